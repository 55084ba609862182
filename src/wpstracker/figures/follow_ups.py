"""What followed an event: the recommendations it made, and the later events that took it or them up."""

from collections import defaultdict
from collections.abc import Sequence

from wpstracker.domain.vocabularies import RecommendationStatus
from wpstracker.figures.chain import chains
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.rows import Row, batches, marks
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for

COLUMNS: tuple[Column, ...] = (
    Column("recommended", N_("Recommendations made"), Type.LONG_TEXT, help=N_("Each with its present status.")),
    Column("followed_by", N_("Follow-up events"), Type.LONG_TEXT),
)


def follow_ups(store: Store, events: Sequence[str], language: str, *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for each of these events, one line each; `unrestricted` names nothing restricted."""
    made = {event: chain.recommendations for event, chain in chains(store, "event", events, language, unrestricted=unrestricted).items()}
    all_made = sorted({each.id for linked in made.values() for each in linked})
    taken_up = {id_: chain.events for id_, chain in chains(store, "recommendation", all_made, language, unrestricted=unrestricted).items()}
    later = _later(store, events)
    known = linked_records(store, "event", (id_ for ids in later.values() for id_ in ids), language, unrestricted=unrestricted)
    found = {}
    for event in events:
        after = {id_: known[id_] for id_ in later.get(event, ()) if id_ in known}
        after |= {each.id: each for linked in made[event] for each in taken_up[linked.id]}
        found[event] = {"recommended": _lines(made[event], language), "followed_by": "\n".join(map(_named, after.values()))}
    return found


def _later(store: Store, events: Sequence[str]) -> dict[str, list[str]]:
    """The events that say they follow each of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(events):
        sql = f"SELECT follows_id, id FROM event WHERE follows_id IN ({marks(batch)}) ORDER BY start, id"
        for event, id_ in store.rows(sql, batch):
            found[event].append(id_)
    return found


def _lines(linked: Sequence[Linked], language: str) -> str:
    words = words_for(language)
    return "\n".join(
        words(N_("{title} ({status})"), title=each.title, status=label_of(RecommendationStatus, each.status, words))
        if each.status
        else each.title
        for each in linked
    )


def _named(event: Linked) -> str:
    return ", ".join(part for part in (event.title, event.extra) if part)
