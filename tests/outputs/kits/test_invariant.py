"""No snippet passes its network's limit, loses its link, or ends within a word, a grapheme or a tag."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import kollega_theme
from kollega.i18n.words import load_words
from kollega.networks import load_networks
from kollega.networks.graphemes import grapheme_ends
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Kit, Sharing, Snippet
from kollega.outputs.kits.plain_text import hashtags, hashtags_on, plain_line
from kollega.outputs.kits.sentences import sentences
from kollega.outputs.kits.subject import Subject
from kollega.outputs.kits.variants import likeness

NETWORKS = load_networks()
PLAIN = NETWORKS["plain"]
sharings = st.sampled_from([Sharing((network, PLAIN)) for network in NETWORKS.values() if network is not PLAIN])
THEME = Path(kollega_theme.__file__).parent
LANGUAGES = ["en", *sorted(file.stem for file in (THEME / "sentences").glob("*.po"))]
WORDS = {lang: load_words(lang, (THEME / "words", THEME / "sentences")) for lang in LANGUAGES}
ENGLISH = WORDS["en"]
HOME = "https://careers.acme.example"
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*\Z")

LATIN = "bread Straßenbahnhaltestellenverzeichnis cafe\u0301s Z\u0351\u036b\u0343a\u0321lgo “quoted”, (m/f/d) end. End!"
OTHER_SCRIPTS = "مرحبا עולם کار\u200cآفرینی 面白い仕事をする人 カタカナ、ひらがな。 ทำงานที่นี่ हिन्दी \u0600"
EMOJI = "👨\u200d👩\u200d👧\u200d👦 🇳🇱🇧🇪 1\ufe0f\u20e3"
WHOLE = "#DataScience #データ分析中です @ana@social.example https://example.com/a(b) example.com"
SIGNS = "— … 100% %(title)s {link}"

words = st.sampled_from(f"{LATIN} {OTHER_SCRIPTS} {EMOJI} {WHOLE} {SIGNS}".split())
lines = st.lists(words | st.text(max_size=12), min_size=1, max_size=90).map(" ".join)
names = st.text(min_size=1, max_size=40) | words


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    kind = draw(st.sampled_from(["story", "vacancy"]))
    fact = st.just("") | names
    return Subject(
        kind="story" if kind == "story" else "vacancy",
        slug="a",
        lang="en",
        title=draw(lines),
        description=draw(lines),
        url=f"{HOME}/stories/{draw(st.text('abc-', max_size=150))}/",
        short_url=f"{HOME}/go/k7d2/",
        organisation=draw(names),
        authors=tuple(draw(st.lists(names, max_size=3))),
        quote=draw(fact),
        team=draw(fact),
        place=draw(fact),
        workplace=draw(fact),
        pay=draw(fact),
        closes=draw(fact),
        hashtags=tuple(draw(st.lists(names, max_size=4))),
        own={"any": tuple(draw(st.lists(lines, max_size=2)))},
    )


def in_full(kit: Kit) -> dict[tuple[str, str], str]:
    return {(each.voice, each.variant): each.text_without_link for each in kit.snippets if each.network == "plain"}


def ends_well(text: str, full: str) -> bool:
    end = len(text)
    word = regex.compile(r"\w")
    at_a_word = not (word.fullmatch(full[end - 1]) and word.fullmatch(full[end])) or UNSPACED.search(text)
    token = regex.search(r"\S*\Z", text)
    rest = regex.match(r"\S*", full, pos=end)
    whole = f"{token.group()}{rest.group()}" if token and rest else ""
    within_a_tag = any(sign in whole for sign in "#＃@＠") and regex.match(r"[\w-]", full, pos=end)
    return bool(at_a_word) and not within_a_tag and end in set(grapheme_ends(full))


def check(snippet: Snippet) -> None:
    network = NETWORKS[snippet.network]
    assert network.fits(snippet.text)
    assert snippet.length == network.length(snippet.text)
    assert snippet.limit is None or snippet.length <= snippet.limit
    assert snippet.text.endswith(snippet.link)
    assert snippet.text.count(snippet.link) == 1
    assert snippet.text == f"{snippet.text_without_link}{network.paragraph}{snippet.link}"
    # Bluesky finds an address only at the beginning, behind white space or an opening bracket.
    assert regex.search(r"(?:^|[\s(])\Z", snippet.text.removesuffix(snippet.link))


@settings(deadline=None)
@given(subjects(), sharings, st.sampled_from(["", "I work here.", "#IWorkAtAcme"]), st.sampled_from(LANGUAGES))
def test_no_text_passes_its_limit_or_loses_its_link(
    subject: Subject, sharing: Sharing, disclosure: str, lang: str
) -> None:
    kit = kit_of(subject, replace(sharing, disclosure=disclosure), WORDS[lang])
    for snippet in (*kit.snippets, *kit.prompts):
        check(snippet)


@settings(deadline=None)
@given(subjects(), sharings)
def test_no_text_ends_within_a_word_a_grapheme_or_a_tag(subject: Subject, sharing: Sharing) -> None:
    kit = kit_of(replace(subject, hashtags=(), own={}), sharing, ENGLISH)
    full = in_full(kit)
    for snippet in kit.snippets:
        text = snippet.text_without_link
        # A text that is like another at full length may stand where it is cut.
        whole = full.get((snippet.voice, snippet.variant), text)
        if not whole.startswith(text):
            assert text.endswith("…")
            assert whole.startswith(text[:-1])
            assert ends_well(text[:-1], whole)
        elif text != whole:
            assert regex.match(r"\s|(?<=[。！？」』）])", whole, pos=len(text))


@settings(deadline=None)
@given(subjects(), sharings)
def test_hashtags_are_whole_or_not_there(subject: Subject, sharing: Sharing) -> None:
    all_tags = hashtags(subject.hashtags)
    plain = kit_of(replace(subject, hashtags=(), own={}), sharing, ENGLISH)
    bare = {(each.network, each.voice, each.variant): each.text_without_link for each in plain.snippets}
    for snippet in kit_of(replace(subject, own={}), sharing, ENGLISH).snippets:
        text = snippet.text_without_link
        paragraph = NETWORKS[snippet.network].paragraph
        kept, tags = (
            bare[snippet.network, snippet.voice, snippet.variant],
            hashtags_on(NETWORKS[snippet.network], all_tags),
        )
        assert text in {kept, *(f"{kept}{paragraph}{' '.join(tags[:n])}" for n in range(1, len(tags) + 1))}


@settings(deadline=None)
@given(lines, st.sampled_from(sorted(NETWORKS)))
def test_own_words_are_never_changed_to_fit(text: str, network: str) -> None:
    own = " ".join(regex.sub(r"[\p{Cc}\p{Cs}]", " ", text).split())
    subject = Subject(
        kind="story",
        slug="a",
        lang="en",
        title="Title",
        description="Words.",
        url=f"{HOME}/stories/a/",
        short_url=f"{HOME}/go/a/",
        organisation="Acme",
        authors=("Ana",),
        own={network: (own,)} if own else {},
    )
    kit = kit_of(subject, Sharing((NETWORKS[network],)), ENGLISH)
    used = [each.text_without_link for each in kit.snippets if each.variant == "own"]
    assert used in ([], [own])


WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
FACT = regex.compile(r"%\(\w+\)s")


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["story", "vacancy"])
def test_every_word_stands_in_the_item_or_in_the_catalogue(lang: str, kind: str) -> None:
    facts = {name: f"{name}fact" for name in ("title", "organisation", "team", "place", "workplace", "pay", "quote")}
    subject = Subject(
        kind="story" if kind == "story" else "vacancy",
        slug="a",
        lang=lang,
        description="Descriptionfact 2026.",
        url=f"{HOME}/stories/a/",
        short_url=f"{HOME}/go/a/",
        authors=("Anafact",),
        closes="closesfact",
        hashtags=("tagfact",),
        own={"any": ("Ownfact.",)},
        **facts,
    )
    known = words_of(" ".join((*facts.values(), "Descriptionfact 2026 Anafact closesfact tagfact Ownfact")))
    forms = (form for each in sentences() for form in ((each.one, each.many) if each.many else (each.one,)))
    said = {
        WORDS[lang].ngettext(each.one, each.many, 1) if each.many else WORDS[lang](each.one) for each in sentences()
    }
    catalogue = words_of(FACT.sub(" ", " ".join(said | set(forms if lang == "en" else ()))))
    kit = kit_of(subject, Sharing(tuple(NETWORKS.values())), WORDS[lang])
    for snippet in (*kit.snippets, *kit.prompts):
        assert words_of(snippet.text_without_link) <= known | catalogue


@settings(deadline=None)
@given(subjects(), sharings, st.sampled_from(LANGUAGES))
def test_no_two_texts_of_one_item_are_alike(subject: Subject, sharing: Sharing, lang: str) -> None:
    kit = kit_of(replace(subject, own={}), sharing, WORDS[lang])
    for kind in (kit.snippets, kit.prompts):
        groups: dict[tuple[str, str], list[str]] = {}
        for each in kind:
            groups.setdefault((each.network, each.voice), []).append(each.text_without_link)
        for texts in groups.values():
            for one, other in combinations(texts, 2):
                assert likeness(one, other, plain_line(subject.title, subject.addresses)) <= 0.5
