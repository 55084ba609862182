"""What contradicts itself is told beside its field; what is unknown is never a problem."""

import pytest

from tests import unsaved
from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import Amendment, Claim, Participation, PlanLevel, Result
from wpstracker.services import events, plans, recommendations
from wpstracker.services.checking import is_country, is_zone
from wpstracker.services.drafts import Draft
from wpstracker.words import words_for


def fields(problems) -> list[str]:
    for problem in problems:
        assert problem.text(words_for("en")) and problem.text(words_for("ru")) != problem.text(words_for("en")), "said in both languages"
    return [problem.field for problem in problems]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, []),
        ({"country": "", "start": None}, []),
        ({"title": " \t"}, ["title"]),
        ({"country": "XX"}, ["country"]),
        ({"country": "kz"}, ["country"]),
        ({"country": "KAZ"}, ["country"]),
        ({"country": "Kosovo"}, ["country"]),
        ({"countries_covered": ("KZ", "QQ", "TJ", "UK")}, ["countries_covered", "countries_covered"]),
        ({"start": "2023-09-15", "end": "2023-09-14"}, ["end"]),
        ({"end": "2023-09-14"}, ["start"]),
        ({"start": "2007-06-15", "end": "2007-06"}, []),
        ({"start_time": "10:00", "end_time": "9:30"}, ["end_time"]),
        ({"start_time": "24:00"}, ["start_time"]),
        ({"start_time": "10.00"}, ["start_time"]),
        ({"start_time": "1٠:00"}, ["start_time"]),
        ({"start_time": "17:00", "end_time": "09:00"}, ["end_time"]),
        ({"zone": "Asia/Almaty"}, []),
        ({"zone": "Almaty"}, ["zone"]),
        ({"zone": "../../etc/passwd"}, ["zone"]),
        ({"zone": "Asia"}, ["zone"]),
        ({"zone": "x" * 5000}, ["zone"]),
        ({"zone": "\0"}, ["zone"]),
        ({"duration_days": 0}, ["duration_days"]),
        ({"duration_hours": -1}, ["duration_hours"]),
        ({"duration_days": float("nan")}, ["duration_days"]),
        ({"id": "e", "follows": "e"}, ["follows"]),
    ],
)
def test_an_event_that_contradicts_itself(said, wrong):
    assert fields(events.problems(Draft(unsaved.event(**said)))) == wrong


@pytest.mark.parametrize(
    ("blocks", "wrong"),
    [
        ([{}], []),
        ([{"women": 0, "total": 10}], []),
        ([{"women": 30, "men": 30, "total": 50}], []),
        ([{}, {"women": -1}], ["participation[1].women"]),
        ([{"total": -5, "country": "ZZ"}], ["participation[0].total", "participation[0].country"]),
        ([{"men": 10**20}], ["participation[0].men"]),
    ],
)
def test_participation_that_cannot_be(blocks, wrong):
    draft = Draft(unsaved.event(), {Participation: [unsaved.block(**block) for block in blocks]})
    assert fields(events.problems(draft)) == wrong


def test_a_result_says_something():
    draft = Draft(unsaved.event(), {Result: [Result(text="Roadmap"), Result(text=" "), Result(organisation="o")]})
    assert fields(events.problems(draft)) == ["result[1].text"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, []),
        ({"text": ""}, ["text"]),
        ({"text": "", "text_status": "missing"}, []),
        ({"country": "XX"}, ["country"]),
        ({"deadline": "2024", "deadline_kind": "none"}, ["deadline"]),
        ({"deadline": "2024", "deadline_kind": "periodic"}, []),
        ({"deadline": None, "deadline_kind": "date"}, []),
    ],
)
def test_a_recommendation_that_contradicts_itself(said, wrong):
    assert fields(recommendations.problems(Draft(unsaved.recommendation(**said)))) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, []),
        ({"title": ""}, ["title"]),
        ({"country": ""}, ["country"]),
        ({"country": "XX"}, ["country"]),
        ({"in_force": "2024", "until": "2023"}, ["until"]),
        ({"in_force": "2024-06", "until": "2024"}, []),
        ({"until": "2023"}, []),
        ({"edition": 0}, ["edition"]),
        ({"edition": 10**20}, ["edition"]),
        ({"edition": 3}, []),
        ({"budgeted": "no", "budget": 5.0}, ["budget"]),
        ({"budgeted": "yes", "budget": -5.0}, ["budget"]),
        ({"budgeted": "no"}, []),
        ({"budget": 5.0, "currency": "EUR"}, []),
        ({"currency": "Euro"}, ["currency"]),
    ],
)
def test_a_plan_that_contradicts_itself(said, wrong):
    assert fields(plans.problems(Draft(unsaved.plan(**said)))) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"stage": "adopted"}, []),
        ({"stage": "unknown", "quote": "Third national action plan"}, []),
        ({"stage": "unknown"}, ["claim[1].stage"]),
        ({"stage": None, "quote": "", "as_of": PartialDate(2022)}, ["claim[1].stage"]),
    ],
)
def test_a_claim_says_something(said, wrong):
    draft = Draft(unsaved.plan(), {Claim: [Claim(stage="adopted"), Claim(**said)]})
    assert fields(plans.problems(draft)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"made": PartialDate(2022)}, []),
        ({"made": PartialDate(2020)}, []),
        ({"made": PartialDate(2020, 5)}, ["amendment[0].made"]),
        ({"act": "Order 5"}, []),
        ({}, ["amendment[0].made"]),
    ],
)
def test_an_amendment_says_something_and_is_not_older_than_the_plan(said, wrong):
    draft = Draft(unsaved.plan(adopted="2020-06"), {Amendment: [Amendment(**said)]})
    assert fields(plans.problems(draft)) == wrong


def test_each_level_of_a_plan_stands_once():
    levels = [PlanLevel(level="goal", name="A"), PlanLevel(level="goal", name="B"), PlanLevel(name="C")]
    assert fields(plans.problems(Draft(unsaved.plan(), {PlanLevel: levels}))) == ["plan_level[1].level", "plan_level[2].level"]


def test_countries_and_zones_are_those_of_the_standards():
    assert is_country("KZ") and not is_country("")
    assert is_zone("Asia/Bishkek") and not is_zone("Mars/Olympus")
