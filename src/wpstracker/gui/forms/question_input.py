"""A question as a line of text in a form, beside the inputs that show parts of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.domain.question_text import Misread
from wpstracker.gui.language import tr, words
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.question_edit import QuestionEdit


class QuestionInput(QWidget):
    """`asked` tells of a question that somebody wrote; what cannot be read is told as a problem and asks nothing new."""

    asked = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, questions: TypedQuestions) -> None:
        super().__init__()
        self._questions = questions
        self._problem = ""
        self._is_typing = False
        self.line = QuestionEdit(tr("The question as text: country:KZ type:training after:2023 -online"))
        self.line.keeps_enter = True
        self.line.speak(questions)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.completed.connect(self._edited)
        self.line.returnPressed.connect(self._take)
        self.line.editingFinished.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line)
        self.setFocusProxy(self.line)

    def show_question(self, question: Filter) -> None:
        """Show a question, unless somebody is writing another."""
        if not self._is_typing:
            self.line.setText(self._questions.write(question))
            self.line.setCursorPosition(0)
            self._tell("")

    def forget_typing(self) -> None:
        """Whatever was being written gives way to the next question that is shown."""
        self._is_typing = False

    def problem(self) -> str:
        """What cannot be read, in a sentence."""
        return self._problem

    def _edited(self) -> None:
        self._is_typing = True
        self._tell("")

    def _take(self) -> None:
        """Hand over what was written."""
        if not self._is_typing or self.line.popup.isVisible():
            return
        try:
            read = self._questions.read(self.line.text())
        except Misread as error:
            self.line.underline(error.start, error.end)
            self._tell(error.text(words()))
            return
        self._is_typing = False
        self._tell("")
        self.asked.emit(read)

    def _tell(self, problem: str) -> None:
        if not problem:
            self.line.underline(0, 0)
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
