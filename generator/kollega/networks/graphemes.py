"""Where graphemes end: what a reader takes for one character, by Unicode Standard Annex 29, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ZWJ, _ZWNJ = 0x200D, 0x200C
_HANGUL = range(0xAC00, 0xD7A4)
_WITH_FINALS = 28
"""How many syllables of Hangul begin alike: one without a final consonant and 27 with one."""

# U+0000–U+02FF without carriage return, and common punctuation: each is a grapheme of its own.
_ALONE = re.compile(r"[\x00-\x0c\x0e-\u02ff\u2010-\u2027\u20a0-\u20bf]*")


def graphemes(text: str) -> int:
    """Return the number of extended grapheme clusters, as browsers and Bluesky count them."""
    return len(text) if _ALONE.fullmatch(text) else len(_extended().findall(text))


def legacy_graphemes(text: str) -> int:
    """Return the number without rule GB9c, which joins the consonants of an Indic conjunct: Ruby's until 3.4."""
    return len(text) if _ALONE.fullmatch(text) else len(_without_conjuncts().findall(text))


def grapheme_ends(text: str) -> Iterator[int]:
    """Yield the position behind each grapheme."""
    return (match.end() for match in _extended().finditer(text))


def segments(text: str) -> list[str]:
    """Return the graphemes themselves."""
    return _extended().findall(text)


def pictographs() -> str:
    """Return what can begin an emoji, as the inside of a character class."""
    return _class(_breaks()["Pictographic"])


@cache
def _breaks() -> Mapping[str, frozenset[int]]:
    lines = files(__package__).joinpath("grapheme_breaks.txt").read_text("utf-8").splitlines()
    rows = "".join(f"\n{line}" if ":" in line else line for line in lines if not line.startswith("#"))
    pairs = (row.split(":") for row in rows.split("\n") if row)
    return {name: frozenset(_code_points(ranges.split())) for name, ranges in pairs}


def _code_points(ranges: Iterable[str]) -> Iterator[int]:
    for each in ranges:
        first, _, last = each.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@cache
def _extended() -> re.Pattern[str]:
    breaks = _breaks()
    inner = breaks["Extend"] - {_ZWNJ} | {_ZWJ}
    linker, between = _class(breaks["Linker"]), _class(inner - breaks["Linker"])
    consonant, behind = _class(breaks["Consonant"]), _class(inner)
    return _clusters(f"[{consonant}](?:[{between}]*+[{linker}][{behind}]*+[{consonant}])*+|")


@cache
def _without_conjuncts() -> re.Pattern[str]:
    return _clusters("")


def _clusters(conjunct: str) -> re.Pattern[str]:
    """Return the pattern of one cluster: the rules of https://www.unicode.org/reports/tr29/tr29-47.html, table 1c."""
    breaks = {name: _class(points) for name, points in _breaks().items()}
    open_syllables = frozenset(_HANGUL[::_WITH_FINALS])
    control, pictographic, extend = f"\r\n{breaks['Control']}", breaks["Pictographic"], breaks["Extend"]
    lv, lvt = _class(open_syllables), _class(frozenset(_HANGUL) - open_syllables)
    first, vowel, final = breaks["L"], breaks["V"], breaks["T"]
    syllable = f"[{first}]*+(?:[{vowel}{lv}][{vowel}]*+|[{lvt}])[{final}]*+|[{first}]++|[{final}]++"
    flag, zwj = "[\U0001f1e6-\U0001f1ff]", chr(_ZWJ)
    emoji = f"[{pictographic}](?:[{extend}]*+{zwj}[{pictographic}])*+"
    core = f"{syllable}|{flag}{{2}}|{emoji}|{conjunct}[^{control}]"
    return re.compile(f"\r\n|[{breaks['Prepend']}]*(?:{core})[{extend}{zwj}{breaks['SpacingMark']}]*+|[{control}]")


def _class(points: Iterable[int]) -> str:
    """Return code points as the inside of a character class."""
    runs = groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0])
    ranges = ([point for _, point in run] for _, run in runs)
    return "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in ranges)
