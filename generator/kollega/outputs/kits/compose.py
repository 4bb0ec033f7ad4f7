"""From the facts about a story or a vacancy to its share kit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from kollega.outputs.kits.kit import Kit, Prompt, Snippet
from kollega.outputs.kits.plain_text import hashtags, hashtags_on, plain_line, plain_lines
from kollega.outputs.kits.sentences import PLAIN, PROMPTS, QUOTATION, TEXTS
from kollega.outputs.kits.shortening import fit, shorten_title, whole_text
from kollega.outputs.kits.subject import ANY
from kollega.outputs.kits.variants import GAP, MOST_ALIKE, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.i18n.words import Words
    from kollega.networks import Network
    from kollega.outputs.kits.kit import Sharing, Voice
    from kollega.outputs.kits.subject import Subject
    from kollega.outputs.kits.variants import Variant

_FACTS = ("title", "description", "organisation", "team", "place", "workplace", "pay", "closes", "quote")

_Kind = TypeVar("_Kind", bound=Snippet)
_Named = tuple[str, str]
"""A variant's name and its text without the link."""
_Draft = tuple[str, tuple[str, ...]]
"""A variant's name and its sentences."""


def kit_of(subject: Subject, sharing: Sharing, words: Words) -> Kit:
    """Return the share kit of a subject in the language of `words`.

    For every network and voice it has own words first, whole and only where they fit, then the prepared texts, no two
    alike, and the prompts. Every text holds its link once and keeps within its network's limits.
    """
    facts = _facts(subject, words)
    speakers = tuple(_Speaker.of(voice, subject, facts, words) for voice in TEXTS[subject.topic])
    tags = hashtags(subject.hashtags)
    channels = tuple(
        Channel(network, sharing.link(subject.short_url, network), facts.get("title", ""), sharing)
        for network in sharing.networks
    )
    return Kit(
        kind=subject.kind,
        slug=subject.slug,
        lang=subject.lang,
        title=subject.title,
        url=subject.url,
        short_url=subject.short_url,
        snippets=tuple(
            channel.post(Snippet, speaker.voice, *named)
            for channel in channels
            for speaker in speakers
            for named in channel.snippets(speaker, tags)
        ),
        prompts=tuple(
            channel.post(Prompt, speaker.voice, *named)
            for channel in channels
            for speaker in speakers
            for named in channel.prompts(speaker)
        ),
        images=subject.images,
        print=subject.print,
    )


@dataclass(frozen=True)
class _Speaker:
    """What one voice has to say about a subject."""

    voice: Voice
    own: Mapping[str, tuple[_Named, ...]]
    """Words that are never cut, by network; those under `any` for every network."""
    texts: tuple[_Draft, ...]
    starts: tuple[_Draft, ...]

    @classmethod
    def of(cls, voice: Voice, subject: Subject, facts: Mapping[str, str], words: Words) -> _Speaker:
        """Return what a voice says: own words are whoever wrote the story's, and everybody's about a vacancy."""
        topic = subject.topic
        quoted = topic == "story" and voice == "colleague"
        own = _quotations(subject, facts, words) if quoted else _own_words(subject)
        texts = _drafts(TEXTS[topic][voice], facts, subject, words) or _drafts(PLAIN, facts, subject, words)
        return cls(voice, own, texts, _drafts(PROMPTS[topic][voice], facts, subject, words))

    def own_on(self, network: Network) -> Iterator[_Named]:
        """Yield the words for a network, then those for any."""
        yield from self.own.get(network.id, ())
        yield from self.own.get(ANY, ())


@dataclass(frozen=True)
class Channel:
    """A network with what every post of one subject has there."""

    network: Network
    link: str
    title: str
    sharing: Sharing

    def snippets(self, speaker: _Speaker, tags: Sequence[str]) -> Iterator[_Named]:
        """Yield the own words that fit whole, to which nothing is ever added, then the prepared texts."""
        own = [named for named in speaker.own_on(self.network) if self.fits(named[1])]
        kept = own[:1] if own and own[0][0] == "words" else [*_numbered(own)]
        yield from kept
        prepared = self._fitting(speaker.texts, hashtags_on(self.network, tags))
        yield from _different(tuple(prepared), tuple(text for _, text in kept), self.title)

    def prompts(self, speaker: _Speaker) -> tuple[_Named, ...]:
        """Return the prompts as far as they fit with their gap."""
        starts = ((name, text) for name, text in self._fitting(speaker.starts, ()) if GAP in text)
        return _different(tuple(starts), (), self.title)

    def _fitting(self, drafts: tuple[_Draft, ...], tags: tuple[str, ...]) -> Iterator[_Named]:
        """Yield the drafts as far as they fit; one of which nothing fits is left out."""
        network, disclosure = self.network, self.sharing.disclosure
        in_full = _in_full(drafts, disclosure, network.paragraph, tags)
        longest = max((len(text) for _, text in in_full), default=0)
        if network.takes_any(len(network.post("", self.link)) + len(network.paragraph) + longest):
            yield from in_full
            return
        for name, sentences in drafts:
            if text := fit(sentences, network, self.link, disclosure, tags):
                yield name, text

    @cached_property
    def _post_title(self) -> str:
        return shorten_title(self.title, self.network.most_title)

    @cached_property
    def _opening(self) -> str | None:
        """Return the address that opens the network, where it takes no text."""
        return self.network.intent("", self.link, self._post_title)

    def post(self, kind: type[_Kind], voice: Voice, variant: str, text: str) -> _Kind:
        """Return the text as a snippet or prompt with everything that goes with it."""
        network, post = self.network, self.network.post(text, self.link)
        return kind(
            network=network.id,
            voice=voice,
            variant=variant,
            title=self._post_title if network.title else None,
            text=post,
            text_without_link=text,
            length=network.length(post),
            limit=network.limit,
            link=self.link,
            intent=network.intent(text, self.link, self._post_title) if network.takes_text else self._opening,
        )

    def fits(self, text: str) -> bool:
        """Return whether the network takes the text with its link."""
        return self.network.fits(self.network.post(text, self.link))


# Most networks have room for everything, and differ in the number of tags alone.
@lru_cache(maxsize=64)
def _in_full(drafts: tuple[_Draft, ...], disclosure: str, paragraph: str, tags: tuple[str, ...]) -> tuple[_Named, ...]:
    return tuple((name, whole_text(sentences, disclosure, paragraph, tags)) for name, sentences in drafts)


# Where networks have room for the same texts, the same of them are kept.
@lru_cache(maxsize=64)
def _different(texts: tuple[_Named, ...], before: tuple[str, ...], title: str) -> tuple[_Named, ...]:
    """Return the texts that are like none before them."""
    kept: list[_Named] = []
    for name, text in texts:
        others = (*before, *(other for _, other in kept))
        if all(likeness(text, other, title) <= MOST_ALIKE for other in others):
            kept.append((name, text))
    return tuple(kept)


def _facts(subject: Subject, words: Words) -> dict[str, str]:
    facts = {name: plain_line(getattr(subject, name), subject.addresses) for name in _FACTS}
    authors = plain_line(words.conjoined(subject.authors), subject.addresses)
    facts["workplace"] = "" if _says(facts["place"], facts["workplace"]) else facts["workplace"]
    return {name: text for name, text in (facts | {"authors": authors}).items() if text}


def _says(text: str, word: str) -> bool:
    """Return whether a text has a word already, such as “Ghent or remote” that it is done remotely."""
    return word.casefold() in text.casefold()


def _drafts(
    variants: Iterable[Variant], facts: Mapping[str, str], subject: Subject, words: Words
) -> tuple[_Draft, ...]:
    drafts = ((variant.name, variant.sentences(facts, len(subject.authors), words)) for variant in variants)
    return tuple((name, sentences) for name, sentences in drafts if sentences)


def _own_words(subject: Subject) -> dict[str, tuple[_Named, ...]]:
    """Return own words by network."""
    plain = {name: [plain_lines(text, subject.addresses) for text in texts] for name, texts in subject.own.items()}
    return {name: tuple(("own", text) for text in texts if text) for name, texts in plain.items()}


def _quotations(subject: Subject, facts: Mapping[str, str], words: Words) -> dict[str, tuple[_Named, ...]]:
    """Return the author's words as a colleague quotes them, by network; none where nobody can be named."""
    if "authors" not in facts or not QUOTATION.is_said_in(words):
        return {}
    return {
        name: tuple(("words", QUOTATION.text({**facts, "own": text}, len(subject.authors), words)) for _, text in texts)
        for name, texts in _own_words(subject).items()
    }


def _numbered(own: Iterable[_Named]) -> Iterator[_Named]:
    """Yield different own words, each with a name of its own."""
    for number, text in enumerate(dict.fromkeys(text for _, text in own), start=1):
        yield ("own" if number == 1 else f"own-{number}"), text
