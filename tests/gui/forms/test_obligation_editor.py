"""The editor of an obligation: its rule in words and fields, and the due dates that follow."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui.context import Context
from wpstracker.gui.forms.obligation_editor import ObligationEditor
from wpstracker.gui.settings import Settings
from wpstracker.records import Citation, Obligation
from wpstracker.services import obligations
from wpstracker.store.database import Store

BASICS, RULE, CITATIONS, RECORD = range(4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "file.wpst")
    yield made
    made.close()


@pytest.fixture
def editor(app: QApplication, store: Store, tmp_path: Path) -> ObligationEditor:
    context = Context(store, Settings(tmp_path / "s.ini"), SimpleNamespace(), lambda: date(2025, 7, 20))
    made = ObligationEditor(context, obligations.blank("KG", date(2025, 7, 20)))
    made.show()
    return made


def field(editor: Any, name: str, group: int = RULE) -> Any:
    return editor.groups[group].fields.widget(name)


def write_rule(editor: ObligationEditor, words: str) -> None:
    field(editor, "rule_written").setText(words)
    field(editor, "rule_written").editingFinished.emit()


def test_every_field_of_an_obligation_has_its_place(editor):
    fields = {name for each in editor.groups if hasattr(each, "fields") for name in each.fields.names()}
    assert set(Obligation.described()) == fields
    assert {each._model for each in editor.groups if hasattr(each, "_model")} == {Citation}


def test_the_words_of_the_act_fill_an_empty_rule_and_show_the_next_due_dates(editor, store):
    field(editor, "title", BASICS).setText("Report")
    write_rule(editor, "каждое полугодие, до 15 числа следующего месяца")
    group = editor.groups[RULE]
    assert group.meaning.text() == "Every half-year, 15 days after it ends."
    assert group.next.text() == "Next: 15.01.2026 (2nd half of 2025); 15.07.2026 (1st half of 2026); 15.01.2027 (2nd half of 2026)"
    editor.save()
    (kept,) = store.fetch(Obligation.select())
    assert (kept.rhythm, kept.days_after, kept.begins) == ("half_yearly", 15, PartialDate(2025))
    assert kept.rule_written == "каждое полугодие, до 15 числа следующего месяца"


def test_other_words_are_offered_and_never_overwrite_the_fields_by_themselves(editor):
    write_rule(editor, "ежегодно до 20 января")
    write_rule(editor, "quarterly, within 10 days after the end of the quarter")
    group = editor.groups[RULE]
    assert group.meaning.text() == "Every year by 20 January, about the year before."
    assert group.understood.text() == "The words mean: Every quarter, 10 days after it ends."
    group.understood.action.emit()
    assert group.meaning.text() == "Every quarter, 10 days after it ends." and not group.understood.text()


def test_only_the_fields_of_the_chosen_rule_are_shown(editor):
    def shown() -> set[str]:
        names = ("rhythm", "days_after", "due_day", "due_month", "due_once", "begins", "until")
        return {name for name in names if field(editor, name).isVisible()}

    assert shown() == {"rhythm", "days_after", "begins", "until"}
    for rule, names in (("on_day", {"rhythm", "due_day", "due_month", "begins", "until"}), ("once", {"due_once"})):
        box = field(editor, "rule")
        box.setCurrentIndex(box.values().index(rule))
        assert shown() == names


def test_a_rule_that_is_not_complete_says_what_is_missing(editor):
    group = editor.groups[RULE]
    assert group.meaning.text() == "No due date follows yet: choose how often, and write how many days after the period."
    assert not group.next.isVisible()


def test_an_impossible_day_is_refused_beside_its_field(editor, store):
    field(editor, "title", BASICS).setText("Report")
    write_rule(editor, "ежегодно до 20 января")
    field(editor, "due_day").setText("32")
    editor.save()
    assert editor.isVisible() and not store.fetch(Obligation.select())
    assert editor.groups[RULE].fields.row("due_day").problem() == "There is no such day in this month."
    editor.done(0)
