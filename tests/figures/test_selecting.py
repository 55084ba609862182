"""The database finds exactly the records that a plain reading of the question means."""

import random
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import unsaved
from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.folding import folded_words
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.recommendations import STALE_AFTER, is_due_soon, is_overdue, is_stale, last_told
from wpstracker.domain.vocabularies import DeadlineKind, EventKind, EventStatus, Mechanism, Privacy, RecommendationStatus
from wpstracker.figures import recommendation_details
from wpstracker.figures.selecting import EVENT_SORTS, RECOMMENDATION_SORTS, event_ids, recommendation_ids
from wpstracker.records import Event, Participation, Recommendation, RecommendationProgress, Tagging
from wpstracker.store.database import Store
from wpstracker.store.preferences import set_stale_after, stale_after

DATES = [
    None,
    *map(
        PartialDate.from_code,
        ("2006", "2007-06", "2007-06-15", "2007-07-01", "2007", "2008-01-01", "2023-09-14", "2023-09", "2023-12-31", "--08-03", "--12-30"),
    ),
]
COUNTRIES, TERMS = ("KZ", "KG", ""), ("t0", "t1", "t2")
TITLES = ("Training on border management", "Круглый стол ОБСЕ", "Women in the police")


class Office:
    """A file with a little of everything, and its records as plain values."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        draw = random.Random(seed)
        self.events = [self.an_event(draw, number) for number in range(70)]
        self.recommendations = [self.a_recommendation(draw, number) for number in range(50)]
        self.blocks = [self.a_block(draw, number) for number in range(50)]
        self.updates = [self.an_update(draw, number) for number in range(60)]
        records = [*self.events, *self.recommendations]
        self.tagged = {(str(draw.choice(records).id), draw.choice(TERMS)) for _ in range(90)}
        kinds = {str(record.id): record.kind() for record in records}
        with store.change("Fill") as writer:
            for term in TERMS:
                writer.save(unsaved.tag(f"tag {term}", id=term))
            for record in (*records, *self.blocks, *self.updates):
                writer.save(record)
            for id_, term in self.tagged:
                writer.save(Tagging(id=id_of("tagging", id_, term), record_kind=kinds[id_], record=id_, term=term))
        self.words = {
            record: f"{title} {body}".split() for record, title, body in store.rows("SELECT record, title, body FROM search_text")
        }

    def an_event(self, draw: random.Random, number: int) -> Event:
        kind, status = draw.choice((*list(EventKind)[:3], None)), draw.choice((*list(EventStatus)[:3], None))
        said: dict[str, Any] = {"start": draw.choice(DATES), "end": draw.choice((None, None, *DATES))}
        privacy = draw.choice((Privacy.PUBLIC, Privacy.INTERNAL, Privacy.RESTRICTED)).value
        return Event(
            id=f"e{number}",
            title=draw.choice(TITLES),
            country=draw.choice(COUNTRIES),
            event_kind=kind,
            status=status,
            privacy=privacy,
            **said,
        )

    def a_recommendation(self, draw: random.Random, number: int) -> Recommendation:
        return Recommendation(
            id=f"r{number}",
            text=draw.choice(TITLES),
            country=draw.choice(COUNTRIES),
            status=draw.choice(list(RecommendationStatus)).value,
            mechanism=draw.choice(list(Mechanism)[:2]).value,
            issued=draw.choice(DATES),
            deadline=draw.choice(DATES),
            deadline_kind=draw.choice((*DeadlineKind, None)),
            event=draw.choice((None, f"e{draw.randrange(10)}")),
        )

    def a_block(self, draw: random.Random, number: int) -> Participation:
        women, men, total = (draw.choice((None, 0, 7)) for _ in range(3))
        return Participation(id=f"p{number}", event=f"e{draw.randrange(40)}", women=women, men=men, total=total)

    def an_update(self, draw: random.Random, number: int) -> RecommendationProgress:
        day = draw.choice(DATES)
        return RecommendationProgress(id=f"u{number}", recommendation=f"r{draw.randrange(25)}", narrative=f"Told {number}", effective=day)

    # -- the same questions asked plainly

    def event_is_meant(self, event: Event, question: Filter) -> bool:
        start, end = dated(event.start) or dated(event.end), dated(event.end) or dated(event.start)
        blocks = [block.headcount for block in self.blocks if block.event == event.id]
        return (
            self.is_common(event, question)
            and (not question.kinds or (event.event_kind or "") in question.kinds)
            and (not question.statuses or (event.status or "") in question.statuses)
            and overlaps(start, end, question)
            and (question.split is None or question.split == any(block.is_disaggregated for block in blocks))
            and (Only.REPORTED not in question.only or any(block.is_reported for block in blocks))
            and (Only.NOT_REPORTED not in question.only or not any(block.is_reported for block in blocks))
            and (Only.NO_YEAR not in question.only or dated(event.start) is None)
            and (Only.NO_MONTH not in question.only or not (event.start and event.start.year and event.start.month))
            and not any(self.event_is_meant(event, each) for each in question.left_out())
        )

    def recommendation_is_meant(self, record: Recommendation, question: Filter, today: date) -> bool:
        issued = self.issued(record)
        late = (record.status, record.deadline_kind, record.deadline, today)
        return (
            self.is_common(record, question)
            and (not question.kinds or (record.mechanism or "") in question.kinds)
            and (not question.statuses or (record.status or "") in question.statuses)
            and overlaps(dated(issued), dated(issued), question)
            and (not question.event or record.event == question.event)
            and (not question.overdue or is_overdue(*late))
            and (Only.DUE_SOON not in question.only or is_due_soon(*late))
            and (Only.STALE not in question.only or is_stale(record.status, self.told(record), today))
            and (Only.NO_YEAR not in question.only or dated(issued) is None)
            and not any(self.recommendation_is_meant(record, each, today) for each in question.left_out())
        )

    def issued(self, record: Recommendation) -> PartialDate | None:
        """One without a date of its own was made when its event ended."""
        event = next((event for event in self.events if event.id == record.event), None)
        return record.issued or (event.end or event.start if event else None)

    def told(self, record: Recommendation) -> date | None:
        updates = [update.effective for update in self.updates if update.recommendation == record.id]
        return last_told([self.issued(record), *updates])

    def is_common(self, record: Any, question: Filter) -> bool:
        words = self.words[str(record.id)]
        return (
            (not question.countries or record.country in question.countries)
            and (not question.unrestricted or record.privacy != Privacy.RESTRICTED)
            and all((record.id, term) in self.tagged for term in question.terms)
            and (not question.any_terms or any((record.id, term) in self.tagged for term in question.any_terms))
            and all(any(word.startswith(asked) for word in words) for asked in folded_words(question.text))
        )


def dated(when: PartialDate | None) -> PartialDate | None:
    return when if when and when.year else None


def overlaps(start: PartialDate | None, end: PartialDate | None, question: Filter) -> bool:
    """Whether a period may lie at least in part within the one asked for."""
    first = question.after.earliest() if question.after else None
    last = question.before.latest() if question.before else None
    if (first or last) and not (start and end):
        return False
    begins, ends = start and start.earliest(), end and end.latest()
    return not (first and ends and ends < first) and not (last and begins and begins > last)


@pytest.fixture(scope="module", params=range(2))
def office(request, tmp_path_factory):
    with closing(Store.create(tmp_path_factory.mktemp("selecting") / "t.wpst")) as store:
        yield Office(store, request.param)


def some(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


asked_dates = st.none() | st.sampled_from(DATES[1:]) | partial_dates()
common = {
    "text": st.sampled_from(("", "", "", "border", "BORD trai", "круглый", "обсе стол", "казахстан", "tag t1", "nothing")),
    "countries": some(COUNTRIES),
    "terms": some(TERMS) | st.just(()),
    "after": asked_dates,
    "before": asked_dates,
    "unrestricted": st.booleans(),
}
excluded = {"text": common["text"], "countries": some(COUNTRIES), "terms": some(TERMS)}
event_questions = st.builds(
    Filter,
    **common,
    any_terms=some(TERMS),
    without=st.builds(
        Filter,
        **excluded,
        kinds=some((*list(EventKind)[:3], "")),
        statuses=some((*list(EventStatus)[:3], "")),
        only=some((Only.REPORTED, Only.NO_YEAR)),
    ),
    kinds=some((*list(EventKind)[:3], "")),
    statuses=some((*list(EventStatus)[:3], "")),
    split=st.sampled_from((None, None, True, False)),
    only=some((Only.REPORTED, Only.NOT_REPORTED, Only.NO_YEAR, Only.NO_MONTH)) | st.just(()),
)
recommendation_questions = st.builds(
    Filter,
    **common,
    any_terms=some(TERMS),
    without=st.builds(
        Filter,
        **excluded,
        kinds=some(list(Mechanism)[:2]),
        statuses=some(list(RecommendationStatus)),
        overdue=st.booleans(),
        event=st.sampled_from(("", "e1")),
        only=some((Only.DUE_SOON, Only.STALE, Only.NO_YEAR)),
    ),
    kinds=some(list(Mechanism)[:2]),
    statuses=some(list(RecommendationStatus)),
    overdue=st.booleans(),
    event=st.sampled_from(("", "", "e1", "e5")),
    only=some((Only.DUE_SOON, Only.STALE, Only.NO_YEAR)) | st.just(()),
)


@st.composite
def parts_of(draw, questions):
    """A question of which only a few parts are asked, so that something is often meant."""
    question = draw(questions)
    kept = draw(st.sets(st.sampled_from([name for name in Filter.__dataclass_fields__ if getattr(question, name)] or ["text"]), max_size=3))
    return replace(Filter(), **{name: getattr(question, name) for name in kept})


@given(question=parts_of(event_questions))
def test_the_events_found_are_those_meant(office, question):
    meant = {event.id for event in office.events if office.event_is_meant(event, question)}
    assert set(event_ids(office.store, question)) == meant


@given(
    question=parts_of(recommendation_questions),
    today=st.sampled_from((date(2007, 6, 15), date(2023, 9, 10))) | st.dates(date(2005, 1, 1), date(2025, 1, 1)),
)
def test_the_recommendations_found_are_those_meant(office, question, today):
    meant = {record.id for record in office.recommendations if office.recommendation_is_meant(record, question, today)}
    assert set(recommendation_ids(office.store, question, today)) == meant


@given(today=st.dates(date(2005, 1, 1), date(2025, 1, 1)))
def test_what_is_overdue_in_the_list_is_overdue_by_the_rule(office, today):
    late = {r.id for r in office.recommendations if is_overdue(r.status, r.deadline_kind, r.deadline, today)}
    assert set(recommendation_ids(office.store, Filter(overdue=True), today)) == late


@given(today=st.dates(date(2005, 1, 1), date(2025, 1, 1)), after=st.integers(1, 800))
def test_what_is_stale_in_the_list_is_stale_by_the_rule_and_by_what_the_file_says(office, today, after):
    set_stale_after(office.store, after)
    assert stale_after(office.store) == after
    stale = {r.id for r in office.recommendations if is_stale(r.status, office.told(r), today, after)}
    found = recommendation_ids(office.store, Filter(only=(Only.STALE,)), today)
    set_stale_after(office.store, STALE_AFTER)
    assert set(found) == stale
    rows = recommendation_details.rows(office.store, [str(record.id) for record in office.recommendations], today)
    told = {record.id: office.told(record) for record in office.recommendations}
    assert {id_ for id_, row in rows.items() if row["stale"]} == {
        r.id for r in office.recommendations if is_stale(r.status, told[r.id], today)
    }


def test_an_empty_question_means_everything_once(office):
    found = event_ids(office.store, Filter())
    assert sorted(found) == sorted(str(event.id) for event in office.events)
    assert sorted(recommendation_ids(office.store, Filter(), date(2024, 1, 1))) == sorted(str(each.id) for each in office.recommendations)


def test_questions_of_this_test_do_find_something(office):
    """A comparison of nothing with nothing would prove nothing."""
    assert len(event_ids(office.store, Filter(text="border"))) > 3
    assert len(event_ids(office.store, Filter(after=PartialDate(2007), before=PartialDate(2007)))) > 3
    assert len(recommendation_ids(office.store, Filter(overdue=True), date(2024, 1, 1))) > 3


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", EVENT_SORTS)
def test_events_come_in_the_order_asked_for_and_those_without_a_value_last(office, sort, descending):
    ids = event_ids(office.store, Filter(), sort, descending=descending)
    assert len(set(ids)) == len(office.events)
    if sort in ("start", "country"):
        by_id = {str(event.id): event for event in office.events}
        values = [getattr(by_id[id_], sort) or None for id_ in ids]
        known = [value for value in values if value is not None]
        assert values[len(known) :] == [None] * (len(values) - len(known))
        assert known == sorted(known, key=lambda value: country_name(value, "en") if sort == "country" else value, reverse=descending)


@pytest.mark.parametrize("sort", RECOMMENDATION_SORTS)
def test_recommendations_can_be_sorted_by_every_column_offered(office, sort):
    assert len(recommendation_ids(office.store, Filter(), date(2024, 1, 1), sort)) == len(office.recommendations)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (("2007-07", "2007-07"), {"2007", "2007-07-01"}),
        (("2023-09-14", "2023-09-14"), {"2023-09", "2023-09-14"}),
        (("2007-06-20", None), {"2007-06", "2007-07-01", "2007", "2008-01-01", "2023-09-14", "2023-09", "2023-12-31"}),
        ((None, "2007-06"), {"2006", "2007", "2007-06", "2007-06-15"}),
        (("2023-12-31", "2024"), {"2023-12-31"}),
    ],
)
def test_a_period_takes_in_whatever_may_touch_it(tmp_path, asked, meant):
    after, before = (PartialDate.from_code(code) if code else None for code in asked)
    with closing(Store.create(tmp_path / "t.wpst")) as store:
        with store.change("Fill") as writer:
            for when in DATES:
                writer.save(unsaved.event(id=str(when), start=when))
        assert set(event_ids(store, Filter(after=after, before=before))) == meant


def test_what_is_left_out_does_find_something(office):
    some_left = event_ids(office.store, Filter(without=Filter(countries=("KZ",), text="border")))
    assert 3 < len(some_left) < len(office.events) - 10


def test_a_word_that_a_list_does_not_know_leaves_nothing_out(office):
    assert len(event_ids(office.store, Filter(without=Filter(text="–", only=(Only.STALE,), responses=("noted",))))) == len(office.events)
