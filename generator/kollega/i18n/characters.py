"""Characters that no text needs: controls, noncharacters, and those that Unicode leaves to private agreement.

Our own marks are among the last two, so that no text can forge them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PLANES: Final = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xF0000, 0x10000))
_PLAIN: Final = f"\t\n\r -~\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd{_PLANES}"
_ALL_PLAIN: Final = re.compile(f"[{_PLAIN}]*")
_STRANGE: Final = f"[^{_PLAIN}]"
"""Compiled when a text has one: it takes longer than to load this module."""


def strange_in(text: str) -> re.Match[str] | None:
    """Return the first character that is not plain, if there is one."""
    # Going through what is plain takes half as long as looking for what is not, and nearly every text is plain.
    return None if _ALL_PLAIN.fullmatch(text) else re.search(_STRANGE, text)


def plain(text: str) -> str:
    """Return the text with every strange character replaced by U+FFFD, so that no column moves."""
    return re.sub(_STRANGE, "\ufffd", text) if strange_in(text) else text


def strange_name(character: str) -> str:
    """Return what to call a strange character, with its number."""
    is_private = unicodedata.category(character) == "Co"
    kind = "a character that only some fonts know" if is_private else "an invisible control character"
    return f"{kind} (U+{ord(character):04X})"
