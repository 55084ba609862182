"""The colours of maps: light, dark, and for those who asked their system for high contrast."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from wpstracker.gui.theme import Tokens, blend, contrast, tokens

# After Okabe and Ito (2008): bluish green, sky blue, orange; told apart with every kind of colour vision, and by their signs in grey.
_NAMED = {
    "in_force": ("#12805c", "#36b58c", "#00563b", "#5dffc0"),
    "drafted": ("#8cc3ee", "#3c78ab", "#9fd0ff", "#4a97e6"),
    "ended": ("#eebb66", "#b3802a", "#ffc04d", "#c77f00"),
    "none": ("#fbfbf8", "#4a545e", "#ffffff", "#3c3c3c"),
    "unknown": ("#d5dbe0", "#333c44", "#d0d0d0", "#1c1c1c"),
}
_INKS = ("#000000", "#ffffff")
_RAMPS = {"step": ("#075a60", "#7fe3df", "#003f44", "#a8fffb"), "heat": ("#8f1d14", "#ffb09f", "#6a0c05", "#ffd0c4")}
_SHARES = (0.42, 0.56, 0.7, 0.85, 1.0)
"""How much of its colour each shade has; even the palest is darker than “none” and “unknown” (in the dark: lighter)."""


@dataclass(frozen=True)
class MapColours:
    """Every colour of one drawing."""

    sea: str
    land: str
    border: str
    neutral: str
    neutral_line: str
    frame: str
    text: str
    muted: str
    chosen: str
    focus: str
    at: int
    """Which of the four colours of a role is meant."""

    def fill(self, role: str) -> str:
        """The colour of a role: in_force, drafted, ended, none, unknown, step1 … step5, heat1 … heat5; KeyError for any other."""
        if role in _NAMED:
            return _NAMED[role][self.at]
        ramp, step = _RAMPS[role[:-1]], int(role[-1]) - 1
        ground = ("#ffffff", "#262e35", "#ffffff", "#202020")[self.at]
        return blend(ramp[self.at], ground, _SHARES[step])

    def line(self, role: str) -> str:
        """What is drawn or written on a role's colour: dark on light, light on dark."""
        fill = self.fill(role)
        ink = max(_INKS, key=lambda each: contrast(each, fill))
        return ink if self.at > 1 else blend(ink, fill, 0.72)

    def ink(self, role: str) -> str:
        """Letters on a role's colour."""
        return max(_INKS, key=lambda each: contrast(each, self.fill(role)))


def wants_contrast() -> bool:
    """Whether the person asked the system for high contrast."""
    hints = QGuiApplication.styleHints()  # held: what it lends is gone once Python lets go of it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def map_colours(*, strong: bool | None = None) -> MapColours:
    """The colours that go with the present theme; `strong` asks for high contrast (default: as the system does)."""
    return _colours(tokens(), wants_contrast() if strong is None else strong)


def paper_colours() -> MapColours:
    """The light colours, for pictures and print, whatever the window looks like."""
    from wpstracker.gui.theme import LIGHT

    return _colours(LIGHT, strong=False)


@lru_cache(maxsize=8)
def _colours(theme: Tokens, strong: bool) -> MapColours:
    if strong:
        ink, ground = ("#ffffff", "#000000") if theme.dark else ("#000000", "#ffffff")
        other = blend(ink, ground, 0.25)
        return MapColours(ground, other, ink, other, ink, ink, ink, ink, theme.focus, theme.focus, 3 if theme.dark else 2)
    land = blend(theme.neutral, theme.surface, 0.16 if theme.dark else 0.1)
    return MapColours(
        sea=blend(theme.info, theme.surface, 0.05 if theme.dark else 0.06),
        land=land,
        border=blend(theme.text, theme.surface, 0.5),
        neutral=blend(theme.neutral, theme.surface, 0.3),
        neutral_line=blend(theme.text, theme.surface, 0.5),
        frame=theme.border,
        text=theme.text,
        muted=theme.muted,
        chosen=theme.text,
        focus=theme.focus,
        at=int(theme.dark),
    )
