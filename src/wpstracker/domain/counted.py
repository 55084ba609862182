"""A number of people as somebody wrote it into a table: "1 234", "ок. 50", ">= 30". What can mean two things is not read."""

import re
from dataclasses import dataclass

from wpstracker.domain.vocabularies import Precision

_GROUPED = re.compile(r"\d{1,3}(?:([\s'’,])\d{3})(?:\1\d{3})*")
_WHOLE = re.compile(r"\d+(?=(?:[.,]0{1,2})?\Z)")
_UNITS = r"(?:чел(?:\.|овека?)?|участни(?:к|ка|ков|ц|цы)|persons?|people|participants?)"
_PATTERN = re.compile(rf"(?P<before>[^\d]*?)\s*(?P<number>\d[\d\s'’.,]*?)\s*(?P<after>\+)?\s*(?:{_UNITS})?\.?", re.IGNORECASE)
_ABOUT = {
    *("~", "≈", "∼", "about", "approx", "approx.", "approximately", "around", "some", "circa", "ca", "ca.", "c."),
    *("ок", "ок.", "около", "примерно", "приблизительно", "прибл", "прибл.", "порядка"),
}
_AT_LEAST = {
    *(">=", "≥", "=>", ">", "at least", "min", "min.", "minimum", "no less than", "more than", "over"),
    *("не менее", "не меньше", "минимум", "мин", "мин.", "более", "больше", "свыше"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """`number` is None where nothing is written: not reported. `precision` is None where the writer says nothing of it."""

    number: int | None
    precision: Precision | None = None


def read_count(text: str) -> Counted | None:
    """What a written number of people says; None when it cannot be read for certain: "-" may mean none or not reported."""
    tidy = " ".join(text.split())
    if not tidy:
        return Counted(None)
    found = _PATTERN.fullmatch(tidy)
    number = _number(found["number"]) if found else None
    if found is None or number is None:
        return None
    before = found["before"].strip().lower()
    if found["after"]:
        return Counted(number, Precision.AT_LEAST) if not before else None
    if not before:
        return Counted(number)
    precision = Precision.ABOUT if before in _ABOUT else Precision.AT_LEAST if before in _AT_LEAST else None
    return Counted(number, precision) if precision else None


def _number(digits: str) -> int | None:
    """Digits in groups of three, or a whole number that a spreadsheet shows with zeros behind its point."""
    if _GROUPED.fullmatch(digits):
        return int("".join(letter for letter in digits if letter.isdecimal()))
    whole = _WHOLE.match(digits)
    return int(whole[0]) if whole else None
