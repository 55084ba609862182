"""The editor of a recommendation beside its text: further origins, earlier ones, links, marks; all saved with it and found again."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from tests.gui.editors import opened
from tests.gui.windows import shown
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.records import (
    PARTS,
    Attachment,
    Citation,
    Indicator,
    Plan,
    PlanItem,
    Recommendation,
    RecommendationEvent,
    RecommendationIndicator,
    RecommendationItem,
    RecommendationOrganisation,
    RecommendationOrigin,
    Tagging,
)
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

_ELSEWHERE = {RecommendationOrganisation, Tagging, Attachment}


@pytest.fixture
def edit(app, store: Store, tmp_path: Path):
    """Opens an editor on a recommendation, a new one by default."""

    def made(id_: str | None = None) -> RecommendationEditor:
        draft = recommendations.load(store, id_) if id_ else recommendations.blank()
        assert draft is not None
        return opened(RecommendationEditor(a_context(store, tmp_path), draft))

    return made


def groups(editor: RecommendationEditor) -> list[Any]:
    """Every group, those of stacked sections one by one."""
    return [each for group in editor.groups for each in getattr(group, "groups", [group])]


def field(editor: RecommendationEditor, name: str) -> Any:
    return next(each for each in groups(editor) if hasattr(each, "fields") and name in each.fields.names()).fields.widget(name)


def problem(editor: RecommendationEditor, name: str) -> str:
    return str(next(each for each in groups(editor) if hasattr(each, "fields") and name in each.fields.names()).fields.row(name).problem())


def rows(editor: RecommendationEditor, model: type) -> Any:
    return next(each for each in groups(editor) if getattr(each, "_model", None) is model).rows


def full(store: Store) -> str:
    """A recommendation with everything an editor can say, some of it in ways no form would write."""
    event = an_event(store, "Conference", start="2023-03-01")
    after = an_event(store, "Training", start="2023-09-01")
    older, same = a_recommendation(store, "Older"), a_recommendation(store, "Same")
    with store.change("Matrix") as writer:
        writer.save(Plan(id="plan", title="Plan", country="KG"))
        writer.save(PlanItem(id="item", plan="plan", number="1.2", text="Train"))
        writer.save(Indicator(id="indicator", plan="plan", number="1", text="Share"))
    draft = Draft(
        Recommendation(
            text=" Do ",
            event=event,
            repeats=same,
            supersedes=older,
            smart=("measurable", "a mark unknown here"),
            contact=" A. Person ",
            rhythm="yearly",
            response="rejected",
            mechanism="upr",
        )
    )
    draft.of(RecommendationOrigin).append(
        RecommendationOrigin(
            mechanism="cedaw", paragraph="12 (a)", issued=PartialDate(2019), response="noted", made_by=" Committee ", note="n"
        )
    )
    draft.of(RecommendationItem).append(RecommendationItem(item="item", note="by training"))
    draft.of(RecommendationIndicator).append(RecommendationIndicator(indicator="indicator"))
    draft.of(RecommendationEvent).append(RecommendationEvent(event=after))
    return recommendations.save(store, draft)


def test_every_field_and_part_of_a_recommendation_has_its_place(edit):
    editor = edit()
    fields = {name for each in groups(editor) if hasattr(each, "fields") for name in each.fields.names()}
    assert set(Recommendation.described()) - fields == set()
    kinds = {each._model for each in groups(editor) if hasattr(each, "_model")}
    assert {part for part in PARTS["recommendation"] if part.in_draft} | {Citation} == (kinds | _ELSEWHERE) - {Tagging, Attachment}
    for each in groups(editor):
        if hasattr(each, "rows"):
            row = each.rows.add_row()
            assert set(row.fields.names()) == set(each._model.described()) - {each._model.parent, "record_kind", "sort"}, each._model


def test_what_was_not_touched_stays_exactly_as_it_was(edit, store):
    id_ = full(store)
    before = store.rows("SELECT count(*) FROM change")
    editor = edit(id_)
    assert not editor.touched()
    field(editor, "country").set_value("KG")
    editor.write()
    recommendations.save(store, editor.draft)
    assert store.rows("SELECT count(*) FROM change") == [(before[0][0] + 1,)]


def test_a_further_origin_is_typed_and_saved(edit, store):
    editor = edit()
    field(editor, "text").setPlainText("Ratify")
    row = rows(editor, RecommendationOrigin).add_row()
    row.fields.widget("mechanism").set_value("upr")
    row.fields.widget("mechanism").changed.emit()
    assert row.response.values() == [None, "supported", "noted"]
    row.response.set_value("supported")
    row.fields.widget("issued").set_text("January 2020")
    row.fields.widget("paragraph").setText("140.10")
    row.fields.widget("made_by").setText("Spain")
    editor.save()
    assert store.rows("SELECT mechanism, issued, made_by, response, paragraph FROM recommendation_origin") == [
        ("upr", "2020-01", "Spain", "supported", "140.10")
    ]


def test_an_origin_that_names_nothing_is_refused_in_its_row(edit, store):
    editor = edit()
    field(editor, "text").setPlainText("Ratify")
    rows(editor, RecommendationOrigin).add_row().fields.widget("note").setText("somewhere")
    editor.save()
    assert editor.isVisible() and store.rows("SELECT count(*) FROM recommendation") == [(0,)]
    row = rows(editor, RecommendationOrigin).inputs()[0]
    assert "Say where it comes from" in row.fields.row("mechanism").problem()


def test_an_answer_that_does_not_fit_the_origin_is_not_offered_but_kept_where_it_was_given(edit, store):
    editor = edit(full(store))
    assert field(editor, "response").values() == [None, "supported", "noted", "rejected"]
    other = edit()
    field(other, "mechanism").setCurrentIndex(field(other, "mechanism").values().index("upr"))
    assert field(other, "response").values() == [None, "supported", "noted"]


def test_an_earlier_one_is_found_by_its_words_and_circles_are_told_beside_the_field(edit, store):
    first = a_recommendation(store, "Appoint gender advisers", country="KG")
    second = a_recommendation(store, "Appoint advisers again", repeats=first)
    editor = edit(first)
    field(editor, "repeats").line.setText("advisers again")
    field(editor, "repeats")._typed("advisers again")
    field(editor, "repeats")._take(field(editor, "repeats")._popup.current())
    assert field(editor, "repeats").value() == second
    editor.save()
    assert "repeats this recommendation already" in problem(editor, "repeats")
    assert editor.isVisible()


def test_it_cannot_choose_itself(edit, store):
    id_ = a_recommendation(store, "Appoint gender advisers")
    choice = field(edit(id_), "supersedes")
    choice._typed("Appoint")
    assert choice._popup.items() == []


def test_five_marks_are_ticked_and_unknown_ones_kept(edit, store):
    id_ = full(store)
    editor = edit(id_)
    smart = field(editor, "smart")
    assert [box.isChecked() for box in smart.boxes.values()] == [False, True, False, False, False]
    smart.boxes["time_bound"].click()
    editor.save()
    assert store.get(Recommendation, id_).smart == ("measurable", "time_bound", "a mark unknown here")


def test_how_often_is_asked_of_what_is_periodic(edit):
    editor = edit()
    rhythm, kind = field(editor, "rhythm"), field(editor, "deadline_kind")
    assert not rhythm.isVisible()
    kind.setCurrentIndex(kind.values().index("periodic"))
    assert rhythm.isVisible()


def test_links_are_made_in_the_form(edit, store):
    full(store)
    editor = edit()
    field(editor, "text").setPlainText("New")
    row = rows(editor, RecommendationItem).add_row()
    item = row.fields.widget("item")
    item._typed("1.2 кырг")
    item._take(item._popup.current())
    editor.save()
    assert store.rows("SELECT count(*) FROM recommendation_item WHERE item_id = 'item'") == [(2,)]


def test_everything_is_named_for_screen_readers_and_in_russian(edit, store):
    language.use("ru")
    editor = edit(full(store))
    named = [widget for model in (RecommendationOrigin, RecommendationItem) for widget in rows(editor, model).findChildren(QWidget)]
    labels = [editor.form.list.item(at).text() for at in range(editor.form.list.count())]
    assert not [label for label in labels if label.isascii()]
    for section in range(len(editor.groups)):
        editor.form.section(section).set_open(True)
    lines = [widget for widget in named if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(editor)]
    assert lines and all(widget.accessibleName() or getattr(widget, "text", str)() for widget in lines)


def test_earlier_ones_that_say_the_same_are_offered_while_it_is_typed(edit, store):
    earlier = a_recommendation(store, "Appoint gender advisers in every regional department", country="KZ", issued=PartialDate(2019))
    a_recommendation(store, "Collect data on trafficking in persons")
    editor = edit()
    field(editor, "text").setPlainText("Appoint gender advisers in regional departments and border posts")
    editor.similar.look()
    (line,) = editor.similar.lines
    assert line.label.text() == "Similar: Appoint gender advisers in every regional department (2019, Kazakhstan)"
    line.open_button.click()
    dialog = shown(editor, PlainDialog)
    assert "Appoint gender advisers" in dialog.findChildren(ReadingPane)[0].toPlainText()
    dialog.reject()
    line.repeat_button.click()
    assert field(editor, "repeats").value() == earlier
    field(editor, "text").setPlainText("Weather")
    editor.similar.look()
    assert editor.similar.lines == [] and not editor.similar.isVisible()
    field(editor, "text").setPlainText("Appoint advisers")
    editor.save()
    assert store.rows("SELECT count(*) FROM recommendation WHERE repeats_id = ?", (earlier,)) == [(1,)]


def test_one_that_is_there_already_is_not_compared(edit, store):
    assert not hasattr(edit(a_recommendation(store, "Appoint gender advisers")), "similar")
