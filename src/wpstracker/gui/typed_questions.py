"""Questions as text over the open file: read, written, and what may be written next."""

from collections.abc import Callable
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.domain.question_offers import Offers, offers
from wpstracker.domain.question_text import parse
from wpstracker.domain.question_written import written
from wpstracker.figures.question_names import NamesInFile
from wpstracker.gui.language import words
from wpstracker.store.database import Store


class TypedQuestions:
    """What can be asked of the lists of one kind of record; "" of a report. Names are read anew each time, since records change."""

    def __init__(self, store: Store, kind: str, today: Callable[[], date]) -> None:
        self._store, self._today = store, today
        self.kind = kind

    def read(self, line: str) -> Filter:
        """The question; Misread at the first word that is wrong."""
        return parse(line, self.kind, self._names(), self._today())

    def write(self, question: Filter) -> str:
        """The question as text in the present language."""
        return written(question, self.kind, self._names(), words().language)

    def offers(self, line: str, cursor: int, least: int = 1) -> Offers:
        """What may stand at the cursor."""
        return offers(line, cursor, self.kind, self._names(), words().language, least=least)

    def _names(self) -> NamesInFile:
        return NamesInFile(self._store, words().language)
