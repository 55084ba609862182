"""Each check finds what is missing and nothing else, counts of how many, and looks only at what the question means."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.figures.random_records import random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures.checks import Looking
from wpstracker.figures.data_gaps import CHECKS, checks_of, run_checks
from wpstracker.records import (
    KINDS,
    Citation,
    Claim,
    CountryFigure,
    Event,
    EventOrganisation,
    EventPerson,
    Obligation,
    Organisation,
    Participation,
    Person,
    Plan,
    Recommendation,
    RecommendationOrganisation,
    RecommendationProgress,
    Record,
    Result,
    Source,
    Term,
)
from wpstracker.services.files import new_file
from wpstracker.store.database import Store
from wpstracker.words import words_for

TODAY = date(2025, 6, 15)
DAY = PartialDate(2025, 5, 20)
HELD = {"status": "held", "event_kind": "training", "country": "KZ", "place": "Almaty", "start": DAY, "source": "report"}
SPLIT = {"women": 3, "men": 4}
DONE = {"country": "KZ", "issued": DAY, "text": "Do", "status": "implemented", "source": "report", "deadline": DAY}
OPEN = DONE | {"status": "accepted", "deadline": PartialDate(2026)}
NAP = {"country": "KZ", "adopted": PartialDate(2020), "in_force": PartialDate(2020), "until": PartialDate(2030)}
CLAIM = {"stage": "implementation", "as_of": PartialDate(2025, 1), "basis": "stated", "confidence": "high", "source": "report"}
GOOD: tuple[Record, ...] = (
    Source(id="report", title="Report", url="https://example.org", published=DAY),
    Organisation(id="body", name="Ministry of Labour", country="KZ"),
    Person(id="person", name="Aida Aliyeva"),
    Term(id="term", scheme="tag", labels={"en": "Border"}),
    Event(id="good", title="Good", **HELD),
    EventOrganisation(event="good", organisation="body", role="organiser"),
    Participation(event="good", **SPLIT),
    Result(event="good", actual=True, text="Done"),
    Recommendation(id="fine", **OPEN),
    RecommendationOrganisation(recommendation="fine", organisation="body", role="lead"),
    Plan(id="nap", title="Plan", **NAP),
    Claim(id="claim", plan="nap", **CLAIM),
    CountryFigure(id="figure", country="KZ", as_of=PartialDate(2020), source="report", women=3),
)
"""Records of which nothing is to be mended."""

BAD: dict[str, tuple[Record, ...]] = {
    "event_no_date": (Event(id="bad", **HELD | {"start": PartialDate(None, 8, 3)}),),
    "event_no_month": (Event(id="bad", **HELD | {"start": PartialDate(2025)}),),
    "event_unsettled": (Event(id="bad", **HELD | {"status": "confirmed"}),),
    "event_not_counted": (Event(id="bad", **HELD), Participation(event="bad", who="judges")),
    "event_no_split": (Event(id="bad", **HELD), Participation(event="bad", total=30, women=5)),
    "event_sums": (Event(id="bad", **HELD), Participation(event="bad", total=30, **SPLIT)),
    "event_no_source": (Event(id="bad", **HELD | {"source": None}),),
    "event_no_country": (Event(id="bad", **HELD | {"country": ""}),),
    "event_no_place": (Event(id="bad", **HELD | {"place": ""}),),
    "event_no_kind": (Event(id="bad", **HELD | {"event_kind": None}),),
    "event_no_organiser": (Event(id="bad", **HELD), EventOrganisation(event="bad", organisation="body", role="supporter")),
    "event_no_result": (Event(id="bad", **HELD), Result(event="bad", actual=False, text="Expected")),
    "recommendation_overdue": (Recommendation(id="bad", **OPEN | {"deadline": PartialDate(2025, 5)}),),
    "recommendation_stale": (Recommendation(id="bad", **OPEN | {"issued": PartialDate(2023)}),),
    "recommendation_no_text": (Recommendation(id="bad", **DONE | {"text": ""}),),
    "recommendation_no_date": (Recommendation(id="bad", **DONE | {"issued": None}),),
    "recommendation_no_deadline": (Recommendation(id="bad", **DONE | {"deadline": None}),),
    "recommendation_no_source": (Recommendation(id="bad", **DONE | {"source": None}),),
    "recommendation_no_owner": (Recommendation(id="bad", **OPEN),),
    "figure_no_date": (CountryFigure(id="bad", country="KZ", source="report"),),
    "figure_no_source": (CountryFigure(id="bad", countries=("KZ", "KG"), as_of=PartialDate(2020)),),
    "source_no_date": (Source(id="bad", title="Letter", text="…"), Citation(record_kind="event", record="good", source="bad")),
    "source_not_at_hand": (Source(id="bad", title="Letter", published=DAY),),
    "plan_no_date": (
        Plan(id="bad", country="KZ", until=PartialDate(2030), instrument="sector"),
        Claim(plan="bad", **CLAIM),
    ),
    "plan_no_end": (Plan(id="bad", **NAP | {"until": None, "instrument": "sector"}), Claim(plan="bad", **CLAIM)),
    "plan_expired": (Plan(id="bad", **NAP | {"country": "KG", "until": PartialDate(2024)}), Claim(plan="bad", **CLAIM | {"as_of": None})),
    "plan_to_confirm": (Plan(id="bad", **NAP), Claim(plan="bad", **CLAIM | {"confidence": "low"})),
    "plan_conflict": (
        Plan(id="bad", **NAP),
        Claim(plan="bad", **CLAIM),
        Claim(plan="bad", **CLAIM | {"stage": "expired", "as_of": PartialDate(2024)}),
    ),
    "plan_no_source": (Plan(id="bad", **NAP), Claim(plan="bad", **CLAIM | {"source": None})),
    "report_overdue": (
        Obligation(id="bad", title="Report", country="KZ", rule="once", due_once=PartialDate(2025, 3, 1)),
        Obligation(id="later", title="Later", country="KZ", rule="once", due_once=PartialDate(2025, 9, 1)),
    ),
    "twice_organisation": (Organisation(id="bad", name="Labour Ministry"),),
    "twice_person": (Person(id="bad", name="Аида Алиева"),),
    "twice_series": tuple(KINDS["series"](id=id_, title="Dialogue of Women") for id_ in ("bad", "bad2")),
    "twice_project": tuple(KINDS["project"](id=id_, title="Women in the Police") for id_ in ("bad", "bad2")),
    "twice_source": (Source(id="bad", title="Release", url="https://example.org", published=DAY),),
    "twice_term": (Term(id="bad", scheme="tag", labels={"ru": "Бордер"}),),
}
"""For each check records it must find, and no other check need be content with."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "office.wpst", fill=lambda _store: None)) as opened:
        save(opened, *GOOD)
        yield opened


def save(store: Store, *records: Record) -> None:
    with store.change("Write") as writer:
        for record in records:
            writer.save(type(record).from_plain(str(record.id), record.plain()))


def by_key(key: str) -> object:
    return next(check for check in CHECKS if check.key == key)


def test_nothing_is_found_where_nothing_is_missing(store: Store) -> None:
    checked = run_checks(Looking(store, Filter(), TODAY))
    assert [each for each in checked if each.gaps] == []
    assert {each.check.kind for each in checked} >= {"event", "recommendation", "plan", "country_figure", "source"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.key)
def test_each_check_finds_what_it_is_about(store: Store, check) -> None:
    save(store, *BAD[check.key])
    looking = Looking(store, Filter(), TODAY)
    found = check.find(looking)
    assert len(found) == 1 and found[0].id in ("bad", "bad2", "body", "person", "report", "term")
    assert check.looked_at(looking) >= 1
    for language in ("en", "ru"):
        said = check.said(found[0], words_for(language))
        assert said and "{" not in said and "None" not in said


def test_every_check_has_its_own_key_and_all_its_texts() -> None:
    assert len({check.key for check in CHECKS}) == len(CHECKS)
    assert all((check.label, check.field, check.wrong, check.mend, check.among) for check in CHECKS)
    assert {check.kind for check in checks_of("event")} == {"event"}


def test_restricted_records_and_other_countries_are_not_looked_at(store: Store) -> None:
    save(store, Event(id="secret", privacy="restricted", country="KZ"), Event(id="kyrgyz", country="KG"))
    check = by_key("event_no_date")
    find = check.find  # type: ignore[attr-defined]
    assert {gap.id for gap in find(Looking(store, Filter(unrestricted=True), TODAY))} == {"kyrgyz"}
    assert {gap.id for gap in find(Looking(store, Filter(countries=("KZ",)), TODAY))} == {"secret"}
    checked = run_checks(Looking(store, Filter(countries=("KZ",)), TODAY))
    assert not {"source", "person", "term"} & {each.check.kind for each in checked}


def test_people_known_only_as_participants_are_named_only_when_asked_for(store: Store) -> None:
    save(store, Person(id="bad", name="Аида Алиева"), EventPerson(event="good", person="bad", role="participant"))
    find = by_key("twice_person").find  # type: ignore[attr-defined]
    assert find(Looking(store, Filter(), TODAY)) == []
    assert len(find(Looking(store, Filter(), TODAY, participants=True))) == 1


def test_progress_makes_a_recommendation_fresh_again(store: Store) -> None:
    save(store, *BAD["recommendation_stale"], RecommendationProgress(recommendation="bad", effective=DAY, narrative="Asked"))
    assert by_key("recommendation_stale").find(Looking(store, Filter(), TODAY)) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(3))
def test_no_check_finds_more_than_it_looks_at(tmp_path: Path, seed: int) -> None:
    with closing(random_file(tmp_path / "office.wpst", seed)) as store:
        for question in (Filter(), Filter(countries=("KZ", "")), Filter(unrestricted=True)):
            looking = Looking(store, question, TODAY)
            for check in CHECKS:
                found, of = len(check.find(looking)), check.looked_at(looking)
                assert found <= of or (of and check.key.startswith("twice_"))


def test_counting_and_finding_agree(tmp_path: Path) -> None:
    with closing(random_file(tmp_path / "office.wpst", 5, events=60)) as store:
        for question in (Filter(), Filter(unrestricted=True), Filter(countries=("KZ",))):
            looking = Looking(store, question, TODAY)
            found = {check.key: len(check.find(looking)) for check in CHECKS if check.count}
            assert found == {check.key: check.count(looking) for check in CHECKS if check.count}
            assert any(found.values())
            assert [each.number for each in run_checks(looking)] == [len(each.gaps) for each in run_checks(looking)]
