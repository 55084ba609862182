"""Terms as plans write them are understood where that is sure, and never lose their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.deadlines import Deadline, understand
from wpstracker.domain.vocabularies import DeadlineKind, Rhythm

STRETCHES = {
    "IV квартал 2024 г.": ("2024-10", "2024-12"),
    "4 кв. 2023": ("2023-10", "2023-12"),
    "в 4-м квартале 2023 года": ("2023-10", "2023-12"),
    "ІV квартал 2023": ("2023-10", "2023-12"),
    "2024 г., IV квартал": ("2024-10", "2024-12"),
    "I-II кварталы 2024 года": ("2024-01", "2024-06"),
    "I, III кварталы 2024 г.": ("2024-01", "2024-09"),
    "III квартал 2022 г. – II квартал 2023 г.": ("2022-07", "2023-06"),
    "I полугодие 2023": ("2023-01", "2023-06"),
    "первое полугодие 2024": ("2024-01", "2024-06"),
    "до конца 2024 года": (None, "2024"),
    "конец 2024": (None, "2024"),
    "до конца I квартала 2024 года": (None, "2024-03"),
    "до 1 июля 2024": (None, "2024-07-01"),
    "не позднее 31 декабря 2024": (None, "2024-12-31"),
    "до 31.12.2025 г.": (None, "2025-12-31"),
    "31.12.2024 г.": ("2024-12-31", "2024-12-31"),
    "к 2025 г.": (None, "2025"),
    "по 2025 год": (None, "2025"),
    "декабрь 2023": ("2023-12", "2023-12"),
    "декабрь 2023 года": ("2023-12", "2023-12"),
    "декабрь 2023, декабрь 2024": ("2023-12", "2024-12"),
    "июнь, декабрь 2024": ("2024-06", "2024-12"),
    "январь–март 2024 г.": ("2024-01", "2024-03"),
    "с января по март 2024 г.": ("2024-01", "2024-03"),
    "ноябрь 2023 г. – март 2024 г.": ("2023-11", "2024-03"),
    "с 1 марта по 1 июня 2024": ("2024-03-01", "2024-06-01"),
    "29–30 марта 2024": ("2024-03-29", "2024-03-30"),
    "01.03.2024–01.06.2024": ("2024-03-01", "2024-06-01"),
    "03.2024": ("2024-03", "2024-03"),
    "2024": ("2024", "2024"),
    "2024 год (при наличии финансирования)": ("2024", "2024"),
    "2022–2025 гг.": ("2022", "2025"),
    "2022–25": ("2022", "2025"),
    "2022/2023": ("2022", "2023"),
    "с 2022 по 2025 год": ("2022", "2025"),
    "в течение 2022–2025 гг.": ("2022", "2025"),
    "2023, 2025": ("2023", "2025"),
    "2022, 2023, 2024 гг.": ("2022", "2024"),
    "IV quarter 2024": ("2024-10", "2024-12"),
    "first quarter of 2024": ("2024-01", "2024-03"),
    "Q4 2024": ("2024-10", "2024-12"),
    "Q1-Q2 2024": ("2024-01", "2024-06"),
    "H1 2024": ("2024-01", "2024-06"),
    "second half of 2024": ("2024-07", "2024-12"),
    "by the end of 2024": (None, "2024"),
    "by 1 July 2024": (None, "2024-07-01"),
    "July 1, 2024": ("2024-07-01", "2024-07-01"),
    "by December 2024": (None, "2024-12"),
    "within 2022-2025": ("2022", "2025"),
    "from 2022 to 2025": ("2022", "2025"),
    "2022-12": ("2022-12", "2022-12"),
    "2024-12-31": ("2024-12-31", "2024-12-31"),
    "2024-жыл": ("2024", "2024"),
    "2024-жылдын IV чейреги": ("2024-10", "2024-12"),
    "2024-жылдын аягына чейин": (None, "2024"),
    "2022–2025-жылдар": ("2022", "2025"),
    "2024 жылғы IV тоқсан": ("2024-10", "2024-12"),
    "2024 жылдың соңына дейін": (None, "2024"),
    "2024 жылғы желтоқсан": ("2024-12", "2024-12"),
    "2024-yil": ("2024", "2024"),
    "2024 yil IV chorak": ("2024-10", "2024-12"),
    "2024-yil oxirigacha": (None, "2024"),
    "2022–2025-yillar": ("2022", "2025"),
    "солҳои 2022–2025": ("2022", "2025"),
    "чоряки IV соли 2024": ("2024-10", "2024-12"),
    "то охири соли 2024": (None, "2024"),
}
RHYTHMS = {
    "ежегодно": Rhythm.YEARLY,
    "раз в год": Rhythm.YEARLY,
    "ежегодно, IV квартал": Rhythm.YEARLY,
    "Ежегодно, I и III кварталы": Rhythm.YEARLY,
    "ежегодно, до 20 января": Rhythm.YEARLY,
    "ежеквартально": Rhythm.QUARTERLY,
    "ежеквартально, до 15 числа": Rhythm.QUARTERLY,
    "ежемесячно": Rhythm.MONTHLY,
    "раз в полгода": Rhythm.HALF_YEARLY,
    "2 раза в год": Rhythm.HALF_YEARLY,
    "1 раз в два года": Rhythm.TWO_YEARLY,
    "регулярно": None,
    "annually": Rhythm.YEARLY,
    "twice a year": Rhythm.HALF_YEARLY,
    "every six months": Rhythm.HALF_YEARLY,
    "on a quarterly basis": Rhythm.QUARTERLY,
    "жыл сайын": Rhythm.YEARLY,
    "har yili": Rhythm.YEARLY,
    "ҳар сол": Rhythm.YEARLY,
    "тоқсан сайын": Rhythm.QUARTERLY,
}
CONTINUOUS = [
    "постоянно",
    "на постоянной основе",
    "в течение срока реализации плана",
    "весь период",
    "continuous",
    "ongoing",
    "туруктуу",
    "тұрақты негізде",
    "doimiy",
    "доимӣ",
]
NOT_SURE = [
    "",
    "позже",
    "IV квартал",
    "декабрь",
    "в течение года",
    "2021–2022 учебный год",
    "2010-12",
    "31 июня 2024",
    "13.2024",
    "не ранее 2024 г.",
    "через месяц после принятия",
    "2025 2 3",
    "after adoption of the budget",
]


@pytest.mark.parametrize(("words", "meant"), STRETCHES.items())
def test_a_stretch_of_time_has_its_start_and_its_end(words, meant):
    found = understand(words)
    assert found and found.kind is DeadlineKind.DATE and found.rhythm is None
    assert (found.start and found.start.code(), found.due and found.due.code()) == meant


@pytest.mark.parametrize(("words", "rhythm"), RHYTHMS.items())
def test_what_comes_again_is_periodic_and_has_no_date(words, rhythm):
    assert understand(words) == Deadline(DeadlineKind.PERIODIC, words, rhythm=rhythm)


@pytest.mark.parametrize("words", CONTINUOUS)
def test_what_never_stops_is_continuous(words):
    assert understand(words) == Deadline(DeadlineKind.CONTINUOUS, words)


@pytest.mark.parametrize("words", ["по мере необходимости", "при необходимости", "as needed"])
def test_what_is_done_when_needed_has_no_deadline(words):
    assert understand(words) == Deadline(DeadlineKind.NONE, words)


@pytest.mark.parametrize("words", NOT_SURE)
def test_what_is_not_sure_is_not_understood(words):
    assert understand(words) is None


@pytest.mark.parametrize(
    ("words", "kind", "start", "due"),
    [
        ("ежегодно, 2022–2025", DeadlineKind.PERIODIC, "2022", "2025"),
        ("2022–2025 гг., ежегодно", DeadlineKind.PERIODIC, "2022", "2025"),
        ("IV квартал 2022–2025 гг.", DeadlineKind.PERIODIC, "2022-10", "2025-12"),
        ("постоянно, 2022–2025 годы", DeadlineKind.CONTINUOUS, "2022", "2025"),
        ("с 2023 года", DeadlineKind.CONTINUOUS, "2023", None),
    ],
)
def test_terms_may_say_two_things_at_once(words, kind, start, due):
    found = understand(words)
    assert found and found.kind is kind
    assert (found.start and found.start.code(), found.due and found.due.code()) == (start, due)


WORDS = sorted({part for words in (*STRETCHES, *RHYTHMS, *CONTINUOUS, *NOT_SURE) for part in words.split()})


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)))
def test_whatever_is_written_its_words_are_kept(text):
    found = understand(text)
    if found is None:
        return
    assert found.written.split() == text.split()
    start, due = found.start and found.start.earliest(), found.due and found.due.latest()
    if start and due:
        assert start <= due
