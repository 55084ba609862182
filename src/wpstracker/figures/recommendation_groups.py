"""Recommendations told apart by body, origin, theme, country or year of issue, and counted: how many are open, overdue, done."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.recommendations import DONE, is_overdue
from wpstracker.domain.vocabularies import Mechanism, Privacy, RecommendationRole, RecommendationStatus, Scheme
from wpstracker.figures.rows import batches, in_language, marks
from wpstracker.figures.selecting import ISSUED
from wpstracker.figures.terms import TermLabel, tags_of, terms
from wpstracker.store.database import Store

HIDDEN = "hidden"
"""Stands for every body whose name is restricted; it is no id."""

Groups = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands on a day; `days` says for how long it has been overdue. Codes are as stored, "" for none."""

    status: str
    mechanism: str
    country: str
    year: int | None
    days: int | None

    @property
    def is_open(self) -> bool:
        """Whether anything more is expected."""
        return self.status not in DONE


@dataclass(frozen=True, slots=True)
class Count:
    """How many recommendations there are, and of these: past their deadline; otherwise open; done with."""

    all: int
    overdue: int
    in_time: int
    done: int


def standings(store: Store, ids: Sequence[str], today: date) -> dict[str, Standing]:
    """Where each of these recommendations stands, in the order given; ids that are gone are left out."""
    found: dict[str, Standing] = {}
    for batch in batches(ids):
        sql = f"""SELECT e.id, coalesce(e.status, ''), coalesce(e.mechanism, ''), coalesce(e.country, ''), e.deadline_kind, e.deadline,
                  {ISSUED} FROM recommendation e WHERE e.id IN ({marks(batch)})"""
        for id_, status, mechanism, country, kind, deadline, issued in store.rows(sql, batch):
            year = int(issued[:4]) if issued and not issued.startswith("--") else None
            found[id_] = Standing(status, mechanism, country, year, _days(status, kind, deadline, today))
    return {id_: found[id_] for id_ in ids if id_ in found}


def _days(status: str, kind: str | None, code: str | None, today: date) -> int | None:
    deadline = PartialDate.from_code(code) if code else None
    last = deadline.latest() if deadline and is_overdue(status, kind, deadline, today) else None
    return (today - last).days if last else None


def counted(known: Mapping[str, Standing], ids: Sequence[str]) -> Count:
    """These recommendations counted; every one of them is overdue, open in time or done."""
    each = [known[id_] for id_ in ids if id_ in known]
    overdue, open_ = sum(one.days is not None for one in each), sum(one.is_open for one in each)
    return Count(len(each), overdue, open_ - overdue, len(each) - open_)


def by_status(known: Mapping[str, Standing]) -> Groups:
    """In the order of a recommendation's life; "" for those without a status comes last."""
    return _in_order({id_: [one.status] for id_, one in known.items()}, [*RecommendationStatus, ""])


def by_mechanism(known: Mapping[str, Standing]) -> Groups:
    """By the origin each was recorded from."""
    return _in_order({id_: [one.mechanism] for id_, one in known.items()}, [*Mechanism, ""])


def by_year(known: Mapping[str, Standing]) -> Groups:
    """By the year each was made in; "" where the year is not known."""
    years = sorted({one.year for one in known.values() if one.year})
    return _in_order({id_: [str(one.year or "")] for id_, one in known.items()}, [*map(str, years), ""])


def by_country(known: Mapping[str, Standing], language: str) -> Groups:
    """By country, in the order of their names; "" where none is stated."""
    codes = sorted({one.country for one in known.values()} - {""}, key=lambda code: country_name(code, language))
    return _in_order({id_: [one.country] for id_, one in known.items()}, [*codes, ""])


def by_theme(store: Store, ids: Sequence[str], language: str) -> tuple[Groups, dict[str, TermLabel]]:
    """By the id of each theme, in the order of the list, and the themes; one with two themes stands at both, "" holds those without."""
    themes = {term.id: term for term in terms(store, language, Scheme.THEME)}
    tags = tags_of(store, ids)
    of_each = {id_: [term for term, scheme in tags[id_] if scheme == Scheme.THEME] or [""] for id_ in ids}
    return _in_order(of_each, [*themes, ""]), themes


def by_body(store: Store, ids: Sequence[str], language: str, *, unrestricted: bool = False) -> tuple[Groups, dict[str, str]]:
    """By the id of each responsible body, in the order of their names, and these names.

    One with two bodies stands at both; "" holds those that nobody is responsible for, and `HIDDEN`, with `unrestricted`, those of
    restricted bodies.
    """
    bodies: dict[str, list[str]] = defaultdict(list)
    called: dict[str, str] = {}
    for batch in batches(ids):
        sql = f"""SELECT l.recommendation_id, o.id, o.name, o.names, o.privacy
                  FROM recommendation_organisation l JOIN organisation o ON o.id = l.organisation_id
                  WHERE l.role = '{RecommendationRole.LEAD}' AND l.recommendation_id IN ({marks(batch)}) ORDER BY l.sort, l.id"""
        for id_, body, name, by_language, privacy in store.rows(sql, batch):
            is_hidden = unrestricted and privacy == Privacy.RESTRICTED
            bodies[id_].append(HIDDEN if is_hidden else body)
            if not is_hidden:
                called[body] = in_language(name, by_language, language)
    order = sorted(called, key=lambda body: (called[body].casefold(), body))
    return _in_order({id_: list(dict.fromkeys(bodies.get(id_, [""]))) for id_ in ids}, [*order, HIDDEN, ""]), called


def _in_order(of_each: Mapping[str, Sequence[str]], order: Sequence[str]) -> Groups:
    """The ids of each group, groups in this order, those it does not name behind; none is empty."""
    found: dict[str, list[str]] = defaultdict(list)
    for id_, groups in of_each.items():
        for group in groups:
            found[group].append(id_)
    return {group: found[group] for group in dict.fromkeys((*order, *found)) if group in found}
