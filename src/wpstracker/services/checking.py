"""What must hold of any record before it is saved. What is unknown is never a problem; what contradicts itself is."""

import re
from collections.abc import Iterable
from typing import Any

from wpstracker.domain.currencies import is_currency
from wpstracker.domain.places import country
from wpstracker.domain.problems import Problem
from wpstracker.words import N_

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)


def title_problems(field: str, text: str) -> list[Problem]:
    """A record needs a few words to be found by."""
    return [] if text.strip() else [Problem(field, N_("Give it a title; a few words are enough, and they can be changed later."))]


def country_problems(field: str, codes: Iterable[str]) -> list[Problem]:
    """Only countries of ISO 3166-1; any other wording belongs in the place."""
    message = N_("“{code}” is not a country code of ISO 3166-1. Choose a country from the list, or leave it empty and write the place.")
    return [Problem(field, message, {"code": code}) for code in codes if code and not is_country(code)]


def is_country(code: str) -> bool:
    """Whether this is an upper-case two-letter code of ISO 3166-1."""
    try:
        country(code)
    except KeyError:
        return False
    return True


def percent_problems(record: Any, *names: str) -> list[Problem]:
    """Shares of a hundred."""
    message = N_("Write a share between 0 and 100 %.")
    return [Problem(name, message) for name in names if (value := getattr(record, name)) is not None and not 0 <= value <= 100]


def money_problems(record: Any, *amounts: str) -> list[Problem]:
    """Amounts are not negative, and their currency is a code of three letters."""
    message = N_("An amount of money cannot be negative. Leave it empty if it is unknown.")
    found = [Problem(name, message) for name in amounts if (value := getattr(record, name)) is not None and value < 0]
    if record.currency and not is_currency(record.currency):
        wrong = N_("“{code}” is not a currency code. Write its three letters, for instance EUR or KZT.")
        found.append(Problem("currency", wrong, {"code": record.currency}))
    return found


def hour_problems(record: Any) -> list[Problem]:
    """Hours are HH:MM."""
    message = N_("“{text}” is not an hour. Write it like 09:30.")
    return [
        Problem(name, message, {"text": text})
        for name in ("start_time", "end_time")
        if (text := getattr(record, name)) and not _HOUR.match(text)
    ]


def zone_problems(zone: str) -> list[Problem]:
    """Zones have IANA names; on a computer without the zone list any name is taken."""
    if not zone or is_zone(zone):
        return []
    return [Problem("zone", N_("“{zone}” is not a time zone. Write it like Asia/Almaty."), {"zone": zone})]


def is_zone(name: str) -> bool:
    """Whether the name stands in the zone list, if this computer has one."""
    from zoneinfo import ZoneInfo  # costs more than all else that is loaded for it

    try:
        ZoneInfo("UTC")
    except (KeyError, OSError):
        return True
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
