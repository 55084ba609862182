"""Which records go into a summary."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures import country_figures, plans
from wpstracker.figures.blocks import block_ids
from wpstracker.figures.event_organisations import organisation_ids
from wpstracker.figures.event_people import people_ids
from wpstracker.figures.priority_areas import area_ids
from wpstracker.figures.recommendations import from_events
from wpstracker.figures.results import result_ids
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.figures.series_years import year_ids
from wpstracker.reports.asked import Asked, asked
from wpstracker.store.database import Store


@dataclass(frozen=True)
class Contents:
    """Ids in the order of the sheets, each looked up when it is first asked for; a question about events takes what came out of them."""

    store: Store
    asked: Asked
    handover: Handover
    today: date

    @cached_property
    def events(self) -> list[str]:
        """The events meant, the newest first."""
        return self._events(unrestricted=self._unrestricted)

    @cached_property
    def recommendations(self) -> list[str]:
        """The recommendations meant, by deadline."""
        return self._recommendations(self.events, unrestricted=self._unrestricted)

    @cached_property
    def plans(self) -> list[str]:
        """The plans meant."""
        return self._plans(unrestricted=self._unrestricted)

    @cached_property
    def blocks(self) -> Collection[str]:
        """The groups of participants of the events."""
        return block_ids(self.store, self.events)

    @cached_property
    def organisations(self) -> Collection[str]:
        """The organisations of the events."""
        return organisation_ids(self.store, self.events, unrestricted=self._unrestricted)

    @cached_property
    def people(self) -> Collection[str]:
        """The people of the events; named participants only where they are asked for."""
        return self._people(participants=self.handover.participants)

    @cached_property
    def results(self) -> Collection[str]:
        """The results of the events."""
        return result_ids(self.store, self.events)

    @cached_property
    def areas(self) -> Collection[str]:
        """The priority areas of the plans."""
        return area_ids(self.store, self.plans)

    @cached_property
    def figures(self) -> Sequence[str]:
        """The figures about the countries."""
        return country_figures.all_ids(self.store, self.asked.plans.countries, unrestricted=self._unrestricted)

    @cached_property
    def series(self) -> Sequence[str]:
        """The years of the series that the events belong to."""
        return year_ids(self.store, self.events, unrestricted=self._unrestricted)

    @cached_property
    def participants(self) -> int:
        """How many named participants there are."""
        return len(self._people(participants=True)) - len(self._people(participants=False))

    @cached_property
    def restricted(self) -> int:
        """How many restricted events, recommendations and plans are among what is meant."""
        return self._number(unrestricted=False) - self._number(unrestricted=True) if _has_restricted(self.store) else 0

    @property
    def _unrestricted(self) -> bool:
        return not self.handover.restricted

    def _number(self, *, unrestricted: bool) -> int:
        if unrestricted == self._unrestricted:
            return len(self.events) + len(self.recommendations) + len(self.plans)
        events = self._events(unrestricted=unrestricted)
        return sum(map(len, (events, self._recommendations(events, unrestricted=unrestricted), self._plans(unrestricted=unrestricted))))

    def _events(self, *, unrestricted: bool) -> list[str]:
        return event_ids(self.store, self.asked.events.but(unrestricted=unrestricted))

    def _recommendations(self, events: Sequence[str], *, unrestricted: bool) -> list[str]:
        if self.asked.about == "event":
            return from_events(self.store, events, unrestricted=unrestricted)
        return recommendation_ids(self.store, self.asked.recommendations.but(unrestricted=unrestricted), self.today)

    def _plans(self, *, unrestricted: bool) -> list[str]:
        day = self.asked.plans.as_of or self.today
        return [row["id"] for row in plans.all_rows(self.store, self.asked.plans.but(unrestricted=unrestricted), day)]

    def _people(self, *, participants: bool) -> Collection[str]:
        return people_ids(self.store, self.events, participants=participants, restricted=self.handover.restricted)


def contents(store: Store, question: Filter, today: date, handover: Handover) -> Contents:
    """The records meant."""
    return Contents(store, asked(question.but(unrestricted=not handover.restricted)), handover, today)


def _has_restricted(store: Store) -> bool:
    """Whether any record of these kinds is restricted; where none is, looking twice would find the same."""
    kinds = (f"SELECT 1 FROM {kind} WHERE privacy = '{Privacy.RESTRICTED}'" for kind in ("event", "recommendation", "plan"))
    return bool(store.rows(f"SELECT EXISTS ({' UNION ALL '.join(kinds)})")[0][0])
