"""Reports of what ends soon: for a terminal, for programs, for an issue."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from kollega.check.due import Due, Ending
from kollega.check.reports.excerpt import visible
from kollega.check.reports.formats import escape_markdown
from kollega.content.kind import ItemKind
from kollega.i18n.wording import plural, wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import PurePath

    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording

_SAID = {
    (Ending.CONSENT, ItemKind.STORY): wording("consent ends; the story is then withdrawn automatically"),
    (Ending.CONSENT, ItemKind.PERSON): wording("consent ends; the page is then withdrawn automatically"),
    (Ending.REVIEW, ItemKind.STORY): wording("due for review"),
    (Ending.VACANCY, ItemKind.VACANCY): wording("last day to apply; the vacancy then closes automatically"),
}
_OVERDUE = {
    (Ending.CONSENT, ItemKind.STORY): wording("consent has ended, and the story is withdrawn"),
    (Ending.CONSENT, ItemKind.PERSON): wording("consent has ended, and the page is withdrawn"),
    (Ending.REVIEW, ItemKind.STORY): wording("was due for review"),
}


def due_text(found: Sequence[Due], today: date, days: int, folder: PurePath, translate: Translate = str) -> str:
    """Return what ends within so many days, by day, each with its files; paths as seen from `folder`."""
    lines = [translate(_verdict(found, days))]
    for day, group in groupby(found, key=lambda each: each.day):
        lines += ["", f"{day} ({translate(_distance(day, today))})"]
        for each in group:
            lines.append(f"  {visible(each.title)}: {translate(_what(each, today))}")
            lines += [f"    {visible((folder / path).as_posix())}:{line}" for path, line in each.places]
    return "\n".join(lines)


def due_markdown(found: Sequence[Due], today: date, days: int, folder: PurePath, translate: Translate = str) -> str:
    """Return the same as a list that somebody can tick off."""
    lines = [f"**Kollega:** {translate(_verdict(found, days))}"]
    for day, group in groupby(found, key=lambda each: each.day):
        lines += ["", f"**{day}** ({translate(_distance(day, today))})", ""]
        for each in group:
            files = ", ".join(
                translate(wording("{file} line {line}", file=f"`{visible((folder / path).as_posix())}`", line=line))
                for path, line in each.places
            )
            lines.append(f"- [ ] {escape_markdown(each.title)}: {translate(_what(each, today))} ({files})")
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


def _what(each: Due, today: date) -> Wording:
    key = (each.ending, each.kind)
    return (_OVERDUE.get(key) if each.day < today else None) or _SAID[key]


def _verdict(found: Sequence[Due], days: int) -> Wording:
    within = (
        wording("in the next {days:,} days", days=days)
        if days > 1
        else (wording("today"), wording("by tomorrow"))[days]
    )
    if not found:
        return wording("Nothing ends {within}.", within=within)
    return plural(
        "{number:,} thing ends {within}, or is overdue.",
        "{number:,} things end {within}, or are overdue.",
        len(found),
        within=within,
    )


def _distance(day: date, today: date) -> Wording:
    days = (day - today).days
    if days == 0:
        return wording("today")
    if days > 0:
        return plural("in {number:,} day", "in {number:,} days", days)
    return plural("{number:,} day ago", "{number:,} days ago", -days)
