"""Erasing a person: no byte of her is left, nothing brings her back, and no count differs."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import an_event, event_draft
from tests.files.make import saved
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import Cancelled, Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.figures.duplicates import possible_duplicates
from wpstracker.figures.finding import find
from wpstracker.figures.held import held
from wpstracker.figures.in_log import traces
from wpstracker.figures.overview import overview
from wpstracker.figures.panels import panels
from wpstracker.folders import opened_copies_folder
from wpstracker.records import Citation, Event, EventPerson, Person, Position, Quote, Source
from wpstracker.services import attached_texts, attachments, backups, erasing, events, files, merging, people, sample, unsaved
from wpstracker.services.attachments import Incoming
from wpstracker.services.cleaned_copies import Cleaned, clean_copies
from wpstracker.services.drafts import Draft
from wpstracker.store import erasures, health, log, schema
from wpstracker.store.backups import Backup
from wpstracker.store.database import Store
from wpstracker.store.files import is_protected
from wpstracker.store.keys import Address, Key
from wpstracker.store.protecting import rewrite
from wpstracker.store.search_index import words_in
from wpstracker.words import words_for

NAME, RUSSIAN, FORMER, CONTACT, OFFICE = "Zulfiya Quzmarova", "Зульфия Кузмарова", "Zulfiya Xeltova", "zq@plantbox.example", "Zhupelchair"
MARKERS = ("zulfi", "quzmar", "зульф", "кузмар", "xeltov", "plantbox", "zhupel", "grzbill", "qorvixa")
"""What no file may hold afterwards, in any case and encoding; words that no dictionary has."""
WORDS = words_for("en")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file with somebody about whom everything is held that can be: saved, edited, merged, attached, typed, deleted; and her id."""
    path = tmp_path_factory.mktemp("erasing") / "office.wpst"
    with closing(files.new_file(path)) as store:
        store.db.execute_sql("PRAGMA synchronous = OFF")
        store.author = "Focal point"
        id_ = _the_person(store)
        _her_twin(store, id_)
        _her_roles(store, id_)
        _her_papers(store, id_)
        _what_was_typed(store, id_)
    return path, id_


@pytest.fixture
def path(tmp_path: Path, template: tuple[Path, str]) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return Path(shutil.copy(template[0], folder))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(files.open_file(path)) as store:
        yield store


@pytest.fixture
def person(template: tuple[Path, str]) -> str:
    return template[1]


def _her_roles(store: Store, id_: str) -> None:
    """Events at which she did something, and one of somebody else."""
    an_event(store, "Round table", start="2023-09-14", status="held", people=[("Somebody Else", PersonRole.SPEAKER, "Head of unit")])
    for title, role in (("Conference", PersonRole.SPEAKER), ("Training", PersonRole.PARTICIPANT)):
        draft = event_draft(store, an_event(store, title, start="2024-02-01", country="KZ", status="held"))
        draft.of(EventPerson).append(EventPerson(person=id_, role=role.value, office=OFFICE))
        draft.of(Quote).append(Quote(person=id_, words="We grzbill the plan"))
        events.save(store, draft)


def _the_person(store: Store) -> str:
    record = Person(name="Zulfiya Xeltova", sex="female", contact="old " + CONTACT, notes="qorvixa")
    draft = Draft(record)
    draft.of(Position).append(Position(title=OFFICE, focal_point=True))
    id_ = people.save(store, draft)
    again = people.load(store, id_)
    assert again
    again.record.name, again.record.names, again.record.contact = NAME, {"ru": RUSSIAN}, CONTACT
    people.save(store, again)
    return id_


def _her_twin(store: Store, id_: str) -> None:
    """The same person entered twice, the second with a role, then made one."""
    an_event(store, "Seminar", start="2022", people=[(NAME, PersonRole.MODERATOR, OFFICE)])
    (twin,) = [other for (other,) in store.rows("SELECT id FROM person WHERE name = ?", (NAME,)) if other != id_]
    merging.merge(store, Person, id_, [twin])


def _her_papers(store: Store, id_: str) -> None:
    """Files, one of them removed, and a source."""
    told = Incoming("Quzmarova cv.txt", b"Zulfiya Quzmarova, born in plantbox")
    gone = Incoming("Quzmarova old.txt", b"grzbill")
    _kept, removed = attachments.attach(store, "person", id_, [told, gone])
    attachments.remove(store, [str(removed.id)])
    attached_texts.read_all(store)
    with store.change("Add source") as writer:
        source = Source(title="Press release", reference="SRC-1")
        writer.save(source)
        writer.save(Citation(record_kind="person", record=id_, source=source.id, quote="Ms Quzmarova said"))


def _what_was_typed(store: Store, id_: str) -> None:
    """Drafts, a text that named her once, an event that is gone, and a step of her own."""
    loaded = people.load(store, id_)
    assert loaded
    unsaved.keep(store, loaded, {}, datetime(2024, 1, 1))
    unsaved.keep(store, Draft(Event(title=f"Meeting with {NAME}")), {}, datetime(2024, 1, 1))
    edited = event_draft(store, an_event(store, "Visit", summary=f"Opened by Ms {NAME}."))
    edited.record.summary = "Opened by the deputy chair."
    events.save(store, edited)
    events.delete(store, [an_event(store, f"Birthday of {RUSSIAN}")])
    store.author, author = NAME, store.author
    an_event(store, "Entered by herself")
    store.author = author


def figures(store: Store) -> Any:
    today = date(2024, 6, 1)
    board = overview(store, Filter(), Filter(), today)
    board = replace(board, needs=[need for need in board.needs if need.key not in ("drafts", "expired")])
    kinds = ("event_person", "person", "event", "participation")
    counts = [store.rows(f"SELECT count(*) FROM {kind}") for kind in kinds]
    return repr(board), panels(store, Filter()), counts, store.rows("SELECT role, count(*) FROM event_person GROUP BY 1")


def remnants(folder: Path) -> list[str]:
    """Where any of the markers stands, in any file below a folder."""
    found = []
    for file in [each for each in folder.rglob("*") if each.is_file()]:
        data = file.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
            text = data.decode(encoding, "ignore").casefold()
            found += [f"{file.name}: {marker} in {encoding}" for marker in MARKERS if marker in text]
        found += [f"{file.name}: {each}" for each in MARKERS if json.dumps(each).strip('"').encode() in data]
    return found


def test_S16_not_a_byte_of_her_is_left_and_no_count_differs(store: Store, person: str, path: Path) -> None:
    before = figures(store)
    assert before[1] and remnants(path.parent)
    (file,) = attachments.of_record(store, person)
    attachments.open_copy(store, str(file.id))
    assert remnants(opened_copies_folder())
    erasing.erase(store, person)
    assert figures(store) == before
    assert remnants(path.parent) == []
    assert not opened_copies_folder().exists() or remnants(opened_copies_folder()) == []
    assert not list(health.findings(store.db))
    store.close()
    assert remnants(path.parent) == []


def test_S16_nobody_finds_her_any_more(store: Store, person: str) -> None:
    assert find(store, "Quzmarova") and find(store, "Кузмарова")
    erasing.erase(store, person)
    assert not find(store, "Quzmarova") and not find(store, "Кузмарова") and not find(store, "zhupelchair")
    words = {word for (word,) in store.rows("SELECT word FROM search_word")}
    assert words and not [word for word in words if any(marker in word for marker in MARKERS)]
    store.db.execute_sql("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, search_index, row)")
    terms = [term for (term,) in store.rows("SELECT term FROM temp.held")]
    assert terms and not [term for term in terms if any(marker in term for marker in MARKERS)]


def test_what_is_left_says_that_somebody_was_there(store: Store, person: str) -> None:
    erasing.erase(store, person)
    left = store.get(Person, person)
    assert left and (left.name, left.names, left.sex, left.contact, left.aliases) == (
        "Erased person",
        {"ru": words_for("ru")("Erased person")},
        "female",
        "",
        (),
    )
    roles = store.rows("SELECT role, office FROM event_person WHERE person_id = ? ORDER BY role", (person,))
    assert roles == [("moderator", ""), ("participant", ""), ("speaker", "")]
    for kind, field in (("position", "person_id"), ("quote", "person_id"), ("citation", "record"), ("attachment", "record")):
        assert store.rows(f"SELECT count(*) FROM {kind} WHERE {field} = ?", (person,)) == [(0,)], kind
    assert store.rows("SELECT count(*) FROM draft") == [(0,)]
    assert store.rows("SELECT office FROM event_person WHERE person_id <> ?", (person,)) == [("Head of unit",)]


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.8])
def test_stopped_in_time_it_leaves_everything_as_it_was(store: Store, person: str, share: float) -> None:
    before, steps = figures(store), store.rows("SELECT count(*) FROM step")

    def stop(told: float) -> None:
        if told >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        erasing.erase(store, person, stop)
    assert figures(store) == before and store.rows("SELECT count(*) FROM step") == steps
    assert find(store, "Quzmarova") and not erasures.is_erased(store, person) and not erasures.is_owed(store)
    assert not list(health.findings(store.db))


def test_it_cannot_be_stopped_once_it_is_certain(store: Store, person: str) -> None:
    told: list[str] = []
    assert erasing.erase(store, person, lambda _: told.append("on its way"), lambda: told.append("certain"))
    assert "on its way" in told and told[-1] == "certain"


def test_where_the_file_cannot_be_written_anew_at_once_it_is_when_it_is_opened_next(store: Store, person: str, path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasures, "clean", _busy)
        assert not erasing.erase(store, person)
    store.close()
    assert remnants(path.parent)
    files.open_file(path).close()
    assert remnants(path.parent) == []
    with closing(files.open_file(path)) as again:
        assert not erasures.is_owed(again)


def _busy(_store: Store) -> None:
    raise KnownError("busy")


def test_it_cannot_be_undone_nor_can_anything_before(store: Store, person: str) -> None:
    erasing.erase(store, person)
    assert store.undo() is None
    an_event(store, "Later")
    assert store.undo() == "New event" and store.undo() is None


def test_an_erased_person_is_nobody_to_be_edited(store: Store, person: str) -> None:
    erasing.erase(store, person)
    draft = people.load(store, person)
    assert draft
    draft.record.name = "Somebody"
    with pytest.raises(Invalid, match="erased"):
        people.save(store, draft)
    with pytest.raises(Invalid, match="erased"):
        erasing.erase(store, person)


def test_a_text_that_still_names_her_is_listed_before_and_stays(store: Store, person: str) -> None:
    spoken = an_event(store, "Panel", summary=f"Opening by {RUSSIAN} and others")
    declined = an_event(store, "Встреча", summary="с Зульфиёй Кузмаровой")
    found = held(store, person, WORDS)
    assert found and {each.id for each in found.mentions} == {spoken, declined}
    assert {each.field for each in found.mentions} == {"Summary"}
    erasing.erase(store, person)
    assert store.rows("SELECT summary FROM event WHERE id = ?", (spoken,)) == [(f"Opening by {RUSSIAN} and others",)]


def test_two_erased_people_are_not_taken_for_one(store: Store, person: str) -> None:
    other = str(people.save(store, Draft(Person(name="Somebody Different"))))
    erasing.erase(store, person)
    erasing.erase(store, other)
    assert traces(store, other).people == (other,)
    assert not [pair for pair in possible_duplicates(store, "person") if {person, other} & {pair.one, pair.other}]
    assert not list(health.findings(store.db))


def test_what_arrives_later_of_an_erased_person_is_erased_too(store: Store, person: str, path: Path) -> None:
    erasing.erase(store, person)
    with store.change("From elsewhere") as writer:
        writer.save(Position(person=person, title=OFFICE))
        log.append_change(store.db, _late(writer.step, person))
    assert erasing.renew(store) == 1
    assert remnants(path.parent) == []
    assert not list(health.findings(store.db))
    assert erasing.renew(store) == 0


def _late(step: str, person: str) -> Any:
    from wpstracker.domain.changes import Change, Operation

    id_ = f"{1:012x}0000{'c' * 16}"
    return Change(id_, step, "person", person, Operation.SET, {"name": NAME, "contact": CONTACT}, {"name": (), "contact": ()})


def test_S16_a_restored_copy_has_her_no_more(store: Store, person: str, path: Path) -> None:
    store.close()
    copy = backups.keep_copy(path, Reason.BY_HAND)
    assert copy and remnants(copy.path.parent)
    with closing(files.open_file(path)) as again:
        before = figures(again)
        erasing.erase(again, person)
    aside = backups.restore(path, copy)
    assert aside
    with closing(files.open_file(path)) as restored:
        assert figures(restored) == before
        assert erasures.is_erased(restored, person)
        assert not list(health.findings(restored.db))
        assert find(restored, "Quzmarova") == []
    assert remnants(path.parent) == []


def test_copies_that_hold_her_go_when_asked(store: Store, person: str, path: Path) -> None:
    store.close()
    backups.keep_copy(path, Reason.BY_HAND)
    with closing(files.open_file(path)) as again:
        erasing.erase(again, person)
    assert backups.forget(Address(path), [person]) == 1
    (left,) = backups.copies_of(path)
    assert remnants(left.path.parent) == []
    assert backups.forget(Address(path), [person]) == 0


def test_words_of_others_are_found_as_before(tmp_path: Path) -> None:
    with closing(sample.write_sample(tmp_path / "sample.wpst")) as store:
        words = {word for (word,) in store.rows("SELECT word FROM search_word")}
        texts = store.rows("SELECT title, body FROM search_text")
        erasures.clean(store)
        assert store.rows("SELECT title, body FROM search_text") == texts
        held_words = {word for row in texts for text in row for word in words_in(text)}
        assert {word for (word,) in store.rows("SELECT word FROM search_word")} == words & held_words


def test_every_person_of_the_sample_can_be_erased(tmp_path: Path) -> None:
    with closing(sample.write_sample(tmp_path / "sample.wpst")) as store:
        before = figures(store)
        for (id_,) in store.rows("SELECT id FROM person ORDER BY id"):
            erasing.erase(store, id_)
        assert figures(store) == before
        assert not list(health.findings(store.db))


def test_held_tells_every_row_about_her(store: Store, person: str) -> None:
    found = held(store, person, WORDS)
    assert found and dict(found.facts)["Contact"] == CONTACT
    assert {kind: found.count(kind) for kind in ("position", "event_person", "quote", "citation", "attachment")} == {
        "position": 1,
        "event_person": 3,
        "quote": 2,
        "citation": 1,
        "attachment": 1,
    }
    assert len(found.drafts) == 2 and found.log.own > 8 and found.log.naming >= 2 and found.log.steps >= 2


def copied(path: Path, reason: Reason = Reason.BY_HAND) -> Backup:
    made = backups.keep_copy(path, reason)
    assert made
    return made


def erased_at(path: Path, person: str) -> tuple[str, ...]:
    """Erase her from a file that nobody has open; whom that concerns."""
    with closing(files.open_file(path)) as store:
        people = traces(store, person).people
        erasing.erase(store, person)
    return people


def test_earlier_copies_are_kept_without_her(store: Store, person: str, path: Path) -> None:
    store.close()
    first = copied(path)
    with closing(files.open_file(path)) as again:
        before = figures(again)
        an_event(again, "Later")
    second = copied(path)
    people = erased_at(path, person)
    assert clean_copies(path, people) == Cleaned(count=2)
    assert remnants(first.path.parent) == [] and backups.holding(path, people) == []
    left = backups.copies_of(path)
    assert [(each.made, each.reason) for each in left] == [(each.made, each.reason) for each in (second, first)]
    assert [(each.counts["event"], each.counts["person"]) for each in left] == [
        (each.counts["event"], each.counts["person"]) for each in (second, first)
    ]
    assert backups.since(Store.open_for_reading(path), left[0]).steps_only_in_copy == 0
    backups.restore(path, left[1])
    with closing(files.open_file(path)) as restored:
        assert figures(restored) == before
        assert not list(health.findings(restored.db))
    assert clean_copies(path, people) == Cleaned()


def test_a_copy_of_an_older_version_is_kept_without_her_too(tmp_path: Path) -> None:
    path = Path(shutil.copy(saved(1), tmp_path / "old.wpst"))
    people = erased_at(path, "person")
    (copy,) = backups.copies_of(path)
    assert copy.reason is Reason.MIGRATION and backups.holding(path, people) == [copy]
    assert clean_copies(path, people).count == 1
    (left,) = backups.copies_of(path)
    assert left.version == schema.VERSION and not backups.holding(path, people)
    assert len(list(left.path.parent.iterdir())) == 2


def test_a_copy_in_which_other_texts_name_her_is_told(store: Store, person: str, path: Path) -> None:
    id_ = an_event(store, "Panel", summary=f"Opening by {RUSSIAN} and others")
    store.close()
    copied(path)
    with closing(files.open_file(path)) as again:
        draft = event_draft(again, id_)
        draft.record.summary = "Opening by the deputy chair"
        events.save(again, draft)
    done = clean_copies(path, erased_at(path, person))
    assert done.count == 1 and done.naming == tuple(backups.copies_of(path)) and not done.left


def test_a_damaged_copy_stays_and_is_told(store: Store, person: str, path: Path) -> None:
    store.close()
    copy = copied(path)
    copy.path.write_bytes(copy.path.read_bytes()[:-4096])
    people = erased_at(path, person)
    assert clean_copies(path, people) == Cleaned(left=(copy,))
    assert copy.path.exists() and len(list(copy.path.parent.iterdir())) == 2


@pytest.mark.parametrize("share", [0, 0.51, 0.7])
def test_stopped_it_leaves_the_remaining_copies_as_they_were(store: Store, person: str, path: Path, share: float) -> None:
    store.close()
    first, second = copied(path), copied(path)
    people = erased_at(path, person)
    before = {copy.path: copy.path.read_bytes() for copy in (first, second)}

    def stop(told: float) -> None:
        if told >= share:
            raise Cancelled

    done = clean_copies(path, people, progress=stop)
    assert done.count == (1 if share else 0) and len(done.left) == 2 - done.count
    assert all(copy.path.read_bytes() == before[copy.path] for copy in done.left)
    assert len(list(first.path.parent.iterdir())) == 4


def test_a_protected_copy_stays_protected(store: Store, person: str, path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    store.close()
    readable = copied(path)
    address = rewrite(Address(path), Key.new("a long password"))
    with closing(files.open_file(address)) as again:
        people = traces(again, person).people
        backups.keep_copy(address, Reason.BY_HAND)
        erasing.erase(again, person)
    assert clean_copies(address, people).count == 2
    newest, oldest = backups.copies_of(address)
    assert is_protected(newest.path) and not is_protected(oldest.path) and oldest.made == readable.made
    assert not backups.holding(address, people)
