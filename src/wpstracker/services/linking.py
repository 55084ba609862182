"""Links made and taken away for a whole selection: measures, indicators and follow-up events of recommendations, measures of events."""

from collections.abc import Sequence
from typing import Any

from wpstracker.domain.problems import Invalid, Problem
from wpstracker.figures.rows import batches, marks
from wpstracker.records import KINDS, Event, Recommendation, RecommendationEvent, Record
from wpstracker.records.links import SIDES, pair_id, side_kind
from wpstracker.services.drafts import Draft
from wpstracker.services.link_titles import LINK, UNLINK, Titles
from wpstracker.store.database import Store
from wpstracker.words import N_

_NOTHING = N_("Choose at least one record on either side to link.")
_GONE = N_("One of the chosen records is no longer in the file. Close this window and choose again.")
_NO_PLACE = N_("Such records cannot be linked with one another.")
_NO_CHOICE = N_("Choose what it is linked with, or remove the row.")
_TWICE = N_("This stands here twice. Remove one of the rows.")
_OWN_ORIGIN = N_(
    "The event “{event}” is where a recommendation came from, so it cannot follow that recommendation up. "
    "Leave it out, or choose a later event."
)
_TOO_EARLY = N_(
    "The event “{event}” ended on {end}, before a recommendation was issued ({issued}), so it cannot follow that up. "
    "Leave it out, or correct one of the dates."
)


def link(store: Store, model: type[Record], ones: Sequence[str], others: Sequence[str], initiator: object = None) -> int:
    """Join each of `ones` with each of `others` in one step; how many links are new, those there are stay as they are.

    `ones` are ids of the kind the link is a part of (`SIDES`), whichever side the person began from. Raises Invalid.
    """
    one, other = _checked(store, model, ones, others)
    found = _existing(store, model, ones, others)
    wanted = [(a, b) for a in dict.fromkeys(ones) for b in dict.fromkeys(others) if (a, b) not in found]
    if problems := _problems(store, model, wanted):
        raise Invalid(problems)
    with store.change(_title(LINK[model], ones, others), initiator=initiator, n=len(ones), m=len(others)) as writer:
        places = {a: _next_place(store, model, a) for a in dict.fromkeys(ones)}
        for a, b in wanted:
            writer.save(model(id=pair_id(model, a, b), **{one: a, other: b}, sort=places[a]))
            places[a] += 1
    return len(wanted)


def unlink(store: Store, model: type[Record], ones: Sequence[str], others: Sequence[str], initiator: object = None) -> int:
    """Take away every link between one of `ones` and one of `others` in one step; how many there were. Raises Invalid."""
    _checked(store, model, ones, others)
    found = _existing(store, model, ones, others)
    with store.change(_title(UNLINK[model], ones, others), initiator=initiator, n=len(ones), m=len(others)) as writer:
        for id_ in found.values():
            record = store.get(model, id_)
            if record is not None:
                writer.delete(record)
    return len(found)


def relink(
    store: Store, model: type[Record], side: str, ids: Sequence[str], join: Sequence[str], part: Sequence[str], initiator: object = None
) -> tuple[int, int]:
    """Join records that stand on `side` with some others and part them from some, in one step; how many links came and went."""

    def turned(others: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        return (ids, others) if side == SIDES[model][0] else (others, ids)

    if not part:
        return link(store, model, *turned(join), initiator), 0
    if not join:
        return 0, unlink(store, model, *turned(part), initiator)
    with store.change(N_("Change links"), initiator=initiator):
        return link(store, model, *turned(join)), unlink(store, model, *turned(part))


def linked(store: Store, model: type[Record], side: str, ids: Sequence[str]) -> dict[str, int]:
    """The records joined to any of these, which stand on `side`: to how many of them each is joined."""
    mine, theirs = _columns(model, side)
    found: dict[str, int] = {}
    for batch in batches(list(dict.fromkeys(ids))):
        sql = f"SELECT {theirs}, count(DISTINCT {mine}) FROM {model.kind()} WHERE {mine} IN ({marks(batch)}) GROUP BY 1"
        for id_, number in store.rows(sql, batch):
            found[id_] = found.get(id_, 0) + number
    return found


def follow_up_problems(recommendation: Recommendation | None, event: Event | None, field: str) -> list[Problem]:
    """An event follows up what was recommended before it, elsewhere."""
    if recommendation is None or event is None:
        return []
    if recommendation.event == event.id:
        return [Problem(field, _OWN_ORIGIN, {"event": event.title})]
    ended = event.end or event.start
    last, first = ended and ended.latest(), recommendation.issued and recommendation.issued.earliest()
    if ended and last and first and last < first:
        return [Problem(field, _TOO_EARLY, {"event": event.title, "end": ended, "issued": recommendation.issued})]
    return []


def link_problems(draft: Draft[Any]) -> list[Problem]:
    """Rows of links that name nothing, or name the same twice."""
    found = []
    for model, (_, other) in SIDES.items():
        seen: set[str] = set()
        for position, part in enumerate(draft.parts.get(model, ())):
            chosen = getattr(part, other)
            if not chosen or chosen in seen:
                found.append(Problem(f"{model.kind()}[{position}].{other}", _TWICE if chosen else _NO_CHOICE))
            seen.add(chosen)
    return found


def _problems(store: Store, model: type[Record], pairs: Sequence[tuple[str, str]]) -> list[Problem]:
    """Why some of these pairs cannot be joined, each sentence once; nothing for most."""
    if model is not RecommendationEvent:
        return []
    events = {id_: store.get(Event, id_) for id_ in dict.fromkeys(b for _, b in pairs)}
    recommendations = {id_: store.get(Recommendation, id_) for id_ in dict.fromkeys(a for a, _ in pairs)}
    found: list[Problem] = []
    for a, b in pairs:
        found += [problem for problem in follow_up_problems(recommendations[a], events[b], "event") if problem not in found]
    return found


def _checked(store: Store, model: type[Record], ones: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    """The names of the two sides; Invalid when something is missing."""
    if model not in SIDES:
        raise Invalid([Problem("id", _NO_PLACE)])
    if not (ones and others):
        raise Invalid([Problem("id", _NOTHING)])
    for side, ids in zip(SIDES[model], (ones, others), strict=True):
        if _count(store, side_kind(model, side), ids) < len(set(ids)):
            raise Invalid([Problem(side, _GONE)])
    return SIDES[model]


def _count(store: Store, kind: str, ids: Sequence[str]) -> int:
    assert kind in KINDS
    distinct = list(dict.fromkeys(ids))
    return sum(store.rows(f'SELECT count(*) FROM "{kind}" WHERE id IN ({marks(batch)})', batch)[0][0] for batch in batches(distinct))


def _existing(store: Store, model: type[Record], ones: Sequence[str], others: Sequence[str]) -> dict[tuple[str, str], str]:
    """The id of each link there is, by its pair."""
    mine, theirs = _columns(model, SIDES[model][0])
    wanted = set(others)
    found: dict[tuple[str, str], str] = {}
    for batch in batches(list(dict.fromkeys(ones))):
        sql = f"SELECT {mine}, {theirs}, id FROM {model.kind()} WHERE {mine} IN ({marks(batch)})"
        found |= {(a, b): id_ for a, b, id_ in store.rows(sql, batch) if b in wanted}
    return found


def _columns(model: type[Record], side: str) -> tuple[str, str]:
    """The columns of a side and of the other one."""
    fields: dict[str, Any] = model.described()
    (other,) = set(SIDES[model]) - {side}
    return fields[side].column_name, fields[other].column_name


def _next_place(store: Store, model: type[Record], one: str) -> int:
    column = model.described()[SIDES[model][0]].column_name
    return int(store.rows(f"SELECT coalesce(max(sort) + 1, 0) FROM {model.kind()} WHERE {column} = ?", (one,))[0][0])


def _title(titles: Titles, ones: Sequence[str], others: Sequence[str]) -> str:
    return titles[len(ones) > 1][len(others) > 1]
