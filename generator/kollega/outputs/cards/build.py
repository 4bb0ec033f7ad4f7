"""From the catalogue to share cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kollega.brand.palette import palette_of
from kollega.config.settings import in_language
from kollega.content.item import Kind
from kollega.media.renditions import Crop
from kollega.outputs import facts
from kollega.outputs.cards.fonts import card_fonts, coverage_of, legible
from kollega.outputs.cards.view import CardView, Colours, Face, Fact, card_path
from kollega.outputs.edition import Card
from kollega.outputs.summaries import hue
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.project import Project
    from kollega.content.item import PersonItem, ShareableItem, StoryItem, VacancyItem
    from kollega.outputs.cards.fonts import Coverage
    from kollega.outputs.cards.render import CardPress
    from kollega.outputs.cards.view import CardLogo
    from kollega.site.catalogue import Site

SLAB = (336, 630)
"""Pixels of a card that faces share, one below the other."""

MOST_FACES = 3

MOST_ENLARGED = 4
"""How many times larger than it is a picture may be shown, before it is nothing but a blur."""


def cards_of(
    site: Site, project: Project, press: CardPress, logo: CardLogo | None = None
) -> tuple[dict[str, Card], dict[str, tuple[str, ...]]]:
    """Return the cards by path of the item, and the scripts that the fonts lack by path of the item.

    The organisation's own cards stand under a colon and their language.
    """
    coverage = coverage_of(press.font_faces)
    views = {item.path: (f"{item.kind}-{item.slug}", _item_view(item, site, project)) for item in _shared(site)}
    plain = {f":{lang}": ("site", _site_view(site, project, lang)) for lang in site.languages}
    colours, fonts = _colours(site), card_fonts(project, press)
    branded = {
        key: (name, replace(view, colours=colours, fonts=fonts, logo=logo))
        for key, (name, view) in (views | plain).items()
    }
    return _legible(branded, coverage, press.templates_digest)


def _legible(
    views: Mapping[str, tuple[str, CardView]], coverage: Coverage, templates_digest: str
) -> tuple[dict[str, Card], dict[str, tuple[str, ...]]]:
    cards, missing = {}, {}
    for key, (name, written) in views.items():
        view, scripts = legible(written, coverage)
        cards[key] = Card(card_path(name, view, templates_digest), view)
        if scripts:
            missing[key] = scripts
    return cards, missing


def _shared(site: Site) -> tuple[ShareableItem, ...]:
    return (*site.stories, *(vacancy for vacancy in site.vacancies if site.is_open(vacancy)))


def _item_view(item: ShareableItem, site: Site, project: Project) -> CardView:
    return _story_view(item, site, project) if item.kind is Kind.STORY else _vacancy_view(item, site, project)  # type: ignore[arg-type] # the kind tells the type


def _story_view(story: StoryItem, site: Site, project: Project) -> CardView:
    words, authors = project.words(story.lang), site.authors(story)
    return CardView(
        lang=story.lang,
        direction=words.direction,
        organisation=site.settings.organisation.name,
        monogram=facts.initials(site.settings.organisation.name),
        title=story.front.title,
        eyebrow=_department(story, site) or words("Story"),
        byline=words.conjoined([person.front.name for person in authors]),
        role=authors[0].front.role or "" if len(authors) == 1 else "",
        faces=tuple(_face(person, site, len(authors[:MOST_FACES])) for person in authors[:MOST_FACES]),
    )


def _face(person: PersonItem, site: Site, faces: int) -> Face:
    """Return the portrait of one of several authors; a picture too small for its place is none."""
    ground, ink = palette_of(site.settings.organisation.colours).hues[hue(person.slug)]
    drawn = Face(facts.initials(person.front.name), ground, ink)
    photo = site.photos.get(site.photo_path(person))
    crop = photo and Crop(photo, SLAB[0], SLAB[1] // faces)
    return replace(drawn, picture=crop) if crop and crop.enlarged <= MOST_ENLARGED else drawn


def _vacancy_view(vacancy: VacancyItem, site: Site, project: Project) -> CardView:
    front, words = vacancy.front, project.words(vacancy.lang)
    _, closes = facts.closing(front, site.settings, words)
    known = (
        (words("Pay"), facts.pay(front.salary, words) if front.salary else ""),
        (words("Where"), facts.where(front, site.facets, vacancy.lang, words)),
        (words("Hours"), facts.hours(front.hours, words) if front.hours else ""),
        (words("Apply by"), closes),
    )
    return CardView(
        lang=vacancy.lang,
        direction=words.direction,
        organisation=site.settings.organisation.name,
        monogram=facts.initials(site.settings.organisation.name),
        title=front.title,
        eyebrow=_department(vacancy, site) or words("Vacancy"),
        facts=tuple(Fact(label, text) for label, text in known if text),
    )


def _site_view(site: Site, project: Project, lang: str) -> CardView:
    organisation = site.settings.organisation
    return CardView(
        lang=lang,
        direction=project.words(lang).direction,
        organisation=organisation.name,
        monogram=facts.initials(organisation.name),
        title=project.site_name_in(lang),
        byline=in_language(organisation.description, lang),
    )


def _colours(site: Site) -> Colours:
    roles = palette_of(site.settings.organisation.colours).light
    return Colours(brand=roles.brand, brand_ground=roles.brand_ground, on_brand=roles.on_brand)


def _department(item: ShareableItem, site: Site) -> str:
    facets = (facet for facet in site.facets_of(item) if facet[0] is FacetKind.DEPARTMENT)
    return next((site.facet_name(facet, item.lang) for facet in facets), "")
