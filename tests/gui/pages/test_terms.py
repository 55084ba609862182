"""The Terms page: lists, order by keyboard and mouse, what is refused and why."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import an_event, event_draft
from tests.gui.contexts import Window, a_context
from tests.gui.windows import message, press, shown
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Scheme
from wpstracker.gui.dialogs.merge import MergeDialog
from wpstracker.gui.forms.term_editor import TermEditor
from wpstracker.gui.language import use
from wpstracker.gui.pages.term_model import LABEL, OTHER, TERMS_MIME, TermModel
from wpstracker.gui.pages.terms import TermsPage
from wpstracker.records import Plan, PriorityArea, Term
from wpstracker.services import terms
from wpstracker.services.files import new_file
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store

PILLAR = term_id("pillar", "participation")


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path, window: Window) -> TermsPage:
    """On the list of own tags: a, b, c."""
    for label in "abc":
        a_tag(store, label)
    made = TermsPage(a_context(store, tmp_path, window))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    made.lists.set_scheme("tag")
    made.reload()
    QTest.qWait(1)
    return made


def a_tag(store: Store, label: str, parent: str | None = None) -> str:
    draft = terms.blank(Scheme.TAG, parent)
    draft.record.labels = {"en": label}
    return terms.save(store, draft)


def tag(store: Store, label: str) -> str:
    return next(str(term.id) for term in store.fetch(Term.select()) if term.labels.get("en") == label)


def lines(page: TermsPage, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """What the tree shows, dots for each step below."""
    model, found = page.tree.terms(), []
    for row in range(model.rowCount(parent or QModelIndex())):
        index = model.index(row, 0, parent or QModelIndex())
        found += ["." * depth + str(model.data(index)), *lines(page, index, depth + 1)]
    return found


def choose(page: TermsPage, label: str) -> None:
    assert page.tree.set_current_id(tag(page.context.store, label))


def test_every_list_is_offered_with_its_number_of_terms(page: TermsPage) -> None:
    assert [page.lists.item(row).text() for row in range(page.lists.count())] == [
        "Pillars (4)",
        "Resolutions (10)",
        "Frameworks (56)",
        "Themes (30)",
        "Own tags (3)",
        "Institution types (36)",
        "Rank bands (5)",
        "Age bands (5)",
    ]
    page.lists.setCurrentRow(0)
    assert lines(page) == ["Participation", "Protection", "Prevention", "Relief and recovery"]


def test_a_term_is_shown_in_both_languages_with_what_it_is_used_by(page: TermsPage, store: Store, window: Window) -> None:
    event = an_event(store, terms=[PILLAR])
    plan = Plan(title="Plan of Kyrgyzstan", country="KG")
    with store.change("Write") as writer:
        writer.save(plan)
        writer.save(PriorityArea(plan=plan.id, name="Political participation", pillar=PILLAR))
    page.show_record("term", PILLAR)
    said = page.pane.toPlainText()
    assert event and all(words in said for words in ("Participation", "Участие", "official", "1 event", "Political participation"))

    page.follow(f"wps-ask:events/{PILLAR}")
    page.records.trigger()
    assert window.asked == [("events", Filter(terms=(PILLAR,)))] * 2
    page.follow(f"wps:plan/{plan.id}")
    assert window.opened == [("plan", plan.id)]


def test_in_russian_the_russian_label_comes_first(app: QApplication, store: Store, tmp_path: Path) -> None:
    use("ru")
    page = TermsPage(a_context(store, tmp_path))
    page.reload()
    first = page.tree.terms().index(0, 0)
    assert [first.siblingAtColumn(column).data() for column in (LABEL, OTHER)] == ["Участие", "Participation"]
    assert page.title() == "Справочники"


def test_a_word_in_any_language_finds_terms_and_what_they_stand_under(page: TermsPage) -> None:
    page.filters.set_values({"text": "бытов"})
    page.reload()
    page.filters.set_values({"text": "general recommendation 30"})
    page.reload()
    page.lists.set_scheme("framework")
    page.reload()
    shown_lines = lines(page)
    assert len(shown_lines) == 2 and shown_lines[1].startswith(".CEDAW General recommendation")
    assert page.lists.item(2).text() == "Frameworks (1)"
    assert not any(action.isEnabled() for action in page.moves)


def test_alt_and_arrows_move_own_terms_one_step_at_a_time(page: TermsPage, store: Store, window: Window) -> None:
    choose(page, "b")
    page.tree.setFocus()
    alt, and_shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    for key, modifier, expected in (
        (Qt.Key.Key_Up, alt, ["b", "a", "c"]),
        (Qt.Key.Key_Down, alt, ["a", "b", "c"]),
        (Qt.Key.Key_Right, and_shift, ["a", ".b", "c"]),
        (Qt.Key.Key_Left, and_shift, ["a", "b", "c"]),
    ):
        QTest.keyClick(page.tree, key, modifier)
        assert lines(page) == expected
        assert page.tree.current_id() == tag(store, "b")
    QTest.keyClick(page.tree, Qt.Key.Key_Left, and_shift)
    assert window.said == ["There is nowhere further to go."]
    store.undo()
    assert lines(page) == ["a", ".b", "c"]


def test_an_official_term_says_why_it_stays(page: TermsPage) -> None:
    page.show_record("term", PILLAR)
    page.moves[1].trigger()
    assert "“Participation” is an official term: it stays where it is." in message(page)
    page.delete.trigger()
    assert "it can be renamed or retired, but not deleted" in message(page)


def test_dropping_a_term_puts_it_there(page: TermsPage, store: Store) -> None:
    model = page.tree.terms()
    data = model.mimeData([model.index_of(tag(store, "c"))])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    QTest.qWait(1)
    assert lines(page) == ["c", "a", "b"]
    model.dropMimeData(model.mimeData([model.index_of(tag(store, "a"))]), Qt.DropAction.MoveAction, -1, -1, model.index_of(tag(store, "b")))
    QTest.qWait(1)
    assert lines(page) == ["c", "b", ".a"]


def test_official_terms_are_not_dragged_and_nothing_is_while_searching(page: TermsPage, store: Store) -> None:
    page.show_record("term", PILLAR)
    model = page.tree.terms()
    assert not model.flags(model.index_of(PILLAR)) & Qt.ItemFlag.ItemIsDragEnabled
    page.show_record("term", tag(store, "a"))
    assert model.flags(model.index_of(tag(store, "a"))) & Qt.ItemFlag.ItemIsDragEnabled
    page.filters.set_values({"text": "a"})
    page.reload()
    assert not model.flags(model.index_of(tag(store, "a"))) & Qt.ItemFlag.ItemIsDragEnabled


def test_own_tags_dropped_on_themes_become_themes(page: TermsPage, store: Store) -> None:
    item = page.lists.item(list(Scheme).index(Scheme.THEME))
    data = QMimeData()
    data.setData(TERMS_MIME, tag(store, "a").encode())
    place = QPointF(page.lists.visualItemRect(item).center())
    event = QDropEvent(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.lists.dropEvent(event)
    assert lines(page) == ["b", "c"]
    term = store.get(Term, tag(store, "a"))
    assert term is not None and term.scheme == "theme"


def test_a_new_term_stands_beside_the_current_one(page: TermsPage, store: Store) -> None:
    below = a_tag(store, "low", tag(store, "a"))
    page.show_record("term", below)
    page.new.trigger()
    editor = shown(page, TermEditor)
    editor.form.findChildren(type(editor.groups[0].fields.widget("labels")))[0].set_value({"en": "next"})  # type: ignore[attr-defined]
    editor.save()
    QTest.qWait(1)
    assert lines(page) == ["a", ".low", ".next", "b", "c"]
    assert page.tree.current_id() == tag(store, "next")


def test_the_same_label_is_refused_beside_the_field(page: TermsPage) -> None:
    page.new.trigger()
    editor = shown(page, TermEditor)
    labels = editor.groups[0].fields.widget("labels")  # type: ignore[attr-defined]
    labels.set_value({"en": "A"})
    editor.save()
    row = editor.groups[0].fields.row("labels")  # type: ignore[attr-defined]
    assert row.problem() == "“a” is in this list already. Use it, or merge the two."
    editor.done(0)


def test_an_official_term_can_be_relabelled_but_not_moved(page: TermsPage, store: Store) -> None:
    page.show_record("term", PILLAR)
    page.edit.trigger()
    editor = shown(page, TermEditor)
    fields = editor.groups[0].fields  # type: ignore[attr-defined]
    assert not fields.widget("parent_term").isEnabled() and not fields.widget("code").isEnabled()
    fields.widget("labels").set_value({"en": "Women take part", "ru": "Участие"})
    fields.widget("colour").set_value("#A83279")
    editor.save()
    QTest.qWait(1)
    assert page.tree.current_row().label == "Women take part"  # type: ignore[union-attr]
    term = store.get(Term, PILLAR)
    assert term is not None and term.colour == "#a83279" and term.official


def test_retiring_and_taking_back(page: TermsPage, store: Store) -> None:
    choose(page, "a")
    assert page.retire.text() == "Retire"
    page.retire.trigger()
    assert page.tree.current_row().retired  # type: ignore[union-attr]
    assert page.retire.text() == "Take back into use"
    page.retire.trigger()
    assert not page.tree.current_row().retired  # type: ignore[union-attr]


def test_an_unused_own_term_is_deleted_after_asking(page: TermsPage, store: Store) -> None:
    choose(page, "b")
    page.delete.trigger()
    press(page, "Delete")
    assert lines(page) == ["a", "c"]
    store.undo()
    assert lines(page) == ["a", "b", "c"]


def test_a_used_term_is_merged_instead_of_deleted(page: TermsPage, store: Store) -> None:
    event = an_event(store, terms=[tag(store, "a")])
    choose(page, "a")
    page.delete.trigger()
    assert "“a” is used by 1 record." in shown(page, QMessageBox).text()
    press(page, "Merge…")
    dialog = shown(page, MergeDialog)
    assert dialog.other is not None and not dialog.merge_button.isEnabled()
    dialog.other.set_value(tag(store, "b"))
    dialog.other.changed.emit()
    dialog.merge_button.click()
    QTest.qWait(1)
    assert event_draft(store, event).terms == [tag(store, "b")]
    assert lines(page) == ["b", "c"] and page.tree.current_id() == tag(store, "b")


def test_a_file_for_reading_offers_nothing_that_writes(app: QApplication, tmp_path: Path) -> None:
    new_file(tmp_path / "read.wpst").close()
    with closing(Store.open_for_reading(tmp_path / "read.wpst")) as store:
        page = TermsPage(a_context(store, tmp_path))
        page.reload()
        assert [action.text() for action in page.page_actions() if action.isEnabled()] == ["Question as text"]


def test_the_page_is_built_again_as_it_was(page: TermsPage, store: Store, tmp_path: Path) -> None:
    choose(page, "c")
    page.tree.header().setSectionHidden(OTHER, True)
    again = TermsPage(a_context(store, tmp_path))
    again.restore(page.state())
    assert again.tree.current_id() == tag(store, "c") and again.lists.scheme() is Scheme.TAG
    assert again.tree.header().isSectionHidden(OTHER)


def test_the_model_keeps_qts_rules(app: QApplication, store: Store, page: TermsPage) -> None:
    model = TermModel("Русский")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows = page._rows["framework"]
    model.set_rows(rows, movable=True)
    assert model.rowCount(model.index(0, 0)) > 0
    model.set_rows(rows[:3], movable=False)
    model.set_rows([], movable=True)


@pytest.mark.parametrize(
    ("typed", "scheme", "found"),
    [
        ("list:tag is:own b", "tag", ["b"]),
        ("list:pillar partic", "pillar", ["Participation"]),
        ("list:tag is:unused -b", "tag", ["a", "c"]),
        ("list:tag is:retired", "tag", ["c"]),
        ("list:tag -is:retired", "tag", ["a", "b"]),
    ],
)
def test_a_typed_question_narrows_the_lists_of_terms(page: TermsPage, store: Store, typed: str, scheme: str, found: list[str]) -> None:
    terms.retire(store, [tag(store, "c")], retired=True)
    assert page.typed
    page.typed.show_line()
    page.typed.line.setText(typed)
    QTest.keyClick(page.typed.line, Qt.Key.Key_Return)
    assert page.lists.scheme() == scheme
    assert lines(page) == found
    assert page.typed.line.text() == typed


def test_the_list_chosen_by_hand_is_written(page: TermsPage) -> None:
    assert page.typed
    page.typed.show_line()
    assert page.typed.line.text() == "list:tag"
    page.ask(Filter(kinds=("theme", "tag"), only=(Only.OWN,)))
    assert page.typed.line.text() == "list:theme,tag is:own"
    page.lists.setCurrentRow(0)
    assert page.typed.line.text() == "list:pillar is:own"
