"""One series with its years and events, one project with its funder and events."""

from dataclasses import dataclass

from wpstracker.figures.event_lines import EventLine, event_lines
from wpstracker.figures.names import Named, names
from wpstracker.records import Project, Series, SeriesYear
from wpstracker.store.database import Store

_IN_TIME = "ORDER BY start IS NULL OR start LIKE '--%', start, id"


@dataclass(frozen=True, slots=True)
class SeriesDetails:
    """`events` in the order of time; `follows` came out of one of them without being of the series, `before` led to one."""

    series: Series
    years: tuple[SeriesYear, ...]
    before: tuple[EventLine, ...]
    events: tuple[EventLine, ...]
    follows: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class ProjectDetails:
    """`events` in the order of time."""

    project: Project
    funder: Named | None
    events: tuple[EventLine, ...]


def series_details(store: Store, id_: str, language: str) -> SeriesDetails | None:
    """The series, or None when it is gone."""
    series = store.get(Series, id_)
    if series is None:
        return None
    years = store.fetch(SeriesYear.select().where(SeriesYear.series == id_).order_by(SeriesYear.when, SeriesYear.sort, SeriesYear.id))
    other = "series_id IS NOT ? AND"
    return SeriesDetails(
        series,
        tuple(years),
        _events(store, f"{other} id IN (SELECT follows_id FROM event WHERE series_id = ?)", (id_, id_), language),
        _events(store, "series_id = ?", (id_,), language),
        _events(store, f"{other} follows_id IN (SELECT id FROM event WHERE series_id = ?)", (id_, id_), language),
    )


def project_details(store: Store, id_: str, language: str) -> ProjectDetails | None:
    """The project, or None when it is gone."""
    project = store.get(Project, id_)
    if project is None:
        return None
    funder = names(store, "organisation", [project.funder], language).get(project.funder or "")
    return ProjectDetails(
        project,
        Named(str(project.funder), funder) if funder else None,
        _events(store, "project_id = ?", (id_,), language),
    )


def _events(store: Store, where: str, values: tuple[str, ...], language: str) -> tuple[EventLine, ...]:
    found = store.rows(f"SELECT id FROM event WHERE {where} {_IN_TIME}", values)
    return event_lines(store, [(id_, "") for (id_,) in found], language)
