"""The texts of all items as finished HTML, and what is wrong in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.executor import announce
from kollega.markdown.body import Body, body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.words import Words
    from kollega.site.links import Links

_LINK_CODES = frozenset({"broken-link", "outside-link", "unpublished-link"})
"""What concerns the hand-written pages too; the rest of their text is MkDocs' to draw."""


def render_bodies(items: Iterable[AnyItem], links: Links, words: Callable[[str], Words]) -> list[Body]:
    """Return the texts of items as finished HTML, in their order."""
    return [_render(item, links, words(item.lang)) for item in items]


def _render(item: AnyItem, links: Links, words: Words) -> Body:
    announce(item.path)
    return body(item.text, links.seen_from(item.path, item.lang), words)


def body_diagnostics(
    content: Content, bodies: Mapping[str, Body], links: Links, words: Callable[[str], Words]
) -> Iterator[Diagnostic]:
    """Yield what is wrong in the texts of items and pages."""
    for item in content.items:
        for fault in bodies[item.path].faults:
            yield fault.of(item.path, item.text_line - 1)
    for page in content.pages:
        for fault in body(page.text, links.seen_from(page.path, page.lang), words(page.lang)).faults:
            if fault.code in _LINK_CODES:
                yield fault.of(page.path)
