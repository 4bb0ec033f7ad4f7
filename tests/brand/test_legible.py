"""A colour is moved only as far as it must be, and stays itself."""

import math

import pytest
from coloraide import Color
from hypothesis import assume, given
from hypothesis import strategies as st

from kollega.brand.contrast import INTERFACE, TEXT, chroma, least_contrast, legible_shade

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
GROUNDS = st.sampled_from([("#faf6ef", "#f1eadd"), ("#171512", "#221f1a"), ("#ffffff",), ("#000000",)])
RATIOS = st.sampled_from([INTERFACE, TEXT, 7.0])
PAGE = ("#faf6ef", "#f1eadd")


@given(COLOURS, GROUNDS, RATIOS)
def test_any_colour_comes_to_stand_out(colour: str, grounds: tuple[str, ...], ratio: float) -> None:
    assert least_contrast(legible_shade(colour, grounds, ratio), grounds) >= ratio


@given(COLOURS, GROUNDS, RATIOS)
def test_a_colour_that_stands_out_is_left_alone(colour: str, grounds: tuple[str, ...], ratio: float) -> None:
    once = legible_shade(colour, grounds, ratio)
    assert legible_shade(once, grounds, ratio) == once
    assert once == colour or least_contrast(colour, grounds) < ratio


@given(COLOURS, GROUNDS, RATIOS)
def test_a_colour_is_moved_no_further_than_it_must(colour: str, grounds: tuple[str, ...], ratio: float) -> None:
    moved = legible_shade(colour, grounds, ratio)
    assume(moved != colour)
    assert least_contrast(moved, grounds) <= ratio * 1.06


@given(COLOURS, GROUNDS, RATIOS)
def test_a_colour_keeps_its_hue(colour: str, grounds: tuple[str, ...], ratio: float) -> None:
    before, after = (Color(each).convert("oklab") for each in (colour, legible_shade(colour, grounds, ratio)))
    (a, b), (c, d) = (each.coords()[1:] for each in (before, after))
    assert math.hypot(c, d) <= math.hypot(a, b) + 0.005
    assert abs(a * d - b * c) <= 0.005 * math.hypot(a, b) + 1e-9  # how far beside the line of its hue


@pytest.mark.parametrize(
    ("colour", "moved"),
    [
        pytest.param("#0B5A62", "#0b5a62", id="dark enough"),
        pytest.param("#ffff00", "#6e6e00", id="yellow"),
        pytest.param("#ff69b4", "#bf2b7d", id="pink"),
        pytest.param("#ffffff", "#6a6a6a", id="white"),
        pytest.param("#000000", "#000000", id="black"),
        pytest.param("#808080", "#6a6a6a", id="grey"),
        pytest.param("#00ff00", "#007c00", id="green"),
    ],
)
def test_awkward_colours_can_be_read_on_the_page(colour: str, moved: str) -> None:
    assert legible_shade(colour, PAGE, TEXT) == moved


def test_where_nothing_stands_out_enough_the_end_is_returned() -> None:
    assert legible_shade("#ffff00", ["#ffffff"], 22) == "#000000"
    assert legible_shade("#000080", ["#000000"], 22) == "#ffffff"


@pytest.mark.parametrize(
    ("colour", "least", "most"),
    [
        ("#000000", 0, 0.001),
        ("#808080", 0, 0.001),
        ("#ffffff", 0, 0.001),
        ("#111827", 0.02, 0.04),
        ("#ff00ff", 0.3, 0.4),
    ],
)
def test_grey_has_no_chroma(colour: str, least: float, most: float) -> None:
    assert least <= chroma(colour) <= most
