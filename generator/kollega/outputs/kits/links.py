"""The address that is shared: it may tell the network and the campaign, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from kollega.networks import Network


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

    def link(self, short_url: str, network: Network) -> str:
        """Return the short link to an item for one network."""
        return self.tracked(short_url, network.id) if self.tracking else short_url

    def tracked(self, short_url: str, source: str) -> str:
        """Return a short link with where it was shared, and the campaign where there is one; never with who shared."""
        campaign = {"utm_campaign": self.campaign} if self.campaign else {}
        return f"{short_url}?{urlencode({'utm_source': source} | campaign)}"
