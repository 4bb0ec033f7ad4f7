"""The table of networks, and what opens them."""

import time
from dataclasses import FrozenInstanceError
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import kollega_theme
from kollega.networks import Count, Network, count, load_networks

NETWORKS = load_networks()
LINK = "https://careers.acme.example/stories/a/?utm_source=x&utm_medium=social"
each_network = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200)


IDS = (
    "linkedin x bluesky mastodon threads facebook instagram snapchat tiktok whatsapp telegram signal viber reddit xing"
    " teams slack discord viva-engage email sms plain"
)
COPIED = ["instagram", "snapchat", "tiktok", "signal", "xing", "slack", "discord", "viva-engage", "plain"]
SOURCED = ("limits", "link_cost", "most_links", "fold", "emphasis", "most_hashtags", "most_title", "intent_limit")


def test_the_networks_are_there_in_the_order_in_which_they_are_offered() -> None:
    assert list(NETWORKS) == IDS.split()


@each_network
def test_every_number_of_a_network_says_where_it_was_read(network: Network) -> None:
    assert {key for key in SOURCED if getattr(network, key)} <= network.sources.keys()
    assert {"limits", *network.sources} <= {"limits", *SOURCED, *vars(network), "units"}
    assert all(source.url.startswith("https://") for source in network.sources.values())


@each_network
def test_every_network_says_where_its_address_was_read_or_that_it_has_none(network: Network) -> None:
    assert "intent_url" in network.sources or network.id == "plain"
    assert (network.intent_url is None) == (network.id in COPIED)


@each_network
def test_what_a_preview_needs_is_known(network: Network) -> None:
    assert "card" in network.sources or network.card == "none"
    assert network.icon == network.id
    assert network.fold is None or network.fold.phone <= network.fold.desk <= (network.limit or 0)
    assert network.hashtags <= (network.hashtags if network.most_hashtags is None else network.most_hashtags)
    if network.card != "none":
        assert "address" in network.becomes_link


@each_network
def test_every_network_has_a_mark_in_the_picture_of_marks(network: Network) -> None:
    marks = etree.parse(Path(kollega_theme.__file__).with_name("assets") / "images/networks.svg")
    (symbol,) = marks.xpath(f"//*[local-name()='symbol'][@id='{network.icon}']")
    assert symbol.get("viewBox")
    assert len(symbol) > 0


@pytest.mark.parametrize(
    ("network", "text", "verdict"),
    [
        pytest.param("threads", "https://a.example/1 " * 5, "taken", id="five links"),
        pytest.param("threads", "https://a.example/1 " * 6, "refused", id="six links"),
        pytest.param("threads", "a.com b.com c.com d.com e.com f.com", "refused", id="six bare domains"),
        pytest.param("instagram", "#Bread #Boats #Butter #Beer #Buns", "taken", id="five tags"),
        pytest.param("instagram", "#Bread #Boats #Butter #Beer #Buns #Böden", "refused", id="six tags"),
        pytest.param("instagram", "#1 #2 #3 #4 #5 #6 https://a.example/#a a#b", "taken", id="numbers are no tags"),
        pytest.param("tiktok", "#a #a #a #a #a #a", "refused", id="six times the same tag"),
        pytest.param("x", "#a " * 20 + "https://a.example/1 " * 6, "taken", id="X takes more of both"),
    ],
)
def test_a_network_takes_no_more_links_and_tags_than_it_says(network: str, text: str, verdict: str) -> None:
    assert NETWORKS[network].fits(text) is (verdict == "taken")


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
        ("telegram", "https://t.me/share/url?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc&text=One%20%26%0A%0Atwo"),
        ("viber", "viber://forward?text=One%20%26%0A%0Atwo%0A%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc"),
        ("reddit", "https://www.reddit.com/submit?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc&title=Title%3F"),
        (
            "teams",
            "https://teams.microsoft.com/share?href=https%3A%2F%2Fa.example%2F%3Fb%3Dc&msgText=One%20%26%0A%0Atwo",
        ),
        ("sms", "sms:?&body=One%20%26%0A%0Atwo%0A%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc"),
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
        assert (intent is None) == (network.id in COPIED)
        if intent is None:
            continue
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
    networks = load_networks({"intranet": {"name": "Intranet"}, "telegram": {"intent_url": None}})
    assert networks["intranet"].intent("text", LINK) is None
    assert networks["telegram"].intent("text", LINK) is None


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        pytest.param(
            {"x": {"limits": [{"unit": "words", "most": 5}]}}, "x.limits.0.unit: .*“words” is not a unit", id="unit"
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
        pytest.param({"x": {"card": "huge"}}, "x.card: .*'large', 'small' or 'none'", id="card"),
        pytest.param({"x": {"pictures": ["round"]}}, "x.pictures.0: ", id="picture"),
        pytest.param({"x": {"becomes_link": ["word"]}}, "x.becomes_link.0: ", id="what becomes a link"),
        pytest.param({"x": {"fold": {"desk": 100}}}, "x.fold.phone: ", id="half a fold"),
        pytest.param({"x": {"fold": 100}}, "x.fold: ", id="a fold that is a number"),
        pytest.param({"x": {"most_links": 0}}, "x.most_links: ", id="no link at all"),
        pytest.param({"x": {"most_hashtags": -1}}, "x.most_hashtags: ", id="fewer than none"),
        pytest.param({"x": {"icon": "../secret"}}, "x.icon: ", id="icon"),
        pytest.param({"x": {"link_in_comment": "maybe"}}, "x.link_in_comment: ", id="perhaps in a comment"),
        pytest.param({"x": {"intent_url": "javascript:{post}"}}, "x.intent_url: .*opens no network", id="script"),
        pytest.param({"x": {"intent_url": "{post}"}}, "x.intent_url: .*opens no network", id="no scheme"),
        pytest.param({"My Net": {"name": "a"}}, "My Net.id: ", id="id"),
    ],
)
def test_a_wrong_row_is_named_with_its_network_and_key(extra: dict[str, dict[str, object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_networks(extra)


def test_a_text_made_to_be_slow_is_counted_quickly() -> None:
    started = time.process_time()
    for text in ("a." * 20_000, "https://" + "a.-" * 20_000, "https://a.nl/" + "(a" * 20_000, "@a" * 20_000):
        for network in NETWORKS.values():
            network.fits(text)
    assert time.process_time() - started < 5


def test_three_networks_open_with_the_link_alone() -> None:
    opened = [network for network in NETWORKS.values() if network.intent_url]
    assert [network.id for network in opened if not network.takes_text] == ["linkedin", "facebook", "reddit"]
