"""The sample: five public texts entered as records, through the ordinary services."""

from contextlib import closing
from datetime import date

import pytest

from wpstracker.assets import reference
from wpstracker.domain.headcount import added
from wpstracker.domain.obligations import DueState
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventKind, EventStatus, Stage
from wpstracker.figures import obligations, plan_items, plans
from wpstracker.figures.plan_progress import progress_of
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.figures.terms import terms
from wpstracker.records import (
    Claim,
    Event,
    EventOrganisation,
    EventPerson,
    Obligation,
    Organisation,
    Participation,
    Person,
    Plan,
    Recommendation,
    RecommendationOrganisation,
    Result,
    Series,
    Source,
)
from wpstracker.services import events, naming, recommendations, sample
from wpstracker.services import plans as plan_service
from wpstracker.services.drafts import Draft
from wpstracker.services.seeding import term_id
from wpstracker.store import health
from wpstracker.store.database import Store

DATA = reference("sample")
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(sample.write_sample(tmp_path_factory.mktemp("sample") / "sample.wpst")) as store:
        yield store


def event(store: Store, title: str) -> Draft[Event]:
    (id_,) = event_ids(store, Filter(text=title))
    draft = events.load(store, id_)
    assert draft
    return draft


def organisations(store: Store, draft: Draft[Event], role: str) -> list[str]:
    links = [link for link in draft.of(EventOrganisation) if link.role == role]
    found = [store.get(Organisation, link.organisation) for link in links]
    return [body.name for body in found if body]


def test_six_events_are_there_and_only_the_announced_one_is_planned(store):
    found = store.fetch(Event.select())
    assert len(found) == 6
    assert [each.title for each in found if each.status == EventStatus.PLANNED] == ["Conference “Women, Peace and Security”"]
    assert len({each.reference for each in found}) == 6 and all(each.reference for each in found)


@pytest.mark.parametrize(
    ("words", "kind", "period", "place"),
    [
        ("training borovoye", EventKind.TRAINING, "12–13 July 2013", "Borovoye"),
        ("workshop bishkek", EventKind.WORKSHOP, "June 2007", "Bishkek"),
        ("regional roundtable", EventKind.ROUND_TABLE, "September 2006", ""),
        ("law enforcement conference", EventKind.CONFERENCE, "14–15 September 2023", "Astana"),
        ("границами учет туркменистан", EventKind.ROUND_TABLE, "3–5 August (year not stated)", "Ashgabat"),
        ("dialogue of women", EventKind.CONFERENCE, "16 October 2023, 10:00–17:15 (Almaty)", "Almaty"),
    ],
)
def test_each_text_is_found_and_says_what_and_when_as_far_as_it_is_known(store, words, kind, period, place):
    record = event(store, words).record
    assert (record.event_kind, record.period.show("en"), record.place) == (kind, period, place)


def test_the_event_without_a_year_belongs_to_no_year_and_breaks_nothing(store):
    yearless = event(store, "границами учет").record
    assert str(yearless.start) == "--08-03" and yearless.when_written == "from 3 to 5 August"
    for year in (2006, 2022, 2023):
        assert yearless.id not in event_ids(store, Filter().in_year(year))
    assert yearless.id in event_ids(store, Filter(), "start")


def test_organisers_and_supporters_are_told_apart(store):
    draft = event(store, "training borovoye")
    assert len(organisations(store, draft, "organiser")) == 2
    assert organisations(store, draft, "supporter") == ["Akmola Region Administration"]
    assert [link.role for link in draft.of(EventPerson)] == ["opening", "opening"]


def test_what_was_not_reported_is_none_and_about_fifty_is_about_fifty(store):
    counts = added(block.headcount for block in event(store, "training borovoye").of(Participation))
    assert (counts.people(), counts.women, counts.men, counts.precision) == (50, None, None, "about")
    others = [block for block in store.fetch(Participation.select()) if block.total != 50]
    assert len(others) > 10 and not any(block.headcount.is_reported for block in others)


def test_expected_results_are_no_results(store):
    results = event(store, "dialogue of women").of(Result)
    assert len(results) == 3 and not any(result.actual for result in results)
    assert any(result.actual for result in event(store, "workshop bishkek").of(Result))


def test_the_workshop_follows_the_round_table_in_a_series_and_formed_a_body(store):
    draft = event(store, "workshop bishkek")
    assert store.get(Event, draft.record.follows).title == "OSCE Regional Roundtable on SCR 1325"
    assert len(store.get(Series, draft.record.series).countries) == 5
    formed = [result.organisation for result in draft.of(Result) if result.organisation]
    assert [store.get(Organisation, id_).name for id_ in formed] == ["National Working Group on Gender, Peace and Security"]


def test_three_recommendations_came_out_and_the_one_of_2007_is_overdue(store):
    found = store.fetch(Recommendation.select())
    assert len(found) == 3 and all(each.event for each in found)
    (late,) = recommendation_ids(store, Filter(overdue=True), TODAY)
    draft = recommendations.load(store, late)
    assert draft and str(draft.record.deadline) == "2007-07-03"
    assert [link.role for link in draft.of(RecommendationOrganisation)] == ["lead"]
    assert store.get(Plan, draft.record.plan).country == "KG"
    assert len(recommendation_ids(store, Filter(text="барьеры безопасности"), TODAY)) == 1


def test_each_claim_of_the_texts_stands_beside_those_of_the_list(store):
    said = store.fetch(Claim.select().where(Claim.note.startswith("Adopted in 202")))
    assert {store.get(Plan, claim.plan).country for claim in said} >= {"KZ", "UZ"}
    rows = {
        (row["country"], row["reference"]): row for row in plans.all_rows(store, Filter(countries=("KZ", "KG", "TJ", "TM", "UZ")), TODAY)
    }
    assert {country for country, _ in rows} == {"KZ", "KG", "TJ", "TM", "UZ"}
    gender = next(
        row for row in rows.values() if row["instrument"] == "gender_equality" and row["country"] == "KG" and not row["from_reference"]
    )
    assert gender["stage"] is Stage.DRAFTING and str(gender["status_as_of"]) == "2007-06"


def test_the_sample_holds_nothing_that_a_person_could_not_save_again(store):
    before = store.rows("SELECT count(*) FROM change")
    for id_ in event_ids(store, Filter()):
        draft = events.load(store, id_)
        assert draft and events.problems(draft) == []
        events.save(store, draft)
    for id_ in recommendation_ids(store, Filter(), TODAY):
        record = recommendations.load(store, id_)
        assert record and recommendations.problems(record) == []
        recommendations.save(store, record)
    own = [row["id"] for row in plans.all_rows(store, Filter(), TODAY) if not row["from_reference"]]
    assert own and all(not plan_service.problems(plan) for id_ in own if (plan := plan_service.load(store, id_)))
    assert store.rows("SELECT count(*) FROM change") == before


def test_the_sample_is_sound_and_cannot_be_undone_away(store):
    assert not list(health.findings(store.db))
    assert store.undo() is None
    assert {title for (title,) in store.rows("SELECT title FROM step")} == {"Set up the file", "Enter the sample"}


@pytest.mark.parametrize(
    "kind",
    ["event", "recommendation", "tagging", "organisation", "person", "series", "source", "plan_item", "indicator", "measure_progress"],
)
def test_two_samples_hold_the_same_records(store, tmp_path, kind):
    with closing(sample.write_sample(tmp_path / "other.wpst")) as other:
        mine, theirs = (each.rows(f'SELECT * FROM "{kind}" ORDER BY id') for each in (store, other))
        assert mine == theirs and mine


NAMED = [("organisation", key, body) for key, body in DATA["organisations"].items()] + [
    ("person", key, one) for key, one in DATA["people"].items()
]


@pytest.mark.parametrize(("kind", "body"), [(kind, body) for kind, _, body in NAMED], ids=[key for _, key, _ in NAMED])
def test_every_organisation_and_person_is_found_in_either_script(store, kind, body):
    for name in (body["name"], body["names"]["ru"], *body.get("aliases", ()), *filter(None, [body.get("acronym")])):
        assert body["name"] in [offer.label for offer in naming.found(store, kind, name, "en", 50)], name
        assert body["names"]["ru"] in [offer.label for offer in naming.found(store, kind, name, "ru", 50)], name


def term_ids() -> set[str]:
    """What the sample tags with, own tags included."""
    named = {term for each in (*DATA["events"], *DATA["recommendations"]) for term in each["terms"]}
    own = {str(naming.new_tag(term.removeprefix("tag:"), "en").id) for term in named if term.startswith("tag:")}
    return own | {term_id(*term.split(":", 1)) for term in named if not term.startswith("tag:")}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_term_is_found_by_its_label(store, language):
    labels = {id_: (scheme, label) for id_, scheme, label in _labels(store, language)}
    for id_ in term_ids():
        scheme, label = labels[id_]
        assert id_ in [offer.id for offer in naming.tags(store, label, language, scheme, limit=50)], label


def _labels(store: Store, language: str):
    return [(term.id, term.scheme, term.label) for term in terms(store, language)]


def test_every_source_of_the_five_texts_is_there_and_used(store):
    titles = {source["title"] for source in DATA["sources"].values()}
    found = {source.title: str(source.id) for source in store.fetch(Source.select())}
    assert titles <= set(found) and len(titles) == 5
    used = {each.source for each in store.fetch(Event.select())} | {claim.source for claim in store.fetch(Claim.select())}
    assert {found[title] for title in titles} <= used
    assert all(person.organisation for person in store.fetch(Person.select()))


def test_the_example_plan_says_that_it_is_invented_and_counts_in_no_figure_of_1325_plans(store):
    (plan,) = [each for each in store.fetch(Plan.select()) if each.title.startswith("Example")]
    assert "invented" in plan.title and "вымышленный" in plan.titles["ru"] and plan.instrument == "local"
    newest = plans.all_rows(store, Filter(only=(Only.NEWEST,)), TODAY)
    assert plan.id not in {row["id"] for row in newest}
    progress = progress_of(store, str(plan.id), TODAY, today=TODAY)
    assert (progress.total.total, progress.total.not_reported, progress.total.cancelled) == (12, 3, 1)
    assert {branch.node.level for branch in progress.walk()} == {"goal", "objective", "measure"}
    responsible = plan_items.rows(store, plan_items.ids_of_plan(store, str(plan.id)), TODAY)
    assert any(row["responsible"] and row["co_responsible"] for row in responsible.values())
    assert all(responsible[branch.id]["overdue"] == branch.is_overdue for branch in progress.walk())


def test_one_report_on_the_example_plan_was_handed_in_and_it_says_that_it_is_invented(store):
    (obligation,) = store.fetch(Obligation.select())
    assert "invented" in obligation.title and "Invented" in obligation.notes
    due = obligations.due_rows(store, obligations.window(TODAY), TODAY)
    states = {row["due"].isoformat(): row["state"] for row in due}
    assert states == {
        "2026-01-15": DueState.HANDED_IN,
        "2026-07-15": DueState.LATER,
        "2027-01-15": DueState.LATER,
        "2027-07-15": DueState.LATER,
    }
    assert all("invented" in row["to_whom"] and "Example plan" in row["plan_name"] for row in due)
