"""Everything the menus and the page in front offer, as entries: by its name in either language, with its key."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from wpstracker.gui.commands import plain
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, words
from wpstracker.gui.palette.entries import Entry
from wpstracker.words import LANGUAGES, Words, words_for


def other_words() -> Words:
    """The words of the language the window does not speak."""
    return words_for(next(code for code in LANGUAGES if code != words().language))


def in_other(text: str, other: Words | None = None) -> str:
    """A text of the window in the other language."""
    return (other or other_words())(words().original(text))


def commands(bar: QMenuBar, of_page: Sequence[QAction], elsewhere: Sequence[QAction]) -> list[Entry]:
    """What can be done at present, first on the page in front, then menu by menu. `elsewhere` are actions that are listed otherwise."""
    found: dict[QAction, Entry] = {}
    for menu in _menus_of(bar.actions()):
        for action, within in _offered(menu, elsewhere):
            found.setdefault(action, _entry(action, plain(menu.title()), within))
    for action in of_page:
        if _can_be_done(action):
            found.setdefault(action, _entry(action, "", ""))
    return [found[action] for action in sorted(found, key=lambda action: action not in of_page)]


def _offered(menu: QMenu, elsewhere: Sequence[QAction], within: str = "") -> Iterator[tuple[QAction, str]]:
    """The actions of a menu and of the menus in it, each with the name of the inner menu."""
    menu.aboutToShow.emit()  # some menus are filled only now
    for action in menu.actions():
        if action in elsewhere or not _can_be_done(action):
            continue
        inner = _menu_of(action)
        if inner is None:
            yield action, within
        else:
            yield from _offered(inner, elsewhere, inner.title())


def _can_be_done(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible() and not action.isSeparator() and bool(action.text())


def _entry(action: QAction, menu: str, within: str) -> Entry:
    name, _, key = action.text().partition("\t")
    other = other_words()
    return Entry(
        _named(tr, name, within),
        _icon_of(action),
        action.trigger,
        about=menu,
        also=(_named(other, in_other(name, other), in_other(within, other)),),
        keys=keys_of(action) or key,
    )


def _named(say: Callable[..., str], name: str, within: str) -> str:
    return say("{menu}: {entry}", menu=plain(within), entry=plain(name)) if within else plain(name)


def keys_of(action: QAction) -> str:
    """The key of an action as the system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _icon_of(action: QAction) -> QIcon:
    if action.isCheckable() and action.isChecked():
        return icon("check")
    return action.icon() if not action.icon().isNull() else icon("chevron-right", colour_role="muted")


def _menus_of(actions: Iterable[QAction]) -> Iterator[QMenu]:
    for action in actions:
        menu = _menu_of(action)
        if menu is not None and action.isVisible():
            yield menu


def _menu_of(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None
