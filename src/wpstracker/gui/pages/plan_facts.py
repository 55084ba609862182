"""What is known of a plan beside its status: dates, act, bodies, money, amendments, and the plans before and after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.vocabularies import PlanRole
from wpstracker.figures import plan_links
from wpstracker.figures.names import names
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.facts import Fact, fact, facts, linked, linked_name, listed, money, source_html
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.widgets.reading_pane import esc, link_html, table_html
from wpstracker.records import Amendment, Plan, PlanOrganisation, Source
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Around:
    """Links to what stands around a plan, as HTML: its bodies by role, the plans before and after it."""

    bodies: Mapping[str, str]
    before: str
    after: str


def around(store: Store, draft: Draft[Plan]) -> Around:
    """Read what stands around a plan."""
    parts, plan = draft.of(PlanOrganisation), draft.record
    called = names(store, "organisation", [part.organisation for part in parts], words().language)
    bodies = {
        role.value: listed(
            [
                linked("organisation", part.organisation, called[str(part.organisation)])
                for part in parts
                if part.role == role and str(part.organisation) in called
            ]
        )
        for role in PlanRole
    }
    following = [linked_name(store, "plan", id_) for id_ in plan_links.successors(store, str(plan.id))]
    return Around(bodies, linked_name(store, "plan", plan.predecessor), listed(following))


def plan_facts(plan: Plan, known: Around, notes: Footnotes) -> list[Fact]:
    """Four dates, act, bodies, money, the plans before and after, where the text is."""
    dates = ("adopted", "launched", "in_force", "until", "act")
    document = link_html(plan.document, plan.document) if plan.document.startswith(("http://", "https://")) else esc(plan.document)
    public = [(fact(plan, "public")[0], esc(tr("no")))] if not plan.public else []
    before = [(tr("Predecessor"), known.before), (fact(plan, "document")[0], document)]
    after = [(tr("Successor"), known.after)]
    return [
        *notes.facts(facts(plan, *dates), *dates),
        *_bodies(plan, known, notes),
        *_budget(plan, notes),
        *notes.facts(before[:1], "predecessor"),
        *after,
        *public,
        *notes.facts(before[1:], "document"),
    ]


def _bodies(plan: Plan, known: Around, notes: Footnotes) -> list[Fact]:
    """By role; the lead body as the source words it only where it adds something."""
    written = notes.after(esc(plan.lead_body), "lead_body")
    lead = known.bodies[PlanRole.LEAD]
    if lead and written:
        written = f'<span class="small">{tr("as written: {words}", words=written)}</span>'
    rest = [(tr(role.label), known.bodies[role.value]) for role in PlanRole if role is not PlanRole.LEAD]
    found = [(tr(PlanRole.LEAD.label), listed([lead, written])), *rest]
    return [(label, notes.after(shown, "plan_organisation")) for label, shown in found]


def _budget(plan: Plan, notes: Footnotes) -> list[Fact]:
    """The amount; without one the answer; without that nothing."""
    label, answer = fact(plan, "budgeted")
    amount = esc(money(plan.budget, plan.currency))
    shown = [(tr("Budget"), amount)] if amount else [(label, answer)]
    named = notes.facts(facts(plan, "funding_source"), "funding_source")
    return [(label, notes.after(value, "budgeted", "budget", "currency")) for label, value in shown] + named


def amendments_html(amendments: Sequence[Amendment], sources: Mapping[str, Source], notes: Footnotes) -> str:
    """When, by which act, what was changed, and where it is said."""
    if not amendments:
        return ""
    rows = [
        [
            esc(each.made.show(words().language)) if each.made else f'<span class="muted">{esc(tr("date not known"))}</span>',
            listed([f"<b>{esc(each.act)}</b>" if each.act else "", esc(each.note), source_html(sources.get(each.source or ""))]),
        ]
        for each in amendments
    ]
    title = tr_n("{n} amendment", "{n} amendments", len(amendments))
    return f"<h2>{esc(title)}{notes.mark('amendment')}</h2>{table_html([tr('Amended on'), tr('Act and change')], rows)}"
