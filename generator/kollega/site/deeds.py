"""What was done for the stories of a site, and when: told, told for the first time, translated, reviewed, co-written.

Stories count by the `date` of their front matter, all else by what git tells of their files.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.content.history import Role
from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from kollega.content.history import Hand, History
    from kollega.content.item import StoryItem
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId


class Deed(StrEnum):
    """What is counted."""

    STORY = "story"
    FIRST_STORY = "first-story"
    TRANSLATION = "translation"
    REVIEW = "review"
    CO_AUTHOR = "co-author"


OF_GIT: Final = frozenset({Deed.TRANSLATION, Deed.REVIEW, Deed.CO_AUTHOR})
"""What nobody can count where git has no history."""

_OF_ROLE: Final[Mapping[Role, Deed]] = {Role.REVIEWER: Deed.REVIEW, Role.CO_AUTHOR: Deed.CO_AUTHOR}


class Work(NamedTuple):
    """A story in all of its languages."""

    versions: tuple[StoryItem, ...]
    """In the order of the site's languages."""
    teams: frozenset[FacetId]
    """Its departments; where it names none, those of its authors."""
    authors: frozenset[str]
    """Their ids, without those who have withdrawn."""
    day: date
    """When the first of its versions was published."""
    firsts: frozenset[str] = frozenset()
    """The ids of the authors whose first story it is."""

    @property
    def slug(self) -> str:
        """Return what all versions are called in their addresses."""
        return self.versions[0].slug


class Event(NamedTuple):
    """Something that was done for a story."""

    deed: Deed
    day: date
    work: Work
    by: str = ""
    """What tells whoever did it from others; nobody is shown it."""


def works_of(site: Site) -> tuple[Work, ...]:
    """Return the stories that are published, each once, oldest first."""
    versions: dict[str, list[StoryItem]] = defaultdict(list)
    for lang in site.languages:
        for story in site.stories_in(lang):
            if not site.is_draft(story):
                versions[story.slug].append(story)
    works = (_work(tuple(of_one), site) for of_one in versions.values())
    return tuple(_with_firsts(sorted(works, key=lambda work: (work.day, work.slug))))


def _with_firsts(works: Iterable[Work]) -> Iterator[Work]:
    told: set[str] = set()
    for work in works:
        yield work._replace(firsts=work.authors - told)
        told |= work.authors


def _work(versions: tuple[StoryItem, ...], site: Site) -> Work:
    authors = {slug for story in versions for slug in story.front.authors if site.person(slug, story.lang)}
    people = (site.person(slug, versions[0].lang) for slug in authors)
    own = frozenset(chain.from_iterable(map(site.related.teams_of, versions)))
    theirs = frozenset(chain.from_iterable(site.related.teams_of(person) for person in people if person))
    return Work(versions, own or theirs, frozenset(authors), min(story.front.date for story in versions))


@dataclass(frozen=True)
class Deeds:
    """Everything that was done for the stories of a site."""

    site: Site
    history: History | None
    """None where git cannot tell it."""

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """All stories, oldest first."""
        return works_of(self.site)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All that was done."""
        return (*self._stories(), *self._translations(), *self._helping())

    def day(self, moment: datetime) -> date:
        """Return the day of a moment in the site's zone."""
        return moment.astimezone(self.site.settings.zone).date()

    def _stories(self) -> Iterator[Event]:
        for work in self.works:
            yield Event(Deed.STORY, work.day, work)
            yield from (Event(Deed.FIRST_STORY, work.day, work, author) for author in work.firsts)

    def _translations(self) -> Iterator[Event]:
        """Yield the versions that were merged after another one of the story; of two at once, the second language."""
        merged = self.history.merged if self.history else {}
        for work in self.works:
            new = sorted((each for each in work.versions if each.path in merged), key=lambda each: merged[each.path])
            for story in new[len(new) == len(work.versions) :]:
                yield Event(Deed.TRANSLATION, self.day(merged[story.path]), work, story.lang)

    def _helping(self) -> Iterator[Event]:
        for work, hand in self._hands:
            by = hand.contact.address or plain_name(hand.contact.name)
            yield Event(_OF_ROLE[hand.role], self.day(hand.moment), work, by)

    @cached_property
    def _hands(self) -> tuple[tuple[Work, Hand], ...]:
        """Who helped with which story, without those who have withdrawn."""
        works = {story.path: work for work in self.works for story in work.versions}
        gone = {plain_name(item.front.title) for item in self.site.withdrawn if item.kind is ItemKind.PERSON}
        hands = self.history.hands if self.history else frozenset()
        staying = (hand for hand in hands if plain_name(hand.contact.name) not in gone)
        return tuple((works[hand.path], hand) for hand in staying if hand.path in works)

    def helpers(self, since: date) -> frozenset[str]:
        """Return the ids of whoever wrote or helped from a day on; a name counts where it is one person's alone."""
        ids: dict[str, set[str]] = defaultdict(set)
        for person in self.site.people:
            ids[plain_name(person.front.name)].add(person.slug)
        names = {plain_name(hand.contact.name) for _, hand in self._hands if self.day(hand.moment) >= since}
        named = (ids[name] for name in names if len(ids.get(name, ())) == 1)
        return frozenset(chain(*(work.authors for work in self.works if work.day >= since), *named))


def plain_name(name: str) -> str:
    """Return a name so that it equals others that are written alike."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
