"""The form of a progress update: only what may follow is offered, a reason is asked for where one is due, evidence is kept."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests import unsaved
from tests.builders import a_recommendation, an_event
from tests.gui.contexts import TODAY, a_context
from tests.gui.windows import until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.gui.forms.progress_editor import ProgressEditor, ToldGroup, edit_progress, open_progress
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.forms.status_line import StatusLine
from wpstracker.records import Attachment, MeasureProgress, PlanItem, Recommendation, RecommendationProgress
from wpstracker.services import plans, recommendations
from wpstracker.services import unsaved as kept
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


def opened(store: Store, folder: Path, id_: str) -> ProgressEditor:
    record = store.get(Recommendation, id_) or store.get(PlanItem, id_)
    assert record is not None
    return open_progress(a_context(store, folder), None, record)  # type: ignore[arg-type]


def told(form: ProgressEditor) -> ToldGroup:
    group = form.groups[0]
    assert isinstance(group, ToldGroup)
    return group


def field(form: ProgressEditor, name: str) -> Any:
    return told(form).fields.widget(name)


def offered(form: ProgressEditor) -> list[Any]:
    return told(form).status.values()


def status(store: Store, id_: str) -> str | None:
    record: Any = store.get(Recommendation, id_) or store.get(PlanItem, id_)
    return str(record.status)


def test_today_is_set_and_only_steps_that_may_follow_are_offered(app, store, tmp_path):
    form = opened(store, tmp_path, a_recommendation(store, status="accepted"))
    assert field(form, "effective").value() == PartialDate.of(TODAY)
    assert told(form).status.currentText() == "Accepted (unchanged)"
    assert offered(form) == [
        *(None, "planned", "in_progress", "implemented", "partly_implemented", "not_implemented"),
        *("closed", "on_hold", "superseded"),
    ]


def test_a_reason_is_shown_and_asked_for_only_where_it_is_due(app, store, tmp_path):
    id_ = a_recommendation(store)
    form = opened(store, tmp_path, id_)
    assert not field(form, "reason").isVisible()
    told(form).status.setCurrentIndex(offered(form).index("closed"))
    assert field(form, "reason").isVisible()
    form.save()
    assert told(form).fields.row("reason").problem() == "Say why it is closed."
    field(form, "reason").setPlainText("The law was repealed")
    form.save()
    assert status(store, id_) == "closed"
    (update,) = store.fetch(RecommendationProgress.select())
    assert (update.status_before, update.status_after, update.reason) == ("recorded", "closed", "The law was repealed")


def test_another_day_offers_what_could_follow_then(app, store, tmp_path):
    id_ = a_recommendation(store)
    form = opened(store, tmp_path, id_)
    told(form).status.set_value("planned")
    field(form, "effective").set_value(PartialDate(2023, 9))
    form.save()
    again = opened(store, tmp_path, id_)
    assert "accepted" not in offered(again)
    field(again, "effective").line.setText("2022") if hasattr(field(again, "effective"), "line") else field(again, "effective").setText(
        "2022"
    )
    assert "accepted" in offered(again) and told(again).status.currentText() == "Recorded (unchanged)"
    again.done(0)


def test_a_day_that_is_still_to_come_is_refused_beside_the_field(app, store, tmp_path):
    form = opened(store, tmp_path, a_recommendation(store))
    field(form, "narrative").setPlainText("Planned for spring")
    field(form, "effective").set_value(PartialDate(2024, 3))
    form.save()
    assert "still to come" in told(form).fields.row("effective").problem()
    form.done(0)


def test_everything_typed_is_kept_and_read_again(app, store, tmp_path):
    id_, event = a_recommendation(store), an_event(store, "Conference")
    form = opened(store, tmp_path, id_)
    for name, text in {"narrative": "Sent", "obstacles": "No money", "next_step": "Ask again"}.items():
        field(form, name).setPlainText(text)
    field(form, "next_owner").setText("Commission")
    field(form, "next_due").set_value(PartialDate(2024, 3))
    form.evidence.fields.widget("event").set_value(event)
    form.evidence.fields.widget("source").line.setText("Annual report")
    form.save()
    (update,) = store.fetch(RecommendationProgress.select())
    assert (update.narrative, update.obstacles, update.next_step, update.next_owner) == ("Sent", "No money", "Ask again", "Commission")
    assert update.event == event and update.source is not None
    again = edit_progress(a_context(store, tmp_path), None, "recommendation_progress", str(update.id))  # type: ignore[arg-type]
    assert again is not None and field(again, "next_due").value() == PartialDate(2024, 3)
    assert again.evidence.fields.widget("source").text() == "Annual report" and not again.touched()
    again.done(0)


def test_files_come_with_the_update_in_the_same_step(app, store, tmp_path):
    id_ = a_recommendation(store)
    (tmp_path / "minutes.txt").write_text("said", encoding="utf-8")
    form = opened(store, tmp_path, id_)
    form.evidence.files.take([tmp_path / "minutes.txt"])
    until(form.evidence.files.incoming)
    assert form.touched()
    form.save()
    (file,) = store.fetch(Attachment.select())
    (update,) = store.fetch(RecommendationProgress.select())
    assert (file.record, file.record_kind, file.name) == (str(update.id), "recommendation_progress", "minutes.txt")
    store.undo()
    assert store.fetch(Attachment.select()) == [] == store.fetch(RecommendationProgress.select())


def test_files_are_pasted_and_removed_by_keyboard(app, store, tmp_path):
    form = opened(store, tmp_path, a_recommendation(store))
    (tmp_path / "minutes.txt").write_text("said", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "minutes.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    files = form.evidence.files
    QTest.qWaitForWindowActive(form)
    files.add_button.setFocus()
    QTest.keyClick(files.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(files.incoming)
    files.list.setCurrentRow(0)
    files.list.setFocus()
    QTest.keyClick(files.list, Qt.Key.Key_Delete)
    assert files.incoming() == [] and not files.touched()
    form.done(0)


def test_a_file_removed_in_the_form_goes_when_it_is_saved(app, store, tmp_path):
    id_ = a_recommendation(store)
    (tmp_path / "minutes.txt").write_text("said", encoding="utf-8")
    form = opened(store, tmp_path, id_)
    form.evidence.files.take([tmp_path / "minutes.txt"])
    until(form.evidence.files.incoming)
    field(form, "narrative").setPlainText("Met")
    form.save()
    (update,) = store.fetch(RecommendationProgress.select())
    again = edit_progress(a_context(store, tmp_path), None, "recommendation_progress", str(update.id))  # type: ignore[arg-type]
    assert again is not None
    again.evidence.files.list.setCurrentRow(0)
    again.evidence.files.remove_button.click()
    again.save()
    assert store.fetch(Attachment.select()) == []


def a_measure(store: Store) -> str:
    plan = plans.save(store, Draft(unsaved.plan()))
    with store.change("Fill") as writer:
        item = PlanItem(plan=plan, number="1.1", text="Train focal points")
        writer.save(item)
    return str(item.id)


def test_a_measure_may_come_to_any_status_and_tells_amounts(app, store, tmp_path):
    id_ = a_measure(store)
    form = opened(store, tmp_path, id_)
    assert told(form).status.currentText() == "not reported" and offered(form) == [None, *MeasureStatus]
    told(form).status.set_value("not_implemented")
    field(form, "spent").setText("1500")
    form.save()
    assert status(store, id_) == "not_implemented"
    (update,) = store.fetch(MeasureProgress.select())
    assert (update.status_before, update.spent, update.value) == (None, 1500.0, None)


def test_a_draft_never_saved_can_be_taken_up(app, store, tmp_path):
    from wpstracker.gui.forms.editors import editor_of

    form = opened(store, tmp_path, a_recommendation(store))
    field(form, "narrative").setPlainText("Half typed")
    form.write()
    kept.keep(store, form.draft, form.typed(), datetime.now())
    (offer,) = kept.offered(store)
    assert offer.name == "Half typed"
    taken = kept.take_up(store, offer.kind, offer.record)
    assert taken is not None
    again = editor_of(a_context(store, tmp_path), taken.draft, None)
    assert isinstance(again, ProgressEditor) and field(again, "narrative").value() == "Half typed"
    again.done(0)
    form.done(0)


def test_a_new_recommendation_begins_in_any_status_and_later_only_progress_changes_it(app, store, tmp_path):
    context = a_context(store, tmp_path)
    new = RecommendationEditor(context, recommendations.blank())
    assert new.status is None
    new.done(0)
    id_ = a_recommendation(store, status="accepted")
    draft = recommendations.load(store, id_)
    assert draft is not None
    form = RecommendationEditor(context, draft)
    form.open()
    assert isinstance(form.status, StatusLine) and form.status.text_label.text() == "Accepted"
    form.status.button.click()
    (over,) = form.findChildren(ProgressEditor)
    told(over).status.set_value("planned")
    over.save()
    assert form.status.text_label.text() == "Planned" and not form.touched()
    form.groups[0].fields.widget("text").setPlainText("Better words")  # type: ignore[attr-defined]
    form.save()
    record = store.get(Recommendation, id_)
    assert record is not None and (record.status, record.text) == ("planned", "Better words")
