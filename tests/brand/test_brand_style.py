"""A site in its organisation's colours."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

import kollega_theme
from company import ORGANISATION, Company
from kollega.outputs.assets import assets_of
from website import Website, attribute

PINK = {"organisation": ORGANISATION | {"colours": {"brand": "#ff69b4"}}}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
THEME_ICON = assets_of([Path(kollega_theme.__file__).parent]).path("assets/images/icon.svg")


def picture(form: str) -> bytes:
    """Return a small picture in a format that Pillow writes."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "#ff69b4").save(file, form)
    return file.getvalue()


def brand_styles(website: Website) -> list[str]:
    return [path for path in website.files if path.startswith("assets/theme/stylesheets/brand.")]


def icons(website: Website) -> set[str]:
    """Return the icons of the pages below the root, as they are linked."""
    links = {attribute(page.select_one("link[rel=icon]"), "href") for page in website.pages.values()}
    return {re.sub(r"^[./]*", "", link.removeprefix(website.url)) for link in links}


def test_a_site_without_colours_has_no_further_style_sheet(company: Company) -> None:
    website = company.build()
    assert brand_styles(website) == []
    assert "brand." not in str(website.pages[""].head)


def test_every_page_wears_the_organisations_colours(company: Company) -> None:
    company.configure(PINK)
    website = company.build()
    (path,) = brand_styles(website)
    for page in website.pages.values():
        links = [attribute(link, "href") for link in page.select("link[rel=stylesheet]")]
        assert any(link.endswith(path) for link in links)
    styles = website.files[path].decode()
    assert styles.startswith(
        ":root {\n"
        "  --brand: light-dark(#bf2b7d, #ff7ebc);\n"
        "  --brand-ground: light-dark(#ff69b4, #ff7ebc);\n"
        "  --on-brand: light-dark(#1d1915, #171512);\n"
        "  --accent: light-dark(#bf2b7d, #ff7ebc);\n"
        "  --hue-0: #ff69b4; --on-hue-0: "
    )
    assert styles.count("--on-hue-") == 6
    assert re.search(r"@supports not .*\{\s*:root \{ --brand: #bf2b7d; --brand-ground: #ff69b4; ", styles)


def test_new_colours_replace_the_style_sheet_and_the_cards(company: Company) -> None:
    company.configure(PINK)
    pink = company.build()
    before = (brand_styles(pink), {path for path in pink.files if path.startswith("assets/cards/")})
    company.configure({"organisation": ORGANISATION | {"colours": {"brand": "#0000ff"}}})
    blue = company.build()
    after = (brand_styles(blue), {path for path in blue.files if path.startswith("assets/cards/")})
    assert len(after[0]) == 1
    assert before[0] != after[0]
    assert before[1].isdisjoint(after[1])


@pytest.mark.parametrize(
    ("logo", "content", "icon"),
    [
        pytest.param("logo.svg", SVG, "logo.svg", id="svg"),
        pytest.param("logo.PNG", picture("png"), "logo.PNG", id="png"),
        pytest.param("logo.jpg", picture("jpeg"), THEME_ICON, id="jpeg"),
    ],
)
def test_a_logo_that_can_be_the_icon_is(company: Company, logo: str, content: bytes, icon: str) -> None:
    company.configure({"organisation": ORGANISATION | {"logo": logo}})
    company.write(f"pages/{logo}", content)
    assert icons(company.build()) == {icon}


def test_without_a_logo_the_icon_is_the_themes(company: Company) -> None:
    assert icons(company.build()) == {THEME_ICON}
