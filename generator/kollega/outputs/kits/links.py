"""The address that is shared: it may tell the network and the campaign, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def link(self, url: str, short_url: str, network: Network) -> str:
        """Return the link to a page for one network.

        It is the page's own address, with parameters where `tracking` is on. Where a network counts every character
        and these would take more than half a post, they are left out, and then the short address takes its place.
        """
        forms = (self.tracked(url, network) if self.tracking else url, url, short_url)
        half = network.limit // 2 if network.limit else None
        return next(
            (form for form in forms if half is None or network.length(form) <= half),
            min(forms, key=len),
        )

    def tracked(self, url: str, network: Network) -> str:
        """Return the address with its source, medium and campaign; parameters that it has are kept."""
        parts = urlsplit(url)
        known = dict(parse_qsl(parts.query, keep_blank_values=True))
        added = urlencode([(key, value) for key, value in self._parameters(network) if key not in known])
        return parts._replace(query="&".join(filter(None, (parts.query, added)))).geturl()

    def _parameters(self, network: Network) -> Iterator[tuple[str, str]]:
        yield "utm_source", network.id
        yield "utm_medium", network.medium
        if self.campaign:
            yield "utm_campaign", self.campaign
