"""What a person can do with series of events."""

from collections.abc import Sequence

from wpstracker.domain.problems import Problem
from wpstracker.records import Series, SeriesYear
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems, title_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank() -> Draft[Series]:
    """A new, unsaved series."""
    return Draft(Series())


def load(store: Store, id_: str) -> Draft[Series] | None:
    """A series with its years."""
    return drafts.load(store, Series, id_)


def problems(draft: Draft[Series]) -> list[Problem]:
    """A title; countries of the list; years that say something."""
    series = draft.record
    found = title_problems("title", series.title) + country_problems("countries", series.countries)
    for position, year in enumerate(draft.of(SeriesYear)):
        found += [Problem(f"series_year[{position}].{each.field}", each.message, each.values) for each in year_problems(year)]
    return found


def year_problems(year: SeriesYear) -> list[Problem]:
    """A year is said, or at least who was in the chair or what happened."""
    if year.when or year.chair or year.note.strip():
        return country_problems("chair", [year.chair])
    return [Problem("when", N_("Write the year, or remove the row."))]


def save(store: Store, draft: Draft[Series], initiator: object = None) -> str:
    """Save a new or changed series with its years as one step; its id. Raises Invalid."""
    is_new = store.get(Series, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New series") if is_new else N_("Edit series"), problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete series; their events stay and lose the link."""
    title = N_("Delete series") if len(ids) == 1 else N_("Delete {n} series")
    drafts.delete(store, Series, ids, title, initiator, n=len(ids))
