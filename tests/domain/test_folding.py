"""One word is found under every spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.folding import folded, folded_words

LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x400, max_codepoint=0x52F),
        st.sampled_from("\u00ad\u200b\u200d\ufeff\u0306\u0308\u0301\0"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ЖЕНЩИНЫ", "женщины"),
        ("Ещё", "еще"),
        ("Қазақстан", "Казакстан"),
        ("Кыргызстан жеңил өнөр үй", "кыргызстан женил онор уй"),
        ("Тоҷикистон, ҳуқуқ, ғамхорӣ, кӯмак", "точикистон, хукук, гамхори, кумак"),
        ("Әйелдер ұйымы", "айелдер уйымы"),
        ("Україна", "украина"),
        ("O‘zbekiston", "Ozbekiston"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("O’zbekiston", "O`zbekiston"),
        ("Ўзбекистон", "Узбекистон"),
        ("Türkmenistan döwleti, ýaş gyzlar", "Turkmenistan dowleti, yas gyzlar"),
        ("Şırnak İstanbul", "sirnak istanbul"),
        ("Łódź Ørsted Đorđe Straße", "lodz orsted dorde strasse"),
        ("Женщины в полиции́", "женщины в полиции"),
        ("Сonference", "conference"),
        ("Women", "Wоmеn"),
        ("ОSCE", "osce"),
        ("конфе\u00adренция", "конференция"),
        ("Bish\u200bkek", "Bishkek"),
        ("Café", unicodedata.normalize("NFD", "Café")),
        ("Ёлка", unicodedata.normalize("NFD", "Ёлка")),
    ],
)
def test_spellings_of_one_word_are_folded_into_one(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_short_i_is_a_letter_of_its_own(form):
    assert folded(unicodedata.normalize(form, "Райкомы, ЙОД")) == "райкомы, йод"
    assert folded("мои") != folded(unicodedata.normalize(form, "мой"))


@pytest.mark.parametrize(("one", "other"), [("кот", "код"), ("Tajik", "Tadjik"), ("1325", "1326"), ("ОБСЕ", "OBSE")])
def test_different_words_stay_different(one, other):
    assert folded(one) != folded(other)


@given(LETTERS)
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(LETTERS)
def test_composed_and_decomposed_letters_are_the_same(text):
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(LETTERS)
def test_words_are_the_words_of_the_folded_text(text):
    assert folded_words(text) == folded_words(folded(text))
    assert all(word and not word.isspace() for word in folded_words(text))


def test_words_stand_in_order_without_marks():
    assert folded_words("Women’s “WPS” training — Қазақстан, 14–15.09.2023") == [
        "womens",
        "wps",
        "training",
        "казакстан",
        "14",
        "15",
        "09",
        "2023",
    ]
