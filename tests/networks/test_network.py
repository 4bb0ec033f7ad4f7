"""The table of networks, and what opens them."""

import time
from dataclasses import FrozenInstanceError
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.networks import Count, Network, count, load_networks

NETWORKS = load_networks()
LINK = "https://careers.acme.example/stories/a/?utm_source=x&utm_medium=social"
each_network = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200)


def test_the_eight_networks_are_there() -> None:
    assert list(NETWORKS) == ["linkedin", "x", "bluesky", "mastodon", "threads", "facebook", "whatsapp", "email"]


@each_network
def test_every_number_and_address_of_a_network_says_where_it_was_read(network: Network) -> None:
    to_be_sourced = {"limits", "link_cost", "intent_url", "intent_limit"}
    assert {key for key in to_be_sourced if getattr(network, key)} <= network.sources.keys()
    assert all(source.url.startswith("http") for source in network.sources.values())


def test_a_network_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        NETWORKS["x"].hashtags = 9  # type: ignore[misc]


@pytest.mark.parametrize(
    ("network", "intent"),
    [
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        ("x", "https://x.com/intent/tweet?text=One%20%26%0A%0Atwo&url=https%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        ("bluesky", "https://bsky.app/intent/compose?text=One%20%26%20two%20https%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        ("mastodon", "https://share.joinmastodon.org/#text=One%20%26%0A%0Atwo%0A%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        (
            "threads",
            "https://www.threads.com/intent/post?text=One%20%26%0A%0Atwo&url=https%3A%2F%2Fa.example%2F%3Fb%3Dc",
        ),
        ("facebook", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        ("whatsapp", "https://wa.me/?text=One%20%26%0A%0Atwo%0A%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        (
            "email",
            "mailto:?subject=Title%3F&body=One%20%26%0D%0A%0D%0Atwo%0D%0A%0D%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc",
        ),
    ],
    ids=lambda value: value if value in NETWORKS else "",
)
def test_an_intent_opens_the_network_with_the_post(network: str, intent: str) -> None:
    assert NETWORKS[network].intent("One &\n\ntwo", "https://a.example/?b=c", "Title?") == intent


@settings(deadline=None)
@given(texts, texts)
def test_an_intent_carries_the_link_exactly_once(text: str, title: str) -> None:
    for network in NETWORKS.values():
        intent = network.intent(text, LINK, title)
        assert intent is not None
        assert intent.isascii()
        assert unquote(intent).count(LINK) == 1


@settings(deadline=None)
@given(texts)
def test_a_text_is_quoted_as_others_quote_it(text: str) -> None:
    intent = NETWORKS["x"].intent(text, "https://a.example/") or ""
    assert intent == f"https://x.com/intent/tweet?text={quote(text, safe='')}&url=https%3A%2F%2Fa.example%2F"


@settings(deadline=None)
@given(texts)
def test_other_parsers_read_the_text_back_from_an_intent(text: str) -> None:
    x = urlsplit(NETWORKS["x"].intent(text, LINK) or "")
    assert parse_qs(x.query, keep_blank_values=True) == {"text": [text], "url": [LINK]}
    mastodon = urlsplit(NETWORKS["mastodon"].intent(text, LINK) or "")
    assert mastodon.query == ""
    assert parse_qs(mastodon.fragment)["text"] == [f"{text}\n\n{LINK}" if text else LINK]


@settings(deadline=None)
@given(st.text(st.sampled_from("日éa \n"), max_size=1500), st.text(max_size=60))
def test_a_long_e_mail_opens_with_less_text_and_never_without_its_link(text: str, title: str) -> None:
    email = NETWORKS["email"]
    intent = email.intent(text, LINK, title) or ""
    assert len(intent) <= 2000
    assert unquote(intent).endswith(LINK)


def test_a_count_tells_length_limit_and_whether_it_fits() -> None:
    assert count(NETWORKS["x"], "日" * 141) == Count("x", 282, 280, fits=False)
    assert count(NETWORKS["whatsapp"], "日" * 141) == Count("whatsapp", 141, None, fits=True)


def test_a_site_changes_one_key_and_adds_a_network() -> None:
    extra: dict[str, dict[str, object]] = {
        "mastodon": {"limits": [{"unit": "graphemes", "most": 5000}]},
        "intranet": {"name": "Intranet", "intent_url": "https://intranet.example/new?u={link}"},
    }
    networks = load_networks(extra)
    assert (networks["mastodon"].limit, networks["mastodon"].link_cost) == (5000, 23)
    assert list(networks) == [*NETWORKS, "intranet"]
    assert networks["intranet"].fits("a" * 100_000)
    assert NETWORKS["mastodon"].limit == 500


def test_a_network_without_an_address_has_no_intent() -> None:
    networks = load_networks({"instagram": {"name": "Instagram"}})
    assert networks["instagram"].intent("text", LINK) is None


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        pytest.param(
            {"x": {"limits": [{"unit": "words", "most": 5}]}}, "x.limits.0.unit: .*“words” is no unit", id="unit"
        ),
        pytest.param({"x": {"limits": [{"unit": "graphemes", "most": 0}]}}, "x.limits.0.most: ", id="no room"),
        pytest.param({"new": {}}, "new.name: ", id="no name"),
        pytest.param({"x": {"hashtag": 1}}, "x.hashtag: ", id="unknown key"),
        pytest.param({"x": {"hashtags": "two"}}, "x.hashtags: ", id="no number"),
        pytest.param({"x": {"intent_url": "https://a.example/{text}"}}, "x.intent_url: .*exactly once", id="no link"),
        pytest.param({"x": {"intent_url": "https://a.example/{post}{link}"}}, "x.intent_url: ", id="link twice"),
        pytest.param(
            {"x": {"intent_url": "https://a.example/{link}{who}"}}, "x.intent_url: .*{who}", id="unknown slot"
        ),
        pytest.param({"x": {"intent_url": "https://a.example/{link"}}, "x.intent_url: ", id="open brace"),
        pytest.param({"My Net": {"name": "a"}}, "My Net.id: ", id="id"),
    ],
)
def test_a_wrong_row_is_named_with_its_network_and_key(extra: dict[str, dict[str, object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_networks(extra)


def test_a_text_made_to_be_slow_is_counted_quickly() -> None:
    started = time.perf_counter()
    for text in ("a." * 20_000, "https://" + "a.-" * 20_000, "https://a.nl/" + "(a" * 20_000, "@a" * 20_000):
        for network in NETWORKS.values():
            network.fits(text)
    assert time.perf_counter() - started < 5


def test_two_networks_open_with_the_link_alone() -> None:
    assert [network.id for network in NETWORKS.values() if not network.takes_text] == ["linkedin", "facebook"]
