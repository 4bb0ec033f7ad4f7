"""Colours that can be read: contrast by WCAG, and the nearest shade that has enough of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coloraide import Color


TEXT = 4.5
"""The least contrast of text, success criterion 1.4.3."""

CLEAR_TEXT = 7.0
"""The contrast of text in 1.4.6."""

INTERFACE = 3.0
"""The least contrast of what shows a control or its state, 1.4.11."""


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, from 0 for black to 1 for white."""
    red, green, blue = (_linear(byte / 255) for byte in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 for equal ones to 21; which is the ground does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast ratio of a colour on the ground that suits it least."""
    return min(contrast(colour, ground) for ground in grounds)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's own


BLACK, WHITE = "#000000", "#ffffff"

STEPS = 256
"""In how many steps a colour would go all the way to black or white; finer ones vanish in eight bits."""


def legible_shade(colour: str, grounds: Sequence[str], ratio: float) -> str:
    """Return the `#rrggbb` nearest to `colour` in lightness whose contrast is at least `ratio` on every ground.

    The hue stays, and as much chroma as sRGB has at that lightness. The grounds are all light or all dark, and the
    colour moves away from them: at most to black or white, which is returned where even that has less contrast.
    """

    def stands_out(candidate: str) -> bool:
        return least_contrast(candidate, grounds) >= ratio

    if stands_out(colour):
        return colour.lower()
    moved = _shades(colour, max(BLACK, WHITE, key=lambda end: least_contrast(end, grounds)))
    return moved(bisect_left(range(STEPS), True, key=lambda step: stands_out(moved(step))))  # noqa: FBT003 - what to find


def chroma(colour: str) -> float:
    """Return how colourful `#rrggbb` is in OKLCH: 0 for black, white and greys, 0.32 for the strongest magenta."""
    from coloraide import Color

    return Color(colour).convert("oklch")["chroma"]


def lightness(colour: str) -> float:
    """Return how light `#rrggbb` is in OKLCH, from 0 for black to 1 for white."""
    from coloraide import Color

    return Color(colour).convert("oklch")["lightness"]


def shade(colour: str, to: float, part: float) -> str:
    """Return `#rrggbb` of a colour's hue, of the lightness `to`, with a part of its chroma as far as sRGB has it."""
    from coloraide import Color

    own = Color(colour).convert("oklch")
    return _written(own.set({"lightness": to, "chroma": own["chroma"] * part}))


def _shades(colour: str, end: str) -> Callable[[int], str]:
    """Return the function that gives the colour's shade after some of the `STEPS` towards `end`, black or white."""
    from coloraide import Color

    start = Color(colour).convert("oklch")
    here, there = start["lightness"], float(end == WHITE)

    return lambda step: _written(start.clone().set("lightness", here + (there - here) * step / STEPS))


def _written(colour: Color) -> str:
    # Ray tracing gives up chroma alone, where CSS's usual mapping lets hue and lightness shift unseen amounts.
    return colour.fit("srgb", method="raytrace").convert("srgb").to_string(hex=True)
