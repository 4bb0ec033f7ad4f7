"""The pages for colleagues who share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from kollega.config.settings import in_language
from kollega.content.item import Kind
from kollega.content.story import Story
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.summaries import Moment, Picture, moment
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.view import Kit, Snippet


class NetworkGroup(NamedTuple):
    """The texts for one network."""

    id: str
    """The network's id."""
    name: str
    """The network's name."""
    counting: str
    """JSON: how the network counts, for the counter."""
    snippets: tuple[Snippet, ...]
    """Texts ready to post, the author's own first."""
    prompts: tuple[Snippet, ...] = ()
    """Texts with gaps `[…]` still to fill."""
    line_breaks: Literal["kept", "dropped", "crlf"] = "kept"
    """What the opening link does to line breaks."""
    takes_text: bool = True
    """Whether the opening link carries the text, or the link alone."""


class Download(NamedTuple):
    """A file to take along."""

    label: str
    """What it is for: `Card`, `Flyer A5`."""
    path: str
    """Root-relative path."""
    detail: str = ""
    """Size or format: `1200 × 630`."""


class SharePage(NamedTuple):
    """Everything one needs to post about one story or vacancy."""

    kind: Literal["story", "vacancy"]
    """What is shared."""
    title: str
    """Its title."""
    description: str
    """Its standfirst."""
    path: str
    """Its page."""
    url: str
    """Its absolute address, as shown."""
    host: str
    """The site's host, as a link card shows it."""
    short_url: str
    """Its short link, absolute."""
    groups: tuple[NetworkGroup, ...]
    """Networks in the site's order."""
    card: Picture | None = None
    """The picture networks will show."""
    downloads: tuple[Download, ...] = ()
    """Pictures and print."""
    kit: str = ""
    """Path of `kit.json`."""
    guidelines: str = ""
    """Path of the guidelines; empty where there are none."""
    disclosure: str = ""
    """What the employer asks colleagues to make known, as `#IWorkAt…`; empty for nothing."""


class KitLink(NamedTuple):
    """A kit in the list of all kits."""

    kind: Literal["story", "vacancy"]
    """What is shared."""
    title: str
    """Its title."""
    path: str
    """Its share page."""
    published: Moment
    """When it appeared."""
    byline: str = ""
    """Who wrote it, or the department."""


class ShareIndex(NamedTuple):
    """Every kit of one language."""

    stories: tuple[KitLink, ...] = ()
    """Newest first."""
    vacancies: tuple[KitLink, ...] = ()
    """Open ones, newest first."""
    guidelines: str = ""
    """Path of the guidelines; empty where there are none."""
    paused: bool = False
    """Whether the employer has paused sharing; then there are no kits."""


def share_page(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> FramedPage:
    """Return the page of one kit."""
    path = edition.site.share_path(item)
    return FramedPage(
        path=path,
        lang=edition.lang,
        section="share",
        template="share/item.html",
        page=share_view(item, kit, networks, edition),
        head=page_head(edition, f"{edition.words('Share')}: {kit.title}", path, robots=NOINDEX),
        languages=language_links(edition, edition.site.share_paths(item)),
    )


def share_list(edition: Edition) -> FramedPage:
    """Return the list of every kit of a language."""
    base, title = f"{edition.prefix}share/", edition.words("Share")
    return section_page("share", "share/index.html", base, share_index(edition), title, edition, robots=NOINDEX)


def share_view(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> SharePage:
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
        counting=_counting(network),
        snippets=tuple(snippet for snippet in kit.snippets if snippet.network == network.id),
        prompts=tuple(prompt for prompt in kit.prompts if prompt.network == network.id),
        line_breaks=network.line_breaks,
        takes_text=network.takes_text,
    )


def _counting(network: Network) -> str:
    """Return how a network counts, as counting.js reads it, in ASCII: what a network refuses, HTML refuses too."""
    rules = {
        "limits": [{"unit": limit.unit, "most": limit.most} for limit in network.limits],
        "linkCost": network.link_cost,
        "links": network.links,
        "mentions": network.mentions,
        "refuses": network.refuses,
        "mostLinks": network.most_links,
        "mostHashtags": network.most_hashtags,
    }
    return json.dumps(rules)


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
