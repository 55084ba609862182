"""The editors of a plan and of one more claim about it."""

from pathlib import Path

import pytest

from tests.builders import an_event
from tests.gui.contexts import TODAY, a_context
from tests.gui.editors import field, opened, problem
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.claim_editor import ClaimEditor
from wpstracker.gui.forms.plan_editor import PlanEditor
from wpstracker.records import PARTS, Amendment, Citation, Claim, Organisation, Plan, PlanLevel, PlanOrganisation, PriorityArea
from wpstracker.services import plans
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

BASICS, DATES, CLAIMS, ACT, BODIES, BUDGET, AMENDMENTS, AREAS, LEVELS, CITATIONS, RECORD = range(11)


@pytest.fixture
def edit(app, store: Store, tmp_path: Path):
    """Opens a plan editor on a draft, a new one by default."""

    def made(draft: Draft[Plan] | None = None) -> PlanEditor:
        return opened(PlanEditor(a_context(store, tmp_path), draft or plans.blank("MN")))

    return made


@pytest.fixture
def claim(app, store: Store, tmp_path: Path):
    """Opens a claim editor on a plan."""

    def made(id_: str) -> ClaimEditor:
        return opened(ClaimEditor(a_context(store, tmp_path), load(store, id_)))

    return made


def load(store: Store, id_: str) -> Draft[Plan]:
    draft = plans.load(store, id_)
    assert draft is not None
    return draft


def tajik(store: Store) -> str:
    """Tajikistan's third plan, of which sources disagree."""
    return str(store.rows("SELECT id FROM plan WHERE reference = 'TJ-UNSCR_1325-3'")[0][0])


def test_a_plan_with_a_claim_and_its_new_source_is_one_step(store, edit):
    saved: list[str] = []
    editor = edit()
    editor.saved.connect(saved.append)
    field(editor, BASICS, "title").setText("First plan of Mongolia")
    field(editor, DATES, "in_force").set_text("2024")
    field(editor, DATES, "until").set_text("2027")
    row = editor.groups[CLAIMS].rows.add_row()
    row.fields.widget("stage").set_value("adopted")
    row.fields.widget("as_of").set_text("June 2024")
    row.fields.widget("source").line.setText("Government gazette 12")
    editor.save()
    draft = load(store, saved[0])
    assert (draft.record.country, draft.record.until) == ("MN", PartialDate(2027))
    (made,) = draft.of(Claim)
    assert (made.stage, made.as_of) == ("adopted", PartialDate(2024, 6))
    assert store.rows("SELECT title FROM source WHERE id = ?", (made.source,)) == [("Government gazette 12",)]
    store.undo()
    assert plans.load(store, saved[0]) is None


def test_what_is_missing_or_impossible_is_told_beside_its_field(edit):
    editor = edit(plans.blank())
    field(editor, DATES, "in_force").set_text("2027")
    field(editor, DATES, "until").set_text("2024")
    editor.save()
    assert problem(editor, BASICS, "title").startswith("Give it a title")
    assert problem(editor, BASICS, "country").startswith("Choose the country")
    assert problem(editor, DATES, "until").startswith("The plan would end before")
    assert editor.isVisible()


def test_a_claim_in_the_plan_that_says_nothing_is_told_in_its_row(edit):
    editor = edit()
    field(editor, BASICS, "title").setText("Plan")
    row = editor.groups[CLAIMS].rows.add_row()
    row.fields.widget("as_of").set_text("2024")
    editor.save()
    assert row.fields.row("stage").problem().startswith("Choose the stage")


def test_claims_are_shown_newest_first_and_an_untouched_plan_stays_as_it_is(store, edit):
    before = [claim.plain() for claim in load(store, tajik(store)).of(Claim)]
    editor = edit(load(store, tajik(store)))
    shown = [row.fields.widget("as_of").value() for row in editor.groups[CLAIMS].rows.inputs()]
    assert shown == sorted(shown, reverse=True) and len(shown) == 4
    assert not editor.touched()
    editor.save()
    assert [claim.plain() for claim in load(store, tajik(store)).of(Claim)] == before


def test_another_claim_stands_beside_the_others(store, claim):
    before = {claim.id: claim.plain() for claim in load(store, tajik(store)).of(Claim)}
    editor = claim(tajik(store))
    assert field(editor, 0, "as_of").value() == PartialDate.of(TODAY)
    field(editor, 0, "stage").set_value("submitted")
    field(editor, 0, "source").line.setText("Letter of the Committee")
    editor.save()
    after = {each.id: each for each in load(store, tajik(store)).of(Claim)}
    (new,) = [each for id_, each in after.items() if id_ not in before]
    assert (new.stage, new.as_of) == ("submitted", PartialDate.of(TODAY))
    assert store.rows("SELECT title FROM source WHERE id = ?", (new.source,)) == [("Letter of the Committee",)]
    assert {id_: after[id_].plain() for id_ in before} == before
    store.undo()
    assert len(load(store, tajik(store)).of(Claim)) == len(before)


def test_a_claim_has_to_say_something(store, claim):
    editor = claim(tajik(store))
    editor.save()
    assert problem(editor, 0, "stage").startswith("Choose the stage that is claimed")
    assert editor.isVisible()


def test_the_editors_speak_russian(store, edit, claim):
    language.use("ru")
    editor = edit(plans.blank())
    editor.save()
    assert problem(editor, BASICS, "country") == "Выберите страну, которой принадлежит план."
    assert claim(tajik(store)).windowTitle() == "Добавить сведения о статусе"


def test_priority_areas_are_named_mapped_and_kept_in_their_order(store, edit):
    event = an_event(store, "Workshop in Ulaanbaatar")
    participation = store.rows("SELECT id FROM term WHERE scheme = 'pillar' AND code = 'participation'")[0][0]
    editor = edit()
    field(editor, BASICS, "title").setText("First plan of Mongolia")
    areas = editor.groups[AREAS]
    first, second = areas.rows.add_row(), areas.rows.add_row()
    first.fields.widget("name").setText("Political participation")
    first.fields.widget("names").setText("Участие в политике")
    first.fields.widget("pillar").set_value(participation)
    first.fields.widget("event").set_value(event)
    second.fields.widget("names").setText("Верховенство права")
    second.fields.widget("cross_cutting").setChecked(True)
    areas.rows.add_row()
    editor.save()
    assert editor.isVisible() and editor.form.section(AREAS).is_open(), "an area needs a name in the first language"
    second.fields.widget("name").setText("Rule of law")
    editor.save()
    id_ = store.rows("SELECT id FROM plan WHERE title = 'First plan of Mongolia'")[0][0]
    kept = load(store, id_).of(PriorityArea)
    assert [(area.name, area.names, area.pillar, area.event, area.cross_cutting) for area in kept] == [
        ("Political participation", {"ru": "Участие в политике"}, participation, event, False),
        ("Rule of law", {"ru": "Верховенство права"}, None, None, True),
    ]
    again = edit(load(store, id_))
    assert not again.touched()
    assert again.groups[AREAS].summary() == "Political participation, Rule of law"


def test_an_area_keeps_its_names_in_other_languages(store, edit):
    draft = plans.blank("KG")
    draft.record.title = "Plan"
    draft.of(PriorityArea).append(PriorityArea(name="Water", names={"ky": "Суу", "ru": "Вода"}))
    id_ = plans.save(store, draft)
    editor = edit(load(store, id_))
    editor.groups[AREAS].rows.inputs()[0].fields.widget("names").setText("Водные ресурсы")
    editor.save()
    assert load(store, id_).of(PriorityArea)[0].names == {"ky": "Суу", "ru": "Водные ресурсы"}


def test_every_field_and_part_of_a_plan_has_its_place(edit):
    editor = edit()
    fields = {name for each in editor.groups if hasattr(each, "fields") for name in each.fields.names()}
    fields |= set(editor.groups[BODIES].written.fields.names())
    assert set(Plan.described()) - fields == {"from_reference"}
    kinds = {each._model for each in editor.groups if hasattr(each, "_model")} | {editor.groups[BODIES]._part}
    assert {part for part in PARTS["plan"] if part.in_draft} | {Citation} == kinds
    for each in editor.groups:
        if hasattr(each, "rows"):
            row = each.rows.add_row()
            assert set(row.fields.names()) == set(each._model.described()) - {each._model.parent, "record_kind", "sort"}, each._model


def test_bodies_money_amendments_and_levels_are_kept_in_one_step_and_undone(store, edit):
    editor = edit()
    field(editor, BASICS, "title").setText("First plan of Mongolia")
    bodies = editor.groups[BODIES]
    bodies.inputs["lead"].line.setText("Ministry of Foreign Affairs of Mongolia")
    bodies.inputs["monitoring"].line.setText("Mongolian women's council")
    bodies.written.fields.widget("lead_body").setText("MFA")
    field(editor, BUDGET, "budgeted").set_value("yes")
    field(editor, BUDGET, "budget").setText("27680907")
    field(editor, BUDGET, "currency").set_value("EUR")
    amendment = editor.groups[AMENDMENTS].rows.add_row().fields
    amendment.widget("made").set_text("16.12.2022")
    amendment.widget("act").setText("Order 1150-r")
    amendment.widget("source").line.setText("Gazette")
    editor.groups[AMENDMENTS].rows.add_row()
    level = editor.groups[LEVELS].rows.add_row().fields
    level.widget("level").set_value("goal")
    level.widget("name").setText("Pillar")
    level.widget("names").setText("Блок")
    editor.save()
    id_ = store.rows("SELECT id FROM plan WHERE title = 'First plan of Mongolia'")[0][0]
    draft = load(store, id_)
    plan = draft.record
    assert (plan.lead_body, plan.budgeted, plan.budget, plan.currency) == ("MFA", "yes", 27680907, "EUR")
    assert {each.role: store.get(Organisation, each.organisation).name for each in draft.of(PlanOrganisation)} == {
        "lead": "Ministry of Foreign Affairs of Mongolia",
        "monitoring": "Mongolian women's council",
    }
    ((made, act),) = [(each.made, each.act) for each in draft.of(Amendment)]
    assert (made, act) == (PartialDate(2022, 12, 16), "Order 1150-r")
    assert [(each.level, each.name, each.names) for each in draft.of(PlanLevel)] == [("goal", "Pillar", {"ru": "Блок"})]
    again = edit(load(store, id_))
    assert not again.touched()
    assert again.groups[BUDGET].summary() == "27680907 EUR"
    store.undo()
    assert plans.load(store, id_) is None


def test_an_amount_that_cannot_be_is_told_beside_it(edit):
    editor = edit()
    field(editor, BASICS, "title").setText("Plan")
    field(editor, BUDGET, "budgeted").set_value("no")
    field(editor, BUDGET, "budget").setText("500")
    editor.save()
    assert problem(editor, BUDGET, "budget").startswith("The plan is said to have no budget")
    field(editor, BUDGET, "budgeted").set_value("yes")
    field(editor, BUDGET, "budget").setText("-500")
    editor.save()
    assert problem(editor, BUDGET, "budget").startswith("An amount of money cannot be negative")


def test_an_amendment_before_the_adoption_is_told_in_its_row(edit):
    editor = edit()
    field(editor, BASICS, "title").setText("Plan")
    field(editor, DATES, "adopted").set_text("2020")
    row = editor.groups[AMENDMENTS].rows.add_row()
    row.fields.widget("made").set_text("2019")
    editor.save()
    assert row.fields.row("made").problem().startswith("The plan would be amended before it was adopted")


def test_a_predecessor_of_another_country_is_warned_of_and_kept(store, edit):
    editor = edit()
    field(editor, BASICS, "title").setText("Plan")
    act = editor.groups[ACT]
    act.fields.widget("predecessor").set_value(tajik(store))
    act.fields.widget("predecessor").changed.emit()
    assert act.doubt.text() == "This predecessor is a plan of another country: Tajikistan. It can be saved so if it is meant."
    field(editor, BASICS, "country").set_value("TJ")
    field(editor, BASICS, "country").changed.emit()
    assert not act.doubt.text()
    field(editor, BASICS, "country").set_value("MN")
    editor.save()
    assert store.rows("SELECT predecessor_id FROM plan WHERE title = 'Plan'") == [(tajik(store),)]


def test_a_plan_cannot_come_before_itself(store, edit):
    first = plans.save(store, Draft(Plan(country="MN", title="First")))
    second = plans.save(store, Draft(Plan(country="MN", title="Second", predecessor=first)))
    editor = edit(load(store, first))
    field(editor, ACT, "predecessor").set_value(second)
    editor.save()
    assert problem(editor, ACT, "predecessor").startswith("“Second” already follows this plan")
