"""The matrix of a plan: items are added, moved, numbered and deleted, each as one step that can be undone."""

from contextlib import closing

import pytest

from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.records import Plan, PlanItem
from wpstracker.services import plan_items, plans
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_items import NewItem, load_tree, walk
from wpstracker.store.database import Store

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "plans.wpst")) as store:
        yield store


@pytest.fixture
def plan(store):
    return plans.save(store, Draft(Plan(country="KG", title="Plan", in_force=None)))


def outline(store, plan):
    """The tree as lines: two blanks a step, the first letter of the level, the text."""
    return [f"{'  ' * node.depth}{node.level[0]} {node.item.text}" for node in walk(load_tree(store, plan))]


def by_text(store, text):
    return next(str(item.id) for item in store.fetch(PlanItem.select().where(PlanItem.text == text)))


def of(level, text, *children):
    return NewItem(level, text, children=list(children))


@pytest.fixture
def matrix(store, plan):
    """Two goals; the first has two objectives, of which the first has two measures."""
    first = of(GOAL, "A", of(OBJECTIVE, "A1", of(MEASURE, "A1a"), of(MEASURE, "A1b")), of(OBJECTIVE, "A2"))
    plan_items.paste(store, plan, None, None, [first, of(GOAL, "B")])
    return plan


def test_items_are_added_where_they_are_wanted(store, plan):
    goal = plan_items.add(store, plan, text="Goal")
    last = plan_items.add(store, plan, goal, text="Second")
    plan_items.add(store, plan, goal, last, text="Third")
    first = plan_items.add(store, plan, goal, text="First")
    plan_items.move(store, [first], goal, 0)
    assert outline(store, plan) == ["g Goal", "  o First", "  o Second", "  o Third"]
    assert store.undo() == "Move in the plan" and store.undo() == "Add to the plan"
    assert outline(store, plan) == ["g Goal", "  o Second", "  o Third"]


def test_an_item_can_be_indented_and_outdented_again(store, matrix):
    before = outline(store, matrix)
    plan_items.indent(store, [by_text(store, "B")])
    assert outline(store, matrix)[-1] == "  o B"
    plan_items.outdent(store, [by_text(store, "B")])
    assert outline(store, matrix) == before


def test_a_measure_holds_no_goal(store, matrix):
    with pytest.raises(Invalid, match="a measure holds only measures"):
        plan_items.move(store, [by_text(store, "B")], by_text(store, "A1a"))
    with pytest.raises(Invalid, match="measure holds only measures"):
        plan_items.add(store, matrix, by_text(store, "A1a"), level=GOAL)


def test_numbers_follow_the_tree_on_demand(store, matrix):
    assert plan_items.renumber(store, matrix) == 6
    assert [node.item.number for node in walk(load_tree(store, matrix))] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"]
    assert plan_items.renumber(store, matrix) == 0


def test_deleting_an_item_takes_what_hangs_below_it_and_undo_brings_it_back(store, matrix):
    before = outline(store, matrix)
    assert plan_items.count_with_below(store, [by_text(store, "A")]) == 5
    assert plan_items.delete(store, [by_text(store, "A"), by_text(store, "A1a")]) == 5
    assert outline(store, matrix) == ["g B"]
    store.undo()
    assert outline(store, matrix) == before
