"""What five public texts say: each fact, the record it must be, and words of it that the workbook must show.

In a fact links are written as the name of what they point at, dates in their sortable form.
"""

from dataclasses import dataclass, field
from typing import Any

TRAINING = "OSCE Centre in Astana co-organizes training on gender mainstreaming and security"
WORKSHOP = "National-level implementation of SCR 1325: training workshop in Bishkek"
ROUND_TABLE = "OSCE Regional Roundtable on SCR 1325"
LAW = "Regional conference on Promoting Women's Participation in Law Enforcement in Central Asia"
BORDERS = "Integrating gender into border management and security"
ALMATY = "Conference “Women, Peace and Security”"
KZ_COMMISSION = (
    "National Commission for Women's Affairs and Family and Demographic Policy under the President of the Republic of Kazakhstan"
)
KG_PLAN = "National Action Plan on Gender Equality"
KG_GROUP = "National Working Group on Gender, Peace and Security"
OSCE = "Organization for Security and Co-operation in Europe"
ASTANA, ASHGABAT = "OSCE Programme Office in Astana", "OSCE Centre in Ashgabat"
NGOWG = "NGO Working Group on Women, Peace and Security"
ADVISORY = "Media Advisory: Conference “Women, Peace and Security” within the Dialogue of Women of Central Asia 2023"
DIALOGUE, WORKSHOPS = "Dialogue of Women of Central Asia", "SCR 1325 training workshops in Central Asia"
FIVE = ["KZ", "KG", "TJ", "TM", "UZ"]


@dataclass(frozen=True)
class Fact:
    """Records that must be in the dump, each by its kind and some of its fields; and words that some cell of the workbook holds."""

    records: tuple[tuple[str, dict[str, Any]], ...]
    words: tuple[str, ...] = field(default=())


def one(kind: str, *words: str, **fields: Any) -> Fact:
    """A fact that is one record."""
    return Fact(((kind, fields),), words)


def many(kind: str, common: dict[str, Any], name: str, values: list[Any], *words: str) -> Fact:
    """A fact that is several records, alike but for one field."""
    return Fact(tuple((kind, common | {name: value}) for value in values), words)


def event(title: str, *words: str, **fields: Any) -> Fact:
    """A field of an event."""
    return one("event", *words, title=title, **fields)


def tags(title: str, *labels: str) -> Fact:
    """Terms an event is tagged with."""
    return many("tagging", {"record": title}, "term", list(labels), *labels)


FACTS: dict[str, Fact] = {
    "A01": event(TRAINING, TRAINING),
    "A02": event(TRAINING, "Training", event_kind="training"),
    "A03": event(TRAINING, start="2013-07-12"),
    "A04": event(TRAINING, end="2013-07-13"),
    "A05": event(TRAINING, "Borovoye", "Akmola Region", place="Borovoye", region="Akmola Region", country="KZ"),
    "A06": event(TRAINING, "International", level="international"),
    "A07": one("event_organisation", ASTANA, event=TRAINING, organisation=ASTANA, role="organiser"),
    "A08": one("event_organisation", KZ_COMMISSION, event=TRAINING, organisation=KZ_COMMISSION, role="organiser"),
    "A09": one("event_organisation", event=TRAINING, organisation="Akmola Region Administration", role="supporter"),
    "A10": one("participation", "Approximate", event=TRAINING, total=50, precision="about"),
    "A11": many(
        "participation",
        {"event": TRAINING},
        "institution_type",
        ["Government or cabinet", "Local government or regional administration"],
        "Officials of central government agencies and local executive authorities",
    ),
    "A12": many("participation", {"event": TRAINING, "capacity": "trainer"}, "country", ["BA", "BG", "LT"], "Experts from Lithuania"),
    "A13": tags(
        TRAINING,
        "Gender mainstreaming",
        "Gender-responsive budgeting",
        "Gender statistics / sex-disaggregated data",
        "Policing and law enforcement",
        "Security sector governance and reform, women in security sector",
        "Conflict prevention, mediation, peacebuilding",
        "Access to justice, rule of law",
        "Gender stereotypes, media",
    ),
    "A14": tags(TRAINING, "UNSCR 1325 (2000)"),
    "A15": one(
        "event_person",
        "Natalia Zarudna",
        event=TRAINING,
        person="Natalia Zarudna",
        role="opening",
        office="Ambassador, Head of the OSCE Centre in Astana",
    ),
    "A16": one("event_person", "Gulshara Abdykalikova", event=TRAINING, person="Gulshara Abdykalikova", role="opening"),
    "A17": event(
        TRAINING, "gender focal points", objectives="Develop a network of gender focal points in Kazakhstan's government agencies."
    ),
    "A18": one("organisation", name=KZ_COMMISSION, gender_machinery=True, country="KZ"),
    "A19": one("source", "OSCE", title=TRAINING, publisher="OSCE", dateline="Borovoye, Kazakhstan, 12 July 2013", published="2013-07-12"),
    "B01": event(WORKSHOP, WORKSHOP, event_kind="workshop"),
    "B02": event(WORKSHOP, "June 2007", start="2007-06"),
    "B03": event(WORKSHOP, duration_days=2),
    "B04": event(WORKSHOP, "Bishkek", place="Bishkek", country="KG"),
    "B05": Fact((("series", {"title": WORKSHOPS}), ("event", {"title": WORKSHOP, "series": WORKSHOPS})), (WORKSHOPS,)),
    "B06": one("series", title=WORKSHOPS, countries=FIVE),
    "B07": Fact(
        (("event", {"title": WORKSHOP, "follows": ROUND_TABLE}), ("event", {"title": ROUND_TABLE, "start": "2006-09", "country": "KZ"})),
        (ROUND_TABLE,),
    ),
    "B08": event(ROUND_TABLE, "Round table", event_kind="round_table"),
    "B09": many("event_organisation", {"event": WORKSHOP, "role": "organiser"}, "organisation", [NGOWG, OSCE], NGOWG),
    "B10": many("participation", {"event": WORKSHOP}, "who", ["Government", "Civil society", "Gender experts"], "Gender experts"),
    "B11": many(
        "priority_area",
        {"plan": KG_PLAN, "cross_cutting": False, "event": WORKSHOP},
        "name",
        [
            "Political participation",
            "Economic insecurity",
            "Human trafficking and migration",
            "Violence against women and physical insecurity",
            "Religion and cultural tradition",
        ],
        "Economic insecurity",
    ),
    "B12": many(
        "priority_area", {"plan": KG_PLAN, "cross_cutting": True}, "name", ["Needs of rural populations", "Rule of law"], "Rule of law"
    ),
    "B13": one("result", KG_GROUP, event=WORKSHOP, result_kind="working_group", organisation=KG_GROUP, actual=True),
    "B14": many(
        "membership",
        {"organisation": KG_GROUP},
        "who",
        [
            "Government representatives nominated and elected by the workshop participants",
            "Civil society representatives nominated and elected by the workshop participants",
        ],
    ),
    "B15": one(
        "recommendation",
        "Incorporate gender and security elements",
        text=f"Incorporate gender and security elements into Kyrgyzstan's {KG_PLAN}",
    ),
    "B16": Fact(
        (
            ("recommendation_organisation", {"organisation": KG_GROUP, "role": "lead"}),
            ("recommendation", {"event": WORKSHOP, "deadline": "2007-07-03"}),
        ),
        (KG_GROUP,),
    ),
    "B17": one("recommendation", event=WORKSHOP, plan=KG_PLAN),
    "B18": Fact(
        (
            ("plan", {"title": KG_PLAN, "instrument": "gender_equality", "country": "KG"}),
            ("claim", {"plan": KG_PLAN, "stage": "drafting", "as_of": "2007-06", "note": "To be finalised on 3 July 2007."}),
        ),
        ("Gender-equality plan", "Being drafted"),
    ),
    "B19": event(
        WORKSHOP, "Raise awareness", objectives="Raise awareness of SCR 1325 and enhance its implementation at the national level."
    ),
    "B20": one(
        "series_year",
        "workshops for Tajikistan, Kazakhstan and Uzbekistan follow",
        series=WORKSHOPS,
        note="Workshop in Bishkek (June 2007); workshops for Tajikistan, Kazakhstan and Uzbekistan follow.",
    ),
    "C01": event(LAW, LAW),
    "C02": event(LAW, "Conference", "Regional", event_kind="conference", level="regional"),
    "C03": event(LAW, start="2023-09-14", end="2023-09-15"),
    "C04": event(LAW, "Astana", place="Astana", country="KZ"),
    "C05": many(
        "participation",
        {"event": LAW},
        "who",
        [
            "Ministry of Interior",
            "Police academies",
            "Prosecutor offices",
            "Policewomen associations",
            "OSCE structures and field operations",
            "Civil society organisations",
            "Academic institutions",
            "International organisations",
        ],
        "Policewomen associations",
    ),
    "C06": one("event_person", "Lyazzat Ramazanova", event=LAW, person="Lyazzat Ramazanova", role="opening"),
    "C07": one("event_person", "Volker Frobarth", event=LAW, person="Volker Frobarth", role="speaker"),
    "C08": many(
        "event_organisation",
        {"event": LAW, "role": "organiser"},
        "organisation",
        [
            "OSCE Gender Issues Programme",
            "OSCE Office for Democratic Institutions and Human Rights",
            ASTANA,
            "OSCE Strategic Police Matters Unit",
            "OSCE Conflict Prevention Centre",
        ],
        "OSCE Strategic Police Matters Unit",
    ),
    "C09": Fact(
        (
            ("organisation", {"name": "OSCE Secretariat", "parent_organisation": OSCE}),
            ("organisation", {"name": "OSCE Gender Issues Programme", "parent_organisation": "OSCE Secretariat"}),
            ("organisation", {"name": "OSCE Transnational Threats Department", "parent_organisation": "OSCE Secretariat"}),
            (
                "organisation",
                {"name": "OSCE Strategic Police Matters Unit", "parent_organisation": "OSCE Transnational Threats Department"},
            ),
            ("organisation", {"name": "OSCE Conflict Prevention Centre", "parent_organisation": "OSCE Secretariat"}),
        )
    ),
    "C10": tags(LAW, "Policing and law enforcement", "women police associations", "networking"),
    "C11": one("result", "A set of recommendations", event=LAW, result_kind="recommendations", actual=True),
    "C12": one("recommendation", "Break down gender barriers", event=LAW, text="Break down gender barriers in the security sector"),
    "C13": one("recommendation", "meaningful involvement", event=LAW, text="Promote women's meaningful involvement in the security sector"),
    "C14": one(
        "country_figure",
        "presence of women in the security sector",
        figure_kind="women_security_sector",
        country="KZ",
        as_of="2023-09",
        event=LAW,
    ),
    "C15": one(
        "source", title="Regional conference on Promoting Women’s Participation in Law Enforcement in Central Asia", publisher="OSCE"
    ),
    "D01": event(BORDERS, BORDERS, event_kind="round_table"),
    "D02": event(BORDERS, "Online", event_format="online"),
    "D03": event(BORDERS, "3 August (year not stated)", start="--08-03", end="--08-05"),
    "D04": event(BORDERS, "Ashgabat", place="Ashgabat", country="TM"),
    "D05": Fact(
        (
            ("project", {"title": "Strengthening the capacity of the state border service of Turkmenistan", "extra_budgetary": True}),
            ("event", {"title": BORDERS, "project": "Strengthening the capacity of the state border service of Turkmenistan"}),
        ),
        ("Strengthening the capacity of the state border service",),
    ),
    "D06": many("participation", {"event": BORDERS}, "who", ["Border service", "Customs service", "Migration service"], "Customs service"),
    "D07": one("event_organisation", ASHGABAT, event=BORDERS, organisation=ASHGABAT, role="organiser"),
    "D08": one("event_organisation", "Government of Germany", event=BORDERS, organisation="Government of Germany", role="funder"),
    "D09": one("event_person", "Natalia Drozd", event=BORDERS, person="Natalia Drozd", role="opening"),
    "D10": many(
        "participation",
        {"event": BORDERS, "capacity": "trainer"},
        "who",
        ["OSCE experts", "International gender consultants", "National experts"],
        "International gender consultants",
    ),
    "D11": many(
        "event_organisation",
        {"event": BORDERS, "role": "contributor"},
        "organisation",
        ["OSCE Secretariat", "OSCE Office for Democratic Institutions and Human Rights", "OSCE Border Management Staff College"],
        "OSCE Border Management Staff College",
    ),
    "D12": many(
        "event_organisation",
        {"event": BORDERS, "role": "expert_provider"},
        "organisation",
        [
            "Ministry of Labour and Social Protection of the Population of Turkmenistan",
            "Institute of State, Law and Democracy",
            "Women's Union of Turkmenistan",
        ],
        "Institute of State, Law and Democracy",
    ),
    "D13": tags(BORDERS, "Border management, customs, migration services", "gender-sensitive employment", "international conventions"),
    "D14": Fact(
        (
            ("claim", {"plan": "First National Action Plan on Gender Equality", "stage": "implementation", "confidence": "low"}),
            ("plan", {"title": "First National Action Plan on Gender Equality", "country": "TM", "instrument": "gender_equality"}),
        ),
        ("First National Action Plan on Gender Equality",),
    ),
    "D15": one("event_plan", event=BORDERS, plan="First National Action Plan on Gender Equality"),
    "D16": one("source", publisher=ASHGABAT, source_kind="press_release"),
    "E01": event(ALMATY, ALMATY, event_kind="conference"),
    "E02": event(ALMATY, "Planned", status="planned"),
    "E03": event(ALMATY, "10:00", "17:15", start="2023-10-16", start_time="10:00", end_time="17:15", zone="Asia/Almaty"),
    "E04": event(ALMATY, "Almaty", place="Almaty", country="KZ"),
    "E05": Fact(
        (("event", {"title": ALMATY, "series": DIALOGUE}), ("series_year", {"series": DIALOGUE, "when": "2023", "chair": "KZ"})),
        (DIALOGUE,),
    ),
    "E06": Fact(
        (
            ("series_year", {"series": DIALOGUE, "when": "2020-12", "note": "Launched"}),
            ("series_year", {"series": DIALOGUE, "when": "2021", "chair": "UZ"}),
            ("series_year", {"series": DIALOGUE, "when": "2022", "chair": "TM"}),
        ),
        ("Launched",),
    ),
    "E07": many(
        "event_organisation",
        {"event": ALMATY, "role": "organiser"},
        "organisation",
        ["Parliament of the Republic of Kazakhstan", KZ_COMMISSION, "Government of the Republic of Kazakhstan"],
        "Parliament of the Republic of Kazakhstan",
    ),
    "E08": many(
        "event_organisation",
        {"event": ALMATY, "role": "supporter"},
        "organisation",
        ["UN Women", "United Nations Regional Centre for Preventive Diplomacy for Central Asia"],
        "UN Women",
    ),
    "E09": many(
        "result",
        {"event": ALMATY, "actual": False},
        "result_kind",
        ["roadmap", "agreement", "publication"],
        "Roadmap for cooperation among Central Asian countries",
    ),
    "E10": many(
        "participation",
        {"event": ALMATY},
        "who",
        [
            "National commission",
            "Parliamentarians of the Dialogue's countries",
            "Heads of government bodies",
            "Non-governmental organisations",
            "International organisations",
            "Diplomatic corps",
            "Experts of Central Asia",
        ],
        "Diplomatic corps",
    ),
    "E11": tags(ALMATY, "Prevention", "Participation", "Protection", "Relief and recovery"),
    "E12": tags(
        ALMATY,
        *(
            f"UNSCR {number} ({year})"
            for number, year in (
                (1325, 2000),
                (1820, 2008),
                (1888, 2009),
                (1889, 2009),
                (1960, 2010),
                (2106, 2013),
                (2122, 2013),
                (2242, 2015),
                (2467, 2019),
                (2493, 2019),
            )
        ),
    ),
    "E13": one(
        "claim",
        "Fourth National Action Plan on UNSCR 1325",
        plan="Fourth National Action Plan on UNSCR 1325",
        stage="implementation",
        as_of="2023-10",
    ),
    "E14": one(
        "claim",
        plan="First National Action Plan on UNSCR 1325",
        stage="adopted",
        note="Adopted in 2021, the first plan of Kazakhstan on UNSCR 1325.",
        source=ADVISORY,
    ),
    "E15": one("claim", plan="First National Action Plan on UNSCR 1325", stage="adopted", note="Adopted in 2022.", source=ADVISORY),
    "E16": one(
        "claim",
        "Third National Action Plan on UNSCR 1325",
        plan="Third National Action Plan on UNSCR 1325",
        stage="drafting",
        as_of="2023-10",
    ),
    "E17": one(
        "event_person",
        "Zarina Assanova",
        event=ALMATY,
        person="Zarina Assanova",
        role="contact",
        office="Communications and Advocacy Expert, UN Women",
    ),
    "E18": event(
        ALMATY,
        "#TheDialogueOfWomenOfCentralAsia",
        hashtags="#TheDialogueOfWomenOfCentralAsia #WomenPeaceAndSecurity",
        live_stream="Announced",
    ),
    "E19": one("country_figure", "Representation of women in leadership", figure_kind="wps_index", countries=FIVE, as_of="2022"),
    "E20": tags(ALMATY, "2030 Agenda for Sustainable Development", "UNSCR 1325 (2000)"),
}
