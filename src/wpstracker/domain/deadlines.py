"""Terms as plans write them: “IV квартал 2024 г.”, “ежегодно”, “постоянно”, “2022–2025”, “by the end of 2024”.

A quarter starts with its first month and is due with its last. What is not understood whole is not understood: only its words are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.deadline_words import Mark, Piece, pieces
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import DeadlineKind, Rhythm


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a term means; `written` are its words, always kept. Without dates or rhythm only its kind is known."""

    kind: DeadlineKind
    written: str
    start: PartialDate | None = None
    due: PartialDate | None = None
    rhythm: Rhythm | None = None


@dataclass(slots=True)
class _Span:
    """A stretch of time: first and last month (0: the whole year), a day (0: none), first and last year (None: not said)."""

    first: int = 0
    last: int = 0
    day: int = 0
    years: tuple[int, int] | None = None

    @property
    def start(self) -> PartialDate:
        assert self.years
        return PartialDate(self.years[0], self.first or None, self.day or None)

    @property
    def due(self) -> PartialDate:
        assert self.years
        return PartialDate(self.years[1], self.last or None, self.day or None)


def understand(text: str) -> Deadline | None:
    """What the words mean; None when they are not understood."""
    found = pieces(text)
    try:
        return _meant(found, " ".join(text.split())) if found else None
    except ValueError:  # the 31st of June, month 13
        return None


def _meant(found: Sequence[Piece], written: str) -> Deadline | None:
    marks = {piece.mark for piece in found}
    rhythm = next((piece.rhythm for piece in found if piece.mark is Mark.RHYTHM), None)
    spans = _spans(found)
    dated = [span for span in spans if span.years]
    recurs = Mark.RHYTHM in marks
    if len(dated) < len(spans) and (dated or not recurs):
        return None
    if Mark.DAY_OF_PERIOD in marks and not recurs:
        return None
    start, due = _bounds(dated, marks)
    if start and due and due.latest() < start.earliest():  # type: ignore[operator]
        return None
    if not recurs and any(span.first and span.years and span.years[0] < span.years[1] for span in dated):
        recurs, rhythm = True, Rhythm.YEARLY
    kind = _kind(marks, recurs, bool(dated), due)
    return Deadline(kind, written, start, due, rhythm) if kind else None


def _kind(marks: set[Mark], recurs: bool, is_dated: bool, due: PartialDate | None) -> DeadlineKind | None:
    if recurs:
        return DeadlineKind.PERIODIC
    if Mark.CONTINUOUS in marks:
        return DeadlineKind.CONTINUOUS
    if is_dated:
        return DeadlineKind.DATE if due else DeadlineKind.CONTINUOUS
    return DeadlineKind.NONE if Mark.AS_NEEDED in marks else None


def _bounds(spans: Sequence[_Span], marks: set[Mark]) -> tuple[PartialDate | None, PartialDate | None]:
    """Start and due of all stretches together: “by …” has no start, “from …” alone no end."""
    if not spans:
        return None, None
    start = min((span.start for span in spans), key=lambda when: str(when.earliest()))
    due = max((span.due for span in spans), key=lambda when: str(when.latest()))
    if len(spans) == 1 and not (spans[0].years and spans[0].years[0] < spans[0].years[1]):
        if Mark.FROM in marks:
            return start, None
        if Mark.BY in marks or Mark.END in marks:
            return None, due
    return start, due


def _spans(found: Sequence[Piece]) -> list[_Span]:
    """The stretches of time named, each with the year that stands beside it, else that of its neighbour."""
    told = [piece for piece in found if piece.mark in (Mark.YEAR, Mark.YEARS, Mark.PART, Mark.DATE, Mark.APART)]
    spans: list[_Span] = []
    taken: set[int] = set()
    for place, piece in enumerate(told):
        if piece.mark is Mark.PART:
            beside = _beside(told, place, taken)
            taken |= {beside} if beside is not None else set()
            first, last, day = piece.numbers
            spans.append(_Span(first, last, day, _years(told[beside]) if beside is not None else None))
        elif piece.mark is Mark.DATE:
            year, month, day = (*piece.numbers, 0)[:3]
            spans.append(_Span(month, month, day, (year, year)))
        elif piece.mark is not Mark.APART:
            spans.append(_Span(years=_years(piece)))
    kept = [span for place, span in zip(_places(told), spans, strict=True) if place not in taken]
    return _lent(kept)


def _places(told: Sequence[Piece]) -> list[int]:
    return [place for place, piece in enumerate(told) if piece.mark is not Mark.APART]


def _beside(told: Sequence[Piece], place: int, taken: set[int]) -> int | None:
    """Where the year of a quarter or month stands: right behind it, else right before it, if nothing parts them."""
    for other in (place + 1, place - 1):
        if 0 <= other < len(told) and told[other].mark in (Mark.YEAR, Mark.YEARS) and other not in taken:
            return other
    return None


def _years(piece: Piece) -> tuple[int, int]:
    return piece.numbers[0], piece.numbers[-1]


def _lent(spans: list[_Span]) -> list[_Span]:
    """Quarters and months without a year take it from the next one that has it, else from the one before; a lone year is used up so."""
    bare = [span for span in spans if span.first and not span.years]
    whole = [span for span in spans if not span.first]
    if bare and len(whole) == 1 and len(bare) + 1 == len(spans):
        for span in bare:
            span.years = whole[0].years
        return bare
    for order in (list(reversed(spans)), spans):
        years: tuple[int, int] | None = None
        for span in order:
            if span.years:
                years = span.years
            elif years and years[0] == years[1]:
                span.years = years
    return spans
