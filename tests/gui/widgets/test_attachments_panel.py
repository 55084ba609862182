"""The Files tab: what is there, and every way in and out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QTreeWidgetItem

from tests.builders import an_event
from tests.gui.contexts import Window, a_context
from tests.hostile.pictures import ENDLESS
from tests.pictures import PLACE, a_picture, seen, telling_jpeg
from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.widgets.attachments_panel import AttachmentsPanel
from wpstracker.services import attachments
from wpstracker.services.attachments import Incoming
from wpstracker.store.database import Store

AGENDA = Incoming("agenda.txt", "Повестка дня".encode("cp1251"))


@pytest.fixture(autouse=True)
def empty_clipboard(app: QApplication) -> Iterator[None]:
    """What lies on it when the process ends takes the process along."""
    yield
    app.clipboard().clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.create(tmp_path / "t.wpst")
    yield opened
    opened.close()


@pytest.fixture
def event(store: Store) -> str:
    return an_event(store)


class Opened(list[Path]):
    """Stands for the system that opens files; `works` says whether it finds a program."""

    works = True

    def __call__(self, url: QUrl) -> bool:
        self.append(Path(url.toLocalFile()))
        return self.works


def a_panel(store: Store, folder: Path, event: str | None, opens: Opened | None = None, window: Window | None = None) -> AttachmentsPanel:
    panel = AttachmentsPanel(a_context(store, folder, window), opens=Opened() if opens is None else opens)
    store.announcer.subscribe(lambda _changes: panel.reload())
    panel.resize(460, 600)
    panel.show_record(("event", event) if event else None)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    return panel


def attached(store: Store, event: str, *files: Incoming) -> None:
    attachments.attach(store, "event", event, files or [AGENDA])


def names(panel: AttachmentsPanel) -> list[str]:
    return [item(panel, row).text(0) for row in range(panel.list.topLevelItemCount())]


def item(panel: AttachmentsPanel, row: int) -> QTreeWidgetItem:
    found = panel.list.topLevelItem(row)
    assert found
    return found


def wait_until(true: object) -> None:
    assert callable(true)
    for _ in range(300):
        if true():
            return
        QTest.qWait(10)
    pytest.fail("it never came")


def boxes() -> list[QMessageBox]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def answer(button: str) -> None:
    (box,) = boxes()
    next(each for each in box.buttons() if each.text() == button).click()


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(panel: AttachmentsPanel, data: QMimeData) -> bool:
    """Drag over the panel and let go; whether it was taken."""
    any_action = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), any_action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    panel.dragEnterEvent(enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(9, 9), any_action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        panel.dropEvent(event)
        assert event.dropAction() == Qt.DropAction.CopyAction
    return enter.isAccepted()


# -- seeing


def test_files_are_listed_with_size_and_padlock(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, AGENDA, Incoming("list.xlsx", b"PK" * 3072, as_it_is=True))
    panel = a_panel(store, tmp_path, event)
    assert names(panel) == ["agenda.txt", "list.xlsx"]
    assert item(panel, 1).text(1) == "6.0 kB"
    assert item(panel, 1).toolTip(2) == "Who may see this file: Restricted"
    assert not item(panel, 1).icon(2).isNull()


def test_the_number_of_files_is_told(store: Store, event: str, tmp_path: Path) -> None:
    panel = a_panel(store, tmp_path, event)
    told: list[int] = []
    panel.count_changed.connect(told.append)
    attached(store, event)
    panel.show_record(None)
    assert told == [1, 0]
    assert not panel.empty.isVisible()


def test_a_record_without_files_says_how_to_add_some(store: Store, event: str, tmp_path: Path) -> None:
    panel = a_panel(store, tmp_path, event)
    assert panel.empty.isVisible() and not panel.list.isVisible()
    assert panel.focusProxy() is panel.empty.buttons[0]


def test_a_text_is_shown_in_its_encoding(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    panel = a_panel(store, tmp_path, event)
    wait_until(lambda: panel.preview.text.toPlainText() == "Повестка дня")
    assert panel.preview.currentWidget() is panel.preview.text


def test_a_long_text_is_cut_and_said_to_be(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, Incoming("long.txt", b"word " * 60_000))
    panel = a_panel(store, tmp_path, event)
    wait_until(lambda: panel.preview.text.toPlainText().endswith("only the beginning is shown."))
    assert len(panel.preview.text.toPlainText()) < 201_000


def test_a_picture_is_shown_and_a_huge_one_made_smaller(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, Incoming("map.png", a_picture("png", width=3000, height=600)))
    panel = a_panel(store, tmp_path, event)
    wait_until(lambda: panel.preview.currentWidget() is panel.preview.picture)
    assert panel.preview.picture.image().width() == 1600


@pytest.mark.parametrize("data", [b"%PDF-1.7\0\1", b"\x89PNG\r\n\x1a\nbroken\0", b"RIFF\x20\0\0\0WEBPbroken\0"])
def test_what_cannot_be_shown_has_no_preview(store: Store, event: str, tmp_path: Path, data: bytes) -> None:
    attached(store, event, Incoming("x", data))
    panel = a_panel(store, tmp_path, event)
    QTest.qWait(90)
    assert panel.preview.currentWidget() is panel.preview.nothing


# -- coming in


def test_dropped_files_are_attached_and_stay_where_they_were(store: Store, event: str, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(path.name)
    window = Window()
    panel = a_panel(store, tmp_path, event, window=window)

    assert drop(panel, dropped(*paths))

    wait_until(lambda: names(panel) == ["a.txt", "b.txt"])
    assert all(path.exists() for path in paths)
    assert window.said == ["2 files were attached."]
    store.undo()
    assert names(panel) == []


def test_a_file_of_this_program_is_left_to_the_window(store: Store, event: str, tmp_path: Path) -> None:
    panel = a_panel(store, tmp_path, event)
    assert not drop(panel, dropped(tmp_path / "other.wpst"))
    assert not drop(panel, QMimeData())


def test_a_copied_picture_is_pasted_as_png(store: Store, event: str, tmp_path: Path) -> None:
    image = seen(a_picture("png"))
    QGuiApplication.clipboard().setImage(image)
    panel = a_panel(store, tmp_path, event)
    panel.setFocus()
    QTest.keyClick(panel.empty.buttons[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: names(panel) == ["Picture.png"])
    (file,) = attachments.of_record(store, event)
    shown = QImage.fromData(attachments.content(store, str(file.id)))
    assert shown.convertToFormat(image.format()) == image


def test_copied_files_are_pasted(store: Store, event: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    QGuiApplication.clipboard().setMimeData(dropped(tmp_path / "a.txt"))
    panel = a_panel(store, tmp_path, event)
    panel.paste()
    wait_until(lambda: names(panel) == ["a.txt"])


def test_an_empty_clipboard_is_said(store: Store, event: str, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("only words")
    window = Window()
    a_panel(store, tmp_path, event, window=window).paste()
    assert window.said == ["There is no file and no picture on the clipboard."]


def test_one_refused_file_does_not_hold_up_the_others(store: Store, event: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("good")
    panel = a_panel(store, tmp_path, event)
    panel.take([tmp_path / "empty.txt", tmp_path / "good.txt"])
    wait_until(lambda: names(panel) == ["good.txt"] and bool(boxes()))
    assert "“empty.txt” is empty" in boxes()[0].text()


def test_a_picture_that_may_tell_a_place_is_asked_about(store: Store, event: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    panel = a_panel(store, tmp_path, event)
    panel.take([path])
    wait_until(lambda: bool(boxes()))
    assert "HEIC" in boxes()[0].text() and names(panel) == []

    answer("Attach as it is")

    wait_until(lambda: names(panel) == ["photo.heic"])
    assert attachments.of_record(store, event)[0].privacy == Privacy.RESTRICTED


def test_a_photo_loses_its_place_on_the_way_in(store: Store, event: str, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(telling_jpeg())
    panel = a_panel(store, tmp_path, event)
    panel.take([tmp_path / "photo.jpg"])
    wait_until(lambda: names(panel) == ["photo.jpg"])
    assert PLACE not in store.path.read_bytes()


def test_nothing_comes_into_a_file_for_reading(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    reader = Store.open_for_reading(store.path)
    panel = a_panel(reader, tmp_path, event)
    assert not drop(panel, dropped(tmp_path / "t.txt"))
    assert not panel.deeds.add.isEnabled() and not panel.deeds.remove.isEnabled()
    assert panel.deeds.open.isEnabled()
    panel.close()
    reader.close()


# -- what can be done with them


def test_enter_opens_a_read_only_copy(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    opened = Opened()
    panel = a_panel(store, tmp_path, event, opened)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert [path.name for path in opened] == ["agenda.txt"]
    assert opened[0].read_bytes() == AGENDA.data


def test_a_program_is_opened_only_after_asking(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, Incoming("tool.EXE", b"MZ"))
    opened = Opened()
    panel = a_panel(store, tmp_path, event, opened)
    panel.open_file()
    assert opened == []
    answer("Cancel")
    panel.open_file()
    answer("Run it")
    assert [path.name for path in opened] == ["tool.EXE"]


def test_X10_a_document_with_macros_is_opened_only_after_asking(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, Incoming("figures.xlsm", b"PK"))
    opened = Opened()
    panel = a_panel(store, tmp_path, event, opened)
    panel.open_file()
    assert "macros" in boxes()[0].text() and opened == []
    answer("Open it")
    assert [path.name for path in opened] == ["figures.xlsm"]


def test_a_bomb_that_is_dropped_is_told_and_nothing_is_attached(store: Store, event: str, tmp_path: Path) -> None:
    bomb = tmp_path / "photo.png"
    bomb.write_bytes(ENDLESS["png"])
    panel = a_panel(store, tmp_path, event)
    assert drop(panel, dropped(bomb))
    wait_until(boxes)
    assert "100000 × 100000 pixels" in boxes()[0].text() and attachments.of_record(store, event) == []


def test_it_is_said_when_no_program_opens_it(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    opened = Opened()
    opened.works = False
    a_panel(store, tmp_path, event, opened).open_file()
    assert "No program on this computer opens “agenda.txt”" in boxes()[0].text()


def test_a_copy_is_saved_and_replaces_only_after_asking(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    window = Window()
    panel = a_panel(store, tmp_path, event, window=window)
    id_, target = panel.list.current_id() or "", tmp_path / "out.txt"
    panel._ask_save(id_, target)
    wait_until(lambda: len(window.said) == 1)
    assert target.read_bytes() == AGENDA.data
    target.write_text("old")
    panel._ask_save(id_, target)
    answer("Cancel")
    assert target.read_text() == "old"


def test_f2_renames_in_place(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    panel = a_panel(store, tmp_path, event)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    (line,) = panel.list.findChildren(QLineEdit)
    line.setText("final")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait_until(lambda: names(panel) == ["final.txt"])
    store.undo()
    assert names(panel) == ["agenda.txt"]


def test_del_removes_what_is_chosen_and_undo_brings_it_back(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event, AGENDA, Incoming("b.txt", b"b"))
    panel = a_panel(store, tmp_path, event)
    panel.list.setFocus()
    panel.list.selectAll()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(panel) == []
    store.undo()
    assert names(panel) == ["agenda.txt", "b.txt"]


def test_who_may_see_a_file_is_chosen_from_the_menu(store: Store, event: str, tmp_path: Path) -> None:
    attached(store, event)
    panel = a_panel(store, tmp_path, event)
    panel.deeds.privacy.actions()[2].trigger()
    assert attachments.of_record(store, event)[0].privacy == Privacy.RESTRICTED
    assert item(panel, 0).toolTip(2).endswith("Restricted")
