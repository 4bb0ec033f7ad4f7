"""HTML of other systems becomes Markdown that says the same, and nothing that does harm."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from kollega.importers.answer import SourceError
from kollega.importers.html import LONGEST, markdown_of, sections_of
from kollega.markdown.render import html_of, source_of

CASES = {
    "paragraphs": ("<p>One.</p><p>Two&nbsp;words.</p>", "One.\n\nTwo words."),
    "lines that are paragraphs": ("<div>One.</div><div><br></div><div>Two.</div>", "One.\n\nTwo."),
    "a line break": ("<p>One<br>Two</p>", "One\\\nTwo"),
    "bold with its space inside": ("<p>A <strong>part-time </strong>job</p>", "A **part-time** job"),
    "a space in bold": ("<p>you<strong>&nbsp;</strong>will</p>", "you will"),
    "a bar in a table": (
        "<table><tr><th>Step</th></tr><tr><td>2 | 3</td></tr></table>",
        "| Step |\n| --- |\n| 2 \\| 3 |",
    ),
    "a year that begins": ("<p>2026. We open.</p>", "2026\\. We open."),
    "a hard space at the end of a mark": ("<p><em>by&nbsp;</em><b>&nbsp;us</b></p>", "*by*  **us**"),
    "a mark that ends with a sign": ("<p><b>Where:</b>here and <i>“there”</i></p>", "**Where:** here and *“there”*"),
    "a mark without a letter": ("<p>a <b>–</b> b</p>", "a – b"),
    "a link without a letter": ('<a href="https://a.example/">→</a>', "[→](https://a.example/)"),
    "a sign that would begin a list": ("<ul><li>a</li></ul><i></i><span>+ b</span>", "- a\n\n\\+ b"),
    "marks that follow each other": (
        "<p><em>by </em><i><a href='https://a.example/'>us</a></i><em>!</em></p>",
        "*by [us](https://a.example/)!*",
    ),
    "a heading": ("<h3>Tasks</h3><p>Mend.</p>", "## Tasks\n\nMend."),
    "a title of its own": ("<h1>Fitter</h1><h2>Tasks</h2><p>Mend.</p>", "## Fitter\n\n### Tasks\n\nMend."),
    "a heading in bold": ("<p><b>What you do:</b></p><ul><li>Mend</li></ul>", "## What you do\n\n- Mend"),
    "a heading in bold that is styled": ("<p><span><strong>Tasks</strong></span><br></p><p>x</p>", "## Tasks\n\nx"),
    "a sentence in bold": ("<p><b>Come and see us.</b></p>", "**Come and see us.**"),
    "bold in a list": ("<ul><li><p><b>Tools</b></p></li></ul>", "- **Tools**"),
    "entries with paragraphs": ("<ul><li><p>One</p></li><li><p>Two</p></li></ul>", "- One\n- Two"),
    "a list beside an entry": ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    "entries without a list": ("\n<li>a</li>\n<li>b</li>", "- a\n- b"),
    "an ordered list": ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
    "a link": ('<a href="https://a.example/x(1)">there</a>', "[there](https://a.example/x%281%29)"),
    "a link by mail": ('<a href="mailto:jobs@a.example">write</a>', "[write](mailto:jobs@a.example)"),
    "a link that runs": ('<a href="javascript:alert(1)">x</a>', "x"),
    "a link inwards": ('<a href="../../settings">x</a>', "x"),
    "a script": ("<p>a</p><script>alert(1)</script><style>b{}</style>", "a"),
    "a frame": ('<iframe src="https://a.example">in it</iframe><p>a</p>', "a"),
    "a picture": ('<p>a <img src="https://a.example/p.png" alt="b"></p>', "a"),
    "signs of Markdown": ("<p>* a_b_ # c &lt;b&gt;</p>", "\\* a_b\\_ # c \\<b>"),
    "emoji and scripts": ("<p>Работа 🎉</p>", "Работа 🎉"),
    "invisible signs": ("<p>a\u202eb\x00c</p>", "abc"),
    "nothing": ("", ""),
    "text alone": ("One & two", "One & two"),
}


@pytest.mark.parametrize(("html", "markdown"), CASES.values(), ids=CASES)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


def test_sections_have_their_headings_and_empty_ones_are_left_out() -> None:
    assert sections_of([("", "<p>a</p>"), ("Tasks", "<li>b</li>"), ("Profile", " ")]) == "a\n\n## Tasks\n\n- b"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        pytest.param("<div>" * 5_000, "are nested in each other", id="deep"),
        pytest.param("a" * (LONGEST + 1), "longer than", id="long"),
    ],
)
def test_html_that_is_made_to_be_slow_is_refused(html: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        markdown_of(html)


FIGURES = [
    (
        '<figure><img src="a.png" alt="A lift"><figcaption>In <b>fog</b></figcaption></figure>',
        '![A lift](a.png "In fog")',
    ),
    (
        '<figure><img src="a.png" alt="A"><figcaption>Says "x") and more</figcaption></figure>',
        '![A](a.png "Says ”x”) and more")',
    ),
    ('<figure><img src="a.png" alt="A"><figcaption>A</figcaption></figure>', "![A](a.png)"),
    ("<figure><table><tr><td>a</td></tr></table><figcaption>Days</figcaption></figure>", "Days"),
    ('<p><img src="a b.png" alt="A" title="T"></p>', "![A](a%20b.png)"),
]


@pytest.mark.parametrize(("html", "text"), FIGURES)
def test_what_stands_below_a_picture_stays_with_it(html: str, text: str) -> None:
    assert text in markdown_of(html, pictures=True)


WORDS = st.text("ab*_#<>&`[]()!\\-+.1 ~|é", max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["p", "em", "b", "span", "li", "h3"]), WORDS), min_size=1, max_size=4))
def test_a_text_says_the_same_words_afterwards(parts: list[tuple[str, str]]) -> None:
    soup = BeautifulSoup("", "lxml")
    for name, each in parts:
        soup.append(soup.new_tag(name, string=f"a{each}b"))
    words = [f"a{each}b" for _, each in parts]
    written = markdown_of(str(soup))
    shown = BeautifulSoup(html_of(source_of(written)), "lxml").get_text()
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", "".join(words))
