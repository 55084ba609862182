"""Whatever pointed at any of several records points at the one that is kept; nothing is lost, and Undo brings everything back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.builders import an_event, event_draft
from tests.services.graphs import (
    Rows,
    assert_nothing_lost,
    assert_sound,
    found_by,
    graphs,
    ids_of,
    pointers,
    snapshot,
    spellings,
    write,
)
from wpstracker.domain.problems import Invalid
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import NameKind, OrganisationRole, Scheme
from wpstracker.figures.selecting import event_ids
from wpstracker.records import (
    KINDS,
    Event,
    EventOrganisation,
    Membership,
    Organisation,
    OtherName,
    Participation,
    Person,
    Record,
    Series,
    Source,
    Tagging,
    Term,
)
from wpstracker.services import merged_rows, merging, naming
from wpstracker.services.files import new_file
from wpstracker.services.merging import merge
from wpstracker.services.seeding import organisation_id, term_id
from wpstracker.store.database import Store
from wpstracker.store.writing import links_to


def saved(store: Store, *records: Record) -> list[str]:
    write(store, list(records))
    return [str(record.id) for record in records]


# -- organisations


def test_every_place_of_a_merged_organisation_names_the_kept_one(store: Store) -> None:
    event = an_event(store, organisations=[("Border Service", OrganisationRole.HOST), ("State Border Service", OrganisationRole.FUNDER)])
    other, keep = (str(row.organisation) for row in event_draft(store, event).of(EventOrganisation))
    person, unit = saved(store, Person(name="Aida", organisation=other), Organisation(name="Academy", parent_organisation=other))

    done = merge(store, Organisation, keep, [other])

    assert [row.organisation for row in event_draft(store, event).of(EventOrganisation)] == [keep, keep]
    assert store.get(Organisation, other) is None
    assert_points(store, Person, person, "organisation", keep)
    assert_points(store, Organisation, unit, "parent_organisation", keep)
    assert ("person", person, "organisation") in done.moved
    assert_sound(store)


def assert_points(store: Store, model: type[Record], id_: str, field: str, target: str | None) -> None:
    row = store.get(model, id_)
    assert row is not None
    assert getattr(row, field) == target


def test_the_same_role_at_the_same_event_is_kept_once(store: Store) -> None:
    organiser = OrganisationRole.ORGANISER
    event = an_event(store, organisations=[("MIA", organiser), ("Ministry of Internal Affairs", organiser)])
    other, keep = (str(row.organisation) for row in event_draft(store, event).of(EventOrganisation))

    done = merge(store, Organisation, keep, [other])

    assert [(row.organisation, row.role) for row in event_draft(store, event).of(EventOrganisation)] == [(keep, "organiser")]
    assert [kind for kind, _ in done.doubled] == ["event_organisation"]


def test_every_former_spelling_still_finds_it(store: Store) -> None:
    keep, other = saved(
        store,
        Organisation(name="OSCE Programme Office in Astana", names={"ru": "Офис программ"}),
        Organisation(name="OSCE Centre in Astana", names={"ru": "Центр в Астане", "kk": "Орталық"}, acronym="CiA", aliases=("Centre",)),
    )
    saved(store, OtherName(organisation=other, name="OSCE Centre in Almaty", name_kind=NameKind.FORMER.value))

    merge(store, Organisation, keep, [other])

    for spelling in ("OSCE Centre in Astana", "центр астане", "Орталык", "CiA", "Centre", "Almaty"):
        assert keep in [offer.id for offer in naming.found(store, "organisation", spelling, "en")], spelling
    kept = store.get(Organisation, keep)
    assert kept is not None
    assert (kept.name, kept.names["ru"], kept.names["kk"], kept.acronym) == (
        "OSCE Programme Office in Astana",
        "Офис программ",
        "Орталық",
        "CiA",
    )
    kinds = {row.name: row.name_kind for row in store.fetch(OtherName.select().where(OtherName.organisation == keep))}
    assert kinds == {"OSCE Centre in Almaty": "former", "OSCE Centre in Astana": "spelling", "Центр в Астане": "translation"}


def test_a_name_both_have_is_not_written_twice(store: Store) -> None:
    keep, other = saved(store, Organisation(name="Women's Union"), Organisation(name="Women’s  union", aliases=("WU",)))
    merge(store, Organisation, keep, [other])
    kept = store.get(Organisation, keep)
    assert kept is not None and kept.aliases == ("WU",)
    assert not store.fetch(OtherName.select().where(OtherName.organisation == keep))


def test_what_was_unknown_is_filled_in_and_contradictions_are_listed(store: Store) -> None:
    keep, other = saved(
        store,
        Organisation(name="A", country="KZ", notes="mine"),
        Organisation(name="B", country="KG", gender_machinery=True, notes="yours", privacy="restricted"),
    )
    done = merge(store, Organisation, keep, [other])

    kept = store.get(Organisation, keep)
    assert kept is not None
    assert (kept.country, kept.gender_machinery, kept.notes, kept.privacy) == ("KZ", True, "mine\n\nyours", "restricted")
    assert set(done.filled) == {"privacy", "notes", "gender_machinery"}
    assert [(each.field, each.kept, each.given, each.given_by) for each in done.differing] == [("country", "KZ", "KG", other)]


def test_a_body_that_was_part_of_its_twin_is_part_of_what_the_twin_was_part_of(store: Store) -> None:
    above, other = saved(store, Organisation(name="OSCE"), Organisation(name="Secretariat"))
    (keep,) = saved(store, Organisation(name="OSCE Secretariat", parent_organisation=other, predecessor=other))
    with store.change("Link") as writer:
        twin = store.get(Organisation, other)
        assert twin is not None
        twin.parent_organisation = above
        writer.save(twin)

    merge(store, Organisation, keep, [other])

    assert_points(store, Organisation, keep, "parent_organisation", above)
    assert_points(store, Organisation, keep, "predecessor", None)


def test_no_chain_closes_to_a_ring(store: Store) -> None:
    (other,) = saved(store, Organisation(name="Ministry"))
    (between,) = saved(store, Organisation(name="Department", parent_organisation=other))
    (keep,) = saved(store, Organisation(name="The Ministry", parent_organisation=between))

    done = merge(store, Organisation, keep, [other])

    assert_points(store, Organisation, keep, "parent_organisation", between)
    assert_points(store, Organisation, between, "parent_organisation", None)
    assert done.untied == [("organisation", between, "parent_organisation")]


def test_a_member_that_is_the_body_itself_is_no_member(store: Store) -> None:
    keep, other = saved(store, Organisation(name="Working group"), Organisation(name="The working group"))
    _, named = saved(store, Membership(organisation=keep, member=other), Membership(organisation=other, member=keep, who="civil society"))

    merge(store, Organisation, keep, [other])

    (left,) = store.fetch(Membership.select())
    assert (left.id, left.organisation, left.member, left.who) == (named, keep, None, "civil society")


# -- terms, people, the rest


def test_an_own_tag_merged_into_an_official_theme_hands_over_its_records(store: Store) -> None:
    event = an_event(store, tags=["borders"])
    (tag,) = event_draft(store, event).terms
    (narrower,) = saved(store, Term(scheme=Scheme.TAG.value, labels={"en": "green border"}, parent_term=tag))
    theme = term_id("theme", "border_management")

    merge(store, Term, theme, [tag])

    assert event_draft(store, event).terms == [theme]
    assert event_ids(store, Filter(terms=(theme,))) == [event]
    assert theme in [offer.id for offer in naming.tags(store, "borders", "en", Scheme.THEME)]
    below = store.get(Term, narrower)
    assert below is not None and (below.parent_term, below.scheme) == (theme, Scheme.THEME.value)
    store.undo()
    assert event_draft(store, event).terms == [tag]
    assert_sound(store)


def test_official_terms_and_shared_records_never_disappear(store: Store) -> None:
    tag, body = saved(store, Term(scheme=Scheme.TAG.value, labels={"en": "borders"}), Organisation(name="OSCE"))
    with pytest.raises(Invalid, match="is in the list every office shares, so it has to be the one that is kept"):
        merge(store, Term, tag, [term_id("theme", "border_management")])
    with pytest.raises(Invalid, match="every office shares"):
        merge(store, Organisation, body, [organisation_id("osce")])
    assert merge(store, Organisation, organisation_id("osce"), [body]).keep == organisation_id("osce")


def test_terms_of_different_lists_stay_apart(store: Store) -> None:
    rank, tag = saved(
        store, Term(scheme=Scheme.RANK.value, labels={"en": "Officers"}), Term(scheme=Scheme.TAG.value, labels={"en": "Officer"})
    )
    with pytest.raises(Invalid, match="“Officer” and “Officers” stand in different lists"):
        merge(store, Term, rank, [tag])


def test_a_series_keeps_the_other_title_and_a_source_tells_of_it(store: Store) -> None:
    keep, other = saved(store, Series(title="Dialogue of Women"), Series(title="Women’s Dialogue", about="Since 2020"))
    merge(store, Series, keep, [other])
    kept = store.get(Series, keep)
    assert kept is not None and (kept.title, kept.aliases, kept.about) == ("Dialogue of Women", ("Women’s Dialogue",), "Since 2020")

    first, second = saved(store, Source(title="Release", url="https://example.org/1"), Source(title="Press release", publisher="OSCE"))
    done = merge(store, Source, first, [second])
    assert [(each.field, each.given) for each in done.differing] == [("title", "Press release")]
    assert "publisher" in done.filled


@pytest.mark.parametrize(
    ("model", "ids", "sentence"),
    [
        (Organisation, ["gone"], "One of the records is no longer there"),
        (Organisation, [], "Choose at least two records"),
        (Event, ["gone"], "One of the records is no longer there"),
    ],
)
def test_what_cannot_be_merged_is_said(store: Store, model: type[Record], ids: list[str], sentence: str) -> None:
    (keep,) = saved(store, model())
    with pytest.raises(Invalid, match=sentence):
        merge(store, model, keep, ids)


def test_events_are_not_merged(store: Store) -> None:
    one, two = an_event(store), an_event(store)
    with pytest.raises(Invalid, match="Records of this kind cannot be merged"):
        merge(store, Event, one, [two])


def test_a_body_that_had_two_roles_under_two_names_keeps_both(store: Store) -> None:
    keep, other = saved(store, Organisation(name="UN Women"), Organisation(name="ООН-женщины"))
    event = an_event(store)
    with store.change("Ground") as writer:
        writer.save(EventOrganisation(event=event, organisation=keep, role="organiser"))
        writer.save(EventOrganisation(event=event, organisation=other, role="funder"))
    merge(store, Organisation, keep, [other])
    rows = store.fetch(EventOrganisation.select())
    assert sorted((row.organisation, row.role) for row in rows) == sorted([(keep, "organiser"), (keep, "funder")])


# -- any file at all

MERGED = ("organisation", "person", "term")
_steps = st.lists(st.tuples(st.sampled_from(MERGED), st.permutations(range(4)), st.integers(1, 3)), min_size=1, max_size=3)


@contextmanager
def a_file() -> Iterator[Store]:
    """An empty file of its own for one example, copied since that is quick."""
    if not _empty:
        folder = TemporaryDirectory(prefix="wpst-merging-")
        new_file(Path(folder.name) / "empty.wpst", fill=lambda _store: None).close()
        _empty.append(folder)
    with TemporaryDirectory(prefix="wpst-merging-") as name:
        path = Path(name) / "office.wpst"
        shutil.copy(Path(_empty[0].name) / "empty.wpst", path)
        with closing(Store.open(path)) as opened:
            yield opened


_empty: list[TemporaryDirectory[str]] = []


def merge_and_look(records: list[Record], steps: list[tuple[str, list[int], int]]) -> None:
    """Merge, merge what was merged, look each time; then take everything back and do it again."""
    with a_file() as store:
        write(store, records)
        seen: list[Rows] = [snapshot(store)]
        for kind, order, number in steps:
            there = [id_ for position in order if (id_ := ids_of(kind)[position]) in seen[-1][kind]]
            keep, others = there[0], there[1 : number + 1]
            if others:
                seen.append(merged_and_checked(store, seen[-1], kind, keep, others))
        for earlier in reversed(seen[:-1]):
            store.undo()
            assert snapshot(store) == earlier
        for later in seen[1:]:
            store.redo()
            assert snapshot(store) == later
        assert_sound(store)


def merged_and_checked(store: Store, before: Rows, kind: str, keep: str, others: list[str]) -> Rows:
    done = merge(store, KINDS[kind], keep, others)
    after = snapshot(store)
    assert_nothing_lost(before, after, kind, keep, others)
    assert spellings(before, kind, {keep, *others}) <= found_by(store, keep)
    assert_sound(store)
    told = {(row_kind, id_) for row_kind, id_, *_ in (*done.moved, *done.untied)} | set(done.doubled)
    touched = {
        (row_kind, id_)
        for row_kind, rows in before.items()
        for id_, row in rows.items()
        if row_kind not in ("tagging", "not_duplicate")
        and not (row_kind == kind and id_ in (keep, *others))
        and any(row[name] in others for name in pointers(row_kind))
    }
    assert touched <= told
    return after


@settings(max_examples=60)
@given(graphs(), _steps)
def test_nothing_that_pointed_at_a_merged_record_is_lost(records: list[Record], steps: list[Any]) -> None:
    merge_and_look(records, steps)


def _without(model: str, field: str) -> Callable[[str], Any]:
    return lambda kind: tuple(each for each in links_to(kind) if (each[0].kind(), each[1]) != (model, field))


FORGETFUL = [
    ("membership", "member"),
    ("person", "organisation"),
    ("position", "person"),
    ("event_organisation", "organisation"),
    ("participation", "organisation"),
    ("quote", "person"),
    ("recommendation_organisation", "organisation"),
    ("organisation", "parent_organisation"),
    ("term", "parent_term"),
    ("tagging", "term"),
]
BROKEN: dict[str, tuple[object, str, Any]] = {
    "tags stay behind": (merging._Merge, "_turn_tagging", lambda *_: None),
    "circles are not seen": (merging._Merge, "_leads_to", lambda *_: False),
    "circles are seen everywhere": (merging._Merge, "_leads_to", lambda *_: True),
    "a body is its own member": (merging._Merge, "_part_from_itself", lambda self, row: self._writer.save(row)),
    "own links stay as they are": (merging._Merge, "_settle_own_link", lambda *_: None),
    "answers are forgotten": (merging._Merge, "_turn_answers", lambda *_: None),
    "names and fields are forgotten": (merging, "take_over", lambda *_: None),
    "what stands anywhere is forgotten": (merging, "ANYWHERE", ()),
    "whatever stands beside is the same": (merged_rows, "_says_the_same", lambda *_, **__: True),
    "nothing is ever the same": (merged_rows, "_says_the_same", lambda *_, **__: False),
    "doubled rows stay": (merging._Merge, "_drop", lambda *_: None),
    "counts are taken for the same": (merged_rows, "SAME_BY", merged_rows.SAME_BY | {Participation: ("event", "organisation")}),
}


def _assert_caught() -> None:
    """Some random file shows the fault."""
    search = settings(max_examples=300, database=None, phases=[Phase.generate], report_multiple_bugs=False, derandomize=True)
    with pytest.raises((AssertionError, Invalid)):
        search(given(graphs(), _steps)(merge_and_look))()


@pytest.mark.parametrize(("model", "field"), FORGETFUL)
def test_a_merge_that_forgets_a_link_is_caught(monkeypatch: pytest.MonkeyPatch, model: str, field: str) -> None:
    monkeypatch.setattr(merging, "links_to", _without(model, field))
    _assert_caught()


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_merge_is_caught(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    owner, attribute, broken = BROKEN[fault]
    monkeypatch.setattr(owner, attribute, broken)
    _assert_caught()


def test_tags_of_the_kept_one_are_kept(store: Store) -> None:
    event = an_event(store, tags=["a", "b"])
    one, two = event_draft(store, event).terms
    merge(store, Term, one, [two])
    (tagging,) = store.fetch(Tagging.select().where(Tagging.record == event))
    assert tagging.term == one
