"""Possible duplicates are shown beside each other, merged or kept apart, and each answer can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget

from tests.builders import an_event, event_draft
from tests.gui.contexts import Window, a_context
from tests.gui.windows import until
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.gui.dialogs.duplicates import DuplicatesDialog
from wpstracker.gui.dialogs.merge import MergeDialog
from wpstracker.records import EventPerson, NotDuplicate, Organisation, Person, Record
from wpstracker.services.seeding import organisation_id
from wpstracker.store.database import Store


@pytest.fixture
def parent(app: QApplication) -> QWidget:
    """The window below the dialogs."""
    made = QWidget()
    made.show()
    return made


def save(store: Store, *records: Record) -> list[str]:
    """Ids in the order given: of two made in the same millisecond neither is the older one."""
    with store.change("Write") as writer:
        for number, record in enumerate(records):
            record.id = f"{number}{record.id}"
            writer.save(record)
    return [str(record.id) for record in records]


def searched(parent: QWidget, store: Store, tmp_path: Path, kind: str = "person", window: Window | None = None) -> DuplicatesDialog:
    dialog = DuplicatesDialog(parent, a_context(store, tmp_path, window), kind)
    dialog.open()
    until(dialog.count.text)
    return dialog


def texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_pairs_are_listed_with_both_sides_and_the_more_used_one_is_kept(parent: QWidget, store: Store, tmp_path: Path) -> None:
    event = an_event(store, people=[("Рамазанова Ляззат", PersonRole.OPENING, "Deputy Chair")])
    (one,) = save(store, Person(name="Lyazzat Ramazanova", position="Deputy Chair"))
    dialog = searched(parent, store, tmp_path)

    assert dialog.count.text() == "1 pair"
    assert dialog.pairs.item(0).text().split("\n")[2] == "The same name"
    assert {"Рамазанова Ляззат", "Lyazzat Ramazanova", "1 event", "nothing yet"} <= set(texts(dialog.comparison))
    kept = dialog.comparison.keep()
    assert kept != one
    dialog.merge_pair()

    assert dialog.pairs.count() == 0 and dialog.count.text() == "None found"
    assert [row.person for row in event_draft(store, event).of(EventPerson)] == [kept]
    person = store.get(Person, kept)
    assert person is not None and person.aliases == ("Lyazzat Ramazanova",) and person.position == "Deputy Chair"


def test_the_other_one_can_be_kept(parent: QWidget, store: Store, tmp_path: Path) -> None:
    one, other = save(store, Person(name="Natalia Drozd"), Person(name="Natalya Drozd"))
    dialog = searched(parent, store, tmp_path)
    assert dialog.comparison.keep() == one
    next(radio for radio in dialog.findChildren(QRadioButton) if radio.accessibleName() == "Keep “Natalya Drozd”").click()
    dialog.merge_button.click()
    assert store.get(Person, one) is None and store.get(Person, other) is not None


def test_each_answer_can_be_taken_back_at_once(parent: QWidget, store: Store, tmp_path: Path) -> None:
    save(store, Person(name="Natalia Drozd"), Person(name="Natalya Drozd"))
    window = Window()
    dialog = searched(parent, store, tmp_path, window=window)
    dialog.different_button.click()
    assert dialog.count.text() == "None found" and store.fetch(NotDuplicate.select())
    assert dialog.banner.text() == window.said[-1] == "They will not be offered again."

    dialog.banner.action.emit()
    until(dialog.pairs.count)
    assert dialog.count.text() == "1 pair" and not store.fetch(NotDuplicate.select())

    dialog.merge_button.click()
    assert dialog.banner.text().startswith("Merged into “Natalia Drozd”")
    dialog.banner.action.emit()
    until(dialog.pairs.count)
    assert len(store.fetch(Person.select())) == 2


def test_a_record_that_was_merged_leaves_the_other_pairs_too(parent: QWidget, store: Store, tmp_path: Path) -> None:
    save(store, *(Person(name=name) for name in ("Natalia Drozd", "Natalya Drozd", "Наталья Дрозд")))
    dialog = searched(parent, store, tmp_path)
    assert dialog.pairs.count() == 3
    dialog.merge_pair()
    assert dialog.pairs.count() == 1
    dialog.merge_pair()
    assert len(store.fetch(Person.select())) == 1


def test_what_every_office_shares_is_kept(parent: QWidget, store: Store, tmp_path: Path) -> None:
    save(store, Organisation(name="OSCE Program Office in Astana", country="KZ", notes="entered twice"))
    dialog = searched(parent, store, tmp_path, "organisation")
    assert dialog.comparison.keep() == organisation_id("osce-programme-office-in-astana")
    assert [radio.isEnabled() for radio in dialog.findChildren(QRadioButton)].count(False) == 1


def test_another_kind_can_be_looked_among(parent: QWidget, store: Store, tmp_path: Path) -> None:
    save(store, Person(name="Natalia Drozd"), Person(name="Natalya Drozd"))
    dialog = searched(parent, store, tmp_path, "organisation")
    assert dialog.count.text() == "None found" and not dialog.merge_button.isEnabled()
    dialog.kind.setCurrentIndex(1)
    until(dialog.pairs.count)
    assert dialog.kind.value() == "person" and dialog.merge_button.isEnabled()


def test_several_chosen_records_become_one(parent: QWidget, store: Store, tmp_path: Path) -> None:
    ids = save(
        store, Organisation(name="MIA", country="KZ"), Organisation(name="Ministry of Interior"), Organisation(name="Interior Ministry")
    )
    window, told = Window(), list[str]()
    dialog = MergeDialog(parent, a_context(store, tmp_path, window), "organisation", ids)
    dialog.merged.connect(told.append)
    dialog.open()
    assert dialog.other is None and dialog.comparison.keep() == ids[0]
    dialog.merge_button.click()
    assert told == [ids[0]] and [store.get(Organisation, id_) is None for id_ in ids] == [False, True, True]
    assert window.said == ["Merged into “MIA”. Ctrl+Z takes it back."]


def test_why_records_cannot_be_merged_is_said_in_the_dialog(parent: QWidget, store: Store, tmp_path: Path) -> None:
    shared = [organisation_id("osce"), organisation_id("osce-programme-office-in-astana")]
    dialog = MergeDialog(parent, a_context(store, tmp_path), "organisation", shared)
    dialog.open()
    dialog.merge_button.click()
    QTest.qWait(1)
    assert dialog.isVisible()
    assert any("is in the list every office shares" in text for text in texts(dialog))


def test_the_other_one_is_found_by_any_name(parent: QWidget, store: Store, tmp_path: Path) -> None:
    one, other = save(store, Organisation(name="Border Guard"), Organisation(name="Border Service", names={"ru": "Пограничная служба"}))
    dialog = MergeDialog(parent, a_context(store, tmp_path), "organisation", [one])
    assert dialog.other is not None and not dialog.merge_button.isEnabled()
    dialog.other.line.setText("пограничная служба")
    dialog.other.line.textEdited.emit("пограничная служба")
    dialog.other.line.editingFinished.emit()
    assert dialog.comparison.keep() == other and dialog.merge_button.isEnabled()
