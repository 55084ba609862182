"""What a body was called when an event was held: as its source wrote it, or by the former name that surely was in use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.folding import folded
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import NameKind
from wpstracker.records import EventOrganisation, OtherName
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class NameThen:
    """`name` comes first, `other` stands below it where there are two: today's name, or how the source writes it.

    `renamed`: the name is a former one, and `other` today's.
    """

    id: str
    name: str
    other: str = ""
    renamed: bool = False


def names_then(
    store: Store, parts: Sequence[EventOrganisation], day: PartialDate | None, names: Mapping[str, str]
) -> list[tuple[str, NameThen]]:
    """Role and name then of each organisation of an event; `names` are today's by id."""
    others = other_names(store, {str(part.organisation) for part in parts})
    return [
        (part.role or "", name_then(id_, part.named_as, others[id_], day, names.get(id_, "")))
        for part in parts
        for id_ in (str(part.organisation),)
    ]


def name_then(id_: str, named_as: str, others: Sequence[OtherName], day: PartialDate | None, today: str) -> NameThen:
    """What an organisation was called on a day; `named_as` in the source, `others` are its other names, `today` is its present one."""
    former = [other for other in others if other.name_kind == NameKind.FORMER]
    if named_as and folded(named_as) != folded(today):
        renamed = any(folded(other.name) == folded(named_as) for other in former)
        readable = renamed or _is_cyrillic(named_as) == _is_cyrillic(today)
        return NameThen(id_, named_as, today, renamed) if readable else NameThen(id_, today, named_as)
    used = next((other.name for other in former if surely_used(other, day)), "") if not named_as else ""
    return NameThen(id_, used, today, renamed=True) if used and used != today else NameThen(id_, today)


def surely_used(other: OtherName, day: PartialDate | None) -> bool:
    """Whether a name was in use on a day, however its dates and the day are meant; a name with an open end is not sure."""
    if day is None or other.used_from is None or other.used_until is None:
        return False
    first, last = day.earliest(), day.latest()
    since, until = other.used_from.latest(), other.used_until.earliest()
    return bool(first and last and since and until and since <= first and last <= until)


def _is_cyrillic(text: str) -> bool:
    """A spelling in another script than the reader's comes second."""
    return any("\u0400" <= letter <= "\u052f" for letter in text)


def other_names(store: Store, ids: Iterable[str]) -> dict[str, list[OtherName]]:
    """Every other name of these organisations."""
    wanted = sorted(ids)
    found: dict[str, list[OtherName]] = defaultdict(list)
    for other in store.fetch(OtherName.select().where(OtherName.organisation.in_(wanted))) if wanted else ():
        found[str(other.organisation)].append(other)
    return found
