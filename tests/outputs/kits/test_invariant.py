"""What every text of every kit keeps, whatever stands in the front matter: see also `test_kit` for what texts say."""

from itertools import combinations
from pathlib import Path

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import kollega_theme
from cuts import LETTERS, SCRIPTS, ends_at_a_word
from kollega.i18n.words import Words, load_words
from kollega.networks import Network, load_networks
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Kit, Sharing, Snippet
from kollega.outputs.kits.plain_text import hashtags, hashtags_on, plain_line, plain_lines
from kollega.outputs.kits.sentences import sentences
from kollega.outputs.kits.subject import Subject
from kollega.outputs.kits.variants import MOST_ALIKE, likeness

NETWORKS = load_networks()
PLAIN = NETWORKS["plain"]
SMALL = [name for name, network in NETWORKS.items() if network.limit and network.limit <= 500]
THEME = Path(kollega_theme.__file__).parent
LANGUAGES = ["en", *sorted(file.stem for file in (THEME / "sentences").glob("*.po"))]
WORDS = {lang: load_words(lang, (THEME / "words", THEME / "sentences")) for lang in LANGUAGES}
HOME = "https://careers.acme.example"


def written_in(script: str, least: int) -> st.SearchStrategy[str]:
    """Return texts of so many words of a script or more, with words of any."""
    words = st.sampled_from(SCRIPTS[script].split(" "))
    return st.lists(words | words | words | st.text(max_size=12), min_size=least, max_size=least + 20).map(" ".join)


texts = st.tuples(st.sampled_from(sorted(SCRIPTS)), st.sampled_from([1, 5, 30, 60])).flatmap(lambda of: written_in(*of))
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
    st.sampled_from([*NETWORKS, *SMALL, *SMALL, *SMALL]),
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
