"""Recommendations of human rights mechanisms as rows: one for each document of CEDAW, the UPR or a treaty body that makes it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.implementation import level_of, levels_of, stood_at
from wpstracker.domain.vocabularies import MeasureStatus, Mechanism, Response
from wpstracker.figures import recommendation_details, updates
from wpstracker.figures.chain import chains
from wpstracker.figures.columns import Column, Type, label_of, own_columns
from wpstracker.figures.linked import Linked
from wpstracker.figures.origins import Origin, origins
from wpstracker.figures.recommendation_details import evidence_of_updates
from wpstracker.figures.recommendations import COLUMNS as LISTED
from wpstracker.figures.rows import Row, own_rows
from wpstracker.records import Recommendation, RecommendationOrigin, RecommendationProgress
from wpstracker.store.database import Store
from wpstracker.words import N_, Words, words_for

MECHANISMS = (Mechanism.CEDAW, Mechanism.UPR, Mechanism.TREATY_BODY)
_COMMITTEE = N_("Committee on the Elimination of Discrimination against Women")
_LISTED = {column.key: column for column in LISTED}

COLUMNS: tuple[Column, ...] = (
    _LISTED["reference"],
    Column("themes", N_("Themes"), Type.TEXT),
    Column("made_by_mechanism", N_("Mechanism"), Type.CHOICE, Mechanism),
    Column("document", N_("Document"), Type.TEXT),
    *own_columns(RecommendationOrigin, ("paragraph", "made_by", "issued")),
    _LISTED["country"],
    Column("as_issued", N_("Recommendation as issued"), Type.LONG_TEXT),
    *own_columns(Recommendation, ("translation",)),
    Column("position", N_("Position of the State"), Type.CHOICE, Response),
    Column("measures_taken", N_("Measures taken"), Type.LONG_TEXT),
    Column("plan_measures", N_("Measures of plans"), Type.LONG_TEXT),
    Column("done_on_measures", N_("What was done on these measures"), Type.LONG_TEXT),
    Column("level", N_("Level of implementation"), Type.TEXT),
    _LISTED["status"],
    Column("evidence", N_("Evidence"), Type.LONG_TEXT),
    *(_LISTED[key] for key in ("follow_ups", "responsible", "privacy")),
)
"""In the order of the tables that States hand in, after the reference that finds the record."""


@dataclass(frozen=True, slots=True)
class Made:
    """A recommendation as one document makes it; `level` is the code in the words of its mechanism."""

    recommendation: str
    origin: Origin
    level: str


def made(store: Store, ids: Sequence[str], mechanisms: Sequence[str], language: str, *, unrestricted: bool = False) -> list[Made]:
    """Each of these recommendations with every origin of these mechanisms, in the order of mechanisms, dates and paragraphs."""
    levels = _stood(store, ids)
    found = [
        Made(id_, origin, level_of(origin.mechanism, levels[id_]))
        for id_, listed in origins(store, ids, language, unrestricted=unrestricted).items()
        for origin in listed
        if origin.mechanism in mechanisms and id_ in levels
    ]
    return sorted(found, key=lambda each: _order(each, mechanisms))


def _order(each: Made, mechanisms: Sequence[str]) -> tuple[int, str, str, list[tuple[int, str]], str]:
    origin = each.origin
    document = origin.source.title if origin.source else ""
    parts = [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", origin.paragraph)]
    return mechanisms.index(origin.mechanism), origin.issued.code() if origin.issued else "", document, parts, each.recommendation


def _stood(store: Store, ids: Sequence[str]) -> dict[str, str | None]:
    """Where each stands, or stood before it was closed, put on hold or superseded."""
    known = own_rows(store, Recommendation, ids, ("status",))
    of_each = updates.update_ids(store, "recommendation", list(known), date.max)
    told = own_rows(store, RecommendationProgress, [id_ for each in of_each.values() for id_ in each], ("status_before", "status_after"))
    steps = {id_: [(told[each]["status_before"], told[each]["status_after"]) for each in found] for id_, found in of_each.items()}
    return {id_: stood_at(row["status"], steps.get(id_, ())) for id_, row in known.items()}


def counted(every: Iterable[Made], mechanism: str) -> dict[tuple[str, str], int]:
    """How many rows of a mechanism have each (position, level); "" for a position nobody stated."""
    found: dict[tuple[str, str], int] = {}
    for each in every:
        if each.origin.mechanism == mechanism:
            place = (each.origin.response, each.level)
            found[place] = found.get(place, 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of these recommendations: in which language, of which period, and whether restricted names stay out."""

    store: Store
    today: date
    language: str
    first: date | None = None
    last: date | None = None
    unrestricted: bool = False

    def rows(self, every: Sequence[Made]) -> list[Row]:
        """The values of `COLUMNS`, row by row; what is gone meanwhile is left out."""
        ids = list(dict.fromkeys(each.recommendation for each in every))
        found = recommendation_details.rows(self.store, ids, self.today, self.language, unrestricted=self.unrestricted)
        words = words_for(self.language)
        self._add_measures(found, words)
        done = self._updates("recommendation", list(found))
        for id_, row in found.items():
            row["measures_taken"] = _narratives(done.get(id_, ()), words)
            row["evidence"] = evidence_of_updates(done.get(id_, ()))
        return [found[each.recommendation] | _of_origin(each, words) for each in every if each.recommendation in found]

    def _add_measures(self, found: Mapping[str, Row], words: Words) -> None:
        """The measures of plans that carry each out, with their status, and what was done on them."""
        linked = chains(self.store, Recommendation.kind(), list(found), self.language, unrestricted=self.unrestricted)
        items = list(dict.fromkeys(item.id for chain in linked.values() for item in chain.measures))
        done = self._updates("plan_item", items)
        for id_, row in found.items():
            measures = linked[id_].measures
            row["plan_measures"] = "\n".join(_measure(item, words) for item in measures)
            said = ((item, _narratives(done.get(item.id, ()), words)) for item in measures)
            row["done_on_measures"] = "\n".join(
                words(N_("{measure}: {text}"), measure=item.title, text=text) for item, text in said if text
            )

    def _updates(self, kind: str, owners: Sequence[str]) -> dict[str, list[Row]]:
        """The updates of the period, the newest first."""
        of_each = updates.update_ids(self.store, kind, owners, date.max, self.first, self.last)
        wanted = [id_ for ids in of_each.values() for id_ in ids]
        told = updates.rows(self.store, kind, wanted, self.language, unrestricted=self.unrestricted)
        return {owner: [told[id_] for id_ in ids] for owner, ids in of_each.items()}


def _of_origin(each: Made, words: Words) -> Row:
    """What one document says of a recommendation."""
    origin = each.origin
    shown = origin.source or origin.event
    committee = words(_COMMITTEE) if origin.mechanism == Mechanism.CEDAW else ""
    return {
        "made_by_mechanism": origin.mechanism,
        "document": shown.title if shown else "",
        "paragraph": origin.paragraph,
        "made_by": origin.made_by or committee,
        "issued": origin.issued,
        "position": origin.response,
        "level": label_of(levels_of(origin.mechanism), each.level, words),
    }


def _measure(item: Linked, words: Words) -> str:
    status = label_of(MeasureStatus, item.status, words) if item.status else words(N_("Not reported"))
    return words(N_("{measure} ({status})"), measure=item.title, status=status)


def _narratives(newest_first: Iterable[Row], words: Words) -> str:
    """What was done, update by update, each with its date."""
    said = []
    for row in newest_first:
        if row["narrative"]:
            when = row["effective"].show(words.language) if row["effective"] else words(N_("date not stated"))
            said.append(words(N_("{date}: {text}"), date=when, text=row["narrative"].strip()))
    return "\n".join(said)
