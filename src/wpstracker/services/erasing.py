"""Erasing a person: nothing about her is left in tables, change log, search, drafts and files, now and whenever it comes back.

Counts stay: what she did at events stays as done by somebody whose data was erased, with her sex, by which people are counted.
Texts of other records that name her cannot be guessed; `figures.mentions` lists them, to be changed by hand before.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

from wpstracker.domain.changes import Operation, erased_claims
from wpstracker.domain.problems import Invalid, Problem, Progress, no_progress
from wpstracker.figures.held import drafts_about
from wpstracker.figures.in_log import OWN, Traces, named_steps, past, traces
from wpstracker.records import KINDS, Attachment, EventPerson, Person
from wpstracker.services.attachments import forget_copies
from wpstracker.services.people import WAS_ERASED
from wpstracker.store import erasures, kept_drafts, log
from wpstracker.store.database import Store
from wpstracker.store.keys import Address
from wpstracker.store.writing import Writer, blank
from wpstracker.words import LANGUAGES, N_, words_for

ERASED = N_("Erased person")
"""What stands in the place of the name."""
STEP = N_("Erase person")
"""As the history calls it."""
_LEFT_OUT = "…"
_COUNTED = ("sex", "privacy", "verified")
"""By these people are counted; they stay."""
_FOUND, _LOOKED, _WRITTEN = 0.2, 0.4, 0.8
"""How far it is once her traces are found, other texts looked through, her rows written."""


def erase(store: Store, person: str, progress: Progress = no_progress, done: Callable[[], object] = lambda: None) -> bool:
    """Erase a person for good. Neither this nor anything before it can be undone. Raises Invalid when the record is gone.

    It can be stopped by `progress` until `done` is called; from then on it is certain. False when the file could not be written anew,
    since somebody else reads it: what its unused places still hold goes when it is opened next.
    """
    if store.get(Person, person) is None:
        raise Invalid([Problem("id", N_("The record is no longer there. Look at the list again."))])
    if erasures.is_erased(store, person):
        raise Invalid([Problem("id", WAS_ERASED)])
    found = traces(store, person)
    progress(_FOUND)
    _erase_in_log(store, found, progress)
    done()
    forget_copies()
    erasures.settle(store)
    return not erasures.is_owed(store)


def renew(store: Store, progress: Progress = no_progress) -> int:
    """Erase again what came back of erased people, with a restored copy or from elsewhere; of how many.

    Whoever lets changes into a file calls this afterwards.
    """
    people = (traces(store, id_) for kind, id_ in erasures.every(store) if kind == Person.kind())
    came_back = [found for found in people if _came_back(store, found)]
    for found in came_back:
        _erase_in_log(store, found, progress)
        forget_copies()
    if erasures.strip_all(store) or came_back:
        erasures.clean(store)
    return len(came_back)


def carry_over(erased: Sequence[tuple[str, str]], restored: Address) -> None:
    """What was erased in a file, by kind and id, is erased in a copy of it, too, before that takes its place."""
    if not erased:
        return
    with closing(Store.open(restored)) as store:
        with store.db.atomic("IMMEDIATE"):
            for kind, id_ in erased:
                erasures.remember(store.db, kind, id_)
        renew(store)


def _erase_in_log(store: Store, found: Traces, progress: Progress = no_progress) -> None:
    """All of it in one step; stopped, it leaves nothing behind."""
    drafts, quoted, earlier = drafts_about(store, found), named_steps(store, found), past(store, found)
    digests = _digests(store, found)
    progress(_LOOKED)
    with store.change(STEP, for_good=True) as writer:
        erasures.owe_cleaning(store.db)
        writer.progress = lambda share: progress(_WRITTEN + (1 - _WRITTEN) * share)
        for number, (kind, id_) in enumerate(found.rows):
            progress(_LOOKED + (_WRITTEN - _LOOKED) * number / len(found.rows))
            _erase_row(store, writer, kind, id_, found.people)
        for id_ in found.people:
            _leave(store, writer, Person.kind(), id_, _nobody() if store.get(Person, id_) else _blanks(Person.kind()))
            erasures.remember(store.db, Person.kind(), id_)
        for each in earlier:
            if not each.still:
                writer.erase(each.kind, each.record, {each.field: each.now})
        for kind, id_ in drafts:
            kept_drafts.settle(store, kind, id_)
        for step, is_author, values in quoted:
            _erase_title(store, step, values, is_author=is_author)
        for digest in digests:
            erasures.forget_content(store, digest)
        progress(_WRITTEN)


def _nobody() -> dict[str, Any]:
    """What is left of the record that stays."""
    blanks = {name: value for name, value in _blanks(Person.kind()).items() if name not in _COUNTED}
    return blanks | {"name": ERASED, "names": {language: words_for(language)(ERASED) for language in LANGUAGES if language != "en"}}


def _erase_row(store: Store, writer: Writer, kind: str, id_: str, people: tuple[str, ...]) -> None:
    """A role at an event stays without the office; other rows about her go."""
    row: Any = store.get(KINDS[kind], id_)
    if row is not None and getattr(row, OWN[kind]) not in people:
        return  # it is somebody else's today
    if row is not None and kind == EventPerson.kind():
        _leave(store, writer, kind, id_, {"office": ""})
        return
    if row is not None:
        writer.delete(row)
    kept = (OWN[kind], "record_kind", KINDS[kind].parent)
    _leave(store, writer, kind, id_, {name: value for name, value in _blanks(kind).items() if name not in kept})


def _leave(store: Store, writer: Writer, kind: str, id_: str, left: Mapping[str, Any]) -> None:
    """Erase these fields, if there is anything to erase in them."""
    if _has_more(store, id_, left):
        writer.erase(kind, id_, left)
    log.strip(store.db, id_)


def _has_more(store: Store, id_: str, left: Mapping[str, Any]) -> bool:
    """Whether the log says anything of these fields that no erasing left."""
    changes = log.changes_of_record(store.db, id_)
    done = {name for change in changes if change.operation is Operation.ERASE for name in change.values}
    return any(name in left and name not in done for change in changes for name in change.values)


def _came_back(store: Store, found: Traces) -> bool:
    """Whether anything of an erased person is in the file."""
    ids = (*found.people, *(id_ for _, id_ in found.rows))
    if any(erased_claims(log.changes_of_record(store.db, id_)) for id_ in ids):
        return True
    is_known = any(_has_more(store, id_, _nobody()) for id_ in found.people)
    return is_known or any(_is_pending(store, kind, id_, found.people) for kind, id_ in found.rows)


def _is_pending(store: Store, kind: str, id_: str, people: tuple[str, ...]) -> bool:
    row: Any = store.get(KINDS[kind], id_)
    if row is not None and kind == EventPerson.kind():
        return getattr(row, OWN[kind]) in people and _has_more(store, id_, {"office": ""})
    return row is not None and getattr(row, OWN[kind]) in people


def _blanks(kind: str) -> dict[str, Any]:
    return {name: blank(kind, name) for name in KINDS[kind].described()}


def _digests(store: Store, found: Traces) -> set[str]:
    """The contents of all files that are or were attached to her record."""
    attached = [id_ for kind, id_ in found.rows if kind == Attachment.kind()]
    return {change.values["digest"] for id_ in attached for change in log.changes_of_record(store.db, id_) if change.values.get("digest")}


def _erase_title(store: Store, step: str, quoted: Mapping[str, Any], *, is_author: bool) -> None:
    """The title of a step says no more of her, and she is no longer its author."""
    values = dict(store.step(step).values) | dict.fromkeys(quoted, _LEFT_OUT)
    store.db.execute_sql("UPDATE step SET title_values = ? WHERE id = ?", (json.dumps(values, ensure_ascii=False), step))
    if is_author:
        store.db.execute_sql("UPDATE step SET author = '' WHERE id = ?", (step,))
