"""The updates of one recommendation or measure as a chain, and what follows from it for their statuses and its own.

They stand in the order in which they took effect (`domain.progress`), and the record's status is where the chain ends: an update
recorded late, changed or deleted corrects the status, and what the updates behind it say of the status they found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wpstracker.domain.progress import Step, Told, in_order, replayed, status_after
from wpstracker.records import Entry, MeasureProgress, PlanItem, ProgressUpdate, Recommendation, RecommendationProgress
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer

FOLLOWED: dict[str, tuple[type[Entry], type[ProgressUpdate]]] = {
    Recommendation.kind(): (Recommendation, RecommendationProgress),
    PlanItem.kind(): (PlanItem, MeasureProgress),
}
"""The kinds whose progress is followed, each with its kind of update."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Every update of a record with the status before the first."""

    begun: str | None
    told: list[Told]

    def steps(self) -> list[Step]:
        """With the statuses that follow."""
        return replayed(self.begun, in_order(self.told))

    def step_of(self, id_: str) -> Step:
        """The step an update makes in it."""
        return next(step for step in self.steps() if step.told.id == id_)

    def without(self, id_: str) -> "Chain":
        """As if an update had never been told."""
        return Chain(self.begun, [each for each in self.told if each.id != id_])

    def having(self, update: Any) -> "Chain":
        """With an update in its place, new or changed."""
        return Chain(self.begun, [*self.without(str(update.id)).told, _told(update)])


def chain_of(store: Store, record: Any) -> Chain:
    """What was told of a record. A status that came about otherwise, say by joining two files, stands at the end as one more step."""
    updates = {str(update.id): update for update in _updates(store, record)}
    told = in_order(map(_told, updates.values()))
    begun = updates[told[0].id].status_before if told else record.status
    if told and status_after(begun, replayed(begun, told)) != record.status:
        told.append(Told(f"{told[-1].id}~", told[-1].effective, record.status))
    return Chain(begun, told)


def settle(store: Store, writer: Writer, record: Any, chain: Chain) -> None:
    """Write the statuses that follow from the chain: what each update found, and the record's own."""
    updates = {str(update.id): update for update in _updates(store, record)}
    steps = chain.steps()
    for step in steps:
        update = updates.get(step.told.id)
        if update is not None and update.status_before != step.before:
            update.status_before = step.before
            writer.save(update)
    record.status = status_after(chain.begun, steps)
    writer.save(record)


def _told(update: Any) -> Told:
    return Told(str(update.id), update.effective, update.status_after)


def _updates(store: Store, record: Entry) -> Iterable[Any]:
    model = FOLLOWED[record.kind()][1]
    return store.fetch(model.select().where(getattr(model, model.parent) == record.id))
