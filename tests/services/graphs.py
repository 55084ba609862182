"""Random files full of links, and what must hold of them when some of their records have been merged."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from wpstracker.domain.folding import folded_words
from wpstracker.domain.identity import id_of
from wpstracker.records import (
    ANYWHERE,
    KINDS,
    Attachment,
    Citation,
    Event,
    EventOrganisation,
    EventPerson,
    Membership,
    NotDuplicate,
    Organisation,
    OtherName,
    Participation,
    Person,
    Position,
    Project,
    Quote,
    Recommendation,
    RecommendationOrganisation,
    Record,
    Result,
    Source,
    Tagging,
    Term,
)
from wpstracker.records.fields import Link
from wpstracker.services.merging import not_duplicate
from wpstracker.store import health
from wpstracker.store.database import Store

Rows = dict[str, dict[str, dict[str, Any]]]
"""Every record as plain values, by kind and id."""

OWN = {"organisation": ("parent_organisation", "predecessor"), "term": ("parent_term",), "person": ()}
NAMED = {"organisation": ("name", "names", "acronym", "aliases"), "person": ("name", "names", "aliases"), "term": ("labels", "aliases")}
SUMMED = ("women", "men", "total")

_words = st.sampled_from(["", "Ministry", "Министерство", "Police Academy", "MIA", "МВД", "Lyazzat"])
_name = st.sampled_from(["Ministry", "Министерство", "Police Academy", "Border Service", "МВД", "Union"])
_by_language = st.dictionaries(st.sampled_from(["en", "ru", "kk"]), _name, max_size=2)
_aliases = st.lists(_name, max_size=2).map(tuple)
_note = st.sampled_from(["", "", "checked", "old"])


def ids_of(kind: str, number: int = 4) -> list[str]:
    """The ids of the few records of a kind every graph has."""
    return [id_of("graph", kind, str(position)) for position in range(number)]


_organisation, _person, _term = (st.sampled_from(ids_of(kind)) for kind in ("organisation", "person", "term"))
_event, _recommendation = (st.sampled_from(ids_of(kind, 2)) for kind in ("event", "recommendation"))
_maybe = st.one_of(st.none(), _organisation)


@st.composite
def graphs(draw: st.DrawFn) -> list[Record]:
    """Records in an order in which they can be saved; every kind and role collides often."""
    made: list[Record] = [Source(id=ids_of("source", 1)[0], title="Release")]
    made += [_drawn_term(draw, position, id_) for position, id_ in enumerate(ids_of("term"))]
    made += [_drawn_body(draw, position, id_) for position, id_ in enumerate(ids_of("organisation"))]
    made += [
        Person(id=id_, name=draw(_name), names=draw(_by_language), aliases=draw(_aliases), organisation=draw(_maybe), contact=draw(_note))
        for id_ in ids_of("person")
    ]
    made += [Event(id=id_, title="Event") for id_ in ids_of("event", 2)]
    made += [Recommendation(id=id_, text="Do") for id_ in ids_of("recommendation", 2)]
    for model, values in _ROWS:
        for _ in range(draw(st.integers(0, 4))):
            row = model(**{name: draw(strategy) for name, strategy in values.items()})
            if not (isinstance(row, Membership) and row.member == row.organisation):
                made.append(row)
    pairs = draw(st.lists(st.tuples(st.one_of(_event, _organisation, _person), _term), max_size=6, unique=True))
    made += [Tagging(id=id_of("tagging", record, term), record_kind=_kind_of(record), record=record, term=term) for record, term in pairs]
    answers = draw(st.lists(st.lists(_organisation, min_size=2, max_size=2, unique=True).map(sorted).map(tuple), max_size=3, unique=True))
    return made + [not_duplicate("organisation", one, other) for one, other in answers]


def _drawn_term(draw: st.DrawFn, position: int, id_: str) -> Term:
    """Broader terms come earlier, so there is no circle before the merge."""
    broader = draw(st.sampled_from([None, *ids_of("term")[:position]]))
    return Term(id=id_, scheme="tag", labels=draw(_by_language) or {"en": "Police"}, aliases=draw(_aliases), parent_term=broader)


def _drawn_body(draw: st.DrawFn, position: int, id_: str) -> Organisation:
    earlier = st.sampled_from([None, *ids_of("organisation")[:position]])
    return Organisation(
        id=id_,
        name=draw(_name),
        names=draw(_by_language),
        acronym=draw(_words),
        aliases=draw(_aliases),
        parent_organisation=draw(earlier),
        predecessor=draw(earlier),
        country=draw(st.sampled_from(["", "KZ", "KG"])),
        institution_type=draw(st.one_of(st.none(), _term)),
        notes=draw(_note),
        privacy=draw(st.sampled_from(["public", "internal", "restricted"])),
    )


_organised = {"organisation": _organisation, "role": st.sampled_from(["organiser", "host"]), "sort": st.integers(0, 3)}
_count = st.sampled_from([None, 3, 5])
_ROWS: tuple[tuple[type[Record], dict[str, Any]], ...] = (
    (OtherName, {"organisation": _organisation, "name": _name, "name_kind": st.sampled_from(["former", "spelling"])}),
    (Membership, {"organisation": _organisation, "member": _maybe, "who": st.sampled_from(["", "NGOs"])}),
    (Position, {"person": _person, "title": st.sampled_from(["Head", "Deputy"]), "organisation": _maybe}),
    (Project, {"title": st.just("Project"), "funder": _maybe}),
    (EventOrganisation, {"event": _event, **_organised}),
    (EventPerson, {"event": _event, "person": _person, "role": st.just("speaker"), "office": st.sampled_from(["", "Head", "Deputy"])}),
    (Participation, {"event": _event, "organisation": _maybe, "women": _count, "men": _count, "institution_type": st.none() | _term}),
    (Result, {"event": _event, "text": st.just("Group"), "organisation": _maybe}),
    (Quote, {"event": _event, "person": st.none() | _person, "words": st.just("Yes")}),
    (RecommendationOrganisation, {"recommendation": _recommendation, **_organised}),
    (
        Citation,
        {
            "record_kind": st.just("organisation"),
            "record": _organisation,
            "source": st.just(ids_of("source", 1)[0]),
            "quote": st.sampled_from(["", "it is", "they say"]),
            "place": st.sampled_from(["", "1"]),
        },
    ),
    (Attachment, {"record_kind": st.just("person"), "record": _person, "name": st.sampled_from(["a.png", "b.png"])}),
)


def _kind_of(id_: str) -> str:
    return next(kind for kind in ("event", "organisation", "person") if id_ in ids_of(kind))


def write(store: Store, records: list[Record]) -> None:
    """Save a graph as one step."""
    with store.change("Graph") as writer:
        for record in records:
            writer.save(record)


def snapshot(store: Store) -> Rows:
    """Everything in the file."""
    return {kind: {str(row.id): row.plain() for row in store.fetch(model.select())} for kind, model in KINDS.items()}


def assert_sound(store: Store) -> None:
    """Links lead somewhere, the tables are what the log adds up to, the search text is what the records say."""
    assert [finding.text(_english()) for finding in health.findings(store.db)] == []


def assert_nothing_lost(before: Rows, after: Rows, kind: str, keep: str, others: list[str]) -> None:
    """All that is said in the docstrings below."""
    merge = _Checked(before, after, kind, keep, others)
    merge.others_are_gone()
    merge.rows_point_where_they_did()
    merge.nothing_else_changed()
    merge.own_links_are_settled()
    merge.nothing_is_doubled()
    merge.people_are_counted_as_before()
    merge.fields_are_kept()


class _Checked:
    def __init__(self, before: Rows, after: Rows, kind: str, keep: str, others: list[str]) -> None:
        self.before, self.after, self.kind, self.keep, self.order = before, after, kind, keep, others
        self.others, self.all = set(others), {keep, *others}

    def turned(self, value: Any) -> Any:
        """Where a link leads now."""
        return self.keep if isinstance(value, str) and value in self.others else value

    def turned_row(self, kind: str, row: dict[str, Any]) -> dict[str, Any]:
        return row | {name: self.turned(row[name]) for name in pointers(kind)}

    def others_are_gone(self) -> None:
        assert self.keep in self.after[self.kind]
        assert not self.others & self.after[self.kind].keys()

    def rows_point_where_they_did(self) -> None:
        """Each row that pointed at one of the merged points at the kept one, or another row says all it said."""
        for kind, id_, row in self.affected():
            if kind in ("tagging", "not_duplicate"):
                self.pair_is_there(kind, row)
            elif id_ in self.after[kind]:
                self.row_points_at_the_kept(kind, id_, row)
            else:
                wanted = self.turned_row(kind, row)
                if kind == "membership" and wanted["organisation"] == wanted["member"]:
                    wanted["member"] = None  # nobody is a member of itself; who was named in words stays
                said = any(_says_all(each, wanted) for each in self.after[kind].values())
                assert said or (kind == "membership" and not wanted["member"] and not wanted["who"]), (kind, wanted)

    def pair_is_there(self, kind: str, row: dict[str, Any]) -> None:
        names = ("record", "term") if kind == "tagging" else ("one", "other")
        wanted = {self.turned(row[name]) for name in names}
        assert len(wanted) == 1 or any({each[name] for name in names} == wanted for each in self.after[kind].values()), (kind, row)

    def row_points_at_the_kept(self, kind: str, id_: str, row: dict[str, Any]) -> None:
        now = self.after[kind][id_]
        for name in pointers(kind):
            if row[name] in self.others and now[name] != self.keep:
                circle = kind == self.kind and now[name] is None and self.leads(self.after, self.keep, name, id_)
                itself = kind == "membership" and name == "member" and now[name] is None and now["organisation"] == self.keep
                assert circle or itself, (kind, name, row, now)

    def nothing_else_changed(self) -> None:
        """Rows that had nothing to do with it are as they were, those that had may only gain."""
        for kind, rows in self.before.items():
            for id_, row in rows.items():
                now = self.after[kind].get(id_)
                if id_ in self.all or now is None:
                    assert id_ in self.all or any(row[name] in self.others for name in pointers(kind)), (kind, row)
                    continue
                assert all(now[name] == value for name, value in row.items() if value and name not in (*pointers(kind), "sort")), (row, now)
                itself = kind == "membership" and now["member"] is None and self.turned(row["member"]) == now["organisation"]
                kept = [name for name in pointers(kind) if row[name] and row[name] not in self.others and not (itself and name == "member")]
                assert all(now[name] == row[name] for name in kept), (row, now)
        for kind, rows in self.after.items():
            fresh = rows.keys() - self.before[kind].keys()
            assert kind in ("tagging", "not_duplicate", "other_name") or not fresh
            assert kind != "other_name" or all(rows[id_]["organisation"] == self.keep for id_ in fresh)

    def own_links_are_settled(self) -> None:
        """The kept one keeps its own word where it can, and nothing leads in a circle."""
        own, now = self.before[self.kind][self.keep], self.after[self.kind][self.keep]
        for name in OWN[self.kind]:
            for id_ in self.after[self.kind]:
                assert not self.leads(self.after, id_, name, id_), name
            if own[name] and own[name] not in self.all:
                assert now[name] == own[name]
            elif now[name] is None:
                given = {self.before[self.kind][id_][name] for id_ in self.others} - {None} - self.all
                assert all(any(self.leads(self.before, value, name, id_) for id_ in self.all) for value in given)

    def nothing_is_doubled(self) -> None:
        """No two rows say the very same of an event unless they did before."""
        for kind in ("event_organisation", "event_person", "recommendation_organisation", "attachment"):
            before = _counted(self.before[kind])
            assert all(number <= max(1, before[said]) for said, number in _counted(self.after[kind]).items()), kind
        assert all(row["organisation"] != row["member"] for row in self.after["membership"].values())

    def people_are_counted_as_before(self) -> None:
        for name in SUMMED:
            assert _sum(self.before, name) == _sum(self.after, name)
        assert len(self.before["participation"]) == len(self.after["participation"])

    def fields_are_kept(self) -> None:
        """What the kept one said it says still; what it did not say it has from another; nothing becomes less private."""
        own, now = self.before[self.kind][self.keep], self.after[self.kind][self.keep]
        for name, value in own.items():
            given = [self.before[self.kind][id_][name] for id_ in self.order]
            if name in (*NAMED[self.kind], *OWN[self.kind], "privacy", "notes", "reference"):
                continue
            assert now[name] == (value or next((each for each in given if each), value)), name
        if "notes" in own:
            assert all(self.before[self.kind][id_]["notes"] in now["notes"] for id_ in self.all)
            order = ["public", "internal", "restricted"]
            assert order.index(now["privacy"]) == max(order.index(self.before[self.kind][id_]["privacy"]) for id_ in self.all)

    def affected(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for kind, rows in self.before.items():
            for id_, row in rows.items():
                if id_ not in self.all and any(row[name] in self.others for name in pointers(kind)):
                    yield kind, id_, row

    def leads(self, rows: Rows, start: str, name: str, target: str) -> bool:
        seen, step = set(), rows[self.kind][start][name]
        while step and step not in seen:
            if step == target:
                return True
            seen.add(step)
            step = rows[self.kind][step][name]
        return False


def spellings(rows: Rows, kind: str, ids: set[str]) -> set[str]:
    """Every word these records are called by."""
    texts: list[str] = [row["name"] for row in rows["other_name"].values() if row["organisation"] in ids]
    for id_ in ids:
        for name in NAMED[kind]:
            value = rows[kind][id_][name]
            texts += value.values() if isinstance(value, dict) else [value] if isinstance(value, str) else value
    return {word for text in texts for word in folded_words(text)}


def found_by(store: Store, id_: str) -> set[str]:
    """The words the search box finds a record by."""
    return {
        word for row in store.rows("SELECT title, body FROM search_text WHERE record = ?", (id_,)) for text in row for word in text.split()
    }


def pointers(kind: str) -> list[str]:
    """The fields of a kind that name another record."""
    model = KINDS[kind]
    links = [name for name, field in model.described().items() if isinstance(field, Link)]
    return links + (["record"] if model in ANYWHERE else []) + (["one", "other"] if model is NotDuplicate else [])


def _says_all(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(row[name] == value for name, value in wanted.items() if value not in (None, "", False, [], {}) and name != "sort")


def _frozen(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, repr(value)) for name, value in row.items() if name != "sort"))


def _counted(rows: dict[str, dict[str, Any]]) -> Counter[Any]:
    return Counter(map(_frozen, rows.values()))


def _sum(rows: Rows, name: str) -> int:
    return sum(row[name] or 0 for row in rows["participation"].values())


def _english() -> Any:
    from wpstracker.words import words_for

    return words_for("en")
