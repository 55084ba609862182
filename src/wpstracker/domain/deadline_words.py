"""The words of terms in plans, turned into marks: Russian, English, and the simple forms of Kyrgyz, Kazakh, Uzbek and Tajik."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from wpstracker.domain.folding import folded
from wpstracker.domain.months import NUMBER_OF
from wpstracker.domain.vocabularies import Rhythm


class Mark(Enum):
    """What a stretch of a term says."""

    YEAR = auto()
    YEARS = auto()
    PART = auto()
    DATE = auto()
    RHYTHM = auto()
    CONTINUOUS = auto()
    AS_NEEDED = auto()
    BY = auto()
    END = auto()
    FROM = auto()
    APART = auto()
    DAY_OF_PERIOD = auto()
    FILLER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark with its numbers: YEAR (2024,), YEARS (2022, 2025), PART (first month, last month, day or 0), DATE (year, month, day)."""

    mark: Mark
    numbers: tuple[int, ...] = ()
    rhythm: Rhythm | None = None


ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {
    "первый": 1,
    "первого": 1,
    "первом": 1,
    "первое": 1,
    "второй": 2,
    "второго": 2,
    "втором": 2,
    "второе": 2,
    "третий": 3,
    "третьего": 3,
    "третьем": 3,
    "четвертый": 4,
    "четвертого": 4,
    "четвертом": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}
_ENDING = r"(?:\s*-?\s*(?:ый|ой|ий|ого|его|го|ом|ем|й|м|е|я|st|nd|rd|th|чи|ши|нчи|chi|inchi|nchi|ум))?"
_NUMBER = rf"(?:(?:iv|i{{1,3}}|[1-4]){_ENDING}|{'|'.join(_ORDINALS)})"
_APART = r"\s*(?:,|;|-|/|\bи\b|\band\b|\bжана\b|\bжане\b|\bва\b|\bva\b)\s*"
_QUARTER = r"(?:кварт\w*|кв\b\.?|чейре\w*|токсан\w*|chora\w*|чора\w*|чоряк\w*|семоха\w*|quarters?\b|qtr\b\.?)"
_HALF = r"(?:полугод\w*|п/г\b|half(?:\s*-?\s*years?)?\b|жарым\s*жыл\w*|жартыжылды\w*|ярим\s*йил\w*|yarim\s*yil\w*|нимсол\w*)"
_YEAR_WORD = r"(?:г\s*\.?\s*г\b\.?|г\b\.?|год\w*|жыл(?!\s*сайын)\w*|йил\w*|yil\w*|солхо\w*|сол(?:и|ро|хо)?\b|years?\b)"
_YEAR = r"(?:19|20)\d\d"

_ONCE = r"(?:(?:один|1)\s+)?раз\s+в"
_EVERY, _OFTEN = r"(?:every|each)", r"once\s+(?:a|per)"
_RHYTHMS: tuple[tuple[Rhythm | None, tuple[str, ...]], ...] = (
    (
        None,
        (
            rf"{_ONCE}\s+(?:три|3|пять|5)\s+(?:года|лет)|{_EVERY}\s+(?:three|3|five|5)\s+years|еженедельн\w*|ежедневн\w*|weekly|daily",
            r"периодическ\w*|регулярн\w*|regularly|periodically|on\s+a\s+regular\s+basis|мезгил-мезгили\s+менен|muntazam(?:\s+ravishda)?",
        ),
    ),
    (
        Rhythm.TWO_YEARLY,
        (
            rf"{_ONCE}\s+(?:два|2)\s+года|кажд\w+\s+(?:два|2)\s+года",
            rf"biennial(?:ly)?|{_EVERY}\s+(?:two|2)\s+years|every\s+(?:second|other)\s+year",
        ),
    ),
    (
        Rhythm.HALF_YEARLY,
        (
            rf"кажд\w+\s+полугоди\w*|по\s+полугодиям|{_ONCE}\s+(?:полгода|полугодие|(?:6|шесть)\s+месяцев)",
            rf"(?:(?:два|2)\s+раза|дважды)\s+в\s+год\w*|{_EVERY}\s+(?:six|6)\s+months|{_EVERY}\s+half-?\s?year",
            r"semi-?\s?annual(?:ly)?|bi-?annual(?:ly)?|half-?\s?yearly|twice\s+(?:a|per)\s+year",
            r"жарым\s+жыл\s+сайын|жартыжылды\w*\s+сайын|har\s+yarim\s+yil\w*|хар\s+ярим\s+йил\w*",
        ),
    ),
    (
        Rhythm.MONTHLY,
        (
            rf"ежемесячн\w*|кажд\w+\s+месяц\w*|{_ONCE}\s+месяц|monthly|{_EVERY}\s+month|{_OFTEN}\s+month",
            r"ай\s+сайын\w*|har\s+oy\w*|хар\s+ой\w*|хар\s+мох\w*",
        ),
    ),
    (
        Rhythm.QUARTERLY,
        (
            rf"ежеквартальн\w*|кажд\w+\s+квартал\w*|{_ONCE}\s+квартал|quarterly|{_EVERY}\s+quarter|{_OFTEN}\s+quarter",
            r"(?:чейрек|квартал|токсан)\s+сайын\w*|har\s+(?:bir\s+)?chora\w+|хар\s+(?:бир\s+)?чорак\w*|хар\s+(?:семоха|квартал)\w*",
        ),
    ),
    (
        Rhythm.YEARLY,
        (
            rf"ежегодн\w*|кажд\w+\s+год\w*|{_ONCE}\s+год(?:у)?|annual(?:ly)?|yearly|{_EVERY}\s+year|{_OFTEN}\s+year|per\s+year",
            r"жыл\s+сайын\w*|ар\s+(?:бир\s+)?жылы?|har\s+(?:bir\s+)?yil\w*|хар\s+(?:бир\s+)?йил\w*|хар\s+сол\w*|хамасола",
        ),
    ),
)
_CONTINUOUS = (
    r"вес[ьг]о?\s+(?:период|срок)\w*(?:\s+(?:действия|реализации|исполнения))?(?:\s+плана|\s+программы)?|постоянно(?:\s+действующ\w+)?|постоянн\w+|непрерывно|бессрочно|систематическ\w+|в\s+постоянном\s+режиме|"
    r"(?:в\s+течени[ие]|на\s+протяжении|на)\s+(?:все\w+\s+)?(?:период\w*|срок\w*)(?:\s+(?:действия|реализации|исполнения))?(?:\s+плана|\s+программы)?|"
    r"continuous(?:ly)?|ongoing|on-going|permanent(?:ly)?|constantly|throughout\s+the\s+(?:plan|period|whole\s+period|duration\s+of\s+the\s+plan)|"
    r"туруктуу(?:\s+негизде)?|узгултуксуз|дайыма|туракты(?:\s+негизде)?|уздиксиз|doimiy(?:\s+(?:ravishda|asosda))?|доимий(?:\s+(?:равишда|асосда))?|"
    r"доими|пайваста|мунтазам"
)
_AS_NEEDED = (
    r"(?:по\s+мере|при|в\s+случае|исходя\s+из)\s+необходимост\w+|по\s+необходимости|по\s+мере\s+(?:поступлени\w+(?:\s+заявок|\s+обращений)?|возможност\w+)|"
    r"as\s+(?:needed|required|necessary|appropriate)|if\s+necessary|when\s+(?:needed|necessary)|зарылчылыкка\s+жараша|зарыл\s+болгондо|"
    r"кажеттилигине\s+карай|кажет\s+болганда|zarurat(?:ga)?\s+(?:bo\s*lganda|kora|qarab)|зарурат(?:га)?\s+(?:булганда|кура|караб)|дар\s+холати\s+зарури"
)
_BY = (
    r"до\b|не\s+позднее|не\s+позже|к\b|ко\b|по\b(?!\s*-)|срок\s+до|by\b|before\b|until\b|till\b|to\b|through\b|no\s+later\s+than|not\s+later\s+than|"
    r"чейин\w*|дейин\w*|gacha|qadar|кадар|то\b"
)
_END = (
    r"(?:в\s+)?кон(?:ца|ец|цу|це)\b|окончани[яюе]\b|(?:at\s+)?(?:the\s+)?end(?:\s+of)?\b|"
    r"аяг\w*|сон(?:уна|ына|у|ы|ында|унда)\b|oxiri\w*|охир\w*|якун\w*|yakuni\w*"
)
_FROM = r"начиная\s+(?:с|со|from)\b|с\b|со\b|from\b|since\b|starting(?:\s+(?:from|in|with))?\b|баштап\b|бастап\b|boshlab\b|бошлаб\b|аз\b"
_FILLER = (
    rf"в\s+течени[ие]|на\s+протяжении|в\b|во\b|на\b|срок\b|within\b|during\b|throughout\b|in\b|the\b|of\b|on\b|over\b|period\b|{_YEAR_WORD}|"
    r"основе\b|режиме\b|basis\b|an?\b|год\w*|ичинде\w*|ишинде\w*|давомида\b|davomida\b|дар\b|давоми\b|мобайни\b|ой\w*\b|айы\w*|мохи\b|месяц\w*|сайын"
)
_MONTH_CASES = "е да де та те ы и у ында инде ына ине га ге дин дын дан ning da i ga gacha"
"""Endings of the month names in Russian, Kyrgyz, Kazakh and Uzbek."""


@cache
def _months() -> dict[str, int]:
    known = {folded(name): number for name, number in NUMBER_OF.items()} | {"мая": 5, "мае": 5}
    bare = {name.rstrip("ьяа") if len(name) > 4 else name: number for name, number in known.items()}
    endings = {name + ending: number for name, number in {**bare, **known}.items() for ending in ("", *_MONTH_CASES.split())}
    return endings | known


_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:\s*-?\s*(?:го|е|st|nd|rd|th))?"


def pieces(text: str) -> list[Piece] | None:
    """The marks of a term in their order; None when something in it is not known."""
    tidy = _tidied(text)
    found: list[Piece] = []
    at = 0
    while at < len(tidy):
        step = _read(tidy, at)
        if step is None:
            return None
        at, read = step
        found.extend(read)
    return found


def _tidied(text: str) -> str:
    """Folded, with plain hyphens and blanks, Roman numerals in Latin letters, and without remarks in brackets that hold no figures."""
    latin = re.sub(r"(?<!\w)[IІVХXivі]{1,3}(?!\w)", lambda found: found[0].replace("І", "I").replace("і", "i"), text)
    plain = re.sub(r"\s+", " ", re.sub("[‐‑‒–—−]", "-", folded(latin)))
    return re.sub(r"\([^()\d]*\)", " ", plain).strip()


def _read(tidy: str, at: int) -> tuple[int, list[Piece]] | None:
    """The pieces that begin at a place, and where they end."""
    blank = re.compile(r"[\s.:()*\"«»“”]+").match(tidy, at)
    if blank:
        return blank.end(), []
    for pattern, make in _READERS:
        found = pattern.match(tidy, at)
        if found:
            made = make(found)
            if made is not None:
                return found.end(), made
    return None


def _numbers(text: str) -> Iterator[int]:
    """The numbers of a list such as “i, iii” or “second”."""
    for found in re.finditer(_NUMBER, text):
        bare = re.match(r"iv|i{1,3}|[1-4]", found[0])
        if found[0] in _ORDINALS:
            yield _ORDINALS[found[0]]
        elif bare:
            yield ROMAN.get(bare[0]) or int(bare[0])


def _parts(months: int) -> Callable[[re.Match[str]], list[Piece] | None]:
    def make(found: re.Match[str]) -> list[Piece] | None:
        made: list[Piece] = []
        for number in _numbers(found["numbers"]):
            if number > 12 // months:
                return None
            made += [Piece(Mark.APART)] if made else []
            made.append(Piece(Mark.PART, ((number - 1) * months + 1, number * months, 0)))
        return made

    return make


def _month(found: re.Match[str]) -> list[Piece] | None:
    number = _months().get(found["month"])
    day = int(found.groupdict().get("day") or 0)
    return None if number is None or day > 31 else [Piece(Mark.PART, (number, number, day))]


def _two_days(found: re.Match[str]) -> list[Piece] | None:
    number = _months().get(found["month"])
    if number is None:
        return None
    days = (Piece(Mark.PART, (number, number, int(found[name]))) for name in ("first", "last"))
    return [next(days), Piece(Mark.APART), next(days)]


def _years(found: re.Match[str]) -> list[Piece] | None:
    first, last = int(found["first"]), int(found["last"])
    if last < 100:
        if last <= first % 100 or last <= 12:
            return None
        last += first // 100 * 100
    return [Piece(Mark.YEARS, (first, last))] if first < last else None


def _always(mark: Mark, rhythm: Rhythm | None = None) -> Callable[[re.Match[str]], list[Piece] | None]:
    return lambda _: [Piece(mark, (), rhythm)]


def _groups(mark: Mark, *names: str) -> Callable[[re.Match[str]], list[Piece] | None]:
    return lambda found: [Piece(mark, tuple(int(found[name]) for name in names))]


def _year_and_month(found: re.Match[str]) -> list[Piece] | None:
    """2022-12 is a December; 2010-12 may be three years, so it is neither."""
    year, month = int(found["year"]), int(found["month"])
    return [Piece(Mark.DATE, (year, month))] if 1 <= month <= 12 and month < year % 100 else None


def _short_year(found: re.Match[str]) -> list[Piece] | None:
    return [Piece(Mark.DATE, (2000 + int(found["year"]), int(found["month"]), int(found["day"])))]


def _quarter(found: re.Match[str]) -> list[Piece]:
    number = int(found["numbers"] or found["first"])
    return [Piece(Mark.PART, (number * 3 - 2, number * 3, 0))]


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Piece] | None]], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), make)
    for pattern, make in (
        *(("|".join(patterns), _always(Mark.RHYTHM, rhythm)) for rhythm, patterns in _RHYTHMS),
        (_CONTINUOUS, _always(Mark.CONTINUOUS)),
        (_AS_NEEDED, _always(Mark.AS_NEEDED)),
        (r"q\s*(?P<numbers>[1-4])|(?P<first>[1-4])\s*q(?!\w)", _quarter),
        (rf"(?P<numbers>{_NUMBER}(?:{_APART}{_NUMBER})*)\s*-?\s*{_QUARTER}", _parts(3)),
        (rf"{_QUARTER}\s*(?P<numbers>{_NUMBER}(?:{_APART}{_NUMBER})*)", _parts(3)),
        (r"h\s*(?P<numbers>[12])", _parts(6)),
        (rf"(?P<numbers>{_NUMBER}(?:{_APART}{_NUMBER})*)\s*-?\s*{_HALF}", _parts(6)),
        (rf"{_HALF}\s*(?P<numbers>{_NUMBER}(?:{_APART}{_NUMBER})*)", _parts(6)),
        (
            rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year>{_YEAR})(?:\s*{_YEAR_WORD})?",
            _groups(Mark.DATE, "year", "month", "day"),
        ),
        (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d\d)", _short_year),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)", _groups(Mark.DATE, "year", "month", "day")),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)(?!-)", _year_and_month),
        (rf"(?P<month>\d{{1,2}})[./](?P<year>{_YEAR})(?:\s*{_YEAR_WORD})?", _groups(Mark.DATE, "year", "month")),
        (rf"(?P<first>{_YEAR})(?:\s*{_YEAR_WORD})?\s*[-/]\s*(?P<last>{_YEAR}|\d\d)(?!-?\d)(?:\s*-?\s*{_YEAR_WORD})?", _years),
        (rf"(?P<year>{_YEAR})(?:\s*-?\s*{_YEAR_WORD})?", _groups(Mark.YEAR, "year")),
        (rf"(?P<first>\d{{1,2}})\s*-\s*(?P<last>\d{{1,2}})\s+{_MONTH}", _two_days),
        (rf"{_DAY}\s*-?\s*(?:of\s+)?{_MONTH}", _month),
        (rf"{_MONTH}\s+{_DAY},?(?=\s+{_YEAR})", _month),
        (rf"{_MONTH}\s+{_DAY}", _month),
        (_MONTH, _month),
        (r"\d{1,2}(?:\s*-?\s*го)?\s+числа", _always(Mark.DAY_OF_PERIOD)),
        (_END, _always(Mark.END)),
        (_BY, _always(Mark.BY)),
        (_FROM, _always(Mark.FROM)),
        (_FILLER, _always(Mark.FILLER)),
    )
) + ((re.compile(_APART), _always(Mark.APART)),)
