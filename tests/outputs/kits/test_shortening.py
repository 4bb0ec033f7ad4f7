"""Whole sentences where they fit, else up to a word."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuts import CUTS, LINK, SCRIPTS, Cut, ends_at_a_word, small_network
from kollega.networks import Network, load_networks
from kollega.outputs.kits.plain_text import plain_lines
from kollega.outputs.kits.shortening import fit, shorten, split_sentences


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
def test_a_post_keeps_whole_sentences_and_else_whole_words(cut: Cut) -> None:
    assert fit(split_sentences(cut.text), small_network(cut.room), LINK, "", cut.tags) == cut.left


@pytest.mark.parametrize(
    ("room", "text"),
    [
        pytest.param(48, "One two. Three four. I work here.\n\n#A #B", id="everything"),
        pytest.param(39, "One two. Three four. I work here.\n\n#A", id="fewer tags"),
        pytest.param(36, "One two. Three four. I work here.", id="no tags before fewer sentences"),
        pytest.param(32, "One two. I work here.\n\n#A #B", id="fewer sentences"),
        pytest.param(8, "One two.", id="no disclosure before a cut"),
        pytest.param(7, "One…", id="cut at a word"),
        pytest.param(3, "", id="no whole word"),
    ],
)
def test_a_disclosure_goes_last_before_words_do(room: int, text: str) -> None:
    assert fit(("One two.", "Three four."), small_network(room), LINK, "I work here.", ("#A", "#B")) == text


PUNCTUATED = "café’s “quoted”, 1,000.50 e.g. U.S. A/B well-known o'clock foo_bar C++ Node.js #Tag —"
WORDS = st.sampled_from(sorted(SCRIPTS)).map(lambda script: f"{SCRIPTS[script]} {PUNCTUATED}".split(" "))
SENTENCES = WORDS.flatmap(lambda words: st.lists(st.sampled_from(words), min_size=60, max_size=90).map(" ".join))
UNSPACED = SENTENCES.map(lambda sentence: sentence.replace(" ", ""))


@settings(deadline=None)
@given(SENTENCES | UNSPACED, st.sampled_from(["x", "bluesky", "snapchat"]))
def test_a_cut_is_an_end_of_a_word_by_unicodes_rules_too(sentence: str, name: str) -> None:
    text = shorten(sentence, load_networks()[name], LINK)
    assert not text or sentence.startswith(text.rpartition("…")[0])
    ends_at_a_word(text, sentence)


KINDS_OF_LONG_TEXT = {
    "words": "word ",
    "sentences": "Some word. ",
    "ends of sentences": "。",
    "spaces": "    ",
    "accents": "é",
    "accents apart": "e\u0301",
    "one word": "xxxx",
    "Japanese": "私の仕事は。",
    "Thai": "ทำงานที่นี่",
    "Bengali": "অ্যাপ ",
    "families": "👨\u200d👩\u200d👧\u200d👦 ",
    "domains": "a.nl,",
    "labels": "a.",
    "brackets": "https://a.nl/(a",
    "punctuation": "a … ",
    "quotations": "“a” ",
    "quotations without end": "«a “b ",
}


def ways_of_counting() -> list[Network]:
    """Return of the networks that count in the same units the one that takes least, and the one that takes most."""
    by_units: dict[frozenset[str], list[Network]] = {}
    for network in load_networks().values():
        by_units.setdefault(frozenset(limit.unit for limit in network.limits), []).append(network)
    ends = (
        sorted(group, key=lambda network: network.limit or 0)[:: max(1, len(group) - 1)] for group in by_units.values()
    )
    return [network for group in ends for network in group]


WAYS = ways_of_counting()


def seconds(text: str) -> float:
    """Return how long the processor works, whatever else the machine does."""
    started = time.process_time()
    sentences = split_sentences(plain_lines(f"https://a.example/{text}”{text}", (LINK,)))
    for network in WAYS:
        fit(sentences, network, LINK, "I work here.", ("#A", "#B"))
    return time.process_time() - started


@pytest.mark.parametrize("piece", KINDS_OF_LONG_TEXT.values(), ids=KINDS_OF_LONG_TEXT)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (5_000, 20_000))
    most = min(10 * min(seconds(short) for _ in range(2)) + 0.2, 6)
    assert any(seconds(long) < most for _ in range(2))  # a second try, since a machine has moods


def test_each_way_of_counting_is_among_those_that_are_timed() -> None:
    assert {"x", "bluesky", "mastodon", "threads", "snapchat", "facebook"} <= {network.id for network in WAYS}


def test_a_cut_keeps_every_limit_of_the_network() -> None:
    bluesky = load_networks()["bluesky"]
    text = shorten("👨\u200d👩\u200d👧\u200d👦 " * 140, bluesky, LINK)
    assert bluesky.length(bluesky.post(text, LINK)) < bluesky.length(bluesky.post(f"{text}👾", LINK)) < 300
    assert 2900 < len(bluesky.post(text, LINK).encode()) <= 3000


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I bake. Then I code", ("I bake.", "Then I code.")),
        ("Dr. Lee knows, e.g. Tests! Really? Yes.", ("Dr. Lee knows, e.g. Tests!", "Really?", "Yes.")),
        ("Version 3.11 is out.", ("Version 3.11 is out.",)),
        ("パンを焼いた。今は書く", ("パンを焼いた。", "今は書く。")),
        ("「焼く。」と言った。", ("「焼く。」と言った。",)),
        ("हम रोटी बनाते हैं। आप आइए", ("हम रोटी बनाते हैं।", "आप आइए।")),
        ("เราทำขนมปัง", ("เราทำขนมปัง",)),
        ("ပေါင်မုန့်", ("ပေါင်မုန့်။",)),
        ("ပေါင်မုန့်၊", ("ပေါင်မုန့်၊",)),
        ("យើងធ្វើនំប៉័ង", ("យើងធ្វើនំប៉័ង។",)),
    ],
)
def test_a_description_is_split_at_the_ends_of_sentences(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences
