"""A plan, or a country with its plans, as a page to read."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from wpstracker.domain.places import country, country_name
from wpstracker.domain.vocabularies import Instrument, RecommendationStatus, Stage
from wpstracker.figures import country_figures, indicators, plan_links
from wpstracker.figures.citations import citations_of
from wpstracker.figures.event_lines import event_lines
from wpstracker.figures.plan_progress import progress_of
from wpstracker.figures.priority_areas import Area, of_plan
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.event_lines import events_html
from wpstracker.gui.pages.facts import linked, record_block, section, text_block
from wpstracker.gui.pages.figure_lines import figures_html
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.plan_areas import areas_html
from wpstracker.gui.pages.plan_facts import amendments_html, around, plan_facts
from wpstracker.gui.pages.plan_lines import instrument_label, is_1325_plan, period_of, says_none_known
from wpstracker.gui.pages.plan_rollup import indicators_html, matrix_html, reports_html, reports_of
from wpstracker.gui.pages.plan_status_text import basis_sentence, claims_html, conflicts_html, stage_chip, standing_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html, table_html
from wpstracker.records import Amendment, Claim, Plan, Source
from wpstracker.services import plans
from wpstracker.services.checking import is_country
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

ASK = "wps:ask/"
"""Begins links that open the list behind a count: wps:ask/events/KZ."""


def plan_page(store: Store, draft: Draft[Plan], row: Row, day: date, today: date) -> Callable[[], str]:
    """Reads what belongs to the plan now; the answer builds the page in the present colours."""
    plan, claims = draft.record, newest_first(draft.of(Claim))
    sources = _sources(store, [*claims, *draft.of(Amendment)])
    concerned = plan_links.recommendations_on(store, str(plan.id))
    areas = of_plan(store, str(plan.id), words().language)
    supporting = event_lines(store, plan_links.events_supporting(store, str(plan.id)), words().language)
    cited = citations_of(store, str(plan.id))
    near, amendments = around(store, draft), draft.of(Amendment)
    progress, measured = progress_of(store, str(plan.id), day, today=today), indicators.counts(store, str(plan.id), day)
    reports, editable = reports_of(store, str(plan.id), today), not store.read_only

    def build() -> str:
        stands, notes = row["standing"], Footnotes(Plan.kind(), cited)
        return "".join(
            (
                _head(plan, row, notes),
                standing_html(stands, claims, sources, period_of(row), day, is_today=day == today),
                conflicts_html(stands, claims, sources),
                section(tr("The plan"), plan_facts(plan, near, notes)),
                matrix_html(progress, editable=editable),
                indicators_html(str(plan.id), measured, editable=editable),
                amendments_html(amendments, sources, notes),
                _areas(areas, notes),
                _claims_block(claims, claims_html(claims, sources, stands, day, plan.notes)),
                reports_html(reports),
                events_html(tr("Events that support it"), supporting),
                _recommendations(concerned),
                notes.html(),
                record_block(plan),
            )
        )

    return build


def country_page(store: Store, code: str, rows: Sequence[Row], day: date) -> Callable[[], str]:
    """A country: its plans with their status, and what else the file holds about it."""
    none = next((row for row in rows if says_none_known(row)), None)
    claims = newest_first(store_claims(store, none)) if none else []
    sources = _sources(store, claims)
    events, asked = plan_links.count_events(store, code), plan_links.count_recommendations(store, code)
    known = country_figures.listed(store, country_figures.about(store, code), words().language)
    editable = not store.read_only

    def build() -> str:
        parts = [_country_head(code)]
        if not any(is_1325_plan(row) for row in rows):
            parts.append(_box(tr("No 1325 plan known"), tr("No national action plan on UNSCR 1325 is known for this country.")))
        if none is not None:
            parts.append(f"<p>{esc(basis_sentence(none['standing'], claims, sources, ''))}</p>")
        parts.append(_plans_table([row for row in rows if not says_none_known(row)]))
        if none is not None:
            parts += [
                _claims_block(claims, claims_html(claims, sources, none["standing"], day, "")),
                text_block(tr("Notes"), none["notes"]),
            ]
        return "".join((*parts, figures_html(known, editable=editable), _counts(code, events, asked)))

    return build


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """By the date they speak of; those without a date last."""
    return sorted(claims, key=lambda claim: (claim.as_of.code() if claim.as_of else "", str(claim.id)), reverse=True)


def store_claims(store: Store, row: Row) -> list[Claim]:
    """The claims about one plan."""
    draft = plans.load(store, row["id"])
    return draft.of(Claim) if draft else []


def _head(plan: Plan, row: Row, notes: Footnotes) -> str:
    """Country, title, other titles, and what sort of plan it is; that it is no 1325 plan is said aloud."""
    above = " · ".join(
        part for part in (linked("country", plan.country, country_name(plan.country, words().language)), esc(plan.reference)) if part
    )
    others = "".join(f'<p class="muted">{esc(title)}</p>' for title in {plan.title, *plan.titles.values()} - {row["title"]} if title)
    edition = tr("edition {n}", n=plan.edition) if plan.edition else ""
    counted = tr("counted by {who}", who=plan.edition_counted_by) if plan.edition and plan.edition_counted_by else ""
    line = " · ".join(esc(part) for part in (edition, counted, period_of(row)) if part)
    sort = instrument_label(row)
    chip = chip_html(sort, role="accent" if plan.instrument == Instrument.NAP_1325 else "info") if sort else ""
    below = "&nbsp; ".join(part for part in (chip, f'<span class="muted">{line}</span>' if line else "") if part)
    below = notes.after(below, "instrument", "edition", "edition_counted_by")
    return f'<p class="small">{above}</p><h1>{esc(row["title"])}{notes.mark("title", "titles")}</h1>{others}<p>{below}</p>{_not_1325(plan)}'


def _not_1325(plan: Plan) -> str:
    """The plain word that another instrument is not a 1325 plan."""
    if plan.instrument == Instrument.NAP_1325:
        return ""
    if plan.instrument == Instrument.GENDER_EQUALITY:
        return _box(tr("Not a 1325 NAP"), tr("This is a gender-equality plan. It does not count as a national action plan on UNSCR 1325."))
    return _box(tr("Not a 1325 NAP"), tr("This instrument does not count as a national action plan on UNSCR 1325."))


def _areas(areas: Sequence[Area], notes: Footnotes) -> str:
    """The areas the plan names for itself."""
    if not areas:
        return ""
    return f"<h2>{esc(tr('Priority areas'))}{notes.mark('priority_area')}</h2>{areas_html(areas, with_events=True)}"


def _claims_block(claims: Sequence[Claim], table: str) -> str:
    title = esc(tr("What is claimed about its status"))
    if not claims:
        none = tr("No claims yet. Add one to say where the plan stands, as of when, and who says so.")
        return f'<h2>{title}</h2><p class="muted">{esc(none)}</p>'
    return f"<h2>{title}</h2>{table}"


def _recommendations(concerned: Sequence[Row]) -> str:
    """Recommendations that concern the plan."""
    if not concerned:
        return ""
    rows = [
        [
            linked("recommendation", row["id"], " ".join((row["text"] or tr("Text missing")).split())[:160]),
            chip_html(tr(RecommendationStatus(row["status"]).label), role=role_of(RecommendationStatus, row["status"]))
            if row["status"]
            else "",
        ]
        for row in concerned
    ]
    return f"<h2>{esc(tr('Recommendations on this plan'))}</h2>{table_html([tr('Recommendation'), tr('Status')], rows)}"


def _country_head(code: str) -> str:
    known = country(code) if is_country(code) else None
    belongs = [tr("Central Asia")] if known and known.central_asia else []
    belongs += [tr("OSCE participating State")] if known and known.osce else []
    belongs += [tr("OSCE Partner for Co-operation")] if known and known.osce_partner else []
    return f'<p class="small">{esc(" · ".join(belongs))}</p><h1>{esc(country_name(code, words().language))}</h1>'


def _plans_table(rows: Sequence[Row]) -> str:
    """Each plan with instrument, period and status."""
    if not rows:
        return ""
    headers = [tr("Plan"), tr("Period"), tr("Status")]
    body = [
        [
            f'{linked("plan", row["id"], row["title"] or row["reference"])}<br><span class="small">{esc(instrument_label(row))}</span>',
            esc(period_of(row)).replace("–", "–&#8288;"),
            stage_chip(row["stage"]) + _doubt(row),
        ]
        for row in rows
    ]
    return f"<h2>{esc(tr('Plans'))}</h2>{table_html(headers, body)}"


def _doubt(row: Row) -> str:
    marks = [tr("Conflicting claims")] if row["conflict"] else []
    marks += [tr("To be confirmed")] if row["standing"].to_be_confirmed and row["stage"] != Stage.UNKNOWN else []
    return "".join(f'<br><span class="warning">{esc(mark)}</span>' for mark in marks)


def _counts(code: str, events: int, asked: int) -> str:
    """How much else there is, each figure a way to the list behind it."""
    one, two = tr_n("{n} event", "{n} events", events), tr_n("{n} recommendation", "{n} recommendations", asked)
    said = [
        link_html(f"{ASK}events/{code}", one) if events else esc(one),
        link_html(f"{ASK}recommendations/{code}", two) if asked else esc(two),
    ]
    return f"<h2>{esc(tr('In this file'))}</h2><p>{' · '.join(said)}</p>"


def _sources(store: Store, parts: Iterable[Claim | Amendment]) -> dict[str, Source]:
    found = (store.get(Source, part.source) for part in parts)
    return {str(source.id): source for source in found if source is not None}


def _box(title: str, sentence: str) -> str:
    """A block nobody overlooks."""
    ground = tokens().info_soft
    return f'<table width="99%" cellpadding="10" bgcolor="{ground}"><tr><td><b>{esc(title)}</b><br>{esc(sentence)}</td></tr></table><br>'
