"""International indicators as chips: found by code or by the words of their texts, with the official text below."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.crosswalk import International, international, internationals, parse, scheme_of
from wpstracker.domain.finding import Typed
from wpstracker.gui.forms.inputs import CodesInput
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.styling import text_label
from wpstracker.gui.widgets.suggestions import Suggestion


class CrosswalkInput(QWidget):
    """The codes in their order, and what each of them says."""

    changed = Signal()
    problem_changed = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.chips = _CodeChips(name)
        self.line = self.chips.line
        self._texts = text_label(role="muted", wrap=True)
        self._texts.setVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.chips)
        box.addWidget(self._texts)
        self.setFocusProxy(self.chips)
        self.setAccessibleName(name)
        self.chips.changed.connect(self._changed)
        self.chips.problem_changed.connect(self.problem_changed.emit)

    def value(self) -> tuple[str, ...]:
        """The codes."""
        return self.chips.value()

    def set_value(self, value: Any) -> None:
        """Show codes; words that are no code are kept as they are."""
        self.chips.set_value(value)
        self._tell()

    def problem(self) -> str:
        """Text that is no code."""
        return self.chips.problem()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        said = [code_text(code) for code in self.value()]
        self._texts.setText("\n".join(said))
        self._texts.setVisible(bool(said))
        self._texts.setAccessibleName("\n".join(said))


class _CodeChips(CodesInput):
    """Every code whose text is known is offered; any other code of the lists is taken as it is typed."""

    def __init__(self, name: str) -> None:
        super().__init__([], placeholder=tr("UN 5a, EU 7, SDG 5.5.1, or words of the indicator"), name=name)

    def problem(self) -> str:
        """How codes are written."""
        return tr("“{text}” is no code. Write it like UN 5a, EU 7 or SDG 5.5.1.", text=self.pending_text()) if self.pending_text() else ""

    def settle(self) -> None:
        """Take a code that is typed in full."""
        if code := parse(self.pending_text()):
            self.add(Suggestion(code, code))
            self.line.clear()

    def _take_exact(self) -> None:
        self.settle()

    def _find(self, text: str) -> list[Suggestion]:
        """The code just as it is typed first, then those whose code or words begin so."""
        typed, exact = Typed.of(text), parse(text)
        found = [each for each in internationals().values() if any(map(typed.begins, (each.code, *each.texts.values())))]
        if exact:
            found.sort(key=lambda each: each.code != exact)
        items = [Suggestion(each.code, each.code, _short(each)) for each in found]
        known = {item.id for item in items}
        return [Suggestion(exact, exact, _about_list(exact)), *items] if exact and exact not in known else items


def code_text(code: str) -> str:
    """A code with its official text, or why there is none; said when it is our translation or still to be confirmed."""
    known = international(code)
    if known is None:
        return tr("{code}: {text}", code=code, text=_about_list(code))
    text = tr("{code}: {text}", code=code, text=known.text(words().language))
    return " ".join((text, *(tr("({remark})", remark=each) for each in remarks(known))))


def remarks(known: International) -> list[str]:
    """What is to be known of a text before it is quoted."""
    found = [tr("our translation")] if known.is_translation(words().language) else []
    return found + ([tr("wording to be confirmed")] if known.to_be_confirmed else [])


def _short(known: International) -> str:
    text = known.text(words().language)
    return text if len(text) <= 90 else f"{text[:88].rstrip()}…"


def _about_list(code: str) -> str:
    """Where the text of a code can be read that is not known here."""
    scheme = scheme_of(code)
    if scheme is None:
        return tr("not a code of the lists known here")
    return tr("its text is not in this program; see document {document}", document=scheme.document)
