"""Which parts of a site need not be made again where a few of its texts have changed, and nothing else.

While a part is made, it is noted of which items the facts, the text or its length are asked for (`note_reading`). What
other items there are, how they belong together and where they lead, a part learns from the site's structure: from all
facts but those that are only shown. While that is the same, a part can be another only where something has changed that
it read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kollega.build.render import Unit
from kollega.content.kind import ItemKind
from kollega.content.reading import text_of
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kollega.content.item import AnyItem
    from kollega.site.catalogue import Site

SHOWN: Final[Mapping[ItemKind, frozenset[str]]] = {
    ItemKind.STORY: frozenset({"title", "description", "quote", "photo_alt", "source", "share"}),
    ItemKind.VACANCY: frozenset({"description", "share", "education", "experience", "benefits", "process"}),
    ItemKind.PERSON: frozenset(),
}
"""The facts of each kind, besides the text, that are shown and decide nothing: not what there is, in which order, and
where."""


def structure_of(items: Collection[AnyItem], site: Site) -> str:
    """Return a digest of everything about a site's items but what is only shown of each."""
    digest = hashlib.sha256()
    for item in sorted(items, key=lambda item: item.path):
        decisive = [pair for pair in vars(item.front).items() if pair[0] not in SHOWN[item.kind]]
        told = item.path, item.slug, item.lang, site.stages[item.path].value, decisive
        digest.update(repr(told).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@dataclass(frozen=True)
class Texts:
    """The items of a site, as far as units depend on them."""

    structure: str
    """A digest of everything about them but what is only shown."""
    digests: Mapping[str, str]
    """Those of what there is to read of each, under the names by which that is noted."""

    @property
    def paths(self) -> frozenset[str]:
        """Return the paths of the items."""
        return frozenset(name for name in self.digests if text_of(name) in self.digests)

    def changed(self, before: Texts) -> frozenset[str] | None:
        """Return the names of what says something else now; None where the structure is another."""
        if self.structure != before.structure or self.digests.keys() != before.digests.keys():
            return None
        return frozenset(name for name, digest in self.digests.items() if digest != before.digests[name])


@dataclass(frozen=True)
class Units:
    """What the last build of a site was made of, part by part."""

    texts: Texts
    units: Mapping[str, Unit]

    @classmethod
    def of(cls, texts: Texts, units: Mapping[str, Unit]) -> Units:
        """Return those of some units that are known by their names the next time, and read nothing unknown."""
        known = texts.digests.keys()
        return cls(texts, {name: unit for name, unit in units.items() if unit.is_steady and unit.read <= known})

    def unchanged(self, texts: Texts, intact: Collection[str]) -> Iterator[tuple[str, Unit]]:
        """Yield name and unit of each part that is as it would be made of other texts, and of which all files are."""
        changed = texts.changed(self.texts)
        if changed is not None:
            for name, unit in self.units.items():
                if unit.read.isdisjoint(changed) and all(path in intact for path in unit.paths):
                    yield name, unit

    def to_bytes(self) -> bytes:
        """Return what `of_bytes` reads."""
        numbers = {name: number for number, name in enumerate(self.texts.digests)}
        units = {
            name: [unit.kind, unit.paths, sorted(map(numbers.__getitem__, unit.read))]
            for name, unit in self.units.items()
        }
        told = [self.texts.structure, self.texts.digests, units]
        return json.dumps(told, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def of_bytes(cls, content: bytes) -> Units:
        """Return the units that were written; raise ValueError, TypeError, IndexError or AttributeError otherwise."""
        told: list[Any] = json.loads(content.decode("utf-8", "surrogatepass"))
        structure, digests, units = told
        readable = list(digests)
        made = {
            name: Unit(OutputKind(kind), tuple(files), frozenset(map(readable.__getitem__, read)))
            for name, (kind, files, read) in units.items()
        }
        return cls(Texts(structure, digests), made)
