"""Files whose pixels stay as they are, without anything that is not needed to show them.

Every format is a row of chunks; only known ones stay, so that nothing private gets through under another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PNG_SIGNATURE: Final = 8
_PNG_KEPT: Final = frozenset(b"IHDR PLTE tRNS IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB iCCP sBIT cICP".split())
_WEBP_KEPT: Final = frozenset({b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L", b"ICCP"})
_WEBP_EXIF_AND_XMP: Final = 0b0000_1100
"""Flags in the first byte of VP8X: developers.google.com/speed/webp/docs/riff_container, read 2026-11-21."""

_GIF_EXTENSION, _GIF_IMAGE, _GIF_END = b"\x21", b"\x2c", b"\x3b"
_GIF_CONTROL, _GIF_TEXT, _GIF_APPLICATION = 0xF9, 0x01, 0xFF
_GIF_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_GIF_TABLE: Final = 0x80
"""Flag of a colour table, of 3 × 2^(n + 1) bytes: w3.org/Graphics/GIF/spec-gif89a.txt, read 2026-11-21."""


def bare(content: bytes, ending: str) -> bytes:
    """Return a PNG, GIF or WebP without metadata; raise ValueError where its chunks have no end."""
    return _BARE[ending](content)


def _png(content: bytes) -> bytes:
    return content[:_PNG_SIGNATURE] + b"".join(chunk for chunk in _png_chunks(content) if chunk[4:8] in _PNG_KEPT)


def _png_chunks(content: bytes) -> Iterator[bytes]:
    place = _PNG_SIGNATURE
    while content[place + 4 : place + 8] != b"IEND":
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        yield _part(content, place, end)
        place = end
    yield content[place : place + 12]


def _webp(content: bytes) -> bytes:
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    chunks, place = [], 12
    while place < end:
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        chunk = _part(content, place, place + 8 + size + size % 2)
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_EXIF_AND_XMP]) + chunk[9:]
        if chunk[:4] in _WEBP_KEPT:
            chunks.append(chunk)
        place += len(chunk)
    kept = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(kept).to_bytes(4, "little") + kept


def _gif(content: bytes) -> bytes:
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
        message = "the end of the picture is missing"
        raise ValueError(message)
    return content[start:end]


_BARE: Final[dict[str, Callable[[bytes], bytes]]] = {"png": _png, "gif": _gif, "webp": _webp}
