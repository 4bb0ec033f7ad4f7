"""Which parts of a site need not be made again where a few of its texts have changed, and nothing else.

While a part is made, it is noted of which items the facts, the text or its length are asked for: while the site's
structure is the same, it can be another only where one of these has changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from kollega.build.render import Unit
from kollega.content.reading import Memo
from kollega.outputs.layout.chrome import HandWritten
from kollega.outputs.output import OutputKind
from kollega.outputs.summaries import Link
from kollega.site.structure import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.filesystem import Stamp


class _Told(msgspec.Struct, array_like=True):
    """Units as they are kept: what was read has a number, by its place among the digests."""

    structure: str
    digests: dict[str, str]
    units: dict[str, tuple[OutputKind, tuple[str, ...], list[int]]]
    parts: dict[str, int]
    memo: dict[str, tuple[tuple[str, str], list[int]]]
    menu: dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Units:
    """What the last build of a site was made of, part by part."""

    texts: Texts
    units: Mapping[str, Unit] = field(default_factory=dict)
    """Those of outputs whose parts have the same names the next time."""
    parts: Mapping[str, int] = field(default_factory=dict)
    """How many parts each of these outputs had."""
    memo: Memo = field(default_factory=Memo)
    """What was found out of items, each time two texts."""
    menu: HandWritten | None = None
    """The pages of the menu, as the host has drawn them."""
    intact: Mapping[str, Stamp] = field(default_factory=dict)
    """The stamps of published files that are as the last build has left them."""

    @classmethod
    def of(cls, texts: Texts, units: Mapping[str, Unit], memo: Memo, menu: HandWritten) -> Units:
        """Return those of some units that are known by their names the next time, and read nothing unknown."""
        known = texts.digests.keys()
        steady = {name: unit for name, unit in units.items() if unit.is_steady}
        made = {name: unit for name, unit in steady.items() if known >= set(unit.read)}
        return cls(texts, made, Counter(map(_output_of, steady)), memo.within(known), menu)

    @property
    def whole(self) -> Mapping[str, Mapping[str, Unit]]:
        """Return the units of each output of which all parts are among these, by its name."""
        by_output: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
        for name, unit in self.units.items():
            by_output[_output_of(name)][name] = unit
        return {output: units for output, units in by_output.items() if len(units) == self.parts.get(output)}

    def unchanged(self, texts: Texts, intact: Mapping[str, Stamp]) -> Units:
        """Return what would be the same of other texts, of parts those of which all files are intact."""
        changed = texts.changed(self.texts)
        if changed is None:
            return Units(texts, intact=intact)
        units = {
            name: unit
            for name, unit in self.units.items()
            if changed.isdisjoint(unit.read) and all(path in intact for path in unit.paths)
        }
        return Units(texts, units, self.parts, self.memo.without(changed), self.menu, intact)

    def to_bytes(self) -> bytes:
        """Return what `of_bytes` reads; raise UnicodeEncodeError where a name is none in any encoding."""
        number_of = {name: number for number, name in enumerate(self.texts.digests)}.__getitem__
        units = {name: (unit.kind, unit.paths, [*map(number_of, unit.read)]) for name, unit in self.units.items()}
        memo = {str(name): (value, [*map(number_of, read)]) for name, (value, read) in self.memo.kept.items()}
        links = self.menu.links.items() if self.menu else ()
        menu = {lang: [(link.label, link.path) for link in shown] for lang, shown in links}
        told = _Told(self.texts.structure, {**self.texts.digests}, units, {**self.parts}, memo, menu)
        return msgspec.json.encode(told)

    @classmethod
    def of_bytes(cls, content: bytes) -> Units:
        """Return the units that were written; raise ValueError or IndexError for anything else."""
        told = msgspec.json.decode(content, type=_Told)
        name_of = [*told.digests].__getitem__
        units = {name: Unit(kind, paths, tuple(map(name_of, read))) for name, (kind, paths, read) in told.units.items()}
        memo = Memo({name: (value, frozenset(map(name_of, read))) for name, (value, read) in told.memo.items()})
        menu = HandWritten({lang: [Link(*link) for link in shown] for lang, shown in told.menu.items()})
        return cls(Texts(told.structure, told.digests), units, told.parts, memo, menu)


def _output_of(name: str) -> str:
    """Return the name of the output whose part has this name."""
    return name.rpartition(" ")[0]
