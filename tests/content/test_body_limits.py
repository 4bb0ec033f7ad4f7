"""A body that would grow without end is refused; anything else that is merely strange is shown."""

from __future__ import annotations

import pytest

from kollega.content.body import Link, Picture, body
from kollega.content.problem import Severity


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> Link:
        return Link(target)

    def picture(self, target: str) -> Picture:
        return Picture(target, 1, 1)


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
    ],
)
def test_what_would_grow_without_end_is_an_error_on_its_line(markdown: str, line: int, code: str) -> None:
    result = body(markdown, Anywhere(), str)
    assert (result.html, result.text, result.words) == ("", "", 0)
    ((finding),) = result.findings
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
        pytest.param("[^a] " * 5_000 + "\n\n[^a]: b", id="references to one footnote"),
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
    assert all(finding.severity is Severity.WARNING for finding in result.findings)
