"""Headings of plans are known in the languages of the region; cells that are none are not taken for headings."""

import pytest

from wpstracker.domain.plan_headings import Holds, heading, is_number, numbered, section
from wpstracker.domain.vocabularies import ItemLevel

KNOWN = {
    Holds.NUMBER: "№ п/п|№|No.|п/п",
    Holds.GOAL: "Цель|Strategic goal|Goal|Приоритет|Стратегічна ціль|Priority area|Мақсат",
    Holds.OBJECTIVE: "Задача|Задачи|Objective|Operational goal|Операційна ціль|Strategic objective",
    Holds.TASK: "Подзадача|Task|tasks|Завдання|Милдеттер",
    Holds.MEASURE: "Меры|Меры / Мероприятия|Действия|Наименование мероприятий|Activity|measures/actions|Action|Chora-tadbirlar|Захід",
    Holds.EXPECTED: "Ожидаемый результат|Expected result|Result|Күтүлгөн натыйжа",
    Holds.INDICATOR: "Индикаторы|Индикаторы (показатели)|Indicators|Показник|Көрсөткүчтөр",
    Holds.BASELINE: "Базовое значение|Baseline",
    Holds.TARGET: "Целевое значение|Target",
    Holds.DATA_SOURCE: "Источник данных|Means/data collector|Means of verification",
    Holds.FORM: "Форма завершения|Форма реализации|Form of implementation|Amalga oshirish mexanizmi",
    Holds.TERM: "Срок исполнения|Сроки|Time frame|Timeline|Ijro muddati|Строк виконання|Due date",
    Holds.RESPONSIBLE: "Ответственные исполнители|Исполнители|Responsible agency|Actor|Implementer|Mas'ul ijrochilar|Жооптуу аткаруучулар",
    Holds.CO_RESPONSIBLE: "Соисполнители|Partners",
    Holds.FUNDING: "Источники финансирования|Source of financing|Funding source|Finance|Джерела фінансування",
    Holds.AMOUNT: "Сумма|Объем финансирования (тыс. тенге)|Estimated resources|Budget by source",
    Holds.STATUS: "Статус|Ход исполнения|Что сделано|Status",
    Holds.NOTE: "Примечание|Notes",
}


@pytest.mark.parametrize(("text", "holds"), [(text, holds) for holds, texts in KNOWN.items() for text in texts.split("|")])
def test_a_heading_says_what_stands_below_it(text, holds):
    assert heading(text) is holds


@pytest.mark.parametrize("text", ["", "2024", "МВД", "1.2", "x" * 100, "Цвет"])
def test_other_cells_are_no_headings(text):
    assert heading(text) is None


def test_section_lines_name_their_level_and_number():
    assert section("Цель 1. Расширить участие") == (ItemLevel.GOAL, "1", "Расширить участие")
    assert section("Задача 1.1: Обучить") == (ItemLevel.OBJECTIVE, "1.1", "Обучить")
    assert section("Goal 2 – Protect") == (ItemLevel.GOAL, "2", "Protect")
    assert section("Цель: мир") == (ItemLevel.GOAL, "", "мир")
    assert section("Цель проекта достигнута") is None and section("Objective 1") is None and section("Провести") is None


def test_numbers_are_told_apart_from_counts():
    assert numbered("1.2. Провести обучение") == ("1.2", "Провести обучение")
    assert numbered("3) Обучить") == ("3", "Обучить")
    assert numbered("2 тренинга") == ("", "2 тренинга")
    assert is_number("1.2.3") and is_number("4)") and not is_number("2024 год")
