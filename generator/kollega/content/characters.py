"""Characters that no text needs: those that XML cannot hold, and the noncharacters, among which our own marks are."""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = "\t\n\r -~\x80-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff"
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
