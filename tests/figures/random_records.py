"""A file with events, participation and recommendations of every sort, drawn from a seed; the figures are tested on it."""

import random
from datetime import date, timedelta
from pathlib import Path

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import DeadlineKind, EventKind, EventStatus, Precision, RecommendationStatus
from wpstracker.records import Event, Participation, Recommendation
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TODAY = date(2025, 6, 15)
COUNTRIES = ("KZ", "KG", "TJ", "")


def random_file(path: Path, seed: int, events: int = 60) -> Store:
    """A new file with `events` events and half as many recommendations."""
    draw = random.Random(seed)
    store = new_file(path, fill=lambda _store: None)
    with store.change("Fill") as writer:
        for number in range(events):
            event = _event(draw, number)
            writer.save(event)
            for _ in range(draw.choice((0, 0, 1, 1, 2))):
                writer.save(_block(draw, str(event.id)))
        for number in range(events // 2):
            writer.save(_recommendation(draw, number))
    return store


def random_date(draw: random.Random) -> PartialDate | None:
    """Any sort of date around today, or none."""
    day = TODAY + timedelta(draw.randrange(-500, 400))
    if draw.random() < 0.2:
        day = TODAY + timedelta(draw.randrange(-3, 35))
    sorts = (
        PartialDate.of(day),
        PartialDate.of(day),
        PartialDate(day.year, day.month),
        PartialDate(day.year),
        PartialDate(None, day.month, day.day),
        None,
    )
    return draw.choices(sorts, (10, 10, 4, 2, 1, 1))[0]


def _event(draw: random.Random, number: int) -> Event:
    start = random_date(draw)
    first = start.earliest() if start else None
    end = PartialDate.of(first + timedelta(draw.randrange(40))) if start and start.is_day and first and draw.random() < 0.4 else None
    return Event(
        title=f"Event {number}",
        event_kind=draw.choice([*list(EventKind)[:4], None]),
        status=draw.choice([*EventStatus, EventStatus.HELD, EventStatus.HELD, EventStatus.PLANNED, None]),
        country=draw.choice(COUNTRIES),
        start=start,
        end=end,
    )


def _block(draw: random.Random, event: str) -> Participation:
    def number() -> int | None:
        return draw.choice((None, None, 0, draw.randrange(40)))

    block = Participation(event=event, precision=draw.choice(list(Precision)))
    shape = draw.random()
    if shape < 0.4:
        block.women, block.men, block.other = draw.randrange(30), draw.randrange(30), number()
    elif shape < 0.8:
        block.women, block.undisaggregated, block.total = number(), number(), number()
    return block


def _recommendation(draw: random.Random, number: int) -> Recommendation:
    return Recommendation(
        text=f"Recommendation {number}",
        status=draw.choice([*RecommendationStatus, None]),
        deadline=random_date(draw),
        deadline_kind=draw.choice([DeadlineKind.DATE] * 5 + [DeadlineKind.PERIODIC, DeadlineKind.NONE, None]),
        issued=random_date(draw),
        country=draw.choice(COUNTRIES),
    )
