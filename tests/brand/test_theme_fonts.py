"""The theme's own fonts: what a first visit fetches of them, and that it is not asked for in vain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import kollega_theme

ASSETS = Path(kollega_theme.__file__).parent / "assets"
FACES = re.findall(
    r"@font-face .*fonts/([\w-]+(?:latin|latin-rare|signs)(?:-italic)?)\.woff2.*unicode-range: ([^;]+);",
    (ASSETS / "stylesheets/kollega.css").read_text("utf-8"),
)


def characters(ranges: str) -> set[int]:
    """Return the characters of a `unicode-range`."""
    ends = (each.removeprefix("U+").split("-") for each in ranges.split(","))
    return {each for end in ends for each in range(int(end[0], 16), int(end[-1], 16) + 1)}


@pytest.mark.parametrize("name", ["literata-latin", "literata-latin-italic", "source-sans-3-latin"])
def test_the_hyphen_with_which_firefox_divides_words_is_among_the_letters(name: str) -> None:
    assert ord("‐") in characters(dict(FACES)[name])
    assert ord("‐") in TTFont(ASSETS / f"fonts/{name}.woff2").getBestCmap()


@pytest.mark.parametrize("style", ["", "-italic"])
def test_no_character_is_fetched_twice(style: str) -> None:
    parts = re.compile(f"literata-(latin|latin-rare|signs){style}")
    own = [characters(ranges) for name, ranges in FACES if parts.fullmatch(name)]
    assert len(own) == (3 if style else 2)
    assert len(set().union(*own)) == sum(map(len, own))


@pytest.mark.parametrize("words", ["“It is *theirs*,” she said – naïve?", "Größe, één, élève, får, œuvre, færø‐ø"])
def test_words_in_italics_take_one_small_file(words: str) -> None:
    faces = {name: characters(ranges) for name, ranges in FACES if name.endswith("-italic")}
    wanted = {*map(ord, words.replace("*", ""))}
    assert [name for name, own in faces.items() if own & wanted] == ["literata-latin-italic"]
    story = ("literata-latin", "literata-latin-italic", "source-sans-3-latin")
    assert sum((ASSETS / f"fonts/{name}.woff2").stat().st_size for name in story) < 71_000
