"""Tags of the Humanitarian Exchange Language (hxlstandard.org 1.1): what a column means, for programs that collect tables of many.

They stand below the headings, where its tools look for them, and are the header of the Excel table, so that sorting leaves them there.
"""

import re
from collections.abc import Iterable

from wpstracker.figures.columns import Column, Type

_BY_KEY = {
    "reference": "#meta+id",
    "event_reference": "#event+id",
    "title": "#meta+title",
    "event_title": "#event+title",
    "plan_title": "#item+plan+title",
    "event_kind": "#activity+type",
    "kind": "#activity+type",
    "status": "#status",
    "start": "#date+start",
    "end": "#date+end",
    "deadline": "#date+due",
    "issued": "#date+issued",
    "adopted": "#date+adopted",
    "until": "#date+end",
    "year": "#date+year",
    "country": "#country+code",
    "event_country": "#country+event",
    "countries": "#country+list",
    "countries_covered": "#country+covered+list",
    "region": "#adm1+name",
    "place": "#loc+name",
    "venue": "#loc+venue",
    "organisers": "#org+organiser+list",
    "supporters": "#org+funder+list",
    "responsible": "#org+responsible+list",
    "addressees": "#org+addressee+list",
    "organisation_name": "#org+name",
    "name_today": "#org+name",
    "institution": "#org+type",
    "women": "#reached+f",
    "men": "#reached+m",
    "other": "#reached+other",
    "not_split": "#reached+unknown",
    "rest": "#reached+unknown",
    "people": "#reached+all",
    "share_of_women": "#reached+f+pct",
    "held": "#activity+held+num",
    "capacity": "#beneficiary+role",
    "rank_band": "#beneficiary+rank",
    "age_band": "#beneficiary+age",
    "text": "#description",
    "summary": "#description+summary",
    "objectives": "#description+objectives",
    "progress": "#description+progress",
    "themes": "#sector+theme+list",
    "pillars": "#sector+pillar+list",
    "project": "#activity+project",
    "cost_planned": "#value+planned",
    "cost_spent": "#value+spent",
    "budget": "#value+budget",
    "currency": "#currency",
    "value": "#indicator+num",
    "unit": "#indicator+unit",
    "target": "#indicator+target+num",
    "verdict": "#indicator+status",
    "source": "#meta+source",
    "privacy": "#access",
}
_BY_TYPE = {Type.DATE: "#date", Type.COUNT: "#meta+num", Type.COUNTRY: "#country+code", Type.SHARE: "#meta+pct"}
_NOT_IN_ATTRIBUTES = re.compile(r"[^a-z0-9_]+")


def tags_of(columns: Iterable[Column]) -> list[str]:
    """A tag for every column, none twice: the later ones are told apart by a further attribute."""
    found: dict[str, None] = {}
    for column in columns:
        tag, number = _tag(column), 2
        while tag in found:
            tag, number = f"{_tag(column)}+v{number}", number + 1
        found[tag] = None
    return list(found)


def _tag(column: Column) -> str:
    """The known tag, or a general one that carries the name of the column."""
    if column.key in _BY_KEY:
        return _BY_KEY[column.key]
    return f"{_BY_TYPE.get(column.holds, '#meta')}+{_attribute(column.key)}"


def _attribute(key: str) -> str:
    name = _NOT_IN_ATTRIBUTES.sub("_", key.casefold()).strip("_")
    return name if name[:1].isalpha() else f"c_{name}"
