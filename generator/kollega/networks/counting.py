"""How long a text is, in the units that networks count in.

Every function takes a text without regard to links, which a network prices before, and returns a number.
Most texts hold nothing but letters that every unit counts alike, so those are told apart first.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from kollega.networks.graphemes import graphemes, legacy_graphemes, pictographs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# U+0000–U+02FF without carriage return, dashes, quotation marks and currency signs: each is a grapheme of its own,
# composed, and no part of an emoji.
_ALONE = re.compile(r"[\x00-\x0c\x0e-\u02ff\u2010-\u2027\u20a0-\u20bf]*")
# The four ranges of weight 1; all else weighs 2.
# https://github.com/twitter/twitter-text/blob/master/config/v3.json, read 2026-11-21
_LIGHT = re.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")
_HEAVY = "\u4e00"
_SKIN = "[\U0001f3fb-\U0001f3ff]"
# npm stringz 2.1.0 (char-regex 1.0.2), with which Mastodon's composer counts, tried 2026-11-27: a letter takes one
# sign of the blocks for combining signs, and a chain of joiners; the signs of most scripts count for themselves.
_SIGN = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STRINGZ = re.compile(
    rf"""
    \U0001f3f4\U000e0067\U000e0062(?:[\U000e0065\U000e0073\U000e0077][\U000e006e\U000e0063\U000e006c]
      [\U000e0067\U000e0074\U000e0073])\U000e007f
    | {_SKIN}(?={_SKIN})
    | (?: [^\ud800-\udfff\U00010000-\U0010ffff]{_SIGN}? | [\U0001f1e6-\U0001f1ff]{{2}} | . )
      [\ufe0e\ufe0f]? (?:{_SIGN}|{_SKIN})?
      (?: \u200d (?: [\U0001f1e6-\U0001f1ff]{{2}} | [^\ud800-\udfff] ) [\ufe0e\ufe0f]? (?:{_SIGN}|{_SKIN})? )*
    """,
    re.VERBOSE | re.DOTALL,
)


def characters(text: str) -> int:
    """Return the number of Unicode code points."""
    return len(text)


def utf8_bytes(text: str) -> int:
    """Return the number of bytes in UTF-8; half a surrogate pair counts the three that it would need."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def weighted(text: str) -> int:
    """Return X's weighted length: of the composed form (NFC), a whole emoji weighing as much as one letter of CJK."""
    if text.isascii():
        return len(text)
    weighed = text if _ALONE.fullmatch(text) else _x_emoji().sub(_HEAVY, normalize("NFC", text))
    return len(weighed) + len(_LIGHT.sub("", weighed))


def emoji_bytes(text: str) -> int:
    """Return the number of code points, with the bytes of UTF-8 for each emoji, as Threads counts."""
    if _ALONE.fullmatch(text):
        return len(text)
    return len(text) + sum(utf8_bytes(emoji) - len(emoji) for emoji in _emoji().findall(text))


def stringz(text: str) -> int:
    """Return what Mastodon's composer counts: code points, but for most emoji and most signs on Latin letters."""
    return len(text) if _ALONE.fullmatch(text) else len(_STRINGZ.findall(text))


UNITS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        unit.__name__: unit
        for unit in (weighted, graphemes, legacy_graphemes, stringz, utf8_bytes, characters, emoji_bytes)
    }
)
"""The units by the names that networks.toml gives them."""
MOST_A_CHARACTER = 6
"""More than any unit counts for one: X weighs the three that some become in their composed form by two."""


@cache
def _x_emoji() -> re.Pattern[str]:
    lines = files(__package__).joinpath("x_emoji.txt").read_text("utf-8").splitlines()
    return re.compile("|".join(line for line in lines if not line.startswith("# ")))


@cache
def _emoji() -> re.Pattern[str]:
    """Return keycaps, flags, and pictographs with skin tones, tags and joined others; ©, ® and ™ are letters."""
    sign, tones = pictographs(), "[\ufe0f\U0001f3fb-\U0001f3ff]?"
    return re.compile(
        "[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{2}"
        f"|(?![\u00a9\u00ae\u2122])[{sign}](?!\ufe0e){tones}[\U000e0020-\U000e007f]*(?:\u200d[{sign}]{tones})*"
    )
