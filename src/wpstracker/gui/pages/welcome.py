"""What is shown while no file is open: start one, open one, or look at the sample; language and theme at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from wpstracker.assets import resource
from wpstracker.gui.language import tr, words
from wpstracker.gui.look import Look
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.widgets.action_card import ActionCard
from wpstracker.gui.widgets.choice_box import ChoiceBox
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label
from wpstracker.words import LANGUAGES

_WIDEST = 980


class WelcomePage(QWidget):
    """Three ways to begin, the files opened lately, and a word on what the program is for."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    file_wanted = Signal(Path)

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self._settings, self._look = settings, look
        self.language_buttons = {code: self._language_button(code, name) for code, name in LANGUAGES.items()}
        self.theme_choice = ChoiceBox([(theme, theme.label()) for theme in Theme], empty=None, name=tr("Colour theme"))
        self.theme_choice.set_value(look.theme)
        self.theme_choice.changed.connect(lambda: look.set_theme(self.theme_choice.value()))
        self.new_card = self._card(tr("Start a new file"), self._about_new(), "file-plus", self.new_wanted.emit, main=True)
        self.open_card = self._card(tr("Open a file"), self._about_open(), "folder-open", self.open_wanted.emit)
        self.sample_card = self._card(tr("Look at the sample"), self._about_sample(), "graduation-cap", self.sample_wanted.emit)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(6)
        self._build()
        self.show_recent()

    def showEvent(self, event: object) -> None:
        """Begin with the main way, so that Enter starts at once."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.new_card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self) -> None:
        """List the files opened lately; one that is gone is greyed and can only be taken off."""
        while item := self.recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        files = self._settings.recent_files()
        for path in files:
            self.recent.addWidget(self._recent_line(path))
        if not files:
            self.recent.addWidget(text_label(tr("Files you open are listed here."), "muted"))

    def _about_new(self) -> str:
        return tr("An empty file with the lists of countries, resolutions, themes and known national action plans.")

    def _about_open(self) -> str:
        return tr("A .wpst file of yours or of a colleague. You can also drop it on this window.")

    def _about_sample(self) -> str:
        return tr("Real events of Central Asia with their recommendations, in a file of your own to try everything on.")

    def _card(self, title: str, sentence: str, icon_name: str, do: Callable[[], object], *, main: bool = False) -> ActionCard:
        card = ActionCard(title, sentence, icon_name, main=main)
        card.clicked.connect(lambda _checked=False: do())
        return card

    def _language_button(self, code: str, name: str) -> QPushButton:
        button = push_button(name)
        button.setCheckable(True)
        button.setChecked(code == self._look.language)
        button.clicked.connect(lambda: self._choose_language(code))
        return button

    def _choose_language(self, code: str) -> None:
        """The chosen button stays pressed even when it is pressed again."""
        for each, button in self.language_buttons.items():
            button.setChecked(each == code)
        self._look.set_language(code)

    def _recent_line(self, path: Path) -> QWidget:
        """A file with its folder and date, and the button that takes it off the list."""
        there = path.is_file()
        about = tr("{folder} · changed {day}", folder=path.parent, day=_changed(path)) if there else self._gone(path)
        card = self._card(path.name, about, "file" if there else "circle-x", lambda: self.file_wanted.emit(path))
        card.setEnabled(there)
        remove = icon_button("x", tr("Take “{file}” off the list", file=path.name))
        remove.clicked.connect(lambda: self._forget(path))
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card, 1)
        box.addWidget(remove)
        return line

    def _gone(self, path: Path) -> str:
        return tr("Not found in {folder}", folder=path.parent)

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self.show_recent()

    def _build(self) -> None:
        """One column in the middle that scrolls when the window is low."""
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        box = QVBoxLayout(column)
        box.setContentsMargins(28, 28, 28, 28)
        box.setSpacing(18)
        box.addLayout(self._head())
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in (self.new_card, self.open_card, self.sample_card):
            cards.addWidget(card, 1)
        box.addLayout(cards)
        box.addWidget(text_label(tr("Recent files"), "heading"))
        box.addLayout(self.recent)
        box.addStretch(1)
        inside = QWidget()
        inside.setProperty("role", "page")
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _head(self) -> QVBoxLayout:
        """Name and purpose, and the choice of language and theme."""
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addStretch(1)
        for button in self.language_buttons.values():
            choices.addWidget(button)
        choices.addSpacing(10)
        choices.addWidget(self.theme_choice)
        picture = QLabel()
        picture.setPixmap(QIcon(str(resource("icons", "app.svg"))).pixmap(QSize(56, 56), self.devicePixelRatio()))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(text_label("WPS Tracker", "title"))
        words.addWidget(text_label(self._purpose(), "muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        head = QVBoxLayout()
        head.setSpacing(14)
        head.addLayout(choices)
        head.addLayout(line)
        return head

    def _purpose(self) -> str:
        return tr(
            "Keep your events on Women, Peace and Security and what came of them, follow the national action plans, "
            "and hand over the Excel summary: in one file on this computer, without the internet."
        )


def _changed(path: Path) -> str:
    """The day a file was last written."""
    from datetime import date

    from wpstracker.domain.partial_date import PartialDate

    day = date.fromtimestamp(path.stat().st_mtime)
    return PartialDate(day.year, day.month, day.day).show(words().language)
