"""The chain from events to recommendations, measures and evidence: read from either end, counted link by link."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.figures import events, recommendations
from wpstracker.figures.chain import chains
from wpstracker.figures.chain_counts import STEPS, chain_counts, chain_of, question_of
from wpstracker.figures.origins import origins
from wpstracker.figures.recurring import kin, recurrences
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.records import (
    Event,
    EventItem,
    Indicator,
    Plan,
    PlanItem,
    Recommendation,
    RecommendationEvent,
    RecommendationIndicator,
    RecommendationItem,
    RecommendationOrganisation,
    RecommendationOrigin,
    RecommendationProgress,
    Source,
)
from wpstracker.services.linking import link
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A conference, what it recommended, the measure and indicator it went into, the training that followed."""
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        with opened.change("Ground") as writer:
            writer.save(Plan(id="plan", title="Plan", titles={"ru": "План"}, country="KG"))
            writer.save(PlanItem(id="item", plan="plan", number="1.2", text="Train", texts={"ru": "Обучить"}, status="in_progress"))
            writer.save(Indicator(id="indicator", plan="plan", item="item", number="1", text="Share of women"))
        an_event(opened, "Conference", id="conference", start="2023-03-01", country="KG", status="held")
        an_event(opened, "Training", id="training", start="2023-09-14", country="KG", status="held")
        a_recommendation(opened, "Train officers", id="train", event="conference", country="KG")
        link(opened, RecommendationItem, ["train"], ["item"])
        link(opened, RecommendationIndicator, ["train"], ["indicator"])
        link(opened, RecommendationEvent, ["train"], ["training"])
        link(opened, EventItem, ["training"], ["item"])
        yield opened


def add(store: Store, *records) -> None:
    with store.change("Add") as writer:
        for record in records:
            writer.save(record)


def said(linked) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.id, each.title, each.extra) for each in linked]


def test_a_recommendation_leads_to_measures_indicators_events_and_origins(store):
    chain = chains(store, "recommendation", ["train"], "ru")["train"]
    assert said(chain.measures) == [("plan_item", "item", "1.2 Обучить", "Кыргызстан, План")]
    assert said(chain.indicators) == [("indicator", "indicator", "1 Share of women", "Кыргызстан, План")]
    assert [(each.id, each.title) for each in chain.events] == [("training", "Training")]
    assert [(each.kind, each.id) for each in chain.origins] == [("event", "conference")]
    assert (chain.measures[0].status, chain.recommendations) == ("in_progress", ())


def test_an_event_leads_to_what_came_of_it_and_what_it_follows_up(store):
    found = chains(store, "event", ["conference", "training"], "en")
    assert [each.id for each in found["conference"].recommendations] == ["train"]
    assert [each.id for each in found["training"].measures] == ["item"]
    assert said(found["training"].follows_up) == [("recommendation", "train", "Train officers", "1 March 2023, Kyrgyzstan")]


@pytest.mark.parametrize(("kind", "id_"), [("plan_item", "item"), ("indicator", "indicator")])
def test_a_measure_and_an_indicator_lead_back_to_recommendations_and_events(store, kind, id_):
    found = chains(store, kind, [id_, "gone"], "en")
    assert [each.id for each in found[id_].recommendations] == ["train"]
    assert [each.id for each in found[id_].events] == ["training"]
    assert found["gone"].recommendations == ()


def test_what_is_restricted_is_left_out_of_what_is_handed_on(store):
    add(
        store,
        RecommendationItem(id="l", recommendation="train", item="item2"),
        PlanItem(id="item2", plan="plan", text="Hidden", privacy="restricted"),
    )
    for model, id_ in ((Event, "training"), (Plan, "plan")):
        record = store.get(model, id_)
        record.privacy = "restricted"
        add(store, record)
    open_, closed = (chains(store, "recommendation", ["train"], "en", unrestricted=on)["train"] for on in (False, True))
    assert len(open_.measures) == 2 and len(open_.events) == 1
    assert (closed.measures, closed.indicators, closed.events) == ((), (), ())


def test_an_event_named_as_a_further_origin_counts_for_the_event_and_the_mechanism(store):
    a_recommendation(store, "Ratify", id="ratify", mechanism="cedaw", country="KG", issued=PartialDate(2021), response="noted")
    further = RecommendationOrigin(recommendation="ratify", mechanism="upr", event="conference", response="supported")
    add(store, further, Source(id="doc", title="CEDAW/C/KGZ/CO/5"))
    assert [each.id for each in chains(store, "event", ["conference"], "en")["conference"].recommendations] == ["ratify", "train"]
    for question, expected in (
        (Filter(event="conference"), {"train", "ratify"}),
        (Filter(kinds=("upr",)), {"ratify"}),
        (Filter(kinds=("cedaw",)), {"ratify"}),
        (Filter(responses=("supported",)), {"ratify"}),
        (Filter(responses=("noted", "")), {"train", "ratify"}),
        (Filter(responses=("rejected",)), set()),
    ):
        assert set(recommendation_ids(store, question, TODAY)) == expected, question


def test_origins_are_listed_with_paragraph_date_and_answer(store):
    a_recommendation(store, "Ratify", id="ratify", mechanism="cedaw", source=None, paragraph="12", issued=PartialDate(2021))
    add(
        store,
        Source(id="upr", title="A/HRC/44/4", publisher="Human Rights Council"),
        RecommendationOrigin(
            recommendation="ratify", mechanism="upr", source="upr", paragraph="140.10", made_by="Spain", response="supported", sort=0
        ),
    )
    first, second = origins(store, ["ratify"], "en")["ratify"]
    assert (first.is_first, first.mechanism, first.paragraph) == (True, "cedaw", "12")
    assert second.source
    assert (second.made_by, second.response, second.source.title) == ("Spain", "supported", "A/HRC/44/4")
    assert second.as_linked("en").extra == "Universal Periodic Review, Spain, para. 140.10"
    assert first.as_linked("en").title == "CEDAW concluding observations"


def a_step(recommendation: str, before: str, after: str, **said) -> RecommendationProgress:
    return RecommendationProgress(
        recommendation=recommendation, status_before=before, status_after=after, effective=PartialDate(2023, 10), **said
    )


def test_each_step_of_the_chain_is_some_of_the_step_before_and_its_list_has_as_many(store):
    question = Filter(countries=("KG",)).in_year(2023)
    for id_, status in (
        ("open", "accepted"),
        ("done", "implemented"),
        ("shut", "closed"),
        ("loose", "implemented"),
        ("told", "implemented"),
    ):
        a_recommendation(store, id_, id=id_, status=status, country="KG", issued=PartialDate(2023, 5))
    a_recommendation(store, "elsewhere", country="TJ", issued=PartialDate(2023), status="implemented")
    link(store, RecommendationItem, ["open", "done", "shut", "told"], ["item"])
    add(
        store,
        a_step("shut", "implemented", "closed", event="training"),
        a_step("told", "in_progress", "implemented", narrative="Done"),
        a_step("open", "recorded", "accepted", event="training"),
    )
    counts = chain_counts(store, question, TODAY)
    assert (counts.events, counts.recommendations, counts.linked, counts.implemented, counts.evidenced) == (2, 6, 5, 3, 1)
    assert counts.unlinked_done == 1
    lists = [set(recommendation_ids(store, question_of(step, question), TODAY)) for step in STEPS]
    assert [len(ids) for ids in lists] == [counts.recommendations, counts.linked, counts.implemented, counts.evidenced]
    assert all(later <= earlier for earlier, later in zip(lists, lists[1:], strict=False))
    assert len(event_ids(store, question_of("events", question))) == counts.events


def test_orphans_are_open_and_have_no_measure_or_nobody_responsible(store):
    a_recommendation(store, "Alone", id="alone")
    a_recommendation(store, "Over", id="over", status="closed")
    add(store, RecommendationOrganisation(recommendation="train", organisation=_body(store), role="lead"))
    assert recommendation_ids(store, Filter(only=(Only.ORPHAN,)), TODAY) == ["alone"]
    assert recommendation_ids(store, Filter(only=(Only.NO_OWNER,)), TODAY) == ["alone"]
    assert recommendation_ids(store, Filter(only=(Only.LINKED,)), TODAY) == ["train"]


def _body(store: Store) -> str:
    from wpstracker.records import Organisation

    add(store, Organisation(id="body", name="Ministry"))
    return "body"


def again(store: Store, id_: str, year: int | None, repeats: str | None = None, **said) -> None:
    add(store, Recommendation(id=id_, reference=id_, text=id_, issued=PartialDate(year) if year else None, repeats=repeats, **said))


def test_the_same_asked_again_recurs_in_as_many_years_as_it_was_made(store):
    again(store, "a15", 2015)
    again(store, "a19", 2019, "a15")
    again(store, "a19b", 2019, "a15")
    again(store, "a23", 2023, "a19", supersedes="a19")
    again(store, "undated", None, "a23")
    again(store, "other", 2020)
    again(store, "b20", 2020)
    again(store, "b20b", 2020, "b20")
    found = recurrences(store, ["a15", "a19", "undated", "other", "b20"])
    assert found["a15"].years == found["undated"].years == (2015, 2019, 2023)
    assert found["a15"].others == ("a19", "a19b", "a23", "undated")
    assert "other" not in found and not found["b20"].recurs
    assert set(recommendation_ids(store, Filter(only=(Only.RECURRING,)), TODAY)) == {"a15", "a19", "a19b", "a23", "undated"}
    relations = kin(store, "a19", "en")
    assert [each.id for each in relations.same] == ["a15", "a19b", "a23", "undated"]
    assert [each.id for each in relations.superseded_by] == ["a23"]
    assert [each.id for each in kin(store, "a23", "en").supersedes] == ["a19"]


def test_further_origins_of_other_years_make_it_recur_too_and_circles_end(store):
    again(store, "r", 2015)
    add(store, RecommendationOrigin(recommendation="r", mechanism="upr", issued=PartialDate(2020, 1)))
    again(store, "x", 2011, None)
    again(store, "y", 2012, "x")
    x = store.get(Recommendation, "x")
    x.repeats = "y"
    add(store, x)
    assert recurrences(store, ["r", "x"])["r"].years == (2015, 2020)
    assert recurrences(store, ["r", "x"])["x"].years == (2011, 2012)
    assert set(recommendation_ids(store, Filter(only=(Only.RECURRING,)), TODAY)) == {"r", "x", "y"}


def test_a_restricted_one_is_not_counted_where_it_may_not_be_seen(store):
    again(store, "a", 2015)
    again(store, "b", 2016, "a", privacy="restricted")
    again(store, "c", 2017, "b")
    assert recurrences(store, ["a"])["a"].years == (2015, 2016, 2017)
    assert "a" not in recurrences(store, ["a"], unrestricted=True)


def test_a_recommendation_is_listed_with_what_it_is_linked_with(store):
    again(store, "first", 2015)
    a_recommendation(
        store,
        "Train again",
        id="again",
        repeats="first",
        issued=PartialDate(2023),
        contact="A. Person",
        smart=("specific", "time_bound"),
        deadline_kind="periodic",
        rhythm="yearly",
    )
    add(store, RecommendationOrigin(recommendation="train", mechanism="upr", paragraph="140.10"))
    found = recommendations.rows(store, ["train", "again", "first"], TODAY, "en")
    row = found["train"]
    assert (row["measures"], row["indicators"], row["follow_ups"]) == ("1.2 Train", "1 Share of women", "Training")
    assert (row["further_origins"], row["recurs"]) == ("Universal Periodic Review (para. 140.10)", None)
    assert (row["orphan"], row["no_owner"], found["first"]["orphan"]) == (False, True, True)
    row = found["again"]
    assert (row["recurs"], row["repeats"], row["smart"], row["rhythm"]) == (2, "first", "Specific, Time-bound", "yearly")
    assert row["contact"] == "A. Person"
    assert recommendations.rows(store, ["again"], TODAY, "en", unrestricted=True)["again"]["contact"] == ""
    assert set(row) >= {column.key for column in recommendations.COLUMNS}


def test_what_came_of_events_counts_further_origins_too(store):
    a_recommendation(store, "Ratify", id="ratify", mechanism="cedaw")
    add(
        store,
        RecommendationOrigin(recommendation="ratify", event="conference"),
        RecommendationOrigin(recommendation="train", event="conference"),
    )
    assert recommendations.from_events(store, ["conference"]) == ["ratify", "train"]
    assert events.rows(store, ["conference"])["conference"]["recommendations"] == 2


def test_the_chain_of_given_recommendations_is_that_of_the_question_that_finds_them(store):
    for number, status in enumerate(("implemented", "closed", "accepted", "implemented")):
        a_recommendation(store, f"r{number}", id=f"r{number}", status=status)
    link(store, RecommendationItem, ["r0", "r1", "r2"], ["item"])
    add(store, a_step("r1", "implemented", "closed", event="training"))
    counts = chain_counts(store, Filter(), TODAY)
    assert chain_of(store, counts.events, recommendation_ids(store, Filter(), TODAY)) == counts
    assert (counts.implemented, counts.evidenced, counts.unlinked_done) == (2, 1, 1)
    assert chain_of(store, 0, []).recommendations == 0
