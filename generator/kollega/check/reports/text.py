"""Reports on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kollega.check.reports.excerpt import excerpt, visible
from kollega.check.reports.findings import and_more, counts_by_code, notes_together, same_elsewhere, verdict
from kollega.diagnostics import SEVERITIES, Diagnostic, Severity
from kollega.i18n.language import own_name
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePath

    from rich.console import RenderableType

    from kollega.check.reports.excerpt import Place
    from kollega.check.reports.findings import Findings
    from kollega.check.translations import LanguageCoverage
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate


_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
# The bar before a line of a file also keeps a code host from taking `::` at its start for a command.
_GUTTER = "  | "


def text_report(findings: Findings, lines: Mapping[Place, str], *, most: int | None = None) -> Text:
    """Return every problem, or the first ones, with its line, a mark under the place and the hint.

    A note that many files share is told once. At the end stand how many there are of each kind, and the verdict.
    """
    report = Text()
    first = tuple(notes_together(findings.diagnostics))[:most]
    for diagnostic, others in first:
        for text, style in _parts(diagnostic, findings, lines):
            report.append(text, style)
        if same := same_elsewhere(others, findings):
            report.append(f"\n  {visible(findings.translate(same))}", "dim")
        report.append("\n\n")
    if left := len(findings.diagnostics) - sum(1 + len(others) for _, others in first):
        report.append(f"{findings.translate(and_more(left))}\n\n")
    for text, style in _summary(findings):
        report.append(text, style)
    return report.append(findings.translate(verdict(findings)), "bold")


_NOUNS = {Severity.ERROR: wording("Errors"), Severity.WARNING: wording("Warnings"), Severity.NOTE: wording("Notes")}


def _summary(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield how many problems there are of each kind, a line for errors, warnings and notes each."""
    for severity, codes in counts_by_code(findings):
        yield f"{findings.translate(_NOUNS[severity])}: ", _COLOURS[severity]
        yield ", ".join(f"{number:,} {code}" for code, number in codes), ""
        yield "\n", ""
    if findings.diagnostics:
        more = wording("`kollega check --explain CODE` says more about any of these.")
        yield f"{findings.translate(more)}\n\n", "dim"


def _parts(diagnostic: Diagnostic, findings: Findings, lines: Mapping[Place, str]) -> Iterator[tuple[str, str]]:
    colour = _COLOURS[diagnostic.severity]
    yield f"{visible(findings.path(diagnostic))}:{diagnostic.line}:{diagnostic.column}: ", "bold"
    yield f"{findings.translate(SEVERITIES[diagnostic.severity])}: ", colour
    yield visible(findings.translate(diagnostic.message)), ""
    line = lines.get((diagnostic.path, diagnostic.line), "")
    if line.strip():
        shown = excerpt(line, diagnostic.column)
        yield f"\n{_GUTTER}{shown.text}\n{_GUTTER}", "dim"
        yield shown.mark, colour
    if diagnostic.hint:
        yield "\n  → ", colour
        yield visible(findings.translate(diagnostic.hint)), ""


def translations_text(
    coverages: tuple[LanguageCoverage, ...],
    gaps: Mapping[str, Sequence[Diagnostic]],
    folder: PurePath,
    translate: Translate = str,
) -> RenderableType:
    """Return a table of the languages, and below it, by language, what each lacks; paths as seen from `folder`."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name, _, _ in coverages[0].parts:
        table.add_column(translate(_PARTS[name]), justify="right")
    for coverage in coverages:
        table.add_row(Text(f"{coverage.name} ({coverage.lang})"), *(_share(part, translate) for part in coverage.parts))
    return Group(table, *_lists(gaps, folder, translate))


_PARTS = {
    "stories": wording("stories"),
    "vacancies": wording("vacancies"),
    "people": wording("people"),
    "pages": wording("pages"),
    "words": wording("words"),
}
"""What the columns are called."""


def _share(part: tuple[str, int, int], translate: Translate) -> Text:
    _, done, total = part
    said = translate(wording("{done:,} of {total:,}", done=done, total=total))
    return Text(said, "" if done == total else "bold yellow")


def _lists(gaps: Mapping[str, Sequence[Diagnostic]], folder: PurePath, translate: Translate) -> Iterator[Text]:
    for lang, lacking in gaps.items():
        if not lacking:
            continue
        text = Text(f"\n{own_name(lang)} ({lang})", "bold")
        for gap in lacking:
            text.append(f"\n  {visible((folder / gap.path).as_posix())}: {visible(translate(gap.message))}", "not bold")
            text.append("\n    → ", "yellow not bold")
            text.append(visible(translate(gap.hint)), "not bold")
        yield text
