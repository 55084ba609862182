"""The sheets of a summary on which held events and their people are counted: by type and period, country, institution, theme, pillar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.steps import Step, show_step
from wpstracker.domain.vocabularies import EventKind, Scheme
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.counted import COUNTRY, INSTITUTION, NO_GROUP, By, Counted, counted, tagged
from wpstracker.figures.over_time import StepByStep, kinds_by_step
from wpstracker.figures.rows import Row
from wpstracker.figures.terms import terms
from wpstracker.reports.book import Sum, TableSheet
from wpstracker.reports.counted_tables import NOTHING, PEOPLE, asks_for_held, in_order, table
from wpstracker.reports.sheets import computed
from wpstracker.store.database import Store
from wpstracker.words import N_, Words, words_for

NO_INSTITUTION: Mapping[str, str] = {"": N_("Institution type not stated"), NO_GROUP: N_("No group of participants recorded")}
_TAGS = {Scheme.PILLAR: N_("None of the pillars"), Scheme.THEME: N_("None of the themes")}
NO_KIND = N_("Type not stated")
COUNTED = ("TypeByPeriod", "ByCountry", "ByInstitution", "ByTheme")


def counted_sheets(store: Store, question: Filter, request: ReportRequest, words: Words) -> tuple[TableSheet, ...]:
    """Every one of `COUNTED`; they are empty where the question leaves no held event."""
    suppress, asked = request.handover.suppress_small, asks_for_held(question)

    def count(*by: By) -> list[Counted]:
        return counted(store, question, *by, suppress=suppress) if asked else []

    every = counted(store, question, suppress=suppress)[0]
    step = Step(request.group_by) if request.group_by in list(Step) else None
    return (
        type_by_period(kinds_by_step(store, question, step) if asked else None, request, words),
        by_country(count(COUNTRY), every, words),
        by_institution(count(INSTITUTION), every, store, words),
        _by_tag(store, count, every, words),
    )


def type_by_period(found: StepByStep | None, request: ReportRequest, words: Words) -> TableSheet:
    """How many held events of each type begin in each step; what has no such date has columns of its own."""
    months = found.steps.months if found else ()
    columns = [Column("kind", N_("Type"), Type.TEXT)]
    columns += [Column(month, _heading(found.steps.step, month, request), Type.COUNT) for month in months if found]
    columns += [Column("earlier", N_("Begun before the period"), Type.COUNT)] if found and found.earlier else []
    columns += [Column("undated", N_("Date not known so far"), Type.COUNT)] if found and found.undated else []
    columns += [Column("all", N_("Together"), Type.COUNT)]
    rows = [_kind_row(found, kind, words) for kind in found.kinds] if found else []
    rows.sort(key=lambda row: str(row["kind"]).casefold())
    sheet = computed("TypeByPeriod", words(N_("Type by period")), columns, rows, words)
    totals = {column.key: Sum(sum(row.get(column.key) or 0 for row in rows)) for column in columns[1:]}
    return replace(sheet, totals={"kind": words(N_("Together")), **totals})


def _heading(step: Step, month: str, request: ReportRequest) -> str:
    """A step in every language of the headings."""
    return " / ".join(dict.fromkeys(show_step(month, step, words_for(language)) for language in request.languages))


def _kind_row(found: StepByStep, kind: str, words: Words) -> Row:
    """A type; a step without events stays empty, so that the eye finds those there are."""
    row: Row = {month: found.counts.get((kind, month)) for month in found.steps.months}
    row |= {"kind": kind_label(kind, words), "all": found.of_kind(kind)}
    return row | {"earlier": found.earlier.get(kind), "undated": found.undated.get(kind)}


def kind_label(kind: str, words: Words) -> str:
    """A type of event, or that it is not stated."""
    return label_of(EventKind, kind, words) if kind else words(NO_KIND)


def by_country(lines: Sequence[Counted], every: Counted, words: Words) -> TableSheet:
    """Where events took place."""
    label: Callable[[Counted], str] = lambda line: country_name(line.by[0], words.language) or words(N_("Country not stated"))  # noqa: E731
    ordered = sorted(lines, key=lambda line: (not line.by[0], label(line)))
    columns = (Column("place", N_("Country"), Type.TEXT),)
    return table("ByCountry", words(N_("By country")), columns, [({"place": label(line)}, line) for line in ordered], every, words)


def by_institution(lines: Sequence[Counted], every: Counted, store: Store, words: Words) -> TableSheet:
    """Which institutions people came from; an event with two institutions stands in both lines, each person in one."""
    known = {term.id: term.label for term in terms(store, words.language, Scheme.INSTITUTION_TYPE)}
    unstated = {key: words(text) for key, text in NO_INSTITUTION.items()}
    ordered = in_order(lines, known | unstated)
    labelled = [({"institution": (known | unstated).get(line.by[0], line.by[0])}, line) for line in ordered]
    columns = (Column("institution", N_("Institution type"), Type.TEXT),)
    return table("ByInstitution", words(N_("By institution type")), columns, labelled, every, words, adding=PEOPLE)


def _by_tag(store: Store, count: Callable[[By], list[Counted]], every: Counted, words: Words) -> TableSheet:
    """Pillars, then themes; an event with two themes counts in both."""
    labelled: list[tuple[Row, Counted]] = []
    for scheme, none in _TAGS.items():
        known = {term.id: term.label for term in terms(store, words.language, scheme)}
        for line in in_order(count(tagged(scheme)), known):
            labelled.append(({"list": words(scheme.label), "term": known.get(line.by[0], words(none))}, line))
    columns = (Column("list", N_("List"), Type.TEXT), Column("term", N_("Pillar or theme"), Type.TEXT))
    return table("ByTheme", words(N_("By theme and pillar")), columns, labelled, every, words, adding=NOTHING)
