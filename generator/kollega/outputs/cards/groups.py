"""The card of a team or a place: what is open there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs import facts
from kollega.outputs.cards.view import CardView, Fact
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.config.project import Project
    from kollega.content.item import VacancyItem
    from kollega.i18n.words import Words
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId

GROUPS = (FacetKind.DEPARTMENT, FacetKind.LOCATION)
"""What has a share page of its own while vacancies are open there."""

LEAST = 2
"""Vacancies that are worth a page together: a single one has its own kit, which says more."""

MOST_NAMED = 4
"""Vacancies that a card has room for."""


def groups_in(site: Site, lang: str) -> Iterator[FacetId]:
    """Yield the departments and places with several open vacancies in a language."""
    facets = site.facets
    for kind in GROUPS:
        found = facets.in_language(lang, kind)
        yield from (facet for facet in found if len(facets.slice(facet, lang).vacancies) >= LEAST)


def shared_groups(site: Site, lang: str) -> Iterator[FacetId]:
    """Yield those that have a kit: the same, and none while sharing is paused."""
    return iter(()) if site.settings.share.paused else groups_in(site, lang)


def group_key(facet: FacetId, lang: str) -> str:
    """Return the name by which others ask for a group's card; no item has such a path."""
    return f":{facet.kind}:{facet.id}:{lang}"


def group_card(facet: FacetId, lang: str, site: Site, project: Project) -> CardView:
    """Return what the card of a group shows: how many vacancies are open there, and some of them."""
    words, organisation = project.words(lang), site.settings.organisation.name
    vacancies = site.facets.slice(facet, lang).vacancies
    return CardView(
        lang=lang,
        direction=words.direction,
        organisation=organisation,
        monogram=facts.initials(organisation),
        title=site.facets.name(facet, lang),
        eyebrow=open_here(len(vacancies), words),
        facts=tuple(Fact(_beside(each, facet, site, project), each.front.title) for each in vacancies[:MOST_NAMED]),
    )


def open_here(number: int, words: Words) -> str:
    """Return how many vacancies are open."""
    return words.ngettext("%(num)s vacancy is open", "%(num)s vacancies are open", number) % {"num": number}


def _beside(vacancy: VacancyItem, facet: FacetId, site: Site, project: Project) -> str:
    """Return what the group does not say of a vacancy yet: where it is, or of which team."""
    if facet.kind is FacetKind.LOCATION:
        return site.facets.department_name(vacancy, vacancy.lang)
    return facts.where_briefly(vacancy.front, site.facets, vacancy.lang, project.words(vacancy.lang))
