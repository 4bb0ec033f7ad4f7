"""Changes of files as a unified diff, which people read and `git apply` takes."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.check.mending.mend import Mend

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


def patch(mends: Iterable[Mend]) -> bytes:
    """Return the changes, file by file; lines keep their own ends."""
    return b"".join(part for mend in mends for part in _file(mend))


def text_changes(path: str, before: str, after: str) -> str:
    """Return the changes from one text of a file to another, for people to read."""
    lines = unified_diff(
        before.splitlines(), after.splitlines(), f"{path} (as it is)", f"{path} (as it would be)", lineterm=""
    )
    return "\n".join(lines)


def _file(mend: Mend) -> Iterator[bytes]:
    old, new = f"a/{mend.path}".encode(), f"b/{mend.target}".encode()
    yield b"diff --git %s %s\n" % (old, new)
    if mend.path != mend.target:
        yield b"similarity index 100%%\nrename from %s\nrename to %s\n" % (mend.path.encode(), mend.target.encode())
    # difflib asks for texts: in latin-1, each byte is a letter, and none is lost.
    before, after = ([line.decode("latin-1") for line in _LINE.findall(each)] for each in (mend.before, mend.after))
    # git ends a name with a space in it with a tab.
    first, second = (f"{name.decode('latin-1')}{chr(9) * (b' ' in name)}" for name in (old, new))
    for line in unified_diff(before, after, first, second):
        yield line.encode("latin-1")
        if not line.endswith("\n"):
            yield b"\n\\ No newline at end of file\n"
