"""Recommendations and what hangs on them, written past the services: the files the tracker and the CEDAW and UPR matrix are tested on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import (
    Recommendation,
    RecommendationItem,
    RecommendationOrganisation,
    RecommendationProgress,
    Tagging,
    Term,
)
from wpstracker.store.writing import Writer


def when(code: str) -> PartialDate:
    """A date as the tables keep it."""
    return PartialDate.from_code(code)


def recommend(writer: Writer, prefix: str, said: Iterable[Mapping[str, Any]], **usual: Any) -> None:
    """Recommendations r0, r1 … called `prefix`-0 …; what is `usual` may be said otherwise."""
    for number, fields in enumerate(said):
        writer.save(Recommendation(id=f"r{number}", reference=f"{prefix}-{number}", **{"country": "KG", **usual, **fields}))


def add_themes(writer: Writer, *codes: str) -> None:
    """Themes under ids that are their codes."""
    for code in codes:
        writer.save(Term(id=code, scheme="theme", code=code, labels={"en": code.title(), "ru": f"{code}-ru"}))


def tag(writer: Writer, *tagged: tuple[str, str]) -> None:
    """Themes on recommendations: (recommendation, theme)."""
    for record, term in tagged:
        writer.save(Tagging(id=f"{record}{term}", record_kind="recommendation", record=record, term=term))


def lead(writer: Writer, *led: tuple[str, str]) -> None:
    """Who is responsible: (recommendation, organisation), in this order."""
    for sort, (id_, body) in enumerate(led):
        writer.save(RecommendationOrganisation(id=f"l{sort}", recommendation=id_, organisation=body, role="lead", sort=sort))


def carry_out(writer: Writer, id_: str, items: Sequence[str]) -> None:
    """Measures that carry a recommendation out, in this order."""
    for sort, item in enumerate(items):
        writer.save(RecommendationItem(id=id_of("recommendation_item", id_, item), recommendation=id_, item=item, sort=sort))


def tell(writer: Writer, *updates: tuple[str, str, str, Mapping[str, Any]]) -> None:
    """Progress u0, u1 …: (recommendation, day, status after, what else it tells)."""
    for number, (id_, day, after, said) in enumerate(updates):
        writer.save(RecommendationProgress(id=f"u{number}", recommendation=id_, effective=when(day), status_after=after, **said))
