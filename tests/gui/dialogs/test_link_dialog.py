"""Choosing what a selection is linked with: found by words, ticked by keyboard, saved as one step."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from wpstracker.gui import language
from wpstracker.gui.dialogs.link_dialog import LinkDialog, open_link_dialog
from wpstracker.records import EventItem, Plan, PlanItem, RecommendationEvent, RecommendationItem
from wpstracker.records.links import SIDES
from wpstracker.services import files
from wpstracker.services.linking import link
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        with opened.change("Ground") as writer:
            for code in ("TJ", "KG"):
                writer.save(Plan(id=code, title=f"Plan of {code}", country=code))
                for number in (10, 2):
                    item = PlanItem(id=f"{code}{number}", plan=code, number=f"1.{number}", text=f"Train {number}", status="in_progress")
                    writer.save(item)
        for id_ in ("r0", "r1"):
            a_recommendation(opened, f"Do {id_}", id=id_, country="TJ")
        an_event(opened, "Conference", id="e0", country="KG")
        yield opened


@pytest.fixture
def choose(app, store: Store, tmp_path: Path, window: Window):
    """Opens the dialog for a selection."""
    parent = QWidget()
    parent.show()

    def opened(model, side: str, *ids: str) -> LinkDialog:
        dialog = open_link_dialog(a_context(store, tmp_path, window), parent, model, side, ids)
        assert dialog is not None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        app.processEvents()
        return dialog

    return opened


def shown(dialog: LinkDialog) -> dict[str, list[tuple[str, Qt.CheckState]]]:
    """Lines with their check marks by heading."""
    found = {}
    for row in range(dialog.list.topLevelItemCount()):
        top = dialog.list.topLevelItem(row)
        assert top
        below = [top.child(at) for at in range(top.childCount())]
        found[top.text(0)] = [(line.text(0), line.checkState(0)) for line in below if line]
    return found


def pairs(store: Store, model) -> set[tuple[str, str]]:
    one, other = (model.described()[side].column_name for side in SIDES[model])
    return set(store.rows(f"SELECT {one}, {other} FROM {model.kind()}"))


OFF, SOME, ON = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked


def test_measures_stand_under_their_plans_those_of_the_selections_country_first(choose):
    found = shown(choose(RecommendationItem, "recommendation", "r0"))
    assert list(found) == ["Tajikistan, Plan of TJ", "Kyrgyzstan, Plan of KG"]
    assert found["Tajikistan, Plan of TJ"] == [("1.2 Train 2", OFF), ("1.10 Train 10", OFF)]


def test_what_is_linked_is_ticked_and_what_some_are_linked_with_has_a_dash(choose, store):
    link(store, RecommendationItem, ["r0", "r1"], ["TJ2"])
    link(store, RecommendationItem, ["r1"], ["KG2"])
    found = shown(choose(RecommendationItem, "recommendation", "r0", "r1"))
    assert found["Linked or ticked"] == [("1.2 Train 2", ON), ("1.2 Train 2", SOME)]


def test_by_keyboard_words_then_space_then_enter(choose, store, window):
    dialog = choose(RecommendationItem, "recommendation", "r0", "r1")
    assert dialog.search.hasFocus() and not dialog.link_button.isEnabled()
    QTest.keyClicks(dialog.search, "kyrgyz 1.10")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert list(shown(dialog)) == ["Kyrgyzstan, Plan of KG"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.told.text() == "1 to be linked"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert pairs(store, RecommendationItem) == {("r0", "KG10"), ("r1", "KG10")}
    assert window.said == ["The links were saved. Ctrl+Z takes it back."]
    store.undo()
    assert pairs(store, RecommendationItem) == set()


def test_linking_and_unlinking_at_once_is_one_step(choose, store):
    link(store, EventItem, ["e0"], ["KG2"])
    dialog = choose(EventItem, "event", "e0")
    dialog.tick("KG2", on=False)
    dialog.tick("KG10")
    assert dialog.told.text() == "1 to be linked; 1 to be unlinked"
    dialog.save()
    assert pairs(store, EventItem) == {("e0", "KG10")}
    store.undo()
    assert pairs(store, EventItem) == {("e0", "KG2")}


def test_from_the_other_side_recommendations_are_chosen(choose, store):
    dialog = choose(RecommendationItem, "item", "KG2", "KG10")
    assert sorted(shown(dialog)["Recommendations"]) == [("Do r0", OFF), ("Do r1", OFF)]
    dialog.tick("r0")
    dialog.save()
    assert pairs(store, RecommendationItem) == {("r0", "KG2"), ("r0", "KG10")}


def test_what_makes_no_sense_is_told_in_the_dialog_and_nothing_is_saved(choose, store):
    own = a_recommendation(store, "From there", event="e0")
    dialog = choose(RecommendationEvent, "recommendation", own)
    dialog.tick("e0")
    dialog.save()
    assert dialog.isVisible() and "“Conference” is where a recommendation came from" in dialog.note.text()
    assert pairs(store, RecommendationEvent) == set()


def test_a_tick_lasts_while_other_words_are_typed(choose, store):
    dialog = choose(RecommendationItem, "recommendation", "r0")
    dialog.tick("KG2")
    dialog.search.setText("Tajikistan")
    dialog.look()
    dialog.search.clear()
    dialog.look()
    assert shown(dialog)["Linked or ticked"] == [("1.2 Train 2", ON)]
    dialog.save()
    assert pairs(store, RecommendationItem) == {("r0", "KG2")}


def test_an_empty_list_says_what_to_do(choose, store):
    with store.change("No matrix") as writer:
        for id_ in ("TJ2", "TJ10", "KG2", "KG10"):
            writer.delete(store.get(PlanItem, id_))
    dialog = choose(RecommendationItem, "recommendation", "r0")
    assert "plan's matrix" in dialog.count.text()
    dialog.search.setText("zzz")
    dialog.look()
    assert dialog.count.text() == "Nothing fits these words."


def test_it_is_said_in_russian(choose):
    language.use("ru")
    dialog = choose(RecommendationEvent, "event", "e0")
    texts = [dialog.windowTitle(), dialog.search.placeholderText(), dialog.link_button.text(), *shown(dialog)]
    assert not [text for text in texts if text.isascii()]
