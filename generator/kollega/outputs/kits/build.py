"""From the catalogue to share kits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kollega.config.settings import in_language
from kollega.content.item import ItemKind
from kollega.content.vacancy import Workplace
from kollega.outputs import facts
from kollega.outputs.kits.compose import composed
from kollega.outputs.kits.links import Sharing
from kollega.outputs.kits.view import Kit, Picture, PrintFile, Subject
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.settings import Settings
    from kollega.content.item import ShareableItem, VacancyItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition


_ADDED = {Workplace.ONSITE, Workplace.HYBRID}
"""What a place does not say yet; of a remote job it does: “Ghent or remote”."""


def sharing_of(settings: Settings, networks: Mapping[str, Network], lang: str) -> Sharing:
    """Return how a site shares in a language."""
    share = settings.share
    return Sharing(tuple(networks.values()), share.campaign or "", share.tracking, in_language(share.disclosure, lang))


def kit_of(item: ShareableItem, edition: Edition, sharing: Sharing) -> Kit:
    """Return the share kit of a story or an open vacancy."""
    return composed(_subject(item, edition), sharing, edition.words)


def _subject(item: ShareableItem, edition: Edition) -> Subject:
    front, site, project = item.front, edition.site, edition.project
    images, print_files = _sheets(item, edition)
    about = _vacancy_facts(item, edition) if item.kind is ItemKind.VACANCY else {"quote": item.front.quote or ""}  # type: ignore[arg-type,union-attr] # the kind tells the type
    tags = [facet for facet in site.facets_of(item) if facet[0] is FacetKind.TAG]
    departments = (facet for facet in site.facets_of(item) if facet[0] is FacetKind.DEPARTMENT)
    return Subject(
        kind=item.kind.value,  # type: ignore[arg-type] # one of the two
        slug=item.slug,
        lang=item.lang,
        title=front.title,
        description=front.description,
        url=project.url(edition.path(item)),
        short_url=project.url(site.short_path(item)),
        organisation=site.settings.organisation.name,
        authors=tuple(person.front.name for person in site.authors(item)),
        team=next((site.facet_name(facet, item.lang) for facet in departments), ""),
        hashtags=(*site.settings.share.hashtags, *(site.facet_name(facet, item.lang) for facet in tags)),
        own=front.share,
        images=images,
        print=print_files,
        **about,
    )


def _sheets(item: ShareableItem, edition: Edition) -> tuple[tuple[Picture, ...], tuple[PrintFile, ...]]:
    """Return the pictures about an item, the card first, and what can be printed."""
    card, url = edition.cards.get(item.path), edition.project.url
    sheets = (*filter(None, (card,)), *edition.sheets.get(item.path, ()))
    images = (
        Picture(url(each.path), each.format.width, each.format.height, each.alt, each.format.name)
        for each in sheets
        if not each.format.printed
    )
    return tuple(images), tuple(PrintFile(url(each.path), each.format.size) for each in sheets if each.format.printed)


def _vacancy_facts(vacancy: VacancyItem, edition: Edition) -> dict[str, Any]:
    front, words, site = vacancy.front, edition.words, edition.site
    return {
        "place": facts.where(front, site.facets, vacancy.lang, words),
        "workplace": facts.workplace(front.workplace, words) if front.workplace in _ADDED else "",
        "pay": facts.pay(front.salary, words) if front.salary else "",
        "closes": facts.closing(front, site.settings, words)[1],
    }
