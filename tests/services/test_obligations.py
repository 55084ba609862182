"""Reporting obligations, and the reports marked for their due dates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.records import Obligation, Submission
from wpstracker.services import attachments, obligations
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.services.history import history
from wpstracker.store.database import Store

DUE = date(2025, 7, 15)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "file.wpst")
    yield made
    made.close()


def an_obligation(store: Store, **said: object) -> str:
    known = {"title": "Half-yearly report", "country": "KG", "rhythm": "half_yearly", "days_after": 15} | said
    return obligations.save(store, Draft(Obligation(**known)))


def problems(**said: object) -> dict[str, str]:
    found = obligations.problems(Draft(Obligation(**({"title": "Report"} | said))))
    return {problem.field: problem.message for problem in found}


def test_an_obligation_is_named_saved_and_brought_back(store: Store):
    id_ = an_obligation(store)
    draft = obligations.load(store, id_)
    assert draft is not None and draft.record.reference == "KG-OB-001"
    obligations.delete(store, [id_])
    assert obligations.load(store, id_) is None
    store.undo()
    assert obligations.load(store, id_) is not None


def test_a_new_obligation_begins_with_the_present_year():
    assert obligations.blank("KG", date(2025, 5, 1)).record.begins == PartialDate(2025)


def test_the_words_of_an_act_fill_the_rule_and_stay_as_written():
    record = Obligation(rule_written="каждое полугодие, до 15 числа следующего месяца", due_month=1, due_day=20)
    assert obligations.understand(record)
    assert (record.rule, record.rhythm, record.days_after) == (ReportRule.AFTER_PERIOD, Rhythm.HALF_YEARLY, 15)
    assert (record.due_month, record.due_day) == (None, None)
    assert record.rule_written == "каждое полугодие, до 15 числа следующего месяца"
    record.rule_written = "по запросу"
    assert not obligations.understand(record) and record.days_after == 15


def test_what_is_unknown_of_a_rule_is_no_problem():
    assert not problems(rule=ReportRule.ON_DAY.value)
    assert not problems(rule=ReportRule.AFTER_PERIOD.value)
    assert not problems(rule=ReportRule.ONCE.value)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"country": "ZZ"}, "country"),
        ({"days_after": 400}, "days_after"),
        ({"days_after": -1}, "days_after"),
        ({"rule": "on_day", "due_month": 2, "due_day": 30}, "due_day"),
        ({"rule": "on_day", "due_month": 13}, "due_month"),
        ({"rule": "on_day", "due_day": 40}, "due_day"),
        ({"rule": "on_day", "rhythm": "monthly", "due_month": 1, "due_day": 20}, "rhythm"),
        ({"rule": "once", "due_once": PartialDate(None, 1, 20)}, "due_once"),
        ({"begins": PartialDate(2025), "until": PartialDate(2024)}, "until"),
    ],
)
def test_what_is_impossible_is_refused_beside_its_field(said: dict[str, object], field: str):
    assert list(problems(**said)) == [field]


def test_a_report_is_prepared_then_handed_in_with_its_file_each_in_one_step(store: Store):
    id_ = an_obligation(store)
    obligations.mark(store, id_, DUE, prepared=PartialDate(2025, 7, 1))
    sent = obligations.mark(
        store, id_, DUE, handed_in=PartialDate(2025, 7, 14), note="By letter 12-3", files=[Incoming("report.txt", b"What was done")]
    )
    kept = store.get(Submission, str(sent.id))
    assert kept is not None
    assert (kept.due, kept.prepared, kept.handed_in, kept.note) == (
        PartialDate(2025, 7, 15),
        PartialDate(2025, 7, 1),
        PartialDate(2025, 7, 14),
        "By letter 12-3",
    )
    assert [file.name for file in attachments.of_record(store, str(sent.id))] == ["report.txt"]
    assert store.undo() == "Mark a report as handed in"
    kept = store.get(Submission, str(sent.id))
    assert kept is not None and kept.handed_in is None and not attachments.of_record(store, str(sent.id))


def test_a_report_is_not_handed_in_before_it_is_prepared(store: Store):
    id_ = an_obligation(store)
    obligations.mark(store, id_, DUE, prepared=PartialDate(2025, 7, 10))
    with pytest.raises(Invalid) as refused:
        obligations.mark(store, id_, DUE, handed_in=PartialDate(2025, 7, 9))
    assert [problem.field for problem in refused.value.problems] == ["handed_in"]


def test_what_was_marked_can_be_taken_back_and_goes_with_the_obligation(store: Store):
    id_ = an_obligation(store)
    obligations.mark(store, id_, DUE, handed_in=PartialDate(2025, 7, 14))
    obligations.take_back(store, id_, DUE)
    assert not store.fetch(Submission.select())
    obligations.mark(store, id_, DUE, handed_in=PartialDate(2025, 7, 14))
    obligations.delete(store, [id_])
    assert not store.fetch(Submission.select())


def test_editing_an_obligation_keeps_what_was_handed_in(store: Store):
    id_ = an_obligation(store)
    obligations.mark(store, id_, DUE, handed_in=PartialDate(2025, 7, 14))
    draft = obligations.load(store, id_)
    assert draft is not None
    draft.record.days_after = 20
    obligations.save(store, draft)
    assert len(store.fetch(Submission.select())) == 1


def test_the_history_of_an_obligation_tells_of_its_reports(store: Store):
    id_ = an_obligation(store)
    obligations.mark(store, id_, DUE, handed_in=PartialDate(2025, 7, 14))
    assert [entry.title for entry in history(store, id_)] == ["Mark a report as handed in", "New reporting obligation"]
