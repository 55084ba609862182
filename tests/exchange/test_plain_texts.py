"""A text is read in its encoding; what is no text is not shown as one."""

import pytest

from wpstracker.exchange.plain_texts import as_text

RUSSIAN = "Женщины, мир и безопасность"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_each_encoding(encoding: str) -> None:
    assert as_text(RUSSIAN.encode(encoding), "note.txt", 1000) == RUSSIAN


@pytest.mark.parametrize("data", [b"%PDF-1.7\n\xff\xfe\x00\x01", b"PK\x03\x04\x14\x00", bytes(100), RUSSIAN.encode("cp1251")])
def test_other_content_is_no_text(data: bytes) -> None:
    assert as_text(data, "file.bin", 1000) is None


@pytest.mark.parametrize("most", range(3, 12))
def test_a_long_text_is_cut_at_a_whole_letter(most: int) -> None:
    shown = as_text(RUSSIAN.encode(), "note", most)
    assert shown is not None and RUSSIAN.startswith(shown) and len(shown) >= most // 2 - 1


def test_no_text_is_too_broken_to_show() -> None:
    assert as_text(b"a\xff\xfe\xfdb", "a.txt", 100) is not None
    assert as_text(b"\xff\xfe\x00", "a.txt", 100) is not None
    assert as_text(b"", "a", 100) == ""
