"""How long a text is, in the units that networks count in.

Every function takes a text without regard to links, which a network prices before, and returns a number.
Most texts hold nothing but letters that every unit counts alike, so those are told apart first.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# U+0000–U+02FF without carriage return, dashes, quotation marks and currency signs: each is a grapheme of its own,
# composed, and no part of an emoji.
_ALONE = regex.compile(r"[\x00-\x0c\x0e-\u02ff\u2010-\u2027\u20a0-\u20bf]*")
_GRAPHEME = regex.compile(r"\X")
# The four ranges of weight 1; all else weighs 2.
# https://github.com/twitter/twitter-text/blob/master/config/v3.json, read 2026-11-21
_LIGHT = regex.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")
# Keycaps, flags, and pictographs with their skin tones, tags and joined others. The three signs ©, ® and ™ are letters.
_EMOJI = regex.compile(
    r"""(?V1x)
    [0-9\#*]\ufe0f?\u20e3
    | \p{Regional_Indicator}{2}
    | [\p{Extended_Pictographic}--[\u00a9\u00ae\u2122]] (?!\ufe0e) [\ufe0f\p{Emoji_Modifier}]? [\U000e0020-\U000e007f]*
      (?: \u200d \p{Extended_Pictographic} [\ufe0f\p{Emoji_Modifier}]? )*
    """
)
_HEAVY = "\u4e00"


def characters(text: str) -> int:
    """Return the number of Unicode code points."""
    return len(text)


def utf8_bytes(text: str) -> int:
    """Return the number of bytes in UTF-8; half a surrogate pair counts the three that it would need."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def graphemes(text: str) -> int:
    """Return the number of extended grapheme clusters (Unicode Standard Annex 29)."""
    return len(text) if _ALONE.fullmatch(text) else len(_GRAPHEME.findall(text))


def weighted(text: str) -> int:
    """Return X's weighted length: of the composed form (NFC), a whole emoji weighing as much as one letter of CJK."""
    if text.isascii():
        return len(text)
    weighed = text if _ALONE.fullmatch(text) else _EMOJI.sub(_HEAVY, normalize("NFC", text))
    return len(weighed) + len(_LIGHT.sub("", weighed))


def emoji_bytes(text: str) -> int:
    """Return the number of code points, with the bytes of UTF-8 for each emoji, as Threads counts."""
    if _ALONE.fullmatch(text):
        return len(text)
    return len(text) + sum(utf8_bytes(emoji) - len(emoji) for emoji in _EMOJI.findall(text))


UNITS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {unit.__name__: unit for unit in (weighted, graphemes, utf8_bytes, characters, emoji_bytes)}
)
"""The units by the names that networks.toml gives them."""
