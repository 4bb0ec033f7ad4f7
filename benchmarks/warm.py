"""Build and check a site of which nothing or one story has changed, and print how that compares with a first build.

The first build is that of an early version, the commit below, which kept nothing but pictures: both build the same
items, pages and feeds, in turn. Where Hugo can be had, so does it, without related items (`hugo-same` of
`../shared/bench/`). Figures and what they mean are in README.md beside this file. Ends with exit status 1 where a goal
is missed, 2 where the items or the commit are not there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from against_hugo import CORPUS, HERE, SETTINGS, hugo_program
from measure import Run, measure

if TYPE_CHECKING:
    from collections.abc import Callable

COMMIT = "2436319"
"""The version that first builds are measured with."""

FIRST, HUGO = "first build of 2436319", "first build of Hugo"
NOTHING, STORY, CHECK = "nothing changed", "one story changed", "check of one changed story"

KINDS = ("--only", "pages,feeds")


class Goal(NamedTuple):
    """What a warm run may take, as a part of what another contestant takes on the clock."""

    run: str
    of: str
    items: int
    most: float


GOALS = (
    Goal(STORY, FIRST, 2_000, 0.22),
    Goal(CHECK, FIRST, 2_000, 0.12),
    Goal(NOTHING, FIRST, 20_000, 0.05),
    Goal(STORY, HUGO, 20_000, 0.1),
)


@dataclass(frozen=True)
class Bench:
    """A folder with the items, once for each program, and with the early version."""

    folder: Path
    hugo: Path | None

    def first(self) -> Run:
        """Build with the early version, as for the first time."""
        early = self.folder / "early"
        paths = f"{early / 'generator'}:{early / 'theme'}"
        site = self.folder / "sites" / f"first-{time.monotonic_ns()}"  # nothing is deleted: see against_mkdocs.py
        command = (sys.executable, "-m", "kollega_run", "build", "--no-cache", *KINDS, "--site-dir", site)
        return measure(command, self.folder / "kollega", SETTINGS | {"PYTHONPATH": f"{paths}:{self.folder}"})

    def first_of_hugo(self) -> Run:
        """Build with Hugo."""
        site = self.folder / "sites" / f"hugo-{time.monotonic_ns()}"
        command = (self.hugo or "hugo", "--quiet", "--destination", site)
        return measure(command, self.folder / "hugo-same", SETTINGS | {"HUGO_PARAMS_RELATED": "false"})

    def nothing(self) -> Run:
        """Build where nothing has changed."""
        return self._ours("build", *KINDS)

    def story(self) -> Run:
        """Build where somebody has added a sentence to a story."""
        self._edit()
        return self._ours("build", *KINDS)

    def check(self) -> Run:
        """Check where somebody has added a sentence to a story."""
        self._edit()
        return self._ours("check")

    def _edit(self) -> None:
        story = sorted((self.folder / "warm" / "stories").glob("*.md"))[7]
        story.write_text(f"{story.read_text('utf-8')}\nOne more sentence at {time.monotonic_ns()}.\n", "utf-8")
        time.sleep(0.2)  # as long as it takes to say `kollega build`

    def _ours(self, *command: str) -> Run:
        return measure((Path(sys.executable).parent / "kollega", *command), self.folder / "warm", SETTINGS)


def main() -> None:
    """Write the items, take turns, and print the medians of the ratios of each round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=2_000, help="how many stories and vacancies (default: 2000)")
    parser.add_argument("--runs", type=int, default=5, help="how many rounds, after one that does not count")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kollega-warm-") as name:
        bench = Bench(Path(name), hugo_program())
        if not CORPUS.is_file() or not _prepare(bench, options.items):
            print(f"The benchmark needs {CORPUS} and the commit {COMMIT}.", file=sys.stderr)
            sys.exit(2)
        try:
            runs = _rounds(bench, options.runs)
        finally:
            _git("worktree", "remove", "--force", str(bench.folder / "early"))
    sys.exit(_show(runs, options.items))


def _prepare(bench: Bench, items: int) -> bool:
    """Write the items and the early version into the folder; return whether that is there."""
    layouts = {"kollega": "kollega", "warm": "kollega", "hugo-same": "hugo-same"}
    for folder, layout in layouts.items():
        subprocess.run([sys.executable, CORPUS, str(items), str(bench.folder / folder), layout], check=True)
    program = "from kollega.cli import main\nmain()\n"
    (bench.folder / "kollega_run.py").write_text(program, "utf-8")
    return _git("worktree", "add", "--quiet", "--detach", str(bench.folder / "early"), COMMIT)


def _git(*arguments: str) -> bool:
    return subprocess.run(["git", *arguments], cwd=HERE, check=False).returncode == 0


def _rounds(bench: Bench, count: int) -> dict[str, list[Run]]:
    """Return the runs of all, who take turns so that a busy moment of the machine hits none alone."""
    takes: dict[str, Callable[[], Run]] = {
        FIRST: bench.first,
        **({HUGO: bench.first_of_hugo} if bench.hugo else {}),
        NOTHING: bench.nothing,
        STORY: bench.story,
        CHECK: bench.check,
    }
    bench.nothing()  # the first build of ours, which keeps what the others find
    runs: dict[str, list[Run]] = {name: [] for name in takes}
    for number in range(count + 1):
        for name, take in takes.items():
            if name == NOTHING:
                bench.nothing()  # what the check before has left unbuilt
            run = take()
            if number:
                runs[name].append(run)
            print(
                f"  {number or 'warm-up'}: {name}, {run.seconds:.2f} s, {run.work:.2f} of the processor",
                file=sys.stderr,
            )
    return runs


def _show(runs: dict[str, list[Run]], items: int) -> int:
    """Print what each took, and as a part of first builds; return 1 where a goal is missed, else 0."""
    bases = [name for name in (FIRST, HUGO) if name in runs]
    print("|  | seconds | of the processor |", " | ".join(f"of the {name}" for name in bases), "| by the processor |")
    print("|---|" + "--:|" * (3 + len(bases)))
    ratios = {(name, base): _ratio(runs[name], runs[base]) for name in runs for base in bases}
    for name, own in runs.items():
        told = (f"{ratios[name, base][0]:.3f}" for base in bases)
        took, work = (median(getattr(run, field) for run in own) for field in ("seconds", "work"))
        print(f"| {name} | {took:.2f} | {work:.2f} |", " | ".join(told), f"| {ratios[name, FIRST][1]:.3f} |")
    goals = [goal for goal in GOALS if goal.items == items and (goal.run, goal.of) in ratios]
    missed = [goal for goal in goals if ratios[goal.run, goal.of][0] > goal.most]
    for goal in missed:
        print(f"Missed: {goal.run} takes {ratios[goal.run, goal.of][0]:.3f} of a {goal.of}, and may take {goal.most}.")
    return 1 if missed else 0


def _ratio(own: list[Run], base: list[Run]) -> tuple[float, float]:
    """Return the medians of what each round's run took, as a part of the other's, on the clock and by the processor."""
    pairs = list(zip(own, base, strict=True))
    return median(mine.seconds / other.seconds for mine, other in pairs), median(
        mine.work / other.work for mine, other in pairs
    )


if __name__ == "__main__":
    main()
