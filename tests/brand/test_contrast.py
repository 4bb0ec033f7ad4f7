"""Contrast is measured as WCAG 2.2 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.brand.contrast import contrast, least_contrast, luminance

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21, id="the most there is"),
        pytest.param("#808080", "#808080", 1, id="none"),
        pytest.param("#767676", "#ffffff", 4.54, id="the lightest grey for text on white"),
        pytest.param("#777777", "#ffffff", 4.48, id="one shade too light"),
        pytest.param("#FF0000", "#ffffff", 4.00, id="red, in capitals"),
        pytest.param("#0000ff", "#ffffff", 8.59, id="blue"),
        pytest.param("#00ff00", "#ffffff", 1.37, id="green"),
    ],
)
def test_known_pairs_have_their_known_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS)
def test_luminance_lies_between_black_and_white(colour: str) -> None:
    assert luminance("#000000") <= luminance(colour) <= luminance("#ffffff")


def test_the_ground_that_suits_least_counts() -> None:
    assert least_contrast("#000000", ["#ffffff", "#808080"]) == contrast("#000000", "#808080")
