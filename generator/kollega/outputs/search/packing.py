"""Several files as one."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as one, with their names."""
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return pack.getvalue()


def unpacked(pack: bytes) -> dict[str, bytes]:
    """Return the files that were packed, by name; none where it is no such pack."""
    try:
        with zipfile.ZipFile(io.BytesIO(pack)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError):
        return {}
