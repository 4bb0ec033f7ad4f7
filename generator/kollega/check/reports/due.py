"""Reports of what ends soon: for a terminal, for programs, for an issue."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from kollega.check.due import Due, Ending
from kollega.check.reports.excerpt import visible
from kollega.check.reports.formats import escape_markdown
from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import PurePath

_SAID = {
    (Ending.CONSENT, ItemKind.STORY): "consent ends; then the story is withdrawn by itself",
    (Ending.CONSENT, ItemKind.PERSON): "consent ends; then the page is withdrawn by itself",
    (Ending.REVIEW, ItemKind.STORY): "to be read again",
    (Ending.VACANCY, ItemKind.VACANCY): "last day to apply; then the vacancy closes by itself",
}
_OVERDUE = {
    (Ending.CONSENT, ItemKind.STORY): "consent has ended, and the story is withdrawn",
    (Ending.CONSENT, ItemKind.PERSON): "consent has ended, and the page is withdrawn",
    (Ending.REVIEW, ItemKind.STORY): "was to be read again",
}


def due_text(found: Sequence[Due], today: date, days: int, folder: PurePath) -> str:
    """Return what ends within so many days, by day, each with its files; paths as seen from `folder`."""
    lines = [_verdict(found, days)]
    for day, group in groupby(found, key=lambda each: each.day):
        lines += ["", f"{day} ({_distance(day, today)})"]
        for each in group:
            lines.append(f"  {visible(each.title)}: {_what(each, today)}")
            lines += [f"    {visible((folder / path).as_posix())}:{line}" for path, line in each.places]
    return "\n".join(lines)


def due_markdown(found: Sequence[Due], today: date, days: int, folder: PurePath) -> str:
    """Return the same as a list that somebody can tick off."""
    lines = [f"**Kollega:** {_verdict(found, days)}"]
    for day, group in groupby(found, key=lambda each: each.day):
        lines += ["", f"**{day}** ({_distance(day, today)})", ""]
        for each in group:
            files = ", ".join(f"`{visible((folder / path).as_posix())}` line {line}" for path, line in each.places)
            lines.append(f"- [ ] {escape_markdown(each.title)}: {_what(each, today)} ({files})")
    return "\n".join(lines)


def due_json(found: Sequence[Due], today: date) -> str:
    """Return the same as a JSON list; paths are relative to the folder of mkdocs.yml."""
    rows = [
        {
            "day": each.day.isoformat(),
            "days": (each.day - today).days,
            "ends": each.ending.value,
            "kind": each.kind.value,
            "title": each.title,
            "files": [{"path": path, "line": line} for path, line in each.places],
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _what(each: Due, today: date) -> str:
    key = (each.ending, each.kind)
    return (_OVERDUE.get(key) if each.day < today else None) or _SAID[key]


def _verdict(found: Sequence[Due], days: int) -> str:
    within = "today" if days == 0 else "by tomorrow" if days == 1 else f"in the next {days:,} days"
    if not found:
        return f"Nothing ends {within}."
    if len(found) == 1:
        return f"1 thing ends {within}, or waits already."
    return f"{len(found):,} things end {within}, or wait already."


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days:,} {unit}" if days > 0 else f"{-days:,} {unit} ago"
