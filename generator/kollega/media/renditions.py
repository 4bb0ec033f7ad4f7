"""The files that a picture is published as: several widths, each as WebP and in a format that everything reads."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from PIL import features

from kollega.media.photo import Nature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.media.photo import Photo

FOLDER: Final = "assets/pictures/"

WIDTHS: Final = (240, 480, 960, 1600)
"""Pixels: a face in a list, a phone, a column of text on a sharp screen, the whole sheet."""

MIDDLE: Final = 960
"""The width that feeds and others show who choose none."""

Sizes = tuple[tuple[str, int], ...]
"""Path of the site and width in pixels of each file that a browser may choose."""

_WORTHWHILE: Final = 1.2
"""A width is left out where the next one is hardly larger."""

_LONGEST_SIDE: Final = 16_383
"""Pixels that WebP has room for: developers.google.com/speed/webp/faq, read 2026-11-21."""

RECIPE: Final = "1 " + " ".join(f"{codec} {features.version(codec)}" for codec in ("pil", "jpg", "webp", "zlib"))
"""Changes when the same picture would be published as other bytes: by `outputs.pictures`, or by the encoders."""


@dataclass(frozen=True)
class Rendition:
    """A picture in one size and format."""

    photo: Photo
    """What it shows."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    ending: str
    """`webp`, `jpg`, `png` or `gif`."""

    @property
    def path(self) -> str:
        """Return the root-relative path; it holds a digest of all that decides the bytes."""
        return f"{stem(self.photo)}-{self.width}.{self.ending}"

    @property
    def media_type(self) -> str:
        """Return what it is, as HTTP says it."""
        return f"image/{'jpeg' if self.ending == 'jpg' else self.ending}"


@dataclass(frozen=True)
class Crop:
    """A picture cut to a given shape, to stand in another picture."""

    photo: Photo
    """What it is cut from."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    recipe: str = RECIPE
    """What makes it; part of the value, so that whatever shows it is known to change with it."""

    @property
    def enlarged(self) -> float:
        """Return how many times larger than in the file the picture is."""
        return max(self.width / self.photo.width, self.height / self.photo.height)


@dataclass(frozen=True)
class Renditions:
    """All the files of a picture, smallest first."""

    webp: tuple[Rendition, ...]
    """None where the picture moves: such a file is published as it is."""
    plain: tuple[Rendition, ...]
    """In a format that everything reads; at least one."""

    @property
    def largest(self) -> Rendition:
        """Return the one that says how wide and how high the picture is."""
        return self.plain[-1]

    @property
    def middle(self) -> Rendition:
        """Return the one for those who choose no size."""
        return next((each for each in self.plain if each.width >= MIDDLE), self.largest)


def stem(photo: Photo) -> str:
    """Return what the paths of all files of a picture begin with."""
    recipe = f"{RECIPE} heif {version('pillow-heif')}" if photo.ending == "heic" else RECIPE
    digest = hashlib.sha256(f"{recipe}\n{photo.digest} {photo.orientation}".encode()).hexdigest()[:12]
    return f"{FOLDER}{photo.name}.{digest}"


def renditions_of(photo: Photo) -> Renditions:
    """Return the files of a picture; none is larger than the picture itself."""
    if photo.nature is Nature.MOVING:
        return Renditions((), (Rendition(photo, photo.width, photo.height, photo.ending),))
    sizes = tuple((width, _height(photo, width)) for width in _widths(photo))
    ending = "png" if photo.nature is Nature.DRAWN else "jpg"
    webp, plain = (tuple(Rendition(photo, width, height, each) for width, height in sizes) for each in ("webp", ending))
    return Renditions(webp, plain)


def sizes_of(renditions: Iterable[Rendition]) -> Sizes:
    """Return what a browser may choose from."""
    return tuple((each.path, each.width) for each in renditions)


def _widths(photo: Photo) -> tuple[int, ...]:
    highest = _LONGEST_SIDE * photo.width // photo.height
    own = max(1, min(photo.width, WIDTHS[-1], highest))
    return (*(width for width in WIDTHS if width * _WORTHWHILE < own), own)


def _height(photo: Photo, width: int) -> int:
    return min(max(1, round(photo.height * width / photo.width)), _LONGEST_SIDE)
