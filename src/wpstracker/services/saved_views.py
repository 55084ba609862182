"""Lists kept under a name: what is asked of a page, in which order and with which columns it shows the answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.records import SavedView
from wpstracker.services import kept_by_name
from wpstracker.services.kept_by_name import called, checked, in_order
from wpstracker.store.database import Store
from wpstracker.words import N_

PAGES = {
    "events": "event",
    "recommendations": "recommendation",
    "plans": "plan",
    "reporting": "obligation",
    "directory/organisation": "organisation",
    "directory/person": "person",
    "directory/series": "series",
    "directory/project": "project",
    "directory/source": "source",
}
"""The lists that can be kept, by the key of the page that shows them, with the kind of record they hold."""

_NO_NAME = N_("Give the view a name, for instance “Trainings at the border”.")
_TAKEN = N_("There is a view “{name}” already. Choose another name.")


@dataclass(frozen=True, slots=True)
class Look:
    """How a list shows its answer: the column sorted by ("" for the list's own order), which way, the columns from left to right."""

    sorted_by: str = ""
    descending: bool = False
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A saved view, read; `page` is a key of `PAGES`."""

    id: str
    name: str
    page: str
    question: Filter
    look: Look = Look()
    pinned: bool = False

    @property
    def kind(self) -> str:
        """The kind of record it lists."""
        return PAGES[self.page]


def all_views(store: Store, kind: str = "") -> list[View]:
    """Every saved view, or those of one kind of record, the pinned ones first; one that cannot be read is left out."""
    read = [view for record in _in_order(store) if (view := _read(record)) is not None]
    return [view for view in read if kind in ("", view.kind)]


def get(store: Store, id_: str) -> View | None:
    """One view; None when it is gone or cannot be read."""
    record = store.get(SavedView, id_)
    return _read(record) if record else None


def named(store: Store, name: str, kind: str = "") -> View | None:
    """The view of a name, whatever its case."""
    return called(all_views(store, kind), name)


def save(store: Store, name: str, page: str, question: Filter, look: Look = Look(), initiator: object = None) -> str:
    """Keep a list under a name; a view of that name is replaced. Its id. Raises Invalid without a name."""
    name = checked(name, _NO_NAME)
    known = called(_in_order(store), name)
    record = known or SavedView(sort=len(_in_order(store)))
    record.name = name
    _write(store, record, page, question, look, N_("Save view"), initiator)
    return str(record.id)


def update(store: Store, id_: str, question: Filter, look: Look, initiator: object = None) -> None:
    """Let a view show from now on what its list shows; nothing happens when it is gone."""
    record = store.get(SavedView, id_)
    if record is not None:
        _write(store, record, record.page, question, look, N_("Update view"), initiator)


def rename(store: Store, id_: str, name: str, initiator: object = None) -> None:
    """Give a view another name. Raises Invalid when it is empty or another view bears it."""
    record = store.get(SavedView, id_)
    kept_by_name.rename(store, record, name, missing=_NO_NAME, taken=_TAKEN, title=N_("Rename view"), initiator=initiator)


def pin(store: Store, id_: str, pinned: bool, initiator: object = None) -> None:
    """Keep a view on top of the others, or no more."""
    record = store.get(SavedView, id_)
    if record is None:
        return
    record.pinned = pinned
    with store.change(N_("Pin view") if pinned else N_("Unpin view"), initiator=initiator) as writer:
        writer.save(record)


def move(store: Store, id_: str, steps: int, initiator: object = None) -> None:
    """Move a view up (negative) or down; pinned ones move among the pinned ones."""
    records = _in_order(store)
    at = next((at for at, record in enumerate(records) if record.id == id_), None)
    if at is None:
        return
    among = [place for place, record in enumerate(records) if bool(record.pinned) == bool(records[at].pinned)]
    target = min(max(at + steps, among[0]), among[-1])
    kept_by_name.move(store, records, id_, target - at, title=N_("Move view"), initiator=initiator)


def delete(store: Store, id_: str, initiator: object = None) -> None:
    """Forget a view; the records it lists stay."""
    kept_by_name.forget(store, store.get(SavedView, id_), title=N_("Delete view"), initiator=initiator)


def _in_order(store: Store) -> Sequence[SavedView]:
    return sorted(in_order(store, SavedView), key=lambda record: not record.pinned)


def _write(store: Store, record: SavedView, page: str, question: Filter, look: Look, title: str, initiator: object) -> None:
    record.page, record.question = page, json.dumps(question.plain(), ensure_ascii=False, sort_keys=True)
    record.sorted_by, record.descending, record.columns = look.sorted_by, look.descending, list(look.columns)
    with store.change(title, initiator=initiator) as writer:
        writer.save(record)


def _read(record: SavedView) -> View | None:
    try:
        question = Filter.from_plain({**json.loads(record.question)})
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None
    if record.page not in PAGES:
        return None
    look = Look(record.sorted_by, bool(record.descending), tuple(record.columns))
    return View(str(record.id), record.name, record.page, question, look, bool(record.pinned))
