"""The recommendation tracker in figures: by status, body, origin and year, and the chain from events to evidence."""

from collections.abc import Mapping, Sequence

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Mechanism, RecommendationStatus, Vocabulary
from wpstracker.figures import recommendation_groups
from wpstracker.figures.chain_counts import chain_counts
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.recommendation_groups import HIDDEN, Standing, counted
from wpstracker.figures.rows import Row
from wpstracker.reports.book import Block, Chart, Fact, Figures, PageSheet, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.small_numbers import NOT_SHOWN
from wpstracker.words import N_, Words

MOST_BODIES = 15
_GREEN, _BLUE, _ORANGE = "00875F", "0072B2", "D55E00"
_COUNTED = (
    Column("all", N_("Recommendations"), Type.COUNT),
    Column("overdue", N_("Overdue"), Type.COUNT),
    Column("in_time", N_("Open, not overdue"), Type.COUNT),
    Column("done", N_("Done with"), Type.COUNT),
)
_BARS = ("overdue", "in_time", "done")
_COLOURS = (_ORANGE, _BLUE, _GREEN)
_STEPS: dict[str, str] = {
    "events": N_("Events held"),
    "recommendations": N_("Recommendations made"),
    "linked": N_("of these, with a measure of a plan"),
    "implemented": N_("of these, implemented"),
    "evidenced": N_("of these, with evidence"),
}


def summary_page(asking: Asking, question: Filter, known: Mapping[str, Standing], listed: Sequence[TableSheet]) -> PageSheet:
    """How many recommendations these sheets hold, then tables with charts."""
    words = asking.words
    every = counted(known, list(known))
    blocks: list[Block] = [
        *(Fact(sheet.title, sheet.count, sheet.title) for sheet in listed),
        Fact(words(N_("Done with")), words(N_("{number} of {all}"), number=every.done, all=every.all)),
        _by_status(known, words),
        _chain(asking, question),
        _by_body(asking, known),
        _by_mechanism(known, words),
        _by_year(known, words),
    ]
    return PageSheet(words(N_("Summary")), words(N_("Recommendations in figures")), blocks)


def _by_status(known: Mapping[str, Standing], words: Words) -> Figures:
    groups = recommendation_groups.by_status(known)
    rows = [
        {"group": _label(RecommendationStatus, status, N_("Status not stated"), words)} | _numbers(known, ids)
        for status, ids in groups.items()
    ]
    columns = (Column("group", N_("Status"), Type.TEXT), *_COUNTED)
    title = words(N_("Recommendations by status"))
    return Figures("TrackerByStatus", title, columns, rows, "", Chart(title, _BARS, _COLOURS, lying=True))


def _chain(asking: Asking, question: Filter) -> Figures:
    """From events to evidence; only countries, period, tags and words mean the same for events and recommendations."""
    words = asking.words
    common = question.narrowed_to(("text", "countries", "terms", "any_terms", "after", "before", "unrestricted"))
    found = chain_counts(asking.store, common, asking.today)
    rows: list[Row] = [{"group": words(label), "all": getattr(found, step)} for step, label in _STEPS.items()]
    remark = [
        words(N_("Each step counts some of the step before; the events are those held, whether or not a recommendation came of them."))
    ]
    if found.unlinked_done:
        remark.append(
            words.plural(
                "{n} recommendation was implemented without a measure of a plan.",
                "{n} recommendations were implemented without a measure of a plan.",
                found.unlinked_done,
            )
        )
    if common != question:
        remark.append(words(N_("Counted for the countries, period, tags and words asked for; the other filters do not apply here.")))
    columns = (Column("group", N_("Step"), Type.TEXT), Column("all", N_("Number"), Type.COUNT))
    title = words(N_("From events to evidence"))
    chart = Chart(title, ("all",), (_BLUE,), lying=True)
    return Figures("TrackerChain", title, columns, rows if found.recommendations or found.events else [], " ".join(remark), chart)


def _by_body(asking: Asking, known: Mapping[str, Standing]) -> Figures:
    """The bodies with most to do; the sheet has them all."""
    words, unrestricted = asking.words, not asking.request.handover.restricted
    groups, called = recommendation_groups.by_body(asking.store, list(known), words.language, unrestricted=unrestricted)
    names = {HIDDEN: words(NOT_SHOWN), "": words(N_("nobody so far"))} | called
    every: list[Row] = [{"group": names[body]} | _numbers(known, ids) for body, ids in groups.items()]
    rows = sorted(every, key=lambda row: (-row["overdue"] - row["in_time"], -row["all"]))[:MOST_BODIES]
    remark = words(N_("A recommendation of two bodies is counted at both."))
    if len(every) > len(rows):
        left = words.plural(
            "{n} more body stands on the sheet “By responsible body”.",
            "{n} more bodies stand on the sheet “By responsible body”.",
            len(every) - len(rows),
        )
        remark = f"{remark} {left}"
    columns = (Column("group", N_("Responsible body"), Type.TEXT), *_COUNTED)
    title = words(N_("Recommendations by responsible body"))
    return Figures("TrackerByBody", title, columns, rows, remark if rows else "", Chart(title, _BARS, _COLOURS, lying=True))


def _by_mechanism(known: Mapping[str, Standing], words: Words) -> Figures:
    groups = recommendation_groups.by_mechanism(known)
    rows = [{"group": _label(Mechanism, code, N_("Origin not stated"), words)} | _numbers(known, ids) for code, ids in groups.items()]
    columns = (Column("group", N_("Origin"), Type.TEXT), *_COUNTED)
    remark = words(N_("Each is counted once, at the origin it was recorded from.")) if rows else ""
    title = words(N_("Recommendations by origin"))
    return Figures("TrackerByOrigin", title, columns, rows, remark, Chart(title, _BARS, _COLOURS, lying=True))


def _by_year(known: Mapping[str, Standing], words: Words) -> Figures:
    groups = recommendation_groups.by_year(known)
    rows = [{"group": year or words(N_("Year not known"))} | _numbers(known, ids) for year, ids in groups.items()]
    columns = (Column("group", N_("Made in"), Type.TEXT), *_COUNTED)
    title = words(N_("Recommendations by the year they were made in"))
    return Figures("TrackerByYear", title, columns, rows, "", Chart(title, _BARS, _COLOURS))


def _numbers(known: Mapping[str, Standing], ids: Sequence[str]) -> Row:
    count = counted(known, ids)
    return {"all": count.all, "overdue": count.overdue, "in_time": count.in_time, "done": count.done}


def _label(vocabulary: type[Vocabulary], code: str, unstated: str, words: Words) -> str:
    return label_of(vocabulary, code, words) if code else words(unstated)
