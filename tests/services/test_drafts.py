"""A draft is saved whole in one step, and loading and saving it again writes nothing."""

from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from tests.builders import an_event, event_draft
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import EventStatus, RecommendationRole
from wpstracker.records import (
    KINDS,
    Claim,
    Event,
    EventOrganisation,
    EventPerson,
    Organisation,
    Participation,
    Plan,
    Recommendation,
    RecommendationOrganisation,
    Result,
    Source,
    Tagging,
    Term,
)
from wpstracker.services import events, naming, plans, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.services.seeding import organisation_id, term_id
from wpstracker.store import health
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    with closing(new_file(tmp_path / "t.wpst")) as store:
        yield store


def a_full_draft() -> Draft[Event]:
    """An event with everything that can belong to one, some of it made while typing."""
    body, person, tag = (
        naming.new_organisation("Akmola Region Administration"),
        naming.new_person("Natalia Zarudna"),
        naming.new_tag("networking", "en"),
    )
    source = Source(title="Press release", publisher="OSCE", published=PartialDate(2013, 7, 12))
    draft = Draft(unsaved.event(title="Training", start="2013-07-12", end="2013-07-13", place="Borovoye", source=source.id))
    draft.new += [body, person, tag, source]
    draft.of(EventOrganisation).extend(
        [
            EventOrganisation(organisation=organisation_id("osce"), role="organiser"),
            EventOrganisation(organisation=body.id, role="supporter"),
        ]
    )
    draft.of(EventPerson).append(EventPerson(person=person.id, role="opening", office="Ambassador"))
    draft.of(Participation).extend(
        [Participation(who="Officials", total=50, precision="about"), Participation(who="Experts", country="BA")]
    )
    draft.of(Result).append(Result(text="A network of focal points", actual=False))
    draft.terms += [term_id("resolution", "1325"), str(tag.id)]
    return draft


def count(store: Store, table: str) -> int:
    return int(store.rows(f'SELECT count(*) FROM "{table}"')[0][0])


def everything(store: Store) -> dict[str, list[tuple]]:
    return {kind: sorted(store.rows(f'SELECT * FROM "{kind}"'), key=repr) for kind in KINDS}


def test_an_event_is_saved_with_everything_in_one_step_and_undone_by_one(store):
    before, steps = everything(store), count(store, "step")
    draft = a_full_draft()
    id_ = events.save(store, draft)
    assert count(store, "step") == steps + 1 and draft.new == []
    loaded = event_draft(store, id_)
    assert [link.role for link in loaded.of(EventOrganisation)] == ["organiser", "supporter"]
    assert [block.who for block in loaded.of(Participation)] == ["Officials", "Experts"]
    assert loaded.of(Result)[0].text == "A network of focal points"
    assert set(loaded.terms) == set(draft.terms)
    assert getattr(events.source_of(store, loaded), "title", "") == "Press release"
    assert store.undo() == "New event"
    assert everything(store) == before
    assert store.redo() == "New event" and event_draft(store, id_).of(Participation)
    assert not list(health.findings(store.db))


def test_loading_and_saving_writes_nothing(store):
    id_ = events.save(store, a_full_draft())
    plan = plans.save(store, Draft(unsaved.plan(), {Claim: [Claim(stage="adopted", as_of=PartialDate(2022))]}))
    record = recommendations.save(store, Draft(unsaved.recommendation(deadline="2024-06"), terms=[term_id("resolution", "1325")]))
    changes, step = count(store, "change"), store.undo_stack.next_undo()
    for _ in range(2):
        events.save(store, event_draft(store, id_))
        plans.save(store, loaded(plans.load(store, plan)))
        recommendations.save(store, loaded(recommendations.load(store, record)))
    assert count(store, "change") == changes and store.undo_stack.next_undo() == step


def loaded(draft):
    assert draft is not None
    return draft


def test_every_reference_plan_can_be_loaded_and_saved_without_a_change(store):
    changes = count(store, "change")
    for (id_,) in store.rows("SELECT id FROM plan ORDER BY id LIMIT 40"):
        draft = loaded(plans.load(store, id_))
        assert not plans.problems(draft)
        plans.save(store, draft)
    assert count(store, "change") == changes


def test_one_edit_writes_one_change(store):
    id_ = events.save(store, a_full_draft())
    changes = count(store, "change")
    draft = event_draft(store, id_)
    draft.record.place = "Astana"
    events.save(store, draft)
    assert store.rows("SELECT kind, operation, field_values FROM change ORDER BY id DESC LIMIT 1") == [
        ("event", "set", '{"place":"Astana"}')
    ]
    assert count(store, "change") == changes + 1


def test_parts_and_tags_taken_from_a_draft_go_with_the_save_and_come_back_with_the_undo(store):
    id_ = events.save(store, a_full_draft())
    draft = event_draft(store, id_)
    draft.of(Participation).pop(0)
    draft.of(EventOrganisation).reverse()
    draft.terms.pop()
    events.save(store, draft)
    after = event_draft(store, id_)
    assert [block.who for block in after.of(Participation)] == ["Experts"]
    assert [link.role for link in after.of(EventOrganisation)] == ["supporter", "organiser"]
    assert len(after.terms) == 1
    store.undo()
    back = event_draft(store, id_)
    assert [block.who for block in back.of(Participation)] == ["Officials", "Experts"]
    assert [link.role for link in back.of(EventOrganisation)] == ["organiser", "supporter"]
    assert len(back.terms) == 2


def test_a_tag_taken_off_and_put_on_again_is_the_same_tag(store):
    tag = term_id("resolution", "1325")
    id_ = an_event(store, terms=[tag])
    for terms in ([], [tag], [], [tag, tag]):
        draft = event_draft(store, id_)
        draft.terms = list(terms)
        events.save(store, draft)
        assert event_draft(store, id_).terms == terms[:1]
    assert count(store, "tagging") == 1 and not list(health.findings(store.db))


def test_a_tag_typed_again_keeps_what_it_says_already(store):
    tag = naming.new_tag("Networking", "en")
    an_event(store, tags=["Networking"])
    with store.change("Colour it") as writer:
        known = store.get(Term, str(tag.id))
        known.colour, known.labels, known.aliases = "#123456", {"en": "Networking", "ru": "Обмен опытом"}, ("contacts",)
        writer.save(known)
    an_event(store, "Another", tags=["NETWORKING"])
    known = store.get(Term, str(tag.id))
    assert (known.colour, known.labels["ru"], known.labels["en"], known.aliases) == ("#123456", "Обмен опытом", "Networking", ("contacts",))
    assert count(store, "tagging") == 2


def test_an_invalid_draft_is_not_saved_at_all(store):
    before = everything(store)
    draft = a_full_draft()
    draft.record.title = "  "
    draft.of(Participation)[1].women = -3
    with pytest.raises(Invalid) as refused:
        events.save(store, draft)
    assert [problem.field for problem in refused.value.problems] == ["title", "participation[1].women"]
    assert everything(store) == before and len(draft.new) == 4
    draft.record.title, draft.of(Participation)[1].women = "Training", 3
    assert events.save(store, draft)


def test_a_save_that_fails_gives_back_the_reference_it_had_taken(store):
    draft = a_full_draft()
    draft.record.series = "nowhere"
    with pytest.raises(Exception, match="FOREIGN KEY"):
        events.save(store, draft)
    assert draft.record.reference == "" and len(draft.new) == 4
    other = an_event(store, "Other", country="KZ", start="2013-07-12")
    assert store.get(Event, other).reference == "KZ-2013-EV-001"
    draft.record.series = None
    assert store.get(Event, events.save(store, draft)).reference == "KZ-2013-EV-002"


def test_a_duplicate_is_planned_unverified_and_without_what_only_happened_once(store):
    source = a_full_draft()
    source.record.status, source.record.verified = EventStatus.HELD.value, True
    id_ = events.save(store, source)
    twin = loaded(events.duplicate(store, id_))
    assert twin.record.id != id_ and twin.record.title == "Training" and twin.record.reference == ""
    assert (twin.record.status, twin.record.verified) == ("planned", False)
    assert twin.of(Result) == [] and [block.headcount.is_reported for block in twin.of(Participation)] == [False, False]
    copy = events.save(store, twin)
    first, second = event_draft(store, id_), event_draft(store, copy)
    assert first.of(Participation)[0].total == 50, "the first is left alone"
    assert second.record.reference != first.record.reference
    assert set(first.terms) == set(second.terms)
    assert len(second.of(EventOrganisation)) == 2 and not {p.id for p in first.of(EventOrganisation)} & {
        p.id for p in second.of(EventOrganisation)
    }
    assert events.duplicate(store, "gone") is None and recommendations.duplicate(store, "gone") is None


def test_a_duplicated_recommendation_begins_anew(store):
    body = unsaved.organisation(id="o")
    draft = Draft(unsaved.recommendation(status="implemented", progress="done"), new=[body])
    draft.of(RecommendationOrganisation).append(RecommendationOrganisation(organisation="o", role=RecommendationRole.LEAD.value))
    id_ = recommendations.save(store, draft)
    twin = loaded(recommendations.duplicate(store, id_))
    assert (twin.record.status, twin.record.text) == ("recorded", "Appoint gender focal points")
    assert recommendations.save(store, twin) != id_


def test_deleting_an_event_keeps_its_recommendations_and_says_how_many_were_deleted(store):
    ids = [an_event(store, f"Event {number}") for number in range(3)]
    record = recommendations.save(store, Draft(unsaved.recommendation(event=ids[0])))
    events.delete(store, ids[:1])
    assert store.get(Recommendation, record).event is None
    events.delete(store, [*ids[1:], "gone"])
    assert count(store, "event") == 0
    step = store.step(store.undo_stack.next_undo() or "")
    assert (step.title, step.values) == ("Delete {n} events", {"n": 3})
    assert store.undo() == "Delete {n} events" and count(store, "event") == 2
    assert store.undo() == "Delete event"
    assert store.get(Recommendation, record).event == ids[0]


def test_deleting_nothing_is_no_step(store):
    step = store.undo_stack.next_undo()
    events.delete(store, ["gone"])
    recommendations.delete(store, [])
    assert store.undo_stack.next_undo() == step


def test_a_recommendation_of_an_event_takes_over_what_is_known(store):
    event = store.get(Event, an_event(store, country="KG", start="12.07.2013", end="13.07.2013"))
    draft = recommendations.blank(event)
    assert (draft.record.event, draft.record.country, str(draft.record.issued), draft.record.mechanism) == (
        event.id,
        "KG",
        "2013-07-13",
        "event",
    )


def test_a_plan_goes_with_its_claims_and_comes_back_with_them(store):
    plan = plans.save(store, Draft(unsaved.plan(), {Claim: [Claim(stage="adopted", as_of=PartialDate(2022)), Claim(stage="drafting")]}))
    claims = count(store, "claim")
    plans.delete(store, [plan])
    assert count(store, "claim") == claims - 2 and store.get(Plan, plan) is None
    store.undo()
    assert count(store, "claim") == claims


def test_drafts_of_what_is_gone_are_none(store):
    assert events.load(store, "gone") is None and plans.load(store, "gone") is None and recommendations.load(store, "gone") is None


def test_the_draft_of_a_new_event_is_blank(store):
    draft = events.blank()
    assert [problem.field for problem in events.problems(draft)] == ["title"]
    assert all(not values for values in draft.parts.values()) and not draft.terms
    assert store.get(Organisation, organisation_id("osce")) and store.fetch(Tagging.select()) == []
