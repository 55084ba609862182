"""A source as a well-set page: what it is, where it is used, its text with the quotes marked."""

from collections.abc import Callable, Sequence
from itertools import groupby

from wpstracker.domain.languages import language_name
from wpstracker.domain.personal_data import PersonalData, personal_data
from wpstracker.domain.vocabularies import Confidence, Privacy, SourceKind
from wpstracker.figures.columns import label_of
from wpstracker.figures.sources import Use, uses
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.facts import fact, facts, linked, record_block
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.personal_data_banner import said_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.gui.widgets.source_text import text_html
from wpstracker.records import KINDS, Source
from wpstracker.services.citing import citable
from wpstracker.services.sources import is_web_address
from wpstracker.store.database import Store


def source_page(store: Store, source: Source) -> Callable[[], str]:
    """What builds the page; the file is read now."""
    used = uses(store, str(source.id), words().language)
    found = personal_data(source.text)
    return lambda: _html(source, used, found)


def _html(source: Source, used: Sequence[Use], found: PersonalData) -> str:
    kind = chip_html(label_of(SourceKind, source.source_kind, words()), role="neutral") if source.source_kind else ""
    address = link_html(source.url, source.url) if is_web_address(source.url) else esc(source.url)
    language = esc(language_name(source.language, words())) if source.language else ""
    known = [
        *facts(source, "publisher", "author", "dateline", "published", "accessed"),
        (fact(source, "language")[0], language),
        (fact(source, "url")[0], address),
    ]
    return "".join(
        (
            f"<h1>{esc(source.title or source.reference)}</h1>",
            f"<p>{kind}</p>" if kind else "",
            facts_html(known),
            _used(used),
            _text(source, [use.quote for use in used], found),
            record_block(source),
        )
    )


def _used(used: Sequence[Use]) -> str:
    """Every record that names it, with the quotes."""
    if not used:
        return f'<h2>{esc(tr("Where it is used"))}</h2><p class="muted">{esc(tr("No record names this source yet."))}</p>'
    by_record = [(kind, id_, list(each)) for (kind, id_), each in groupby(used, key=lambda use: (use.kind, use.id))]
    heading = tr_n("Used by {n} record", "Used by {n} records", len(by_record))
    return f"<h2>{esc(heading)}</h2>" + "".join(_record(kind, id_, each) for kind, id_, each in by_record)


def _record(kind: str, id_: str, used: Sequence[Use]) -> str:
    label = words()(KINDS[kind].label)
    name = " ".join(used[0].name.split())
    link = linked(kind, id_, name if len(name) <= 160 else name[:160].rstrip() + "…") if name else esc(label)
    return f'<p>{link}<br><span class="small">{esc(label)}</span></p>' + "".join(_quote(use) for use in used if use.quote)


def _quote(use: Use) -> str:
    """The words, for which field, where they stand, how sure it is."""
    field = citable(use.kind).get(use.field, "")
    sure = chip_html(label_of(Confidence, use.confidence, words()), role=role_of(Confidence, use.confidence)) if use.confidence else ""
    below = "&nbsp; ".join(part for part in (esc(" · ".join(filter(None, (words()(field), use.place)))), sure) if part)
    return f"<blockquote>{esc(use.quote)}" + (f'<br><span class="small">{below}</span>' if below else "") + "</blockquote>"


def _text(source: Source, quotes: Sequence[str], found: PersonalData) -> str:
    heading = f"<h2>{esc(tr('Full text'))}</h2>"
    if not source.text.strip():
        return heading + f'<p class="muted">{esc(tr("The text is not in the file. Edit the source and paste it."))}</p>'
    restricted = source.privacy == Privacy.RESTRICTED
    warning = f'<p class="warning">{esc(said_of(found))}</p>' if found and not restricted else ""
    return heading + warning + text_html(source.text, quotes)
