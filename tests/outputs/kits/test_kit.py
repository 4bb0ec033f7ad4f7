"""The share kit of a story and of a vacancy."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from babel.messages.pofile import read_po

import kollega_theme
from kollega.i18n.words import Words, load_words
from kollega.networks import load_networks
from kollega.outputs.kits import Kit, Sharing, Subject, composed, kit_json
from kollega.outputs.kits.sentences import GAP, PROMPTS, TEXTS

SHIPPED = sorted(file.stem for file in (Path(kollega_theme.__file__).parent / "words").glob("*.po"))
SCHEMA = json.loads(Path(__file__).with_name("kit.schema.json").read_text("utf-8"))


@pytest.fixture(params=["story", "vacancy"])
def subject(request: pytest.FixtureRequest) -> Subject:
    found: Subject = request.getfixturevalue(request.param)
    return found


def texts(kit: Kit, network: str) -> dict[str, str]:
    return {each.variant: each.text_without_link for each in kit.snippets if each.network == network}


def test_kit_json_keeps_its_contract(subject: Subject, sharing: Sharing, english: Words) -> None:
    document = json.loads(kit_json(composed(subject, sharing, english)))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert list(document) == SCHEMA["required"]
    assert list(document["snippets"][0]) == list(document["prompts"][0]) == SCHEMA["$defs"]["snippet"]["required"]


def test_every_network_has_several_different_texts(subject: Subject, sharing: Sharing, english: Words) -> None:
    kit = composed(subject, sharing, english)
    for network in sharing.networks:
        found = [each.text for each in kit.snippets if each.network == network.id]
        assert len(found) == len(set(found)) == 4
        assert sum(prompt.network == network.id for prompt in kit.prompts) == 3


def test_a_story_is_told_by_a_colleague(story: Subject, sharing: Sharing, english: Words) -> None:
    assert texts(composed(story, sharing, english), "whatsapp") == {
        "short": "My colleague Ana Silva wrote “From the night bakery to the night shift of the servers”.",
        "description": "A story by my colleague Ana Silva: I baked bread for nine years. Then I learned that a good "
        "alarm smells of something too. We both work at Acme.",
        "question": "What is it like to work at Acme? My colleague Ana Silva shows a bit of it in “From the night "
        "bakery to the night shift of the servers”.",
        "conversation": "People sometimes ask me what we do at Acme. My colleague Ana Silva wrote about it: “From the "
        "night bakery to the night shift of the servers”.",
    }


def test_a_vacancy_says_what_matters(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    assert texts(composed(vacancy, sharing, english), "whatsapp")["facts"] == (
        "Welder (32 hours), at Acme, where I work. Where: Utrecht (on site). Team: Workshop. "
        "Pay: €3,200–€3,900 a month. Apply by 1 April 2026."
    )


def test_a_sentence_whose_fact_is_not_known_is_left_out(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    bare = replace(vacancy, team="", workplace="", pay="", closes="", description="")
    assert texts(composed(bare, sharing, english), "whatsapp") == {
        "short": "We are looking for a new colleague: Welder (32 hours). Where: Utrecht.",
        "question": "Do you know the right person for this? Acme, where I work, is looking for: Welder (32 hours).",
        "facts": "Welder (32 hours), at Acme, where I work. Where: Utrecht.",
    } | {"description": "This is about the job “Welder (32 hours)” at Acme, where I work."}


def test_two_authors_are_colleagues(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = composed(replace(story, authors=("Ana Silva", "Bo Berg")), sharing, english)
    assert texts(kit, "whatsapp")["short"].startswith("My colleagues Ana Silva and Bo Berg wrote “")


def test_a_dutch_kit_is_dutch(story: Subject, sharing: Sharing, theme_words: Path) -> None:
    kit = composed(replace(story, lang="nl"), sharing, load_words("nl", (theme_words,)))
    assert texts(kit, "whatsapp")["question"].startswith(
        "Hoe is het om bij Acme te werken? Mijn collega Ana Silva laat"
    )


def test_own_words_come_first_and_whole(story: Subject, sharing: Sharing, english: Words) -> None:
    own = {"x": ("Only on X.\n\nTwo paragraphs.",), "any": ("For all.", "Long " * 60)}
    kit = composed(replace(story, own=own), sharing, english)
    assert list(texts(kit, "x").items())[:2] == [("own", "Only on X.\n\nTwo paragraphs."), ("own-2", "For all.")]
    assert texts(kit, "linkedin")["own-2"] == ("Long " * 60).strip()
    assert {name for name in texts(kit, "bluesky") if name.startswith("own")} == {"own"}


def test_own_words_that_repeat_a_prepared_text_stand_once(story: Subject, sharing: Sharing, english: Words) -> None:
    short = texts(composed(story, sharing, english), "whatsapp")["short"]
    kit = composed(replace(story, own={"whatsapp": (short,)}), sharing, english)
    assert list(texts(kit, "whatsapp")) == ["own", "description", "question", "conversation"]


def test_an_address_in_own_words_is_not_posted_twice(story: Subject, sharing: Sharing, english: Words) -> None:
    own = {"any": (f"Read it: {story.url}?utm_source=me\nNow ({story.short_url}).",)}
    kit = composed(replace(story, own=own), replace(sharing, tracking=False), english)
    for snippet in kit.snippets:
        assert (snippet.text.count(snippet.link), snippet.text.count("https://")) == (1, 1)


def test_a_disclosure_follows_prepared_texts_and_never_own_words(
    story: Subject, sharing: Sharing, english: Words
) -> None:
    own = {"any": ("Own.", "x" * 250)}
    kit = composed(replace(story, own=own), replace(sharing, disclosure="I work here."), english)
    assert list(texts(kit, "x").values())[:2] == ["Own.", "x" * 250]
    assert all("I work here." in text for name, text in texts(kit, "x").items() if not name.startswith("own"))
    assert all("I work here." in prompt.text for prompt in kit.prompts)


def test_hashtags_are_as_many_as_the_network_is_used_to(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = composed(replace(story, hashtags=("One", "Two", "Three", "Four", "Five", "Six")), sharing, english)
    for network in sharing.networks:
        short = texts(kit, network.id)["short"]
        assert short.count("#") == network.hashtags
        assert ("#One" in short) == bool(network.hashtags)


def test_an_amount_stays_together_in_a_text(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    amount = "31\N{NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}kr"
    kit = composed(replace(vacancy, pay=f"{amount}  a \n month"), sharing, english)
    assert f"Pay: {amount} a month." in texts(kit, "linkedin")["facts"]


def test_only_an_e_mail_and_a_link_on_reddit_have_a_title(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = composed(story, sharing, english)
    assert {(each.network, each.title) for each in kit.snippets if each.title} == {
        (network, story.title) for network in ("email", "reddit")
    }


def test_every_prompt_shows_its_gap_and_whose_story_it_is(subject: Subject, sharing: Sharing, english: Words) -> None:
    for prompt in composed(subject, sharing, english).prompts:
        assert prompt.text.count(GAP) == 1
        if prompt.network != "snapchat":  # a caption has no room for more than the gap
            assert subject.title in prompt.text_without_link


def test_prepared_texts_do_not_shout(subject: Subject, sharing: Sharing, english: Words, theme_words: Path) -> None:
    for words in (english, *(load_words(lang, (theme_words,)) for lang in SHIPPED)):
        kit = composed(subject, sharing, words)
        assert not [each.text for each in (*kit.snippets, *kit.prompts) if "!" in each.text]


def test_a_network_with_no_room_has_no_texts(story: Subject, english: Words) -> None:
    tiny = load_networks({"tiny": {"name": "Tiny", "limits": [{"unit": "characters", "most": 20}]}})["tiny"]
    kit = composed(replace(story, own={"any": ("Own.",)}), Sharing((tiny,)), english)
    assert (kit.snippets, kit.prompts) == ((), ())


@pytest.mark.parametrize("lang", SHIPPED)
def test_a_catalogue_has_every_sentence_with_its_gap(lang: str, theme_words: Path) -> None:
    sentences = {
        sentence
        for table in (TEXTS, PROMPTS)
        for variants in table.values()
        for variant in variants
        for line in variant.lines
        for sentence in line
    }
    with (theme_words / f"{lang}.po").open("rb") as file:
        translations = {entry.id: entry.string for entry in read_po(file) if entry.id}
    ids = {(each.one, each.many) if each.many else each.one for each in sentences}
    assert ids - {"%(description)s"} <= translations.keys()
    assert [
        text for text in ids & translations.keys() if str(text).count(GAP) != str(translations[text]).count(GAP)
    ] == []


def test_variants_have_one_name_each() -> None:
    for table in (TEXTS, PROMPTS):
        for variants in table.values():
            assert max(Counter(variant.name for variant in variants).values()) == 1
