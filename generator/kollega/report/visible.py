"""Text of strangers made safe to print: whatever steers a terminal is shown instead of obeyed."""

from __future__ import annotations

_CONTROLS = {number: 0x2400 + number for number in range(0x20)} | {0x7F: 0x2421}
# The second set of controls, line separators, direction overrides and isolates, halves of surrogate pairs.
_UNSHOWN = (
    *range(0x80, 0xA0),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_VISIBLE = _CONTROLS | dict.fromkeys(_UNSHOWN, 0xFFFD)


def visible(text: str) -> str:
    """Return the text on one line, each control character as the picture of it (a line break as ␊)."""
    return text.translate(_VISIBLE)
