"""A list of addresses that were once published: a sitemap, an index of sitemaps, or a text with one on each line.

Nothing is fetched: what an index names lies beside it under the name at the end of its address.
"""

from __future__ import annotations

import codecs
import gzip
import html
import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from kollega.diagnostics import ConfigurationError, Mark
from kollega.filesystem import UnreadableError, read
from kollega.i18n.wording import NO_WORDING, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES: Final = 100_000_000
"""Of a list once it is unpacked; the protocol of sitemaps allows half of it (https://www.sitemaps.org/protocol.html)."""

_MOST_LISTS: Final = 1_000
"""Of an index; 50 million addresses lie in so many sitemaps."""

_GZIP: Final = b"\x1f\x8b"
_MARKS: Final = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
"""With what a text begins that says how it is written."""

_ADDRESS: Final = re.compile(r"""\s*["'<]?((?:https?://|/)[^\s"'<>,;]*)""", re.IGNORECASE)
"""The first cell of a line: what others export has figures behind it."""


@dataclass(frozen=True)
class Listed:
    """An address, and where it stands."""

    url: str
    """Absolute, or a path that begins with a slash."""
    file: Path
    mark: Mark


def read_list(file: Path) -> tuple[Listed, ...]:
    """Return the addresses of a list, each once. Raises ConfigurationError where it has none or cannot be read."""
    listed: dict[str, Listed] = {}
    for each in _addresses(file, indexed=False):
        listed.setdefault(each.url, each)
    if not listed:
        hint = wording(
            "Name a sitemap.xml, an index of sitemaps that are beside it, or a text file with one address on each line."
        )
        raise ConfigurationError(file.name, wording("there is no address in it"), hint)
    return tuple(listed.values())


def _addresses(file: Path, *, indexed: bool) -> Iterator[Listed]:
    """Yield the addresses of a list, and of those that it names unless an index has named it."""
    content = _content(file)
    text = content.decode(_encoding(content), errors="replace")
    if not text.lstrip().startswith("<"):
        yield from _lines(text, file)
        return
    root = _tree(content, file)
    urls = [url for node in root.iter("{*}loc") if (url := (node.text or "").strip())]
    if etree.QName(root).localname != "sitemapindex":
        yield from _marked(urls, text, file)
        return
    if indexed or len(urls) > _MOST_LISTS:
        raise ConfigurationError(
            file.name,
            wording("this index of sitemaps lists files that are not sitemaps, or too many of them"),
            NO_WORDING,
        )
    for url in urls:
        yield from _addresses(_beside(file, url), indexed=True)


def _content(file: Path) -> bytes:
    """Return what a list says, unpacked."""
    try:
        content = read(file.parent, file.name, MOST_BYTES)
        if content.startswith(_GZIP):
            content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(MOST_BYTES + 1)
    except UnreadableError as error:
        raise ConfigurationError(file.name, error.diagnostic.message, error.diagnostic.hint) from error
    except (OSError, EOFError, zlib.error) as error:
        raise ConfigurationError(
            file.name, wording("it is compressed, and damaged"), wording("Fetch it again.")
        ) from error
    if len(content) > MOST_BYTES:
        raise ConfigurationError(file.name, wording("it is larger than 100 MB"), wording("Split it."))
    return content


def _encoding(content: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")


def _lines(text: str, file: Path) -> Iterator[Listed]:
    """Yield the addresses with which lines begin; headings and remarks are none."""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _ADDRESS.match(line):
            yield Listed(match[1], file, Mark(number, match.start(1) + 1))


def _tree(content: bytes, file: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = wording("it is not a sitemap: {reason}", reason=error.msg)
        raise ConfigurationError(f"{file.name}:{line}:{column}", message, wording("Fetch it again.")) from error


def _marked(urls: list[str], text: str, file: Path) -> Iterator[Listed]:
    """Yield the addresses of a sitemap with their places: many have all of them on one line."""
    found = line = begin = 0
    for url in urls:
        place = text.find(html.escape(url, quote=False), found)
        if place >= 0:
            line += text.count("\n", found, place)
            begin, found = text.rfind("\n", 0, place) + 1, place
        yield Listed(url, file, Mark(line + 1, max(found - begin, 0) + 1))


def _beside(index: Path, url: str) -> Path:
    """Return the file beside an index that holds what it names, packed or not."""
    name = unquote(urlsplit(url).path).rpartition("/")[2]
    names = (name, f"{name}.gz", name.removesuffix(".gz"))
    found = next((file for file in map(index.with_name, filter(None, names)) if file.is_file()), None)
    if found is None or found.samefile(index):
        message = wording(
            "it is an index of sitemaps, and {file} is not beside it", file=name or wording("what it names")
        )
        raise ConfigurationError(index.name, message, wording("Fetch {url} and put it there.", url=url))
    return found
