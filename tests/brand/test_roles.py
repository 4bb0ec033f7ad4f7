"""Whatever colours an organisation has, its site and its cards can be read."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kollega_theme
from kollega.brand.contrast import INTERFACE, TEXT, contrast
from kollega.brand.font_faces import TypeStyle
from kollega.brand.palette import BY_DAY, BY_NIGHT, THEMES_OWN, Palette, Roles, palette_of
from kollega.config.organisation import BrandColours
from kollega.outputs.cards.view import Colours as CardColours
from kollega.outputs.theme import BrandStyle

THEME = Path(kollega_theme.__file__).parent
STYLES = (THEME / "assets" / "stylesheets" / "kollega.css").read_text("utf-8")
PROMISED = [
    ("brand", "paper", TEXT),
    ("brand", "tint", TEXT),
    ("paper", "brand", TEXT),
    ("on_brand", "brand_ground", TEXT),
    ("support", "paper", TEXT),
    ("support", "tint", TEXT),
    ("accent", "paper", INTERFACE),
    ("accent", "tint", INTERFACE),
    ("focus", "paper", INTERFACE),
    ("focus", "tint", INTERFACE),
    ("ink", "paper", TEXT),
    ("ink", "tint", TEXT),
]
"""What stands on what in the style sheet, and the contrast it must have."""
COLOURS = st.none() | st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


def chosen(**colours: str | None) -> BrandColours:
    """Return the settings of an organisation that leaves out what it has no colour for."""
    return BrandColours(**{name: colour for name, colour in colours.items() if colour})


def unreadable(roles: Roles) -> Iterator[str]:
    """Yield the promised pairs that have too little contrast."""
    for text, ground, ratio in PROMISED:
        if contrast(getattr(roles, text), getattr(roles, ground)) < ratio:
            yield f"{text} on {ground}"


@settings(deadline=None)  # the first call imports ColorAide
@given(brand=COLOURS, support=COLOURS, accent=COLOURS)
def test_every_pair_can_be_read_by_day_and_by_night(brand: str | None, support: str | None, accent: str | None) -> None:
    palette = palette_of(chosen(brand=brand, support=support, accent=accent))
    assert list(unreadable(palette.light)) == []
    assert list(unreadable(palette.dark)) == []


@settings(deadline=None)  # as above
@given(brand=COLOURS)
def test_no_role_of_the_support_follows_the_brand(brand: str | None) -> None:
    changed = {role.name for role in palette_of(chosen(brand=brand)).changes}
    assert changed <= {"brand", "brand-ground", "on-brand", "accent"}


@settings(deadline=None)  # as above
@given(brand=COLOURS, support=COLOURS, accent=COLOURS)
def test_every_portrait_without_a_picture_can_be_read(
    brand: str | None, support: str | None, accent: str | None
) -> None:
    hues = palette_of(chosen(brand=brand, support=support, accent=accent)).hues
    assert len(hues) == len(THEMES_OWN)
    assert [hue for hue in hues if contrast(hue.ground, hue.ink) < TEXT] == []


@settings(deadline=None)  # as above
@given(brand=st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
@example(brand="#989897")  # which lies near two steps of the ladder
def test_one_colour_gives_portraits_that_can_be_told_apart(brand: str) -> None:
    assert len({hue.ground for hue in palette_of(BrandColours(brand=brand)).hues}) == len(THEMES_OWN)


def test_portraits_without_a_picture_begin_with_the_organisations_own_colours() -> None:
    hues = palette_of(BrandColours(brand="#E2001A", support="#003366", accent="#ffb000")).hues
    assert [hue.ground for hue in hues[:3]] == ["#e2001a", "#003366", "#ffb000"]


def test_the_style_sheet_begins_with_the_themes_own_portraits() -> None:
    assert re.findall(r"--hue-\d: (#\w{6}); --on-hue-\d: (#\w{6});", STYLES) == list(THEMES_OWN)


def test_without_colours_the_theme_stays_as_it_is() -> None:
    assert palette_of(BrandColours()) == Palette()
    assert Palette().changes == ()


@pytest.mark.parametrize("colour", ["#ffff00", "#ff69b4", "#ffd1e8", "#00ff00", "#ffffff", "#000000", "#0b5a62"])
def test_a_ground_is_the_brands_own_colour_by_day(colour: str) -> None:
    assert palette_of(BrandColours(brand=colour)).light.brand_ground == colour


def test_a_ground_moves_where_neither_paper_nor_ink_is_read_on_it() -> None:
    assert palette_of(BrandColours(brand="#808080")).light.brand_ground == "#717171"


@pytest.mark.parametrize("colour", ["#000000", "#333333", "#808080", "#111827"])
def test_black_and_grey_are_ink_by_night(colour: str) -> None:
    assert palette_of(BrandColours(brand=colour)).dark.brand == BY_NIGHT.ink


def test_white_stays_white_by_night() -> None:
    assert palette_of(BrandColours(brand="#FFFFFF")).dark.brand == "#ffffff"


@pytest.mark.parametrize("role", [field.name for field in fields(Roles)])
def test_the_roles_start_from_the_style_sheets_own(role: str) -> None:
    light, dark = getattr(BY_DAY, role), getattr(BY_NIGHT, role)
    assert f"--{role.replace('_', '-')}: light-dark({light}, {dark});" in STYLES


def test_where_a_browser_cannot_choose_between_light_and_dark_it_shows_the_light_colours() -> None:
    _, fallback = STYLES.split("@supports not (color: light-dark(red, red))")
    light = dict(re.findall(r"^    (--[\w-]+): light-dark\((#\w+),", STYLES, re.MULTILINE))
    assert len(light) > len(fields(Roles))
    assert light == dict(re.findall(r"(--[\w-]+): (#\w+);", fallback.partition("}")[0]))


@pytest.mark.parametrize("role", ["paper", "ink", "brand", "brand_ground", "on_brand"])
def test_a_card_wears_the_same_by_day(role: str) -> None:
    assert getattr(CardColours(), role) == getattr(BY_DAY, role)


def test_the_browsers_bar_is_paper() -> None:
    bars = re.findall(r'name="theme-color" content="(#\w+)"', (THEME / "base.html").read_text("utf-8"))
    assert bars == [BY_DAY.paper, BY_NIGHT.paper]


def test_other_colours_have_another_address() -> None:
    blue, red = (
        BrandStyle(palette_of(BrandColours(brand=brand)).changes, (), TypeStyle()).path
        for brand in ("#0000ff", "#ff0000")
    )
    assert re.fullmatch(r"assets/theme/stylesheets/brand\.[0-9a-f]{12}\.css", blue)
    assert blue != red
    assert BrandStyle((), (), TypeStyle()).path == ""
