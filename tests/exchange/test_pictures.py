"""What a picture says besides the picture goes; the picture stays as it was, to the pixel and the right way up."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.pictures import CAMERA, PLACE, a_picture, exif, jpeg_part, seen, telling_jpeg, telling_png, telling_webp
from wpstracker.exchange.pictures import NotCleaned, cleaned

pytestmark = pytest.mark.usefixtures("app")

TELLING: list[Callable[[int], bytes]] = [telling_jpeg, telling_png, telling_webp]


@pytest.mark.parametrize("make", TELLING)
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_place_camera_and_comments_go_and_the_picture_looks_as_before(make: Callable[[int], bytes], orientation: int) -> None:
    data = make(orientation)
    assert PLACE in data and CAMERA in data

    clean = cleaned(data, "photo")

    assert PLACE not in clean and CAMERA not in clean
    assert not seen(clean).isNull()
    assert seen(clean) == seen(data)
    assert seen(clean, turned=False) == seen(data, turned=False)


def test_a_jpeg_on_its_side_still_says_how_to_turn_it() -> None:
    upright, turned = seen(cleaned(telling_jpeg(1), "a")), seen(cleaned(telling_jpeg(6), "a"))
    assert (upright.width(), upright.height()) == (40, 24)
    assert (turned.width(), turned.height()) == (24, 40)


@pytest.mark.parametrize("make", [telling_png, telling_webp])
def test_png_and_webp_keep_an_orientation_and_nothing_else_of_their_exif(make: Callable[[int], bytes]) -> None:
    name = b"eXIf" if make is telling_png else b"EXIF"
    assert name in cleaned(make(6), "a")
    assert name not in cleaned(make(1), "a")


def test_the_colours_of_a_jpeg_stay() -> None:
    assert b"ICC_PROFILE\0\x01\x01profile" in cleaned(telling_jpeg(), "a")


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_cleaning_twice_changes_nothing_more(kind: str) -> None:
    once = cleaned(a_picture(kind), "a")
    assert cleaned(once, "a") == once


def test_what_is_no_picture_is_left_alone() -> None:
    for data in (b"", b"plain text", b"%PDF-1.7 ...", b"PK\x03\x04...", b"GIF89a...", b"BM....", b"\xff\xd8"):
        assert cleaned(data, "a") == data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "MP4"),
        (b"\0\0\0\x18ftypcrx \0\0\0\0", "RAW"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"GIF89a ... XMP DataXMP ...", "GIF"),
    ],
)
def test_a_kind_that_cannot_be_cleaned_is_told_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(NotCleaned, match=kind) as told:
        cleaned(data, "holiday.heic")
    assert "holiday.heic" in str(told.value)


@pytest.mark.parametrize("make", TELLING)
def test_a_picture_cut_off_anywhere_is_refused_or_cleaned(make: Callable[[int], bytes]) -> None:
    whole = make(6)
    refused = 0
    for length in range(13, len(whole)):
        try:
            assert PLACE not in cleaned(whole[:length], "a")
        except NotCleaned:
            refused += 1
    assert refused > 100


@pytest.mark.parametrize("make", TELLING)
def test_spoilt_bytes_never_crash(make: Callable[[int], bytes]) -> None:
    chance = random.Random(1325)
    whole = make(6)
    for _ in range(400):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        with suppress(NotCleaned):
            assert cleaned(bytes(spoilt), "a")


@given(head=some.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP"]), rest=some.binary(max_size=300))
def test_anything_behind_a_true_head_is_cleaned_or_refused(head: bytes, rest: bytes) -> None:
    with suppress(NotCleaned):
        assert cleaned(head + rest, "a")


def test_a_picture_made_to_keep_us_busy_is_refused_soon() -> None:
    for hostile in (
        b"\xff\xd8" + b"\xff\xfe\0\x02" * 1_000_000,
        b"\xff\xd8" + b"\xff" * 4_000_000,
        b"\xff\xd8" + jpeg_part(0xDA, b"") + b"\xff\0" * 2_000_000,
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0IHDRxxxx" + b"\0\0\0\0IDATxxxx" * 300_000,
    ):
        with pytest.raises(NotCleaned):
            cleaned(hostile, "a")


def test_an_exif_that_leads_in_circles_or_nowhere_is_upright() -> None:
    for tiff in (b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", b"MM\0*", exif(99), b""):
        data = a_picture("jpg")
        clean = cleaned(data[:2] + jpeg_part(0xE1, b"Exif\0\0" + tiff) + data[2:], "a")
        assert b"Exif" not in clean
        assert not seen(clean).isNull()
