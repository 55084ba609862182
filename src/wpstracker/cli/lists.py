"""`wpstracker list KIND` and `wpstracker find TEXT`: what the window lists and finds, in a terminal or as JSON."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from wpstracker.cli.asking import file_named, where
from wpstracker.cli.tables import shortened, table, terminal_width
from wpstracker.cli.told import NotUnderstood, Told
from wpstracker.words import LANGUAGES, N_, Words, words_for

if TYPE_CHECKING:
    from wpstracker.domain.question import Filter
    from wpstracker.figures.columns import Column
    from wpstracker.figures.finding import Hit
    from wpstracker.figures.lists_by_kind import ListOf
    from wpstracker.figures.rows import Row
    from wpstracker.store.database import Store
    from wpstracker.store.keys import Address

_USUAL_LIMIT = 50
_SUFFIX = ".wpst"
_UNKNOWN = "–"
"""Stands for a number that is not reported, as in the lists of the window."""


def list_command(words: Words) -> click.Command:
    """Print a list that a question narrows."""

    def run(names: Sequence[str], file: str | None, asked: str, view: str, sort: str, limit: int, columns: str, as_json: bool) -> None:
        if not names:
            raise NotUnderstood(words(N_("Say what to list: {kinds}."), kinds=", ".join(_kinds())))
        listing = _listing(names[0], words)
        if asked and view:
            raise NotUnderstood(words(N_("A saved view says itself which records are meant: leave out either --view or --where.")))
        _print_list(listing, file_named(file, names[1:], words), (asked, view), (sort, limit, columns, as_json), words)

    about = N_("Print the records that a question means, as the window lists them; restricted ones too, unless “-is:restricted” is asked.")
    params: list[click.Parameter] = [
        click.Argument(["names"], nargs=-1, metavar="KIND [FILE]"),
        click.Option(["--file"], metavar="FILE", help=words(N_("The file to read; its name alone will do too."))),
        click.Option(["--where", "asked"], default="", metavar="QUESTION", help=words(WHERE_HELP)),
        click.Option(["--view"], default="", metavar="NAME", help=words(N_("A saved view of the file, with its order and columns."))),
        click.Option(["--sort"], default="", metavar="COLUMN", help=words(N_("The column to sort by; with “-” before it downwards."))),
        click.Option(["--limit"], default=0, type=int, metavar="N", help=words(N_("No more than so many."))),
        click.Option(["--columns"], default="", metavar="A,B", help=words(N_("Which columns; “all” for every one."))),
        click.Option(["--json", "as_json"], is_flag=True, help=words(N_("As JSON: codes and ISO dates instead of words."))),
    ]
    return Told("list", words(about), params, run, words)


def find_command(words: Words) -> click.Command:
    """Look words up in everything."""

    def run(said: Sequence[str], file: str | None, kinds: Sequence[str], limit: int, as_json: bool) -> None:
        source, text = _file_and_text(said, file, words)
        if not text.strip():
            raise NotUnderstood(words(N_("Say what to look for.")))
        chosen = [_listing(kind, words).kind for kind in kinds]
        _print_found(source, text, chosen, limit if limit > 0 else _USUAL_LIMIT, as_json, words)

    params: list[click.Parameter] = [
        click.Argument(["said"], nargs=-1, metavar="TEXT [FILE]"),
        click.Option(["--file"], metavar="FILE", help=words(N_("The file to read; its name alone will do too."))),
        click.Option(["--kind", "kinds"], multiple=True, metavar="KIND", help=words(N_("Only these; may be given several times."))),
        click.Option(["--limit"], default=0, type=int, metavar="N", help=words(N_("No more than so many."))),
        click.Option(["--json", "as_json"], is_flag=True, help=words(N_("As JSON: codes and ISO dates instead of words."))),
    ]
    return Told("find", words(N_("Look for words in every record, whatever the script or spelling.")), params, run, words)


WHERE_HELP = N_("Which ones, as typed in the window: country:KZ,KG type:training after:2023-01 -online.")


def _kinds() -> list[str]:
    from wpstracker.figures.lists_by_kind import LISTS

    return list(LISTS)


def _listing(said: str, words: Words) -> "ListOf":
    """A kind of list by its name, one or many, in either language."""
    from wpstracker.domain.question_values import nearest_of
    from wpstracker.domain.question_words import key
    from wpstracker.figures.lists_by_kind import LISTS

    names = {
        key(name): kind
        for kind, each in LISTS.items()
        for name in (kind, f"{kind}s", each.name.removesuffix("s"), *(words_for(la)(each.name) for la in LANGUAGES))
    }
    found = LISTS.get(names.get(key(said), ""))
    if found is None:
        near = nearest_of(said, LISTS)
        message = N_("There is no list “{kind}”. Did you mean “{near}”?") if near else N_("There is no list “{kind}”; there are {kinds}.")
        raise NotUnderstood(words(message, kind=said, near=near, kinds=", ".join(LISTS)))
    return found


def _print_list(listing: "ListOf", source: "Address", asked: tuple[str, str], how: tuple[str, int, str, bool], words: Words) -> None:
    from wpstracker.figures.lists_by_kind import Wanted, plain_value
    from wpstracker.store.database import Store

    sort, limit, names, as_json = how
    with closing(Store.open_for_reading(source)) as store:
        question, sort, names = _asked(listing, store, asked, (sort, names), words)
        columns = _columns(listing, names, words)
        key = _sort_key(listing, sort, words)
        total, rows = listing.read(Wanted(store, question, date.today(), words.language, key, sort.startswith("-"), max(limit, 0)))
    if as_json:
        plain = [{"kind": listing.kind, "id": row["id"]} | {each.key: plain_value(row.get(each.key)) for each in columns} for row in rows]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    shown = [[column.show(row.get(column.key), words) or _UNKNOWN * column.is_number for column in columns] for row in rows]
    for line in table([words(column.label) for column in columns], shown, [column.is_number for column in columns]):
        click.echo(line)
    counted = words.plural("{n} record", "{n} records", total)
    click.echo(words(N_("{shown} of {counted} shown"), shown=len(rows), counted=counted) if len(rows) < total else counted, err=True)


def _asked(listing: "ListOf", store: "Store", asked: tuple[str, str], how: tuple[str, str], words: Words) -> "tuple[Filter, str, str]":
    """The question, what to sort by and which columns: as they are said, or as a saved view has them."""
    from wpstracker.services import saved_views

    (text, name), (sort, columns) = asked, how
    if not name:
        return where(text, listing.kind, store, words), sort, columns
    view = saved_views.named(store, name, listing.kind)
    if view is None:
        known = ", ".join(each.name for each in saved_views.all_views(store, listing.kind))
        message = N_("There is no view “{name}” of this list; there are {known}.") if known else N_("The file has no views of this list.")
        raise NotUnderstood(words(message, name=name, known=known))
    look = view.look
    own = f"-{look.sorted_by}" if look.descending else look.sorted_by
    shown = ",".join(key for key in look.columns if listing.column(key))
    return view.question, sort or (own if look.sorted_by in listing.sorts else ""), columns or shown


def _columns(listing: "ListOf", said: str, words: Words) -> "list[Column]":
    names = (
        [column.key for column in listing.columns]
        if said == "all"
        else [each.strip() for each in said.split(",")]
        if said
        else listing.shown
    )
    return [_column(listing, name, words) for name in names]


def _column(listing: "ListOf", name: str, words: Words, known: Sequence[str] = ()) -> "Column":
    keys = known or [column.key for column in listing.columns]
    column = listing.column(name) if name in keys else None
    if column is None:
        raise NotUnderstood(words(N_("There is no column “{name}” here; there are {known}."), name=name, known=", ".join(keys)))
    return column


def _sort_key(listing: "ListOf", sort: str, words: Words) -> str:
    return _column(listing, sort.removeprefix("-"), words, listing.sorts).key if sort else ""


def _file_and_text(said: Sequence[str], file: str | None, words: Words) -> "tuple[Address, str]":
    """The file is the last word where it is not named with --file."""
    if file is None and len(said) > 1 and said[-1].lower().endswith(_SUFFIX):
        said, file = said[:-1], said[-1]
    return file_named(file, (), words), " ".join(said)


def _print_found(source: "Address", text: str, kinds: Sequence[str], limit: int, as_json: bool, words: Words) -> None:
    from wpstracker.figures.finding import find
    from wpstracker.store.database import Store

    with closing(Store.open_for_reading(source)) as store:
        hits = find(store, text, kinds or None, limit, words.language)
        references = _references(store, hits)
    if as_json:
        found = [_as_json(hit, references, words) for hit in hits]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif not hits:
        click.echo(words(N_("Nothing was found for “{text}”."), text=text), err=True)
    for hit in () if as_json else hits:
        for line in _lines(hit, references.get(hit.id, ""), words):
            click.echo(line)


def _references(store: "Store", hits: "Sequence[Hit]") -> dict[str, str]:
    """The references of records that have one, by id."""
    from wpstracker.figures.rows import own_rows
    from wpstracker.records import KINDS

    found: dict[str, str] = {}
    for kind in {hit.kind for hit in hits}:
        if "reference" in KINDS[kind].described():
            rows: dict[str, Row] = own_rows(store, KINDS[kind], [hit.id for hit in hits if hit.kind == kind], only=("reference",))
            found |= {id_: row["reference"] for id_, row in rows.items()}
    return found


def _as_json(hit: "Hit", references: dict[str, str], words: Words) -> dict[str, Any]:
    said = {"kind": hit.kind, "id": hit.id, "reference": references.get(hit.id) or None, "title": hit.title}
    return said | {"field": words(hit.field_label) or None, "excerpt": hit.excerpt or None}


def _lines(hit: "Hit", reference: str, words: Words) -> list[str]:
    """What it is and what it is called; below, where the words stand."""
    from wpstracker.records import KINDS

    width = terminal_width()
    first = words(N_("{kind} {reference}: {title}"), kind=words(KINDS[hit.kind].label), reference=reference, title=hit.title)
    lines = [shortened(first.replace(" :", ":"), width)]
    if hit.excerpt:
        field = words(hit.field_label)
        lines.append("    " + shortened(words(N_("{field}: {excerpt}"), field=field, excerpt=hit.excerpt), width and width - 4))
    return lines
