"""What a check has found, counted and summed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Severity, has_errors
from kollega.i18n.wording import NO_WORDING, enumeration, plural, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording


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
    translate: Translate = str
    """Says messages, hints and what the report adds in the language of whoever reads it."""

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


def verdict(findings: Findings) -> Wording:
    """Return how many problems there are, in how many files, and what follows from it."""
    if not findings.diagnostics:
        return _all_well(findings.inventory) if findings.inventory else wording("All is well.")
    counts = (
        plural("{number:,} error", "{number:,} errors", findings.errors),
        plural("{number:,} warning", "{number:,} warnings", findings.warnings),
        plural("{number:,} note", "{number:,} notes", findings.notes),
    )
    return plural(
        "{found} in {number:,} file. {consequence}",
        "{found} in {number:,} files. {consequence}",
        findings.files,
        found=enumeration(count for count in counts if count.number),
        consequence=_consequence(findings),
    )


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


def same_elsewhere(others: Sequence[Diagnostic], findings: Findings) -> Wording:
    """Return that the same is to be said of other files, and of which; empty where there are none."""
    paths = tuple(dict.fromkeys(map(findings.path, others)))
    if not paths:
        return NO_WORDING
    named, left = paths[:_MOST_NAMED], len(paths[_MOST_NAMED:])
    more = [plural("{number:,} more", "{number:,} more", left)] if left else []
    return wording("The same goes for {files}.", files=enumeration((*named, *more)))


def and_more(left: int) -> Wording:
    """Return that a report has not told so many of the problems."""
    return plural(
        "And {number:,} more: `kollega check` shows them all.",
        "And {number:,} more: `kollega check` shows them all.",
        left,
    )


def _consequence(findings: Findings) -> Wording:
    if findings.errors:
        return plural(
            "Nothing is published until the error is fixed.",
            "Nothing is published until the errors are fixed.",
            findings.errors,
        )
    if findings.stop_publication:
        return plural(
            "With --strict, nothing is published until the warning is fixed.",
            "With --strict, nothing is published until the warnings are fixed.",
            findings.warnings,
        )
    return wording("The site can be published as it is.")


def _all_well(inventory: Inventory) -> Wording:
    kinds = (
        plural("{number:,} story", "{number:,} stories", inventory.stories),
        plural("{number:,} vacancy", "{number:,} vacancies", inventory.vacancies),
        plural("{number:,} person", "{number:,} people", inventory.people),
    )
    looked_at = [kind for kind in kinds if kind.number]
    if not looked_at:
        return wording("There is no story, vacancy or person to check here.")
    return wording("{things}: all is well.", things=enumeration(looked_at))
