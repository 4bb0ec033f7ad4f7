"""What can be shared together: the open vacancies of a team, a place or a topic, and those of a team in one place."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

from kollega.content.kind import ItemKind
from kollega.content.reading import of_structure
from kollega.i18n.collation import sort_key
from kollega.site.addresses import SHARE_FOLDER, SHORT_FOLDER
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.content.item import VacancyItem
    from kollega.site.addresses import Addresses
    from kollega.site.facets import Facets

GroupKind = Literal["department", "location", "tag", "list"]

LEAST = 2
"""Vacancies that are worth a page together: a single one has its own kit, which says more."""

_CODE_BYTES = 5
"""Make eight letters, one more than codes of items have: neither can take the other's."""


@dataclass(frozen=True, order=True)
class Group:
    """The vacancies of one facet, or of a team in one place."""

    facets: tuple[FacetId, ...]
    """What a vacancy of the group has: a facet, or a team and then a place."""

    @property
    def kind(self) -> GroupKind:
        """Return what the vacancies have in common; a list is a team's in one place."""
        return "list" if len(self.facets) > 1 else self.facet.kind.value

    @property
    def facet(self) -> FacetId:
        """Return the first facet."""
        return self.facets[0]

    @property
    def slug(self) -> str:
        """Return the ids of its facets."""
        return "-".join(facet.id for facet in self.facets)

    def key(self, lang: str) -> str:
        """Return the name by which others ask for its pictures; no item has such a path."""
        return ":".join(("", self.facet.kind, *(facet.id for facet in self.facets), lang))

    def short_path(self, lang: str) -> str:
        """Return the root-relative path of its short link, which lasts as long as the ids of its facets."""
        origin = "/".join((self.facet.kind, lang, *(facet.id for facet in self.facets)))
        code = base64.b32hexencode(hashlib.sha256(origin.encode()).digest()[:_CODE_BYTES])
        return f"{SHORT_FOLDER}/{code.decode().lower()}/"


@dataclass(frozen=True)
class Groups:
    """The groups of what is published."""

    addresses: Addresses
    facets: Facets
    all_vacancies: Sequence[VacancyItem]
    """Open ones, closed ones and drafts."""
    drafts: frozenset[str] = frozenset()
    """The paths of those that only their authors see, and nobody shares."""

    def open_in(self, lang: str) -> Mapping[Group, int]:
        """Return what has several open vacancies in a language, and how many: teams, places, topics, teams in a place.

        The last only where they are fewer than the team and the place have, which else say the same.
        """
        return self._open.get(lang, {})

    def shared_in(self, lang: str) -> Mapping[Group, int]:
        """Return those that have a kit: the same, and none while sharing is paused."""
        return {} if self.addresses.settings.share.paused else self.open_in(lang)

    def linked_in(self, lang: str) -> tuple[Group, ...]:
        """Return whatever may have been shared: of what has closed the short link goes on leading somewhere."""
        return self._linked.get(lang, ())

    def name(self, group: Group, lang: str) -> str:
        """Return what a group is called in a language: “Workshop”, “Workshop, Ghent”."""
        return ", ".join(self.facets.name(facet, lang) for facet in group.facets)

    def vacancies(self, group: Group, lang: str) -> tuple[VacancyItem, ...]:
        """Return a group's open vacancies in a language; those that close first on top."""
        some = self.facets.slice(group.facet, lang).vacancies
        return tuple(each for each in self._without_drafts(some) if self.facets.of(each).keys() >= {*group.facets})

    def target(self, group: Group, lang: str) -> str:
        """Return the root-relative address of the page with a group's vacancies, which its link leads to."""
        vacancies = self.addresses.list_path(ItemKind.VACANCY, lang)
        if group.kind == "list":
            return f"{vacancies}?{urlencode({facet.kind.value: facet.id for facet in group.facets})}"
        has_page = self.facets.has_page(group.facet, lang)
        return self.addresses.facet_path(group.facet, lang) if has_page else vacancies

    def share_path(self, group: Group, lang: str) -> str:
        """Return the root-relative path of a group's share page."""
        ids = "/".join(facet.id for facet in group.facets)
        return f"{self.addresses.section_path(SHARE_FOLDER, lang)}{group.facet.kind.plural}/{ids}/"

    def share_paths(self, group: Group) -> dict[str, str]:
        """Return the paths of a group's share pages by language."""
        return {lang: self.share_path(group, lang) for lang in self.addresses.languages if group in self.open_in(lang)}

    @of_structure
    def _linked(self) -> Mapping[str, tuple[Group, ...]]:
        published: defaultdict[str, list[VacancyItem]] = defaultdict(list)
        for each in self._without_drafts(self.all_vacancies):
            published[each.lang].append(each)
        return {lang: tuple(sorted(self._counts(vacancies))) for lang, vacancies in published.items()}

    @of_structure
    def _open(self) -> Mapping[str, Mapping[Group, int]]:
        return {lang: self._worth_sharing(lang) for lang in self.addresses.languages}

    def _worth_sharing(self, lang: str) -> dict[Group, int]:
        counts = self._counts(self._without_drafts(self.facets.vacancies[lang]))
        single = (Group((facet,)) for kind in FacetKind for facet in self.facets.in_language(lang, kind))
        narrower = (group for group in counts if group.kind == "list" and _is_narrower(group, counts))
        by_name = sorted(narrower, key=lambda group: (sort_key(self.name(group, lang), lang), group))
        return {group: counts[group] for group in (*single, *by_name) if counts[group] >= LEAST}

    def _without_drafts(self, vacancies: Iterable[VacancyItem]) -> Iterator[VacancyItem]:
        return (each for each in vacancies if each.path not in self.drafts)

    def _counts(self, vacancies: Iterable[VacancyItem]) -> Counter[Group]:
        """Return how many of the vacancies each group has."""
        return Counter(chain.from_iterable(_groups_of(self.facets.of(each)) for each in vacancies))


def _is_narrower(group: Group, counts: Mapping[Group, int]) -> bool:
    """Return whether fewer vacancies are in the group than in each of its facets."""
    return all(counts[group] < counts[Group((facet,))] for facet in group.facets)


def _groups_of(facets: Mapping[FacetId, str]) -> Iterator[Group]:
    """Yield the groups of which a vacancy with these facets is."""
    yield from (Group((facet,)) for facet in facets)
    places = [facet for facet in facets if facet.kind is FacetKind.LOCATION]
    teams = (facet for facet in facets if facet.kind is FacetKind.DEPARTMENT)
    yield from (Group((team, place)) for team in teams for place in places)
