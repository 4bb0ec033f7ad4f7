"""From the facts about a story or a vacancy to its share kit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from kollega.outputs.kits.fitting import fitted
from kollega.outputs.kits.hashtags import hashtags, hashtags_on
from kollega.outputs.kits.plain import plain_line, plain_lines
from kollega.outputs.kits.sentences import GAP, PROMPTS, TEXTS, Variant, written
from kollega.outputs.kits.view import Kit, Prompt, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kollega.i18n.words import Words
    from kollega.networks import Network
    from kollega.outputs.kits.links import Sharing
    from kollega.outputs.kits.view import Subject, Voice

_FACTS = ("title", "description", "organisation", "team", "place", "workplace", "pay", "closes")

_Kind = TypeVar("_Kind", bound=Snippet)
_Named = tuple[str, str]
"""A variant's name and its text without the link."""
_Draft = tuple[str, tuple[str, ...]]
"""A variant's name and its sentences."""


def composed(subject: Subject, sharing: Sharing, words: Words) -> Kit:
    """Return the share kit of a subject in the language of `words`.

    For every network it has the author's own words first, whole and only where they fit, then the prepared texts,
    each different, and the prompts. Every text holds its link once and keeps within its network's limits.
    """
    facts = _facts(subject, words)
    texts = _drafts(TEXTS[subject.kind], facts, subject, words)
    prompts = _drafts(PROMPTS[subject.kind], facts, subject, words)
    tags = hashtags(subject.hashtags)
    channels = _channels(subject, sharing, facts.get("title", ""))
    return Kit(
        kind=subject.kind,
        slug=subject.slug,
        lang=subject.lang,
        title=subject.title,
        url=subject.url,
        short_url=subject.short_url,
        snippets=tuple(
            channel.filled(Snippet, *named)
            for channel in channels
            for named in _different(
                chain(channel.own(_own_words(subject, channel.network)), channel.fitted(texts, tags))
            )
        ),
        prompts=tuple(
            channel.filled(Prompt, name, text)
            for channel in channels
            for name, text in channel.fitted(prompts, ())
            if GAP in text
        ),
        images=subject.images,
        print=subject.print,
    )


def _channels(subject: Subject, sharing: Sharing, title: str) -> tuple[_Channel, ...]:
    voice: Voice = "author" if subject.kind == "story" else "colleague"
    return tuple(
        _Channel(network, sharing.link(subject.url, subject.short_url, network), title, sharing.disclosure, voice)
        for network in sharing.networks
    )


@dataclass(frozen=True)
class _Channel:
    """A network with what every post of one subject has there."""

    network: Network
    link: str
    title: str
    disclosure: str
    voice: Voice
    """Whose own words are."""

    def own(self, texts: Iterable[str]) -> Iterator[_Named]:
        """Return the author's words that fit whole; nothing is ever added to them."""
        for number, text in enumerate(filter(self._fits, texts), start=1):
            yield ("own" if number == 1 else f"own-{number}"), text

    def fitted(self, drafts: Iterable[_Draft], tags: Sequence[str]) -> Iterator[_Named]:
        """Return the drafts as far as they fit; one of which nothing fits is left out."""
        customary = hashtags_on(self.network, tags)
        for name, sentences in drafts:
            if text := fitted(sentences, self.network, self.link, self.disclosure, customary):
                yield name, text

    def filled(self, kind: type[_Kind], variant: str, text: str) -> _Kind:
        """Return the text as a snippet or prompt with everything that goes with it."""
        post = self.network.post(text, self.link)
        return kind(
            network=self.network.id,
            voice=self.voice if variant.startswith("own") else "colleague",
            variant=variant,
            title=self.title if self.network.title else None,
            text=post,
            text_without_link=text,
            length=self.network.length(post),
            limit=self.network.limit,
            link=self.link,
            intent=self.network.intent(text, self.link, self.title),
        )

    def _fits(self, text: str) -> bool:
        return self.network.fits(self.network.post(text, self.link))


def _facts(subject: Subject, words: Words) -> dict[str, str]:
    facts = {name: plain_line(getattr(subject, name), subject.addresses) for name in _FACTS}
    authors = plain_line(words.conjoined(subject.authors), subject.addresses)
    return {name: text for name, text in (facts | {"authors": authors}).items() if text}


def _drafts(variants: Iterable[Variant], facts: dict[str, str], subject: Subject, words: Words) -> tuple[_Draft, ...]:
    drafts = ((variant.name, written(variant, facts, len(subject.authors), words)) for variant in variants)
    return tuple((name, sentences) for name, sentences in drafts if sentences)


def _own_words(subject: Subject, network: Network) -> Iterator[str]:
    texts = (*subject.own.get(network.id, ()), *subject.own.get("any", ()))
    return filter(None, (plain_lines(text, subject.addresses) for text in texts))


def _different(posts: Iterable[_Named]) -> Iterator[_Named]:
    seen: set[str] = set()
    for name, text in posts:
        if text not in seen:
            seen.add(text)
            yield name, text
