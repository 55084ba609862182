"""A report with its settings is kept under a name and comes back as it was."""

from contextlib import closing

import pytest

from wpstracker.domain.problems import Invalid
from wpstracker.domain.question import Filter
from wpstracker.domain.report_periods import ReportPeriod
from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import SavedReport
from wpstracker.services import saved_reports
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "t.wpst")) as store:
        yield store


HALF_YEAR = ReportRequest(question=Filter(countries=("KG",)), period=ReportPeriod.LAST_HALF, languages=("ru", "en"))


def test_a_saved_report_comes_back_as_it_was_under_its_name_in_any_case(store):
    saved_reports.save(store, "  Half-yearly  to the ministry ", HALF_YEAR)
    (saved,) = saved_reports.all_saved(store)
    assert (saved.name, saved.request) == ("Half-yearly to the ministry", HALF_YEAR)
    assert saved_reports.named(store, "half-yearly TO the ministry") == saved
    assert saved_reports.named(store, "another") is None


def test_saving_under_a_known_name_replaces_it_and_can_be_undone(store):
    first = saved_reports.save(store, "Half-yearly", HALF_YEAR)
    assert saved_reports.save(store, "HALF-YEARLY", HALF_YEAR.but(hxl=True)) == first
    assert [saved.request.hxl for saved in saved_reports.all_saved(store)] == [True]
    store.undo()
    assert [saved.request.hxl for saved in saved_reports.all_saved(store)] == [False]


def test_reports_keep_their_order_and_can_be_renamed_and_forgotten(store):
    ids = [saved_reports.save(store, name, HALF_YEAR) for name in ("Donor", "CEDAW")]
    saved_reports.rename(store, ids[0], "Annex for the donor")
    assert [saved.name for saved in saved_reports.all_saved(store)] == ["Annex for the donor", "CEDAW"]
    saved_reports.delete(store, ids[0])
    assert [saved.name for saved in saved_reports.all_saved(store)] == ["CEDAW"]


def test_a_report_moves_among_the_others_and_stays_at_the_ends(store):
    ids = {name: saved_reports.save(store, name, HALF_YEAR) for name in ("A", "B", "C")}

    def names():
        return "".join(saved.name for saved in saved_reports.all_saved(store))

    saved_reports.move(store, ids["C"], -1)
    assert names() == "ACB"
    saved_reports.move(store, ids["A"], -1)
    saved_reports.move(store, ids["B"], 1)
    assert names() == "ACB"
    saved_reports.move(store, ids["A"], 2)
    assert names() == "CBA"
    store.undo()
    assert names() == "ACB"
    saved_reports.move(store, "gone", 1)


@pytest.mark.parametrize("name", ["", "  "])
def test_a_report_without_a_name_is_refused(store, name):
    with pytest.raises(Invalid):
        saved_reports.save(store, name, HALF_YEAR)


def test_a_name_that_another_report_bears_is_refused(store):
    saved_reports.save(store, "Donor", HALF_YEAR)
    other = saved_reports.save(store, "CEDAW", HALF_YEAR)
    with pytest.raises(Invalid):
        saved_reports.rename(store, other, "donor")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"languages": 3}', "null"])
def test_settings_that_cannot_be_read_are_left_out_and_harm_nobody(store, text):
    with store.change("x") as writer:
        writer.save(SavedReport(name="Broken", request=text))
    saved_reports.save(store, "Sound", HALF_YEAR)
    assert [saved.name for saved in saved_reports.all_saved(store)] == ["Sound"]
