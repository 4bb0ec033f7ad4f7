"""The pages for colleagues who share, and the page about feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kollega.content.item import Kind
from kollega.content.story import Story
from kollega.outputs.pages.short import moment
from kollega.outputs.pages.views.card import Picture, WebLink
from kollega.outputs.pages.views.share import (
    Download,
    FeedGroup,
    FeedsPage,
    KitLink,
    NetworkGroup,
    ShareIndex,
    SharePage,
)
from kollega.settings import in_language
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.view import Kit


def share_page(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> SharePage:
    """Return everything one needs to post about an item."""
    site, card = edition.site, edition.cards.get(item.path)
    settings, words = site.settings, edition.words
    return SharePage(
        kind=kit.kind,
        title=kit.title,
        description=item.front.description,
        path=edition.path(item),
        url=kit.url,
        host=urlsplit(edition.project.site_url).hostname or "",
        short_url=kit.short_url,
        groups=tuple(_group(network, kit) for network in networks.values()),
        card=Picture(card.path, "", 1200, 630) if card else None,
        downloads=(Download(words("Picture"), card.path, "1200 × 630"),) if card else (),
        kit=f"{site.share_path(item)}kit.json",
        guidelines=guidelines_path(edition),
        disclosure=in_language(settings.share.disclosure, edition.lang),
    )


def share_index(edition: Edition) -> ShareIndex:
    """Return the list of every kit of a language."""
    site, lang = edition.site, edition.lang
    return ShareIndex(
        stories=tuple(_kit_link(story, edition) for story in site.stories_in(lang) if site.is_shared(story)),
        vacancies=tuple(
            _kit_link(each, edition) for each in site.vacancies if each.lang == lang and site.is_shared(each)
        ),
        guidelines=guidelines_path(edition),
        paused=site.settings.share.paused,
    )


def feeds_page(edition: Edition) -> FeedsPage:
    """Return which feeds there are."""
    words, url = edition.words, edition.project.url
    feeds = (
        WebLink(words("Stories"), url(f"{edition.prefix}feeds/stories.rss")),
        WebLink(words("Vacancies"), url(f"{edition.prefix}feeds/vacancies.rss")),
    )
    return FeedsPage((FeedGroup(words("Everything"), feeds),), url(f"{edition.prefix}people/people.json"))


def guidelines_path(edition: Edition) -> str:
    """Return the path of the guidelines in this language, else in the first; empty where there are none."""
    named = edition.site.settings.guidelines
    original = next((page for page in edition.site.pages if page.path == named), None)
    if original is None:
        return ""
    return edition.site.page_paths(original).get(edition.lang, original.address)


def _group(network: Network, kit: Kit) -> NetworkGroup:
    return NetworkGroup(
        id=network.id,
        name=network.name,
        unit=network.limits[0].unit if network.limits else "characters",
        snippets=tuple(snippet for snippet in kit.snippets if snippet.network == network.id),
        prompts=tuple(prompt for prompt in kit.prompts if prompt.network == network.id),
        link_cost=network.link_cost,
        mentions=network.mentions,
        line_breaks=network.line_breaks,
        takes_text=network.takes_text,
    )


def _kit_link(item: ShareableItem, edition: Edition) -> KitLink:
    site = edition.site
    if item.kind is Kind.STORY:
        names = [person.front.name for person in site.authors(item)]
        byline = edition.words.conjoined(names)
    else:
        teams = (facet for facet in site.facets_of(item) if facet[0] is FacetKind.DEPARTMENT)
        byline = next((site.facet_name(facet, edition.lang) for facet in teams), "")
    day = item.front.date if isinstance(item.front, Story) else item.front.date_posted
    return KitLink(item.kind.value, item.front.title, site.share_path(item), moment(day, edition), byline)  # type: ignore[arg-type] # one of two
