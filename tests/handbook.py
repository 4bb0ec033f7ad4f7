"""The handbook and the other pages of words, taken apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kollega.check.codes import handbook_list
from kollega.check.pay_rules import pay_rules
from kollega.config.pay import PayRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.check.pay_rules import PayRule

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs"
WRITTEN = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(HANDBOOK.glob("*.md")))
"""All pages that tell people how to do things."""

CODES = "<!-- From generator/kollega/check/codes.toml: `make handbook` writes what follows. -->\n"
"""Stands in commands.md before the list of the check's codes, with which that page ends."""

PAY_RULES = "<!-- From generator/kollega/check/pay_rules.toml: `make handbook` writes what follows. -->\n"
"""Stands in pay-rules.md before the table of what the law says, with which that page ends."""

_ASKED = {"range": "both ends", "amount": "an amount", "later": "later", "nothing": "nothing"}
_SURE = {
    "authority": "read at the authority",
    "agreed": "sources agree",
    "single": "one source",
    "disputed": "sources differ",
}

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^`([\w./-]+)`:\n\n```(?:markdown|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A file's path, and below it what the file says."""
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name: str) -> str:
    """Return a page of the handbook."""
    return (HANDBOOK / name).read_text("utf-8")


def with_codes(text: str) -> str:
    """Return the page of commands with the list of codes as it should be."""
    before, mark, _ = text.partition(CODES)
    assert mark, "the mark before the list of codes is missing"
    return f"{before}{mark}{handbook_list()}\n"


def with_pay_rules(text: str) -> str:
    """Return the page about pay with the table of rules as it should be."""
    before, mark, _ = text.partition(PAY_RULES)
    assert mark, "the mark before the table of pay rules is missing"
    head = "| Where | Asks for | In words | Since | Former pay | For whom | How sure |\n|---|---|---|---|---|---|---|"
    lines = (f"| {' | '.join(pay_rule_row(rule))} |" for rule in pay_rules(PayRules()))
    return "\n".join((f"{before}{mark}", head, *lines, ""))


def pay_rule_row(rule: PayRule) -> tuple[str, ...]:
    """Return the row of the handbook's table that says of a rule what its data say."""
    asks = {"law": f"**{_ASKED[rule.asks]}**", "draft": f"{_ASKED[rule.asks]} (a draft)", "none": "no law"}[rule.stage]
    since = str(rule.since or "") + (" (aimed at)" if rule.since and rule.stage == "draft" else "")
    law = f"({rule.law})" if rule.law else ""
    read = sorted({source.url: f"[{source.read}]({source.url})" for source in rule.sources.values()}.values())
    return (
        f"{rule.name[0].upper()}{rule.name[1:]} `{rule.code}`",
        asks,
        " ".join(filter(None, (rule.says, law, rule.remark))),
        since,
        str(rule.former_pay or ""),
        rule.applies,
        f"{_SURE[rule.sure]}; read {', '.join(read)}",
    )


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next of its level or above."""
    start = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert start, f"there is no heading “{title}”"
    end = re.compile(rf"^#{{1,{len(start[1])}}} ", re.MULTILINE).search(text, start.end())
    return text[start.end() : end.start() if end else None]


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of every row of the tables, headings included."""
    for line in text.splitlines():
        if line.startswith("| "):
            yield tuple(cell.strip() for cell in line[1:-1].split("|"))


def code(text: str) -> list[str]:
    """Return what stands in backticks within lines."""
    return [word.strip() for _, word in _CODE.findall(_FENCE.sub("", text))]


def links(text: str) -> list[str]:
    """Return where the links lead, without those that are shown as examples."""
    targets: list[str] = _LINK.findall(_CODE.sub("", _FENCE.sub("", text)))
    return targets


def anchors(text: str) -> set[str]:
    """Return the addresses of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def examples() -> list[tuple[str, str]]:
    """Return path and content of each file that the handbook shows: together one small site."""
    return [match for file in sorted(HANDBOOK.glob("*.md")) for match in _EXAMPLE.findall(file.read_text("utf-8"))]


if __name__ == "__main__":
    (HANDBOOK / "commands.md").write_text(with_codes(page("commands.md")), "utf-8")
    (HANDBOOK / "pay-rules.md").write_text(with_pay_rules(page("pay-rules.md")), "utf-8")
