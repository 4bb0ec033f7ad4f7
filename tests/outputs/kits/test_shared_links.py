"""Hashtags, and links that tell the network but no person."""

import pytest

from kollega.networks import Network, load_networks
from kollega.outputs.kits.kit import Sharing
from kollega.outputs.kits.plain_text import hashtags, hashtags_on

NETWORKS = load_networks()
SHORT = "https://careers.acme.example/go/k7d2/"


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize(
    ("sharing", "query"),
    [
        pytest.param(Sharing(()), "?utm_source={}", id="its network"),
        pytest.param(Sharing((), "spring"), "?utm_source={}&utm_campaign=spring", id="a campaign, if there is one"),
        pytest.param(Sharing((), "spring", tracking=False), "", id="nothing"),
    ],
)
def test_a_link_is_the_short_one_and_tells_no_more_than(network: Network, sharing: Sharing, query: str) -> None:
    assert sharing.link(SHORT, network) == SHORT + query.format(network.id)


def test_a_link_on_paper_says_so() -> None:
    assert Sharing(()).tracked_link(SHORT, "print") == f"{SHORT}?utm_source=print"


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        pytest.param(["Data science"], ("#DataScience",), id="several words"),
        pytest.param(["python"], ("#python",), id="one word as it is written"),
        pytest.param(["#IWorkAtAcme"], ("#IWorkAtAcme",), id="with its sign"),
        pytest.param(["Ferries & quays"], ("#FerriesQuays",), id="marks between words"),
        pytest.param(["Node.js", "#onboarding"], ("#NodeJs", "#onboarding"), id="a dot within, a sign in front"),
        pytest.param(["C", "C++", "C#", ".NET", "C++ & Rust", "LGBTQ+", "100% remote"], ("#C",), id="signs of a name"),
        pytest.param(["2026", "!", ""], (), id="no letter"),
        pytest.param(["Ops", "ops"], ("#ops",), id="once"),
        pytest.param(["データ 分析"], ("#データ分析",), id="Japanese"),
        pytest.param(["हिन्दी"], ("#हिन्दी",), id="marks stay"),
        pytest.param(["کار\u200cآفرینی"], ("#کار\u200cآفرینی",), id="joiners stay"),
        pytest.param(["a" * 64], (), id="too long"),
    ],
)
def test_words_become_hashtags(words: list[str], tags: tuple[str, ...]) -> None:
    assert hashtags(words) == tags


@pytest.mark.parametrize(
    ("word", "on_bluesky"),
    [
        pytest.param("کار\u200cآفرینی", ("#کار_آفرینی",), id="a half-space of Persian is an underscore"),
        pytest.param("می\u200cخواهم\u200cها", ("#می_خواهم_ها",), id="each of them"),
        pytest.param("ශ්\u200dරී", (), id="nothing says a joiner of Sinhala"),
        pytest.param("ক্\u200cষ", (), id="nor a half-space of Bengali"),
        pytest.param("a\u20e2b", (), id="nor a letter in a box"),
        pytest.param("دانش", ("#دانش",), id="Arabic letters alone"),
        pytest.param("Data science", ("#DataScience",), id="Latin"),
    ],
)
def test_a_tag_that_bluesky_would_cut_is_said_otherwise_or_left_out(word: str, on_bluesky: tuple[str, ...]) -> None:
    tags = hashtags([word])
    assert hashtags_on(NETWORKS["bluesky"], tags) == on_bluesky
    assert hashtags_on(NETWORKS["x"], tags) == tags


def test_a_tag_that_is_left_out_makes_room_for_the_next() -> None:
    tags = hashtags(["ශ්\u200dරී", "Bread", "Boats", "Butter"])
    assert hashtags_on(NETWORKS["bluesky"], tags) == ("#Bread", "#Boats")
