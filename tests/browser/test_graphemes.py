"""Graphemes are those of the browser, in words of many scripts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from kollega.networks.graphemes import grapheme_ends, legacy_graphemes

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from visit import Reader

pytestmark = pytest.mark.browser

LANGUAGES = {
    "Bengali": "bn",
    "Malayalam": "ml",
    "Devanagari": "hi",
    "Tamil": "ta",
    "Sinhala": "si",
    "Thai": "th",
    "Khmer": "km",
    "Arabic": "fa",
    "Hebrew": "he",
    "Korean": "ko",
    "Latin": "vi",
    "Gujarati": "gu",
}
EACH = 200


def words_in(language: str) -> list[str]:
    """Return the first names of languages and countries in a language."""
    locale = Locale.parse(language)
    return [*dict.fromkeys([*locale.languages.values(), *locale.territories.values()])][:EACH]


def segmented(page: Page, words: list[str]) -> list[list[str]]:
    return page.evaluate(  # type: ignore[no-any-return] # what the script returns
        """(words) => {
          const segmenter = new Intl.Segmenter();
          return words.map((word) => [...segmenter.segment(word)].map(({ segment }) => segment));
        }""",
        words,
    )


@pytest.fixture
def page(reader: Reader) -> Page:
    """Return a page of a browser that counts by a Unicode version before 18, which joins letters after any virama."""
    page = reader.visit("")
    if len(segmented(page, ["\u0905\u094d\u0915"])[0]) == 1:
        pytest.skip("this browser counts by Unicode 18: renew networks/grapheme_breaks.txt once most of them do")
    return page


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_words_have_the_graphemes_that_the_browser_sees(page: Page, language: str) -> None:
    words = words_in(language)
    assert len(words) == EACH
    for word, segments in zip(words, segmented(page, words), strict=True):
        ends = [0, *grapheme_ends(word)]
        assert [word[start:end] for start, end in pairwise(ends)] == segments


def test_bengali_and_malayalam_count_what_browsers_count(page: Page) -> None:
    words = {"অ্যাকাউন্ট": 5, "অ্যাপ": 3, "അക്കൗണ്ട്": 3}
    assert [len(each) for each in segmented(page, [*words])] == [*words.values()]
    assert [len([*grapheme_ends(word)]) for word in words] == [*words.values()]
    assert legacy_graphemes("അക്കൗണ്ട്") == 5
