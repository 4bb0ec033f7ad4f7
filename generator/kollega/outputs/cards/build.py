"""From the catalogue to share cards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from kollega.brand.palette import palette_of
from kollega.config.options import in_language
from kollega.content.item import StoryItem, VacancyItem
from kollega.content.reading import OnDemand, note_read, text_of
from kollega.media.renditions import Crop
from kollega.outputs import facts
from kollega.outputs.cards.fonts import card_fonts, coverage_of, emoji_in, legible, missing_scripts
from kollega.outputs.cards.groups import group_card
from kollega.outputs.cards.sheet import CARD, PICTURES, PRINTS, SLIDES, sheet_of
from kollega.outputs.cards.slides import slides_of
from kollega.outputs.cards.view import CardView, Colours, Face, Fact, Quote, digest
from kollega.outputs.summaries import hue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kollega.config.project import Project
    from kollega.content.item import PersonItem, ShareableItem
    from kollega.i18n.words import Words
    from kollega.markdown.body import Body
    from kollega.outputs.cards.fonts import Coverage
    from kollega.outputs.cards.render import CardPress, FontFace
    from kollega.outputs.cards.sheet import Format, Sheet
    from kollega.outputs.cards.view import CardLogo, Fonts, Slide
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


class _Subject(NamedTuple):
    """What a card is about."""

    name: str
    """What the names of its files begin with."""
    view: Callable[[], CardView]
    """Returns what is known of it, whatever the fonts can show."""
    item: ShareableItem | None = None
    """None for a group, and for the organisation."""


@dataclass(frozen=True)
class Artist:
    """Says what is to be drawn about a site, bit by bit as somebody asks for it."""

    site: Site
    project: Project
    bodies: Mapping[str, Body]
    press: CardPress
    logo: CardLogo | None = None

    @cached_property
    def subjects(self) -> Mapping[str, _Subject]:
        """Return what cards are about, by path of the item; the organisation's stand under a colon and a language."""
        site, project = self.site, self.project
        items = {
            item.path: _Subject(f"{item.kind}-{item.slug}", partial(_item_view, item, site, project), item)
            for item in _shared(site)
        }
        sites = {f":{lang}": _Subject("site", partial(_site_view, site, project, lang)) for lang in site.languages}
        groups = {
            group.key(lang): _Subject(
                f"{group.facet.kind}-{group.slug}", partial(group_card, group, lang, site, project)
            )
            for lang in site.languages
            for group in site.groups.shared_in(lang)
        }
        return {**items, **sites, **groups}

    def card(self, key: str) -> Sheet:
        """Return the share card of a subject."""
        return self._sheet(key, CARD)

    def others(self, key: str) -> tuple[Sheet, ...]:
        """Return the further pictures and PDFs of a subject."""
        item, view = self.subjects[key].item, self._views[key]
        if not view.address:
            return ()
        formats = [form for form in _formats(item, self.site) if form.name != "quote" or view.quote]
        slides: tuple[Slide, ...] = ()
        if item and SLIDES in formats:
            note_read((text_of(item.path),))
            slides = slides_of(view, self.bodies[item.path].html, self._coverage)
        return tuple(self._sheet(key, form, slides) for form in formats if form != SLIDES or slides)

    def left_out(self, key: str) -> tuple[str, str]:
        """Return the names of the scripts that the fonts lack for a card, else the emoji that it leaves out."""
        written = self._written[key]
        scripts = missing_scripts(written, self._coverage)
        return ", ".join(scripts), "" if scripts else emoji_in("\n".join(written.texts))

    def _sheet(self, key: str, form: Format, slides: tuple[Slide, ...] = ()) -> Sheet:
        subject, view = self.subjects[key], self._views[key]
        photo = self.site.photos.get(self.site.photo_path(subject.item)) if subject.item else None
        known = digest(view, self.press.templates_digest)
        return sheet_of(subject.name, form, view, photo=photo, known=known, slides=slides)

    @cached_property
    def _written(self) -> Mapping[str, CardView]:
        """Return what cards would show, whatever the fonts can."""
        return OnDemand(self.subjects, lambda key: self.subjects[key].view())

    @cached_property
    def _views(self) -> Mapping[str, CardView]:
        """Return what cards show, as far as the fonts can."""
        return OnDemand(self.subjects, self._view)

    def _view(self, key: str) -> CardView:
        known = replace(self._written[key], colours=self._colours, fonts=self._fonts, logo=self.logo)
        return legible(known, self._coverage)

    @cached_property
    def _coverage(self) -> Coverage:
        return _coverage(self.press.font_faces, self.press.templates_digest)

    @cached_property
    def _fonts(self) -> Fonts:
        return card_fonts(self.project, self.press)

    @cached_property
    def _colours(self) -> Colours:
        roles = palette_of(self.site.settings.organisation.colours).light
        return Colours(brand=roles.brand, brand_ground=roles.brand_ground, on_brand=roles.on_brand)


@lru_cache(1)
def _coverage(faces: tuple[FontFace, ...], _digest: str) -> Coverage:
    """Return what fonts have between them, read once for a preview, whose fonts rarely change."""
    return coverage_of(faces)


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
