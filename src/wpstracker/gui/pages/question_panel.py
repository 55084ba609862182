"""Typed questions of a list: taken over from the search box, and the whole question as a line of text below the filters."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.domain.question_joining import joined
from wpstracker.domain.question_text import Misread
from wpstracker.domain.question_tokens import ends_typed, is_typed, words_only
from wpstracker.domain.question_words import key, words_by_name
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.question_edit import QuestionEdit
from wpstracker.gui.widgets.styling import icon_button, text_label

_TYPING_PAUSE = 350


class QuestionPanel(QWidget):
    """Stands below a filter line. `question` says what the list asks at present, `ask` lets it ask something else."""

    def __init__(self, bar: FilterBar, questions: TypedQuestions, question: Callable[[], Filter], ask: Callable[[Filter], None]) -> None:
        super().__init__()
        self._bar, self._questions, self._question, self._ask = bar, questions, question, ask
        self._is_typing = False
        self.line = QuestionEdit(tr("The question as text: country:KZ type:training after:2023 -online"))
        self.line.speak(questions)
        self.problem = text_label(role="problem", wrap=True)
        self._copy = icon_button("copy", tr("Copy the question"))
        self._close = icon_button("x", tr("Close the question as text"))
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._build()
        self._connect()

    def show_line(self) -> None:
        """Show the question as text and go there; once more, put it away."""
        is_new = self._row.isHidden()
        self._row.setVisible(is_new)
        self._clear_problem()
        if is_new:
            self.follow()
            self.line.setFocus()
            self.line.selectAll()
        else:
            self._bar.search.setFocus()
        self._arrange()

    def has_problem(self) -> bool:
        """Whether something typed could not be read."""
        return bool(self.problem.text())

    def follow(self) -> None:
        """Show what is asked at present, unless somebody is typing."""
        if not self._row.isHidden() and not (self._is_typing and self.line.hasFocus()):
            self.line.setText(self._questions.write(self._question()))
            self.line.setCursorPosition(0)
            self.line.underline(0, 0)

    # -- the search box

    def _take_search(self, *, go_on: bool) -> None:
        """Hand what was typed with a colon or a minus to the filters; the words stay in the box."""
        search = self._bar.search
        if not is_typed(search.text()):
            return
        try:
            read = self._questions.read(search.text())
        except Misread as error:
            self._tell(search, error)
            return
        self._ask(joined(self._question(), read))
        search.setText(f"{read.text} " if go_on and read.text else read.text)

    def _search_edited(self, text: str) -> None:
        """A blank behind a word completes it."""
        self._clear_problem()
        if self._bar.search.cursorPosition() == len(text) and ends_typed(text):
            self._take_search(go_on=True)

    # -- the line

    def _line_edited(self) -> None:
        self._is_typing = True
        self._clear_problem()
        self._pause.start()

    def _take_pause(self) -> None:
        """While somebody types, what can be read is shown at once; a slip is told only when they are done."""
        try:
            self._ask(self._questions.read(self.line.text()))
        except Misread:
            return

    def _take_line(self) -> None:
        """Ask what is written, and show it in its usual form."""
        self._pause.stop()
        try:
            read = self._questions.read(self.line.text())
        except Misread as error:
            self._tell(self.line, error)
            return
        self._is_typing = False
        self._ask(read)
        self.follow()

    # -- inside

    def _tell(self, line: QuestionEdit, error: Misread) -> None:
        line.underline(error.start, error.end)
        self.problem.setText(error.text(words()))
        self._arrange()

    def _clear_problem(self) -> None:
        if self.problem.text():
            self.problem.setText("")
            self._bar.search.underline(0, 0)
            self.line.underline(0, 0)
            self._arrange()

    def _arrange(self) -> None:
        self.problem.setVisible(bool(self.problem.text()))
        self.setVisible(not self._row.isHidden() or bool(self.problem.text()))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())

    def _build(self) -> None:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self._row.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._row)
        box.addWidget(self.problem)
        self._arrange()

    def _connect(self) -> None:
        known = words_by_name(self._questions.kind)
        self._bar.read_words_by(lambda line: words_only(line, lambda word: key(word) in known))
        search = self._bar.search
        search.speak(self._questions)
        search.textEdited.connect(self._search_edited)
        search.completed.connect(lambda: self._take_search(go_on=True))
        search.returnPressed.connect(lambda: self._take_search(go_on=False))
        self.line.textEdited.connect(lambda _text: self._line_edited())
        self.line.completed.connect(self._line_edited)
        self.line.returnPressed.connect(self._take_line)
        self._pause.timeout.connect(self._take_pause)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.show_line)
        on_key(self.line, "Esc", self.show_line)
