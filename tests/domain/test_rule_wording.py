"""The words of acts, read as rules."""

import pytest

from wpstracker.domain.obligations import Rule
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.rule_wording import understand_rule
from wpstracker.domain.vocabularies import ReportRule, Rhythm

AFTER, ON_DAY = ReportRule.AFTER_PERIOD, ReportRule.ON_DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("каждое полугодие, до 15 числа следующего месяца", Rule(AFTER, Rhythm.HALF_YEARLY, days_after=15)),
        ("Каждое полугодие, до 15-го числа месяца, следующего за отчётным периодом", Rule(AFTER, Rhythm.HALF_YEARLY, days_after=15)),
        ("half-yearly, by the 15th of the month after the period", Rule(AFTER, Rhythm.HALF_YEARLY, days_after=15)),
        ("ежегодно до 20 января", Rule(ON_DAY, Rhythm.YEARLY, month=1, day=20)),
        ("Ежегодно, не позднее 20\u00a0января", Rule(ON_DAY, Rhythm.YEARLY, month=1, day=20)),
        ("annually by 20 January", Rule(ON_DAY, Rhythm.YEARLY, month=1, day=20)),
        ("every year by January 20", Rule(ON_DAY, Rhythm.YEARLY, month=1, day=20)),
        ("ежеквартально, в течение 10 дней после окончания квартала", Rule(AFTER, Rhythm.QUARTERLY, days_after=10)),
        ("quarterly, within 10 days after the end of the quarter", Rule(AFTER, Rhythm.QUARTERLY, days_after=10)),
        ("ежемесячно до 5 числа следующего месяца", Rule(AFTER, Rhythm.MONTHLY, days_after=5)),
        ("every two years by 31 March", Rule(ON_DAY, Rhythm.TWO_YEARLY, month=3, day=31)),
        ("раз в два года до 31 марта", Rule(ON_DAY, Rhythm.TWO_YEARLY, month=3, day=31)),
        ("до 1 февраля 2026 года", Rule(ReportRule.ONCE, once=PartialDate(2026, 2, 1))),
        ("until 01.02.2026", Rule(ReportRule.ONCE, once=PartialDate(2026, 2, 1))),
    ],
)
def test_what_acts_say_is_understood(text: str, expected: Rule):
    assert understand_rule(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ежегодно",
        "по запросу",
        "ежеквартально до 20 января",
        "ежегодно до 30 февраля",
        "ежегодно до 20 января и до 20 июля",
        "ежемесячно и ежегодно до 15 числа следующего месяца",
        "каждое полугодие, до 45 числа следующего месяца",
        "до 20 января",
    ],
)
def test_what_is_not_surely_said_is_left_alone(text: str):
    assert understand_rule(text) is None
