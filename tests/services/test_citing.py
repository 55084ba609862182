"""What a citation can stand for, and what is checked of the facts beside the common ones."""

import pytest

from wpstracker.records import KINDS, Citation, Entry, Event, EventPlan, Quote, Recommendation, Result
from wpstracker.services import events, recommendations
from wpstracker.services.citing import citable
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if issubclass(model, Entry)])
def test_every_field_and_part_that_states_a_fact_can_be_cited(kind: str) -> None:
    facts = citable(kind)
    assert set(facts) <= set(KINDS[kind].described()) | set(KINDS)
    assert all(facts.values())
    assert not {"reference", "privacy", "notes", "citation", "tagging", "attachment"} & set(facts)


def test_a_part_is_cited_by_its_kind() -> None:
    assert {"start", "venue", "participation", "result", "quote", "event_plan"} <= set(citable("event"))


def test_a_citation_without_a_source_is_told_by_its_row() -> None:
    draft = Draft(Recommendation(text="Do"))
    draft.of(Citation).extend([Citation(source="s"), Citation(quote="q")])
    assert [problem.field for problem in recommendations.problems(draft)] == ["citation[1].source"]


def test_what_cannot_be_is_told_field_by_field() -> None:
    draft = Draft(Event(title="T", pre_test=-1.0, post_test=100.0, satisfaction=101.0, cost_planned=-0.5, cost_spent=0.0, currency="eur"))
    draft.of(Quote).extend([Quote(words=" "), Quote(words="said")])
    draft.of(EventPlan).append(EventPlan(note="how"))
    found = {problem.field for problem in events.problems(draft)}
    assert found == {"pre_test", "satisfaction", "cost_planned", "currency", "quote[0].words", "event_plan[0].plan"}


def test_what_is_unknown_is_no_problem() -> None:
    assert events.problems(Draft(Event(title="T"))) == []


def test_the_results_of_an_event_come_in_their_order(store: Store) -> None:
    draft = Draft(Event(title="T"))
    draft.of(Result).extend([Result(text=text) for text in "bac"])
    id_ = events.save(store, draft)
    assert [result.text for result in recommendations.results_of(store, id_)] == ["b", "a", "c"]
    assert recommendations.results_of(store, None) == []
