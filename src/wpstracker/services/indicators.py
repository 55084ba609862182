"""What a person can do with indicators of plans, their targets and values."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from wpstracker.domain import crosswalk
from wpstracker.domain.indicators import counts_things
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.records import Citation, Indicator, IndicatorTarget, IndicatorValue, PlanItem, Record
from wpstracker.services import drafts
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft, name_record
from wpstracker.store.database import Store
from wpstracker.words import N_

TWICE = N_("The period {period} stands here twice. Keep one of the two rows.")
NO_PERIOD = N_("Write the period: a year, a month or a day. Or remove the row.")
NO_YEAR = N_("Write the year of the period as well.")
NOT_NEGATIVE = N_("A number of people or things, or a share of them, cannot be negative. Leave it empty if it is not reported.")
NO_NUMBER = N_("This number is too large.")


def blank(plan: str = "", item: str | None = None) -> Draft[Indicator]:
    """A new, unsaved indicator of a plan, of one of its items if given."""
    return Draft(Indicator(plan=plan or None, item=item))


def load(store: Store, id_: str) -> Draft[Indicator] | None:
    """An indicator with its targets and values, each in the order of their periods."""
    draft = drafts.load(store, Indicator, id_)
    if draft is not None:
        _order(draft)
    return draft


def problems(draft: Draft[Indicator]) -> list[Problem]:
    """An indicator belongs to a plan and says what it measures; no period stands twice; numbers of people are not negative."""
    record = draft.record
    found = [] if record.plan else [Problem("plan", N_("Choose the plan this indicator belongs to."))]
    if not record.text.strip():
        found.append(Problem("text", N_("Write what the indicator measures.")))
    found += _number_problems(record, ("baseline",), record)
    for kind in (IndicatorTarget, IndicatorValue):
        found += _period_problems(kind.kind(), record, draft.of(kind))
    return found + citation_problems(draft)


def save(store: Store, draft: Draft[Indicator], initiator: object = None) -> str:
    """Save a new or changed indicator with its targets and values as one step; its id. Raises Invalid."""
    is_new = store.get(Indicator, str(draft.record.id)) is None
    found = problems(draft) + _item_problems(store, draft.record)
    if not found:
        draft.record.crosswalk = tuple(dict.fromkeys(crosswalk.parse(code) or code for code in draft.record.crosswalk))
        _order(draft)
        if is_new and draft.record.sort is None:
            draft.record.sort = _next_place(store, str(draft.record.plan))
    return drafts.save(store, draft, N_("New indicator") if is_new else N_("Edit indicator"), found, initiator)


def duplicate(store: Store, id_: str) -> Draft[Indicator] | None:
    """An unsaved copy with its targets; values and their sources are not those of another indicator."""
    draft = load(store, id_)
    if draft is None:
        return None
    twin = drafts.copied(draft)
    twin.parts[IndicatorValue] = []
    twin.parts[Citation] = []
    twin.record.sort = None
    return twin


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete indicators with their targets and values."""
    title = N_("Delete indicator") if len(ids) == 1 else N_("Delete {n} indicators")
    drafts.delete(store, Indicator, ids, title, initiator, n=len(ids))


# -- values


def blank_value(indicator: str) -> Draft[Any]:
    """A new, unsaved value."""
    return Draft[Any](IndicatorValue(indicator=indicator))


def load_value(store: Store, id_: str) -> Draft[Any] | None:
    """A value with its evidence: files and quotes."""
    return drafts.load(store, IndicatorValue, id_)


def value_problems(store: Store, draft: Draft[Any]) -> list[Problem]:
    """What is wrong with one value beside the others of its indicator."""
    value = draft.record
    indicator = store.get(Indicator, value.indicator)
    if indicator is None:
        return [Problem("id", N_("The indicator is no longer in the file."))]
    others = [each for each in _values_of(store, str(indicator.id)) if each.id != value.id]
    own = f"{IndicatorValue.kind()}[{len(others)}]."
    found = _period_problems(IndicatorValue.kind(), indicator, [*others, value])
    mine = [Problem(each.field.removeprefix(own), each.message, each.values) for each in found if each.field.startswith(own)]
    return mine + citation_problems(draft)


def save_value(store: Store, draft: Draft[Any], initiator: object = None) -> str:
    """Save one value with its evidence as one step; the id of the value. Raises Invalid."""
    is_new = store.get(IndicatorValue, str(draft.record.id)) is None
    title = N_("Add a value of an indicator") if is_new else N_("Edit a value of an indicator")
    return drafts.save(store, draft, title, value_problems(store, draft), initiator)


def save_values(
    store: Store, indicator: str, values: Sequence[IndicatorValue], new: Iterable[Record] = (), initiator: object = None
) -> None:
    """Make these the values of an indicator, in one step; those that are not among them go. Raises Invalid."""
    record = store.get(Indicator, indicator)
    if record is None:
        raise Invalid([Problem("id", N_("The indicator is no longer in the file."))])
    found = _period_problems(IndicatorValue.kind(), record, values)
    if found:
        raise Invalid(found)
    kept = {str(value.id) for value in values}
    with store.change(N_("Enter values of an indicator"), initiator=initiator) as writer:
        for made in new:
            name_record(store, made)
            writer.save(made)
        for at, value in enumerate(sorted(values, key=_period_key)):
            value.indicator, value.sort = indicator, at
            writer.save(value)
        for gone in _values_of(store, indicator):
            if str(gone.id) not in kept:
                writer.delete(gone)


# -- inside


def _values_of(store: Store, indicator: str) -> list[IndicatorValue]:
    return sorted(store.fetch(IndicatorValue.select().where(IndicatorValue.indicator == indicator)), key=_period_key)


def _period_key(part: Any) -> tuple[str, str]:
    """By period; what has none comes last."""
    return (part.period.code() if part.period else "~", str(part.id))


def _order(draft: Draft[Indicator]) -> None:
    for kind in (IndicatorTarget, IndicatorValue):
        draft.of(kind).sort(key=_period_key)


def _period_problems(kind: str, indicator: Indicator, parts: Sequence[Any]) -> list[Problem]:
    """Each part has a period with its year, and each period one part."""
    found: list[Problem] = []
    seen: set[PartialDate] = set()
    for at, part in enumerate(parts):
        place = f"{kind}[{at}]."
        if part.period is None:
            found.append(Problem(f"{place}period", NO_PERIOD))
        elif part.period.year is None:
            found.append(Problem(f"{place}period", NO_YEAR))
        elif part.period in seen:
            found.append(Problem(f"{place}period", TWICE, {"period": part.period}))
        else:
            seen.add(part.period)
        found += [Problem(f"{place}{each.field}", each.message, each.values) for each in _number_problems(part, ("value",), indicator)]
        found += [Problem(f"{place}cells", message) for message in _cell_problems(getattr(part, "cells", None) or {}, indicator)]
    return found


def _number_problems(record: Any, names: Sequence[str], indicator: Indicator) -> list[Problem]:
    found = []
    for name in names:
        value = getattr(record, name)
        if value is not None and not isfinite(value):
            found.append(Problem(name, NO_NUMBER))
        elif value is not None and value < 0 and counts_things(indicator.unit):
            found.append(Problem(name, NOT_NEGATIVE))
    return found


def _cell_problems(cells: Mapping[str, float], indicator: Indicator) -> list[str]:
    """Parts are of the same sort as the value they are parts of."""
    return [NOT_NEGATIVE] if counts_things(indicator.unit) and any(number < 0 for number in cells.values()) else []


def _item_problems(store: Store, record: Indicator) -> list[Problem]:
    """The goal, objective or measure is one of the same plan."""
    item = store.get(PlanItem, record.item) if record.item else None
    if item is None or item.plan == record.plan:
        return []
    return [Problem("item", N_("This goal, objective or measure belongs to another plan. Choose one of this plan, or leave it empty."))]


def _next_place(store: Store, plan: str) -> int:
    return int(store.rows("SELECT coalesce(max(sort) + 1, 0) FROM indicator WHERE plan_id = ?", (plan,))[0][0])
