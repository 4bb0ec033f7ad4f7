"""What the last finished build of a site was made of and made: where all is as it was, a build has nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from kollega.build.inputs import inputs_of, stamps_of
from kollega.build.manifest import NAME as LIST
from kollega.check.notation import diagnostic_of, notation_of
from kollega.filesystem import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kollega.build.cache import Cache
    from kollega.build.inputs import Inputs
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.site.life import Span

FOLDER: Final = "builds"
"""Of the cache."""

MOST: Final = 8
"""Sites of one project of which the last build is known: the one that is published, a preview or two…"""


@dataclass(frozen=True)
class Record:
    """A build that was done."""

    settings: str
    """A digest of what is no file."""
    sources: Mapping[str, Stamp]
    """The files it was made of, by absolute path."""
    moment: datetime
    """The moment it was made for."""
    since: datetime
    until: datetime
    """Within which any other moment would have given the same."""
    site: Mapping[str, Stamp]
    """What it made, by path below the folder in which that of the site lies."""
    files: int
    """How many of them are the site's."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was wrong, without being an error."""
    is_settled: bool = field(default=True)
    """Whether none of the sources was so young that it could have changed unnoticed."""

    def holds(self, inputs: Inputs, now: datetime) -> bool:
        """Return whether a build of these inputs at a moment makes the same."""
        return (
            self.is_settled
            and self.settings == inputs.settings
            and (now == self.moment or self.since < now <= self.until)
            and self.sources == inputs.files
        )

    def to_bytes(self) -> bytes:
        """Return what `of_bytes` reads."""
        return json.dumps(
            {
                **vars(self),
                "moment": self.moment.isoformat(),
                "since": self.since.isoformat(),
                "until": self.until.isoformat(),
                "diagnostics": [notation_of(each) for each in self.diagnostics],
            },
            separators=(",", ":"),
        ).encode("utf-8", "surrogatepass")

    @classmethod
    def of_bytes(cls, content: bytes) -> Record:
        """Return the record that was written; raise ValueError, TypeError or KeyError for anything else."""
        told: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"))
        moments = {name: datetime.fromisoformat(told[name]) for name in ("moment", "since", "until")}
        stamps = {name: {path: Stamp(*stamp) for path, stamp in told[name].items()} for name in ("sources", "site")}
        return cls(**told | moments | stamps | {"diagnostics": tuple(map(diagnostic_of, told["diagnostics"]))})


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
        content = self.cache.get(self._name)
        try:
            return Record.of_bytes(content) if content else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def is_current(self, record: Record) -> bool:
        """Return whether everything that a build has made is as it has left it."""
        return record.site == stamps_of(self.project.site_dir.parent, record.site)

    def keep(
        self, inputs: Inputs, span: Span, made: Iterable[str], beside: Iterable[str], warnings: Iterable[Diagnostic]
    ) -> None:
        """Keep what a build has made of inputs, unless one was written meanwhile: then nobody knows what was read."""
        site_dir, paths = self.project.site_dir, tuple(made)
        published = (f"{site_dir.name}/{path}" for path in (*paths, LIST))
        site, after = stamps_of(site_dir.parent, (*published, *beside)), self.inputs()
        if after is None or site is None or (after.settings, after.files) != (inputs.settings, inputs.files):
            return
        moments = {"moment": span.moment, "since": span.since, "until": span.until}
        record = Record(
            settings=inputs.settings,
            sources=inputs.files,
            **moments,
            site=site,
            files=len(paths),
            diagnostics=tuple(warnings),
            is_settled=inputs.are_settled,
        )
        self.cache.put(self._name, record.to_bytes())
        self.cache.prune(FOLDER, MOST)

    @property
    def _name(self) -> str:
        digest = hashlib.sha256(os.fsencode(self.project.site_dir)).hexdigest()
        return f"{FOLDER}/{digest[:32]}.json"
