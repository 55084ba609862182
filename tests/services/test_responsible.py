"""Who is responsible: known bodies are linked, the plan's words are kept, none is invented."""

from contextlib import closing

import pytest

from wpstracker.domain.vocabularies import ItemRole
from wpstracker.records import ItemOrganisation, Organisation, Plan, PlanItem
from wpstracker.services import organisations, plan_items, plans
from wpstracker.services.drafts import Draft
from wpstracker.services.responsible import KnownBodies
from wpstracker.store.database import Store

BODIES = {
    "МВД": "Министерство внутренних дел",
    "МО": "Министерство обороны",
    "МТСОМ": "Министерство труда, социального обеспечения и миграции",
    "UNW": "UN Women",
}


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "plans.wpst")) as store:
        for acronym, name in BODIES.items():
            organisations.save(store, Draft(Organisation(name=name, acronym=acronym)))
        yield store


@pytest.fixture
def item(store):
    plan = plans.save(store, Draft(Plan(country="KG", title="Plan")))
    return plan_items.add(store, plan, text="Train")


def linked(store, item):
    """(acronym, role) of the bodies linked, in their order."""
    rows = store.rows(
        """SELECT o.acronym, l.role FROM item_organisation l JOIN organisation o ON o.id = l.organisation_id
           WHERE l.item_id = ? ORDER BY l.sort""",
        (item,),
    )
    return [(acronym, ItemRole(role)) for acronym, role in rows]


LEAD, SUPPORT = ItemRole


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("МВД, МО", [("МВД", LEAD), ("МО", LEAD)]),
        ("МВД совместно с МО, UN Women", [("МВД", LEAD), ("МО", SUPPORT), ("UNW", SUPPORT)]),
        ("МО\nСоисполнители: МВД", [("МО", LEAD), ("МВД", SUPPORT)]),
        ("Ответственный: МО; соисполнители – МВД", [("МО", LEAD), ("МВД", SUPPORT)]),
        ("Министерство труда, социального обеспечения и миграции", [("МТСОМ", LEAD)]),
        ("Министерство внутренних дел и Министерство обороны", [("МВД", LEAD), ("МО", LEAD)]),
        ("мвд / НПО", [("МВД", LEAD)]),
        ("МВД together with UN Women", [("МВД", LEAD), ("UNW", SUPPORT)]),
        ("МВД, МВД", [("МВД", LEAD)]),
        ("акиматы областей", []),
        ("", []),
    ],
)
def test_known_bodies_are_linked_in_their_roles_and_the_words_kept(store, item, written, found):
    before = len(store.fetch(Organisation.select()))
    plan_items.set_responsible(store, item, written)
    assert linked(store, item) == found
    assert store.get(PlanItem, item).responsible_written == written
    assert len(store.fetch(Organisation.select())) == before


def test_links_follow_the_words_but_those_made_by_hand_stay(store, item):
    by_hand = next(str(each.id) for each in store.fetch(Organisation.select()) if each.acronym == "UNW")
    with store.change("Link") as writer:
        writer.save(ItemOrganisation(item=item, organisation=by_hand, role=SUPPORT.value, sort=9))
    plan_items.set_responsible(store, item, "МВД, МО")
    plan_items.set_responsible(store, item, "МО")
    assert linked(store, item) == [("МО", LEAD), ("UNW", SUPPORT)]
    store.undo()
    assert linked(store, item) == [("МВД", LEAD), ("МО", LEAD), ("UNW", SUPPORT)]


def test_of_namesakes_that_of_the_plans_country_is_meant_and_else_none(store):
    for country in ("KG", "KZ"):
        organisations.save(store, Draft(Organisation(name="Комитет по делам молодежи", country=country)))
    kyrgyz = KnownBodies(store, "KG").recognised("Комитет по делам молодежи")
    assert [store.get(Organisation, each.organisation).country for each in kyrgyz] == ["KG"]
    assert KnownBodies(store, "TJ").recognised("Комитет по делам молодежи") == []
