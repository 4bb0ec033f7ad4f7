"""Pictures and the site wear the same colours, and their texts can be read."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import ImageColor

import kollega_theme
from kollega.outputs.cards.view import Colours

THEME = Path(kollega_theme.__file__).parent
STYLES = (THEME / "assets" / "stylesheets" / "kollega.css").read_text("utf-8")


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in ImageColor.getrgb(colour)[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("role", "colour"), asdict(Colours()).items())
def test_a_card_takes_its_colours_from_the_site_by_day(role: str, colour: str) -> None:
    assert re.search(rf"--{role.replace('_', '-')}:\s*light-dark\({colour},", STYLES)


@pytest.mark.parametrize("role", ["ink", "muted", "brand"])
def test_text_on_the_paper_can_be_read(role: str) -> None:
    assert contrast(Colours().paper, getattr(Colours(), role)) >= 4.5


def test_text_on_the_brand_can_be_read() -> None:
    assert contrast(Colours().brand, Colours().on_brand) >= 4.5
