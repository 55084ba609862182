"""The recommendation tracker: every recommendation with what was done, whose it is, and what is late, without a measure or asked again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial

from wpstracker.domain.question import Filter, Only
from wpstracker.figures import recommendation_details, recommendation_groups, recommendations, updates
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.recommendation_groups import HIDDEN, Standing
from wpstracker.figures.recurring import recurring_chains
from wpstracker.figures.rows import Row, batches
from wpstracker.figures.selecting import recommendation_ids
from wpstracker.reports.book import Later, PageSheet, Report, Sheet, TableSheet, ToRow
from wpstracker.reports.family import Asking
from wpstracker.reports.recommendations_asked import RecommendationsAsked, confidential, recommendations_asked
from wpstracker.reports.sheets import NOTHING, Reader, after_explaining, by_keys, explained, listing
from wpstracker.reports.small_numbers import NOT_SHOWN
from wpstracker.reports.tracker_summary import summary_page
from wpstracker.words import N_

TITLE = N_("Recommendation tracker")
MADE = "made"
"""The layout with those made in the period only."""

_GROUP_COLUMNS = {"status": "status", "body": "responsible", "mechanism": "mechanism", "theme": "themes", "country": "country"}

_KNOWN = (*recommendations.COLUMNS, *recommendation_details.COLUMNS)
_OWN = {
    "body": Column("body", N_("Responsible body"), Type.TEXT),
    "days": Column("days", N_("Days overdue"), Type.COUNT),
    "chain": Column("chain", N_("Asked again in"), Type.LONG_TEXT, help=N_("The recommendations that ask for the same, the oldest first.")),
}
_ALL = (
    "reference as_issued translation text_status status stale overdue due_soon deadline deadline_kind deadline_written rhythm responsible"
    " supporters addressees country origin event_reference result_title document mechanism paragraph issued further_origins response"
    " priority themes pillars resolutions frameworks tags plan_title measures indicators follow_ups progress progress_on obstacles"
    " next_step next_owner next_due evidence last_told recurs years repeats supersedes orphan no_owner smart privacy verified"
)
_BRIEF = "country issued mechanism responsible deadline overdue progress progress_on next_step next_owner next_due measures"
_SHEETS = {
    "RecommendationsByStatus": f"status reference text {_BRIEF}",
    "RecommendationsByBody": f"body reference text status {_BRIEF.replace('responsible ', '')}",
    "OverdueRecommendations": f"reference text days deadline status {_BRIEF.replace('deadline overdue ', '')}",
    "Orphans": "reference text status country issued mechanism responsible no_owner deadline overdue priority themes progress",
    "RecurringRecommendations": "years recurs reference text issued status mechanism country responsible chain progress measures",
}
_EVERY = "AllRecommendations"
_TO_ALL = {"reference": ToRow(_EVERY, "reference")}
_INTRO = N_("Recommendations, whose they are and what came of them, as they stood in one file of WPS Tracker on the day named below.")
_DEFINITIONS = (
    (
        N_("Period"),
        N_(
            "The sheet “Progress” holds every update of the period. Recommendations are listed whenever they were made, unless only those "
            "made in the period were asked for."
        ),
    ),
    (
        N_("Rows that repeat"),
        N_(
            "On the sheet “By responsible body” a recommendation of two bodies has two rows; on the sheet “Progress” it has a row for each "
            "update. Its reference and text are repeated. Count recommendations on the sheet “All recommendations”."
        ),
    ),
    (
        N_("Overdue"),
        N_(
            "A recommendation that is not done although the last day its deadline can mean was before this workbook "
            "was made. Those without a date and periodic ones are never overdue."
        ),
    ),
    (N_("No news for long"), N_("Still open, and nothing was told of it for as long as is set in the file.")),
    (N_("Orphans"), N_("Still open, and no measure of a plan carries it out.")),
    (N_("Asked again"), N_("The same was asked in more than one year, by a recommendation that repeats another or by a further origin.")),
    (
        N_("What was done"),
        N_("What the newest progress update tells. An empty cell means that nobody has reported on it, not that nothing was done."),
    ),
    (N_("Next step"), N_("The one named last, as long as the recommendation is open.")),
    (N_("Evidence"), N_("Events, documents, files and citations that progress updates rest on.")),
)


@dataclass(frozen=True)
class _Tracked:
    """What every sheet is made of, looked up when one first needs it."""

    asking: Asking
    read: Reader

    @cached_property
    def meant(self) -> RecommendationsAsked:
        return recommendations_asked(self.asking, any_time=self.asking.request.layout != MADE)

    @cached_property
    def known(self) -> Mapping[str, Standing]:
        return recommendation_groups.standings(self.asking.store, self.meant.ids, self.asking.today)

    @property
    def unrestricted(self) -> bool:
        return not self.asking.request.handover.restricted

    def only(self, question: Filter) -> list[str]:
        """Those of them that answer a question."""
        found = set(recommendation_ids(self.asking.store, question, self.asking.today))
        return [id_ for id_ in self.known if id_ in found]


def tracker(asking: Asking) -> Report:
    """About, summary, then the sheets, each made when it is looked at; rows are read when they are written."""
    words, handover = asking.words, asking.request.handover
    read = partial(
        recommendation_details.rows,
        asking.store,
        today=asking.today,
        language=words.language,
        unrestricted=not handover.restricted,
        contacts=handover.contacts,
    )
    tracked = _Tracked(asking, read)
    tables = [((name,), cache(partial(_alone, make, tracked))) for name, make in _TABLES.items()]

    def about(sheets: Sequence[Sheet]) -> PageSheet:
        intro = N_(
            "Recommendations, whose they are and what came of them, as they stood in one file of WPS Tracker on the day named below."
        )
        return explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, confidential(asking, tracked.meant.restricted))

    def summary() -> Sequence[Sheet]:
        listed = [table for name in _LISTED if (table := Later(*tables).table(name))]
        return (summary_page(asking, tracked.meant.question, tracked.known, listed),)

    return after_explaining(asking, TITLE, about, (("",), summary), *tables)


def _alone(make: Callable[[_Tracked], TableSheet], tracked: _Tracked) -> tuple[TableSheet]:
    return (make(tracked),)


def _all(tracked: _Tracked) -> TableSheet:
    """Each once; the column of the grouping comes first, and the rows are in its order."""
    asking = tracked.asking
    keys = [*_ALL.split(), *(("contact",) if asking.request.handover.contacts else ())]
    group = _GROUP_COLUMNS.get(asking.request.group_by)
    if group:
        keys.remove(group)
        keys.insert(0, group)
    ids = list(dict.fromkeys(id_ for members in _grouped(tracked).values() for id_ in members))
    return _sheet(tracked, _EVERY, N_("All recommendations"), ids, " ".join(keys))


def _grouped(tracked: _Tracked) -> Mapping[str, Sequence[str]]:
    """In groups that follow each other in their own order; one group when none is asked for."""
    asking, known, language = tracked.asking, tracked.known, tracked.asking.words.language
    grouping: Mapping[str, Callable[[], Mapping[str, Sequence[str]]]] = {
        "status": lambda: recommendation_groups.by_status(known),
        "body": lambda: recommendation_groups.by_body(asking.store, list(known), language, unrestricted=tracked.unrestricted)[0],
        "mechanism": lambda: recommendation_groups.by_mechanism(known),
        "theme": lambda: recommendation_groups.by_theme(asking.store, list(known), language)[0],
        "country": lambda: recommendation_groups.by_country(known, language),
    }
    return grouping.get(asking.request.group_by, lambda: {"": list(known)})()


def _by_status(tracked: _Tracked) -> TableSheet:
    groups = recommendation_groups.by_status(tracked.known)
    ids = [id_ for members in groups.values() for id_ in members]
    return _sheet(tracked, "RecommendationsByStatus", N_("By status"), ids)


def _by_body(tracked: _Tracked) -> TableSheet:
    """A row for each recommendation and body."""
    asking, words = tracked.asking, tracked.asking.words
    groups, called = recommendation_groups.by_body(asking.store, list(tracked.known), words.language, unrestricted=tracked.unrestricted)
    names = {HIDDEN: words(NOT_SHOWN), "": words(N_("nobody so far"))} | called
    pairs = [(body, id_) for body, members in groups.items() for id_ in members]

    def rows() -> Iterator[Row]:
        for batch in batches(pairs):
            found = tracked.read([id_ for _, id_ in batch])
            yield from (found[id_] | {"body": names[body]} for body, id_ in batch if id_ in found)

    name = "RecommendationsByBody"
    columns = by_keys(_KNOWN, _SHEETS[name], _OWN)
    return TableSheet(name, words(N_("By responsible body")), columns, rows, len(pairs), words(NOTHING), fixed=2, links=_TO_ALL)


def _overdue(tracked: _Tracked) -> TableSheet:
    """The latest first."""
    late = {id_: one.days for id_, one in tracked.known.items() if one.days is not None}
    ids = sorted(late, key=lambda id_: -late[id_])

    def read(batch: Sequence[str]) -> dict[str, Row]:
        return {id_: row | {"days": late[id_]} for id_, row in tracked.read(batch).items()}

    return _sheet(tracked, "OverdueRecommendations", N_("Overdue"), ids, read=read)


def _orphans(tracked: _Tracked) -> TableSheet:
    return _sheet(tracked, "Orphans", N_("Orphans"), tracked.only(Filter(only=(Only.ORPHAN,))))


def _recurring(tracked: _Tracked) -> TableSheet:
    """What asks the same stands together."""
    chains = recurring_chains(tracked.asking.store, list(tracked.known), unrestricted=tracked.unrestricted)

    def read(batch: Sequence[str]) -> dict[str, Row]:
        return {id_: row | {"chain": chains[id_]} for id_, row in tracked.read(batch).items()}

    return _sheet(tracked, "RecurringRecommendations", N_("Recurring"), list(chains), read=read)


def _told(tracked: _Tracked) -> TableSheet:
    """Every update that took effect in the period, the newest of each recommendation first."""
    asking, meant, owners = tracked.asking, tracked.meant, list(tracked.known)
    of_each = updates.update_ids(asking.store, "recommendation", owners, date.max, meant.first, meant.last)
    ids = [id_ for each in of_each.values() for id_ in each]
    read = partial(updates.rows, asking.store, "recommendation", language=asking.words.language, unrestricted=tracked.unrestricted)
    columns = updates.columns("recommendation")
    return replace(listing("ProgressOfRecommendations", asking.words(N_("Progress")), columns, ids, read, asking.words), links=_TO_ALL)


def _sheet(tracked: _Tracked, name: str, title: str, ids: Sequence[str], keys: str = "", read: Reader | None = None) -> TableSheet:
    """Recommendations in the order of the ids."""
    words = tracked.asking.words
    listed = listing(name, words(title), by_keys(_KNOWN, keys or _SHEETS[name], _OWN), ids, read or tracked.read, words)
    return replace(listed, links=_TO_ALL, bars=("days",))


_TABLES: Mapping[str, Callable[[_Tracked], TableSheet]] = {
    _EVERY: _all,
    "RecommendationsByStatus": _by_status,
    "RecommendationsByBody": _by_body,
    "OverdueRecommendations": _overdue,
    "Orphans": _orphans,
    "RecurringRecommendations": _recurring,
    "ProgressOfRecommendations": _told,
}
_LISTED = [name for name in _TABLES if name not in ("RecommendationsByStatus", "RecommendationsByBody")]
"""The tables that the summary says the length of; it counts by status and body itself."""
