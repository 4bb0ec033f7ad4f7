"""Pictures beside stories, vacancies and people: are they pictures, how large, under which name published."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from kollega.content.fields import slug_of
from kollega.content.problem import Mark, Problem

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
"""What browsers and networks show, by Pillow's name, with the ending it is published under."""

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""The endings of files that are looked at as pictures."""

MAX_BYTES = 15_000_000
MAX_PIXELS = 50_000_000
"""Above this a picture is a mistake or an attack; a large camera makes 24 million pixels."""

_ORIENTATION = 0x0112
_TELLTALE = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif", "photoshop", "comment", "Comment"})
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations in which width and height change places."""


@dataclass(frozen=True)
class Photo:
    """A picture that can be published."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    address: str
    """Root-relative path on the site; holds a digest of the bytes."""
    width: int
    """Pixels, as shown."""
    height: int
    """Pixels, as shown."""
    private: bool
    """Whether the file carries metadata, which may tell where it was taken."""


def photo_of(path: str, file: Path) -> Photo | Problem:
    """Return the picture at `file`, known as `path`, or what keeps it from being one."""
    try:
        if file.stat().st_size > MAX_BYTES:
            hint = "Save a copy that is 2,000 pixels wide."
            return Problem.at(
                path, Mark(), "photo-too-large", f"the picture is larger than {MAX_BYTES // 10**6} MB", hint
            )
        content = file.read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(content), formats=tuple(FORMATS))
            width, height = image.size
            turned = image.format == "JPEG" and image.getexif().get(_ORIENTATION) in _TURNED
            private = not _TELLTALE.isdisjoint(image.info)
            image.verify()
    except OSError as error:
        unknown = isinstance(error, UnidentifiedImageError)
        message = "this is not a picture" if unknown else f"the picture cannot be read ({error.strerror or 'damaged'})"
        return Problem.at(path, Mark(), "not-a-picture", message, "Save it again as JPEG, PNG or WebP.")
    except (Warning, Image.DecompressionBombError, SyntaxError, ValueError, RuntimeError):
        return Problem.at(path, Mark(), "not-a-picture", "the picture is damaged or far too large", "Save it again.")
    if width * height > MAX_PIXELS:
        hint = "Save a copy that is 2,000 pixels wide."
        return Problem.at(path, Mark(), "photo-too-large", f"the picture has {width} × {height} pixels", hint)
    if turned:
        width, height = height, width
    digest = hashlib.sha256(content).hexdigest()[:10]
    ending = FORMATS[image.format or "PNG"]
    address = f"assets/pictures/{slug_of(file.stem)[:60]}.{digest}.{ending}"
    return Photo(path, address, width, height, private)


def published(photo: Photo, content: bytes) -> bytes:
    """Return the bytes to publish: as they are, or upright and without metadata where there was some."""
    if not photo.private:
        return content
    image = Image.open(io.BytesIO(content))
    if getattr(image, "is_animated", False):
        return content
    upright = ImageOps.exif_transpose(image)
    bare = Image.new(upright.mode, upright.size)
    if upright.palette:
        bare.putpalette(upright.palette)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, format=image.format, quality=90)
    return out.getvalue()
