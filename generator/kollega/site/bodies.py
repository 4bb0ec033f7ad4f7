"""The texts of all items as finished HTML, and what is wrong in the texts."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from kollega.executor import batches, begun, note
from kollega.markdown.body import Body, body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kollega.content.item import AnyItem
    from kollega.content.reading import Content
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.words import Words
    from kollega.site.links import Links

_LINK_CODES = frozenset({"broken-link", "outside-link", "unpublished-link"})
"""What concerns the hand-written pages too; the rest of their text is MkDocs' to draw."""


@contextmanager
def bodies_begun(
    content: Content, links: Links, words: Callable[[str], Words], jobs: int
) -> Iterator[Callable[[], Mapping[str, Body]]]:
    """Let other processes begin with the texts, `jobs` with this one; give what waits for every body, by path."""

    def made(items: Iterable[AnyItem]) -> list[Body]:
        return [body_of(item) for item in items]

    def body_of(item: AnyItem) -> Body:
        note(item.path)
        return body(item.text, links.seen_from(item.path, item.lang), words(item.lang))

    with begun(made, tuple(batches(content.items)), jobs) as finished:
        paths = (item.path for item in content.items)
        yield cache(lambda: dict(zip(paths, chain.from_iterable(finished), strict=True)))


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
