"""Pages, preferences and saved views as entries."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence

from wpstracker.domain.question import Filter
from wpstracker.gui.dialogs.preferences import PREFERENCES
from wpstracker.gui.icons import icon
from wpstracker.gui.kinds import icon_of_kind
from wpstracker.gui.language import tr
from wpstracker.gui.page_list import PAGES, page_keys
from wpstracker.gui.pages.directory import LISTS, DirectoryPage
from wpstracker.gui.palette.commands import other_words
from wpstracker.gui.palette.entries import Entry
from wpstracker.gui.workspace import Workspace
from wpstracker.services.saved_views import all_views


def pages(workspace: Workspace) -> list[Entry]:
    """The pages with their keys, then the lists of the directory."""
    other = other_words()
    found = []
    for number, page in enumerate(PAGES, 1):
        keys = QKeySequence(page_keys(number)).toString(QKeySequence.SequenceFormat.NativeText)
        found.append(Entry(tr(page.label), icon(page.icon), _shows(workspace.show_page, page.key), also=(other(page.label),), keys=keys))
    for entry in LISTS:
        found.append(
            Entry(
                tr(entry.label),
                icon(icon_of_kind(entry.kind)),
                _shows(lambda kind: show_list(workspace, kind), entry.kind),
                about=tr("Directory"),
                also=(other(entry.label),),
            )
        )
    return found


def show_list(workspace: Workspace, kind: str, question: Filter | None = None) -> None:
    """Bring a list of the directory to the front, narrowed if something is asked."""
    with workspace.wandering.step():
        workspace.show_page("directory")
        page = workspace.page()
        if isinstance(page, DirectoryPage):
            page.show_list(kind)
            if question is not None:
                page.ask(question)


def preferences(show: Callable[[str], None]) -> list[Entry]:
    """Each preference; `show` leads to its place."""
    other = other_words()
    return [
        Entry(tr(label), icon("settings"), _shows(show, key), about=tr("Preferences"), also=(other(label),))
        for key, label in PREFERENCES.items()
    ]


def saved_views(workspace: Workspace) -> list[Entry]:
    """The saved views of the file, the pinned ones first."""
    return [
        Entry(view.name, icon("pin" if view.pinned else "bookmark"), _shows(workspace.show_view, view.id), about=_page_name(view.page))
        for view in all_views(workspace.context.store)
    ]


def _page_name(page: str) -> str:
    """The page or list of a saved view."""
    key, _, kind = page.partition("/")
    label = next((entry.label for entry in LISTS if entry.kind == kind), "") or next((p.label for p in PAGES if p.key == key), "")
    return tr(label)


def _shows(show: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: show(key)
