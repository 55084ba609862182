"""Where recommendations come from: the place each was recorded from, and every further one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Mechanism
from wpstracker.figures.columns import label_of
from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.rows import batches, marks
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for


@dataclass(frozen=True, slots=True)
class Origin:
    """One place a recommendation comes from; `is_first` is the one it was recorded from. Codes and dates are as stored."""

    mechanism: str
    event: Linked | None
    source: Linked | None
    paragraph: str
    issued: PartialDate | None
    made_by: str
    response: str
    note: str
    is_first: bool = False

    def as_linked(self, language: str) -> Linked:
        """In one line: event, document or mechanism, with paragraph and date."""
        words = words_for(language)
        mechanism = label_of(Mechanism, self.mechanism, words) if self.mechanism else ""
        shown = self.event or self.source
        paragraph = words(N_("para. {paragraph}"), paragraph=self.paragraph) if self.paragraph else ""
        issued = self.issued.show(language) if self.issued else ""
        extra = (mechanism if shown else "", self.made_by, paragraph, issued)
        said = ", ".join(part for part in extra if part)
        return Linked(shown.kind if shown else "", shown.id if shown else "", shown.title if shown else mechanism, said, note=self.note)


def origins(store: Store, ids: Sequence[str], language: str, *, unrestricted: bool = False) -> dict[str, tuple[Origin, ...]]:
    """The origins of each recommendation, the first one first; `unrestricted` leaves out restricted events and documents."""
    rows = _rows(store, ids)
    events = linked_records(store, "event", (row[3] for row in rows), language, unrestricted=unrestricted)
    sources = linked_records(store, "source", (row[4] for row in rows), language, unrestricted=unrestricted)
    found: dict[str, list[Origin]] = defaultdict(list)
    for id_, is_first, mechanism, event, source, paragraph, issued, made_by, response, note in rows:
        when = PartialDate.from_code(issued) if issued else None
        origin = Origin(
            mechanism or "", events.get(event), sources.get(source), paragraph, when, made_by, response or "", note, bool(is_first)
        )
        found[id_].append(origin)
    return {id_: tuple(found[id_]) for id_ in ids}


_Row = tuple[str, int, str | None, str, str, str, str | None, str, str | None, str]


def _rows(store: Store, ids: Sequence[str]) -> list[_Row]:
    """Record, whether it is the first, then the fields; the first one leads."""
    found: list[_Row] = []
    for batch in batches(ids):
        sql = f"""SELECT id, 1 AS first, mechanism, event_id, source_id, paragraph, issued, '', response, '', -1 AS sort, id
                  FROM recommendation WHERE id IN ({marks(batch)})
            UNION ALL SELECT recommendation_id, 0, mechanism, event_id, source_id, paragraph, issued, made_by, response, note, sort, id
                  FROM recommendation_origin WHERE recommendation_id IN ({marks(batch)})
            ORDER BY 2 DESC, 11, 12"""
        found += [row[:10] for row in store.rows(sql, (*batch, *batch))]
    return found
