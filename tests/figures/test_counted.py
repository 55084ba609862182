"""Whatever events and people are counted by, nothing is lost, nothing is counted as zero, and no small number can be worked out."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.random_participation import participation_file
from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.small_numbers import LIMIT, hidden, parts_of
from wpstracker.domain.steps import Step
from wpstracker.domain.vocabularies import EventStatus, Precision, Scheme
from wpstracker.figures import blocks
from wpstracker.figures.counted import (
    AGE,
    CAPACITY,
    COUNTRY,
    GROUP_COUNTRY,
    INSTITUTION,
    KIND,
    NO_GROUP,
    PROJECT,
    RANK,
    By,
    Counted,
    by_step,
    counted,
    tagged,
)
from wpstracker.figures.over_time import kinds_by_step, people_by_step, steps_of
from wpstracker.figures.participation import disaggregation
from wpstracker.records import Event, Participation, Tagging, Term
from wpstracker.store.database import Store

OF_EVENTS = (KIND, COUNTRY, PROJECT, *map(by_step, Step))
OF_GROUPS = (INSTITUTION, RANK, AGE, CAPACITY, GROUP_COUNTRY)
TAGS = (tagged(Scheme.THEME), tagged(Scheme.PILLAR))
EVERY: tuple[tuple[By, ...], ...] = ((), *((by,) for by in (*OF_EVENTS, *OF_GROUPS, *TAGS)), (INSTITUTION, RANK, by_step(Step.YEAR)))
SEEDS = st.integers(0, 10_000)
few = settings(max_examples=8)


@contextmanager
def drawn(seed: int) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, closing(participation_file(Path(folder) / "f.wpst", seed)) as store:
        yield store


def total(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def held_counts(store: Store) -> dict[str, list[Headcount]]:
    """The groups of every held event, one by one."""
    found: dict[str, list[Headcount]] = {str(e.id): [] for e in store.fetch(Event.select()) if e.status == EventStatus.HELD}
    for block in store.fetch(Participation.select()):
        if block.event in found:
            found[block.event].append(block.headcount)
    return found


def parts(line: Counted) -> dict[str, int | None]:
    return {"women": line.people.women, "men": line.people.men, "other": line.people.other, "people": line.people.people()}


@few
@given(SEEDS)
def test_all_together_is_what_the_overview_says(seed: int) -> None:
    with drawn(seed) as store:
        (line,) = counted(store, Filter())
        shown = disaggregation(store, Filter())
        events = held_counts(store)
    assert (line.held, line.reported, line.split, line.wholly) == (shown.held, shown.reported, shown.split, shown.wholly)
    assert line.people == shown.people
    together = [added(each) for each in events.values()]
    assert line.held == len(events)
    assert line.people.women == total([count.women for count in together])
    assert line.people.people() == total([count.people() for count in together])
    assert line.people.undisaggregated == (total([count.not_split() for count in together]) or None)


@few
@given(SEEDS)
def test_lines_of_events_add_up_to_all_of_them(seed: int) -> None:
    with drawn(seed) as store:
        (every,) = counted(store, Filter())
        for by in OF_EVENTS:
            lines = counted(store, Filter(), by)
            for name in ("held", "reported", "split", "wholly"):
                assert sum(getattr(line, name) for line in lines) == getattr(every, name)
            assert total([line.people.undisaggregated for line in lines]) == every.people.undisaggregated
            for name, value in parts(every).items():
                assert total([parts(line)[name] for line in lines]) == value


@few
@given(SEEDS)
def test_lines_of_groups_add_up_to_all_people_and_leave_no_event_out(seed: int) -> None:
    with drawn(seed) as store:
        (every,) = counted(store, Filter())
        without = sum(not counts for counts in held_counts(store).values())
        for by in OF_GROUPS:
            lines = counted(store, Filter(), by)
            for name, value in parts(every).items():
                assert total([parts(line)[name] for line in lines]) == value
            assert sum(line.held for line in lines if line.by == (NO_GROUP,)) == without
            assert all(line.held <= every.held for line in lines)


@few
@given(SEEDS)
def test_no_line_counts_more_than_was_recorded(seed: int) -> None:
    with drawn(seed) as store:
        recorded = 0
        for counts in held_counts(store).values():
            people = sum(count.people() or 0 for count in counts)
            recorded += max(people, sum((count.women or 0) + (count.men or 0) + (count.other or 0) for count in counts))
        for by in EVERY:
            for suppress in (False, True):
                for line in counted(store, Filter(), *by, suppress=suppress):
                    count = line.people
                    assert sum(each or 0 for each in (count.women, count.men, count.other, count.undisaggregated)) <= recorded
                    assert line.split <= line.reported <= line.held


@few
@given(SEEDS, st.data())
def test_nothing_written_depends_on_a_hidden_number(seed: int, data: st.DataObject) -> None:
    """Small numbers of security institutions are replaced by other small ones: not a single figure moves."""
    with drawn(seed) as store:
        before = [counted(store, Filter(), *by, suppress=True) for by in EVERY]
        with store.change("Other small numbers") as writer:
            for id_, row in blocks.rows(store, [str(block.id) for block in store.fetch(Participation.select())]).items():
                block = store.get(Participation, id_)
                assert block is not None
                if row["is_security"] and _redrawn(block, data):
                    writer.save(block)
        assert [counted(store, Filter(), *by, suppress=True) for by in EVERY] == before


def _redrawn(block: Participation, data: st.DataObject) -> bool:
    """Another group that is written alike; whether there was anything small in it."""
    unwritten = hidden(block.headcount)
    small = [name for name in ("women", "men", "other") if name in unwritten]
    if not small or block.total is not None:
        return False
    for name in small:
        setattr(block, name, data.draw(st.integers(1, LIMIT - 1)))
    return True


@few
@given(SEEDS)
def test_sums_without_small_numbers_say_which_they_leave_out(seed: int) -> None:
    with drawn(seed) as store:
        rows = blocks.rows(store, [str(block.id) for block in store.fetch(Participation.select())])
        held = {str(event.id) for event in store.fetch(Event.select()) if event.status == EventStatus.HELD}
        small = [hidden(row["headcount"]) for row in rows.values() if row["is_security"] and row["event"] in held]
        (plain,), (masked,) = counted(store, Filter()), counted(store, Filter(), suppress=True)
        assert masked.hidden - {"not_split"} == {name for each in small for name in each} - {"not_split"}
        assert not plain.hidden
        for name in ("women", "men", "other"):
            left_out = sum(
                parts_of(row["headcount"])[name]
                for row in rows.values()
                if row["is_security"] and row["event"] in held and name in hidden(row["headcount"])
            )
            assert (getattr(masked.people, name) or 0) + left_out == (getattr(plain.people, name) or 0)
        assert (masked.held, masked.reported, masked.split) == (plain.held, plain.reported, plain.split)


@few
@given(SEEDS)
def test_at_least_is_never_more_than_there_were(seed: int) -> None:
    with drawn(seed) as store:
        for by in EVERY:
            for plain, masked in zip(counted(store, Filter(), *by), counted(store, Filter(), *by, suppress=True), strict=True):
                known, least = parts(plain) | {"not_split": plain.people.undisaggregated}, parts(masked)
                least["not_split"] = masked.people.undisaggregated
                for name, number in least.items():
                    assert (number or 0) <= (known[name] or 0)
                    assert name in masked.hidden or number == known[name]


@few
@given(SEEDS, st.sampled_from([None, *Step]))
def test_types_by_step_hold_every_held_event_once(seed: int, step: Step | None) -> None:
    with drawn(seed) as store:
        found = kinds_by_step(store, Filter(), step)
        events = [event for event in store.fetch(Event.select()) if event.status == EventStatus.HELD]
        assert {kind: found.of_kind(kind) for kind in found.kinds} == Counter(event.event_kind or "" for event in events)
        steps = steps_of(store, Filter(), step)
        assert found.steps == steps
        assert sum(line.held for line in people_by_step(store, Filter(), steps)) == sum(found.counts.values())


# -- examples


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        yield made


def test_an_event_with_two_themes_counts_in_both_and_once_in_all(store: Store) -> None:
    with store.change("x") as writer:
        themes = [Term(scheme=Scheme.THEME.value, code=code) for code in ("a", "b")]
        writer.save(Event(id="e", title="E", status=EventStatus.HELD))
        writer.save(Participation(event="e", women=3, men=5))
        for term in themes:
            writer.save(term)
            writer.save(Tagging(record_kind="event", record="e", term=term.id))
    lines = counted(store, Filter(), tagged(Scheme.THEME))
    assert [(line.held, line.people.people()) for line in lines] == [(1, 8), (1, 8)]
    assert counted(store, Filter())[0].people.people() == 8


def test_steps_are_the_shortest_that_fit(store: Store) -> None:
    def steps(**asked: object) -> tuple[str, ...]:
        return steps_of(store, Filter().but(**asked)).months

    assert steps() == ()
    assert len(steps(after=PartialDate(2024), before=PartialDate(2024))) == 12
    assert steps(after=PartialDate(2023), before=PartialDate(2025))[:2] == ("2023-01", "2023-04")
    assert len(steps(after=PartialDate(2010), before=PartialDate(2025))) == 16


def test_nothing_reported_is_not_zero(store: Store) -> None:
    with store.change("x") as writer:
        writer.save(Event(id="e", title="E", status=EventStatus.HELD))
        writer.save(Participation(event="e", who="guests"))
    (line,) = counted(store, Filter(), INSTITUTION)
    assert (line.by, line.held, line.reported) == (("",), 1, 0)
    assert line.people == Headcount(precision=Precision.NOT_REPORTED)
