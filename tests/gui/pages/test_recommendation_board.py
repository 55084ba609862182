"""Recommendations as a board: columns by status, cards that are moved on by mouse or keys, by the rules, undone in one step."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import a_recommendation
from tests.gui.contexts import Window, a_context
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import RecommendationStatus as Status
from wpstracker.gui import language
from wpstracker.gui.dialogs.status_dialog import StatusDialog
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.pages.recommendation_views import BOARD, LIST
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.widgets.board.cards import mime_of
from wpstracker.records import Organisation, Recommendation, RecommendationOrganisation, RecommendationProgress
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def said() -> Window:
    return Window()


@pytest.fixture
def page(app, store: Store, tmp_path: Path, said: Window) -> RecommendationsPage:
    """The page on its board, hearing of every change."""
    return a_page(store, tmp_path, said)


def a_page(store: Store, folder: Path, said: Window) -> RecommendationsPage:
    made = RecommendationsPage(a_context(store, folder, said))
    store.announcer.subscribe(made.changed)
    made.resize(1500, 760)
    made.views.show_view(BOARD)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def status(store: Store, id_: str) -> str:
    return str(store.rows("SELECT status FROM recommendation WHERE id = ?", (id_,))[0][0])


def cards(page: RecommendationsPage, key: str) -> list[str]:
    """The ids in a column."""
    return list(page.views.board.column(key).cards.cards.ids())


def choose(page: RecommendationsPage, *ids: str) -> None:
    """Choose cards of one column and give it the keyboard."""
    board = page.views.board
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    assert board.set_current_id(ids[0])
    column = board.column_of(ids[0])
    assert column is not None
    column.cards.choose(ids, ids[0])
    column.cards.chosen.emit()
    column.cards.setFocus()


def press(page: RecommendationsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    QApplication.processEvents()


def drop(page: RecommendationsPage, ids: list[str], key: str) -> bool:
    """Carry cards to a column and let go; whether they were taken."""
    board = page.views.board
    board.begin_drag(ids)
    column, mime = board.column(key), mime_of(ids)
    target = column if column.is_folded() else column.cards.viewport()
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 60), Qt.DropAction.MoveAction, mime, buttons, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    taken = enter.isAccepted()
    if taken:
        QApplication.sendEvent(target, QDropEvent(QPointF(20, 60), Qt.DropAction.MoveAction, mime, buttons, none))
    board.end_drag()
    QTest.qWait(1)
    return taken


def test_cards_stand_in_the_column_of_their_status_and_heads_count_them(page, store):
    ids = {each: a_recommendation(store, str(each), status=each.value) for each in Status}
    more = a_recommendation(store, "More", status="recorded")
    board = page.views.board
    keys = [column.kind.key for column in board.columns if not column.isHidden()]
    assert keys == [
        *("recorded", "under_review", "accepted", "planned", "in_progress"),
        *("partly_implemented", "implemented", "not_implemented", "on_hold", "closed", "superseded"),
    ]
    assert {key: cards(page, key) for key in keys[1:]} == {each.value: [id_] for each, id_ in ids.items() if each != Status.RECORDED}
    assert set(cards(page, "recorded")) == {ids[Status.RECORDED], more}
    assert board.column("recorded").count_text() == "2"
    assert board.column("recorded").cards.accessibleName() == "Recorded: 2 cards"
    assert board.folded() == ["closed", "superseded"]


def test_a_card_says_text_country_who_is_responsible_and_when_it_is_due(page, store):
    id_ = a_recommendation(store, "Count women\nand men", status="accepted", country="KZ", deadline="June 2023")
    body = Organisation(name="Border Service")
    with store.change("Whose") as writer:
        writer.save(body)
        writer.save(RecommendationOrganisation(recommendation=id_, organisation=body.id, role="lead"))
    a_recommendation(store, "", text_status="missing", status="accepted")
    model = page.views.board.column("accepted").cards.cards
    first = model.card(model.index(model.row_of(id_), 0))
    assert (first.text, first.where, first.whose, first.due, first.urgency) == (
        *("Count women and men", "Kazakhstan", "Border Service"),
        *("06.2023 · overdue", "bad"),
    )
    assert first.spoken == "Count women and men. Kazakhstan. Border Service. 06.2023 · overdue"
    assert {model.card(model.index(row, 0)).text for row in range(2)} == {"Count women and men", "Text missing"}


def test_the_filters_ask_both_views(page, store):
    kept, other = a_recommendation(store, "Mediators", country="KZ"), a_recommendation(store, "Budget", country="KG")
    page.ask(Filter(countries=("KZ",)))
    assert cards(page, "recorded") == [kept]
    page.views.show_view(LIST)
    assert page.table.records().ids() == [kept]
    page.filters.clear()
    page.views.show_view(BOARD)
    assert set(cards(page, "recorded")) == {kept, other}


def test_a_card_dropped_on_a_status_that_may_follow_moves_as_one_step(page, store, said):
    id_ = a_recommendation(store, status="recorded")
    assert drop(page, [id_], "accepted")
    assert status(store, id_) == "accepted" and cards(page, "accepted") == [id_] and not cards(page, "recorded")
    assert said.said[-1] == "1 recommendation: Accepted"
    store.undo()
    assert status(store, id_) == "recorded" and cards(page, "recorded") == [id_]


def test_while_a_card_is_dragged_only_permitted_columns_are_targets(page, store):
    id_ = a_recommendation(store, status="recorded")
    board = page.views.board
    board.begin_drag([id_])
    shown = {column.kind.key: column.is_target() for column in board.columns}
    assert shown["recorded"] is None
    assert {key for key, may in shown.items() if may} == {
        *("under_review", "accepted", "planned", "in_progress"),
        *("on_hold", "closed", "superseded"),
    }
    assert shown["implemented"] is False
    board.end_drag()
    assert all(column.is_target() is None for column in board.columns)


def test_a_step_that_may_not_follow_is_not_taken(page, store):
    id_ = a_recommendation(store, status="recorded")
    assert not drop(page, [id_], "implemented")
    assert status(store, id_) == "recorded"


def test_several_cards_move_together_only_where_all_may_go_and_one_undo_takes_them_back(page, store):
    ids = [a_recommendation(store, f"{n}", status="in_progress") for n in range(3)]
    choose(page, *ids)
    assert drop(page, page.views.board.selected_ids(), "implemented")
    assert {status(store, id_) for id_ in ids} == {"implemented"}
    store.undo()
    assert {status(store, id_) for id_ in ids} == {"in_progress"}


def test_a_step_that_must_say_why_asks_for_it(page, store):
    id_ = a_recommendation(store, status="in_progress")
    assert page.views.board.column("closed").is_folded()
    assert drop(page, [id_], "closed"), "a folded column takes cards too"
    dialog = page.findChild(StatusDialog)
    assert dialog is not None and status(store, id_) == "in_progress"
    assert dialog.status.value() == Status.CLOSED
    dialog.reason.setPlainText("No longer relevant")
    dialog.save()
    assert status(store, id_) == "closed"
    ((reason,),) = store.rows("SELECT reason FROM recommendation_progress WHERE recommendation_id = ?", (id_,))
    assert reason == "No longer relevant"
    store.undo()
    assert status(store, id_) == "in_progress"
    assert not store.fetch(RecommendationProgress.select())


def test_the_mouse_takes_up_a_card_and_shows_where_it_may_go(page, store):
    """Offscreen a drag ends where it begins; the drop is tested by its events."""
    id_ = a_recommendation(store, status="recorded")
    QApplication.processEvents()
    board, window = page.views.board, page.windowHandle()
    source = board.column("recorded").cards
    start = source.viewport().mapTo(page, source.visualRect(source.cards.index(0, 0)).center())
    carried: list[list[str]] = []
    targets: list[bool | None] = []
    source.drag_begun.connect(carried.append)
    source.drag_begun.connect(lambda _ids: targets.append(board.column("under_review").is_target()))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(window, start + QPoint(6 * step, 0))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert carried == [[id_]] and targets == [True]
    assert board.column("under_review").is_target() is None, "nothing is carried any more"


def test_arrows_go_between_cards_and_columns(page, store):
    first = [a_recommendation(store, f"{n}", status="recorded", deadline=f"202{n}") for n in range(4, 6)]
    third = a_recommendation(store, "Third", status="accepted")
    choose(page, first[0])
    press(page, KEY.Key_Down)
    assert page.views.board.current_id() == first[1]
    press(page, KEY.Key_Right)
    assert page.views.board.current_id() == third, "an empty column is passed over"
    assert page.table.current_id() == third
    press(page, KEY.Key_Right)
    assert page.views.board.current_id() == third
    press(page, KEY.Key_Left)
    assert page.views.board.current_id() in first
    assert len(page.views.board.selected_ids()) == 1, "only one column has chosen cards"


@pytest.mark.parametrize("modifier", [ALT | SHIFT, CTRL])
def test_alt_and_shift_or_ctrl_with_an_arrow_moves_a_card_and_the_keyboard_goes_with_it(page, store, said, modifier):
    id_ = a_recommendation(store, status="recorded")
    choose(page, id_)
    press(page, KEY.Key_Right, modifier)
    assert status(store, id_) == "under_review"
    assert page.views.board.current_id() == id_ and page.views.board.column("under_review").cards.hasFocus()
    press(page, KEY.Key_Right, modifier)
    assert status(store, id_) == "accepted"
    press(page, KEY.Key_Left, modifier)
    assert status(store, id_) == "accepted"
    assert said.said[-1] == "No status further left may follow “Accepted” for what is chosen."
    store.undo()
    store.undo()
    assert status(store, id_) == "recorded"


def test_enter_opens_and_the_actions_of_the_page_work_on_what_is_chosen(page, store):
    ids = [a_recommendation(store, f"{n}") for n in range(3)]
    choose(page, ids[1])
    press(page, KEY.Key_Return)
    editor = page.findChild(RecommendationEditor)
    assert editor is not None and editor.draft.record.id == ids[1]
    editor.reject()
    choose(page, ids[0], ids[2])
    assert set(page.table.selected_ids()) == {ids[0], ids[2]}
    press(page, KEY.Key_Delete)
    box = page.findChild(QMessageBox)
    assert box is not None and box.text() == "Delete these 2 recommendations?"
    next(button for button in box.buttons() if button.text().replace("&", "") == "Delete").click()
    assert cards(page, "recorded") == [ids[1]]


def test_the_menu_offers_every_status_that_may_follow(page, store):
    id_ = a_recommendation(store, status="under_review")
    choose(page, id_)
    menu = page.views.board.move_menu(page)
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered) == ["Accepted", "Planned", "In progress", "On hold…", "Closed…", "Superseded"]
    offered["Planned"].trigger()
    assert status(store, id_) == "planned"


def test_what_is_chosen_goes_over_from_one_view_to_the_other(page, store):
    ids = [a_recommendation(store, f"{n}", status="planned" if n else "recorded") for n in range(3)]
    choose(page, ids[2])
    page.views.show_view(LIST)
    assert page.table.current_id() == ids[2] and page.tabs.isVisible()
    page.table.set_current_id(ids[0])
    page.views.show_view(BOARD)
    assert page.views.board.current_id() == ids[0] and not page.tabs.isVisible()
    page.show_record("recommendation", ids[1])
    assert page.views.board.current_id() == ids[1]


def test_the_way_and_the_folded_columns_are_remembered(page, store, tmp_path, said):
    a_recommendation(store)
    page.views.board.set_folded(["on_hold"])
    again = a_page(store, tmp_path, said)
    assert again.views.view() == BOARD
    assert again.views.board.folded() == ["on_hold"]


def test_without_recommendations_the_board_says_what_to_do(page, store):
    page.reload()
    assert page.views.currentWidget() is page.table
    a_recommendation(store)
    assert page.views.currentWidget() is page.views.board


def test_cards_of_a_file_for_reading_stay_where_they_are(app, tmp_path, said):
    path = tmp_path / "r.wpst"
    store = new_file(path)
    id_ = a_recommendation(store)
    store.read_only = True
    page = a_page(store, tmp_path, said)
    choose(page, id_)
    assert page.views.board.may_move_to() == []
    assert not drop_flag(page, id_)
    store.close()


def drop_flag(page: RecommendationsPage, id_: str) -> bool:
    """Whether a card can be dragged at all."""
    column = page.views.board.column_of(id_)
    assert column is not None
    model = column.cards.cards
    return bool(model.flags(model.index(model.row_of(id_), 0)) & Qt.ItemFlag.ItemIsDragEnabled)


def test_thousands_of_cards_stay_quick(page, store):
    states = list(Status)
    with store.change("Many") as writer:
        for n in range(5000):
            writer.save(Recommendation(text=f"Recommendation {n}", status=states[n % 11].value, country="KZ"))
    start = time.perf_counter()
    page.reload()
    QApplication.processEvents()
    page.grab()
    assert time.perf_counter() - start < 3  # 0.3 s on an idle machine
    board = page.views.board
    assert sum(column.cards.cards.rowCount() for column in board.columns) == 5000
    fetched = sum(len(page_) for column in board.columns for page_ in column.cards.cards._pages.values())
    assert fetched <= 11 * 256, "only what is looked at is read"


def test_the_model_of_a_column_keeps_qt_s_rules(page, store):
    a_recommendation(store)
    model = page.views.board.column("recorded").cards.cards
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    a_recommendation(store)
    model.set_ids([])
    assert tester.model() is model


def test_the_board_speaks_russian(app, store, tmp_path, said):
    language.use("ru")
    a_recommendation(store, deadline="June 2023")
    page = a_page(store, tmp_path, said)
    column = page.views.board.column("recorded")
    assert column.cards.accessibleName() == "Внесено: 1 карточка"
    card = column.cards.cards.card(column.cards.cards.index(0, 0))
    assert card is not None and card.due == "06.2023 · просрочено"
