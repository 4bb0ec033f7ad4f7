"""What is taken out of a body is reported where it stands."""

from __future__ import annotations

import pytest

from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import body

Place = tuple[int, int, str]


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1, 1)


def places(markdown: str) -> list[Place]:
    findings = body(markdown, Anywhere(), str).faults
    return [(finding.mark.line, finding.mark.column, finding.code) for finding in findings]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("<script>x</script>", [(1, 1, "forbidden-element")], id="first line"),
        pytest.param(
            "a\n\n<script>\nx\n</script>\n\nb <script></script>",
            [(3, 1, "forbidden-element"), (7, 3, "forbidden-element")],
            id="block, inline",
        ),
        pytest.param("a\r\n\r\nb\rc <style></style>", [(4, 3, "forbidden-element")], id="line endings"),
        pytest.param("é **x** <iframe src=x>", [(1, 9, "forbidden-element")], id="columns in characters"),
        pytest.param("a `<script>` b\n<script>x</script>", [(2, 1, "forbidden-element")], id="after code"),
        pytest.param("```\n<script>\n```\n\n<script></script>", [(5, 1, "forbidden-element")], id="after a code block"),
        pytest.param("a \\<script> b\n<script>x</script>", [(2, 1, "forbidden-element")], id="after an escaped one"),
        pytest.param("a \\<svg> b <svg></svg>", [(1, 12, "forbidden-element")], id="after an escaped one in its line"),
        pytest.param("<svg><b onclick=x></b></svg>", [(1, 1, "forbidden-element")], id="once for all that is in it"),
        pytest.param("<!-- <script> -->\n\n<SCRIPT></SCRIPT>", [(3, 1, "forbidden-element")], id="after a comment"),
        pytest.param("> a\n> <b onclick=x>c</b>", [(2, 3, "event-handler")], id="in a quote"),
        pytest.param("- a\n- <b>c</b>\n  - <b onclick=x>c</b>", [(3, 5, "event-handler")], id="in a list in a list"),
        pytest.param(
            "<b>1</b> <b>2</b>\n<b>3</b>\n<b onfocus=x>4</b>", [(3, 1, "event-handler")], id="after harmless ones"
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| c | d |\n| e | <iframe></iframe> |\n| <b style=x>f</b> | g |",
            [(4, 7, "forbidden-element"), (5, 3, "style")],
            id="in cells of a table",
        ),
        pytest.param(
            "<div>\n<table><thead><tr><th></th></tr>\n<tr><td>b</td></tr>\n<tr><td style=x>c</td></tr></table>\n</div>",
            [(4, 5, "style")],
            id="in a raw table",
        ),
        pytest.param(
            "<div>\n\na *b*\n\n<svg></svg>\n</div>", [(5, 1, "forbidden-element")], id="in a raw block with Markdown"
        ),
        pytest.param(
            "<svg>\n<a></a>\n</svg>\n\n<a onclick=x>b</a>",
            [(1, 1, "forbidden-element"), (5, 1, "event-handler")],
            id="after what is taken out",
        ),
        pytest.param(
            "<script>\n<b onclick=x>\n</script>\n\n<b onclick=x>",
            [(1, 1, "forbidden-element"), (5, 1, "event-handler")],
            id="after a script that writes one",
        ),
        pytest.param(
            "> <script>\n> <b onclick=x>\n> </script>\n\n<b onclick=x>",
            [(1, 3, "forbidden-element"), (5, 1, "event-handler")],
            id="after a script in a quote",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: b <svg/>\n\nc\n\n<svg></svg>",
            [(3, 9, "forbidden-element"), (7, 1, "forbidden-element")],
            id="in a footnote that stands first",
        ),
        pytest.param(
            "x\n[a](javascript:b)\n![](c.png)",
            [(2, 1, "forbidden-link"), (3, 1, "picture-without-alt")],
            id="in Markdown itself",
        ),
        pytest.param('a\n<a href="data:x">b</a>', [(2, 1, "forbidden-link")], id="in a raw link"),
        pytest.param("# a <img src=http://b/c alt=d>", [(1, 5, "external-picture")], id="in a heading"),
        pytest.param("**a <svg></svg>**", [(1, 5, "forbidden-element")], id="in an emphasis"),
        pytest.param(
            "<b style=x><i style=y>a</i></b>\n<i style=z></i>", [(1, 1, "style"), (2, 1, "style")], id="once a line"
        ),
        pytest.param("I am <Anna Berg> of\nthe team", [(1, 6, "unknown-element")], id="a name in angle brackets"),
        pytest.param(
            "<form action=x><input name=y><button>z</button></form>", [(1, 16, "forbidden-element")], id="a form"
        ),
    ],
)
def test_each_finding_has_its_line_and_column(markdown: str, expected: list[Place]) -> None:
    assert places(markdown) == expected


def test_many_findings_in_one_paragraph_keep_their_lines() -> None:
    lines = [f"<b>{n}</b> <i on{n}=x>{n}</i>" for n in range(2000)]
    assert [line for line, _, _ in places("\n".join(lines))] == list(range(1, 2001))


def test_each_finding_says_what_and_how_to_mend_it() -> None:
    markdown = "<script></script>\n[a]()\n![](b)\n<b style=x onclick=y>\n<Anna>\n[c](data:d)\n![e](http://f)"
    for finding in body(markdown, Anywhere(), str).faults:
        assert not finding.message[0].isupper(), finding
        assert not finding.message.endswith("."), finding
        assert finding.hint[0].isupper(), finding
        assert finding.hint.endswith("."), finding
