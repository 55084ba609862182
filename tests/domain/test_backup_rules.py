"""Which copies stay: all of two days, then 12 days, 10 weeks, 9 months; copies before migrations 90 days, those by hand for good."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.backup_rules import DAYS, EVERY, MONTHS, WEEKS, Kept, Reason, is_due, superfluous

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


def copies(*ago: timedelta, reason: Reason = Reason.WORK) -> list[Kept]:
    return [Kept(f"{reason} {each}", NOW - each, reason) for each in ago]


def staying(given: list[Kept], now: datetime = NOW) -> list[Kept]:
    gone = superfluous(given, now)
    return [copy for copy in given if copy.name not in gone]


def test_everything_of_the_last_two_days_stays():
    assert superfluous(copies(*(timedelta(minutes=30 * n) for n in range(96))), NOW) == []


def test_beyond_that_the_newest_of_a_day_stays():
    noon, morning = copies(timedelta(days=5, hours=6), timedelta(days=5, hours=10))
    assert superfluous([*copies(timedelta()), morning, noon], NOW) == [morning.name]


def test_a_copy_a_day_for_two_years_leaves_days_weeks_and_months():
    left = staying(copies(*(timedelta(days=n) for n in range(730))))
    ages = [(NOW - copy.made).days for copy in left]
    assert ages[:15] == list(range(15)), "today, two days, twelve more"
    assert len(left) == 3 + DAYS + WEEKS + MONTHS
    assert ages[15 + WEEKS - 1] < 90 and 300 < ages[-1] < 370


def test_thinned_every_day_as_much_is_left_as_when_thinned_once():
    left: list[Kept] = []
    for day in range(500):
        today = NOW + timedelta(days=day)
        left = staying([*left, Kept(str(day), today, Reason.CLOSE)], today)
    every = [Kept(str(day), NOW + timedelta(days=day), Reason.CLOSE) for day in range(500)]
    at_once = staying(every, today)
    assert len(left) == len(at_once)
    assert all(abs(one.made - other.made) <= timedelta(days=7) for one, other in zip(left, at_once, strict=True))


def test_copies_before_migrations_stay_ninety_days_and_those_by_hand_for_good():
    others = copies(timedelta(), timedelta(days=80), timedelta(days=80, hours=-1))
    migrations = copies(timedelta(days=80, minutes=1), timedelta(days=91), reason=Reason.MIGRATION)
    by_hand = copies(timedelta(days=3000), timedelta(days=3000, minutes=1), reason=Reason.BY_HAND)
    left = staying([*others, *migrations, *by_hand])
    assert migrations[0] in left and set(by_hand) <= set(left)


@given(st.lists(st.tuples(st.integers(-1000, 20_000), st.sampled_from(Reason)), max_size=60))
def test_the_newest_stays_and_thinning_again_changes_nothing(made):
    """Thinned every day or once a year: what one thinning leaves, another at the same moment leaves too."""
    given_ = [Kept(str(n), NOW - timedelta(hours=hours), reason) for n, (hours, reason) in enumerate(made)]
    left = staying(given_)
    assert staying(left) == left
    if given_:
        assert max(given_, key=lambda copy: copy.made).made in {copy.made for copy in left}
    assert all(copy in left for copy in given_ if copy.made > NOW), "a clock that was ahead costs nothing"


def test_somebody_who_works_gets_a_copy_every_half_hour():
    assert is_due(None, NOW) and is_due(NOW - EVERY, NOW)
    assert not is_due(NOW - EVERY / 2, NOW)
    assert is_due(NOW + timedelta(days=365), NOW), "the clock was set back"
