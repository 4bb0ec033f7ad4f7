"""A page as one file: what it needs lies within, and what would ask or run something is gone."""

from __future__ import annotations

import base64

import pytest

from kollega.review.self_contained import LARGEST, Surroundings, self_contained

FILES = {
    "assets/theme/site.css": b'@font-face { src: url("../fonts/latin.woff2"); unicode-range: U+0020-007E; }\n'
    b'@font-face { src: url("../fonts/greek.woff2"); unicode-range: U+0370-03FF; }\n'
    b'p { background: url(dot.svg); color: "</style>"; }',
    "assets/fonts/latin.woff2": b"latin",
    "assets/fonts/greek.woff2": b"greek",
    "assets/theme/dot.svg": b"<svg/>",
    "assets/p-240.webp": b"small",
    "assets/p-960.webp": b"middle",
    "assets/p-1920.webp": b"wide",
    "assets/p.png": b"png",
    "assets/huge.png": b"x" * (LARGEST + 1),
}
WORDS = Surroundings(FILES.get, lambda path: None if path == "new/" else f"https://s.example/{path}")


def data(name: str, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(FILES[name]).decode()}"


def made(html: str, around: Surroundings = WORDS) -> str:
    return self_contained(html, "stories/fog/", around)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<p class="a">1 &lt; 2 &amp; &#233;</p>', '<p class="a">1 &lt; 2 &amp; &#233;</p>'),
        ("<wbr><svg viewBox='0 0 1 1'><path d='M0'/></svg>", "<wbr><svg viewBox='0 0 1 1'><path d='M0'/></svg>"),
        ("a<script>alert('</p>')</script>b", "ab"),
        ("a<svg><script>x</script></svg>b", "a<svg></svg>b"),
        ("a<iframe src=x>y</iframe><object data=x><p>z</p></object><noscript>n</noscript>b", "ab"),
        ("a<video src=x><track></video><audio src=y></audio>b", "ab"),
        ('<meta http-equiv="refresh" content="0;url=https://x.example">', ""),
        ('<meta property="og:image" content="x"><meta name="robots" content="all"><meta name="a">', '<meta name="a">'),
        ('<base href="https://x.example/">', ""),
        ('<link rel="preload" href="../../assets/fonts/latin.woff2"><link rel="canonical" href="x">', ""),
        ('<link rel="icon" href="../../assets/theme/dot.svg">',
         f'<link rel="icon" href="{data("assets/theme/dot.svg", "image/svg+xml")}">'),
        ('<form action="x" class="b">', '<form class="b">'),
        ("a<!-- [if IE]><script>x</script><![endif] -->b", "ab"),
    ],
)  # fmt: skip
def test_what_runs_or_asks_is_left_out_and_all_else_stays_as_it_is(written: str, kept: str) -> None:
    assert made(written) == kept


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("../../stories/", "https://s.example/stories/"),
        ("../../stories/?a=b&amp;c=d#e", "https://s.example/stories/?a=b&amp;c=d#e"),
        ("./", "https://s.example/stories/fog/"),
        ("../../", "https://s.example/"),
        ("../../caf%C3%A9.pdf", "https://s.example/café.pdf"),
        ("../../new/", None),
        ("#here", "#here"),
        ("https://x.example/", "https://x.example/"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//x.example/", None),
    ],
)
def test_a_link_leads_where_something_is_or_nowhere(href: str, leads: str | None) -> None:
    expected = f'<a href="{leads}">x</a>' if leads else "<a>x</a>"
    assert made(f'<a href="{href}">x</a>') == expected


def test_of_a_picture_the_widest_size_within_reason_is_taken() -> None:
    sizes = ", ".join(f"../../assets/p-{width}.webp {width}w" for width in (240, 960, 1920))
    html = f'<picture><source type="image/webp" srcset="{sizes}"><img src="../../assets/p.png" alt="A"></picture>'
    assert made(html) == f'<picture><img alt="A" src="{data("assets/p-960.webp", "image/webp")}"></picture>'
    assert data("assets/p.png", "image/png") in made(html + '<img src="../../assets/p.png">')


def test_what_there_is_no_room_for_shows_its_words() -> None:
    assert made('<img src="../../assets/huge.png" alt="Fog">') == '<img alt="Fog">'
    assert made('<img src="https://x.example/p.png" alt="Fog">') == '<img alt="Fog">'
    assert made('<img src="../../../../etc/passwd" alt="Fog">') == '<img alt="Fog">'


def test_a_style_sheet_brings_the_fonts_that_the_page_has_letters_of() -> None:
    link = '<link rel="stylesheet" href="../../assets/theme/site.css">'
    latin, greek = made(f"{link}<p>Fog</p>"), made(f"{link}<p>Ομίχλη</p>")
    assert (data("assets/fonts/latin.woff2", "font/woff2") in latin, "greek" in latin) == (True, False)
    assert data("assets/fonts/greek.woff2", "font/woff2") in greek
    assert data("assets/theme/dot.svg", "image/svg+xml") in latin
    assert latin.count("</style>") == 1


def test_a_page_says_first_that_it_asks_nobody_and_has_what_is_put_around_it() -> None:
    around = Surroundings(FILES.get, WORDS.lead, "<p>Preview</p>", '<img src="../../assets/p.png">')
    html = made("<!doctype html><html><head><title>T</title></head><body><main>x</main></body></html>", around)
    assert html.startswith('<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src')
    assert '<body><p>Preview</p><main>x<img src="data:image/png' in html
