"""What must hold of the parts of a plan, and of the plans that follow one another."""

from wpstracker.domain.places import country_name
from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Stage
from wpstracker.records import Amendment, Claim, Plan, PlanLevel, PriorityArea
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_LONGEST_LINE = 200
"""More plans than ever follow one another; a line that is longer goes round in a circle."""


def plan_part_problems(draft: Draft[Plan]) -> list[Problem]:
    """Claims say something, areas have names, amendments come after the adoption, each level stands once."""
    found: list[Problem] = []
    for position, claim in enumerate(draft.of(Claim)):
        found += [Problem(f"claim[{position}].{each.field}", each.message) for each in claim_problems(claim)]
    for position, area in enumerate(draft.of(PriorityArea)):
        if not area.name.strip():
            found.append(Problem(f"priority_area[{position}].name", N_("Name the priority area, or remove the row.")))
    for position, amendment in enumerate(draft.of(Amendment)):
        found += [Problem(f"amendment[{position}].{each.field}", each.message) for each in amendment_problems(amendment, draft.record)]
    return found + _level_problems(draft.of(PlanLevel))


def claim_problems(claim: Claim) -> list[Problem]:
    """A claim says a stage, or at least what somebody said of it."""
    if claim.stage not in (None, Stage.UNKNOWN) or claim.quote.strip() or claim.note.strip() or claim.source:
        return []
    return [Problem("stage", N_("Choose the stage that is claimed, or name the source and what it says."))]


def amendment_problems(amendment: Amendment, plan: Plan) -> list[Problem]:
    """An amendment says when, by what or what it changed; it cannot be older than the plan."""
    if not (amendment.made or amendment.act.strip() or amendment.note.strip()):
        return [Problem("made", N_("Say when the plan was amended, by which act, or what was changed; or remove the row."))]
    made = amendment.made.latest() if amendment.made else None
    adopted = plan.adopted.earliest() if plan.adopted else None
    if made and adopted and made < adopted:
        return [Problem("made", N_("The plan would be amended before it was adopted. Correct one of the two dates."))]
    return []


def _level_problems(levels: list[PlanLevel]) -> list[Problem]:
    found: list[Problem] = []
    for position, level in enumerate(levels):
        if not level.level:
            found.append(Problem(f"plan_level[{position}].level", N_("Choose the level that is called so, or remove the row.")))
        elif level.level in [other.level for other in levels[:position]]:
            found.append(Problem(f"plan_level[{position}].level", N_("This level has a row already. Keep one row for each level.")))
    return found


def circle_problems(store: Store, plan: Plan) -> list[Problem]:
    """Nobody is his own forefather: the plans before a plan never lead back to it."""
    before, passed = plan.predecessor, 0
    while before and before != plan.id and passed < _LONGEST_LINE:
        other = store.get(Plan, before)
        before, passed = (other.predecessor if other else None), passed + 1
    if before is None:
        return []
    first = store.get(Plan, plan.predecessor or "")
    message = N_("“{title}” already follows this plan, so it cannot come before it. Choose another predecessor, or none.")
    return [Problem("predecessor", message, {"title": first.title if first else ""})]


def predecessor_doubt(store: Store, country: str, predecessor: str | None, words: Words) -> str:
    """A warning, not a refusal: a plan that follows one of another country; empty when all is well."""
    other = store.get(Plan, predecessor) if predecessor else None
    if other is None or not country or not other.country or other.country == country:
        return ""
    return words(
        N_("This predecessor is a plan of another country: {country}. It can be saved so if it is meant."),
        country=country_name(other.country, words.language),
    )
