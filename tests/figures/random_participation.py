"""Files with participation of every sort: security institutions and others, ranks, capacities, themes, projects, small groups."""

import random
from pathlib import Path

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Capacity, EventKind, EventStatus, PersonRole, Precision, Scheme, Sex
from wpstracker.records import Event, EventPerson, Organisation, Participation, Person, Project, Tagging, Term
from wpstracker.store.database import AnyRecord, Store
from wpstracker.store.writing import Writer

INSTITUTIONS = ("border_service", "ngo", "ministry_defence")
THEMES, PILLARS, RANKS = ("policing", "health"), ("protection",), ("cadets", "senior_officers")
_STARTS = (None, PartialDate(2023), PartialDate(2024, 5), PartialDate(2024, 11, 3), PartialDate(None, 8, 3), PartialDate(2025, 1, 9))


def participation_file(path: Path, seed: int, events: int = 14) -> Store:
    """A new file drawn from a seed; three of four events were held."""
    draw = random.Random(seed)
    store = Store.create(path)
    with store.change("Fill") as writer:
        terms = {
            code: str(_saved(writer, Term(scheme=scheme.value, code=code, labels={"en": code.title(), "ru": f"Слово {len(code)}"})).id)
            for scheme, codes in (
                (Scheme.INSTITUTION_TYPE, INSTITUTIONS),
                (Scheme.THEME, THEMES),
                (Scheme.PILLAR, PILLARS),
                (Scheme.RANK, RANKS),
            )
            for code in codes
        }
        bodies = [_saved(writer, Organisation(name=f"Орган {code[0].upper()}", institution_type=terms[code])) for code in INSTITUTIONS[:2]]
        project = _saved(writer, Project(title="Project"))
        people = [_saved(writer, Person(name=f"Person {number}", sex=draw.choice((*Sex, None)))) for number in range(5)]
        for number in range(events):
            event = _saved(
                writer,
                Event(
                    title=f"Event {number}",
                    status=draw.choice((EventStatus.HELD, EventStatus.HELD, EventStatus.HELD, EventStatus.PLANNED)),
                    event_kind=draw.choice((EventKind.TRAINING, EventKind.SEMINAR, None)),
                    country=draw.choice(("KZ", "KG", "")),
                    start=draw.choice(_STARTS),
                    project=draw.choice((project.id, None)),
                    place=draw.choice(("Almaty", "")),
                ),
            )
            for code in draw.sample((*THEMES, *PILLARS), draw.randrange(4)):
                _saved(writer, Tagging(record_kind="event", record=event.id, term=terms[code]))
            for _ in range(draw.choice((0, 1, 1, 2, 3))):
                _saved(writer, _block(draw, str(event.id), terms, [str(body.id) for body in bodies]))
            for person in draw.sample(people, draw.randrange(4)):
                _saved(writer, EventPerson(event=event.id, person=person.id, role=draw.choice(list(PersonRole)).value))
    return store


def _block(draw: random.Random, event: str, terms: dict[str, str], bodies: list[str]) -> Participation:
    block = Participation(event=event, precision=draw.choice(list(Precision)).value, capacity=draw.choice((*Capacity, None)))
    block.institution_type = draw.choice((None, *(terms[code] for code in INSTITUTIONS)))
    block.organisation = draw.choice((None, *bodies))
    block.rank = draw.choice((None, *(terms[code] for code in RANKS)))
    block.country = draw.choice(("KZ", "TJ", ""))

    def number() -> int | None:
        return draw.choice((None, 0, draw.randrange(1, 5), draw.randrange(1, 5), draw.randrange(40)))

    block.women, block.men, block.other = number(), number(), draw.choice((None, None, number()))
    block.undisaggregated, block.total = draw.choice((None, number())), draw.choice((None, None, draw.randrange(60)))
    return block


def _saved(writer: Writer, record: AnyRecord) -> AnyRecord:
    writer.save(record)
    return record
