"""The rules of the architecture hold, and the checks that guard them do catch a violation."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "wpstracker"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package in `folder/src`."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-logo", "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder / "src",
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package to break."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "wpstracker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_imports_keep_to_the_layers() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("services/planted.py", "from PySide6.QtCore import QObject", "Qt only in gui/ and app.py"),
        ("gui/planted.py", "import peewee", "No database in gui/ and domain/"),
        ("domain/planted.py", "import sqlite3", "No database in gui/ and domain/"),
        ("gui/planted.py", "from openpyxl import Workbook", "openpyxl only in reports/ and exchange/"),
        ("store/planted.py", "import wpstracker.services", "Layers: each folder imports only from folders below it"),
        ("planted.py", "import json", "Layers: each folder imports only from folders below it"),
    ],
)
def test_a_planted_violation_is_caught(copy: Path, module: str, line: str, contract: str) -> None:
    planted = copy / "src" / "wpstracker" / module
    planted.write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")

    said = lint_imports(copy)

    assert said.returncode != 0
    assert f"{contract} BROKEN" in said.stdout, said.stdout + said.stderr
    assert f"{planted.parent.name}.planted" in said.stdout


def test_whatever_is_not_the_window_works_without_qt() -> None:
    windowless = [name_of(path) for path in MODULES if not {"gui", "app"} & set(path.relative_to(PACKAGE).with_suffix("").parts)]
    program = f"import sys, {', '.join(windowless)}; sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_command_line_starts_without_qt_and_excel() -> None:
    if not (PACKAGE / "__main__.py").exists():
        pytest.skip("no command line yet")
    program = "import sys, wpstracker.__main__; print([name for name in ('PySide6', 'openpyxl') if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


@pytest.mark.parametrize("path", [path for path in MODULES if "gui" in path.parts], ids=name_of)
def test_the_window_asks_services_not_the_tables(path: Path) -> None:
    queries = re.findall(
        r"\b[A-Z]\w*\.(?:select|insert|insert_many|update|delete|get_or_none|get_by_id|create)\(", path.read_text(encoding="utf-8")
    )
    assert not queries


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_MODULE, "split the module by what its parts are about"
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]
    assert not long, f"longer than {LONGEST_FUNCTION} lines"


@pytest.mark.parametrize("path", [path for path in MODULES if "gui" in path.parts], ids=name_of)
def test_no_key_needs_control_and_alt_together(path: Path) -> None:
    """On Windows they are AltGr, with which many keyboards type letters."""
    assert "Ctrl+Alt+" not in path.read_text(encoding="utf-8")


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Every text file in the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_no_file_depends_on_where_it_was_written() -> None:
    """No registry's host and no absolute path of somebody's machine: both differ from place to place."""
    hosts = ["pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js", "deb." + "debian.org", "proxy.go" + "lang"]
    places = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
    wrong = re.compile("|".join([*map(re.escape, hosts), *(rf"(?<![\w.}}-]){place}\w" for place in places)]))
    found = [f"{name}: {match.group()}" for name, text in tracked_texts() for match in wrong.finditer(text)]
    assert not found
