"""Build a site of many open vacancies with and without its feeds, and say what these take.

All feeds of all slices, the files for every job board, calendars and `jobs.json` are what `--only` calls feeds. Pages,
share kits and search are made both times; share cards and print are left out, which would only hide what feeds take.
Ends with exit status 1 where a build with feeds takes more than the bounds below.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Run, measure

TIMES = 1.5
"""How many times as long a build with feeds may take, by the processor: the clock counts what else a machine does."""
MEGABYTES = 300
"""How much more memory it may take, all processes together."""

WITHOUT, WITH = "pages,kits,search", "pages,kits,search,feeds"
COMMAND = Path(sys.executable).parent / "kollega"
DAY = "2026-01-01"

BOARDS = "indeed, xing, careerjet, jooble, talent, personio"
SETTINGS = f"""site_name: Work at Example
site_url: https://careers.example.org/
docs_dir: pages
theme:
  name: kollega
plugins:
  - kollega:
      organisation:
        name: Example
        url: https://www.example.org/
      boards: [{BOARDS}]
"""
PERSON = "---\nname: {name}\n---\n{name} answers questions.\n"
VACANCY = """---
title: {title}
date_posted: 2025-{month:02}-{day:02}
valid_through: 2026-{month:02}-28
description: {sentence}
department: {department}
tags: [{tags}]
locations: [{{city: {city}, region: North, postal_code: "12345", country: NL}}]
employment_type: [FULL_TIME]
hours: {{min: 24, max: 36}}
salary: {{min: {pay}, max: {more}, currency: EUR, unit: MONTH}}
contact: {contact}
apply_url: https://apply.example.org/{number}
---
{text}
"""
SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi zan bel dor fen mir".split()  # noqa: SIM905 - one line


class Build(NamedTuple):
    """What one build took, and made."""

    run: Run
    files: int


def main() -> None:
    """Write the vacancies, build in turn, print the medians, and say whether they keep within the bounds."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="kollega-feeds-") as name:
        folder = Path(name)
        write(folder, options.items)
        builds: dict[str, list[Build]] = {WITHOUT: [], WITH: []}
        for number in range(options.runs):
            for kinds, made in builds.items():
                made.append(build(folder, folder / f"site-{len(kinds)}-{number}", kinds))
                print(f"  {kinds}: {made[-1].run.seconds:.1f} s, {made[-1].run.memory:.0f} MB", file=sys.stderr)
        status = _show(*builds.values())
    sys.exit(status)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=5000, help="how many open vacancies (default: 5000)")
    parser.add_argument("--runs", type=int, default=3, help="how many builds of each (default: 3)")
    return parser.parse_args()


def write(folder: Path, items: int) -> None:
    """Write a site whose vacancies have a department, a place, three tags and a contact each."""
    chance = random.Random(12)  # noqa: S311 - the same texts each time
    for name in ("pages", "stories/people", "vacancies"):
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (folder / "pages/index.md").write_text("# Work at Example\n", "utf-8")
    teams, towns, topics = ([_word(chance) for _ in range(size)] for size in (12, 20, 60))
    people = [f"{_word(chance)}-{number}" for number in range(100)]
    for person in people:
        (folder / f"stories/people/{person}.md").write_text(PERSON.format(name=person.title()), "utf-8")
    for number in range(items):
        pay = 2000 + 50 * chance.randrange(60)
        text = VACANCY.format(
            number=number,
            title=f"{_word(chance).title()} {_word(chance)}",
            month=1 + number % 12,
            day=1 + number % 28,
            sentence=_sentence(chance),
            department=chance.choice(teams),
            tags=", ".join(chance.sample(topics, 3)),
            city=chance.choice(towns).title(),
            pay=pay,
            more=pay + 800,
            contact=chance.choice(people),
            text=_text(chance),
        )
        (folder / f"vacancies/v{number}.md").write_text(text, "utf-8")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def _sentence(chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(12)).capitalize() + "."


def _text(chance: random.Random) -> str:
    """Return some 350 words: three sections, two of them lists, and a link."""
    paragraphs = [" ".join(_sentence(chance) for _ in range(6)) for _ in range(3)]
    lists = ["\n".join(f"- {_sentence(chance)}" for _ in range(5)) for _ in range(2)]
    link = f"[{_word(chance)}](https://www.example.org/{_word(chance)})"
    sections = (f"## {_word(chance)}\n\n{part}" for part in (lists[0], paragraphs[1], lists[1]))
    return "\n\n".join((paragraphs[0], *sections, f"{paragraphs[2]} {link}"))


def build(folder: Path, site: Path, kinds: str) -> Build:
    """Build a site once, with nothing to begin with."""
    command = (COMMAND, "build", "--no-cache", "--only", kinds, "--as-of", DAY, "--site-dir", site)
    return Build(measure(command, folder), sum(file.is_file() for file in site.rglob("*")))


def _show(without: list[Build], with_feeds: list[Build]) -> int:
    """Print what was measured and return the exit status."""
    print("| | seconds | of the processor | MB at most, together | files |\n|---|--:|--:|--:|--:|")
    medians = []
    for name, builds in (("without feeds", without), ("with all feeds", with_feeds)):
        row = [median(getattr(each.run, field) for each in builds) for field in ("seconds", "work", "memory")]
        row.append(median(each.files for each in builds))
        medians.append(row)
        print(f"| {name} | {row[0]:.1f} | {row[1]:.1f} | {row[2]:.0f} | {row[3]:,} |")
    (seconds, work, peak, _), (longer, more_work, more, _) = medians
    times, more_memory = longer / seconds, more - peak
    print(f"\n{times:.2f} times as long ({more_work / work:.2f} by the processor), {more_memory:.0f} MB more")
    kept = more_work / work <= TIMES and more_memory <= MEGABYTES
    print(f"{'Within' if kept else 'ABOVE'} the bounds: {TIMES} times, {MEGABYTES} MB")
    return 0 if kept else 1


if __name__ == "__main__":
    main()
