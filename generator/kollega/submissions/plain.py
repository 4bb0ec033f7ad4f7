"""Words of strangers made plain: what would be HTML, load a picture or lead into the repository is text afterwards.

The check would say so too, and the builder takes it out; but who hands in a form has no file to mend.
"""

from __future__ import annotations

import re
from typing import Final

from kollega.content.plain_facts import without_marks
from kollega.i18n.characters import first_turn, replace_strange

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT: Final = "\ufffd"

_WEB: Final = "(?:https?://|mailto:)"
_KINDS: Final = {
    "code": r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*(?:\n.*?^ {0,3}(?P=fence)[`~]*[ \t]*$|.*\Z)",
    "span": r"(?<!`)(?P<ticks>`+)(?!`)[^\n]{1,500}?(?<!`)(?P=ticks)(?!`)",
    "escape": r"\\[!-/:-@[-`{-~]",
    "autolink": rf"<{_WEB}[^\s<>]*>",
    "picture": r"<img\s[^<>]{0,2000}>",
    "html": "<(?=[/!?a-zA-Z])",
    "conflict": "^<{7} ",
    "image": r"!(?=\[)",
    "inward": rf"\]\((?!\s*<?{_WEB})",
    "definition": rf"^ {{0,3}}\[[^\]\n]{{1,500}}\]:(?!\s*<?{_WEB})",
}
"""What a text holds that is left alone, as code is, or made plain: whatever comes first."""

_TOKEN: Final = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_HEADING: Final = re.compile(
    rf"{_KINDS['code']}|^ {{0,3}}(?:> {{0,3}}){{0,3}}(?P<marks>#{{1,6}})(?=[ \t]+\S)"
    r"|^ {0,3}[^\s>#][^\n]*\n {0,3}(?P<line>=+|-+)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@[-`{-~])")
_ATTRIBUTE: Final = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def plain_line(text: str) -> str:
    """Return a text on one line, without anything that nobody sees, and without marks that mean nothing there."""
    return without_marks(" ".join(_TURNS.sub("", _visible(text)).split()))


def line_of(markdown: str) -> str:
    """Return a piece of Markdown as a line of plain text."""
    return plain_line(_ESCAPE.sub(r"\1", markdown))


def plain_text(markdown: str) -> str:
    """Return Markdown with one kind of line ending, whose links lead to the web and which holds nothing else."""
    lines = _visible(markdown.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    upright = "\n".join(_TURNS.sub("", line) if first_turn(line) else line for line in lines)
    return _levelled(_TOKEN.sub(_harmless, upright)).strip("\n")


def _levelled(markdown: str) -> str:
    """Return Markdown whose headings skip no level, as those do that people choose by their size."""
    found = [each for each in _HEADING.finditer(markdown) if each["marks"] or each["line"]]
    levels = [len(each["marks"]) if each["marks"] else 1 + (each["line"][0] == "-") for each in found]
    pieces: list[str] = []
    done, above = 0, 0 if 1 in levels else 1
    for heading, level in zip(found, levels, strict=True):
        if heading["marks"]:
            above = min(level, above + 1)
            pieces += (markdown[done : heading.start("marks")], "#" * above)
            done = heading.end("marks")
        else:
            above = level
    return "".join((*pieces, markdown[done:]))


def picture_addresses(markdown: str) -> tuple[str, ...]:
    """Return the web addresses that a text shows as pictures or names, each once, in their order."""
    return tuple(dict.fromkeys(re.findall(r"https?://[^\s\"'<>()\[\]]+", _visible(markdown))))


def _visible(text: str) -> str:
    return replace_strange(text).replace(_REPLACEMENT, "")


def _harmless(token: re.Match[str]) -> str:
    written = token[0]
    match next(kind for kind in _KINDS if token[kind] is not None):
        case "picture":
            return _link_to(written)
        case "html" | "definition" | "conflict":
            return re.sub(r"[<\[]", r"\\\g<0>", written, count=1)
        case "image":
            return ""
        case "inward":
            return "]\\("
        case _:
            return written


def _link_to(tag: str) -> str:
    """Return a link to the picture that a tag of HTML shows, as code hosts write it for a file that is dropped."""
    values = {name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(tag)}
    address = values.get("src", "")
    if not re.fullmatch(r"https?://[^\s()<>\\]+", address):
        return f"\\{tag}"
    name = re.sub(r"[^\w ,.-]", "", values.get("alt", "")).strip()
    return f"[{name or address}]({address})"
