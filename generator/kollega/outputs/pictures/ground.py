"""Whether a picture is seen on a ground."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, cast

from PIL import Image

from kollega.outputs.colours.contrast import INTERFACE, contrast

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLOURS: Final = 64
"""A logo has few; gradients are rounded to so many."""

_SOLID: Final = 128
"""From this opacity on, of 255, a pixel has its own colour rather than that of the ground."""

_A_GROUND_OF_ITS_OWN: Final = 0.9
"""The part of a picture that is solid where it brings its own ground."""

_MUCH: Final = 0.25


def vanishes(png: bytes, ground: str) -> bool:
    """Return whether much of a picture that is seen through has too little contrast on a ground, as `#rrggbb`."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE).convert("RGBA")
    colours = cast("Sequence[tuple[int, tuple[int, int, int, int]]]", few.getcolors(image.width * image.height))
    solid = [(count, bytes(colour[:3]).hex()) for count, colour in colours if colour[3] >= _SOLID]
    whole = sum(count for count, _ in solid)
    lost = sum(count for count, colour in solid if contrast(f"#{colour}", ground) < INTERFACE)
    return whole < _A_GROUND_OF_ITS_OWN * image.width * image.height and lost > _MUCH * whole
