"""What a check has found, ready to be put into words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from kollega.content.problem import Severity

if TYPE_CHECKING:
    from kollega.content.problem import Problem


@dataclass(frozen=True)
class Inventory:
    """How many files of each kind were looked at."""

    stories: int = 0
    vacancies: int = 0
    people: int = 0


@dataclass(frozen=True)
class Findings:
    """The problems of a site, or of some of its files."""

    problems: tuple[Problem, ...]
    """Sorted by place."""
    folder: PurePath = field(default_factory=PurePath)
    """The folder of mkdocs.yml, written as from where the reader stands."""
    inventory: Inventory = Inventory()
    """What was looked at."""
    strict: bool = False
    """Whether a warning counts as an error."""

    @property
    def errors(self) -> int:
        """Return the number of errors."""
        return self._tally[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """Return the number of warnings."""
        return self._tally[Severity.WARNING]

    @property
    def files(self) -> int:
        """Return the number of files that have a problem."""
        return len({problem.path for problem in self.problems})

    @property
    def stop_publication(self) -> bool:
        """Return whether nothing may be published."""
        return bool(self.errors or (self.strict and self.warnings))

    def path(self, problem: Problem) -> str:
        """Return the path of a problem's file as the reader would write it, with forward slashes."""
        return (self.folder / problem.path).as_posix()

    @property
    def _tally(self) -> Counter[Severity]:
        return Counter(problem.severity for problem in self.problems)
