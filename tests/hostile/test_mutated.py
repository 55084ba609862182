"""Good files and texts with bytes of chance in them: every reader answers, or refuses in a way of its own; nothing else ever comes out."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.test_question_text import NAMES
from tests.exchange.test_document_texts import docx, odt, pdf, xlsx
from tests.hostile.pictures import gif, jpeg, png, webp
from tests.pictures import telling_jpeg, telling_png, telling_webp
from wpstracker.domain.deadlines import understand
from wpstracker.domain.file_names import safe_name
from wpstracker.domain.obligations import Rule, due_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.pasted_text import tidy_text
from wpstracker.domain.problems import KnownError
from wpstracker.domain.question import Filter
from wpstracker.domain.question_text import Misread, parse
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.exchange.document_texts import text_of
from wpstracker.gui.grids.clipboard import from_text
from wpstracker.services import attachments
from wpstracker.services.pasted_items import understood

TODAY = date(2024, 6, 1)
MAIL = (
    b"Subject: Training\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>words</p>\r\n--x--\r\n"
)
DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "a.docx": lambda: docx("Обучение женщин", "Second line", notes="note"),
    "a.odt": lambda: odt("Training of women"),
    "a.xlsx": xlsx,
    "a.pdf": lambda: pdf("Training of women", "Second page"),
    "a.rtf": lambda: rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 A;}}\pard Training \u1078?\par {\b bold\par}}",
    "a.html": lambda: b'<html><meta charset="utf-8"><script>x</script><p>Training<br>of women &amp; men</p></html>',
    "a.eml": lambda: MAIL,
    "a.txt": lambda: "Обучение женщин".encode("cp1251"),
}
PICTURES: Mapping[str, Callable[[], bytes]] = {
    "a.jpg": telling_jpeg,
    "b.jpg": lambda: jpeg(40, 30),
    "a.png": telling_png,
    "b.png": lambda: png(40, 30),
    "a.webp": telling_webp,
    "b.webp": lambda: webp(40, 30),
    "a.gif": lambda: gif(40, 30),
}
LINE = 'country:KZ,KG type:training tag:"border management" after:2023-01 status:overdue has:split -online women'
TABLE = 'Goal\tTask\tDeadline\nTake part\t"Train\nstaff"\tQ4 2024\n\tReview "rules"\tежегодно'
DEADLINE = "IV квартал 2024 г., then every year until 31.12.2025"

often = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def mutated(draw: st.DrawFn, good: bytes) -> bytes:
    """A file with a few pieces changed, doubled, cut out, moved or made of noise."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([1, 2, 4, 16, 200])))
        match draw(st.integers(0, 4)):
            case 0:
                data[start:end] = draw(st.binary(max_size=8))
            case 1:
                data[start:start] = data[start:end] * draw(st.integers(1, 50))
            case 2:
                del data[start:end]
            case 3:
                data[start:end] = draw(st.sampled_from([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0"]))
            case _:
                del data[draw(st.integers(0, len(data))) :]
    return bytes(data)


@st.composite
def retyped(draw: st.DrawFn, good: str) -> str:
    """A text with letters of chance and pieces of itself in odd places."""
    text = good
    for _ in range(draw(st.integers(1, 5))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        put = draw(
            st.text(max_size=5) | st.sampled_from(['"', ":", "-", ",", "\t", "\n", "\r", "\0", "\ud800", "９９９９", "..", "9" * 30])
        )
        text = text[:start] + put + (text[end:] if draw(st.booleans()) else text[start:])
    return text


_NAMES = [
    "question",
    "period",
    "handover",
    "languages",
    "columns",
    "layout",
    "plans",
    "countries",
    "text",
    "start",
    "without",
    "tags",
    "kinds",
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["en", "KZ", "summary", "2024-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES) | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_spoilt_document_is_read_or_says_why_not(name: str) -> None:
    good = DOCUMENTS[name]()
    assert text_of(good, name).text

    @often
    @given(mutated(good))
    def holds(data: bytes) -> None:
        reading = text_of(data, name)
        assert reading.text or reading.problem
        _take(data, name)

    holds()


@pytest.mark.parametrize("name", PICTURES)
def test_a_spoilt_picture_is_taken_or_refused(name: str) -> None:
    @often
    @given(mutated(PICTURES[name]()))
    def holds(data: bytes) -> None:
        _take(data, name)

    holds()


def _take(data: bytes, name: str) -> None:
    with suppress(KnownError):
        attachments.taken(data, name)


@given(retyped(TABLE))
def test_any_table_that_is_pasted_is_laid_out(text: str) -> None:
    rows = from_text(text)
    assert len({len(row) for row in rows}) == 1
    understood(rows)


@given(st.sampled_from(["event", "recommendation", "plan", "person"]), retyped(LINE))
def test_any_question_that_is_typed_is_understood_or_marked(kind: str, line: str) -> None:
    place = (0, 0)
    try:
        parse(line, kind, NAMES, TODAY)
    except Misread as error:
        place = error.start, error.end
    assert 0 <= place[0] <= place[1] <= len(line)


@given(retyped(DEADLINE))
def test_any_deadline_is_understood_or_not(text: str) -> None:
    understand(text)
    tidy_text(text)
    safe_name(text).encode()


partial_dates = st.none() | st.builds(PartialDate, st.integers(1000, 9999), st.none() | st.integers(1, 12))
small, wild = st.integers(-5, 40), st.integers(-(2**40), 2**40)
rules = st.builds(
    Rule,
    st.sampled_from([None, *ReportRule]),
    st.sampled_from([None, *Rhythm]),
    st.none() | small | wild,
    st.none() | small | wild,
    st.none() | small | wild,
    partial_dates,
    partial_dates,
    partial_dates,
)


@given(rules, st.dates(), st.integers(0, 3000))
def test_any_rule_of_a_calendar_ends(rule: Rule, first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    if rule.is_complete:
        assert all(first <= each.due <= last for each in due_dates(rule, first, last))


@given(json_values)
def test_any_saved_report_or_question_is_read_or_passed_over(said: object) -> None:
    again = json.loads(json.dumps(said))
    for read in (ReportRequest.from_plain, Filter.from_plain):
        try:
            read(again)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            continue
