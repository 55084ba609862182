"""Plans as rows, with where they stand, since when, and says who."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wpstracker.domain.folding import folded
from wpstracker.domain.places import country_name
from wpstracker.domain.plan_status import Standing, standing
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Basis, Confidence, Instrument, Privacy, Stage
from wpstracker.figures import plan_parts
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, own_rows
from wpstracker.figures.selecting import all_of, common
from wpstracker.records import Claim, Plan, Record
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Plan, ("country", "title", "instrument", "edition")),
    Column("stage", N_("Present status"), Type.CHOICE, Stage),
    Column("status_as_of", N_("As of"), Type.DATE),
    Column("basis", N_("Basis"), Type.CHOICE, Basis),
    Column("confidence", N_("Confidence"), Type.CHOICE, Confidence),
    Column("conflict", N_("Conflicting claims"), Type.FLAG),
    *own_columns(
        Plan, ("adopted", "in_force", "until", "launched", "lead_body", "act", "edition_counted_by", "public", "reference", "notes")
    ),
    Column("lead_bodies", N_("Lead bodies"), Type.TEXT),
    Column("other_bodies", N_("Other bodies"), Type.TEXT),
    *own_columns(Plan, ("budgeted", "budget", "currency", "funding_source")),
    Column("amendments", N_("Amendments"), Type.COUNT),
    Column("predecessor_title", N_("Predecessor"), Type.TEXT),
)
"""Everything a plan can be listed by, in the order offered."""
_WORDED = ("text", "terms", "any_terms")
_KNOWN = (*_WORDED, "countries", "kinds", "statuses", "only")
_ONLY = (Only.NEWEST, Only.CONFLICTING, Only.TO_CONFIRM)


def claims_by_plan(store: Store) -> dict[str, list[Claim]]:
    """Every claim, newest first within its plan."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in store.fetch(Claim.select().order_by(Claim.as_of.desc(), Claim.id.desc())):
        found[claim.plan].append(claim)
    return found


def rows(store: Store, ids: Sequence[str], day: date, language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these plans as of a day, by id, with the whole `standing`.

    `unrestricted` leaves out the names of restricted bodies and predecessors.
    """
    found = own_rows(store, Plan, ids)
    plan_parts.add(store, found, language, unrestricted=unrestricted)
    for id_, stands in standings(store, day, found.values()).items():
        row = found[id_]
        row["standing"], row["stage"], row["status_as_of"] = stands, stands.stage, stands.as_of
        row["basis"], row["confidence"], row["conflict"] = stands.basis, stands.confidence, bool(stands.conflicts)
        row["title"] = row["titles"].get(language) or row["title"]
    return found


def standings(store: Store, day: date, plans: Iterable[Row]) -> dict[str, Standing]:
    """Where each plan stands as of a day."""
    claims = claims_by_plan(store)
    return {row["id"]: standing((claim.said for claim in claims[row["id"]]), Plan(**_dates(row)).dates, day) for row in plans}


def with_parts(store: Store, part: type[Record]) -> set[str]:
    """The ids of the plans that have any parts of a kind, for instance items of a matrix."""
    return {row[0] for row in store.rows(f"SELECT DISTINCT plan_id FROM {part.kind()}")}


def _dates(row: Row) -> Row:
    return {name: row[name] for name in ("adopted", "launched", "in_force", "until")}


def all_rows(store: Store, question: Filter, day: date, language: str = "en") -> list[Row]:
    """The plans meant, by country and newest edition first; `kinds` are instruments, `statuses` are present stages."""
    every = rows(store, [row[0] for row in store.rows("SELECT id FROM plan")], day, language)
    found = _meant(store, every, question)
    meant = [row for id_, row in every.items() if id_ in found]
    meant.sort(key=lambda row: row["until"].code() if row["until"] else "9999", reverse=True)
    instruments = list(Instrument)
    return sorted(
        meant, key=lambda row: (folded(country_name(row["country"], language)), instruments.index(row["instrument"] or Instrument.NAP_1325))
    )


def rows_on(store: Store, question: Filter, day: date, today: date, language: str = "en") -> list[Row]:
    """The plans meant that were there on a day, in the same order."""
    claims = claims_by_plan(store)
    return [row for row in all_rows(store, question, day, language) if is_there(row, claims[row["id"]], day, today)]


def is_there(row: Row, claims: Sequence[Claim], day: date, today: date) -> bool:
    """Whether a plan was there on a day: what is only known of later days was not; nor is what is only said not to exist."""
    if row["stage"] != Stage.UNKNOWN or row["standing"].claim is not None:
        return True
    if claims and all(claim.stage == Stage.NONE for claim in claims):
        return False
    return day >= today or not (claims or any(row[name] for name in ("adopted", "launched", "in_force", "until")))


def _meant(store: Store, every: Mapping[str, Row], question: Filter) -> set[str]:
    """Ids of the plans that answer a question, its words and tags too; what plans do not know is passed over."""
    current = newest(every.values()) if Only.NEWEST in question.only else every
    found = {id_ for id_ in current if is_meant(every[id_], question)}
    worded = common(question.narrowed_to(_WORDED), "plan")
    if worded:
        where, values = all_of(worded)
        found &= {row[0] for row in store.rows(f"SELECT e.id FROM plan e WHERE {where}", values)}
    for each in question.narrowed_to(_KNOWN).left_out():
        if not each.only or each.only[0] in _ONLY:
            found -= _meant(store, every, each)
    return found


def newest(plans: Iterable[Row]) -> list[str]:
    """Ids of the newest 1325 NAP of each country: the one that begins last (else was adopted, launched or spoken of last).

    A plan beats the mere word that none is known, and one that was known on the day beats one that is only spoken of later; the
    higher edition decides between equals. Other instruments never count.
    """
    found: dict[str, Row] = {}
    for row in plans:
        if row["instrument"] == Instrument.NAP_1325 and (row["country"] not in found or _age(row) > _age(found[row["country"]])):
            found[row["country"]] = row
    return [row["id"] for row in found.values()]


def _age(row: Row) -> tuple[bool, bool, str, int, str]:
    begins = next((row[name] for name in ("in_force", "adopted", "launched", "status_as_of") if row[name]), None)
    known = row["stage"] != Stage.UNKNOWN or row["standing"].claim is not None
    return row["stage"] != Stage.NONE, known, begins.code() if begins else "", row["edition"] or 0, row["id"]


def is_meant(row: Row, question: Filter) -> bool:
    """Whether a plan answers a question, its words and whether it is the newest left aside."""
    return (
        (not question.countries or row["country"] in question.countries)
        and (not question.kinds or row["instrument"] in question.kinds)
        and (not question.statuses or row["stage"] in question.statuses)
        and (Only.CONFLICTING not in question.only or row["conflict"])
        and (Only.TO_CONFIRM not in question.only or row["standing"].to_be_confirmed)
        and not (question.unrestricted and row["privacy"] == Privacy.RESTRICTED)
    )
