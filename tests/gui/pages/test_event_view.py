"""An event as a page to read: all that is known, nothing that is not."""

from PySide6.QtGui import QTextDocument

from tests.builders import a_recommendation, an_event, event_draft
from tests.gui.contexts import TODAY
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import OrganisationRole, PersonRole
from wpstracker.figures.event_details import event_details
from wpstracker.gui import language
from wpstracker.gui.pages.event_view import event_html
from wpstracker.records import (
    Citation,
    CountryFigure,
    EventPlan,
    Organisation,
    Participation,
    Person,
    PriorityArea,
    Project,
    Quote,
    Result,
    Series,
    SeriesYear,
    Source,
)
from wpstracker.services.events import save
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


def html(store: Store, id_: str) -> str:
    """The page as it is built."""
    details = event_details(store, id_, TODAY, language.words().language)
    assert details is not None
    return event_html(details)


def text(store: Store, id_: str) -> str:
    """The page as it is read."""
    document = QTextDocument()
    document.setHtml(html(store, id_))
    return document.toPlainText().replace("\u00a0", " ")


def a_full_event(store: Store) -> str:
    """The training seminar in Borovoye, more or less as the press release tells it."""
    id_ = an_event(
        store,
        "Gender mainstreaming and security",
        titles={"ru": "Учёт гендерной проблематики"},
        event_kind="training",
        status="held",
        start="12.07.2013",
        end="13.07.2013",
        country="KZ",
        place="Borovoye",
        region="Akmola Region",
        venue="Hotel by the lake",
        event_format="in_person",
        level="international",
        countries_covered=("KZ", "BG"),
        objectives="A network of focal points",
        summary="First part.\n\nSecond part.",
        organisations=[("Centre in Astana", OrganisationRole.ORGANISER), ("Akmola Administration", OrganisationRole.SUPPORTER)],
        people=[("N. Zarudna", PersonRole.OPENING, "Head of the Centre")],
        participation=[Participation(who="officials", total=50, precision="about"), Participation(who="experts", capacity="trainer")],
        results=[Result(text="Network formed", actual=True, result_kind="working_group"), Result(text="Roadmap to come")],
        terms=[term_id("resolution", "1325")],
        tags=["focal points"],
        verified=True,
        privacy="internal",
    )
    draft = event_draft(store, id_)
    source = Source(
        title="Press release",
        publisher="OSCE",
        published=PartialDate(2013, 7, 12),
        url="https://example.org/1",
        source_kind="press_release",
    )
    draft.new.append(source)
    draft.record.source, draft.record.source_quote = source.id, "some 50 officials"
    return save(store, draft)


def test_everything_known_is_on_the_page(app, store) -> None:
    page = text(store, a_full_event(store))
    facts = [
        *("Gender mainstreaming and security", "Учёт гендерной проблематики", "Training", "Held", "In person", "International"),
        *("12–13 July 2013", "2 days", "Borovoye, Akmola Region, Kazakhstan", "Hotel by the lake", "Kazakhstan, Bulgaria"),
        *("Centre in Astana", "Supporter", "Akmola Administration", "N. Zarudna", "Head of the Centre"),
        *("officials", "about 50", "experts", "Trainers or experts", "A network of focal points", "Second part."),
        *("What came of it", "Network formed", "Working group formed", "Expected results", "Roadmap to come"),
        *("UNSCR 1325", "focal points", "Press release · OSCE · 12 July 2013", "some 50 officials", "https://example.org/1"),
        *("KZ-2013-EV-001", "Internal", "Verified"),
    ]
    assert [fact for fact in facts if fact not in page] == []


def test_what_is_unknown_is_not_mentioned(app, store) -> None:
    page = text(store, an_event(store, "Only a title"))
    *known, reference = page.splitlines()
    assert [line.strip() for line in known if line.strip()] == ["Only a title", "Planned", "Recommendations", "Add recommendation"]
    assert reference.startswith("EV-")


def test_not_reported_is_said_in_words_and_never_as_zero(app, store) -> None:
    page = text(store, an_event(store, participation=[Participation(who="Border service"), Participation(who="Customs")]))
    assert "How many took part was not reported." in page
    assert "Border service" in page
    assert "0" not in page.replace(page.split()[-1], "")


def test_blocks_without_numbers_are_told_apart_from_those_with(app, store) -> None:
    blocks = [Participation(who="police", women=3, men=0), Participation(who="customs", women=4, total=9), Participation(who="NGOs")]
    page = text(store, an_event(store, participation=blocks))
    lines = page.splitlines()
    assert lines[lines.index("police") :][:5] == ["police", "3", "0", "0", "3"], "nobody is a number when it was counted"
    assert lines[lines.index("customs") :][:5] == ["customs", "4", "–", "5", "9"]
    assert lines[lines.index("All together") :][:5] == ["All together", "7", "0", "5", "12"]
    assert "numbers not reported" in page[page.index("All together") : page.index("NGOs")]


def test_parts_that_do_not_add_up_are_remarked_on(app, store) -> None:
    page = text(store, an_event(store, participation=[Participation(who="police", women=30, men=30, total=50)]))
    assert "police: the parts make 60, the source states 50. Both are kept." in page
    assert "Women are 50 % of those counted by sex." in page


def test_recommendations_are_linked_with_status_and_what_is_overdue(app, store) -> None:
    id_ = an_event(store)
    first = a_recommendation(store, "Train more women", event=id_, deadline="1.3.2023", status="in_progress")
    a_recommendation(store, "", event=id_, text_status="missing")
    page = html(store, id_)
    assert f"wps:recommendation/{first}" in page
    assert "Overdue" in page
    assert "In&nbsp;progress" in page
    assert "text missing" in page


def test_series_of_events_lead_to_each_other(app, store) -> None:
    first = an_event(store, "First workshop")
    second = an_event(store, "Second workshop", follows=first)
    assert f'href="wps:event/{first}"' in html(store, second)
    assert f'href="wps:event/{second}"' in html(store, first)


def test_names_with_angle_brackets_are_shown_not_obeyed(app, store) -> None:
    id_ = an_event(store, "<b>Bold</b> & <script>", venue="<img src=x>", organisations=[("<i>NGO</i>", OrganisationRole.HOST)])
    page = text(store, id_)
    assert "<b>Bold</b> & <script>" in page
    assert "<img src=x>" in page
    assert "<i>NGO</i>" in page


def test_the_page_speaks_russian(app, store) -> None:
    id_ = a_full_event(store)
    language.use("ru")
    page = text(store, id_)
    assert page.startswith("Учёт гендерной проблематики\nGender mainstreaming and security")
    for fact in ("12–13 июля 2013", "2 дня", "Казахстан", "около 50", "Рекомендации", "Добавить рекомендацию", "Источник"):
        assert fact in page


def test_a_single_day_names_its_weekday_and_hours_their_zone(app, store) -> None:
    page = text(store, an_event(store, start="16.10.2023", start_time="10:00", end_time="17:15", zone="Asia/Almaty"))
    assert "Monday, 16 October 2023, 10:00–17:15 (Almaty)" in page


def test_an_event_that_is_gone_has_no_page(app, store) -> None:
    assert event_details(store, "nowhere", TODAY, "en") is None


def a_supported_plan(store: Store) -> str:
    """The id of a reference plan of Kyrgyzstan."""
    return str(store.rows("SELECT id FROM plan WHERE country = 'KG' ORDER BY edition DESC LIMIT 1")[0][0])


def an_event_with_everything(store: Store) -> str:
    """Every fact that has a field of its own beside the common ones."""
    whole = an_event(store, "A whole year of dialogue")
    person, funder, group_ = Person(name="A. Speaker"), Organisation(name="Donor"), Organisation(name="The Group")
    source = Source(title="Roadmap 2024")
    series, project = Series(title="The Dialogue"), Project(title="Border project", funder=funder.id, number="UNX 12", extra_budgetary=True)
    with store.change("Ground") as writer:
        for record in (person, funder, group_, source, series, project):
            writer.save(record)
        writer.save(SeriesYear(series=series.id, when=PartialDate(2022), chair="TM"))
        writer.save(SeriesYear(series=series.id, when=PartialDate(2023), chair="KZ"))
    id_ = an_event(
        store,
        "The conference",
        start="16.10.2023",
        part_of=whole,
        series=series.id,
        project=project.id,
        working_languages=("en", "kk"),
        gender_marker="2",
        cost_planned=12500.0,
        cost_spent=11980.5,
        currency="EUR",
        funding_source="Own funds",
        pre_test=41.5,
        post_test=78.0,
        satisfaction=92.0,
        evaluated=1,
        results=[
            Result(text="Roadmap", actual=True, organisation=group_.id, source=source.id, reached=PartialDate(2024)),
            Result(text="Something else"),
        ],
    )
    draft = event_draft(store, id_)
    draft.of(Quote).extend([Quote(words="Peace needs <women>", person=person.id), Quote(words="Nothing about us without us")])
    draft.of(EventPlan).append(EventPlan(plan=a_supported_plan(store), note="by training"))
    save(store, draft)
    a_recommendation(store, "Train women", event=id_, result=draft.of(Result)[0].id)
    with store.change("More") as writer:
        writer.save(PriorityArea(plan=a_supported_plan(store), name="Water", event=id_, pillar=term_id("pillar", "protection")))
        writer.save(PriorityArea(plan=a_supported_plan(store), name="Rule of law", event=id_, cross_cutting=True))
        writer.save(CountryFigure(country="KZ", figure_kind="women_police", women=10, men=30, event=id_, as_of=PartialDate(2023)))
    return id_


def test_every_further_fact_is_on_the_page(app, store) -> None:
    id_ = an_event_with_everything(store)
    page = text(store, id_)
    facts = [
        *("English, Kazakh", "The Dialogue", "in the chair in 2023: Kazakhstan", "A whole year of dialogue"),
        *("Border project", "UNX 12 · extra-budgetary · funded by Donor", "by training", "2: principal objective"),
        *("planned: 12,500 EUR; spent: 11,980.50 EUR", "Own funds"),
        "test before: 41.5 %; test after: 78 %; satisfaction: 92 %; 1 evaluation",
        *("“Peace needs <women>”", "— A. Speaker", "“Nothing about us without us”"),
        *("Roadmap", "2024 · The Group · document: Roadmap 2024", "Train women"),
        *("Priority areas it named", "Water", "Protection", "Cross-cutting", "Rule of law"),
        *("Figures given there", "Women in police: 10 women, 30 men, 25 % women", "Kazakhstan · 2023"),
    ]
    assert [fact for fact in facts if fact not in page] == []
    kinds = ("series", "project", "person", "organisation", "source", "plan", "event", "recommendation")
    assert [kind for kind in kinds if f'href="wps:{kind}/' not in html(store, id_)] == []


def test_parts_and_whole_lead_to_each_other(app, store) -> None:
    whole = an_event(store, "Forum")
    part = an_event(store, "Side event", part_of=whole)
    assert f'href="wps:event/{whole}"' in html(store, part)
    assert "Parts of it" in text(store, whole) and f'href="wps:event/{part}"' in html(store, whole)


def cite(store: Store, id_: str, *citations: Citation) -> None:
    draft = event_draft(store, id_)
    draft.of(Citation).extend(citations)
    save(store, draft)


def test_a_fact_with_a_source_has_a_raised_number_and_its_words_at_the_end(app, store) -> None:
    id_ = an_event(store, start="3 August", place="Ashgabat", results=[Result(text="Network", actual=True)])
    source = Source(title="Press release")
    with store.change("Ground") as writer:
        writer.save(source)
    cite(
        store,
        id_,
        Citation(field="result", source=source.id, quote="formed a <network>", confidence="low"),
        Citation(field="start", source=source.id, quote="from 3 to 5 August", place="paragraph 1"),
        Citation(field="venue", source=source.id, quote="no venue is on the page"),
        Citation(field="", source=source.id),
    )
    page, read = html(store, id_), text(store, id_)
    assert '<sup>&nbsp;<a href="#note-1" title="“from 3 to 5 August” · paragraph 1 · Press release · Confidence: high">1</a></sup>' in page
    notes = read[read.index("Sources of facts") :]
    assert "1. Start: “from 3 to 5 August”" in notes and "Press release, paragraph 1. Confidence: high" in notes
    assert "Result: “formed a <network>”" in notes and "Confidence: low, sources conflict" in notes
    assert "Venue: “no venue is on the page”" in notes and "The record as a whole" in notes
    assert page.count('<a name="note-') == 4
    assert [f'<a name="note-{n}"' in page for n in range(1, 5)] == [True] * 4


def test_a_marked_fact_that_is_hidden_by_its_column_still_has_its_note(app, store) -> None:
    id_ = an_event(store)
    source = Source(title="S")
    with store.change("Ground") as writer:
        writer.save(source)
    cite(store, id_, Citation(field="a field that is gone", source=source.id, quote="q"))
    assert "1. a field that is gone: “q”" in text(store, id_)
