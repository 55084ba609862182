"""What can be wrong carries its sentence in every language."""

from wpstracker.domain.problems import Invalid, KnownError, Problem
from wpstracker.words import words_for

END = "The end ({end}) is before the start ({start}). Correct one of the two."


def test_an_invalid_record_names_every_problem_it_has():
    problems = [Problem("end", END, {"end": "2", "start": "3"}), Problem("title", "Give it a title.")]
    error = Invalid(iter(problems))
    assert list(error.problems) == problems
    assert str(error) == "The end (2) is before the start (3). Correct one of the two. Give it a title."


def test_a_problem_is_told_in_the_readers_language():
    assert Problem("end", END, {"end": "2", "start": "3"}).text(words_for("ru")).startswith("Окончание (2) раньше начала (3).")
    error = KnownError(END, end="2", start="3")
    assert error.text(words_for("ru")).startswith("Окончание (2)") and str(error).startswith("The end (2)")


def test_braces_in_what_a_person_typed_are_shown_as_they_are():
    assert Problem("zone", "“{zone}” is not a zone.", {"zone": "{0} {x}"}).text(words_for("en")) == "“{0} {x}” is not a zone."
