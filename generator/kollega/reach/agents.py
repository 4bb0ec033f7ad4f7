"""Who asks for pages: people, by what their browsers say of themselves, and programs. Each is looked at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Known = TypeVar("Known")

_BROWSERS: Final = (b"Mozilla/", b"Opera/")
"""How every browser begins (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/User-Agent, read 2026-11-28);
what begins otherwise is a program: `curl/8`, `python-requests`, a reader of feeds."""

_OF_PROGRAMS: Final = re.compile(rb"compatible; (?!MSIE)|https?:|@")
"""What programs say of themselves beside a browser's name, and browsers since Internet Explorer do not: that they are
compatible, and where one learns more of them. Fetchers of cards are too many for any list to know them all."""

_NUMBERS: Final = re.compile(rb"\d+")
_LOGGED: Final = re.compile(rb'\\x([0-9A-Fa-f]{2})|\\(["\\])')


def unescape(logged: bytes) -> bytes:
    r"""Return what a log escapes: nginx writes a quotation mark as `\x22`, Apache as `\"`."""
    if b"\\" not in logged:
        return logged
    return _LOGGED.sub(lambda found: bytes.fromhex(found[1].decode()) if found[1] else found[2], logged)


def is_person(agent: bytes) -> bool:
    """Return whether somebody reads with a browser: it is called like one, and no program of the kept list."""
    from crawleruseragents import is_crawler

    if not agent.startswith(_BROWSERS) or _OF_PROGRAMS.search(agent):
        return False
    return not is_crawler(unescape(agent).decode("utf-8", "replace"))


KEPT: Final = 50_000
"""How many addresses, referrers and kinds of browsers are known at a time: anybody may ask for as many as they like."""


class Memory(dict[bytes, Known]):
    """What was found out of texts in a log, and is not found out again; it begins anew when there are too many."""

    def __init__(self, find: Callable[[bytes], Known]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, logged: bytes) -> Known:
        if len(self) >= KEPT:
            self.clear()
        found = self[logged] = self._find(logged)
        return found


class Persons(Memory[bool]):
    """Whether somebody reads with a browser, by its name; of names that differ in numbers alone one is looked at."""

    def __init__(self) -> None:
        super().__init__(self._looked_up)
        self._kinds: dict[bytes, bool] = {}

    def _looked_up(self, agent: bytes) -> bool:
        kind = _NUMBERS.sub(b"0", agent)
        if len(self._kinds) >= KEPT:
            self._kinds.clear()
        if kind not in self._kinds:
            self._kinds[kind] = is_person(agent)
        return self._kinds[kind]
