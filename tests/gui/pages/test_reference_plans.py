"""The plans of the reference list in the window: each with its status, what that rests on, how sure it is, and what contradicts it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from tests.gui.contexts import Window
from wpstracker.assets import reference
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Basis, Confidence, Stage
from wpstracker.figures import plans as figures
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.pages.plan_view import country_page, plan_page
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.settings import Settings
from wpstracker.services import plans
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

LISTED_ON = date(2025, 12, 31)
LISTED = {entry["id"].upper(): entry for entry in reference("naps")["plans"]}
SAID = {
    "none": Stage.NONE,
    "under_development": Stage.DRAFTING,
    "adopted": Stage.ADOPTED,
    "under_implementation": Stage.IMPLEMENTATION,
    "expired": Stage.EXPIRED,
}
EXPLAINED = {
    "AM-UNSCR_1325-3": (Stage.IMPLEMENTATION, Basis.DERIVED),  # adopted, and in force since 2025 by its own dates
    "MN-UNSCR_1325-1": (Stage.ANNOUNCED, Basis.STATED),  # under development: its source says how far
    "TJ-UNSCR_1325-2": (Stage.SUBMITTED, Basis.STATED),  # the list concludes from the period; nobody has stated the adoption
    "TM-GENDER_EQUALITY-3": (Stage.CONSULTATION, Basis.STATED),
    "UZ-UNSCR_1325-2": (Stage.CONSULTATION, Basis.STATED),
}
"""Where the program says something else than the word of the list, and on what that rests."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = new_file(tmp_path_factory.mktemp("plans") / "t.wpst")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rows(store: Store):
    return {row["reference"]: row for row in figures.all_rows(store, Filter(), LISTED_ON)}


@pytest.fixture
def page(app, store: Store, tmp_path: Path) -> PlansPage:
    made = PlansPage(Context(store, Settings(tmp_path / "s.ini"), Window(), lambda: date(2026, 3, 1)))
    made.resize(1180, 760)
    made.show()
    return made


def read(store: Store, row) -> str:
    """The page of a plan, or of the country that has none, as words."""
    if row["stage"] == Stage.NONE:
        html = country_page(store, row["country"], [row], LISTED_ON)()
    else:
        draft = plans.load(store, row["id"])
        assert draft is not None
        html = plan_page(store, draft, row, LISTED_ON, LISTED_ON)()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def test_all_181_stand_where_the_list_says_or_the_difference_is_known(rows):
    assert len(rows) == len(LISTED) == 181
    other = {name: (row["stage"], row["basis"]) for name, row in rows.items() if row["stage"] != SAID[LISTED[name]["status"]]}
    assert other == EXPLAINED
    assert Counter(entry["status"] for entry in LISTED.values()) == {
        "expired": 123,
        "under_implementation": 38,
        "none": 10,
        "under_development": 8,
        "adopted": 2,
    }


def test_every_page_says_basis_and_confidence_and_what_the_sources_disagree_about(app, store, rows):
    for name, row in rows.items():
        text, entry = read(store, row), LISTED[name]
        assert "Stated by" in text or "Stated as" in text or "Derived from the plan's dates" in text or "General knowledge" in text, name
        assert "Confidence: " in text, name
        assert row["standing"].claim, name
        if row["confidence"] in (Confidence.LOW, Confidence.UNVERIFIED):
            assert "to be confirmed" in text, name
            assert row["stage"] == Stage.NONE or "To be confirmed" in text, name
        if "status" in entry["conflicts"]:
            assert "Sources contradict each other" in text, name
        if entry["conflicts"]:
            assert entry["note"] or len(entry["claims"]) > 1, name
            assert " ".join((entry["note"] or "").split()) in text, name


def test_low_and_unverified_plans_are_marked_in_the_list(page, rows):
    page.filters.set_values({})
    page.reload()
    marks = {plan.id: plan.marks for line in page.tree.lines().countries() for plan in line.plans}
    for name, row in rows.items():
        if row["id"] in marks:
            doubtful = row["confidence"] in (Confidence.LOW, Confidence.UNVERIFIED)
            assert ("To be confirmed" in marks[row["id"]]) == doubtful, name
    assert sum("Conflicting claims" in said for said in marks.values()) == 1


@pytest.mark.parametrize(
    ("day", "stage", "who", "conflict"),
    [
        (date(2023, 2, 28), "Under implementation", "BOMCA", False),
        (date(2023, 9, 30), "Under implementation", "BOMCA", False),
        (date(2023, 10, 31), "Being drafted", "UN Women Europe and Central Asia", True),
        (date(2025, 2, 28), "Being drafted", "UN Women Europe and Central Asia", True),
        (date(2025, 3, 31), "Unknown", "casian.info", True),
        (date(2025, 12, 30), "Unknown", "casian.info", True),
        (LISTED_ON, "Under implementation", "Reference list", True),
        (date(2026, 3, 1), "Under implementation", "Reference list", True),
    ],
)
def test_tajikistans_third_plan_shows_on_every_day_what_was_known_then_and_keeps_every_claim(store, rows, page, day, stage, who, conflict):
    id_ = rows["TJ-UNSCR_1325-3"]["id"]
    page.ask(Filter(as_of=day))
    page.show_record("plan", id_)
    (line,) = [plan for country in page.tree.lines().countries() for plan in country.plans if plan.id == id_]
    assert line.status == stage
    text = " ".join(page.pane.toPlainText().replace("\u00a0", " ").split())
    basis, claims = text.split("What is claimed about its status")
    assert f"Stated by {who}" in basis
    assert ("Sources contradict each other" in basis) == conflict == ("Conflicting claims" in line.marks)
    for when, said in (("February 2023", "BOMCA"), ("October 2023", "“being finalised”"), ("March 2025", "“Third national action plan”")):
        assert when in claims and said in claims, "no claim is ever hidden"
    later = sum(earliest > day for earliest in (date(2023, 2, 1), date(2023, 10, 1), date(2025, 3, 1), LISTED_ON))
    assert claims.count("after the chosen day") == later


def test_tajikistans_third_plan_is_not_listed_before_anybody_spoke_of_it(rows, page):
    page.ask(Filter(as_of=date(2023, 1, 31)))
    assert rows["TJ-UNSCR_1325-3"]["id"] not in {plan.id for line in page.tree.lines().countries() for plan in line.plans}


def test_what_the_list_knows_of_money_amendments_bodies_and_neighbours_is_read(app, store, rows):
    georgia, ukraine, kazakhstan = (read(store, rows[name]) for name in ("GE-UNSCR_1325-4", "UA-UNSCR_1325-2", "KZ-UNSCR_1325-1"))
    assert "Ordinance No. 510" in georgia and "Budget 27,680,907 GEL" in georgia
    assert "Predecessor Third National Action Plan" in georgia
    assert "1 amendment" in ukraine and "16 December 2022" in ukraine and "Order 1150-r" in ukraine
    assert "Successor Third National Action Plan" in ukraine
    assert "Lead body National Commission for Women" in kazakhstan
    language.use("ru")
    assert "1 изменение" in read(store, rows["UA-UNSCR_1325-2"])
