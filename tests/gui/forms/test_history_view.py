"""The History tab in words."""

from datetime import date
from pathlib import Path

from tests.builders import a_recommendation, an_event, event_draft
from wpstracker.gui import language
from wpstracker.gui.forms.history_view import HistoryView
from wpstracker.records import Participation, Recommendation
from wpstracker.services import events, progress
from wpstracker.services.files import new_file
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


def a_changed_event(folder: Path) -> tuple[Store, str]:
    """An event that was edited twice, the second time in vain."""
    store = new_file(folder / "t.wpst")
    store.author = "Focal point"
    id_ = an_event(store, "Round table", place="Astana", participation=[Participation(who="police", women=3)])
    draft = event_draft(store, id_)
    draft.record.place, draft.record.event_kind, draft.record.verified = "Almaty", "round_table", True
    draft.of(Participation)[0].women = None
    draft.terms.append(term_id("resolution", "1325"))
    events.save(store, draft)
    store.undo()
    return store, id_


def test_fields_are_named_and_values_shown_as_people_read_them(app, tmp_path) -> None:
    store, id_ = a_changed_event(tmp_path)
    view = HistoryView(store)
    view.show_record(id_)
    said = view.text().replace("\u00a0", " ")
    for words in ("Place: Astana → Almaty", "Type: Round table", "Verified: no → yes", "Women: 3 → not reported", "Tags added: UNSCR 1325"):
        assert words in said
    assert "Taken back: Edit event" in said
    assert "undone" in said
    assert "Focal point" in said
    assert "sort" not in said.lower()


def test_nothing_is_told_of_nothing(app, tmp_path) -> None:
    store, _ = a_changed_event(tmp_path)
    view = HistoryView(store)
    view.show_record(None)
    assert view.text() == ""


def test_the_history_speaks_russian(app, tmp_path) -> None:
    store, id_ = a_changed_event(tmp_path)
    language.use("ru")
    view = HistoryView(store)
    view.show_record(id_)
    assert "Astana → Almaty" in view.text()
    assert "Отменено: Изменение мероприятия" in view.text()


def test_progress_reads_with_its_labels_and_the_status_once_before_and_after(app, tmp_path) -> None:
    store = new_file(tmp_path / "t.wpst")
    id_ = a_recommendation(store)
    record = store.get(Recommendation, id_)
    assert record is not None
    draft = progress.blank(record, date(2024, 6, 30))
    draft.record.status_after, draft.record.reason, draft.record.obstacles = "on_hold", "Elections", "No minister"
    progress.record_progress(store, draft)
    view = HistoryView(store)
    view.show_record(id_)
    said = view.text().replace("\u00a0", " ")
    assert "Put recommendation on hold" in said and "Status: Recorded → On hold" in said
    assert "Status after: On hold" in said and "Reason: Elections" in said and "Obstacles: No minister" in said
    assert said.count("Recorded") == 1
