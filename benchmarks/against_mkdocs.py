"""Build the same items with Kollega and with plain MkDocs and Material, in turn, and print how they compare.

The items come from `../shared/bench/corpus.py`, which writes the same texts for either tool. Share cards are left out:
MkDocs makes none. Figures and what they mean are in README.md beside this file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY.parent / "shared" / "bench" / "corpus.py"
COMMANDS = Path(sys.executable).parent
DAY = "1767225600"
"""1 January 2026, on which half of the vacancies are open."""
SETTINGS = {
    "SOURCE_DATE_EPOCH": DAY,
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # either keeps its byte code, as it would on anybody's machine
}
BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts bytes on macOS and kibibytes elsewhere (getrusage(2) of each)."""

MEASURES = ("seconds", "of the processor", "MB at most", "files", "ms a file")
RATIOS = ("times as fast", "by the processor", "a file")


@dataclass(frozen=True)
class Contestant:
    """A way to build the items."""

    name: str
    tool: str
    """Whose layout it reads, as corpus.py names it."""
    command: tuple[str, ...]
    """Without the options that every run gets: the folder to build into."""
    afresh: bool = True
    """Whether each run builds into a folder of its own."""

    def source(self, folder: Path) -> Path:
        """Return where its items lie."""
        return folder / self.tool

    def site(self, folder: Path, number: int) -> Path:
        """Return where a run builds.

        Nothing is deleted between runs: ext4 takes its time over new files where others have gone a moment before
        (`recently_deleted` in its ialloc.c), and would have whoever comes next pay for it.
        """
        return folder / "sites" / f"{self.name.replace(' ', '-')}-{number if self.afresh else 0}"


MKDOCS = Contestant("MkDocs and Material", "mkdocs", ("mkdocs", "build", "--quiet"))
PAGES = ("kollega", "build", "--no-cache", "--only", "pages,feeds")
KITS = ("kollega", "build", "--no-cache", "--only", "pages,feeds,kits")
CONTESTANTS = (
    MKDOCS,
    Contestant("Kollega", "kollega", PAGES),
    Contestant("Kollega with share kits", "kollega", KITS),
    Contestant("Kollega into the same folder again", "kollega", PAGES, afresh=False),
)


@dataclass(frozen=True)
class Run:
    """What one build took."""

    seconds: float
    """On the clock."""
    work: float
    """Seconds of the processor, the system's included."""
    peak: float
    """Memory of the largest process, in megabytes."""
    files: float
    """How many the site has."""

    @property
    def each(self) -> float:
        """Return the milliseconds that a file took."""
        return self.seconds / self.files * 1000


def main() -> None:
    """Write the items, run every contestant in turn, and print the medians."""
    options = _options()
    if not CORPUS.is_file():
        print(f"The benchmark needs the items that {CORPUS} writes, which is not there.", file=sys.stderr)
        sys.exit(2)
    with tempfile.TemporaryDirectory(prefix="kollega-benchmark-") as name:
        folder = Path(name)
        for tool in ("kollega", "mkdocs"):
            subprocess.run([sys.executable, CORPUS, str(options.items), str(folder / tool), tool], check=True)
        runs = _rounds(folder, options.runs)
        _show(runs, options.items)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=2000, help="how many stories and vacancies (default: 2000)")
    parser.add_argument("--runs", type=int, default=5, help="how many runs count, after one that does not (default: 5)")
    return parser.parse_args()


def _rounds(folder: Path, count: int) -> dict[Contestant, list[Run]]:
    """Return the runs of all contestants, who take turns so that a busy moment of the machine hits none alone."""
    runs: dict[Contestant, list[Run]] = {contestant: [] for contestant in CONTESTANTS}
    for number in range(count + 1):
        for contestant in CONTESTANTS:
            run = _run(contestant, folder, number)
            if number:  # the first warms the file system's memory and Python's byte code
                runs[contestant].append(run)
            print(f"  {number or 'warm-up'}: {contestant.name}, {run.seconds:.1f} s", file=sys.stderr)
    return runs


def _run(contestant: Contestant, folder: Path, number: int) -> Run:
    site = contestant.site(folder, number)
    program, *arguments = contestant.command
    command: list[str | Path] = [COMMANDS / program, *arguments, "--site-dir", site]
    environment = os.environ | SETTINGS
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=contestant.source(folder), env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    files = sum(file.is_file() for file in site.rglob("*"))
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * BYTES_OF_MAXRSS / 1_000_000, files)


def _show(runs: dict[Contestant, list[Run]], items: int) -> None:
    """Print medians. Ratios are those of each round: a machine that slows down does so for everybody in it."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("kollega", "mkdocs", "mkdocs-material"))
    print(f"{items:,} items, medians of {len(runs[MKDOCS])} runs, {os.cpu_count()} processors;", end=" ")
    print(f"Python {sys.version.split()[0]}, {versions}\n")
    _row("", *MEASURES, *RATIOS)
    _row("---", *("--:" for _ in MEASURES + RATIOS))
    for contestant, own in runs.items():
        run = _middle(own)
        measured = (f"{run.seconds:.1f}", f"{run.work:.1f}", f"{run.peak:.0f}", f"{run.files:,.0f}", f"{run.each:.2f}")
        rounds = [
            (mkdocs.seconds / ours.seconds, mkdocs.work / ours.work, mkdocs.each / ours.each)
            for mkdocs, ours in zip(runs[MKDOCS], own, strict=True)
        ]
        _row(contestant.name, *measured, *(f"{median(ratios):.1f}" for ratios in zip(*rounds, strict=True)))


def _row(*cells: str) -> None:
    print("|", " | ".join(cells), "|")


def _middle(runs: list[Run]) -> Run:
    """Return the median of each measure."""
    return Run(*(median(getattr(run, field.name) for run in runs) for field in fields(Run)))


if __name__ == "__main__":
    main()
