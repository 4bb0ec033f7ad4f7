"""Marks that readers would see as they were typed are told where they stand, with what was meant."""

from __future__ import annotations

import pytest

from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import Body, body


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1, 1)


def made(markdown: str) -> Body:
    return body(markdown, Anywhere(), str)


@pytest.mark.parametrize(
    ("markdown", "line", "column", "meant"),
    [
        pytest.param("a ![a boat](my photo.jpg)", 1, 3, "(<my photo.jpg>)", id="a space in a picture's file"),
        pytest.param("a\n\nb [x](the plan.pdf)", 3, 3, "(<the plan.pdf>)", id="a space in a file's name"),
        pytest.param(
            "[x](mailto:a@example.org?subject=Hi there)",
            1,
            1,
            "(mailto:a@example.org?subject=Hi%20there)",
            id="a space in a mail's subject",
        ),
        pytest.param("[x](https://a.example/b c)", 1, 1, "(https://a.example/b%20c)", id="a space in an address"),
        pytest.param("[x](a.md “t”)", 1, 1, '(a.md "t")', id="a title in typographic marks"),
        pytest.param("[x](a.md «t»)", 1, 1, '(a.md "t")', id="a title in French marks"),
        pytest.param('[x]( "t u")', 1, 1, '(https://… "t u")', id="a title and no address"),
        pytest.param("[x](a.md and so on", 1, 1, "`)`", id="a link without end"),
        pytest.param("a[^1] b", 1, 2, "[^1]: …", id="no note"),
        pytest.param("##No space", 1, 1, "## No", id="a heading without space"),
        pytest.param("> ###Deep", 1, 3, "### Deep", id="a heading in a quote"),
        pytest.param("a\n\n• b\n• c", 3, 1, "- ", id="bullets"),
        pytest.param("a **bold ** b", 1, 3, "**bold**", id="a space before the end"),
        pytest.param("a ** bold** b", 1, 3, "**bold**", id="a space behind the beginning"),
        pytest.param("a *slanted * b", 1, 3, "*slanted*", id="one star"),
        pytest.param("a __bold __ b", 1, 3, "__bold__", id="underscores"),
        pytest.param("日本では**「人」**が", 1, 5, "<b>「人」</b>", id="no space between words"),
        pytest.param("日本では*「人」*が", 1, 5, "<b>…</b>", id="the same with one star"),
        pytest.param("中文**强调（重点）**文字", 1, 3, "<b>强调（重点）</b>", id="a wide bracket"),
        pytest.param("a **b and c", 1, 3, "**", id="never closed"),
        pytest.param("[[Other story]]", 1, 1, "[Other story](…)", id="a link of a wiki"),
        pytest.param("[[other|Other story]]", 1, 1, "[other](…)", id="a link of a wiki with another name"),
        pytest.param("![[x.jpg]]", 1, 1, "![what it shows](<x.jpg>)", id="a picture of a wiki"),
        pytest.param("see [the plan][plan]", 1, 5, "[the plan](…)", id="no address to a name"),
        pytest.param("é <a href='b>c</a>", 1, 3, ">", id="a tag that is not closed"),
        pytest.param("| a | b |\n| c | d |", 1, 1, "|---|---|", id="a table without its second line"),
        pytest.param("{% include x.html %}", 1, 1, "Markdown", id="a tag of another program"),
        pytest.param("a[^1]\n\n[^1]: b [x](my plan.pdf)", 3, 9, "(<my plan.pdf>)", id="in a note"),
        pytest.param("`[x](a b.md)` [y](a b.md)", 1, 15, "(<a b.md>)", id="after the same in code"),
    ],
)
def test_marks_that_readers_would_see_are_told_with_the_mend(markdown: str, line: int, column: int, meant: str) -> None:
    (fault,) = made(markdown).faults
    assert (fault.mark.line, fault.mark.column) == (line, column)
    assert fault.code in {"raw-markdown", "raw-html"}
    assert meant in fault.hint


@pytest.mark.parametrize(
    "markdown",
    [
        "`![a](b c.jpg)` and\n\n    [x](the plan.pdf)\n\n```\n##No [[x]] **b **\n```",
        r"\[x](the plan.pdf), \*\*b \*\*, \[[x]], \##No, \• a, a\[^1]",
        "#hashtag #38: 5 * 3 * 2, 2**3, a_b_c, a[i][0], ____ and ***",
        '[x](<the plan.pdf>) [y](a.md "t") [z] (see there)\n\n[z]: b.md',
        "a • b · c | d\n\n* * *\n\n1 < 2 and a <b, {curly} \u2022",
        "| a |\n|---|\n| b |",
    ],
)
def test_what_is_meant_as_it_stands_is_not_told(markdown: str) -> None:
    assert made(markdown).faults == ()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("<figure>\n![A post-it](a.jpg)\n</figure>", 'alt="A post-it"', id="a picture"),
        pytest.param('<div>\n[x](y.md "t")\n</div>', 'title="t">x</a>', id="a link with a title"),
        pytest.param("<div>\n[x](https://a.example/b_(c)?d=1&e=2)\n</div>", "b_(c)?d=1&amp;e=2", id="an address"),
        pytest.param("<p>\n**bold** and *slanted*</p>", "<strong>bold</strong> and <em>slanted</em>", id="emphasis"),
        pytest.param("- a\n  <div>\n  [x](y.md)\n  </div>", ">x</a>", id="in a list"),
        pytest.param("> <div>\n> [x](y.md)\n> </div>", ">x</a>", id="in a quote"),
    ],
)
def test_markdown_within_html_is_read_as_it_was_meant_and_told(markdown: str, html: str) -> None:
    text = made(markdown)
    assert html in text.html
    assert [fault.code for fault in text.faults] == ["markdown-in-html"]


@pytest.mark.parametrize("inner", ["## A heading", "- a\n- b", "[R&amp;D](a.md)", "[x](<y z.md>)"])
def test_what_cannot_be_read_safely_within_html_is_told(inner: str) -> None:
    text = made(f"a\n\n<div>\n{inner}\n</div>")
    assert ("markdown-in-html", 4) in [(fault.code, fault.mark.line) for fault in text.faults]


def test_what_is_read_within_html_is_as_safe_as_all_else() -> None:
    text = made('<div>\n[x](javascript:alert(1)) ![y](a.jpg"onerror=x) [<b>](c.md)\n</div>')
    assert "javascript" not in text.html
    assert "onerror=" not in text.html.replace("%22onerror=", "")
    assert "forbidden-link" in {fault.code for fault in text.faults}


def test_a_picture_without_words_within_html_is_asked_for_them_on_its_line() -> None:
    text = made("<figure>\n![](a.jpg)\n</figure>")
    assert [(fault.code, fault.mark.line) for fault in text.faults] == [
        ("markdown-in-html", 2),
        ("picture-without-alt", 2),
    ]


def test_the_same_is_told_once_a_paragraph_and_not_without_end() -> None:
    assert len(made("• a\n" * 50).faults) == 1
    assert len(made("a **b \n\n" * 500).faults) < 200


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("[](a.md) [![](b.jpg)](a.md)", {"link-without-words", "picture-without-alt"}, id="links"),
        pytest.param("[`x`](a.md) [![b](b.jpg)](a.md) [**c**](d.md)", set(), id="links with words"),
        pytest.param("##\n\na", {"empty-heading"}, id="an empty heading"),
        pytest.param("## a\n\n#### b", {"skipped-heading"}, id="a level is skipped"),
        pytest.param("#### a", {"skipped-heading"}, id="the first is too deep"),
        pytest.param("# a\n\n## b\n\n### c\n\n## d", set(), id="one level at a time"),
        pytest.param("# a\n\n### c", {"skipped-heading"}, id="below one of the first level"),
        pytest.param("a[^1]\n\n[^1]: b", set(), id="notes"),
    ],
)
def test_links_and_headings_that_say_nothing_are_told(markdown: str, expected: set[str]) -> None:
    assert {fault.code for fault in made(markdown).faults} == expected


def test_each_link_to_a_heading_that_is_not_there_is_told() -> None:
    faults = made("[a](#one) [b](#two) [c](#here)\n\n## Here").faults
    assert [(fault.code, fault.mark.column) for fault in faults] == [("unknown-fragment", 1), ("unknown-fragment", 11)]


@pytest.mark.parametrize(
    ("markdown", "columns"),
    [
        pytest.param("Kolleg*innen und Mitarbeiter*innen", [7], id="two words"),
        pytest.param("Jede*r, die oder der\nals Mitarbeiter*in beginnt", [5], id="on two lines"),
        pytest.param("Kolleg*innen und **alle** Mitarbeiter*innen", [7], id="with bold words between"),
        pytest.param("Kolleg*innen", [], id="one word"),
        pytest.param("Kolleg*innen\n\nMitarbeiter*innen", [], id="in two paragraphs"),
        pytest.param(r"Kolleg\*innen und Mitarbeiter\*innen", [], id="with backslashes"),
        pytest.param("Leser_innen und Autor_innen, Kolleg:innen", [], id="with other signs"),
        pytest.param("un*believ*able", [], id="a part of a word that is meant"),
        pytest.param("Kolleg<em>a b</em>innen", [], id="as HTML"),
    ],
)
def test_stars_in_words_that_put_others_in_italics_are_told(markdown: str, columns: list[int]) -> None:
    faults = made(markdown).faults
    assert [(fault.code, fault.mark.column) for fault in faults] == [("stars-in-words", column) for column in columns]


@pytest.mark.parametrize(
    ("markdown", "lines", "told"),
    [
        pytest.param('<p style="a">x</p>\n\n', 3, ["`style=…` is taken out"] * 3, id="a few"),
        pytest.param(
            '<p style="a">x</p>\n\n', 40, ["`style=…` is taken out; 40 lines of this text have it"], id="many"
        ),
        pytest.param("[a]()\n\n", 1234, ["this link leads nowhere; 1,234 lines of this text have it"], id="a thousand"),
    ],
)
def test_what_another_program_has_left_is_told_once_with_its_number(markdown: str, lines: int, told: list[str]) -> None:
    assert [str(fault.message) for fault in made(markdown * lines).faults] == told
