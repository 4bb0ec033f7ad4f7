"""A page of the site as one file that opens from anywhere: styles, fonts and pictures within, and nothing that runs."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import unquote, urlsplit

from kollega.markdown.sanitise import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Known = Mapping[str, str | None]
    """The attributes of a tag."""

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
"""Whoever opens a file that came with a stranger's pull request runs nothing of it, and asks nobody for anything."""

LARGEST: Final = 8_000_000
"""Bytes of pictures in one page; further ones show their words alone."""

WIDEST: Final = 1000
"""Pixels of a picture from which on a larger one is not taken, where there are several sizes of it."""

_LEFT_OUT: Final = frozenset({"script", "iframe", "object", "noscript", "template", "video", "audio"})
"""Elements that go with all that they hold."""
_MACHINES: Final = ("og:", "twitter:", "article:", "profile:", "fediverse:")
_FACE: Final = re.compile(r"@font-face\s*\{[^}]*\}")
_RANGE: Final = re.compile(r"unicode-range:\s*([^;}]*)", re.IGNORECASE)
_URL: Final = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class Surroundings:
    """What a page is taken out of."""

    read: Callable[[str], bytes | None]
    """Returns a file of the site by its root-relative path; None where there is none."""
    lead: Callable[[str], str | None]
    """Returns where a link to a root-relative address leads from the file; None for nowhere."""
    head: str = ""
    """HTML for the beginning of the body."""
    foot: str = ""
    """HTML for the end of the main part."""


def self_contained(html: str, path: str, around: Surroundings) -> str:
    """Return a page, whose address is the root-relative `path`, as one file."""
    writer = _Writer(path, around, frozenset(html + around.head + around.foot))
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


@dataclass
class _Writer(HTMLParser):
    """Writes what it reads, changed where it would need another file.

    All else stays as it is, byte for byte: a tree would be another document where its parser knows an element less.
    """

    path: str
    around: Surroundings
    letters: frozenset[str]
    out: list[str] = field(default_factory=list)
    room: int = LARGEST
    outside: list[str] = field(default_factory=list)
    """The elements that are left out and not ended yet."""
    sizes: list[str] = field(default_factory=list)
    """The `srcset` of the sources of a picture."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self.outside.append(tag)
        if self.outside:
            return
        known = dict(attrs)
        change = self._changes.get(tag)
        written = change(self, known) if change else None
        self.out.append(self.get_starttag_text() or "" if written is None else written)
        if tag == "head":
            policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
            self.out += [_tag("meta", policy), _tag("meta", {"name": "robots", "content": "noindex"})]
        if tag == "body":
            self._put(self.around.head)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.outside and self.outside[-1] == tag:
            self.outside.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.outside:
            if self.outside[-1] == tag:
                self.outside.pop()
            return
        if tag == "main":
            self._put(self.around.foot)
        if tag == "picture":
            self.sizes.clear()
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self.outside:
            self.out.append(text)

    def _put(self, html: str) -> None:
        """Write more HTML of the page's own, changed in the same way."""
        inner = _Writer(self.path, self.around, self.letters, room=self.room)
        inner.feed(html)
        inner.close()
        self.out += inner.out
        self.room = inner.room

    # What is changed; each returns a tag, or None to leave it as it is

    def _meta(self, known: Known) -> str | None:
        name = known.get("property") or known.get("name") or ""
        is_command = "http-equiv" in known
        return "" if is_command or name == "robots" or name.startswith(_MACHINES) else None

    def _base(self, _known: Known) -> str:
        return ""

    def _link(self, known: Known) -> str:
        kinds, place = (known.get("rel") or "").split(), self._place(known.get("href"))
        if "stylesheet" in kinds and place and (style := self.around.read(place)) is not None:
            return f"{_tag('style', {})}{self._style(style.decode('utf-8', 'replace'), place)}</style>"
        if "icon" in kinds and place and (data := self._data(place)):
            return _tag("link", {"rel": "icon", "href": data})
        return ""

    def _source(self, known: Known) -> str:
        if known.get("type") in {None, "image/webp"}:
            self.sizes.append(known.get("srcset") or "")
        return ""

    def _img(self, known: Known) -> str:
        places = [self._place(each) for each in _by_width([*self.sizes, known.get("srcset") or ""])]
        places.append(self._place(known.get("src")))
        data = next((data for place in places if place and (data := self._data(place))), None)
        return _tag(
            "img",
            {**_without(known, "src", "srcset", "sizes", "loading", "decoding"), **({"src": data} if data else {})},
        )

    def _a(self, known: Known) -> str | None:
        href = known.get("href")
        if href is None or href.startswith("#"):
            return None
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None if parts.scheme in SCHEMES else _tag("a", _without(known, "href"))
        place = posixpath.normpath(posixpath.join(self.path, unquote(parts.path)))
        address = self.around.lead("" if place == "." else f"{place}/" if parts.path.endswith("/") else place)
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        onward = {} if address is None else {"href": f"{address}{query}{fragment}"}
        return _tag("a", {**onward, **_without(known, "href", "download")})

    def _form(self, known: Known) -> str:
        return _tag("form", _without(known, "action"))

    _changes: ClassVar[dict[str, Callable[[_Writer, Known], str | None]]] = {
        "meta": _meta,
        "base": _base,
        "link": _link,
        "source": _source,
        "img": _img,
        "a": _a,
        "form": _form,
    }
    """What becomes of a tag; all others stay as they are."""

    def _place(self, address: str | None, beside: str | None = None) -> str | None:
        """Return the root-relative path of a file that the page, or a file of it, names; None for one elsewhere."""
        if not address or urlsplit(address).scheme or address.startswith(("//", "#")):
            return None
        folder = self.path if beside is None else posixpath.dirname(beside)
        place = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(address).path)))
        return None if place.startswith("..") else place

    def _data(self, place: str) -> str | None:
        """Return a file as an address that holds it; None where there is none, or no more room."""
        content = self.around.read(place)
        if content is None or len(content) > self.room:
            return None
        self.room -= len(content)
        return _data_url(place, content)

    def _style(self, css: str, place: str) -> str:
        """Return a style sheet with the fonts in it that have any of the page's letters."""
        needed = _FACE.sub(lambda face: face[0] if _has_any(face[0], self.letters) else "", css)
        return _URL.sub(lambda url: self._within(url, place), needed).replace("</", "<\\/")

    def _within(self, url: re.Match[str], place: str) -> str:
        named = self._place(url[1], place)
        content = self.around.read(named) if named else None
        return f'url("{_data_url(named, content)}")' if named and content is not None else url[0]


def _data_url(place: str, content: bytes) -> str:
    kind = "font/woff2" if place.endswith(".woff2") else mimetypes.guess_type(place)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _tag(name: str, attributes: Known) -> str:
    written = (key if value is None else f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{' '.join((name, *written))}>"


def _without(attributes: Known, *names: str) -> Known:
    return {name: value for name, value in attributes.items() if name not in names}


def _by_width(sets: Sequence[str]) -> list[str]:
    """Return the addresses of pictures in some sizes: the widest that is wide enough first, then smaller ones."""
    found = [(int(width), address) for each in sets for address, width in re.findall(r"(\S+)\s+(\d+)w\b", each or "")]
    return [address for _, address in sorted(found, key=lambda one: (one[0] > WIDEST, -one[0]))]


def _has_any(face: str, letters: frozenset[str]) -> bool:
    """Return whether a font is for any of some letters."""
    said = _RANGE.search(face)
    if not said:
        return True
    return any(_holds(part, letters) for part in said[1].split(","))


def _holds(part: str, letters: frozenset[str]) -> bool:
    first, _, last = part.strip().upper().removeprefix("U+").partition("-")
    try:
        low, high = int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16)
    except ValueError:
        return True
    return any(low <= ord(letter) <= high for letter in letters)
