"""The editor of a recommendation: what is typed is kept, what is wrong stands beside its field."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import an_event
from tests.gui.contexts import a_context
from tests.gui.editors import opened
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor, WhoseGroup
from wpstracker.records import Citation, Event, Organisation, Recommendation, RecommendationOrganisation, Result, Source
from wpstracker.services import naming, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

BASICS, WHOSE, ORIGIN, RESPONSE, LINKS, TAGS, CITATIONS, RECORD = range(8)


@pytest.fixture
def edit(app, store: Store, tmp_path: Path):
    """Opens an editor on a draft, a new one by default."""

    def made(draft: Draft[Recommendation] | None = None) -> RecommendationEditor:
        return opened(RecommendationEditor(a_context(store, tmp_path), draft or recommendations.blank()))

    return made


def holder(editor: RecommendationEditor, group: int, name: str) -> Any:
    """The group of a section that has the field."""
    groups = getattr(editor.groups[group], "groups", [editor.groups[group]])
    return next(each for each in groups if hasattr(each, "fields") and name in each.fields.names())


def field(editor: RecommendationEditor, group: int, name: str):
    """An input."""
    return holder(editor, group, name).fields.widget(name)


def problem(editor: RecommendationEditor, group: int, name: str) -> str:
    """What stands beside a field."""
    return str(holder(editor, group, name).fields.row(name).problem())


def only(store: Store) -> Draft[Recommendation]:
    """The one recommendation in the file."""
    ((id_,),) = store.rows("SELECT id FROM recommendation")
    draft = recommendations.load(store, id_)
    assert draft is not None
    return draft


def test_text_deadline_and_organisations_are_saved_in_one_step(store, edit):
    saved: list[str] = []
    known = store.rows("SELECT count(*) FROM organisation")
    editor = edit()
    editor.saved.connect(saved.append)
    field(editor, BASICS, "text").setPlainText("Count women and men")
    field(editor, BASICS, "deadline").set_text("June 2024")
    whose = editor.groups[WHOSE].groups[0]
    assert isinstance(whose, WhoseGroup)
    whose.inputs["addressee"].line.setText("Guild of Bakers")
    whose.inputs["lead"].line.setText("Guild of Smiths")
    editor.save()
    draft = only(store)
    assert saved == [draft.record.id]
    assert (draft.record.text, draft.record.deadline) == ("Count women and men", PartialDate(2024, 6))
    names = {part.role: store.get(Organisation, part.organisation).name for part in draft.of(RecommendationOrganisation)}
    assert names == {"addressee": "Guild of Bakers", "lead": "Guild of Smiths"}
    store.undo()
    assert store.rows("SELECT count(*) FROM recommendation")[0][0] == 0
    assert store.rows("SELECT count(*) FROM organisation") == known


def test_a_known_organisation_is_taken_in_any_spelling(store, edit):
    with store.change("Test") as writer:
        body = Organisation(name="Border Service", aliases=("Пограничная служба",))
        writer.save(body)
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Train")
    editor.groups[WHOSE].groups[0].inputs["lead"].line.setText("пограничная  служба")
    editor.save()
    assert [part.organisation for part in only(store).of(RecommendationOrganisation)] == [body.id]


def test_organisations_that_stay_keep_their_place_in_the_history(store, edit):
    body = naming.new_organisation("Border Service")
    draft = Draft(Recommendation(text="Train"), new=[body])
    draft.of(RecommendationOrganisation).append(RecommendationOrganisation(organisation=body.id, role="lead"))
    recommendations.save(store, draft)
    before = [part.id for part in only(store).of(RecommendationOrganisation)]
    editor = edit(only(store))
    assert not editor.touched()
    editor.groups[WHOSE].groups[0].inputs["support"].line.setText("Customs")
    editor.save()
    after = only(store).of(RecommendationOrganisation)
    assert len(after) == 2 and before[0] in [part.id for part in after]


def test_a_text_is_needed_or_the_word_that_it_is_missing(store, edit):
    editor = edit()
    editor.save()
    assert problem(editor, BASICS, "text").startswith("Enter the text")
    assert editor.isVisible()
    field(editor, BASICS, "text_status").set_value("missing")
    editor.save()
    assert only(store).record.text_status == "missing"


def test_an_unreadable_date_is_told_beside_its_field(store, edit):
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Train")
    field(editor, BASICS, "deadline").set_text("31.02.2024")
    editor.save()
    assert "is not a date" in problem(editor, BASICS, "deadline")
    assert store.rows("SELECT count(*) FROM recommendation")[0][0] == 0


def test_a_date_where_no_deadline_is_set_contradicts_itself(edit):
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Train")
    field(editor, BASICS, "deadline").set_text("2024")
    field(editor, BASICS, "deadline_kind").set_value("none")
    editor.save()
    assert "although no deadline is set" in problem(editor, BASICS, "deadline")


def test_one_from_an_event_takes_its_country_and_date(store, edit):
    id_ = an_event(store, "Conference", country="KZ", start="14.09.2023")
    editor = edit(recommendations.blank(store.get(Event, id_)))
    assert field(editor, BASICS, "event").text() == "Conference"
    field(editor, BASICS, "text").setPlainText("Count")
    editor.save()
    record = only(store).record
    assert (record.event, record.country, record.issued) == (id_, "KZ", PartialDate(2023, 9, 14))


def test_plans_of_the_country_are_offered_before_anything_is_typed(edit):
    editor = edit()
    field(editor, BASICS, "country").set_value("KZ")
    offered = field(editor, RESPONSE, "plan")._names.suggest("plan", "")
    assert offered and all("Kazakhstan" in item.hint for item in offered)


def test_a_document_may_be_a_new_source(store, edit):
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Count")
    field(editor, ORIGIN, "source").line.setText("https://www.example.org/list")
    editor.save()
    ((title, url, reference),) = store.rows("SELECT title, url, reference FROM source WHERE id = ?", (only(store).record.source,))
    assert (title, url) == ("example.org", "https://www.example.org/list")
    assert reference


def test_the_editor_speaks_russian(edit):
    language.use("ru")
    editor = edit()
    editor.save()
    assert editor.windowTitle() == "Новая рекомендация"
    assert problem(editor, BASICS, "text").startswith("Введите текст")


def results(store: Store, event: str) -> list[str]:
    """The ids of an event's results in their order."""
    return [row[0] for row in store.rows("SELECT id FROM result WHERE event_id = ? ORDER BY sort", (event,))]


def test_a_recommendation_belongs_to_a_result_of_its_event_only(store, edit):
    first = an_event(store, "First", results=[Result(text="A roadmap"), Result(text="A set of recommendations", actual=True)])
    second = an_event(store, "Second", results=[Result(text="A network")])
    bare = an_event(store, "Third")
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Do it")
    event, result = field(editor, BASICS, "event"), field(editor, BASICS, "result")
    assert not result.isEnabled()
    event.line.setText("First")
    event.line.editingFinished.emit()
    assert [result.itemText(at) for at in range(result.count())] == ["none", "A roadmap", "A set of recommendations"]
    result.setCurrentIndex(2)
    event.line.setText("Second")
    event.line.textEdited.emit("Second")
    event.line.editingFinished.emit()
    assert result.value() is None and [result.itemText(at) for at in range(result.count())] == ["none", "A network"]
    event.set_value(bare)
    event.changed.emit()
    assert not result.isEnabled()
    event.set_value(first)
    event.changed.emit()
    result.setCurrentIndex(2)
    editor.save()
    assert only(store).record.result == results(store, first)[1]
    assert results(store, second)


def test_a_result_that_is_kept_is_shown_and_left_alone(store, edit):
    event, other = an_event(store, "One", results=[Result(text="A roadmap")]), an_event(store, "Two", results=[Result(text="A network")])
    kept = results(store, event)[0]
    recommendations.save(store, Draft(Recommendation(text="Do", event=event, result=kept)))
    editor = edit(only(store))
    assert field(editor, BASICS, "result").currentText() == "A roadmap" and not editor.touched()
    editor.reject()
    draft = only(store)
    draft.record.event = other
    recommendations.save(store, draft)
    editor = edit(only(store))
    assert field(editor, BASICS, "result").currentText() == "A roadmap", "what does not fit is shown, not thrown away"
    assert not editor.touched()


def test_a_source_of_a_fact_is_kept_with_the_recommendation(store, edit):
    editor = edit()
    field(editor, BASICS, "text").setPlainText("Do it")
    row = editor.groups[CITATIONS].rows.add_row()
    row.fields.widget("field").set_value("deadline")
    row.fields.widget("source").line.setText("Minutes")
    row.fields.widget("quote").setPlainText("by summer")
    editor.save()
    (made,) = only(store).of(Citation)
    assert (made.record_kind, made.field, made.quote, made.confidence) == ("recommendation", "deadline", "by summer", "high")
    assert store.get(Source, made.source).title == "Minutes"
