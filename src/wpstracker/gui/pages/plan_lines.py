"""Plans as the lines of a list: countries, and under each of them its plans, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from wpstracker.domain.places import country, country_name
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures.rows import Row
from wpstracker.gui import privacy
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.roles import role_of
from wpstracker.services.checking import is_country

COUNTRY = "country:"
"""Before the code it makes the id of a country's line."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan: title, instrument with edition and period, present status with its role, marks of doubt."""

    id: str
    title: str
    detail: str
    status: str
    role: str
    marks: tuple[str, ...]
    privacy: str | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ". ".join(part for part in (self.title, self.detail, self.status, *self.marks) if part)


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country; `none_known` is the record that says no 1325 plan is known, which has no line of its own."""

    code: str
    name: str
    note: str
    plans: tuple[PlanLine, ...]
    none_known: str

    @property
    def id(self) -> str:
        """The id of the line."""
        return f"{COUNTRY}{self.code}"

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.name}. {self.note}"


def country_lines(rows: Iterable[Row], without_plan: set[str]) -> list[CountryLine]:
    """The lines of these plans, which come by country; `without_plan` are the countries no 1325 plan is known of."""
    lines = [_country_line(code, list(plans), without_plan) for code, plans in groupby(rows, itemgetter("country"))]
    return sorted(lines, key=lambda line: not (is_country(line.code) and country(line.code).central_asia))


def without_1325_plan(rows: Iterable[Row]) -> set[str]:
    """The countries that have no 1325 plan among these plans."""
    every = list(rows)
    return {row["country"] for row in every} - {row["country"] for row in every if is_1325_plan(row)}


def is_1325_plan(row: Row) -> bool:
    """Whether the record is a 1325 plan, and not another instrument or the word that there is none."""
    return bool(row["instrument"] == Instrument.NAP_1325 and row["stage"] != Stage.NONE)


def says_none_known(row: Row) -> bool:
    """Whether the record says that no 1325 plan is known."""
    return bool(row["instrument"] == Instrument.NAP_1325 and row["stage"] == Stage.NONE)


def period_of(row: Row) -> str:
    """From when to when a plan is in force, as far as it is known."""
    language = words().language
    start, end = row["in_force"] or row["adopted"], row["until"]
    if start and end:
        return start.show(language) if start == end else tr("{start}–{end}", start=start.show(language), end=end.show(language))
    if start:
        return tr("from {start}", start=start.show(language))
    return tr("until {end}", end=end.show(language)) if end else ""


def instrument_label(row: Row) -> str:
    """The sort of plan; nothing for the word that there is none."""
    return "" if row["stage"] == Stage.NONE or not row["instrument"] else tr(Instrument(row["instrument"]).label)


def _country_line(code: str, rows: Sequence[Row], without_plan: set[str]) -> CountryLine:
    none = next((row["id"] for row in rows if says_none_known(row)), "")
    plans = tuple(_plan_line(row) for row in rows if not says_none_known(row))
    note = tr("No 1325 plan known") if code in without_plan else tr_n("{n} plan", "{n} plans", len(plans))
    return CountryLine(code, country_name(code, words().language), note, plans, none)


def _plan_line(row: Row) -> PlanLine:
    edition = tr("edition {n}", n=row["edition"]) if row["edition"] else ""
    detail = " · ".join(part for part in (instrument_label(row), edition, period_of(row)) if part)
    marks = [tr("Conflicting claims")] if row["conflict"] else []
    marks += [tr("To be confirmed")] if row["standing"].to_be_confirmed else []
    marks += [privacy.shown(row["privacy"]).word] if privacy.is_private(row["privacy"]) else []
    stage = Stage(row["stage"])
    title = row["title"] or row["reference"]
    return PlanLine(row["id"], title, detail, tr(stage.label), role_of(Stage, stage), tuple(marks), row["privacy"])
