"""What Excel asks of a workbook before it opens one without an offer to repair it, looked for in the parts of the package themselves.

The rules are those of ECMA-376 part 1 (SpreadsheetML) and of the limits Excel publishes; each function tells what breaks them.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.reports.sheet_parts import MAIN, QUOTED, SheetPart, box

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NAME = re.compile(r"[^\W\d][\w.]*|_[\w.]*")
_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[Rr]|[Cc]")


@dataclass
class Package:
    """The parts of a workbook."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, path: Path) -> "Package":
        """Every part, no name twice."""
        with ZipFile(path) as archive:
            names = archive.namelist()
            assert len(names) == len(set(map(str.casefold, names)))
            return cls({name: archive.read(name) for name in names})

    @cached_property
    def trees(self) -> dict[str, Any]:
        """The parts that are XML; a character that XML does not know would not be read."""
        return {name: ElementTree.fromstring(part) for name, part in self.parts.items() if name.endswith((".xml", ".rels"))}

    def related(self, name: str) -> dict[str, str]:
        """The parts a part leads to, by the id of the relation."""
        folder, file = posixpath.split(name)
        tree = self.trees.get(f"{folder}/_rels/{file}.rels".lstrip("/"), ())
        return {each.get("Id"): _place(folder, each.get("Target")) for each in tree if each.get("TargetMode") != "External"}

    @cached_property
    def sheets(self) -> dict[str, SheetPart]:
        """The sheets by their titles."""
        targets = self.related("xl/workbook.xml")
        found = self.trees["xl/workbook.xml"].find(f"{MAIN}sheets")
        return {each.get("name"): SheetPart(self, targets[each.get(f"{_LINK}id")]) for each in found}

    @cached_property
    def tables(self) -> dict[str, Any]:
        """Every table by its name."""
        return {table.get("displayName"): table for sheet in self.sheets.values() for table in sheet.tables}

    def problems(self) -> list[str]:
        """Everything Excel would stumble over."""
        found = [*_of_package(self), *_of_titles(self), *_of_names(self), *_of_looks(self), *_of_charts(self)]
        for title, sheet in self.sheets.items():
            found += [f"{title}: {said}" for said in sheet.problems()]
        return found


def _place(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _of_package(package: Package) -> Iterator[str]:
    """Content types and relations are complete and lead to parts that exist."""
    types = package.trees["[Content_Types].xml"]
    kinds = {each.get("Extension") for each in types.iter(f"{_TYPES}Default")}
    named = [each.get("PartName").lstrip("/") for each in types.iter(f"{_TYPES}Override")]
    yield from (f"{name} is named twice in the content types" for name, number in Counter(named).items() if number > 1)
    yield from (f"{name} is in the content types but not there" for name in named if name not in package.parts)
    for name in package.parts:
        ending = name.rpartition(".")[2]
        if name not in named and name != "[Content_Types].xml" and (ending == "xml" or ending not in kinds):
            yield f"{name} has no content type"
    for name, tree in package.trees.items():
        if name.endswith(".rels"):
            ids = [each.get("Id") for each in tree]
            yield from (f"{name}: {id_} twice" for id_, number in Counter(ids).items() if number > 1)
            folder = posixpath.dirname(posixpath.dirname(name))
            targets = [_place(folder, each.get("Target")) for each in tree if each.get("TargetMode") != "External"]
            yield from (f"{name} leads to {target}, which is not there" for target in targets if target not in package.parts)
        else:
            known = package.related(name)
            asked = {value for each in tree.iter() for key, value in each.attrib.items() if key in (f"{_LINK}id", f"{_LINK}embed")}
            yield from (f"{name}: no relation {id_}" for id_ in asked - known.keys())


def _of_titles(package: Package) -> Iterator[str]:
    titles = [each.get("name") for each in package.trees["xl/workbook.xml"].find(f"{MAIN}sheets")]
    yield from (f"two sheets {title}" for title, number in Counter(map(str.casefold, titles)).items() if number > 1)
    for title in titles:
        if not title or len(title.encode("utf-16-le")) > 62 or re.search(r"[\[\]:*?/\\]", title) or title.strip("'") != title:
            yield f"no name for a sheet: {title}"


def _of_names(package: Package) -> Iterator[str]:
    """Names of tables and defined names are legal, unique, and lead to sheets that exist."""
    tables = [table.get("displayName") for sheet in package.sheets.values() for table in sheet.tables]
    ids = [table.get("id") for sheet in package.sheets.values() for table in sheet.tables]
    defined = package.trees["xl/workbook.xml"].find(f"{MAIN}definedNames")
    names = [each.get("name") for each in defined if not each.get("localSheetId")] if defined is not None else []
    yield from (f"two tables or names {name}" for name, number in Counter(map(str.casefold, [*tables, *names])).items() if number > 1)
    yield from (f"two tables with id {id_}" for id_, number in Counter(ids).items() if number > 1)
    yield from (f"no name for a table: {name}" for name in tables if not _NAME.fullmatch(name) or _CELL.fullmatch(name) or len(name) > 255)
    for each in defined if defined is not None else ():
        sheets = [title.replace("''", "'") for title in QUOTED.findall(each.text)]
        yield from (f"{each.get('name')} of {title}" for title in sheets if title not in package.sheets)
        place = each.get("localSheetId")
        if place is not None and int(place) >= len(package.sheets):
            yield f"{each.get('name')} of sheet {place}"


def _of_looks(package: Package) -> Iterator[str]:
    looks = package.trees["xl/styles.xml"]
    for part, most in (("cellXfs", 64_000), ("fonts", 1_024), ("fills", 64_000), ("borders", 64_000), ("numFmts", 250)):
        found = looks.find(f"{MAIN}{part}")
        if found is not None and not (len(found) == int(found.get("count")) <= most):
            yield f"{part}: {len(found)} of {found.get('count')}"
    sizes = {part: len(looks.find(f"{MAIN}{part}")) for part in ("fonts", "fills", "borders")}
    for number, look in enumerate(looks.find(f"{MAIN}cellXfs")):
        for part, key in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
            if int(look.get(key, 0)) >= sizes[part]:
                yield f"look {number} has no {key}"


def _of_charts(package: Package) -> Iterator[str]:
    """What a chart draws is there, and as much of it as the chart remembers."""
    for name, tree in package.trees.items():
        for formula in tree.iter(f"{_CHART}f") if name.startswith("xl/charts/") else ():
            sheet, _, cells = formula.text.rpartition("!")
            title = sheet.strip("'").replace("''", "'")
            if title not in package.sheets:
                yield f"{name} draws {title}, which is not there"
                continue
            left, top, right, bottom = box(cells.replace("$", ""))
            area = package.sheets[title].area
            if right > area[2] or bottom > area[3]:
                yield f"{name} draws {cells} of {title}, which ends at {area}"
            count = next(iter(tree_parent(tree, formula).iter(f"{_CHART}ptCount")), None)
            if count is not None and int(count.get("val")) != (right - left + 1) * (bottom - top + 1):
                yield f"{name} remembers {count.get('val')} points of {cells}"


def tree_parent(tree: Any, child: Any) -> Any:
    """The element that holds another one."""
    return next(each for each in tree.iter() if child in list(each))
