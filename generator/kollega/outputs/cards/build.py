"""From the catalogue to share cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kollega.brand.palette import palette_of
from kollega.config.options import in_language
from kollega.content.item import StoryItem, VacancyItem
from kollega.media.renditions import Crop
from kollega.outputs import facts
from kollega.outputs.cards.fonts import card_fonts, coverage_of, emoji_in, legible
from kollega.outputs.cards.groups import group_card
from kollega.outputs.cards.sheet import CARD, PICTURES, PRINTS, SLIDES, sheet_of
from kollega.outputs.cards.slides import slides_of
from kollega.outputs.cards.view import CardView, Colours, Face, Fact, Quote, digest
from kollega.outputs.summaries import hue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.project import Project
    from kollega.content.item import PersonItem, ShareableItem
    from kollega.i18n.words import Words
    from kollega.markdown.body import Body
    from kollega.outputs.cards.render import CardPress
    from kollega.outputs.cards.sheet import Format, Sheet
    from kollega.outputs.cards.view import CardLogo
    from kollega.site.catalogue import Site

SLAB = (336, CARD.height)
"""Pixels of a card that faces share, one below the other."""

PORTRAIT = (192, 192)
"""Pixels of a portrait that stands beside a name."""

MOST_FACES = 3

RECENT = timedelta(days=365)
"""How long a story is new enough for pictures of its own."""

MOST_ENLARGED_FACE = 4
"""How many times larger than it is a picture may be shown, before it is nothing but a blur."""


class Sheets(NamedTuple):
    """Everything that is drawn about a site."""

    cards: Mapping[str, Sheet]
    """By path of the item; the organisation's own stand under a colon and their language."""
    more: Mapping[str, tuple[Sheet, ...]]
    """Further pictures and PDFs by path of the item."""
    missing: Mapping[str, tuple[str, ...]]
    """The scripts that the fonts lack, by path of the item."""
    emoji: Mapping[str, str]
    """Those that cards leave out, by path of the item."""


def sheets_of(
    site: Site, project: Project, bodies: Mapping[str, Body], press: CardPress, logo: CardLogo | None = None
) -> Sheets:
    """Return what is to be drawn about a site."""
    coverage = coverage_of(press.font_faces)
    colours, fonts = _colours(site), card_fonts(project, press)
    cards, more, missing, emoji = {}, {}, {}, {}
    for key, (name, item, written) in _views(site, project).items():
        view, scripts = legible(replace(written, colours=colours, fonts=fonts, logo=logo), coverage)
        if scripts:
            missing[key] = scripts
        elif left_out := emoji_in("\n".join(written.texts)):
            emoji[key] = left_out
        photo = site.photos.get(site.photo_path(item)) if item else None
        sheet = partial(sheet_of, name, view=view, photo=photo, known=digest(view, press.templates_digest))
        cards[key] = sheet(CARD)
        if view.address:
            formats = [form for form in _formats(item, site) if form.name != "quote" or view.quote]
            slides = slides_of(view, bodies[key].html, coverage) if SLIDES in formats else ()
            more[key] = tuple(sheet(form, slides=slides) for form in formats if form != SLIDES or slides)
    return Sheets(cards, more, missing, emoji)


def _views(site: Site, project: Project) -> dict[str, tuple[str, ShareableItem | None, CardView]]:
    """Return what is drawn, with the name of its files and the item that it is about, if it is about one."""
    items = {item.path: (f"{item.kind}-{item.slug}", item, _item_view(item, site, project)) for item in _shared(site)}
    sites = {f":{lang}": ("site", None, _site_view(site, project, lang)) for lang in site.languages}
    groups = {
        group.key(lang): (f"{group.facet.kind}-{group.slug}", None, group_card(group, lang, site, project))
        for lang in site.languages
        for group in site.groups.shared_in(lang)
    }
    return {**items, **sites, **groups}


def _formats(item: ShareableItem | None, site: Site) -> tuple[Format, ...]:
    """Return in which formats the settings ask for an item, besides the card: none for an old or unshared one.

    Without an item, for vacancies that are shared together: the pictures of a single one.
    """
    share = site.settings.share
    if item is None:
        return (*map(PICTURES.__getitem__, share.pictures.vacancies),)
    if not site.is_shared(item):
        return ()
    if isinstance(item, VacancyItem):
        return (*map(PICTURES.__getitem__, share.pictures.vacancies), *map(PRINTS.__getitem__, share.print.vacancies))
    if item.front.date < site.now.date() - RECENT:
        return ()
    return (*map(PICTURES.__getitem__, share.pictures.stories), *map(PRINTS.__getitem__, share.print.stories))


def _shared(site: Site) -> tuple[ShareableItem, ...]:
    return (*site.stories, *(vacancy for vacancy in site.vacancies if site.is_open(vacancy)))


def _item_view(item: ShareableItem, site: Site, project: Project) -> CardView:
    view = _story_view(item, site, project) if isinstance(item, StoryItem) else _vacancy_view(item, site, project)
    url = project.url(site.short_path(item))
    tracked = "?utm_source=print" if site.settings.share.tracking else ""
    return replace(view, link=url.partition("://")[2].rstrip("/"), address=url, print_address=f"{url}{tracked}")


def _story_view(story: StoryItem, site: Site, project: Project) -> CardView:
    front, words, authors = story.front, project.words(story.lang), site.authors(story)
    return CardView(
        lang=story.lang,
        direction=words.direction,
        organisation=site.settings.organisation.name,
        monogram=facts.initials(site.settings.organisation.name),
        title=front.title,
        eyebrow=site.facets.department_name(story, story.lang) or words("Story"),
        summary=front.description,
        quote=_said(story, site, words),
        photo_alt=front.photo_alt or "",
        byline=words.conjoined([person.front.name for person in authors]),
        role=authors[0].front.role or "" if len(authors) == 1 else "",
        faces=tuple(_face(person, site, len(authors[:MOST_FACES])) for person in authors[:MOST_FACES]),
    )


def _said(story: StoryItem, site: Site, words: Words) -> Quote | None:
    """Return the sentence of a story that its author has chosen."""
    authors, text = site.authors(story), story.front.quote
    if not text or not authors:
        return None
    role = authors[0].front.role or "" if len(authors) == 1 else ""
    return Quote(text, words.conjoined([person.front.name for person in authors]), role)


def _colleague_said(vacancy: VacancyItem, site: Site, words: Words) -> Quote | None:
    """Return a sentence of a story that names the vacancy or tells of its team."""
    teams = site.related.teams_of(vacancy)
    near = (
        story
        for story in site.related.stories_for(vacancy, 6)
        if vacancy.slug in story.front.vacancies or teams & site.related.teams_of(story)
    )
    return next(filter(None, (_said(story, site, words) for story in near)), None)


def _face(person: PersonItem, site: Site, faces: int, place: tuple[int, int] = SLAB) -> Face:
    """Return the portrait of one of several authors; a picture too small for its place is none."""
    ground, ink = palette_of(site.settings.organisation.colours).hues[hue(person.slug)]
    drawn = Face(facts.initials(person.front.name), ground, ink)
    photo = site.photos.get(site.photo_path(person))
    crop = photo and Crop(photo, place[0], place[1] // faces)
    return replace(drawn, picture=crop) if crop and crop.enlarged <= MOST_ENLARGED_FACE else drawn


def _vacancy_view(vacancy: VacancyItem, site: Site, project: Project) -> CardView:
    front, words = vacancy.front, project.words(vacancy.lang)
    _, closes = facts.closing(front, site.settings, words)
    contact = site.contact(vacancy)
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
        eyebrow=site.facets.department_name(vacancy, vacancy.lang) or words("Vacancy"),
        byline=contact.front.name if contact else "",
        role=contact.front.role or "" if contact else "",
        contact=_face(contact, site, 1, PORTRAIT) if contact else None,
        summary=front.description,
        quote=_colleague_said(vacancy, site, words),
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
