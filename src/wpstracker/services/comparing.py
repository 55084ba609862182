"""Several records side by side, before they are made one: what each is called, says and is used by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.columns import own_columns
from wpstracker.figures.names import names
from wpstracker.figures.uses import uses
from wpstracker.records import KINDS, Organisation, OtherName, Record
from wpstracker.records.fields import ByLanguage, Codes, Link
from wpstracker.services.merging import is_protected
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_UNTOLD = ("sort", "official", "scheme", "privacy", "verified")
OTHER_NAMES = "other_names"
"""The key of names that stand in rows of their own."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the records: its values as a person reads them, by field; `shared`: it can only be the one that is kept."""

    id: str
    name: str
    values: dict[str, str]
    uses: dict[str, int]
    shared: bool

    @property
    def used(self) -> int:
        """By how many records."""
        return sum(self.uses.values())


def sides(store: Store, kind: str, ids: Iterable[str], words: Words) -> list[Side]:
    """These records in this order; those that are gone are left out."""
    model, counted = KINDS[kind], uses(store, kind)
    found = [record for id_ in ids if (record := store.get(model, id_))]
    called = names(store, kind, [str(record.id) for record in found], words.language)
    return [
        Side(
            str(record.id),
            called.get(str(record.id), "") or str(getattr(record, "reference", "")),
            _values(store, record, words),
            dict(counted.get(str(record.id), {})),
            is_protected(store, record),
        )
        for record in found
    ]


def best_to_keep(found: Sequence[Side]) -> str:
    """What every office shares, else what is used most, else the oldest."""
    return min(found, key=lambda side: (not side.shared, -side.used, side.id)).id


def label_of_field(kind: str, name: str) -> str:
    """The untranslated label of a value's field."""
    return N_("Other names and spellings") if name == OTHER_NAMES else str(KINDS[kind].described()[name].verbose_name)


def _values(store: Store, record: Record, words: Words) -> dict[str, str]:
    """Every field that holds something."""
    found = {name: text for name in record.described() if name not in _UNTOLD and (text := _shown(store, record, name, words))}
    if isinstance(record, Organisation):
        rows = store.fetch(OtherName.select().where(OtherName.organisation == record.id).order_by(OtherName.sort))
        others = "; ".join(row.name for row in rows)
        found |= {OTHER_NAMES: others} if others else {}
    return found


def _shown(store: Store, record: Any, name: str, words: Words) -> str:
    if name == "code" and record.scheme == Scheme.TAG:
        return ""  # it is the label
    field, value = record.described()[name], getattr(record, name)
    if isinstance(field, Link):
        kind = field.rel_model.kind()
        return names(store, kind, [value], words.language).get(value or "", "")
    if isinstance(field, ByLanguage):
        return "; ".join(value.values())
    if isinstance(field, Codes):
        return ", ".join(country_name(code, words.language) if name == "countries" else code for code in value)
    model: type[Record] = type(record)
    return own_columns(model, (name,))[0].show(value, words)
