"""Own words that no post can hold: they are never cut, so the author has to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import as_wording, wording
from kollega.outputs.kits.plain_text import plain_lines
from kollega.outputs.kits.subject import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.config.project import Project
    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.kits.kit import Sharing
    from kollega.site.addresses import Addresses


def own_words_diagnostics(
    items: Iterable[ShareableItem], sharing: Sharing, site: Addresses, project: Project
) -> Iterator[Diagnostic]:
    """Yield what is wrong under `share`: words for a network that is not offered, and words that it does not take.

    A text for one network has to fit there together with its link; a text for any of them has to fit one at least.
    """
    for item in (item for item in items if item.front.share):
        posts = _Posts(sharing, project.url(site.path(item)), project.url(site.short_path(item)))
        for name, texts in item.front.share.items():
            networks = [network for network in sharing.networks if name in {network.id, ANY}]
            if not networks:
                yield _unknown(item, name, sharing)
                continue
            for index, text in enumerate(texts):
                mark = item.marks.value("share", name, index)
                if refusing := [network for network in networks if network.refused(text)]:
                    yield _refused(item.path, mark, text, refusing[0])
                elif not any(posts.hold(text, network) for network in networks):
                    yield _too_long(item.path, mark, posts, text, networks)


@dataclass(frozen=True)
class _Posts:
    """The posts that can be made of words for one item."""

    sharing: Sharing
    url: str
    short_url: str

    def made_of(self, text: str, network: Network) -> str:
        """Return the words with the item's link, as the kit composes them."""
        link = self.sharing.link(self.short_url, network)
        return network.post(plain_lines(text, (self.url, self.short_url)), link)

    def hold(self, text: str, network: Network) -> bool:
        """Return whether a network takes the words together with the link."""
        return network.fits(self.made_of(text, network))


def _too_long(path: str, mark: Mark, posts: _Posts, text: str, networks: list[Network]) -> Diagnostic:
    """Return what is said of a text that fits none of the networks; the roomiest of them is named."""
    roomiest = max(networks, key=lambda network: network.limit or 0)
    length, limit = roomiest.length(posts.made_of(text, roomiest)), roomiest.limit or 0
    several = wording("every network, even for {name}", name=roomiest.name)
    where = as_wording(roomiest.name) if len(networks) == 1 else several
    message = wording(
        "these words are too long for {where}: {length:,} with the link, where {limit:,} fit",
        where=where,
        length=length,
        limit=limit,
    )
    hint = wording("Cut at least {number:,}: your own words are never shortened for you.", number=length - limit)
    if length <= limit:
        message = wording("these words are too long for {where}", where=where)
        hint = wording("Use fewer emoji and accents, which count as more than one letter there.")
    return Diagnostic.at(path, mark, "own-words-too-long", message, hint)


def _refused(path: str, mark: Mark, text: str, network: Network) -> Diagnostic:
    """Return what is said of a text with a character for which a network takes no post."""
    message = wording(
        "{name} refuses posts with the invisible character {number}",
        name=network.name,
        number=f"U+{ord(network.refused(text)):04X}",
    )
    hint = wording("Take it out: type the text instead of copying it.")
    return Diagnostic.at(path, mark, "own-words-refused", message, hint)


def _unknown(item: ShareableItem, name: str, sharing: Sharing) -> Diagnostic:
    offered = [ANY, *(network.id for network in sharing.networks)]
    hint = suggestion(name, offered, wording("There are {names}.", names=", ".join(f"`{each}`" for each in offered)))
    message = wording("this site does not share on “{name}”, so these words are not used", name=name)
    return Diagnostic.at(
        item.path, item.marks.key("share", name), "unknown-network", message, hint, severity=Severity.WARNING
    )
