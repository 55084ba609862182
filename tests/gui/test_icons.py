"""Every icon named in the code is there, and takes the theme's colours."""

import re
from pathlib import Path

import pytest

import wpstracker
from wpstracker.assets import resource
from wpstracker.gui import theme
from wpstracker.gui.icons import icon
from wpstracker.gui.theme import DARK, LIGHT, Theme

SOURCE = Path(wpstracker.__file__).parent
NAMED = re.compile(r'(?:\bicon|icon_button|IconLabel)\(\s*"([a-z0-9-]+)"|icon_name="([a-z0-9-]+)"')


def test_every_icon_named_in_the_code_is_bundled() -> None:
    named = {one or other for file in SOURCE.rglob("*.py") for one, other in NAMED.findall(file.read_text(encoding="utf-8"))}
    missing = {name for name in named if not resource("icons", f"{name}.svg").is_file()}
    assert {"plus", "x"} <= named
    assert not missing


def test_an_unknown_icon_is_refused_at_once(app) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        icon("plus", colour_role="no-such-colour")


def colours_of(image) -> set[str]:
    """The fully painted colours of a picture."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def test_an_icon_is_drawn_in_the_colour_of_the_present_theme(app) -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon

    theme.apply(app, Theme.LIGHT)
    sign = icon("plus", colour_role="accent")
    assert LIGHT.accent in colours_of(sign.pixmap(QSize(24, 24)).toImage())
    assert colours_of(sign.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()) == {LIGHT.disabled}
    theme.apply(app, Theme.DARK)
    assert DARK.accent in colours_of(sign.pixmap(QSize(24, 24)).toImage())
    theme.apply(app, Theme.LIGHT)


def test_an_icon_has_as_many_pixels_as_the_screen(app) -> None:
    from PySide6.QtCore import QSize

    assert icon("plus").pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)
