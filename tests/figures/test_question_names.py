"""Records are asked for by any of their names, and written by one that means them alone."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests import unsaved
from tests.builders import an_event
from wpstracker.domain.question import Filter
from wpstracker.domain.question_text import Misread, parse
from wpstracker.domain.question_written import written
from wpstracker.figures.question_names import NamesInFile
from wpstracker.figures.selecting import event_ids
from wpstracker.records import Organisation, OtherName, Person, Source
from wpstracker.services.files import new_file
from wpstracker.store.database import Store
from wpstracker.words import words_for

TODAY = date(2025, 3, 4)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(Store.create(tmp_path_factory.mktemp("names") / "t.wpst")) as made:
        with made.change("Fill") as writer:
            writer.save(Organisation(id="academy", name="Police Academy", names={"ru": "Академия полиции"}, acronym="PA"))
            writer.save(OtherName(id="former", organisation="academy", name="Higher School of Police"))
            writer.save(Organisation(id="twin1", name="Women's Union", reference="OR-1"))
            writer.save(Organisation(id="twin2", name="Women's Union", reference="OR-2"))
            writer.save(Person(id="aida", name="Aida Rahimova"))
            writer.save(Source(id="s", title="News", publisher="OSCE Secretariat"))
            writer.save(unsaved.tag("Border management", id="border"))
            writer.save(unsaved.tag("Border guards and customs", id="guards"))
        yield made


@pytest.mark.parametrize(
    ("kind", "said", "ids"),
    [
        ("organisation", "police academy", ["academy"]),
        ("organisation", "Академия полиции", ["academy"]),
        ("organisation", "higher school of police", ["academy"]),
        ("organisation", "pa", ["academy"]),
        ("organisation", "acad", ["academy"]),
        ("organisation", "womens union", ["twin1", "twin2"]),
        ("organisation", "or-2", ["twin2"]),
        ("organisation", "ministry", []),
        ("person", "Аида Рахимова", ["aida"]),
        ("tag", "border management", ["border"]),
        ("tag", "border", ["border", "guards"]),
        ("publisher", "osce secretariat", ["OSCE Secretariat"]),
    ],
)
def test_records_are_found_by_their_names(store: Store, kind: str, said: str, ids: list[str]) -> None:
    assert sorted(NamesInFile(store).ids(kind, said)) == ids


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (Filter(organisation="academy"), 'organisation:"Police Academy"'),
        (Filter(organisation="twin2"), "organisation:OR-2"),
        (Filter(organisation="gone"), "organisation:#gone"),
        (Filter(terms=("border", "guards")), 'tag:"Border management" tag:"Border guards and customs"'),
        (Filter(person="aida"), 'person:"Aida Rahimova"'),
    ],
)
def test_names_are_written_so_that_they_mean_one_record(store: Store, question: Filter, line: str) -> None:
    names = NamesInFile(store)
    assert written(question, "event", names) == line
    assert parse(line, "event", names, TODAY) == question


def test_a_name_in_the_other_language_is_read_too(store: Store) -> None:
    line = written(Filter(organisation="academy"), "event", NamesInFile(store, "ru"), "ru")
    assert line == 'организация:"Академия полиции"'
    assert parse(line, "event", NamesInFile(store, "en"), TODAY) == Filter(organisation="academy")


def test_a_name_of_several_names_them(store: Store) -> None:
    with pytest.raises(Misread) as caught:
        parse('organisation:"Women\'s Union"', "event", NamesInFile(store), TODAY)
    assert "OR-1; OR-2" in caught.value.text(words_for("en"))


def test_every_term_of_a_new_file_can_be_asked_for_by_what_is_written(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "new.wpst")) as seeded:
        for language in ("en", "ru"):
            names = NamesInFile(seeded, language)
            for (id_,) in seeded.rows("SELECT id FROM term WHERE scheme NOT IN ('institution_type', 'rank', 'age')"):
                line = written(Filter(terms=(id_,)), "event", names, language)
                assert "#" not in line
                assert parse(line, "event", names, TODAY) == Filter(terms=(id_,))


def test_names_that_go_on_so_are_offered(store: Store) -> None:
    names = NamesInFile(store)
    assert [each.name for each in names.begun("tag", "border m", 10)][:1] == ["Border management"]
    assert [each.name for each in names.begun("organisation", "acad", 10)] == ["Police Academy"]
    assert [each.name for each in names.begun("publisher", "osce", 10)] == ["OSCE Secretariat"]


def test_the_text_finds_what_it_says(store: Store) -> None:
    here = an_event(store, "Training online", country="KZ", tags=["Patrol"])
    there = an_event(store, "Training in Almaty", country="KZ", tags=["Patrol"])
    an_event(store, "Training in Osh", country="KG")

    def found(line: str) -> set[str]:
        return set(event_ids(store, parse(line, "event", NamesInFile(store), TODAY)))

    assert found("country:KZ tag:patrol") == {here, there}
    assert found("country:KZ -online") == {there}
    assert found("training -country:KG -almaty") == {here}
