"""The summary says what the records say: every cell against plain SQL, nothing restricted, figures as on the overview."""

from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.builders import a_recommendation, an_event, event_draft
from tests.figures.random_records import TODAY, random_file
from tests.reports.books import read, records, sql
from wpstracker import __version__
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import (
    EventKind,
    EventStatus,
    OrganisationRole,
    PersonRole,
    Precision,
    Privacy,
    RecommendationStatus,
    ResultKind,
    Scheme,
)
from wpstracker.records import (
    CountryFigure,
    Event,
    EventOrganisation,
    EventPerson,
    EventPlan,
    Organisation,
    Participation,
    Person,
    Plan,
    PlanItem,
    PriorityArea,
    Project,
    Recommendation,
    RecommendationItem,
    RecommendationOrganisation,
    Result,
    Series,
    SeriesYear,
    Source,
    Term,
)
from wpstracker.services import events, naming, plans, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.services.linking import link
from wpstracker.services.reporting import export_summary
from wpstracker.store.database import Store

ALL = Filter()


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with closing(new_file(tmp_path / "office.wpst", fill=lambda _store: None)) as made:
        yield made


def export(store: Store, question: Filter = ALL, *, language: str = "en", today: date = TODAY) -> Path:
    return export_summary(store.path, question, store.path.with_suffix(".xlsx"), language=language, today=today)


def excel_day(code: str | None) -> object:
    """How a stored date reads in the workbook."""
    if not code:
        return ""
    when = PartialDate.from_code(code)
    return when.earliest() if when.is_day else when.show("en")


def facts(path: Path, sheet: str = "About") -> dict[str, Any]:
    """Labels and values of a page."""
    return {row[0]: row[1] for row in read(path, sheet) if len(row) > 1 and row[1] != ""}


@pytest.mark.parametrize("seed", [1, 2])
def test_every_event_is_there_with_what_the_tables_say(tmp_path: Path, seed: int) -> None:
    with closing(random_file(tmp_path / "r.wpst", seed)) as store:
        path = export(store)
    found = {row["Reference"] or number: row for number, row in enumerate(records(path, "Events"))}

    kept = sql(tmp_path / "r.wpst", 'SELECT title, event_kind, status, start, "end", country FROM event')
    labels = {"": ""} | {str(kind.value): kind.label for kind in (*EventKind, *EventStatus)}
    expected = Counter((t, labels[k or ""], labels[s or ""], excel_day(a), excel_day(e), c) for t, k, s, a, e, c in kept)
    names = {"Kazakhstan": "KZ", "Kyrgyzstan": "KG", "Tajikistan": "TJ", "": ""}
    got = Counter((r["Title"], r["Type"], r["Status"], r["Start"], r["End"], names[r["Country"]]) for r in found.values())
    assert got == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_numbers_nobody_reported_are_empty_and_never_zero(tmp_path: Path, seed: int) -> None:
    with closing(random_file(tmp_path / "r.wpst", seed)) as store:
        path = export(store)
    kept = sql(tmp_path / "r.wpst", "SELECT women, men, other, total, undisaggregated FROM participation")
    got = records(path, "Participation")

    def cell(value: int | None) -> object:
        return "" if value is None else float(value)

    assert Counter(tuple(map(cell, row[:4])) for row in kept) == Counter(
        (row["Women"], row["Men"], row["Other sex"], row["Total stated"]) for row in got
    )
    unknown = [row for row in kept if all(number is None for number in row)]
    assert sum(row["How sure"] == "Not reported" and row["People"] == "" for row in got) == len(unknown) > 0


@pytest.mark.parametrize("seed", [1, 2])
def test_recommendations_are_there_and_overdue_as_of_the_day(tmp_path: Path, seed: int) -> None:
    with closing(random_file(tmp_path / "r.wpst", seed)) as store:
        path = export(store)
    got = records(path, "Recommendations")
    kept = sql(tmp_path / "r.wpst", "SELECT text, status, deadline FROM recommendation")
    labels = {status.value: status.label for status in RecommendationStatus}
    assert Counter((t, labels.get(s, ""), excel_day(d)) for t, s, d in kept) == Counter(
        (r["Text"], r["Status"], r["Deadline"]) for r in got
    )
    for row in got:
        if isinstance(row["Deadline"], date):
            done = row["Status"] in ("Implemented", "Closed", "Superseded", "Not implemented")
            assert row["Overdue"] == "no" or (row["Deadline"] < TODAY and not done)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_are_those_of_the_rows(tmp_path: Path, seed: int) -> None:
    with closing(random_file(tmp_path / "r.wpst", seed)) as store:
        path = export(store)
    events_, wanted = records(path, "Events"), records(path, "Recommendations")
    tables = figures(path)

    over_time = tables["EventsOverTime"]
    dated = [row for row in events_ if isinstance(row["Start"], date) or (row["Start"] and "not stated" not in row["Start"])]
    assert sum(row["Together"] for row in over_time) <= len(dated)
    held = [row for row in events_ if row["Status"] == "Held"]
    by_type = {row["Type"]: row for row in tables["ParticipationByType"]}
    assert {kind: row["Held events"] for kind, row in by_type.items()} == Counter(row["Type"] or "Type not stated" for row in held)
    for kind, row in by_type.items():
        of_kind = [event for event in held if (event["Type"] or "Type not stated") == kind]
        for column in ("Women", "Men", "People", "Not disaggregated"):
            said = 0 if row[column] in (None, "not reported") else row[column]
            assert said == sum(event[column] or 0 for event in of_kind), (kind, column)
    by_status = {row["Status"]: row["Number"] for row in tables["RecommendationsByStatus"]}
    assert by_status == Counter(row["Status"] or "Status not stated" for row in wanted)


def figures(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of the sheet Dashboard, by name; read where openpyxl says they are."""
    sheet = load_workbook(path)["Dashboard"]
    found = {}
    for table in sheet.tables.values():
        header, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
        assert table.column_names == header
        found[table.name] = [dict(zip(header, row, strict=True)) for row in rows]
    return found


def test_charts_draw_the_tables_and_carry_their_values(store: Store) -> None:
    an_event(store, status="held", event_kind="training", start="4 May 2024", participation=[Participation(women=8, men=4, total=20)])
    an_event(store, status="planned", event_kind="seminar", start="2 June 2024")
    sheet: Any = load_workbook(export(store))["Dashboard"]

    assert len(sheet._charts) == 3
    for chart in sheet._charts:
        for series in chart.series:
            source = series.val.numRef
            cells = column_of(sheet, source.f)
            drawn = {point.idx: point.v for point in source.numCache.pt}
            assert drawn == {number: value for number, value in enumerate(cells) if value is not None}
            assert [point.v for point in series.cat.strRef.strCache.pt] == [str(value) for value in column_of(sheet, series.cat.strRef.f)]
    assert figures(export(store))["EventsOverTime"] == [
        {"Month": "May 2024", "Held": 1, "Planned or confirmed": None, "Together": 1},
        {"Month": "Jun 2024", "Held": None, "Planned or confirmed": 1, "Together": 1},
    ]
    (training,) = figures(export(store))["ParticipationByType"]
    assert (training["Women"], training["Men"], training["Not disaggregated"], training["People"]) == (8, 4, 8, 20)


def column_of(sheet: Any, reference: str) -> list[Any]:
    """The values of the cells a chart refers to."""
    found = sheet[reference.split("!")[1]]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def test_many_years_are_drawn_by_year(store: Store) -> None:
    for year in (2007, 2023):
        an_event(store, start=str(year), status="held")
    rows = figures(export(store))["EventsOverTime"]
    assert [row["Year"] for row in rows] == list(range(2007, 2024))


def test_a_summary_of_an_empty_file_says_so(store: Store) -> None:
    path = export(store)
    for sheet in ("Events", "Participation", "Recommendations", "Plans"):
        assert read(path, sheet)[2][0] == "Nothing in the file answers the filters named on the first sheet."
    summary: Any = load_workbook(path)["Dashboard"]
    assert summary._charts == []


# -- what is said on the first sheet


def test_the_first_sheet_says_what_was_asked_and_where_it_comes_from(store: Store) -> None:
    an_event(store, country="KZ", start="5 May 2023")
    question = Filter(countries=("KZ", "KG"), kinds=("training",), text="police", after=PartialDate(2023, 1), before=PartialDate(2023, 12))
    path = export(store, question)

    said = facts(path)
    assert said["Countries"] == "Kazakhstan, Kyrgyzstan"
    assert said["Period"] == "January 2023 to December 2023"
    assert (said["Type"], said["Words"]) == ("Training", "police")
    assert (said["File"], said["Made on"], said["Program"]) == ("office.wpst", TODAY, f"WPS Tracker {__version__}")
    assert "never means zero" in said["Not reported"]
    assert {"Disaggregated", "Overdue", "Present status of a plan", "To be confirmed"} <= said.keys()


def test_the_first_sheet_leads_to_the_others(store: Store) -> None:
    book = load_workbook(export(store))
    leads = {cell.hyperlink.location for row in book["About"].iter_rows() for cell in row if cell.hyperlink}
    assert leads == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    assert book.sheetnames == [
        *("About", "Dashboard", "Events", "Participation", "Type by period", "By country", "By institution type", "By theme and pillar"),
        *("Data gaps", "Cells to mend", "Recommendations", "Plans", "Organisations", "People", "Results", "Priority areas"),
        *("Country figures", "Series"),
    ]


def test_a_question_without_conditions_says_that_everything_is_there(store: Store) -> None:
    assert facts(export(store))["Filters"] == "none: the whole file"


# -- what stays in the office


def test_restricted_records_and_their_names_are_left_out_and_counted(store: Store) -> None:
    secret, office = naming.new_organisation("Secret Shelter"), naming.new_organisation("Ministry")
    secret.privacy = Privacy.RESTRICTED.value
    open_draft = Draft(Event(title="Open round table", start=PartialDate(2024, 5, 1)), new=[secret, office])
    open_draft.of(EventOrganisation).extend(
        EventOrganisation(organisation=body.id, role=OrganisationRole.ORGANISER.value) for body in (secret, office)
    )
    open_draft.of(Participation).append(Participation(organisation=secret.id, who="", women=3))
    open_draft.of(Result).append(Result(actual=True, text="Hot line", organisation=secret.id))
    open_event = events.save(store, open_draft)
    hidden = an_event(store, "Hidden meeting", privacy="restricted", participation=[Participation(women=7)], notes="inner")
    plan = plans.save(store, Draft(Plan(country="KZ", title="Hidden plan", privacy="restricted")))
    asked_for = Draft(Recommendation(text="Protect", event=hidden, plan=plan, notes="inner"))
    asked_for.of(RecommendationOrganisation).append(RecommendationOrganisation(organisation=secret.id, role="lead"))
    recommendations.save(store, asked_for)
    a_recommendation(store, "Hidden wish", privacy="restricted", event=open_event)

    path = export(store)
    everything = [
        str(cell) for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]
    assert not [text for text in everything if any(word in text for word in ("Secret", "Hidden", "inner"))]
    (event,), (block,), (wish,) = (records(path, sheet) for sheet in ("Events", "Participation", "Recommendations"))
    assert (event["Organisers"], event["Recommendations"], event["Actual results"]) == ("Ministry", "", "Hot line")
    assert (block["Organisation"], block["Women"], wish["Text"]) == ("", 3, "Protect")
    assert facts(path)["Restricted records"] == "3 records are marked as restricted and are neither listed nor counted."
    assert facts(path, "Dashboard")["Events"] == 1


def connected(store: Store, privacy: Privacy) -> None:
    """An open event connected with a series, a project, a source, a body, a person and a plan that all have a privacy."""
    kinds = {
        "series": Series(title="Hidden series", countries=("KZ",)),
        "project": Project(title="Hidden project"),
        "source": Source(title="Hidden source"),
        "body": Organisation(name="Hidden body"),
        "plan": Plan(title="Hidden plan", country="KZ"),
        "whole": Event(title="Hidden forum"),
    }
    with store.change("Ground") as writer:
        for record in kinds.values():
            record.privacy = privacy.value
            writer.save(record)
        writer.save(SeriesYear(series=kinds["series"].id, when=PartialDate(2023), chair="KZ", note="Hidden year"))
    ids = {name: str(record.id) for name, record in kinds.items()}
    event = Event(title="Open", start=PartialDate(2023, 5, 1), gender_marker="1", cost_spent=1500.5, currency="EUR", satisfaction=92.0)
    event.working_languages, event.duration_days = ("en", "ru"), 2
    event.series, event.project, event.source, event.part_of, event.follows = (
        ids[name] for name in ("series", "project", "source", "whole", "whole")
    )
    draft = Draft(event)
    draft.of(EventOrganisation).append(EventOrganisation(organisation=ids["body"], role="host", named_as="Hidden by another name"))
    draft.of(EventPlan).append(EventPlan(plan=ids["plan"]))
    draft.of(Result).append(Result(text="Roadmap", actual=True, organisation=ids["body"], source=ids["source"]))
    events.save(store, draft)
    result = str(draft.of(Result)[0].id)
    wish = Recommendation(text="Hidden wish", event=event.id, result=result, privacy=privacy.value)
    with store.change("More") as writer:
        writer.save(wish)
        writer.save(PriorityArea(plan=ids["plan"], name="Hidden area", cross_cutting=True, event=ids["whole"]))
        writer.save(CountryFigure(country="KZ", statement="Hidden figure", privacy=privacy.value, event=ids["whole"]))
        writer.save(CountryFigure(country="KZ", women=1, men=3, organisation=ids["body"], source=ids["source"], event=ids["whole"]))


def test_what_an_event_belongs_to_and_produced_has_its_columns_and_sheets(store: Store) -> None:
    connected(store, Privacy.PUBLIC)
    path = export(store)
    event = next(row for row in records(path, "Events") if row["Title"] == "Open")
    assert [event[column] for column in ("Series", "Part of", "Follow-up to", "Project", "Plans supported", "Source")] == [
        *("Hidden series", "Hidden forum", "Hidden forum", "Hidden project", "Hidden plan", "Hidden source")
    ]
    assert [
        event[column] for column in ("Working languages", "Duration in days", "Gender marker (OECD-DAC)", "Cost spent", "Currency")
    ] == [*("English, Russian", 2, "1: significant objective", 1500.5, "EUR")]
    assert event["Satisfaction, average in %"] == 92
    (body,), (result,), (area,), (year,) = (records(path, name) for name in ("Organisations", "Results", "Priority areas", "Series"))
    assert (body["Event"], body["Role"], body["Name then"], body["Name today"]) == ("Open", "Host", "Hidden by another name", "Hidden body")
    assert (result["Result"], result["Actual"], result["Recommendations"]) == ("Roadmap", "yes", "Hidden wish")
    assert (result["Organisation it produced"], result["Document it produced"]) == ("Hidden body", "Hidden source")
    assert (area["Plan"], area["Priority area"], area["Cross-cutting"], area["Event that named it"]) == (
        *("Hidden plan", "Hidden area", "yes", "Hidden forum"),
    )
    assert (year["Title"], year["Year"], year["In the chair"], year["Note"]) == ("Hidden series", "2023", "Kazakhstan", "Hidden year")
    figure = next(row for row in records(path, "Country figures") if row["Women"] == 1)
    assert (figure["Country"], figure["Share of women"], figure["Institution"], figure["Event it was given at"]) == (
        *("Kazakhstan", 0.25, "Hidden body", "Hidden forum"),
    )


def test_nothing_restricted_leaves_through_a_connection(store: Store) -> None:
    connected(store, Privacy.RESTRICTED)
    path = export(store)
    cells = [str(cell) for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert not [text for text in cells if "Hidden" in text]
    assert titles(path) == {"Open"} and titles(path, "Results", "Result") == {"Roadmap"}
    assert len(records(path, "Country figures")) == 1


def test_figures_are_those_of_the_countries_asked_for(store: Store) -> None:
    with store.change("Ground") as writer:
        writer.save(CountryFigure(country="KZ", statement="of Kazakhstan"))
        writer.save(CountryFigure(countries=("UZ", "KZ"), statement="of both"))
        writer.save(CountryFigure(country="KG", statement="of Kyrgyzstan"))
    assert titles(export(store, Filter(countries=("KZ",))), "Country figures", "Statement") == {"of Kazakhstan", "of both"}


# -- which records


def titles(path: Path, sheet: str = "Events", column: str = "Title") -> set[str]:
    return {row[column] for row in records(path, sheet)}


def test_a_country_and_a_period_choose_events_recommendations_and_plans(store: Store) -> None:
    for country, year in (("KZ", 2022), ("KZ", 2023), ("KG", 2023)):
        made = an_event(store, f"{country} {year}", country=country, start=f"May {year}")
        a_recommendation(store, f"{country} {year}", country=country, event=made)
        plans.save(store, Draft(Plan(country=country, title=f"{country} {year}")))
    path = export(store, Filter(countries=("KZ",), after=PartialDate(2023), before=PartialDate(2023)))

    assert titles(path) == {"KZ 2023"}
    assert titles(path, "Recommendations", "Text") == {"KZ 2023"}
    assert titles(path, "Plans") == {"KZ 2022", "KZ 2023"}


def test_a_question_about_events_takes_what_came_out_of_them(store: Store) -> None:
    training = an_event(store, "Training", event_kind="training")
    seminar = an_event(store, "Seminar", event_kind="seminar")
    a_recommendation(store, "of the training", event=training)
    a_recommendation(store, "of the seminar", event=seminar)
    path = export(store, Filter(kinds=("training",)))
    assert titles(path, "Recommendations", "Text") == {"of the training"}


def test_a_question_about_recommendations_leaves_the_events_alone(store: Store) -> None:
    made = an_event(store, "Training")
    a_recommendation(store, "late", event=made, deadline="1 May 2020")
    a_recommendation(store, "in time", event=made, deadline="1 May 2030")
    path = export(store, Filter(overdue=True))
    assert titles(path, "Recommendations", "Text") == {"late"}
    assert titles(path) == {"Training"}
    assert facts(path)["Further"] == "Overdue"


def test_a_recommendation_names_its_event(store: Store) -> None:
    made = an_event(store, "Training", country="KZ", start="May 2023")
    a_recommendation(store, "Go on", event=made)
    (row,) = records(export(store), "Recommendations")
    assert (row["Event reference"], row["Event it came from"]) == ("KZ-2023-EV-001", "Training")


# -- languages


def test_a_russian_workbook_is_russian_throughout(store: Store) -> None:
    body = Organisation(name="Border Service", names={"ru": "Пограничная служба"})
    draft = Draft(Event(title="Training", titles={"ru": "Тренинг"}, country="KG", status="held", start=PartialDate(2007, 6)), new=[body])
    draft.of(EventOrganisation).append(EventOrganisation(organisation=body.id))
    draft.of(Participation).append(Participation(precision=Precision.NOT_REPORTED.value))
    draft.of(Result).append(Result(text="План", result_kind=ResultKind.ROADMAP.value))
    events.save(store, draft)
    path = export(store, language="ru")

    book = load_workbook(path)
    assert book.sheetnames[0] == "Описание"
    (row,) = records(path, "Мероприятия")
    assert (row["Название"], row["Начало"], row["Страна"], row["Организаторы"]) == (
        "Тренинг",
        "июнь 2007",
        "Кыргызстан",
        "Пограничная служба",
    )
    assert row["Точность"] == "Не сообщалось"
    own = {"WPS Tracker", "UTC", "WPST", "KG-2007-EV-001", "OSCE", "S/2010/498", "SMART"}
    latin = [
        cell
        for sheet in book.worksheets
        for line in sheet.iter_rows(values_only=True)
        for cell in line
        if isinstance(cell, str) and any("a" <= letter.lower() <= "z" for letter in cell) and not any(word in cell for word in own)
        if not cell.startswith(("=SUBTOTAL(109,", "=IF("))
    ]
    assert latin == ["office.wpst"]


# -- names, contacts and small numbers


def _confidential(store: Store) -> None:
    """An open event with a speaker, a named participant and their contacts, and a restricted event."""
    made = an_event(
        store,
        "Open",
        status="held",
        people=[("Anna Speaker", PersonRole.SPEAKER, "Minister"), ("Vera Named", PersonRole.PARTICIPANT, "")],
    )
    for part in event_draft(store, made).of(EventPerson):
        with store.change("Contact") as writer:
            person = store.get(Person, part.person)
            assert person is not None
            person.contact = f"{person.name.split()[0].lower()}@office.example"
            writer.save(person)
    an_event(store, "Restricted meeting", privacy="restricted")


def everything(path: Path) -> str:
    """Every text in a workbook."""
    return "\n".join(str(cell.value) for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row if cell.value)


def exported(store: Store, **asked: bool) -> Path:
    """A summary with what is asked for besides."""
    target = store.path.with_suffix(".xlsx")
    return export_summary(store.path, Filter(), target, language="en", today=TODAY, handover=Handover(**asked))


def test_names_of_participants_contacts_and_restricted_records_stay_in_the_office_unless_asked_for(store: Store) -> None:
    _confidential(store)
    path = exported(store)
    (row,) = records(path, "People")
    assert (row["Event"], row["Role"], row["Name"], row["Office held then"]) == ("Open", "Speaker", "Anna Speaker", "Minister")
    for secret in ("Vera", "@office", "Restricted meeting"):
        assert secret not in everything(path)
    assert facts(path)["Named participants"] == "1 name is left out; participants are counted, not named."
    assert facts(path)["Contact details"] == "not in this workbook"


def test_each_is_there_when_it_is_asked_for_and_the_first_sheet_says_so(store: Store) -> None:
    _confidential(store)
    named = exported(store, participants=True)
    assert [row["Name"] for row in records(named, "People")] == ["Anna Speaker", "Vera Named"]
    assert "@office" not in everything(named)
    assert facts(named)["Named participants"].startswith("1 named participant is on the sheet “People”.")

    with_contacts = exported(store, contacts=True)
    assert [row["Contact"] for row in records(with_contacts, "People")] == ["anna@office.example"]
    assert facts(with_contacts)["Contact details"].startswith("on the sheet “People”")

    restricted = exported(store, restricted=True)
    assert {row["Title"] for row in records(restricted, "Events")} == {"Open", "Restricted meeting"}
    assert facts(restricted)["Restricted records"].startswith("1 record in this workbook is restricted.")


def _police(store: Store) -> str:
    type_ = Term(scheme=Scheme.INSTITUTION_TYPE.value, code="border_service", labels={"en": "Border service"})
    with store.change("Term") as writer:
        writer.save(type_)
    return str(type_.id)


def test_small_numbers_of_security_institutions_are_pointed_out(store: Store) -> None:
    blocks = [Participation(who="Officers", institution_type=_police(store), women=3, men=20), Participation(who="Teachers", women=2)]
    an_event(store, "Training", status="held", participation=blocks)
    path = exported(store)
    assert [(row["Who"], row["Women"], row["Small number"]) for row in records(path, "Participation")] == [
        ("Officers", 3, "yes"),
        ("Teachers", 2, "no"),
    ]
    assert facts(path)["Small numbers"].startswith("1 group of participants from a security institution counts fewer than five")


def test_an_organisation_of_the_security_sector_is_enough(store: Store) -> None:
    body = Organisation(name="Border Service", institution_type=_police(store))
    with store.change("Body") as writer:
        writer.save(body)
    an_event(store, participation=[Participation(organisation=body.id, men=1)])
    assert [row["Small number"] for row in records(exported(store), "Participation")] == ["yes"]


def test_suppressed_small_numbers_stand_on_no_sheet_and_can_be_computed_from_none(store: Store) -> None:
    blocks = [
        Participation(who="Officers", institution_type=_police(store), women=3, men=20, total=23),
        Participation(who="Teachers", women=2, men=7),
    ]
    an_event(store, "Training", event_kind="training", status="held", participation=blocks)
    an_event(store, "Seminar", event_kind="seminar", status="held", participation=[Participation(women=10, men=10)])
    path = exported(store, suppress_small=True)

    by_who = {row["Who"]: row for row in records(path, "Participation")}
    shown = ("Women", "Men", "People", "Total stated", "Share of women")
    assert [by_who["Officers"][name] for name in shown] == ["<5", 20, "not shown", "not shown", ""]
    assert [by_who["Teachers"][name] for name in shown] == [2, 7, 9, "", pytest.approx(2 / 9)]
    by_title = {row["Title"]: row for row in records(path, "Events")}
    assert [by_title["Training"][name] for name in ("Women", "Men", "People", "Share of women")] == ["not shown", 27, "not shown", ""]
    assert [by_title["Seminar"][name] for name in ("Women", "Men", "People")] == [10, 10, 20]
    training = next(row for row in load_workbook(path)["Dashboard"].iter_rows() if row[0].value == "Training")
    assert [cell.value for cell in training[3:7]] == [2, 27, None, 29]
    assert [cell.number_format for cell in training[3:7:3]] == ['"at least "#,##0'] * 2
    assert training[4].number_format == "#,##0"
    assert facts(path, "Dashboard")["People at held events"] == "at least 49"
    assert "written as “<5”" in facts(path)["Small numbers"]


def test_a_recommendation_says_what_it_is_linked_with_and_its_contact_only_when_both_are_asked_for(store: Store) -> None:
    with store.change("Matrix") as writer:
        writer.save(Plan(id="plan", title="Plan", country="KG"))
        writer.save(PlanItem(id="item", plan="plan", number="1.2", text="Train"))
    first = a_recommendation(store, "Appoint advisers", issued=PartialDate(2019))
    again = a_recommendation(store, "Appoint advisers again", issued=PartialDate(2023), repeats=first, contact="ask@office.example")
    link(store, RecommendationItem, [again], ["item"])

    path = exported(store)
    row = next(row for row in records(path, "Recommendations") if row["Text"] == "Appoint advisers again")
    assert (row["Measures"], row["Recurs in years"], row["No measure linked"]) == ("1.2 Train", 2, "no")
    assert "with a measure of a plan" in everything(path)
    for asked in ({}, {"contacts": True}, {"restricted": True}):
        assert "ask@office" not in everything(exported(store, **asked))
    assert "ask@office" in everything(exported(store, contacts=True, restricted=True))
