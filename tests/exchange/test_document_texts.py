"""The text of attached files is read from what offices of the region send; what cannot be read says why, soon, and breaks nothing."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from wpstracker.domain.file_texts import LONGEST, TextProblem
from wpstracker.exchange.document_texts import text_of

SAID = "Обучение женщин-полицейских в Бишкеке"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def docx(*paragraphs: str, notes: str = "") -> bytes:
    said = "".join(f"<w:p><w:r><w:t>{each[:9]}</w:t></w:r><w:r><w:t>{each[9:]}</w:t></w:r></w:p>" for each in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {"word/document.xml": f"<w:document {space}><w:body>{said}</w:body></w:document>"}
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {space}><w:p><w:r><w:t>{notes}</w:t></w:r></w:p></w:footnotes>"
    return zipped(parts)


def odt(text: str, manifest: str = "") -> bytes:
    names = 'xmlns:office="urn:o" xmlns:text="urn:t"'
    body = f"<office:document-content {names}><text:p>{text[:5]}<text:span>{text[5:]}</text:span></text:p></office:document-content>"
    return zipped({"content.xml": body, "META-INF/manifest.xml": manifest or "<manifest/>"})


def pdf(*pages: str, password: str = "") -> bytes:
    writer = PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    for said in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 720 Td ({said}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.create_sheet()
    sheet.append([SAID, 42])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


SLIDE = f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></p:sld>'
HTML = f"<html><head><style>p {{}}</style><script>var hidden</script></head><body><p>{SAID}</p><p>Next &amp; last</p></body></html>"
RTF = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Hidden;}}\\f0 " + "".join(f"\\'{byte:02x}" for byte in SAID.encode("cp1251")) + "\\par}"
RTF_UNICODE = "{\\rtf1\\ansi\\uc1 " + "".join(f"\\u{ord(letter)}?" for letter in SAID) + "{\\*\\generator Hidden}}"
MAIL = f"Subject: Agenda\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{SAID}\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx("Agenda", SAID)),
        ("a.docx", docx("Agenda", notes=SAID)),
        ("a.odt", odt(SAID)),
        ("a.xlsx", xlsx()),
        ("a.pptx", zipped({"ppt/slides/slide1.xml": SLIDE})),
        ("a.rtf", RTF.encode()),
        ("a.doc", RTF_UNICODE.encode()),
        ("a.html", HTML.encode()),
        ("a.htm", HTML.replace("<head>", '<head><meta charset="windows-1251">').encode("cp1251")),
        ("a.eml", MAIL.encode()),
        *(("a.txt", SAID.encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866")),
        ("TABLE.CSV", f"{SAID};1\n".encode("cp1251")),
    ],
)
def test_the_words_are_read_and_nothing_that_is_not_shown(name: str, data: bytes) -> None:
    reading = text_of(data, name)
    assert SAID in reading.text and "idden" not in reading.text and reading.problem is None


def test_a_pdf_is_read_page_after_page() -> None:
    assert text_of(pdf("Border management", "Second page"), "a.pdf").text.split("\n") == ["Border management", "Second page"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.pdf", pdf("Secret", password="1325"), TextProblem.PASSWORD),
        ("a.pdf", pdf(""), TextProblem.NO_TEXT),
        ("a.pdf", pdf("Text")[:200], TextProblem.DAMAGED),
        ("a.pdf", b"%PDF-1.7\nnothing", TextProblem.DAMAGED),
        ("a.docx", docx("Text")[:-30], TextProblem.DAMAGED),
        ("a.docx", zipped({"word/document.xml": "<w:document><w:t>open"}), TextProblem.DAMAGED),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TextProblem.PASSWORD),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TextProblem.OTHER_KIND),
        ("a.odt", odt(SAID, "<manifest><encryption-data/></manifest>"), TextProblem.PASSWORD),
        ("a.docx", docx(""), TextProblem.NO_TEXT),
        ("a.zip", zipped({"readme.txt": "words"}), TextProblem.OTHER_KIND),
        ("a.jpg", b"\xff\xd8\xff\xe0", TextProblem.OTHER_KIND),
        ("noending", b"words", TextProblem.OTHER_KIND),
        ("a.txt", b"MZ\0\0\1\2", TextProblem.DAMAGED),
        ("a.docx", zipped({"word/document.xml": b"<w:t>" + b"a" * (65 * 1024 * 1024) + b"</w:t>"}), TextProblem.TOO_LARGE),
        ("a.docx", zipped({f"x{number}": "" for number in range(10_001)}), TextProblem.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, problem: TextProblem) -> None:
    reading = text_of(data, name)
    assert (reading.text, reading.problem) == ("", problem)


def test_entities_that_swell_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d><w:p><w:t xmlns:w="urn:w">&b;</w:t></w:p></d>'
    assert text_of(zipped({"word/document.xml": bomb}), "a.docx").problem is TextProblem.DAMAGED


def test_of_a_very_long_text_the_beginning_is_read() -> None:
    reading = text_of(("word " * LONGEST).encode(), "a.txt")
    assert len(reading.text) == LONGEST and reading.problem is TextProblem.CUT


def test_no_beginning_of_a_file_breaks_the_reader(tmp_path: Path) -> None:
    whole = [("a.pdf", pdf("Text")), ("a.docx", docx("Text")), ("a.rtf", RTF.encode()), ("a.eml", MAIL.encode()), ("a.html", HTML.encode())]
    for name, data in whole:
        for end in range(0, len(data), 37):
            text_of(data[:end], name)


def test_pdfs_made_here_are_pdfs() -> None:
    assert len(PdfReader(io.BytesIO(pdf("a", "b"))).pages) == 2
