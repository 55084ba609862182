"""The headings of plan matrices in Russian, English, Ukrainian, Kyrgyz, Kazakh and Uzbek, and what stands below them."""

import re
from enum import Enum, auto

from wpstracker.domain.folding import folded
from wpstracker.domain.vocabularies import ItemLevel


class Holds(Enum):
    """What a column of a pasted matrix holds."""

    NUMBER = auto()
    GOAL = auto()
    OBJECTIVE = auto()
    TASK = auto()
    MEASURE = auto()
    EXPECTED = auto()
    INDICATOR = auto()
    BASELINE = auto()
    TARGET = auto()
    DATA_SOURCE = auto()
    FORM = auto()
    TERM = auto()
    RESPONSIBLE = auto()
    CO_RESPONSIBLE = auto()
    FUNDING = auto()
    AMOUNT = auto()
    STATUS = auto()
    NOTE = auto()


LEVELS = {
    Holds.GOAL: ItemLevel.GOAL,
    Holds.OBJECTIVE: ItemLevel.OBJECTIVE,
    Holds.TASK: ItemLevel.TASK,
    Holds.MEASURE: ItemLevel.MEASURE,
}
"""The columns that hold items, widest first."""

# The first that fits decides: “source of data” is no source of funding, “form of completion” is no term.
_PATTERNS: tuple[tuple[Holds, str], ...] = (
    (Holds.NUMBER, r"(?:№|#|n|no|nr|num|number|п\s*/?\s*п|т\s*/\s*р|р\s*/\s*с|номер|code|код)(?:\s*(?:п\s*/?\s*п|r|\.))*"),
    (
        Holds.CO_RESPONSIBLE,
        r".*(?:соисполнител|спи?ввиконав|co-?\s?(?:executor|responsible|implement)|supporting\s+(?:bod|agenc|instit)|партн[её]р|"
        r"partners).*",
    ),
    (
        Holds.DATA_SOURCE,
        r".*(?:источник\w*\s+(?:данных|информации|верификации|проверки)|(?:data|information)\s+(?:source|collect)|"
        r"sources?\s+of\s+(?:data|information|verif)|means\s+of|means\b|верификаци|verification).*",
    ),
    (
        Holds.FUNDING,
        r".*(?:источник\w*\s+финанс|джерел\w*\s+финанс|финансирован\w*\s+источник|sources?\s+of\s+(?:fund|financ)|(?:funding|"
        r"financing)\s+sources?|^financ\w*$|^funding$|каржылоо|каржыландыру|moliyalashtirish\s+manba|маблаг).*",
    ),
    (
        Holds.AMOUNT,
        r".*(?:сумм[аы]|стоимост|объ?[её]м\w*\s+(?:финанс|средств)|ориентовн|обсяг|бюджет|затрат|расход|amount|budget|estimat|"
        r"cost|resources|financing|каражат|mablag).*",
    ),
    (
        Holds.FORM,
        r".*(?:форм\w*\s+(?:завершен|реализац|исполнен|выполнен)|\bform\b|формасы|amalga\s+oshirish\s+mexanizm|"
        r"аткаруу\s+формасы|аякталу\s+нысаны).*",
    ),
    (Holds.TERM, r".*(?:срок|строк|terms?\b|time|deadline|period|when|\bdue\b|мооноту?|мерзими|муддат|muddat|мухлат|дата\s+исполн).*"),
    (Holds.BASELINE, r".*(?:базов|исходн|baseline|base\s+(?:value|year)).*"),
    (Holds.TARGET, r".*(?:целев\w+\s+(?:значен|показат|индикатор)|планов\w+\s+значен|target|milestone).*"),
    (Holds.INDICATOR, r".*(?:индикатор|показател|показник|indicator|korsatkich|курсаткич|корсоткуч|корсеткиш|нишондих).*"),
    (Holds.EXPECTED, r".*(?:ожидаем|очикуван|результат|expected|result|outcome|output|кутулгон|кутиле|kutilayotgan|натижа|натича).*"),
    (
        Holds.RESPONSIBLE,
        r".*(?:ответственн|исполнител|виконав|видповидальн|responsible|actors?|implement(?:er|ing)|lead\s+(?:agency|body|"
        r"institution)|executor|жооптуу|жауапты|орындаушы|аткаруучу|mas\s?ul|ижрочи|ijrochi|ичрокунанда).*",
    ),
    (Holds.STATUS, r".*(?:статус|ход\s+(?:исполнен|реализац|выполнен)|что\s+сделано|status|progress|implementation|выполнени).*"),
    (Holds.NOTE, r".*(?:примечан|примитк|комментар|note|comment|remark|эскерт|izoh).*"),
    (Holds.OBJECTIVE, r"(?!.*подзадач).*(?:операци\w+\s+ц[еи]л|operational\s+(?:goal|objective)|objective|задач|подцел|specific\s+goal).*"),
    (
        Holds.GOAL,
        r".*(?:стратег\w+\s+(?:ц[еи]л|направлен)|strategic|goal|ц[еи]л[ьия]|приоритет|priorit|направлени|pillar|максат|maqsad|"
        r"максад).*",
    ),
    (Holds.TASK, r".*(?:подзадач|завдан|task|милдет|vazifa|вазифа).*"),
    (
        Holds.MEASURE,
        r".*(?:мер[аыо]|мероприят|действи|заход|захид|activit|action|measure|иш-?\s?чара|ис-?шара|chora|чора|чорабини|"
        r"содержание|наименование|name|text).*",
    ),
)
_KNOWN = tuple((holds, re.compile(pattern)) for holds, pattern in _PATTERNS)
_LONGEST = 90
"""A heading is short; a measure that speaks of an indicator is not one."""

_SECTION = re.compile(
    r"(?P<word>стратегическая цель|операционная цель|стратегічна ціль|операційна ціль|приоритет\w*|направление|цель|задача|мера|"
    r"мероприятие|strategic goal|operational goal|strategic objective|priority(?: area)?|goal|objective|task|measure|activity|action)"
    r"\s*(?:№\s*)?(?P<number>\d+(?:\.\d+)*|[ivx]+)?\s*[.:)–—-]*\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+\.?|\d+[.)])\s*(?P<text>\D.*)", re.DOTALL)
_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\)?")


def heading(text: str) -> Holds | None:
    """What stands below a heading; None when it is not known as one."""
    tidy = " ".join(folded(text).replace("№", "№ ").split()).strip(" .:*")
    if not tidy or len(tidy) > _LONGEST or re.fullmatch(r"[\d.,\s]+", tidy):
        return Holds.NUMBER if tidy in ("№", "#") else None
    return next((holds for holds, pattern in _KNOWN if pattern.fullmatch(tidy)), None)


def section(text: str) -> tuple[ItemLevel, str, str] | None:
    """Level, number and text of a line such as “Цель 1. Расширить участие”; None when no level is named or nothing follows it."""
    found = _SECTION.fullmatch(text.strip())
    if not found or not (found["number"] or ":" in text[: found.start("text")]) or not found["text"].strip():
        return None
    holds = heading(found["word"])
    return (LEVELS[holds], found["number"] or "", found["text"].strip()) if holds in LEVELS else None


def numbered(text: str) -> tuple[str, str]:
    """The number a text begins with, and the text: “1.2. Train staff” is 1.2; “2 trainings” has none."""
    found = _NUMBERED.fullmatch(text.strip())
    return (found["number"].rstrip(".)"), found["text"].strip()) if found else ("", text.strip())


def is_number(text: str) -> bool:
    """Whether it is only a number of an item: 1, 1.2, 3)."""
    return bool(_BARE_NUMBER.fullmatch(text.strip()))
