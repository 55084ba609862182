"""What a person can do with organisations."""

from collections.abc import Sequence

from wpstracker.domain.problems import Problem
from wpstracker.records import Membership, Organisation, OtherName
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems
from wpstracker.services.directory import name_problems, ring_problems, span_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_

_OWN_PART = N_("An organisation cannot be part of itself, not even through the bodies it is part of. Choose another one or leave it empty.")
_OWN_PREDECESSOR = N_("An organisation cannot be its own predecessor, not even through other bodies. Choose another one or leave it empty.")


def blank(part_of: str | None = None) -> Draft[Organisation]:
    """A new, unsaved organisation, perhaps a unit of another."""
    return Draft(Organisation(parent_organisation=part_of))


def load(store: Store, id_: str) -> Draft[Organisation] | None:
    """An organisation with its other names and members."""
    return drafts.load(store, Organisation, id_)


def problems(store: Store, draft: Draft[Organisation]) -> list[Problem]:
    """It needs a name; dates run forward; it is neither part of itself nor its own predecessor or member."""
    body = draft.record
    found = name_problems("name", body.name) + country_problems("country", [body.country])
    found += ring_problems(store, body, "parent_organisation", _OWN_PART)
    found += ring_problems(store, body, "predecessor", _OWN_PREDECESSOR)
    found += span_problems(
        "dissolved", body.founded, body.dissolved, N_("It would be dissolved before it was founded. Correct one of the two dates.")
    )
    for position, other in enumerate(draft.of(OtherName)):
        found += [Problem(f"other_name[{position}].{each.field}", each.message) for each in other_name_problems(other)]
    for position, part in enumerate(draft.of(Membership)):
        found += [Problem(f"membership[{position}].{each.field}", each.message) for each in member_problems(part, str(body.id))]
    return found


def other_name_problems(other: OtherName) -> list[Problem]:
    """A name has words, and an end that is not before its beginning."""
    found = [] if other.name.strip() else [Problem("name", N_("Write the name, or remove the row."))]
    message = N_("The name would be out of use before it was used. Correct one of the two dates.")
    return found + span_problems("used_until", other.used_from, other.used_until, message)


def member_problems(part: Membership, body: str) -> list[Problem]:
    """A member is another organisation or said in words."""
    if part.member == body:
        return [Problem("member", N_("An organisation cannot be a member of itself. Choose another one."))]
    return [] if part.member or part.who.strip() else [Problem("member", N_("Name the member, or remove the row."))]


def save(store: Store, draft: Draft[Organisation], initiator: object = None) -> str:
    """Save a new or changed organisation with its names and members as one step; its id. Raises Invalid."""
    is_new = store.get(Organisation, str(draft.record.id)) is None
    title = N_("New organisation") if is_new else N_("Edit organisation")
    return drafts.save(store, draft, title, problems(store, draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete organisations that nothing needs; units lose the link to a body that goes. Raises Invalid."""
    title = N_("Delete organisation") if len(ids) == 1 else N_("Delete {n} organisations")
    drafts.delete(store, Organisation, ids, title, initiator, n=len(ids))
