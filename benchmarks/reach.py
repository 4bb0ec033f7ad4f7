"""Count the same log with `kollega reach` and with GoAccess, and say what each takes.

The log is made up, with what servers write into theirs: marks escaped as nginx does and as Apache does, absolute
addresses, other methods, errors, bytes that are no text, programs, links that name their network, addresses that nobody
has heard of. Ends with exit status 1 where Kollega is slower than half as fast as GoAccess, by the processor, or takes
more memory than the bound below; where there is no GoAccess (1.7 is Debian's), Kollega is measured alone.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import IO, TYPE_CHECKING

from measure import Run, measure

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTES = 200
SLOWEST = 2.0
"""How many times as long as GoAccess Kollega may take."""

SITE = Path(__file__).parents[1]
COMMAND = Path(sys.executable).parent / "kollega"
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
DAYS = 28

_ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)"
BROWSERS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_ENGINE} Chrome/{{0}}.0.{{1}}.{{2}} Safari/537.36",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {_ENGINE} Mobile/15E148 [LinkedInApp]/9.{{1}}.{{2}}",
)
PROGRAMS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.{0}.0",
    r"Mozilla/5.0 \x22{0}\x22",
    r"Mozilla/5.0 \"{0}\"",
    "-",
)
REFERRERS = (
    "-",
    "",
    "https://www.linkedin.com/",
    "https://www.google.nl/",
    "https://t.co/{0}",
    "https://{0}.example/{1}",
)
ODD = ("wp-login.php?{1}{2}", r"\xff\xfe{1}", "{1}/{2}/")
FILES = (
    "assets/theme/stylesheets/kollega.css",
    "assets/cards/{0}.png",
    "favicon.ico",
    "feeds/stories.rss",
    "robots.txt",
)


def paths() -> list[str]:
    """Return the addresses of the example's stories and vacancies, and of lists."""
    items = [f"{kind}/{file.stem}/" for kind in ("stories", "vacancies") for file in sorted((SITE / kind).glob("*.md"))]
    return [*(item for item in items if "." not in item), "", "stories/", "vacancies/", "nl/", "nl/stories/"]


def write_log(out: IO[str], lines: int, chance: random.Random) -> None:
    """Write so many lines, in the order of their moments."""
    pages = paths()
    step = timedelta(days=DAYS) / lines
    for number in range(lines):
        moment = (BEGIN + number * step).strftime("%d/%b/%Y:%H:%M:%S +0000")
        numbers = [chance.randrange(most) for most in (200, 10_000, 1_000, 250, 250)]
        path = _some(chance, {"page": 20, "link": 10, "file": 65, "odd": 5}, pages).format(*numbers)
        (root,) = chance.choices(("/", "https://careers.example.org/"), (99, 1))
        (method,) = chance.choices(("GET", "HEAD"), (97, 3))
        (agents,) = chance.choices((BROWSERS, PROGRAMS), (85, 15))
        (visitor,) = chance.choices(("10.{3}.{4}.{0}", "2001:db8::{1}:{0}"), (90, 10))
        said = (
            visitor.format(*numbers),
            chance.choice(REFERRERS).format(*numbers),
            chance.choice(agents).format(*numbers),
        )
        address, referrer, agent = said
        status = chance.choice((200, 200, 200, 304, 404))
        line = f'{address} - - [{moment}] "{method} {root}{path} HTTP/1.1" {status} {numbers[1]} "{referrer}" "{agent}"'
        out.write(f"{line}\n")


def _some(chance: random.Random, weights: dict[str, int], pages: list[str]) -> str:
    """Return what is asked for: a page, by a link that names its network or not, a file, or what is not there."""
    (kind,) = chance.choices(list(weights), list(weights.values()))
    if kind == "page":
        return chance.choice(pages)
    if kind == "link":
        return f"{chance.choice(pages)}?utm_source={chance.choice(('linkedin', 'mastodon', 'x', 'robin'))}"
    return chance.choice(FILES if kind == "file" else ODD)


def contestants(log: Path) -> dict[str, Callable[[], Run]]:
    """Return what counts the log, by name."""
    found: dict[str, Callable[[], Run]] = {"kollega": lambda: measure([COMMAND, "reach", log], SITE)}
    if program := shutil.which("goaccess"):
        command = [program, str(log), "--log-format=COMBINED", "--no-progress", "-o", str(log.with_suffix(".json"))]
        found["goaccess"] = lambda: measure(command, log.parent)
    return found


def main() -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kollega-reach-") as folder:
        log = Path(folder) / "access.log"
        with log.open("w", encoding="ascii", newline="\n") as out:
            write_log(out, asked.lines, random.Random(1))  # noqa: S311 - the same each time
        megabytes = log.stat().st_size // 1_000_000
        runs = {name: [run() for _ in range(asked.runs)] for name, run in contestants(log).items()}
    print(f"{asked.lines:,} lines, {megabytes:,} MB")
    for name, each in runs.items():
        work, memory = median(run.work for run in each), max(run.memory for run in each)
        print(f"{name:9} {work:7.1f} s of the processor  {asked.lines / work:9,.0f} lines a second  {memory:6.0f} MB")
    kollega, goaccess = runs["kollega"], runs.get("goaccess")
    is_slow = goaccess and median(run.work for run in kollega) > SLOWEST * median(run.work for run in goaccess)
    return int(bool(is_slow) or max(run.memory for run in kollega) > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
