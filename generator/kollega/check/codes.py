"""What each code of a diagnostic means: what was found, why that matters, and how it is mended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kollega.diagnostics import SEVERITIES, Severity
from kollega.i18n.translation import EXPLANATIONS, translation
from kollega.i18n.wording import table_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.i18n.wording import Wording


@dataclass(frozen=True)
class Explanation:
    """What a code means, in the words of the handbook."""

    code: str
    severities: tuple[Severity, ...]
    """How grave it is; several where that depends on what was found."""
    found: Wording
    """What was found, as a part of a sentence."""
    why: Wording
    """Why it matters."""
    mend: Wording
    """How it is mended."""
    see: str = ""
    """The page of the handbook that says more, with its heading; empty for none."""

    @property
    def severity(self) -> str:
        """Return how grave it is, in words."""
        return ", ".join(self.severities)


@dataclass(frozen=True)
class Group:
    """Codes that concern one thing."""

    title: str
    text: str
    """What is to be said of all of them; may be empty."""
    explanations: tuple[Explanation, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return all codes that the check can tell, in the order of the handbook."""
    rows = tomllib.loads(files("kollega.check").joinpath("codes.toml").read_text("utf-8"))["group"]
    return tuple(
        Group(
            row["title"],
            row.get("text", "").strip(),
            tuple(_explanation(code, each) for code, each in row["codes"].items()),
        )
        for row in rows
    )


def _explanation(code: str, row: Mapping[str, Any]) -> Explanation:
    found, why, mend = (table_wording(row[key]) for key in ("found", "why", "mend"))
    return Explanation(code, tuple(map(Severity, row["severity"])), found, why, mend, row.get("see", ""))


def explanations() -> Mapping[str, Explanation]:
    """Return what each code means."""
    return {each.code: each for group in groups() for each in group.explanations}


_ALL_CODES = "commands.md#what-the-check-finds"


def explanation_text(explanation: Explanation, lang: str) -> str:
    """Return what a code means, for a terminal, in a language of messages."""
    translate, explain = translation(lang), translation(lang, EXPLANATIONS)
    severities = ", ".join(translate(SEVERITIES[each]) for each in explanation.severities)
    lines = (
        f"{explanation.code} ({severities})",
        translate(wording("What was found: {found}.", found=explain(explanation.found))),
        translate(wording("Why it matters: {why}", why=explain(explanation.why))),
        translate(wording("What to do: {mend}", mend=explain(explanation.mend))),
        translate(wording("More in the handbook: {page}", page=explanation.see or _ALL_CODES)),
    )
    return "\n".join(lines)


def handbook_list() -> str:
    """Return the handbook's list of all codes, in Markdown."""
    return "\n".join(line for group in groups() for line in _section(group))


def _section(group: Group) -> Iterator[str]:
    yield from ("", f"### {group.title}", "")
    if group.text:
        yield from (group.text, "")
    yield "| Code | Severity | What was found | Why it matters, and what to do |"
    yield "|---|---|---|---|"
    for each in group.explanations:
        more = f" ([more]({each.see}))" if each.see else ""
        yield f"| `{each.code}` | {each.severity} | {each.found}{more} | {each.why} {each.mend} |"
