"""The change log as an idea: the present state is a fold over a set of changes, and concurrent edits are seen."""

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.changes import PRESENCE, Change, Folded, Operation, erased_claims, fold, stripped

FIELDS = ("title", "place")


def change_id(number: int, office: str) -> str:
    return f"{number:012x}0000{office * 16}"


class Office:
    """One copy of the log, in which changes are made that have seen what is in it; merging is taking over changes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.log: dict[str, Change] = {}
        self.moment = 0

    def make(self, operation: Operation, values=None, *, created: bool = False) -> Change:
        self.moment = max([self.moment, *(int(id_[:12], 16) for id_ in self.log)]) + 1
        present = fold(self.log.values())
        values = values or {}
        if operation in (Operation.SET, Operation.ERASE) and not created:
            seen = {name: present.heads.get(name, ()) for name in values}
        elif operation is Operation.DELETE:
            seen = {PRESENCE: tuple(sorted({id_ for ids in present.heads.values() for id_ in ids}))}
        else:
            seen = {PRESENCE: present.heads.get(PRESENCE, ())}
        change = Change(change_id(self.moment, self.name), "step", "event", "r", operation, values, seen)
        self.log[change.id] = change
        return change

    def take(self, *changes: Change) -> None:
        self.log |= {change.id: change for change in changes}

    @property
    def state(self) -> Folded:
        return fold(self.log.values())


actions = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.one_of(
            st.tuples(st.just("set"), st.sampled_from(FIELDS), st.sampled_from(("x", "y", "z"))),
            st.sampled_from((("delete",), ("restore",), ("merge",))),
        ),
    ),
    max_size=14,
)


def after(history) -> tuple[Office, Office]:
    """Two offices that began with the same record and then did these things."""
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "Round table"}, created=True))
    for name, (kind, *what) in history:
        here, there = (one, two) if name == "a" else (two, one)
        if kind == "set":
            here.make(Operation.SET, {what[0]: what[1]})
        elif kind == "merge":
            here.take(*there.log.values())
        else:
            here.make(Operation.DELETE if kind == "delete" else Operation.RESTORE)
    return one, two


def written_with(log: dict[str, Change]) -> list[tuple[str, str]]:
    """Every (change, field) that wrote a value."""
    return [(change.id, name) for change in log.values() if change.operation is Operation.SET for name in change.values]


@given(actions, st.randoms())
def test_the_order_in_which_changes_are_given_does_not_matter(history, random):
    changes = list(after(history)[0].log.values())
    mixed = changes * 2
    random.shuffle(mixed)
    assert fold(mixed) == fold(changes)


@given(actions)
def test_merging_in_either_direction_gives_the_same_state(history):
    one, two = after(history)
    mine, theirs = dict(one.log), dict(two.log)
    one.take(*theirs.values())
    two.take(*mine.values())
    assert one.state == two.state


@given(actions)
def test_every_value_written_is_shown_or_superseded_or_listed(history):
    one, two = after(history)
    one.take(*two.log.values())
    state = one.state
    superseded = {(id_, name) for change in one.log.values() for name, ids in change.seen.items() for id_ in ids}
    for id_, name in written_with(one.log):
        assert (id_, name) in superseded or id_ in state.heads[name]
    for name, value in state.values.items():
        assert value == one.log[state.heads[name][-1]].values[name]


@given(actions)
def test_a_conflict_is_two_heads_that_say_different_things(history):
    one, two = after(history)
    one.take(*two.log.values())
    state = one.state
    for name in FIELDS:
        said = {one.log[id_].values[name] for id_ in state.heads.get(name, ())}
        assert (name in state.conflicts) == (len(said) > 1)


@given(actions)
def test_a_deleted_record_stays_deleted_only_if_every_edit_had_been_seen(history):
    one, two = after(history)
    one.take(*two.log.values())
    state = one.state
    presence = [one.log[id_] for id_ in state.heads[PRESENCE]]
    if all(change.operation is Operation.DELETE for change in presence):
        seen = {id_ for change in presence for id_ in change.seen[PRESENCE]}
        unseen = [id_ for name, ids in state.heads.items() if name != PRESENCE for id_ in ids if id_ not in seen]
        assert state.alive == bool(unseen)
    else:
        assert state.alive


def test_no_changes_are_no_record():
    assert fold([]) == Folded(False, {}, {}, {})


def test_edits_of_one_office_follow_each_other_without_conflict():
    office = Office("a")
    office.make(Operation.SET, {"title": "One"}, created=True)
    office.make(Operation.SET, {"title": "Two"})
    assert office.state.values == {"title": "Two"} and not office.state.conflicts


def test_two_edits_that_had_not_seen_each_other_are_both_listed_and_the_newest_is_shown():
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "One", "place": "Bishkek"}, created=True))
    mine, theirs = one.make(Operation.SET, {"title": "Mine"}), two.make(Operation.SET, {"title": "Theirs"})
    one.take(theirs)
    assert one.state.conflicts == {"title": (mine.id, theirs.id)}
    assert one.state.values == {"title": "Theirs", "place": "Bishkek"}
    one.make(Operation.SET, {"title": "Agreed"})
    assert not one.state.conflicts


def test_the_same_words_from_two_offices_are_no_conflict():
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "One"}, created=True))
    one.make(Operation.SET, {"title": "Same"})
    one.take(two.make(Operation.SET, {"title": "Same"}))
    assert not one.state.conflicts


def test_a_delete_that_had_not_seen_an_edit_does_not_win():
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "One"}, created=True))
    edit, delete = one.make(Operation.SET, {"title": "Better"}), two.make(Operation.DELETE)
    one.take(delete)
    assert one.state.alive and one.state.values == {"title": "Better"}
    two.take(edit)
    assert two.state == one.state
    two.make(Operation.DELETE)
    assert not two.state.alive


def test_a_delete_and_a_restore_that_had_not_seen_each_other_keep_the_record():
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "One"}, created=True), one.make(Operation.DELETE))
    assert not two.state.alive
    restored, deleted = one.make(Operation.RESTORE), two.make(Operation.DELETE)
    one.take(deleted)
    two.take(restored)
    assert one.state.alive and two.state == one.state


def test_a_log_that_claims_to_have_seen_the_future_still_folds():
    early = Change(change_id(1, "a"), "s", "event", "r", Operation.SET, {"title": "A"}, {"title": (change_id(2, "b"),), PRESENCE: ()})
    late = Change(change_id(2, "b"), "s", "event", "r", Operation.SET, {"title": "B"}, {"title": (early.id,)})
    assert fold([late, early]).values == {"title": "B"}
    alone = Change(change_id(3, "a"), "s", "event", "r", Operation.SET, {"title": "A"}, {"title": (change_id(3, "a"),)})
    assert fold([alone]).values == {"title": "A"}


# -- erasing

with_erasings = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.one_of(
            st.tuples(st.just("set"), st.sampled_from(FIELDS), st.sampled_from(("x", "y", "z"))),
            st.tuples(st.just("erase"), st.sampled_from(FIELDS)),
            st.sampled_from((("delete",), ("restore",), ("merge",), ("strip",))),
        ),
    ),
    max_size=14,
)


def strip(office: Office) -> None:
    """What an office does with its log once something was erased."""
    for id_, names in erased_claims(sorted(office.log.values(), key=lambda change: change.id)).items():
        office.log[id_] = stripped(office.log[id_], names)


def after_erasings(history) -> tuple[Office, Office]:
    """As `after`; offices may also erase, and strip their logs sooner or later. Taking over changes keeps what is stripped stripped."""
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "Round table", "place": "Bishkek"}, created=True))
    for name, (kind, *what) in history:
        here, there = (one, two) if name == "a" else (two, one)
        if kind == "set":
            here.make(Operation.SET, {what[0]: what[1]})
        elif kind == "erase":
            here.make(Operation.ERASE, {what[0]: "left"})
        elif kind == "strip":
            strip(here)
        elif kind == "merge":
            here.take(*(change for change in there.log.values() if change.id not in here.log))
        else:
            here.make(Operation.DELETE if kind == "delete" else Operation.RESTORE)
    return one, two


@given(with_erasings, st.randoms())
def test_a_log_says_the_same_before_and_after_it_is_stripped_in_any_order(history, random):
    office = after_erasings(history)[0]
    state = office.state
    strip(office)
    changes = list(office.log.values()) * 2
    random.shuffle(changes)
    assert fold(changes) == state


@given(with_erasings)
def test_offices_agree_after_merging_whoever_stripped_what_before(history):
    one, two = after_erasings(history)
    mine, theirs = dict(one.log), dict(two.log)
    one.take(*(theirs[id_] for id_ in theirs.keys() - mine.keys()))
    two.take(*(mine[id_] for id_ in mine.keys() - theirs.keys()))
    assert one.state == two.state
    for office in (one, two):
        strip(office)
    assert one.log == two.log, "a package that is stripped and one that is not are the same package"


@given(with_erasings)
def test_no_value_outlives_an_erasing_that_its_author_had_not_seen(history):
    one, two = after_erasings(history)
    one.take(*(two.log[id_] for id_ in two.log.keys() - one.log.keys()))
    strip(one)
    for erasing in [change for change in one.log.values() if change.operation is Operation.ERASE]:
        for change in one.log.values():
            if erasing.values.keys() & change.values.keys():
                assert change.id >= erasing.id or change.operation is Operation.ERASE


def test_an_older_package_brings_nothing_back_and_what_is_written_afterwards_stays():
    one, two = Office("a"), Office("b")
    two.take(one.make(Operation.SET, {"title": "Round table"}, created=True))
    late = two.make(Operation.SET, {"title": "Her name"})
    one.make(Operation.ERASE, {"title": "erased"})
    one.take(late)
    assert one.state.values == {"title": "erased"} and not one.state.conflicts and one.state.alive
    one.make(Operation.SET, {"title": "Written anew"})
    assert one.state.values == {"title": "Written anew"}
    two.take(*one.log.values())
    assert two.state == one.state


def test_erasing_a_deleted_record_does_not_bring_it_back():
    office = Office("a")
    office.make(Operation.SET, {"title": "Round table"}, created=True)
    office.make(Operation.DELETE)
    office.make(Operation.ERASE, {"title": ""})
    assert not office.state.alive and office.state.values == {"title": ""}
