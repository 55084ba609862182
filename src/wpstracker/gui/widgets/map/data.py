"""What a map shows, as plain data."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wpstracker.domain.places import country_name
from wpstracker.gui.language import tr, words


class Sign(enum.Enum):
    """What is drawn over a colour, so that classes are told apart without it."""

    PLAIN = enum.auto()
    RISING = enum.auto()
    FALLING = enum.auto()
    CROSSED = enum.auto()
    LEVEL = enum.auto()
    DOTTED = enum.auto()


@dataclass(frozen=True, slots=True)
class MapClass:
    """One entry of the legend; `role` is a name of `palette.fill`."""

    key: str
    label: str
    role: str
    sign: Sign = Sign.PLAIN


@dataclass(frozen=True, slots=True)
class MapValue:
    """A country's class, what is said of it (else the class's label), and a short mark that is written into it where there is room."""

    key: str
    text: str = ""
    mark: str = ""


@dataclass(frozen=True)
class MapData:
    """Classes in the order of the legend, and the values by country; a country without one belongs to the last class."""

    classes: Sequence[MapClass] = ()
    values: Mapping[str, MapValue] = field(default_factory=dict)
    marks: str = ""
    """What the marks mean, for the legend; "" when they explain themselves."""

    def class_of(self, code: str) -> MapClass | None:
        """The class of a country; None when there are no classes."""
        value = self.values.get(code)
        named = (each for each in self.classes if value is not None and each.key == value.key)
        return next(named, self.classes[-1] if self.classes else None)

    def mark_of(self, code: str) -> str:
        """What is written into a country."""
        return value.mark if (value := self.values.get(code)) else ""

    def said_of(self, code: str) -> str:
        """A country's name, and what is said of it."""
        group, value = self.class_of(code), self.values.get(code)
        said = value.text if value and value.text else group.label if group else ""
        name = country_name(code, words().language)
        return tr("{country}: {status}", country=name, status=said) if said else name
