"""What each network counts for a text, after its own documents."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.networks import load_networks
from kollega.networks.counting import emoji_bytes, graphemes, utf8_bytes, weighted

NETWORKS = load_networks()
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("caf\u00e9", 4, id="composed"),
        pytest.param("cafe\u0301", 4, id="decomposed"),
        pytest.param("\u1ed2", 2, id="Vietnamese lies outside the light ranges"),
        pytest.param("日本", 4, id="CJK"),
        pytest.param("ӑ", 1, id="Cyrillic"),
        pytest.param("“a” – ‘b’", 9, id="quotation marks and dashes"),
        pytest.param("…", 2, id="ellipsis"),
        pytest.param("↑€", 4, id="arrow and euro"),
        pytest.param("👾", 2, id="emoji"),
        pytest.param("🙋🏽", 2, id="skin tone"),
        pytest.param(FAMILY, 2, id="family"),
        pytest.param("🇳🇱", 2, id="flag"),
        pytest.param("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 2, id="flag of tags"),
        pytest.param("1\ufe0f\u20e3", 2, id="keycap"),
        pytest.param("©", 1, id="copyright sign is a letter"),
        pytest.param("test.com", 23, id="bare domain"),
        pytest.param("Test https://test.com test https://test.com test.com test", 86, id="links among words"),
        pytest.param("(https://example.com/a_(b)).", 26, id="link in parentheses"),
        pytest.param("https://example.com日本", 27, id="link that touches letters"),
        pytest.param("https://münchen.de/x, ja", 27, id="domain with other letters"),
        pytest.param("https://careers.acme.example/a/?b=c&d=e", 23, id="reserved top-level domain"),
        pytest.param("ana@example.com", 15, id="e-mail address"),
        pytest.param("Node.js", 7, id="no top-level domain"),
        pytest.param("e.g. tests", 10, id="abbreviation"),
    ],
)
def test_x_weighs_a_text_as_its_documents_say(text: str, length: int) -> None:
    assert NETWORKS["x"].length(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("See https://example.com/a/long/path?x=y now", 31, id="link"),
        pytest.param("https://münchen.de/x, ja", 27, id="link with other letters"),
        pytest.param("test.com", 8, id="a domain without a scheme is no link"),
        pytest.param("Ask @ana@social.example", 8, id="remote mention"),
        pytest.param("Ask @ana", 8, id="local mention"),
        pytest.param("https://social.example/@ana@other.example", 23, id="mention inside a link"),
        pytest.param(FAMILY, 1, id="family"),
    ],
)
def test_mastodon_prices_links_and_mentions(text: str, length: int) -> None:
    assert NETWORKS["mastodon"].length(text) == length


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
    assert graphemes(text) == len(regex.findall(r"\X", text))
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
