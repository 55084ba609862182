"""The overview's list of reports that are due next."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.gui.contexts import Window
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.pages.overview import OverviewPage
from wpstracker.gui.settings import Settings
from wpstracker.records import Obligation
from wpstracker.services import obligations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2025, 7, 20)


def test_reports_that_are_due_stand_on_the_overview_and_lead_to_the_calendar(app: QApplication, tmp_path: Path):
    store, window = Store.create(tmp_path / "file.wpst"), Window()
    page = OverviewPage(Context(store, Settings(tmp_path / "s.ini"), window, lambda: TODAY))
    store.announcer.subscribe(page.changed)
    page.show()
    assert page.board.reports.isHidden()
    known = {"country": "KG", "rhythm": "monthly", "days_after": 15, "begins": PartialDate(2025, 5)}
    obligations.save(store, Draft(Obligation(title="Monthly report", **known)))
    assert not page.board.reports.isHidden() and len(page.board.reports.lines) == 5
    first = page.board.reports.lines[0]
    assert first.text() == "Monthly report" and first.accessibleDescription().startswith("35 days overdue")
    first.click()
    kind, id_ = window.opened[-1]
    assert kind == "obligation" and id_
    page.board.reports._show_all()
    assert window.asked[-1] == ("reporting", Filter())
    store.close()
