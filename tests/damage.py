"""What can become of files that a program keeps for itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLANTED = b"alert('planted')"


def _replaced(make: Callable[[Path], object]) -> Callable[[list[Path]], None]:
    """Return what puts something in the place of every file."""

    def damage(files: list[Path]) -> None:
        for file in files:
            file.unlink()
            make(file)

    return damage


def _rewritten(change: Callable[[bytes], bytes]) -> Callable[[list[Path]], None]:
    """Return what changes the bytes of every file."""

    def damage(files: list[Path]) -> None:
        for file in files:
            file.write_bytes(change(file.read_bytes()))

    return damage


def _swapped(files: list[Path]) -> None:
    contents = [file.read_bytes() for file in files]
    for file, content in zip(files, contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)


def _linked(files: list[Path]) -> None:
    """Put a link in the place of each file, to where it now lies."""
    for number, file in enumerate(files):
        elsewhere = file.parents[-3] / f"elsewhere-{number}"
        file.rename(elsewhere)
        file.symlink_to(elsewhere)


DAMAGE: dict[str, Callable[[list[Path]], None]] = {
    "empty": _rewritten(lambda _: b""),
    "half": _rewritten(lambda content: content[: len(content) // 2]),
    "a byte short": _rewritten(lambda content: content[:-1]),
    "a byte long": _rewritten(lambda content: content + b"\n"),
    "the first bit": _rewritten(lambda content: bytes([content[0] ^ 1]) + content[1:]),
    "the last bit": _rewritten(lambda content: content[:-1] + bytes([content[-1] ^ 1])),
    "a bit in the middle": _rewritten(
        lambda content: (
            content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 16]) + content[len(content) // 2 + 1 :]
        )
    ),
    "something else": _rewritten(lambda _: PLANTED),
    "something else behind what files begin with": _rewritten(lambda content: content[:75] + PLANTED),
    "a size that nobody has": _rewritten(lambda content: content[:74] + b"9" * 15 + b"\n"),
    "as earlier versions kept it": _rewritten(lambda content: content.partition(b"\n")[2]),
    "each in the place of another": _swapped,
    "links": _linked,
    "links that lead nowhere": _replaced(lambda file: file.symlink_to("nowhere")),
    "links to themselves": _replaced(lambda file: file.symlink_to(file)),
    "links to a device": _replaced(lambda file: file.symlink_to("/dev/zero")),
    "folders": _replaced(lambda file: (file / "index").mkdir(parents=True)),
    "pipes": _replaced(os.mkfifo),
    "gone": _replaced(lambda _: None),
}
