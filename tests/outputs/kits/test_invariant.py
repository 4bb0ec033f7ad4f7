"""What every text of every kit keeps, whatever stands in the front matter: see also `test_kit` for what texts say."""

from itertools import combinations
from pathlib import Path

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import kollega_theme
from kollega.i18n.words import Words, load_words
from kollega.networks import Network, load_networks
from kollega.networks.graphemes import grapheme_ends
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Kit, Sharing, Snippet
from kollega.outputs.kits.plain_text import hashtags, hashtags_on, plain_line, plain_lines
from kollega.outputs.kits.sentences import sentences
from kollega.outputs.kits.subject import Subject
from kollega.outputs.kits.variants import MOST_ALIKE, likeness

NETWORKS = load_networks()
PLAIN = NETWORKS["plain"]
THEME = Path(kollega_theme.__file__).parent
LANGUAGES = ["en", *sorted(file.stem for file in (THEME / "sentences").glob("*.po"))]
WORDS = {lang: load_words(lang, (THEME / "words", THEME / "sentences")) for lang in LANGUAGES}
HOME = "https://careers.acme.example"

SCRIPTS = {
    "Latin": "bread Straßenbahnhaltestellennamen cafe\u0301s Z\u0351\u036b\u0343a\u0321lgo “a”, (m/f/d) end. End!",
    "numbers": "3\u202f500\u00a0€ 12 000 €3,200–€3,900 2026-04-01 1. April 9:30 50% 24/7",
    "Arabic": "مرحبا بكم في المخبز، نعمل ليلاً ٢٠٢٦ کار\u200cآفرینی می\u200cخواهم \u0600",
    "Hebrew": 'עולם העבודה צה"ל שָׁלוֹם',
    "Japanese": "面白い仕事をする人たち。 カタカナ、ひらがな。 私はPythonを使って、夜のパン屋で働いています",
    "Chinese": "我们正在寻找新的同事，一起工作。 渡輪十一分鐘",
    "Thai": "ทำงานที่นี่กับเรา ขนมปังทุกคืน ๒๕๖๙",
    "Khmer": "យើងធ្វើនំប៉័ង។ រាល់យប់",
    "Burmese": "အလုပ်သမား၊ ပေါင်မုန့်",
    "Indic": "हिन्दी क्षमता। অ্যাকাউন্ট அலுவலகம் ශ්\u200dරී",
    "Korean": "우리는 밤에 빵을 굽습니다.",
    "emoji": "👨\u200d👩\u200d👧\u200d👦 🇳🇱🇧🇪 1\ufe0f\u20e3 👍🏽",
    "whole": "#DataScience #データ分析中です @ana@social.example https://example.com/a(b) example.com",
    "signs": "— … 100% %(title)s {link} […]",
}


def written_in(script: str) -> st.SearchStrategy[str]:
    """Return texts of up to ninety words of a script, with words of any."""
    words = st.sampled_from(SCRIPTS[script].split(" "))
    return st.lists(words | words | st.text(max_size=12), min_size=1, max_size=90).map(" ".join)


texts = st.sampled_from(sorted(SCRIPTS)).flatmap(written_in)
names = st.sampled_from(" ".join(SCRIPTS.values()).split(" ")) | st.text(min_size=1, max_size=40)


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    fact = st.just("") | names
    return Subject(
        kind="story" if draw(st.booleans()) else "vacancy",
        slug="a",
        lang="en",
        title=draw(texts),
        description=draw(texts),
        url=f"{HOME}/stories/{draw(st.text('abc-', max_size=150))}/",
        short_url=f"{HOME}/go/k7d2/",
        organisation=draw(names),
        authors=tuple(draw(st.lists(names, max_size=3))),
        quote=draw(fact | texts),
        team=draw(fact),
        place=draw(fact),
        workplace=draw(fact),
        pay=draw(fact),
        closes=draw(fact),
        hashtags=tuple(draw(st.lists(names, max_size=4))),
        own={"any": tuple(draw(st.lists(texts, max_size=2)))},
    )


@settings(deadline=None, max_examples=150)
@given(
    subjects(),
    st.sampled_from(sorted(NETWORKS)),
    st.sampled_from(["", "I work here.", "#IWorkAtAcme"]),
    st.sampled_from(LANGUAGES),
)
def test_every_text_keeps_what_texts_promise(subject: Subject, name: str, disclosure: str, lang: str) -> None:
    network, words = NETWORKS[name], WORDS[lang]
    sharing = Sharing((network, PLAIN) if network is not PLAIN else (PLAIN,), disclosure=disclosure)
    kit = kit_of(subject, sharing, words)
    tags = hashtags_on(network, hashtags(subject.hashtags))
    in_full = {(each.voice, each.variant): each.text_without_link for each in kit.snippets if each.network == "plain"}
    facts = facts_of(subject, words)
    for snippet in (*kit.snippets, *kit.prompts):
        fits_with_its_link(snippet, NETWORKS[snippet.network])
    for snippet in (each for each in kit.snippets if each.network == network.id):
        text = without_tags(snippet.text_without_link, tags, network)
        ends_at_a_word(text, in_full.get((snippet.voice, snippet.variant), text))
        says_nothing_else(text, facts, disclosure, lang)
    no_two_are_alike(kit, plain_line(subject.title, subject.addresses))


def fits_with_its_link(snippet: Snippet, network: Network) -> None:
    """See that a network takes the text, which holds its link once, where every network finds it."""
    assert network.fits(snippet.text)
    assert snippet.length == network.length(snippet.text)
    assert snippet.limit is None or snippet.length <= snippet.limit
    assert snippet.text == f"{snippet.text_without_link}{network.paragraph}{snippet.link}"
    assert snippet.text.count(snippet.link) == 1
    # Bluesky finds an address only at the beginning, behind white space or an opening bracket.
    assert regex.search(r"(?:^|[\s(])\Z", snippet.text.removesuffix(snippet.link))


def without_tags(text: str, tags: tuple[str, ...], network: Network) -> str:
    """Return a text without the tags that stand at its end, as many as there are, each of them whole."""
    ends = (f"{network.paragraph}{' '.join(tags[:number])}" for number in range(len(tags), 0, -1))
    return text.removesuffix(next((end for end in ends if text.endswith(end)), ""))


WORD_END = regex.compile(r"(?w)\b")
"""By Unicode Standard Annex 29."""
LETTERS = r"(?=[\p{L}\p{M}])[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]"
WITHIN_UNSPACED = regex.compile(rf"(?<={LETTERS}\p{{M}}*)(?={LETTERS})")
"""Annex 29 ends a word behind every letter of these scripts, and leaves the rest to dictionaries."""
PARTICLE = regex.compile(r"(?<=[をはがにでとのもへや])(?=[\p{Han}\p{Katakana}])")


def ends_at_a_word(text: str, in_full: str) -> None:
    """See that a text that was cut ends neither within a word, a grapheme, a tag nor a number."""
    if in_full.startswith(text) or not (text.endswith("…") and in_full.startswith(text[:-1])):
        return
    end = len(text) - 1
    assert end in set(grapheme_ends(in_full))
    assert end in {match.start() for match in WORD_END.finditer(in_full)}
    assert not WITHIN_UNSPACED.match(in_full, end) or PARTICLE.match(in_full, end)
    assert not regex.compile(r"(?<=\p{Nd})[\s.,:]?(?=\p{Nd})").match(in_full, end)
    token = regex.search(r"\S*\Z", in_full[:end])
    rest = regex.compile(r"\S*").match(in_full, end)
    whole = f"{token.group() if token else ''}{rest.group() if rest else ''}"
    assert not (regex.search("[#＃@＠]", whole) and regex.compile(r"[\w-]").match(in_full, end))


WORD = regex.compile(rf"{LETTERS}|(?:(?!{LETTERS})[\p{{L}}\p{{M}}\p{{N}}])+")
NUMBER = regex.compile(r"\p{Nd}+(?:[.,:/\s–-]?\p{Nd}+)*")
ADDRESS = regex.compile(r"https?://[^\s“”„«»…]*[\w/)]")
FACT = regex.compile(r"%\(\w+\)s")


def facts_of(subject: Subject, words: Words) -> str:
    """Return everything that the front matter says, a line each."""
    said = (subject.title, subject.description, subject.organisation, subject.quote, subject.team, subject.place)
    about = (*said, subject.workplace, subject.pay, subject.closes, words.conjoined(subject.authors))
    own = (plain_lines(text, subject.addresses) for text in subject.own["any"])
    return "\n".join((*(plain_line(fact, subject.addresses) for fact in about), *own))


def catalogue(lang: str) -> frozenset[str]:
    """Return the words of all sentences in a language."""
    words = WORDS[lang]
    forms = ((each, number) for each in sentences() for number in (1, 2, 5))
    said = {words.ngettext(each.one, each.many, number) if each.many else words(each.one) for each, number in forms}
    return frozenset(WORD.findall(FACT.sub(" ", " ".join(said))))


CATALOGUES = {lang: catalogue(lang) for lang in LANGUAGES}


def says_nothing_else(text: str, facts: str, disclosure: str, lang: str) -> None:
    """See that every word, number and address stands in the front matter, the disclosure or the catalogue."""
    known = f"{facts}\n{disclosure}"
    assert set(WORD.findall(text)) <= CATALOGUES[lang].union(WORD.findall(known))
    assert set(NUMBER.findall(text)) <= {number for fact in known.splitlines() for number in NUMBER.findall(fact)}
    assert [address for address in ADDRESS.findall(text) if address not in known] == []


def no_two_are_alike(kit: Kit, title: str) -> None:
    """See that prepared texts and prompts of one voice on one network differ from each other, and from own words."""
    groups: dict[tuple[str, ...], list[Snippet]] = {}
    for each in (*kit.snippets, *kit.prompts):
        groups.setdefault((type(each).__name__, each.network, each.voice), []).append(each)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    prepared = ((one, other) for one, other in pairs if not other.variant.startswith("own"))
    for one, other in prepared:
        assert likeness(one.text_without_link, other.text_without_link, title) <= MOST_ALIKE


@settings(deadline=None)
@given(texts, st.sampled_from(sorted(NETWORKS)))
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
    kit = kit_of(subject, Sharing((NETWORKS[network],)), WORDS["en"])
    used = [each.text_without_link for each in kit.snippets if each.variant == "own"]
    assert used in ([], [own])
