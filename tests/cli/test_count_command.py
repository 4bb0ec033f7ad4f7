from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from posts import POSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        pytest.param("x", "hello\n", ("x", 5, 280, True), id="a line break at the end is not counted"),
        pytest.param("x", "hello\r\n", ("x", 5, 280, True), id="nor one of another system"),
        pytest.param("x", "hello\n\n", ("x", 6, 280, True), id="a second one is"),
        pytest.param("x", "", ("x", 0, 280, True), id="nothing"),
        pytest.param("bluesky", "日本" * 151, ("bluesky", 302, 300, False), id="too long"),
        pytest.param("email", "hello", ("email", 5, None, True), id="without a limit"),
    ],
)
def test_a_text_is_counted_as_its_network_counts(
    run: Callable[..., Result], network: str, text: str, expected: tuple[str, int, int | None, bool]
) -> None:
    result = run("count", network, given=text)
    names = ("network", "length", "limit", "fits")
    assert json.loads(result.stdout) == dict(zip(names, expected, strict=True)), result.output


def test_many_texts_are_counted_a_line_each(run: Callable[..., Result]) -> None:
    given = "".join(json.dumps(text) + "\n" for text in ("a\n", "", "\ud83d", "é" * 281))
    lines = run("count", "x", "--jsonl", given=given).stdout.splitlines()
    assert [json.loads(line)["length"] for line in lines] == [2, 0, 2, 281]
    assert [json.loads(line)["fits"] for line in lines] == [True, True, True, False]


@pytest.mark.parametrize(("network", "column"), [("x", 1), ("mastodon", 2), ("bluesky", 3)])
def test_many_posts_count_what_the_networks_own_programs_count(
    run: Callable[..., Result], network: str, column: int
) -> None:
    given = "".join(json.dumps(post[0]) + "\n" for post in POSTS.values())
    counts = [json.loads(line) for line in run("count", network, "--jsonl", given=given).stdout.splitlines()]
    assert [count["length"] for count in counts] == [post[column] for post in POSTS.values()]
    assert all(count["fits"] for count in counts)


def test_a_post_that_is_short_enough_but_refused_does_not_fit(run: Callable[..., Result]) -> None:
    given = "".join(json.dumps(text) + "\n" for text in ("Bread", "Bread\ufffe", "Bread\ufeff", "Bread\uffff"))
    lines = run("count", "x", "--jsonl", given=given).stdout.splitlines()
    assert [json.loads(line)["fits"] for line in lines] == [True, False, False, False]


@pytest.mark.parametrize("line", [b"hello", b"", b"1", b"null", b'["a"]', b'"\xff"', b"[" * 100_000])
def test_a_line_that_is_no_json_string_is_told_by_its_number(run: Callable[..., Result], line: bytes) -> None:
    result = run("count", "x", "--jsonl", given=b'"a"\n' + line + b"\n")
    assert result.exit_code == 2
    assert "line 2: " in result.stderr


def test_a_text_in_another_encoding_is_told(run: Callable[..., Result]) -> None:
    result = run("count", "x", given=b"caf\xe9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "UTF-8" in result.stderr
