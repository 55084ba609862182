"""The figures of a summary, each from the same function as the overview's, with two charts."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.months import month_short
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import EventKind, EventStatus, RecommendationStatus, Stage
from wpstracker.figures.activity import COMING, OverTime, events_by_kind, events_by_month, events_by_year, held
from wpstracker.figures.chain_counts import chain_of
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.participation import Disaggregation, disaggregation
from wpstracker.figures.plan_counts import count_conflicting, plan_counts
from wpstracker.figures.recommendations import status_counts
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import event_ids
from wpstracker.reports.book import Block, Chart, Fact, Figures, PageSheet, TableSheet
from wpstracker.reports.small_numbers import NOT_SHOWN, hidden_of_sum, not_written
from wpstracker.reports.summary_contents import Contents
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

MOST_MONTHS = 36
_BLUE, _ORANGE, _GREY, _GREEN, _PURPLE = "0072B2", "D55E00", "A3ADB7", "00875F", "A8478A"

_STATUS_GROUPS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("held", N_("Held"), (EventStatus.HELD,), _GREEN),
    ("coming", N_("Planned or confirmed"), COMING, _BLUE),
    ("postponed", N_("Postponed"), (EventStatus.POSTPONED,), _ORANGE),
    ("cancelled", N_("Cancelled"), (EventStatus.CANCELLED,), _GREY),
    ("unstated", N_("Status not stated"), ("",), _PURPLE),
)
_NUMBER = Column("number", N_("Number"), Type.COUNT)


def figures_page(store: Store, found: Contents, tables: Sequence[TableSheet], words: Words, today: date) -> PageSheet:
    """Key figures, then tables: events over time, participation by type, recommendations by status, plans by stage."""
    question = found.asked.events
    people = disaggregation(store, question) if _asks_for_held(question) else None
    by_kind = _participation_rows(store, question, words, suppress=found.handover.suppress_small) if people else []
    said = people.people.show(words) if people and all(isinstance(row["people"], int | None) for row in by_kind) else words(NOT_SHOWN)
    blocks: list[Block] = [*_key_figures(found, people, said, tables, words), _over_time(store, question, words)]
    blocks += [_participation(by_kind, words)] if people else []
    blocks += [_recommendations(store, found, words), _chain(store, found, words), _plans(store, found, words, today)]
    return PageSheet(words(N_("Summary")), words(N_("Summary in figures")), blocks)


def _asks_for_held(question: Filter) -> bool:
    return not question.statuses or EventStatus.HELD in question.statuses


def _key_figures(found: Contents, people: Disaggregation | None, said: str, tables: Sequence[TableSheet], words: Words) -> list[Fact]:
    facts = [Fact(table.title, table.count, table.title) for table in tables]
    if people is None:
        return facts
    split = words(N_("{number} of {all} held events"), number=people.split, all=people.held)
    if people.share is not None:
        split = words(
            N_("{number} of {all} held events ({percent} %)"), number=people.split, all=people.held, percent=round(people.share * 100)
        )
    unknown = words(N_("{number} of {all} held events"), number=people.not_reported, all=people.held)
    return [
        *facts,
        Fact(words(N_("People at held events")), said),
        Fact(words(N_("Women and men counted")), split),
        Fact(words(N_("Number not reported")), unknown),
    ]


def _over_time(store: Store, question: Filter, words: Words) -> Figures:
    """By month, or by year where the months would be too many to draw or none is known."""
    over, title, step = events_by_month(store, question), N_("Events per month"), Column("step", N_("Month"), Type.TEXT)
    if len(over.steps) > MOST_MONTHS or not over.steps:
        over, title, step = events_by_year(store, question), N_("Events per year"), Column("step", N_("Year"), Type.NUMBER)
    known = {status for counts in over.steps.values() for status in counts}
    groups = [group for group in _STATUS_GROUPS if known.intersection(group[2])]
    rows = [_step_row(key, counts, words) for key, counts in over.steps.items()] if groups else []
    columns = [step, *(Column(key, label, Type.COUNT) for key, label, _, _ in groups)]
    columns += [Column("all", N_("Together"), Type.COUNT)]
    chart = Chart(words(title), [key for key, *_ in groups], [colour for *_, colour in groups])
    return Figures("EventsOverTime", words(title), columns, rows, _undated(over, words), chart)


def _step_row(step: str, counts: dict[str, int], words: Words) -> Row:
    """A month or year with its events; none is left blank so that the eye finds those there are."""
    shown = f"{month_short(int(step[5:]), words.language)} {step[:4]}" if "-" in step else int(step)
    row: Row = {key: sum(counts.get(status, 0) for status in statuses) or None for key, _, statuses, _ in _STATUS_GROUPS}
    return row | {"step": shown, "all": sum(counts.values())}


def _undated(over: OverTime, words: Words) -> str:
    said = []
    if over.undated:
        said.append(
            words.plural(
                "{n} event is not shown here: its date is not known so far.",
                "{n} events are not shown here: their dates are not known so far.",
                over.undated,
            )
        )
    if over.earlier:
        said.append(words.plural("{n} event began before this period.", "{n} events began before this period.", over.earlier))
    return " ".join(said)


def _participation_rows(store: Store, question: Filter, words: Words, *, suppress: bool) -> list[Row]:
    """Held events and their people, a row for each type."""
    rows = []
    for kind in events_by_kind(store, held(question)):
        found = disaggregation(store, question.but(kinds=(kind,)))
        label = label_of(EventKind, kind, words) if kind else words(N_("Type not stated"))
        numbers = {"held": found.held, "unreported": found.not_reported, "people": found.people.people()}
        parts = {"women": found.people.women, "men": found.people.men, "other": found.people.other, "rest": found.people.undisaggregated}
        row = Row(kind=label, **numbers, **parts)
        if suppress:
            unwritten = hidden_of_sum(store, event_ids(store, held(question.but(kinds=(kind,)))))
            not_written(row, {"rest" if name == "not_split" else name for name in unwritten}, words)
        rows.append(row)
    return rows


def _participation(rows: list[Row], words: Words) -> Figures:
    """Held events and their people by type."""
    columns = (
        Column("kind", N_("Type"), Type.TEXT),
        Column("held", N_("Held events"), Type.COUNT),
        Column("unreported", N_("of these, number not reported"), Type.COUNT),
        Column("women", N_("Women"), Type.COUNT),
        Column("men", N_("Men"), Type.COUNT),
        *((Column("other", N_("Other sex"), Type.COUNT),) if any(row["other"] for row in rows) else ()),
        Column("rest", N_("Not disaggregated"), Type.COUNT),
        Column("people", N_("People"), Type.COUNT),
    )
    counted = any(row["people"] for row in rows)
    chart = (
        Chart(words(N_("Participants by type of event")), ("women", "men", "rest"), (_ORANGE, _BLUE, _GREY), lying=True)
        if counted
        else None
    )
    remark = words(
        N_("Held events only. An empty number was not reported; it does not mean zero. People who came twice are counted twice.")
    )
    return Figures("ParticipationByType", words(N_("Participation in held events by type")), columns, rows, remark, chart)


def _recommendations(store: Store, found: Contents, words: Words) -> Figures:
    counts = status_counts(store, found.recommendations)
    known = [status for status in (*RecommendationStatus, "") if status in counts]
    rows = [
        {"status": label_of(RecommendationStatus, s, words) if s else words(N_("Status not stated")), "number": counts[s]} for s in known
    ]
    remark = words(N_("Still open: {number}."), number=sum(counts[status] for status in known if status not in DONE)) if rows else ""
    columns = (Column("status", N_("Status"), Type.TEXT), _NUMBER)
    return Figures("RecommendationsByStatus", words(N_("Recommendations by status")), columns, rows, remark, new_page=True)


def _chain(store: Store, found: Contents, words: Words) -> Figures:
    """What came of it: each step counts some of the recommendations of the step before."""
    counts = chain_of(store, len(event_ids(store, held(found.asked.events))), found.recommendations)
    steps = (
        (N_("Events held"), counts.events),
        (N_("Recommendations made"), counts.recommendations),
        (N_("with a measure of a plan"), counts.linked),
        (N_("and implemented"), counts.implemented),
        (N_("and with evidence"), counts.evidenced),
    )
    rows = [{"step": words(label), "number": number} for label, number in steps] if counts.recommendations else []
    n = counts.unlinked_done
    outside = words.plural("{n} more is implemented without a measure.", "{n} more are implemented without a measure.", n) if n else ""
    columns = (Column("step", N_("Step"), Type.TEXT), _NUMBER)
    return Figures("WhatCameOfIt", words(N_("What came of it")), columns, rows, outside)


def _plans(store: Store, found: Contents, words: Words, today: date) -> Figures:
    question, day = found.asked.plans, found.asked.plans.as_of or today
    counts = plan_counts(store, question, day)
    rows = [{"stage": label_of(Stage, stage, words), "number": number} for stage, number in counts.stages.items()]
    remark = words(
        N_(
            "The newest 1325 NAP of each country; other instruments are not counted. Status to be confirmed: "
            "{unsure}. Plans with conflicting claims: {conflicting}."
        ),
        unsure=counts.to_confirm,
        conflicting=count_conflicting(store, question, day),
    )
    columns = (Column("stage", N_("Present status"), Type.TEXT), _NUMBER)
    return Figures("PlansByStage", words(N_("1325 plans by present status")), columns, rows, remark)
