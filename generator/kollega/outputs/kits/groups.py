"""The kit of a team or a place while several vacancies are open there: one text, one picture, one link."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.cards.groups import group_key, groups_in, open_here, shared_groups
from kollega.outputs.kits.plain_text import plain_line
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.summaries import Picture
from kollega.site.addresses import SHARE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.networks import Network
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


class Opening(NamedTuple):
    """A network that can be opened with the text."""

    name: str
    """The network's name."""
    icon: str
    """The id of its mark."""
    url: str
    """Absolute address; it carries the text where the network takes one."""


class GroupKit(NamedTuple):
    """All that one needs to tell what is open in a team or a place."""

    name: str
    """What is shared."""
    open: str
    """How many vacancies are open there."""
    path: str
    """Its page."""
    text: str
    """To post, link included."""
    lines: int
    """How many lines it has, and two more for what somebody adds."""
    card: Picture | None
    """The picture that networks show; it says what stands on it."""
    openings: tuple[Opening, ...]
    """In the site's order."""


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


def group_pages(edition: Edition, networks: Mapping[str, Network]) -> Iterator[FramedPage]:
    """Yield the share page of each group of a language."""
    for facet in shared_groups(edition.site, edition.lang):
        path, kit = group_path(facet, edition.lang, edition.site), _kit(facet, edition, networks)
        paths = group_paths(facet, edition.site)
        head = page_head(edition, f"{edition.words('Share')}: {kit.name}", path, robots=NOINDEX)
        yield FramedPage(
            path, edition.lang, SHARE_FOLDER, "share/group.html", kit, head, language_links(edition, paths)
        )


def _kit(facet: FacetId, edition: Edition, networks: Mapping[str, Network]) -> GroupKit:
    site, link = edition.site, _link(facet, edition)
    path = site.facet_path(facet, edition.lang)
    url, card = edition.project.url(path), edition.pictures.cards.get(group_key(facet, edition.lang))
    titles = [plain_line(each.front.title, ()) for each in site.facets.slice(facet, edition.lang).vacancies]
    named = plain_line(f"{link.name}, {site.settings.organisation.name}", ())
    forms = _forms(f"{named}: {link.open}.", titles)
    return GroupKit(
        name=link.name,
        open=link.open,
        path=path,
        text=f"{forms[0]}\n\n{url}",
        lines=len(titles) + 6,
        card=Picture(card.path, card.alt, card.format.width, card.format.height) if card else None,
        openings=tuple(_openings(forms, url, named, networks)),
    )


def _forms(first: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Return the text with all titles, then with fewer and fewer, an ellipsis in place of the others."""
    whole = "\n".join((first, "", *titles))
    fewer = ("\n".join((first, "", *titles[:kept], "…")) for kept in range(len(titles) - 1, 0, -1))
    return (whole, *fewer, first)


def _openings(forms: Sequence[str], url: str, title: str, networks: Mapping[str, Network]) -> Iterator[Opening]:
    """Yield the networks that have an address which opens them, with the longest form that each takes."""
    for network in networks.values():
        fitting = (form for form in forms if network.fits(network.post(form, url)))
        if address := network.intent(next(fitting, ""), url, title):
            yield Opening(network.name, network.icon, address)
