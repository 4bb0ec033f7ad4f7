"""The versions of an item: one for each language in which it is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from kollega.content.item import AnyItem

if TYPE_CHECKING:
    from collections.abc import Mapping

T_co = TypeVar("T_co", bound=AnyItem, covariant=True)


@dataclass(frozen=True)
class Versions(Generic[T_co]):
    """The items of one kind, found by their slugs."""

    items: tuple[T_co, ...]
    languages: tuple[str, ...]
    """Those of the site, the first one first."""

    def of(self, slug: str) -> tuple[T_co, ...]:
        """Return the versions of an item, in the order of the site's languages."""
        return self._by_slug.get(slug, ())

    def best(self, slug: str, lang: str) -> T_co | None:
        """Return the item in a language, else in the first language it exists in, else None."""
        versions = self.of(slug)
        return next((item for item in versions if item.lang == lang), versions[0] if versions else None)

    @cached_property
    def _by_slug(self) -> Mapping[str, tuple[T_co, ...]]:
        order = {lang: index for index, lang in enumerate(self.languages)}
        ranked = sorted((order[item.lang], index) for index, item in enumerate(self.items))
        versions: dict[str, list[T_co]] = defaultdict(list)
        for _, index in ranked:
            versions[self.items[index].slug].append(self.items[index])
        return {slug: tuple(items) for slug, items in versions.items()}
