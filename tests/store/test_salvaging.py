"""A salvage of a protected file is protected by the same password."""

from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.store.connecting import is_installed
from wpstracker.store.database import Store
from wpstracker.store.files import WrongPassword
from wpstracker.store.keys import Address, Key
from wpstracker.store.protecting import rewrite
from wpstracker.store.salvaging import salvage


@pytest.fixture
def protected(tmp_path: Path) -> Address:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("New event") as writer:
        for number in range(30):
            writer.save(unsaved.event(id=f"e{number}", title=f"Planted {number}", summary="x" * 3000))
    return rewrite(Address(path), Key.new("a long password"))


pytestmark = pytest.mark.skipif(not is_installed(), reason="needs the part “encryption”")


def test_what_is_left_of_a_protected_file_is_saved_under_the_same_password(protected: Address, tmp_path: Path) -> None:
    content = bytearray(protected.path.read_bytes())
    with closing(Store.open_for_reading(protected)) as store:
        ((root,),) = store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'draft'")
    content[(root - 1) * 4096 + 100] ^= 1
    protected.path.write_bytes(content)
    result = salvage(protected, tmp_path / "saved.wpst")
    assert result.lost
    assert result.records["event"] == 30
    assert b"Planted" not in result.path.read_bytes()
    with closing(Store.open(Address(result.path, protected.key))) as store:
        assert store.rows("SELECT 1 FROM event")
    assert {each.name for each in tmp_path.iterdir()} == {"office.wpst", "saved.wpst"}


def test_a_wrong_password_saves_nothing(protected: Address, tmp_path: Path) -> None:
    with pytest.raises(WrongPassword):
        salvage(Address(protected.path, Key.of_file("another password", protected.path)), tmp_path / "saved.wpst")
    assert not (tmp_path / "saved.wpst").exists()
