"""Published pictures are upright, of the right size and colour, and tell nothing: read back with Pillow."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms, PngImagePlugin
from PIL.ExifTags import IFD, Base

from camera import MAKER, chunk, file_of, landscape, telling_exif
from kollega.media.encode import encode
from kollega.media.metadata import strip_metadata
from kollega.media.photo import Photo, photo_of
from kollega.media.renditions import Rendition, renditions_of

if TYPE_CHECKING:
    from pathlib import Path

RED, CLEAR = (224, 0, 0), (255, 255, 255, 0)
XMP = f"<x:xmpmeta>{MAKER}</x:xmpmeta>".encode()


def published(folder: Path, content: bytes) -> dict[str, Image.Image]:
    """Return every rendition of a picture, decoded, by width and ending; the bytes are in its `info`."""
    (folder / "lift.jpg").write_bytes(content)
    photo = photo_of("lift.jpg", folder)
    assert isinstance(photo, Photo)
    files = renditions_of(photo)
    return {f"{each.width}.{each.ending}": read(content, each) for each in (*files.webp, *files.plain)}


def read(content: bytes, rendition: Rendition) -> Image.Image:
    made = encode(content, rendition)
    assert made == encode(content, rendition)
    image = Image.open(BytesIO(made))
    image.load()
    assert image.size == (rendition.width, rendition.height)
    assert {"JPEG": "jpg"}.get(image.format or "", (image.format or "").lower()) == rendition.ending
    image.info["bytes"] = made
    return image


def near(found: object, colour: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return len(found) == len(colour) and all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True))


def assert_silent(image: Image.Image) -> None:
    assert dict(image.getexif()) == {}
    assert dict(image.getexif().get_ifd(IFD.GPSInfo)) == {}
    assert not {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & set(image.info)
    assert MAKER.encode() not in image.info["bytes"]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_a_picture_is_upright_and_tells_nothing_of_its_camera(tmp_path: Path, form: str, orientation: int) -> None:
    content = file_of(landscape(600, 300), form, exif=telling_exif(orientation))
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    for image in published(tmp_path, content).values():
        assert_silent(image)
        assert (image.width > image.height) == (orientation < 5)
        for right, low in product((0, 1), repeat=2):
            place = (image.width // 8 + right * image.width * 3 // 4, image.height // 8 + low * image.height * 3 // 4)
            assert near(image.convert("RGB").getpixel(place), RED) == ((right, low) == corners[orientation])


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA", "LA", "P", "1", "I;16"])
def test_a_picture_of_any_colours_is_published(tmp_path: Path, mode: str) -> None:
    image = landscape(600, 300, "L").convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else None
    form = "JPEG" if mode == "CMYK" else "PNG"
    shown = published(tmp_path, file_of(image or landscape(600, 300, mode), form))
    assert set(shown) >= {"240.webp", "600.webp"}
    eight = [each.point(lambda v: v / 256) if each.mode == "I;16" else each for each in shown.values()]
    light = [each.convert("L").resize((1, 1)).getpixel((0, 0)) for each in eight]
    expected = landscape(600, 300, "L").resize((1, 1)).getpixel((0, 0))
    assert all(isinstance(each, (int, float)) and abs(each - expected) < 12 for each in light), (light, expected)


@pytest.mark.parametrize("orientation", [1, 6, 8])
@pytest.mark.parametrize("name", ["lift.heic", "lift.HEIF", "lift.jpg"])
def test_what_a_phone_makes_becomes_a_jpeg_upright_and_silent(tmp_path: Path, name: str, orientation: int) -> None:
    image = landscape(400, 200)
    image.getexif()[Base.Orientation] = orientation  # in HEIC that is no note of the camera, but how the picture lies
    content = file_of(image, "HEIF", exif=telling_exif(orientation).tobytes())
    assert MAKER.encode() in content
    (tmp_path / name).write_bytes(content)
    photo = photo_of(name, tmp_path)
    assert isinstance(photo, Photo)
    assert (photo.width > photo.height) == (orientation == 1)
    files = renditions_of(photo)
    assert {each.ending for each in files.plain} == {"jpg"}
    for each in (*files.webp, *files.plain):
        assert_silent(read(content, each))


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    image = landscape(600, 300, "RGBA")
    image.paste(CLEAR, (300, 0, 600, 300))
    palette = landscape(600, 300).quantize(16)
    for content in (file_of(image, "PNG"), file_of(image, "WEBP"), file_of(palette, "GIF", transparency=0)):
        for shown in published(tmp_path, content).values():
            alpha = shown.convert("RGBA").getchannel("A").getextrema()
            assert alpha[0] == 0
            assert alpha[1] == 255


def test_colours_are_those_of_the_profile(tmp_path: Path) -> None:
    lab = ImageCms.createProfile("LAB")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = file_of(landscape(300, 200), "JPEG", icc_profile=profile)
    for image in published(tmp_path, content).values():
        assert near(image.convert("RGB").getpixel((20, 20)), RED)
        assert "icc_profile" not in image.info
    unfit = file_of(landscape(300, 200), "JPEG", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    assert len(published(tmp_path, unfit)) == 4
    assert len(published(tmp_path, file_of(landscape(300, 200), "JPEG", icc_profile=b"no profile"))) == 4


@pytest.mark.parametrize("size", [(1, 1), (1, 9000), (9000, 1), (3, 2)])
def test_the_smallest_and_the_longest_pictures_are_published(tmp_path: Path, size: tuple[int, int]) -> None:
    for form in ("JPEG", "PNG", "GIF"):
        assert published(tmp_path, file_of(Image.new("RGB", size, "#e00000"), form))


def test_a_drawing_is_as_it_was(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (400, 300), "white")
    drawing.paste("#0b5d5e", (100, 100, 200, 200))
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", MAKER)
    for content in (file_of(drawing, "PNG", pnginfo=text), file_of(drawing.quantize(2), "PNG", pnginfo=text)):
        shown = published(tmp_path, content)
        assert shown["400.png"].convert("RGB").tobytes() == drawing.tobytes()
        assert shown["400.webp"].convert("RGB").tobytes() == drawing.tobytes()
        assert len(shown["400.png"].info["bytes"]) <= len(content)
        assert_silent(shown["400.png"])


def test_a_png_that_is_a_photo_becomes_a_jpeg(tmp_path: Path) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((300, 300), 80) for _ in range(3)])
    assert set(published(tmp_path, file_of(noise, "PNG"))) == {"240.webp", "300.webp", "240.jpg", "300.jpg"}


FRAMES = [Image.new("RGB", (80, 40), colour).quantize(4) for colour in ("#e00000", "#0b5d5e", "#ffffff")]


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_what_moves_keeps_moving_and_tells_nothing(tmp_path: Path, form: str) -> None:
    telling = {"comment": MAKER} if form == "GIF" else {"exif": telling_exif()}
    telling |= {"xmp": XMP} if form == "WEBP" else {}
    frames = [frame if form == "GIF" else frame.convert("RGB") for frame in FRAMES]
    content = file_of(frames[0], form, save_all=True, append_images=frames[1:], duration=120, loop=0, **telling)
    assert MAKER.encode() in content
    (image,) = published(tmp_path, content).values()
    assert (getattr(image, "n_frames", 1), image.info["loop"]) == (3, 0)
    for index, colour in enumerate(["#e00000", "#0b5d5e", "#ffffff"]):
        image.seek(index)
        image.load()
        expected = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
        assert near(image.convert("RGB").getpixel((9, 9)), expected if isinstance(expected, tuple) else ())
        assert image.info["duration"] == 120
    assert_silent(read(content, _only(tmp_path)))


def _only(folder: Path) -> Rendition:
    photo = photo_of("lift.jpg", folder)
    assert isinstance(photo, Photo)
    return renditions_of(photo).largest


def test_unknown_parts_of_a_file_are_left_out() -> None:
    png = file_of(FRAMES[0], "PNG")
    assert strip_metadata(
        png[:33] + chunk(b"prVt", MAKER.encode()) + png[33:] + MAKER.encode(), "png"
    ) == strip_metadata(png, "png")


@pytest.mark.parametrize("ending", ["png", "gif", "webp"])
def test_what_has_no_end_is_refused(ending: str) -> None:
    content = file_of(FRAMES[0], ending, save_all=True, append_images=FRAMES[1:])
    for length in range(14, len(content) - 14, 7):
        shorter = content[:length]
        if ending == "webp":
            shorter = shorter[:4] + (len(content) - 8).to_bytes(4, "little") + shorter[8:]
        with pytest.raises((ValueError, IndexError)):
            strip_metadata(shorter, ending)
