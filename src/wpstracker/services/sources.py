"""What a person can do with sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wpstracker.domain.pasted_text import tidy_text
from wpstracker.domain.problems import Problem
from wpstracker.records import KINDS, Source
from wpstracker.services import drafts
from wpstracker.services.checking import title_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank() -> Draft[Source]:
    """A new, unsaved source."""
    return Draft(Source())


def load(store: Store, id_: str) -> Draft[Source] | None:
    """A source."""
    return drafts.load(store, Source, id_)


def problems(draft: Draft[Source]) -> list[Problem]:
    """A title, and an address that a web browser can open, if there is one."""
    return title_problems("title", draft.record.title) + address_problems("url", draft.record.url)


def address_problems(field: str, address: str) -> list[Problem]:
    """Only http and https; anything else would be opened by who knows what."""
    if not address or is_web_address(address):
        return []
    message = N_("“{address}” is not a web address. Write it like https://www.osce.org/node/103862, or leave it empty.")
    return [Problem(field, message, {"address": address})]


def is_web_address(text: str) -> bool:
    """Whether it begins with http:// or https:// and names a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(letter.isspace() for letter in text)
    except ValueError:
        return False


def save(store: Store, draft: Draft[Source], initiator: object = None) -> str:
    """Save a new or changed source as one step; its id. Raises Invalid."""
    draft.record.text = tidy_text(draft.record.text)
    is_new = store.get(Source, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New source") if is_new else N_("Edit source"), problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete sources; records that name one lose the link. Invalid when quotes still rest on one."""
    title = N_("Delete source") if len(ids) == 1 else N_("Delete {n} sources")
    drafts.delete(store, Source, ids, title, initiator, n=len(ids))


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source to be read beside a record: its text, and the quotes that were taken from it."""

    id: str
    title: str
    text: str
    quotes: tuple[str, ...] = ()


def texts_of_record(store: Store, kind: str, id_: str) -> list[SourceText]:
    """The sources a record and its parts name."""
    model: Any = KINDS[kind]
    draft = drafts.load(store, model, id_)
    return texts_of_draft(store, draft) if draft else []


def texts_of_draft(store: Store, draft: Draft[Any]) -> list[SourceText]:
    """The sources a draft names, each once, new ones among them; the quotes are those of the draft."""
    quotes: dict[str, list[str]] = {}
    for record in (draft.record, *(part for parts in draft.parts.values() for part in parts)):
        source = getattr(record, "source", None)
        if source:
            quotes.setdefault(source, []).append(getattr(record, "quote", "") or getattr(record, "source_quote", ""))
    new = {str(record.id): record for record in draft.new if isinstance(record, Source)}
    found = [(id_, new.get(id_) or store.get(Source, id_)) for id_ in quotes]
    return [SourceText(id_, source.title, source.text, tuple(filter(None, quotes[id_]))) for id_, source in found if source]
