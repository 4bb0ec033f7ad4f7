"""A wheel of the program that is running, made again from what is installed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from base64 import urlsafe_b64encode
from importlib.resources import files
from typing import TYPE_CHECKING

from kollega.scaffold.constraints import needs_of, tested_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution
    from importlib.resources.abc import Traversable

PACKAGES = ("kollega", "kollega_theme")
"""What is imported: the generator and its theme."""

CONSTRAINTS = "kollega/scaffold/constraints.txt"
"""Where the wheel keeps the versions that the program was tested with; a checkout has them at its top."""

_METADATA = ("METADATA", "WHEEL", "entry_points.txt")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: the same program gives the same bytes."""


def wheel_name(distribution: Distribution) -> str:
    """Return the file name of the program's wheel, which holds no compiled code."""
    return f"{_stem(distribution)}-py3-none-any.whl"


def wheel_of(distribution: Distribution) -> bytes:
    """Return the program as a wheel: its packages as they are imported, and what its installation says of it."""
    content = dict(_packages()) | dict(_metadata(distribution))
    content.setdefault(CONSTRAINTS, tested_versions().encode())
    record = f"{_stem(distribution)}.dist-info/RECORD"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as wheel:
        lines = [_put(wheel, path, content[path]) for path in sorted(content)]
        _put(wheel, record, "".join([*lines, f"{record},,\n"]).encode())
    return made.getvalue()


def _stem(distribution: Distribution) -> str:
    return f"{distribution.name.replace('-', '_')}-{distribution.version}"


def _packages() -> Iterator[tuple[str, bytes]]:
    for package in PACKAGES:
        yield from _below(files(package), package)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _below(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry.read_bytes()


def _metadata(distribution: Distribution) -> Iterator[tuple[str, bytes]]:
    folder = f"{_stem(distribution)}.dist-info"
    for name in _METADATA:
        text = distribution.read_text(name) or ""
        yield f"{folder}/{name}", (_with_needs(text, needs_of(distribution)) if name == "METADATA" else text).encode()
    for file in distribution.files or ():
        below = file.as_posix().partition(".dist-info/")[2]
        if below.startswith("licenses/"):
            yield f"{folder}/{below}", file.locate().read_bytes()  # type: ignore[attr-defined] # a path since Python 3.10


def _with_needs(metadata: str, needs: Iterable[str]) -> str:
    """Return the metadata with these requirements in the place of those that stand there, but for those of extras."""
    head, _, description = metadata.partition("\n\n")
    lines = [line for line in head.split("\n") if not line.startswith("Requires-Dist:") or "extra ==" in line]
    return "\n".join([*lines, *(f"Requires-Dist: {need}" for need in needs)]) + f"\n\n{description}"


def _put(wheel: zipfile.ZipFile, path: str, content: bytes) -> str:
    """Write a file into the wheel and return its line of the RECORD."""
    entry = zipfile.ZipInfo(path, _LONG_AGO)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    wheel.writestr(entry, content)
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"
