"""The share kit of a story and of a vacancy."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from babel.messages.pofile import read_po

import kollega_theme
from kollega.i18n.words import Words, load_words
from kollega.networks import load_networks
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Kit, Sharing, Voice, kit_json
from kollega.outputs.kits.sentences import PROMPTS, TEXTS, VARIANTS, label_of, sentences
from kollega.outputs.kits.shortening import shorten_title
from kollega.outputs.kits.subject import Subject
from kollega.outputs.kits.variants import GAP

LANGUAGES = sorted(file.stem for file in (Path(kollega_theme.__file__).parent / "sentences").glob("*.po"))
SCHEMA = json.loads(Path(__file__).with_name("kit.schema.json").read_text("utf-8"))


@pytest.fixture(params=["story", "vacancy"])
def subject(request: pytest.FixtureRequest) -> Subject:
    found: Subject = request.getfixturevalue(request.param)
    return found


def texts(kit: Kit, network: str, voice: Voice = "colleague") -> dict[str, str]:
    spoken = (each for each in kit.snippets if (each.network, each.voice) == (network, voice))
    return {each.variant: each.text_without_link for each in spoken}


def test_kit_json_keeps_its_contract(subject: Subject, sharing: Sharing, english: Words) -> None:
    document = json.loads(kit_json(kit_of(subject, sharing, english)))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert list(document) == SCHEMA["required"]
    assert list(document["snippets"][0]) == list(document["prompts"][0]) == SCHEMA["$defs"]["snippet"]["required"]


def test_every_network_has_several_different_texts(subject: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(subject, sharing, english)
    for network in sharing.networks:
        found = list(texts(kit, network.id).values())
        assert len(found) == len(set(found)) >= 4, network.id
        assert sum(prompt.network == network.id for prompt in kit.prompts) >= 2


TITLE = "From the night bakery to the night shift of the servers"


def test_a_story_is_told_by_a_colleague(story: Subject, sharing: Sharing, english: Words) -> None:
    assert texts(kit_of(replace(story, hashtags=()), sharing, english), "whatsapp") == {
        "recommendation": f"Worth reading: “{TITLE}”, by my colleague Ana Silva. I baked bread for nine years. Then I "
        "learned that a good alarm smells of something too.",
        "question": f"What is it like to work at Acme? My colleague Ana Silva gives you an idea in “{TITLE}”.",
        "short": f"My colleague Ana Silva wrote “{TITLE}”.",
        "to-one": f"I thought of you when I read this: “{TITLE}”. It is by Ana Silva, who works with me at Acme.",
        "quote": "“A good alarm smells of something too.” In the words of my colleague Ana Silva.",
        "answer": f"People sometimes ask me what we do at Acme. My colleague Ana Silva wrote about it: “{TITLE}”.",
        "facts": f"“{TITLE}”: a story from Acme. Told by: Ana Silva. Team: Operations.",
    }


def test_whoever_wrote_a_story_speaks_as_i(story: Subject, sharing: Sharing, english: Words) -> None:
    assert texts(kit_of(story, sharing, english), "whatsapp", "author") == {
        "recommendation": f"I wrote about my work at Acme: “{TITLE}”. I baked bread for nine years. Then I learned "
        "that a good alarm smells of something too.",
        "question": f"What is it like to work at Acme? I try to answer that in “{TITLE}”.",
        "short": f"I wrote this: “{TITLE}”.",
        "to-one": f"I thought of you while I was writing “{TITLE}”. I would love to hear what you think.",
        "quote": "“A good alarm smells of something too.” That is one sentence of my story; the rest is here.",
        "facts": f"“{TITLE}”: a story from Acme. Told by: Ana Silva. Team: Operations.",
    }


@pytest.mark.parametrize("lang", ["en", *LANGUAGES])
def test_nobody_is_offered_the_first_person_of_somebody_else(
    lang: str, story: Subject, sharing: Sharing, word_folders: tuple[Path, ...]
) -> None:
    kit = kit_of(replace(story, own={"any": ("I baked at night.",)}), sharing, load_words(lang, word_folders))
    author = [each for each in (*kit.snippets, *kit.prompts) if each.voice == "author"]
    own = [each for each in kit.snippets if each.text_without_link.startswith("I baked at night.")]
    named = [each for each in author if "Ana Silva" in each.text and each.variant != "facts"]
    assert ({each.voice for each in own}, named) == ({"author"}, [])


def test_a_colleague_quotes_the_author_by_name(story: Subject, sharing: Sharing, english: Words) -> None:
    own = {"any": ("I baked at night.\nAsk me.",), "x": ("Bread first.",)}
    kit = kit_of(replace(story, own=own), sharing, english)
    said = {network: texts(kit, network)["words"] for network in ("x", "linkedin")}
    assert said == {
        "x": "My colleague Ana Silva says about it: “Bread first.”",
        "linkedin": "My colleague Ana Silva says about it: “I baked at night.\nAsk me.”",
    }
    assert next(iter(texts(kit, "linkedin"))) == "words"


def test_words_about_a_vacancy_are_everybodys(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(replace(vacancy, own={"any": ("We weld on Fridays too.",)}), sharing, english)
    assert texts(kit, "linkedin")["own"] == "We weld on Fridays too."
    assert {each.voice for each in (*kit.snippets, *kit.prompts)} == {"colleague"}


def test_a_vacancy_says_what_matters(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    assert texts(kit_of(vacancy, sharing, english), "whatsapp") == {
        "recommendation": "“Welder (32 hours)”, at Acme: I work there, and this job is open. You weld what others can "
        "only draw.",
        "question": "Do you know the right person for this? Acme, where I work, is looking for: Welder (32 hours).",
        "short": "We are looking for a new colleague: Welder (32 hours). Where: Utrecht (on site).",
        "to-one": "I thought of you when I saw that we are looking for somebody: Welder (32 hours). If you have "
        "questions about Acme, ask me: I work there. You can apply until 1 April 2026.",
        "facts": "Welder (32 hours), at Acme, where I work. Where: Utrecht (on site). Team: Workshop. "
        "Pay: €3,200–€3,900 a month. Apply by 1 April 2026.",
    }


def unasked(vacancy: Subject) -> Subject:
    """Return an open application, of which little is ever known."""
    return replace(vacancy, is_open_application=True, title="Open application", pay="", closes="", hashtags=())


def test_an_open_application_is_no_job_that_somebody_is_looked_for(
    vacancy: Subject, sharing: Sharing, english: Words
) -> None:
    kit = kit_of(unasked(vacancy), sharing, english)
    assert kit.kind == "vacancy"
    assert texts(kit, "whatsapp") == {
        "recommendation": "No vacancy that fits? You can write to Acme all the same: I work there. You weld what "
        "others can only draw.",
        "question": "Would you like to work at Acme, as I do? You do not have to wait for a vacancy: you can apply at "
        "any time.",
        "short": "Acme, where I work, takes applications at any time, without a vacancy.",
        "to-one": "I thought of you: you can apply at Acme at any time, without a vacancy. If you have questions about "
        "Acme, ask me: I work there.",
        "facts": "Open application, at Acme, where I work. Where: Utrecht (on site). Team: Workshop.",
    }
    said = [prompt.text_without_link for prompt in kit.prompts if prompt.network == "whatsapp"]
    short = "Acme, where I work, takes applications at any time, without a vacancy."
    assert said == [f"What I like about working at Acme: {GAP} {short}", f"On a good day at work, I {GAP}. {short}"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_application_has_texts_for_every_network_in_every_language(
    lang: str, vacancy: Subject, sharing: Sharing, word_folders: tuple[Path, ...]
) -> None:
    kit = kit_of(replace(unasked(vacancy), lang=lang), sharing, load_words(lang, word_folders))
    for network in sharing.networks:
        found = texts(kit, network.id)
        assert len(found) >= 4, (network.id, found)
        assert [name for name, text in found.items() if "Open application" in text] == ["facts"]
    assert b"takes applications" not in kit_json(kit)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (("Utrecht", "on site"), "Where: Utrecht (on site)."),
        (("Utrecht or remote", "remote"), "Where: Utrecht or remote."),
        (("Remote", "remote"), "Where: Remote."),
        (("Utrecht", ""), "Where: Utrecht."),
        (("", "partly at home"), "Where: partly at home."),
        (("", ""), ""),
    ],
)
def test_a_place_is_said_once(
    where: tuple[str, str], said: str, vacancy: Subject, sharing: Sharing, english: Words
) -> None:
    kit = kit_of(replace(vacancy, place=where[0], workplace=where[1]), sharing, english)
    short = texts(kit, "whatsapp")["short"]
    assert short == f"We are looking for a new colleague: Welder (32 hours). {said}".strip()


def test_a_sentence_whose_fact_is_not_known_is_left_out(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    bare = replace(vacancy, team="", workplace="", pay="", closes="", description="")
    assert texts(kit_of(bare, sharing, english), "whatsapp") == {
        "recommendation": "“Welder (32 hours)”, at Acme: I work there, and this job is open.",
        "question": "Do you know the right person for this? Acme, where I work, is looking for: Welder (32 hours).",
        "short": "We are looking for a new colleague: Welder (32 hours). Where: Utrecht.",
        "to-one": "I thought of you when I saw that we are looking for somebody: Welder (32 hours). If you have "
        "questions about Acme, ask me: I work there.",
        "facts": "Welder (32 hours), at Acme, where I work. Where: Utrecht.",
    }


def test_a_text_without_its_first_fact_is_not_offered(story: Subject, sharing: Sharing, english: Words) -> None:
    assert "quote" not in texts(kit_of(replace(story, quote=""), sharing, english), "whatsapp")


def test_two_authors_are_colleagues(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(replace(story, authors=("Ana Silva", "Bo Berg")), sharing, english)
    assert texts(kit, "whatsapp")["short"].startswith("My colleagues Ana Silva and Bo Berg wrote “")


def test_a_dutch_kit_is_dutch(story: Subject, sharing: Sharing, word_folders: tuple[Path, ...]) -> None:
    kit = kit_of(replace(story, lang="nl"), sharing, load_words("nl", word_folders))
    assert texts(kit, "whatsapp")["question"].startswith(
        "Hoe is het om bij Acme te werken? Mijn collega Ana Silva laat"
    )


def test_own_words_come_first_and_whole(story: Subject, sharing: Sharing, english: Words) -> None:
    own = {"x": ("Only on X.\n\nTwo paragraphs.",), "any": ("For all.", "Long " * 60)}
    kit = kit_of(replace(story, own=own), sharing, english)
    assert list(texts(kit, "x", "author").items())[:2] == [
        ("own", "Only on X.\n\nTwo paragraphs."),
        ("own-2", "For all."),
    ]
    assert texts(kit, "linkedin", "author")["own-2"] == ("Long " * 60).strip()
    assert {name for name in texts(kit, "bluesky", "author") if name.startswith("own")} == {"own"}


def test_own_words_that_repeat_a_prepared_text_stand_once(story: Subject, sharing: Sharing, english: Words) -> None:
    short = texts(kit_of(story, sharing, english), "whatsapp", "author")["short"]
    kit = kit_of(replace(story, own={"whatsapp": (short, short)}), sharing, english)
    assert list(texts(kit, "whatsapp", "author")) == ["own", "recommendation", "question", "to-one", "quote", "facts"]


def test_an_address_in_own_words_is_not_posted_twice(story: Subject, sharing: Sharing, english: Words) -> None:
    own = {"any": (f"Read it: {story.url}?utm_source=me\nNow ({story.short_url}).",)}
    kit = kit_of(replace(story, own=own), replace(sharing, tracking=False), english)
    for snippet in kit.snippets:
        assert (snippet.text.count(snippet.link), snippet.text.count("https://")) == (1, 1)


def test_a_disclosure_follows_prepared_texts_and_never_own_words(
    story: Subject, sharing: Sharing, english: Words
) -> None:
    own = {"any": ("Own.", "x" * 250)}
    kit = kit_of(replace(story, own=own), replace(sharing, disclosure="I work here."), english)
    assert list(texts(kit, "x", "author").values())[:2] == ["Own.", "x" * 250]
    prepared = {**texts(kit, "x"), **texts(kit, "x", "author")}.items()
    assert all("I work here." in text for name, text in prepared if not name.startswith(("own", "words")))
    assert all("I work here." in prompt.text for prompt in kit.prompts)


def test_hashtags_are_as_many_as_the_network_is_used_to(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(replace(story, hashtags=("One", "Two", "Three", "Four", "Five", "Six")), sharing, english)
    for network in sharing.networks:
        short = texts(kit, network.id)["short"]
        assert short.count("#") == network.hashtags
        assert ("#One" in short) == bool(network.hashtags)


def test_an_amount_stays_together_in_a_text(vacancy: Subject, sharing: Sharing, english: Words) -> None:
    amount = "31\N{NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}kr"
    kit = kit_of(replace(vacancy, pay=f"{amount}  a \n month"), sharing, english)
    assert f"Pay: {amount} a month." in texts(kit, "linkedin")["facts"]


def test_only_an_e_mail_and_a_link_on_reddit_have_a_title(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(story, sharing, english)
    assert {(each.network, each.title) for each in kit.snippets if each.title} == {
        (network, story.title) for network in ("email", "reddit")
    }


def test_every_prompt_shows_its_gap_and_whose_story_it_is(subject: Subject, sharing: Sharing, english: Words) -> None:
    for prompt in kit_of(subject, sharing, english).prompts:
        assert prompt.text.count(GAP) == 1
        if prompt.network != "snapchat":  # a caption has no room for more than the gap
            assert subject.title in prompt.text_without_link


def test_prepared_texts_do_not_shout(
    subject: Subject, sharing: Sharing, english: Words, word_folders: tuple[Path, ...]
) -> None:
    for words in (english, *(load_words(lang, word_folders) for lang in LANGUAGES)):
        kit = kit_of(subject, sharing, words)
        assert not [each.text for each in (*kit.snippets, *kit.prompts) if "!" in each.text]


def test_a_network_with_no_room_has_no_texts(story: Subject, english: Words) -> None:
    tiny = load_networks({"tiny": {"name": "Tiny", "limits": [{"unit": "characters", "most": 20}]}})["tiny"]
    kit = kit_of(replace(story, own={"any": ("Own.",)}), Sharing((tiny,)), english)
    assert (kit.snippets, kit.prompts) == ((), ())


def test_the_languages_in_which_colleagues_share() -> None:
    assert LANGUAGES == ["da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sv"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_has_every_sentence_with_its_gap(lang: str, word_folders: tuple[Path, ...]) -> None:
    ids = {(each.one, each.many) if each.many else each.one for each in sentences()}
    with (word_folders[1] / f"{lang}.po").open("rb") as file:
        translations = {entry.id: entry.string for entry in read_po(file) if entry.id}
    assert ids <= translations.keys()
    assert [text for text in ids if str(text).count(GAP) and GAP not in str(translations[text])] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_says_the_same_facts(lang: str, word_folders: tuple[Path, ...]) -> None:
    with (word_folders[1] / f"{lang}.po").open("rb") as file:
        forms = {str(entry.id): (entry.id, entry.string) for entry in read_po(file) if entry.id}
    for ids, texts in forms.values():
        first = ids if isinstance(ids, str) else ids[0]
        for text in [texts] if isinstance(texts, str) else texts:
            assert sorted(re.findall(r"%\(\w+\)s", text)) == sorted(re.findall(r"%\(\w+\)s", first)), text


def test_variants_have_names(english: Words, word_folders: tuple[Path, ...]) -> None:
    for table in (TEXTS, PROMPTS):
        for voices in table.values():
            for variants in voices.values():
                assert max(Counter(variant.name for variant in variants).values()) == 1
                assert {variant.name for variant in variants} <= VARIANTS.keys()
    assert [label_of(name, english) for name in ("own", "own-2", "to-one")] == [
        "Own words",
        "Own words 2",
        "To one person",
    ]
    names = tuple(VARIANTS.values())
    assert {
        lang: load_words(lang, word_folders).untranslated(names) for lang in ("de", "fr", "nl", "sv")
    } == dict.fromkeys(("de", "fr", "nl", "sv"), ())


@pytest.mark.parametrize(
    ("title", "most", "short"),
    [
        pytest.param("Ferries", None, "Ferries", id="no limit"),
        pytest.param("Ferries", 7, "Ferries", id="just fits"),
        pytest.param("The ferries sail", 14, "The ferries…", id="at a word"),
        pytest.param("The ferries, sailing", 14, "The ferries…", id="without a comma"),
        pytest.param("Straßenbahnhaltestelle", 8, "Straßen…", id="one long word"),
        pytest.param("夜のパン屋から", 4, "夜の…", id="no spaces"),
        pytest.param("東京特許許可局", 4, "東京特…", id="no end of a word"),
    ],
)
def test_a_title_is_as_long_as_the_network_takes(title: str, most: int | None, short: str) -> None:
    assert shorten_title(title, most) == short


def test_a_title_on_reddit_keeps_within_its_limit(story: Subject, sharing: Sharing, english: Words) -> None:
    kit = kit_of(replace(story, title="Ferries " * 60), sharing, english)
    assert {len(each.title or "") <= 300 for each in kit.snippets if each.network == "reddit"} == {True}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("ja", {"パン: 夜です。"}, id="neither words nor sentences"),
        pytest.param("fa", {"パン: 夜です。"}, id="read from the right"),
    ],
)
def test_a_language_without_sentences_has_title_description_and_own_words_alone(
    story: Subject, sharing: Sharing, word_folders: tuple[Path, ...], lang: str, said: set[str]
) -> None:
    subject = replace(story, lang=lang, title="パン", description="夜です。", own={"x": ("私の言葉",)}, hashtags=())
    kit = kit_of(subject, sharing, load_words(lang, word_folders))
    assert kit.prompts == ()
    assert set(texts(kit, "linkedin", "colleague").values()) == said
    assert set(texts(kit, "linkedin", "author").values()) == said
    assert set(texts(kit, "x", "colleague").values()) == said
    assert set(texts(kit, "x", "author").values()) == {"私の言葉", *said}


@pytest.mark.parametrize("lang", ["en", "en-GB", "nl-BE", "pt-BR", "es", "sv"])
def test_a_language_with_sentences_has_them_all(
    story: Subject, sharing: Sharing, word_folders: tuple[Path, ...], lang: str
) -> None:
    kit = kit_of(replace(story, lang=lang), sharing, load_words(lang, word_folders))
    assert {each.variant for each in kit.snippets} >= {"recommendation", "question", "short", "to-one", "answer"}
    assert kit.prompts
