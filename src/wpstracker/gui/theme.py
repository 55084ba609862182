"""The look: light and dark colours as named tokens, and how they reach Qt."""

import enum
from collections.abc import Iterator
from contextlib import contextmanager
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from wpstracker.assets import resource
from wpstracker.gui.language import tr


class Theme(enum.Enum):
    """What a person may choose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"

    def label(self) -> str:
        """The name shown in Preferences and menus."""
        names = {Theme.LIGHT: tr("Light"), Theme.DARK: tr("Dark"), Theme.SYSTEM: tr("As the system")}
        return names[self]


class Tokens(NamedTuple):
    """Every colour of one theme by its purpose; a *soft* colour is the background of its plain one."""

    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    border: str
    input_border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    neutral: str
    neutral_soft: str
    focus: str
    selection: str
    found: str
    """The ground of words that were looked for."""
    grid: str
    chart: tuple[str, ...]

    def colour(self, role: str) -> str:
        """The colour of a role: a field's name, or `chart1` … `chart8`; KeyError for any other."""
        if role.startswith("chart") and role[5:].isdigit() and 1 <= int(role[5:]) <= len(self.chart):
            return self.chart[int(role[5:]) - 1]
        value = getattr(self, role, None)
        if not isinstance(value, str):
            raise KeyError(role)
        return value

    def soft(self, role: str) -> str:
        """The background that belongs to a role; the raised surface for roles without one."""
        soft = getattr(self, f"{role}_soft", self.raised)
        return str(soft)


# Series colours after Okabe and Ito (2008), darkened or lightened until each has 3:1 against the surface.
LIGHT = Tokens(
    dark=False,
    window="#f3f5f7",
    surface="#ffffff",
    raised="#e9edf1",
    hover="#edf1f4",
    border="#d6dce2",
    input_border="#87919b",
    text="#1a242e",
    muted="#55616d",
    disabled="#77828d",
    accent="#0b6a70",
    accent_hover="#08565b",
    accent_text="#ffffff",
    accent_soft="#dceeee",
    good="#1a6b3a",
    good_soft="#def1e5",
    warning="#855000",
    warning_soft="#fcefd4",
    bad="#ae2219",
    bad_soft="#fbe3e1",
    info="#1c5a9f",
    info_soft="#e0ecf9",
    neutral="#4f5b66",
    neutral_soft="#e6eaee",
    focus="#2457d6",
    selection="#d3e8e8",
    found="#ffe39a",
    grid="#e3e8ec",
    chart=("#0072b2", "#d55e00", "#00875f", "#a8478a", "#8f6a00", "#5b6873", "#2a86c4", "#b2473e"),
)

DARK = Tokens(
    dark=True,
    window="#14181c",
    surface="#1b2025",
    raised="#272e35",
    hover="#232a30",
    border="#353e47",
    input_border="#717d88",
    text="#e6eaee",
    muted="#a5b0ba",
    disabled="#7f8b96",
    accent="#5cc5c3",
    accent_hover="#7dd6d4",
    accent_text="#05282a",
    accent_soft="#17393b",
    good="#74cf91",
    good_soft="#173424",
    warning="#efb95c",
    warning_soft="#3a2d11",
    bad="#ff948b",
    bad_soft="#46201e",
    info="#8bbcf6",
    info_soft="#1c3049",
    neutral="#b0bac4",
    neutral_soft="#2c343c",
    focus="#8fb4ff",
    selection="#1d474a",
    found="#5c4515",
    grid="#2c343b",
    chart=("#56b4e9", "#ee8a3f", "#2ec49a", "#e39ac4", "#e6d35a", "#a5b0ba", "#8f9bf0", "#f08a80"),
)

_present = LIGHT


def tokens() -> Tokens:
    """The colours of the theme now shown, for painters and for HTML."""
    return _present


@contextmanager
def on_paper() -> Iterator[None]:
    """As long as it lasts, `tokens` are those of the light theme: paper is white."""
    global _present
    shown, _present = _present, LIGHT
    try:
        yield
    finally:
        _present = shown


def system_prefers_dark() -> bool:
    """Whether the system asks for dark windows; False where it does not say."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, theme: Theme) -> Tokens:
    """Show the whole program in a theme; may be called again while windows are open."""
    global _present
    _tell_system(theme)
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system_prefers_dark())
    _present = DARK if dark else LIGHT
    _enlarge_font(app)
    app.setPalette(_palette(_present))
    app.setStyleSheet(style_sheet(_present, app.font().pointSizeF()))
    return _present


def blend(front: str, back: str, share: float) -> str:
    """A colour between two, `share` of it the front one."""
    a, b = QColor(front), QColor(back)
    rest = 1 - share
    mixed = [x * share + y * rest for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))]
    return QColor(*map(round, mixed)).name()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def visible_on(colour: str, ground: str, ratio: float = 3.0) -> str:
    """A colour a person chose, moved towards the text colour until it stands out from its ground."""
    shown, share = colour, 1.0
    while contrast(shown, ground) < ratio and share > 0:
        share -= 0.1
        shown = blend(colour, _present.text, share)
    return shown


def _luminance(colour: str) -> float:
    """The relative luminance after WCAG 2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_sheet(colours: Tokens, points: float) -> str:
    """The window's style sheet with its `$tokens` filled in; `points` is the size of plain text."""
    values: dict[str, object] = dict(colours._asdict())
    sizes = {"small": points * 0.9, "plain": points, "large": points * 1.15, "title": points * 1.5, "figure": points * 2.1}
    values |= {f"{name}_size": f"{size:.1f}pt" for name, size in sizes.items()}
    values["images"] = resource("styles").as_posix()
    values["check"] = "check-dark" if colours.dark else "check-light"
    return Template(resource("styles", "window.qss").read_text(encoding="utf-8")).substitute(values)


def _tell_system(theme: Theme) -> None:
    """Let the system draw title bars to match."""
    hints = QGuiApplication.styleHints()
    if theme is Theme.SYSTEM:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if theme is Theme.DARK else Qt.ColorScheme.Light)


def _enlarge_font(app: QApplication) -> None:
    """Plain text of at least 10 points; a larger size chosen in the system stays."""
    font = app.font()
    if 0 < font.pointSizeF() < 10:
        font.setPointSizeF(10)
        app.setFont(font)


def _palette(colours: Tokens) -> QPalette:
    """Qt's own colour roles, for everything the style sheet leaves alone."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.hover,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.raised,
        role.Mid: colours.border,
        role.Dark: colours.input_border,
        role.Shadow: colours.border,
    }
    palette = QPalette()
    for name, colour in pairs.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.disabled))
    return palette
