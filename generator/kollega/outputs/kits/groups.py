"""The kit of a team or a place while several vacancies are open there: one text, one picture, one link."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.cards.groups import group_key, groups_in, open_here, shared_groups
from kollega.outputs.kits.compose import Channel
from kollega.outputs.kits.kit import Kit, Picture, Sharing, Snippet
from kollega.outputs.kits.plain_text import plain_line
from kollega.outputs.kits.shortening import fit
from kollega.site.addresses import SHARE_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kollega.networks import Network
    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.edition import Edition
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId


class GroupLink(NamedTuple):
    """A team or a place in the list of all kits."""

    name: str
    """The name in this language."""
    path: str
    """The share page."""
    open: str
    """How many vacancies are open there, as people say it."""


def group_path(facet: FacetId, lang: str, site: Site) -> str:
    """Return the root-relative path of a group's share page."""
    return f"{site.section_path(SHARE_FOLDER, lang)}{facet.kind.plural}/{facet.id}/"


def group_paths(facet: FacetId, site: Site) -> dict[str, str]:
    """Return the paths of a group's share pages by language."""
    return {lang: group_path(facet, lang, site) for lang in site.languages if facet in groups_in(site, lang)}


def group_links(edition: Edition) -> tuple[GroupLink, ...]:
    """Return a link to each group's share page."""
    return tuple(_link(facet, edition) for facet in shared_groups(edition.site, edition.lang))


def _link(facet: FacetId, edition: Edition) -> GroupLink:
    facets, lang = edition.site.facets, edition.lang
    number = len(facets.slice(facet, lang).vacancies)
    return GroupLink(facets.name(facet, lang), group_path(facet, lang, edition.site), open_here(number, edition.words))


def group_kit(facet: FacetId, edition: Edition, networks: Mapping[str, Network]) -> Kit:
    """Return a group's kit: for each network one text, with as many of the vacancies as it takes."""
    site, link, settings = edition.site, _link(facet, edition), edition.site.settings
    url = edition.project.url(site.facet_path(facet, edition.lang))
    sharing = Sharing.of(settings, networks, edition.lang)
    named = plain_line(f"{link.name}, {settings.organisation.name}", ())
    titles = tuple(plain_line(each.front.title, ()) for each in site.facets.slice(facet, edition.lang).vacancies)
    channels = (Channel(network, sharing.link(url, network), named, sharing) for network in sharing.networks)
    texts = ((channel, _text(channel, f"{named}: {link.open}.", titles)) for channel in channels)
    card = edition.pictures.cards.get(group_key(facet, edition.lang))
    return Kit(
        kind="department" if facet.kind is FacetKind.DEPARTMENT else "location",
        slug=facet.id,
        lang=edition.lang,
        title=named,
        url=url,
        short_url=url,
        snippets=tuple(channel.post(Snippet, "colleague", "facts", text) for channel, text in texts if text),
        prompts=(),
        images=(_picture(card, edition),) if card else (),
        print=(),
    )


def _picture(card: Sheet, edition: Edition) -> Picture:
    return Picture(edition.project.url(card.path), card.format.width, card.format.height, card.alt, card.format.name)


def _text(channel: Channel, first: str, titles: Sequence[str]) -> str:
    """Return the longest text that a network takes, with the disclosure where that leaves room for a sentence."""
    ends = dict.fromkeys((channel.sharing.disclosure, ""))
    texts = (_longest(channel, first, titles, end) for end in ends)
    return next(filter(None, texts), "") or fit((first,), channel.network, channel.link)


def _longest(channel: Channel, first: str, titles: Sequence[str], end: str) -> str:
    """Return the text with as many titles as fit before its end; empty where not even the first sentence does."""
    network, most = channel.network, len(titles)

    def form(kept: int) -> str:
        return network.paragraph.join(filter(None, (first, _list(titles, kept, network), end)))

    if channel.fits(form(most)):
        return form(most)
    # More titles are never shorter, so that half of what is left can be put aside each time.
    kept = bisect_right(range(1, most), 0, key=lambda kept: 0 if channel.fits(form(kept)) else 1)
    return form(kept) if kept or channel.fits(form(0)) else ""


def _list(titles: Sequence[str], kept: int, network: Network) -> str:
    """Return so many of the titles, an ellipsis in place of the others.

    Each has a line of its own, but where the network would run the lines together.
    """
    rest = () if kept in {0, len(titles)} else ("…",)
    return (" · " if network.line_breaks == "dropped" else "\n").join((*titles[:kept], *rest))
