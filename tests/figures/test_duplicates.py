"""Records that may mean the same are offered, once, however they are written."""

import random
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wpstracker.domain.likeness import SAME
from wpstracker.figures.duplicates import possible_duplicates, similar_to
from wpstracker.records import Organisation, OtherName, Person, Record, Source, Term
from wpstracker.services.files import new_file
from wpstracker.services.sample import write_sample
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty file."""
    with closing(new_file(tmp_path / "office.wpst", fill=lambda _store: None)) as opened:
        yield opened


def save(store: Store, *records: Record) -> list[str]:
    with store.change("Write") as writer:
        for record in records:
            writer.save(record)
    return [str(record.id) for record in records]


def pairs(store: Store, kind: str) -> set[frozenset[str]]:
    return {frozenset((pair.one, pair.other)) for pair in possible_duplicates(store, kind)}


def test_a_person_in_two_scripts_is_offered(store: Store) -> None:
    one, other, _ = save(store, Person(name="Lyazzat Ramazanova"), Person(name="Рамазанова Ляззат"), Person(name="Volker Frobarth"))
    (pair,) = possible_duplicates(store, "person")
    assert ({pair.one, pair.other}, pair.score, pair.why) == ({one, other}, 100, SAME)


def test_any_spelling_leads_to_a_body(store: Store) -> None:
    office, old, acronym, alias = save(
        store,
        Organisation(name="OSCE Programme Office in Astana", acronym="POiA", aliases=("Astana Office",)),
        Organisation(name="Центр ОБСЕ в Астане"),
        Organisation(name="POIA"),
        Organisation(name="Astana office"),
    )
    assert pairs(store, "organisation") == {frozenset((office, acronym)), frozenset((office, alias))}
    save(store, OtherName(organisation=office, name="Центр ОБСЕ в г. Астане"))
    assert frozenset((office, old)) in pairs(store, "organisation")


@pytest.mark.parametrize("apart", [{"country": "KG"}, {"parent_organisation": "kz"}, {"predecessor": "kz"}])
def test_what_is_known_to_be_different_is_not_offered(store: Store, apart: dict[str, str]) -> None:
    save(store, Organisation(id="kz", name="Ministry of Internal Affairs", country="KZ"))
    save(store, Organisation(name="Ministry of Internal Affairs", **apart))
    assert pairs(store, "organisation") == set()


def test_an_own_tag_like_a_theme_is_offered_but_two_official_terms_never(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "seeded.wpst")) as store:
        assert possible_duplicates(store, "term") == []
        (tag,) = save(store, Term(scheme="tag", labels={"ru": "управление границами", "en": "Border managment"}))
        assert pairs(store, "term") == {frozenset((tag, term_id("theme", "border_management")))}


def test_sources_with_one_address_are_one(store: Store) -> None:
    one, other, _ = save(
        store,
        Source(title="Conference", url="https://example.org/a/123"),
        Source(title="Press release of the conference", url="https://example.org/a/123"),
        Source(title="Other", url="https://example.org/a/124"),
    )
    assert pairs(store, "source") == {frozenset((one, other))}


def test_the_sample_and_the_reference_list_hold_no_likely_duplicates(tmp_path: Path) -> None:
    with closing(write_sample(tmp_path / "sample.wpst")) as store:
        assert [pair for kind in ("organisation", "person", "term", "series", "project") for pair in possible_duplicates(store, kind)] == []


def test_while_typing_the_likeliest_come_first(store: Store) -> None:
    nearly, same, _ = save(store, Person(name="Natalia Droz"), Person(name="Наталья Дрозд"), Person(name="Olga Drozdova"))
    assert [pair.other for pair in similar_to(store, "person", "Natalia Drozd")] == [same, nearly]
    assert [pair.other for pair in similar_to(store, "person", "Natalia Drozd", without=same)] == [nearly]
    assert similar_to(store, "person", "") == []


def test_five_thousand_names_take_seconds_not_minutes(store: Store) -> None:
    chance = random.Random(3)
    syllables = ["zan", "kal", "gul", "bek", "tur", "ber", "din", "mat", "lan", "yar", "san", "mir"]
    first = ["Aida", "Gulnara", "Zhanar", "Natalia", "Bakyt", "Nurlan", "Askar", "Olga", "Sergei", "Madina"]
    names = [f"{chance.choice(first)} {''.join(chance.choices(syllables, k=3)).capitalize()}ova" for _ in range(5000)]
    save(store, *(Person(name=name) for name in (*names, "Lyazzat Ramazanova", "Ляззат Рамазонова")))

    began = time.perf_counter()
    found = possible_duplicates(store, "person")

    assert time.perf_counter() - began < 10, "about 1 s on an idle machine"
    called = dict(store.rows("SELECT id, name FROM person"))
    assert any({called[pair.one], called[pair.other]} == {"Lyazzat Ramazanova", "Ляззат Рамазонова"} for pair in found)
