"""The organisation's logo on cards and in the frame of pages, whatever file it is."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageColor

from camera import file_of
from company import ORGANISATION, Company
from kollega.diagnostics import Diagnostic, Severity
from kollega.executor.executors import SerialExecutor
from kollega.host import project_of
from kollega.media.encode import vanishes
from kollega.outputs.cards.logo import MAX_BYTES, PLACE, logo_of
from website import attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.outputs.cards.render import CardPress
    from website import Website

RED = ImageColor.getrgb("#e00000")
NIGHT = "#171512"

LAUGHS = '<path id="a0" d="M0 0h9v9z"/>' + "".join(
    f'<g id="a{number + 1}">' + f'<use href="#a{number}"/>' * 10 + "</g>" for number in range(7)
)
"""Ten million shapes in a few lines."""


def svg(inside: str, box: str = "0 0 40 20", before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'.encode()


def red(width: int = 40, height: int = 20) -> bytes:
    return svg(f'<path fill="#e00000" d="M0 0h{width}v{height}h-{width}z"/>', f"0 0 {width} {height}")


def drawing(colour: str, *, ground: str = "#00000000", size: tuple[int, int] = (100, 50)) -> bytes:
    """Return a PNG with a bar on a ground."""
    image = Image.new("RGBA", size, ground)
    image.paste(colour, (10, 10, size[0] - 10, size[1] // 2))
    return file_of(image, "PNG")


def with_logo(company: Company, content: bytes, name: str = "logo.svg", **options: int) -> Website:
    company.write(f"pages/{name}", content)
    company.configure({"organisation": ORGANISATION | {"logo": name}})
    return company.build(**options)


_CARD = re.compile(r"assets/cards/.+(?<!-square)(?<!-portrait)(?<!-story)(?<!-quote)\.[0-9a-f]{12}\.png")


def cards(website: Website) -> Mapping[str, bytes]:
    """Return the share cards, and none of the other pictures."""
    return {path: content for path, content in website.files.items() if _CARD.fullmatch(path)}


def red_box(card: bytes) -> tuple[int, int, int, int]:
    """Return where a card is red."""
    mask = Image.open(BytesIO(card)).convert("RGB").point(lambda value: value).split()
    near = [
        band.point(lambda value, want=want: 255 if abs(value - want) < 30 else 0)
        for band, want in zip(mask, RED, strict=True)
    ]
    box = Image.merge("RGB", near).convert("L").point(lambda value: 255 if value == 255 else 0).getbbox()
    assert box
    return box


@pytest.mark.parametrize(("width", "height"), [(40, 20), (10, 10), (300, 40), (20, 60), (1900, 100)], ids=str)
def test_a_logo_stands_in_its_place_in_its_own_shape(company: Company, width: int, height: int) -> None:
    for card in cards(with_logo(company, red(width, height))).values():
        left, top, right, bottom = red_box(card)
        assert right - left <= PLACE[0]
        assert bottom - top <= PLACE[1]
        assert (right - left, bottom - top) == (
            pytest.approx(min(PLACE[0], PLACE[1] * width / height), abs=3),
            pytest.approx(min(PLACE[1], PLACE[0] * height / width), abs=3),
        )
        assert (left, top) == (pytest.approx(64, abs=2), pytest.approx(58, abs=2))


@pytest.mark.parametrize(
    ("name", "form", "mode"), [("logo.png", "PNG", "RGBA"), ("logo.jpg", "JPEG", "RGB"), ("logo.webp", "WEBP", "RGBA")]
)
def test_a_logo_may_be_a_picture(company: Company, name: str, form: str, mode: str) -> None:
    website = with_logo(company, file_of(Image.new(mode, (400, 200), RED), form), name)
    left, top, right, bottom = red_box(next(iter(cards(website).values())))
    assert (right - left, bottom - top) == (112, 56)


def test_a_symbol_stands_beside_the_name_and_a_wordmark_in_its_place(company: Company) -> None:
    def ink_beside(card: bytes) -> bool:
        _, top, right, bottom = red_box(card)
        strip = Image.open(BytesIO(card)).convert("L").crop((right + 4, top, 800, bottom))
        return strip.getextrema()[0] < 100

    symbol, wordmark = (with_logo(company, red(width)).files for width in (20, 80))
    first = "assets/cards/story-lifts."
    assert [
        ink_beside(next(files[path] for path in files if path.startswith(first))) for files in (symbol, wordmark)
    ] == [
        True,
        False,
    ]


def test_another_logo_has_another_address(company: Company) -> None:
    one = cards(with_logo(company, red()))
    other = cards(with_logo(company, red().replace(b"#e00000", b"#0000e0")))
    assert one.keys().isdisjoint(other)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<svg", id="broken"),
        pytest.param(b"<html><body>moved</body></html>", id="a page"),
        pytest.param(red()[:-12], id="cut off"),
        pytest.param(svg("<script>alert(1)</script><path d='M0 0h40v20z'/>"), id="script"),
        pytest.param(svg('<image href="http://example.org/x.png" width="9" height="9"/>'), id="address"),
        pytest.param(svg('<image href="file:///etc/passwd" width="9" height="9"/>'), id="file"),
        pytest.param(svg("<text>&x;</text>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>'), id="entity"),
        pytest.param(svg("<g>" * 20_000 + "</g>" * 20_000), id="deep"),
        pytest.param(svg(LAUGHS), id="laughs"),
        pytest.param(svg(f"<path d='M0 0{' h1 h-1' * (MAX_BYTES // 6)}'/>"), id="huge"),
        pytest.param(svg("<path d='M0 0h9v1z'/>", "0 0 100000 1"), id="hair"),
        pytest.param(b"\x89PNG\r\n\x1a\nnothing", id="no picture"),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_a_warning(company: Company, press: CardPress, content: bytes) -> None:
    company.write("pages/logo.svg", content)
    company.configure({"organisation": ORGANISATION | {"logo": "logo.svg"}})
    diagnostic = logo_of(project_of(company.config_file), press, SerialExecutor())
    assert isinstance(diagnostic, Diagnostic)
    assert (diagnostic.path, diagnostic.code, diagnostic.severity) == (
        "pages/logo.svg",
        "logo-not-drawn",
        Severity.WARNING,
    )
    assert "\n" not in diagnostic.message


def test_in_place_of_a_logo_that_cannot_be_drawn_stands_the_name(company: Company) -> None:
    plain = cards(company.build())
    assert cards(with_logo(company, b"<svg")) == plain
    done = company.run("kollega", "build")
    assert done.returncode == 0
    assert "pages/logo.svg:1:1: warning: share cards show the organisation's name" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_several_processes_draw_the_same(company: Company) -> None:
    one = cards(with_logo(company, red(), jobs=1))
    assert cards(with_logo(company, red(), jobs=2, cached=False)) == one


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        pytest.param(drawing("#1b1b3a"), True, id="dark on nothing"),
        pytest.param(drawing("#ffd400"), False, id="bright on nothing"),
        pytest.param(drawing("#1b1b3a", ground="#ffffffff"), False, id="dark on white"),
        pytest.param(drawing("#ffffff", ground="#0b5a62ff"), False, id="light on a tile"),
        pytest.param(drawing("#00000000"), False, id="nothing"),
    ],
)
def test_a_logo_that_would_not_be_seen_by_night_is_known(content: bytes, lost: bool) -> None:  # noqa: FBT001 - a case
    assert vanishes(content, NIGHT) is lost


@pytest.mark.parametrize(
    ("content", "plated"),
    [
        (svg('<path fill="#111" d="M5 5h30v10h-30z"/>'), True),
        (svg('<path fill="#fb0" d="M5 5h30v10h-30z"/>'), False),
        (svg('<style>@media (prefers-color-scheme: dark) {path {fill: #fff}}</style><path d="M5 5h30v10z"/>'), False),
    ],
    ids=["dark", "bright", "follows the reader"],
)
def test_pages_give_a_logo_its_shape_and_by_night_a_ground(company: Company, content: bytes, plated: bool) -> None:  # noqa: FBT001 - a case
    website = with_logo(company, content)
    framed = {address for address in website.pages if address.startswith("embed/")}  # shown within other sites
    assert framed
    for page in (website.pages[address] for address in website.pages.keys() - framed):
        logo = page.select_one(".masthead-logo")
        assert (attribute(logo, "width"), attribute(logo, "height")) == ("80", "40")
        assert ("masthead-logo-plated" in (logo or {}).get("class", "")) is plated
