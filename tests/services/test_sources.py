"""Sources: what must hold of one, where each is used, and its text beside a record."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event, event_draft
from wpstracker.domain.problems import Invalid
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import SourceKind, Stage
from wpstracker.figures import sources as figures
from wpstracker.records import Citation, Claim, Event, Plan, Result, Source
from wpstracker.services import events, plans, sources
from wpstracker.services.drafts import Draft
from wpstracker.services.sources import SourceText
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        yield made


def a_source(store: Store, title: str = "Press release", **fields: object) -> str:
    return sources.save(store, Draft(Source(title=title, **fields)))


def an_event_citing(store: Store, cited: str, *quotes: str, **fields: object) -> str:
    event = an_event(store, "Training", **fields)  # type: ignore[arg-type]
    draft = event_draft(store, event)
    draft.of(Citation).extend(Citation(source=cited, quote=quote, field="start") for quote in quotes)
    return events.save(store, draft)


# -- entering


@pytest.mark.parametrize("url", ["", "https://www.osce.org/astana/103862", "http://example.org", "HTTPS://EXAMPLE.ORG/a?b=c#d"])
def test_a_web_address_or_none_will_do(store: Store, url: str) -> None:
    assert a_source(store, url=url)


@pytest.mark.parametrize(
    "url", ["www.osce.org", "file:///etc/passwd", "javascript:alert(1)", "https://", "http:// a b", "http://[", "ftp://a.org"]
)
def test_anything_else_is_no_address(store: Store, url: str) -> None:
    with pytest.raises(Invalid, match="is not a web address"):
        a_source(store, url=url)


def test_a_source_needs_a_title(store: Store) -> None:
    with pytest.raises(Invalid, match="title"):
        a_source(store, " ")


def test_a_text_is_tidied_when_it_is_saved(store: Store) -> None:
    source = store.get(Source, a_source(store, text="One\r\n\r\n\r\nTwo\x07"))
    assert source and source.text == "One\n\nTwo"


def test_a_source_is_found_by_the_words_of_its_text(store: Store) -> None:
    id_ = a_source(store, text="Вопросы безопасности в Боровом")
    a_source(store, "Another")
    assert figures.ids(store, Filter(text="боровом")) == [id_]


# -- where it is used


def test_every_record_that_names_a_source_is_told_with_its_quotes(store: Store) -> None:
    source = a_source(store)
    event = an_event_citing(store, source, "began today", source=source, source_quote="as a whole")
    draft = event_draft(store, event)
    draft.of(Result).append(Result(text="A working group", source=source))
    events.save(store, draft)
    recommendation = a_recommendation(store, "Do better", source=source, paragraph="§ 5")
    plan = plans.save(store, Draft(Plan(title="NAP", country="KG")))
    plans.add_claim(store, Claim(plan=plan, stage=Stage.ADOPTED.value, source=source, quote="was adopted"))

    told = [(use.kind, use.id, use.name, use.field, use.quote, use.place) for use in figures.uses(store, source, "en")]

    assert told == [
        ("event", event, "Training", "", "as a whole", ""),
        ("event", event, "Training", "result", "", ""),
        ("event", event, "Training", "start", "began today", ""),
        ("plan", plan, "NAP", "claim", "was adopted", ""),
        ("recommendation", recommendation, "Do better", "", "", "§ 5"),
    ]
    assert figures.rows(store, [source])[source]["used"] == 3


def test_sources_are_filtered_and_sorted(store: Store) -> None:
    first = a_source(store, "A", publisher="OSCE", source_kind=SourceKind.PRESS_RELEASE.value)
    second = a_source(store, "B", publisher="UN Women", source_kind=SourceKind.ADVISORY.value, text="words")
    third = a_source(store, "C")
    an_event_citing(store, second, "words")

    assert figures.ids(store, Filter(kinds=("press_release",))) == [first]
    assert figures.ids(store, Filter(publishers=("UN Women", ""))) == [second, third]
    assert figures.ids(store, Filter(), "used", descending=True)[0] == second
    assert all(set(figures.ids(store, Filter(), sort)) == {first, second, third} for sort in figures.SORTS)
    assert figures.kinds(store) == [SourceKind.PRESS_RELEASE, SourceKind.ADVISORY]
    assert set(figures.publishers(store)) == {"OSCE", "UN Women", ""}
    assert [figures.rows(store, [id_])[id_]["has_text"] for id_ in (first, second)] == [False, True]


def test_a_deleted_source_leaves_records_without_the_link_but_not_quotes_without_a_source(store: Store) -> None:
    linked, quoted = a_source(store, "Linked"), a_source(store, "Quoted")
    event = an_event_citing(store, quoted, "words", source=linked)
    sources.delete(store, [linked])
    saved = store.get(Event, event)
    assert saved and saved.source is None
    with pytest.raises(Invalid):
        sources.delete(store, [quoted])
    assert store.get(Source, quoted)


# -- beside a record


def test_the_texts_of_a_record_come_with_the_quotes_from_each(store: Store) -> None:
    main, other = a_source(store, "Main", text="Main text"), a_source(store, "Other", text="Other text")
    event = an_event_citing(store, other, "Other", source=main, source_quote="Main")
    assert sources.texts_of_record(store, "event", event) == [
        SourceText(main, "Main", "Main text", ("Main",)),
        SourceText(other, "Other", "Other text", ("Other",)),
    ]
    assert sources.texts_of_record(store, "event", "gone") == []


def test_a_draft_shows_a_source_that_is_still_new(store: Store) -> None:
    new = Source(title="New", text="Fresh text")
    draft = Draft(Event(title="Event", source=new.id), new=[new])
    assert sources.texts_of_draft(store, draft) == [SourceText(str(new.id), "New", "Fresh text", ())]


def test_the_sources_of_the_claims_stand_beside_a_plan(store: Store) -> None:
    source = a_source(store, text="The plan was adopted.")
    plan = plans.save(store, Draft(Plan(title="NAP", country="KG")))
    plans.add_claim(store, Claim(plan=plan, stage=Stage.ADOPTED.value, source=source, quote="was adopted"))
    assert [each.quotes for each in sources.texts_of_record(store, "plan", plan)] == [("was adopted",)]
