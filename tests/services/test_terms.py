"""The lists of terms: own terms can be put in order, official ones keep their place; nothing that is used disappears."""

import pytest

from tests.builders import an_event, event_draft
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.term_rows import areas_of, children_of, term_rows
from wpstracker.records import Organisation, Participation, Plan, PriorityArea, Term
from wpstracker.services import naming, terms
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store

OFFICIAL = term_id("theme", "border_management")


def a_term(store: Store, label: str, scheme: Scheme = Scheme.TAG, parent: str | None = None) -> str:
    draft = terms.blank(scheme, parent)
    draft.record.labels = {"en": label}
    return terms.save(store, draft)


def order(store: Store, scheme: Scheme = Scheme.TAG, parent: str = "") -> list[str]:
    return [row.label for row in children_of(term_rows(store, "en")[scheme]).get(parent, [])]


def get(store: Store, id_: str) -> Term:
    term = store.get(Term, id_)
    assert term is not None
    return term


def test_an_own_tag_is_the_one_that_typing_makes(store: Store) -> None:
    assert a_term(store, "Green border") == naming.new_tag("green  border", "en").id


def test_a_label_is_needed_and_stands_once_in_a_list(store: Store) -> None:
    with pytest.raises(Invalid, match="at least one language"):
        a_term(store, " ")
    a_term(store, "Green border")
    with pytest.raises(Invalid, match="“Green border” is in this list already"):
        a_term(store, "GREEN BORDER")
    assert a_term(store, "Green border", Scheme.THEME)


def test_own_terms_are_put_in_order_step_by_step(store: Store) -> None:
    a, b, c = (a_term(store, label) for label in "abc")
    assert order(store) == ["a", "b", "c"]

    assert terms.shift(store, c, -1) and order(store) == ["a", "c", "b"]
    assert terms.shift(store, a, 1) and order(store) == ["c", "a", "b"]
    assert not terms.shift(store, c, -1) and not terms.shift(store, b, 1)
    assert terms.nest(store, a) and order(store) == ["c", "b"] and order(store, parent=c) == ["a"]
    assert terms.nest(store, b) and order(store, parent=c) == ["a", "b"]
    assert not terms.nest(store, c)
    assert terms.lift(store, a) and order(store) == ["c", "a"] and order(store, parent=c) == ["b"]
    assert not terms.lift(store, a)
    for _ in range(5):
        store.undo()
    assert order(store) == ["a", "b", "c"]


def test_terms_are_dropped_where_the_mouse_lets_go(store: Store) -> None:
    a, b, c, d = (a_term(store, label) for label in "abcd")
    terms.place(store, [d, a], None, c)
    assert order(store) == ["b", "d", "a", "c"]
    terms.place(store, [b], d)
    assert order(store, parent=d) == ["b"]
    with pytest.raises(Invalid, match="“d” cannot stand under itself"):
        terms.place(store, [d], b)


def test_official_terms_are_relabelled_and_retired_but_never_moved_or_deleted(store: Store) -> None:
    draft = terms.load(store, OFFICIAL)
    assert draft is not None
    draft.record.labels = {"en": "Borders", "ru": "Границы"}
    draft.record.colour = "#336699"
    terms.save(store, draft)
    terms.retire(store, [OFFICIAL], True)
    assert (get(store, OFFICIAL).labels["ru"], get(store, OFFICIAL).retired) == ("Границы", True)
    assert OFFICIAL not in [offer.id for offer in naming.tags(store, "borders", "en", Scheme.THEME)]
    terms.retire(store, [OFFICIAL], False)
    assert OFFICIAL in [offer.id for offer in naming.tags(store, "borders", "en", Scheme.THEME)]

    own = a_term(store, "Own", Scheme.THEME)
    for refused in (
        lambda: terms.delete(store, [OFFICIAL]),
        lambda: terms.shift(store, OFFICIAL, 1),
        lambda: terms.place(store, [OFFICIAL], own),
        lambda: terms.move_to_list(store, [OFFICIAL], Scheme.TAG),
    ):
        with pytest.raises(Invalid, match="“Borders” is an official term"):
            refused()
    draft.record.parent_term = own
    with pytest.raises(Invalid, match="it stays where it is"):
        terms.save(store, draft)


def test_an_own_term_stands_behind_the_official_ones_and_can_go_between(store: Store) -> None:
    own = a_term(store, "Own", Scheme.THEME)
    assert order(store, Scheme.THEME)[-1] == "Own"
    terms.shift(store, own, -1)
    assert order(store, Scheme.THEME)[-2] == "Own"
    assert a_term(store, "Narrower", Scheme.THEME, OFFICIAL)
    assert order(store, Scheme.THEME, OFFICIAL)[-1] == "Narrower"


def test_a_used_term_is_not_deleted(store: Store) -> None:
    event = an_event(store, tags=["police"])
    (used,) = event_draft(store, event).terms
    with pytest.raises(Invalid, match=r"“police” is still used \(1\). Merge it"):
        terms.delete(store, [used])


def test_what_stood_under_a_deleted_term_moves_up(store: Store) -> None:
    top = a_term(store, "top")
    middle = a_term(store, "middle", parent=top)
    a_term(store, "low", parent=middle)
    terms.delete(store, [middle])
    assert order(store, parent=top) == ["low"]
    store.undo()
    assert order(store, parent=middle) == ["low"]


def test_own_tags_become_themes_with_all_below_them(store: Store) -> None:
    top = a_term(store, "top")
    low = a_term(store, "low", parent=top)
    event = an_event(store, terms=[low])

    terms.move_to_list(store, [top], Scheme.THEME)

    assert (get(store, top).scheme, get(store, low).scheme, get(store, low).parent_term) == ("theme", "theme", top)
    assert event_draft(store, event).terms == [low]
    with pytest.raises(Invalid, match="cannot leave its list"):
        terms.move_to_list(store, [a_term(store, "Captain", Scheme.RANK)], Scheme.TAG)


def test_a_label_that_is_there_already_refuses_the_whole_move(store: Store) -> None:
    one, other = a_term(store, "one"), a_term(store, "Border management, customs, migration services")
    with pytest.raises(Invalid, match="is in this list already"):
        terms.move_to_list(store, [one, other], Scheme.THEME)
    assert get(store, one).scheme == "tag"


def test_a_term_of_another_list_is_no_broader_term(store: Store) -> None:
    with pytest.raises(Invalid, match="stands in another list"):
        a_term(store, "own", parent=OFFICIAL)


def test_uses_are_counted_by_record_whatever_points_at_a_term(store: Store) -> None:
    police = term_id("institution_type", "border_service")
    an_event(store, participation=[Participation(institution_type=police), Participation(institution_type=police)])
    with store.change("Write") as writer:
        writer.save(Organisation(name="Academy", institution_type=police))
    row = next(row for row in term_rows(store, "ru")["institution_type"] if row.id == police)
    before = {key: number for key, number in row.uses.items() if key != "organisation"}
    assert before == {"event": 1} and row.uses["organisation"] >= 1 and row.used == sum(row.uses.values())


def test_plans_that_map_an_area_to_a_pillar_are_named(store: Store) -> None:
    pillar = term_id("pillar", "participation")
    plan = Plan(title="Plan", titles={"ru": "План"}, country="KG")
    with store.change("Write") as writer:
        writer.save(plan)
        writer.save(PriorityArea(plan=plan.id, name="Political participation", pillar=pillar))
    assert areas_of(store, pillar, "ru") == [(plan.id, "План", "Political participation")]
