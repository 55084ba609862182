"""What the overview counts beside lists: gaps, late next steps, recommendations by year; each number is that of the list behind it."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.figures.random_records import TODAY, random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures.attention import step_late_question
from wpstracker.figures.checks import Looking
from wpstracker.figures.data_gaps import CHECKS
from wpstracker.figures.overview import overview
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.records import Recommendation, RecommendationProgress
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.mark.parametrize("countries", [(), ("KZ", "TJ")])
def test_gaps_are_those_of_the_data_checks_and_of_the_lists_they_open(tmp_path: Path, countries: tuple[str, ...]) -> None:
    store = random_file(tmp_path / "t.wpst", 5, events=120)
    always = Filter(countries=countries)
    gaps = overview(store, always.in_year(2025), Filter(), TODAY).gaps
    assert len(gaps) > 4 and [gap.number for gap in gaps] == sorted((gap.number for gap in gaps), reverse=True)
    checks = {check.key: check for check in CHECKS}
    for gap in gaps:
        listed = event_ids(store, gap.question) if gap.page == "events" else recommendation_ids(store, gap.question, TODAY)
        found = {each.id for each in checks[gap.key].find(Looking(store, always, TODAY))}
        assert set(listed) == found and len(listed) == gap.number, gap.key


@pytest.mark.parametrize("seed", range(3))
def test_each_year_lists_as_many_recommendations_as_its_bar_counts(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed, events=80)
    figure = overview(store, Filter(), Filter(), TODAY).by_year
    assert any(figure.years.values())
    for year, counts in figure.years.items():
        for status, number in counts.items():
            assert len(recommendation_ids(store, Filter(statuses=(status,)).in_year(year), TODAY)) == number
    first = next(iter(figure.years))
    assert figure.earlier == len(recommendation_ids(store, Filter(before=PartialDate(first - 1)), TODAY))


def with_steps(tmp_path: Path, *updates: tuple[str, str, str], status: str = "in_progress") -> Store:
    """A recommendation with updates: when each took effect, its next step and until when."""
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        writer.save(Recommendation(id="r", text="Appoint focal points", status=status))
        for number, (effective, step, due) in enumerate(updates):
            dates = {"effective": PartialDate.from_code(effective), "next_due": PartialDate.from_code(due) if due else None}
            writer.save(RecommendationProgress(id=f"u{number}", recommendation="r", next_step=step, **dates))
    return store


@pytest.mark.parametrize(
    ("updates", "late"),
    [
        ([("2025-01-10", "Draft the order", "2025-06-14")], True),
        ([("2025-01-10", "Draft the order", "2025-06-15")], False),
        ([("2025-01-10", "Draft the order", "2025-06")], False),
        ([("2025-01-10", "Draft the order", "2025-05")], True),
        ([("2025-01-10", "Draft the order", "")], False),
        ([("2025-01-10", "Draft the order", "2025-02"), ("2025-03-01", "Sign it", "2025-12")], False),
        ([("2025-01-10", "Draft the order", "2025-02"), ("2025-03-01", "", "")], True),
    ],
)
def test_a_next_step_is_late_once_its_last_day_is_over_and_no_later_update_names_another(
    tmp_path: Path, updates: list[tuple[str, str, str]], late: bool
) -> None:
    with closing(with_steps(tmp_path, *updates)) as store:
        today = date(2025, 6, 15)
        assert recommendation_ids(store, step_late_question(Filter()), today) == (["r"] if late else [])
        assert overview(store, Filter(), Filter(), today).need("step_late") == int(late)


def test_nobody_waits_for_the_next_step_of_what_is_done(tmp_path: Path) -> None:
    with closing(with_steps(tmp_path, ("2025-01-10", "Draft the order", "2025-02"), status="implemented")) as store:
        assert recommendation_ids(store, step_late_question(Filter()), date(2025, 6, 15)) == []
