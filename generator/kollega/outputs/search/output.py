"""The pages where one searches; their index is made of all pages once these are there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.outputs.output import Menu, Output, OutputKind, Section
from kollega.outputs.search.page import search_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    yield search_page(edition).artifact


SEARCH = Output("search", OutputKind.SEARCH, _parts, sections=(Section("search", "Search", Menu.SEARCH),))
