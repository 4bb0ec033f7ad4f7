"""Files of which nothing is left but what shows the picture: read back with Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.ExifTags import Base

from camera import MAKER, file_of, landscape, telling_exif
from kollega.media.metadata import strip_metadata

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SMALL = landscape(120, 80)
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def segment(marker: int, content: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes((0xFF, marker)) + (2 + len(content)).to_bytes(2, "big") + content


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ENDINGS)
def test_pixels_stay_and_of_the_camera_only_how_it_was_held(form: str, orientation: int) -> None:
    content = file_of(SMALL, form, exif=telling_exif(orientation))
    made = strip_metadata(content, ENDINGS[form], orientation)
    assert MAKER.encode() in content
    assert MAKER.encode() not in made
    assert opened(made).tobytes() == opened(content).tobytes()
    assert dict(opened(made).getexif()) == ({Base.Orientation: orientation} if orientation > 1 else {})
    assert strip_metadata(made, ENDINGS[form], orientation) == made


@pytest.mark.parametrize(
    "options",
    [
        {"progressive": True},
        {"restart_marker_rows": 1},
        {"subsampling": 0, "quality": 100},
        {"icc_profile": PROFILE},
        {"comment": MAKER.encode()},
    ],
    ids=", ".join,
)
def test_a_jpeg_of_any_make_shows_the_same(options: dict[str, Any]) -> None:
    content = file_of(landscape(300, 200), "JPEG", **options)
    made = strip_metadata(content, "jpg")
    assert opened(made).tobytes() == opened(content).tobytes()
    assert opened(made).info.get("icc_profile") == options.get("icc_profile")
    assert MAKER.encode() not in made


def test_a_jpeg_for_printers_keeps_its_colours() -> None:
    content = file_of(landscape(300, 200, "CMYK"), "JPEG")
    assert opened(strip_metadata(content, "jpg")).tobytes() == opened(content).tobytes()


def test_small_pictures_second_pictures_films_and_unknown_parts_are_left_out() -> None:
    content = file_of(SMALL, "JPEG")
    hidden = MAKER.encode()
    small = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x04\x04" + hidden)
    parts = b"".join(segment(0xE0 + number, hidden) for number in range(16)) + segment(0xFE, hidden)
    telling = content[:2] + small + parts + content[2:] + hidden + content
    assert strip_metadata(telling, "jpg") == strip_metadata(content, "jpg") == content


def test_a_jpeg_without_its_end_is_refused() -> None:
    content = file_of(SMALL, "JPEG")
    for length in range(2, len(content) - 1, 7):
        with pytest.raises((ValueError, IndexError)):
            strip_metadata(content[:length], "jpg")


@given(st.binary(max_size=200))
def test_bytes_that_are_no_picture_end_somehow(content: bytes) -> None:
    for ending in ("jpg", "png", "gif", "webp"):
        try:
            assert len(strip_metadata(content, ending, 6)) <= len(content) + 100
        except (ValueError, IndexError):
            continue
