"""What a person can do with people named in their public roles."""

from collections.abc import Sequence

from wpstracker.domain.problems import Invalid, Problem
from wpstracker.records import Person, Position
from wpstracker.services import drafts
from wpstracker.services.directory import name_problems, span_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.store.erasures import is_erased
from wpstracker.words import N_

WAS_ERASED = N_("What was known about this person was erased for good. Make a new record if somebody else is meant.")


def blank() -> Draft[Person]:
    """A new, unsaved person."""
    return Draft(Person())


def load(store: Store, id_: str) -> Draft[Person] | None:
    """A person with the positions held."""
    return drafts.load(store, Person, id_)


def problems(draft: Draft[Person]) -> list[Problem]:
    """A name; positions that say something and do not end before they begin."""
    found = name_problems("name", draft.record.name)
    for position, held in enumerate(draft.of(Position)):
        found += [Problem(f"position[{position}].{each.field}", each.message) for each in position_problems(held)]
    return found


def position_problems(held: Position) -> list[Problem]:
    """A position has a title, an organisation, or something the person is the focal point for."""
    says = held.title.strip() or held.organisation or held.focal_point or held.focal_point_for.strip()
    found = [] if says else [Problem("title", N_("Write the position or its organisation, or remove the row."))]
    message = N_("The position would end before it begins. Correct one of the two dates.")
    return found + span_problems("held_until", held.held_from, held.held_until, message)


def save(store: Store, draft: Draft[Person], initiator: object = None) -> str:
    """Save a new or changed person with the positions held as one step; the id. Raises Invalid."""
    if is_erased(store, str(draft.record.id)):
        raise Invalid([Problem("name", WAS_ERASED)])
    is_new = store.get(Person, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New person") if is_new else N_("Edit person"), problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete people whom no event names. Raises Invalid."""
    title = N_("Delete person") if len(ids) == 1 else N_("Delete {n} people")
    drafts.delete(store, Person, ids, title, initiator, n=len(ids))
