"""What a feed holds, in no format yet: plain, finished values with absolute addresses, made of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from kollega.config.options import in_language
from kollega.content.item import ItemKind
from kollega.site.addresses import feed_id
from kollega.site.life import published_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kollega.config.project import Project
    from kollega.content.item import ShareableItem, StoryItem, VacancyItem
    from kollega.markdown.body import Body
    from kollega.site.catalogue import Site


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an entry."""

    url: str
    """Absolute address."""
    media_type: str
    """For example `image/png`."""
    length: int | None = None
    """Bytes; None where they are not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story or vacancy."""

    id: str
    """A URN that never changes; it is no address."""
    title: str
    """Plain text."""
    url: str
    """Absolute address of its page."""
    published: datetime
    """With its zone."""
    updated: datetime
    """With its zone; the same as `published` where nothing has changed."""
    summary: str
    """One or two sentences, plain text."""
    content: str
    """The whole text as finished HTML, every address in it absolute."""
    authors: tuple[str, ...] = ()
    """Names."""
    categories: tuple[str, ...] = ()
    """Names of the department, the places and the tags."""
    image: Image | None = None
    """A picture to show beside it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of stories or vacancies in one language."""

    path: str
    """Root-relative path without the ending that each format adds: `nl/feeds/stories`."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    lang: str
    """BCP 47."""
    url: str
    """Absolute address of the page that shows the same."""
    updated: datetime
    """When the newest change in it was made, with a zone."""
    entries: tuple[Entry, ...]
    """Newest first."""


NEWEST_STORIES: Final = 50
"""How many stories a feed holds. Readers fetch the whole file every hour or so, and full texts are long:
fifty are about half a megabyte and, at a story a week, a year."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of an empty feed, which nothing has changed yet."""


@dataclass(frozen=True)
class Feeds:
    """Makes the feeds of a site. Drafts are in none of them, even where the site shows them."""

    site: Site
    bodies: Mapping[str, Body]
    """Finished texts by path of the file."""
    project: Project
    """Knows addresses and words."""
    image_of: Callable[[ShareableItem], Image | None]
    """Returns the picture to show beside a story or a vacancy."""

    def in_language(self, lang: str) -> tuple[Feed, ...]:
        """Return all feeds of a language."""
        return self.stories(lang), self.vacancies(lang)

    def stories(self, lang: str) -> Feed:
        """Return the newest stories of a language, with their full texts."""
        stories = (story for story in self.site.stories_in(lang) if not self.site.is_draft(story))
        return self._feed(ItemKind.STORY, "Stories", lang, map(self._story, islice(stories, NEWEST_STORIES)))

    def vacancies(self, lang: str) -> Feed:
        """Return all open vacancies of a language, newest first: who shows them elsewhere must not miss one."""
        vacancies = (each for each in self.site.vacancies if each.lang == lang and self._is_offered(each))
        return self._feed(ItemKind.VACANCY, "Vacancies", lang, map(self._vacancy, vacancies))

    def _is_offered(self, vacancy: VacancyItem) -> bool:
        return self.site.is_open(vacancy) and not self.site.is_draft(vacancy)

    def _feed(self, kind: ItemKind, name: str, lang: str, entries: Iterable[Entry]) -> Feed:
        listed = tuple(entries)
        title = f"{self.project.site_name_in(lang)}: {self.project.words(lang)(name)}"
        return Feed(
            path=self.site.feed_stem(kind, lang),
            title=title,
            description=in_language(self.site.settings.organisation.description, lang, title),
            lang=lang,
            url=self.project.url(self.site.list_path(kind, lang)),
            updated=max((entry.updated for entry in listed), default=_NEVER),
            entries=listed,
        )

    def _story(self, story: StoryItem) -> Entry:
        front, settings = story.front, self.site.settings
        entry = self._entry(story, published_at(front.date, settings))
        authors = tuple(person.front.name for person in self.site.authors(story))
        return replace(entry, updated=published_at(front.updated or front.date, settings), authors=authors)

    def _vacancy(self, vacancy: VacancyItem) -> Entry:
        return self._entry(vacancy, published_at(vacancy.front.date_posted, self.site.settings))

    def _entry(self, item: ShareableItem, published: datetime) -> Entry:
        url = self.project.url(self.site.path(item))
        return Entry(
            id=feed_id(item),
            title=item.front.title,
            url=url,
            published=published,
            updated=published,
            summary=item.front.description,
            content=self.bodies[item.path].html_at(escape(self.project.site_url), escape(url)),
            categories=tuple(self.site.facets.name(facet, item.lang) for facet in self.site.facets.of(item)),
            image=self.image_of(item),
        )
