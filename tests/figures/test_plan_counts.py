"""Each country counts once, with its newest 1325 plan."""

from datetime import date
from pathlib import Path

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Basis, Confidence, Instrument, Stage
from wpstracker.figures.plan_counts import conflicting_question, count_conflicting, newest_question, plan_counts
from wpstracker.figures.plans import all_rows
from wpstracker.records import Claim, Plan
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

DAY = date(2026, 6, 1)


def test_the_reference_plans_are_counted_once_a_country(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    found = plan_counts(store, Filter(), DAY)
    countries = {plan.country for plan in store.fetch(Plan.select()) if plan.instrument == Instrument.NAP_1325}
    assert found.countries == len(countries)


def test_each_stage_opens_as_a_list_of_as_many_plans(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    for question in (Filter(), Filter(countries=("KZ", "KG", "TJ", "TM", "UZ"))):
        found = plan_counts(store, question, DAY)
        for stage, number in found.stages.items():
            assert len(all_rows(store, newest_question(question).but(statuses=(stage,)), DAY)) == number
        assert len(all_rows(store, conflicting_question(question), DAY)) == count_conflicting(store, question, DAY)


def test_the_plan_that_begins_last_is_the_newest(tmp_path: Path) -> None:
    store = plans(tmp_path, a_plan("first", edition=1, in_force="2018"), a_plan("second", edition=2, in_force="2022"))
    assert newest(store) == ["second"]
    assert plan_counts(store, Filter(), DAY).stages == {Stage.IMPLEMENTATION: 1}


def test_a_plan_known_from_a_claim_alone_is_newer_than_an_older_one_with_dates(tmp_path: Path) -> None:
    draft = Claim(plan="next", stage=Stage.DRAFTING, as_of=PartialDate(2025), basis=Basis.STATED, confidence=Confidence.LOW)
    store = plans(tmp_path, a_plan("old", in_force="2019"), a_plan("next"), draft)
    found = plan_counts(store, Filter(), DAY)
    assert found.stages == {Stage.DRAFTING: 1}
    assert found.to_confirm == 1


def test_a_plan_beats_the_word_that_none_is_known(tmp_path: Path) -> None:
    none = Claim(plan="none", stage=Stage.NONE, as_of=PartialDate(2025), basis=Basis.STATED, confidence=Confidence.HIGH)
    store = plans(tmp_path, a_plan("none"), none, a_plan("real", in_force="2012"))
    assert newest(store) == ["real"]


def test_a_gender_equality_plan_is_not_a_1325_plan(tmp_path: Path) -> None:
    store = plans(tmp_path, a_plan("nap", in_force="2018"), a_plan("equality", in_force="2025", instrument=Instrument.GENDER_EQUALITY))
    assert newest(store) == ["nap"]


def test_claims_that_contradict_each_other_are_counted_by_plan(tmp_path: Path) -> None:
    claims = [
        Claim(plan="nap", stage=stage, as_of=PartialDate(2025, month), basis=Basis.STATED, confidence=Confidence.HIGH)
        for stage, month in ((Stage.ADOPTED, 1), (Stage.DRAFTING, 3), (Stage.ANNOUNCED, 4))
    ]
    assert count_conflicting(plans(tmp_path, a_plan("nap"), *claims), Filter(), DAY) == 1


def newest(store: Store) -> list[str]:
    """Ids of the plans counted."""
    return [row["id"] for row in all_rows(store, newest_question(Filter()), DAY)]


def a_plan(id_: str, *, edition: int | None = None, in_force: str = "", instrument: Instrument = Instrument.NAP_1325) -> Plan:
    """A plan of Kyrgyzstan."""
    begins = PartialDate.from_code(in_force) if in_force else None
    return Plan(id=id_, country="KG", title=id_, edition=edition, in_force=begins, instrument=instrument)


def plans(tmp_path: Path, *records: Plan | Claim) -> Store:
    """A file with these plans and claims only."""
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        for record in records:
            writer.save(record)
    return store
