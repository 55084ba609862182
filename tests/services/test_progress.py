"""A status comes about by telling what was done: in one step, with a reason where one is due, and corrected when the telling is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import unsaved
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import MeasureStatus, RecommendationStatus
from wpstracker.records import Attachment, MeasureProgress, PlanItem, Recommendation, RecommendationProgress, Source
from wpstracker.services import naming, plans, progress, recommendations
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.services.history import history
from wpstracker.store.database import Store

TODAY = date(2024, 6, 30)
CODE = PartialDate.from_code


@pytest.fixture
def store(tmp_path: Path):
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


def begun(store: Store, status: str = "recorded", **said) -> str:
    return recommendations.save(store, Draft(unsaved.recommendation(status=status, **said)))


def a_measure(store: Store, status: str | None = None) -> str:
    plan = plans.save(store, Draft(unsaved.plan()))
    with store.change("Fill") as writer:
        item = PlanItem(plan=plan, number="1.1", text="Train focal points", status=status)
        writer.save(item)
    return str(item.id)


def tell(store: Store, id_: str, day: str, after: str | None = None, **said) -> str:
    """Record an update of a recommendation or a measure."""
    record = store.get(Recommendation, id_) or store.get(PlanItem, id_)
    assert record is not None
    draft = progress.blank(record, TODAY)
    for name, value in {"effective": CODE(day), "status_after": after, "narrative": "Done so", **said}.items():
        setattr(draft.record, name, value)
    return progress.record_progress(store, draft, today=TODAY)


def status(store: Store, id_: str) -> str | None:
    record = store.get(Recommendation, id_) or store.get(PlanItem, id_)
    assert record is not None
    return record.status


def loaded(store: Store, update: str) -> Draft[Any]:
    """A saved update, as the form gets it."""
    draft = progress.load(store, "recommendation_progress", update)
    assert draft is not None
    return draft


def chain(store: Store, id_: str) -> list[tuple[str | None, str | None]]:
    """Before and after of every update, as they took effect."""
    found = store.fetch(RecommendationProgress.select().where(RecommendationProgress.recommendation == id_))
    return [(each.status_before, each.status_after) for each in sorted(found, key=lambda each: (each.effective.latest(), each.id))]


def refused(do) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        do()
    return {problem.field: str(Invalid([problem])) for problem in caught.value.problems}


def test_an_update_takes_effect_today_and_changes_nothing_by_itself(store):
    draft = progress.blank(store.get(Recommendation, begun(store)), TODAY)
    assert (str(draft.record.effective), draft.record.status_after) == ("2024-06-30", None)


def test_an_update_and_the_status_are_one_step(store):
    id_ = begun(store)
    tell(store, id_, "2024-02-01", "under_review")
    assert status(store, id_) == "under_review" and chain(store, id_) == [("recorded", "under_review")]
    assert store.undo() == "Move recommendation on"
    assert status(store, id_) == "recorded" and chain(store, id_) == []
    store.redo()
    assert status(store, id_) == "under_review" and chain(store, id_) == [("recorded", "under_review")]


def test_a_whole_life_is_a_chain(store):
    id_ = begun(store)
    for day, after in (("2023-01", "under_review"), ("2023-02", "accepted"), ("2023-05", "planned"), ("2023-09", "in_progress")):
        tell(store, id_, day, after)
    tell(store, id_, "2024-01", None, narrative="Half of the posts were reached")
    tell(store, id_, "2024-03", "on_hold", reason="No money")
    tell(store, id_, "2024-04", "in_progress")
    tell(store, id_, "2024-05", "implemented")
    tell(store, id_, "2024-06-01", "closed", reason="Checked")
    assert status(store, id_) == "closed"
    befores = [before for before, _ in chain(store, id_)]
    expected = ["recorded", "under_review", "accepted", "planned", "in_progress", "in_progress", "on_hold", "in_progress", "implemented"]
    assert befores == expected


@pytest.mark.parametrize(
    ("start", "after", "said", "title"),
    [
        ("under_review", "closed", {"reason": "No"}, "Close recommendation"),
        ("planned", "on_hold", {"reason": "No money"}, "Put recommendation on hold"),
        ("closed", "planned", {"reason": "New mandate"}, "Reopen recommendation"),
        ("planned", None, {}, "Record progress"),
    ],
)
def test_a_step_is_called_by_what_it_does(store, start, after, said, title):
    tell(store, begun(store, start), "2024-02", after, **said)
    assert store.undo() == title


def test_rejecting_is_named_so(store):
    tell(store, begun(store, "under_review", response="rejected"), "2024-02", "closed", reason="Not ours to do")
    assert store.undo() == "Reject recommendation"


def test_what_the_rules_refuse_writes_nothing(store):
    id_ = begun(store)
    assert "“Implemented” cannot follow “Recorded”" in refused(lambda: tell(store, id_, "2024-02", "implemented"))["status_after"]
    assert refused(lambda: tell(store, id_, "2024-02", "on_hold")) == {"reason": "Say why it is put on hold."}
    assert (status(store, id_), chain(store, id_)) == ("recorded", [])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"effective": None}, "effective"),
        ({"effective": CODE("--08-03")}, "effective"),
        ({"effective": CODE("2024-07-01")}, "effective"),
        ({"effective": CODE("2025")}, "effective"),
        ({"narrative": ""}, "narrative"),
    ],
)
def test_an_update_says_when_and_what(store, said, field):
    assert list(refused(lambda: tell(store, begun(store), "2024-02", **said))) == [field]


def test_the_present_year_and_month_are_not_still_to_come(store):
    id_ = begun(store)
    tell(store, id_, "2024-06")
    tell(store, id_, "2024")


def test_an_update_told_late_stands_where_it_took_effect(store):
    id_ = begun(store)
    tell(store, id_, "2024-05", "accepted")
    tell(store, id_, "2024-02", "under_review")
    assert status(store, id_) == "accepted"
    assert chain(store, id_) == [("recorded", "under_review"), ("under_review", "accepted")]


def test_an_update_told_late_may_not_make_a_later_one_impossible(store):
    id_ = begun(store)
    tell(store, id_, "2024-05", "planned")
    found = refused(lambda: tell(store, id_, "2024-02", "in_progress"))
    assert found["status_after"].startswith("Then “Planned”, told of May 2024, could not follow “In progress”.")
    assert chain(store, id_) == [("recorded", "planned")]


def test_editing_the_newest_corrects_the_status(store):
    id_ = begun(store)
    tell(store, id_, "2024-02", "accepted")
    update = tell(store, id_, "2024-05", "in_progress")
    draft = loaded(store, update)
    draft.record.status_after = "planned"
    progress.record_progress(store, draft, today=TODAY)
    assert status(store, id_) == "planned"
    assert store.undo() == "Edit progress update" and status(store, id_) == "in_progress"


def test_deleting_the_newest_goes_back_to_the_one_before(store):
    id_ = begun(store)
    tell(store, id_, "2024-02", "accepted")
    update = tell(store, id_, "2024-05", "in_progress")
    progress.delete(store, "recommendation_progress", update)
    assert status(store, id_) == "accepted"
    store.undo()
    assert status(store, id_) == "in_progress" and len(chain(store, id_)) == 2


def test_deleting_one_in_the_middle_lets_the_next_follow_the_one_before(store):
    id_ = begun(store)
    middle = tell(store, id_, "2024-02", "under_review")
    tell(store, id_, "2024-05", "accepted")
    progress.delete(store, "recommendation_progress", middle)
    assert chain(store, id_) == [("recorded", "accepted")] and status(store, id_) == "accepted"


def test_deleting_one_that_a_later_step_needs_is_refused(store):
    id_ = begun(store)
    needed = tell(store, id_, "2024-02", "accepted")
    tell(store, id_, "2024-05", "implemented")
    assert "could not follow “Recorded”" in refused(lambda: progress.delete(store, "recommendation_progress", needed))["id"]
    assert len(chain(store, id_)) == 2


def test_on_hold_remembers_where_it_was_through_an_update_in_between(store):
    id_ = begun(store, "planned")
    tell(store, id_, "2024-01", "on_hold", reason="Elections")
    tell(store, id_, "2024-02", None, narrative="Nothing new")
    assert "cannot follow" in refused(lambda: tell(store, id_, "2024-03", "accepted"))["status_after"]
    tell(store, id_, "2024-03", "planned")
    assert status(store, id_) == "planned"


def test_evidence_is_saved_with_the_update_and_goes_with_it(store):
    id_ = begun(store)
    draft = progress.blank(store.get(Recommendation, id_), TODAY)
    source = naming.new_source("Annual report")
    draft.new.append(source)
    draft.record.source, draft.record.narrative = source.id, "Reported"
    update = progress.record_progress(store, draft, files=[Incoming("list.txt", b"names")])
    (file,) = store.fetch(Attachment.select().where(Attachment.record == update))
    assert (file.record_kind, file.name) == ("recommendation_progress", "list.txt")
    assert store.get(Source, str(source.id)).title == "Annual report"
    store.undo()
    assert store.fetch(Attachment.select()) == [] and store.get(Source, str(source.id)) is None


def test_a_save_that_fails_leaves_the_draft_whole(store):
    draft = progress.blank(store.get(Recommendation, begun(store)), TODAY)
    source = naming.new_source("Annual report")
    draft.new.append(source)
    draft.record.source = source.id
    store.read_only = True
    with pytest.raises(KnownError):
        progress.record_progress(store, draft)
    assert draft.new == [source]
    store.read_only = False
    progress.record_progress(store, draft)


def test_a_status_that_came_about_otherwise_is_not_lost(store):
    id_ = begun(store)
    tell(store, id_, "2024-02", "under_review")
    with store.change("Joined from another office") as writer:
        record = store.get(Recommendation, id_)
        record.status = "planned"
        writer.save(record)
    tell(store, id_, "2024-03", None, narrative="Told")
    assert status(store, id_) == "planned"
    tell(store, id_, "2024-04", "in_progress")
    assert chain(store, id_)[-1] == ("planned", "in_progress")


def test_saving_a_form_opened_before_does_not_turn_the_status_back(store):
    id_ = begun(store)
    draft = recommendations.load(store, id_)
    assert draft is not None
    tell(store, id_, "2024-02", "accepted")
    draft.record.text = "Better words"
    recommendations.save(store, draft)
    assert (status(store, id_), store.get(Recommendation, id_).text) == ("accepted", "Better words")


def test_measures_have_no_rules_and_none_is_not_reported(store):
    id_ = a_measure(store)
    draft = progress.blank(store.get(PlanItem, id_), TODAY)
    standing = progress.standing(store, draft.record)
    assert standing.before is None and standing.steps == tuple(MeasureStatus)
    tell(store, id_, "2024-02", "implemented", value=12.0, spent=1000.0)
    tell(store, id_, "2024-05", "not_started")
    assert status(store, id_) == "not_started"
    update = store.fetch(MeasureProgress.select().order_by(MeasureProgress.id))[-1]
    progress.delete(store, "measure_progress", str(update.id))
    assert status(store, id_) == "implemented"
    store.undo(), store.undo(), store.undo()
    assert status(store, id_) is None


def test_a_measure_cannot_have_spent_less_than_nothing(store):
    assert list(refused(lambda: tell(store, a_measure(store), "2024-02", spent=-1.0))) == ["spent"]


def test_a_selection_moves_as_one_step_and_each_says_so(store):
    ids = [begun(store), begun(store, "under_review"), begun(store, "accepted")]
    assert progress.move(store, "recommendation", [*ids, "gone"], "accepted", CODE("2024-06"), narrative="Cabinet decision") == 2
    assert [status(store, id_) for id_ in ids] == ["accepted"] * 3
    assert [len(chain(store, id_)) for id_ in ids] == [1, 1, 0]
    assert store.undo() == "Change the status of {n} records"
    assert [status(store, id_) for id_ in ids] == ["recorded", "under_review", "accepted"]


def test_measures_move_as_well(store):
    ids = [a_measure(store), a_measure(store, "not_started")]
    assert progress.move(store, "plan_item", ids, "in_progress", CODE("2024-06")) == 2
    assert [status(store, id_) for id_ in ids] == ["in_progress"] * 2


def test_those_that_refuse_the_step_are_named_and_none_moves(store):
    ids = [begun(store, "planned"), begun(store, text="Count women and men at every border post of the country and say so in public")]
    with pytest.raises(Invalid) as caught:
        progress.move(store, "recommendation", ids, "implemented", CODE("2024-06"))
    reference = store.get(Recommendation, ids[1]).reference
    assert str(caught.value) == (
        f"{reference} · Count women and men at every border post of the country and…: “Implemented” cannot follow “Recorded”."
    )
    assert status(store, ids[0]) == "planned"


def test_a_missing_reason_is_asked_for_once(store):
    ids = [begun(store), begun(store)]
    assert refused(lambda: progress.move(store, "recommendation", ids, "closed", CODE("2024-06"))) == {"reason": "Say why it is closed."}


def test_many_that_refuse_are_counted(store):
    ids = [begun(store) for _ in range(10)]
    with pytest.raises(Invalid) as caught:
        progress.move(store, "recommendation", ids, "implemented", CODE("2024-06"))
    assert len(caught.value.problems) == 9 and "And 2 more." in str(caught.value)


def test_what_a_selection_may_come_to_is_counted(store):
    ids = [begun(store), begun(store, "accepted")]
    found = progress.steps_of_all(store, "recommendation", ids, CODE("2024-06"))
    assert found[RecommendationStatus.CLOSED] == 2 and found[RecommendationStatus.IMPLEMENTED] == 1
    assert list(found) == [status for status in RecommendationStatus if status in found]
    assert progress.steps_of_all(store, "recommendation", [], CODE("2024")) == {}


def test_history_tells_of_updates(store):
    id_ = begun(store)
    tell(store, id_, "2024-02", "under_review")
    newest = history(store, id_)[0]
    assert newest.title == "Move recommendation on"
    assert [field.name for field in newest.fields] == ["status"]
    assert [part.kind for part in newest.parts] == ["recommendation_progress"]


def test_updates_go_with_their_recommendation(store):
    id_ = begun(store)
    tell(store, id_, "2024-02", "under_review")
    recommendations.delete(store, [id_])
    assert store.fetch(RecommendationProgress.select()) == []
    store.undo()
    assert chain(store, id_) == [("recorded", "under_review")]


@given(
    st.lists(
        st.tuples(st.sampled_from(["tell", "edit", "delete"]), st.integers(0, 30), st.sampled_from([*RecommendationStatus, None])),
        max_size=12,
    )
)
def test_whatever_is_told_the_status_is_where_the_chain_ends_and_every_step_is_allowed(tmp_path_factory, deeds):
    with _open(tmp_path_factory) as store:
        id_, steps = begun(store), 0
        for deed, number, after in deeds:
            try:
                _do(store, id_, deed, number, after)
                steps += 1
            except Invalid:
                continue
        found = chain(store, id_)
        present = "recorded"
        for before, after in found:
            assert before == present
            present = after or before
        assert status(store, id_) == present
        while store.undo_stack.next_undo():
            store.undo()
        assert store.fetch(Recommendation.select()) == [] == store.fetch(RecommendationProgress.select())


def _do(store: Store, id_: str, deed: str, number: int, after: str | None) -> None:
    updates = sorted(str(each.id) for each in store.fetch(RecommendationProgress.select()))
    day = f"2023-{number % 12 + 1:02}"
    if deed == "tell" or not updates:
        tell(store, id_, day, after, reason="Because")
    elif deed == "delete":
        progress.delete(store, "recommendation_progress", updates[number % len(updates)])
    else:
        draft = loaded(store, updates[number % len(updates)])
        draft.record.status_after, draft.record.effective = after, CODE(day)
        progress.record_progress(store, draft, today=TODAY)


def _open(factory):
    from contextlib import closing

    return closing(new_file(factory.mktemp("progress") / "t.wpst", fill=lambda _store: None))
