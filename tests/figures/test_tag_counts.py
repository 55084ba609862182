"""Every term is counted on the records of a list, with the terms below it; a list narrowed to a term has as many records."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests import unsaved
from tests.builders import a_recommendation, an_event
from wpstracker.domain.identity import id_of
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.counting import count
from wpstracker.figures.selecting import event_ids
from wpstracker.figures.tag_counts import tag_counts
from wpstracker.records import Event, Organisation, Tagging, Term
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)
PARENTS = {"peace": "", "mediation": "peace", "talks": "mediation", "police": "", "border": "police", "alone": ""}
COUNTRIES = ("KZ", "KG")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        with opened.change("Terms") as writer:
            for id_, parent in PARENTS.items():
                writer.save(Term(id=id_, scheme=Scheme.TAG.value, code=id_, labels={"en": id_}, parent_term=parent or None))
        yield opened


def branch(term: str) -> set[str]:
    return {each for each in PARENTS if term in lineage(each)}


def lineage(term: str) -> list[str]:
    return [term, *lineage(PARENTS[term])] if term else []


@pytest.mark.parametrize("seed", range(4))
def test_counts_are_those_of_a_plain_reading_and_of_the_list_narrowed_to_the_term(store: Store, seed: int) -> None:
    draw = random.Random(seed)
    tagged = {str(number): set(draw.sample(sorted(PARENTS), draw.randint(0, 4))) for number in range(40)}
    countries = {id_: draw.choice(COUNTRIES) for id_ in tagged}
    with store.change("Events") as writer:
        for id_, terms in tagged.items():
            writer.save(Event(id=id_, title=id_, country=countries[id_]))
            for term in terms:
                writer.save(Tagging(id=id_of("tagging", id_, term), record_kind="event", record=id_, term=term))
    for country in ("", *COUNTRIES):
        question = Filter(countries=(country,)) if country else Filter()
        listed = [id_ for id_ in tagged if country in ("", countries[id_])]
        counts = tag_counts(store, "event", question, TODAY)
        plain = {term: sum(1 for id_ in listed if tagged[id_] & branch(term)) for term in PARENTS}
        assert counts == {term: number for term, number in plain.items() if number}
        for term, number in plain.items():
            narrowed = question.but(terms=(term,))
            assert len(event_ids(store, narrowed)) == count(store, "event", narrowed, TODAY) == number


def test_only_the_records_of_the_kind_listed_are_counted(store: Store) -> None:
    an_event(store, "Training", terms=["talks"])
    advice = a_recommendation(store, "Train more")
    with store.change("x") as writer:
        writer.save(Organisation(id="body", name="Academy"))
        for kind, id_ in (("recommendation", advice), ("organisation", "body")):
            writer.save(Tagging(record_kind=kind, record=id_, term="border"))
    assert tag_counts(store, "event", Filter(), TODAY) == {"talks": 1, "mediation": 1, "peace": 1}
    assert tag_counts(store, "recommendation", Filter(), TODAY) == {"border": 1, "police": 1}
    assert tag_counts(store, "organisation", Filter(terms=("police",)), TODAY) == {"border": 1, "police": 1}
    assert tag_counts(store, "plan", Filter(), TODAY) == {}


def test_one_of_several_tags_and_none_of_them_look_below_too(store: Store) -> None:
    talks, other = an_event(store, "Talks", terms=["talks"]), an_event(store, "Other", terms=["alone"])
    assert event_ids(store, Filter(any_terms=("peace", "border"))) == [talks]
    assert event_ids(store, Filter(without=Filter(terms=("peace",)))) == [other]


def test_terms_that_two_offices_together_put_below_each_other_are_counted_once(store: Store) -> None:
    with store.change("x") as writer:
        writer.save(unsaved.tag("ring", id="ring"))
        for id_, parent in (("peace", "talks"), ("ring", "ring")):
            term = store.get(Term, id_) or Term(id=id_)
            term.parent_term = parent
            writer.save(term)
    an_event(store, "Talks", terms=["talks", "ring"])
    assert tag_counts(store, "event", Filter(), TODAY) == {"talks": 1, "mediation": 1, "peace": 1, "ring": 1}


def test_every_list_can_be_counted(store: Store) -> None:
    an_event(store, "Training")
    kinds = ("event", "recommendation", "plan", "obligation", "organisation", "person", "series", "project", "source")
    assert {kind: count(store, kind, Filter(), TODAY) for kind in kinds} == dict.fromkeys(kinds, 0) | {"event": 1}
    assert all(count(store, kind, Filter(text="nothing of the kind"), TODAY) == 0 for kind in kinds)
