"""Pictures as people have them: turned, telling, large, damaged."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from pillow_heif import register_heif_opener

MAKER = "Zebedee's telephone"


def telling_exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera notes down, with the place."""
    exif = Image.Exif()
    exif[Base.Make] = MAKER
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (52.0, 22.0, 12.0)
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    return exif


def file_of(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return an image in a format."""
    made = BytesIO()
    if form == "HEIF":
        register_heif_opener()
    image.save(made, form, **options)
    return made.getvalue()


def landscape(width: int = 2000, height: int = 1000, mode: str = "RGB") -> Image.Image:
    """Return an image whose upper left quarter is red, on a ground that is no single colour."""
    across, down = Image.linear_gradient("L").rotate(90).resize((width, height)), Image.linear_gradient("L")
    image = Image.merge("RGB", (Image.new("L", (width, height)), across, down.resize((width, height))))
    image.paste("#e00000", (0, 0, width // 2, height // 2))
    return image.convert(mode)


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def hollow_png(width: int, height: int) -> bytes:
    """Return a PNG of some hundred bytes that claims to be of a size."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
