"""What a closed list is: codes as they are stored, each with its label."""

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A code as it is stored, with the English label that is translated when shown."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """The code as text, with its label beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
