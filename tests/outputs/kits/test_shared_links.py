"""Hashtags, and links that tell the network but no person."""

from urllib.parse import parse_qs, urlsplit

import pytest

from kollega.networks import Network, load_networks
from kollega.outputs.kits import Sharing
from kollega.outputs.kits.hashtags import hashtags, hashtags_on

NETWORKS = load_networks()
PAGE, SHORT = "https://careers.acme.example/stories/a/", "https://careers.acme.example/go/k7d2/"


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_a_link_tells_network_and_campaign_and_nothing_else(network: Network) -> None:
    query = parse_qs(urlsplit(Sharing((network,), "spring").link(PAGE, SHORT, network)).query)
    medium = "email" if network.id == "email" else "social"
    assert query == {"utm_source": [network.id], "utm_medium": [medium], "utm_campaign": ["spring"]}


def test_what_an_address_carries_is_kept() -> None:
    page = f"{PAGE}?a=%20b&utm_campaign=own#part"
    link = Sharing((), "spring").tracked(page, NETWORKS["x"])
    assert link == f"{PAGE}?a=%20b&utm_campaign=own&utm_source=x&utm_medium=social#part"


def test_a_site_that_does_not_track_shares_the_plain_address() -> None:
    assert Sharing((), "spring", tracking=False).link(PAGE, SHORT, NETWORKS["x"]) == PAGE


def test_a_long_address_gives_way_to_the_words() -> None:
    sharing = Sharing((), "colleagues")
    assert sharing.link(f"{PAGE}{'a' * 80}/", SHORT, NETWORKS["bluesky"]) == f"{PAGE}{'a' * 80}/"
    assert sharing.link(f"{PAGE}{'a' * 180}/", SHORT, NETWORKS["bluesky"]) == SHORT
    assert "utm_source=x" in sharing.link(f"{PAGE}{'a' * 180}/", SHORT, NETWORKS["x"])


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
