"""The sentence that closes a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.report.findings import Findings, Inventory


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 story`, `1,200 stories`."""
    return f"{number:,} {one if number == 1 else many}"


def verdict(findings: Findings) -> str:
    """Return how many problems there are, in how many files, and what follows from it."""
    if not findings.problems:
        return _all_well(findings.inventory)
    found = _listed(
        counted(number, one, f"{one}s")
        for number, one in ((findings.errors, "error"), (findings.warnings, "warning"))
        if number
    )
    return f"{found} in {counted(findings.files, 'file', 'files')}. {_consequence(findings)}"


def _consequence(findings: Findings) -> str:
    if findings.errors:
        mended = "the error is" if findings.errors == 1 else "the errors are"
        return f"Nothing is published until {mended} mended."
    if findings.strict:
        mended = "the warning is" if findings.warnings == 1 else "the warnings are"
        return f"With --strict, nothing is published until {mended} mended."
    return "The site can be published as it is."


def _all_well(inventory: Inventory) -> str:
    kinds = (
        (inventory.stories, "story", "stories"),
        (inventory.vacancies, "vacancy", "vacancies"),
        (inventory.people, "person", "people"),
    )
    looked_at = _listed(counted(*kind) for kind in kinds if kind[0])
    return f"{looked_at}: all is well." if looked_at else "There is no story, vacancy or person to check here."


def _listed(parts: Iterable[str]) -> str:
    *first, last = tuple(parts) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
