"""Which column of a pasted table holds what: by its headings, else by what stands in the cells and in which order."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wpstracker.domain.amounts import read_amount
from wpstracker.domain.deadlines import understand
from wpstracker.domain.plan_headings import LEVELS, Holds, heading, is_number, numbered
from wpstracker.domain.plan_levels import level_under, rank
from wpstracker.domain.vocabularies import ItemLevel

_SEARCHED_FOR_HEADINGS = 5
_BODIES = re.compile(
    r"министерств|ведомств|комитет|агентств|служб|прокуратур|акимат|комисси|совет|мвд|мид|министрлик|ministr|committee|agency|agencies|"
    r"ministry|commission|council|service|police|office|osce|un women|вазорат|vazirlig|qo.mita|қўмита|комитети",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"\s*(?:отч[её]т|приказ|постановлени|распоряжени|информаци|протокол|справк|решени|проект|order|report|decree|training|протокол|буйрук|токтом)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column holds; `level_columns` are those with items, widest first, `generic` the one whose level the numbers give."""

    columns: tuple[Holds | None, ...]
    headings: tuple[str, ...]
    heading_rows: frozenset[int]
    level_columns: tuple[tuple[ItemLevel, int], ...]
    generic: int | None
    depths: tuple[int, ...]
    is_table: bool

    def level_by_depth(self, levels: Sequence[ItemLevel], above: ItemLevel | None) -> dict[int, ItemLevel]:
        """The level each depth of numbering stands for: the deepest are measures, those before the widest levels of the plan."""
        wider = [level for level in levels if level is not ItemLevel.MEASURE and (above is None or rank(level) > rank(above))]
        if len(self.depths) < 2:
            one = ItemLevel.MEASURE if self.is_table else level_under(above, levels)
            return dict.fromkeys((*self.depths, 0), one)
        given = [*wider[: len(self.depths) - 1], *[ItemLevel.MEASURE] * len(self.depths)]
        return dict(zip(self.depths, given, strict=False))

    def is_spanning(self, row: Sequence[str]) -> bool:
        """Whether a row is one merged cell over the whole table: words in the first column only, where others have numbers or more."""
        if not self.is_table or not row[0].strip() or any(cell.strip() for cell in row[1:]) or is_number(row[0]):
            return False
        return self.columns[0] is Holds.NUMBER or self.generic == 0 or self.level_columns[:1] == ((ItemLevel.MEASURE, 0),)

    def is_repeated(self, row: Sequence[str]) -> bool:
        """Whether a row only numbers the columns, or says the headings again."""
        cells = [cell.strip() for cell in row]
        counted = [cell for cell in cells if cell]
        if len(counted) > 2 and counted == [str(number) for number in range(1, len(counted) + 1)]:
            return True
        return bool(self.heading_rows) and len(counted) > 1 and cells == list(self.headings)


def layout(cells: Sequence[Sequence[str]]) -> Layout:
    """What the columns of these rows hold."""
    found = _by_headings(cells)
    headings: Sequence[str] = ()
    if found is None:
        rows, columns = frozenset[int](), _by_contents(cells)
    else:
        rows, columns, headings = found
    body = [row for number, row in enumerate(cells) if number not in rows and any(cell.strip() for cell in row)]
    level_columns = sorted(((LEVELS[holds], at) for at, holds in enumerate(columns) if holds in LEVELS), key=lambda each: rank(each[0]))
    generic = level_columns[0][1] if len(level_columns) == 1 else None
    depths = _depths(body, columns, generic)
    if len(depths) < 2 and found is not None:
        generic = None
    if generic is not None:
        level_columns = []
    fill = sorted(sum(1 for cell in row if cell.strip()) for row in body)
    is_table = len(columns) > 2 and bool(fill) and fill[len(fill) // 2] > 2
    return Layout(columns, tuple(headings), rows, tuple(level_columns), generic, depths, is_table)


def _by_headings(cells: Sequence[Sequence[str]]) -> tuple[frozenset[int], tuple[Holds | None, ...], list[str]] | None:
    """The rows of headings, what each column holds, and the headings; None where the first rows hold none."""
    for number, row in enumerate(cells[:_SEARCHED_FOR_HEADINGS]):
        if not _is_heading(row):
            continue
        headings = [cell.strip() for cell in row]
        last = number
        while last + 1 < len(cells) and _is_second(cells[last + 1], headings):
            last += 1
            headings = [below.strip() or above for above, below in zip(headings, cells[last], strict=True)]
        return frozenset(range(last + 1)), _each_once([heading(cell) for cell in headings], cells[last + 1 :]), headings
    return None


def _is_heading(row: Sequence[str]) -> bool:
    """At least two cells that are known headings, and no more that are not."""
    said = [cell for cell in row if cell.strip()]
    known = [cell for cell in said if heading(cell) is not None]
    return len(known) >= 2 and len(known) * 2 >= len(said)


def _is_second(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row goes on with the headings above it, say “baseline | target” below “indicators”."""
    return any(cell.strip() for cell in row) and _is_heading(row) and any(not cell.strip() for cell in headings)


def _each_once(columns: Sequence[Holds | None], body: Sequence[Sequence[str]]) -> tuple[Holds | None, ...]:
    """The first column of a kind is it; of two with objectives the second holds tasks, of two with measures the first.

    Without any items, the first unknown column has them.
    """
    found: list[Holds | None] = []
    for holds in columns:
        found.append(None if holds in found else holds)
    for twice, first, second in ((Holds.OBJECTIVE, Holds.OBJECTIVE, Holds.TASK), (Holds.MEASURE, Holds.TASK, Holds.MEASURE)):
        if columns.count(twice) > 1 and Holds.TASK not in found:
            at = columns.index(twice)
            found[at], found[columns.index(twice, at + 1)] = first, second
    if not any(holds in LEVELS for holds in found):
        filled = [at for at, holds in enumerate(found) if holds is None and any(row[at].strip() for row in body)]
        if filled:
            found[filled[0]] = Holds.MEASURE
    return tuple(found)


def _by_contents(cells: Sequence[Sequence[str]]) -> tuple[Holds | None, ...]:
    """Without headings: numbers first, sparse columns before the measures hold what these belong to; the rest by what it looks like."""
    width = max(map(len, cells), default=0)
    columns: list[Holds | None] = [None] * width
    texts = [[row[at].strip() for row in cells if row[at].strip()] for at in range(width)]
    left = [at for at in range(width) if texts[at]]
    if len(left) > 1 and _most(texts[left[0]], is_number):
        columns[left.pop(0)] = Holds.NUMBER
    while len(left) > 1 and _begins_levels(columns, texts, left):
        columns[left.pop(0)] = (Holds.GOAL, Holds.OBJECTIVE, Holds.TASK)[sum(holds in LEVELS for holds in columns)]
    if left:
        columns[left.pop(0)] = Holds.MEASURE
    for holds, looks_so in _GUESSES:
        at = next((each for each in left if _most(texts[each], looks_so)), None)
        if at is not None:
            columns[at] = holds
            left.remove(at)
    for at, holds in zip(left, (each for each in (Holds.RESPONSIBLE, Holds.INDICATOR, Holds.FORM) if each not in columns), strict=False):
        columns[at] = holds
    return tuple(columns)


def _begins_levels(columns: Sequence[Holds | None], texts: Sequence[Sequence[str]], left: Sequence[int]) -> bool:
    """Whether the next column is filled less often than the one behind it, as merged cells of goals are, or repeats itself more."""
    here, behind = texts[left[0]], texts[left[1]]
    fewer = len(here) <= len(behind) and len(set(here)) < len(set(behind))
    looks_otherwise = any(_most(behind, looks_so) for _, looks_so in _GUESSES)
    return fewer and not looks_otherwise and sum(holds in LEVELS for holds in columns) < 3


def _depths(body: Sequence[Sequence[str]], columns: Sequence[Holds | None], generic: int | None) -> tuple[int, ...]:
    """How deep the numbers of the items go: 1 is 0, 1.2.3 is 2."""
    if generic is None:
        return ()
    at = columns.index(Holds.NUMBER) if Holds.NUMBER in columns else None
    places = [
        row[at].strip() if at is not None and is_number(row[at]) else numbered(row[generic])[0] for row in body if row[generic].strip()
    ]
    return tuple(sorted({place.rstrip(".)").count(".") for place in places if place}))


def _most(texts: Iterable[str], fits: Callable[[str], object]) -> bool:
    """Whether more than half of the cells look so, and there are any."""
    found = [bool(fits(text)) for text in texts]
    return sum(found) * 2 > len(found)


def _is_amount(text: str) -> bool:
    try:
        return read_amount(text) is not None
    except ValueError:
        return False


_GUESSES: tuple[tuple[Holds, Callable[[str], object]], ...] = (
    (Holds.TERM, understand),
    (Holds.AMOUNT, _is_amount),
    (Holds.RESPONSIBLE, _BODIES.search),
    (Holds.FORM, _FORMS.match),
)
"""What a column without a heading may hold, by what most of its cells look like."""
