"""A file from elsewhere whose contents are odd but not refused is shown on every page, and nothing falls over."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.gui.windows import a_window, until
from tests.hostile import databases
from tests.hostile.texts import HOSTILE
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.settings import Settings

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "texts that look like HTML": tuple(
        f"UPDATE event SET {field} = '{''.join(HOSTILE).replace(chr(39), '')}'"
        for field in ("title", "place", "summary", "notes", "hashtags")
    ),
    "marks that turn the direction of writing": ("UPDATE event SET title = 'photo\u202egpj.exe', place = '\u2066\u2067'",),
}
CASES = {**databases.ODD, **_TEXTS}


@pytest.mark.parametrize("case", CASES)
def test_every_page_shows_it(app, tmp_path: Path, case: str) -> None:
    path = databases.changed(databases.small(tmp_path / "office.wpst"), *CASES[case])
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as window:
        until(lambda: window.workspace)
        assert window.workspace
        for page in PAGES:
            window.workspace.show_page(page.key)
            QTest.qWait(1)
