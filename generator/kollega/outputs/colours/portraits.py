"""The colours of portraits without a picture: the theme's own six, or six of the organisation's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.colours.legible import legible, lightness, shade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Hue(NamedTuple):
    """A ground and the letters on it, each `#rrggbb`; the same by day and by night."""

    ground: str
    ink: str


THEMES_OWN = (
    Hue("#0b5a62", "#f0d9a8"),
    Hue("#b14e1d", "#fff0df"),
    Hue("#d8a746", "#412a07"),
    Hue("#57304a", "#f3c7b5"),
    Hue("#5b6a35", "#f3ecbf"),
    Hue("#b5cbcd", "#143c41"),
)

LADDER = (0.84, 0.34, 0.68, 0.5, 0.22, 0.76)
"""The lightness in OKLCH of a colour's further shades, those first that differ most from most colours."""

CALM = 0.75
"""What part of a colour's chroma its shades keep, so that the colour itself stays the strongest on the wall."""

LETTERS = 5.0
"""The contrast of the letters: more than text needs, and not so much that they all turn black or white."""

APART = 0.09
"""How far, in OKLCH's lightness, two shades of one colour must be apart to be told from each other across a wall."""


def hues_of(colours: Sequence[str]) -> tuple[Hue, ...]:
    """Return as many hues as the theme has, in turn of each colour: first the colours themselves, then their shades."""
    if not colours:
        return THEMES_OWN
    count = len(THEMES_OWN)
    families = [tuple(_shades(colour)) for colour in colours]
    grounds = [family[step] for step in range(count) for family in families][:count]
    return tuple(Hue(ground, legible(ground, (ground,), LETTERS)) for ground in grounds)


def _shades(colour: str) -> Iterator[str]:
    """Yield a colour, and then shades of it that differ from it and from each other."""
    own = lightness(colour)
    yield colour.lower()
    for step in sorted(LADDER, key=lambda step: abs(step - own) < APART):
        yield shade(colour, step, CALM)
