"""What is a block of a hand-written page, and what its lines say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.diagnostics import Mark
from kollega.markdown.blocks import (
    NAMES,
    BlockLine,
    Choice,
    ListRule,
    alert,
    blocks_of,
    parts_of,
    quotation_of,
    replace_blocks,
)

NO_BLOCKS = {
    "nothing": "",
    "a plain quotation": "> Somebody said so.",
    "brackets that are escaped": r"> \[!STORIES]",
    "a link": "> [!STORIES](stories.md)",
    "no name": "> [STORIES]",
    "no quotation": "[!STORIES]",
    "a later line": "> Look:\n> [!STORIES]",
    "code between backticks": "```\n> [!STORIES]\n```",
    "code between tildes that never ends": "~~~\n> [!STORIES]",
    "code that is indented": "Text.\n\n    > [!STORIES]",
    "a comment": "<!--\n> [!STORIES]\n-->",
    "a picture": "> ![!STORIES](a.png)",
    "a quotation in HTML": "<blockquote>[!STORIES]</blockquote>\n\n<div>\n> [!STORIES]\n</div>",
}


@pytest.mark.parametrize("markdown", NO_BLOCKS.values(), ids=NO_BLOCKS)
def test_only_quotations_that_begin_with_a_name_are_blocks(markdown: str) -> None:
    assert blocks_of(markdown) == ()
    assert replace_blocks(markdown, lambda _: "gone") == markdown


@pytest.mark.parametrize(
    ("markdown", "name", "mark", "title", "lines"),
    [
        pytest.param("> [!STORIES]", "STORIES", Mark(1, 3), "", [], id="alone"),
        pytest.param(">[!stories]\n>a", "STORIES", Mark(1, 2), "", ["a"], id="without spaces"),
        pytest.param("   >  [!QUOTE]  \n> a", "", Mark(), "", [], id="with too many"),
        pytest.param(
            "Text\n> [!PEOPLE] They *know* \n> a\n\n> b", "PEOPLE", Mark(2, 3), "They *know*", ["a"], id="title"
        ),
        pytest.param("> [!QUOTE]\n> a\nb\n\nc", "QUOTE", Mark(1, 3), "", ["a", "b"], id="a line without its mark"),
        pytest.param("> [!QUOTE]\n>\n>   a", "QUOTE", Mark(1, 3), "", ["", "  a"], id="an empty line"),
        pytest.param("> [!made up]", "MADE UP", Mark(1, 3), "", [], id="an unknown name"),
        pytest.param("> [!TIP]\r\n> a", "TIP", Mark(1, 3), "", ["a"], id="line ends of Windows"),
        pytest.param("<details>\n\n> [!TIP]\n\n</details>", "TIP", Mark(3, 3), "", [], id="between raw HTML"),
    ],
)
def test_a_block_has_a_name_a_title_and_lines(
    markdown: str, name: str, mark: Mark, title: str, lines: list[str]
) -> None:
    found = [
        (block.name, block.mark, block.title.text, [line.text for line in block.lines]) for block in blocks_of(markdown)
    ]
    assert found == ([(name, mark, title, lines)] if name else [])


@pytest.mark.parametrize("markdown", ["- a\n\n  > [!TIP]", "1. > [!TIP]", "> > [!TIP]", "> - > [!TIP]"])
def test_what_stands_within_something_else_is_told_and_stays(markdown: str) -> None:
    [block] = blocks_of(markdown)
    assert block.nested
    assert markdown.split("\n")[block.mark.line - 1][block.mark.column - 1 :] == "[!TIP]"
    assert replace_blocks(markdown, lambda _: "gone") == markdown


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("- [A day](../a-day.md)", Choice(Mark(2, 5), "../a-day.md")),
        ("[A [small] day](<a day.md>)", Choice(Mark(2, 3), "a day.md")),
        ("*   [A day](a.md)  ", Choice(Mark(2, 7), "a.md")),
        ("- [A day]()", Choice(Mark(2, 5), "")),
        ("tag: bikes", ListRule(Mark(2, 3), "tag", "bikes", Mark(2, 8))),
        ("- At-most :  3 ", ListRule(Mark(2, 5), "at most", "3", Mark(2, 16))),
        ("expertise: C++: the hard parts", ListRule(Mark(2, 3), "expertise", "C++: the hard parts", Mark(2, 14))),
        ("tag:", ListRule(Mark(2, 3), "tag", "", Mark(2, 7))),
        ("- some words", BlockLine(Mark(2, 5), "some words")),
        ("[A](a.md), [B](b.md)", BlockLine(Mark(2, 3), "[A](a.md), [B](b.md)")),
        ("![A](a.png)", BlockLine(Mark(2, 3), "![A](a.png)")),
        ("9: to 5", BlockLine(Mark(2, 3), "9: to 5")),
    ],
)
def test_a_line_is_a_link_or_a_rule_or_neither(line: str, part: Choice | ListRule | BlockLine) -> None:
    [block] = blocks_of(f"> [!STORIES]\n> {line}\n>")
    assert list(parts_of(block)) == [part]


@pytest.mark.parametrize(
    ("lines", "said", "said_by", "link"),
    [
        ("\n> Yes.\n> No.", "Yes.\nNo.", "", ""),
        (" Yes.\n> No.", "Yes.\nNo.", "", ""),
        ("\n> Yes.\n>\n> — [Ana](ana.md)\n>", "Yes.", "[Ana](ana.md)", "ana.md"),
        ("\n> Yes.\n> --Ana, at noon", "Yes.", "Ana, at noon", ""),
        ("\n> Yes – well.\n> – [Ana](ana.md), at noon", "Yes – well.", "[Ana](ana.md), at noon", ""),
        ("\n> - Yes", "- Yes", "", ""),
        ("\n> — Ana", "", "Ana", ""),
        ("", "", "", ""),
    ],
)
def test_a_quotation_says_something_and_who_says_it(lines: str, said: str, said_by: str, link: str) -> None:
    [block] = blocks_of(f"> [!QUOTE]{lines}")
    saying = quotation_of(block)
    assert (saying.words, saying.by, saying.link.target if saying.link else "") == (said, said_by, link)


def test_an_alert_becomes_what_python_markdown_knows() -> None:
    markdown = "# A\n> [!TIP]\n> One\n>\n> - two\n\n> [!NOTE] Three\n> four\nfive"
    assert replace_blocks(markdown, lambda block: alert(block, "So")).split("\n") == [
        *("# A", "", '!!! markdown-alert markdown-alert-tip "So"', "    One", "    ", "    - two", "", ""),
        *("", '!!! markdown-alert markdown-alert-note "Three"', "    four", "    five", ""),
    ]


PIECES = st.sampled_from(
    [
        *(f"[!{name}]" for name in (*NAMES, "X", "")),
        "> ",
        ">",
        "\n",
        "\n\n",
        "- ",
        "[a](b.md)",
        "tag: x",
        "```",
        "    ",
        "— ",
        '<blockquote data-sourcepos="1:1-9:9">',
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join))
def test_any_text_is_read_and_every_mark_is_in_it(markdown: str) -> None:
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for block in blocks_of(markdown):
        assert lines[block.mark.line - 1][block.mark.column - 1 :].startswith("[!")
        for part in (*parts_of(block), quotation_of(block).link or block):
            assert 1 <= part.mark.line <= len(lines)
            assert 1 <= part.mark.column <= len(lines[part.mark.line - 1]) + 1
    assert all(block.nested for block in blocks_of(replace_blocks(markdown, lambda _: "")))
