"""Records as they are named where another record links to them: title, what tells them apart, status."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.domain.places import country_name
from wpstracker.figures.rows import batches, in_language, marks, unless_restricted
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that something links to. `extra` says in words what tells it apart: plan and country, or dates and country;
    `status` is its code, `note` how the two belong together, `level` the code of a plan item's level.
    """

    kind: str
    id: str
    title: str
    extra: str = ""
    status: str = ""
    note: str = ""
    level: str = ""

    def noted(self, note: str | None) -> "Linked":
        """The same record in a link that says how."""
        return replace(self, note=note or "")


def linked_records(store: Store, kind: str, ids: Iterable[str | None], language: str, *, unrestricted: bool = False) -> dict[str, Linked]:
    """These recommendations, events, plan items, indicators or sources by id; what is gone is left out.

    `unrestricted` leaves out what is restricted, and what belongs to a restricted plan.
    """
    wanted = list(dict.fromkeys(id_ for id_ in ids if id_))
    found: dict[str, Linked] = {}
    for batch in batches(wanted):
        sql = _READ[kind].format(marks=marks(batch), known=unless_restricted("t", unrestricted), plan=unless_restricted("p", unrestricted))
        for row in store.rows(sql, batch):
            found[row[0]] = _MADE[kind](row, language)
    return found


_OF_PLAN = """SELECT t.id, t.number, coalesce(nullif(t.text, ''), t.reference), t.texts, {status}, {level}, p.title, p.titles, p.country
    FROM {kind} t JOIN plan p ON p.id = t.plan_id WHERE t.id IN ({{marks}}){{known}}{{plan}}"""
_READ = {
    "recommendation": """SELECT t.id, t.text, t.translation, t.reference, t.status, t.country,
        coalesce(t.issued, (SELECT coalesce(v."end", v.start) FROM event v WHERE v.id = t.event_id))
        FROM recommendation t WHERE t.id IN ({marks}){known}""",
    "event": """SELECT t.id, t.title, t.titles, t.status, t.country, t.start, t."end" FROM event t WHERE t.id IN ({marks}){known}""",
    "source": """SELECT t.id, t.title, t.publisher, t.published FROM source t WHERE t.id IN ({marks}){known}""",
    "plan_item": _OF_PLAN.format(kind="plan_item", status="t.status", level="t.level"),
    "indicator": _OF_PLAN.format(kind="indicator", status="''", level="''"),
}


def _recommendation(row: tuple[str, ...], language: str) -> Linked:
    id_, text, translation, reference, status, country, issued = row
    said = " ".join(((translation if language != "en" else "") or text).split())
    title = said or words_for(language)(N_("Recommendation {reference}: text missing"), reference=reference)
    return Linked("recommendation", id_, title, _joined(_shown(issued, language), _named(country, language)), status or "")


def _event(row: tuple[str, ...], language: str) -> Linked:
    id_, title, titles, status, country, start, end = row
    when = Period(_date(start), _date(end)).show(language)
    return Linked("event", id_, in_language(title, titles, language), _joined(when, _named(country, language)), status or "")


def _source(row: tuple[str, ...], language: str) -> Linked:
    id_, title, publisher, published = row
    return Linked("source", id_, title, _joined(publisher, _shown(published, language)))


def _of_plan(kind: str) -> Callable[[tuple[str, ...], str], Linked]:
    def made(row: tuple[str, ...], language: str) -> Linked:
        id_, number, text, texts, status, level, plan, plans, country = row
        title = f"{number} {in_language(text, texts, language)}".strip()
        return Linked(
            kind, id_, title, _joined(_named(country, language), in_language(plan, plans, language)), status or "", level=level or ""
        )

    return made


_MADE = {
    "recommendation": _recommendation,
    "event": _event,
    "source": _source,
    "plan_item": _of_plan("plan_item"),
    "indicator": _of_plan("indicator"),
}


def _date(code: str | None) -> PartialDate | None:
    return PartialDate.from_code(code) if code else None


def _shown(code: str | None, language: str) -> str:
    return PartialDate.from_code(code).show(language) if code else ""


def _named(code: str | None, language: str) -> str:
    return country_name(code, language) if code else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
