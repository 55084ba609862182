"""What came of a recommendation of 2007: every stage of its life by keyboard, with a measure and evidence, then taken back to the start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.windows import a_window, shown, store_of, until
from tests.journeys.keyboard import Keyboard
from wpstracker.domain.vocabularies import ItemLevel, RecommendationStatus
from wpstracker.gui.dialogs.link_dialog import LinkDialog
from wpstracker.gui.forms.progress_editor import ProgressEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.settings import Settings
from wpstracker.records import KINDS, Plan, Recommendation, RecommendationProgress
from wpstracker.services import plan_items
from wpstracker.services.sample import write_sample
from wpstracker.store.database import Store

ASKED = "Incorporate gender and security elements into Kyrgyzstan's National Action Plan on Gender Equality"
PLAN, MEASURE = "National Action Plan on Gender Equality", "Add a chapter on women, peace and security to the plan"


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    store = write_sample(tmp_path / "office.wpst")
    plan = next(plan for plan in store.fetch(Plan.select()) if plan.title == PLAN and plan.country == "KG")
    plan_items.add(store, str(plan.id), level=ItemLevel.MEASURE, text=MEASURE, number="1.1")
    store.close()
    with a_window(app, Settings(tmp_path / "settings.ini"), tmp_path / "office.wpst") as made:
        made.resize(1280, 800)
        until(lambda: made.workspace and made.workspace.isVisible())
        yield made


@pytest.fixture
def hands() -> Keyboard:
    return Keyboard()


def test_from_recorded_to_implemented_with_measure_and_evidence_and_back(window: MainWindow, hands: Keyboard, tmp_path: Path) -> None:
    store = store_of(window)
    asked = next(each for each in store.fetch(Recommendation.select()) if each.text == ASKED)
    began = _everything(store)
    window.open_record("recommendation", str(asked.id))
    page = _page(window)
    page.table.setFocus()

    _tell(window, hands, ("un", "Under review"), "06.2007", "The working group was formed to take it forward.")
    _tell(window, hands, ("ac", "Accepted"), "07.2007", "The Ministry of Labour agreed to it.")
    _tell(window, hands, ("pl", "Planned"), "2008", "It stands in the draft of the plan.")
    _link(window, hands, "chapter on women", MEASURE)
    _begin_work(window, hands)
    assert "Circulate the draft · overdue" not in _read(page) and "overdue" in _timeline(page)
    _hold(window, hands)
    _tell(window, hands, ("in", "In progress"), "2011", "The new ministry took the work over.")
    _implement(window, hands, tmp_path)

    _reads_as_a_timeline(page)
    record = store.get(Recommendation, str(asked.id))
    assert record is not None and record.status == RecommendationStatus.IMPLEMENTED
    assert len(store.fetch(RecommendationProgress.select())) == 7
    hands.press(*["Ctrl+Z"] * 8)
    assert _everything(store) == began
    assert "Nothing has been told of its progress yet." in _read(page)
    assert not window.commands.undo.isEnabled()


def _tell(window: MainWindow, hands: Keyboard, step: tuple[str, str], day: str, narrative: str) -> None:
    """One update that brings a status."""
    form = _open(window, hands, step, day)
    hands.to("What was done")
    hands.write(narrative)
    _save(window, hands, form)


def _begin_work(window: MainWindow, hands: Keyboard) -> None:
    """Work begins; the next step has an owner and a day."""
    form = _open(window, hands, ("in", "In progress"), "2009")
    hands.to("What was done")
    hands.write("A first draft was written.")
    hands.to("Next step")
    hands.write("Circulate the draft")
    hands.to("Whose step it is")
    hands.write("Working group")
    hands.to("Next step due")
    hands.write("03.2010")
    _save(window, hands, form)


def _hold(window: MainWindow, hands: Keyboard) -> None:
    """Without a reason it is refused; with one it is put on hold."""
    form = _open(window, hands, ("on", "On hold"), "04.2010")
    hands.press("Ctrl+S")
    assert form.isVisible()
    hands.to("Reason")
    hands.write("The government was dismissed.")
    _save(window, hands, form)


def _implement(window: MainWindow, hands: Keyboard, folder: Path) -> None:
    """Done, with an event, a document and a file as evidence."""
    (folder / "plan.txt").write_text("The adopted plan", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "plan.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    form = _open(window, hands, ("im", "Implemented"), "02.2013")
    hands.to("What was done")
    hands.write("The plan was adopted with the chapter.")
    hands.to("Event that shows it")
    hands.link("roundtable", "OSCE Regional Roundtable on SCR 1325", down=1, take="Return")
    hands.to("Source that shows it")
    hands.name("Decree on the plan")
    hands.to("Add files…")
    hands.press("Ctrl+V")
    until(form.evidence.files.incoming)
    _save(window, hands, form)


def _open(window: MainWindow, hands: Keyboard, step: tuple[str, str], day: str) -> ProgressEditor:
    """The form with the status chosen and the day written."""
    hands.press("Ctrl+Shift+P")
    form = shown(window, ProgressEditor)
    hands.press("Shift+Tab")
    hands.to("Effective on")
    hands.press("Ctrl+A")
    hands.write(day)
    hands.to("Status after")
    hands.choose(*step)
    return form


def _save(window: MainWindow, hands: Keyboard, dialog: QDialog) -> None:
    """Ctrl+S; on a screen that is not there nobody turns to the window behind."""
    hands.press("Ctrl+S")
    until(lambda: dialog not in QApplication.topLevelWidgets())
    window.activateWindow()


def _link(window: MainWindow, hands: Keyboard, words: str, measure: str) -> None:
    """Link what is selected with a measure found by its words."""
    hands.press("Ctrl+L")
    dialog = shown(window, LinkDialog)
    hands.find(words)
    hands.press("Down", "Space", "Return")
    until(lambda: dialog not in QApplication.topLevelWidgets())
    window.activateWindow()
    assert measure in _read(_page(window))


def _reads_as_a_timeline(page: RecommendationsPage) -> None:
    """Newest first, each with its step; what was awaited is awaited no more."""
    told = _timeline(page)
    days = ["February 2013", "2011", "April 2010", "2009", "2008", "July 2007", "June 2007"]
    places = [told.index(day) for day in days]
    assert places == sorted(places)
    for said in ("In progress → Implemented", "In progress → On hold", "The government was dismissed.", "Recorded → Under review"):
        assert said in told
    for evidence in ("OSCE Regional Roundtable on SCR 1325", "Decree on the plan", "plan.txt"):
        assert evidence in told
    assert "overdue" not in told


def _timeline(page: RecommendationsPage) -> str:
    said = _read(page)
    return said[said.index("Record progress…") :]


def _read(page: RecommendationsPage) -> str:
    return " ".join(page.pane.toPlainText().replace("\u00a0", " ").split())


def _page(window: MainWindow) -> RecommendationsPage:
    assert window.workspace
    page = window.workspace.page()
    assert isinstance(page, RecommendationsPage)
    return page


def _everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every kind of record."""
    return {kind: store.rows(f'SELECT * FROM "{kind}" ORDER BY id') for kind in KINDS}
