"""S07, S08, S19: the program's own log after a day's work with failures holds no name, title or text, and a line for what was copied."""

import logging
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event, event_draft
from tests.gui.windows import a_window
from wpstracker.app import _keep_log
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.gui.copying import copy_out
from wpstracker.gui.mistakes import MistakeHook
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.settings import Settings
from wpstracker.services import attached_texts, attachments, backups, erasing, events, files, unsaved
from wpstracker.services.attachments import Incoming
from wpstracker.store.database import Store

NAME, TITLE, TEXT = "Zulfiya\r\nQuzmarova", "Zhupel round table", "Grzbill the plan"
MARKERS = ("zulfiya", "quzmarova", "zhupel", "grzbill", "qorvixa")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The program's log as the window keeps it."""
    before = list(logging.getLogger("wpstracker").handlers)
    path = tmp_path / "log" / "wpstracker.log"
    _keep_log(path)
    yield path
    for handler in [each for each in logging.getLogger("wpstracker").handlers if each not in before]:
        logging.getLogger("wpstracker").removeHandler(handler)
        handler.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(files.new_file(path, fill=lambda _store: None)) as store:
        work(store)
    return path


def work(store: Store) -> str:
    """What people do on a day."""
    event = an_event(store, TITLE, summary=TEXT, people=[(NAME, PersonRole.SPEAKER, "Qorvixa")])
    broken = Incoming("Qorvixa.pdf", b"%PDF-1.7 Quzmarova")
    attachments.attach(store, "event", event, [broken, Incoming("Zhupel.docx", b"PK\x03\x04 Quzmarova")])
    attached_texts.read_all(store)
    return event


def fail(store: Store, hook: MistakeHook) -> None:
    """What goes wrong on a day: mistakes of ours that quote, texts that cannot be kept, a place that refuses."""
    event = store.rows("SELECT id FROM event")[0][0]
    for error in (ValueError(TITLE), KeyError(NAME), KnownError("“{file}” refuses.", file=TITLE), Invalid([])):
        try:
            raise error
        except Exception as raised:
            hook(type(raised), raised, raised.__traceback__)
    draft = event_draft(store, event)
    draft.record.title = f"{TITLE} typed"
    store.db.execute_sql("CREATE TRIGGER no_drafts BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'Quzmarova'); END")
    assert not unsaved.keep(store, draft, {}, datetime(2024, 1, 1))
    store.db.execute_sql("DROP TRIGGER no_drafts")
    with pytest.raises(KnownError):
        backups.keep_copy(store.path.with_name("Zhupel gone.wpst"), Reason.CLOSE)
    draft.record.title = ""
    with pytest.raises(Invalid):
        events.save(store, draft)


def test_S07_S08_a_days_work_with_failures_leaves_no_word_of_it_in_the_log(
    app: QApplication, log: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    with a_window(app, Settings(tmp_path / "settings.ini"), file) as window:
        assert window.workspace
        store = window.workspace.context.store
        event = store.rows("SELECT id FROM event")[0][0]
        window.open_record("event", event)
        QTest.qWait(50)
        page = window.workspace.page()
        assert isinstance(page, EventsPage)
        page.copy_as_text()
        assert TITLE in QApplication.clipboard().text()
        fail(store, MistakeHook(app, log, lambda: None))
        erasing.erase(store, store.rows("SELECT id FROM person")[0][0])
        QTest.qWait(50)
    said = log.read_text(encoding="utf-8")
    assert [marker for marker in MARKERS if marker in said.casefold()] == []
    assert "ValueError" in said and "KnownError" in said and "a draft was not written" in said
    assert "copied to the clipboard: event, 1" in said


def test_S19_what_is_copied_leaves_a_line_of_kind_and_number_alone(app: QApplication, log: Path) -> None:
    copy_out("Zulfiya\tZhupel\nGrzbill", "rows", 2)
    data = QMimeData()
    data.setText("Grzbill")
    copy_out(data, "event", 1)
    lines = [line.split(" INFO ")[1] for line in log.read_text(encoding="utf-8").splitlines()[1:]]
    assert lines == ["copied to the clipboard: rows, 2", "copied to the clipboard: event, 1"]


def test_S19_nothing_of_records_reaches_the_clipboard_another_way() -> None:
    root = Path(sys.modules["wpstracker"].__file__ or "").parent / "gui"
    allowed = {"copying.py", "mistake.py", "question_panel.py", "table.py"}  # a report without values, a question as typed, counts
    found = {path.name for path in root.rglob("*.py") if "clipboard().set" in path.read_text(encoding="utf-8").replace("\n", "")}
    assert found <= allowed
