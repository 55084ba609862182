"""Archives are looked into without being unpacked; a damaged one is damaged, wherever the damage lies."""

import io
import zipfile
from contextlib import suppress

import pytest

from wpstracker.exchange.archives import Damaged, opened
from wpstracker.exchange.guarding import Hostile, check

PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def document(packing: int) -> bytes:
    """A workbook of a few words, as far as its directory tells."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packing) as archive:
        archive.writestr("[Content_Types].xml", "<Types>" + "<Default/>" * 40 + "</Types>")
        archive.writestr("xl/workbook.xml", "<workbook>" + "<sheet/>" * 40 + "</workbook>")
    return kept.getvalue()


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("noise", [b"\x00", b"\xff", b"A", b"\x07\x80"])
def test_a_document_damaged_anywhere_is_taken_or_refused(packing: int, noise: bytes) -> None:
    good = document(packing)
    for place in range(4, len(good)):
        damaged = good[:place] + noise + good[place + len(noise) :]
        with suppress(Hostile):  # it may say now that it is gigabytes
            check(damaged, "plan.xlsx")


def test_what_is_no_archive_is_damaged() -> None:
    with pytest.raises(Damaged):
        opened(b"PK\x03\x04 and then nothing of the kind")
