"""Links that are chosen by typing a name: known records by any spelling, new ones made on the spot and saved with the draft."""

from collections.abc import Callable, Iterable
from typing import Any

from wpstracker.domain.finding import Typed
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.records import Organisation, Person, Project, Record, Series, Source, Term
from wpstracker.records.fields import Link
from wpstracker.services import naming
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TO_MAKE = "\0new"
"""The id of the offer to make something new."""
_MAKE: dict[str, Callable[[str], Record]] = {
    "organisation": naming.new_organisation,
    "person": naming.new_person,
    "series": naming.new_series,
    "project": naming.new_project,
    "source": naming.new_source,
}


class Names:
    """What can be linked while one draft is edited: the records of the file and those made so far."""

    def __init__(self, store: Store, draft: Draft[Any]) -> None:
        self._store = store
        self._new: dict[str, Record] = {str(record.id): record for record in draft.new}

    def suggest(self, kind: str, text: str) -> list[Suggestion]:
        """What a text may mean, the new ones first."""
        known = naming.found(self._store, kind, text, words().language)
        return self.suggest_new(kind, text) + [Suggestion(offer.id, offer.label, offer.hint) for offer in known]

    def suggest_new(self, kind: str, text: str, among: Iterable[str] | None = None) -> list[Suggestion]:
        """New records of which a text may mean one; only those `among` these ids, if given."""
        typed = Typed.of(text)
        wanted = None if among is None else set(among)
        made = [item for item in self._made(kind) if typed.begins(item.label)]
        return [item for item in made if wanted is None or item.id in wanted]

    def offers(self, kind: str, text: str) -> list[Suggestion]:
        """What a text may mean and, unless it is just the name of one, to make a new one: first of all where no name goes on so."""
        tidy, found = " ".join(text.split()), self.suggest(kind, text)
        if not tidy or self.exact(kind, tidy):
            return found
        new = Suggestion(TO_MAKE, tr("Add “{text}”", text=tidy), tr("new"))
        if not found:
            return [new]
        begun = any(Typed.of(tidy).goes_on(item.label) for item in self._made(kind))
        return [*found, new] if begun or naming.is_begun(self._store, kind, tidy, words().language) else [new, *found]

    def exact(self, kind: str, text: str) -> Suggestion | None:
        """The one record that is called just this, in any spelling; None when there is none or there are several."""
        typed = Typed.of(text)
        made = [item for item in self._made(kind) if typed.is_spelled(item.label)]
        found = made or [
            Suggestion(offer.id, offer.label, offer.hint) for offer in naming.called(self._store, kind, text, words().language)
        ]
        return found[0] if len(found) == 1 else None

    def make(self, kind: str, text: str) -> Suggestion:
        """A new record of this name."""
        record = _MAKE[kind](text)
        self.keep(record)
        return self._shown(record)

    def keep(self, record: Record) -> None:
        """Save this record with the draft, if something links to it then."""
        self._new[str(record.id)] = record

    def is_new(self, id_: str | None) -> bool:
        """Whether a record is not in the file yet."""
        return id_ in self._new

    def made(self, ids: Iterable[str]) -> list[Record]:
        """Those of these records that were made here and are not in the file yet."""
        return [self._new[id_] for id_ in ids if id_ in self._new]

    def label(self, kind: str, id_: str) -> str:
        """What a record is called; its id when it is gone."""
        if id_ in self._new:
            return self._shown(self._new[id_]).label
        offer = naming.offer_of(self._store, kind, id_, words().language)
        return offer.label if offer else id_

    def write(self, draft: Draft[Any]) -> None:
        """Give the draft the new records it links to, and no others."""
        wanted = set(draft.terms) | _linked(draft.record)
        for parts in draft.parts.values():
            wanted |= {id_ for part in parts for id_ in _linked(part)}
        draft.new[:] = [record for id_, record in self._new.items() if id_ in wanted]

    def _made(self, kind: str) -> list[Suggestion]:
        return [self._shown(record) for record in self._new.values() if record.kind() == kind]

    @staticmethod
    def _shown(record: Record) -> Suggestion:
        match record:
            case Organisation() | Person():
                return Suggestion(str(record.id), record.name)
            case Project() | Series() | Source():
                return Suggestion(str(record.id), record.title)
            case Term():
                return Suggestion(str(record.id), record.labels.get(words().language) or next(iter(record.labels.values()), record.code))
        return Suggestion(str(record.id), str(record.id))


def _linked(record: Record) -> set[str]:
    """The ids a record points at."""
    return {str(getattr(record, name)) for name, field in record.described().items() if isinstance(field, Link) and getattr(record, name)}
