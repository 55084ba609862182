"""The indicators that a row of a pasted plan names, with baseline, target and source of data."""

import re

from wpstracker.domain.written_numbers import read_number
from wpstracker.records import Indicator, IndicatorTarget
from wpstracker.services.new_plan_items import NewIndicator, NewItem

_NEXT = re.compile(r";\s+|\n\s*(?=[-–—•·*]|\d+[.)]|[A-ZА-ЯЁҚҢӨҮҰҒҲҶІ])")
_BULLET = re.compile(r"^\s*(?:[-–—•·*]|\d+[.)])\s*")


def indicators(item: NewItem, text: str, baseline: str, target: str, data_source: str) -> list[NewIndicator]:
    """One for each in the cell; a baseline or target without an indicator is one of the item itself, and bears its text."""
    texts = _apart(text) if not (baseline or target) else [" ".join(text.split())]
    if not text:
        texts = [item.text] if baseline or target else []
    known = {each.record.text for each in item.indicators}
    return [_indicator(each, baseline, target, data_source) for each in texts if each not in known]


def _apart(text: str) -> list[str]:
    """The indicators of a cell: parted by semicolons, or each on a line that begins anew."""
    parts = (" ".join(_BULLET.sub("", part).split()).rstrip(" ;,") for part in _NEXT.split(text))
    return [part for part in parts if part]


def _indicator(text: str, baseline: str, target: str, data_source: str) -> NewIndicator:
    record = Indicator(text=text, data_source=data_source, unit="%" if "%" in baseline + target else "")
    record.baseline, record.baseline_written = _number(baseline)
    if not target:
        return NewIndicator(record)
    value, written = _number(target)
    return NewIndicator(record, IndicatorTarget(value=value, written=written))


def _number(text: str) -> tuple[float | None, str]:
    """The number, or else the words."""
    try:
        return read_number(text), ""
    except ValueError:
        return None, text
