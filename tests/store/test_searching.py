"""The search box finds a record by its own words, its parts' and the names it points at, in any spelling."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import unsaved
from wpstracker.domain.asked_words import asked
from wpstracker.domain.folding import folded_words
from wpstracker.domain.identity import id_of
from wpstracker.records import Attachment, EventOrganisation, EventPerson, PlanItem, RecommendationProgress, Result, Source, Tagging
from wpstracker.store import health
from wpstracker.store.database import Store
from wpstracker.store.search_index import rebuild
from wpstracker.store.searching import Hits, expression, hits, matching


@pytest.fixture
def store(tmp_path: Path):
    store = Store.create(tmp_path / "t.wpst")
    with store.change("Names") as writer:
        writer.save(
            unsaved.organisation(
                "OSCE Programme Office in Astana", id="o", names={"ru": "Офис ОБСЕ"}, acronym="POiA", aliases=("OSCE Centre",)
            )
        )
        writer.save(unsaved.person("Lyazzat Ramazanova", id="p", names={"ru": "Ляззат Рамазанова"}, contact="secret@example.org"))
        writer.save(unsaved.tag("networking", id="t", labels={"en": "networking", "ru": "обмен опытом"}))
        writer.save(Source(id="q", title="Media advisory", publisher="UN Women"))
        writer.save(
            unsaved.event(
                id="e", title="Қазақстан: training", country="KG", notes="[Draft] {1}", source="q", summary="Женщины и безопасность"
            )
        )
        writer.save(EventOrganisation(id="eo", event="e", organisation="o"))
        writer.save(EventPerson(id="ep", event="e", person="p", office="Deputy Chair"))
        writer.save(unsaved.block(id="b", event="e", who="Border guards", country="TJ"))
        writer.save(Result(id="r", event="e", text="Working group formed"))
        writer.save(Tagging(id=id_of("tagging", "e", "t"), record_kind="event", record="e", term="t"))
        writer.save(unsaved.event(id="other", title="Round table", country="DE"))
    yield store
    store.close()


def found(store: Store, text: str, kind: str = "event") -> set[str]:
    asked = matching(text)
    assert asked
    sql, values = asked
    return {id_ for (id_,) in store.rows(f"SELECT record FROM search_text WHERE kind = ? AND id IN ({sql})", [kind, *values])}


@pytest.mark.parametrize(
    "text",
    [
        "training казакстан",
        "казақстан",
        "poia",
        "programme office",
        "osce centre",
        "офис обсе",
        "рамазан",
        "ramaz",
        "deputy chair",
        "networking",
        "обмен",
        "border guards",
        "working group",
        "advisory",
        "kyrgyzstan",
        "кыргызстан",
        "киргизия",
        "таджикистан",
        "женщ безоп",
        "draft",
        "group training astana",
        "  training  ",
        "“training”, (astana)",
    ],
)
def test_an_event_is_found_by_any_word_that_belongs_to_it_in_any_order_and_script(store, text):
    assert found(store, text) == {"e"}


@pytest.mark.parametrize("text", ["secret", "example.org", "nothing", "training germany", "training round"])
def test_what_is_not_in_it_and_what_is_private_does_not_find_it(store, text):
    assert found(store, text) == set()


@pytest.mark.parametrize("text", ["", "   ", "“”", "--", "🙂", "%", "*"])
def test_without_a_word_nothing_is_asked(text):
    assert matching(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "S09 '; DROP TABLE event; --",
        "S10 100%",
        "a_b",
        "_",
        "NEAR(a b)",
        "title:x",
        "x OR y",
        "AND",
        '"',
        "zq*",
        "^zq",
        "x-zq",
        "²",
        "½",
        "\0",
        "𞤀",
        "\ud800",
    ],
)
def test_S09_S10_signs_of_the_query_language_are_taken_as_they_stand(store, text):
    if matching(text):
        assert found(store, text) == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12))
def test_no_text_typed_breaks_the_search(store, text):
    if matching(text):
        found(store, text)


def test_a_renamed_organisation_is_found_by_its_new_name_wherever_it_is_named(store):
    with store.change("Rename") as writer:
        writer.save(unsaved.organisation("Renamed Office", id="o"))
    assert found(store, "renamed") == {"e"} and found(store, "poia") == set()
    assert found(store, "renamed", "organisation") == {"o"}
    store.undo()
    assert found(store, "renamed") == set() and found(store, "poia") == {"e"}


def test_a_relabelled_tag_is_found_by_its_new_label(store):
    with store.change("Relabel") as writer:
        writer.save(unsaved.tag("exchange", id="t"))
    assert found(store, "exchange") == {"e"} and found(store, "networking") == set()


def test_a_part_that_moves_takes_its_words_along(store):
    with store.change("Move") as writer:
        writer.save(unsaved.block(id="b", event="other", who="Border guards", country="TJ"))
    assert found(store, "border guards") == {"other"}
    store.undo()
    assert found(store, "border guards") == {"e"}


def test_a_deleted_part_takes_its_words_away_and_a_deleted_record_is_not_found(store):
    with store.change("Delete") as writer:
        writer.delete(unsaved.block(id="b"))
    assert found(store, "border guards") == set()
    with store.change("Delete") as writer:
        writer.delete(unsaved.event(id="e"))
    assert found(store, "training") == set()
    store.undo()
    assert found(store, "training") == {"e"} and found(store, "border guards") == set()


def test_rebuilding_changes_nothing(store):
    texts = "SELECT kind, record, title, body FROM search_text ORDER BY record"
    before = store.rows(texts)
    with store.db.atomic("IMMEDIATE"):
        rebuild(store.db)
    assert store.rows(texts) == before
    assert found(store, "training") == {"e"}


@pytest.mark.parametrize("text", ["[" * 5000, '{"a": ', '["x"]', "{}", "[]", '{"a": {"b": 1}}', "[1, 2]", "nul", "true"])
def test_a_text_that_looks_like_a_list_is_a_text(store, text):
    word = f"w{random.Random(text).randrange(10**6)}"
    with store.change("x") as writer:
        writer.save(unsaved.event(id="e", title=text, summary=f"{text} {word}"))
    assert found(store, word) == {"e"}
    assert not list(health.findings(store.db))


def test_a_measure_is_found_by_its_own_words_and_its_plan_is_not(store):
    with store.change("x") as writer:
        writer.save(unsaved.plan(id="plan", title="Plan of a matrix"))
        writer.save(PlanItem(id="item", plan="plan", text="Zebra crossing"))
    assert (found(store, "zebra", "plan_item"), found(store, "zebra", "plan")) == ({"item"}, set())
    with store.change("x") as writer:
        writer.save(PlanItem(id="item", plan="plan", text="Giraffe"))
    assert (found(store, "zebra", "plan_item"), found(store, "giraffe", "plan_item")) == (set(), {"item"})
    assert not list(health.findings(store.db))


def test_a_file_on_a_progress_update_is_kept_and_leaves_the_search_text_as_it_would_be_written_anew(store):
    with store.change("Evidence") as writer:
        writer.save(unsaved.recommendation(id="asked"))
        writer.save(RecommendationProgress(id="told", recommendation="asked", narrative="Two courses held"))
        writer.save(Attachment(record_kind="recommendation_progress", record="told", name="minutes.txt"))
    assert not [finding for finding in health.findings(store.db) if "search" in finding.message]


BEGINNINGS = ("agenda", "agen", "полиц", "Полиция", "2030", "20th", "x", "граница")
ENDINGS = ("", "a", "s", "_2030", "_plan", "2", "ы", "ей", "скому", "ing", "th_of_may", "_", "é")


@pytest.fixture(scope="module")
def many_words(tmp_path_factory: pytest.TempPathFactory):
    store = Store.create(tmp_path_factory.mktemp("words") / "t.wpst")
    dice = random.Random(6)
    with store.change("Words") as writer:
        for number in range(60):
            words = (dice.choice(BEGINNINGS) + dice.choice(ENDINGS) + dice.choice(("", *"abcdefgh")) for _ in range(4))
            writer.save(unsaved.event(id=f"e{number}", title=f"Event {number}", summary=" ".join(words)))
    yield store
    store.close()


@settings(max_examples=300)
@given(st.sampled_from(BEGINNINGS), st.sampled_from(ENDINGS), st.integers(1, 12))
def test_whatever_has_a_word_that_begins_so_is_found_by_it(many_words: Store, begun: str, ended: str, length: int) -> None:
    for typed in folded_words((begun + ended)[:length].replace("_", " ")):
        sql = "SELECT record FROM search_text WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
        assert {id_ for (id_,) in many_words.rows(sql, (f'"{typed}"*',))} <= found(many_words, typed)


def test_most_words_are_asked_for_whole_and_a_beginning_that_many_have_as_one(many_words: Store) -> None:
    for typed, has in (("agenda_2030", True), ("agenda", True), ("полицейскому", False), ("2030", True)):
        sql, values = expression(asked(typed).wanted)
        (said,) = many_words.rows(f"SELECT {sql}", values)[0]
        assert (f'"{typed}"*' in said) is has, said


@settings(max_examples=100)
@given(st.sampled_from(BEGINNINGS), st.sampled_from(("", " x", " -x", " -agenda", ' "полиц')), st.sampled_from(("event", "term")))
def test_hits_are_those_of_one_kind_that_are_found(many_words: Store, begun: str, more: str, kind: str) -> None:
    among = hits(many_words, kind, begun + more)
    assert among is not None
    every = many_words.rows("SELECT id, record FROM search_text")
    assert {record for id_, record in every if id_ in among} == found(many_words, begun + more, kind)
    assert len(among) == len(found(many_words, begun + more, kind))


def test_hits_in_files_come_on_top_once() -> None:
    own = "".join(str(id_ + 10**13) for id_ in (6, 22, 70))
    among = Hits(own, [22, 38])
    assert (len(among), [id_ for id_ in range(100) if id_ in among]) == (4, [6, 22, 38, 70])
    assert len(Hits("")) == 0 and 6 not in Hits("")
