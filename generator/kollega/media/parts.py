"""What a picture's file is put together from, counted before a library decodes it: a small file can be endless work."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import NO_WORDING, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kollega.i18n.wording import Wording

MAX_PARTS: Final = 20_000
"""Segments, chunks or blocks; the largest picture that is read has fewer than 2,000 from any usual program."""
MAX_SCANS: Final = 100
"""Of a progressive JPEG, each of which goes over all of its pixels; programs write some ten."""
MAX_MOVING_PIXELS: Final = 1_000_000_000
"""Of all frames of a moving picture together: two minutes at 640 × 480, or fifteen seconds at 1,920 × 1,080."""

_JPEG_MARKER: Final = re.compile(rb"\xff([\xc0-\xcf\xd9-\xfe])")
"""What begins a segment: in the data of a scan such bytes do not follow each other (ITU-T T.81, B.1.1.5)."""
_JPEG_END, _JPEG_SCAN = b"\xd9", b"\xda"
_GIF_IMAGE, _GIF_EXTENSION = b",", b"!"
_FRAMES: Final = (b"fcTL", b"ANMF", _GIF_IMAGE)
"""What begins one of a row of pictures: in a PNG, a WebP and a GIF."""


@dataclass(frozen=True)
class Parts:
    """How much of each kind there is in a file."""

    counts: Counter[bytes]

    @property
    def frames(self) -> int:
        """Return how many pictures follow each other, where the file says so."""
        return max(self.counts[kind] for kind in _FRAMES)

    @property
    def excess(self) -> Wording:
        """Return what there is too much of, in words; nothing where it is not so."""
        if self.counts.total() > MAX_PARTS:
            return wording("the picture is made of more than {number:,} parts", number=MAX_PARTS)
        scans = self.counts[_JPEG_SCAN]
        if scans <= MAX_SCANS:
            return NO_WORDING
        return wording("the picture is drawn in {scans:,} passes, more than {most}", scans=scans, most=MAX_SCANS)


def count_parts(content: bytes) -> Parts:
    """Return what a file is put together from, and no more than one part beyond what may be."""
    parts = next((parts for beginning, parts in _PARTS.items() if content.startswith(beginning)), None)
    return Parts(Counter(islice(parts(content), MAX_PARTS + 1)) if parts else Counter())


def _jpeg(content: bytes) -> Iterator[bytes]:
    place = 2
    while (found := _JPEG_MARKER.search(content, place)) and found[1] != _JPEG_END:
        yield found[1]
        length = int.from_bytes(content[found.end() : found.end() + 2], "big")
        place = found.end() + max(2, length)


def _png(content: bytes) -> Iterator[bytes]:
    place = 8
    while name := content[place + 4 : place + 8]:
        yield name
        place += 12 + int.from_bytes(content[place : place + 4], "big")


def _webp(content: bytes) -> Iterator[bytes]:
    place = 12
    while name := content[place : place + 4]:
        yield name
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + size % 2


def _gif(content: bytes) -> Iterator[bytes]:
    place = 13 + _gif_table(content, 10)
    while (kind := content[place : place + 1]) in {_GIF_IMAGE, _GIF_EXTENSION}:
        yield kind
        place += 11 + _gif_table(content, place + 9) if kind == _GIF_IMAGE else 2
        while length := int.from_bytes(content[place : place + 1], "big"):
            place += 1 + length
        place += 1


def _gif_table(content: bytes, place: int) -> int:
    """Return how many bytes of colours there are, by the flags at a place (spec-gif89a.txt, 18 and 20)."""
    flags = int.from_bytes(content[place : place + 1], "big")
    return 3 * 2 ** ((flags & 0b111) + 1) if flags & 0x80 else 0


_PARTS: Final[Mapping[bytes, Callable[[bytes], Iterator[bytes]]]] = {
    b"\xff\xd8": _jpeg,
    b"\x89PNG": _png,
    b"RIFF": _webp,
    b"GIF8": _gif,
}
"""How a file is taken apart, by its first bytes."""
