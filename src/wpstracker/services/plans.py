"""What a person can do with plans and with the claims about them."""

from collections.abc import Iterable, Sequence
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import Instrument, YesNo
from wpstracker.records import Claim, Plan, Record
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems, money_problems, title_problems
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft, name_record
from wpstracker.services.plan_parts import circle_problems, claim_problems, plan_part_problems
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank(country: str = "") -> Draft[Plan]:
    """A new, unsaved plan."""
    return Draft(Plan(country=country, instrument=Instrument.NAP_1325.value))


def load(store: Store, id_: str) -> Draft[Plan] | None:
    """A plan with the claims about it."""
    return drafts.load(store, Plan, id_)


def id_by_reference(store: Store, reference: str) -> str | None:
    """The id of the plan that bears a reference, whatever its case."""
    found = store.rows("SELECT id FROM plan WHERE reference = ? COLLATE NOCASE", (reference.strip(),))
    return str(found[0][0]) if found else None


def problems(draft: Draft[Plan], store: Store | None = None) -> list[Problem]:
    """What contradicts itself; with the file at hand also whether the plan would come before itself."""
    plan = draft.record
    found = title_problems("title", plan.title) + country_problems("country", [plan.country])
    if not plan.country:
        found.append(Problem("country", N_("Choose the country whose plan this is.")))
    ends, starts = _last(plan.until), _first(plan.in_force)
    if ends and starts and ends < starts:
        found.append(Problem("until", N_("The plan would end before it is in force. Correct one of the two dates.")))
    if plan.edition is not None and not 1 <= plan.edition < 1000:
        found.append(Problem("edition", N_("Editions count from 1. Leave it empty if it is unknown.")))
    found += plan_part_problems(draft) + _budget_problems(plan)
    return found + (circle_problems(store, plan) if store else []) + citation_problems(draft)


def _budget_problems(plan: Plan) -> list[Problem]:
    """An amount and the word that there is no budget exclude each other."""
    found = money_problems(plan, "budget")
    if plan.budget is not None and plan.budgeted == YesNo.NO:
        message = N_("The plan is said to have no budget, yet an amount stands here. Clear the amount, or choose “Yes”.")
        found.append(Problem("budget", message))
    return found


def save(store: Store, draft: Draft[Plan], initiator: object = None) -> str:
    """Save a new or changed plan with its claims as one step; its id. Raises Invalid."""
    is_new = store.get(Plan, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New plan") if is_new else N_("Edit plan"), problems(draft, store), initiator)


def blank_claim(plan: Plan, today: date) -> Claim:
    """A new, unsaved claim about a plan as of today."""
    return Claim(plan=plan.id, as_of=PartialDate.of(today))


def add_claim(store: Store, claim: Claim, new: Iterable[Record] = (), initiator: object = None) -> None:
    """Put one more claim beside the others; none is overwritten. A `new` source is saved with it. Raises Invalid."""
    found = claim_problems(claim)
    if found:
        raise Invalid(found)
    with store.change(N_("Add status claim"), initiator=initiator) as writer:
        for record in new:
            name_record(store, record)
            writer.save(record)
        writer.save(claim)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete plans with the claims about them."""
    title = N_("Delete plan") if len(ids) == 1 else N_("Delete {n} plans")
    drafts.delete(store, Plan, ids, title, initiator, n=len(ids))


def _first(when: PartialDate | None) -> date | None:
    return when.earliest() if when else None


def _last(when: PartialDate | None) -> date | None:
    return when.latest() if when else None
