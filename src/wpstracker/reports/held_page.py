"""What is held about a person, as one page that any browser shows and the person herself can read; nothing is left out of it."""

import base64
import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from wpstracker.figures.columns import show_day
from wpstracker.figures.held import Held, title_of
from wpstracker.figures.mentions import Mention
from wpstracker.records import KINDS
from wpstracker.words import N_, Words

TITLE = N_("What is held about {name}")
_STYLE = """body { font: 15px/1.45 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #1c2430; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0;
border-bottom: 1px solid #d5dae1; } th { font-weight: 600; } h1 { font-size: 1.6em; } h2 { font-size: 1.15em; margin-top: 1.8em; }
.muted { color: #5b6675; } @media print { body { margin: 0; } }"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

Linked = Callable[[Mention], str]
"""The HTML of a record's title."""


def held_page(held: Held, words: Words, today: date, file: str, contents: Mapping[str, bytes]) -> str:
    """A whole HTML document; `contents` are the attached files by digest, which can be saved from it."""
    title = words(TITLE, name=held.name)
    about = words(N_("From the file “{file}” on {day}. Confidential: it is meant for this person alone."), file=file, day=show_day(today))
    head = f"""<!doctype html><html lang="{words.language}"><head><meta charset="utf-8"><title>{_esc(title)}</title>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>{_STYLE}</style></head><body>"""
    body = f'<h1>{_esc(title)}</h1><p class="muted">{_esc(about)}</p>{held_html(held, words)}{_files(held, words, contents)}'
    return f"{head}{body}</body></html>\n"


def held_html(held: Held, words: Words, linked: Linked | None = None) -> str:
    """The sections: her record, the rows about her, texts that name her, drafts, the change log."""
    parts = [_section(words(KINDS["person"].label), _table((), [(f"<b>{_esc(label)}</b>", _esc(text)) for label, text in held.facts]))]
    for table in held.tables:
        rows = [tuple(map(_esc, row)) for row in table.rows]
        parts.append(_section(words(title_of(table.kind)), _table(table.headings, rows)))
    parts.append(_section(words(N_("Texts that name the person")), _mentions(held.mentions, words, linked or _plain_title)))
    parts.append(_section(words(N_("Drafts and change log")), "".join(f"<p>{_esc(line)}</p>" for line in _kept_besides(held, words))))
    return "".join(parts)


def _plain_title(mention: Mention) -> str:
    return _esc(mention.title)


def _mentions(found: Sequence[Mention], words: Words, linked: Linked) -> str:
    if not found:
        return f"<p>{_esc(words(N_('No text of another record and no attached file names the person.')))}</p>"
    headings = (words(N_("Kind")), words(N_("Record")), words(N_("Where")), words(N_("Text")))
    rows = [(_esc(words(KINDS[each.kind].label)), linked(each), _esc(_where(each, words)), _esc(each.excerpt)) for each in found]
    return _table(headings, rows)


def _where(mention: Mention, words: Words) -> str:
    field = words(mention.field)
    return words(N_("{label}: {value}"), label=field, value=mention.file) if mention.file else field


def _kept_besides(held: Held, words: Words) -> Iterable[str]:
    log = held.log
    yield words.plural("{n} unsaved draft names the person.", "{n} unsaved drafts name the person.", len(held.drafts))
    yield words.plural("The change log has {n} change to these rows.", "The change log has {n} changes to these rows.", log.own)
    if log.first and log.last:
        first, last = (show_day(datetime.fromtimestamp(moment).date()) for moment in (log.first, log.last))
        yield words(N_("They were made between {first} and {last}."), first=first, last=last)
    yield words.plural(
        "In {n} field of other records the log keeps an earlier text that names the person.",
        "In {n} fields of other records the log keeps an earlier text that names the person.",
        log.naming,
    )
    yield words.plural(
        "{n} step of the log bears the person’s name.",
        "{n} steps of the log bear the person’s name.",
        log.steps,
    )


def _files(held: Held, words: Words, contents: Mapping[str, bytes]) -> str:
    links = []
    for name, digest in held.files:
        if digest in contents:
            data = base64.b64encode(contents[digest]).decode("ascii")
            saved = html.escape(name, quote=True)
            links.append(f'<li><a download="{saved}" href="data:application/octet-stream;base64,{data}">{_esc(name)}</a></li>')
        else:
            links.append(f"<li>{_esc(words(N_('{name}: too large for this page'), name=name))}</li>")
    return _section(words(N_("The attached files themselves")), f"<ul>{''.join(links)}</ul>") if links else ""


def _section(title: str, inside: str) -> str:
    return f"<h2>{_esc(title)}</h2>{inside}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Headings are plain text, cells HTML."""
    head = f"<tr>{''.join(f'<th>{_esc(text)}</th>' for text in headings)}</tr>" if headings else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{head}{body}</table>"


def _esc(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
