"""The addresses of hand-written pages: the host takes them apart without asking whether that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Diagnostic, Mark
from kollega.markdown.render import html_of, source_of
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.pages import Page
    from kollega.content.read import Content
    from kollega.site.catalogue import Site

_ADDRESSES = "//a/@href | //img/@src"


def page_addresses_can_be_read(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find addresses in hand-written pages that nobody can take apart, such as `https://[`."""
    for page in content.pages:
        if "[" in page.text and "://" in page.text:
            yield from _unreadable(page)


def _unreadable(page: Page) -> Iterator[Diagnostic]:
    source = source_of(page.text)
    addresses = cast("list[str]", tree_of(html_of(source)).xpath(_ADDRESSES))
    for address in dict.fromkeys(map(unquote, addresses)):
        try:
            urlsplit(address)
        except ValueError:
            found = source.find(address)
            message = f"“{address}” is not an address"
            hint = "Write the whole address as a browser shows it, for example https://www.example.org/."
            yield Diagnostic.at(
                page.path, mark_at(source, found) if found >= 0 else Mark(), "bad-address", message, hint
            )
