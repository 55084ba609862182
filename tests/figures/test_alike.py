"""Records like one record, by what they share; every point can be named, and the order is always the same."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.vocabularies import OrganisationRole, Scheme
from wpstracker.figures.alike import KINDS, alike
from wpstracker.records import Event, EventOrganisation, Organisation, Person, Plan, Project, Series, Source, Tagging, Term
from wpstracker.store.database import Store

SCHEMES = {"theme": Scheme.THEME, "theme 2": Scheme.THEME, "own": Scheme.TAG, "pillar": Scheme.PILLAR, "1325": Scheme.RESOLUTION}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        with opened.change("Terms") as writer:
            for id_, scheme in SCHEMES.items():
                writer.save(Term(id=id_, scheme=scheme.value, code=id_, labels={"en": id_}))
        yield opened


def why(store: Store, one: str, other: str, kind: str = "event") -> dict[str, tuple[int, int]]:
    """What two records share: number and points by code; nothing when they are not alike."""
    found = next((each for each in alike(store, kind, one) if each.id == other), None)
    return {each.code: (each.number, each.points) for each in found.whys} if found else {}


def saved(store: Store, *records: Any) -> None:
    with store.change("x") as writer:
        for record in records:
            writer.save(record)


def test_everything_two_events_share_is_counted_and_named(store: Store) -> None:
    saved(store, Series(id="series", title="Dialogue"), Organisation(id="academy", name="Police Academy"))
    common: dict[str, Any] = {"country": "KG", "event_kind": "training", "series": "series"}
    one = an_event(store, "Integrity training for border guards", terms=["theme", "own", "pillar", "1325"], **common)
    two = an_event(store, "Training of border guards in Osh", terms=["own", "theme", "1325"], **common)
    found = why(store, one, two)
    assert found == why(store, two, one) | {"words": found["words"]}, "but for words, it is the same from either side"
    assert {code: each for code, each in found.items() if code != "words"} == {
        "series": (1, 8),
        "tags": (2, 6),
        "common_tags": (1, 1),
        "country": (1, 2),
        "type": (1, 1),
    }
    number, points = found["words"]
    assert number == 3 and 3 <= points <= 9
    (best,) = alike(store, "event", one)
    assert best.points == sum(each.points for each in best.whys) and best.whys[0].code == "series"


def test_shared_organisations_count_and_more_than_three_count_no_further(store: Store) -> None:
    bodies = [Organisation(id=f"body {number}", name=f"Body {number}") for number in range(5)]
    saved(store, *bodies)
    one, two = an_event(store, "Alpha"), an_event(store, "Beta")
    host = OrganisationRole.HOST.value
    saved(store, *(EventOrganisation(event=event, organisation=str(body.id), role=host) for event in (one, two) for body in bodies))
    assert why(store, one, two) == {"organisations": (5, 12)}


def test_the_same_country_and_type_are_chance(store: Store) -> None:
    one = an_event(store, "Alpha", country="KG", event_kind="training", terms=["1325"])
    two = an_event(store, "Beta", country="KG", event_kind="training")
    assert alike(store, "event", one) == []
    saved(store, Tagging(record_kind="event", record=two, term="1325"))
    assert why(store, one, two) == {"country": (1, 2), "common_tags": (1, 1), "type": (1, 1)}


def test_the_likest_come_first_and_equals_always_in_the_same_order(store: Store) -> None:
    one = an_event(store, "Alpha", country="KG", terms=["theme", "theme 2"])
    weak = [an_event(store, f"Weak {letter}", country="KG", terms=["theme"]) for letter in "abc"]
    strong = an_event(store, "Strong", country="KG", terms=["theme", "theme 2"])
    found = [each.id for each in alike(store, "event", one)]
    assert found == [strong, *sorted(weak)]
    assert [each.id for each in alike(store, "event", one, most=2)] == found[:2]


def test_words_are_compared_in_both_languages_and_in_any_form(store: Store) -> None:
    one = an_event(store, "Training", titles={"ru": "Обучение сотрудников пограничной службы"})
    two = an_event(store, "Обучение сотрудниц пограничных служб")
    an_event(store, "Совсем другое мероприятие")
    assert [each.id for each in alike(store, "event", one)] == [two]


def test_recommendations_are_alike_by_event_words_and_tags(store: Store) -> None:
    event = an_event(store, "Audit")
    one = a_recommendation(store, "Recruit more women into the border police", event=event, country="KG")
    two = a_recommendation(store, "Women should be recruited into the border police", country="KG")
    other = a_recommendation(store, "Publish statistics", event=event, country="KG")
    assert why(store, one, two, "recommendation")["country"] == (1, 2)
    assert why(store, one, two, "recommendation")["words"][0] >= 3
    assert why(store, one, other, "recommendation") == {"event": (1, 5), "country": (1, 2), "type": (1, 1)}


def test_every_kind_can_be_compared_and_records_of_other_kinds_are_never_named(store: Store) -> None:
    saved(store, Organisation(id="ministry", name="Ministry", country="KG"))
    pairs = {
        "event": (Event(id="event-1", title="Alpha"), Event(id="event-2", title="Beta")),
        "plan": (Plan(id="plan-1", title="First action plan", country="KG"), Plan(id="plan-2", title="Second action plan", country="KG")),
        "organisation": (
            Organisation(id="organisation-1", name="Border Service", parent_organisation="ministry"),
            Organisation(id="organisation-2", name="Police", parent_organisation="ministry"),
        ),
        "person": (
            Person(id="person-1", name="Aigul A", organisation="ministry"),
            Person(id="person-2", name="Bermet B", organisation="ministry"),
        ),
        "series": (Series(id="series-1", title="Dialogue of women leaders"), Series(id="series-2", title="Women leaders in dialogue")),
        "project": (Project(id="project-1", title="X", funder="ministry"), Project(id="project-2", title="Y", funder="ministry")),
        "source": (Source(id="source-1", title="Report", publisher="OSCE"), Source(id="source-2", title="Note", publisher="OSCE")),
    }
    for kind, (one, two) in pairs.items():
        saved(store, one, two)
        saved(store, *(Tagging(record_kind=kind, record=str(each.id), term=term) for each in (one, two) for term in ("theme", "own")))
    for kind in pairs:
        found = alike(store, kind, f"{kind}-1")
        assert [each.id for each in found if each.id.startswith(f"{kind}-")] == [f"{kind}-2"], kind
        assert all(store.rows(f"SELECT 1 FROM {kind} WHERE id = ?", (each.id,)) for each in found), kind
    assert set(pairs) | {"recommendation"} == set(KINDS)


def test_what_is_gone_or_cannot_be_compared_is_like_nothing(store: Store) -> None:
    assert alike(store, "event", "gone") == []
    assert alike(store, "term", "theme") == []
    assert alike(store, "event", an_event(store, "Обо всём")) == []
