"""Names are offered in any spelling, script or language."""

from contextlib import closing
from pathlib import Path

import pytest

from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import Event, Indicator, Organisation, Person, Plan, PlanItem, Series, Source, Term
from wpstracker.services import naming
from wpstracker.services.drafts import Draft
from wpstracker.services.events import save
from wpstracker.services.files import new_file
from wpstracker.services.merging import merge
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    store = Store.create(tmp_path / "t.wpst")
    with store.change("Names") as writer:
        writer.save(
            Organisation(id="o1", name="OSCE Programme Office in Astana", names={"ru": "Программный офис ОБСЕ в Астане"}, acronym="POiA")
        )
        writer.save(Organisation(id="o2", name="Ministry of Internal Affairs", country="KZ", aliases=("Ministry of Interior",)))
        writer.save(Person(id="p1", name="Lyazzat Ramazanova", names={"ru": "Ляззат Рамазанова"}, position="Deputy Chair"))
        writer.save(Series(id="s1", title="Dialogue of Women of Central Asia"))
        writer.save(Source(id="q1", title="Media advisory", publisher="UNRCCA", published=PartialDate(2023, 10)))
        writer.save(Plan(id="n1", country="KG", reference="KG-2022-NAP-001", in_force=PartialDate(2022)))
    save(store, Draft(Event(id="e1", title="Женщины в полиции", start=PartialDate(2007, 6), country="KZ")))
    save(store, Draft(Event(id="e2", title="Women in the police", start=PartialDate(2023, 9, 14), country="KZ")))
    yield store
    store.close()


@pytest.mark.parametrize(
    ("kind", "typed", "ids"),
    [
        ("organisation", "poia", ["o1"]),
        ("organisation", "обсе астан", ["o1"]),
        ("organisation", "ministry interior", ["o2"]),
        ("organisation", "", ["o2", "o1"]),
        ("person", "рамазан", ["p1"]),
        ("series", "dialog women", ["s1"]),
        ("source", "unrcca", ["q1"]),
        ("event", "kazakhstan", ["e2", "e1"]),
        ("event", "полиц", ["e2", "e1"]),  # police sounds so too
        ("event", "женщин полиц", ["e1"]),
        ("person", "Ramazanova", ["p1"]),
        ("person", "Рамазанова", ["p1"]),
        ("organisation", "Нур-Султан", ["o1"]),
        ("organisation", "ministerstvo", []),
        ("plan", "кыргыз", ["n1"]),
        ("plan", "nap 001", ["n1"]),
        ("organisation", "nobody", []),
    ],
)
def test_a_few_letters_of_any_name_find_it(store, kind, typed, ids):
    assert [offer.id for offer in naming.found(store, kind, typed, "en")] == ids


def test_an_offer_says_what_tells_namesakes_apart_in_the_language_asked(store):
    assert naming.offer_of(store, "event", "e2", "en") == naming.Offer("e2", "Women in the police", "14 September 2023, Kazakhstan")
    assert naming.offer_of(store, "organisation", "o1", "ru") == naming.Offer("o1", "Программный офис ОБСЕ в Астане", "POiA")
    assert naming.offer_of(store, "plan", "n1", "en") == naming.Offer("n1", "KG-2022-NAP-001", "2022, Kyrgyzstan")


def test_a_whole_name_finds_only_what_is_called_so(store):
    assert [offer.id for offer in naming.called(store, "organisation", "MINISTRY of  interior", "en")] == ["o2"]
    assert naming.called(store, "organisation", "Ministry", "en") == []


def test_a_whole_name_in_another_script_finds_it_unless_it_is_a_single_name_of_a_person(store):
    with store.change("Names") as writer:
        writer.save(Person(id="p2", name="Zhanar"))
        writer.save(Person(id="p3", name="Gulmira Abdykalikova"))
        writer.save(Organisation(id="o3", name="МВД"))
    assert [offer.id for offer in naming.called(store, "person", "Гульмира Абдыкаликова", "en")] == ["p3"]
    assert [offer.id for offer in naming.called(store, "organisation", "MVD", "en")] == ["o3"]
    assert naming.called(store, "person", "Жанар", "en") == []


def test_nothing_is_offered_for_no_record(store):
    assert naming.offer_of(store, "event", None, "en") is None
    assert naming.offer_of(store, "event", "gone", "en") is None


def test_what_is_made_of_a_typed_name_is_tidy_and_unsaved(store):
    assert naming.new_organisation("  Border   Service ").name == "Border Service"
    assert naming.new_series(" Winter  school ").title == "Winter school"
    assert naming.new_person(" A  B ").name == "A B"
    assert naming.new_tag("Border  management", "en").id == naming.new_tag("border management", "ru").id
    assert not naming.found(store, "organisation", "border", "en")


def test_a_word_that_became_another_term_leads_to_it(tmp_path):
    with closing(new_file(tmp_path / "seeded.wpst")) as store:
        tag = naming.new_tag("green border", "en")
        with store.change("Write") as writer:
            writer.save(tag)
        assert naming.tag_called(store, " GREEN  border", "en") == naming.Offer(str(tag.id), "green border")
        theme = term_id("theme", "border_management")
        merge(store, Term, theme, [str(tag.id)])
        found = naming.tag_called(store, "green border", "en")
        assert found is not None and found.id == theme
        assert naming.tag_called(store, "blue border", "en") is None
        assert naming.tag_called(store, " ", "en") is None


def test_a_measure_is_found_by_number_words_plan_and_country_in_any_language(store):
    with store.change("Matrix") as writer:
        writer.save(Plan(id="kg", title="Third national plan", country="KG"))
        writer.save(Plan(id="tj", title="National plan", country="TJ"))
        for id_, plan, number, text, texts in (
            ("m10", "kg", "1.10", "Train border guards", {"ru": "Обучить пограничников"}),
            ("m2", "kg", "1.2", "Train officers", {}),
            ("t2", "tj", "1.2", "Train officers", {}),
        ):
            writer.save(PlanItem(id=id_, plan=plan, number=number, text=text, texts=texts))
        writer.save(Indicator(id="i1", plan="kg", number="1", text="Share of women"))

    def ids(text: str, kind: str = "plan_item") -> list[str]:
        return [offer.id for offer in naming.found(store, kind, text, "en")]

    assert ids("train kyrgyz") == ["m2", "m10"]
    assert ids("кыргызстан обуч") == ["m10"]
    assert ids("1.2") == ["m2", "t2"]
    assert ids("officers таджик") == ["t2"]
    assert ids("third") == ["m2", "m10"]
    assert ids("women", "indicator") == ["i1"]
    assert naming.offer_of(store, "plan_item", "m10", "ru") == naming.Offer(
        "m10", "1.10 Обучить пограничников", "Кыргызстан, Third national plan"
    )
    assert [offer.id for offer in naming.called(store, "plan_item", "1.10", "en")] == ["m10"]
