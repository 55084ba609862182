"""The one door through which a recommendation or a measure comes to another status: by telling what was done.

How an update recorded late, changed or deleted corrects the status stands in `services.progress_chain`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.progress import held_at_end, place, status_after
from wpstracker.domain.recommendations import may_follow, move_of, needs_reason, refusal, step_problems, steps_from
from wpstracker.domain.vocabularies import MeasureStatus, Vocabulary
from wpstracker.records import Attachment, Entry, MeasureProgress, ProgressUpdate, Recommendation
from wpstracker.services import attachments, drafts
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.services.progress_chain import FOLLOWED, Chain, chain_of, settle
from wpstracker.store.database import Store
from wpstracker.words import N_

_NAMED = 8
"""So many records that refuse a step are named; of the others it is said how many they are."""
_GONE = N_("The record is no longer there, so its progress cannot be recorded.")


@dataclass(frozen=True, slots=True)
class Standing:
    """What an update finds at its place in the chain, and what it may bring."""

    before: str | None
    steps: tuple[Vocabulary, ...]


# -- one update


def blank(record: Entry, today: date) -> Draft[Any]:
    """A new, unsaved update of a recommendation or a measure, taking effect today; it brings no other status yet."""
    update = FOLLOWED[record.kind()][1]
    return Draft[Any](update(effective=PartialDate.of(today), **{update.parent: str(record.id)}))


def load(store: Store, kind: str, id_: str) -> Draft[Any] | None:
    """An update with its files; `kind` is that of the update."""
    model = next(update for _, update in FOLLOWED.values() if update.kind() == kind)
    return drafts.load(store, cast(Any, model), id_)


def record_of(store: Store, update: ProgressUpdate) -> Any:
    """The recommendation or measure an update is about; None when it is gone."""
    model = next(record for record, kind in FOLLOWED.values() if isinstance(update, kind))
    return store.get(model, getattr(update, update.parent))


def standing(store: Store, update: ProgressUpdate) -> Standing:
    """What an update finds if it takes effect on its day, and which statuses it may bring; measures have no rules."""
    record = record_of(store, update)
    if record is None:
        return Standing(None, ())
    chain = chain_of(store, record).without(str(update.id))
    here = place(update.effective, str(update.id))
    earlier = [step for step in chain.steps() if place(step.told.effective, step.told.id) < here]
    before = status_after(chain.begun, earlier)
    if isinstance(update, MeasureProgress):
        return Standing(before, tuple(each for each in MeasureStatus if each != before))
    return Standing(before, steps_from(before, held_at_end(earlier)))


def problems(store: Store, update: Any, today: date | None = None, *, has_files: bool = False) -> list[Problem]:
    """What contradicts itself: no day, nothing told, a step the rules refuse, a reason that is missing; `today` refuses what is to come."""
    record = record_of(store, update)
    if record is None:
        return [Problem("id", _GONE)]
    found = day_problems(update.effective, today)
    if not (has_files or _says_something(update)):
        found.append(Problem("narrative", N_("Say what was done, what stands in the way or what comes next, or choose another status.")))
    if isinstance(update, MeasureProgress):
        return found + _amount_problems(update)
    chain = chain_of(store, record)
    return found + _step_problems(record, update, chain) + _later_problems(chain, chain.having(update), {str(update.id)}, "status_after")


def record_progress(
    store: Store, draft: Draft[Any], *, files: Sequence[Incoming] = (), today: date | None = None, initiator: object = None
) -> str:
    """Save a new or changed update with its evidence and set the record's status, as one step; the update's id. Raises Invalid."""
    update = draft.record
    found = problems(store, update, today, has_files=bool(files or draft.of(Attachment)))
    if found:
        raise Invalid(found)
    record = record_of(store, update)
    chain = chain_of(store, record)
    update.status_before = chain.having(update).step_of(str(update.id)).before
    new, is_kept = list(draft.new), draft.is_kept
    try:
        with store.change(_title(store, record, update, chain), initiator=initiator) as writer:
            drafts.save(store, draft, "", ())
            if files:
                attachments.attach(store, update.kind(), str(update.id), files)
            settle(store, writer, record, chain.having(update))
    except BaseException:
        draft.new[:], draft.is_kept = new, is_kept  # nothing was saved after all
        raise
    return str(update.id)


def delete(store: Store, kind: str, id_: str, initiator: object = None) -> None:
    """Delete an update with its files; `kind` is that of the update. The status goes back to what the updates that stay lead to.

    Raises Invalid when a later step could then not follow.
    """
    draft = load(store, kind, id_)
    record = record_of(store, draft.record) if draft else None
    if draft is None or record is None:
        return
    before = chain_of(store, record)
    after = before.without(id_)
    if isinstance(record, Recommendation) and (found := _later_problems(before, after, set(), "id")):
        raise Invalid(found)
    with store.change(N_("Delete progress update"), initiator=initiator) as writer:
        writer.delete(draft.record)
        settle(store, writer, record, after)


# -- many records


def move(
    store: Store,
    kind: str,
    ids: Sequence[str],
    status: str,
    when: PartialDate,
    *,
    reason: str = "",
    narrative: str = "",
    initiator: object = None,
) -> int:
    """Bring recommendations or measures to a status as one step, each with an update that says so; how many moved.

    Those that have the status stay as they are. Raises Invalid, and moves none, if one may not take the step: it says which.
    """
    model, progress = _models(kind)
    given = {"effective": when, "status_after": str(status), "reason": reason, "narrative": narrative}
    records = [record for id_ in dict.fromkeys(ids) if (record := store.get(model, id_))]
    moved = [(record, progress(**{progress.parent: str(record.id)}, **given)) for record in records if record.status != status]
    if found := _refusals([(record, problems(store, update)) for record, update in moved]):
        raise Invalid(found)
    title = _title_of_moves(kind, status, moved)
    with store.change(title, initiator=initiator, n=len(moved)) as writer:
        for record, update in moved:
            chain = chain_of(store, record)
            update.status_before = chain.having(update).step_of(str(update.id)).before
            writer.save(update)
            settle(store, writer, record, chain.having(update))
    return len(moved)


def asks_why(store: Store, kind: str, ids: Iterable[str], status: str) -> bool:
    """Whether some of these records may come to a status only with a reason."""
    records = (store.get(FOLLOWED[kind][0], id_) for id_ in ids)
    return any(needs_reason(record.status, status) for record in records if isinstance(record, Recommendation))


def steps_of_all(store: Store, kind: str, ids: Iterable[str], when: PartialDate) -> dict[Vocabulary, int]:
    """The statuses that some of these records may come to on a day, each with how many they are, in the order of the list."""
    model, progress = _models(kind)
    found: dict[Vocabulary, int] = {}
    for id_ in ids:
        if store.get(model, id_):
            for step in standing(store, progress(**{progress.parent: id_}, effective=when)).steps:
                found[step] = found.get(step, 0) + 1
    order = list(type(next(iter(found)))) if found else []
    return {status: found[status] for status in order if status in found}


# -- inside


def _models(kind: str) -> tuple[Any, Any]:
    return FOLLOWED[kind]


def _step_problems(record: Recommendation, update: Any, chain: Chain) -> list[Problem]:
    """What the rules say of the update itself."""
    step = chain.having(update).step_of(str(update.id))
    return step_problems(step.before, step.after, update.reason, held_at=step.held_at, response=record.response)


def _later_problems(before: Chain, after: Chain, touched: set[str], field: str) -> list[Problem]:
    """The steps that were allowed and would no longer be, if the chain were this one."""
    found = {step.told.id: step.before for step in before.steps()}
    message = N_("Then “{after}”, told of {day}, could not follow “{before}”. Correct or delete that update first.")
    return [
        Problem(field, message, refusal(step.before, step.after)[1] | {"day": step.told.effective or ""})
        for step in after.steps()
        if step.told.id not in touched and found.get(step.told.id) != step.before and not may_follow(step.before, step.after, step.held_at)
    ]


def day_problems(effective: PartialDate | None, today: date | None) -> list[Problem]:
    """An update has its day, month or year, and none that is still to come."""
    if effective is None or effective.year is None:
        return [Problem("effective", N_("Say when it happened; a year is enough."))]
    first = effective.earliest()
    if today and first and first > today:
        return [Problem("effective", N_("This is still to come. Write what is planned as the next step, and record it once it is done."))]
    return []


def _says_something(update: Any) -> bool:
    """Whether there is more than a day in it."""
    return bool(update.status_after) or tells_more(update)


def tells_more(update: Any) -> bool:
    """Whether there is more than a day and a status in it."""
    told = ("narrative", "reason", "obstacles", "next_step", "event", "source")
    return any(getattr(update, name) for name in told) or any(getattr(update, name, None) is not None for name in ("value", "spent"))


def _amount_problems(update: MeasureProgress) -> list[Problem]:
    negative = N_("An amount of money cannot be negative. Leave it empty if it is unknown.")
    return [Problem("spent", negative)] if update.spent is not None and update.spent < 0 else []


def _title(store: Store, record: Entry, update: Any, chain: Chain) -> str:
    """What the step is called: by what it does, if it is new."""
    if store.get(type(update), str(update.id)) is not None:
        return N_("Edit progress update")
    if not isinstance(record, Recommendation):
        return N_("Record progress of a measure")
    step = chain.having(update).step_of(str(update.id))
    return move_of(step.before, step.after, record.response).label


def _title_of_moves(kind: str, status: str, moved: Sequence[tuple[Any, Any]]) -> str:
    """One record's step is called by what it does."""
    if len(moved) == 1 and kind == Recommendation.kind():
        record = moved[0][0]
        return move_of(record.status, status, record.response).label
    return N_("Change status") if len(moved) == 1 else N_("Change the status of {n} records")


def _refusals(found: Sequence[tuple[Any, Sequence[Problem]]]) -> list[Problem]:
    """What keeps a selection from moving: a missing reason is said once, a refused step of each record by its name."""
    refused = [(record, problem) for record, problems_ in found for problem in problems_ if problem.field == "status_after"]
    others = {
        (problem.field, problem.message): problem for _, problems_ in found for problem in problems_ if problem.field != "status_after"
    }
    message = N_("{name}: “{after}” cannot follow “{before}”.")
    said = [Problem("status_after", message, {**problem.values, "name": called(record)}) for record, problem in refused[:_NAMED]]
    if len(refused) > _NAMED:
        said.append(Problem("status_after", N_("And {n} more."), {"n": len(refused) - _NAMED}))
    return said + list(others.values())


def called(record: Any, most: int = 60) -> str:
    """What a recommendation or measure is called in a line: number or reference, and the beginning of the text."""
    text = " ".join(record.text.split())
    short = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    return " · ".join(part for part in (getattr(record, "number", "") or record.reference, short) if part)
