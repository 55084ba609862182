"""Who was seen and heard at held events: women and men among speakers, panellists, moderators and trainers, as far as they are named.

An appearance is counted each time, a person once. Named participants and contacts are no part of a panel.
"""

from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import PersonRole, Sex
from wpstracker.figures.activity import held
from wpstracker.figures.rows import unless_restricted
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store

ON_PANELS = (PersonRole.OPENING, PersonRole.SPEAKER, PersonRole.PANELLIST, PersonRole.MODERATOR, PersonRole.TRAINER)


@dataclass(frozen=True, slots=True)
class Panel:
    """Appearances in one role ("" for all of them together), and the persons behind them, each once.

    `without_women`: events at which everybody in the role is known to be a man; `unknown`: appearances of people whose sex is not stated.
    """

    role: str
    events: int
    without_women: int
    appearances: int
    women: int
    men: int
    other: int
    unknown: int
    persons: int
    women_persons: int
    men_persons: int

    @property
    def share_of_women(self) -> float | None:
        """Women among the women and men who appeared."""
        return self.women / (self.women + self.men) if self.women + self.men else None


def panels(store: Store, question: Filter) -> list[Panel]:
    """Every role there is at the held events of a question, then all together; restricted people unless the question leaves them out."""
    found = {role: panel for role in ON_PANELS if (panel := _panel(store, question, role))}
    together = _panel(store, question, *ON_PANELS) if found else None
    return [*found.values(), together] if together else []


def _panel(store: Store, question: Filter, *roles: PersonRole) -> Panel | None:
    where, values = event_condition(held(question))
    kept = unless_restricted("s", question.unrestricted)
    listed = ", ".join(f"'{role}'" for role in roles)
    people = _NAMED.format(where=where, kept=kept, roles=listed)
    appearances, persons = (store.rows(sql.format(named=people), values)[0] for sql in (_PANEL, _PERSONS))
    return Panel(roles[0] if len(roles) == 1 else "", *appearances, *persons) if appearances[0] else None


_PANEL = f"""SELECT count(*), coalesce(sum(CASE WHEN men = seen THEN 1 ELSE 0 END), 0), coalesce(sum(seen), 0),
    coalesce(sum(women), 0), coalesce(sum(men), 0), coalesce(sum(other), 0), coalesce(sum(seen - women - men - other), 0)
    FROM (SELECT l.event_id, count(*) AS seen, count(CASE s.sex WHEN '{Sex.FEMALE}' THEN 1 END) AS women,
        count(CASE s.sex WHEN '{Sex.MALE}' THEN 1 END) AS men, count(CASE s.sex WHEN '{Sex.OTHER}' THEN 1 END) AS other
        {{named}} GROUP BY l.event_id) AS by_event"""
_PERSONS = f"""SELECT count(DISTINCT s.id), count(DISTINCT CASE s.sex WHEN '{Sex.FEMALE}' THEN s.id END),
    count(DISTINCT CASE s.sex WHEN '{Sex.MALE}' THEN s.id END) {{named}}"""
_NAMED = """FROM event_person l JOIN person s ON s.id = l.person_id JOIN event e ON e.id = l.event_id
    WHERE {where} AND l.role IN ({roles}){kept}"""
