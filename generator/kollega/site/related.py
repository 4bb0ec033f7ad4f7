"""What belongs together: by hand first, then by team, place and shared tags; vacancies by their titles too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice
from operator import or_
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from kollega.config.slug import folded_letters
from kollega.content.person import PersonStatus
from kollega.content.reading import of_structure
from kollega.site.life import Stage
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem, Versions
    from kollega.site.facets import Facets

_T = TypeVar("_T")


class TitleWord(NamedTuple):
    """The beginning of a word of a title: `mechan` of mechanics."""

    text: str

    @property
    def kind(self) -> type[TitleWord]:
        """Return of which kind of thing this is one."""
        return TitleWord


Shared = FacetId | TitleWord
"""What two items can have in common."""

DIGITS: Mapping[FacetKind | type[TitleWord], int] = {
    FacetKind.DEPARTMENT: 2,
    FacetKind.LOCATION: 1,
    TitleWord: 1,
    FacetKind.TAG: 0,
}
"""The binary digit that sharing one adds: one would work with a team (4); a place and the name of the work (2), and a
topic count for less."""

_BEGINNING = 6
"""Letters by which words of titles are compared, so that their forms are one."""
_SHORTEST = 4
"""Letters of a word that can name work: shorter ones are mostly articles and the like."""
_COMMON = 3
"""A word that more than one title in so many has, such as “engineer” among engineers, tells nothing apart."""


def title_words(title: str) -> frozenset[TitleWord]:
    """Return the words of a title that can name the work."""
    words = re.findall(r"[^\W\d_]+", folded_letters(title))
    return frozenset(TitleWord(word[:_BEGINNING]) for word in words if len(word) >= _SHORTEST)


class Affinity(Generic[_T]):
    """Finds, among items in a fixed order, those that share most with another.

    A set of items is a number, in which the first item is the lowest bit. The scores of all items are added up at once,
    as one such number for each binary digit: a bit-sliced index (O'Neil and Quass, Improved Query Performance with
    Variant Indexes, 1997).
    """

    def __init__(self, items: Sequence[_T], shared_of: Callable[[_T], Iterable[Shared]]) -> None:
        self._items = items
        self._having: dict[Shared, int] = defaultdict(int)
        for index, item in enumerate(items):
            for each in shared_of(item):
                self._having[each] |= 1 << index

    def nearest(
        self, shared: Iterable[Shared], limit: int, first: Sequence[_T] = (), without: Collection[_T] = ()
    ) -> tuple[_T, ...]:
        """Return `first`, then the items that share most of `shared`; the earlier item where they share alike."""
        scores: list[int] = []
        for each in shared:
            _add(scores, self._having.get(each, 0), DIGITS[each.kind])
        sharing = reduce(or_, scores, 0)
        taken = {id(item) for item in (*first, *without)}
        near = (item for item in map(self._items.__getitem__, _highest(scores, sharing)) if id(item) not in taken)
        return tuple(islice(chain(first, near), limit))


def _add(scores: list[int], items: int, digit: int) -> None:
    """Add a binary digit to the scores of some items."""
    while items:
        scores += [0] * (digit + 1 - len(scores))
        scores[digit], items = scores[digit] ^ items, scores[digit] & items
        digit += 1


def _highest(scores: Sequence[int], items: int) -> Iterator[int]:
    """Yield the indexes of some items, those with the highest scores first, and of equal ones the earlier first."""
    if not items:
        return
    if scores:
        *lower, highest = scores
        yield from _highest(lower, items & highest)
        yield from _highest(lower, items & ~highest)
        return
    while items:
        lowest = items & -items
        yield lowest.bit_length() - 1
        items ^= lowest


@dataclass(frozen=True)
class Related:
    """What to show beside the items of a site, in their own language."""

    facets: Facets
    """The facets of the site, with its stories and open vacancies in the order of the lists."""
    vacancies: Versions[VacancyItem]
    """Open and closed ones."""
    people: Versions[PersonItem]
    stages: Mapping[str, Stage]
    """The stage of each item by path."""

    def stories_for(self, vacancy: VacancyItem, limit: int = 3) -> tuple[StoryItem, ...]:
        """Return stories to read beside a vacancy: those that name it, then the nearest."""
        by_hand = self._stories_naming.get((vacancy.lang, vacancy.slug), ())
        return self._near_stories[vacancy.lang].nearest(self.facets.of(vacancy), limit, by_hand)

    def vacancies_for(self, story: StoryItem, limit: int = 4) -> tuple[VacancyItem, ...]:
        """Return open vacancies to show below a story: those it names, then, if it names none, the nearest."""
        named = (self.vacancies.best(slug, story.lang) for slug in story.front.vacancies)
        by_hand = tuple(each for each in named if each and self.stages[each.path] is not Stage.CLOSED)
        facets: Iterable[FacetId] = () if by_hand else self.facets.of(story)
        return self._near_vacancies[story.lang].nearest(facets, limit, by_hand)

    def stories_like(self, story: StoryItem, limit: int = 3) -> tuple[StoryItem, ...]:
        """Return stories to read next: the nearest, then the newest."""
        near = self._near_stories[story.lang].nearest(self.facets.of(story), limit, without=(story,))
        taken = {id(each) for each in (story, *near)}
        newest = (each for each in self.facets.stories[story.lang] if id(each) not in taken)
        return (*near, *islice(newest, limit - len(near)))

    def vacancies_like(self, vacancy: VacancyItem, limit: int = 4) -> tuple[VacancyItem, ...]:
        """Return the open vacancies most like one, without open applications, which are like everything."""
        near, always = self._near_vacancies[vacancy.lang], self._open_applications[vacancy.lang]
        return near.nearest(self._likeness(vacancy), limit, without=(vacancy, *always))

    def open_application_for(self, vacancy: VacancyItem) -> VacancyItem | None:
        """Return the open application that shares most with a vacancy, else the first there is."""
        always = self._open_applications[vacancy.lang]
        near = Affinity(always, self.facets.of).nearest(self.facets.of(vacancy), 1)
        return next(iter((*near, *always)), None)

    def vacancies_near(self, person: PersonItem, lang: str, limit: int = 4) -> tuple[VacancyItem, ...]:
        """Return open vacancies of a colleague's team, then of their place."""
        return self._near_vacancies[lang].nearest(self.facets.of(person), limit)

    def teams_of(self, item: AnyItem) -> frozenset[FacetId]:
        """Return the departments that an item names."""
        return frozenset(self.facets.of_kind(item, FacetKind.DEPARTMENT))

    def team_of(self, vacancy: VacancyItem, limit: int) -> tuple[PersonItem, ...]:
        """Return colleagues one would work with: the contact first, then the team's lead, then the others by name."""
        team = self.facets.of_kind(vacancy, FacetKind.DEPARTMENT)
        named = (vacancy.front.contact, *(self.facets.settings_of(facet).lead for facet in team))
        first = (self.people.best(slug, vacancy.lang) for slug in named if slug)
        others = (person for facet in team for person in self.facets.slice(facet, vacancy.lang).people)
        found: dict[str, PersonItem] = {}
        for person in chain(first, others):
            if len(found) == limit:  # of a large team, the rest is not asked
                break
            if person and _works_here(person):
                found.setdefault(person.slug, person)
        return tuple(found.values())

    @of_structure
    def _stories_naming(self) -> Mapping[tuple[str, str], Sequence[StoryItem]]:
        naming: dict[tuple[str, str], list[StoryItem]] = defaultdict(list)
        for story in chain.from_iterable(self.facets.stories.values()):
            for slug in story.front.vacancies:
                naming[story.lang, slug].append(story)
        return naming

    @of_structure
    def _near_stories(self) -> Mapping[str, Affinity[StoryItem]]:
        return {lang: Affinity(stories, self.facets.of) for lang, stories in self.facets.stories.items()}

    @of_structure
    def _near_vacancies(self) -> Mapping[str, Affinity[VacancyItem]]:
        return {lang: Affinity(vacancies, self._likeness) for lang, vacancies in self.facets.vacancies.items()}

    def _likeness(self, vacancy: VacancyItem) -> Iterator[Shared]:
        """Yield what makes a vacancy like others: its facets, and the words of its title that few of them have."""
        yield from self.facets.of(vacancy)
        yield from title_words(vacancy.front.title) - self._common_words[vacancy.lang]

    @of_structure
    def _common_words(self) -> Mapping[str, frozenset[TitleWord]]:
        common = {}
        for lang, vacancies in self.facets.vacancies.items():
            counts = Counter(chain.from_iterable(title_words(each.front.title) for each in vacancies))
            most = max(_COMMON, len(vacancies) // _COMMON)
            common[lang] = frozenset(word for word, number in counts.items() if number > most)
        return common

    @of_structure
    def _open_applications(self) -> Mapping[str, Sequence[VacancyItem]]:
        return {
            lang: tuple(each for each in vacancies if each.front.open_application)
            for lang, vacancies in self.facets.vacancies.items()
        }


def _works_here(person: PersonItem) -> bool:
    return person.front.status is PersonStatus.ACTIVE
