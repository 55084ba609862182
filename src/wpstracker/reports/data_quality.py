"""The data-quality book: each thing to mend in a row that names the record and the field, and how many of how many there are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import FigureKind, Priority
from wpstracker.figures.checks import Check, Gap, GapGroup, Looking
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.data_gaps import CHECKS, Checked, run_checks
from wpstracker.figures.names import has_name, names
from wpstracker.figures.rows import Row, batches, own_rows
from wpstracker.records import KINDS
from wpstracker.reports.book import Block, Chart, Fact, Figures, Heading, PageSheet, Report, TableSheet, ToRow
from wpstracker.reports.family import Asking
from wpstracker.reports.sheets import NOTHING, after_explaining, computed, explained
from wpstracker.words import N_

TITLE = N_("Data-quality book")
TO_MEND = N_("To mend")
_NOTHING = N_("Nothing is to be mended.")
_COLUMNS = (
    Column("kind", N_("Kind of record"), Type.TEXT),
    Column("reference", N_("Reference"), Type.TEXT),
    Column("title", N_("Title"), Type.TEXT),
    Column("country", N_("Country"), Type.COUNTRY),
    Column("check", N_("Check"), Type.TEXT),
    Column("field", N_("Field"), Type.TEXT),
    Column("wrong", N_("What is missing or odd"), Type.LONG_TEXT),
    Column("mend", N_("What to do"), Type.LONG_TEXT),
    Column("severity", N_("Severity"), Type.CHOICE, Priority),
)
_SEVERITIES = ((Priority.HIGH, "D55E00"), (Priority.MEDIUM, "E69F00"), (Priority.LOW, "A3ADB7"))
_NAMES = {group: f"Mend{''.join(part.title() for part in group.split('_'))}" for group in GapGroup}
_DEFINITIONS = (
    (N_("One row"), N_("One thing to mend in one record. A record with several things to mend has several rows.")),
    (
        N_("Field"),
        N_("The field of the record’s form that is to be filled in or changed. Open the record by its reference with Ctrl+K."),
    ),
    (
        N_("Of how many"),
        N_("How many records the check looks at: for numbers by sex, for instance, only events that were held. Nothing else is counted."),
    ),
    (
        N_("Checks"),
        N_("Those of which the file has no record at all are left out. A click on a check leads to the first thing to mend."),
    ),
    (
        N_("Severity"),
        N_(
            "High: figures of reports are wrong or empty because of it, or something is late. Medium: a reader cannot check or place the "
            "record. Low: good to know."
        ),
    ),
    (N_("Possible duplicates"), N_("Two records whose names are alike in any spelling or script. The row stands for the pair.")),
    (N_("Not reported"), N_("What nobody has reported is missing, never zero. Where a source does not say it either, leave it empty.")),
)

Found = tuple[Check, Gap]


@dataclass(frozen=True)
class _Mending:
    """What the checks find; those of a group are run when somebody first asks for it."""

    asking: Asking
    looking: Looking
    _known: dict[GapGroup, Sequence[Checked]] = field(default_factory=dict)

    def of(self, group: GapGroup) -> Sequence[Checked]:
        if group not in self._known:
            self._known[group] = run_checks(self.looking, [check for check in CHECKS if check.group is group])
        return self._known[group]

    @property
    def every(self) -> list[Checked]:
        return [each for group in GapGroup for each in self.of(group)]


def data_quality(asking: Asking) -> Report:
    """About, summary, checks, everything to mend, then group by group."""
    words, mending = asking.words, _Mending(asking, _looking(asking))
    asked = replace(asking, request=asking.request.but(question=mending_question(asking), period=None))
    intro = N_("What is missing, odd, late or contradictory in one file of WPS Tracker, with the record and the field to mend.")
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asked, words(TITLE), intro, sheets, _DEFINITIONS, _confidential(asking)),
        (("",), lambda: (_summary(mending),)),
        (("Checks",), lambda: (_by_check(mending),)),
        (("ToMend",), lambda: (_sheet(mending, "ToMend", TO_MEND, _worst_first(mending.every)),)),
        *(((name,), partial(_of_group, mending, group, name), True) for group, name in _NAMES.items()),
    )


def _worst_first(checked: Sequence[Checked]) -> list[Checked]:
    order = list(Priority)
    return sorted(checked, key=lambda each: order.index(each.check.severity))


def _of_group(mending: _Mending, group: GapGroup, name: str) -> Sequence[TableSheet]:
    """The sheet of a group, if there is anything to mend."""
    sheet = _sheet(mending, name, group.label, mending.of(group))
    return (sheet,) if sheet.count else ()


def mending_question(asking: Asking) -> Filter:
    """Only countries narrow it: a record without a date is in no period, so a period would hide it."""
    return asking.request.question.narrowed_to(("countries",)).but(unrestricted=not asking.request.handover.restricted)


def _looking(asking: Asking) -> Looking:
    named = asking.request.handover.participants
    return Looking(asking.store, mending_question(asking), asking.today, asking.words.language, participants=named)


def _sheet(mending: _Mending, name: str, title: str, checked: Sequence[Checked]) -> TableSheet:
    """Rows are named when they are written; `title` is untranslated."""

    def rows() -> Iterator[Row]:
        for batch in batches((each.check, gap) for each in checked for gap in each.gaps):
            yield from _rows(mending.asking, batch)

    words, count = mending.asking.words, sum(each.number for each in checked)
    return TableSheet(name, words(title), _COLUMNS, rows, count, words(NOTHING), fixed=3)


def _rows(asking: Asking, found: Sequence[Found]) -> Iterator[Row]:
    words = asking.words
    known = _records(asking, found)
    for check, gap in found:
        yield {
            "kind": words(KINDS[check.kind].label),
            **known[check.kind].get(gap.id, {}),
            "check": words(check.label),
            "field": words(check.field),
            "wrong": check.said(gap, words),
            "mend": words(check.mend),
            "severity": check.severity,
        }


def _records(asking: Asking, found: Sequence[Found]) -> dict[str, dict[str, Row]]:
    """Reference, title and country of these records, by kind and id."""
    by_kind: dict[str, list[str]] = {}
    for check, gap in found:
        by_kind.setdefault(check.kind, []).append(gap.id)
    return {kind: _named(asking, kind, list(dict.fromkeys(ids))) for kind, ids in by_kind.items()}


def _named(asking: Asking, kind: str, ids: Sequence[str]) -> dict[str, Row]:
    model, language = KINDS[kind], asking.words.language
    rows = own_rows(asking.store, model, ids, [name for name in ("reference", "country", "figure_kind") if name in model.described()])
    called = names(asking.store, kind, ids, language) if has_name(kind) else {}
    return {
        id_: {
            "reference": row.get("reference", ""),
            "country": row.get("country", ""),
            "title": called.get(id_) or label_of(FigureKind, row.get("figure_kind", ""), asking.words),
        }
        for id_, row in rows.items()
    }


def _summary(mending: _Mending) -> PageSheet:
    """How much there is to mend, by group and severity; each row leads to its sheet."""
    words = mending.asking.words
    n = sum(each.number for each in mending.every)
    blocks: list[Block] = [
        Fact(words(TO_MEND), words.plural("{n} thing", "{n} things", n), words(TO_MEND)),
        _by_group(mending),
    ]
    return PageSheet(words(N_("Summary")), words(TITLE), blocks)


def _by_group(mending: _Mending) -> Figures:
    words = mending.asking.words
    rows = []
    for group in GapGroup:
        found = Counter[Priority]()
        for each in mending.of(group):
            found[each.check.severity] += each.number
        row: Row = {severity.value: found[severity] or None for severity, _ in _SEVERITIES}
        n = found.total()
        rows += [row | {"group": words(group.label), "all": n, "sheet": words(group.label)}] if n else []
    columns = (
        Column("group", N_("Group"), Type.TEXT),
        *(Column(severity.value, severity.label, Type.COUNT) for severity, _ in _SEVERITIES),
        Column("all", N_("Together"), Type.COUNT),
    )
    chart = Chart(
        words(N_("To mend by severity")), [each.value for each, _ in _SEVERITIES], [colour for _, colour in _SEVERITIES], lying=True
    )
    return Figures("MendByGroup", words(N_("To mend by severity")), columns, rows, "" if rows else words(_NOTHING), chart)


def _by_check(mending: _Mending) -> TableSheet:
    """Every check that had something to look at, also where it found nothing: that is worth knowing too."""
    words = mending.asking.words
    rows = [
        {
            "check": words(each.check.label),
            "group": each.check.group,
            "severity": each.check.severity,
            "number": each.number,
            "of": each.of,
            "among": words(each.check.among),
        }
        for each in mending.every
    ]
    columns = (
        Column("check", N_("Check"), Type.TEXT),
        Column("group", N_("Group"), Type.CHOICE, GapGroup),
        Column("severity", N_("Severity"), Type.CHOICE, Priority),
        Column("number", TO_MEND, Type.COUNT),
        Column("of", N_("Of how many"), Type.COUNT),
        Column("among", N_("Looked at"), Type.TEXT),
    )
    sheet = computed("Checks", words(N_("Checks")), columns, rows, words)
    return replace(sheet, links={"check": ToRow("ToMend", "check")}, bars=("number",))


def _confidential(asking: Asking) -> list[Block]:
    """Whether restricted records and named participants were looked at."""
    words, handover = asking.words, asking.request.handover
    said = ((N_("Restricted records"), handover.restricted), (N_("Named participants"), handover.participants))
    looked, not_looked = words(N_("looked at too: give it only to those who may see them")), words(N_("neither looked at nor counted"))
    return [
        Heading(words(N_("Left out and confidential"))),
        *(Fact(words(label), looked if asked else not_looked) for label, asked in said),
    ]
