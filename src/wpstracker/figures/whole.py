"""Every record of a file, kind after kind, for handing the whole of it over."""

from collections.abc import Sequence

from wpstracker.domain.vocabularies import PersonRole, Privacy
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, own_rows
from wpstracker.records import ANYWHERE, KINDS, Entry, EventPerson, NotDuplicate, Person, Record, SavedReport
from wpstracker.records.fields import ByLanguage, Codes, Link, Numbers
from wpstracker.store.database import Store
from wpstracker.words import N_

ID = Column("id", N_("Id"), Type.TEXT)
_INNER = (NotDuplicate, SavedReport)
"""What says something of the file rather than of the world."""


def handed_over() -> tuple[type[Record], ...]:
    """The kinds a hand-over holds, parents before children."""
    return tuple(model for model in KINDS.values() if model not in _INNER)


def columns(model: type[Record], *, contacts: bool, internal: bool) -> tuple[Column, ...]:
    """The id and every field; restricted fields only with `contacts`, internal ones (notes) only when asked for."""
    left_out = {level for level, asked in ((Privacy.RESTRICTED, contacts), (Privacy.INTERNAL, internal)) if not asked}
    names = tuple(name for name, field in model.described().items() if field.privacy not in left_out)
    return (ID, *(_with_codes(column, model) for column in own_columns(model, names)))


def _with_codes(column: Column, model: type[Record]) -> Column:
    """Lists and texts by language are told as one text; a link is the id of the other record."""
    field = model.described()[column.key]
    return Column(column.key, column.label, Type.LONG_TEXT) if isinstance(field, Codes | ByLanguage | Numbers | Link) else column


def ids(store: Store, model: type[Record], *, restricted: bool, participants: bool) -> list[str]:
    """The ids of a kind, oldest first; what is restricted, and whatever belongs to it, only when asked for."""
    kind = model.kind()
    conditions = [] if restricted else _unrestricted(model)
    if not participants:
        conditions += _unnamed(model)
    where = " AND ".join(conditions) or "1"
    return [row[0] for row in store.rows(f'SELECT r.id FROM "{kind}" r WHERE {where} ORDER BY r.id')]


def rows(store: Store, model: type[Record], ids: Sequence[str]) -> dict[str, Row]:
    """The fields of these records, by id."""
    found = own_rows(store, model, ids)
    plain = [name for name, field in model.described().items() if isinstance(field, Codes | ByLanguage | Numbers)]
    for row in found.values():
        for name in plain:
            row[name] = _told(row[name])
    return found


def _told(value: object) -> str:
    """A list as “KZ; KG”, a text by language as “ru: …” line by line."""
    if isinstance(value, dict):
        return "\n".join(f"{name}: {said}" for name, said in value.items())
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else ""


def _unrestricted(model: type[Record]) -> list[str]:
    """Neither the record nor what it belongs to is restricted."""
    if model in ANYWHERE:
        every = " UNION ALL ".join(f"SELECT id FROM \"{kind}\" WHERE privacy = '{Privacy.RESTRICTED}'" for kind in _entries())
        own = [f"r.privacy IS NOT '{Privacy.RESTRICTED}'"] if "privacy" in model.described() else []
        return [*own, f"r.record NOT IN ({every})"]
    own = [f"r.privacy IS NOT '{Privacy.RESTRICTED}'"] if "privacy" in model.described() else []
    return own + [f'r."{column}" NOT IN ({_restricted_ids(target)})' for column, target in _links(model)]


def _restricted_ids(model: type[Record]) -> str:
    """The ids of restricted records of a kind, as SQL; a part is as restricted as the record it belongs to."""
    conditions = [f"privacy = '{Privacy.RESTRICTED}'"] if issubclass(model, Entry) else []
    if model.parent:
        parent = model.described()[model.parent]
        conditions.append(f'"{parent.column_name}" IN ({_restricted_ids(parent.rel_model)})')
    return f'SELECT id FROM "{model.kind()}" WHERE {" OR ".join(conditions)}'


def _links(model: type[Record]) -> list[tuple[str, type[Record]]]:
    """The links a row cannot be understood without."""
    return [
        (field.column_name, field.rel_model)
        for field in model.described().values()
        if isinstance(field, Link) and field.required and (issubclass(field.rel_model, Entry) or field.rel_model.parent)
    ]


def _entries() -> list[str]:
    return [kind for kind, model in KINDS.items() if issubclass(model, Entry)]


def _unnamed(model: type[Record]) -> list[str]:
    """Participants are counted, not named: neither their part in an event nor the person known only for it."""
    if model is EventPerson:
        return [f"r.role IS NOT '{PersonRole.PARTICIPANT}'"]
    if model is Person:
        named = f"SELECT person_id FROM event_person WHERE role IS NOT '{PersonRole.PARTICIPANT}'"
        only = f"SELECT person_id FROM event_person WHERE role = '{PersonRole.PARTICIPANT}'"
        return [f"(r.id NOT IN ({only}) OR r.id IN ({named}))"]
    return []
