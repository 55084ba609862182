"""The dashboard of a summary: figures, each from the same function as the overview's, with charts."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.months import month_short
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import EventStatus, RecommendationStatus, Stage
from wpstracker.figures.activity import COMING, OverTime, events_by_month, events_by_year, held
from wpstracker.figures.chain_counts import chain_of
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.counted import KIND, Counted, counted
from wpstracker.figures.over_time import people_by_step, steps_of
from wpstracker.figures.plan_counts import count_conflicting, plan_counts
from wpstracker.figures.recommendations import status_counts
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import count_events
from wpstracker.reports.book import Block, Chart, Fact, Figures, PageSheet, TableSheet
from wpstracker.reports.counted_tables import asks_for_held, in_words, numbers
from wpstracker.reports.people_figures import PEOPLE, over_time, shares_over_time, stacked, used
from wpstracker.reports.small_numbers import NOT_SHOWN
from wpstracker.reports.summary_contents import Contents
from wpstracker.reports.summary_counts import kind_label
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


def figures_page(store: Store, found: Contents, listed: Sequence[TableSheet], words: Words, today: date) -> PageSheet:
    """How long the lists are and key figures; then, with charts, events and people over time, people by type, recommendations, plans."""
    question, suppress = found.asked.events, found.handover.suppress_small
    blocks: list[Block] = [Fact(sheet.title, sheet.count, sheet.title) for sheet in listed]
    if not asks_for_held(question):
        blocks += [_over_time(store, question, words)]
    else:
        (every,) = counted(store, question, suppress=suppress)
        steps = steps_of(store, question)
        people = people_by_step(store, question, steps, suppress=suppress)
        blocks += [
            *_key_figures(every, words),
            _over_time(store, question, words),
            over_time(people, steps, every, words),
            *shares_over_time(people, steps, words),
        ]
        blocks += [_participation(counted(store, question, KIND, suppress=suppress), words)]
    blocks += [_recommendations(store, found, words), _chain(store, found, words), _plans(store, found, words, today)]
    return PageSheet(words(N_("Dashboard")), words(N_("Summary in figures")), blocks)


def _key_figures(every: Counted, words: Words) -> list[Fact]:
    """What the overview says of held events."""
    cells = in_words(numbers(every, words))
    split = words(N_("{number} of {all} held events"), number=every.split, all=every.held)
    if every.held:
        percent = round(every.split / every.held * 100)
        split = words(N_("{number} of {all} held events ({percent} %)"), number=every.split, all=every.held, percent=percent)
    unknown = words(N_("{number} of {all} held events"), number=every.held - every.reported, all=every.held)
    people = cells["people"] if every.hidden else every.people.show(words)
    return [
        Fact(words(N_("People at held events")), people),
        Fact(words(N_("Women and men counted")), split),
        Fact(words(N_("Number not reported")), unknown),
        Fact(words(N_("Share of women")), _share(cells, words)),
    ]


def _share(cells: Row, words: Words) -> str:
    if cells["share_of_women"] is None:
        return words(NOT_SHOWN if isinstance(cells["both"], str) else N_("not known"))
    text = N_("{percent} % ({women} women among {both} women and men counted)")
    return words(text, percent=round(cells["share_of_women"] * 100), women=cells["women"], both=cells["both"])


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


def _participation(lines: Sequence[Counted], words: Words) -> Figures:
    """Held events and their people by type, the most frequent type first."""
    ordered = sorted(lines, key=lambda line: (-line.held, line.by))
    rows = [{"kind": kind_label(line.by[0], words), "unreported": line.held - line.reported} | numbers(line, words) for line in ordered]
    columns = (
        Column("kind", N_("Type"), Type.TEXT),
        Column("held", N_("Held events"), Type.COUNT),
        Column("unreported", N_("of these, number not reported"), Type.COUNT),
        *used(PEOPLE, rows),
    )
    remark = words(
        N_("Held events only. An empty number was not reported; it does not mean zero. People who came twice are counted twice.")
    )
    chart = stacked(words(N_("Participants by type of event")), rows, lying=True)
    return Figures("ParticipationByType", words(N_("Participation in held events by type")), columns, rows, remark, chart)


def _recommendations(store: Store, found: Contents, words: Words) -> Figures:
    counts = status_counts(store, found.recommendations)
    known = [status for status in (*RecommendationStatus, "") if status in counts]
    rows = [
        {"status": label_of(RecommendationStatus, s, words) if s else words(N_("Status not stated")), "number": counts[s]} for s in known
    ]
    remark = words(N_("Still open: {number}."), number=sum(counts[status] for status in known if status not in DONE)) if rows else ""
    columns = (Column("status", N_("Status"), Type.TEXT), _NUMBER)
    title = words(N_("Recommendations by status"))
    chart = Chart(title, ("number",), (_BLUE,), lying=True) if rows else None
    return Figures("RecommendationsByStatus", title, columns, rows, remark, chart)


def _chain(store: Store, found: Contents, words: Words) -> Figures:
    """What came of it: each step counts some of the recommendations of the step before."""
    counts = chain_of(store, count_events(store, held(found.asked.events)), found.recommendations)
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
    title = words(N_("1325 plans by present status"))
    return Figures("PlansByStage", title, columns, rows, remark, Chart(title, ("number",), (_GREEN,), lying=True) if rows else None)
