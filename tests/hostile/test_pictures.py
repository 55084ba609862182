"""A picture is judged by what its head says, before a single pixel is made of it."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.pictures import ENDLESS, ODD, jpeg_of_scans, png
from tests.pictures import a_picture
from wpstracker.exchange.guarding import Hostile, check
from wpstracker.exchange.picture_sizes import size_of
from wpstracker.gui.widgets import file_preview
from wpstracker.gui.widgets.file_preview import picture_of
from wpstracker.services import attachments


@pytest.mark.parametrize("kind", ENDLESS)
@pytest.mark.parametrize("as_it_is", [False, True])
def test_a_picture_no_program_can_show_is_not_taken(kind: str, as_it_is: bool) -> None:
    with pytest.raises(Hostile, match="which no program can show"):
        attachments.taken(ENDLESS[kind], "photo.jpg", as_it_is=as_it_is)


@pytest.mark.parametrize("kind", [*ENDLESS, *ODD])
def test_a_look_at_it_shows_nothing_at_once(app, kind: str) -> None:
    began = time.perf_counter()
    assert picture_of((dict(ENDLESS) | dict(ODD))[kind]) is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("kind", [*ENDLESS, "a jpeg of scans"])
def test_it_is_refused_before_anything_is_decoded(app, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(file_preview, "QImageReader", None)
    assert picture_of((dict(ENDLESS) | dict(ODD))[kind]) is None
    with pytest.raises(AttributeError):
        picture_of(a_picture("png"))


def test_a_picture_of_several_scans_is_shown(app) -> None:
    assert picture_of(jpeg_of_scans(800, 20)) is not None


def test_what_fetches_or_runs_is_kept_as_it_is_and_never_drawn() -> None:
    for kind, data in ODD.items():
        check(data, kind)


def test_a_scan_larger_than_is_shown_is_taken(app) -> None:
    assert attachments.taken(png(9_000, 7_000), "map.png").data
    assert picture_of(png(9_000, 7_000)) is None


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "bmp"])
def test_sizes_are_what_they_are(app, kind: str) -> None:
    assert size_of(a_picture(kind, width=41, height=23)) == (41, 23)


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8L", b"\xff\xd8\xff"]),
    st.binary(),
)
def test_anything_behind_a_true_head_has_a_size_or_none(head: bytes, rest: bytes) -> None:
    size_of(head + rest)
    with suppress(Hostile):
        check(head + rest, "x")
