"""The card of vacancies that are shared together: what is open in a team or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs import facts
from kollega.outputs.cards.view import CardView, Fact
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from kollega.config.project import Project
    from kollega.content.item import VacancyItem
    from kollega.i18n.words import Words
    from kollega.site.catalogue import Site
    from kollega.site.groups import Group

MOST_NAMED = 4
"""Vacancies that a card has room for."""


def group_card(group: Group, lang: str, site: Site, project: Project) -> CardView:
    """Return what the card of a group shows: how many vacancies are open there, and some of them."""
    words, organisation = project.words(lang), site.settings.organisation.name
    vacancies = site.groups.vacancies(group, lang)
    url = project.url(group.short_path(lang))
    return CardView(
        lang=lang,
        direction=words.direction,
        organisation=organisation,
        monogram=facts.initials(organisation),
        title=site.groups.name(group, lang),
        eyebrow=open_here(len(vacancies), words),
        facts=tuple(Fact(_beside(each, group, site, project), each.front.title) for each in vacancies[:MOST_NAMED]),
        link=url.partition("://")[2].rstrip("/"),
        address=url,
    )


ONE_IS_OPEN = "%(num)s vacancy is open"


def open_here(number: int, words: Words) -> str:
    """Return how many vacancies are open."""
    return words.ngettext(ONE_IS_OPEN, "%(num)s vacancies are open", number) % {"num": number}


def _beside(vacancy: VacancyItem, group: Group, site: Site, project: Project) -> str:
    """Return what the group does not say of a vacancy yet: where it is, else of which team, else what it pays."""
    words = project.words(vacancy.lang)
    if group.kind == "list":
        return facts.pay(vacancy.front.salary, words) if vacancy.front.salary else ""
    if group.facet.kind is FacetKind.LOCATION:
        return site.facets.department_name(vacancy, vacancy.lang)
    return facts.where_briefly(vacancy.front, site.facets, vacancy.lang, words)
