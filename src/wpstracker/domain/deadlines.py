"""Terms as plans write them: “IV квартал 2024 г.”, “ежегодно”, “постоянно”, “2022–2025”, “by the end of 2024”."""

from dataclasses import dataclass

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import DeadlineKind, Rhythm


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a term means; `written` are its words, always kept."""

    kind: DeadlineKind
    written: str
    start: PartialDate | None = None
    due: PartialDate | None = None
    rhythm: Rhythm | None = None


def understand(text: str) -> Deadline | None:
    """What the words mean; None when they are not understood, and then only the words are kept."""
    return None
