"""Workbooks made to break whoever reads them, each built here by code. Names are those of the list of bad inputs."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.hostile.pictures import png

SAID = "Training on Resolution 1325"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an archive just as it is to be written, true or not."""

    name: str
    packed: bytes
    size: int
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0


def sheet(rows: str = "", *, before: str = "", after: str = "") -> str:
    """A sheet with one row that says something, and whatever else is wanted."""
    first = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{SAID}</t></is></c></row>'
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{first}{rows}</sheetData>{after}</worksheet>'


def parts(**changed: str | bytes) -> dict[str, str | bytes]:
    """The parts of a small sound workbook; `sheet1`, `strings`, `workbook` may be given anew."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": changed.get(
            "workbook",
            f'<workbook xmlns="{_MAIN}"><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="{relations}"/></sheets></workbook>',
        ),
        "xl/worksheets/sheet1.xml": changed.get("sheet1", sheet()),
        "xl/sharedStrings.xml": changed.get("strings", f'<sst xmlns="{_MAIN}"><si><t>one</t></si></sst>'),
    }


def zipped(kept: Mapping[str, str | bytes]) -> bytes:
    """The parts as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    return out.getvalue()


_KINDS = Part("[Content_Types].xml", b"", 0, zipfile.ZIP_STORED)


def raw_zip(*kept: Part) -> bytes:
    """An archive that says of its parts what it is told to say."""
    body, directory = bytearray(), bytearray()
    for part in kept:
        name = part.name.encode()
        head = struct.pack("<HHHHHIIIHH", 20, part.flags, part.method, 0, 33, 0, len(part.packed), part.size, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + head + name + part.packed
    count = min(len(kept), 0xFFFF)
    return bytes(body + directory) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)


def swelling(begin: str, middle: str, end: str, size: int) -> tuple[bytes, int]:
    """A deflated text of about `size` bytes, made without ever being written out: one packed portion again and again."""
    portion = (middle * (1_000_000 // len(middle) + 1)).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(begin.encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(portion) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(end.encode()) + packer.flush(zlib.Z_FINISH)
    times = size // len(portion)
    return first + again * times + last, len(begin) + len(portion) * times + len(end)


def _deflated(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text.encode()) + packer.flush()


def _with(part: str, packed: bytes, size: int) -> bytes:
    """A workbook one of whose parts is given as it is packed."""
    others = [Part(name, _deflated(str(text)), len(str(text).encode())) for name, text in parts().items() if name != part]
    return raw_zip(*others, Part(part, packed, size))


def _rows(size: int, sheets: int = 1) -> bytes:
    packed, real = swelling(f'<worksheet xmlns="{_MAIN}"><sheetData>', '<row r="1"><c><v>1</v></c></row>', "</sheetData></worksheet>", size)
    return raw_zip(_KINDS, *(Part(f"xl/worksheets/sheet{n}.xml", packed, real) for n in range(1, sheets + 1)))


def _one_string() -> bytes:
    packed, real = swelling(f'<sst xmlns="{_MAIN}"><si><t>', "a", "</t></si></sst>", 1_000_000_000)
    return _with("xl/sharedStrings.xml", packed, real)


def _strings() -> bytes:
    packed, real = swelling(f'<sst xmlns="{_MAIN}">', "<si><t>a</t></si>", "</sst>", 17_000_000 * 17)
    return _with("xl/sharedStrings.xml", packed, real)


def _lying() -> bytes:
    packed, _ = swelling(f'<worksheet xmlns="{_MAIN}"><sheetData>', "<row><c><v>1</v></c></row>", "</sheetData></worksheet>", 1_000_000_000)
    return _with("xl/worksheets/sheet1.xml", packed, 900)


def _media() -> bytes:
    packed, real = swelling("", "\0", "", 2_000_000_000)
    return _with("xl/media/film.bin", packed, real)


def _many_parts() -> bytes:
    return raw_zip(*(Part(f"p{n}", b"", 0, zipfile.ZIP_STORED) for n in range(100_000)))


def _twice() -> bytes:
    text = sheet()
    same = Part("xl/worksheets/sheet1.xml", _deflated(text), len(text))
    return raw_zip(_KINDS, same, same)


def _sheets() -> bytes:
    return zipped(parts() | {f"xl/worksheets/sheet{n}.xml": sheet() for n in range(1, 5001)})


def _entry(**special: int) -> bytes:
    text = sheet()
    return raw_zip(_KINDS, Part("xl/worksheets/sheet1.xml", _deflated(text), len(text), **special))


def good() -> bytes:
    """A workbook with nothing wrong in it."""
    return zipped(parts())


def _page() -> bytes:
    return f"<html><table><tr><td>{SAID}</td></tr></table></html>".encode()


def _no_utf8() -> bytes:
    return zipped(parts(sheet1=b'<worksheet><row><c t="\xff\xfe"/></row></worksheet>', strings=b"<sst>\xff</sst>"))


def _sheet(rows: str = "", **around: str) -> bytes:
    return zipped(parts(sheet1=sheet(rows, **around)))


def _columns(number: int) -> str:
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(number))
    return sheet(f'<row r="2">{cells}</row>')


def _ranges() -> str:
    return sheet(after=f'<dataValidations><dataValidation sqref="{"A1:B2 " * 200_000}"/></dataValidations>')


BUILT: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "X01": ("a zero-byte file.xlsx", lambda: b""),
    "X02": ("a text renamed.xlsx", lambda: b"Country;Women;Men\nKZ;3;4\n"),
    "X03": ("an HTML table.xls", _page),
    "X04": ("a picture renamed.xlsx", lambda: png(8, 8)),
    "X05": ("an old workbook.xls", lambda: OLE + bytes(2000)),
    "X06": ("with a password.xlsx", lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)),
    "X07": ("cut at its half.xlsx", lambda: good()[: len(good()) // 2]),
    "X08": ("without its last ten bytes.xlsx", lambda: good()[:-10]),
    "X09": ("junk before it.xlsx", lambda: b"junk" * 50 + good()),
    "X10": ("with a macro.xlsm", lambda: zipped(parts() | {"xl/vbaProject.bin": OLE + b"Shell"})),
    "X11": ("macro renamed.xlsx", lambda: zipped(parts() | {"xl/vbaProject.bin": OLE + b"Shell"})),
    "X12": ("10 GB of rows.xlsx", lambda: _rows(3_400_000_000, 3)),
    "X13": ("1 GB of rows.xlsx", lambda: _rows(1_000_000_000)),
    "X14": ("1 GB in one string.xlsx", _one_string),
    "X15": ("17 million strings.xlsx", _strings),
    "X16": ("larger than it says.xlsx", _lying),
    "X17": ("2 GB of film.xlsx", _media),
    "X18": ("100,000 parts.xlsx", _many_parts),
    "X19": ("one part twice.xlsx", _twice),
    "X20": ("leads upwards.xlsx", lambda: zipped(parts() | {"../../evil.txt": "x"})),
    "X21": ("absolute.xlsx", lambda: zipped(parts() | {"C:\\evil.txt": "x"})),
    "X22": ("relation leads out.xlsx", lambda: zipped(parts() | {"_rels/.rels": '<R><Relationship Target="../../etc/passwd"/></R>'})),
    "X23": ("laughs in a sheet.xlsx", lambda: _sheet("<row><c><v>&l9;</v></c></row>", before=BILLION)),
    "X24": ("laughs in strings.xlsx", lambda: zipped(parts(strings=f"{BILLION}<sst><si><t>&l9;</t></si></sst>"))),
    "X25": ("laughs in the workbook.xlsx", lambda: zipped(parts(workbook=f"{BILLION}<workbook>&l9;</workbook>"))),
    "X26": ("a long entity often.xlsx", lambda: zipped(parts(strings=f"{QUADRATIC}<sst><si><t>{'&a;' * 50_000}</t></si></sst>"))),
    "X27": ("fetches a file.xlsx", lambda: _sheet(before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    "X28": ("fetches a page.xlsx", lambda: _sheet(before='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">')),
    "X29": ("16,384 columns.xlsx", lambda: zipped(parts(sheet1=_columns(16_384)))),
    "X30": ("20,000 columns.xlsx", lambda: zipped(parts(sheet1=_columns(20_000)))),
    "X31": ("row 99,999,999.xlsx", lambda: _sheet('<row r="99999999"><c r="A99999999"><v>1</v></c></row>')),
    "X32": ("row minus five.xlsx", lambda: _sheet('<row r="-5"><c r="A-5"><v>1</v></c></row>')),
    "X33": ("row 10 to the 20.xlsx", lambda: _sheet(f'<row r="{10**20}"><c><v>1</v></c></row>')),
    "X34": ("two corners.xlsx", lambda: _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "X35": ("the last row.xlsx", lambda: _sheet('<row r="1048576"/>')),
    "X36": (
        "one merged field.xlsx",
        lambda: zipped(parts(sheet1=sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))),
    ),
    "X37": ("200,000 ranges.xlsx", lambda: zipped(parts(sheet1=_ranges()))),
    "X38": ("200,000 tags in each other.xlsx", lambda: _sheet("<a>" * 200_000 + "</a>" * 200_000)),
    "X39": ("5,000 sheets.xlsx", _sheets),
    "X40": (
        "no UTF-8.xlsx",
        lambda: zipped(parts(sheet1=b'<worksheet><row><c t="\xff\xfe"/></row></worksheet>', strings=b"<sst>\xff</sst>")),
    ),
    "X41": ("an encrypted part.xlsx", lambda: _entry(flags=1)),
    "X42": ("packed in an unknown way.xlsx", lambda: _entry(method=93)),
}
