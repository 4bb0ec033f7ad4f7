"""Pictures, read back by Pillow."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from kollega.executor import run_apart
from kollega.outputs.cards.fonts import Coverage, legible
from kollega.outputs.cards.render import CardPress
from kollega.outputs.cards.sheet import CARD, Sheet
from kollega.outputs.cards.view import CardView, Colours, Face, Fact

STORY = CardView(
    lang="en",
    direction="ltr",
    organisation="Havenlicht",
    monogram="H",
    title="The night the whole harbour went dark",
    eyebrow="Story · Operations",
    byline="Noor de Vries",
    role="Control-room engineer",
    faces=(Face("NV", "#b14e1d", "#fff0df"),),
)
VACANCY = replace(
    STORY,
    title="Data engineer, grid forecasting",
    byline="",
    role="",
    faces=(),
    facts=(
        Fact("Pay", "€ 4,200–5,600 a month"),
        Fact("Place", "Delfzijl or remote"),
        Fact("Hours", "32–40 hours a week"),
        Fact("Apply by", "31 January 2027"),
    ),
)
PAGE = CardView("en", "ltr", "Havenlicht", "H", "Working at Havenlicht")
LONG = (
    "Building capacities within a government agency to build and support a new case management "
    "system: what we would do again, and what we never would do"
)
PAPER = ImageColor.getrgb(Colours().paper)
BRAND = ImageColor.getrgb(Colours().brand)
MARGIN = 40
"""Pixels that stay paper beside and above the words, half of them below; punctuation and descenders may hang
into the rest of the margin."""
SLAB = 336


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def texts(content: object) -> list[str]:
    """Return the strings that a Typst content tree sets."""
    match content:
        case {"func": "text", "text": str(text)}:
            return [text]
        case dict():
            return [text for part in content.values() for text in texts(part)]
        case list():
            return [text for part in content for text in texts(part)]
        case _:
            return []


def margins(card: Image.Image, *, slab_on_the_left: bool = False) -> set[tuple[int, ...]]:
    """Return the colours of the strips around the words."""
    left, right = (SLAB, card.width) if slab_on_the_left else (0, card.width - SLAB)
    strips = [
        (left, 0, left + MARGIN, card.height),
        (right - MARGIN, 0, right, card.height),
        (left, 0, right, MARGIN),
        (left, card.height - MARGIN // 2, right, card.height),
    ]
    colours = (card.crop(strip).getcolors() or [(0, (0, 0, 0))] for strip in strips)
    return {colour for found in colours for _, colour in found if isinstance(colour, tuple)}


@pytest.mark.parametrize("view", [STORY, VACANCY, PAGE], ids=["story", "vacancy", "page"])
def test_a_card_is_a_png_of_1200_by_630_below_300_kilobytes(press: CardPress, view: CardView) -> None:
    png = press.png(view)
    card = Image.open(BytesIO(png))
    assert (card.format, card.size) == ("PNG", (1200, 630))
    assert len(png) < 300_000


def test_equal_views_give_equal_bytes_from_any_press_and_thread(press: CardPress) -> None:
    views = [replace(STORY, title=f"Story {number % 5}") for number in range(20)]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(press.png, views))
    other = CardPress(press.print_folder)
    assert together == [other.png(view) for view in views]
    assert len(set(together)) == 5


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(text, id=name)
        for name, text in {
            "import": '#import "/card.typ"',
            "code": '#panic("read as code")',
            "quote": 'a "quoted" word"',
            "backslash": r"C:\temp \u{41} \\",
            "math": "$ x^2 / 0 $ and $",
            "emphasis": "*bold* _slanted_ `raw`",
            "reference": "@nobody <label>",
            "brackets": "]}) { [ (",
            "heading": "= Heading // comment /* open",
            "json": '"}, "title": "other',
        }.items()
    ],
)
def test_typst_source_in_a_title_is_shown_letter_by_letter(press: CardPress, title: str) -> None:
    view = replace(STORY, title=title)
    query = partial(
        typst.query,
        press.print_folder / "card.typ",
        "<title>",
        root=press.print_folder,
        sys_inputs={"view": Sheet(CARD, view, "").json},
        font_paths=[press.print_folder / "fonts"],
        ignore_system_fonts=True,
    )
    set_title = run_apart("a title", query)
    assert texts(json.loads(set_title)) == [title]
    assert picture(press.png(view)).size == (1200, 630)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Learning to listen.", id="20 characters"),
        pytest.param(LONG, id="150 characters"),
        pytest.param(" ".join([LONG] * 8), id="1200 characters"),
        pytest.param("Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", id="compound"),
        pytest.param("W" * 150, id="one word of 150"),
        pytest.param("https://example.org/a_very_long_address_without_any_place_to_break_it_at_all", id="address"),
    ],
)
@pytest.mark.parametrize("view", [STORY, VACANCY, PAGE], ids=["story", "vacancy", "page"])
def test_a_title_of_any_length_stays_within_the_margins(press: CardPress, view: CardView, title: str) -> None:
    card = picture(press.png(replace(view, lang="de", title=title)))
    assert margins(card) == {PAPER}


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", id="compound"),
        pytest.param("https://example.org/a_very_long_address_without_any_place_to_break_it", id="address"),
        pytest.param("W" * 60, id="no language"),
    ],
)
def test_the_end_of_a_word_wider_than_the_column_is_shown(press: CardPress, word: str) -> None:
    view = replace(STORY, lang="de")
    assert press.png(replace(view, title=f"{word}l")) != press.png(replace(view, title=f"{word}t"))


def test_right_to_left_puts_the_slab_on_the_left(press: CardPress) -> None:
    card = picture(press.png(replace(PAGE, lang="fa", direction="rtl")))
    assert card.getpixel((5, 5)) == BRAND
    assert margins(card, slab_on_the_left=True) == {PAPER}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), lang=st.sampled_from(["en", "de", "el", "uk", "fa", "ja", "zh-Hant-TW", "en-GB"]))
def test_whatever_people_write_gives_a_card_within_the_margins(
    press: CardPress, coverage: Coverage, text: str, lang: str
) -> None:
    view = CardView(lang, "ltr", text, text[:2], text, text, text, text, faces=(Face("NV", "#57304a", "#f3c7b5"),))
    shown = legible(view, coverage)
    assert margins(picture(press.png(shown))) == {PAPER}


def test_fonts_of_the_machine_are_not_used(press: CardPress) -> None:
    assert {path.parent.parent for path, _ in press.font_faces} == {press.print_folder / "fonts"}


def test_fonts_of_the_site_are_added_and_what_is_no_font_is_passed_over(press: CardPress, tmp_path: Path) -> None:
    shipped, _ = press.font_faces[0]
    (tmp_path / "Own.ttf").write_bytes(shipped.read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    own = CardPress(press.print_folder, tmp_path)
    assert set(own.font_faces) == {*press.font_faces, (tmp_path / "Own.ttf", 0)}
    assert own.templates_digest != press.templates_digest
