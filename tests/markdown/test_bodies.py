"""Markdown becomes safe HTML: what stays, what changes, what a body knows about itself."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from kollega.diagnostics import Fault
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import Body, body

ROOT = "../../"


class Site:
    """A resolver that knows two pages and one picture."""

    def link(self, target: str) -> LinkTarget | Fault:
        pages = {
            "anna.md": LinkTarget("stories/anna/", holds_body=True),
            "/about/": LinkTarget("about/"),
            "mein büro.md": LinkTarget("stories/büro/"),
            "/": LinkTarget(""),
        }
        return pages.get(target) or Fault("broken-link", f"there is no {target}", "Look at its spelling.")

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget | Fault:
        if target in {"desk.jpg", "my desk.jpg"}:
            return PictureTarget(f"assets/photos/{target}", 1200, 800)
        return Fault("missing-picture", f"there is no {target}")


def dutch(word: str) -> str:
    return {"Note": "Let op", "Tip": "Tip!", "Table": "Tabel", "Back to the text": "Terug"}.get(word, word)


def made(markdown: str) -> Body:
    return body(markdown, Site(), dutch)


def html(markdown: str) -> str:
    return made(markdown).html_at(ROOT)


def codes(markdown: str) -> list[str]:
    return [finding.code for finding in made(markdown).faults]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("*a* **b** ~~c~~", "<p><em>a</em> <strong>b</strong> <del>c</del></p>", id="emphasis"),
        pytest.param("> a", "<blockquote>\n<p>a</p>\n</blockquote>", id="quote"),
        pytest.param("2. a", '<ol start="2">\n<li>a</li>\n</ol>', id="numbered list"),
        pytest.param("    <b>", "<pre><code>&lt;b&gt;\n</code></pre>", id="code"),
        pytest.param("<kbd>Ctrl</kbd><sub>2</sub>", "<p><kbd>Ctrl</kbd><sub>2</sub></p>", id="small marks"),
        pytest.param('<p lang="ar" dir="rtl">x</p>', '<p lang="ar" dir="rtl">x</p>', id="language"),
        pytest.param('<abbr title="a">b</abbr>', '<p><abbr title="a">b</abbr></p>', id="abbreviation"),
        pytest.param("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>", id="definitions"),
        pytest.param(
            "<details open><summary>a</summary>b</details>",
            '<details open=""><summary>a</summary>b</details>',
            id="details",
        ),
        pytest.param('<p class="lead js-x footnotes">a</p>', '<p class="footnotes">a</p>', id="classes"),
        pytest.param("<font color=red>a</font>", "<p>a</p>", id="old element"),
        pytest.param("<label for=x>a</label>", "<p>a</p>", id="label"),
        pytest.param("</div></body></html>\n\nafter", "<p>after</p>", id="end of page"),
        pytest.param("a <!-- b --> c", "<p>a  c</p>", id="comment"),
        pytest.param("<div>\n\na", "<div>\n<p>a</p>\n</div>", id="unclosed"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_people_write_stays_or_goes_without_a_word(markdown: str, expected: str) -> None:
    assert html(markdown) == expected
    assert codes(markdown) == []


def test_a_table_scrolls_by_itself_and_names_its_columns() -> None:
    result = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert result.startswith('<div class="table" tabindex="0" role="region" aria-label="Tabel 1"><table>')
    assert '<th scope="col">a</th>' in result
    assert '<td class="align-right">2</td>' in result
    assert result.endswith("</table></div>")


def test_the_words_comrak_adds_are_translated() -> None:
    assert '<p class="markdown-alert-title">Let op</p>' in html("> [!NOTE]\n> x")
    assert '<p class="markdown-alert-title">Mine</p>' in html("> [!NOTE] Mine\n> x")
    assert 'aria-label="Terug"' in html("a[^1]\n\n[^1]: b")
    assert html("- [x] a").count('aria-label="Done"') == 1
    assert html("- [ ] a").count('aria-label="To do"') == 1


def test_headings_of_a_body_stand_below_the_title() -> None:
    assert made("# One\n## Two *three*\n###### Six\n## Two *three*").html.split("\n") == [
        '<h2 id="s-one">One</h2>',
        '<h3 id="s-two-three">Two <em>three</em></h3>',
        '<h6 id="s-six">Six</h6>',
        '<h3 id="s-two-three-1">Two <em>three</em></h3>',
    ]
    assert '<h2 id="s-a">' in html("## a\n### b")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param('<p id="__config">a</p>', 'id="s-__config"', id="an id of the theme's script"),
        pytest.param('<p id="s-x">a</p>', 'id="s-s-x"', id="an id that has the prefix"),
        pytest.param('<p id="x">a</p><p id="x">b</p>', 'id="s-x-1"', id="an id twice"),
        pytest.param('<p id="x">a</p><p id="x-1"></p><p id="x">b</p>', 'id="s-x-2"', id="an id three times"),
        pytest.param('<p id="a b">a</p>', 'id="s-a-b"', id="an id with a space"),
        pytest.param('<a name="x"></a>', 'id="s-x"', id="an old anchor"),
        pytest.param("## مرحبا بكم", 'id="s-مرحبا-بكم"', id="Arabic"),
        pytest.param("[a](#b)\n\n## b", 'href="#s-b"', id="a link to a heading"),
        pytest.param("[a](#مرحبا)\n\n## مرحبا", 'href="#s-%D9%85%D8%B1%D8%AD%D8%A8%D8%A7"', id="to Arabic"),
        pytest.param("[a](#caf%C3%A9)\n\n## Café", 'href="#s-caf%C3%A9"', id="to a percent-encoded heading"),
        pytest.param("a[^n]\n\n[^n]: b", '<a href="#s-fn-n" id="s-fnref-n">1</a>', id="a footnote"),
        pytest.param("[a](anna.md#b)", 'href="../../stories/anna/#s-b"', id="to a heading of another body"),
        pytest.param("[a](/about/#b)", 'href="../../about/#b"', id="to a heading of a hand-written page"),
    ],
)
def test_every_id_of_a_body_is_its_own_and_links_follow(markdown: str, expected: str) -> None:
    assert expected in html(markdown)
    assert codes(markdown) == []


def test_a_fragment_without_a_place_is_reported() -> None:
    assert codes("[a](#nowhere)") == ["unknown-fragment"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("[a](anna.md)", '<a href="../../stories/anna/">a</a>', id="page"),
        pytest.param("[a](anna.md?x=1&y)", '<a href="../../stories/anna/?x=1&amp;y">a</a>', id="query"),
        pytest.param("[a](<mein büro.md>)", '<a href="../../stories/b%C3%BCro/">a</a>', id="decoded for the resolver"),
        pytest.param("[a](/)", '<a href="../../">a</a>', id="home"),
        pytest.param("[a](http://b.org)", '<a href="http://b.org" rel="noopener">a</a>', id="elsewhere"),
        pytest.param("[a](//b.org/c)", '<a href="https://b.org/c" rel="noopener">a</a>', id="without scheme"),
        pytest.param('<a href="/\\b.org">a</a>', '<a href="https://b.org" rel="noopener">a</a>', id="backslash"),
        pytest.param("[a](mailto:b@c.org)", '<a href="mailto:b@c.org" rel="noopener">a</a>', id="mail"),
        pytest.param("[a](tel:+31201234567)", '<a href="tel:+31201234567" rel="noopener">a</a>', id="telephone"),
        pytest.param("www.b.org", '<a href="http://www.b.org" rel="noopener">www.b.org</a>', id="bare"),
    ],
)
def test_links_lead_where_they_say(markdown: str, expected: str) -> None:
    assert html(markdown) == f"<p>{expected}</p>"
    assert codes(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        pytest.param("[a]()", "empty-link", id="empty"),
        pytest.param("[a](#)", "empty-link", id="a bare number sign"),
        pytest.param("[a](gone.md)", "broken-link", id="refused by the resolver"),
        pytest.param("[a](javascript:alert(1))", "forbidden-link", id="script"),
        pytest.param("[a](JaVaScRiPt&#58;alert(1))", "forbidden-link", id="script with entity"),
        pytest.param('<a href="java\tscript:x">a</a>', "forbidden-link", id="script with a tab"),
        pytest.param('<a href="&#1;javascript:x">a</a>', "forbidden-link", id="script after a control character"),
        pytest.param("[a](data:text/html;base64,x)", "forbidden-link", id="data"),
        pytest.param("[a](vbscript:x)", "forbidden-link", id="vbscript"),
    ],
)
def test_a_link_that_may_not_lead_anywhere_leaves_its_text(markdown: str, code: str) -> None:
    assert html(markdown) == "<p>a</p>"
    assert codes(markdown) == [code]


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("Https://example.org", ["Https://example.org"]),
        ("HTTP://example.org/a?b=1&c", ["HTTP://example.org/a?b=1&c"]),
        ("See Https://example.org/x_y_z. Then (hTTps://a.example/(b)), or *Https://c.example!*", [
            "Https://example.org/x_y_z", "hTTps://a.example/(b)", "Https://c.example"
        ]),
        ("https://a.example Https://b.example https://c.example", [
            "https://a.example", "Https://b.example", "https://c.example"
        ]),
        ('"Https://a.example" <b>Https://b.example</b>Https://c.example', [
            "Https://a.example", "Https://b.example", "Https://c.example"
        ]),
        ("| a |\n|---|\n| Https://a.example |", ["Https://a.example"]),
        ("<Https://a.example>", ["Https://a.example"]),
        ("`Https://a.example`\n\n    Https://b.example\n\n<pre>Https://c.example</pre>", []),
        ("xHttps://a.example, Https:// and Https://-", []),
        ("Javascript://a.example, Ftp://a.example", []),
    ],
)  # fmt: skip
def test_an_address_is_a_link_whatever_its_capitals(markdown: str, links: list[str]) -> None:
    anchors = BeautifulSoup(html(markdown), "html5lib").select("a")
    assert [(anchor["href"], anchor.text, anchor["rel"]) for anchor in anchors] == [
        (link, link, ["noopener"]) for link in links
    ]


def test_the_text_around_an_address_with_a_capital_stays() -> None:
    markdown = "Ask <i>us</i>, Https://a.example; or *them*: Https://b.example/). `Https://c`"
    assert made(markdown).text == "Ask us, Https://a.example; or them: Https://b.example/). Https://c"


def test_a_resolvers_refusal_keeps_its_words_and_gets_the_place() -> None:
    (finding,) = made("x\n\ny [a](gone.md)").faults
    diagnostic = finding.of("stories/x.md", 10)
    assert (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.severity) == (
        "stories/x.md",
        13,
        3,
        "error",
    )
    assert (diagnostic.message, diagnostic.hint) == ("there is no gone.md", "Look at its spelling.")


def test_pictures_of_the_site_have_a_size_and_wait_their_turn() -> None:
    picture = 'width="1200" height="800" loading="lazy" decoding="async"'
    assert html("a ![b](<my desk.jpg>)") == f'<p>a <img src="../../assets/photos/my%20desk.jpg" alt="b" {picture}></p>'
    assert html('![b](desk.jpg "c & d")') == (
        f'<figure><img src="../../assets/photos/desk.jpg" alt="b" {picture}><figcaption>c &amp; d</figcaption></figure>'
    )


@pytest.mark.parametrize(
    ("markdown", "expected", "found"),
    [
        pytest.param(
            "![a](https://b.org/c.png)",
            '<p><a href="https://b.org/c.png" rel="noopener">a</a></p>',
            ["external-picture"],
            id="of another host",
        ),
        pytest.param(
            "[![a](https://b/c.png)](/about/)",
            '<p><a href="../../about/">a</a></p>',
            ["external-picture"],
            id="in a link",
        ),
        pytest.param("![a](data:image/png;base64,x)", "<p>a</p>", ["unreachable-picture"], id="data"),
        pytest.param("![a](gone.png)", "<p>a</p>", ["missing-picture"], id="missing"),
        pytest.param("![a]()", "<p>a</p>", ["empty-picture"], id="without address"),
        pytest.param(
            '<video src="https://b.org/v"></video>',
            '<p><a href="https://b.org/v" rel="noopener">Video</a></p>',
            ["recording"],
            id="video",
        ),
        pytest.param(
            '<audio><source src="//b.org/v">x</audio>',
            '<p><a href="https://b.org/v" rel="noopener">Sound</a></p>',
            ["recording"],
            id="sound",
        ),
    ],
)
def test_nothing_is_loaded_from_elsewhere(markdown: str, expected: str, found: list[str]) -> None:
    assert html(markdown) == expected
    assert codes(markdown) == found


def test_a_browser_chooses_among_the_sizes_of_a_picture() -> None:
    sizes = (("assets/pictures/desk-480.jpg", 480), ("assets/pictures/desk-960.jpg", 960))
    webp = (("assets/pictures/desk-960.webp", 960),)

    class Photographed(Site):
        def picture(self, target: str) -> PictureTarget | Fault:
            return PictureTarget(f"assets/pictures/{target}", 960, 640, sizes, webp)

    column = 'sizes="(min-width: 40rem) 38rem, 100vw"'
    written = body('![b](desk.jpg "c")\n\n![d](desk.jpg) e', Photographed(), dutch)
    shown = (
        f'<picture><source srcset="../assets/pictures/desk-960.webp 960w" {column} type="image/webp">'
        '<img src="../assets/pictures/desk.jpg" alt="{alt}" width="960" height="640" loading="lazy" decoding="async" '
        f'srcset="../assets/pictures/desk-480.jpg 480w, ../assets/pictures/desk-960.jpg 960w" {column}></picture>'
    )
    figure = f"<figure>{shown.replace('{alt}', 'b')}<figcaption>c</figcaption></figure>"
    assert written.html_at("../") == f"{figure}\n<p>{shown.replace('{alt}', 'd')} e</p>"
    assert written.text == "c\ne"


@pytest.mark.parametrize("markdown", ["![](desk.jpg)", "![ ](desk.jpg)", "<img src=desk.jpg>"])
def test_a_picture_that_does_not_say_what_it_shows_is_an_error(markdown: str) -> None:
    (finding,) = made(markdown).faults
    assert (finding.code, finding.severity) == ("picture-without-alt", "error")


def test_a_picture_may_say_that_it_is_decoration() -> None:
    assert codes('<img src=desk.jpg alt="">') == []


def test_a_picture_that_is_not_shown_needs_no_words() -> None:
    assert codes("![](https://b.org/c.png)") == ["external-picture"]


def test_a_body_stands_anywhere_on_the_site_and_in_feeds() -> None:
    result = made("[a](anna.md) ![b](desk.jpg) [c](#d)\n\n## d")
    feed = result.html_at("https://example.org/", "https://example.org/stories/x/")
    assert 'href="https://example.org/stories/anna/"' in feed
    assert 'src="https://example.org/assets/photos/desk.jpg"' in feed
    assert 'href="https://example.org/stories/x/#s-d"' in feed
    assert 'href="#s-d"' in result.html_at("")


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1", "&#xFDD0;", "&#x0fdd1", "&#64976;", "&#0064976;"])
def test_no_input_holds_the_marks_of_addresses(mark: str) -> None:
    text = f"{mark} [a{mark}](anna.md#{mark} '{mark}') <b title='{mark}'>`{mark}`</b>\n\n<p id='{mark}'>{mark}</p>"
    result = made(text)
    assert result.html.count("\ufdd0") == 1
    assert "\ufdd1" not in result.html


def test_the_text_has_a_line_for_every_block_and_no_marks_of_footnotes() -> None:
    result = made("# A *b*\n\nc\nd<br>e[^1]\n\n| f | g |\n|---|---|\n\n- h\n  - i\n\n<script>x</script>\n\n[^1]: j")
    assert result.text == "A b\nc d\ne\nf\ng\nh\ni\nj"
    assert result.words == 10


def test_words_are_counted_where_they_are_not_spaced() -> None:
    assert made("私は毎日働きます").words == 5
