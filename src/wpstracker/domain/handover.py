"""What may leave the office with a report. Public and internal records always may; the rest only when somebody asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handover:
    """`restricted` records, names of `participants`, `contacts` of people; `suppress_small` writes small numbers as “<5”."""

    restricted: bool = False
    participants: bool = False
    contacts: bool = False
    suppress_small: bool = False

    @property
    def is_confidential(self) -> bool:
        """Whether it asks for anything that is left out otherwise."""
        return self.restricted or self.participants or self.contacts
