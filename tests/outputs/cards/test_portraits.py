"""Cards show the photos of those who wrote, read back by Pillow."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageColor

from camera import MAKER, file_of, landscape, telling_exif
from kollega.diagnostics import ContentError
from kollega.outputs.cards.build import SLAB

if TYPE_CHECKING:
    from company import Company
    from website import Website

RED = ImageColor.getrgb("#e00000")
GREEN = ImageColor.getrgb("#00e000")


def with_author(company: Company, name: str, photo: bytes) -> None:
    company.write(
        f"stories/people/{name}.md", f"---\nname: {name.title()} Silva\nphoto: {name}.jpg\nphoto_alt: {name}\n---\n"
    )
    company.write(f"stories/people/{name}.jpg", photo)


def plain_photo(colour: tuple[int, ...], size: tuple[int, int] = (600, 800)) -> bytes:
    return file_of(Image.new("RGB", size, colour[:3]), "JPEG", quality=95)


def card(website: Website) -> tuple[str, bytes]:
    (found,) = [each for each in website.files.items() if each[0].startswith("assets/cards/story-")]
    return found


def slab(website: Website) -> Image.Image:
    picture = Image.open(BytesIO(card(website)[1])).convert("RGB")
    return picture.crop((picture.width - SLAB[0], 0, *picture.size))


def is_near(one: object, other: tuple[int, ...]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_a_photo_fills_the_slab_and_its_card_is_light(company: Company) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((600, 800), 60) for _ in range(3)])
    with_author(company, "ana", file_of(noise, "JPEG", quality=95))
    website = company.build()
    assert len(card(website)[1]) < 300_000
    assert Image.open(BytesIO(card(website)[1])).size == (1200, 630)
    with_author(company, "ana", plain_photo(RED))
    shown = slab(company.build())
    assert all(is_near(shown.getpixel(place), RED) for place in ((1, 1), (334, 1), (1, 628), (334, 628)))


def test_several_authors_stand_below_one_another_with_or_without_photos(company: Company) -> None:
    with_author(company, "ana", plain_photo(RED))
    with_author(company, "ben", plain_photo(GREEN))
    company.write("stories/people/cem.md", "---\nname: Cem Kaya\n---\n")
    company.edit("stories/lifts.md", "[ana]", "[ana, ben, cem]")
    shown = slab(company.build())
    assert [is_near(shown.getpixel((5, y)), RED) for y in (5, 205, 215)] == [True, True, False]
    assert [is_near(shown.getpixel((5, y)), GREEN) for y in (205, 215, 415, 425)] == [False, True, True, False]


def test_a_photo_is_upright_and_tells_nothing_of_its_camera(company: Company) -> None:
    turned = landscape(1200, 1200)  # its red quarter stands on the right when it is turned to the right
    with_author(company, "ana", file_of(turned, "JPEG", exif=telling_exif(6), quality=95))
    website = company.build()
    shown = slab(website)
    assert is_near(shown.getpixel((320, 20)), RED)
    assert not is_near(shown.getpixel((10, 20)), RED)
    assert MAKER.encode() not in card(website)[1]


def test_of_a_tall_photo_the_upper_part_is_shown(company: Company) -> None:
    tall = Image.new("RGB", (300, 2000), RED)
    tall.paste(GREEN, (0, 1000, 300, 2000))
    with_author(company, "ana", file_of(tall, "JPEG", quality=95))
    assert is_near(slab(company.build()).getpixel((100, 315)), RED)


def test_what_is_seen_through_shows_the_paper_s_tint(company: Company) -> None:
    with_author(company, "ana", file_of(Image.new("RGBA", (600, 800), (255, 0, 0, 0)), "PNG"))
    assert is_near(slab(company.build()).getpixel((100, 100)), ImageColor.getrgb("#f1eadd"))


def test_a_photo_too_small_for_the_slab_leaves_the_initials(company: Company) -> None:
    with_author(company, "ana", plain_photo(RED, (90, 120)))
    small = company.build()
    (company.root / "stories/people/ana.jpg").unlink()
    company.edit("stories/people/ana.md", "photo: ana.jpg\nphoto_alt: ana\n", "")
    assert card(company.build()) == card(small)


def test_another_photo_has_another_address(company: Company) -> None:
    addresses = set()
    for colour in (RED, GREEN):
        with_author(company, "ana", plain_photo(colour))
        addresses.add(card(company.build())[0])
    assert len(addresses) == 2
    assert all(re.fullmatch(r"assets/cards/story-lifts\.[0-9a-f]{12}\.png", address) for address in addresses)


def test_cards_with_photos_are_the_same_with_and_without_a_cache(company: Company) -> None:
    with_author(company, "ana", file_of(landscape(700, 900), "JPEG"))
    made = card(company.build())
    assert card(company.build(cached=False, site_dir=company.root / "anew")) == made


def test_a_photo_that_turns_out_to_be_damaged_is_named(company: Company) -> None:
    whole = file_of(landscape(700, 900), "PNG")
    middle = len(whole) // 2
    with_author(company, "ana", whole[:middle] + bytes(64) + whole[middle + 64 :])
    with pytest.raises(ContentError) as raised:
        company.build()
    assert raised.value.diagnostics[0].path == "stories/people/ana.jpg"
