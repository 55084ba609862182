"""What must hold of the records of the directory alike: names, spans of time, chains that must not close to a ring."""

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Problem
from wpstracker.records import Organisation
from wpstracker.store.database import Store
from wpstracker.words import N_


def name_problems(field: str, name: str) -> list[Problem]:
    """What is looked up by its name needs one."""
    return [] if name.strip() else [Problem(field, N_("Give it a name; it can be changed later."))]


def span_problems(field: str, first: PartialDate | None, last: PartialDate | None, message: str) -> list[Problem]:
    """The last day cannot surely lie before the first; dates in part leave room for doubt."""
    start, end = (first.earliest() if first else None), (last.latest() if last else None)
    return [Problem(field, message)] if start and end and end < start else []


def ring_problems(store: Store, body: Organisation, field: str, message: str) -> list[Problem]:
    """A chain of organisations, each part of the next or following the next, must not lead back to where it began."""
    column = Organisation.described()[field].column_name
    seen, step = {str(body.id)}, getattr(body, field)
    while step and step not in seen:
        seen.add(step)
        found = store.rows(f'SELECT "{column}" FROM organisation WHERE id = ?', (step,))
        step = found[0][0] if found else None
    return [Problem(field, message)] if step == body.id else []
