"""The sheets of indicators: the table with its pairs of columns, every value, and which international indicators are answered."""

from collections import defaultdict
from collections.abc import Iterator

from wpstracker.domain.crosswalk import in_order, international, internationals, schemes
from wpstracker.domain.indicators import MEN, WOMEN
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures import indicators
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.indicator_values import PeriodLine
from wpstracker.figures.rows import Row
from wpstracker.records import Indicator, IndicatorValue
from wpstracker.reports.book import TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.indicator_rows import IndicatorRows
from wpstracker.reports.plans_asked import COUNTRY, NUMBER, PLAN, in_languages
from wpstracker.reports.sheets import by_keys, computed
from wpstracker.words import N_, Words

NOBODY = N_("No indicator in this workbook answers it")

_TEXT = Column("text", N_("Indicator"), Type.LONG_TEXT)
_NEWEST = (
    Column("newest", N_("Newest value"), Type.TEXT),
    *by_keys(indicators.COLUMNS, "newest_when target_said verdict"),
)
_BEFORE = (
    NUMBER,
    _TEXT,
    COUNTRY,
    PLAN,
    *by_keys(indicators.COLUMNS, "item_name"),
    *own_columns(Indicator, ("level", "unit", "direction", "baseline_when")),
    Column("baseline", N_("Baseline"), Type.NUMBER),
)
_AFTER = (
    *_NEWEST,
    *by_keys(indicators.COLUMNS, "trend"),
    Column("remark", N_("Remark"), Type.LONG_TEXT),
    Column("missing", N_("Periods not reported"), Type.TEXT),
    Column("codes", N_("International indicators"), Type.TEXT),
    *by_keys(indicators.COLUMNS, "cumulative frequency organisation_name data_source reference"),
)
_VALUE = (
    Column("period", N_("Period"), Type.DATE),
    Column("target", N_("Target"), Type.NUMBER),
    Column("value", N_("Value"), Type.NUMBER),
    *own_columns(IndicatorValue, ("written",)),
)
_SHOWN = (
    Column("parts", N_("Sum of the parts, where it differs"), Type.NUMBER),
    *own_columns(IndicatorValue, ("comment", "source")),
    Column("evidence", N_("Files and citations"), Type.LONG_TEXT),
)
_CODES = (
    Column("code", N_("Code"), Type.TEXT),
    Column("official", N_("International indicator"), Type.LONG_TEXT),
    COUNTRY,
    PLAN,
    NUMBER,
    Column("text", N_("National indicator"), Type.LONG_TEXT),
    *_NEWEST,
    Column("to_confirm", N_("Wording to be confirmed"), Type.FLAG),
    Column("translated", N_("Translation of this program"), Type.FLAG),
)


def table(read: IndicatorRows) -> TableSheet:
    """One indicator a row; a target and an actual value for each period."""
    asking, words = read.meant.asking, read.meant.asking.words
    pairs = [column for period in read.periods for column in _pair(asking, period)]
    rows = [_row(read, row, words) for row in read.rows.values()]
    return computed("Indicators", words(N_("Indicators")), (*_BEFORE, *pairs, *_AFTER), rows, words, fixed=2)


def _pair(asking: Asking, period: PartialDate) -> tuple[Column, Column]:
    """The columns of a period."""
    target = in_languages(asking, lambda words: words(N_("Target {period}"), period=period.show(words.language)))
    actual = in_languages(asking, lambda words: words(N_("Actual {period}"), period=period.show(words.language)))
    return Column(f"target_{period.code()}", target, Type.NUMBER), Column(f"actual_{period.code()}", actual, Type.NUMBER)


def _row(read: IndicatorRows, row: Row, words: Words) -> Row:
    stands = row["standing"]
    pairs: Row = {}
    for period, (target, actual) in read.in_columns(row["id"]).items():
        pairs |= {f"target_{period.code()}": target, f"actual_{period.code()}": actual}
    missing = ", ".join(period.show(words.language) for period in stands.missing)
    said = {"remark": words(stands.reason), "missing": missing, "newest": read.newest(row), "baseline": read.baseline(row)}
    return row | pairs | said


def values(read: IndicatorRows) -> TableSheet:
    """One row for each indicator and period."""
    words = read.meant.asking.words
    label = {WOMEN: N_("Women"), MEN: N_("Men")}
    cells = [Column(f"cell_{key}", label.get(key, key), Type.NUMBER) for key in read.cells]
    rows = [_value(read, row, line) for row, line in read.each()]
    unit = own_columns(Indicator, ("unit",))
    split = _SHOWN if any(row["parts"] is not None for row in rows) else _SHOWN[1:]
    columns = (NUMBER, _TEXT, COUNTRY, PLAN, *unit, *_VALUE, *cells, *split)
    return computed("IndicatorValues", words(N_("Values")), columns, rows, words, fixed=2)


def _value(read: IndicatorRows, row: Row, line: PeriodLine) -> Row:
    said: Row = {key: row[key] for key in ("country", "plan_title", "number", "text", "unit")}
    target = line.target
    said |= {"period": line.period, "value": read.value(row, line), "parts": None}
    said["target"] = None if target is None else target.value if target.value is not None else target.written or None
    if line.value is None:
        return said
    split = read.split(row, line.value)
    said |= {f"cell_{key}": number for key, number in split.parts.items()}
    return said | {
        "written": line.value.figure.written,
        "parts": None if split.is_hidden else line.value.parts,
        "comment": line.value.comment,
        "source": line.value.source.name if line.value.source else "",
        "evidence": "\n".join(dict.fromkeys(line.value.shown_by)),
    }


def codes(read: IndicatorRows) -> TableSheet:
    """Every international indicator with the national ones that answer it; those nobody answers are named too."""
    words = read.meant.asking.words
    rows = list(_codes(read, words))
    shows_translations = any(row["translated"] for row in rows)
    columns = _CODES if shows_translations else _CODES[:-1]
    return computed("InternationalCodes", words(N_("International codes")), columns, rows, words)


def _codes(read: IndicatorRows, words: Words) -> Iterator[Row]:
    answers: dict[str, list[Row]] = defaultdict(list)
    for row in read.rows.values():
        for code in dict.fromkeys(part for said in row["crosswalk"] for part in _parts(said)):
            answers[code].append(row)
    for code in in_order((*_all_codes(), *answers)):
        about = international(code)
        said: Row = {
            "code": code,
            "official": about.text(words.language) if about else "",
            "to_confirm": about.to_be_confirmed if about else None,
            "translated": about.is_translation(words.language) if about else None,
        }
        for row in answers.get(code, ()):
            known = {key: row[key] for key in ("country", "plan_title", "number", "text", "newest_when", "target_said", "verdict")}
            yield said | known | {"newest": read.newest(row)}
        if not answers.get(code):
            yield said | {"text": words(NOBODY)}


def _all_codes() -> list[str]:
    """The codes of every list: those whose texts are known, else all its numbers."""
    known = list(internationals())
    numbered = [scheme for scheme in schemes() if not any(code.startswith(f"{scheme.code} ") for code in known)]
    return known + [f"{scheme.code} {number}" for scheme in numbered for number in range(1, scheme.highest + 1)]


def _parts(code: str) -> list[str]:
    """What an answer to a code answers: a whole all its parts, anything else itself."""
    if international(code):
        return [code]
    return [part for part in (f"{code}a", f"{code}b") if international(part)] or [code]
