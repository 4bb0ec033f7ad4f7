"""Photos are published without what a camera notes down."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

if TYPE_CHECKING:
    from company import Company

CAMERA = "Zebedee's telephone"


def photo(orientation: int = 1) -> bytes:
    """Return a JPEG that tells where and with what it was taken."""
    exif = Image.Exif()
    exif[Base.Make] = CAMERA
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (52.0, 22.0, 12.0)
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    made = BytesIO()
    Image.new("RGB", (640, 480), "#0b5d5e").save(made, "JPEG", exif=exif, comment=CAMERA.encode())
    return made.getvalue()


@pytest.mark.parametrize("use", ["in the front matter", "in the text"])
def test_a_photo_of_a_story_in_a_folder_tells_nothing_of_its_camera(company: Company, use: str) -> None:
    assert CAMERA.encode() in photo()
    text = (company.root / "stories/lifts.md").read_text("utf-8")
    (company.root / "stories/lifts.md").unlink()
    if use == "in the text":
        company.write("stories/lifts/index.md", text + "\n![A lift](lift.jpg)\n")
    else:
        company.write("stories/lifts/index.md", text.replace("tags:", "photo: lift.jpg\nphoto_alt: A lift\ntags:"))
    company.write("stories/lifts/lift.jpg", photo())
    site = company.build()
    published = [content for path, content in site.files.items() if path.startswith("assets/pictures/")]
    assert published
    for content in published:
        with Image.open(BytesIO(content)) as picture:
            assert dict(picture.getexif()) == {}
            assert dict(picture.getexif().get_ifd(IFD.GPSInfo)) == {}
    assert site.holding(CAMERA) == []
    shown = site.pages["stories/lifts/"].select_one("article img[alt='A lift']")
    assert shown
    assert [str(shown["width"]), str(shown["height"])] == ["640", "480"]


def test_a_photo_taken_upright_stays_upright(company: Company) -> None:
    company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nphoto: ana.jpg\nphoto_alt: Ana")
    company.write("stories/people/ana.jpg", photo(orientation=6))
    site = company.build()
    content = next(content for path, content in site.files.items() if path.startswith("assets/pictures/"))
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (480, 640)
