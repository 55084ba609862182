"""What can be wrong, told apart by blame: the entry (`Invalid`), the surroundings (`KnownError`). Anything else is our bug."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import Words, words_for


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field: an untranslated sentence with its values."""

    field: str
    message: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def text(self, words: Words) -> str:
        """The sentence in the reader's language, dates and words of the closed lists in it too."""
        return words(self.message, **{name: _shown(value, words) for name, value in self.values.items()})


def _shown(value: object, words: Words) -> object:
    if isinstance(value, PartialDate):
        return value.show(words.language)
    if isinstance(value, Vocabulary):
        return words(value.label)
    return ", ".join(str(_shown(each, words)) for each in value) if isinstance(value, tuple) else value


class Invalid(Exception):
    """A record cannot be kept as it is; carries every `Problem` found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.text(words_for("en")) for problem in self.problems))


class KnownError(Exception):
    """The surroundings refuse (disk full, file locked, not our file …): one sentence saying what, where and what to do."""

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(words_for("en")(message, **values))

    def text(self, words: Words) -> str:
        """The sentence in the reader's language."""
        return words(self.message, **self.values)


class Cancelled(Exception):
    """A person stopped long work; whatever it had begun is undone by the one who catches this."""


Progress = Callable[[float], None]
"""Told how far long work has come, 0 to 1; raises `Cancelled` when it should stop."""


def no_progress(_: float) -> None:
    """For work that nobody watches."""
