"""What each network counts for a text, after its own documents."""

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.networks import load_networks
from kollega.networks.counting import emoji_bytes, utf8_bytes, weighted
from kollega.networks.graphemes import grapheme_ends, graphemes, legacy_graphemes
from posts import CONFORMANCE, POSTS

NETWORKS = load_networks()
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(("text", "x", "mastodon", "bluesky"), POSTS.values(), ids=POSTS)
def test_a_post_counts_what_the_networks_own_programs_count(text: str, x: int, mastodon: int, bluesky: int) -> None:
    assert {name: NETWORKS[name].length(text) for name in ("x", "mastodon", "bluesky")} == {
        "x": x,
        "mastodon": mastodon,
        "bluesky": bluesky,
    }


@pytest.mark.parametrize(("text", "weight", "valid"), CONFORMANCE.values(), ids=CONFORMANCE)
def test_x_weighs_a_text_as_its_conformance_file_says(text: str, weight: int, *, valid: bool) -> None:
    assert (NETWORKS["x"].length(text), NETWORKS["x"].fits(text)) == (weight, valid)


@pytest.mark.parametrize("name", ["example", "invalid", "test", "localhost"])
@pytest.mark.parametrize("network", ["x", "mastodon"])
def test_an_address_at_a_reserved_name_stands_for_the_real_one(network: str, name: str) -> None:
    assert NETWORKS[network].length(f"https://careers.acme.{name}/a/?b=c&d=e") == 23
    assert NETWORKS[network].length(f"https://münchen.{name}") == 23
    assert NETWORKS[network].length("http://localhost:8000/stories/a/") == 23
    assert NETWORKS[network].length("http://127.0.0.1:8000/stories/a/") == 23
    assert NETWORKS[network].length(f"acme.{name}") == len(f"acme.{name}")


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ufeff"])
def test_x_takes_no_post_with_a_character_that_is_none(character: str) -> None:
    assert not NETWORKS["x"].fits(f"Bread{character}")
    assert NETWORKS["x"].refused(f"Bread{character}") == character
    assert NETWORKS["mastodon"].fits(f"Bread{character}")
    assert NETWORKS["x"].fits("Bread\ufffd")


def test_mastodon_takes_what_its_composer_and_its_strictest_server_take() -> None:
    mastodon = NETWORKS["mastodon"]
    conjunct = "\u0915\u094d\u0937"
    assert (graphemes(conjunct), legacy_graphemes(conjunct), mastodon.length(conjunct)) == (1, 2, 3)
    assert mastodon.fits(conjunct * 166)
    assert not mastodon.fits(conjunct * 167)
    zwj = "a\u200db"  # one sign for the composer, two for a server
    assert (mastodon.length(zwj * 251), mastodon.fits(zwj * 250), mastodon.fits(zwj * 251)) == (251, True, False)


def graphemes_of_the_test_file() -> list[list[str]]:
    lines = (Path(__file__).parent / "grapheme_breaks.txt").read_text("utf-8").splitlines()
    rows = [line.split(" / ") for line in lines if not line.startswith("#")]
    return [["".join(chr(int(point, 16)) for point in part.split()) for part in row] for row in rows]


def test_graphemes_end_where_unicode_17_says() -> None:
    rows = graphemes_of_the_test_file()
    assert len(rows) == 766
    for row in rows:
        assert list(grapheme_ends("".join(row))) == list(accumulate(map(len, row))), row
        assert graphemes("".join(row)) == len(row)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("naïve 日本", 8, id="letters count one"),
        pytest.param("🙂", 4, id="emoji counts its bytes"),
        pytest.param(FAMILY, 25, id="family"),
    ],
)
def test_threads_counts_the_bytes_of_emoji(text: str, length: int) -> None:
    assert NETWORKS["threads"].length(text) == length


def test_bluesky_counts_graphemes_and_keeps_a_limit_of_bytes() -> None:
    bluesky = NETWORKS["bluesky"]
    families = FAMILY * 150
    assert bluesky.length(families) == 150
    assert not bluesky.fits(families)
    assert bluesky.fits(FAMILY * 120)
    assert not bluesky.fits("a" * 301)


def test_half_a_surrogate_pair_is_counted_without_an_error() -> None:
    assert [network.length("a\ud800") > 1 for network in NETWORKS.values()] == [True] * len(NETWORKS)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("–“”‘…†€₿©")))
def test_western_text_counts_what_its_letters_count(text: str) -> None:
    assert weighted(text) == sum(map(weighted, text)) == len(text) + sum(text.count(sign) for sign in "…†€₿")
    assert emoji_bytes(text) == len(text)


@settings(deadline=None)
@given(st.text())
def test_a_shortcut_for_plain_text_counts_the_same(text: str) -> None:
    assert graphemes(text) == len(list(grapheme_ends(text)))
    assert utf8_bytes(text) == len(text.encode())


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\r")), st.text())
def test_two_lines_count_what_each_counts_and_the_break(first: str, second: str) -> None:
    for unit in (weighted, graphemes, emoji_bytes):
        assert unit(f"{first}\n\n{second}") == unit(first) + 2 + unit(second)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab1-./:@#? é日hts"), max_size=60))
def test_no_text_upsets_the_search_for_links(text: str) -> None:
    for network in NETWORKS.values():
        assert network.length(f"{text}\n\nhttps://a.example/b/") >= network.length("https://a.example/b/")
