"""What a share kit is made from, and what it holds: the fields of `kit.json`, in their order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shareable = Literal["story", "vacancy"]
Voice = Literal["author", "colleague"]
"""Who speaks: whoever wrote the story, or a colleague, which is for everybody."""


@dataclass(frozen=True)
class Picture:
    """A picture to post with a text."""

    url: str
    width: int
    """In pixels."""
    height: int
    alt: str
    use: str
    """What it is made for, such as `card`."""


@dataclass(frozen=True)
class PrintFile:
    """A flyer or poster."""

    url: str
    size: str
    """Its paper, such as `A5`."""


@dataclass(frozen=True)
class Snippet:
    """One text for one network, ready to post."""

    network: str
    voice: Voice
    variant: str
    """Its tone: a name of `sentences.VARIANTS`, further own words with a number; one of a kind for each voice."""
    title: str | None
    """For networks that have one, such as an e-mail's subject."""
    text: str
    """Exactly what is copied, link included."""
    text_without_link: str
    length: int
    """What the network counts for `text`, in its first unit."""
    limit: int | None
    link: str
    intent: str | None
    """The address that opens the network with the post, or with the link alone."""


@dataclass(frozen=True)
class Prompt(Snippet):
    """The beginning of a text, with gaps “[…]” that only the person who shares it can fill."""


@dataclass(frozen=True)
class Kit:
    """Everything to share one story or vacancy with, in its own language. Addresses are absolute."""

    kind: Shareable
    slug: str
    lang: str
    title: str
    url: str
    short_url: str
    snippets: tuple[Snippet, ...]
    prompts: tuple[Prompt, ...]
    images: tuple[Picture, ...]
    print: tuple[PrintFile, ...]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The facts about a story or a vacancy that a kit is made from.

    Every fact is finished text in the subject's language; an empty one is not known, and sentences that need it
    are left out. Texts are plain: no Markdown, no HTML.
    """

    kind: Shareable
    slug: str
    lang: str
    title: str
    description: str
    url: str
    """Absolute and canonical, without parameters for tracking."""
    short_url: str
    """Absolute, `…/go/<code>/`."""
    organisation: str
    authors: tuple[str, ...] = ()
    """Names, for a story."""
    quote: str = ""
    """One sentence of a story."""
    team: str = ""
    place: str = ""
    workplace: str = ""
    """Such as “hybrid”."""
    pay: str = ""
    """Such as “€3,500–€4,200 a month”."""
    closes: str = ""
    """The last day to apply, such as “1 April 2026”."""
    hashtags: tuple[str, ...] = ()
    """Words, most important first; `Data science` becomes `#DataScience`."""
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Own words, by network id, those for every network under `any`: a story's author's, or a vacancy's team's."""
    images: tuple[Picture, ...] = ()
    print: tuple[PrintFile, ...] = ()

    @property
    def addresses(self) -> tuple[str, str]:
        """Return the addresses that lead to the subject."""
        return self.url, self.short_url


def kit_json(kit: Kit) -> str:
    """Return the kit as one line of JSON, its keys in the order of the fields, and a line break."""
    return json.dumps(kit, default=vars, ensure_ascii=False) + "\n"
