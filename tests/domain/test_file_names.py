"""A file's name from elsewhere can do no harm here."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wpstracker.domain.file_names import runs, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("agenda.pdf", "agenda.pdf"),
        ("Повестка дня.docx", "Повестка дня.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\plan.xlsx", "plan.xlsx"),
        ("/tmp/a/", "a"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\0b\x07c.txt", "abc.txt"),
        ("two\nlines.txt", "two lines.txt"),
        ("what?<now>.txt", "what__now_.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("name. . .", "name"),
        ("...", "file"),
        ("", "file"),
        (".profile", "profile"),
        ("bad\udcff.txt", "bad.txt"),
        ("x" * 400 + ".pdf", "x" * 197 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(some.text(max_size=300))
def test_any_name_can_be_written_anywhere(name: str) -> None:
    safe = safe_name(name)
    assert safe and safe == safe_name(safe)
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert len(os.fsencode(safe)) <= 255
    assert not safe.endswith((".", " "))


def test_what_runs_is_known_by_its_ending() -> None:
    assert all(runs(name) for name in ("a.exe", "a.BAT", "report.pdf.lnk", "a.js", "tool.ps1"))
    assert not any(runs(name) for name in ("a.pdf", "exe", "a.exe.txt", "readme"))
