"""What is no picture, or too much of one, is refused with advice, before a pixel of it is decoded."""

from __future__ import annotations

import zlib
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.ExifTags import Base

from camera import chunk, file_of, hollow_png, landscape, telling_exif
from kollega.diagnostics import Diagnostic
from kollega.media.photo import MAX_BYTES, Photo, photo_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JPEG = file_of(landscape(), "JPEG")
PNG = file_of(landscape(80, 40), "PNG")
GIF = file_of(landscape(80, 40), "GIF")
WEBP = file_of(landscape(80, 40), "WEBP")
PROGRESSIVE = file_of(landscape(80, 40), "JPEG", progressive=True)
FRAMES = [landscape(80, 40), Image.new("RGB", (80, 40), "#0b5d5e")]


def with_scans(times: int) -> bytes:
    """Return a JPEG of ten scans, the last of which is there some times more."""
    last = PROGRESSIVE.rindex(b"\xff\xda")
    return PROGRESSIVE[:-2] + PROGRESSIVE[last:-2] * times + b"\xff\xd9"


def before_data(png: bytes, more: bytes) -> bytes:
    """Return a PNG with more between its header and its data."""
    return png[:33] + more + png[33:]


def riff(content: bytes) -> bytes:
    """Return a WebP of which something was changed, with its length set right."""
    return content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]


def moving(form: str, side: int, times: int) -> bytes:
    """Return a moving picture whose second frame comes some times more."""
    frames = [Image.new("RGB", (side, side), colour) for colour in ("#0b5d5e", "#e00000")]
    made = file_of(frames[0], form, save_all=True, append_images=frames[1:])
    if form == "WEBP":
        return riff(made + made[made.rindex(b"ANMF") :] * times)
    if form == "GIF":
        return made[:-1] + made[made.rindex(b"!\xf9") : -1] * times + made[-1:]
    return made[:-12] + made[made.rindex(b"fcTL") - 4 : -12] * times + made[-12:]


def photo(folder: Path, content: bytes | Callable[[], bytes], name: str = "lift.jpg") -> Photo | Diagnostic:
    """Read a file; what takes a while to make is made now, and not by whoever collects the tests."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content())
    return photo_of(name, folder)


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        pytest.param(hollow_png(5000, 5000), "photo-too-large", "5000 × 5000", id="25 million pixels"),
        pytest.param(hollow_png(50_000, 50_000), "photo-too-large", "far too many pixels", id="a bomb"),
        pytest.param(hollow_png(11_000, 11_000), "photo-too-large", "far too many pixels", id="a small bomb"),
        pytest.param(JPEG + bytes(MAX_BYTES), "photo-too-large", "15 MB", id="more than 15 MB"),
        pytest.param(JPEG[: len(JPEG) // 2], "not-a-picture", "the end", id="half a JPEG"),
        pytest.param(file_of(landscape(400, 200), "PNG")[:-200], "not-a-picture", "read", id="a PNG without its end"),
        pytest.param(file_of(landscape(400, 200), "WEBP")[:-200], "not-a-picture", "", id="a WebP without its end"),
        pytest.param(file_of(landscape(400, 200), "GIF")[:-2000], "not-a-picture", "read", id="a GIF without its end"),
        pytest.param(with_scans(91), "photo-too-large", "101 passes", id="a JPEG of more than a hundred scans"),
        pytest.param(
            JPEG[:2] + b"\xff\xfe\0\2" * 20_001 + JPEG[2:], "photo-too-large", "20,000 parts", id="comments in a JPEG"
        ),
        pytest.param(
            JPEG[:2] + b"\xff\xfe\0\0" * 20_001 + JPEG[2:], "photo-too-large", "20,000", id="segments of no length"
        ),
        pytest.param(
            before_data(PNG, chunk(b"tIME", b"") * 20_001), "photo-too-large", "20,000 parts", id="chunks of a PNG"
        ),
        pytest.param(
            before_data(PNG, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10**8)))),
            "not-a-picture",
            "damaged",
            id="a profile that is a bomb",
        ),
        pytest.param(riff(WEBP + b"abcd\0\0\0\0" * 20_001), "photo-too-large", "20,000", id="chunks of a WebP"),
        pytest.param(GIF[:781] + b"!\xfe\0" * 20_001 + GIF[781:], "photo-too-large", "20,000", id="blocks of a GIF"),
        pytest.param(partial(moving, "WEBP", 4000, 62), "photo-too-large", "64 frames of 4000", id="a long WebP"),
        pytest.param(partial(moving, "GIF", 4000, 62), "photo-too-large", "64 frames of 4000", id="a long GIF"),
        pytest.param(partial(moving, "PNG", 4000, 62), "photo-too-large", "64 frames of 4000", id="a long PNG"),
        pytest.param(b"<svg>", "not-a-picture", "an SVG drawing", id="a drawing"),
        pytest.param(b"version https://git-lfs.github.com/spec/v1\n", "not-a-picture", "Git LFS", id="a pointer"),
        pytest.param(b"\n<!DOCTYPE html>", "not-a-picture", "a web page", id="a page"),
        pytest.param(b"words", "not-a-picture", "not a picture", id="something else"),
        pytest.param(b"", "not-a-picture", "not a picture", id="nothing"),
        pytest.param(JPEG[:20], "not-a-picture", "", id="the beginning of a JPEG"),
    ],
)
def test_a_file_is_refused(tmp_path: Path, content: bytes | Callable[[], bytes], code: str, says: str) -> None:
    found = photo(tmp_path, content)
    assert isinstance(found, Diagnostic)
    assert (found.path, found.code) == ("lift.jpg", code)
    assert says in found.message
    assert found.hint.startswith(("Save ", "Show ", "Run "))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(with_scans(90), id="a JPEG of a hundred scans"),
        pytest.param(JPEG[:2] + b"\xff\xfe\0\2" * 1000 + JPEG[2:], id="comments"),
        pytest.param(before_data(PNG, chunk(b"tIME", bytes(7)) * 1000), id="chunks"),
        pytest.param(partial(moving, "WEBP", 400, 500), id="a WebP of 500 frames"),
        pytest.param(partial(moving, "GIF", 400, 500), id="a GIF of 500 frames"),
        pytest.param(
            file_of(landscape(80, 40), "JPEG", exif=telling_exif(), comment=b"\xff\xda" * 200), id="words like scans"
        ),
    ],
)
def test_a_file_is_a_picture_still(tmp_path: Path, content: bytes | Callable[[], bytes]) -> None:
    assert isinstance(photo(tmp_path, content), Photo)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_as_wide_as_it_is_shown(tmp_path: Path, orientation: int) -> None:
    found = photo(tmp_path, file_of(landscape(400, 200), "JPEG", exif=telling_exif(orientation)))
    assert isinstance(found, Photo)
    assert (found.width, found.height) == ((200, 400) if orientation >= 5 else (400, 200))


def test_a_photo_may_have_a_film_or_a_second_picture_behind_it(tmp_path: Path) -> None:
    second = file_of(landscape(80, 40), "JPEG")
    assert isinstance(photo(tmp_path, JPEG + b"ftypmp42\xff\xda" + bytes(1000)), Photo)
    both = photo(tmp_path, file_of(landscape(80, 40), "MPO", save_all=True, append_images=[FRAMES[1]]) + second)
    assert isinstance(both, Photo)
    assert both.ending == "jpg"


def test_a_photo_is_shown_whatever_its_camera_has_noted(tmp_path: Path) -> None:
    for exif in (
        b"Exif\x00\x00",
        b"Exif\x00\x00MM\x00*\xff\xff\xff\xff",
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff" + bytes(9),
    ):
        assert isinstance(photo(tmp_path, file_of(landscape(80, 40), "JPEG", exif=exif)), Photo)
    odd = Image.Exif()
    odd[Base.Orientation] = 90
    found = photo(tmp_path, file_of(landscape(80, 40), "JPEG", exif=odd))
    assert isinstance(found, Photo)
    assert found.orientation == 1


def test_a_picture_is_what_it_is_and_not_what_its_name_says(tmp_path: Path) -> None:
    found = photo(tmp_path, file_of(landscape(80, 40), "PNG"), "lift.jpg")
    assert isinstance(found, Photo)
    assert found.ending == "png"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "HEIF"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_damaged_file_is_a_picture_or_a_problem(tmp_path: Path, form: str, kept: float) -> None:
    content = file_of(landscape(200, 100), form)
    damaged = content[: int(len(content) * kept)]
    assert isinstance(photo(tmp_path, damaged), (Photo, Diagnostic))
    assert isinstance(photo(tmp_path, damaged + bytes(len(content) - len(damaged))), (Photo, Diagnostic))
