"""A story, a vacancy or a person: what its front matter says, and where it comes from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final, Generic, Literal, NamedTuple, TypeVar

from kollega.content.kind import ItemKind
from kollega.content.person import Person
from kollega.content.reading import Noted, text_of
from kollega.content.story import Story
from kollega.content.vacancy import Vacancy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kollega.content.yaml_values import Marks


class ItemName(NamedTuple):
    """What an item is called in all of its languages."""

    kind: ItemKind
    slug: str


FRONT: dict[ItemKind, type[Story | Vacancy | Person]] = {
    ItemKind.STORY: Story,
    ItemKind.VACANCY: Vacancy,
    ItemKind.PERSON: Person,
}
"""The type of each kind's front matter."""

SHOWN: Final[Mapping[ItemKind, frozenset[str]]] = {
    ItemKind.STORY: frozenset({"title", "description", "quote", "photo_alt", "source", "share"}),
    ItemKind.VACANCY: frozenset({"description", "share", "education", "experience", "benefits", "process"}),
    ItemKind.PERSON: frozenset(),
}
"""The facts of each kind, besides the text, that are shown and decide nothing: not what there is, in which order, and
where."""

Front_co = TypeVar("Front_co", bound=Story | Vacancy | Person, covariant=True)


@dataclass(frozen=True)
class Item(Generic[Front_co]):
    """One file of one kind in one language."""

    kind: ClassVar[ItemKind]
    """Which of the kinds."""
    slug: str
    """The name of the file or folder; the id of a person."""
    lang: str
    """BCP 47."""
    path: str
    """The file, relative to the folder of mkdocs.yml."""
    front: Front_co
    """What the front matter says, typed."""
    text: str
    """The Markdown below the front matter."""
    text_line: int
    """The line of the file on which `text` begins, counted from 1."""
    marks: Marks
    """Where each key and value of the front matter stands."""

    @property
    def key(self) -> tuple[ItemKind, str, str]:
        """Return what no other item shares: kind, language and slug."""
        return self.kind, self.lang, self.slug

    @cached_property
    def structure(self) -> str:
        """Return a digest of what decides what there is on the site: name, and facts that are not only shown."""
        decisive = [pair for pair in vars(self.front).items() if pair[0] not in SHOWN[self.kind]]
        told = repr((self.slug, self.lang, decisive))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


for _name, _noted_as in (("front", str), ("marks", str), ("text", text_of)):
    setattr(Item, _name, Noted(_name, _noted_as))


class StoryItem(Item[Story]):
    """A story."""

    kind: ClassVar[Literal[ItemKind.STORY]] = ItemKind.STORY


class VacancyItem(Item[Vacancy]):
    """A vacancy."""

    kind: ClassVar[Literal[ItemKind.VACANCY]] = ItemKind.VACANCY


class PersonItem(Item[Person]):
    """A colleague."""

    kind: ClassVar[Literal[ItemKind.PERSON]] = ItemKind.PERSON


ShareableItem = StoryItem | VacancyItem
"""What has a share kit."""
AnyItem = StoryItem | VacancyItem | PersonItem
"""What has a page of its own."""

ITEMS: Mapping[ItemKind, Callable[..., AnyItem]] = {
    ItemKind.STORY: StoryItem,
    ItemKind.VACANCY: VacancyItem,
    ItemKind.PERSON: PersonItem,
}
"""What makes an item of each kind."""

Item_co = TypeVar("Item_co", bound=AnyItem, covariant=True)


@dataclass(frozen=True)
class Versions(Generic[Item_co]):
    """The items of one kind, found by their slugs."""

    items: tuple[Item_co, ...]
    languages: tuple[str, ...]
    """Those of the site, the first one first."""

    def of(self, slug: str) -> tuple[Item_co, ...]:
        """Return the versions of an item, in the order of the site's languages."""
        return self._by_slug.get(slug, ())

    def best(self, slug: str, lang: str) -> Item_co | None:
        """Return the item in a language, else in the first language it exists in, else None."""
        versions = self.of(slug)
        return next((item for item in versions if item.lang == lang), versions[0] if versions else None)

    @cached_property
    def _by_slug(self) -> Mapping[str, tuple[Item_co, ...]]:
        order = {lang: index for index, lang in enumerate(self.languages)}
        ranked = sorted((order[item.lang], index) for index, item in enumerate(self.items))
        versions: dict[str, list[Item_co]] = defaultdict(list)
        for _, index in ranked:
            versions[self.items[index].slug].append(self.items[index])
        return {slug: tuple(items) for slug, items in versions.items()}
