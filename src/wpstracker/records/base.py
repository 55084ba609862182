"""What every record has."""

from typing import Any, ClassVar

from peewee import Model, TextField

from wpstracker.domain.identity import new_id
from wpstracker.domain.vocabularies import Privacy
from wpstracker.records.fields import Choice, Described, Flag, Line
from wpstracker.words import N_


class Record(Model):
    """A row with a UUIDv7 (or, for a pair, a UUIDv5). `parent` names the link to the record it is a part of.

    Such a part goes where its record goes; `in_draft` says whether the record's own editor holds it as well.
    """

    id = TextField(primary_key=True, default=new_id)

    label: ClassVar[str] = ""
    parent: ClassVar[str] = ""
    in_draft: ClassVar[bool] = True

    class Meta:
        legacy_table_names = False

    @classmethod
    def kind(cls) -> str:
        """The name of the kind in the change log and the dump: its table's."""
        return str(cls._meta.table_name)

    @classmethod
    def described(cls) -> dict[str, Any]:
        """Every field but the id, by name, in the order of the model: peewee fields that are also `Described`."""
        return {name: field for name, field in cls._meta.fields.items() if isinstance(field, Described)}

    def plain(self) -> dict[str, Any]:
        """All fields but the id as JSON values."""
        return {name: field.plain(self.__data__.get(name)) for name, field in self.described().items()}

    @classmethod
    def from_plain(cls, id_: str, values: dict[str, Any]) -> Any:
        """The record that `plain` was taken from; fields it does not name have their defaults."""
        known = cls.described()
        return cls(id=id_, **{name: known[name].from_plain(value) for name, value in values.items() if name in known})


class Entry(Record):
    """A record people look up by itself."""

    reference = Line(
        N_("Reference"), help=N_("The human name of the record, for instance KZ-2023-EV-014; unique in this office."), index=True
    )
    privacy = Choice(
        Privacy, N_("Privacy"), default=Privacy.PUBLIC, help=N_("Restricted records are left out of exports unless asked for.")
    )
    verified = Flag(N_("Verified"), help=N_("Somebody has checked the record against its source."))
    notes = Line(N_("Notes"), long=True, privacy=Privacy.INTERNAL)
