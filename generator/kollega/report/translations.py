"""What a site says in each of its languages, and what is still to translate."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kollega.content.problem import Mark, Problem
from kollega.report.visible import visible
from kollega.words.language import own_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

    from rich.console import RenderableType


@dataclass(frozen=True)
class Gap:
    """One thing that a language of the site lacks."""

    lang: str
    """BCP 47."""
    path: str
    """The file to begin with, relative to the folder of mkdocs.yml."""
    code: str
    """A stable word for the kind of gap: `missing-translation`, `old-translation`, `missing-words`."""
    message: str
    """What is lacking, in plain words."""
    hint: str
    """What to do."""

    @property
    def problem(self) -> Problem:
        """Return the gap as a warning, for code hosts and programs."""
        return Problem.at(self.path, Mark(), self.code, self.message, self.hint, warning=True)


@dataclass(frozen=True)
class Coverage:
    """How much a language of the site has."""

    lang: str
    """BCP 47."""
    name: str
    """The language's own name."""
    parts: tuple[tuple[str, int, int], ...]
    """For each part of the site its name, how much of it this language has, and how much there is."""


def translations_text(coverages: tuple[Coverage, ...], gaps: tuple[Gap, ...], folder: PurePath) -> RenderableType:
    """Return a table of the languages, and below it, by language, what each lacks; paths as seen from `folder`."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name, _, _ in coverages[0].parts:
        table.add_column(name, justify="right")
    for coverage in coverages:
        table.add_row(Text(f"{coverage.name} ({coverage.lang})"), *map(_share, coverage.parts))
    return Group(table, *_lists(gaps, folder))


def _share(part: tuple[str, int, int]) -> Text:
    _, done, total = part
    return Text(f"{done:,} of {total:,}", "" if done == total else "bold yellow")


def _lists(gaps: tuple[Gap, ...], folder: PurePath) -> Iterator[Text]:
    for lang, lacking in groupby(gaps, lambda gap: gap.lang):
        text = Text(f"\n{own_name(lang)} ({lang})", "bold")
        for gap in lacking:
            text.append(f"\n  {visible((folder / gap.path).as_posix())}: {visible(gap.message)}", "not bold")
            text.append("\n    → ", "yellow not bold")
            text.append(visible(gap.hint), "not bold")
        yield text
