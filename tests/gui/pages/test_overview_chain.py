"""What came of it: each bar leads to the list it counts, and what fell out of the chain is named."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import TODAY, Window, a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.gui import language
from wpstracker.gui.pages.overview import OverviewPage
from wpstracker.records import Plan, PlanItem, RecommendationItem, RecommendationProgress
from wpstracker.services.files import new_file
from wpstracker.services.linking import link
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A conference of this year with four recommendations on their way."""
    with closing(new_file(tmp_path / "t.wpst")) as opened:
        with opened.change("Matrix") as writer:
            writer.save(Plan(id="plan", title="Plan", country="KG"))
            writer.save(PlanItem(id="item", plan="plan", text="Train"))
        an_event(opened, "Conference", id="e", start="2023-03-01", status="held")
        for id_, status in (("loose", "accepted"), ("linked", "accepted"), ("done", "implemented"), ("aside", "implemented")):
            a_recommendation(opened, id_, id=id_, event="e", status=status, issued=PartialDate(2023, 3))
        link(opened, RecommendationItem, ["linked", "done"], ["item"])
        with opened.change("Told") as writer:
            writer.save(
                RecommendationProgress(recommendation="done", status_after="implemented", event="e", effective=PartialDate(2023, 9))
            )
        yield opened


@pytest.fixture
def page(app, store: Store, tmp_path: Path) -> OverviewPage:
    shown = OverviewPage(a_context(store, tmp_path, Window()))
    shown.resize(1200, 800)
    shown.show()
    return shown


def bars(page: OverviewPage) -> dict[str, float | None]:
    data = page.board.chain.chart.data()
    return dict(zip((category.key for category in data.categories), data.series[0].values, strict=True))


def asked(page: OverviewPage) -> tuple[str, Filter]:
    window = page.context.navigator
    assert isinstance(window, Window)
    return window.asked[-1]


def test_the_chain_narrows_step_by_step_and_each_bar_leads_to_its_list(page, store):
    assert bars(page) == {"events": 1, "recommendations": 4, "linked": 2, "implemented": 1, "evidenced": 1}
    for step, number in bars(page).items():
        page.board.chain.chart.clicked.emit(step, "")
        where, question = asked(page)
        ids = event_ids(store, question) if where == "events" else recommendation_ids(store, question, TODAY)
        assert (where == "events") == (step == "events") and len(ids) == number


def test_what_fell_out_of_the_chain_is_named_and_leads_to_its_list(page, store):
    said = [note.text() for note in page.board.chain.notes()]
    assert said == [
        "1 more is implemented without a measure.",
        "1 open recommendation without a measure",
        "2 open recommendations: nobody responsible",
    ]
    page.board.chain.notes()[1].click()
    assert asked(page) == ("recommendations", Filter(only=(Only.ORPHAN,)))
    assert recommendation_ids(store, Filter(only=(Only.ORPHAN,)), TODAY) == ["loose"]


def test_a_file_without_recommendations_has_no_chain(app, tmp_path):
    with closing(new_file(tmp_path / "empty.wpst")) as empty:
        page = OverviewPage(a_context(empty, tmp_path))
        page.show()
        assert not page.board.chain.isVisible()


def test_the_panel_speaks_russian(app, store, tmp_path):
    language.use("ru")
    page = OverviewPage(a_context(store, tmp_path))
    page.show()
    said = [
        page.board.chain.title(),
        *(category.label for category in page.board.chain.chart.data().categories),
        *(n.text() for n in page.board.chain.notes()),
    ]
    assert not [text for text in said if text.isascii()]
