"""What a check has found, counted and summed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Severity, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kollega.diagnostics import Diagnostic


@dataclass(frozen=True)
class Inventory:
    """How many files of each kind were looked at."""

    stories: int = 0
    vacancies: int = 0
    people: int = 0


@dataclass(frozen=True)
class Findings:
    """The problems of a site, or of some of its files."""

    diagnostics: tuple[Diagnostic, ...]
    """Sorted by place."""
    folder: PurePath = field(default_factory=PurePath)
    """The folder of mkdocs.yml, written as from where the reader stands."""
    inventory: Inventory | None = Inventory()
    """What was looked at; None where that was no files, but addresses."""
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
    def notes(self) -> int:
        """Return the number of notes."""
        return self._tally[Severity.NOTE]

    @property
    def files(self) -> int:
        """Return the number of files that have a problem."""
        return len({diagnostic.path for diagnostic in self.diagnostics})

    @property
    def stop_publication(self) -> bool:
        """Return whether nothing may be published."""
        return has_errors(self.diagnostics, strict=self.strict)

    def path(self, diagnostic: Diagnostic) -> str:
        """Return the path of a problem's file as the reader would write it, with forward slashes."""
        return (self.folder / diagnostic.path).as_posix()

    @property
    def _tally(self) -> Counter[Severity]:
        return Counter(diagnostic.severity for diagnostic in self.diagnostics)


def quantity(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 story`, `1,200 stories`."""
    return f"{number:,} {one if number == 1 else many}"


def verdict(findings: Findings) -> str:
    """Return how many problems there are, in how many files, and what follows from it."""
    if not findings.diagnostics:
        return _all_well(findings.inventory) if findings.inventory else "All is well."
    found = _listed(
        quantity(number, one, f"{one}s")
        for number, one in ((findings.errors, "error"), (findings.warnings, "warning"), (findings.notes, "note"))
        if number
    )
    return f"{found} in {quantity(findings.files, 'file', 'files')}. {_consequence(findings)}"


def counts_by_code(findings: Findings) -> tuple[tuple[Severity, tuple[tuple[str, int], ...]], ...]:
    """Return how often each code was told, by how grave it is: errors first, and the most frequent code first."""
    told = Counter((diagnostic.severity, diagnostic.code) for diagnostic in findings.diagnostics)
    ranked = sorted(told.items(), key=lambda each: (-each[1], each[0][1]))
    by_severity = ((grave, tuple((code, n) for (of, code), n in ranked if of is grave)) for grave in Severity)
    return tuple((severity, codes) for severity, codes in by_severity if codes)


_FEW: Final = 3
"""Notes that say the same, as long as each is told at its own place."""
_MOST_NAMED: Final = 20
"""Files that are named after a note that holds for all of them."""


def notes_together(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, tuple[Diagnostic, ...]]]:
    """Yield the problems to tell, each with the further notes that say just the same and are not told again.

    What a site has decided not to say, its pay for instance, it says nowhere: a note for each of a hundred vacancies
    would hide what is to be mended.
    """
    alike: dict[tuple[str, ...], list[Diagnostic]] = defaultdict(list)
    for each in diagnostics:
        alike[_words(each)].append(each)
    for each in diagnostics:
        first, *others = alike[_words(each)]
        if each.severity is not Severity.NOTE or len(others) < _FEW:
            yield each, ()
        elif each is first:
            yield each, tuple(others)


def _words(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.severity, diagnostic.code, diagnostic.message, diagnostic.hint


def same_elsewhere(others: Sequence[Diagnostic], findings: Findings) -> str:
    """Return that the same is to be said of other files, and of which; empty where there are none."""
    paths = tuple(dict.fromkeys(map(findings.path, others)))
    if not paths:
        return ""
    named, left = paths[:_MOST_NAMED], len(paths[_MOST_NAMED:])
    return f"The same of {_listed((*named, *([f'{left:,} more'] if left else [])))}."


def _consequence(findings: Findings) -> str:
    if findings.errors:
        mended = "the error is" if findings.errors == 1 else "the errors are"
        return f"Nothing is published until {mended} mended."
    if findings.stop_publication:
        mended = "the warning is" if findings.warnings == 1 else "the warnings are"
        return f"With --strict, nothing is published until {mended} mended."
    return "The site can be published as it is."


def _all_well(inventory: Inventory) -> str:
    kinds = (
        (inventory.stories, "story", "stories"),
        (inventory.vacancies, "vacancy", "vacancies"),
        (inventory.people, "person", "people"),
    )
    looked_at = _listed(quantity(*kind) for kind in kinds if kind[0])
    return f"{looked_at}: all is well." if looked_at else "There is no story, vacancy or person to check here."


def _listed(parts: Iterable[str]) -> str:
    *first, last = tuple(parts) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
