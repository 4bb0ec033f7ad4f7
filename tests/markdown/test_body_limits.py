"""A body that would grow without end is refused; anything else that is merely strange is shown."""

from __future__ import annotations

import time

import pytest

from kollega.diagnostics import Severity
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import body


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1, 1)


@pytest.mark.parametrize(
    ("markdown", "line", "code"),
    [
        pytest.param("a\n\n" + ">" * 10_000 + " b", 3, "too-deep", id="quotes"),
        pytest.param("a\n\n" + "> " * 250 + "b", 3, "too-deep", id="quotes with spaces"),
        pytest.param("a\n\n" + "<div>" * 5_000, 3, "too-deep", id="raw elements"),
        pytest.param("a\n\n" + "<div>\n" * 5_000, 201, "too-deep", id="raw elements on lines"),
        pytest.param("a\n\n" + "<b>" * 5_000, 3, "too-deep", id="raw inline elements"),
        pytest.param(
            "x\n\n" + "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|a\n" * 2_000, 4, "table-too-wide", id="table"
        ),
        pytest.param("|a" * 1_100 + "|\n" + "|-" * 1_100 + "|\n", 2, "table-too-wide", id="table of one row"),
        pytest.param("x\n\n" + "# a\n" * 2_001, 2_003, "too-much", id="headings"),
        pytest.param("## a\n\n" * 2_001, 4_001, "too-much", id="headings with space between"),
        pytest.param("#\n" * 2_001, 2_001, "too-much", id="headings without words"),
        pytest.param("a\n=\n" * 2_001, 4_002, "too-much", id="headings with a line below"),
        pytest.param("> a\n> ---\n" * 2_001, 4_002, "too-much", id="headings in a quote"),
        pytest.param("- # a\n" * 2_001, 2_001, "too-much", id="headings in a list"),
        pytest.param("1. ###### a\n" * 2_001, 2_001, "too-much", id="headings in a numbered list"),
        pytest.param("a\n\n" + "a@example.org " * 1_001, 3, "too-much", id="mail addresses in a line"),
        pytest.param("a\n\nhttps://example.org/" + ")" * 501, 3, "too-much", id="brackets behind an address"),
        pytest.param("a\nwww.example.org/" + ").a" * 501, 2, "too-much", id="brackets and points"),
        pytest.param("a\n" + "&" * 100_001, 2, "too-much", id="ampersands"),
        pytest.param("a\n" + "&\xa0<>" * 25_001, 2, "too-much", id="signs that HTML escapes"),
        pytest.param("a\n\n<p " + "a=b " * 101 + ">", 3, "too-much", id="attributes"),
        pytest.param("a\n\n<p " + "a " * 101 + ">", 3, "too-much", id="attributes without a value"),
        pytest.param("a\n\n<p " + "a\n" * 101 + ">", 3, "too-much", id="attributes on lines"),
        pytest.param("a\n\n<p " + "a='>'b=\">\"" * 51 + ">", 3, "too-much", id="attributes without a space"),
        pytest.param("a\n\n<p " + "=a/" * 101 + ">", 3, "too-much", id="attributes that are none"),
        pytest.param("a\n\nb <b " + "a=b " * 101 + ">", 3, "too-much", id="attributes in a line"),
        pytest.param("[^a] " * 5_000 + "\n\n[^a]: b", 1, "too-much", id="references to one footnote"),
    ],
)
def test_what_would_grow_without_end_is_an_error_on_its_line(markdown: str, line: int, code: str) -> None:
    result = body(markdown, Anywhere(), str)
    assert (result.html, result.text, result.words) == ("", "", 0)
    ((finding),) = result.faults
    assert (finding.mark.line, finding.code, finding.severity) == (line, code, Severity.ERROR)


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("![[" * 20_000, id="picture brackets"),
        pytest.param("*a **b " * 15_000, id="emphasis"),
        pytest.param("- " * 5_000 + "a", id="lists in lists"),
        pytest.param("[a](<" * 20_000, id="links"),
        pytest.param("<a " * 30_000, id="tags never closed"),
        pytest.param("<i>a</i> " * 10_000, id="raw elements side by side"),
        pytest.param("<Anna>" * 150, id="names in angle brackets"),
        pytest.param("<svg></svg> a " * 5_000, id="things taken out side by side"),
        pytest.param("<b onclick=x>a</b>" * 5_000, id="findings on one line"),
        pytest.param("a " + "</p>" * 20_000 + "<b onclick=x>", id="end tags without a start"),
        pytest.param("<p id=a></p>\n" * 5_000, id="one id often"),
        pytest.param("<![CDATA[" * 5_000, id="CDATA"),
        pytest.param("<!--" * 5_000, id="comments"),
        pytest.param("<?x " * 5_000, id="processing instructions"),
        pytest.param("[^a] " * 1_000 + "\n\n[^a]: b", id="references to one footnote"),
        pytest.param("# a\n" * 2_000, id="headings"),
        pytest.param("|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|a" * 500 + "|\n", id="wide table"),
        pytest.param("a <b " + "and so on " * 500 + "\n\nb > c", id="what looks like a tag with many attributes"),
        pytest.param("<p " + "a=b " * 100 + ">a</p>", id="attributes"),
        pytest.param("a@example.org\n" * 5_000, id="mail addresses on lines"),
        pytest.param("a) " * 5_000, id="brackets"),
        pytest.param("`" + "&" * 50_000 + "`", id="ampersands"),
        pytest.param("```sh\n" + "#!/bin/sh\n#hashtag\n--option\n" * 2_000 + "```", id="what only looks like headings"),
        pytest.param("![a](b.jpg)\n\n" * 5_000, id="pictures"),
        pytest.param("[a](b)" * 50_000, id="links in a word"),
        pytest.param("&#" + "9" * 10_000 + "; <b title=&#" + "9" * 10_000 + ";>", id="numbers of characters"),
        pytest.param("| a | b |\n|---|---|\n" + "| c | d |\n" * 2_000, id="long table"),
        pytest.param("\0\x01\x0b\x0c\x1b\x7f\ufeff\ufffe\uffff", id="control characters"),
        pytest.param('<b data-sourcepos="999999999:9-9:9">a</b> <svg></svg>', id="a position of the author's own"),
        pytest.param('<b data-sourcepos="x" onclick=y>a</b>', id="no position"),
        pytest.param("\u202e\u0301\u200d\U0001f468\u200d", id="unpaired marks"),
    ],
)
def test_what_is_merely_strange_is_shown(markdown: str) -> None:
    result = body(markdown, Anywhere(), str)
    assert all(finding.severity is Severity.WARNING for finding in result.faults)


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("[a](https://example.org) ", id="links"),
        pytest.param("https://example.org ", id="bare addresses"),
        pytest.param("[![a](https://x.org/b)](https://y.org) ", id="pictures that are links"),
        pytest.param("[ä](javascript:a)\n", id="findings between letters of two bytes"),
        pytest.param("ä [b](javascript:a) <svg></svg> ", id="findings in one line"),
        pytest.param("</p><b onclick=x>a</b> ", id="elements that only the parser makes"),
        pytest.param("<div>\n</body ", id="end tags without an end"),
        pytest.param("| a |\n|---|\n\n", id="tables"),
        pytest.param("<div><a", id="tags without an end"),
        pytest.param("<div a='<b c=\"", id="values without an end"),
        pytest.param("a[^b]\n\n[^b]: c\n\n", id="footnotes"),
        pytest.param("<p id=a></p><p id=a-1></p>\n", id="ids"),
        pytest.param("- <script>\n\t\t1\n\t</script><b onclick=x>\n", id="scripts in a list"),
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    small, large = (min(_seconds(unit * (length // len(unit))) for _ in range(3)) for length in (10_000, 80_000))
    assert large < 8 * 3 * small  # with the square it would be 8 times 8


def _seconds(markdown: str) -> float:
    """Return how long the processor works, whatever else the machine does."""
    begin = time.process_time()
    body(markdown, Anywhere(), str)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("<https://" + "a." * 100_000 + "%>", id="host with many points"),
        pytest.param("https://player.vimeo.com/video/" + "1" * 100_000 + "?h=", id="long number of a video"),
        pytest.param("https://example.org/" + "a" * 100_000 + '"', id="quotation mark at the end"),
        pytest.param("[a](b '" + "c" * 100_000 + "')", id="long title"),
        pytest.param("|" * 50_000 + "x\n" * 9, id="bars"),
    ],
)
def test_a_long_address_takes_no_longer_than_another(address: str) -> None:
    plain = min(_seconds("a" * len(address)) for _ in range(3))
    assert min(_seconds(address) for _ in range(3)) < 50 * max(plain, 0.001)
