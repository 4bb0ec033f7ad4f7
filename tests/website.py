"""A published site, read with other people's readers."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import feedparser
from bs4 import BeautifulSoup, Tag
from lxml.etree import fromstring
from lxml.html import HtmlElement, document_fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Parsed(dict[str, BeautifulSoup]):
    """HTML files, each parsed when it is first looked at: doing so takes as long as building the page."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, path: str) -> BeautifulSoup:
        return self.setdefault(path, BeautifulSoup(self._files[path], "html5lib", from_encoding="utf-8"))


@dataclass(frozen=True)
class Documents(Mapping[str, BeautifulSoup]):
    """HTML files by names that some readers have for them."""

    paths: Mapping[str, str]
    """By name."""
    parsed: _Parsed

    def __getitem__(self, name: str) -> BeautifulSoup:
        return self.parsed[self.paths[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, name: object) -> bool:
        return name in self.paths


@dataclass(frozen=True)
class Website:
    """The folder of a published site."""

    folder: Path
    url: str
    """The site's absolute address, with a trailing slash."""

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file by path, but for the manifest."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        named = ((file.relative_to(self.folder).as_posix(), file) for file in sorted(files))
        return {path: file.read_bytes() for path, file in named if path != ".kollega.json"}

    @cached_property
    def reproducible(self) -> dict[str, bytes]:
        """Return the files that the same inputs make the same: all."""
        return self.files

    @cached_property
    def documents(self) -> Mapping[str, BeautifulSoup]:
        """Return every HTML file by path, as a browser would understand it."""
        return Documents({path: path for path in self.files if path.endswith(".html")}, self._parsed)

    @cached_property
    def pages(self) -> Mapping[str, BeautifulSoup]:
        """Return the documents that are no redirects, by address below the root (`stories/x/`, `404.html`)."""
        pages = (path for path, content in self.files.items() if path.endswith(".html") and not _redirects(content))
        return Documents({path.removesuffix("index.html"): path for path in pages}, self._parsed)

    @cached_property
    def _parsed(self) -> _Parsed:
        return _Parsed(self.files)

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Return where each redirect leads, both as addresses below the root."""
        found = {}
        for path in self.documents:
            if _redirects(self.files[path]) and (refresh := self.documents[path].select_one("meta[http-equiv]")):
                target, mark, query = str(refresh["content"]).partition("url=")[2].partition("?")
                address = path.removesuffix("index.html")
                page = posixpath.normpath(posixpath.join("/", address, target)).strip("/")
                found[address] = (f"{page}/" if page else "") + mark + query
        return found

    @cached_property
    def feeds(self) -> dict[str, Any]:
        """Return what feedparser makes of each feed, by path."""
        return {path: feedparser.parse(content) for path, content in self.files.items() if path.endswith(".rss")}

    @cached_property
    def feed_files(self) -> dict[str, bytes]:
        """Return the feeds of stories and vacancies in every format, by path."""
        files = ((path, content) for path, content in self.files.items() if "feeds/" in path and "/jobs/" not in path)
        endings = ("stories.rss", "stories.atom", "stories.json", "vacancies.rss", "vacancies.atom", "vacancies.json")
        return {path: content for path, content in files if path.endswith(endings)}

    @cached_property
    def kits(self) -> dict[str, Any]:
        """Return every kit.json by path."""
        return {path: json.loads(content) for path, content in self.files.items() if path.endswith("kit.json")}

    def json_ld(self, address: str) -> list[Any]:
        """Return the linked data of a page."""
        return [
            json.loads(node.string or "") for node in self.pages[address].select("script[type='application/ld+json']")
        ]

    @cached_property
    def trees(self) -> dict[str, HtmlElement]:
        """Return every HTML file as lxml reads it, which is quick enough for thousands."""
        pages = {path: content.decode() for path, content in self.files.items() if path.endswith(".html")}
        return {path: document_fromstring(content.replace("<!doctype html>", "")) for path, content in pages.items()}

    def links(self, path: str) -> list[str]:
        """Return every address that an HTML file names, as it is written."""
        return [link for _element, _attribute, link, _position in self.trees[path].iterlinks()]

    def broken(self, path: str) -> list[str]:
        """Return the links of an HTML file into this site that lead to no file, or to no place in it."""
        return sorted({link for link in self.links(path) if not self._leads_somewhere(path, link)})

    def holding(self, *words: str) -> list[str]:
        """Return the files whose path or content holds one of some words, in any case."""
        return [
            path
            for path, content in self.files.items()
            if any(word.casefold() in path or word.casefold().encode() in content.lower() for word in words)
        ]

    def _leads_somewhere(self, path: str, link: str) -> bool:
        address, fragment = urldefrag(urljoin(self.url + path, link))
        if not address.startswith(self.url):
            return _is_elsewhere(link)
        target = unquote(urlsplit(address).path.removeprefix(urlsplit(self.url).path))
        file = target + "index.html" if target.endswith("/") or not target else target
        if file not in self.files:
            return False
        return not fragment or unquote(fragment) in self._ids[file]

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        pages = {path: frozenset(map(str, tree.xpath("//@id"))) for path, tree in self.trees.items()}
        drawings = {path: fromstring(content) for path, content in self.files.items() if path.endswith(".svg")}
        return pages | {path: frozenset(map(str, tree.xpath("//@id"))) for path, tree in drawings.items()}


def _redirects(content: bytes) -> bool:
    return b'http-equiv="refresh"' in content


def _is_elsewhere(link: str) -> bool:
    return urlsplit(link).scheme in {"https", "http", "mailto", "sms", "tel", "viber"}


def attribute(node: Tag | None, name: str) -> str:
    """Return an attribute of an element, empty where either is missing."""
    value = node.get(name) if node else None
    return value if isinstance(value, str) else ""


def language_of(address: str) -> str:
    """Return the language that an address of the example says: its first part, or English."""
    first = address.partition("/")[0]
    return first if first in {"nl", "sv"} else "en"
