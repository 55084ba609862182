"""Month names as they stand in real texts, for reading and for showing dates."""

ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
RUSSIAN = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
RUSSIAN_OF = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
KAZAKH = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан")
KYRGYZ_IN = (
    "январда",
    "февралда",
    "мартта",
    "апрелде",
    "майда",
    "июнда",
    "июлда",
    "августта",
    "сентябрда",
    "октябрда",
    "ноябрда",
    "декабрда",
)
TAJIK = ("январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
UZBEK = ("yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr")
TURKMEN = ("ýanwar", "fewral", "mart", "aprel", "maý", "iýun", "iýul", "awgust", "sentýabr", "oktýabr", "noýabr", "dekabr")
SHORT = {
    "en": tuple(name[:3] for name in ENGLISH),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
}

NUMBER_OF: dict[str, int] = {
    name.lower(): number
    for names in (ENGLISH, RUSSIAN, RUSSIAN_OF, KAZAKH, KYRGYZ_IN, TAJIK, UZBEK, TURKMEN, SHORT["en"], SHORT["ru"])
    for number, name in enumerate(names, 1)
} | {"sept": 9, "сент": 9, "нояб": 11, "сентябри": 9, "октябри": 10, "oktyabr": 10, "sentyabr": 9}


def month_name(month: int, language: str) -> str:
    """The month standing alone: "June", "июнь"."""
    return (RUSSIAN if language == "ru" else ENGLISH)[month - 1]


def month_in_date(month: int, language: str) -> str:
    """The month after a day: "June", "июня"."""
    return (RUSSIAN_OF if language == "ru" else ENGLISH)[month - 1]


def month_short(month: int, language: str) -> str:
    """Three letters for charts and narrow columns."""
    return SHORT["ru" if language == "ru" else "en"][month - 1]
