"""How many people, by sex, as far as it was reported. A missing part is None and never 0."""

from collections.abc import Iterable
from dataclasses import dataclass

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Precision
from wpstracker.words import N_, Words

_PARTS = ("women", "men", "other", "undisaggregated")
_MOST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Headcount:
    """Numbers of people; `undisaggregated` are those whose sex was not reported, `total` what the source states."""

    women: int | None = None
    men: int | None = None
    other: int | None = None
    undisaggregated: int | None = None
    total: int | None = None
    precision: Precision = Precision.EXACT

    def problems(self) -> list[Problem]:
        """Impossible numbers only: parts that do not add up are a remark, since sources do not add up."""
        negative = N_("A number of people cannot be negative. Leave it empty if it was not reported.")
        numbers = ((name, getattr(self, name)) for name in (*_PARTS, "total"))
        return [
            Problem(name, negative if number < 0 else N_("There are not that many people on Earth. Correct the number."))
            for name, number in numbers
            if number is not None and not 0 <= number <= _MOST
        ]

    def sum_of_parts(self) -> int | None:
        """Women, men, other and not disaggregated together; None when no part is known."""
        women, men, other, rest = self.women, self.men, self.other, self.undisaggregated
        if women is None and men is None and other is None and rest is None:
            return None
        return (women or 0) + (men or 0) + (other or 0) + (rest or 0)

    def people(self) -> int | None:
        """The stated total, else the sum of the parts, else None: not reported."""
        return self.total if self.total is not None else self.sum_of_parts()

    def not_split(self) -> int | None:
        """People whose sex is unknown: those said so, or the rest of the total."""
        people = self.people()
        if people is None:
            return None
        return max(0, people - (self.women or 0) - (self.men or 0) - (self.other or 0))

    @property
    def is_reported(self) -> bool:
        """Whether any number is known."""
        return self.people() is not None

    @property
    def is_disaggregated(self) -> bool:
        """Whether women and men are both counted (S/2010/498 asks for sex-disaggregated data)."""
        return self.women is not None and self.men is not None

    @property
    def share_of_women(self) -> float | None:
        """Women among women and men, 0 to 1; None unless both are known and somebody was there."""
        if self.women is None or self.men is None or self.women + self.men == 0:
            return None
        return self.women / (self.women + self.men)

    @property
    def adds_up(self) -> bool:
        """False when the parts say something else than the total; that is shown, never forced."""
        parts = self.sum_of_parts()
        if self.total is None or parts is None:
            return True
        full = self.is_disaggregated or self.undisaggregated is not None
        return parts == self.total if full else parts <= self.total

    def show(self, words: Words) -> str:
        """As a person reads it: "about 50", "at least 12", "not reported"."""
        people = self.people()
        if people is None:
            return words(N_("not reported"))
        number = f"{people:,}".replace(",", "\u00a0")
        match self.precision:
            case Precision.ABOUT:
                return words(N_("about {number}"), number=number)
            case Precision.AT_LEAST:
                return words(N_("at least {number}"), number=number)
        return number


def added(counts: Iterable[Headcount]) -> Headcount:
    """All blocks together: what is known is added, what nobody reported stays None; as sure as the least sure block."""
    blocks = [count for count in counts if count.is_reported]
    if not blocks:
        return Headcount(precision=Precision.NOT_REPORTED)
    women, men, other = (_together(numbers) for numbers in zip(*((block.women, block.men, block.other) for block in blocks), strict=True))
    people = sum(block.people() or 0 for block in blocks)
    rest = people - (women or 0) - (men or 0) - (other or 0)
    sure = {block.precision for block in blocks}
    precision = next((least for least in (Precision.ABOUT, Precision.AT_LEAST) if least in sure), Precision.EXACT)
    return Headcount(women, men, other, rest if rest > 0 else None, people, precision)


def _together(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
