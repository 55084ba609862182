"""An event as a page to read: all that is known, nothing that is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from tests.builders import a_recommendation, an_event, event_draft
from tests.gui.contexts import TODAY
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import OrganisationRole, PersonRole
from wpstracker.figures.event_details import event_details
from wpstracker.gui import language
from wpstracker.gui.pages.event_view import event_html
from wpstracker.records import Participation, Result, Source
from wpstracker.services.events import save
from wpstracker.services.files import new_file
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst")
    yield opened
    opened.close()


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
