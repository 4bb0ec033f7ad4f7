"""Own words are never cut: what does not fit with its link is an error, and what is no error is in the kit, whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kollega.config.load import settings_of
from kollega.config.project import Project
from kollega.config.values import LONGEST_WORDS
from kollega.content.item import StoryItem
from kollega.content.story import Story
from kollega.content.yaml_values import Marks
from kollega.networks import load_networks
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Sharing
from kollega.outputs.kits.own_words import own_words_diagnostics
from kollega.outputs.kits.variants import quotation
from kollega.site.addresses import Addresses

if TYPE_CHECKING:
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.words import Words
    from kollega.outputs.kits.subject import Subject

NETWORKS = load_networks()
LIMITED = [network for network in NETWORKS.values() if network.limit]
SHARING = Sharing(tuple(NETWORKS.values()))
PROJECT = Project(
    root=Path(),
    pages_dir=Path("pages"),
    site_dir=Path("site"),
    site_name="Work",
    site_url="https://careers.acme.example/",
    settings=settings_of({"organisation": {"name": "Acme", "url": "https://acme.example"}}),
    theme_dirs=(),
)
SITE = Addresses(PROJECT.settings)


def story(share: dict[str, Any]) -> StoryItem:
    front = Story(title="T", authors=("a",), date=date(2026, 1, 5), description="D.", share=share)
    return StoryItem("night-bakery", "en", "stories/night-bakery.md", front, "Text.", 8, Marks())


SHORT_URL = PROJECT.url(SITE.short_path(story({})))


def diagnostics(share: dict[str, Any], sharing: Sharing = SHARING) -> list[Diagnostic]:
    return list(own_words_diagnostics([story(share)], sharing, SITE, PROJECT))


def room(network_id: str) -> int:
    """Return how many letters a text may have beside its link."""
    network = NETWORKS[network_id]
    link = SHARING.link(SHORT_URL, network)
    return (network.limit or 0) - network.length(network.post("", link)) - len(network.paragraph)


@pytest.mark.parametrize(
    "network", [each for each in LIMITED if each.limit < LONGEST_WORDS], ids=lambda network: network.id
)
def test_a_text_that_just_fits_is_no_error_and_one_letter_more_is(network: Any) -> None:
    most = room(network.id)
    assert diagnostics({network.id: ("x" * most,)}) == []
    (diagnostic,) = diagnostics({network.id: ("x" * (most + 1),)})
    assert diagnostic.code == "own-words-too-long"
    assert f"{network.limit:,}" in diagnostic.message
    assert f"{network.limit + 1:,}" in diagnostic.message


@pytest.mark.parametrize("network", LIMITED, ids=lambda network: network.id)
def test_what_is_no_error_stands_in_the_kit_and_what_is_does_not(network: Any, story: Subject, english: Words) -> None:
    most = room(network.id)
    fits, too_long = "x" * most, "y" * (most + 1)
    subject = replace(story, short_url=SHORT_URL, own={network.id: (fits, too_long)})
    own = [
        text.text_without_link
        for text in kit_of(subject, Sharing((network,)), english).snippets
        if text.network == network.id
    ]
    assert fits in own
    assert not any("y" * 50 in text for text in own)


def test_words_for_any_network_have_to_fit_one_of_them() -> None:
    short = Sharing((NETWORKS["x"], NETWORKS["bluesky"]))
    text = ("x" * 250,)
    assert diagnostics({"any": text}) == []
    assert diagnostics({"any": text}, short) == []
    (diagnostic,) = diagnostics({"any": ("x" * 290,)}, short)
    assert "Bluesky" in diagnostic.message


def test_the_link_that_authors_write_themselves_counts_once() -> None:
    text = "x" * room("bluesky") + "\nhttps://careers.acme.example/stories/night-bakery/"
    assert diagnostics({"bluesky": (text,)}) == []


def test_words_for_a_network_that_is_not_offered_are_a_warning_with_the_nearest_name() -> None:
    short = Sharing((NETWORKS["linkedin"],))
    (known, misspelt) = diagnostics({"x": ("x" * 999,), "Linkdin": ("Hello.",)}, short)
    assert (known.severity, known.code, known.hint) == ("warning", "unknown-network", "There are `any`, `linkedin`.")
    assert (misspelt.code, misspelt.hint) == ("unknown-network", "Did you mean `linkedin`?")


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ufeff"])
@pytest.mark.parametrize("key", ["x", "any"])
def test_a_character_for_which_a_network_takes_no_post_is_told(key: str, character: str) -> None:
    (diagnostic,) = diagnostics({key: (f"Bread{character}.",)})
    assert (diagnostic.severity, diagnostic.code) == ("error", "own-words-refused")
    assert diagnostic.message.startswith(f"X refuses posts with the invisible character U+{ord(character):04X}")
    assert diagnostics({"mastodon": (f"Bread{character}.",)}) == []


def test_what_cannot_be_seen_is_left_out_of_prepared_texts(story: Subject, english: Words) -> None:
    kit = kit_of(replace(story, title="Night\ufeff bakery\uffff"), SHARING, english)
    assert any("“Night bakery”" in snippet.text for snippet in kit.snippets if snippet.network == "x")
    assert not any("\ufeff" in snippet.text or "\uffff" in snippet.text for snippet in kit.snippets)


@pytest.mark.parametrize(
    ("text", "marks", "within"),
    [
        ("They said “no”. We built it.", "“”", "They said ‘no’. We built it."),
        ("It’s the boys’ “own” lift", "“”", "It’s the boys’ ‘own’ lift"),
        ("Ze zei ‘nee’. Foto’s van toen.", "‘’", "Ze zei “nee”. Foto’s van toen."),
        ("Sie sagten „nein“.", "„“", "Sie sagten ‚nein‘."),
        ("Powiedzieli „nie”.", "„”", "Powiedzieli «nie»."),
        ("De sa ”nej”.", "””", "De sa ’nej’."),
        ("Ils ont dit «\u202fnon\u202f».", "«»", "Ils ont dit “non”."),
        ('They said ‘no’ and "never".', "“”", 'They said ‘no’ and "never".'),
        ("An “open end", "“”", "An “open end"),
    ],
    ids=["English", "apostrophes", "Dutch", "German", "Polish", "Swedish", "French", "other marks", "no end"],
)
def test_a_quotation_in_a_quotation_has_marks_of_its_own(text: str, marks: str, within: str) -> None:
    assert quotation(text, marks) == within


def test_words_and_titles_that_quote_are_quoted_so_and_left_alone_elsewhere(
    story: Subject, sharing: Sharing, english: Words
) -> None:
    said = replace(story, title="The “wrong” bridge", quote="“No”, it said.", own={"any": ("They said “no”.",)})
    kit = kit_of(said, sharing, english)
    found = {(each.voice, each.variant): each.text_without_link for each in kit.snippets if each.network == "plain"}
    assert found["colleague", "words"] == "My colleague Ana Silva says about it: “They said ‘no’.”"
    assert found["colleague", "quote"].startswith("“‘No’, it said.” ")
    assert "“The ‘wrong’ bridge”" in found["colleague", "recommendation"]
    assert found["author", "own"] == "They said “no”."
    assert kit.title == "The “wrong” bridge"
