"""One catalogue for window, reports and command line."""

from wpstracker.words import with_decimal_mark, words_for


def test_the_english_of_a_russian_text_is_known() -> None:
    russian = words_for("ru")
    assert russian.original(russian("Events")) == "Events"
    assert russian.original("Нет такого текста") == "Нет такого текста"
    assert words_for("en").original("Events") == "Events"


def test_a_number_is_written_as_its_language_writes_it() -> None:
    assert [with_decimal_mark("0.5", language) for language in ("en", "ru")] == ["0.5", "0,5"]
