"""Two press releases entered from scratch with the keyboard alone, every key counted: what was entered is what the file holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.facts.named import has, named_records
from tests.facts.seed_facts import ADVISORY, ALMATY, ASHGABAT, BORDERS, DIALOGUE, FACTS, KZ_COMMISSION
from tests.gui.windows import a_window, shown, store_of, until
from tests.journeys.event_form import basics, groups, organisations, person, result, source, tags, trainers, when_and_where
from tests.journeys.keyboard import Keyboard
from wpstracker.gui.forms.claim_editor import ClaimEditor
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.forms.figure_editor import FigureEditor
from wpstracker.gui.forms.project_editor import ProjectEditor
from wpstracker.gui.forms.series_editor import SeriesEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

NEXT = "Ctrl+PgDown"
PRESS_RELEASE = "The OSCE center in Ashgabat introduced gender aspects in border management and security"
PROJECT = "Strengthening the capacity of the state border service of Turkmenistan"
FIRST_PLAN = "First National Action Plan on Gender Equality"


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "office.wpst"
    new_file(path).close()
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as made:
        made.resize(1280, 800)
        until(lambda: made.workspace and made.workspace.isVisible())
        yield made


@pytest.fixture
def hands() -> Keyboard:
    return Keyboard()


def test_a_round_table_without_a_year(window: MainWindow, hands: Keyboard) -> None:
    empty = named_records(store_of(window))
    hands.press("Alt+2", "Ctrl+N")
    editor = shown(window, EventEditor)
    basics(hands, BORDERS, kind=("r", "Round table"), status=("h", "Held"), form=("o", "Online"))
    when_and_where(hands, "3 August", "5 August", "ashg", "Ashgabat")
    hands.press(NEXT)
    organisations(
        hands,
        ("osce ashg", ASHGABAT, ""),
        ("", "Government of Germany", "f"),
        ("osce secr", "OSCE Secretariat", "con"),
        ("odihr", "OSCE Office for Democratic Institutions and Human Rights", "con"),
        ("bmsc", "OSCE Border Management Staff College", "con"),
        ("", "Ministry of Labour and Social Protection of the Population of Turkmenistan", "e"),
        ("", "Institute of State, Law and Democracy", "e"),
        ("union turk", "Women's Union of Turkmenistan", "e"),
    )
    hands.press(NEXT)
    person(hands, "Natalia Drozd", ("o", "Opening remarks"), "Head of the OSCE Centre in Ashgabat")
    hands.press(NEXT)
    groups(hands, "Border service", "Customs service", "Migration service")
    trainers(hands, "OSCE experts", "International gender consultants", "National experts")
    hands.press(NEXT, NEXT)
    tags(hands, {"Themes": ["border"]}, own=["gender-sensitive employment", "international conventions"])
    hands.press(NEXT)
    hands.write("Familiarise participants with international best practices in promoting gender perspectives in law enforcement.")
    hands.to("Date as written")
    hands.write("from 3 to 5 August")
    hands.to("Project")
    hands.name(PROJECT)
    hands.press(NEXT, NEXT, "Ctrl+Return")
    hands.link("turkm", FIRST_PLAN, take="Return")
    hands.press(NEXT, NEXT, NEXT)
    source(hands, PRESS_RELEASE, ("p", "Press release"), ASHGABAT)
    _save(window, hands, editor)
    entered = named_records(store_of(window))

    hands.press("Alt+5")
    _claim(hands, window, "turkm first", ("und", "Under implementation"), source="the osce", confidence="low")
    hands.press("Alt+9", NEXT, NEXT, NEXT, "Ctrl+E")
    project = shown(window, ProjectEditor)
    hands.to("Extra-budgetary")
    hands.press("Space")
    _save(window, hands, project)

    _tell(hands, "Round table in Ashgabat")
    assert not _missing(store_of(window), "D")
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert named_records(store_of(window)) == entered
    hands.press("Ctrl+Z")
    assert named_records(store_of(window)) == empty
    assert hands.keys <= 230
    assert hands.characters <= 725


def test_a_conference_announced_within_a_series(window: MainWindow, hands: Keyboard) -> None:
    empty = named_records(store_of(window))
    hands.press("Alt+2", "Ctrl+N")
    editor = shown(window, EventEditor)
    basics(hands, ALMATY, kind=("con", "Conference"))
    when_and_where(hands, "16.10.2023", "", "alm", "Almaty")
    hands.press(NEXT)
    organisations(
        hands,
        ("", "Parliament of the Republic of Kazakhstan", ""),
        ("national kaz", KZ_COMMISSION, ""),
        ("", "Government of the Republic of Kazakhstan", ""),
        ("", "UN Women", "s"),
        ("unrcca", "United Nations Regional Centre for Preventive Diplomacy for Central Asia", "s"),
    )
    hands.press(NEXT)
    person(hands, "Zarina Assanova", ("c", "Contact"), "Communications and Advocacy Expert, UN Women")
    hands.press(NEXT)
    groups(hands, "National commission", "Parliamentarians of the Dialogue's countries", "Heads of government bodies")
    groups(hands, "Non-governmental organisations", "International organisations", "Diplomatic corps", "Experts of Central Asia")
    hands.press(NEXT)
    result(hands, "Roadmap for cooperation among Central Asian countries", ("ro", "Roadmap"))
    result(
        hands,
        "Coordination of mechanisms for women's participation in regional conflict-prevention and peace platforms",
        ("a", "Agreement"),
    )
    result(hands, "Publication of recommendations from the discussions", ("p", "Publication"))
    hands.press(NEXT, *["Space", "Tab"] * 4)
    resolutions = ["1325", "1820", "1888", "1889", "1960", "2106", "2122", "2242", "2467", "2493"]
    tags(hands, {"Resolutions": resolutions, "Frameworks": ["2030"]})
    hands.press(NEXT)
    hands.write("Discuss progress in the implementation of UN Security Council Resolution 1325 in Central Asia.")
    hands.to("From (hour)")
    for text in ("10.00", "17:15", "Asia/Almaty"):
        hands.write(text)
        hands.press("Tab")
    hands.to("Series")
    hands.name(DIALOGUE)
    hands.to("Hashtags")
    hands.name("#TheDialogueOfWomenOfCentralAsia #WomenPeaceAndSecurity")
    hands.write("Announced")
    hands.press(NEXT, NEXT, NEXT, NEXT, NEXT)
    source(hands, ADVISORY, ("m", "Media advisory"), "UN Women")
    _save(window, hands, editor)
    entered = named_records(store_of(window))

    _chairs(window, hands, ("12.2020", "", "Launched"), ("2021", "uzb", ""), ("2022", "turkm", ""), ("2023", "kaz", ""))
    hands.press("Alt+5")
    _claim(hands, window, "kyr fourth", ("und", "Under implementation"), source="media", as_of="10.2023")
    first = "Adopted in 2021, the first plan of Kazakhstan on UNSCR 1325."
    _claim(hands, window, "kaz first", ("ad", "Adopted"), source="media", as_of="10.2023", note=first)
    _claim(hands, window, "uzb first", ("ad", "Adopted"), source="media", as_of="10.2023", note="Adopted in 2022.")
    _claim(hands, window, "taj third", ("b", "Being drafted"), source="media", as_of="10.2023")
    _leadership(window, hands)

    _tell(hands, "Conference in Almaty")
    assert not _missing(store_of(window), "E")
    assert [claim["source"] for claim in named_records(store_of(window))["claim"]].count(ADVISORY) == 4
    hands.press(*["Ctrl+Z"] * 6)
    assert named_records(store_of(window)) == entered
    hands.press("Ctrl+Z")
    assert named_records(store_of(window)) == empty
    assert hands.keys <= 375
    assert hands.characters <= 1140


# -- the hands in the forms


def _chairs(window: MainWindow, hands: Keyboard, *years: tuple[str, str, str]) -> None:
    """When, who was in the chair, what happened; in the series that the event made."""
    hands.press("Alt+9", NEXT, NEXT, "Ctrl+E")
    editor = shown(window, SeriesEditor)
    hands.press(NEXT)
    for when, chair, note in years:
        hands.press("Ctrl+Return")
        hands.name(when)
        hands.find(chair)
        hands.press("Tab")
        hands.write(note)
    _save(window, hands, editor)


def _leadership(window: MainWindow, hands: Keyboard) -> None:
    """A figure about five countries, of which the page has one in front."""
    hands.press("Ctrl+Shift+F")
    editor = shown(window, FigureEditor)
    hands.choose("wps", "WPS Index")
    hands.press("Tab")
    hands.write("2022")
    hands.press("Tab", "Ctrl+A", "Del")
    hands.to("Countries")
    for country in ("kaz", "kyr", "taj", "turkm", "uzb"):
        hands.find(country)
        hands.press("Return")
    hands.to("Statement")
    hands.write("Representation of women in leadership is significantly lower than in other regions.")
    hands.to("Source")
    hands.find("media")
    hands.press("Tab")
    _save(window, hands, editor)


def _claim(hands: Keyboard, window: MainWindow, plan: str, stage: tuple[str, str], *, source: str, **said: str) -> None:
    """Find a plan and say where it stands; `said` are the confidence, by its first letters, and a note."""
    hands.press("Ctrl+F")
    hands.find(plan)
    hands.press("Return", "Home", "Down", "Ctrl+R")
    editor = shown(window, ClaimEditor)
    hands.choose(*stage)
    hands.press("Tab")
    hands.press("Ctrl+A", "Del")
    hands.write(said.get("as_of", ""))
    if "confidence" in said:
        hands.to("Confidence")
        hands.find(said["confidence"])
    hands.to("Source")
    hands.find(source)
    hands.press("Tab")
    if "note" in said:
        hands.to("Note")
        hands.write(said["note"])
    _save(window, hands, editor)


def _save(window: MainWindow, hands: Keyboard, editor: QDialog) -> None:
    """The system then turns to the window behind; on a screen that is not there nobody does."""
    hands.press("Ctrl+S")
    until(lambda: editor not in QApplication.topLevelWidgets())
    window.activateWindow()


# -- what came of it


def _missing(store: Store, letter: str) -> list[str]:
    """The facts of a text that the file does not hold."""
    records = named_records(store)
    return [
        f"{name}: no {kind} with {fields}"
        for name, fact in FACTS.items()
        if name.startswith(letter)
        for kind, fields in fact.records
        if not has(records, kind, fields)
    ]


def _tell(hands: Keyboard, what: str) -> None:
    print(f"\n{what}: {hands.keys} keys to go and choose, {hands.characters} characters of text")
