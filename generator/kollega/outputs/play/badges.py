"""Badges: what a colleague has told, as small pictures for pages of their own elsewhere, where their file says so."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.brand.palette import palette_of
from kollega.outputs.artifact import Artifact
from kollega.outputs.summaries import hue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.brand.palette import Hue, Role
    from kollega.content.item import PersonItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition

MOST_SPINES: Final = 5
"""Books that are drawn: more would be too small to be seen."""

BESIDE: Final = 84
"""Pixels of a badge beside its words: the books, and space."""

NARROW: Final = frozenset("fijlrtI.,:;'’|!()[] \u00a0")
"""Letters and signs of about a third of an em."""


class Line(NamedTuple):
    """A line of text, and how much room it takes: a picture within a page has the reader's own fonts alone."""

    text: str
    size: int
    """Pixels of the type."""

    @property
    def width(self) -> int:
        """Return its width in pixels, into which it is set whatever the font."""
        return round(sum(map(_width, self.text)) * self.size)


class Badge(NamedTuple):
    """A badge, as it is drawn."""

    title: Line
    organisation: Line
    lang: str
    """BCP 47, of the words."""
    direction: str
    spines: int
    """How many books stand beside the words."""
    hue: Hue
    """The colleague's own colour."""
    roles: tuple[Role, ...]
    """The site's colours, by day and by night."""

    @property
    def width(self) -> int:
        """Return the width of the picture, in pixels."""
        return BESIDE + max(self.title.width, self.organisation.width)


class BadgeLink(NamedTuple):
    """A badge, as the page of its owner shows it."""

    path: str
    """Root-relative path of the picture."""
    text: str
    """What it says."""
    width: int
    """Pixels."""
    markdown: str
    """What its owner copies into a page in Markdown."""
    url: str
    """Absolute address of the picture."""
    page: str
    """Absolute address of its owner's page."""


def badges_of(person: PersonItem, edition: Edition) -> tuple[BadgeLink, ...]:
    """Return the badges of a colleague in a language; none where the site does not play, or their file does not ask."""
    page = edition.person_url(person)
    return tuple(
        BadgeLink(path, badge.title.text, badge.width, f"[![{badge.title.text}]({url})]({page})", url, page)
        for path, badge in _badges(person, edition)
        for url in (edition.project.url(path),)
    )


def badge_files(edition: Edition) -> Iterator[Artifact[Badge]]:
    """Yield the badges of a language."""
    for person in edition.site.people_in(edition.lang):
        yield from (Artifact(path, badge, render_badge) for path, badge in _badges(person, edition))


def render_badge(badge: Badge, context: RenderContext) -> bytes:
    """Return a badge as SVG."""
    return context.html("play/badge.svg", badge.lang, badge=badge).encode()


def _badges(person: PersonItem, edition: Edition) -> Iterator[tuple[str, Badge]]:
    """Yield path and content of each badge of a colleague."""
    site, words, folder = edition.site, edition.words, edition.path(person)
    if not (site.settings.play and person.front.badges):
        return
    stories = [story for lang in site.languages for story in site.stories_by(person, lang) if not site.is_draft(story)]
    if stories:
        number, first = len({story.slug for story in stories}), min(story.front.date for story in stories)
        told = words.ngettext("Author of %(num)s story", "Author of %(num)s stories", number)
        badge = partial(_badge, person, edition)
        yield f"{folder}badge-stories.svg", badge(told % {"num": words.number(number)}, number)
        yield f"{folder}badge-first-story.svg", badge(words("First story: %(year)s", year=str(first.year)), 1)


def _badge(person: PersonItem, edition: Edition, text: str, stories: int) -> Badge:
    organisation = edition.site.settings.organisation
    palette = palette_of(organisation.colours)
    return Badge(
        title=Line(text, 16),
        organisation=Line(organisation.name, 13),
        lang=edition.lang,
        direction=edition.words.direction,
        spines=min(stories, MOST_SPINES),
        hue=palette.hues[hue(person.slug)],
        roles=palette.roles,
    )


def _width(letter: str) -> float:
    """Return about how wide a letter is, in ems of a sans serif."""
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in NARROW:
        return 0.32
    return 0.7 if letter.isupper() else 0.56
