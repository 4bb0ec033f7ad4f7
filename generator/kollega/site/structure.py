"""What everything on a site can depend on, and what only what has read it: which items there are, and what they say.

What other items there are, how they belong together and where they lead, whatever is made of a site learns from its
structure: from all facts but those that are only shown. While that is the same, it can be another only where something
has changed that it read (`note_reading`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kollega.content.item import AnyItem
    from kollega.site.catalogue import Site


def structure_of(items: Collection[AnyItem], site: Site) -> str:
    """Return a digest of everything about a site's items but what is only shown of each."""
    told = sorted(f"{item.path} {site.stages[item.path]} {item.structure}" for item in items)
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


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
