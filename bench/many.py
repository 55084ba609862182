"""Files with many records, made once a day and kept in the system's temporary folder."""

import os
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from zlib import crc32

from wpstracker import __version__
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import EventKind, EventStatus, Precision
from wpstracker.records import EventOrganisation, Organisation, Participation, Term
from wpstracker.services import events, files, recommendations
from wpstracker.services.naming import new_organisation
from wpstracker.store import head_counts, recommendation_counts, schema, search_index, search_texts
from wpstracker.store.database import Store
from wpstracker.store.search_texts import APART

_BASE = 10_000
COUNTRIES = ("KZ", "KG", "TJ", "TM", "UZ", "MN", "GE", "AM", "UA", "MD")
WORDS = (
    *("training", "border", "police", "women", "mediation", "leadership", "seminar", "regional", "dialogue", "resolution", "protection"),
    *("gender", "mainstreaming", "community", "local", "authorities", "conference", "review", "progress", "safety", "participation"),
)


RUSSIAN = (
    *("обучение", "граница", "полиция", "женщины", "посредничество", "лидерство", "семинар", "региональный", "диалог", "резолюция"),
    *("защита", "гендерный", "подход", "сообщество", "местные", "власти", "конференция", "обзор", "безопасность", "участие"),
)


def file_with(events_wanted: int, *, rich: bool = False) -> Path:
    """A file with this many events, each with an organiser, a head count and tags, and a recommendation for every third.

    A rich one has three head counts and two recommendations for every event, half of them in Russian.
    """
    sort = "-rich" if rich else ""
    path = Path(tempfile.gettempdir()) / f"wpstracker-bench-{__version__}-{_state()}-{events_wanted}{sort}.wpst"
    if not path.exists():
        making = path.with_suffix(f".{os.getpid()}.making")
        store = files.new_file(making)
        with store.change("Benchmark"):
            _fill(store, events_wanted, random.Random(1325), rich)
        store.close()
        _put(making, path)
    return path


def _put(made: Path, path: Path) -> None:
    """To its place, and opened there once, as its owner does: what comes from elsewhere is looked through when it is first opened."""
    made.replace(path)
    Store.open(path).close()


def _state() -> str:
    """Another one whenever the tables or the search text are written otherwise."""
    modules = (schema, head_counts, recommendation_counts, search_index, search_texts)
    return f"{schema.VERSION}-{crc32(b''.join(Path(str(module.__file__)).read_bytes() for module in modules)):08x}"


def _fill(store: Store, wanted: int, dice: random.Random, rich: bool) -> None:
    terms = [str(term.id) for term in store.fetch(Term.select())]
    bodies = [new_organisation(" ".join(dice.choices(WORDS, k=3)).title()) for _ in range(60)]
    for number in range(wanted):
        _event(store, number, dice, terms, bodies, rich)


def _event(store: Store, number: int, dice: random.Random, terms: list[str], bodies: list[Organisation], rich: bool) -> None:
    words = RUSSIAN if rich and number % 2 else WORDS
    draft = events.blank()
    event = draft.record
    event.title = f"{' '.join(dice.choices(words, k=6)).capitalize()} {number}"
    event.summary = " ".join(dice.choices(words, k=40))
    event.country, event.event_kind = dice.choice(COUNTRIES), dice.choice(list(EventKind)).value
    event.status = dice.choice([EventStatus.HELD, EventStatus.HELD, EventStatus.PLANNED]).value
    event.start = PartialDate(dice.randint(2010, 2026), dice.randint(1, 12), dice.randint(1, 28))
    body = dice.choice(bodies)
    draft.new = [body] if store.get(Organisation, str(body.id)) is None else []
    draft.of(EventOrganisation).append(EventOrganisation(organisation=body.id, role="organiser"))
    for _ in range(3 if rich else 1):
        draft.of(Participation).append(Participation(women=dice.randint(3, 40), men=dice.randint(3, 40), precision=Precision.EXACT.value))
    draft.terms = dice.sample(terms, 4)
    events.save(store, draft)
    for _ in range(2 if rich else number % 3 == 0):
        advice = recommendations.blank(event)
        advice.record.text = " ".join(dice.choices(words, k=25)).capitalize()
        advice.record.deadline = PartialDate(dice.randint(2015, 2028))
        recommendations.save(store, advice)


_COPIED = {
    "event": ("id",),
    "event_organisation": ("id", "event_id"),
    "participation": ("id", "event_id"),
    "recommendation": ("id", "event_id"),
    "tagging": ("id", "record"),
    "search_text": ("record",),
    "head_count": ("id",),
    "recommendation_count": ("id",),
}
"""Tables with the columns that hold ids of what is copied."""
_PARTS_SAY = {"event_organisation": "event", "participation": "event", "recommendation": "event", "tagging": "record"}
"""What the log calls the link to the event."""
_KINDS = tuple(kind for kind in _COPIED if kind not in ("search_text", "head_count", "recommendation_count"))


def hundred_thousand(events: int = 100_000) -> Path:
    """The file the issues speak of: so many events (in ten thousands), each with 4 tags, 3 head counts and 2 recommendations, half in
    Russian, with their log and search text. What is not real: every ten thousand events have the words of the first ones, but for a number.
    """
    return multiplied(file_with(_BASE, rich=True), events // _BASE) if events > _BASE else file_with(events, rich=True)


def multiplied(path: Path, times: int) -> Path:
    """A file with the events of another many times over, each time under other ids; change log and search know all of them."""
    target = path.with_name(f"{path.stem}-times-{times}-b.wpst")
    if not target.exists():
        making = Path(shutil.copyfile(path, target.with_suffix(f".{os.getpid()}.making")))
        with closing(sqlite3.connect(making)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000")
            db.execute("ATTACH ? AS original", (str(path),))
            for number in range(1, times):
                _copy(db, number)
            db.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
            db.commit()
        _put(making, target)
    return target


def _copy(db: sqlite3.Connection, number: int) -> None:
    """Everything once more: titles with a number of their own, in the rows, in the log and in the search text."""
    begins = f"{number:02x}x"
    later = f"id + {number} * {APART} * (SELECT max(id) / {APART} + 1 FROM original.search_text)"
    for table, links in _COPIED.items():
        own = {"event": {"title": f"title || ' · {number}'"}, "search_text": {"id": later, "body": f"body || ' {number}'"}}.get(table, {})
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        linked = {name: f"iif({name} IS NULL, NULL, '{begins}' || substr({name}, 4))" for name in links}
        values = ((linked | own).get(name, f'"{name}"') for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        where = " WHERE kind IN ('event', 'recommendation')" if table == "search_text" else ""
        db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {', '.join(values)} FROM original.{table}{where}")
    says = [
        f"WHEN '{kind}' THEN json_set(field_values, '$.{name}', '{begins}' || substr(json_extract(field_values, '$.{name}'), 4))"
        for kind, name in _PARTS_SAY.items()
    ]
    titled = f"WHEN 'event' THEN json_set(field_values, '$.title', json_extract(field_values, '$.title') || ' · {number}')"
    db.execute(
        f"""INSERT INTO main.change (id, step, kind, record, operation, field_values, seen)
            SELECT substr(id, 1, 28) || '{number:04x}', step, kind, '{begins}' || substr(record, 4), operation,
            CASE kind {" ".join(says)} {titled} END, seen FROM original.change WHERE kind IN {_KINDS}"""
    )
