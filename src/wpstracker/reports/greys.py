"""Colours of a chart that can still be told apart on a grey print: the same hues, some of them lighter or darker."""

from collections.abc import Iterator, Sequence

_APART = 0.1
"""Of the way from black to white, as the eye sees it: less is hard to see beside each other."""

_STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


def told_apart(colours: Sequence[str]) -> list[str]:
    """These colours (six hex digits), each changed as little as it takes to differ in grey from those before it, where that can be."""
    found: list[str] = []
    for colour in colours:
        taken = [lightness(other) for other in found]
        tries = [(each, min((abs(lightness(each) - other) for other in taken), default=1.0)) for each in _variants(colour)]
        farthest = max(tries, key=lambda one: one[1])
        found.append(next((each for each, apart in tries if apart >= _APART), farthest[0]))
    return found


def lightness(colour: str) -> float:
    """How light a colour looks, from 0 to 1 (L* of CIE 1976)."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.16 * luminance ** (1 / 3) - 0.16 if luminance > 0.008856 else 9.033 * luminance


def _linear(part: float) -> float:
    return float(((part + 0.055) / 1.055) ** 2.4) if part > 0.04045 else part / 12.92


def _variants(colour: str) -> Iterator[str]:
    """The colour itself, then further and further from it: darker, lighter."""
    for step in _STEPS:
        for towards in (0, 255):
            yield bytes(round(part + (towards - part) * step) for part in bytes.fromhex(colour)).hex().upper()
