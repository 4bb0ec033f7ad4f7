"""Pictures to post: read back by Pillow, their QR codes by zxing-cpp and OpenCV."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from camera import file_of
from kollega.executor import executor_for
from kollega.outputs.cards.fonts import Coverage, legible, missing_scripts
from kollega.outputs.cards.render import Files
from kollega.outputs.cards.sheet import CARD, PICTURES, Format, Sheet, alt_of
from kollega.outputs.cards.view import CardView, Colours, Face, Fact, Quote

if TYPE_CHECKING:
    from company import Company
    from kollega.outputs.cards.render import CardPress
    from website import Website

VACANCY = CardView(
    lang="en",
    direction="ltr",
    organisation="Havenlicht",
    monogram="H",
    title="Data engineer, grid forecasting",
    eyebrow="Grid",
    byline="Noor de Vries",
    role="Control-room engineer",
    facts=(
        Fact("Pay", "€ 4,200–5,600 a month"),
        Fact("Place", "Delfzijl or remote"),
        Fact("Hours", "32–40 hours a week"),
        Fact("Apply by", "31 January 2027"),
    ),
    contact=Face("NV", "#b14e1d", "#fff0df"),
    summary="You say on Monday how much wind there is on Tuesday.",
    quote=Quote("The wind does not read our mail.", "Noor de Vries", "Control-room engineer"),
    link="careers.example.org/go/abc123",
    address="https://careers.example.org/go/abc123/",
    print_address="https://careers.example.org/go/abc123/?utm_source=print",
)
STORY = replace(VACANCY, facts=(), contact=None, faces=(Face("NV", "#b14e1d", "#fff0df"),))
LONG = " ".join(["Ventilatiewerkzaamheden in waterbouwkundige hoogspanningsinstallaties"] * 4)[:200]
PAPER, BRAND = (ImageColor.getrgb(colour) for colour in (Colours().paper, Colours().brand_ground))
SAFE = 250
"""Pixels on top and at the bottom of a phone that its own signs cover."""
EDGE = 30
"""Pixels at each side that stay empty."""

views = pytest.mark.parametrize("view", [VACANCY, STORY], ids=["vacancy", "story"])
forms = pytest.mark.parametrize("form", PICTURES.values(), ids=PICTURES)


def drawn(press: CardPress, form: Format, view: CardView) -> Image.Image:
    files = Files((None,) * len(view.faces))
    return Image.open(BytesIO(press.sheet(Sheet(form, view, ""), files))).convert("RGB")


def is_plain(part: Image.Image) -> bool:
    """Return whether each line of a part has one colour: a ground, or one above another."""
    pixels = np.asarray(part)
    return bool((pixels == pixels[:, :1]).all())


def edges(picture: Image.Image) -> list[Image.Image]:
    width, height = picture.size
    return [picture.crop((0, 0, EDGE, height)), picture.crop((width - EDGE, 0, width, height))]


def codes(picture: Image.Image) -> set[str]:
    """Return what two readers make of the QR code."""
    pixels = np.asarray(picture)
    opencv, *_ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    return {opencv, *(found.text for found in zxingcpp.read_barcodes(pixels))}


@forms
@views
@pytest.mark.parametrize("title", ["Cow", LONG, "W" * 200, VACANCY.title], ids=["3", "200", "one word", "usual"])
def test_a_title_of_any_length_stays_within_the_margins(
    press: CardPress, form: Format, view: CardView, title: str
) -> None:
    picture = drawn(press, form, replace(view, lang="nl", title=title))
    assert picture.size == (form.width, form.height)
    assert all(map(is_plain, edges(picture)))


@views
@pytest.mark.parametrize("title", ["Cow", LONG, VACANCY.title], ids=["3", "200", "usual"])
def test_on_a_phone_no_words_stand_where_its_own_signs_do(press: CardPress, view: CardView, title: str) -> None:
    picture = drawn(press, PICTURES["story"], replace(view, title=title))
    for part in ((0, 0, 1080, SAFE), (0, 1920 - SAFE, 1080, 1920)):
        assert is_plain(picture.crop(part))


@views
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_picture_for_a_phone_leads_to_the_short_link(press: CardPress, view: CardView, direction: Any) -> None:
    picture = drawn(press, PICTURES["story"], replace(view, direction=direction))
    assert codes(picture) == {"https://careers.example.org/go/abc123/"}


def test_a_vacancy_without_facts_or_colleague_and_a_story_without_role_have_pictures(press: CardPress) -> None:
    bare = CardView("en", "ltr", "", "H", "Havenlicht")
    for form in (CARD, *(form for form in PICTURES.values() if form.name != "quote")):
        assert all(map(is_plain, edges(drawn(press, form, bare)))) or form is CARD


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=300), lang=st.sampled_from(["en", "de", "fa", "ja", "th"]), name=st.sampled_from([*PICTURES])
)
def test_whatever_people_write_gives_a_picture_within_the_margins(
    press: CardPress, coverage: Coverage, text: str, lang: str, name: str
) -> None:
    view = replace(
        VACANCY, lang=lang, title=text, byline=text, role=text, summary=text, eyebrow=text, quote=Quote(text, text),
        facts=(Fact(text, text), Fact(text, text)),
    )  # fmt: skip
    shown = legible(view, coverage)
    if name != "quote" or shown.quote:
        assert all(map(is_plain, edges(drawn(press, PICTURES[name], shown))))


def test_a_quotation_that_the_fonts_lack_has_no_picture(coverage: Coverage) -> None:
    view = replace(STORY, quote=Quote("これは知識ではない", "Noor"))
    assert legible(view, coverage).quote is None
    assert missing_scripts(view, coverage) == ("Japanese",)


@pytest.mark.parametrize(
    ("form", "view", "alt"),
    [
        (CARD, STORY, ("Data engineer, grid forecasting. Grid. “The wind does not read our mail.” "
         "Noor de Vries, Control-room engineer. Havenlicht.")),
        (PICTURES["square"], VACANCY, ("Data engineer, grid forecasting. Grid. Pay: € 4,200–5,600 a month. "
         "Place: Delfzijl or remote. Hours: 32–40 hours a week. Apply by: 31 January 2027. "
         "Noor de Vries, Control-room engineer. Havenlicht.")),
        (PICTURES["quote"], STORY, ("“The wind does not read our mail.” Noor de Vries, Control-room engineer. "
         "Data engineer, grid forecasting. Havenlicht.")),
        (PICTURES["story"], replace(STORY, title="Why?", byline=""),
         "Why? You say on Monday how much wind there is on Tuesday. Grid. Havenlicht. careers.example.org/go/abc123."),
    ],
    ids=["card", "facts", "quote", "phone"],
)  # fmt: skip
def test_the_alternative_text_says_what_stands_on_it(form: Format, view: CardView, alt: str) -> None:
    assert alt_of(Sheet(form, view, "")) == alt


def test_all_pictures_of_a_vacancy_take_a_fifth_of_a_second(press: CardPress) -> None:
    def seconds(number: int) -> float:
        view = replace(VACANCY, title=f"{VACANCY.title} {number}", summary=f"{VACANCY.summary} {number}")
        before = os.times().user
        for form in (CARD, *PICTURES.values()):
            press.sheet(Sheet(form, view, ""), Files())
        return os.times().user - before

    (took,) = executor_for(2).map(lambda numbers: [seconds(number) for number in numbers], [range(6)])
    assert median(took[1:]) < 0.2


# Of a whole site


def kit(website: Website, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(website.files[path])
    return found


def uses(website: Website, path: str) -> list[str]:
    return [image["use"] for image in kit(website, path)["images"]]


STORY_KIT, VACANCY_KIT = "share/stories/lifts/kit.json", "share/vacancies/fitter/kit.json"


@pytest.mark.parametrize(
    ("pictures", "story", "vacancy"),
    [
        (None, ["card"], ["card", "square", "story"]),
        ([], ["card"], ["card"]),
        (["portrait", "quote"], ["card", "portrait", "quote"], ["card", "portrait", "quote"]),
        ({"stories": ["square"]}, ["card", "square"], ["card", "square", "story"]),
        ({"vacancies": []}, ["card"], ["card"]),
    ],
    ids=["unless told otherwise", "none", "one list for both", "stories", "no vacancies"],
)
def test_a_kit_holds_the_pictures_that_the_settings_ask_for(
    company: Company, pictures: object, story: list[str], vacancy: list[str]
) -> None:
    company.edit("stories/lifts.md", "department", "quote: A lift waits where it was left.\ndepartment")
    company.configure({"share": {} if pictures is None else {"pictures": pictures}})
    website = company.build()
    assert (uses(website, STORY_KIT), uses(website, VACANCY_KIT)) == (story, vacancy)
    for path in (STORY_KIT, VACANCY_KIT):
        for image in kit(website, path)["images"]:
            file = website.files[image["url"].removeprefix("https://careers.acme.example/")]
            assert Image.open(BytesIO(file)).size == (image["width"], image["height"])
            assert image["alt"]


def test_an_old_story_a_closed_vacancy_and_what_is_paused_have_no_pictures_of_their_own(company: Company) -> None:
    everything = {"pictures": ["square"], "print": ["a4"]}
    company.configure({"share": everything})
    company.edit("stories/lifts.md", "2026-03-01", "2025-11-20")
    company.edit("vacancies/fitter.md", "description", "valid_through: 2026-04-01\ndescription")
    closed = company.build()
    assert not [path for path in closed.files if "-square" in path or path.startswith("assets/print/")]
    company.edit("stories/lifts.md", "2025-11-20", "2026-03-01")
    assert [path for path in company.build().files if "story-lifts-square" in path]
    company.configure({"share": everything | {"paused": True}})
    assert not [path for path in company.build().files if "-square" in path]


def test_a_withdrawn_vacancy_leaves_no_picture(company: Company) -> None:
    company.configure({"share": {"pictures": ["square", "story"], "print": ["a4"]}})
    company.build()
    company.edit("vacancies/fitter.md", "description", "status: withdrawn\ndescription")
    assert not [path for path in company.build().files if "fitter" in path and path.startswith("assets/")]


@pytest.mark.parametrize(
    ("size", "top_is_photo"),
    [((1600, 900), True), ((1500, 1000), True), ((300, 200), False), ((600, 1800), False)],
    ids=["wide", "usual", "small", "tall"],
)
def test_a_photo_stands_on_top_unless_it_is_small_or_would_lose_too_much(
    company: Company, size: tuple[int, int], *, top_is_photo: bool
) -> None:
    company.configure({"share": {"pictures": ["square"]}})
    company.write("stories/lift.jpg", file_of(Image.new("RGB", size, "#e00000"), "JPEG"))
    company.edit("stories/lifts.md", "department", "photo: lift.jpg\nphoto_alt: A lift that waits\ndepartment")
    website = company.build()
    (path,) = [path for path in website.files if "story-lifts-square" in path]
    picture = Image.open(BytesIO(website.files[path])).convert("RGB")
    red, green, _ = picture.getpixel((540, 100))  # type: ignore[misc] # RGB has three
    assert (red > 200 and green < 40) is top_is_photo
    (alt,) = [image["alt"] for image in kit(website, STORY_KIT)["images"] if image["use"] == "square"]
    assert alt.startswith("A lift that waits. " if top_is_photo else "Lifts that wait.")


def test_the_pictures_of_a_photo_are_light(company: Company) -> None:
    company.configure({"share": {"pictures": ["square", "portrait", "story", "quote"]}})
    noise = Image.merge("RGB", [Image.effect_noise((1600, 1200), 60) for _ in range(3)])
    company.write("stories/lift.jpg", file_of(noise, "JPEG"))
    company.edit("stories/lifts.md", "department", "photo: lift.jpg\nphoto_alt: A lift that waits\ndepartment")
    for path, content in company.build().files.items():
        if path.startswith("assets/cards/story-lifts"):
            assert len(content) < 1_500_000


def test_pictures_are_the_same_from_a_cache_from_none_and_from_two_processes(company: Company) -> None:
    company.configure({"share": {"pictures": ["square", "story"], "print": ["a4"]}})
    drawings = []
    for options in (("-d", "one"), ("-d", "two"), ("-d", "three", "--no-cache", "--jobs", "2")):
        done = company.run("kollega", "build", *options)
        assert done.returncode == 0, done.stderr
        folder = company.root / options[1]
        files = [*folder.glob("assets/cards/*"), *folder.glob("assets/print/*")]
        drawings.append({file.relative_to(folder): file.read_bytes() for file in files})
    assert {file.suffix for file in drawings[0]} == {".png", ".pdf"}
    assert all(other == drawings[0] for other in drawings[1:])


@pytest.mark.parametrize(
    ("share", "option"),
    [
        ({"pictures": ["sqare"]}, "share.pictures"),
        ({"pictures": {"people": ["square"]}}, "share.pictures.people"),
        ({"print": "a4", "pictures": 3}, "share.pictures"),
        ({"print": ["letter"]}, "share.print"),
    ],
    ids=["spelling", "kind", "number", "paper"],
)
def test_a_format_that_there_is_not_is_named(company: Company, share: dict[str, Any], option: str) -> None:
    company.configure({"share": share})
    done = company.run("kollega", "check")
    assert done.returncode == 2
    assert option in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
