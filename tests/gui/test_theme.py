"""The colours can be read, in light and dark."""

import pytest

from wpstracker.gui import theme
from wpstracker.gui.theme import DARK, LIGHT, Theme, Tokens, contrast

GROUNDS = ("window", "surface", "raised", "hover", "selection")
STATES = ("accent", "good", "warning", "bad", "info", "neutral")


def text_pairs(colours: Tokens) -> list[tuple[str, str]]:
    """Every text colour with every ground it is drawn on."""
    pairs = [(text, ground) for text in ("text", "muted") for ground in GROUNDS]
    pairs += [(state, ground) for state in STATES for ground in ("window", "surface", f"{state}_soft")]
    pairs += [("text", f"{state}_soft") for state in STATES]
    return [*pairs, ("accent_text", "accent"), ("accent_text", "accent_hover")]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground(colours: Tokens) -> None:
    weak = {
        f"{text} on {ground}": round(contrast(colours.colour(text), colours.colour(ground)), 2)
        for text, ground in text_pairs(colours)
        if contrast(colours.colour(text), colours.colour(ground)) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_frames_focus_rings_and_chart_colours_stand_out(colours: Tokens) -> None:
    parts = ["input_border", "focus", *(f"chart{number}" for number in range(1, 9))]
    weak = {part for part in parts if contrast(colours.colour(part), colours.surface) < 3}
    assert not weak
    assert contrast(colours.focus, colours.window) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_colour_of_ones_own_is_made_visible() -> None:
    assert theme.visible_on("#0072b2", LIGHT.surface) == "#0072b2"
    assert contrast(theme.visible_on("#ffff00", LIGHT.surface), LIGHT.surface) >= 3


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.colour("chart9")
    with pytest.raises(KeyError):
        LIGHT.colour("dark")


def test_the_theme_can_change_while_windows_are_open(app) -> None:
    from PySide6.QtGui import QPalette

    assert theme.apply(app, Theme.DARK) is DARK
    assert theme.tokens() is DARK
    assert app.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert theme.apply(app, Theme.LIGHT) is LIGHT
    assert LIGHT.surface in app.styleSheet()
    assert "$" not in app.styleSheet()


def test_the_system_decides_when_asked(app) -> None:
    shown = theme.apply(app, Theme.SYSTEM)
    assert shown.dark == theme.system_prefers_dark()
    assert {one.label() for one in Theme} == {"Light", "Dark", "As the system"}
