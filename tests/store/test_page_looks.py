"""A file whose head is no database's any more: damaged files lead to what can be saved of them, protected ones to the password."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from tests.files.make import saved
from wpstracker.domain.problems import KnownError
from wpstracker.services import attachments, salvage
from wpstracker.services.attachments import Incoming
from wpstracker.services.files import open_file
from wpstracker.store import files, schema
from wpstracker.store.database import Store
from wpstracker.store.keys import Address, Key
from wpstracker.store.page_looks import PAGE, Look, look_of
from wpstracker.store.protecting import rewrite

NOISE = random.Random(1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(saved(schema.VERSION), tmp_path / "office.wpst"))


def with_first_page(path: Path, page: bytes) -> Path:
    path.write_bytes(page + path.read_bytes()[PAGE:])
    return path


def refusal(path: Path) -> KnownError:
    with pytest.raises(KnownError) as refused:
        open_file(path)
    return refused.value


@pytest.mark.parametrize("page", [NOISE.randbytes(PAGE), bytes(PAGE), b"x" * PAGE], ids=["noise", "zeros", "text"])
def test_a_first_page_that_is_gone_is_damage_and_leads_to_what_can_be_saved(file: Path, tmp_path: Path, page: bytes) -> None:
    error = refusal(with_first_page(file, page))
    assert error.message == files.DAMAGED and files.may_be_salvaged(error, file) and files.may_be_restored(error)
    assert salvage.salvage(file, tmp_path / "saved.wpst").records["event"] == 2


def test_a_file_full_of_photos_without_its_first_page_is_damaged(file: Path) -> None:
    with closing(open_file(file)) as store:
        photos = [Incoming(f"{number}.bin", NOISE.randbytes(400_000)) for number in range(10)]
        attachments.attach(store, "event", "event", photos)
    assert refusal(with_first_page(file, NOISE.randbytes(PAGE))).message == files.DAMAGED


@pytest.mark.parametrize("events", [0, 300])
def test_a_protected_file_leads_to_its_password(file: Path, events: int) -> None:
    pytest.importorskip("sqlcipher3")
    with closing(Store.open(file)) as store, store.change("x") as writer:
        for number in range(events):
            writer.save(unsaved.event(id=f"e{number}", title=f"Training {number}"))
    address = rewrite(Address(file), Key.new("a long password"))
    assert isinstance(refusal(file), files.Locked)
    open_file(address).close()


def test_a_protected_file_with_damaged_pages_leads_to_its_password_still(file: Path) -> None:
    pytest.importorskip("sqlcipher3")
    rewrite(Address(file), Key.new("a long password"))
    content = bytearray(file.read_bytes())
    content[PAGE * 5 : PAGE * 15] = bytes(PAGE * 10)
    file.write_bytes(content)
    assert isinstance(refusal(file), files.Locked)


def test_what_is_called_like_ours_and_is_nothing_is_not_ours(tmp_path: Path) -> None:
    for text in (b"Dear all,\n" * 2000, b"%PDF-1.7" + bytes(PAGE), bytes(PAGE * 3)):
        path = tmp_path / "office.wpst"
        path.write_bytes(text)
        assert look_of(path) is Look.NOT_OURS and refusal(path).message == files.NOT_OURS


def test_noise_hardly_ever_looks_like_pages_of_a_database(tmp_path: Path) -> None:
    path = tmp_path / "office.wpst"
    for _ in range(30):
        path.write_bytes(NOISE.randbytes(PAGE * NOISE.randrange(1, 200)))
        assert look_of(path) is Look.PROTECTED
