"""What the reports of the family share: sheets that list records, chosen columns, and the page that explains a report."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from wpstracker import __version__
from wpstracker.figures.columns import Column
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches
from wpstracker.reports.asked import facts
from wpstracker.reports.book import Block, Fact, Group, Heading, Later, PageSheet, Paragraph, Report, Sheet, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.words import LANGUAGES, N_, Words

Reader = Callable[[Sequence[str]], Mapping[str, Row]]
"""Ids to rows by id."""

PartsReader = Callable[[Sequence[str]], Iterable[Row]]
"""Ids of records to the rows of their parts."""

NOTHING = N_("Nothing in the file answers the filters named on the first sheet.")


def by_keys(known: Sequence[Column], keys: str, more: Mapping[str, Column] | None = None) -> tuple[Column, ...]:
    """Columns by key, in the order of the keys."""
    by_key = {column.key: column for column in known} | dict(more or {})
    return tuple(by_key[key] for key in keys.split())


def listing(name: str, title: str, columns: Sequence[Column], ids: Collection[str], read: Reader, words: Words) -> TableSheet:
    """Records in the order of the ids, read a portion at a time; a record deleted meanwhile is left out."""

    def rows() -> Iterator[Row]:
        for batch in batches(ids):
            found = read(batch)
            yield from (found[id_] for id_ in batch if id_ in found)

    return TableSheet(name, title, columns, rows, len(ids), words(NOTHING), fixed=2)


def parts_listing(
    name: str, title: str, columns: Sequence[Column], owners: Sequence[str], count: int, read: PartsReader, words: Words
) -> TableSheet:
    """The parts of records, record after record in the order of their ids."""

    def rows() -> Iterator[Row]:
        for batch in batches(owners):
            yield from read(batch)

    return TableSheet(name, title, columns, rows, count, words(NOTHING), fixed=2)


def computed(name: str, title: str, columns: Sequence[Column], rows: Sequence[Row], words: Words, *, fixed: int = 1) -> TableSheet:
    """A table of what was counted; its rows lie ready."""
    return TableSheet(name, title, columns, lambda: rows, len(rows), words(NOTHING), fixed=fixed)


def after_explaining(asking: Asking, title: str, explain: Callable[[Sequence[Sheet]], PageSheet], *groups: Group) -> Report:
    """A report whose first sheet explains the others, which it is handed; every group is made when it is looked at."""
    sheets: Later = Later((("",), lambda: (explain(sheets[1:]),)), *groups)
    words, request = asking.words, asking.request
    return Report(words(title), words(title), sheets, words, asking.today, request.languages, request.hxl)


def explained(
    asking: Asking,
    title: str,
    intro: str,
    sheets: Sequence[Sheet],
    definitions: Iterable[tuple[str, str]] = (),
    more: Sequence[Block] = (),
) -> PageSheet:
    """What a reader who was handed the workbook needs to know.

    `intro` and `definitions` are untranslated; `more` stands before the definitions.
    """
    words = asking.words
    blocks: list[Block] = [
        Paragraph(words(intro)),
        Heading(words(N_("Filters"))),
        *_asked(asking),
        Heading(words(N_("Where it comes from"))),
        Fact(words(N_("File")), asking.file),
        Fact(words(N_("Made on")), asking.today),
        Fact(words(N_("Program")), f"WPS Tracker {__version__}"),
        Fact(words(N_("Language")), ", ".join(LANGUAGES[language] for language in asking.request.languages)),
        Heading(words(N_("Sheets"))),
        *(Fact(sheet.title, _size(sheet, words), sheet.title) for sheet in sheets),
        *more,
    ]
    said = [Fact(words(label), words(text)) for label, text in definitions]
    if said:
        blocks += [Heading(words(N_("How to read it"))), *said]
    return PageSheet(words(N_("About")), title, blocks)


def asked_in_words(asking: Asking) -> str:
    """The filters on one line, for the head of printed pages; "" when everything is meant."""
    everything = asking.request.on(asking.today).is_empty and not asking.request.plans
    return "" if everything else " · ".join(str(fact.value) for fact in _asked(asking))


def _asked(asking: Asking) -> list[Fact]:
    """The filters in words, and the plans that were chosen by name."""
    request, words = asking.request, asking.words
    called = names(asking.store, "plan", request.plans, words.language, unrestricted=not request.handover.restricted)
    chosen = [Fact(words(N_("Plans")), "; ".join(called[plan] for plan in request.plans if plan in called))] if request.plans else []
    question = request.on(asking.today)
    return chosen if chosen and question.is_empty else [*chosen, *facts(question, asking.store, words)]


def _size(sheet: Sheet, words: Words) -> str:
    if not isinstance(sheet, TableSheet):
        return words(N_("figures and charts"))
    return words.plural("{n} row", "{n} rows", sheet.count)
