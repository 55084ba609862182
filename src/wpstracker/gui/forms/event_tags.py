"""The tags of a record: pillars, resolutions, themes, frameworks, own tags."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.forms.groups import Group
from wpstracker.gui.forms.inputs import fold, half_typed, settle, type_half
from wpstracker.gui.forms.names import Names
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.chips import ChipsEdit
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.services import naming
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class Toggles(QWidget):
    """A few terms as buttons that are on or off."""

    changed = Signal()

    def __init__(self, items: list[Suggestion]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, spacing=8)
        for item in items:
            button = QPushButton(item.label)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "toggle")
            button.setIcon(icon("circle", colour_role="muted"))
            button.setToolTip(item.hint)
            button.toggled.connect(lambda on, button=button: button.setIcon(_dot(on)))
            button.toggled.connect(lambda _on: self.changed.emit())
            self._buttons[item.id] = button
            flow.addWidget(button)
        if items:
            self.setFocusProxy(self._buttons[items[0].id])

    def ids(self) -> list[str]:
        """Those that are on."""
        return [id_ for id_, button in self._buttons.items() if button.isChecked()]

    def set_items(self, items: list[Suggestion]) -> None:
        """Switch on these and no others; not announced as a change."""
        wanted = {item.id for item in items}
        for id_, button in self._buttons.items():
            button.blockSignals(True)
            button.setChecked(id_ in wanted)
            button.setIcon(_dot(id_ in wanted))
            button.blockSignals(False)

    def items(self) -> list[Suggestion]:
        """Those that are on, as suggestions."""
        return [Suggestion(id_, self._buttons[id_].text()) for id_ in self.ids()]


class TermsEdit(ChipsEdit):
    """Terms of one list as chips; own tags may be made while typing."""

    def __init__(self, store: Store, names: Names, scheme: Scheme, *, placeholder: str) -> None:
        self._store, self._names, self._scheme = store, names, scheme
        super().__init__(self._find, self._make if scheme is Scheme.TAG else None, placeholder=placeholder)

    def problem(self) -> str:
        """Typed text that is in no list must be chosen or removed."""
        return super().problem() or (tr("“{text}” is not in the list.", text=self.pending_text()) if self.pending_text() else "")

    def settle(self) -> None:
        """Take what is typed in full, or make an own tag of it."""
        text = self.pending_text()
        exact = [item for item in self._find(text) if fold(item.label) == fold(text)] if text else []
        item = exact[0] if exact else self._make(text) if text and self._scheme is Scheme.TAG else None
        if item:
            self.line.clear()
            self.add(item)

    def _find(self, text: str) -> list[Suggestion]:
        found = naming.tags(self._store, text, words().language, self._scheme, limit=60)
        made = self._names.suggest_new("term", text) if self._scheme is Scheme.TAG else []
        return made + [Suggestion(offer.id, offer.label, offer.hint, offer.colour) for offer in found]

    def _make(self, text: str) -> Suggestion:
        """An own tag; one that exists under another name or spelling is taken as it is."""
        known = naming.tag_called(self._store, text, words().language)
        if known:
            return Suggestion(known.id, known.label, known.hint, known.colour)
        term = naming.new_tag(text, words().language)
        self._names.keep(term)
        return Suggestion(str(term.id), text)


class TagsGroup(Group):
    """Everything a record is tagged with. Terms of lists that are not shown here stay on it."""

    def __init__(self, store: Store, names: Names) -> None:
        super().__init__()
        self._store, self._names = store, names
        self._terms: list[str] = []
        self._shown: list[str] = []
        pillars = [
            Suggestion(term.id, term.label, term.description) for term in terms(store, words().language, Scheme.PILLAR) if not term.retired
        ]
        self._inputs: dict[Scheme, Any] = {Scheme.PILLAR: Toggles(pillars)}
        labels = {
            Scheme.PILLAR: tr("Pillars"),
            Scheme.RESOLUTION: tr("Resolutions"),
            Scheme.THEME: tr("Themes"),
            Scheme.FRAMEWORK: tr("Frameworks"),
            Scheme.TAG: tr("Own tags"),
        }
        hints = {
            Scheme.RESOLUTION: tr("Type a number: 1325"),
            Scheme.THEME: tr("Type a word: police, border"),
            Scheme.FRAMEWORK: tr("Type a word: CEDAW, SDG"),
            Scheme.TAG: tr("Type any word and press Enter"),
        }
        for scheme, hint in hints.items():
            self._inputs[scheme] = TermsEdit(store, names, scheme, placeholder=hint)
        self.grid = FormGrid(1)
        for scheme, label in labels.items():
            self.grid.add(scheme.value, label, self._inputs[scheme])
            self._inputs[scheme].changed.connect(self.changed.emit)
        self.box.addWidget(self.grid)

    def read(self, draft: Draft[Any]) -> None:
        """Every term to its list."""
        self._terms = list(draft.terms)
        schemes = {term.id: term.scheme for term in terms(self._store, words().language)}
        offers = {offer.id: offer for offer in naming.offers_of_terms(self._store, self._terms, words().language)}
        for scheme, widget in self._inputs.items():
            known = [offers[id_] for id_ in self._terms if schemes.get(id_) == scheme]
            made = self._names.suggest_new("term", "", among=self._terms) if scheme is Scheme.TAG else []
            widget.set_items([Suggestion(offer.id, offer.label, offer.hint, offer.colour) for offer in known] + made)
        self._shown = self._ids()

    def write(self, draft: Draft[Any]) -> None:
        """The terms shown, and those no list here shows."""
        if self.touched():
            draft.terms[:] = [id_ for id_ in self._terms if id_ not in self._shown] + self._ids()
        else:
            draft.terms[:] = self._terms

    def touched(self) -> bool:
        """Whether terms came or went, or something stands typed."""
        pending = any(widget.pending_text() for widget in self._edits())
        return pending or sorted(self._ids()) != sorted(self._shown)

    def typed(self) -> dict[str, str]:
        """By list."""
        return {scheme.value: text for scheme, widget in self._inputs.items() if (text := half_typed(widget))}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """By list."""
        for scheme, widget in self._inputs.items():
            if scheme.value in typed:
                type_half(widget, typed[scheme.value])

    def problems(self) -> dict[str, str]:
        """What was typed and is in no list."""
        settle(self)
        return {
            scheme.value: problem
            for scheme, widget in self._inputs.items()
            if isinstance(widget, TermsEdit) and (problem := widget.problem())
        }

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem below a list."""
        return self.grid.set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.grid.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a list."""
        self._inputs[Scheme(field) if field else Scheme.PILLAR].setFocus()

    def summary(self) -> str:
        """The labels, one after the other."""
        return ", ".join(item.label for widget in self._inputs.values() for item in widget.items())

    def _ids(self) -> list[str]:
        return [id_ for widget in self._inputs.values() for id_ in widget.ids()]

    def _edits(self) -> list[TermsEdit]:
        return [widget for widget in self._inputs.values() if isinstance(widget, TermsEdit)]


def _dot(on: bool) -> Any:
    return icon("circle-check", colour_role="accent") if on else icon("circle", colour_role="muted")
