"""What is asked of the search index: conditions for lists, the likeliest records for the search box, how much a word tells."""

from collections.abc import Container, Iterable, Sequence
from itertools import islice

from wpstracker.domain.asked_words import Asked, Phrase, Piece, Word, asked
from wpstracker.store import files
from wpstracker.store.database import Store
from wpstracker.store.search_texts import APART, NUMBERS

Query = tuple[str, list[str]]
_WORDS = "(SELECT group_concat(said, ' OR ') FROM ({}))"
"""Everything that may stand for one typed word, each once, in the index's own language."""
_GIVEN = "SELECT ? AS said"
_FORMS = """SELECT '"' || word || '"' AS said FROM search_word WHERE stem = ?
    UNION SELECT '"' || word || '"' FROM search_word WHERE root IN (?, ?)"""
_BEGUN = """SELECT iif(count(*) OVER () > {few}, ?, '"' || word || '"')
    FROM (SELECT word FROM search_word WHERE word >= ? AND word < ? LIMIT {few} + 1)"""
_FEW = 12
"""Of a beginning that so few words have, those are asked for: the index goes through whole words as far as somebody reads on, but
gathers everything with a beginning before the first hit is there (100,000 events, three words: 27 ms, not 2)."""
_PREFIXED = 3
"""Shorter beginnings are in the index like words."""
TITLE = "title : "
"""For `within`."""
TITLE_BEGINS = 40
"""So many letters of the names are in an index of their own."""
_NONE = "-"
"""What is no stem and no root of any word."""
_LAST = "\U0010ffff"
"""Behind every letter."""


def matching(text: str) -> Query | None:
    """A condition on `search_text.id`: a query of the ids of what has all the wanted words and phrases, and none of the unwanted.

    Words may stand in any order and form, their last letters still open; phrases stand as they are; what a record's attached files
    say counts as its own. None when nothing is asked.
    """
    typed = asked(text)
    if not typed:
        return None
    sql, values = _either([_in_records(typed), in_files(typed)]) if typed.wanted else ("SELECT id FROM search_text", [])
    for piece in typed.unwanted:
        refused, given = _either([_in_records(Asked((piece,), ())), in_files(Asked((piece,), ()))])
        sql, values = f"SELECT id FROM ({sql}) WHERE id NOT IN ({refused})", values + given
    return sql, values


def one_saying(text: str) -> Query | None:
    """A condition on one row `t` of `search_text`: whether `matching` finds it. No other hits are gathered for that."""
    typed = asked(text)
    conditions, values = [], []
    for piece, told in (*((piece, "") for piece in typed.wanted), *((piece, "NOT ") for piece in typed.unwanted)):
        one, given = expression((piece,))
        conditions.append(told + _EACH.format(asked=one))
        values += [*given, *given]
    return (" AND ".join(conditions), values) if conditions else None


class Hits(Container[int]):
    """The ids in the search index of the records of a kind that say what is asked, in ascending order in one text."""

    def __init__(self, own: str, others: Iterable[int] = ()) -> None:
        """`own` say it themselves, `others` in their files."""
        self._text = own
        self._others = frozenset(id_ for id_ in others if not self._has(id_))

    def __len__(self) -> int:
        return len(self._text) // _DIGITS + len(self._others)

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, int) and (id_ in self._others or self._has(id_))

    def _has(self, id_: int) -> bool:
        looked_for, low, high = str(id_ + _ADDED), 0, len(self._text) // _DIGITS
        while low < high:
            middle = (low + high) // 2
            there = self._text[middle * _DIGITS : (middle + 1) * _DIGITS]
            if there == looked_for:
                return True
            low, high = (middle + 1, high) if there < looked_for else (low, middle)
        return False


_DIGITS = 14
_ADDED = 10 ** (_DIGITS - 1)
"""Makes all ids equally long."""
_ALL = f"SELECT coalesce(group_concat(id + {_ADDED}, ''), '') FROM (SELECT DISTINCT id FROM ({{found}}) ORDER BY id)"
_OWN = _ALL.replace("DISTINCT ", "")


def hits(store: Store, kind: str, text: str) -> Hits | None:
    """The records of a kind that `matching` finds, gathered in one walk through the index; None when nothing is asked."""
    typed = asked(text)
    if not typed:
        return None
    if typed.unwanted:
        sql, values = matching(text) or ("", [])
        return Hits(store.rows(_ALL.format(found=of_kind(kind, sql)), values)[0][0])
    own, in_them = _in_records(typed), in_files(typed)
    others = (id_ for (id_,) in store.rows(of_kind(kind, in_them[0]), in_them[1]))
    return Hits(store.rows(_OWN.format(found=of_kind(kind, own[0])), own[1])[0][0], others)


def first_along(store: Store, rows: str, values: Iterable[object], among: Hits, most: int) -> list[str]:
    """The first records in a query of (id, id in the search index) that are among the hits; no more rows are read than that takes."""
    with files.told(store.path):
        cursor = store.db.execute_sql(rows, tuple(values))
        found = list(islice((id_ for id_, at in cursor if at in among), most))
        cursor.close()
    return found


def of_kind(kind: str, found: str) -> str:
    """A query of those ids that `found` finds and that stand for records of a kind; the texts are not looked at."""
    return f"SELECT id FROM ({found}) WHERE id % {APART} = {NUMBERS[kind]}"


def _either(queries: Sequence[Query]) -> Query:
    return " UNION ALL ".join(sql for sql, _ in queries), [value for _, values in queries for value in values]


def within(typed: Asked, column: str = "", *, exact: bool = False) -> Query:
    """A query of the ids of what has all that is wanted, in the names alone if the column is TITLE; `exact`: whole words as spelled."""
    wanted, values = expression(typed.wanted, column=column, exact=exact)
    sql = f"SELECT rowid AS id FROM search_index WHERE search_index MATCH ({wanted}"
    for piece in typed.unwanted:
        unwanted, given = expression((piece,))
        sql, values = f"{sql} || ' NOT ' || {unwanted}", values + given
    return f"{sql})", values


def nearest(kind: str, beginnings: Sequence[str], most: int) -> tuple[str, list[str | int]]:
    """A query of the ids of the records of a kind that have some of these beginnings of words, those with the rarest first."""
    either = " OR ".join(f'"{beginning}"*' for beginning in beginnings)
    sql = """SELECT t.record FROM search_index JOIN search_text t ON t.id = search_index.rowid
             WHERE search_index MATCH ? AND t.kind = ? ORDER BY bm25(search_index), t.record LIMIT ?"""
    return sql, [either, kind, most]


def counting(beginning: str) -> tuple[str, list[str]]:
    """A query of the number of records in which some word begins so."""
    return "SELECT count(*) FROM search_index WHERE search_index MATCH ?", [f'"{beginning}"*']


def expression(pieces: Sequence[Piece], joined: str = "AND", *, column: str = "", exact: bool = False) -> Query:
    """An SQL expression with its values: the question in the index's own language, for the right side of MATCH."""
    parts: list[str] = []
    values: list[str] = []
    for piece in pieces:
        said, given = _phrase(piece) if isinstance(piece, Phrase) else _one_of([f'"{piece.spelled}"']) if exact else _word(piece)
        parts.append(f"'{column}(' || {said} || ')'")
        values += given
    return f" || ' {joined} ' || ".join(parts), values


def _phrase(phrase: Phrase) -> Query:
    return "?", [f'"{" ".join(phrase.words)}"' + ("*" if phrase.open else "")]


def _word(word: Word) -> Query:
    """Any word that begins like it, as spelled or as heard, or is another form of it."""
    queries, values = [], []
    given = [f'"{root}"' for root in word.bare]
    for beginning in word.beginnings:
        if len(beginning) > _PREFIXED and beginning.isalnum() and not beginning.isdigit():  # numbers are not among the known words
            queries.append(_BEGUN.format(few=_FEW))
            values += [f'"{beginning}"*', beginning, beginning + _LAST]
            given.append(f'"{beginning}"')
        else:
            given.append(f'"{beginning}"*')
    if word.stem or word.roots:
        queries.append(_FORMS)
        values += [word.stem or _NONE, *(*word.roots, _NONE, _NONE)[:2]]
    return _one_of(given, queries, values)


def _one_of(given: Sequence[str], queries: Sequence[str] = (), values: Sequence[str] = ()) -> Query:
    return _WORDS.format(" UNION ".join([*([_GIVEN] * len(given)), *queries])), [*given, *values]


def _in_records(typed: Asked) -> Query:
    """What says it all itself."""
    sql, values = expression(typed.wanted)
    return f"SELECT rowid AS id FROM search_index WHERE search_index MATCH ({sql})", values


_FILES = """SELECT t.id FROM attachment_text x CROSS JOIN attachment a ON a.digest = x.digest
    CROSS JOIN search_text t ON t.record = a.record AND t.kind = a.record_kind
    WHERE x.id IN (SELECT rowid FROM attachment_index WHERE attachment_index MATCH ({either}))"""
_EACH = """(t.id IN (SELECT rowid FROM search_index WHERE rowid = t.id AND search_index MATCH ({asked})) OR EXISTS (
    SELECT 1 FROM attachment b JOIN attachment_text y ON y.digest = b.digest
    WHERE b.record = t.record AND y.id IN (SELECT rowid FROM attachment_index WHERE attachment_index MATCH ({asked}))))"""


def in_files(typed: Asked) -> Query:
    """A query of the ids of what says some of it in an attached file, and the rest there or in another or itself."""
    either, values = expression(typed.wanted, "OR")
    sql, given = _FILES.format(either=either), list(values)
    if len(typed.wanted) > 1:
        for piece in typed.wanted:
            one, said = expression((piece,))
            sql += f" AND {_EACH.format(asked=one)}"
            given += [*said, *said]
    return sql, given
