"""Slips in a line of a front matter, of which parsers complain in words of their own, and often elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Fault, Mark
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.i18n.wording import Wording

_LONGEST: Final = 80
"""Characters of a line that is written out as it was meant; of a longer one, what to do is said in general."""
_WRITE: Final = wording("Write `{meant}`.")
_GENERAL: Final = wording("Put the whole value in straight quotation marks.")

_CURLY: Final = "“”„‟‘’‚‛«»‹›＂"
_SPACES: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""What looks like a space, or like nothing, and is neither to YAML."""
_GROUPS: Final = "share|links|salary|hours|locations"
"""Keys with keys of their own below them."""

_BEFORE: Final = r"\s*(?:-[ ]+)?[^\s:#\"'\[{*&!-][^:]*?[ ]*:[ ]+"
_HEAD: Final = rf"(?P<head>{_BEFORE})"
_KEY: Final = r"(?P<head>\s*(?:-[ ]+)?)(?P<key>[A-Za-z_]\w*)"


@dataclass(frozen=True)
class _Slip:
    """One way to mistype a line."""

    pattern: re.Pattern[str]
    """Its group `sign` is where the mistake is."""
    message: Wording
    meant: Callable[[re.Match[str]], str] | None
    """Returns the whole line as it was meant; None where nobody can tell."""
    hint: Wording = _WRITE
    is_sure: bool = True
    """Whether nobody can have meant anything else."""


def _quoted_value(found: re.Match[str]) -> str:
    return found["head"] + quoted(found["value"])


def _joined(found: re.Match[str]) -> str:
    value = found["value"].strip()
    return f"{found['head']}{found['key']}: {quoted(value) if ': ' in value or ' #' in value else value}"


def _without_curly(found: re.Match[str]) -> str:
    """Return the line with straight marks in place of those around the value; within it, they are a part of it."""
    value = found["value"].strip()
    inner = value[1:-1] if value[-1] in f"{_CURLY}\"'" else value[1:]
    is_around = not re.search(f'[{_CURLY}"]', inner)
    return found["head"] + quoted(inner.strip() if is_around else value)


def _slip(
    pattern: str, message: Wording, meant: Callable[[re.Match[str]], str] | None, hint: Wording = _WRITE
) -> _Slip:
    return _Slip(re.compile(pattern), message, meant, hint)


def _doubtful(pattern: str, message: Wording) -> _Slip:
    return replace(_slip(pattern, message, _quoted_value), is_sure=False)


_NOT_JOINED: Final = (
    _slip(rf"{_KEY}(?P<sign>::+)\s*(?P<value>.*)", wording("a key is followed by one colon"), _joined),
    _slip(rf"{_KEY}(?P<sign>:)(?P<value>[^\s:/{_SPACES}].*)", wording("there is no space after the colon"), _joined),
    _slip(
        rf"{_KEY}:(?P<sign>[{_SPACES}])(?P<value>.*)",
        wording("after the colon is a special space that looks like a plain one"),
        _joined,
        wording("Delete it and type a plain space: `{meant}`."),
    ),
    _slip(
        rf"{_KEY}\s*(?P<sign>[：﹕︰꞉])\s*(?P<value>.*)",
        wording("“{sign}” is not the colon that goes between a key and its value"),
        _joined,
    ),
    _slip(
        rf"{_KEY}\s*(?P<sign>=+>?)\s*(?P<value>[^=].*)", wording("a key and its value are joined by a colon"), _joined
    ),
    _slip(
        r"(?P<head>\s*)(?P<sign>\*\*|__|\*|_|\")(?P<key>\w+)\s*:?(?P=sign)\s*:?\s*(?P<value>.*)",
        wording("a key is written plainly, without “{sign}”"),
        _joined,
    ),
    _slip(r"(?P<head>)(?P<sign>-)\s+(?P<key>\w+):\s+(?P<value>.*)", wording("a fact does not begin with `-`"), _joined),
)
"""Lines that are no key with a value, so that parsers complain of the next line, or of none."""

_NO_BEGINNING: Final = wording("a value cannot begin with “{sign}”")
_VALUES: Final = (
    _slip(
        rf"{_HEAD}(?P<value>\[[^\]\"'#{{]*(?<=[\s\[,])(?P<sign>#[^\s\],]+)[^\]\"']*\])\s*",
        wording("“{sign}” and the closing bracket are lost: to YAML, ` #` begins a comment"),
        lambda found: found["head"] + re.sub(r"(?<=[\s\[,])#[^\s\],]+(?=\s*[\],])", r'"\g<0>"', found["value"]),
    ),
    _slip(
        rf"\s*(?:{_GROUPS})[ ]*:[ ]+(?P<key>[\w-]+)(?P<sign>:)[ ].*",
        wording("`{key}` belongs on a line of its own"),
        None,
        wording("Write `{key}: …` on the next line, with two spaces before it."),
    ),
    _slip(
        rf"{_HEAD}(?P<sign>!?\[)(?P<text>[^\]]*)\]\((?:mailto:)?(?P<value>[^)\s]*)[^)]*\)\s*",
        wording("this is written as in a text: here, write only what is between `(` and `)`"),
        lambda found: found["head"] + found["value"],
    ),
    _slip(
        rf"{_HEAD}(?P<value>\"[^\"]*\"(?P<sign>\s*[,;])\s*\"[^\"]*\"(?:\s*[,;]\s*\"[^\"]*\")*)\s*",
        wording("several values make a list, which goes in brackets"),
        lambda found: f"{found['head']}[{found['value'].replace(';', ',')}]",
    ),
    _slip(
        rf"(?P<head>{_BEFORE}\[.*?[\"'])(?P<sign>\s+)(?P<value>[\"'].*\])\s*",
        wording("the values of a list are separated by commas"),
        lambda found: f"{found['head']}, {found['value']}",
    ),
    _slip(
        rf"{_HEAD}(?P<sign>(?=[{_CURLY}]))(?P<value>.*?)\s*",
        wording("these quotation marks are typographic, and a value needs straight ones"),
        _without_curly,
    ),
    _slip(
        rf"{_HEAD}\"(?P<value>[^\"]*)(?P<sign>[{_CURLY}])\s*",
        wording('the text begins with `"`, and ends with another sign'),
        _quoted_value,
        wording("End it with the same: `{meant}`."),
    ),
    _slip(
        rf"{_HEAD}'(?P<value>[^']*\w(?P<sign>')\w.*)'\s*",
        wording("the text ends at this apostrophe, since it begins with the same sign"),
        _quoted_value,
    ),
    _slip(
        rf"{_HEAD}\"(?P<value>[^\"\\]*(?P<sign>\")[^\"]+\".*)\"\s*",
        wording("the text ends at this quotation mark, since it begins with the same sign"),
        _quoted_value,
    ),
    _slip(
        rf"{_HEAD}(?P<value>(?P<mark>[\"'])[^\"']*(?P=mark)\s*(?P<sign>[^\s\"'#,].*?))\s*",
        wording("the text ends at the quotation mark before this"),
        _quoted_value,
    ),
    _doubtful(
        rf"{_HEAD}(?P<value>[\[{{][^\]}}]*[\]}}]\s*(?P<sign>[^\s#,\]}}].*?))\s*",
        wording("the value ends at the bracket before this"),
    ),
    _slip(
        rf"{_HEAD}(?P<value>(?P<sign>[@`%,?*&!]).*?)\s*", wording("a value cannot begin with “{sign}”"), _quoted_value
    ),
    _doubtful(rf"{_HEAD}(?P<value>(?P<sign>-)\s.*?)\s*", wording("a value cannot begin with “{sign}”")),
    _slip(
        r"(?P<head>\s+)(?P<sign>[*•·▪])\s+(?P<value>\S.*?)\s*",
        wording("the values of a list begin with `-`"),
        lambda found: f"{found['head']}- {found['value']}",
    ),
)
"""Values that are not written as YAML has them, on the line of which parsers complain."""

_SECOND_COLON: Final = re.compile(rf"{_HEAD}(?P<value>[^\"'\[{{].*?)\s*")


def value_slip(line: str, number: int) -> Fault | None:
    """Return what is wrong with the value on a line, of which a parser has complained; None where nobody can tell."""
    return _fault(_VALUES, line, number)


def joining_slip(line: str, number: int) -> Fault | None:
    """Return what is wrong with a line that is no `key: value`."""
    return _fault(_NOT_JOINED, line, number)


def second_colon_hint(line: str) -> Wording:
    """Return what to do about a value with a colon in it."""
    found = _SECOND_COLON.fullmatch(line)
    meant = _quoted_value(found).strip() if found else ""
    return _WRITE.fill({"meant": meant}) if 0 < len(meant) <= _LONGEST and "`" not in meant else _GENERAL


def lines_meant(line: str) -> Iterator[str]:
    """Yield what a line with a slip may have been meant to be."""
    for slip in (*_VALUES, *_NOT_JOINED):
        if slip.is_sure and slip.meant and (found := slip.pattern.fullmatch(line)):
            yield slip.meant(found)


def quoted(value: str) -> str:
    """Return a text in the quotation marks that need the fewest changes in it."""
    if ('"' in value or "\\" in value) and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _fault(slips: tuple[_Slip, ...], line: str, number: int) -> Fault | None:
    for slip in slips:
        if found := slip.pattern.fullmatch(line):
            words = {"meant": slip.meant(found).strip() if slip.meant else "", **found.groupdict()}
            hint = slip.hint if len(words["meant"]) <= _LONGEST and "`" not in words["meant"] else _GENERAL
            mark = Mark(number, found.start("sign") + 1)
            return Fault("bad-yaml", slip.message.fill(words), hint.fill(words), mark=mark)
    return None
