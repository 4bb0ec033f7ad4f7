"""A hand-written page is refused before it makes Python-Markdown slow, or fall."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import markdown
from kollega.content.pages import page_excess
from kollega.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from company import Company


def nested(line: str) -> Callable[[int], str]:
    """Return what stands in itself as often as asked for, by its first line at each depth."""
    return lambda depth: "".join(f"{'    ' * level}{line}\n" for level in range(depth))


REFUSED: dict[str, tuple[Callable[[int], str], int, str]] = {
    "brackets": (lambda size: "[" * size, 20_000, "too-much"),
    "pictures": (lambda size: "![" * size, 20_000, "too-much"),
    "words between brackets": (lambda size: "a [b " * size, 5_000, "too-much"),
    "brackets in brackets": (lambda size: "[" * size + "a" + "]" * size, 5_000, "too-much"),
    "targets of links": (lambda size: "[a](" * size, 5_000, "too-much"),
    "names of links": (lambda size: "[a][" * size, 5_000, "too-much"),
    "tags": (lambda size: "<a " * size, 5_000, "too-much"),
    "paragraphs of brackets": (lambda size: ("[" * 1_000 + "\n\n") * size, 20, "too-much"),
    "headings": (lambda size: "# a\n" * size, 2_001, "too-much"),
    "headings with a line": (lambda size: "a\n-\n" * size, 2_001, "too-much"),
    "lists in lists": (nested("- a"), 300, "too-deep"),
    "numbers in numbers": (nested("1. a"), 300, "too-deep"),
    "notes in notes": (nested("!!! note"), 300, "too-deep"),
    "quotes in quotes": (lambda depth: "> " * depth + "a", 300, "too-deep"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_take_minutes_or_fall_is_an_error_on_its_line(case: str, company: Company) -> None:
    made, size, code = REFUSED[case]
    company.write("pages/about.md", f"# About\n\n{made(size)}\n")
    with pytest.raises(ContentError) as raised:
        company.draw()
    told = [each for each in raised.value.diagnostics if each.severity == "error"]
    assert [(each.path, each.code, each.line >= 3) for each in told] == [("pages/about.md", code, True)]


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_refused_is_drawn_in_good_time(case: str) -> None:
    made, most, _ = REFUSED[case]
    size = max(size for size in range(1, most, max(most // 100, 1)) if not page_excess(made(size)))
    begin = time.process_time()
    markdown.markdown(made(size), extensions=["toc", "tables", "fenced_code"])
    assert time.process_time() - begin < 5, "it takes half a second"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](https://example.org/) " * 20_000, id="links"),
        pytest.param("- [a](b.md), [c][d]\n" * 20_000, id="a list of links"),
        pytest.param("From [0, 1) to (2, 3].\n\n" * 10_000, id="intervals"),
        pytest.param("\\[" * 100_000, id="with a backslash"),
        pytest.param("if a < b and c > d: x[i] = f(y[j])\n\n" * 10_000, id="code"),
        pytest.param("<b>a</b> " * 20_000, id="tags"),
        pytest.param("".join(f"{'  ' * (number % 20)}- a\n" for number in range(20_000)), id="lists"),
        pytest.param("| a " * 50 + "|\n" + "|---" * 50 + "|\n" + ("| b " * 50 + "|\n") * 1000, id="a table"),
    ],
)
def test_what_people_write_is_not_refused(text: str) -> None:
    assert page_excess(f"---\ntitle: A\n---\n\n# A\n\n{text}") is None


@pytest.mark.parametrize("unit", ["[", "[a](", "<a ", "a\n\n", "- a\n", "# ", "    ", ">", "] ", "![ \n", "=", "-\n "])
def test_the_time_to_look_grows_with_the_page(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        page_excess(text)
        return time.process_time() - begin

    small, large = (min(seconds(size) for _ in range(3)) for size in (100_000, 800_000))
    assert large < 8 * 3 * small + 0.05
