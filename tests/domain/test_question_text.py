"""Typed questions: what is written is read as the same question, and a slip is told at its word."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.moving_days import LABELS, with_number
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import MOVABLE, Filter, Only
from wpstracker.domain.question_text import Misread, parse
from wpstracker.domain.question_values import Called
from wpstracker.domain.question_words import PERIODS, WORDS, Takes, Word, key, words_by_name
from wpstracker.domain.question_written import written
from wpstracker.words import words_for

TODAY = date(2025, 3, 4)
CALLED = {
    "border": "border management",
    "cyber": "cyber",
    "odd": 'a "b", c:d',
    "dash": "-online",
    "none": "not stated",
    "twin1": "police",
    "twin2": "police",
}


class FewNames:
    """A handful of records of every kind; two of them share their name."""

    def ids(self, kind: str, said: str) -> Sequence[str]:
        """By the whole name."""
        return [id_ for id_, name in CALLED.items() if key(name) == key(said)] if kind != "publisher" else []

    def name(self, kind: str, id_: str) -> str:
        """The name if it is the only one."""
        name = CALLED.get(id_, "")
        return name if list(self.ids(kind, name)) == [id_] else ""

    def called(self, kind: str, id_: str) -> str:
        """The name."""
        return CALLED.get(id_, "")

    def begun(self, kind: str, said: str, most: int) -> Sequence[Called]:
        """Names that begin so."""
        return [Called(name) for name in CALLED.values() if name.startswith(said)][:most]


NAMES = FewNames()


def read(line: str, kind: str = "event") -> Filter:
    return parse(line, kind, NAMES, TODAY)


def moving(name: str, *parts: str) -> Filter:
    return Filter().moved(name, *parts, today=TODAY)


def refused(line: str, kind: str = "event", language: str = "en") -> tuple[str, str]:
    """The part of the line that is wrong, and the sentence."""
    with pytest.raises(Misread) as caught:
        read(line, kind)
    error = caught.value
    return line[error.start : error.end], error.text(words_for(language))


# -- reading


def test_the_example_of_the_guide_is_read() -> None:
    question = read('country:KZ,KG type:training tag:"border management" after:2023-01 status:overdue has:split -online')
    assert question == Filter(
        countries=("KZ", "KG"),
        kinds=("training",),
        statuses=("planned", "confirmed"),
        terms=("border",),
        after=PartialDate(2023, 1),
        over_by=TODAY,
        moving=(("over_by", "today"),),
        split=True,
        without=Filter(text="online"),
    )


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("", Filter()),
        ("police  training", Filter(text="police training")),
        ('"border police" train', Filter(text='"border police" train')),
        ("«круглый стол»", Filter(text='"круглый стол"')),
        ('police "border tr', Filter(text='police "border tr"')),
        ("country:Казахстан", Filter(countries=("KZ",))),
        ("страна:kaz, Киргизия", Filter(countries=("KZ", "KG"))),
        ("country:KZ country:KG", Filter(countries=("KZ", "KG"))),
        ("country:not_stated", Filter(countries=("",))),
        ("Type:Round-Table", Filter(kinds=("round_table",))),
        ('тип:"Круглый стол"', Filter(kinds=("round_table",))),
        ("tag:cyber tag:border_management", Filter(terms=("cyber", "border"))),
        ('tag:cyber,"border management"', Filter(any_terms=("cyber", "border"))),
        ("-tag:cyber", Filter(without=Filter(terms=("cyber",)))),
        ("after:2023-01", Filter(after=PartialDate(2023, 1))),
        ("с:2023", Filter(after=PartialDate(2023))),
        ("before:31.12.2024", Filter(before=PartialDate(2024, 12, 31))),
        ("year:2024", Filter().in_year(2024)),
        ("in:2024-03", Filter(after=PartialDate(2024, 3), before=PartialDate(2024, 3))),
        ("in:2024-Q2", Filter(after=PartialDate(2024, 4), before=PartialDate(2024, 6))),
        ("in:2024-h2", Filter(after=PartialDate(2024, 7), before=PartialDate(2024, 12))),
        ("in:last_year", Filter().in_year(2024).but(moving=(("after", "last_year"), ("before", "last_year")))),
        ('за:"Прошлый квартал"', moving("last_quarter", "after", "before")),
        ("in:next-30-days", moving("next_30_days", "after", "before")),
        ("за:ближайшие_30_дней", moving("next_30_days", "after", "before")),
        ("after:this-year", moving("this_year", "after")),
        ("after:today", Filter(after=PartialDate(2025, 3, 4), moving=(("after", "today"),))),
        ("до:3_недели_назад", moving("3_weeks_ago", "before")),
        ("after:2024 before:today", moving("today", "before").but(after=PartialDate(2024))),
        ("over:today", Filter(over_by=TODAY, moving=(("over_by", "today"),))),
        ("over:last_month", Filter(over_by=date(2025, 2, 1), moving=(("over_by", "last_month"),))),
        ("-has:split", Filter(split=False)),
        ("no:month", Filter(only=(Only.NO_MONTH,))),
        ("-no:month", Filter(without=Filter(only=(Only.NO_MONTH,)))),
        ("-is:restricted", Filter(unrestricted=True)),
        ("-country:KZ -online", Filter(without=Filter(countries=("KZ",), text="online"))),
        ('-"border police"', Filter(without=Filter(text='"border police"'))),
        ("organisation:#gone", Filter(organisation="gone")),
        ("10:30 http://un.org Повестка: женщины", Filter(text="10:30 http://un.org Повестка: женщины")),
        ('"country:KZ"', Filter(text='"country:KZ"')),
        ("- --x", Filter(text="- --x")),
    ],
)
def test_lines_are_read(line: str, question: Filter) -> None:
    assert read(line) == question


@pytest.mark.parametrize(
    ("kind", "line", "question"),
    [
        ("recommendation", "status:overdue", Filter(overdue=True)),
        ("recommendation", "is:overdue status:accepted", Filter(overdue=True, statuses=("accepted",))),
        ("recommendation", "-is:overdue", Filter(without=Filter(overdue=True))),
        ("recommendation", "статус:просрочено", Filter(overdue=True)),
        ("recommendation", "origin:cedaw no:measure", Filter(kinds=("cedaw",), only=(Only.ORPHAN,))),
        ("recommendation", "type:upr event:cyber", Filter(kinds=("upr",), event="cyber")),
        ("plan", "country:central_asia is:newest", Filter(countries=("KG", "KZ", "TJ", "TM", "UZ"), only=(Only.NEWEST,))),
        ("recommendation", "due:next_30_days", moving("next_30_days", "due_after", "due_before")),
        ("recommendation", "срок_до:2024", Filter(due_before=PartialDate(2024))),
        ("obligation", "срок:2025-Q2", Filter(due_after=PartialDate(2025, 4), due_before=PartialDate(2025, 6))),
        ("plan", "as_of:last_year", Filter(as_of=date(2024, 12, 31), moving=(("as_of", "last_year"),))),
        ("plan", "as_of:2024-05-01", Filter(as_of=date(2024, 5, 1))),
        ("organisation", "type:cyber is:gender_machinery", Filter(kinds=("cyber",), only=(Only.GENDER_MACHINERY,))),
        ("person", "role:speaker", Filter(kinds=("speaker",))),
        ("source", 'publisher:"UN, Women"', Filter(publishers=("UN, Women",))),
        ("obligation", "status:overdue", Filter(statuses=("overdue",))),
        ("", "origin:cedaw status:accepted", Filter(kinds=("cedaw",), statuses=("accepted",))),
    ],
)
def test_each_list_has_words_of_its_own(kind: str, line: str, question: Filter) -> None:
    assert read(line, kind) == question


# -- slips


@pytest.mark.parametrize(
    ("line", "wrong", "said"),
    [
        ("training cuntry:KZ", "cuntry", "Did you mean “country”?"),
        ("xyzzy:1", "xyzzy", "There is no word “xyzzy”"),
        ("country:Kazahstan", "Kazahstan", "Did you mean “Kazakhstan”?"),
        ("country:KZ,Atlantis", "Atlantis", "has no value “Atlantis”"),
        ("type:trainng", "trainng", "Did you mean “training”?"),
        ("type:0", "0", "Write training, for instance."),
        ("country:", "country", "Nothing stands behind “country:”."),
        ("-country: KZ", "country", "Nothing stands behind"),
        ("country:,KZ", "country", "Nothing stands behind"),
        ("response:noted", "response", "cannot be asked of this list; it is known to: Recommendations."),
        ("after:yesteryear", "yesteryear", "is not a date"),
        ("after:03.08", "03.08", "has no year"),
        ("over:2024", "2024", "is not a full date"),
        ("after:2024 before:2023", "2023", "The period ends (2023) before it begins (2024)."),
        ("year:2024 after:2023", "2023", "“after” can be asked only once"),
        ("after:today after:04.03.2025", "04.03.2025", "“after” can be asked only once"),
        ("in:lst_30_days", "lst_30_days", "Did you mean “last_30_days”?"),
        ("за:ближайшее_время", "ближайшее_время", "is not a date"),
        ("in:last_0_days", "last_0_days", "is not a date"),
        ("after:next_year before:today", "today", "The period ends (4 March 2025) before it begins (2026)."),
        ("starts:today", "today", "is not a date"),
        ("-after:2024", "after", "has no meaning"),
        ("organisation:cyber,border", "organisation", "can be asked only once"),
        ("organisation:police", "police", "may be any of these: police; police"),
        ("tag:bordr", "bordr", "Did you mean “border management”?"),
        ("tag:cyber,cyber tag:cyber,cyber", "cyber", "of tags only once"),
        ("is:restricted", "restricted", "can only be left out: -is:restricted."),
        ("has:splitt", "splitt", "Did you mean “split”?"),
    ],
)
def test_a_slip_is_told_at_its_word(line: str, wrong: str, said: str) -> None:
    assert refused(line)[0] == wrong
    assert said in refused(line)[1]


def test_what_is_worked_out_does_not_stand_among_statuses() -> None:
    wrong, said = refused("status:accepted,overdue", "recommendation")
    assert wrong == "overdue"
    assert "cannot stand among other values of “status”" in said


def test_a_report_does_not_mix_kinds_of_events_with_origins() -> None:
    assert "cannot be asked together with “type”" in refused("type:training origin:cedaw", "")[1]


def test_a_slip_is_told_in_russian() -> None:
    assert "страна" in refused("стана:KZ", language="ru")[1]


def test_a_name_stands_for_one_word_only() -> None:
    """English and Russian names may be mixed; no written name of a list may mean two things."""
    for kind, words in WORDS.items():
        written_names = [key(name[0]) for word in words for name in word.names.values()]
        assert len(written_names) == len(set(written_names)), kind
        for word in words:
            assert all(words_by_name(kind)[key(names[0])] is word for names in word.names.values())


# -- writing


@pytest.mark.parametrize(
    ("question", "english", "russian"),
    [
        (Filter(), "", ""),
        (Filter(countries=("KZ", "")), "country:KZ,not_stated", "страна:KZ,не_указано"),
        (Filter(kinds=("round_table",)), "type:round_table", "вид:круглый_стол"),
        (Filter(terms=("border", "twin1")), 'tag:"border management" tag:#twin1', 'метка:"border management" метка:#twin1'),
        (Filter(any_terms=("cyber",)), "tag:cyber,cyber", "метка:cyber,cyber"),
        (Filter().in_year(2024), "year:2024", "год:2024"),
        (Filter(split=False, only=(Only.NO_YEAR,)), "-has:split no:year", "-есть:разбивка без:года"),
        (Filter(text="a country:KZ -b"), 'a "country:KZ" "-b"', 'a "country:KZ" "-b"'),
        (Filter(without=Filter(text="online", countries=("KZ",))), "-country:KZ -online", "-страна:KZ -online"),
    ],
)
def test_questions_are_written(question: Filter, english: str, russian: str) -> None:
    assert written(question, "event", NAMES) == english
    assert written(question, "event", NAMES, "ru") == russian


def test_the_countries_of_a_region_are_written_by_its_name() -> None:
    assert written(read("country:osce", "plan"), "plan", NAMES) == "country:osce"


_ids = st.sampled_from((*CALLED, "gone"))
_letters = st.text(st.characters(codec="utf-8", exclude_categories=("Z", "C"), exclude_characters='"“”„«»'), min_size=1, max_size=6)
_words = _letters.filter(lambda word: ":" not in word and not word.startswith("-"))
_phrases = st.lists(_letters, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
_texts = st.lists(_words | _phrases, max_size=3).map(" ".join)
_days = st.dates(date(1001, 1, 1), date(2999, 1, 1))
_dates = _days.map(PartialDate.of) | _days.map(lambda day: PartialDate(day.year, day.month)) | _days.map(lambda day: PartialDate(day.year))


_counted = st.integers(1, 999).flatmap(lambda n: st.sampled_from(with_number(n)))
_names_of_days = st.sampled_from(list(LABELS)) | _counted


def _many(values: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=least, max_size=3, unique=True).map(tuple)


@st.composite
def questions(draw: Callable[..., Any], kind: str) -> Filter:
    """Any question that the lists of a kind understand, with some parts left out."""
    parts: dict[str, Any] = {"text": draw(_texts)}
    without: dict[str, Any] = {"text": draw(_texts)}
    for word in WORDS[kind]:
        if draw(st.booleans()):
            continue
        if word.takes is Takes.FLAG:
            for flag in word.flags:
                _draw_flag(draw, kind, flag, parts, without)
        elif word.takes is Takes.DAY:
            parts |= {word.part: draw(_days if word.part in ("as_of", "over_by") else _dates)}
        else:
            _draw_values(draw, word, parts, without)
    for name in PERIODS:
        parts.pop(name, None)
    if "terms" in parts:
        parts["any_terms"] = draw(_many(_ids))
    return _draw_moving(draw, Filter(**parts, without=Filter(**without)))


def _draw_moving(draw: Callable[..., Any], question: Filter) -> Filter:
    """Some days named from today; a period that would end before it begins loses its end."""
    together = st.sampled_from([*((part,) for part in MOVABLE), *set(PERIODS.values())])
    for moves in draw(st.lists(together, max_size=2)):
        if all(getattr(question, part) is not None for part in moves):
            question = question.moved(draw(_names_of_days), *moves, today=TODAY)
    for begins, ends in set(PERIODS.values()):
        first, last = getattr(question, begins), getattr(question, ends)
        if first and last and last.latest() < first.earliest():
            question = question.but(**{ends: None})
    return question


def _draw_values(draw: Callable[..., Any], word: Word, parts: dict[str, Any], without: dict[str, Any]) -> None:
    if not word.many:
        (without if draw(st.booleans()) else parts)[word.part] = draw(_ids)
    elif word.part not in parts:
        values = {Takes.COUNTRY: st.sampled_from(("KZ", "KG", "")), Takes.RECORD: _ids, Takes.TEXT: _letters | st.just("")}
        codes = st.sampled_from([code.value for of in word.lists[:1] for code in of]) if word.lists else values[word.takes]
        parts[word.part], without[word.part] = draw(_many(codes)), draw(_many(codes))


def _draw_flag(draw: Callable[..., Any], kind: str, flag: Any, parts: dict[str, Any], without: dict[str, Any]) -> None:
    chosen = draw(st.sampled_from((None, parts, without)))
    if chosen is None or (flag.part == "overdue" and kind == "event"):
        return
    if flag.part == "only":
        chosen["only"] = (*chosen.get("only", ()), flag.value)
    elif flag.part in ("split", "unrestricted"):
        parts[flag.part] = True if flag.part == "unrestricted" else chosen is parts
    else:
        chosen[flag.part] = True


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", WORDS)
@given(data=st.data())
def test_what_is_written_is_read_as_the_same_question(kind: str, language: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    line = written(question, kind, NAMES, language)
    assert parse(line, kind, NAMES, TODAY) == question, line
    assert written(parse(line, kind, NAMES, TODAY), kind, NAMES, language) == line


@pytest.mark.parametrize("kind", ["event", "recommendation", "plan", "obligation", ""])
@given(data=st.data(), later=st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_what_is_named_from_today_means_the_days_of_the_day_it_is_asked_on(kind: str, data: st.DataObject, later: date) -> None:
    question = data.draw(questions(kind))
    line = written(question, kind, NAMES)
    kept = Filter.from_plain(json.loads(json.dumps(question.plain())))
    assert written(kept, kind, NAMES) == line
    assert kept.on(TODAY) == question
    read_later = read_or_misread(line, kind, later)
    if isinstance(read_later, Misread):
        assert "before it begins" in read_later.text(words_for("en"))
        return
    assert kept.on(later) == read_later
    assert kept.on(later).but(moving=()) == read_later.but(moving=())


def read_or_misread(line: str, kind: str = "event", today: date = TODAY) -> Filter | Misread:
    try:
        return parse(line, kind, NAMES, today)
    except Misread as error:
        return error


@given(st.text() | st.lists(st.sampled_from(["country:", "KZ", ",", '"', "-", "tag:", "#", " ", "is:", "overdue", "x", "«"])).map("".join))
def test_any_line_is_read_or_refused_at_a_word_of_it(line: str) -> None:
    question = read_or_misread(line)
    if isinstance(question, Misread):
        assert 0 <= question.start < question.end <= len(line)
        assert question.text(words_for("en"))
        return
    again = read(written(question, "event", NAMES))
    assert again.narrowed_to(set(Filter.__dataclass_fields__) - {"text", "without"}) == question.narrowed_to(
        set(Filter.__dataclass_fields__) - {"text", "without"}
    )
    assert written(again, "event", NAMES) == written(question, "event", NAMES)
