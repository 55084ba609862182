"""Fields that describe themselves: label, help, choices and privacy stand here once; forms, tables, search and exports derive from them."""

import json
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

from peewee import BooleanField, Field, FloatField, ForeignKeyField, IntegerField, TextField

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Privacy, Vocabulary

if TYPE_CHECKING:
    _Text = TextField[str]
    _MaybeText = TextField[str | None]
    _When = Field[PartialDate | None]
    _Whole = IntegerField[int | None]
    _Float = FloatField[float | None]
    _Bool = BooleanField[bool]
    _Any = Field[Any]
    _Key = ForeignKeyField[str | None]
else:  # the stubs are generic, the classes are not
    _Text = _MaybeText = TextField
    _When = _Any = Field
    _Whole, _Float, _Bool, _Key = IntegerField, FloatField, BooleanField, ForeignKeyField


class Described:
    """What every field says of itself besides its column."""

    privacy: Privacy
    long: bool
    searched: bool
    vocabulary: type[Vocabulary] | None = None
    blank: Any = None
    """The empty value as JSON: what an unfilled field holds."""

    def plain(self, value: Any) -> Any:
        """The value as JSON keeps it in the change log and the dump."""
        return value

    def from_plain(self, value: Any) -> Any:
        """The value that `plain` was made from."""
        return value


def kept(text: str | None) -> str:
    """Text as it is stored: letters composed, without NUL and halves of characters, which no file can hold."""
    if not text or text.isascii():
        return (text or "").replace("\0", "")
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole.replace("\0", ""))


def _words(label: str, help: str) -> dict[str, str]:
    return {"verbose_name": label, "help_text": help}


class Line(Described, _Text):
    """Text; empty when unknown, never NULL. `long` texts take several lines; `searched` ones are found by the search box."""

    blank = ""

    def __init__(
        self,
        label: str = "",
        *,
        help: str = "",
        long: bool = False,
        searched: bool = True,
        privacy: Privacy = Privacy.PUBLIC,
        **column: Any,
    ) -> None:
        self.long, self.searched, self.privacy = long, searched, privacy
        super().__init__(default="", **_words(label, help), **column)

    def plain(self, value: Any) -> str:
        """The text, empty for None."""
        return kept(value)


class Choice(Described, _MaybeText):
    """One code of a closed vocabulary, or None for not stated."""

    def __init__(
        self,
        vocabulary: type[Vocabulary],
        label: str,
        *,
        help: str = "",
        default: Vocabulary | None = None,
        privacy: Privacy = Privacy.PUBLIC,
        **column: Any,
    ) -> None:
        self.vocabulary, self.privacy, self.long, self.searched = vocabulary, privacy, False, False
        choices = [(member.value, member.label) for member in vocabulary]
        super().__init__(null=True, default=default and default.value, choices=choices, **_words(label, help), **column)

    def db_value(self, value: Any) -> str | None:
        """The bare code."""
        return None if value is None or value == "" else str(value)

    plain = db_value


class When(Described, _When):
    """A partial date, stored in its sortable form."""

    field_type = "TEXT"

    def __init__(self, label: str, *, help: str = "", privacy: Privacy = Privacy.PUBLIC, **column: Any) -> None:
        self.privacy, self.long, self.searched = privacy, False, False
        super().__init__(null=True, **_words(label, help), **column)

    def db_value(self, value: Any) -> str | None:
        """The date's code; text that is no partial date raises ValueError here rather than being stored."""
        if value is None or isinstance(value, PartialDate):
            return value.code() if value else None
        return PartialDate.from_code(str(value)).code()

    def python_value(self, value: Any) -> PartialDate | None:
        """The date, or None."""
        return PartialDate.from_code(value) if value else None

    plain = db_value
    from_plain = python_value


class Count(Described, _Whole):
    """A whole number; None is not reported, which is never 0."""

    def __init__(self, label: str, *, help: str = "", privacy: Privacy = Privacy.PUBLIC, **column: Any) -> None:
        self.privacy, self.long, self.searched = privacy, False, False
        super().__init__(null=True, **_words(label, help), **column)


class Number(Described, _Float):
    """A number that may have a fraction; None is unknown."""

    def __init__(self, label: str, *, help: str = "", privacy: Privacy = Privacy.PUBLIC, **column: Any) -> None:
        self.privacy, self.long, self.searched = privacy, False, False
        super().__init__(null=True, **_words(label, help), **column)


class Flag(Described, _Bool):
    """Yes or no."""

    blank = False

    def __init__(self, label: str, *, help: str = "", default: bool = False, privacy: Privacy = Privacy.PUBLIC, **column: Any) -> None:
        self.privacy, self.long, self.searched = privacy, False, False
        super().__init__(default=default, **_words(label, help), **column)


_NOTHING = (None, "", "[]", "{}")


class _Json(Described, _Any):
    """A small value kept as JSON text."""

    field_type = "TEXT"

    def __init__(self, label: str, *, help: str = "", searched: bool = False, privacy: Privacy = Privacy.PUBLIC, **column: Any) -> None:
        self.privacy, self.long, self.searched = privacy, False, searched
        super().__init__(**_words(label, help), **column)

    def db_value(self, value: Any) -> str:
        """JSON text, keys sorted so that equal values are equal texts."""
        return json.dumps(self.plain(value), ensure_ascii=False, sort_keys=True)

    def python_value(self, value: Any) -> Any:
        """The value from its JSON text."""
        return self.from_plain(json.loads(value) if value not in _NOTHING else None)


class Codes(_Json):
    """Several codes, for instance countries; a tuple of str, empty when none."""

    def __init__(self, label: str, **described: Any) -> None:
        super().__init__(label, default=(), **described)

    @property
    def blank(self) -> list[str]:
        """An empty array."""
        return []

    def plain(self, value: Any) -> list[str]:
        """A JSON array."""
        return [kept(code) for code in value or ()]

    def from_plain(self, value: Any) -> tuple[str, ...]:
        """A tuple."""
        return tuple(value or ())

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> "Codes": ...
        @overload
        def __get__(self, instance: object, owner: Any) -> tuple[str, ...]: ...
        def __get__(self, instance: Any, owner: Any) -> Any: ...


class ByLanguage(_Json):
    """The same text in several languages: {"ru": "…"}; empty when none."""

    def __init__(self, label: str, **described: Any) -> None:
        super().__init__(label, default=dict, searched=True, **described)

    @property
    def blank(self) -> dict[str, str]:
        """An empty object."""
        return {}

    def plain(self, value: Any) -> dict[str, str]:
        """A JSON object without empty texts."""
        return {language: said for language, text in (value or {}).items() if (said := kept(text))}

    def from_plain(self, value: Any) -> dict[str, str]:
        """A dict."""
        return dict(value or {})

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> "ByLanguage": ...
        @overload
        def __get__(self, instance: object, owner: Any) -> Mapping[str, str]: ...
        def __get__(self, instance: Any, owner: Any) -> Any: ...


class Numbers(_Json):
    """Numbers by what they count: {"women": 12.0}; empty when none. A missing one is not reported, never 0."""

    def __init__(self, label: str, **described: Any) -> None:
        super().__init__(label, default=dict, **described)

    @property
    def blank(self) -> dict[str, float]:
        """An empty object."""
        return {}

    def plain(self, value: Any) -> dict[str, float]:
        """A JSON object without what is not reported."""
        return {kept(name): float(number) for name, number in (value or {}).items() if number is not None}

    def from_plain(self, value: Any) -> dict[str, float]:
        """A dict."""
        return dict(value or {})

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> "Numbers": ...
        @overload
        def __get__(self, instance: object, owner: Any) -> Mapping[str, float]: ...
        def __get__(self, instance: Any, owner: Any) -> Any: ...


class Link(Described, _Key):
    """The id of another record. It never loads that record: reading is the store's work.

    When the target is deleted an optional link is emptied, a required one refuses, and a row that `goes_with` its target is deleted too.
    """

    def __init__(
        self,
        model: Any,
        label: str,
        *,
        help: str = "",
        required: bool = False,
        goes_with: bool = False,
        privacy: Privacy = Privacy.PUBLIC,
        **column: Any,
    ) -> None:
        self.privacy, self.long, self.searched, self.required, self.goes_with = privacy, False, False, required, goes_with
        column = {"deferrable": "INITIALLY DEFERRED", "backref": "+", **column}
        super().__init__(model, null=not required, lazy_load=False, **_words(label, help), **column)
