"""Records that were found as entries: opened, opened in their editor, or shown among others."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QKeySequence

from wpstracker.domain.question import Filter
from wpstracker.figures.finding import Hit
from wpstracker.gui.icons import icon
from wpstracker.gui.kinds import KINDS, icon_of_kind, kinds_label
from wpstracker.gui.language import tr
from wpstracker.gui.page_list import HOMES
from wpstracker.gui.palette.entries import Entry, Group
from wpstracker.gui.palette.places import show_list
from wpstracker.gui.seen import Key
from wpstracker.gui.workspace import Workspace

MOST_OF_A_KIND = 7
"""More of one kind stand behind one line that leads to its list."""
_EDIT = QKeySequence("Ctrl+E")
_EVENTS_OF = {
    "term": "terms",
    "country": "countries",
    "organisation": "organisation",
    "person": "person",
    "series": "series",
    "project": "project",
}
"""Kinds whose list is that of their events, with the part of a question that asks for it."""
_SEVERAL = ("terms", "countries")
_LISTED = ("event", "recommendation", "plan", "obligation", "organisation", "person", "series", "project", "source")
"""Kinds with a list that typed words can narrow."""


class Records:
    """Makes entries for one workspace; `starred` are the favourites."""

    def __init__(self, workspace: Workspace, starred: Iterable[Key]) -> None:
        self._workspace, self._starred = workspace, set(starred)

    def groups(self, hits: Sequence[Hit], typed: str) -> list[Group]:
        """One group per kind, the kind with the likeliest record first."""
        kinds = list(dict.fromkeys(hit.kind for hit in hits if hit.kind in KINDS))
        return [Group(kinds_label(kind), self._of_kind(kind, [hit for hit in hits if hit.kind == kind], typed)) for kind in kinds]

    def entries(self, hits: Iterable[Hit], typed: str = "") -> list[Entry]:
        """Records in the order given."""
        return [self._entry(hit, typed) for hit in hits]

    def _of_kind(self, kind: str, hits: Sequence[Hit], typed: str) -> list[Entry]:
        shown = self.entries(hits[:MOST_OF_A_KIND], typed)
        if len(hits) > MOST_OF_A_KIND and kind in _LISTED:
            label = tr("Show all in the list: {list}", list=kinds_label(kind))
            shown.append(Entry(label, icon("list", colour_role="muted"), lambda: self._list(kind, typed)))
        return shown

    def _entry(self, hit: Hit, typed: str) -> Entry:
        key = (hit.kind, hit.id)
        return Entry(
            hit.title or tr("(no title)"),
            icon(icon_of_kind(hit.kind), colour_role="muted"),
            lambda: self._workspace.context.navigator.open_record(*key),
            about=hit.about,
            spans=hit.title_marks,
            place=tr(hit.field_label) if hit.field_label else "",
            excerpt=hit.excerpt,
            excerpt_spans=hit.excerpt_marks,
            starred=key in self._starred,
            edit=lambda: self._edit(key),
            show_list=self._showing(hit, typed),
            record=key,
        )

    def _edit(self, key: Key) -> None:
        """Open the record, then its editor as the page's own key does; a file for reading and records without an editor are only shown."""
        self._workspace.context.navigator.open_record(*key)
        edit = next((action for action in self._workspace.page().page_actions() if action.shortcut() == _EDIT), None)
        if edit is not None and edit.isEnabled():
            edit.trigger()

    def _showing(self, hit: Hit, typed: str) -> Callable[[], object] | None:
        """The events a term or an organisation stands in, or the list of such records with the words typed."""
        navigator = self._workspace.context.navigator
        if part := _EVENTS_OF.get(hit.kind):
            value = (hit.id,) if part in _SEVERAL else hit.id
            return lambda: navigator.ask("events", Filter().but(**{part: value}))
        return (lambda: self._list(hit.kind, typed)) if hit.kind in _LISTED else None

    def _list(self, kind: str, typed: str) -> None:
        question = Filter(text=typed)
        if HOMES[kind] == "directory":
            show_list(self._workspace, kind, question)
        else:
            self._workspace.context.navigator.ask(HOMES[kind], question)
