"""Rows copied from plans as they are laid out in the region become items, indicators and words that were not understood."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_headings import Holds
from wpstracker.domain.plan_levels import may_hold
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import ItemLevel, ItemRole
from wpstracker.gui.grids.clipboard import from_text
from wpstracker.records import Indicator, IndicatorTarget, ItemOrganisation, Organisation, Plan, PlanItem
from wpstracker.services import organisations, pasted_items, plan_items, plans
from wpstracker.services.drafts import Draft
from wpstracker.services.pasted_items import understood
from wpstracker.store.database import Store
from wpstracker.words import words_for

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel

KYRGYZ = """Цель\tЗадачи\tМеры\tИндикаторы\tОтветственные исполнители\tСрок исполнения\tФорма реализации
Расширить участие женщин\tСоздать условия\tПроверить правила приема\tДоля женщин\tМВД, ГПС\tIV квартал 2024 г.\tСправка
\t\tОбучить кадровые службы\tЧисло обученных\tМВД\tежегодно\tОтчет
\tПовысить готовность\tПровести учения\t\tМинистерство обороны\tкогда будет возможно\tПлан
Защитить пострадавших\tОткрыть центры\tОборудовать комнаты\tЧисло комнат\tМВД\t2022–2025 гг.\tАкт"""
UKRAINIAN = """Strategic goal\tOperational goal\tTask\tActivity\tResponsible\tTime frame\tSource of financing\tResources, thousand UAH
Participation\tWomen decide\tRemove barriers\tReview rules\tMinistry of Interior\tQ4 2023\tState budget\t6\u00a0802,5
\t\t\tTrain staff\tMinistry of Defence\t2022-2025\tDonors\tto be determined"""
ARMENIAN = """Objective\tIndicator\tResponsible ministry\tFunding source
Women take part\tShare of women\tMinistry of Defence\tState budget
Women are protected\tCentres open; Calls answered\tMinistry of Interior\tDonors"""
GEORGIAN = """Goal\tObjective\tActivity\tBaseline\tTarget\tResponsible\tMeans/data collector\tBudget by source
Participation\tMore women serve\tRecruit women\t12%\t20%\tMinistry of Interior\tStaff records\t10 000 GEL
\t\tMentor recruits\tnone yet\t30\tPolice Academy\tSurvey\t"""
PORTUGUESE = """Objective\tActivity\tIndicator\tTimeline\tResponsible
Train the forces\tHold courses\tNumber of courses\tannually\tMinistry of Defence
\tPublish a guide\tGuide published\tQ2 2021\tCommittee"""
SERBIAN = """Objective\tAction\tActor\tTimeline\tIndicator\tFinance
Women decide\tAppoint advisers\tMinistry of Defence\tcontinuous\tAdvisers appointed\tRegular budget"""
PALESTINIAN = """Activity\tStrategic objective\tResult\tIndicator\tImplementer\tTimeframe
Hold dialogues\tWomen take part\tDialogues known\tNumber of dialogues\tMinistry\t2021"""


def read(text):
    return understood(from_text(text))


def lines(found):
    """The items as an outline."""

    def below(items, depth):
        for item in items:
            yield f"{'  ' * depth}{item.level[0]} {item.text}"
            yield from below(item.children, depth + 1)

    return list(below(found.nodes, 0))


def item(found, text):
    return next(each for each in found.walk() if each.text == text)


def test_the_kyrgyz_layout_with_merged_cells():
    found = read(KYRGYZ)
    assert lines(found) == [
        "g Расширить участие женщин",
        "  o Создать условия",
        "    m Проверить правила приема",
        "    m Обучить кадровые службы",
        "  o Повысить готовность",
        "    m Провести учения",
        "g Защитить пострадавших",
        "  o Открыть центры",
        "    m Оборудовать комнаты",
    ]
    first = item(found, "Проверить правила приема")
    assert first.responsible == "МВД, ГПС" and first.fields == {"due_written": "IV квартал 2024 г.", "form": "Справка"}
    assert [each.record.text for each in first.indicators] == ["Доля женщин"]
    assert [(each.row, each.column, each.heading) for each in found.not_understood] == [(4, 6, "Срок исполнения")]


def test_the_ukrainian_layout_reads_amounts_and_keeps_words_that_are_none():
    found = read(UKRAINIAN)
    assert lines(found) == ["g Participation", "  o Women decide", "    t Remove barriers", "      m Review rules", "      m Train staff"]
    first, second = item(found, "Review rules").fields, item(found, "Train staff").fields
    assert (first["budget_planned"], first["currency"], first["funding_source"]) == (6_802_500, "UAH", "State budget")
    assert "budget_planned" not in second and second["notes"] == "Resources, thousand UAH: to be determined"
    (kept,) = found.not_understood
    assert (kept.row, kept.column, kept.text) == (3, 8, "to be determined") and "note" in kept.said(words_for("en"))


def test_a_layout_without_measures_has_objectives_and_their_indicators():
    found = read(ARMENIAN)
    assert lines(found) == ["o Women take part", "o Women are protected"]
    assert [each.record.text for each in item(found, "Women are protected").indicators] == ["Centres open", "Calls answered"]


def test_baseline_and_target_make_an_indicator_of_the_activity():
    found = read(GEORGIAN)
    (first,) = item(found, "Recruit women").indicators
    assert (first.record.baseline, first.record.unit, first.target.value, first.record.data_source) == (12, "%", 20, "Staff records")
    (second,) = item(found, "Mentor recruits").indicators
    assert (second.record.baseline, second.record.baseline_written, second.target.value) == (None, "none yet", 30)
    assert item(found, "Recruit women").fields["currency"] == "GEL" and not found.not_understood


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        (PORTUGUESE, ["o Train the forces", "  m Hold courses", "  m Publish a guide"]),
        (SERBIAN, ["o Women decide", "  m Appoint advisers"]),
        (PALESTINIAN, ["o Women take part", "  m Hold dialogues"]),
    ],
)
def test_other_layouts(text, outline):
    found = read(text)
    assert lines(found) == outline and not found.not_understood
    last = item(found, outline[-1].split(" ", 3)[-1])
    assert last.responsible and last.fields["due_written"] and last.indicators


def test_a_task_below_an_operational_goal_is_a_task():
    assert lines(read("Операционная цель\tЗадача\tМера\nУчастие\tСлужба\tОбучить")) == ["o Участие", "  t Служба", "    m Обучить"]


def test_numbers_give_the_level_and_section_rows_the_goal():
    found = read(
        "№ п/п\tНаименование мероприятия\tСрок исполнения\tОтветственные исполнители\n1\t2\t3\t4\n"
        "Цель 1. Участие\t\t\t\n1.1\tПроверить правила\tдекабрь 2023\tМВД\n1.2\tОбучить\tпостоянно\tМВД\n"
        "Цель 2. Защита\t\t\t\n2.1\tОткрыть центр\t2024\tМВД"
    )
    assert lines(found) == ["g Участие", "  m Проверить правила", "  m Обучить", "g Защита", "  m Открыть центр"]
    assert [each.fields["number"] for each in found.walk()] == ["1", "1.1", "1.2", "2", "2.1"] and found.skipped == 2


def test_an_outline_of_numbers_becomes_a_tree():
    found = read("1\tУчастие\n1.1\tСлужба\n1.1.1\tПроверить правила\n1.1.2\tОбучить\n2\tЗащита")
    assert lines(found) == ["g Участие", "  o Служба", "    m Проверить правила", "    m Обучить", "g Защита"]
    assert lines(read("1. Участие\n1.1. Обучить\n1.2. Проверить")) == ["g Участие", "  m Обучить", "  m Проверить"]


def test_without_headings_columns_are_known_by_what_stands_in_them():
    found = read("\n".join(KYRGYZ.splitlines()[1:]))
    assert lines(found)[:4] == [
        "g Расширить участие женщин",
        "  o Создать условия",
        "    m Проверить правила приема",
        "    m Обучить кадровые службы",
    ]
    first = item(found, "Проверить правила приема")
    assert first.responsible == "МВД, ГПС" and first.fields["due_written"] == "IV квартал 2024 г." and first.fields["form"] == "Справка"


def test_further_indicators_of_a_merged_measure_are_its_own():
    found = read("Меры\tИндикаторы\tСрок\nОбучить\tЧисло обученных\t2024\n\tДоля женщин\t\nОбучить\tЧисло курсов\t2025")
    (measure,) = found.nodes
    assert [each.record.text for each in measure.indicators] == ["Число обученных", "Доля женщин", "Число курсов"]
    assert measure.fields["due_written"] == "2024" and measure.fields["notes"] == "Срок: 2025"


def test_statuses_and_unknown_columns_are_kept_in_the_note_and_said():
    found = read("Мера\tСтатус\tСрок\tЦвет\nОбучить\tвыполнено\t2024\tзеленый")
    (measure,) = found.nodes
    assert measure.fields["notes"] == "Статус: выполнено\nЦвет: зеленый"
    assert [(each.column, each.heading) for each in found.not_understood] == [(2, "Статус"), (4, "Цвет")]
    assert found.columns == (Holds.MEASURE, Holds.STATUS, Holds.TERM, None)


cell = st.one_of(
    st.text(max_size=12), st.sampled_from([*"\n".join((KYRGYZ, UKRAINIAN, GEORGIAN)).replace("\n", "\t").split("\t"), "1.1", "1", "2.1.1"])
)


@given(st.lists(st.lists(cell, min_size=1, max_size=6), max_size=8))
def test_any_table_is_read_into_a_tree_that_can_be_pasted(cells):
    found = understood(cells)
    for node in found.walk():
        assert all(may_hold(node.level, child.level) for child in node.children)
    assert found.total <= sum(map(len, cells))
    for each in found.not_understood:
        assert cells[each.row - 1][each.column - 1].strip() == each.text


@given(st.lists(st.lists(st.text("abcdefgh", min_size=3, max_size=8), min_size=4, max_size=4, unique=True), min_size=1, max_size=5))
def test_no_word_of_a_row_is_lost(rows):
    found = understood([["Мера", "Срок", "Ответственные", "Цвет"], *rows])
    kept = [{each.text, each.responsible, each.fields["due_written"], *each.fields["notes"].split("\n")} for each in found.nodes]
    for measure, term, body, colour in rows:
        assert any(measure in said for said in kept)
        assert any(term in text for said in kept for text in said)
        assert any(body in text for said in kept for text in said)
        assert any(f"Цвет: {colour}" in said for said in kept)


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "plans.wpst")) as store:
        yield store


@pytest.fixture
def plan(store):
    return plans.save(store, Draft(Plan(country="KG", title="Plan", in_force=PartialDate(2022))))


def test_a_pasted_table_is_one_step_with_bodies_and_indicators(store, plan):
    for name, acronym in (("Министерство внутренних дел", "МВД"), ("Государственная пограничная служба", "ГПС")):
        organisations.save(store, Draft(Organisation(name=name, acronym=acronym, country="KG")))
    found = pasted_items.read(store, plan, from_text(KYRGYZ))
    assert len(plan_items.paste(store, plan, None, None, found.nodes)) == found.total == 9
    assert store.rows("SELECT count(*) FROM plan_item")[0][0] == 9
    first = next(each for each in store.fetch(PlanItem.select()) if each.text == "Проверить правила приема")
    assert (first.start, first.due) == (PartialDate(2024, 10), PartialDate(2024, 12))
    links = store.fetch(ItemOrganisation.select().where(ItemOrganisation.item == first.id))
    assert [link.role for link in links] == [ItemRole.LEAD, ItemRole.LEAD]
    assert {each.reference for each in store.fetch(Indicator.select())} == {"KG-2022-IN-001", "KG-2022-IN-002", "KG-2022-IN-003"}
    store.undo()
    assert not store.fetch(PlanItem.select()) and not store.fetch(Indicator.select()) and not store.fetch(IndicatorTarget.select())


def test_goals_cannot_be_pasted_under_a_measure_and_nothing_is_written(store, plan):
    measure = plan_items.add(store, plan, level=MEASURE, text="Measure")
    with pytest.raises(Invalid, match="measure holds only measures"):
        plan_items.paste(store, plan, measure, None, read(KYRGYZ).nodes)
    assert len(store.fetch(PlanItem.select())) == 1
