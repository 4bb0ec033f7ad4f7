"""Files whose pixels stay as they are, without anything that is not needed to show them.

Every format is a row of chunks; only known ones stay, so that nothing private gets through under another name. How a
camera was held is noted anew, since pixels that stay as they are may lie on their side.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UPRIGHT: Final = 1
_NOTE: Final = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0"
"""EXIF with the orientation alone: where its table begins, one entry of one short number, and no further table."""

_JPEG_MARKER: Final = re.compile(rb"\xff([\xc0-\xcf\xd9-\xfe])")
"""What begins a segment: in the data of a scan such bytes do not follow each other (ITU-T T.81, B.1.1.5)."""
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_JPEG_KEPT: Final = re.compile(
    rb"\xff(?:[\xc0-\xcf\xda-\xdf]|\xe0\0\x10JFIF\0|\xe2..ICC_PROFILE\0|\xee..Adobe)", re.DOTALL
)
"""Frames, tables and scans; how colours are meant; JFIF of 16 bytes, in which there is no small picture."""

_PNG_SIGNATURE: Final = 8
_PNG_HEADER: Final = 33
"""The signature and the first chunk, IHDR."""
_PNG_KEPT: Final = frozenset(b"IHDR PLTE tRNS IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB iCCP sBIT cICP".split())
_WEBP_KEPT: Final = frozenset({b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L", b"ICCP"})
_WEBP_EXIF, _WEBP_XMP = 0b0000_1000, 0b0000_0100
"""Flags in the first byte of VP8X: developers.google.com/speed/webp/docs/riff_container, read 2026-11-21."""

_GIF_EXTENSION, _GIF_IMAGE, _GIF_END = b"\x21", b"\x2c", b"\x3b"
_GIF_CONTROL, _GIF_TEXT, _GIF_APPLICATION = 0xF9, 0x01, 0xFF
_GIF_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_GIF_TABLE: Final = 0x80
"""Flag of a colour table, of 3 × 2^(n + 1) bytes: w3.org/Graphics/GIF/spec-gif89a.txt, read 2026-11-21."""


def strip_metadata(content: bytes, ending: str, orientation: int = _UPRIGHT) -> bytes:
    """Return a JPEG, PNG, GIF or WebP without metadata; raise ValueError or IndexError where its chunks have no end."""
    return _BARE[ending](content, _NOTE % orientation if orientation != _UPRIGHT else b"")


def _jpeg(content: bytes, note: bytes) -> bytes:
    parts = [content[:2]]
    if note:
        exif = b"Exif\0\0" + note
        parts.append(b"\xff\xe1" + (2 + len(exif)).to_bytes(2, "big") + exif)
    place, kind = _jpeg_marker(content, 2)
    while kind != _JPEG_END:
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        segment = _part(content, place, end)
        place, following = _jpeg_marker(content, end)
        if _JPEG_KEPT.match(segment):
            parts.append(content[end - len(segment) : place] if kind == _JPEG_SCAN else segment)
        kind = following
    return b"".join(parts) + b"\xff\xd9"


def _jpeg_marker(content: bytes, start: int) -> tuple[int, int]:
    """Return where the next segment begins, and of which kind it is."""
    if found := _JPEG_MARKER.search(content, start):
        return found.start(), found[1][0]
    raise ValueError(_ENDLESS)


def _png(content: bytes, note: bytes) -> bytes:
    kept = content[:_PNG_SIGNATURE] + b"".join(chunk for chunk in _png_chunks(content) if chunk[4:8] in _PNG_KEPT)
    if not note:
        return kept
    named = b"eXIf" + note
    exif = len(note).to_bytes(4, "big") + named + zlib.crc32(named).to_bytes(4, "big")
    return kept[:_PNG_HEADER] + exif + kept[_PNG_HEADER:]


def _png_chunks(content: bytes) -> Iterator[bytes]:
    place = _PNG_SIGNATURE
    while content[place + 4 : place + 8] != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        yield _part(content, place, end)
        place = end
    yield content[place : place + 12]


def _webp(content: bytes, note: bytes) -> bytes:
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    chunks, place = [], 12
    while place < end:
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        chunk = _part(content, place, place + 8 + size + size % 2)
        if chunk[:4] == b"VP8X":
            flags = chunk[8] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if note else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if chunk[:4] in _WEBP_KEPT:
            chunks.append(chunk)
        place += len(chunk)
    if note:
        chunks.append(b"EXIF" + len(note).to_bytes(4, "little") + note)
    kept = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(kept).to_bytes(4, "little") + kept


def _gif(content: bytes, _note: bytes) -> bytes:
    place = 13 + _gif_table(content[10])
    parts = [content[:place]]
    while (kind := content[place : place + 1]) != _GIF_END:
        if kind == _GIF_EXTENSION:
            end = _gif_end(content, place + 2)
            if _gif_is_needed(content, place):
                parts.append(content[place:end])
        elif kind == _GIF_IMAGE:
            end = _gif_end(content, place + 11 + _gif_table(content[place + 9]))
            parts.append(content[place:end])
        else:
            message = "neither an image nor an extension"
            raise ValueError(message)
        place = end
    return b"".join(parts) + _GIF_END


def _gif_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 0b111) + 1) if flags & _GIF_TABLE else 0


def _gif_end(content: bytes, place: int) -> int:
    """Return where a row of blocks ends; each tells its length, the last has none."""
    while length := _part(content, place, place + 1)[0]:
        place += 1 + length
    return place + 1


def _gif_is_needed(content: bytes, place: int) -> bool:
    label = content[place + 1]
    loops = label == _GIF_APPLICATION and content[place + 3 : place + 14] in _GIF_LOOPS
    return loops or label in {_GIF_CONTROL, _GIF_TEXT}


def _part(content: bytes, start: int, end: int) -> bytes:
    if end > len(content):
        raise ValueError(_ENDLESS)
    return content[start:end]


_ENDLESS: Final = "the end of the picture is missing"

_BARE: Final[dict[str, Callable[[bytes, bytes], bytes]]] = {"jpg": _jpeg, "png": _png, "gif": _gif, "webp": _webp}
