"""The Plans page: where each country's plan stands, says who, on which day, and what contradicts it."""

import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.forms.claim_editor import ClaimEditor
from wpstracker.gui.forms.figure_editor import FigureEditor
from wpstracker.gui.forms.plan_editor import PlanEditor
from wpstracker.gui.pages.plan_lines import COUNTRY, CountryLine
from wpstracker.gui.pages.plan_tree import PlanModel
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.settings import Settings
from wpstracker.records import Citation, Claim, CountryFigure, EventPlan, Obligation, Plan, PlanItem, PriorityArea
from wpstracker.services import plans
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2026, 3, 1)


@pytest.fixture
def page(app, store: Store, tmp_path: Path) -> PlansPage:
    """A shown page with the reference plans that hears of every change."""
    return a_page(store, tmp_path)


def a_page(store: Store, folder: Path, window: Window | None = None, today: date = TODAY) -> PlansPage:
    made = PlansPage(Context(store, Settings(folder / "s.ini"), window or Window(), lambda: today))
    store.announcer.subscribe(made.changed)
    made.resize(1180, 760)
    made.show()
    return made


def country(page: PlansPage, code: str) -> CountryLine:
    """A country's line."""
    return next(line for line in page.tree.lines().countries() if line.code == code)


def status(page: PlansPage, id_: str) -> str:
    """The present status in a plan's line; "" when it is not listed."""
    lines = [plan for line in page.tree.lines().countries() for plan in line.plans]
    return next((plan.status for plan in lines if plan.id == id_), "")


def text(page: PlansPage) -> str:
    """The page as it is read."""
    return page.pane.toPlainText().replace("\u00a0", " ")


def reference(store: Store, name: str) -> str:
    """The id of a plan by its reference."""
    return str(store.rows("SELECT id FROM plan WHERE reference = ?", (name,))[0][0])


def claims_of(store: Store, id_: str) -> list[Claim]:
    draft = plans.load(store, id_)
    assert draft is not None
    return draft.of(Claim)


def test_every_reference_country_is_listed_central_asia_first(page):
    lines = page.tree.lines().countries()
    assert [line.code for line in lines[:5]] == ["KZ", "KG", "TJ", "TM", "UZ"]
    assert len(lines) == 92
    rest = [line.name for line in lines[5:]]
    assert rest.index("Albania") < rest.index("Germany") < rest.index("Sweden")


def test_listing_all_plans_is_fast(page):
    page.reload()
    start = time.perf_counter()
    page.reload()
    assert time.perf_counter() - start < 0.5  # 0.03 s on an idle machine


def test_conflicting_claims_stand_side_by_side_and_stay_after_another_claim(store, page):
    id_ = reference(store, "TJ-UNSCR_1325-3")
    page.show_record("plan", id_)
    assert "Conflicting claims" in country(page, "TJ").plans[0].marks
    assert "To be confirmed" in country(page, "TJ").plans[0].marks
    assert "Sources contradict each other" in text(page)
    assert "February 2023" in text(page) and "“being finalised”" in text(page)
    before = [claim.plain() for claim in claims_of(store, id_)]
    plans.add_claim(store, Claim(plan=id_, stage="adopted", as_of=PartialDate(2026, 2), confidence="high", note="Seen in the gazette"))
    assert status(page, id_) == "Adopted"
    assert "Sources contradict each other" in text(page) and "Seen in the gazette" in text(page)
    assert all(plain in [claim.plain() for claim in claims_of(store, id_)] for plain in before)


def test_the_status_says_what_it_rests_on(store, page):
    page.show_record("plan", reference(store, "TJ-UNSCR_1325-2"))
    assert "Stated by" in text(page) and "as of June 2019. Confidence: high." in text(page)
    page.show_record("plan", reference(store, "KZ-UNSCR_1325-1"))
    assert "Derived from the plan's dates (2022–2025)" in text(page)


def test_another_day_shows_another_status(store, page):
    kazakh, tajik = reference(store, "KZ-UNSCR_1325-1"), reference(store, "TJ-UNSCR_1325-3")
    assert status(page, kazakh) == "Expired"
    page.filters.set_values({"as_of": PartialDate(2023, 5)})
    page.reload()
    assert status(page, kazakh) == "Under implementation"
    assert page.question().as_of == date(2023, 5, 31)
    page.ask(Filter(as_of=date(2023, 11, 1)))
    assert status(page, tajik) == "Being drafted"
    page.filters.clear()
    assert status(page, kazakh) == "Expired"


def test_a_plan_is_not_listed_before_anything_was_known_of_it(store, page):
    page.ask(Filter(as_of=date(2016, 1, 1)))
    assert status(page, reference(store, "KZ-UNSCR_1325-1")) == ""
    assert status(page, reference(store, "TJ-UNSCR_1325-1")) == "Under implementation"


@pytest.mark.parametrize("day", [date(2010, 1, 1), date(2023, 11, 20), date(2025, 12, 30), TODAY, date(2031, 1, 1)])
def test_turkmenistan_is_never_shown_with_a_1325_plan(app, store, tmp_path, day):
    page = a_page(store, tmp_path, today=day)
    for line in page.tree.lines().countries():
        if line.code == "TM":
            assert line.note == "No 1325 plan known"
            assert all("1325" not in plan.spoken for plan in line.plans)
            assert all(plan.detail.startswith("Gender-equality plan") for plan in line.plans)
    page.show_record("country", "TM")
    if page.country() == "TM":
        assert "No 1325 plan known" in text(page)
        assert "1325 NAP" not in text(page).split("What is claimed")[0]


def test_a_gender_equality_plan_says_that_it_is_no_1325_plan(store, page):
    page.show_record("plan", reference(store, "TM-GENDER_EQUALITY-2"))
    assert "Not a 1325 NAP" in text(page)
    assert "It does not count as a national action plan on UNSCR 1325." in text(page)


def test_a_country_without_a_plan_stands_alone_and_its_record_can_be_edited(store, page):
    line = country(page, "BY")
    assert (line.note, line.plans) == ("No 1325 plan known", ())
    page.show_record("plan", line.none_known)
    assert page.tree.current_id() == f"{COUNTRY}BY"
    assert page.plan_id() == line.none_known
    assert "What is claimed about its status" in text(page)


def test_a_country_counts_what_else_is_known_of_it(app, store, tmp_path):
    window = Window()
    an_event(store, country="KZ")
    a_recommendation(store, country="KZ")
    page = a_page(store, tmp_path, window)
    page.show_record("country", "KZ")
    assert "1 event · 1 recommendation" in text(page)
    page.pane.link_activated.emit("wps:ask/events/KZ")
    assert window.asked == [("events", Filter(countries=("KZ",)))]


def test_recommendations_on_a_plan_are_linked(app, store, tmp_path):
    id_ = reference(store, "KZ-UNSCR_1325-1")
    asked = a_recommendation(store, "Publish the plan", plan=id_)
    window = Window()
    page = a_page(store, tmp_path, window)
    page.show_record("plan", id_)
    assert "Publish the plan" in text(page)
    page.pane.link_activated.emit(f"wps:recommendation/{asked}")
    assert window.opened == [("recommendation", asked)]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (Filter(text="Таджикистан"), ["TJ"]),
        (Filter(kinds=("gender_equality",)), ["TM", "AZ"]),
        (Filter(statuses=("submitted",)), ["TJ"]),
        (Filter(countries=("KZ",)), ["KZ"]),
        (Filter(countries=("KZ", "KG", "TJ", "TM", "UZ")), ["KZ", "KG", "TJ", "TM", "UZ"]),
    ],
)
def test_a_question_is_shown_as_asked(page, question, codes):
    page.ask(question)
    assert [line.code for line in page.tree.lines().countries()] == codes
    assert set(page.question().countries) == set(question.countries)
    assert page.question().but(countries=()) == question.but(countries=())
    page.filters.clear()
    assert len(page.tree.lines().countries()) == 92


def test_a_region_narrows_the_countries(page):
    page.filters.set_values({"region": ("osce",)})
    page.reload()
    codes = {line.code for line in page.tree.lines().countries()}
    assert {"KZ", "DE", "US"} <= codes and not {"JP", "GH"} & codes


def test_the_line_of_years_shows_the_editions(store, page):
    page.show_record("country", "TJ")
    labels = [(span.label, span.period) for span in page.timeline.spans()]
    assert labels == [("NAP, edition 1", "2014–2017"), ("NAP, edition 2", "2019–2022"), ("NAP, edition 3", "")]
    page.timeline.chosen.emit(reference(store, "TJ-UNSCR_1325-2"))
    assert page.tree.current_id() == reference(store, "TJ-UNSCR_1325-2")


def test_a_new_plan_begins_in_the_chosen_country(page):
    page.show_record("country", "UZ")
    page.new.trigger()
    (editor,) = page.findChildren(PlanEditor)
    assert editor.draft.record.country == "UZ"
    editor.close()


def test_a_plan_without_dates_and_claims_is_listed(store, page):
    id_ = plans.save(store, Draft(Plan(country="MN", title="First plan")))
    assert status(page, id_) == "Unknown"
    page.show_record("plan", id_)
    assert "No claims yet." in text(page)


def test_deleting_is_asked_and_undone_with_its_claims(store, page):
    id_ = reference(store, "KZ-UNSCR_1325-1")
    count = len(claims_of(store, id_))
    page.show_record("plan", id_)
    page.delete.trigger()
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    next(button for button in box.buttons() if button.text() == "Delete").click()
    assert status(page, id_) == ""
    store.undo()
    assert status(page, id_) == "Expired"
    assert len(claims_of(store, id_)) == count


def test_keys_fold_find_and_open(store, page):
    page.activateWindow()
    page.tree.setFocus()
    QTest.qWaitForWindowActive(page)
    page.show_record("country", "TJ")
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    assert page.tree.closed() == ["TJ"]
    page.reload()
    assert not page.tree.isExpanded(page.tree.lines().index_of(f"{COUNTRY}TJ"))
    QTest.keyClick(page.tree, Qt.Key.Key_Right)
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.tree.current_id() == country(page, "TJ").plans[0].id
    QTest.keyClick(page.tree, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    (editor,) = page.findChildren(ClaimEditor)
    editor.close()


def test_state_brings_back_choice_filters_and_folds(store, page, tmp_path):
    id_ = reference(store, "UZ-UNSCR_1325-1")
    page.ask(Filter(kinds=("nap_1325",), as_of=date(2024, 1, 1)))
    page.show_record("plan", id_)
    page.tree.set_closed(["KG"])
    again = a_page(store, tmp_path)
    again.restore(page.state())
    assert again.tree.current_id() == id_
    assert again.question() == page.question()
    assert again.tree.closed() == ["KG"]


def test_the_model_of_the_tree_keeps_qt_s_rules(app, page):
    model = PlanModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_countries(page.tree.lines().countries())
    model.set_countries([])
    assert tester.model() is model


def test_the_page_speaks_russian(app, store, tmp_path):
    language.use("ru")
    page = a_page(store, tmp_path)
    page.show_record("plan", reference(store, "TJ-UNSCR_1325-3"))
    assert country(page, "TM").note == "План по РСБ ООН 1325 не известен"
    assert "Источники противоречат друг другу" in text(page)
    assert "Третий национальный план действий" in text(page)


def kyrgyz(store: Store) -> str:
    """A plan of Kyrgyzstan."""
    return str(store.rows("SELECT id FROM plan WHERE country = 'KG' ORDER BY edition DESC LIMIT 1")[0][0])


def test_a_plan_shows_its_priority_areas_by_sort_and_the_events_that_support_it(page, store):
    workshop, training = an_event(store, "Workshop"), an_event(store, "Training of trainers", start="2019")
    pillar = store.rows("SELECT id FROM term WHERE scheme = 'pillar' AND code = 'protection'")[0][0]
    with store.change("More") as writer:
        writer.save(PriorityArea(plan=kyrgyz(store), name="Water", names={"ru": "Вода"}, pillar=pillar, event=workshop, sort=0))
        writer.save(PriorityArea(plan=kyrgyz(store), name="Rule of law", cross_cutting=True, event=workshop, sort=1))
        writer.save(EventPlan(event=training, plan=kyrgyz(store), note="trained its focal points"))
    page.show_record("plan", kyrgyz(store))
    read = text(page)
    areas = read[read.index("Priority areas") :]
    assert areas.index("named by Workshop") < areas.index("Water") < areas.index("Cross-cutting") < areas.index("Rule of law")
    assert areas.count("named by") == 1 and "Protection" in areas
    assert "Events that support it" in read and "Training of trainers" in read and "trained its focal points" in read
    page.follow(f"wps:event/{training}")
    assert page.context.navigator.opened == [("event", training)]


def test_areas_named_by_different_events_say_so_one_by_one(page, store):
    first, second = an_event(store, "First"), an_event(store, "Second")
    with store.change("More") as writer:
        writer.save(PriorityArea(plan=kyrgyz(store), name="Water", event=first))
        writer.save(PriorityArea(plan=kyrgyz(store), name="Soil", event=second))
    page.show_record("plan", kyrgyz(store))
    assert "named by First" in text(page) and "named by Second" in text(page)


def test_a_claimed_fact_of_a_plan_is_marked_with_its_source(page, store):
    draft = plans.load(store, kyrgyz(store))
    assert draft is not None
    source = store.rows("SELECT id FROM source LIMIT 1")[0][0]
    draft.parts[Citation] = [Citation(field="in_force", source=source, quote="from January")]
    plans.save(store, draft)
    page.show_record("plan", kyrgyz(store))
    assert "1. In force from: “from January”" in text(page)


def figures(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM country_figure")[0][0])


def test_figures_of_a_country_are_added_edited_and_deleted_from_its_page(page, store, app):
    page.show_record("country", "KZ")
    page.follow("wps:new/figure")
    editor = page.findChild(FigureEditor)
    assert editor is not None
    editor.groups[0].fields.widget("statement").setPlainText("Women lead two of ten departments")
    editor.save()
    assert "Women lead two of ten departments" in text(page) and figures(store) == 1
    id_ = store.rows("SELECT id FROM country_figure")[0][0]
    page.follow(f"wps:edit-figure/{id_}")
    editor = next(each for each in page.findChildren(FigureEditor) if each.isVisible())
    editor.groups[0].fields.widget("value").setText("20")
    editor.groups[0].fields.widget("unit").setText("%")
    editor.save()
    assert "Other figure: 20 %" in text(page)
    page.follow(f"wps:delete-figure/{id_}")
    box = page.findChild(QMessageBox)
    assert box is not None and figures(store) == 1
    next(button for button in box.buttons() if button.text().replace("&", "") == "Delete").click()
    assert figures(store) == 0 and "Women lead" not in text(page)
    store.undo()
    assert "Other figure: 20 %" in text(page)


def test_a_figure_about_several_countries_stands_on_the_page_of_each(page, store):
    figure = CountryFigure(figure_kind="wps_index", countries=("KZ", "UZ"), statement="Lower than elsewhere", as_of=PartialDate(2022))
    with store.change("More") as writer:
        writer.save(figure)
    for code, there in (("KZ", True), ("UZ", True), ("KG", False)):
        page.show_record("country", code)
        assert ("Lower than elsewhere" in text(page)) == there
    page.show_record("country_figure", str(figure.id))
    assert page.country() == "KZ"


def test_a_plan_says_how_far_its_measures_have_come_and_what_is_to_be_reported_on_it(store, page):
    id_ = kyrgyz(store)
    page.show_record("plan", id_)
    assert "No matrix yet." in text(page)
    with store.change("More") as writer:
        for number, stage in enumerate(("implemented", "in_progress", None)):
            writer.save(PlanItem(plan=id_, level="measure", number=str(number), text="Do", status=stage))
        writer.save(Obligation(title="Yearly report", plan=id_, rule="on_day", rhythm="yearly", due_month=1, due_day=20, reference="OB-1"))
    read = text(page)
    assert "1 of 3 measures implemented" in read and "1 not reported" in read and "Open the matrix" in read
    assert "Reports on this plan" in read and "Yearly report" in read and "Every year by 20 January, about the year before." in read
    page.follow("wps:how-counted/")
    box = page.findChild(QMessageBox)
    assert box is not None and "Every measure counts as one" in box.informativeText()
    box.close()
    page.filters.set_values({"as_of": PartialDate(2023, 5)})
    page.reload()
    assert "0 of 3 measures implemented" in text(page), "a status without a date is known from today on only"


def test_the_plan_before_and_the_plan_after_are_links(store, page):
    first, second = (reference(store, f"TJ-UNSCR_1325-{n}") for n in (1, 2))
    page.show_record("plan", second)
    assert "Predecessor" in text(page) and "Successor" in text(page)
    page.follow(f"wps:plan/{first}")
    assert page.tree.current_id() == first
    assert "Predecessor" not in text(page) and "Successor" in text(page)


def test_choosing_a_day_leaves_the_filter_line_as_high_as_it_was(app, store, tmp_path):
    """In Russian, in a window of 1280, where the words are longest."""
    language.use("ru")
    page = a_page(store, tmp_path)
    page.resize(1040, 720)
    QApplication.processEvents()
    before = page.filters.height()
    page.ask(Filter(as_of=date(2023, 10, 31)))
    QApplication.processEvents()
    assert page.filters.height() == before
    assert page.filters.search.height() <= before < 2 * page.filters.search.height(), "one line"
