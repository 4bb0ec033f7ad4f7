"""Pictures beside stories, vacancies and people: are they pictures, how large, what kind, and how they are turned."""

from __future__ import annotations

import hashlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

from kollega.config.slug import slug_of
from kollega.diagnostics import Diagnostic, Fault, Mark
from kollega.filesystem import TooLargeError, UnreadableError, read
from kollega.i18n.wording import wording
from kollega.media.parts import MAX_MOVING_PIXELS, count_parts

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.i18n.wording import Wording

ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif"})
"""The endings of files that are looked at as pictures."""

_NOT_SHOWN: Final = frozenset({"avif", "svg", "bmp", "tif", "tiff", "jxl", "psd", "ico", "eps", "pdf", "raw", "dng"})
"""Kinds of pictures that are not read: browsers do not show them all, or they may hold scripts."""

MAX_BYTES: Final = 15_000_000
MAX_PIXELS: Final = 20_000_000
"""A picture with more costs time and memory, and shows nothing more: what is published is 1,600 pixels wide."""

_FORMATS: Final = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "HEIF": "heic"}
"""The endings of what is read, by Pillow's name; MPO is a JPEG with further ones behind it, as phones make, and HEIF
what phones make that no browser but Safari shows."""

_STILL: Final = frozenset({"jpg", "heic"})
"""What never moves: further pictures in such a file are other views of the first."""

_ORIENTATIONS: Final = frozenset(range(1, 9))
_UPRIGHT: Final = 1
_TURNED: Final = frozenset({5, 6, 7, 8})
"""EXIF orientations in which width and height change places."""

_SMALLER: Final = wording("Save a copy that is 2,000 pixels wide.")
_AGAIN: Final = wording("Save it again as JPEG, PNG or WebP.")


_HEAD: Final = 200
"""Bytes that tell what a file is."""
_PAGE: Final = (
    wording("this is a web page, named like a picture"),
    wording("Save the picture itself: in a browser, right click on it, then “Save image”."),
)
_DRAWING: Final = (wording("this is an SVG drawing, named like another kind of picture"), wording("Save it as PNG."))
_OTHERS: Final = (
    (
        b"version https://git-lfs",
        (
            wording("this is not the picture, but Git LFS's note of where it is"),
            wording("Run `git lfs pull`; where a workflow checks out the repository, set `lfs: true`."),
        ),
    ),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"<svg", _DRAWING),
    (b"<?xml", _DRAWING),
    (b"%pdf", (wording("this is a PDF, named like a picture"), _AGAIN)),
)
"""What is saved under the name of a picture, by its first bytes, and what to do."""
_NONE: Final = (wording("this is not a picture"), _AGAIN)


class Nature(Enum):
    """What a picture is, as far as that decides how it is published."""

    TAKEN = auto()
    """A photo: no sharp edges to keep, nothing to see through."""
    DRAWN = auto()
    """A drawing or a screenshot, with few colours, sharp edges or parts to see through."""
    MOVING = auto()
    """More than one picture after another."""


@dataclass(frozen=True)
class Photo:
    """A picture that can be published."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    name: str
    """The file's name as a slug."""
    digest: str
    """Of the file's bytes: SHA-256, hexadecimal."""
    width: int
    """Pixels, as shown."""
    height: int
    """Pixels, as shown."""
    ending: str = "jpg"
    """What the file is, whatever its name says: `jpg`, `png`, `gif`, `webp` or `heic`."""
    nature: Nature = Nature.TAKEN
    """How it wants to be published."""
    orientation: int = _UPRIGHT
    """How the camera was held: 1 to 8, as EXIF counts."""


def picture_fault(place: str) -> Fault | None:
    """Return what is wrong with a picture that is there, of a kind that is not shown."""
    ending = PurePosixPath(place).suffix.removeprefix(".").lower()
    if ending not in _NOT_SHOWN:
        return None
    message = wording("{kind} pictures are not shown", kind=ending.upper())
    return Fault("not-a-picture", message, wording("Save it as JPEG, PNG or WebP, and write the new name here."))


def photo_of(path: str, root: Path) -> Photo | Diagnostic:
    """Return the picture at a path below `root`, or what keeps it from being one; only a GIF is decoded."""
    try:
        content = read(root, path, MAX_BYTES)
    except TooLargeError:
        return _too_large(path, wording("the picture is larger than {size} MB", size=MAX_BYTES // 10**6))
    except UnreadableError as error:
        return error.diagnostic
    return picture_of(path, content)


def picture_of(path: str, content: bytes) -> Photo | Diagnostic:
    """Return the picture that the bytes of a file are, or what keeps them from being one; only a GIF is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _opened(path, content, slug_of(PurePosixPath(path).stem)[:60])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(path, wording("the picture has far too many pixels"))
    except UnidentifiedImageError:
        message, hint = next(
            (told for begin, told in _OTHERS if content[:_HEAD].lstrip().lower().startswith(begin)), _NONE
        )
        return Diagnostic.at(path, Mark(), "not-a-picture", message, hint)
    except Exception as error:  # noqa: BLE001 - decoders fail in any way on bytes that were made to fail them
        return damage(path, error)


def damage(path: str, error: Exception) -> Diagnostic:
    """Return the problem of a picture whose decoder has failed."""
    reason = (isinstance(error, OSError) and error.strerror) or wording("damaged")
    return Diagnostic.at(
        path, Mark(), "not-a-picture", wording("the picture cannot be read ({reason})", reason=reason), _AGAIN
    )


def _opened(path: str, content: bytes, name: str) -> Photo | Diagnostic:
    parts = count_parts(content)
    if parts.excess:
        return Diagnostic.at(path, Mark(), "photo-too-large", parts.excess, _AGAIN)
    image = opened_image(content)
    width, height = image.size
    if width * height > MAX_PIXELS:
        message = wording(
            "the picture has {width} × {height} pixels, more than {most} million",
            width=width,
            height=height,
            most=MAX_PIXELS // 10**6,
        )
        return _too_large(path, message)
    if parts.frames * width * height > MAX_MOVING_PIXELS:
        message = wording(
            "the picture has {frames:,} frames of {width} × {height} pixels",
            frames=parts.frames,
            width=width,
            height=height,
        )
        return Diagnostic.at(path, Mark(), "photo-too-large", message, wording("Show a shorter or smaller part of it."))
    ending = _FORMATS[image.format or ""]
    orientation = _orientation(image)
    nature = _nature(image, ending, len(content))
    if not _is_whole(content, ending):
        return Diagnostic.at(path, Mark(), "not-a-picture", wording("the end of the picture is missing"), _AGAIN)
    if ending == "gif":
        image.load()
    image.verify()
    if orientation in _TURNED:
        width, height = height, width
    digest = hashlib.sha256(content).hexdigest()
    return Photo(path, name, digest, width, height, ending, nature, orientation)


def opened_image(content: bytes) -> Image.Image:
    """Return the picture that a file is, not decoded yet; whatever Pillow raises where it is none that is read here."""
    if content[4:8] == b"ftyp":  # takes a while to load, and few sites need it
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
        return Image.open(io.BytesIO(content), formats=("HEIF",))
    return Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "GIF", "WEBP"))


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held; upright where that cannot be read."""
    if "exif" not in image.info:
        return _UPRIGHT
    with suppress(Exception):  # as browsers do, which show the picture all the same
        orientation = image.getexif().get(Base.Orientation)
        return orientation if orientation in _ORIENTATIONS else _UPRIGHT
    return _UPRIGHT


def _nature(image: Image.Image, ending: str, size: int) -> Nature:
    """Return what a picture is; a PNG that needs more than a byte a pixel is a photo."""
    if ending not in _STILL and getattr(image, "is_animated", False):
        return Nature.MOVING
    few = ending == "png" and (image.mode != "RGB" or size < image.width * image.height)
    return Nature.DRAWN if few or ending == "gif" or image.has_transparency_data else Nature.TAKEN


def _is_whole(content: bytes, ending: str) -> bool:
    """Return whether a JPEG or a WebP has its end; in a PNG Pillow looks for that, in a GIF when it decodes.

    Behind the end of a JPEG there may be more: a film, or a second picture.
    """
    if ending == "webp":
        return int.from_bytes(content[4:8], "little") + 8 <= len(content)
    if ending != "jpg":
        return True
    place = 2
    while content[place + 1 : place + 2] not in {b"\xda", b""}:
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return content.find(b"\xff\xd9", place) >= 0


def _too_large(path: str, message: Wording) -> Diagnostic:
    return Diagnostic.at(path, Mark(), "photo-too-large", message, _SMALLER)
