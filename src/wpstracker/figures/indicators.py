"""Indicators as rows: what they measure, baseline, target, newest value and whether it is on target, as of a day."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.crosswalk import in_order
from wpstracker.domain.indicators import Figure, Measured, Trend, Verdict, standing
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Direction
from wpstracker.figures import searched
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.plan_tree import load_tree, walk
from wpstracker.figures.rows import Row, batches, marks, own_rows, unless_restricted
from wpstracker.records import Indicator, IndicatorTarget, IndicatorValue
from wpstracker.store.database import Store
from wpstracker.words import N_, with_decimal_mark

COLUMNS: tuple[Column, ...] = (
    *own_columns(Indicator, ("number", "text")),
    Column("baseline_said", N_("Baseline"), Type.TEXT),
    Column("target_said", N_("Target"), Type.TEXT, help=N_("The target the newest value is compared with.")),
    Column("newest_said", N_("Newest value"), Type.TEXT),
    Column("newest_when", N_("Of the period"), Type.DATE),
    Column("verdict", N_("Verdict"), Type.CHOICE, Verdict, help=N_("The newest value beside the target of its period.")),
    Column("trend", N_("Trend"), Type.CHOICE, Trend, help=N_("From the value before to the newest one.")),
    Column("item_name", N_("Goal, objective or measure"), Type.TEXT),
    Column("organisation_name", N_("Responsible"), Type.TEXT),
    Column("codes", N_("International indicators"), Type.TEXT),
    *own_columns(Indicator, ("level", "direction", "cumulative", "unit", "frequency", "data_source")),
    Column("plan_title", N_("Plan"), Type.TEXT),
    Column("country", N_("Country"), Type.COUNTRY),
    *own_columns(Indicator, ("reference", "privacy", "verified")),
)
"""Everything an indicator can be listed by, in the order offered."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many indicators stand how, as of a day; `of` an unseen verdict is 0."""

    verdicts: Mapping[Verdict, int]

    def of(self, verdict: Verdict) -> int:
        """How many have this verdict."""
        return self.verdicts.get(verdict, 0)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.verdicts.values())


def ids_of_plan(store: Store, plan: str, *, unrestricted: bool = False) -> list[str]:
    """The indicators of a plan in the order of its matrix: those of the plan as a whole first.

    `unrestricted` leaves out restricted ones and those of restricted items.
    """
    place = {node.id: at for at, node in enumerate(walk(load_tree(store, plan, unrestricted=unrestricted)), 1)}
    found = store.rows(f"SELECT id, item_id, sort FROM indicator i WHERE plan_id = ?{unless_restricted('i', unrestricted)}", (plan,))
    if unrestricted:
        found = [row for row in found if row[1] is None or row[1] in place]
    last = 1_000_000
    return [id_ for id_, *_ in sorted(found, key=lambda row: (place.get(row[1], 0), last if row[2] is None else row[2], row[0]))]


def ids_of_item(store: Store, item: str) -> list[str]:
    """The indicators of one item of a plan by itself, in their order."""
    return [row[0] for row in store.rows("SELECT id FROM indicator WHERE item_id = ? ORDER BY coalesce(sort, 1000000), id", (item,))]


def answering(store: Store, code: str, *, unrestricted: bool = False) -> list[str]:
    """Every indicator of every plan that answers an international one, or a part of it: "UN 5" also finds "UN 5a"."""
    known = unless_restricted("i", unrestricted)
    sql = f"""SELECT i.id FROM indicator i JOIN plan p ON p.id = i.plan_id
              WHERE EXISTS (SELECT 1 FROM json_each(i.crosswalk) WHERE value = ? OR value = ? OR value = ?){known}
              ORDER BY p.country, p.in_force DESC, i.sort, i.id"""
    return [row[0] for row in store.rows(sql, (code, f"{code}a", f"{code}b"))]


def codes_used(store: Store, plan: str = "") -> list[str]:
    """The international codes that indicators bear, of one plan or of all, in the order of their lists."""
    where, values = ("WHERE plan_id = ?", (plan,)) if plan else ("", ())
    rows = store.rows(f"SELECT DISTINCT value FROM indicator, json_each(indicator.crosswalk) {where}", values)
    return in_order(str(row[0]) for row in rows)


def found_by(store: Store, text: str) -> set[str] | None:
    """The indicators that typed words mean; None when nothing is typed."""
    return searched.found_by(store, Indicator.kind(), text)


def measured(store: Store, ids: Sequence[str]) -> dict[str, Measured]:
    """What is said of these indicators, ready to be judged: one query for targets, one for values."""
    own = own_rows(store, Indicator, ids)
    targets, values = _figures(store, IndicatorTarget.kind(), ids), _figures(store, IndicatorValue.kind(), ids)
    return {
        id_: Measured(
            Direction(row["direction"]) if row["direction"] in list(Direction) else None,
            row["baseline"],
            row["baseline_when"],
            bool(row["cumulative"]),
            tuple(targets[id_]),
            tuple(values[id_]),
        )
        for id_, row in own.items()
    }


def rows(store: Store, ids: Sequence[str], day: date, language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these indicators as of a day, by id, with the whole `standing` and `figures` by period.

    `unrestricted` leaves out the names of restricted bodies, plans and items.
    """
    found = own_rows(store, Indicator, ids)
    said = measured(store, ids)
    plans = _plans(store, {row["plan"] for row in found.values()}, language, unrestricted)
    items = names(store, "plan_item", {row["item"] for row in found.values()}, language, unrestricted=unrestricted)
    bodies = names(store, "organisation", {row["organisation"] for row in found.values()}, language, unrestricted=unrestricted)
    for id_, row in found.items():
        row["country"], row["plan_title"] = plans.get(row["plan"], ("", ""))
        row["item_name"] = items.get(row["item"], "")
        row["organisation_name"] = bodies.get(row["organisation"], "")
        row["codes"] = ", ".join(row["crosswalk"])
        row["text"] = row["texts"].get(language) or row["text"]
        _add_standing(row, said[id_], day, language)
    return found


def counts(store: Store, plan: str, day: date, *, unrestricted: bool = False) -> Counts:
    """How many indicators of a plan are on target, off target, not judged, not reported."""
    said = measured(store, ids_of_plan(store, plan, unrestricted=unrestricted))
    return Counts(dict(Counter(standing(each, day).verdict for each in said.values())))


def counts_by_item(store: Store, plan: str, day: date, *, unrestricted: bool = False) -> dict[str | None, Counts]:
    """The same for each item of the plan by itself, without what hangs below it; None stands for the plan as a whole.

    `unrestricted` leaves out restricted indicators, though not those of restricted items.
    """
    known = unless_restricted("i", unrestricted)
    items = dict(store.rows(f"SELECT id, item_id FROM indicator i WHERE plan_id = ?{known}", (plan,)))
    found: dict[str | None, Counter[Verdict]] = defaultdict(Counter)
    for id_, each in measured(store, list(items)).items():
        found[items[id_]][standing(each, day).verdict] += 1
    return {item: Counts(dict(verdicts)) for item, verdicts in found.items()}


def number_text(value: float | None, unit: str, language: str) -> str:
    """A number with its unit: thousands in groups, at most two places behind the point, none where there are none; empty for None."""
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "\u00a0")
    return f"{with_decimal_mark(text, language)}\u00a0{unit}".strip()


def said_text(figure: Figure | None, unit: str, language: str) -> str:
    """A value or target as a person reads it: the number, else the words."""
    if figure is None:
        return ""
    return number_text(figure.value, unit, language) or figure.written


def _add_standing(row: Row, said: Measured, day: date, language: str) -> None:
    """Where it stands, and the same in words."""
    stands = standing(said, day)
    row["standing"], row["verdict"], row["trend"] = stands, stands.verdict, stands.trend
    row["baseline_said"] = number_text(row["baseline"], row["unit"], language) or row["baseline_written"]
    row["target_said"] = said_text(stands.target, row["unit"], language)
    row["newest_said"] = said_text(stands.newest, row["unit"], language)
    row["newest_when"] = stands.newest.period if stands.newest else None
    row["measured"] = said


def _figures(store: Store, kind: str, ids: Sequence[str]) -> dict[str, list[Figure]]:
    """Targets or values by indicator, in the order of periods."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for batch in batches(ids):
        sql = f"SELECT indicator_id, period, value, written FROM {kind} WHERE indicator_id IN ({marks(batch)}) ORDER BY period, id"
        for owner, period, value, written in store.rows(sql, batch):
            found[owner].append(Figure(PartialDate.from_code(period) if period else None, value, written or ""))
    return found


def _plans(store: Store, ids: Iterable[Any], language: str, unrestricted: bool) -> dict[str, tuple[str, str]]:
    """Country and title by id."""
    wanted = sorted({id_ for id_ in ids if id_})
    found: dict[str, tuple[str, str]] = {}
    for batch in batches(wanted):
        known = unless_restricted("p", unrestricted)
        sql = f"SELECT id, country, title, titles FROM plan p WHERE id IN ({marks(batch)}){known}"
        for id_, country, title, titles in store.rows(sql, batch):
            found[id_] = (country or "", str(json.loads(titles or "{}").get(language) or title))
    return found
