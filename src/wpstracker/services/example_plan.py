"""The example plan of the sample file: invented, and said to be so, so that matrix, indicators and reports can be tried."""

from datetime import date
from typing import Any

from wpstracker.assets import reference
from wpstracker.domain.identity import id_of
from wpstracker.domain.ordering import GAP
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import SourceKind
from wpstracker.records import (
    EventItem,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureProgress,
    Obligation,
    Organisation,
    Plan,
    PlanItem,
    PlanLevel,
    Source,
)
from wpstracker.services import obligations, plans, progress
from wpstracker.services.drafts import Draft, name_record
from wpstracker.services.new_plan_items import understand_term
from wpstracker.services.responsible import KnownBodies, link_bodies
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer
from wpstracker.words import N_

_PLAIN = ("level", "number", "text", "form", "budget_planned", "budget_spent")
_OF_INDICATOR = (
    "number", "text", "level", "unit", "direction", "cumulative", "disaggregation", "baseline_when", "baseline", "baseline_written",
)  # fmt: skip
_TOLD = ("effective", "status_after", "narrative", "shown_by", "obstacles", "next_step", "reason")


def write_example_plan(store: Store) -> None:
    """Write the plan of `data/example_plan.json`; the events of the sample must be there."""
    with store.change(N_("Enter the sample")) as writer:
        _Example(store, writer, reference("example_plan")).write()


class _Example:
    """Writes the invented plan; the same records with the same ids in every sample."""

    def __init__(self, store: Store, writer: Writer, data: dict[str, Any]) -> None:
        self._store, self._writer, self._data = store, writer, data
        self._plan = _id("plan", "example")

    def write(self) -> None:
        """The plan, what it calls its levels, the invented bodies, then item by item."""
        plans.save(self._store, Draft(Plan.from_plain(self._plan, self._data["plan"]), {PlanLevel: self._levels()}))
        for values in self._data["organisations"]:
            self._save(Organisation.from_plain(_id("organisation", values["key"]), values))
        self._save(Source(id=_id("source", "example-report"), title="Example report (invented)", source_kind=SourceKind.REPORT.value))
        bodies = KnownBodies(self._store)
        for sort, values in enumerate(self._data["items"], 1):
            self._write_item(values, None, sort, bodies)
        self._write_reports()

    def _write_reports(self) -> None:
        """What has to be reported on the plan, and what was handed in."""
        given = {"plan": self._plan, "country": self._data["plan"]["country"], "recipient": _id("organisation", self._data["recipient"])}
        obligation = Obligation.from_plain(_id("obligation", "example"), self._data["obligation"] | given)
        obligations.save(self._store, Draft(obligation))
        for due, prepared, handed_in, note in self._data["handed_in"]:
            obligations.mark(
                self._store,
                str(obligation.id),
                date.fromisoformat(due),
                prepared=PartialDate.from_code(prepared),
                handed_in=PartialDate.from_code(handed_in),
                note=note,
            )

    def _levels(self) -> list[PlanLevel]:
        return [
            PlanLevel(id=_id("plan_level", level), level=level, name=name, names={"ru": russian})
            for level, name, russian in self._data["levels"]
        ]

    def _write_item(self, values: dict[str, Any], above: str | None, sort: int, bodies: KnownBodies) -> None:
        item = PlanItem(id=_id("plan_item", values["number"]), plan=self._plan, above=above, sort=sort * GAP, texts={"ru": values["ru"]})
        for name in _PLAIN:
            setattr(item, name, values.get(name, getattr(item, name)))
        item.pillar = term_id("pillar", values["pillar"]) if "pillar" in values else None
        item.responsible_written, item.due_written = values.get("responsible", ""), values.get("due", "")
        item.currency = self._data["plan"]["currency"] if item.budget_planned is not None else ""
        understand_term(item)
        self._save(item)
        link_bodies(self._store, self._writer, item, bodies.recognised(item.responsible_written))
        for at, (event, note) in enumerate(values.get("events", ())):
            event_id = _id("event", event)
            self._writer.save(EventItem(id=id_of("event_item", event_id, str(item.id)), event=event_id, item=item.id, note=note, sort=at))
        for at, indicator in enumerate(values.get("indicators", ())):
            self._write_indicator(indicator, str(item.id), at)
        for told in values.get("progress", ()):
            self._tell(item, dict(zip(_TOLD, told, strict=False)))
        for at, child in enumerate(values.get("children", ()), 1):
            self._write_item(child, str(item.id), at, bodies)

    def _write_indicator(self, values: dict[str, Any], item: str, sort: int) -> None:
        plain = {name: values[name] for name in _OF_INDICATOR if name in values}
        id_ = _id("indicator", values["number"])
        self._save(Indicator.from_plain(id_, {**plain, "plan": self._plan, "item": item, "texts": {"ru": values["ru"]}, "sort": sort}))
        for model, key in ((IndicatorTarget, "targets"), (IndicatorValue, "values")):
            for at, (period, value, *cells) in enumerate(values.get(key, ())):
                said = {"indicator": id_, "period": period, "value": value, "sort": at} | ({"cells": cells[0]} if cells else {})
                self._writer.save(model.from_plain(_id(model.kind(), id_, period), said))

    def _tell(self, item: PlanItem, told: dict[str, Any]) -> None:
        """Record progress as a person would; what shows it is an event of the sample (“@…”) or a source."""
        update = MeasureProgress(id=_id("measure_progress", item.number, told["effective"]), item=item.id)
        for name in ("narrative", "obstacles", "next_step", "reason"):
            setattr(update, name, told.get(name) or "")
        update.status_after = told["status_after"]
        update.effective = PartialDate.from_code(told["effective"])
        shown_by = told.get("shown_by") or ""
        if shown_by.startswith("@"):
            update.event = _id("event", shown_by[1:])
        elif shown_by:
            update.source = _id("source", shown_by)
        progress.record_progress(self._store, Draft(update))

    def _save(self, record: Any) -> None:
        name_record(self._store, record)
        self._writer.save(record)


def _id(*parts: str) -> str:
    return id_of("sample", *parts)
