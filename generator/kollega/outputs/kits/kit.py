"""A share kit, with the fields of `kit.json` in their order, and how a site shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

from pydantic_core import to_json

from kollega.config.options import in_language
from kollega.site.groups import GroupKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.settings import Settings
    from kollega.networks import Network

Shareable = Literal["story", "vacancy"]
Topic = Shareable | Literal["open application"]
"""What prepared texts are about."""
Shared = Shareable | GroupKind
"""What has a kit: an item, or vacancies together."""
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
    """Everything to share a story, a vacancy or several with, in their own language. Addresses are absolute."""

    kind: Shared
    slug: str
    lang: str
    title: str
    url: str
    short_url: str
    snippets: tuple[Snippet, ...]
    prompts: tuple[Prompt, ...]
    images: tuple[Picture, ...]
    print: tuple[PrintFile, ...]


def kit_json(kit: Kit) -> bytes:
    """Return the kit as one line of JSON, as short as can be, its keys in the order of the fields, and a line break."""
    return to_json(kit) + b"\n"


@dataclass(frozen=True)
class Sharing:
    """How a site shares: where, and what its links and texts say."""

    networks: tuple[Network, ...]
    campaign: str = ""
    """The value of `utm_campaign`; without it, the parameter is left out."""
    tracking: bool = True
    """Whether a link tells on which network it was shared."""
    disclosure: str = ""
    """A sentence or hashtag in the kit's language, put behind texts where it fits."""

    @classmethod
    def of(cls, settings: Settings, networks: Mapping[str, Network], lang: str) -> Sharing:
        """Return how a site shares in a language."""
        share = settings.share
        return cls(tuple(networks.values()), share.campaign or "", share.tracking, in_language(share.disclosure, lang))

    def link(self, short_url: str, network: Network) -> str:
        """Return the short link to an item for one network."""
        return self.tracked_link(short_url, network.id) if self.tracking else short_url

    def tracked_link(self, short_url: str, source: str) -> str:
        """Return a short link with where it was shared, and the campaign where there is one; never with who shared."""
        campaign = {"utm_campaign": self.campaign} if self.campaign else {}
        return f"{short_url}?{urlencode({'utm_source': source} | campaign)}"
