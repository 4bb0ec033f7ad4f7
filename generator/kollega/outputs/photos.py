"""The pictures that the site shows, in their sizes, and the documents that texts link to; all others stay."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from kollega.content.files import read_file
from kollega.markdown.sanitise import SITE
from kollega.media.encode import encode, report_damage
from kollega.media.metadata import strip_metadata
from kollega.media.renditions import FOLDER, renditions_of, stem
from kollega.outputs.artifact import Artifact
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.content.documents import Document
    from kollega.media.photo import Photo
    from kollega.media.renditions import Rendition
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication

_STEM = re.compile(re.escape(FOLDER) + r"[^\s\"/]+(?=-[0-9]+\.[a-z]+)")
_LINK = re.compile(rf'href="{SITE}([^"?#]+)')


def site_photos(edition: Edition) -> Iterator[Photo]:
    """Yield the pictures that front matter, texts and settings of the whole site show.

    Those of the hand-written pages are the host's.
    """
    site = edition.site
    settings = site.settings
    facets = chain(settings.departments.values(), settings.tags.values(), settings.places.values())
    stated = {f"{edition.project.pages_folder}/{facet.picture}" for facet in facets if facet.picture}
    named = {site.photo_path(item) for item in site.items} | stated
    texts = (edition.body(item).html for item in site.items) if site.photos else ()
    within = {found for html in texts if FOLDER in html for found in _STEM.findall(html)}
    yield from (photo for path, photo in site.photos.items() if path in named or stem(photo) in within)


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_sizes, photo) for photo in site_photos(publication.first))


def _sizes(photo: Photo) -> Iterator[Artifact[Any]]:
    files = renditions_of(photo)
    return (Artifact(view.path, view, render_photo, lasting=True) for view in (*files.webp, *files.plain))


def render_photo(view: Rendition, context: RenderContext) -> bytes:
    """Return a picture in one size and format; raise ContentError where it turns out to be damaged."""
    with report_damage(view.photo):
        return encode(context.file(view.photo.path), view)


def strip_photo(photo: Photo, root: Path) -> bytes:
    """Return a picture of the site in `root` as it is, without what a camera noted; raise ContentError as above.

    What hardly a browser shows becomes a JPEG.
    """
    with report_damage(photo):
        content = read_file(photo.path, root)
        if photo.ending == "heic":  # a browser looks at what a picture is, whatever its name says
            return encode(content, renditions_of(photo).largest)
        return strip_metadata(content, photo.ending, photo.orientation)


class Enclosed(NamedTuple):
    """A document on the site."""

    path: str
    """Root-relative, not percent-encoded."""
    document: Document


def enclosed(edition: Edition) -> Iterator[Enclosed]:
    """Yield the documents to which texts of the whole site link."""
    site = edition.site
    for item in site.items if site.documents else ():
        folder, page = PurePosixPath(item.path).parent, site.path(item)
        for path in sorted({unquote(unescape(link)) for link in _LINK.findall(edition.body(item).html)}):
            if path.startswith(page) and (document := site.documents.get(str(folder / path.removeprefix(page)))):
                yield Enclosed(path, document)


def _document_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_copy, each) for each in enclosed(publication.first))


def _copy(view: Enclosed) -> Iterator[Artifact[Any]]:
    yield Artifact(view.path, view, render_document)


def render_document(view: Enclosed, context: RenderContext) -> bytes:
    """Return a document as it is; raise ContentError where it has become unreadable."""
    return context.file(view.document.path)


PHOTOS = Output("photos", OutputKind.PAGES, _parts, lasting=("pictures",))
DOCUMENTS = Output("documents", OutputKind.PAGES, _document_parts)
