"""Reports that fall due: the due dates of all obligations as rows, and what needs somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.finding import Typed
from wpstracker.domain.obligations import SOON, DueDate, DueState, Rule, due_dates, report_id, standing
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, own_rows, unless_restricted
from wpstracker.records import Obligation, Submission
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for

COLUMNS: tuple[Column, ...] = (
    Column("due", N_("Due"), Type.DATE),
    *own_columns(Obligation, ("reference", "title")),
    Column("about", N_("Period reported on"), Type.TEXT),
    Column("to_whom", N_("To whom"), Type.TEXT),
    *own_columns(Obligation, ("country",)),
    Column("plan_name", N_("Plan"), Type.TEXT),
    Column("state", N_("State"), Type.CHOICE, DueState),
    Column("days_late", N_("Days late"), Type.COUNT),
    *own_columns(Submission, ("prepared", "handed_in", "note")),
    Column("files", N_("Files"), Type.COUNT),
    *own_columns(Obligation, ("rule_written",)),
)
"""Everything a due date can be listed by, in the order offered."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class ReportsDue:
    """Rows of due dates that need somebody: overdue ones, the oldest first, and those due within thirty days, prepared or not."""

    overdue: tuple[Row, ...]
    soon: tuple[Row, ...]


def window(today: date) -> Days:
    """From the first day of last year to the last of next year: what the calendar shows."""
    return date(today.year - 1, 1, 1), date(today.year + 1, 12, 31)


def rule_of(row: Row) -> Rule:
    """The rule in the fields of an obligation."""
    return Rule(
        ReportRule(row["rule"]) if row["rule"] in list(ReportRule) else None,
        Rhythm(row["rhythm"]) if row["rhythm"] in list(Rhythm) else None,
        row["days_after"],
        row["due_month"],
        row["due_day"],
        row["due_once"],
        row["begins"],
        row["until"],
    )


def rule_of_record(record: Obligation) -> Rule:
    """The same of a record in hand."""
    return rule_of({name: getattr(record, name) for name in Obligation.described()})


def obligation_rows(store: Store, language: str = "en", *, unrestricted: bool = False) -> list[Row]:
    """All obligations by title, with what they link to named; `unrestricted` leaves restricted ones out."""
    sql = f"SELECT e.id FROM obligation e WHERE 1{unless_restricted('e', unrestricted)} ORDER BY e.title COLLATE NOCASE, e.id"
    found = own_rows(store, Obligation, [row[0] for row in store.rows(sql)])
    bodies = names(store, "organisation", (row["recipient"] for row in found.values()), language, unrestricted=unrestricted)
    plans = names(store, "plan", (row["plan"] for row in found.values()), language, unrestricted=unrestricted)
    for row in found.values():
        row["to_whom"] = bodies.get(row["recipient"], "") or row["recipient_written"]
        row["plan_name"] = plans.get(row["plan"], "")
    return list(found.values())


def due_rows(
    store: Store, days: Days, today: date, question: Filter | None = None, language: str = "en", *, unrestricted: bool = False
) -> list[Row]:
    """The due dates of all obligations within these days, oldest first. A report that was marked for a date the rule no longer has stays.

    The question asks for countries, for obligations by id (`kinds`), for states (`statuses`), for due dates and for words.
    """
    asked = question or Filter()
    said = _submissions(store)
    found: list[Row] = []
    for obligation in obligation_rows(store, language, unrestricted=unrestricted or asked.unrestricted):
        if not _is_meant(obligation, asked):
            continue
        known = said.get(obligation["id"], {})
        for each in _dates(obligation, known, days):
            if not PartialDate.of(each.due).may_be_within(*_due(asked)):
                continue
            about = each.period.show(words_for(language)) if each.period else ""
            found.append(_row(obligation, each, known.get(each.due), today) | {"about": about})
    excluded = asked.without.statuses if asked.without else ()
    meant = [row for row in found if (not asked.statuses or row["state"] in asked.statuses) and row["state"] not in excluded]
    return sorted(meant, key=lambda row: (row["due"], row["title"], row["id"]))


def without_due_date(store: Store, days: Days, question: Filter | None = None, language: str = "en") -> list[Row]:
    """The obligations meant of which no report falls due within these days: their rule is not complete, or its time is over.

    A question about states or due dates means none of them.
    """
    known, asked = _submissions(store), question or Filter()
    if asked.statuses or asked.due_after or asked.due_before:
        return []
    meant = [row for row in obligation_rows(store, language, unrestricted=asked.unrestricted) if _is_meant(row, asked)]
    return [row for row in meant if not _dates(row, known.get(row["id"], {}), days)]


def reports_due(store: Store, today: date, countries: Sequence[str] = (), language: str = "en") -> ReportsDue:
    """What needs somebody on this day, as far back as the calendar shows."""
    rows = due_rows(store, window(today), today, Filter(countries=tuple(countries)), language)
    overdue = tuple(row for row in rows if row["state"] is DueState.OVERDUE)
    soon = tuple(row for row in rows if row["state"] in (DueState.SOON, DueState.PREPARED) and row["days"] <= SOON)
    return ReportsDue(overdue, soon)


def next_reports(store: Store, today: date, countries: Sequence[str] = (), language: str = "en") -> list[Row]:
    """What is not handed in yet: overdue reports first, then by due date."""
    rows = due_rows(store, window(today), today, Filter(countries=tuple(countries)), language)
    return [row for row in rows if not row["handed_in"]]


def _due(question: Filter) -> tuple[date | None, date | None]:
    """The first and last day asked for."""
    after, before = question.due_after, question.due_before
    return after.earliest() if after else None, before.latest() if before else None


def _submissions(store: Store) -> dict[str, dict[date, Row]]:
    """What was marked, by obligation and due date, with the number of files."""
    rows = own_rows(store, Submission, [row[0] for row in store.rows("SELECT id FROM submission")])
    counted = dict(store.rows("SELECT record, count(*) FROM attachment WHERE record_kind = 'submission' GROUP BY record"))
    found: dict[str, dict[date, Row]] = {}
    for row in rows.values():
        due = row["due"].latest() if row["due"] else None
        if due is not None:
            row["files"] = counted.get(row["id"])
            found.setdefault(row["obligation"], {})[due] = row
    return found


def _dates(obligation: Row, known: Iterable[date], days: Days) -> list[DueDate]:
    by_rule = due_dates(rule_of(obligation), *days)
    ruled = {each.due for each in by_rule}
    return by_rule + [DueDate(due) for due in known if due not in ruled and days[0] <= due <= days[1]]


def _row(obligation: Row, each: DueDate, said: Row | None, today: date) -> Row:
    """One due date under the id of its report; `days` how long until it or since."""
    prepared: PartialDate | None = said["prepared"] if said else None
    handed_in: PartialDate | None = said["handed_in"] if said else None
    stands = standing(each.due, prepared, handed_in, today)
    taken = ("reference", "title", "to_whom", "country", "plan", "plan_name", "rule_written", "privacy")
    return {
        "id": report_id(obligation["id"], each.due),
        "obligation": obligation["id"],
        **{name: obligation[name] for name in taken},
        "due": each.due,
        "period": each.period,
        "state": stands.state,
        "days": stands.days,
        "days_late": stands.days if stands.state in (DueState.LATE, DueState.OVERDUE) else None,
        "prepared": prepared,
        "handed_in": handed_in,
        "note": said["note"] if said else "",
        "files": said["files"] if said else None,
    }


def _is_meant(obligation: Row, question: Filter) -> bool:
    if question.countries and obligation["country"] not in question.countries:
        return False
    if question.kinds and obligation["id"] not in question.kinds:
        return False
    if any(_is_meant(obligation, each) for each in question.narrowed_to(("text", "countries", "kinds")).left_out()):
        return False
    words = (obligation[name] for name in ("title", "to_whom", "plan_name", "rule_written", "reference"))
    return not question.text or Typed.of(question.text).begins(" ".join(words))
