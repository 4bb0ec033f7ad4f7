"""The files for other people's pages: frames, what the script reads, the script, and answers for oEmbed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.brand.palette import palette_of
from kollega.outputs.artifact import Artifact
from kollega.outputs.embeds.data import list_data, render_list_data
from kollega.outputs.embeds.frame import item_frame, list_frame
from kollega.outputs.embeds.listing import FILTERS, KINDS, embedded_kind
from kollega.outputs.embeds.oembed import item_answer, list_answer
from kollega.outputs.output import Output, OutputKind, each_in_bundles
from kollega.site.addresses import EMBED_SCRIPT
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Parts, Publication


@dataclass(frozen=True, slots=True)
class Script:
    """What the script knows of the site; all else it reads."""

    site_url: str
    """Where the site is, for a script that has become part of another and so does not know its own address."""
    folders: Mapping[str, str]
    """By language the folder that its lists lie in, the first language first."""
    filters: tuple[str, ...]
    """What a list can be cut by."""
    accent: tuple[str, str]
    """The organisation's colour by day and by night."""


def script_of(publication: Publication) -> Script:
    """Return what the script of a site knows."""
    project, editions = publication.first.project, publication.editions
    palette = palette_of(project.settings.organisation.colours)
    folders = {edition.lang: edition.prefix for edition in editions}
    return Script(project.site_url, folders, FILTERS, (palette.light.brand, palette.dark.brand))


def render_script(view: Script, context: RenderContext) -> bytes:
    """Return the script for other people's pages."""
    return context.templates.get_template("embed/kollega.js").render(script=view).encode()


def _parts(publication: Publication) -> Iterator[Part | Parts]:
    yield partial(_script, publication)
    site = publication.first.site
    for edition in publication.editions:
        yield partial(_lists, edition)
        items = [item for item in site.shareable if item.lang == edition.lang and site.is_embedded(item)]
        yield from each_in_bundles(partial(_items, edition=edition), items)


def _script(publication: Publication) -> Iterator[Artifact[Any]]:
    yield Artifact(EMBED_SCRIPT, script_of(publication), render_script)


def _lists(edition: Edition) -> Iterator[Artifact[Any]]:
    for kind in KINDS:
        yield list_frame(kind, edition)
        yield list_answer(kind, edition)
        yield Artifact(edition.site.embed_data_path(kind, edition.lang), list_data(kind, edition), render_list_data)
    facets = edition.site.facets
    for facet in (facet for kind in FacetKind for facet in facets.in_language(edition.lang, kind)):
        if shown := embedded_kind(facet, edition):
            yield list_answer(shown, edition, facet)


def _items(items: Iterable[ShareableItem], edition: Edition) -> Iterator[Artifact[Any]]:
    for item in items:
        yield item_frame(item, edition)
        yield item_answer(item, edition)


EMBEDS = Output("embeds", OutputKind.PAGES, _parts, steady=True)
