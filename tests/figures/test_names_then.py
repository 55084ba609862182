"""An organisation is shown by the name it had when the event was held, and only when that is sure."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.event_details import event_details
from wpstracker.figures.names_then import NameThen, surely_used
from wpstracker.records import EventOrganisation, Organisation, OtherName
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TODAY = "OSCE Programme Office in Astana"


@pytest.fixture
def store(tmp_path: Path):
    with closing(new_file(tmp_path / "t.wpst", fill=lambda _store: None)) as made:
        with made.change("Body") as writer:
            writer.save(Organisation(id="b", name=TODAY, names={"ru": "Программный офис ОБСЕ в Астане"}))
            writer.save(OtherName(organisation="b", name="OSCE Centre in Astana"))
            nur_sultan = OtherName(organisation="b", name="Nur-Sultan", used_from=PartialDate(2019, 3), used_until=PartialDate(2022, 9))
            writer.save(nur_sultan)
        yield made


def shown(store: Store, start: str, named_as: str = "", language: str = "en") -> NameThen:
    event = an_event(store, start=start)
    with store.change("Part") as writer:
        writer.save(EventOrganisation(event=event, organisation="b", named_as=named_as))
    details = event_details(store, event, date(2025, 1, 1), language)
    assert details
    return details.organisations[0][1]


def test_a_former_name_of_the_source_is_followed_by_todays(store: Store) -> None:
    assert shown(store, "12.07.2013", "OSCE Centre in Astana") == NameThen("b", "OSCE Centre in Astana", TODAY, renamed=True)


def test_another_spelling_is_no_former_name(store: Store) -> None:
    assert shown(store, "2023", "OSCE Office Astana") == NameThen("b", "OSCE Office Astana", TODAY, renamed=False)


def test_a_spelling_in_another_script_comes_second(store: Store) -> None:
    assert shown(store, "2023", "OSCE Office Astana", "ru") == NameThen("b", "Программный офис ОБСЕ в Астане", "OSCE Office Astana")


def test_todays_name_in_the_source_is_said_once(store: Store) -> None:
    assert shown(store, "2023", TODAY.upper()) == NameThen("b", TODAY)


def test_a_dated_former_name_covers_the_events_of_its_time(store: Store) -> None:
    assert shown(store, "May 2020") == NameThen("b", "Nur-Sultan", TODAY, renamed=True)
    assert shown(store, "May 2020", language="ru").other == "Программный офис ОБСЕ в Астане"
    assert shown(store, "2013") == NameThen("b", TODAY)


@pytest.mark.parametrize("start", ["2019", "March 2019", "2022", "September 2022", "3 August", "2018", "October 2022"])
def test_in_doubt_todays_name_stands(store: Store, start: str) -> None:
    assert shown(store, start) == NameThen("b", TODAY)


def test_a_name_with_an_open_end_is_never_sure() -> None:
    day = PartialDate(2020, 5, 5)
    assert not surely_used(OtherName(name="x", used_from=PartialDate(2019)), day)
    assert not surely_used(OtherName(name="x", used_until=PartialDate(2021)), day)
    assert surely_used(OtherName(name="x", used_from=day, used_until=day), day)
