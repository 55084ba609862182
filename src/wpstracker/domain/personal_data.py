"""E-mail addresses and telephone numbers in a text: data about persons, which a pasted press release often ends with."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?![\w@])")
_NUMBER = re.compile(
    r"""(?:(?<![\w+])\+ | \b(?:tel|phone|telephone|mob|mobile|cell|fax|тел|телефон|моб|факс)\b[.:]?(?:\s*[№:])?\s*\(?\+?)
        (?P<digits>\(?\d(?:[\s().\-–/]{0,3}\d){5,14})""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What was found, each once, in the order of the text."""

    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.addresses or self.numbers)


def personal_data(text: str) -> PersonalData:
    """E-mail addresses, and numbers written as telephone numbers: with a + or after a word like “Tel.”; years and symbols are none."""
    addresses = dict.fromkeys(match.group() for match in _ADDRESS.finditer(text))
    numbers = dict.fromkeys(" ".join(match.group().split()) for match in _NUMBER.finditer(text))
    return PersonalData(tuple(addresses), tuple(numbers))


def without_personal_data(text: str, instead: str) -> str:
    """The text with `instead` in the place of each."""
    return _NUMBER.sub(instead, _ADDRESS.sub(instead, text))
