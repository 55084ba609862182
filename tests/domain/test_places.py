"""Countries are found by whatever people call them."""

import pytest

from wpstracker.domain.places import countries, countries_by_name, country, country_name, find_country


def test_there_are_249_countries_of_which_57_are_osce_participating_states():
    everyone = countries()
    assert len(everyone) == 249
    assert sum(each.osce for each in everyone) == 57
    assert {each.code for each in everyone if each.central_asia} == {"KZ", "KG", "TJ", "TM", "UZ"}
    assert {each.code for each in everyone if each.osce_partner == "asian"} == {"AF", "AU", "JP", "KR", "TH"}


def test_every_country_has_an_english_and_a_russian_name_without_stray_blanks():
    for each in countries():
        assert each.name("en") and each.name("ru"), each.code
        assert all(name == " ".join(name.split()) for name in (*each.names.values(), *each.aliases)), each.code


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KG", "Кыргызстан"),
        ("TM", "Туркменистан"),
        ("BY", "Беларусь"),
        ("MD", "Молдова"),
        ("US", "Соединённые Штаты Америки"),
        ("CN", "Китай"),
    ],
)
def test_russian_names_are_those_the_states_use_themselves(code, name):
    assert country_name(code, "ru") == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KZ", "KZ"),
        ("kz", "KZ"),
        ("kaz", "KZ"),
        (" Kyrgyz Republic ", "KG"),
        ("КИРГИЗИЯ", "KG"),
        ("Туркмения", "TM"),
        ("Тоҷикистон", "TJ"),
        ("O'zbekiston", "UZ"),
        ("Oʻzbekiston", "UZ"),
        ("Узбекистон", "UZ"),
        ("Соединенное королевство", "GB"),
        ("соединённое королевство", "GB"),
        ("turkiye", "TR"),
        ("U.S.", "US"),
        ("Кот д'Ивуар", "CI"),
        ("DR Congo", "CD"),
        ("Congo", "CG"),
    ],
)
def test_a_country_is_found_by_code_name_or_other_spelling(text, code):
    assert find_country(text) == code


@pytest.mark.parametrize("text", ["", " ", "Kosovo", "XX", "Атлантида"])
def test_what_is_no_country_is_not_found(text):
    assert find_country(text) is None


def test_no_name_leads_to_two_countries():
    for each in countries():
        for name in (each.code, each.alpha3, *each.names.values(), *each.aliases):
            assert find_country(name) == each.code, name


def test_a_missing_language_falls_back_to_english_and_an_unknown_code_to_itself():
    assert country_name("KZ", "fr") == "Kazakhstan"
    assert country_name("XK", "en") == "XK"
    with pytest.raises(KeyError):
        country("XK")


def test_lists_follow_the_alphabet_of_the_language():
    names = [each.name("ru") for each in countries_by_name("ru")]
    assert names[0] == "Австралия"
    assert names.index("Казахстан") < names.index("Камбоджа") < names.index("Кыргызстан")
    english = [each.code for each in countries_by_name("en")]
    assert english.index("AF") < english.index("AX") < english.index("AL")


def test_capitals_of_osce_states_are_known():
    assert country("KZ").capital == {"en": "Astana", "ru": "Астана"}
    assert all(each.capital for each in countries() if each.osce)
    assert country("CD").capital == {}
