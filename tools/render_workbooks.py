"""Write every report as a workbook, print it with LibreOffice and look at the pages.

    python tools/render_workbooks.py FOLDER [pictures]


With “pictures” the first pages stay in the folder, to be looked at by a person: clipped texts, columns of ###, odd widths. What a program
can see it says itself: a sheet without a page, a page without ink, a series of a chart whose colour is on no page.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.many import file_with
from wpstracker.domain.report_request import ReportRequest
from wpstracker.reports.family import FAMILY
from wpstracker.services.reporting import export
from wpstracker.services.sample import write_sample

DAY = date(2026, 1, 1)
GENERATED = 40
"""Events of the generated file, enough for tables that go over several pages."""

LONG = ("summary", "tracker")
"""Reports of the generated file."""

LOOKED_AT = 12
"""Pages of each workbook that are looked at; charts stand on the first ones."""

RESOLUTION = 40
"""Dots an inch: small pictures in which bars of charts and letters are still seen."""

_LEAST = 12
"""Dots of a colour that make a bar."""

_SERIES = re.compile(rb"<(?:c:)?ser>.*?</(?:c:)?ser>", re.DOTALL)
_COLOUR = re.compile(rb'srgbClr val="([0-9A-F]{6})"')
_VALUE = re.compile(rb"<(?:c:)?val>.*?</(?:c:)?val>", re.DOTALL)
_NUMBER = re.compile(rb"<(?:c:)?v>([^<]+)</")


@dataclass
class Rendered:
    """A workbook and what its pages show."""

    workbook: Path
    sheets: int
    colours: set[str]
    pages: int = 0
    blank: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def problems(self) -> Iterator[str]:
        """What is wrong with the pages."""
        if self.pages < self.sheets:
            yield f"{self.sheets} sheets on {self.pages} pages"
        if self.blank:
            yield f"nothing on page {', '.join(map(str, self.blank))}"
        if missing := sorted(self.colours - self.seen):
            yield f"charts should show {', '.join(missing)}"


def main(folder: Path, *, pictures: bool = False) -> int:
    """Write, print, look; how many workbooks have a problem."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [Rendered(path, *_promised(path)) for path in _workbooks(folder)]
    _print([each.workbook for each in found], folder)
    if not any(folder.glob("*.pdf")):
        print("LibreOffice does not work here, so nothing was printed.")
        return 0
    bad = 0
    for each in found:
        _look(each, pictures=pictures)
        problems = "; ".join(each.problems())
        bad += bool(problems)
        print(f"{each.workbook.stem:<34} {each.sheets:3} sheets {each.pages:4} pages {len(each.colours):3} colours  {problems or 'well'}")
    return bad


def _workbooks(folder: Path) -> Iterator[Path]:
    """Every report of the sample in both languages, and the longest of a file with more records."""
    with tempfile.TemporaryDirectory() as place:
        sample = Path(place) / "Sample.wpst"
        write_sample(sample).close()
        many = file_with(GENERATED, rich=True)
        for name, file, language, kinds in (("sample", sample, "en", FAMILY), ("sample", sample, "ru", FAMILY), ("many", many, "en", LONG)):
            for kind in kinds:
                yield export(file, ReportRequest(kind, languages=(language,)), folder / f"{name}-{kind}-{language}", today=DAY)


def _promised(workbook: Path) -> tuple[int, set[str]]:
    """How many sheets there are, and the colours of all series that have something to draw."""
    colours: set[str] = set()
    with ZipFile(workbook) as archive:
        names = archive.namelist()
        for name in names:
            if name.startswith("xl/charts/"):
                colours |= _drawn(archive.read(name))
    return sum(name.startswith("xl/worksheets/sheet") for name in names), colours


def _drawn(chart: bytes) -> set[str]:
    found = set()
    for series in _SERIES.findall(chart):
        numbers = [float(number) for part in _VALUE.findall(series) for number in _NUMBER.findall(part)]
        colour = _COLOUR.search(series)
        if colour and any(numbers) and b"noFill" not in series.split(b"<val>")[0]:
            found.add(colour[1].decode())
    return found


def _print(workbooks: list[Path], folder: Path) -> None:
    """All of them by one LibreOffice with settings of its own, so that an open one is left alone."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([*command, *map(str, workbooks)], check=False, capture_output=True, timeout=300)


def _look(each: Rendered, *, pictures: bool) -> None:
    """Count the pages, and on the first ones the dots of every colour."""
    pages, pdf = each.workbook.with_suffix(""), each.workbook.with_suffix(".pdf")
    pages.mkdir(exist_ok=True)
    if not pdf.exists():
        return
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    each.pages = int(said.split("Pages:")[1].split()[0])
    first = ["pdftoppm", "-l", str(LOOKED_AT)]
    subprocess.run([*first, "-r", str(RESOLUTION), str(pdf), str(pages / "page")], check=True)
    for number, page in enumerate(sorted(pages.glob("*.ppm")), 1):
        dots = _dots(page.read_bytes())
        if len(dots) < 2:
            each.blank.append(number)
        each.seen |= {colour for colour in each.colours if dots[bytes.fromhex(colour)] >= _LEAST}
        page.unlink()
    if pictures:
        subprocess.run([*first, "-r", "70", "-png", str(pdf), str(pages / "page")], check=True)


def _dots(picture: bytes) -> Counter[bytes]:
    """How often each colour stands in a picture in the format PPM: a head of three lines, then three bytes a dot."""
    body = picture.split(b"\n", 3)[3]
    return Counter(body[at : at + 3] for at in range(0, len(body), 3))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Say where the workbooks and pages should go: python tools/render_workbooks.py FOLDER")
    bad = main(Path(sys.argv[1]), pictures=sys.argv[2:] == ["pictures"])
    sys.exit(f"Workbooks with a problem: {bad}" if bad else 0)
