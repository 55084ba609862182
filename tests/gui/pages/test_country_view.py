"""A country as a page, and on one page of paper."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window
from tests.gui.windows import choose_file, message, until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import EventStatus, Privacy
from wpstracker.figures.country_details import details
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.language import words
from wpstracker.gui.pages.country_print import one_page
from wpstracker.gui.pages.country_view import CountryView
from wpstracker.gui.settings import Settings
from wpstracker.records import Claim, CountryFigure, Obligation, Organisation, Person, Plan, PlanItem, Position, Source
from wpstracker.services import country_figures, obligations, organisations, people, plans
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2026, 3, 1)
LONG = "On the implementation of the national action plan on women, peace and security in the security sector of the country " * 3


@pytest.fixture
def view(app: QApplication, store: Store, window: Window, tmp_path: Path) -> CountryView:
    made = CountryView(Context(store, Settings(tmp_path / "s.ini"), window, lambda: TODAY))
    made.resize(700, 800)
    made.show()
    return made


def text(view: CountryView) -> str:
    return view.pane.toPlainText().replace("\u00a0", " ")


def paper(store: Store, code: str) -> str:
    document = one_page(details(store, code, TODAY, words().language, unrestricted=True), "file.wpst")
    assert document.pageCount() == 1
    return document.toPlainText().replace("\u00a0", " ")


def crowd(store: Store, code: str) -> None:
    """Far more than fits on a page."""
    with store.change("A crowd"):
        _crowd(store, code)


def _crowd(store: Store, code: str) -> None:
    for year in range(2000, 2026):
        an_event(store, f"{LONG}{year}", country=code, start=str(year), status=EventStatus.HELD.value)
        obligations.save(store, Draft(Obligation(title=LONG, country=code, rule="once", due_once=PartialDate(2026, 5))))
        country_figures.save(store, Draft(CountryFigure(country=code, statement=LONG, as_of=PartialDate(year))))
        body = organisations.save(store, Draft(Organisation(name=f"{LONG}{year}", country=code, gender_machinery=True)))
        point = Draft(Person(name=f"A. B. {year}", organisation=body))
        point.of(Position).append(Position(title=LONG, organisation=body, focal_point=True))
        people.save(store, point)
        source = Source(title=f"{LONG}{year}")
        plan = Draft(Plan(country=code, title=f"{LONG}{year}", instrument="nap_1325", in_force=PartialDate(year)), new=[source])
        plan.of(Claim).append(Claim(stage="implementation", as_of=PartialDate(year), source=source.id))
        id_ = plans.save(store, plan)
        with store.change("Item") as writer:
            writer.save(PlanItem(plan=id_, level="measure", text=LONG))
    for status in ("recorded", "under_review", "accepted", "planned", "in_progress", "implemented", "closed"):
        a_recommendation(store, LONG, country=code, status=status)


def test_tajikistans_plans_claims_and_conflicts_are_read(view: CountryView):
    view.show_country("TJ")
    assert view.country() == "TJ"
    said = text(view)
    for words_ in ("Tajikistan", "OSCE participating State", "February 2023", "October 2023", "March 2025", "contradicted"):
        assert words_ in said
    assert len(view.timeline.spans()) == 3


def test_a_country_without_anything_says_so(view: CountryView):
    view.show_country("VU")
    said = text(view)
    assert "Not an OSCE participating State" in said and "No 1325 plan known" in said
    assert "The file says nothing of this country yet." in said and "No event is recorded." in said


def test_without_a_country_nothing_is_shown_and_nothing_can_be_printed(view: CountryView):
    assert text(view) == "" and not any(action.isEnabled() for action in view.actions_of_page())


def test_numbers_lead_to_the_lists_behind_them(view: CountryView, store: Store, window: Window):
    an_event(store, country="UZ", start="2024", status=EventStatus.HELD.value)
    a_recommendation(store, country="UZ", status="accepted", deadline="2025", deadline_kind="date")
    view.show_country("UZ")
    targets = [target for target in _links(view) if target.startswith("wps:ask/")]
    for target in targets:
        view.follow(target)
    assert ("events", Filter(countries=("UZ",), statuses=("held",), starts=PartialDate(2024))) in window.asked
    assert ("recommendations", Filter(countries=("UZ",), statuses=("accepted",))) in window.asked
    assert ("recommendations", Filter(countries=("UZ",), overdue=True)) in window.asked


def test_names_lead_to_their_records(view: CountryView, store: Store, window: Window):
    id_ = an_event(store, "Seminar", country="UZ", start="2024", status=EventStatus.HELD.value)
    view.show_country("UZ")
    view.follow(next(target for target in _links(view) if target.startswith("wps:event/")))
    assert window.opened == [("event", id_)]
    view.timeline.chosen.emit("plan-id")
    assert window.opened[-1] == ("plan", "plan-id")


@pytest.mark.parametrize("spoken", ["en", "ru"])
@pytest.mark.parametrize("code", ["KZ", "TJ", "VU"])
def test_any_country_fits_on_one_page(app: QApplication, store: Store, code: str, spoken: str):
    language.use(spoken)
    said = paper(store, code)
    assert "01.03.2026" in said and "file.wpst" in said


@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_a_crowded_country_is_abridged_and_says_how_much_is_left_out(app: QApplication, store: Store, spoken: str):
    crowd(store, "UZ")
    language.use(spoken)
    said = paper(store, "UZ")
    assert ("more" if spoken == "en" else "и ещё") in said
    assert "01.03.2026" in said


def test_what_is_printed_names_nobody_who_is_not_public_and_no_restricted_record(app: QApplication, store: Store):
    an_event(store, "Closed meeting", country="UZ", start="2025", status=EventStatus.HELD.value, privacy="restricted")
    body = organisations.save(store, Draft(Organisation(name="Women's Committee", country="UZ", gender_machinery=True)))
    for name, privacy in (("Open Name", Privacy.PUBLIC), ("Inner Name", Privacy.INTERNAL)):
        point = Draft(Person(name=name, organisation=body, privacy=privacy.value))
        point.of(Position).append(Position(title="Adviser", organisation=body, focal_point=True))
        people.save(store, point)
    said = paper(store, "UZ")
    assert "Open Name" in said and "Inner Name" not in said and "1 not named here" in said
    assert "Closed meeting" not in said


def test_the_page_is_saved_as_a_pdf_of_one_page(view: CountryView, tmp_path: Path, window: Window):
    view.show_country("TJ")
    view.pdf.trigger()
    choose_file(view, tmp_path / "tajikistan.pdf")
    written = (tmp_path / "tajikistan.pdf").read_bytes()
    assert written.startswith(b"%PDF") and written.count(b"/Type /Page\n") == 1
    assert "tajikistan.pdf" in window.said[-1]


def test_a_place_that_refuses_is_told(view: CountryView, tmp_path: Path):
    view.show_country("TJ")
    view._ask_save(tmp_path / "nowhere" / "a.pdf")
    assert "nowhere" in message(view)


def test_the_preview_opens_without_blocking(view: CountryView):
    view.show_country("TJ")
    dialog = view.open_preview()
    assert isinstance(dialog, QPrintPreviewDialog) and dialog.isVisible()
    dialog.reject()


def test_the_preview_draws_the_page_no_higher_than_the_screen(view: CountryView):
    view.show_country("TJ")
    view.open_preview()
    (shown,) = view.findChildren(QPrintPreviewDialog)
    pages = shown.findChildren(QPrintPreviewWidget)
    until(lambda: pages[0].pageCount() == 1)
    assert shown.height() <= shown.screen().availableSize().height()
    shown.reject()


def test_a_printed_page_is_light_in_a_dark_window(app: QApplication, store: Store):
    from wpstracker.gui.look import Look
    from wpstracker.gui.theme import LIGHT, Theme, tokens

    look = Look(app, Settings(store.path.with_name("s.ini")))
    look.set_theme(Theme.DARK)
    document = one_page(details(store, "TJ", TODAY, "en"), "file.wpst")
    assert LIGHT.muted in document.toHtml() and tokens().muted not in document.toHtml()
    look.set_theme(Theme.LIGHT)


def _links(view: CountryView) -> list[str]:
    found: list[str] = []
    block: Any = view.pane.document().begin()
    while block.isValid():
        found += [piece.fragment().charFormat().anchorHref() for piece in block]
        block = block.next()
    return [target for target in found if target]
