"""What is offered while a place is typed: places of this file's events, and the towns of the region by any of their names."""

from collections.abc import Iterable
from dataclasses import dataclass

from wpstracker.domain.finding import Typed
from wpstracker.domain.towns import Town, town_called, towns
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it can be written; `today` is the present name where this is another one. Unknown parts are empty."""

    name: str
    country: str = ""
    region: str = ""
    today: str = ""


def used_places(store: Store) -> list[Place]:
    """Every place in the events of the file, the most frequent first."""
    sql = """SELECT place, country, region FROM event WHERE place <> ''
             GROUP BY place, country, region ORDER BY count(*) DESC, place, country, region"""
    return [Place(*row) for row in store.rows(sql)]


def places(used: Iterable[Place], text: str, language: str, limit: int = 8) -> list[Place]:
    """What the text may be the beginning of, places of this file first; nothing for an empty text."""
    typed = Typed.of(text)
    if not typed.words:
        return []
    own = (place for place in used if typed.begins(place.name))
    found: dict[tuple[str, str], Place] = {}
    for place in (*own, *(place for town in towns() for place in _of_town(town, typed, language))):
        found.setdefault((Typed.of(place.name).text, place.country), place)
    return sorted(found.values(), key=lambda place: not Typed.of(place.name).text.startswith(typed.text))[:limit]


def place_called(used: Iterable[Place], text: str, language: str) -> Place | None:
    """What a whole name means, when it can mean one place only."""
    typed = Typed.of(text)
    meant = {(place.country, place.region): place for place in used if typed.is_spelled(place.name) and place.country}
    if not meant:
        meant = {(town.country, ""): Place(text, town.country, today=town.name(language)) for town in town_called(text)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _of_town(town: Town, typed: Typed, language: str) -> Iterable[Place]:
    """The present name, and a former one that begins as it is typed."""
    if not any(map(typed.begins, town.all_names)):
        return
    today = town.name(language)
    spelled = [name for name in town.all_names if name != today and Typed.of(name).text.startswith(typed.text)]
    if spelled and not Typed.of(today).text.startswith(typed.text):
        yield Place(spelled[0], town.country, today=today)
    yield Place(today, town.country)
