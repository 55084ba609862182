"""Codes of international indicators are read however they are written, and say where their texts come from."""

import pytest

from wpstracker.assets import reference
from wpstracker.domain.crosswalk import in_order, international, internationals, parse, scheme_of, schemes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("UN 5a", "UN 5a"),
        ("un5a", "UN 5a"),
        ("ООН 5(а)", "UN 5a"),
        ("UN indicator No. 16", "UN 16"),
        ("S/2010/498 5a", "UN 5a"),
        ("EU 7", "EU 7"),
        ("ЕС 7", "EU 7"),
        ("SDG5.5.1", "SDG 5.5.1"),
        ("ЦУР 5.5.1", "SDG 5.5.1"),
        ("Показатель ЦУР № 5.с.1", "SDG 5.c.1"),
        ("5.5.1", "SDG 5.5.1"),
        ("SDG-16.1.3", "SDG 16.1.3"),
        ("SDG 8.5.2", "SDG 8.5.2"),
    ],
)
def test_a_code_is_read_however_it_is_written(written, code):
    assert parse(written) == code


@pytest.mark.parametrize("written", ["", "5a", "UN", "UN 27", "UN 0", "UN 2a", "UN 5z", "EU 99", "SDG 5", "equality", "UN 5a and EU 7"])
def test_what_is_no_code_is_not_read(written):
    assert parse(written) is None


def test_a_code_as_it_is_kept_reads_as_itself():
    assert [parse(code) for code in internationals()] == list(internationals())


def test_the_un_list_has_its_26_numbers():
    numbers = {code.removeprefix("UN ").rstrip("ab") for code in internationals() if code.startswith("UN ")}
    assert numbers == {str(number) for number in range(1, 27)}


def test_every_text_names_its_document_and_an_unread_one_is_to_be_confirmed():
    for each in internationals().values():
        assert each.texts["en"] and each.texts["ru"] and each.document
        assert each.to_be_confirmed == (not each.read_at), each.code


def test_our_own_translations_are_marked_and_official_ones_are_not():
    un, sdg = international("UN 16"), international("SDG 5.5.1")
    assert un and sdg
    assert un.is_translation("ru") and not un.is_translation("en")
    assert not sdg.is_translation("ru") and sdg.text("ru").startswith("Доля мест")


def test_a_list_without_texts_says_why():
    assert international("EU 7") is None
    scheme = scheme_of("EU 7")
    assert scheme and scheme.document == "12525/16" and "could be read" in scheme.about("en")
    assert scheme_of("gender") is None


def test_codes_are_ordered_by_list_and_number():
    assert in_order(["SDG 16.1.1", "own words", "UN 11a", "SDG 5.5.1", "EU 7", "UN 2", "UN 11a"]) == [
        *("UN 2", "UN 11a", "EU 7", "SDG 5.5.1", "SDG 16.1.1", "own words"),
    ]


def test_each_indicator_belongs_to_a_list():
    assert {row["scheme"] for row in reference("indicators")["indicators"]} <= {scheme.code for scheme in schemes()}
