"""Every fact of the five texts can be read in the window of the sample, on the page of the record it is about."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.facts.reading import Page, read_pages
from tests.facts.seed_facts import (
    ADVISORY,
    ALMATY,
    BORDERS,
    DIALOGUE,
    FACTS,
    KG_GROUP,
    KG_PLAN,
    KZ_COMMISSION,
    LAW,
    OSCE,
    ROUND_TABLE,
    TRAINING,
    WORKSHOP,
    WORKSHOPS,
)

EVENTS = {"A": TRAINING, "B": WORKSHOP, "C": LAW, "D": BORDERS, "E": ALMATY}
"""A fact is read on the page of its text's event, unless `PAGES` says where."""
FIVE = "Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan"
PROJECT = "Strengthening the capacity of the state border service of Turkmenistan"
ADVICE: Page = ("recommendation", f"Incorporate gender and security elements into Kyrgyzstan's {KG_PLAN}")
PAGES: dict[str, Page] = {
    "A18": ("organisation", KZ_COMMISSION),
    "A19": ("source", TRAINING),
    "B06": ("series", WORKSHOPS),
    "B08": ("event", ROUND_TABLE),
    "B14": ("organisation", KG_GROUP),
    "B15": ADVICE,
    "B16": ADVICE,
    "B17": ADVICE,
    "B18": ("plan", f"KG: {KG_PLAN}"),
    "B20": ("series", WORKSHOPS),
    "C09": ("organisation", "OSCE Strategic Police Matters Unit"),
    "C12": ("recommendation", "Break down gender barriers in the security sector"),
    "C13": ("recommendation", "Promote women's meaningful involvement in the security sector"),
    "C14": ("country", "KZ"),
    "C15": ("source", LAW.replace("'", "’")),
    "D05": ("project", PROJECT),
    "D14": ("plan", "TM: First National Action Plan on Gender Equality"),
    "D16": ("source", "The OSCE center in Ashgabat introduced gender aspects in border management and security"),
    "E06": ("series", DIALOGUE),
    "E13": ("plan", "KG: Fourth National Action Plan on UNSCR 1325"),
    "E14": ("plan", "KZ: First National Action Plan on UNSCR 1325"),
    "E15": ("plan", "UZ: First National Action Plan on UNSCR 1325"),
    "E16": ("plan", "TJ: Third National Action Plan on UNSCR 1325"),
    "E19": ("country", "TJ"),
}
WORDS: dict[str, tuple[str, ...]] = {
    "A03": ("12–13 July 2013",),
    "A04": ("12–13 July 2013", "2 days"),
    "A07": ("Organiser OSCE Centre in Astana today OSCE Programme Office in Astana",),
    "A08": ("National Commission for Women’s Affairs and Family-Demographic Policy",),
    "A09": ("Supporter Akmola Region Administration",),
    "A10": ("about 50",),
    "A11": ("Government or cabinet", "Local government or regional administration"),
    "A12": ("Bosnia and Herzegovina · Trainers or experts", "Bulgaria · Trainers or experts", "Lithuania · Trainers or experts"),
    "A15": ("Ambassador, Head of the OSCE Centre in Astana",),
    "A16": ("Opening remarks",),
    "A17": ("Develop a network of gender focal points in Kazakhstan's government agencies.",),
    "A18": ("National gender machinery", "Kazakhstan"),
    "A19": ("Publisher OSCE", "Borovoye, Kazakhstan, 12 July 2013"),
    "B03": ("2 days",),
    "B06": (f"Countries covered {FIVE}",),
    "B07": (f"Follow-up to {ROUND_TABLE}",),
    "B08": ("September 2006", "Kazakhstan"),
    "B09": (OSCE,),
    "B10": ("Government", "Civil society"),
    "B11": (
        "Political participation",
        "Human trafficking and migration",
        "Violence against women and physical insecurity",
        "Religion and cultural tradition",
    ),
    "B12": ("Cross-cutting Needs of rural populations",),
    "B13": ("Working group formed",),
    "B14": (
        "Government representatives nominated and elected by the workshop participants",
        "Civil society representatives nominated and elected by the workshop participants",
    ),
    "B16": ("3 July 2007",),
    "B17": (KG_PLAN, WORKSHOP),
    "B18": ("To be finalised on 3 July 2007.", "Kyrgyzstan"),
    "C03": ("14–15 September 2023",),
    "C05": (
        "Ministry of Interior",
        "Police academies",
        "Prosecutor offices",
        "OSCE structures and field operations",
        "Civil society organisations",
        "Academic institutions",
        "International organisations",
    ),
    "C06": (
        "Deputy Chair of the National Commission on Women, Family and Demographic Policy under the President of the Republic of Kazakhstan",
    ),
    "C07": ("Ambassador, Head of the OSCE Programme Office in Astana",),
    "C08": ("OSCE Gender Issues Programme", "OSCE Programme Office in Astana", "OSCE Conflict Prevention Centre"),
    "C09": (f"Part of {OSCE} › OSCE Secretariat › OSCE Transnational Threats Department",),
    "C11": ("Recommendations adopted",),
    "C14": ("Women in the security sector", "September 2023"),
    "C15": ("Publisher OSCE",),
    "D01": ("Round table",),
    "D03": ("3–5 August (year not stated)",),
    "D05": ("Extra-budgetary",),
    "D06": ("Border service", "Migration service"),
    "D08": ("Funder Government of Germany",),
    "D09": ("Head of the OSCE Centre in Ashgabat",),
    "D10": ("OSCE experts", "National experts"),
    "D11": ("OSCE Secretariat", "OSCE Office for Democratic Institutions and Human Rights"),
    "D12": ("Ministry of Labour and Social Protection of the Population of Turkmenistan", "Women's Union of Turkmenistan"),
    "D14": ("Turkmenistan", "Under implementation", "Gender-equality plan"),
    "D15": ("Supports the plan First National Action Plan on Gender Equality",),
    "D16": ("Press release", "Publisher OSCE Centre in Ashgabat"),
    "E03": ("16 October 2023, 10:00–17:15 (Almaty)",),
    "E05": ("in the chair in 2023: Kazakhstan",),
    "E06": ("December 2020: Launched", "2021: Uzbekistan", "2022: Turkmenistan"),
    "E07": (KZ_COMMISSION, "Government of the Republic of Kazakhstan"),
    "E08": ("United Nations Regional Centre for Preventive Diplomacy for Central Asia",),
    "E09": ("Expected results", "Coordination of mechanisms", "Publication of recommendations from the discussions"),
    "E13": ("Kyrgyzstan", "Under implementation October 2023", ADVISORY),
    "E14": ("Kazakhstan", "Adopted in 2021, the first plan of Kazakhstan on UNSCR 1325.", ADVISORY),
    "E15": ("Uzbekistan", "Adopted in 2022.", ADVISORY),
    "E16": ("Tajikistan", "Being drafted October 2023", ADVISORY),
    "E17": ("Contact Zarina Assanova Communications and Advocacy Expert, UN Women",),
    "E18": ("Live stream Announced", "#WomenPeaceAndSecurity"),
    "E19": ("WPS Index 2021/22", FIVE),
}
"""What the window says beyond the words of the fact, where these differ from what the workbook says in a cell."""
NOT_SO = {"A10": (), "D03": ()}
"""Facts whose words in the workbook are said otherwise on a page."""
IN_RUSSIAN: dict[Page, tuple[str, ...]] = {
    ("event", TRAINING): (
        "Учебный семинар по учёту гендерной проблематики, вопросам женщин и безопасности",
        "12–13 июля 2013",
        "Казахстан",
        "Международный",
        "При поддержке Администрация Акмолинской области",
        "Наталья Зарудная",
        "около 50",
        "РСБ ООН 1325 (2000)",
    ),
    ("event", WORKSHOP): ("июнь 2007", "2 дня", "Продолжение мероприятия Региональный круглый стол ОБСЕ по резолюции 1325"),
    ("event", LAW): ("14–15 сентября 2023", "Конференция", "Ляззат Рамазанова", "Фолькер Фробарт"),
    ("event", BORDERS): (
        "Круглый стол · Проведено · Онлайн",
        "3–5 августа (год не указан)",
        "Донор Правительство Германии",
        "внебюджетный",
        "Предоставил экспертов Министерство труда и социальной защиты населения Туркменистана",
        "Поддерживает план Первый национальный план действий по обеспечению гендерного равенства",
    ),
    ("event", ALMATY): ("Запланировано", "16 октября 2023, 10:00–17:15", "председательство в 2023 году: Казахстан", "Зарина Асанова"),
    ("organisation", KZ_COMMISSION): ("Национальный механизм по гендерному равенству",),
    ("series", DIALOGUE): ("Диалог женщин стран Центральной Азии", "2021: Узбекистан", "2022: Туркменистан"),
    ("plan", "KG: Fourth National Action Plan on UNSCR 1325"): ("Четвёртый национальный план действий", "Реализуется"),
    ("country", "KZ"): ("Женщины в секторе безопасности", "сентябрь 2023"),
}
"""Labels, dates and names in the other language."""


@pytest.fixture(scope="module")
def english(qt_application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[Page, str]:
    return read_pages(qt_application, tmp_path_factory.mktemp("english"), "en", {page_of(name) for name in FACTS})


@pytest.fixture(scope="module")
def russian(qt_application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[Page, str]:
    return read_pages(qt_application, tmp_path_factory.mktemp("russian"), "ru", IN_RUSSIAN)


def page_of(name: str) -> Page:
    """Where a fact is read."""
    return PAGES.get(name, ("event", EVENTS[name[0]]))


def test_every_fact_has_words_to_look_for() -> None:
    assert not [name for name, fact in FACTS.items() if not (fact.words or WORDS.get(name))]
    assert not (WORDS.keys() | PAGES.keys() | NOT_SO.keys()) - FACTS.keys()


@pytest.mark.parametrize("name", FACTS)
def test_the_fact_can_be_read(name: str, english: dict[Page, str]) -> None:
    wanted = (*NOT_SO.get(name, FACTS[name].words), *WORDS.get(name, ()))
    assert not [words for words in wanted if words not in english[page_of(name)]]


@pytest.mark.parametrize("page", IN_RUSSIAN)
def test_it_can_be_read_in_russian(page: Page, russian: dict[Page, str]) -> None:
    assert not [words for words in IN_RUSSIAN[page] if words not in russian[page]]
