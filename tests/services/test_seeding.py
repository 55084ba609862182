"""A new file holds the reference records, the same with the same ids in every office."""

from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from wpstracker.assets import reference
from wpstracker.domain.identity import genesis_id
from wpstracker.domain.problems import KnownError
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Basis, Confidence, Instrument, Scheme, Stage
from wpstracker.figures import plans
from wpstracker.records import KINDS, Amendment, Claim, Organisation, Plan, PlanOrganisation, Source, Term
from wpstracker.services import files, seeding
from wpstracker.store import health
from wpstracker.store.database import Store

TODAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(files.new_file(tmp_path_factory.mktemp("seeded") / "t.wpst")) as store:
        yield store


def seeds_of(store: Store) -> dict[str, list[tuple]]:
    """All that two offices must have in common: records and their changes, but not the step."""
    changes = store.rows("SELECT id, kind, record, operation, field_values, seen FROM change ORDER BY id")
    return {"change": changes} | {kind: store.rows(f'SELECT * FROM "{kind}" ORDER BY id') for kind in KINDS}


def test_two_new_files_hold_the_same_records_under_the_same_change_ids(store, tmp_path):
    with closing(files.new_file(tmp_path / "other.wpst")) as other:
        assert seeds_of(other) == seeds_of(store)
        assert other._clock.node != store._clock.node


def test_every_seeded_change_is_a_genesis_change(store):
    changes = store.rows("SELECT id, record, seen FROM change")
    assert all(id_ == genesis_id(record, seeding.REVISION) and seen == '{"*":[]}' for id_, record, seen in changes)
    assert len({id_ for id_, _, _ in changes}) == len(changes)
    assert store.rows("SELECT count(*) FROM step") == [(1,)]


def test_the_reference_records_cannot_be_undone_and_the_file_is_sound(store):
    assert store.undo() is None and store.redo() is None
    assert not list(health.findings(store.db))


def test_ids_of_terms_organisations_and_plans_never_change(store):
    """Other offices have files with these ids; a new spelling of the formula would make twins of everything."""
    assert seeding.term_id("resolution", "1325") == "8e90ac8b-cffe-5976-a321-ec4305f6d3cd"
    assert seeding.organisation_id("osce") == "86859eea-2036-5162-8fef-0c218c9480d7"
    assert seeding.plan_id("tj-unscr_1325-3") == "d8679d49-e7b5-538e-bd28-1da74d17765d"
    assert seeding.source_id("https://osce.org/x", "t") == seeding.source_id("https://osce.org/x", "other title")
    assert seeding.source_id("", "t") != seeding.source_id("", "other title")


def test_terms_of_every_list_are_there_in_both_languages(store):
    terms = store.fetch(Term.select())
    by_scheme = Counter(term.scheme for term in terms)
    assert by_scheme[Scheme.PILLAR] == 4 and by_scheme[Scheme.RESOLUTION] == 10
    assert {Scheme.THEME, Scheme.FRAMEWORK, Scheme.INSTITUTION_TYPE, Scheme.RANK, Scheme.AGE} <= set(by_scheme)
    assert by_scheme[Scheme.TAG] == 0
    assert all(term.official and term.labels.get("en") and term.labels.get("ru") for term in terms)
    assert len(terms) == len(reference("terms")["terms"])


def test_181_plans_stand_at_their_stages(store):
    rows = plans.all_rows(store, Filter(), TODAY)
    stages = Counter(row["stage"] for row in rows)
    assert len(rows) == 181 == len(reference("naps")["plans"])
    assert stages == {
        Stage.EXPIRED: 122,
        Stage.IMPLEMENTATION: 39,
        Stage.NONE: 10,
        Stage.DRAFTING: 5,
        Stage.CONSULTATION: 2,
        Stage.ADOPTED: 1,
        Stage.ANNOUNCED: 1,
        Stage.SUBMITTED: 1,
    }
    assert {row["instrument"] for row in rows} == {Instrument.NAP_1325, Instrument.GENDER_EQUALITY}


def test_tajikistans_third_plan_shows_its_conflict_as_of_any_date(store):
    def stands(day: date):
        return next(
            row["standing"] for row in plans.all_rows(store, Filter(countries=("TJ",)), day) if row["reference"] == "TJ-UNSCR_1325-3"
        )

    now = stands(date(2026, 6, 1))
    assert (now.stage, now.basis, now.confidence, str(now.as_of)) == (Stage.IMPLEMENTATION, Basis.STATED, Confidence.LOW, "2025-12-31")
    assert now.to_be_confirmed and len(now.conflicts) == 1
    assert stands(date(2023, 3, 1)).stage is Stage.IMPLEMENTATION and not stands(date(2023, 3, 1)).conflicts
    assert stands(date(2023, 11, 1)).stage is Stage.DRAFTING and stands(date(2023, 11, 1)).conflicts
    assert stands(date(2020, 1, 1)).claim is None


def test_every_plan_has_a_claim_and_every_claim_with_a_source_leads_to_it(store):
    claims = store.fetch(Claim.select())
    assert {claim.plan for claim in claims} == {str(plan.id) for plan in store.fetch(Plan.select())}
    sources = {str(source.id): source for source in store.fetch(Source.select())}
    assert all(claim.source in sources for claim in claims if claim.source)
    assert all(source.title for source in sources.values())


def test_plans_of_the_list_know_their_bodies_money_amendments_and_the_plan_before(store):
    known = {plan.reference: plan for plan in store.fetch(Plan.select())}
    georgia, ukraine = known["GE-UNSCR_1325-4"], known["UA-UNSCR_1325-2"]
    assert (georgia.act, georgia.budgeted, georgia.budget, georgia.currency) == ("Ordinance No. 510", "yes", 27680907, "GEL")
    assert georgia.predecessor == known["GE-UNSCR_1325-3"].id
    assert known["GE-UNSCR_1325-1"].predecessor is None
    (amended,) = [each for each in store.fetch(Amendment.select()) if each.plan == ukraine.id]
    assert (str(amended.made), amended.act) == ("2022-12-16", "Order 1150-r")
    bodies = store.fetch(PlanOrganisation.select().where(PlanOrganisation.plan == known["KZ-UNSCR_1325-1"].id))
    assert [(each.role, each.organisation) for each in bodies] == [("lead", seeding.organisation_id("kz-national-commission-women"))]
    followed = [plan.predecessor for plan in known.values() if plan.predecessor]
    assert len(set(followed)) == len(followed), "no plan is followed twice"


def test_references_of_seeded_records_are_unique(store):
    for model in (Plan, Organisation, Source):
        references = [record.reference for record in store.fetch(model.select())]
        assert len(set(references)) == len(references) and all(references)


def test_a_new_file_that_cannot_be_filled_leaves_nothing_behind(tmp_path):
    def fail(store: Store) -> None:
        seeding.seed(store)
        raise KnownError("no")

    with pytest.raises(KnownError):
        files.new_file(tmp_path / "t.wpst", fail)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("given", "named"),
    [("a", "a.wpst"), ("a.wpst", "a.wpst"), ("a.WPST", "a.WPST"), ("a.b", "a.b.wpst"), ("Отчёт за 2023 г.", "Отчёт за 2023 г..wpst")],
)
def test_a_file_always_ends_in_wpst(given, named):
    assert files.with_suffix(Path(given)) == Path(named)
