"""What tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new file, as a person gets it: with countries, terms and plans, and nothing else."""
    opened = new_file(tmp_path / "t.wpst")
    yield opened
    opened.close()
