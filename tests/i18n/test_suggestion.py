"""Who has mistyped a name is told the one that was meant, however many there are."""

from __future__ import annotations

import difflib
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.i18n.suggestion import Names, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERED = [f"stories/a-day-with-team-{number:05}.md" for number in range(20_000)]
MANY = Names([*NUMBERED, "stories/the-heron-on-gauge-17.md", "stories/people/ana-silva.md", "vacancies/deckhand.md"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(
            "stories/the-heron-on-guage-17.md", "stories/the-heron-on-gauge-17.md", id="letters changed round"
        ),
        pytest.param("storys/the-heron-on-gauge-17.md", "stories/the-heron-on-gauge-17.md", id="a slip at the start"),
        pytest.param("stories/the-heron-on-gauge.md", "stories/the-heron-on-gauge-17.md", id="the end is missing"),
        pytest.param("stories/people/ana-silva", "stories/people/ana-silva.md", id="without an ending"),
        pytest.param("stories/ana-silva.md", "stories/people/ana-silva.md", id="in another folder"),
        pytest.param("vacancies/dekchand.md", "vacancies/deckhand.md", id="in the middle"),
        pytest.param("stories/a-dey-with-team-12345.md", "stories/a-day-with-team-12345.md", id="one of many alike"),
        pytest.param("something/else/altogether.png", "", id="nothing like it"),
        pytest.param("stories/" + "a" * 100_000, "", id="far too long"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_name_that_was_meant_is_found_among_thousands(written: str, meant: str) -> None:
    assert MANY.nearest(written, cutoff=0.75) == meant


KINDS = ("pages", "feeds", "cards")
NETWORKS = {"x": "X (Twitter)", "bluesky": "Bluesky", "linkedin": "LinkedIn"}


@pytest.mark.parametrize(
    ("word", "known", "options", "said"),
    [
        pytest.param("page", KINDS, {}, "Did you mean `pages`?", id="a slip"),
        pytest.param("PAGES", KINDS, {}, "Did you mean `pages`?", id="capitals"),
        pytest.param("eur", ["EUR", "EURO-X"], {"form": "{}"}, "Did you mean EUR?", id="capitals where they belong"),
        pytest.param("bluski", NETWORKS, {}, "Did you mean `Bluesky`?", id="an id, told by its name"),
        pytest.param("QUOT", ["QUOTE"], {"form": "`[!{}]`"}, "Did you mean `[!QUOTE]`?", id="in its form"),
        pytest.param("{x}", ["{y}x}", "{xy}"], {}, "Did you mean `{xy}`?", id="braces are letters"),
        pytest.param("pages", ["pagan"], {"cutoff": 0.9}, "", id="not like enough"),
        pytest.param("zebra", KINDS, {"otherwise": "There are three."}, "There are three.", id="nothing like it"),
        pytest.param("zebra", (), {}, "", id="nothing known"),
        pytest.param("a" * 501, ["a" * 500], {}, "", id="far too long"),
    ],
)
def test_somebody_is_asked_for_the_name_that_was_meant(
    word: str, known: Iterable[str], options: dict[str, Any], said: str
) -> None:
    assert suggestion(word, known, **options) == said


def test_hostile_names_are_compared_in_good_time() -> None:
    names = [("ab" * 250)[number:] + "c" * number for number in range(250)]
    began = time.process_time()
    Names(names).nearest("ba" * 250)
    assert time.process_time() - began < 1, "it takes a tenth of that"


def test_a_name_is_found_among_many_as_fast_as_among_few() -> None:
    slips = [name.replace("team", "taem") for name in NUMBERED[:1000:50]]

    def seconds(names: Names) -> float:
        began = time.process_time()
        for slip in slips:
            assert names.nearest(slip)
        return time.process_time() - began

    few = Names(NUMBERED[:1000])
    assert min(seconds(MANY) for _ in range(2)) < 5 * min(seconds(few) for _ in range(2)) + 0.02


WORDS = st.text("abcde-", min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=12), WORDS)
def test_among_a_few_names_it_is_as_near_as_any(names: list[str], word: str) -> None:
    def likeness(name: str) -> float:
        return difflib.SequenceMatcher(None, name, word).ratio()

    near = Names(names).nearest(word)
    best = difflib.get_close_matches(word, names, n=1)
    assert (likeness(near) if near else 0) == (likeness(best[0]) if best else 0)
