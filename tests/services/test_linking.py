"""Links made from either side: each pair once, one step, taken back exactly; what makes no sense is refused in a sentence."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_recommendation, an_event
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.records import (
    Event,
    EventItem,
    Indicator,
    Plan,
    PlanItem,
    RecommendationEvent,
    RecommendationIndicator,
    RecommendationItem,
    RecommendationOrganisation,
)
from wpstracker.records.links import SIDES
from wpstracker.services import events
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.services.linking import link, linked, unlink
from wpstracker.store.database import Store

RECOMMENDATIONS, EVENTS, ITEMS, INDICATORS = (tuple(f"{kind}{n}" for n in range(4)) for kind in ("r", "e", "m", "i"))
IDS = {"recommendation": RECOMMENDATIONS, "event": EVENTS, "item": ITEMS, "indicator": INDICATORS}


def fill(store: Store) -> None:
    """Four records of each kind that can be linked."""
    with store.change("Ground") as writer:
        writer.save(Plan(id="plan", title="Plan", country="KG"))
        for item, indicator in zip(ITEMS, INDICATORS, strict=True):
            writer.save(PlanItem(id=item, plan="plan", text=item))
            writer.save(Indicator(id=indicator, plan="plan", text=indicator))
    for recommendation, event in zip(RECOMMENDATIONS, EVENTS, strict=True):
        an_event(store, event, id=event)
        a_recommendation(store, recommendation, id=recommendation)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "t.wpst")) as opened:
        fill(opened)
        yield opened


def links(store: Store) -> dict[str, list[tuple]]:
    """Every row of every kind of link."""
    return {model.kind(): store.rows(f"SELECT * FROM {model.kind()} ORDER BY id") for model in SIDES}


def pairs(store: Store, model) -> set[tuple[str, str]]:
    one, other = (model.described()[side].column_name for side in SIDES[model])
    return set(store.rows(f"SELECT {one}, {other} FROM {model.kind()}"))


def refusal(do) -> str:
    with pytest.raises(Invalid) as caught:
        do()
    return str(caught.value)


@pytest.mark.parametrize("model", SIDES)
def test_a_selection_is_linked_with_a_selection_in_one_step(store, model):
    ones, others = (IDS[side][:2] for side in SIDES[model])
    assert link(store, model, ones, others) == 4
    assert pairs(store, model) == {(a, b) for a in ones for b in others}
    rows = store.rows(f"SELECT id FROM {model.kind()}")
    assert {id_ for (id_,) in rows} == {id_of(model.kind(), a, b) for a in ones for b in others}
    store.undo()
    assert pairs(store, model) == set()
    store.redo()
    assert len(pairs(store, model)) == 4


def test_the_step_says_what_was_linked(store):
    link(store, RecommendationItem, RECOMMENDATIONS[:3], ITEMS[:2])
    title, values = told(store)
    assert title.format(**values) == "Link 3 recommendations to 2 measures"
    unlink(store, RecommendationItem, RECOMMENDATIONS[:1], ITEMS[:1])
    title, values = told(store)
    assert title.format(**values) == "Unlink a recommendation from a measure"


def told(store: Store) -> tuple[str, dict]:
    """Title and values of the step that Undo would take back."""
    step = store.undo_stack.next_undo()
    assert step is not None
    found = store.step(step)
    return found.title, dict(found.values)


def test_a_link_there_is_keeps_its_words_and_its_history(store):
    link(store, RecommendationItem, ["r0"], ["m0"])
    with store.change("Say how") as writer:
        row = store.get(RecommendationItem, id_of("recommendation_item", "r0", "m0"))
        row.note = "by training"
        writer.save(row)
    changes = store.rows("SELECT count(*) FROM change")
    assert link(store, RecommendationItem, ["r0"], ["m0"]) == 0
    assert store.rows("SELECT count(*) FROM change") == changes
    link(store, RecommendationItem, ["r0", "r1"], ["m0", "m1"])
    assert store.get(RecommendationItem, id_of("recommendation_item", "r0", "m0")).note == "by training"


def test_a_link_that_came_under_another_id_is_not_made_twice(store):
    with store.change("From elsewhere") as writer:
        writer.save(EventItem(event="e0", item="m0"))
    assert link(store, EventItem, ["e0"], ["m0"]) == 0
    assert unlink(store, EventItem, ["e0"], ["m0"]) == 1


def test_what_is_linked_is_counted_from_either_side(store):
    link(store, RecommendationItem, ["r0", "r1"], ["m0"])
    link(store, RecommendationItem, ["r0"], ["m1"])
    assert linked(store, RecommendationItem, "recommendation", ["r0", "r1"]) == {"m0": 2, "m1": 1}
    assert linked(store, RecommendationItem, "item", ["m0"]) == {"r0": 1, "r1": 1}


def test_what_makes_no_sense_is_refused(store):
    assert "at least one record" in refusal(lambda: link(store, EventItem, [], ["m0"]))
    assert "no longer in the file" in refusal(lambda: link(store, EventItem, ["e0"], ["m0", "gone"]))
    assert "cannot be linked" in refusal(lambda: link(store, RecommendationOrganisation, ["r0"], ["m0"]))
    assert links(store) == {model.kind(): [] for model in SIDES}


def test_an_event_does_not_follow_up_what_came_from_it_or_after_it(store):
    origin = an_event(store, "Conference", start="2023-05-01")
    mine = a_recommendation(store, "Do", event=origin)
    assert "“Conference” is where" in refusal(lambda: link(store, RecommendationEvent, [mine, "r0"], [origin]))
    later = a_recommendation(store, "Do too", issued=PartialDate(2023, 6))
    assert "ended on 1 May 2023" in refusal(lambda: link(store, RecommendationEvent, [later], [origin]))
    assert pairs(store, RecommendationEvent) == set()
    same_year = a_recommendation(store, "Do it all", issued=PartialDate(2023))
    assert link(store, RecommendationEvent, [same_year], [origin]) == 1


def test_a_measure_that_goes_takes_its_links_along_and_brings_them_back(store):
    link(store, RecommendationItem, ["r0"], ["m0"])
    link(store, EventItem, ["e0"], ["m0"])
    before = links(store)
    with store.change("Delete") as writer:
        writer.delete(store.get(PlanItem, "m0"))
    assert pairs(store, RecommendationItem) == pairs(store, EventItem) == set()
    store.undo()
    assert links(store) == before


selections = st.sets(st.integers(0, 3), min_size=1, max_size=3)
steps = st.lists(st.tuples(st.sampled_from(["link", "unlink"]), st.sampled_from(list(SIDES)), selections, selections), max_size=8)


@settings(max_examples=25)
@given(steps, st.sampled_from(list(SIDES)), selections, selections)
def test_linking_and_unlinking_are_inverse_and_undo_restores_exactly(history, model, ones, others):
    with TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "t.wpst")) as store:
        fill(store)
        expected: dict[type, set[tuple[str, str]]] = {each: set() for each in SIDES}
        seen, did = [links(store)], []
        for what, kind, left, right in [*history, ("link", model, ones, others)]:
            a, b = ([IDS[side][n] for n in chosen] for side, chosen in zip(SIDES[kind], (left, right), strict=True))
            number = (link if what == "link" else unlink)(store, kind, a, b)
            product = {(x, y) for x in a for y in b}
            after = expected[kind] | product if what == "link" else expected[kind] - product
            assert number == len(after ^ expected[kind])
            expected[kind] = after
            assert pairs(store, kind) == after
            if number:
                did.append(number)
                seen.append(links(store))
        for before in reversed(seen[:-1]):
            store.undo()
            assert links(store) == before
        for _ in did:
            store.redo()
        assert {each: pairs(store, each) for each in SIDES} == expected
        fresh = {pair for pair in expected[model] if pair[0] in [IDS[SIDES[model][0]][n] for n in ones]}
        assert fresh  # the last step linked
        unlink(store, model, [IDS[SIDES[model][0]][n] for n in ones], [IDS[SIDES[model][1]][n] for n in others])
        product = {(IDS[SIDES[model][0]][x], IDS[SIDES[model][1]][y]) for x in ones for y in others}
        assert pairs(store, model) == expected[model] - product


def event_draft(store: Store) -> Draft[Event]:
    """The event as a form gets it."""
    draft = events.load(store, "e0")
    assert draft
    return draft


def test_an_indicator_is_linked_too(store):
    assert link(store, RecommendationIndicator, ["r0"], ["i0", "i1"]) == 2


def test_a_link_made_in_a_form_is_the_same_as_one_made_for_a_selection(store):
    draft = event_draft(store)
    draft.of(EventItem).append(EventItem(item="m0", note="by training"))
    events.save(store, draft)
    assert store.rows("SELECT id, note FROM event_item") == [(id_of("event_item", "e0", "m0"), "by training")]
    draft = event_draft(store)
    draft.of(EventItem)[0].item = "m1"
    events.save(store, draft)
    assert store.rows("SELECT id, item_id, note FROM event_item") == [(id_of("event_item", "e0", "m1"), "m1", "by training")]
    store.undo()
    store.undo()
    assert pairs(store, EventItem) == set()


def test_a_form_refuses_the_same_measure_twice_and_a_row_without_one(store):
    draft = event_draft(store)
    draft.of(EventItem).extend([EventItem(item="m0"), EventItem(item="m0"), EventItem(note="somehow")])
    with pytest.raises(Invalid) as caught:
        events.save(store, draft)
    assert [problem.field for problem in caught.value.problems] == ["event_item[1].item", "event_item[2].item"]


def test_a_copy_has_links_of_its_own(store):
    link(store, EventItem, ["e0"], ["m0"])
    copy = events.duplicate(store, "e0")
    assert copy
    twin = events.save(store, copy)
    assert pairs(store, EventItem) == {("e0", "m0"), (twin, "m0")}
