"""Photos are published upright, in several sizes, without what a camera notes down, and where they are shown."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from kollega.diagnostics import ContentError
from kollega.media.metadata import strip_metadata
from website import Website, attribute

if TYPE_CHECKING:
    from bs4 import Tag

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


def pictures(site: Website) -> dict[str, bytes]:
    return {path: content for path, content in site.files.items() if path.startswith("assets/pictures/")}


def with_photo(company: Company, use: str, content: bytes) -> None:
    """Give the story a photo."""
    text = (company.root / "stories/lifts.md").read_text("utf-8")
    (company.root / "stories/lifts.md").unlink()
    if use == "in the text":
        company.write("stories/lifts/index.md", text + "\n![A lift](lift.jpg)\n")
    else:
        company.write("stories/lifts/index.md", text.replace("tags:", "photo: lift.jpg\nphoto_alt: A lift\ntags:"))
    company.write("stories/lifts/lift.jpg", content)


def chosen(node: Tag) -> set[str]:
    """Return the files that a `srcset` names."""
    return {size.split()[0].rsplit("/", 1)[-1] for size in attribute(node, "srcset").split(", ")}


@pytest.mark.parametrize("use", ["in the front matter", "in the text"])
def test_a_photo_of_a_story_in_a_folder_tells_nothing_of_its_camera(company: Company, use: str) -> None:
    assert CAMERA.encode() in photo()
    with_photo(company, use, photo())
    site = company.build()
    published = pictures(site)
    assert {re.sub(r".*-", "", path) for path in published} == {"240.jpg", "480.jpg", "640.jpg"} | {
        "240.webp",
        "480.webp",
        "640.webp",
    }
    for content in published.values():
        with Image.open(BytesIO(content)) as picture:
            assert dict(picture.getexif()) == {}
            assert dict(picture.getexif().get_ifd(IFD.GPSInfo)) == {}
    assert site.holding(CAMERA) == []
    shown = site.pages["stories/lifts/"].select_one("article img[alt='A lift']")
    assert shown
    assert [str(shown["width"]), str(shown["height"])] == ["640", "480"]


@pytest.mark.parametrize("use", ["in the front matter", "in the text"])
def test_a_browser_chooses_among_the_sizes_that_there_are(company: Company, use: str) -> None:
    with_photo(company, use, photo())
    site = company.build()
    files = {path.rsplit("/", 1)[-1] for path in pictures(site)}
    frames = site.pages["stories/lifts/"].select("picture")
    assert frames
    for frame in frames:
        (source,), (shown,) = frame.select("source"), frame.select("img")
        assert attribute(source, "type") == "image/webp"
        assert chosen(source) == {name for name in files if name.endswith(".webp")}
        assert chosen(shown) == {name for name in files if name.endswith(".jpg")}
        assert attribute(shown, "sizes") == attribute(source, "sizes") != ""


def test_the_main_picture_comes_early_and_all_others_wait(company: Company) -> None:
    with_photo(company, "in the front matter", photo())
    company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nphoto: ana.jpg\nphoto_alt: Ana")
    company.write("stories/people/ana.jpg", photo())
    company.write("stories/lifts/index.md", (company.root / "stories/lifts/index.md").read_text() + "\n![x](lift.jpg)")
    site = company.build()
    for address in ("", "stories/", "stories/lifts/", "people/ana/"):
        early = site.pages[address].select("main img[fetchpriority=high]")
        assert len(early) == 1, address
        assert not early[0].has_attr("loading")
        others = [each for each in site.pages[address].select("main img") if each is not early[0]]
        assert all(each["loading"] == "lazy" for each in others), address


def test_a_photo_taken_upright_stays_upright(company: Company) -> None:
    company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nphoto: ana.jpg\nphoto_alt: Ana")
    company.write("stories/people/ana.jpg", photo(orientation=6))
    sizes = set()
    for content in pictures(company.build()).values():
        with Image.open(BytesIO(content)) as picture:
            sizes.add(picture.size)
    assert sizes == {(240, 320), (480, 640)}


def test_machines_hear_of_a_photo_in_one_size(company: Company) -> None:
    with_photo(company, "in the front matter", photo())
    company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nphoto: ana.jpg\nphoto_alt: Ana")
    company.write("stories/people/ana.jpg", photo())
    site = company.build()
    for address in ("stories/lifts/", "people/ana/"):
        told = str(site.json_ld(address))
        (image,) = set(re.findall(r"https://careers\.acme\.example/(assets/pictures/[^']+)", told))
        assert image in site.files
    (enclosure,) = site.feeds["feeds/stories.rss"].entries[0].enclosures
    assert enclosure.href.removeprefix(site.url) in pictures(site)
    assert enclosure.type == "image/jpeg"


def test_a_picture_of_a_department_comes_in_sizes_too(company: Company) -> None:
    company.write("pages/workshop.jpg", photo())
    facet = {"workshop": {"name": "Workshop", "picture": "workshop.jpg"}}
    company.configure({"organisation": {"name": "Acme", "url": "https://www.acme.example/"}, "departments": facet})
    site = company.build()
    shown = site.pages["departments/workshop/"].select_one(".opening-picture img")
    assert shown
    assert chosen(site.pages["vacancies/fitter/"].select_one(".team-picture img")) == chosen(shown)
    assert chosen(shown) == {path.rsplit("/", 1)[-1] for path in pictures(site) if path.endswith(".jpg")}


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_a_picture_of_a_hand_written_page_keeps_its_name_and_pixels_alone(company: Company, program: str) -> None:
    company.write("pages/in/lift.JPG", photo(orientation=6))
    company.write("pages/index.md", "# Work at Acme\n\n![A lift](in/lift.JPG)\n")
    assert company.run(program, "build").returncode == 0
    site = Website(company.site_dir, "https://careers.acme.example/")
    assert site.pages[""].select_one("img[src='in/lift.JPG']")
    assert site.holding(CAMERA) == []
    assert site.files["in/lift.JPG"] == strip_metadata(photo(), "jpg", 6)
    with Image.open(BytesIO(site.files["in/lift.JPG"])) as picture, Image.open(BytesIO(photo())) as before:
        assert dict(picture.getexif()) == {Base.Orientation: 6}
        assert picture.tobytes() == before.tobytes()


def test_a_picture_beside_hand_written_pages_is_refused_as_others_are(company: Company) -> None:
    company.write("pages/lift.jpg", photo()[:-20])
    told = company.run("kollega", "check")
    assert told.returncode == 1
    assert "pages/lift.jpg:1:1: error: the end of the picture is missing" in told.stdout


def test_a_picture_that_nobody_shows_is_not_published(company: Company) -> None:
    company.write("stories/lift.jpg", photo())
    assert pictures(company.build()) == {}


def test_a_picture_that_turns_out_to_be_damaged_ends_the_build_with_its_name(company: Company) -> None:
    made = BytesIO()
    frames = [Image.effect_noise((300, 300), 80) for _ in range(3)]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    before = company.build()
    with_photo(company, "in the text", made.getvalue()[:-3000])
    with pytest.raises(ContentError) as raised:
        company.build()
    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.path, diagnostic.code) == ("stories/lifts/lift.jpg", "not-a-picture")
    assert Website(company.site_dir, before.url).files == before.files
    for program in ("kollega", "mkdocs"):
        failed = company.run(program, "build")
        assert failed.returncode == 1
        assert "stories/lifts/lift.jpg:1:1" in failed.stdout + failed.stderr
        assert "Traceback" not in failed.stderr


def test_the_cache_keeps_what_would_be_made(company: Company) -> None:
    with_photo(company, "in the text", photo())
    kept = pictures(company.build())
    assert pictures(company.build()) == kept
    assert pictures(company.build(cached=False, site_dir=company.root / "anew")) == kept
