"""What an event said, produced, supported and belongs to, named for reading."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wpstracker.figures.names import Named, named, names
from wpstracker.figures.rows import Row
from wpstracker.records import Event, EventPlan, Project, Quote, Result, SeriesYear
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class ResultDetails:
    """A result with what it produced and the recommendations that belong to it."""

    part: Result
    organisation: Named | None
    document: Named | None
    recommendations: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """What an event was held within."""

    project: Named
    funder: Named | None
    number: str
    extra_budgetary: bool


def results(store: Store, parts: Sequence[Result], recommended: Iterable[Row], language: str) -> tuple[ResultDetails, ...]:
    """These results; `recommended` are the recommendations of their event."""
    bodies = names(store, "organisation", (part.organisation for part in parts), language)
    documents = names(store, "source", (part.source for part in parts), language)
    of_result: dict[str, list[Row]] = defaultdict(list)
    for row in recommended:
        of_result[row["result"] or ""].append(row)
    return tuple(
        ResultDetails(part, _of(bodies, part.organisation), _of(documents, part.source), tuple(of_result[str(part.id)])) for part in parts
    )


def quotes(store: Store, parts: Sequence[Quote], language: str) -> tuple[tuple[str, Named | None], ...]:
    """Words and speaker."""
    speakers = names(store, "person", (part.person for part in parts), language)
    return tuple((part.words, _of(speakers, part.person)) for part in parts)


def plans(store: Store, parts: Sequence[EventPlan], language: str) -> tuple[tuple[Named, str], ...]:
    """The plans supported, and how."""
    found = names(store, "plan", (part.plan for part in parts), language)
    return tuple((Named(part.plan, found[part.plan]), part.note) for part in parts if part.plan in found)


def project(store: Store, id_: str | None, language: str) -> ProjectLine | None:
    """The project with its funder."""
    record, said = store.get(Project, id_), named(store, "project", id_, language)
    if record is None or said is None:
        return None
    return ProjectLine(said, named(store, "organisation", record.funder, language), record.number, bool(record.extra_budgetary))


def chair(store: Store, event: Event) -> str:
    """The code of the country that chaired the event's series in the event's year; "" when it is not known."""
    year = event.start.year if event.start else None
    if not (event.series and year):
        return ""
    years = store.fetch(SeriesYear.select().where(SeriesYear.series == event.series).order_by(SeriesYear.sort, SeriesYear.id))
    return next((each.chair for each in years if each.chair and each.when and each.when.year == year), "")


def events_with(store: Store, link: str, id_: str, language: str) -> tuple[Named, ...]:
    """The events that point at one through `follows` or `part_of`, in the order of time."""
    ids = [row[0] for row in store.rows(f"SELECT id FROM event WHERE {link}_id = ? ORDER BY start, id", (id_,))]
    found = names(store, "event", ids, language)
    return tuple(Named(each, found[each]) for each in ids)


def _of(known: dict[str, str], id_: str | None) -> Named | None:
    return Named(id_, known[id_]) if id_ and id_ in known else None
