"""The site on a given day: what is live, what is withdrawn, and answers to questions about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from kollega.config.values import Place
from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem, Versions
from kollega.content.kind import ItemKind
from kollega.content.reading import of_structure
from kollega.guidelines.model import Guidelines
from kollega.i18n.collation import sort_key
from kollega.site.addresses import DEFAULT_PAGES, Addresses
from kollega.site.facets import Facets
from kollega.site.groups import Groups
from kollega.site.life import Stage, closing_moment, last_day, stages_of
from kollega.site.related import Related
from kollega.site.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kollega.config.settings import Settings
    from kollega.content.documents import Document
    from kollega.content.item import ShareableItem
    from kollega.content.pages import Page
    from kollega.content.read import Content
    from kollega.content.vacancy import Vacancy
    from kollega.media.photo import Photo
    from kollega.site.taxonomy import FacetId

_T = TypeVar("_T", StoryItem, VacancyItem, PersonItem, AnyItem)


@dataclass(frozen=True)
class Site(Addresses):
    """Everything that may be published; whatever is withdrawn is not in it."""

    now: datetime
    """The moment for which the site is built, with its zone."""
    stories: tuple[StoryItem, ...]
    """Newest first."""
    vacancies: tuple[VacancyItem, ...]
    """Open and closed ones, newest first."""
    people: tuple[PersonItem, ...]
    """By name."""
    pages: tuple[Page, ...]
    """Hand-written pages."""
    photos: Mapping[str, Photo]
    """Pictures by path."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """What is published with a text that links to it, by path."""
    guidelines: Guidelines = field(default_factory=Guidelines)
    """What texts are looked through for, and the page of guidelines says."""
    stages: Mapping[str, Stage] = field(default_factory=dict)
    """The stage of each item by path."""
    withdrawn: tuple[AnyItem, ...] = ()
    """What is withdrawn; only its addresses may be used."""
    unpublished: tuple[AnyItem, ...] = ()
    """What is not published yet; only its kind and language may be used."""

    @classmethod
    def of(
        cls, content: Content, settings: Settings, now: datetime, *, drafts: bool = False, early: Collection[str] = ()
    ) -> Site:
        """Return the site of `content` at `now`, with or without drafts; what lies in the files `early` is live."""
        stages = stages_of(content, settings, now, early)
        shown = {Stage.LIVE, Stage.CLOSED} | ({Stage.DRAFT} if drafts else set())
        return cls(
            settings=settings,
            now=now,
            stories=tuple(sorted(_at(content.stories, stages, shown), key=_newest_story)),
            vacancies=tuple(sorted(_at(content.vacancies, stages, shown), key=_newest_vacancy)),
            people=tuple(sorted(_at(content.people, stages, shown), key=attrgetter("slug", "lang"))),
            pages=content.pages,
            photos=content.photos,
            documents=content.documents,
            guidelines=content.guidelines,
            stages=stages,
            withdrawn=tuple(_at(content.items, stages, {Stage.WITHDRAWN})),
            unpublished=tuple(_at(content.items, stages, {Stage.DRAFT, Stage.UPCOMING} - shown)),
        )

    @property
    def shareable(self) -> tuple[ShareableItem, ...]:
        """Return stories and vacancies, closed ones included."""
        return (*self.stories, *self.vacancies)

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """Return all that is published: stories, vacancies and people."""
        return (*self.stories, *self.vacancies, *self.people)

    def facet_paths(self, facet: FacetId) -> dict[str, str]:
        """Return the paths of a facet's pages by language."""
        return {lang: self.facet_path(facet, lang) for lang in self.languages if self.facets.has_page(facet, lang)}

    def page_paths(self, page: Page) -> dict[str, str]:
        """Return the paths of a hand-written page by language."""
        common = page.address.removeprefix(self.settings.prefix(page.lang))
        wanted = self.section_paths(common)
        return {
            lang: path
            for lang, path in wanted.items()
            if (lang, path) in self._page_addresses or common in DEFAULT_PAGES
        }

    def is_default_page(self, section: str, lang: str) -> bool:
        """Return whether one of the `DEFAULT_PAGES` is the theme's in a language, since nobody has written it."""
        return (lang, self.settings.prefix(lang) + section) not in self._page_addresses

    @of_structure
    def _page_addresses(self) -> frozenset[tuple[str, str]]:
        return frozenset((page.lang, page.address) for page in self.pages)

    def share_paths(self, item: ShareableItem) -> dict[str, str]:
        """Return the paths of the share pages of an item by language."""
        versions = (version for version in self.translations(item) if self.is_shared(version))
        return {version.lang: self.share_path(version) for version in versions}

    def translations(self, item: AnyItem) -> tuple[AnyItem, ...]:
        """Return the published versions of an item, in the order of the site's languages."""
        return self._versions[item.kind].of(item.slug)

    def paths(self, item: AnyItem) -> dict[str, str]:
        """Return the paths of an item's pages by language, in the order of the site's languages.

        A person has a page in every language in which they are shown.
        """
        if item.kind is ItemKind.PERSON:
            shown = (lang for lang in self.languages if item.slug in self._slugs_of_people[lang])
            return {lang: self.path_of(item.kind, item.slug, lang) for lang in shown}
        return {version.lang: self.path(version) for version in self.translations(item)}

    def item(self, kind: ItemKind, slug: str, lang: str) -> AnyItem | None:
        """Return the item in a language, else in the first language it exists in, else None."""
        return self._versions[kind].best(slug, lang)

    @of_structure
    def _versions(self) -> Mapping[ItemKind, Versions[AnyItem]]:
        stories = Versions(self.stories, self.languages)
        return {ItemKind.STORY: stories, ItemKind.VACANCY: self._vacancies, ItemKind.PERSON: self._people}

    @of_structure
    def _vacancies(self) -> Versions[VacancyItem]:
        return Versions(self.vacancies, self.languages)

    @of_structure
    def _people(self) -> Versions[PersonItem]:
        return Versions(self.people, self.languages)

    # Stories, vacancies, people

    def stories_in(self, lang: str) -> tuple[StoryItem, ...]:
        """Return the stories of a language, newest first."""
        return self._stories_by_language.get(lang, ())

    def vacancies_in(self, lang: str) -> tuple[VacancyItem, ...]:
        """Return the open vacancies of a language: those that close first on top, open applications last."""
        return self._open_by_language.get(lang, ())

    def people_in(self, lang: str) -> tuple[PersonItem, ...]:
        """Return the colleagues who are shown in a language, by name.

        That is who has a biography in it, wrote a story in it or answers questions about an open vacancy in it.
        """
        return self._people_by_language.get(lang, ())

    def person(self, slug: str, lang: str) -> PersonItem | None:
        """Return a colleague, in that language if there is a biography in it; None where they have withdrawn."""
        return self._people.best(slug, lang)

    def authors(self, item: AnyItem) -> tuple[PersonItem, ...]:
        """Return those who wrote a story, in its order, without those who have withdrawn; nobody for other items."""
        people = (self.person(slug, item.lang) for slug in item.front.authors)
        return tuple(person for person in people if person)

    def contact(self, vacancy: VacancyItem) -> PersonItem | None:
        """Return the colleague who answers questions about a vacancy."""
        return self.person(vacancy.front.contact, vacancy.lang) if vacancy.front.contact else None

    def is_open(self, vacancy: VacancyItem) -> bool:
        """Return whether one can apply; a draft counts as open where drafts are shown."""
        return self.stages[vacancy.path] is not Stage.CLOSED

    def is_past(self, vacancy: Vacancy) -> bool:
        """Return whether a vacancy's end has come by its date."""
        return (end := closing_moment(vacancy, self.settings)) is not None and end < self.now

    def closes_today(self, vacancy: VacancyItem) -> bool:
        """Return whether one can apply until some time today, in the site's zone, and no longer."""
        today = self.now.astimezone(self.settings.zone).date()
        return self.is_open(vacancy) and last_day(vacancy.front, self.settings) == today

    def is_shared(self, item: AnyItem) -> bool:
        """Return whether there is a share kit: for stories and open vacancies, unless sharing is paused."""
        return self.is_embedded(item) and not self.settings.share.paused

    def is_embedded(self, item: AnyItem) -> bool:
        """Return whether other sites may show an item: stories and open vacancies, whether or not sharing is paused."""
        return self.stages[item.path] is Stage.LIVE and item.kind is not ItemKind.PERSON

    def shared_in(self, lang: str) -> tuple[ShareableItem, ...]:
        """Return what has a share kit in a language."""
        return tuple(item for item in self.shareable if item.lang == lang and self.is_shared(item))

    def is_draft(self, item: AnyItem) -> bool:
        """Return whether the item is shown only as its author's preview."""
        return self.stages[item.path] is Stage.DRAFT

    def stories_by(self, person: PersonItem, lang: str) -> tuple[StoryItem, ...]:
        """Return what a colleague wrote in a language, newest first."""
        return tuple(self._stories_by_author.get((person.slug, lang), ()))

    @of_structure
    def _stories_by_language(self) -> Mapping[str, tuple[StoryItem, ...]]:
        return {lang: tuple(s for s in self.stories if s.lang == lang) for lang in self.languages}

    @of_structure
    def _open_by_language(self) -> Mapping[str, tuple[VacancyItem, ...]]:
        latest = datetime.max.replace(tzinfo=self.now.tzinfo)
        ordered = sorted(
            filter(self.is_open, self.vacancies),
            key=lambda v: (v.front.open_application, closing_moment(v.front, self.settings) or latest),
        )
        return {lang: tuple(v for v in ordered if v.lang == lang) for lang in self.languages}

    @of_structure
    def _people_by_language(self) -> Mapping[str, tuple[PersonItem, ...]]:
        named: dict[str, set[str]] = {lang: set() for lang in self.languages}
        for person in self.people:
            named[person.lang].add(person.slug)
        for story in self.stories:
            named[story.lang].update(story.front.authors)
        for lang in self.languages:
            named[lang].update(v.front.contact for v in self.vacancies_in(lang) if v.front.contact)
        found = {lang: [*filter(None, (self.person(slug, lang) for slug in slugs))] for lang, slugs in named.items()}
        return {
            lang: tuple(sorted(people, key=lambda each: (sort_key(each.front.name, lang), each.slug)))
            for lang, people in found.items()
        }

    @of_structure
    def _slugs_of_people(self) -> Mapping[str, frozenset[str]]:
        return {lang: frozenset(person.slug for person in people) for lang, people in self._people_by_language.items()}

    @of_structure
    def _stories_by_author(self) -> Mapping[tuple[str, str], Sequence[StoryItem]]:
        written: dict[tuple[str, str], list[StoryItem]] = defaultdict(list)
        for story in self.stories:
            for slug in story.front.authors:
                written[slug, story.lang].append(story)
        return written

    @of_structure
    def related(self) -> Related:
        """Return the answers to what belongs together."""
        return Related(self.facets, self._vacancies, self._people, self.stages)

    @of_structure
    def slices(self) -> Slices:
        """Return the site's slices, by department, location, tag and person."""
        live = [vacancy for vacancy in self.vacancies if self.is_open(vacancy) and not self.is_draft(vacancy)]
        return Slices([story for story in self.stories if not self.is_draft(story)], live, self.facets)

    @of_structure
    def facets(self) -> Facets:
        """Return the departments, places and tags, and what each has to show."""
        vacancies = sorted(self.vacancies, key=lambda vacancy: vacancy.path)
        written_out = (place for each in vacancies for place in each.front.locations if isinstance(place, Place))
        return Facets(
            self.settings,
            tuple(written_out),
            self.items,
            self._stories_by_language,
            self._open_by_language,
            self._people_by_language,
        )

    @of_structure
    def groups(self) -> Groups:
        """Return the vacancies that can be shared together."""
        return Groups(self, self.facets, self.vacancies, frozenset(v.path for v in self.vacancies if self.is_draft(v)))


def _at(items: Iterable[_T], stages: Mapping[str, Stage], shown: Collection[Stage]) -> list[_T]:
    return [item for item in items if stages[item.path] in shown]


def _newest_story(story: StoryItem) -> tuple[int, str, str]:
    return -story.front.date.toordinal(), story.lang, story.slug


def _newest_vacancy(vacancy: VacancyItem) -> tuple[int, str, str]:
    return -vacancy.front.date_posted.toordinal(), vacancy.lang, vacancy.slug
