"""What tests of the window share."""

from pathlib import Path

import pytest

from tests.gui.contexts import Window
from wpstracker.gui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of the test's own."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window() -> Window:
    """A window that only remembers; tests of the real one bring that."""
    return Window()
