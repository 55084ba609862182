"""Sex-disaggregated participation: attendances by institution, rank, capacity, country and project; panels and persons beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.steps import Step, show_step
from wpstracker.domain.vocabularies import Capacity, Scheme
from wpstracker.figures import blocks
from wpstracker.figures.activity import held
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.counted import (
    CAPACITY,
    COUNTRY,
    GROUP_COUNTRY,
    INSTITUTION,
    NO_GROUP,
    PROJECT,
    RANK,
    By,
    Counted,
    by_step,
    counted,
)
from wpstracker.figures.names import names
from wpstracker.figures.over_time import people_by_step, steps_of
from wpstracker.figures.panels import Panel, panels
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import count_events, event_ids
from wpstracker.figures.terms import terms
from wpstracker.reports.asked import asked
from wpstracker.reports.book import Block, Fact, Figures, Heading, PageSheet, Report, TableSheet
from wpstracker.reports.counted_tables import ALL, PEOPLE, asks_for_held, in_order, in_words, numbers, table
from wpstracker.reports.family import Asking
from wpstracker.reports.left_out import restricted_text, small_numbers_text
from wpstracker.reports.panel_sheet import panel_sheet
from wpstracker.reports.people_figures import PEOPLE as PEOPLE_COLUMNS
from wpstracker.reports.people_figures import over_time, shares_over_time, stacked, used
from wpstracker.reports.sheets import after_explaining, explained, listing
from wpstracker.reports.small_numbers import suppress
from wpstracker.reports.summary_counts import NO_INSTITUTION, by_country, by_institution
from wpstracker.words import N_

TITLE = N_("Sex-disaggregated participation")
_GROUPS = N_("Participation")
MOST_INSTITUTIONS = 15
_NO_GROUP = N_("No group of participants recorded")
_DEFINITIONS = (
    (
        N_("Attendances"),
        N_(
            "People are counted at each event they came to: somebody who came to three events is three attendances. Groups are counted "
            "without names, so nobody can say how many different persons they were; this program does not guess it."
        ),
    ),
    (
        N_("Persons"),
        N_(
            "Only people who are named at an event, such as speakers, can be told apart. The sheet “Panels” counts each of them once, and "
            "beside it every appearance."
        ),
    ),
    (
        N_("Panels"),
        N_(
            "People named as giving opening remarks, speaker, panellist, moderator, trainer or expert at held events. They may also be "
            "part of a counted group; the two are never added up. Contacts and named participants are not counted here."
        ),
    ),
    (
        N_("Not disaggregated"),
        N_(
            "People whose sex was not reported: those the source says so of, or the rest of its total. Women, men and "
            "the rest need not add up to a stated total; nothing is forced."
        ),
    ),
    (
        N_("Share of women"),
        N_("Women among the women and men counted; the column before it holds that whole. People whose sex was not reported are left out."),
    ),
    (
        N_("Share of events with women and men counted"),
        N_("Held events with a group of this line in which women and men are both counted, among all held events with such a group."),
    ),
    (
        N_("Institution"),
        N_("The institution type of a group, else that of its organisation. An event with two institutions stands in both."),
    ),
    (
        N_("Not reported"),
        N_("Nobody has stated the number. The cell is empty or says so. It never means zero; a zero is a zero."),
    ),
)


def participation(asking: Asking) -> Report:
    """The report of the family."""
    words, store, counting = asking.words, asking.store, _Counting(asking)
    intro = N_("Women and men at the events that were held, as far as they were counted, from one file of WPS Tracker.")
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, _confidential(counting)),
        (("",), lambda: (_dashboard(counting),)),
        (("Attendances",), lambda: (_attendances(counting),)),
        (("ByInstitution",), lambda: (by_institution(counting.institutions, counting.every, store, words),)),
        (("ByCapacity",), lambda: (_by_capacity(counting),)),
        (("Panels",), lambda: (panel_sheet(counting.panels, words),)),
        (("ByCountry",), lambda: (by_country(counting.by(COUNTRY), counting.every, words),)),
        (("ByGroupCountry",), lambda: (_by_group_country(counting),)),
        (("ByProject",), lambda: (_by_project(counting),)),
        (("Participation",), lambda: (_groups(counting),)),
    )


@dataclass(frozen=True)
class _Counting:
    """What the sheets count from."""

    asking: Asking

    @cached_property
    def question(self) -> Filter:
        handover = self.asking.request.handover
        return asked(self.asking.request.on(self.asking.today).but(unrestricted=not handover.restricted)).events

    @cached_property
    def events(self) -> list[str]:
        return event_ids(self.asking.store, held(self.question)) if asks_for_held(self.question) else []

    @cached_property
    def every(self) -> Counted:
        return counted(self.asking.store, self.question, suppress=self.asking.request.handover.suppress_small)[0]

    @cached_property
    def panels(self) -> list[Panel]:
        return panels(self.asking.store, self.question) if self.events else []

    @cached_property
    def blocks(self) -> Collection[str]:
        return blocks.block_ids(self.asking.store, self.events)

    @cached_property
    def institutions(self) -> list[Counted]:
        return self.by(INSTITUTION)

    @property
    def step(self) -> Step:
        asked_for = self.asking.request.group_by
        return Step(asked_for) if asked_for in list(Step) else Step.YEAR

    def by(self, *by: By) -> list[Counted]:
        return counted(self.asking.store, self.question, *by, suppress=self.asking.request.handover.suppress_small) if self.events else []

    def labels(self, scheme: Scheme, unstated: Mapping[str, str]) -> dict[str, str]:
        """The terms of a list in their order, then what stands for those not stated."""
        words = self.asking.words
        known = {term.id: term.label for term in terms(self.asking.store, words.language, scheme)}
        return known | {key: words(text) for key, text in unstated.items()}


def _attendances(counting: _Counting) -> TableSheet:
    """Institution × rank × year, the newest year last but for what is not dated."""
    words, step = counting.asking.words, counting.step
    institutions = counting.labels(Scheme.INSTITUTION_TYPE, NO_INSTITUTION)
    ranks = counting.labels(Scheme.RANK, {"": N_("Rank not stated"), NO_GROUP: ""})
    found = counting.by(INSTITUTION, RANK, by_step(step))
    months = dict.fromkeys(sorted({line.by[2] for line in found}, key=lambda month: (not month, month)), "")
    lines = in_order(found, institutions, ranks, months)
    columns = (
        Column("institution", N_("Institution type"), Type.TEXT),
        Column("rank", N_("Rank band"), Type.TEXT),
        Column("step", step.label, Type.TEXT),
    )
    labelled: list[tuple[Row, Counted]] = [
        (
            {
                "institution": institutions.get(line.by[0], line.by[0]),
                "rank": ranks.get(line.by[1], line.by[1]),
                "step": show_step(line.by[2], step, words) if line.by[2] else words(N_("Date not known so far")),
            },
            line,
        )
        for line in lines
    ]
    return table("Attendances", words(N_("Attendances")), columns, labelled, counting.every, words, adding=PEOPLE)


def _by_capacity(counting: _Counting) -> TableSheet:
    words = counting.asking.words
    known = {capacity.value: words(capacity.label) for capacity in Capacity}
    return _one_by_one(counting, "ByCapacity", N_("By capacity"), N_("Capacity"), CAPACITY, known, N_("Capacity not stated"))


def _by_group_country(counting: _Counting) -> TableSheet:
    """Where people came from, which is not where the event took place."""
    words, lines = counting.asking.words, counting.by(GROUP_COUNTRY)
    codes = sorted({line.by[0] for line in lines} - {"", NO_GROUP}, key=lambda code: country_name(code, words.language))
    known = {code: country_name(code, words.language) for code in codes}
    title, column = N_("Countries of participants"), N_("Country of the participants")
    return _one_by_one(counting, "ByGroupCountry", title, column, GROUP_COUNTRY, known, N_("Country not stated"))


def _by_project(counting: _Counting) -> TableSheet:
    asking, lines = counting.asking, counting.by(PROJECT)
    called = names(
        asking.store, "project", (line.by[0] for line in lines), asking.words.language, unrestricted=counting.question.unrestricted
    )
    known = dict(sorted(called.items(), key=lambda item: item[1].casefold()))
    hidden = {line.by[0]: asking.words(N_("A project that is not named here")) for line in lines if line.by[0] and line.by[0] not in known}
    return _one_by_one(counting, "ByProject", N_("By project"), N_("Project"), PROJECT, known | hidden, N_("No project"), adding=ALL)


def _one_by_one(
    counting: _Counting,
    name: str,
    title: str,
    column: str,
    by: By,
    known: Mapping[str, str],
    unstated: str,
    *,
    adding: Sequence[str] = PEOPLE,
) -> TableSheet:
    """A table counted by one thing; `title`, `column` and `unstated` are untranslated."""
    words = counting.asking.words
    last = {"": words(unstated), NO_GROUP: words(_NO_GROUP)}
    lines = in_order(counting.by(by), {**known, **last})
    labelled: list[tuple[Row, Counted]] = [({"of": {**known, **last}.get(line.by[0], line.by[0])}, line) for line in lines]
    return table(name, words(title), (Column("of", column, Type.TEXT),), labelled, counting.every, words, adding=adding)


def _groups(counting: _Counting) -> TableSheet:
    """Every group behind the figures."""
    asking = counting.asking
    handover, words = asking.request.handover, asking.words

    def read(ids: Sequence[str]) -> dict[str, Row]:
        found = blocks.rows(asking.store, ids, words.language, unrestricted=not handover.restricted)
        if handover.suppress_small:
            for row in found.values():
                suppress(row, words)
        return found

    return listing("Participation", words(_GROUPS), blocks.COLUMNS, counting.blocks, read, words)


def _dashboard(counting: _Counting) -> PageSheet:
    """Key figures, then women, men and those not disaggregated over time and by institution."""
    asking, words = counting.asking, counting.asking.words
    every = counting.every if counting.events else None
    facts: list[Block] = [Fact(words(N_("Groups of participants")), len(counting.blocks), words(_GROUPS))]
    figures: list[Block] = []
    if every:
        facts += _key_figures(counting, every)
        steps = steps_of(asking.store, counting.question, counting.step if asking.request.group_by else None)
        people = people_by_step(asking.store, counting.question, steps, suppress=asking.request.handover.suppress_small)
        figures = [over_time(people, steps, every, words), *shares_over_time(people, steps, words), _institutions(counting)]
    return PageSheet(words(N_("Dashboard")), words(N_("Participation in figures")), [*facts, *figures])


def _key_figures(counting: _Counting, every: Counted) -> list[Fact]:
    words, cells = counting.asking.words, in_words(numbers(every, counting.asking.words))
    together = counting.panels[-1] if counting.panels else None
    said = words(N_("{number} of {all} held events"), number=every.split, all=every.held)
    return [
        Fact(words(N_("Attendances at held events")), cells["people"] if every.hidden else every.people.show(words)),
        Fact(words(N_("of these, women")), words(N_("not reported")) if cells["women"] is None else cells["women"]),
        Fact(words(N_("of these, men")), words(N_("not reported")) if cells["men"] is None else cells["men"]),
        Fact(words(N_("Women and men counted")), said),
        Fact(words(N_("Persons named on panels, each once")), together.persons if together else words(N_("none"))),
    ]


def _institutions(counting: _Counting) -> Figures:
    """The institutions most people came from; the sheet has them all."""
    words = counting.asking.words
    labels = counting.labels(Scheme.INSTITUTION_TYPE, NO_INSTITUTION)
    lines = sorted((line for line in counting.institutions if line.reported), key=lambda line: (-(line.people.people() or 0), line.by))
    rows = [{"institution": labels.get(line.by[0], line.by[0])} | numbers(line, words) for line in lines[:MOST_INSTITUTIONS]]
    columns = (Column("institution", N_("Institution type"), Type.TEXT), *used(PEOPLE_COLUMNS, rows))
    title = words(N_("Attendances by institution type"))
    more = len(lines) - len(rows)
    remark = words.plural("{n} more is on the sheet “By institution type”.", "{n} more are on the sheet “By institution type”.", more)
    return Figures("PeopleByInstitution", title, columns, rows, remark if more else "", stacked(title, rows, lying=True))


def _confidential(counting: _Counting) -> list[Block]:
    """What is left out, and what is in it only because somebody asked."""
    asking, words = counting.asking, counting.asking.words
    handover = asking.request.handover
    every, open_ = (count_events(asking.store, held(counting.question.but(unrestricted=only))) for only in (False, True))
    return [
        Heading(words(N_("Left out and confidential"))),
        Fact(words(N_("Restricted records")), restricted_text(every - open_ if counting.events else 0, handover, words)),
        Fact(words(N_("Named participants")), words(N_("not in this workbook"))),
        Fact(words(N_("Contact details")), words(N_("not in this workbook"))),
        Fact(words(N_("Small numbers")), small_numbers_text(asking.store, counting.events, handover, words)),
    ]
