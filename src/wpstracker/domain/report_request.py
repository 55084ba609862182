"""What a report is asked to say, as one value that the window, the command line and a saved report share."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Self

from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.domain.report_periods import ReportPeriod, days_of


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """`kind` names a report of the family; what a kind does not understand it leaves alone.

    question: which records · period: a period that moves with the calendar, in place of the question's own · languages: the first is that
    of the cells, all of them stand in the headings · columns: the chosen ones by the name of a table, the others keep all · layout,
    group_by: codes of the kind · plans: ids · hxl: a row of HXL tags below each table's header.
    """

    kind: str = "summary"
    question: Filter = Filter()
    period: ReportPeriod | None = None
    handover: Handover = Handover()
    languages: tuple[str, ...] = ("en",)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layout: str = ""
    group_by: str = ""
    plans: tuple[str, ...] = ()
    hxl: bool = False

    @property
    def language(self) -> str:
        """The language of what stands in the cells."""
        return self.languages[0]

    def on(self, today: date) -> Filter:
        """The question with the period as it is on a day."""
        question = self.question.on(today)
        if self.period is None:
            return question
        first, last = days_of(self.period, today)
        return question.but(after=first, before=last)

    def but(self, **parts: Any) -> Self:
        """The same request with some parts changed."""
        return replace(self, **parts)

    def plain(self) -> dict[str, Any]:
        """JSON values; what is as usual is left out."""
        said = {
            "kind": self.kind,
            "question": self.question.plain(),
            "period": self.period and self.period.value,
            "handover": {name: True for name, wanted in asdict(self.handover).items() if wanted},
            "languages": list(self.languages),
            "columns": {table: list(keys) for table, keys in self.columns.items()},
            "layout": self.layout,
            "group_by": self.group_by,
            "plans": list(self.plans),
            "hxl": self.hxl,
        }
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_plain(cls, said: Mapping[str, Any]) -> Self:
        """The request that `plain` was taken from; parts that a later version added are left out."""
        known = set(Handover.__dataclass_fields__)
        return cls(
            kind=str(said.get("kind", "summary")),
            question=Filter.from_plain(said.get("question", {})),
            period=ReportPeriod(said["period"]) if said.get("period") in list(ReportPeriod) else None,
            handover=Handover(**{name: bool(wanted) for name, wanted in said.get("handover", {}).items() if name in known}),
            languages=tuple(said.get("languages", ("en",))),
            columns={table: tuple(keys) for table, keys in said.get("columns", {}).items()},
            layout=str(said.get("layout", "")),
            group_by=str(said.get("group_by", "")),
            plans=tuple(said.get("plans", ())),
            hxl=bool(said.get("hxl", False)),
        )
