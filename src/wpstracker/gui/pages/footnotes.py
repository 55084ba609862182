"""Sources of single facts on a page to read: a raised number beside the fact, the words of the source at the end."""

from collections.abc import Iterable, Sequence

from wpstracker.domain.vocabularies import Confidence
from wpstracker.figures.citations import Cited
from wpstracker.gui.language import tr
from wpstracker.gui.pages.facts import Fact
from wpstracker.gui.widgets.reading_pane import esc, link_html
from wpstracker.services.citing import citable


class Footnotes:
    """Numbers are given in the order in which the page marks its facts; what it never marks comes last."""

    def __init__(self, kind: str, citations: Iterable[Cited]) -> None:
        self._labels = citable(kind)
        self._waiting = list(citations)
        self._numbered: list[Cited] = []

    def mark(self, *fields: str) -> str:
        """The raised numbers of these facts; nothing where none has a source of its own."""
        meant = [cited for cited in self._waiting if cited.field in fields]
        self._waiting = [cited for cited in self._waiting if cited.field not in fields]
        numbers = []
        for cited in meant:
            self._numbered.append(cited)
            number = len(self._numbered)
            numbers.append(f'<a href="#note-{number}" title="{esc(self._spoken(cited))}">{number}</a>')
        return f"<sup>&nbsp;{',&nbsp;'.join(numbers)}</sup>" if numbers else ""

    def after(self, shown: str, *fields: str) -> str:
        """What is shown with its numbers behind it; nothing for nothing."""
        return shown + self.mark(*fields) if shown else ""

    def facts(self, known: Sequence[Fact], *fields: str) -> list[Fact]:
        """Facts of these fields, one for each, with their numbers."""
        return [(label, self.after(value, field)) for (label, value), field in zip(known, fields, strict=True)]

    def html(self) -> str:
        """All sources of facts, to stand at the end of the page."""
        self.mark(*dict.fromkeys(cited.field for cited in self._waiting))
        lines = "".join(self._line(number, cited) for number, cited in enumerate(self._numbered, 1))
        return f"<h2>{esc(tr('Sources of facts'))}</h2>{lines}" if lines else ""

    def _line(self, number: int, cited: Cited) -> str:
        """What the fact is, the words, where they stand, how sure it is."""
        quote = esc(tr("“{quote}”", quote=cited.quote)) if cited.quote else ""
        title = link_html(f"wps:source/{cited.source}", cited.title)
        where = ", ".join(part for part in (title, esc(cited.place)) if part)
        said = "<br>".join(part for part in (quote, f'<span class="small">{where}. {esc(_sure(cited))}</span>') if part)
        return f'<p><a name="note-{number}"></a>{number}. <b>{esc(self._label(cited))}</b>: {said}</p>'

    def _spoken(self, cited: Cited) -> str:
        """The same in one line, without markup."""
        quote = tr("“{quote}”", quote=cited.quote) if cited.quote else ""
        return " · ".join(part for part in (quote, cited.place, cited.title, _sure(cited)) if part)

    def _label(self, cited: Cited) -> str:
        return tr(self._labels[cited.field]) if cited.field in self._labels else cited.field or tr("The record as a whole")


def _sure(cited: Cited) -> str:
    labels = {
        Confidence.HIGH: tr("Confidence: high"),
        Confidence.MEDIUM: tr("Confidence: medium"),
        Confidence.LOW: tr("Confidence: low, sources conflict"),
        Confidence.UNVERIFIED: tr("To be confirmed"),
    }
    return labels.get(Confidence(cited.confidence), "") if cited.confidence in list(Confidence) else ""
