"""The rows of a plan's matrix: one for each measure, with what it belongs to, what the plan says of it and what became of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures import chain, indicators, plan_items, updates
from wpstracker.figures.chain import Chain
from wpstracker.figures.columns import label_of
from wpstracker.figures.evidence import evidence_of
from wpstracker.figures.linked import Linked
from wpstracker.figures.plan_progress import Branch, PlanProgress
from wpstracker.figures.rows import Row, batches
from wpstracker.figures.terms import labels_of
from wpstracker.reports.plans_asked import PlansAsked
from wpstracker.words import N_

NEWEST = 3
"""So many of the newest updates stand in one cell; all of them are on a sheet of their own."""

NOT_REPORTED = N_("Not reported")
PART_OF = "part_of"


@dataclass(frozen=True, slots=True)
class Line:
    """A measure, or another item with nothing below it, and the items it belongs to, the widest first."""

    above: tuple[Branch, ...]
    branch: Branch

    @property
    def is_measure(self) -> bool:
        """Whether it is one; only measures have a status that counts."""
        return self.branch.node.level is ItemLevel.MEASURE

    @property
    def nested(self) -> Branch | None:
        """The measure it is a part of."""
        return next((each for each in reversed(self.above) if each.node.level is ItemLevel.MEASURE), None)


def lines_of(progress: PlanProgress) -> list[Line]:
    """Every measure in the order of the matrix; a goal or task without measures has a line too, so that nothing is left out."""
    return [line for branch in progress.branches for line in _lines(branch, ())]


def _lines(branch: Branch, above: tuple[Branch, ...]) -> Iterator[Line]:
    line = Line(above, branch)
    if line.is_measure or not branch.children:
        yield line
    for child in branch.children:
        yield from _lines(child, (*above, branch))


class MatrixRows:
    """Reads the rows of one plan, a portion at a time."""

    def __init__(self, meant: PlansAsked, progress: PlanProgress) -> None:
        self._meant, self._progress = meant, progress
        self._store, self._words = meant.asking.store, meant.asking.words
        self.lines = lines_of(progress)

    @cached_property
    def levels(self) -> set[ItemLevel]:
        """The levels at which the plan has items."""
        return {branch.node.level for branch in self._progress.walk()}

    @cached_property
    def has_nested(self) -> bool:
        """Whether any measure is a part of another."""
        return any(line.nested for line in self.lines)

    @cached_property
    def has_indicators_above(self) -> bool:
        """Whether anything but a measure has indicators of its own."""
        return any(each.id in self._indicators for line in self.lines for each in line.above)

    def rows(self) -> Iterator[Row]:
        """One row after the other."""
        by_id = {line.branch.id: line for line in self.lines}
        for batch in batches(list(by_id)):
            read = self._read(batch)
            yield from (self._row(by_id[id_], read) for id_ in batch if id_ in read.items)

    def _read(self, ids: Sequence[str]) -> "_Read":
        meant, language = self._meant, self._words.language
        told = updates.update_ids(self._store, "plan_item", ids, meant.day, meant.first, meant.last)
        every = [id_ for each in told.values() for id_ in each]
        known = updates.rows(self._store, "plan_item", every, language, unrestricted=meant.unrestricted)
        return _Read(
            plan_items.rows(self._store, ids, meant.day, language, unrestricted=meant.unrestricted),
            {item: [known[id_] for id_ in each if id_ in known] for item, each in told.items()},
            chain.chains(self._store, "plan_item", ids, language, unrestricted=meant.unrestricted),
            evidence_of(self._store, ids, language, unrestricted=meant.unrestricted),
        )

    def _row(self, line: Line, read: "_Read") -> Row:
        words, id_ = self._words, line.branch.id
        row = read.items[id_]
        told = read.told.get(id_, [])
        row |= {level.value: self._above(line, level) for level in ItemLevel}
        row["measure"] = row["text"] if line.is_measure else ""
        row[PART_OF] = self._named(line.nested) if line.nested else ""
        row["term"] = row["due_written"] or plan_items.term_meant(row["due_kind"], row["rhythm"], row["start"], row["due"], words)
        row["responsible_said"] = row["responsible_written"] or "; ".join(filter(None, (row["responsible"], row["co_responsible"])))
        row["pillar"] = self._pillars.get(row["pillar"], "")
        row["indicators"] = "\n".join(name for name, _ in self._indicators.get(id_, ()))
        row["indicators_above"] = "\n".join(name for each in line.above for name, _ in self._indicators.get(each.id, ()))
        row["indicator_standing"] = "\n".join(stands for _, stands in self._indicators.get(id_, ()))
        row["status"] = self._status(line)
        row["overdue"] = line.branch.is_overdue if line.is_measure else None
        row["done"] = self._done(told) if line.is_measure or told else ""
        row["obstacles"] = "\n".join(self._dated(each, each["obstacles"]) for each in told if each["obstacles"])
        row["evidence"] = "\n".join(_evidence(told, read.shown.get(id_, [])))
        row["events"] = self._linked(read.chains[id_].events)
        row["recommendations"] = self._linked(read.chains[id_].recommendations)
        return row

    def _above(self, line: Line, level: ItemLevel) -> str:
        """The item of a level that a line belongs to, or is."""
        found = [each for each in (*line.above, line.branch) if each.node.level is level]
        return self._named(found[-1]) if found else ""

    def _named(self, branch: Branch) -> str:
        item = branch.node.item
        return f"{item.number} {item.texts.get(self._words.language) or item.text or item.reference}".strip()

    def _status(self, line: Line) -> str:
        if not line.is_measure:
            return ""
        status = line.branch.status
        return label_of(MeasureStatus, status, self._words) if status else self._words(NOT_REPORTED)

    def _done(self, told: Sequence[Row]) -> str:
        """The newest updates; how many more there are is said."""
        if not told:
            return self._words(NOT_REPORTED)
        said = [self._dated(each, each["narrative"] or self._moved(each)) for each in told[:NEWEST]]
        if len(told) > NEWEST:
            more = len(told) - NEWEST
            said.append(
                self._words.plural(
                    "{n} earlier update is on the sheet “Progress updates”.",
                    "{n} earlier updates are on the sheet “Progress updates”.",
                    more,
                )
            )
        return "\n".join(said)

    def _moved(self, update: Row) -> str:
        """What an update says that tells of nothing done: its status and the reason for it."""
        status = label_of(MeasureStatus, update["status_after"], self._words) if update["status_after"] else ""
        if status and update["reason"]:
            return self._words(N_("{status}: {reason}"), status=status, reason=update["reason"])
        return status or update["reason"] or update["obstacles"] or "–"

    def _dated(self, update: Row, text: str) -> str:
        when = update["effective"]
        return self._words(N_("{date}: {text}"), date=when.show(self._words.language), text=text) if when else text

    def _linked(self, records: Sequence[Linked]) -> str:
        """What each is called and what tells it apart."""
        return "\n".join(
            self._words(N_("{title} ({extra})"), title=each.title, extra=each.extra) if each.extra else each.title for each in records
        )

    @cached_property
    def _pillars(self) -> dict[str, str]:
        return labels_of(self._store, self._words.language)

    @cached_property
    def _indicators(self) -> dict[str, list[tuple[str, str]]]:
        """By item: what each indicator is called, and the same with where it stands."""
        words, meant = self._words, self._meant
        ids = indicators.ids_of_plan(self._store, self._progress.plan, unrestricted=meant.unrestricted)
        known = indicators.rows(self._store, ids, meant.day, words.language, unrestricted=meant.unrestricted)
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in (known[id_] for id_ in ids if id_ in known):
            name = f"{row['number']} {row['text'] or row['reference']}".strip()
            verdict = label_of(Verdict, row["verdict"], words)
            stands = words(N_("{indicator}: {verdict}"), indicator=name, verdict=verdict)
            if row["newest_said"]:
                period = row["newest_when"].show(words.language)
                stands = words(
                    N_("{indicator}: {value} ({period}), {verdict}"),
                    indicator=name,
                    value=row["newest_said"],
                    period=period,
                    verdict=verdict,
                )
            found[row["item"]].append((name, stands))
        return found


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of a portion of items: their own values, updates of the period, links, and what shows them."""

    items: dict[str, Row]
    told: dict[str, list[Row]]
    chains: dict[str, Chain]
    shown: dict[str, list[str]]


def _evidence(told: Sequence[Row], own: Sequence[str]) -> list[str]:
    """Everything that shows what was done: by the updates, then by the item itself."""
    of_updates = [shown for each in told for shown in (each["event_title"], each["source_title"], *each["evidence"].split("\n"))]
    return [shown for shown in dict.fromkeys((*of_updates, *own)) if shown]
