"""Each fact leads to its record: what a person would type into the search box, in any spelling and script."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest

from tests.facts.seed_facts import (
    ALMATY,
    BORDERS,
    DIALOGUE,
    FACTS,
    KG_GROUP,
    KG_PLAN,
    KZ_COMMISSION,
    LAW,
    ROUND_TABLE,
    TRAINING,
    WORKSHOP,
    WORKSHOPS,
)
from wpstracker.domain.question import Filter
from wpstracker.figures import organisations, plans, projects, series, sources
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.services.sample import write_sample
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)
EVENTS = {"A": TRAINING, "B": WORKSHOP, "C": LAW, "D": BORDERS, "E": ALMATY}
BARRIERS = "Break down gender barriers in the security sector"
INVOLVEMENT = "Promote women's meaningful involvement in the security sector"
ADVICE = f"Incorporate gender and security elements into Kyrgyzstan's {KG_PLAN}"
OTHERS = {
    "A18": ("organisation", KZ_COMMISSION),
    "A19": ("source", TRAINING),
    "B06": ("series", WORKSHOPS),
    "B07": ("event", ROUND_TABLE),
    "B08": ("event", ROUND_TABLE),
    "B14": ("organisation", KG_GROUP),
    "B15": ("recommendation", ADVICE),
    "B16": ("recommendation", ADVICE),
    "B17": ("recommendation", ADVICE),
    "B18": ("plan", KG_PLAN),
    "B20": ("series", WORKSHOPS),
    "C09": ("organisation", "OSCE Strategic Police Matters Unit"),
    "C12": ("recommendation", BARRIERS),
    "C13": ("recommendation", INVOLVEMENT),
    "C15": ("source", LAW.replace("'", "’")),
    "D05": ("project", "Strengthening the capacity of the state border service of Turkmenistan"),
    "D14": ("plan", "First National Action Plan on Gender Equality"),
    "D16": ("source", "The OSCE center in Ashgabat introduced gender aspects in border management and security"),
    "E06": ("series", DIALOGUE),
    "E13": ("plan", "Fourth National Action Plan on UNSCR 1325"),
    "E14": ("plan", "First National Action Plan on UNSCR 1325"),
    "E15": ("plan", "First National Action Plan on UNSCR 1325"),
    "E16": ("plan", "Third National Action Plan on UNSCR 1325"),
}
"""What is found where it is not the event of the text."""
TYPED = {
    "A01": "co-organizes training mainstreaming",
    "A05": "Боровое",
    "A07": "ОБСЕ Астана бюджетирование",
    "A08": "семейно-демографической фокал",
    "A09": "акимат акмолинской",
    "A11": "local executive authorities",
    "A12": "experts lithuania",
    "A13": "budgeting stereotypes",
    "A14": "1325 borovoe",
    "A15": "зарудная",
    "A16": "abdikalikova",
    "A17": "network focal points",
    "A18": "комиссия по делам женщин казахстан",
    "A19": "borovoye 12 july",
    "B01": "national-level implementation",
    "B04": "Фрунзе 1325",
    "B05": "серия учебных семинаров",
    "B06": "SCR 1325 workshops central",
    "B07": "osce regional roundtable",
    "B08": "региональный круглый стол",
    "B09": "ngowg",
    "B10": "gender experts бишкек",
    "B11": "Economic insecurity",
    "B12": "rural populations",
    "B13": "working group gender peace kyrgyz",
    "B14": "civil society representatives elected",
    "B15": "incorporate elements",
    "B16": "национальная рабочая группа",
    "B17": "gender equality elements",
    "B18": "kyrgyzstan national action plan gender equality",
    "B19": "raise awareness 1325",
    "B20": "workshops follow",
    "C01": "promoting law enforcement",
    "C04": "Нур-Султан police",
    "C05": "policewomen",
    "C06": "Ramazanowa",
    "C07": "frobarth",
    "C08": "SPMU",
    "C09": "police matters transnational threats",
    "C10": "networking",
    "C11": "set of recommendations",
    "C12": "гендерные барьеры",
    "C13": "meaningful involvement",
    "C15": "promoting women osce",
    "D01": "border management gender",
    "D03": "3 to 5 august",
    "D04": "Ашгабат",
    "D05": "потенциал пограничной",
    "D06": "пограничная служба",
    "D07": "ОБСЕ Ашхабад",
    "D08": "germany",
    "D09": "Дрозд",
    "D10": "gender consultants",
    "D11": "bmsc",
    "D12": "institute law democracy",
    "D13": "gender-sensitive employment",
    "D14": "туркменистан первый план",
    "D15": "support national action plan edition",
    "D16": "osce center ashgabat introduced",
    "E01": "conference women peace security",
    "E04": "Алма-Ата диалог",
    "E05": "диалог женщин",
    "E06": "диалог launched",
    "E07": "парламент казахстан",
    "E08": "unrcca",
    "E09": "roadmap cooperation",
    "E10": "diplomatic corps",
    "E11": "relief recovery",
    "E12": "2467",
    "E13": "kyrgyz fourth",
    "E14": "казахстан первый план",
    "E15": "uzbekistan first",
    "E16": "tajikistan third",
    "E17": "assanova",
    "E18": "#WomenPeaceAndSecurity",
    "E20": "2030 agenda",
}
"""By fact; dates, formats, numbers and flags are not words to search for: they have filters and columns."""
NO_WORDS = {"A02", "A03", "A04", "A06", "A10", "B02", "B03", "C02", "C03", "C14", "D02", "E02", "E03", "E19"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(write_sample(tmp_path_factory.mktemp("found") / "sample.wpst")) as store:
        yield store


def test_every_fact_is_looked_for_or_said_to_have_no_words() -> None:
    assert TYPED.keys() | NO_WORDS == FACTS.keys()
    assert not TYPED.keys() & NO_WORDS


@pytest.mark.parametrize("name", TYPED)
def test_the_fact_is_found(name: str, sample: Store) -> None:
    kind, wanted = OTHERS.get(name, ("event", EVENTS[name[0]]))
    assert wanted in found(sample, kind, TYPED[name])


@pytest.mark.parametrize("name", [name for name in TYPED if OTHERS.get(name, ("event",))[0] == "event"])
def test_few_others_are_found_with_it(name: str, sample: Store) -> None:
    assert len(found(sample, "event", TYPED[name])) <= 2


def found(store: Store, kind: str, text: str) -> list[str]:
    """Titles of the events and plans, texts of the recommendations, names of the rest that a search finds."""
    question = Filter(text=text)
    if kind == "plan":
        return [row["title"] for row in plans.all_rows(store, question, TODAY)]
    name = {"recommendation": "text", "organisation": "name"}.get(kind, "title")
    return [store.rows(f"SELECT {name} FROM {kind} WHERE id = ?", [id_])[0][0] for id_ in _IDS[kind](store, question)]


_IDS: dict[str, Callable[[Store, Filter], list[str]]] = {
    "event": event_ids,
    "recommendation": lambda store, question: recommendation_ids(store, question, TODAY),
    "organisation": organisations.ids,
    "series": series.ids,
    "project": projects.ids,
    "source": sources.ids,
}
