"""Held events and the people at them, counted by whatever an event or a group of participants says: one query for any table.

The rules are those of `participation.disaggregation`, which is the same query without a `By`. An event stands once in each line it
belongs to; one with two themes, or with groups from two institutions, stands in both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.question import Filter
from wpstracker.domain.small_numbers import LIMIT, SECURITY, WHOLE
from wpstracker.domain.steps import Step, length_of
from wpstracker.domain.vocabularies import Precision, Privacy, Scheme
from wpstracker.figures.activity import held
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store
from wpstracker.store.head_counts import BY_SEX, OF_EVENTS, PEOPLE, PRECISIONS, SPLIT, UNSURE

Key = tuple[str, ...]
NO_GROUP = "-"
"""Stands for events of which no group of participants is recorded at all, beside "" for what is not stated of a group."""


@dataclass(frozen=True, slots=True)
class By:
    """What to count by: an SQL value of the event `e`, its group `p` or the group's organisation `o`, and a join it needs.

    `of_event`: a value of the event alone, so that the numbers kept of each event (`store.head_counts`) are enough.
    """

    value: str
    join: str = ""
    of_event: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """One line: the values counted by, then held events, those with a number of people, those with women and men counted, the people.

    `wholly`: of those with women and men counted, nobody is left whose sex was not counted. `hidden`: numbers (`domain.small_numbers`)
    without the small ones of security institutions that went into them; only where these were to be suppressed.
    """

    by: Key
    held: int
    reported: int
    split: int
    wholly: int
    people: Headcount
    hidden: frozenset[str] = frozenset()


def _of_group(value: str) -> str:
    return f"CASE WHEN p.id IS NULL THEN '{NO_GROUP}' ELSE coalesce({value}, '') END"


KIND, COUNTRY, PROJECT = (By(f"coalesce(e.{column}, '')", of_event=True) for column in ("event_kind", "country", "project_id"))
RANK, AGE, CAPACITY, GROUP_COUNTRY = (By(_of_group(f"p.{column}")) for column in ("rank_id", "age_id", "capacity", "country"))
INSTITUTION = By(
    _of_group("coalesce(p.institution_type_id, o.institution_type_id)"), "LEFT JOIN organisation o ON o.id = p.organisation_id{known}"
)
"""The institution type of a group, else that of its organisation."""


def by_step(step: Step) -> By:
    """By the step of time an event starts in, named by its first month; "" where that much of the date is not known."""
    length = length_of(step)
    if step is Step.YEAR:
        return By("CASE WHEN coalesce(e.start, '--') LIKE '--%' THEN '' ELSE substr(e.start, 1, 4) || '-01' END", of_event=True)
    first = f"printf('%s-%02d', substr(e.start, 1, 4), (CAST(substr(e.start, 6, 2) AS INTEGER) - 1) / {length} * {length} + 1)"
    return By(f"CASE WHEN length(coalesce(e.start, '')) < 7 OR e.start LIKE '--%' THEN '' ELSE {first} END", of_event=True)


def tagged(scheme: Scheme) -> By:
    """By the terms of a list; "" for events without any of it."""
    join = f"LEFT JOIN (tagging g JOIN term t ON t.id = g.term_id AND t.scheme = '{scheme}') ON g.record = e.id"
    return By("coalesce(t.id, '')", join)


def counted(store: Store, question: Filter, *by: By, suppress: bool = False) -> list[Counted]:
    """A line for each value (or set of values) there is among the held events of a question; one line without `by`.

    `suppress` leaves the small numbers of security institutions out of every sum, so that no sum can give them away.
    """
    where, values = event_condition(held(question))
    keys = [f"by{number}" for number in range(len(by))]
    hides = [f"hide_{part}" for part in _PARTS]
    sql = _SUMS.format(
        keys="".join(f"{key}, " for key in keys),
        hidden=", ".join(f"coalesce(max({hide}), 0)" if suppress else "0" for hide in hides),
        events=_kept(by, where) if all(each.of_event for each in by) and not suppress else _added(by, where, question, suppress),
        order=f"GROUP BY {', '.join(keys)} ORDER BY {', '.join(keys)}" if keys else "",
    )
    return [_counted(row[: len(by)], row[len(by) :]) for row in store.rows(sql, values)]


def _kept(by: Sequence[By], where: str) -> str:
    """The people of each held event, as they are kept."""
    return kept_rows(where, _values(by))


def kept_rows(where: str, columns: str = "") -> str:
    """SQL: a row for each event `e` that is meant, with the numbers kept of it; these rows alone, where they say all that is asked."""
    asked = set(_COLUMN.findall(where + columns))
    rows = "head_count e" if asked <= OF_EVENTS else "event e LEFT JOIN head_count c ON c.id = e.id"
    return _KEPT.format(columns=columns, rows=rows, c="e" if asked <= OF_EVENTS else "c", where=where)


def _added(by: Sequence[By], where: str, question: Filter, suppress: bool) -> str:
    """The people of each held event, added up from its groups."""
    listed = "".join(f", by{number}" for number in range(len(by)))
    groups = _groups(by, where, question, suppress)
    hidden = "".join(f", max(hide_{part}) AS hide_{part}" for part in _PARTS) if suppress else ""
    shown = _MASKED.format(groups=groups, keys=listed) if suppress else groups
    return _BY_EVENT.format(groups=shown, keys=listed, odd="max(odd) = 0 AND " if suppress else "", hidden=hidden)


def _values(by: Sequence[By]) -> str:
    return "".join(f", {each.value} AS by{number}" for number, each in enumerate(by))


def _counted(by: Sequence[str], row: Sequence[int]) -> Counted:
    number, reported, split, wholly, women, men, other, rest, people, unsure, *hidden = row
    total = Headcount(women, men, other, rest, people, PRECISIONS[unsure] if reported else Precision.NOT_REPORTED)
    names = frozenset(name for name, is_hidden in zip(_PARTS.values(), hidden, strict=True) if is_hidden)
    return Counted(tuple(by), number, reported, split, wholly, total, names)


_PARTS = {"women": "women", "men": "men", "other": "other", "rest": "not_split", "people": WHOLE}
_COLUMN = re.compile(r'\be\."?(\w+)')
_BY_SEX = BY_SEX.replace("p.", "{c}.")
_KEPT = f"""SELECT e.id AS event{{columns}}, {{c}}.women, {{c}}.men, {{c}}.other, {{c}}.people,
    CASE WHEN {{c}}.people > {_BY_SEX} THEN {{c}}.people - ({_BY_SEX}) END AS rest, {{c}}.split AS is_split, {{c}}.unsure AS unsure
    FROM {{rows}} WHERE {{where}}"""
"""The same as `_BY_EVENT` without a look at the groups."""
_FEW = f"BETWEEN 1 AND {LIMIT - 1}"
_GROUPS = f"""SELECT e.id AS event{{by}}, p.women, p.men, p.other, {BY_SEX} AS split,
    {PEOPLE} AS people, CASE WHEN {SPLIT} THEN 1 ELSE 0 END AS is_split, {UNSURE} AS unsure, {{secure}} AS secure
    FROM event e LEFT JOIN participation p ON p.event_id = e.id {{joins}} WHERE {{where}}"""
SECURE_TYPES = "SELECT id FROM term WHERE scheme = '{scheme}' AND code IN ({codes})".format(
    scheme=Scheme.INSTITUTION_TYPE, codes=", ".join(f"'{code}'" for code in sorted(SECURITY))
)
"""SQL: the institution types of the security sector."""
_SECURE = f"""(coalesce(p.institution_type_id, '') IN ({SECURE_TYPES}) OR coalesce(p.organisation_id, '') IN
    (SELECT id FROM organisation WHERE institution_type_id IN ({SECURE_TYPES})))"""
_BY_EVENT = """SELECT event{keys}, sum(women) AS women, sum(men) AS men, sum(other) AS other, sum(people) AS people,
    CASE WHEN {odd}sum(people) > sum(split) THEN sum(people) - sum(split) END AS rest, max(is_split) AS is_split,
    max(unsure) AS unsure{hidden} FROM ({groups}) AS every_group GROUP BY event{keys}"""
_SUMS = """SELECT {keys}count(*), count(people), coalesce(sum(is_split), 0),
    coalesce(sum(CASE WHEN rest IS NULL THEN is_split ELSE 0 END), 0), sum(women), sum(men), sum(other), sum(rest), sum(people),
    coalesce(max(unsure), 0), {hidden} FROM ({events}) AS by_event {order}"""
_FLAGGED = f"""SELECT *, CASE WHEN secure AND women {_FEW} THEN 1 ELSE 0 END AS hide_women,
    CASE WHEN secure AND men {_FEW} THEN 1 ELSE 0 END AS hide_men, CASE WHEN secure AND other {_FEW} THEN 1 ELSE 0 END AS hide_other,
    CASE WHEN secure AND people - split {_FEW} THEN 1 ELSE 0 END AS few_left,
    CASE WHEN secure AND people {_FEW} THEN 1 ELSE 0 END AS few FROM ({{groups}}) AS every_group"""
_HIDDEN = f"""SELECT *, CASE WHEN hide_women + hide_men + hide_other + few_left + few > 0 THEN 1 ELSE 0 END AS hide_people,
    CASE WHEN hide_women + hide_men + hide_other + few_left + few > 0 AND people < split THEN 1 ELSE 0 END AS odd
    FROM ({_FLAGGED}) AS flagged"""
_SHOWN = f"""SELECT event{{keys}}, is_split, unsure, people AS whole, hide_women, hide_men, hide_other, hide_people, odd,
    CASE WHEN few_left + odd > 0 THEN 1 ELSE 0 END AS hide_rest,
    CASE hide_women WHEN 0 THEN women END AS women, CASE hide_men WHEN 0 THEN men END AS men,
    CASE hide_other WHEN 0 THEN other END AS other,
    CASE WHEN few_left = 0 AND people > split THEN people - split ELSE 0 END AS unknown FROM ({_HIDDEN}) AS hidden"""
_SEEN = "coalesce(women, 0) + coalesce(men, 0) + coalesce(other, 0)"
_MASKED = f"""SELECT shown.*, {_SEEN} AS split,
    CASE WHEN hide_people = 0 THEN whole WHEN odd = 1 THEN 0 ELSE {_SEEN} + unknown END AS people FROM ({_SHOWN}) AS shown"""
"""The groups without what may not be written of them, so that whatever is added up holds written numbers only.

A stated total that is not written may be less than its parts (`odd`): then neither the people nor the rest of its event can be bounded.
"""


def _groups(by: Sequence[By], where: str, question: Filter, suppress: bool) -> str:
    """Every group of the held events, an empty one for an event that has none."""
    known = f" AND o.privacy IS NOT '{Privacy.RESTRICTED}'" if question.unrestricted else ""
    joins = " ".join(dict.fromkeys(each.join.format(known=known) for each in by))
    return _GROUPS.format(by=_values(by), secure=_SECURE if suppress else "0", joins=joins, where=where)
