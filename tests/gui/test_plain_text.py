"""S11: what stands in a record is shown letter by letter. S12: nothing outside is opened but after asking."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip, QWidget

from tests.hostile.texts import HOSTILE
from wpstracker.assets import resource
from wpstracker.domain.problems import KnownError
from wpstracker.gui.messages import ask, offer, tell_error
from wpstracker.gui.theme import style_sheet, tokens
from wpstracker.gui.widgets.elided_label import ElidedLabel
from wpstracker.gui.widgets.reading_pane import ReadingPane, chip_html, esc, facts_html, link_html, table_html
from wpstracker.gui.widgets.styling import text_label

GUI = Path(__file__).resolve().parents[2] / "src" / "wpstracker" / "gui"
RICH = {"found_line.py"}
"""Modules that set HTML in a label, every piece of it made safe."""


@pytest.mark.parametrize("text", HOSTILE)
def test_S11_labels_and_messages_show_html_as_text(app, text: str) -> None:
    parent = QWidget()
    ask(parent, text, "Yes", lambda: None, details=text)
    offer(parent, text, [("Do", lambda: None)], details=text)
    tell_error(parent, KnownError("{text}", text=text))
    labels = [text_label(text), ElidedLabel(text)]
    labels += [label for box in parent.findChildren(QMessageBox) for label in box.findChildren(QLabel) if label.text() == text]
    assert len(labels) == 7
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_S11_tooltips_show_html_as_text(app) -> None:
    before = app.styleSheet()
    app.setStyleSheet(style_sheet(tokens(), 10))
    widget = QWidget()
    widget.show()
    QToolTip.showText(QPoint(5, 5), '<img src="//192.0.2.1/share/x.png"><b>bold</b>', widget)
    (tip,) = [each for each in QApplication.topLevelWidgets() if each.metaObject().className() == "QTipLabel"]
    assert isinstance(tip, QLabel) and tip.textFormat() is Qt.TextFormat.PlainText
    QToolTip.hideText()
    app.setStyleSheet(before)


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.stem)
def test_S11_every_label_is_made_plain(path: Path) -> None:
    """Labels of one's own are empty (pictures), or are made where plain text is set; HTML stands in a few known places."""
    source = path.read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "QLabel" and node.args]
    assert not named or path.name == "styling.py", "use text_label"
    assert "TextFormat.AutoText" not in source
    assert "TextFormat.RichText" not in source or path.name in RICH
    assert "setOpenExternalLinks(True)" not in source
    assert not [node for node in calls if isinstance(node.func, ast.Attribute) and _is_static_box(node.func)], "use gui.messages"


def _is_static_box(called: ast.Attribute) -> bool:
    """QMessageBox.question(…) and its kin guess whether a text is HTML, and block."""
    return isinstance(called.value, ast.Name) and called.value.id == "QMessageBox" and called.attr in ("question", "warning", "about")


@pytest.mark.parametrize("text", HOSTILE)
def test_S11_pages_show_html_as_text(app, text: str) -> None:
    pane = ReadingPane()
    pieces = [
        esc(text),
        chip_html(text),
        facts_html([(text, esc(text))]),
        table_html([text], [[esc(text)]]),
        link_html("wps:event/1", text),
    ]
    pane.show_page(lambda: "<hr>".join(pieces))
    shown = pane.toPlainText().replace("\xa0", " ")
    assert shown.count(text) == 7
    assert "\ufffc" not in shown, "no picture stands on the page"


def opening() -> tuple[list[str], Callable[[QUrl], bool]]:
    """What stands for the system that opens addresses, and the addresses it was given."""
    opened: list[str] = []

    def opens(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    return opened, opens


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://server/share/x.exe",
        "javascript:alert(1)",
        "ms-word:ofe|u|http://192.0.2.1/x",
        "smb://server/x",
        "data:text/html,x",
    ],
)
def test_S12_nothing_but_web_and_mail_addresses_is_opened(app, address: str) -> None:
    opened, opens = opening()
    pane = ReadingPane(opens=opens)
    pane.show_page(lambda: link_html(address, "report"))
    pane.anchorClicked.emit(QUrl(address))
    assert opened == [] and not pane.findChildren(QMessageBox)


@pytest.mark.parametrize("address", ["https://example.org/report", "http://example.org/", "mailto:office@example.org"])
def test_S12_web_and_mail_addresses_are_opened_after_asking(app, address: str) -> None:
    opened, opens = opening()
    pane = ReadingPane(opens=opens)
    told = QSignalSpy(pane.link_activated)
    for answer in ("Cancel", "Open it"):
        pane.anchorClicked.emit(QUrl(address))
        assert opened == []
        box = pane.findChildren(QMessageBox)[-1]
        assert address.removeprefix("mailto:") in box.text()
        next(each for each in box.buttons() if each.text() == answer).click()
    assert opened == [address] and told.count() == 0


def test_S12_letters_that_only_look_like_others_are_shown_in_their_codes(app) -> None:
    pane = ReadingPane(opens=lambda _: True)
    pane.anchorClicked.emit(QUrl("https://ехample.org/"))
    assert "https://xn--" in pane.findChildren(QMessageBox)[0].text()


def test_S12_a_page_loads_nothing_from_outside(app) -> None:
    pane = ReadingPane()
    for address in ("file:///etc/passwd", "http://192.0.2.1/x.png", "//192.0.2.1/x.png", "data:image/png;base64,AAAA", "qrc:/x"):
        assert pane.loadResource(2, QUrl(address)) is None


def test_the_style_sheet_keeps_tooltips_plain() -> None:
    assert "qproperty-textFormat: PlainText" in resource("styles", "window.qss").read_text(encoding="utf-8")
