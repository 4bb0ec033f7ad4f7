"""Renditions to bytes. The same picture gives the same bytes, as long as Pillow and its encoders stay the same."""

from __future__ import annotations

import io
from contextlib import contextmanager, suppress
from math import ceil
from typing import TYPE_CHECKING, Any, Final, cast

from PIL import Image, ImageCms

from kollega.brand.contrast import INTERFACE, contrast
from kollega.diagnostics import ContentError
from kollega.media.metadata import strip_metadata
from kollega.media.photo import Nature, damage, opened_image
from kollega.media.renditions import Rendition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kollega.media.photo import Photo
    from kollega.media.renditions import Crop


TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by EXIF's orientation."""

GROUND: Final = "#f1eadd"
"""What is seen through a picture that is not there everywhere: the style sheet's `--tint` by day."""

_SPARE: Final = 2
"""How many times larger than needed a JPEG is decoded at least, so that it stays sharp when it is made smaller."""

_SIXTEEN_TO_EIGHT_BITS: Final = 256


@contextmanager
def report_damage(photo: Photo) -> Iterator[None]:
    """Raise ContentError in place of whatever is raised within because the picture turns out to be damaged."""
    try:
        yield
    except ContentError:
        raise  # it could not even be read
    except Exception as error:
        raise ContentError((damage(photo.path, error),)) from error


def encode(content: bytes, rendition: Rendition) -> bytes:
    """Return a rendition of the picture that `content` is; whatever Pillow raises where it cannot be decoded."""
    photo = rendition.photo
    if photo.nature is Nature.MOVING:
        return strip_metadata(content, photo.ending, photo.orientation)
    if rendition.ending == photo.ending == "png" and rendition.width == photo.width and photo.orientation not in TURNS:
        return strip_metadata(content, "png")
    return _WRITTEN[rendition.ending](_drawn(content, rendition), rendition)


def encode_crop(content: bytes, crop: Crop) -> bytes:
    """Return part of the picture that `content` is as JPEG; whatever Pillow raises where it cannot be decoded.

    It is the middle between left and right, and nearer to the top than to the bottom: faces are in the upper half.
    """
    photo, scale = crop.photo, crop.enlarged
    whole = Rendition(
        photo, max(crop.width, round(photo.width * scale)), max(crop.height, round(photo.height * scale)), "jpg"
    )
    image = _drawn(content, whole)
    left, top = (whole.width - crop.width) // 2, (whole.height - crop.height) // 4
    opaque = Image.new("RGB", (crop.width, crop.height), GROUND)
    opaque.paste(image, (-left, -top), image if image.mode == "RGBA" else None)
    return _saved(opaque, "JPEG", quality=88)


def quantise(png: bytes, picture: bytes | None = None, at: tuple[int, int] = (0, 0)) -> bytes:
    """Return a PNG in 256 colours, a quarter of the bytes where it holds photos, with another picture laid onto it."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if picture:
        image.paste(Image.open(io.BytesIO(picture)), at)
    return _saved(image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE), "PNG")


def _drawn(content: bytes, rendition: Rendition) -> Image.Image:
    """Return the picture upright, in sRGB, in the rendition's size, with its pixels alone."""
    photo = rendition.photo
    image = opened_image(content)
    scale = _SPARE * rendition.width / photo.width
    image.draft(None, (ceil(image.width * scale), ceil(image.height * scale)))
    upright = _coloured(image)
    if photo.orientation in TURNS:
        upright = upright.transpose(TURNS[photo.orientation])
    if upright.size != (rendition.width, rendition.height):
        upright = upright.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS, reducing_gap=3)
    upright.info.clear()
    return upright


def _coloured(image: Image.Image) -> Image.Image:
    """Return an image as RGB or RGBA in sRGB, which is what is meant where no colour profile goes along."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image.info.pop("transparency", None)
        image = image.point(lambda value: value / _SIXTEEN_TO_EIGHT_BITS).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile:
        source = image if image.mode == "CMYK" else image.convert(mode)
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that does not fit is as good as none
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(source, given, ImageCms.createProfile("sRGB"), outputMode=mode)
            return converted or source
    return image.convert(mode)


def _jpeg(image: Image.Image, _rendition: Rendition) -> bytes:
    return _saved(image, "JPEG", quality=80, progressive=True, optimize=True)


def _png(image: Image.Image, _rendition: Rendition) -> bytes:
    return _saved(image, "PNG")


def _webp(image: Image.Image, rendition: Rendition) -> bytes:
    if rendition.photo.nature is Nature.TAKEN:
        return _saved(image, "WEBP", quality=75, method=4)
    exact = _saved(image, "WEBP", lossless=True, quality=50, method=2)
    near = _saved(image, "WEBP", quality=90, method=2)
    return min(exact, near, key=len)


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 - whatever an encoder takes
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


_WRITTEN: Final[dict[str, Callable[[Image.Image, Rendition], bytes]]] = {"jpg": _jpeg, "png": _png, "webp": _webp}


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
