"""Measures and indicators as they are looked for: by number, words in any language, and the plan and country they belong to."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wpstracker.domain.finding import Typed
from wpstracker.domain.folding import folded
from wpstracker.domain.places import country, country_name
from wpstracker.figures.rows import batches, in_language, marks
from wpstracker.services.checking import is_country
from wpstracker.store.database import Store

NUMBERED = ("plan_item", "indicator")
"""The kinds of record that a plan numbers."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """A measure or indicator: `label` is number and text, `plan` country and plan in words, `spellings` what it is called alone."""

    id: str
    label: str
    plan: str
    number: str
    spellings: tuple[str, ...]
    plan_id: str


def numbered_items(store: Store, kind: str, language: str, ids: Sequence[str] | None = None) -> Iterator[NumberedItem]:
    """All of a kind, or those with these ids, in the order of plans and numbers."""
    plans = {id_: _plan(title, country, language) for id_, title, country in _plans(store, language)}
    found = sorted(_rows(store, kind, ids), key=lambda row: (plans.get(row[4], ""), number_order(row[1]), row[0]))
    for id_, number, text, texts, plan in found:
        label = f"{number} {in_language(text, texts, language)}".strip()
        others = tuple(json.loads(texts).values()) if texts else ()
        yield NumberedItem(id_, label, plans.get(plan, ""), number, tuple(name for name in (text, *others, number) if name), plan)


def best_items(store: Store, kind: str, text: str, language: str, limit: int | None) -> list[NumberedItem]:
    """Those that every typed word leads to, by themselves or by their plan; the number just so first, then names that begin so."""
    typed = Typed.of(text)
    by_plan = {id_: _begun(typed, names) for id_, names in _names_of_plans(store)}
    nothing = (False,) * len(typed.words)
    found = [
        item
        for item in numbered_items(store, kind, language)
        if all(map(any, zip(_begun(typed, (item.number, *item.spellings)), by_plan.get(item.plan_id, nothing), strict=True)))
    ]
    wanted = folded(text).strip()
    found.sort(key=lambda item: (folded(item.number) != wanted, not any(folded(name).startswith(wanted) for name in item.spellings)))
    return found[:limit]


def number_order(number: str) -> tuple[tuple[int, str], ...]:
    """What sorts 1.2 before 1.10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(number) if part)


def _begun(typed: Typed, names: Sequence[str]) -> tuple[bool, ...]:
    """For each typed word, whether it begins a word of some name."""
    if not typed.words:
        return ()
    return tuple(map(any, zip(*(typed.begun_in(name) for name in names or ("",)), strict=True)))


def _rows(store: Store, kind: str, ids: Sequence[str] | None) -> list[tuple[str, str, str, str, str]]:
    """(id, number, text, texts, plan)."""
    sql = f"SELECT id, number, text, texts, plan_id FROM {kind}"
    if ids is None:
        return store.rows(sql)
    return [row for batch in batches(ids) for row in store.rows(f"{sql} WHERE id IN ({marks(batch)})", batch)]


def _plans(store: Store, language: str) -> list[tuple[str, str, str]]:
    rows = store.rows("SELECT id, coalesce(nullif(title, ''), reference), titles, country FROM plan")
    return [(id_, in_language(title, titles, language), code or "") for id_, title, titles, code in rows]


def _plan(title: str, code: str, language: str) -> str:
    return ", ".join(part for part in (country_name(code, language) if code else "", title) if part)


def _names_of_plans(store: Store) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A plan by its titles and every name of its country."""
    for id_, title, titles, code in store.rows("SELECT id, title, titles, country FROM plan"):
        each = country(code) if code and is_country(code) else None
        names = (*each.names.values(), *each.aliases, each.code) if each else ()
        yield id_, (title, *json.loads(titles or "{}").values(), *names)
