"""Lines of a log as nginx writes them, made up."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SITE = "https://acme.example/careers/"
ZONE = ZoneInfo("Europe/Amsterdam")


def line(  # noqa: PLR0913 - the parts of a line
    path: str,
    visitor: str = "192.0.2.1",
    *,
    day: int = 1,
    hour: int = 10,
    status: int = 200,
    referrer: str = "-",
    agent: str = BROWSER,
) -> str:
    """Return one request for a path below the site's root, on a day of November 2026."""
    moment = datetime(2026, 11, day, hour, 0, 1, tzinfo=ZONE).strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{visitor} - - [{moment}] "GET /careers/{path} HTTP/1.1" {status} 512 "{referrer}" "{agent}"\n'


def crowd(number: int, path: str, first: int = 1, **parts: object) -> str:
    """Return a request of each of so many visitors."""
    return "".join(line(path, f"192.0.{each // 250}.{each % 250}", **parts) for each in range(first, first + number))  # type: ignore[arg-type] # the parts of a line
