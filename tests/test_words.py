"""One catalogue for window, reports and command line."""

from wpstracker.words import words_for


def test_the_english_of_a_russian_text_is_known() -> None:
    russian = words_for("ru")
    assert russian.original(russian("Events")) == "Events"
    assert russian.original("Нет такого текста") == "Нет такого текста"
    assert words_for("en").original("Events") == "Events"
