"""A report as data: a title and sheets, each a table of records or a page of blocks. Whatever shows it says nothing of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import cache
from itertools import islice
from typing import Any, Self, overload

from wpstracker.figures.columns import Column
from wpstracker.words import N_, Words, words_for

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sum:
    """What a column adds up to; a workbook keeps adding up when rows are added."""

    value: int | None


@dataclass(frozen=True, slots=True)
class Quotient:
    """One column's sum in another's, both by key; None where there is nothing to divide by."""

    part: str
    whole: str
    value: float | None


class AtLeast(int):
    """A sum that leaves numbers out: drawn and added up as a number, read as “at least 117”."""

    said: str
    pattern: str

    def __new__(cls, value: int, words: Words) -> Self:
        """`said` is how it is read, `pattern` the number format that says the same."""
        number = super().__new__(cls, value)
        before, after = words(N_("at least {number}"), number="\0").split("\0")
        number.said = before + f"{value:,}".replace(",", "\u00a0") + after
        number.pattern = "#,##0".join(f'"{part}"' if part else "" for part in (before, after))
        return number

    def __format__(self, spec: str) -> str:
        """As it is read, wherever a number would be shown with its thousands."""
        return self.said


class Tone(Enum):
    """The colours of a traffic light, and one for what no longer counts."""

    GOOD = auto()
    DOUBTFUL = auto()
    BAD = auto()
    QUIET = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """Lets cells stand out while the column `key` holds one of these values, as they stand in a row; `also` are columns marked with it."""

    key: str
    tones: Mapping[Any, Tone]
    also: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ToRow:
    """A text leads to the row of the table `name` that has the same text in its column `key`."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One record a row. `name` names the table in plain Latin letters, `title` the tab; `rows` reads them anew at every call.

    `fixed` columns stay in sight while scrolling and are printed on every page; `empty` is said when there is no row. `totals` is the
    last row: a `Sum` or `Quotient` of the rows above, or a value of its own where the rows do not simply add up to it.

    `marks`: what stands out, None for the usual ones (`standing_out`) · `bars`: number columns with a bar in each cell · `links`: where
    the texts of a column lead (`links.usual` are added; web addresses always lead somewhere) · `outlined`: columns that can be folded away
    together · `formulas`: columns that Excel goes on working out, each as a formula with other columns in braces, beside its value.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Row]]
    count: int
    empty: str
    fixed: int = 1
    totals: Row | None = None
    marks: Sequence[Mark] | None = None
    bars: Sequence[str] = ()
    links: Mapping[str, ToRow] = field(default_factory=dict)
    outlined: Sequence[str] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text over the whole width of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value or text; `sheet` is the title of the sheet a click leads to."""

    label: str
    value: object
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of a table's first column against `series`, the keys of number columns, one above the other.

    `colours` are six hex digits, one for each series; `lying` bars suit long names, `lines` what is followed over time.
    `years`: a timeline from the first to the last of these years; the first series is then the year in which each bar begins, and
    the others say how many years it lasts.
    """

    title: str
    series: Sequence[str]
    colours: Sequence[str]
    lying: bool = False
    lines: bool = False
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A small table on a page, with a remark below and perhaps a chart beside it.

    When printed it is kept together as far as a page goes; `new_page` begins one in any case.

    The value "sheet" of a row is the title of the sheet to which a click on its first cell leads.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    remark: str = ""
    chart: Chart | None = None
    new_page: bool = False

    def said_below(self, words: Words) -> str:
        """The remark; where there is nothing to show, that there is nothing."""
        return self.remark or ("" if self.rows else words(N_("Nothing to show")))


Block = Heading | Paragraph | Fact | Figures


@dataclass(frozen=True, slots=True)
class PageSheet:
    """Blocks below each other under a title."""

    title: str
    heading: str
    blocks: Sequence[Block]


Sheet = TableSheet | PageSheet


Make = Callable[[], Sequence[Sheet]]
Group = tuple[Sequence[str], Make] | tuple[Sequence[str], Make, bool]


class Later(Sequence[Sheet]):
    """Sheets in groups, each made when one of it is first looked at; the names of tables, "" for a page, are known before.

    A group with a third part, True, may leave out those of its tables that have nothing to show; how many it has shows when it is made.
    """

    def __init__(self, *groups: Group) -> None:
        self._groups = [(tuple(group[0]), cache(group[1]), len(group) > 2) for group in groups]

    def table(self, name: str) -> TableSheet | None:
        """The table of a name, for which no other group is made; None when there is none."""
        made = next((make() for names, make, _ in self._groups if name and name in names), ())
        return next((sheet for sheet in made if isinstance(sheet, TableSheet) and sheet.name == name), None)

    def each(self, change: Callable[[Sheet], Sheet]) -> "Later":
        """The same with every sheet changed when it is made."""
        return Later(*((names, _changed(make, change), *((True,) if may_lack else ())) for names, make, may_lack in self._groups))

    def __len__(self) -> int:
        return sum(self._sizes())

    @overload
    def __getitem__(self, at: int) -> Sheet: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sheet]: ...
    def __getitem__(self, at: int | slice) -> Sheet | Sequence[Sheet]:
        if isinstance(at, slice):
            return [make()[place] for make, place in list(self._places())[at]]
        make, place = next(islice(self._places(), at, None), (None, 0)) if at >= 0 else list(self._places())[at]
        if make is None:
            raise IndexError(at)
        return make()[place]

    def __iter__(self) -> Iterator[Sheet]:
        """One after the other, so that a group nobody comes to is not made."""
        return (sheet for _, make, _ in self._groups for sheet in make())

    def _sizes(self) -> Iterator[int]:
        """How many sheets each group has; one that may lack some is made to know."""
        return (len(make()) if may_lack else len(names) for names, make, may_lack in self._groups)

    def _places(self) -> Iterator[tuple[Make, int]]:
        """Where each sheet is to be found, as far as somebody goes."""
        return ((make, at) for size, (_, make, _) in zip(self._sizes(), self._groups, strict=True) for at in range(size))


def _changed(make: Make, change: Callable[[Sheet], Sheet]) -> Make:
    return lambda: [change(sheet) for sheet in make()]


@dataclass(frozen=True, slots=True)
class Report:
    """A title, sheets in their order, the words of its language and the day it was made.

    `languages` beyond the first stand beside it in the headings of columns; `hxl` puts a row of HXL tags below them; `asked` are the
    filters in a few words, for the head of every printed page.
    """

    title: str
    subject: str
    sheets: Sequence[Sheet]
    words: Words
    made: date
    languages: Sequence[str] = ()
    hxl: bool = False
    asked: str = ""

    def heading(self, column: Column) -> str:
        """The name of a column in every language asked for, each once."""
        every = [self.words, *(words_for(language) for language in self.languages if language != self.words.language)]
        return " / ".join(dict.fromkeys(words(column.label) for words in every))
