"""The text of an entry is for readers that know no styles of ours, and take out what they do not know."""

from __future__ import annotations

import feedparser
import pytest

from kollega.outputs.feeds.content import feed_html

CASES = {
    "nothing to do": ("<p>A <strong>b</strong>.</p>", "<p>A <strong>b</strong>.</p>"),
    "an id goes": ('<h2 id="s-a">A</h2>', "<h2>A</h2>"),
    "a class goes": ('<p class="leading">A</p>', "<p>A</p>"),
    "what screen readers are told of a page goes": (
        '<section class="footnotes" aria-label="Footnotes"><p role="note" tabindex="0">A</p></section>',
        "<section><p>A</p></section>",
    ),
    "a title, a language and a direction stay": (
        '<p id="a" lang="ar" dir="rtl" title="t">A</p>',
        '<p lang="ar" dir="rtl" title="t">A</p>',
    ),
    "columns are aligned by a style": (
        '<table><tr><td class="align-right">1</td><td class="align-center">2</td></tr></table>',
        '<table><tr><td style="text-align:right">1</td><td style="text-align:center">2</td></tr></table>',
    ),
    "the frame of a wide table goes": (
        '<div class="table" tabindex="0" role="region" aria-label="Table 1"><table><tr><td>1</td></tr></table></div>',
        "<table><tr><td>1</td></tr></table>",
    ),
    "a picture has one size": (
        '<picture><source srcset="/a.webp 1w"><img src="/a.png" alt="A" srcset="/b.png 1w"></picture>',
        '<img src="/a.png" alt="A">',
    ),
    "a box to tick is a sign": (
        '<ul><li><input type="checkbox" disabled="" checked=""> A</li><li><input type="checkbox"> B</li></ul>',
        "<ul><li>☑ A</li><li>☐ B</li></ul>",
    ),
    "an alert is a quotation with a title": (
        '<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>A</p></div>',
        "<blockquote><strong>Note</strong><p>A</p></blockquote>",
    ),
    "text against its direction is a style": (
        '<bdo dir="rtl">abc</bdo>',
        '<span style="unicode-bidi:bidi-override;direction:rtl">abc</span>',
    ),
    "a passage that opens is its heading and its text": (
        "<details><summary>We <b>offer</b></summary>Thirty days <ul><li>off</li></ul></details>",
        "<div><p>We <b>offer</b></p>Thirty days <ul><li>off</li></ul></div>",
    ),
    "a passage that opens with a heading": (
        '<details open=""><summary><h3 id="s-a">A</h3></summary><p>B</p></details>',
        "<div><div><h3>A</h3></div><p>B</p></div>",
    ),
    "a telephone number is text": ('<p>Call <a href="tel:+3112345">us</a>.</p>', "<p>Call us (+3112345).</p>"),
    "a number that is said is not said twice": ('<a href="tel:+31-12-345">+31 12 345</a>', "+31 12 345"),
    "a number behind something set off": ('<a href="TEL:112"><b>Help</b></a>', "<b>Help</b> (112)"),
    "a link stays": ('<a href="https://a.example/?a=1&amp;b=2" rel="noopener" id="x">A</a>', None),
    "letters beyond ASCII stay": ('<p id="x">é ☃ 𝄞 &lt;b&gt; &amp;amp;</p>', "<p>é ☃ 𝄞 &lt;b&gt; &amp;amp;</p>"),
    "no text": ("", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_a_text_in_a_feed(case: str) -> None:
    html, expected = CASES[case]
    assert feed_html(html) == (html.replace(' id="x"', "") if expected is None else expected)


@pytest.mark.parametrize("case", CASES)
def test_a_text_in_a_feed_is_as_it_should_be_already(case: str) -> None:
    html, _ = CASES[case]
    assert feed_html(feed_html(html)) == feed_html(html)


def test_what_opens_a_passage_does_not_run_into_it_for_those_who_read_with_feedparser() -> None:
    feed = "<rss version='2.0'><channel><item><description>{}</description></item></channel></rss>"
    html = feed_html("<details><summary>What we offer</summary>Thirty days off</details>").replace("<", "&lt;")
    assert feedparser.parse(feed.format(html)).entries[0].summary == "<div><p>What we offer</p>Thirty days off</div>"


def test_a_telephone_number_reaches_those_who_read_with_feedparser() -> None:
    """It leaves a link to nothing of one to `tel:`."""
    feed = "<rss version='2.0'><channel><item><description>{}</description></item></channel></rss>"
    html = feed_html('<a href="tel:+3112345">us</a>').replace("<", "&lt;")
    assert "+3112345" in feedparser.parse(feed.format(html)).entries[0].summary
