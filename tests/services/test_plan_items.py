"""The matrix of a plan: items are added, moved, numbered and deleted, each as one step that can be undone."""

from contextlib import closing
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_levels import may_hold
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import DeadlineKind, ItemLevel, MeasureStatus, Rhythm
from wpstracker.records import Event, EventItem, Indicator, Plan, PlanItem, PlanLevel
from wpstracker.services import plan_items, plans, progress
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_items import NewItem, load_tree, walk
from wpstracker.store import health
from wpstracker.store.database import Store
from wpstracker.words import words_for

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


def test_items_can_be_moved_anywhere_in_their_plan_in_one_step(store, matrix):
    plan_items.move(store, [by_text(store, "A1b"), by_text(store, "A1a")], by_text(store, "A2"), 0)
    assert outline(store, matrix) == ["g A", "  o A1", "  o A2", "    m A1a", "    m A1b", "g B"]
    plan_items.move(store, [by_text(store, "A2")], None, 0)
    assert outline(store, matrix)[:4] == ["o A2", "  m A1a", "  m A1b", "g A"]
    store.undo()
    store.undo()
    assert outline(store, matrix)[2:4] == ["    m A1a", "    m A1b"]


def test_what_goes_along_with_its_parent_is_moved_once(store, matrix):
    plan_items.move(store, [by_text(store, "A1"), by_text(store, "A1a")], by_text(store, "B"))
    assert outline(store, matrix) == ["g A", "  o A2", "g B", "  o A1", "    m A1a", "    m A1b"]


def test_moving_up_and_down_stays_among_the_siblings(store, matrix):
    plan_items.move_up(store, [by_text(store, "A2")])
    assert outline(store, matrix)[1] == "  o A2"
    plan_items.move_up(store, [by_text(store, "A2")])
    assert outline(store, matrix)[1] == "  o A2"
    plan_items.move_down(store, [by_text(store, "A1a"), by_text(store, "A2")])
    assert outline(store, matrix) == ["g A", "  o A1", "    m A1b", "    m A1a", "  o A2", "g B"]


def test_nothing_is_moved_below_itself_or_into_another_plan(store, matrix):
    before = outline(store, matrix)
    other = plans.save(store, Draft(Plan(country="KZ", title="Other")))
    stranger = plan_items.add(store, other, text="Stranger")
    for above in (by_text(store, "A"), by_text(store, "A1"), stranger):
        with pytest.raises(Invalid):
            plan_items.move(store, [by_text(store, "A")], above)
    with pytest.raises(Invalid, match="only within their plan"):
        plan_items.move(store, [stranger, by_text(store, "B")], None)
    assert outline(store, matrix) == before


def test_what_cannot_be_indented_or_outdented_says_why(store, matrix):
    with pytest.raises(Invalid, match="no item before “A”"):
        plan_items.indent(store, [by_text(store, "A")])
    with pytest.raises(Invalid, match="stands at the top already"):
        plan_items.outdent(store, [by_text(store, "B")])


def test_levels_follow_an_item_down_and_up_again(store, matrix):
    plan_items.move(store, [by_text(store, "A")], None, 1)
    before = outline(store, matrix)
    plan_items.indent(store, [by_text(store, "A")])
    assert outline(store, matrix) == ["g B", "  o A", "    t A1", "      m A1a", "      m A1b", "    t A2"]
    plan_items.outdent(store, [by_text(store, "A")])
    assert outline(store, matrix) == before


def test_an_item_for_which_no_level_is_left_stays_where_it_is(store, plan):
    deep = of(GOAL, "B", of(OBJECTIVE, "B1", of(TASK, "B1a", of(MEASURE, "M"))))
    plan_items.paste(store, plan, None, None, [of(GOAL, "A"), deep])
    with pytest.raises(Invalid, match="too deep"):
        plan_items.indent(store, [by_text(store, "B")])
    assert outline(store, plan)[1] == "g B"


def test_a_measure_that_was_reported_on_stays_one_among_objectives(store, matrix):
    update = progress.blank(store.get(PlanItem, by_text(store, "A1a")), date(2024, 1, 1))
    update.record.status_after = MeasureStatus.IN_PROGRESS
    progress.record_progress(store, update)
    plan_items.outdent(store, [by_text(store, "A1a"), by_text(store, "A1b")])
    assert outline(store, matrix)[1:5] == ["  o A1", "  m A1a", "  o A1b", "  o A2"]


def test_a_cell_is_one_step_and_a_term_is_understood(store, matrix):
    id_ = by_text(store, "A1a")
    plan_items.set_field(store, id_, "due_written", "  IV квартал 2024 г. ")
    item = store.get(PlanItem, id_)
    assert (item.due_written, item.start, item.due, item.due_kind) == (
        "IV квартал 2024 г.",
        PartialDate(2024, 10),
        PartialDate(2024, 12),
        DeadlineKind.DATE,
    )
    plan_items.set_field(store, id_, "due_written", "ежегодно")
    assert store.get(PlanItem, id_).rhythm == Rhythm.YEARLY
    plan_items.set_field(store, id_, "due_written", "когда-нибудь")
    item = store.get(PlanItem, id_)
    assert (item.due_written, item.start, item.due, item.due_kind, item.rhythm) == ("когда-нибудь", None, None, None, None)
    assert store.undo() == "Edit item of a plan" and store.get(PlanItem, id_).rhythm == Rhythm.YEARLY


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("budget_planned", -1.0, "cannot be negative"),
        ("currency", "euro", "not a currency code"),
        ("level", GOAL, "must be narrower"),
        ("due", PartialDate(2020), "due before it starts"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_and_nothing_is_written(store, matrix, name, value, said):
    id_ = by_text(store, "A1a")
    plan_items.set_field(store, id_, "start", PartialDate(2023))
    before = store.get(PlanItem, id_).plain()
    with pytest.raises(Invalid, match=said):
        plan_items.set_field(store, id_, name, value)
    assert store.get(PlanItem, id_).plain() == before


def test_a_level_must_fit_what_hangs_below_too(store, matrix):
    with pytest.raises(Invalid, match="as wide as that"):
        plan_items.set_field(store, by_text(store, "A"), "level", OBJECTIVE)
    plan_items.set_field(store, by_text(store, "A1"), "level", TASK)
    assert outline(store, matrix)[1] == "  t A1"


def test_a_status_has_its_own_door(store, matrix):
    with pytest.raises(ValueError, match="status"):
        plan_items.set_field(store, by_text(store, "A1a"), "status", MeasureStatus.IMPLEMENTED)


def test_what_somebody_else_deleted_is_said_to_be_gone(store, matrix):
    gone = by_text(store, "A1a")
    plan_items.delete(store, [gone])
    with pytest.raises(Invalid, match="no longer in the plan"):
        plan_items.set_field(store, gone, "text", "x")
    plan_items.move_up(store, [gone])
    assert plan_items.delete(store, [gone]) == 0


def test_a_plan_calls_its_levels_as_it_likes_and_may_skip_some(store, plan):
    draft = plans.load(store, plan)
    assert draft
    draft.of(PlanLevel).append(PlanLevel(level=OBJECTIVE.value, name="Strategic task", names={"ru": "Стратегическая задача"}))
    draft.of(PlanLevel).append(PlanLevel(level=MEASURE.value, name="Activity"))
    plans.save(store, draft)
    names = plan_items.level_names(store, plan, words_for("ru"))
    assert (names[OBJECTIVE], names[MEASURE], names[GOAL]) == ("Стратегическая задача", "Activity", words_for("ru")("Goal"))
    assert plan_items.level_name(store, plan, OBJECTIVE, words_for("en")) == "Strategic task"
    first = plan_items.add(store, plan, text="First")
    plan_items.add(store, plan, first, text="Second")
    assert outline(store, plan) == ["o First", "  m Second"]


def test_items_are_named_by_the_country_and_year_of_their_plan(store):
    plan = plans.save(store, Draft(Plan(country="KG", title="Plan", in_force=PartialDate(2022, 3))))
    plan_items.paste(store, plan, None, None, [of(MEASURE, "A"), of(MEASURE, "B")])
    plan_items.add(store, plan, text="C")
    assert [node.item.reference for node in load_tree(store, plan)] == ["KG-2022-ME-001", "KG-2022-ME-002", "KG-2022-ME-003"]


def test_two_offices_that_move_items_under_each_other_lose_none(store, matrix):
    a, b = store.get(PlanItem, by_text(store, "A1")), store.get(PlanItem, by_text(store, "A2"))
    a.above, b.above = b.id, a.id
    with store.change("As two merged files say") as writer:
        writer.save(a)
        writer.save(b)
    assert sorted(line.strip() for line in outline(store, matrix)) == ["g A", "g B", "m A1a", "m A1b", "o A1", "o A2"]
    plan_items.move(store, [str(a.id)], by_text(store, "B"))
    assert "  o A1" in outline(store, matrix)


def test_deleting_a_plan_takes_its_whole_matrix_and_undo_brings_back_150_measures(store):
    plan = plans.save(store, Draft(Plan(country="KG", title="Big plan")))
    shape = [
        of(GOAL, str(g), *(of(OBJECTIVE, f"{g}.{o}", *(of(MEASURE, f"{g}.{o}.{m}") for m in range(10))) for o in range(5)))
        for g in range(3)
    ]
    plan_items.paste(store, plan, None, None, shape)
    before = outline(store, plan)
    measure = by_text(store, "0.0.0")
    with store.change("Link") as writer:
        event = Event(title="Training")
        writer.save(event)
        writer.save(EventItem(event=event.id, item=measure))
        writer.save(Indicator(plan=plan, item=measure, text="People trained"))
    plans.delete(store, [plan])
    for model in (Plan, PlanItem, EventItem, Indicator):
        assert not store.fetch(model.select()), model
    store.undo()
    assert outline(store, plan) == before and len(before) == 168
    assert store.fetch(EventItem.select())[0].item == store.fetch(Indicator.select())[0].item == measure
    assert not list(health.findings(store.db))


steps = st.lists(st.tuples(st.sampled_from(["indent", "outdent", "up", "down", "move"]), st.integers(0, 9), st.integers(0, 9)), max_size=10)


@settings(max_examples=25)
@given(steps)
@example([("indent", 5, 0), ("move", 0, 0)])
def test_whatever_is_moved_the_tree_stays_sound_and_undo_leads_back(tmp_path_factory, steps):
    with closing(Store.create(tmp_path_factory.mktemp("moves") / "plans.wpst")) as store:
        plan = plans.save(store, Draft(Plan(country="KG", title="Plan")))
        shape = [of(GOAL, "A", of(OBJECTIVE, "A1", of(TASK, "A1a", of(MEASURE, "a")), of(MEASURE, "b"))), of(GOAL, "B", of(MEASURE, "c"))]
        ids = plan_items.paste(store, plan, None, None, [*shape, of(OBJECTIVE, "C", of(MEASURE, "d"))])
        seen = [outline(store, plan)]
        for step, one, other in steps:
            try:
                _take(store, step, ids[one % len(ids)], ids[other % len(ids)])
            except Invalid:
                assert outline(store, plan) == seen[-1]
                continue
            found = outline(store, plan)
            if found != seen[-1]:
                seen.append(found)
            for node in walk(load_tree(store, plan)):
                assert all(may_hold(node.level, child.level) for child in node.children)
            assert sorted(line.split()[1] for line in found) == sorted(line.split()[1] for line in seen[0])
        for before in reversed(seen[:-1]):
            store.undo()
            assert outline(store, plan) == before


def _take(store, step, one, other):
    match step:
        case "move":
            plan_items.move(store, [one], other if other != one else None, 0)
        case "up":
            plan_items.move_up(store, [one])
        case "down":
            plan_items.move_down(store, [one])
        case _:
            getattr(plan_items, step)(store, [one])
