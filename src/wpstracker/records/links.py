"""Records that do nothing but join two others: which they are, and the id that every office gives to the same pair."""

from wpstracker.domain.identity import id_of
from wpstracker.records.base import Record
from wpstracker.records.plan_items import EventItem
from wpstracker.records.recommendations import RecommendationEvent, RecommendationIndicator, RecommendationItem

SIDES: dict[type[Record], tuple[str, str]] = {
    EventItem: ("event", "item"),
    RecommendationItem: ("recommendation", "item"),
    RecommendationIndicator: ("recommendation", "indicator"),
    RecommendationEvent: ("recommendation", "event"),
}
"""By kind of link: the field of the record it is a part of, and the field of the other one."""


def pair_id(model: type[Record], one: str, other: str) -> str:
    """The id of the link between two records; the same in every office, so that a link made twice is one."""
    return id_of(model.kind(), one, other)


def side_kind(model: type[Record], side: str) -> str:
    """The kind of record that stands on a side of a link."""
    return str(model.described()[side].rel_model.kind())
