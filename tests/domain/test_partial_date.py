"""A date is read as people write it, kept as far as it is known, and shown in both languages."""

import contextlib
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.months import ENGLISH, KAZAKH, RUSSIAN, RUSSIAN_OF, TAJIK, TURKMEN, UZBEK
from wpstracker.domain.partial_date import PartialDate

YEARS = st.integers(1000, 9999)
MONTHS = st.integers(1, 12)


@st.composite
def partial_dates(draw):
    """Every kind of valid value."""
    kind = draw(st.sampled_from(("year", "month", "day", "yearless")))
    year, month = draw(YEARS), draw(MONTHS)
    if kind == "year":
        return PartialDate(year)
    if kind == "month":
        return PartialDate(year, month)
    if kind == "day":
        return PartialDate(year, month, draw(st.integers(1, monthrange(year, month)[1])))
    return PartialDate(None, month, draw(st.integers(1, monthrange(2000, month)[1])))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("16 февраля 2023 года", "2023-02-16"),
        ("19 июня 2023 г.", "2023-06-19"),
        ("19 июня 2023г.", "2023-06-19"),
        ("29-сентябрь", "--09-29"),
        ("2-августта", "--08-02"),
        ("15-сентябрда 2023", "2023-09-15"),
        ("28 октябри соли 2021", "2021-10-28"),
        ("12.07.2013", "2013-07-12"),
        ("12.07.13", "2013-07-12"),
        ("12.10.21", "2021-10-12"),
        ("13.3.2023", "2023-03-13"),
        ("12/07/2013", "2013-07-12"),
        ("03 Nov. 2011", "2011-11-03"),
        ("Октябрь 19, 2023", "2023-10-19"),
        ("October 19, 2023", "2023-10-19"),
        ("29th of March 2017", "2017-03-29"),
        ("the 29th of March 2017", "2017-03-29"),
        ("12 July 2013", "2013-07-12"),
        ("1 сент. 2023", "2023-09-01"),
        ("3 мая 2024", "2024-05-03"),
        ("5 қыркүйек 2023 жылы", "2023-09-05"),
        ("2023 жылғы 5 қыркүйек", "2023-09-05"),
        ("5 oktabr 2023", "2023-10-05"),
        ("5-oktyabr 2023", "2023-10-05"),
        ("5 ýanwar 2022", "2022-01-05"),
        ("June 2007", "2007-06"),
        ("июнь 2007", "2007-06"),
        ("июнь 2007 г.", "2007-06"),
        ("06.2007", "2007-06"),
        ("2007", "2007"),
        ("2007 год", "2007"),
        ("3 August", "--08-03"),
        ("3 августа", "--08-03"),
        ("3.8.", "--08-03"),
        ("29 February", "--02-29"),
        ("2013-07-12", "2013-07-12"),
        ("2007-06", "2007-06"),
        ("--08-03", "--08-03"),
        ("  12.07.2013  ", "2013-07-12"),
        ("12\u00a0июля\u00a02013", "2013-07-12"),
    ],
)
def test_every_way_of_writing_one_date_is_read(text, code):
    assert PartialDate.parse(text).code() == code


@pytest.mark.parametrize("names", [ENGLISH, RUSSIAN, RUSSIAN_OF, KAZAKH, TAJIK, UZBEK, TURKMEN], ids=lambda names: names[6])
def test_the_months_of_every_language_are_known(names):
    assert [PartialDate.parse(f"5 {name.upper()} 2023").month for name in names] == list(range(1, 13))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "soon",
        "May",
        "31.02.2023",
        "29.02.2023",
        "12/31/2024",
        "2024-13-01",
        "2024-06-00",
        "2024-00",
        "00.06.2024",
        "06.00.2024",
        "00.2024",
        "--00-10",
        "--02-30",
        "0999",
        "15-16 февраля 2023",
        "12 13 июля 2013",
        "12 July 13 2013",
        "Q3 2026",
        "tomorrow",
        "1" * 500,
        "[12.07.2013]",
        "🗓",
    ],
)
def test_what_is_no_date_is_answered_with_a_sentence_that_quotes_it(text):
    with pytest.raises(ValueError, match="is not a date this program can read. Write it like") as refused:
        PartialDate.parse(text)
    assert text.strip() in str(refused.value)


@given(st.text(max_size=30))
def test_no_text_is_answered_with_another_error(text):
    read = None
    with contextlib.suppress(ValueError):
        read = PartialDate.parse(text)
    assert read is None or PartialDate.from_code(read.code()) == read


@given(st.integers(1, 12), st.integers(13, 31), YEARS, st.sampled_from("./"))
def test_the_month_never_comes_before_the_day(month, day, year, sign):
    with pytest.raises(ValueError):
        PartialDate.parse(f"{month}{sign}{day}{sign}{year}")
    if day <= monthrange(year, month)[1]:
        assert PartialDate.parse(f"{day}{sign}{month}{sign}{year}") == PartialDate(year, month, day)


@given(st.integers(1, 12), st.integers(1, 12), YEARS)
def test_where_both_could_be_the_month_the_second_is(day, month, year):
    assert PartialDate.parse(f"{day}/{month}/{year}") == PartialDate(year, month, day)


@given(partial_dates())
def test_the_code_reads_back_as_the_same_date(when):
    assert PartialDate.from_code(when.code()) == when
    assert PartialDate.parse(when.code()) == when


@given(partial_dates(), st.sampled_from(("en", "ru")))
def test_what_is_shown_reads_back_as_the_same_date(when, language):
    shown = when.show(language).partition(" (")[0]
    assert PartialDate.parse(shown) == when


@pytest.mark.parametrize(
    "code", ["", "2024-6-1", "12.07.2013", "2024-06-00", "2024-00", "2024-00-01", "--00-10", "20240601", "2024-06-01 "]
)
def test_only_the_very_form_of_a_code_is_a_code(code):
    with pytest.raises(ValueError):
        PartialDate.from_code(code)


@pytest.mark.parametrize(
    "parts",
    [
        (None, None, None),
        (None, 6, None),
        (None, None, 5),
        (2024, None, 5),
        (2024, 6, 0),
        (2024, 0),
        (0, 6, 1),
        (99,),
        (10_000,),
        (2024, 6, 31),
    ],
)
def test_a_date_without_sense_cannot_be_made(parts):
    with pytest.raises(ValueError):
        PartialDate(*parts)


@given(st.lists(partial_dates(), max_size=8))
def test_dates_sort_as_their_codes_do_and_so_does_the_database(dates):
    assert [when.code() for when in sorted(dates)] == sorted(when.code() for when in dates)


@given(partial_dates(), partial_dates())
def test_two_dates_are_equal_or_one_comes_first(one, two):
    assert [one < two, one == two, one > two].count(True) == 1


def test_a_date_is_not_compared_with_anything_else():
    with pytest.raises(TypeError):
        assert PartialDate(2024) < "2024"


@given(partial_dates())
def test_the_first_and_last_day_it_can_mean_enclose_exactly_it(when):
    first, last = when.earliest(), when.latest()
    if when.year is None:
        assert first is None and last is None
        return
    assert first and last and first <= last
    assert PartialDate.of(first).code().startswith(when.code())
    assert PartialDate.of(last).code().startswith(when.code())
    if last < date.max:
        assert not PartialDate.of(last + timedelta(days=1)).code().startswith(when.code())
    if first > date(1000, 1, 1):
        assert not PartialDate.of(first - timedelta(days=1)).code().startswith(when.code())
    assert when.is_day == (first == last)


@pytest.mark.parametrize(
    ("code", "english", "russian"),
    [
        ("2013-07-12", "12 July 2013", "12 июля 2013"),
        ("2007-06", "June 2007", "июнь 2007"),
        ("2007", "2007", "2007"),
        ("--08-03", "3 August (year not stated)", "3 августа (год не указан)"),
    ],
)
def test_a_date_is_shown_in_the_readers_language(code, english, russian):
    assert PartialDate.from_code(code).show("en") == english
    assert PartialDate.from_code(code).show("ru") == russian
