"""What the last finished build of a site was made of and made: where all is as it was, a build has nothing to do."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec

from kollega.build.inputs import inputs_of, stamps_of
from kollega.build.manifest import NAME as LIST
from kollega.build.units import Units
from kollega.check.notation import Notation, diagnostic_of, notation_of
from kollega.filesystem import Stamp

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kollega.build.cache import Cache
    from kollega.build.inputs import Inputs
    from kollega.build.make import Made
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.site.structure import Texts

FOLDER: Final = "builds"
"""Of the cache."""

MOST: Final = 8
"""Sites of one project of which the last build is known: the one that is published, a preview or two…"""


class Record(msgspec.Struct, frozen=True):
    """A build that was done."""

    settings: str
    """A digest of what is no file."""
    sources: dict[str, Stamp]
    """The files it was made of, by absolute path."""
    moment: datetime
    """The moment it was made for."""
    since: datetime
    until: datetime
    """Within which any other moment would have given the same."""
    site: dict[str, Stamp]
    """What it made, by path below the folder in which that of the site lies."""
    files: int
    """How many of them are the site's."""
    found: list[Notation]
    """What was wrong."""
    unsettled: tuple[str, ...]
    """The sources that were so young that they could change unnoticed."""
    history: str
    """A digest of what git told of them; of what is made of that, nothing is known by its name the next time."""

    def holds(self, inputs: Inputs, now: datetime, texts: Collection[str] = ()) -> bool:
        """Return whether a build of these inputs at a moment makes the same, whatever some texts say now."""
        return (
            self.settings == inputs.settings
            and (now == self.moment or self.since < now <= self.until)
            and set(texts).issuperset(self.unsettled)
            and self._without(self.sources, texts) == self._without(inputs.files, texts)
        )

    @staticmethod
    def _without(files: Mapping[str, Stamp], texts: Collection[str]) -> Mapping[str, Stamp]:
        return {path: stamp for path, stamp in files.items() if path not in texts} if texts else files

    def __post_init__(self) -> None:
        """Raise ValueError or TypeError where what was found has been spoilt; as msgspec reads it, ValidationError."""
        for each in self.found:
            diagnostic_of(each)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what was wrong, without being an error."""
        return tuple(map(diagnostic_of, self.found))


@dataclass(frozen=True)
class Records:
    """What is known of the last builds of a project with some options, in its cache."""

    cache: Cache
    project: Project
    options: tuple[object, ...]
    """What was asked for, as far as it decides what is made."""

    def inputs(self) -> Inputs | None:
        """Return what a build is made of now; None where nobody can tell, or nothing is kept."""
        return inputs_of(self.project, *self.options) if self.cache.folder else None

    def last(self) -> Record | None:
        """Return what is known of the last build of the site; None where that is nothing."""
        try:
            return msgspec.json.decode(self.cache.get(self._name) or b"", type=Record)
        except (ValueError, RecursionError):
            return None

    def is_current(self, record: Record) -> bool:
        """Return whether everything that a build has made is as it has left it."""
        return record.site == stamps_of(self.project.site_dir.parent, record.site)

    def unchanged(self, record: Record | None, inputs: Inputs | None, now: datetime, texts: Texts) -> Units:
        """Return what a build need not make again where at most some texts of items are not as they were."""
        paths = {f"{self.project.root}/{path}" for path in texts.paths}
        if not record or not inputs or not record.holds(inputs, now, paths):
            return Units(texts)
        content = self.cache.get(f"{self._name}.units") or b""
        there, above = stamps_of(self.project.site_dir.parent, record.site), f"{self.project.site_dir.name}/"
        intact = {path.removeprefix(above): stamp for path, stamp in record.site.items() if there.get(path) == stamp}
        try:
            return Units.of_bytes(content).unchanged(texts, intact)
        except (ValueError, IndexError, RecursionError):
            return Units(texts, intact=intact)

    def keep(self, inputs: Inputs, made: Made) -> None:
        """Keep what a build has made of inputs, unless one was written meanwhile: then nobody knows what was read."""
        site_dir, after = self.project.site_dir, self.inputs()
        known = {f"{site_dir.name}/{path}": stamp for path, stamp in made.untouched.items()}
        published = (*(f"{site_dir.name}/{path}" for path in (*made.files, LIST)), *made.beside)
        site = known | stamps_of(site_dir.parent, (path for path in published if path not in known))
        if (
            after is None
            or len(site) < len(published)
            or (after.settings, after.files, after.history) != (inputs.settings, inputs.files, inputs.history)
        ):
            return
        record = Record(
            settings=inputs.settings,
            sources=dict(inputs.files),
            moment=made.span.moment,
            since=made.span.since,
            until=made.span.until,
            site=site,
            files=len(made.files),
            found=[*map(notation_of, made.diagnostics)],
            unsettled=inputs.unsettled,
            history=inputs.history,
        )
        with suppress(UnicodeEncodeError):  # whoever names a file in no encoding has everything made again
            units, told = made.units.to_bytes(), msgspec.json.encode(record)
            self.cache.put(f"{self._name}.units", units)
            self.cache.put(self._name, told)
            self.cache.prune(FOLDER, 2 * MOST)

    @property
    def _name(self) -> str:
        digest = hashlib.sha256(os.fsencode(self.project.site_dir)).hexdigest()
        return f"{FOLDER}/{digest[:32]}"
