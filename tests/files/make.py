"""Save a file of the present version for the tests of later ones: `python -m tests.files.make`. Do it once, when VERSION goes up.

A file of an earlier version is never made again: it stands for those that people have.
"""

import sys
from contextlib import closing
from pathlib import Path

from tests import unsaved
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Scheme
from wpstracker.records import (
    Claim,
    EventItem,
    EventOrganisation,
    EventPerson,
    Indicator,
    IndicatorValue,
    ItemOrganisation,
    MeasureProgress,
    Obligation,
    PlanItem,
    PlanOrganisation,
    RecommendationItem,
    RecommendationOrganisation,
    RecommendationProgress,
    Record,
    Result,
    SavedReport,
    SavedView,
    Series,
    Source,
    Submission,
    Tagging,
    Term,
)
from wpstracker.store import schema
from wpstracker.store.database import Store

FOLDER = Path(__file__).parent


def saved(version: int) -> Path:
    """The file a version saved."""
    return FOLDER / f"version-{version}.wpst"


def records(version: int = schema.VERSION) -> list[Record]:
    """One record of every kind a version has, with something in every sort of field."""
    source = Source(
        id="source", title="Media advisory", published=PartialDate(2023, 10), url="https://example.org/1325", text="Полный текст"
    )
    body = unsaved.organisation(
        id="body", names={"ru": "Пограничная служба"}, aliases=("Border Guard",), institution_type="type", country="TM"
    )
    event = unsaved.event(
        id="event",
        titles={"ru": "Семинар"},
        start="2023-09-14",
        end="2023-09-15",
        start_time="10:00",
        zone="Asia/Almaty",
        duration_days=1.5,
        countries_covered=("KZ", "TJ"),
        series="series",
        follows="earlier",
        source="source",
        verified=True,
    )
    return [
        Term(
            id="type", scheme=Scheme.INSTITUTION_TYPE.value, code="border_service", labels={"en": "Border service"}, official=True, sort=3
        ),
        unsaved.tag(id="tag", parent_term="type", colour="#123456"),
        source,
        body,
        unsaved.organisation("Unit", id="unit", parent_organisation="body"),
        unsaved.person(id="person", sex="female", organisation="body", contact="private"),
        Series(id="series", title="Dialogue", countries=("KZ", "KG")),
        unsaved.event(id="earlier", start="--08-03", when_written="from 3 August"),
        event,
        EventOrganisation(id="eo", event="event", organisation="body", role="host", sort=0),
        EventPerson(id="ep", event="event", person="person", role="opening", office="Deputy Chair"),
        unsaved.block(id="block", event="event", organisation="unit", institution_type="type", women=0, total=50, precision="about"),
        Result(id="result", event="event", actual=True, text="Working group", reached=PartialDate(2023, 9), organisation="unit"),
        unsaved.plan(id="plan", edition=2, adopted="2022", in_force="2022-03", until="2025-12-31"),
        Claim(id="claim", plan="plan", stage="adopted", as_of=PartialDate(2023), confidence="low", source="source", quote="adopted"),
        unsaved.recommendation(id="recommendation", event="event", plan="plan", deadline="2024-06", status="accepted", country="TM"),
        RecommendationOrganisation(id="ro", recommendation="recommendation", organisation="body", role="lead"),
        *(_since_version_2() if version >= 2 else ()),
        *(_since_version_3() if version >= 3 else ()),
        Tagging(id=id_of("tagging", "event", "tag"), record_kind="event", record="event", term="tag"),
    ]


def _since_version_2() -> list[Record]:
    """A matrix with an indicator, progress, and the links between them."""
    return [
        PlanItem(id="goal", plan="plan", level="goal", number="1", text="Participation", sort=0),
        PlanItem(
            id="measure",
            plan="plan",
            above="goal",
            number="1.1",
            text="Train border guards",
            due=PartialDate(2024, 12),
            status="in_progress",
        ),
        ItemOrganisation(id="io", item="measure", organisation="body", role="lead"),
        MeasureProgress(id="mp", item="measure", effective=PartialDate(2024, 6), narrative="Two courses held", status_after="in_progress"),
        EventItem(id="ei", event="event", item="measure"),
        PlanOrganisation(id="po", plan="plan", organisation="body", role="coordination"),
        Indicator(id="indicator", plan="plan", item="measure", text="Women in the service", unit="%", crosswalk=("UN 11a",), baseline=7.5),
        IndicatorValue(id="value", indicator="indicator", period=PartialDate(2024), value=9.25, cells={"women": 120.0, "men": 1180.0}),
        RecommendationProgress(id="rp", recommendation="recommendation", narrative="Accepted", status_after="accepted"),
        RecommendationItem(id="ri", recommendation="recommendation", item="measure"),
        SavedReport(id="saved", name="Half-yearly", request='{"kind": "activity", "period": "last_half"}'),
        Obligation(id="duty", title="Half-yearly report", country="KG", rhythm="half_yearly", days_after=15),
        Submission(id="sent", obligation="duty", due=PartialDate(2024, 7, 15), handed_in=PartialDate(2024, 7, 12)),
    ]


def _since_version_3() -> list[Record]:
    """A list kept under a name."""
    question = '{"countries": ["KZ"], "text": "границ"}'
    return [SavedView(id="view", name="Border trainings", page="events", question=question, columns=("title", "start"), pinned=True)]


def fill(store: Store, version: int = schema.VERSION) -> None:
    """Every record, an edit, and a deletion taken back: a log with every sort of change."""
    with store.change("New event") as writer:
        for record in records(version):
            writer.save(record)
    with store.change("Edit event") as writer:
        writer.save(unsaved.event(id="earlier", title="Round table", start="--08-03", when_written="from 3 August"))
    with store.change("Delete event") as writer:
        writer.delete(unsaved.event(id="event"))
    store.undo()


def make() -> Path:
    """Save the file of the present version; refuses to write over one."""
    path = saved(schema.VERSION)
    with closing(Store.create(path)) as store:
        fill(store)
        store.db.execute_sql("VACUUM")
    return path


if __name__ == "__main__":
    sys.exit(print(make()))
