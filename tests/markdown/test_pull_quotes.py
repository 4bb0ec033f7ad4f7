"""Where a sentence of a story is repeated, set large: between two paragraphs, and never where it was set already."""

from __future__ import annotations

import pytest

from kollega.markdown.tree import pull_quote_offset

FIRST, SECOND = "<p>It rained.</p>\n", "<p>Nobody <em>came</em>.<br>\n“We &amp; you,” said <a href='#x'>Ana</a>.</p>\n"
HEADING = "<h2>Later</h2>\n"
PICTURE = '<figure><img src="a.png" alt="b"></figure>\n'
LIST = "<ul>\n<li>\n<p>It rained.</p>\n</li>\n</ul>\n"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        pytest.param(FIRST, SECOND, "Nobody came.", id="before the paragraph that has it"),
        pytest.param(FIRST, SECOND, '"We & you," said Ana.', id="with other quotation marks"),
        pytest.param(FIRST, SECOND, "It rained.", id="after the first paragraph"),
        pytest.param(FIRST + HEADING + SECOND, LIST, "Nobody came.", id="not between a heading and its text"),
        pytest.param(FIRST + PICTURE + SECOND, "", "Nobody came.", id="at the end, where all else would part"),
        pytest.param(SECOND, LIST + FIRST, "It rained.", id="before a list that has it"),
    ],
)
def test_a_quote_stands_between_two_blocks(before: str, after: str, words: str) -> None:
    assert pull_quote_offset(before + after, words) == len(before)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        pytest.param(FIRST, "It snowed.", id="never said"),
        pytest.param(FIRST + SECOND, "It rained. Nobody came.", id="said across two blocks"),
        pytest.param(FIRST + "<blockquote>\n<p>It rained.</p>\n</blockquote>\n", "It rained.", id="set large already"),
        pytest.param("", "It rained.", id="no text"),
    ],
)
def test_some_quotes_are_not_repeated(html: str, words: str) -> None:
    assert pull_quote_offset(html, words) is None
