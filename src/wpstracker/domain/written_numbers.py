"""A number as somebody wrote it into a table: "1 234,5", "12 %", "-3". What can mean two things is not read."""

import re

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?\Z")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:([,.])\d{3})+(?:(?!\1)[.,]\d+)?\Z")
_TWO_MEANINGS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}\Z")
_NOTHING = ("n/a", "na", "н/д", "нд", "нет данных", "no data", "not reported", "не сообщалось", "…", "...")


def read_number(text: str, unit: str = "") -> float | None:
    """The number, its unit or a sign of per cent behind it left out; None where it is said that there is none. Raises ValueError.

    "1,234" may be a thousand or one and a bit, "-" may mean none or not reported: neither is read.
    """
    tidy = " ".join(text.split()).strip()
    if not tidy or tidy.casefold() in _NOTHING:
        return None
    for behind in ("%", unit):
        if behind:
            tidy = re.sub(rf"{re.escape(behind)}\s*\Z", "", tidy, flags=re.IGNORECASE)
    digits = _SPACES.sub("", tidy).replace("\u2212", "-").replace("–", "-")
    if _TWO_MEANINGS.match(digits) and "." not in digits:
        raise ValueError(text)
    found = _GROUPED.match(digits)
    if found and (digits.count(found[1]) > 1 or re.search(r"[.,]\d+[.,]", digits)):
        return float(digits.replace(found[1], "").replace(",", "."))
    if _PLAIN.match(digits):
        return float(digits.replace(",", "."))
    raise ValueError(text)
