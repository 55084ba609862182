"""After an edit the calendar reads anew what the edit can have changed, and nothing else."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from wpstracker.figures.calendar_item import ItemKind
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.calendar.kept_answers import KeptAnswers
from wpstracker.store.database import Store


def test_an_answer_holds_until_something_it_was_read_from_changes() -> None:
    asked: list[str] = []
    kept = KeptAnswers()

    def ask(said: str) -> str:
        asked.append(said)
        return said

    for _ in range(2):
        assert kept.get("events", ["event"], lambda: ask("events")) == "events"
        assert kept.get("plans", ["plan", "claim"], lambda: ask("plans")) == "plans"
    assert asked == ["events", "plans"]
    kept.forget({"claim", "source"}, state=1)
    kept.get("events", ["event"], lambda: ask("events"))
    kept.get("plans", ["plan", "claim"], lambda: ask("plans"))
    assert asked == ["events", "plans", "plans"]


def test_nothing_holds_in_a_file_that_changed_without_a_word() -> None:
    kept = KeptAnswers()
    kept.hold_for(1)
    assert kept.get("events", ["event"], lambda: 1) == 1
    kept.hold_for(1)
    assert kept.get("events", ["event"], lambda: 2) == 1
    kept.hold_for(2)
    assert kept.get("events", ["event"], lambda: 3) == 3


def test_what_the_line_of_time_counts_follows_edits(app: QApplication, store: Store, tmp_path: Path) -> None:
    page = CalendarPage(a_context(store, tmp_path))
    store.announcer.subscribe(page.changed)
    an_event(store, "Training", country="KG", start="2023-11-07")

    def counted() -> tuple[int, int]:
        source = page.source()
        return tuple(sum(each.total() for each in source.starts(kind).values()) for kind in (ItemKind.EVENT, ItemKind.DEADLINE))  # type: ignore[return-value]

    assert counted() == (1, 0)
    a_recommendation(store, "Do better", country="KG", deadline="2023-12-01")
    assert counted() == (1, 1)
    dates_of_plans = page.source().years_only(2023)
    an_event(store, "Another", country="KG", start="2023")
    assert counted() == (2, 1)
    assert page.source().years_only(2023) == dates_of_plans + 1
    store.undo()
    assert counted() == (1, 1)
    assert page.source().years_only(2023) == dates_of_plans
