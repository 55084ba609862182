"""An item of a plan as a page to read: where it stands, what the plan says of it, what hangs on it, what was told of it."""

from collections.abc import Callable
from datetime import date

from wpstracker.domain.languages import language_name
from wpstracker.domain.rollup import HOW_COUNTED, Progress
from wpstracker.domain.vocabularies import EventStatus, ItemRole, MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures import chain, indicators, progress
from wpstracker.figures.citations import citations_of
from wpstracker.figures.columns import label_of
from wpstracker.figures.linked import Linked
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.facts import Fact, fact, linked, listed, money, record_block, section
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.plan_matrix_cells import shown_text, term_meant
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.progress_lines import status_html, timeline_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html
from wpstracker.records import ItemOrganisation, PlanItem
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

HOW = "wps:how-counted/"
NEW_INDICATOR = "wps:new-indicator/"
"""Links that explain the counting, and that begin an indicator of the item."""
_STATUSES: dict[str, type[Vocabulary]] = {"event": EventStatus, "recommendation": RecommendationStatus}


def item_page(store: Store, draft: Draft[PlanItem], line: Line, level: str, today: date, *, editable: bool) -> Callable[[], str]:
    """Reads what belongs to the item now; the answer builds the page in the present colours. `level` is what the plan calls it."""
    item, id_, language = draft.record, line.id, words().language
    links = chain.chains(store, PlanItem.kind(), [id_], language)[id_]
    told = progress.timeline(store, PlanItem.kind(), id_, today, language)
    bodies = _bodies(store, draft)
    measured = list(indicators.rows(store, indicators.ids_of_item(store, id_), today, language).values())
    cited = citations_of(store, id_)
    pillar = names(store, "term", [item.pillar], language).get(item.pillar or "", "")

    def build() -> str:
        notes = Footnotes(PlanItem.kind(), cited)
        return "".join(
            (
                _head(item, line, level, notes),
                rolled_html(line.total) if line.total.total and not line.is_measure else "",
                section("", _facts(item, bodies, pillar, notes)),
                _indicators(measured, editable=editable),
                _linked(tr("Events"), links.events),
                _linked(tr("Recommendations"), links.recommendations),
                timeline_html(told, editable=editable and line.is_measure) if line.is_measure or told.lines else "",
                notes.html(),
                record_block(item),
            )
        )

    return build


def rolled_html(total: Progress) -> str:
    """How many measures below are implemented, not reported, overdue, shown by evidence; and how that is counted."""
    lines = [tr("{share} measures implemented", share=total.implemented.text(words()))]
    lines += [
        tr("{status}: {n}", status=tr(status.label), n=total.of(status))
        for status in MeasureStatus
        if status is not MeasureStatus.IMPLEMENTED and total.of(status)
    ]
    if total.not_reported:
        lines.append(tr_n("{n} not reported", "{n} not reported", total.not_reported))
    if total.overdue:
        lines.append(tr_n("{n} overdue", "{n} overdue", total.overdue))
    lines.append(tr("evidence for {share}", share=total.evidence.text(words())))
    if total.on_target.whole:
        lines.append(tr("{share} indicators on target", share=total.on_target.text(words())))
    first, *rest = lines
    how = link_html(HOW, tr("How this is counted"))
    return f'<p><b>{esc(first)}</b><br>{esc("; ".join(rest))}<br><span class="small">{how}</span></p>'


def how_counted() -> str:
    """The rules of counting, one a line."""
    return "\n\n".join(tr(rule) for rule in HOW_COUNTED)


def _head(item: PlanItem, line: Line, level: str, notes: Footnotes) -> str:
    """Level and number, the text in every language, status."""
    above = " ".join(part for part in (level, item.number) if part)
    said = shown_text(item)
    others = [
        f'<p class="muted"><span class="small">{esc(language_name(language, words()))}</span><br>{esc(text)}</p>'
        for language, text in (item.texts or {}).items()
        if text and text != said
    ]
    if item.text and item.text != said:
        others.insert(0, f'<p class="muted">{esc(item.text)}</p>')
    text = esc(said) if said else f'<span class="warning">{esc(tr("Text missing"))}</span>'
    late = f"&nbsp; {chip_html(tr('overdue'), role='bad')}" if line.counted.is_overdue else ""
    status = f"<p>{status_html(MeasureStatus, line.status)}{late}</p>" if line.is_measure else ""
    return f'<p class="small">{esc(above)}</p><p><b>{text}</b>{notes.mark("text", "texts")}</p>{"".join(others)}{status}'


def _facts(item: PlanItem, bodies: dict[str, str], pillar: str, notes: Footnotes) -> list[Fact]:
    """What the plan says, and how it was understood."""
    meant = term_meant(item)
    term = listed(
        [esc(item.due_written or meant), _small(meant) if item.due_written and meant.casefold() != item.due_written.casefold() else ""]
    )
    unread = _small(tr("no date was understood from it")) if item.due_written and not meant else ""
    written = esc(item.responsible_written)
    lead, support = bodies.get(ItemRole.LEAD, ""), bodies.get(ItemRole.SUPPORT, "")
    known = [
        (tr("Deadline"), notes.after(listed([term, unread]), "due_written", "due", "start", "due_kind", "rhythm")),
        (tr("Responsible"), notes.after(written, "responsible_written")),
        (tr("Known bodies"), notes.after(lead, "item_organisation")),
        (tr("Co-responsible"), support),
        *notes.facts([fact(item, name) for name in ("form", "expected")], "form", "expected"),
        (tr("Pillar"), notes.after(esc(pillar), "pillar")),
        (tr("Cross-cutting"), esc(tr("yes")) if item.cross_cutting else ""),
        (tr("Budget planned"), notes.after(esc(money(item.budget_planned, item.currency)), "budget_planned")),
        (tr("Budget spent"), notes.after(esc(money(item.budget_spent, item.currency)), "budget_spent")),
    ]
    return [*known, *notes.facts([fact(item, "funding_source")], "funding_source")]


def _bodies(store: Store, draft: Draft[PlanItem]) -> dict[str, str]:
    """Links to the bodies of each role."""
    parts = draft.of(ItemOrganisation)
    called = names(store, "organisation", [part.organisation for part in parts], words().language)
    return {
        role.value: listed(
            [
                linked("organisation", part.organisation, called[str(part.organisation)])
                for part in parts
                if part.role == role and str(part.organisation) in called
            ]
        )
        for role in ItemRole
    }


def _indicators(rows: list[Row], *, editable: bool) -> str:
    """Each with its newest value and whether it is on target."""
    add = f"<p>{link_html(NEW_INDICATOR, tr('Add an indicator…'))}</p>" if editable else ""
    if not rows and not editable:
        return ""
    lines = []
    for row in rows:
        column = next(column for column in indicators.COLUMNS if column.key == "verdict")
        verdict = chip_html(column.show(row["verdict"], words()), role=role_of(column.vocabulary, row["verdict"])) if row["verdict"] else ""
        newest = row["newest_said"] or tr("not reported")
        said = tr("{newest}, target {target}", newest=newest, target=row["target_said"]) if row["target_said"] else newest
        name = " ".join(part for part in (row["number"], row["text"] or row["reference"]) if part)
        lines.append(f'<p>{linked("indicator", row["id"], name)}<br>{verdict}&nbsp; <span class="small">{esc(said)}</span></p>')
    return f"<h2>{esc(tr('Indicators'))}</h2>{''.join(lines)}{add}"


def _linked(heading: str, records: tuple[Linked, ...]) -> str:
    """Linked records with their status."""
    if not records:
        return ""
    lines = []
    for record in records:
        statuses = _STATUSES.get(record.kind)
        chip = chip_html(label_of(statuses, record.status, words()), role=role_of(statuses, record.status)) if record.status else ""
        about = " · ".join(part for part in (chip, _small(record.extra), _small(record.note)) if part)
        lines.append(f"<p>{linked(record.kind, record.id, ' '.join(record.title.split())[:160])}<br>{about}</p>")
    return f"<h2>{esc(heading)}</h2>{''.join(lines)}"


def _small(text: str) -> str:
    return f'<span class="small">{esc(text)}</span>' if text else ""
