"""A measure is not reported on after all: the one way back, since no update can bring “not reported”.

“Not reported” says that nobody told a status. Whoever chooses it therefore takes back what was told: updates that told nothing but
a status go, those that tell more stay without it. As of any earlier day the measure is then not reported either.
"""

from dataclasses import dataclass

from wpstracker.records import Attachment, Citation, MeasureProgress, PlanItem
from wpstracker.services.progress import load, tells_more
from wpstracker.store.database import Store
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The updates of a measure that told a status: those that would go, and those that tell more and would stay."""

    going: tuple[MeasureProgress, ...]
    staying: tuple[MeasureProgress, ...]

    @property
    def is_slight(self) -> bool:
        """Whether it is no more than one choice of a status, so that nobody needs to be asked."""
        return not self.staying and len(self.going) <= 1


def to_take_back(store: Store, item: str) -> TakenBack:
    """What taking back the status of a measure would touch."""
    told = [update for update in _updates(store, item) if update.status_after]
    staying = tuple(update for update in told if _tells_more(store, update))
    return TakenBack(tuple(update for update in told if update not in staying), staying)


def take_back(store: Store, item: str, initiator: object = None) -> None:
    """Say in one step that nobody reported on a measure after all."""
    record, going = store.get(PlanItem, item), to_take_back(store, item).going
    if record is None:
        return
    with store.change(N_("Take back the status of a measure"), initiator=initiator) as writer:
        for update in going:
            writer.delete(update)
        for update in _updates(store, item):
            if update.status_after or update.status_before:
                update.status_after = update.status_before = None
                writer.save(update)
        record.status = None
        writer.save(record)


def _updates(store: Store, item: str) -> list[MeasureProgress]:
    return list(store.fetch(MeasureProgress.select().where(MeasureProgress.item == item)))


def _tells_more(store: Store, update: MeasureProgress) -> bool:
    """Whether there is more in it than a status, or anything shows it."""
    draft = load(store, MeasureProgress.kind(), str(update.id))
    return tells_more(update) or (draft is not None and bool(draft.of(Attachment) or draft.of(Citation)))
