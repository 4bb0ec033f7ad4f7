"""Pictures for sharing as PNG, flyers and posters as PDF."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from kollega.executor import chunks
from kollega.media.encode import in_few_colours
from kollega.outputs.artifact import Artifact
from kollega.outputs.cards.render import Files
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.output import Part, Publication
    from kollega.outputs.press import Press


def _drawn(publication: Publication, *, printed: bool) -> tuple[Sheet, ...]:
    """Return the pictures of all items, or what is printed."""
    first = publication.first
    every = chain(first.cards.values(), chain.from_iterable(first.sheets.values()))
    return tuple(sheet for sheet in every if sheet.format.printed is printed)


def _picture_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_files, some, render_picture) for some in chunks(_drawn(publication, printed=False)))


def _print_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_files, some, render_print) for some in chunks(_drawn(publication, printed=True)))


def _files(sheets: Iterable[Sheet], renderer: Callable[[Sheet, Press], bytes]) -> Iterator[Artifact[Any]]:
    return (Artifact(sheet.path, sheet, renderer, lasting=True) for sheet in sheets)


def render_picture(sheet: Sheet, press: Press) -> bytes:
    """Return a picture as PNG; raise ContentError where a picture on it turns out to be damaged.

    With photos in full colours it would be larger than the 300 kB up to which WhatsApp is said to show a picture
    (opengraph.to/articles/og-image-too-large and others, read 2026-11-21; Meta names no number).
    """
    png = press.cards.sheet(sheet, _files_on(sheet, press))
    if sheet.photo:
        right = sheet.format.width - sheet.photo.width if sheet.view.direction == "ltr" else 0
        return in_few_colours(png, press.crop(sheet.photo), (right, 0))
    return in_few_colours(png) if any(face.picture for face in sheet.view.portraits) else png


def render_print(sheet: Sheet, press: Press) -> bytes:
    """Return a PDF; raise ContentError where a picture on it turns out to be damaged."""
    return press.cards.sheet(sheet, _files_on(sheet, press))


def _files_on(sheet: Sheet, press: Press) -> Files:
    """Return the pictures that Typst sets; onto a PNG a photo is laid afterwards, which takes a third of the time."""
    view = sheet.view
    faces = tuple(press.crop(face.picture) if face.picture else None for face in view.faces)
    contact = press.crop(view.contact.picture) if view.contact and view.contact.picture else None
    return Files(faces, contact, press.crop(sheet.photo) if sheet.photo and sheet.format.printed else None)


CARDS = Output("share cards and pictures", OutputKind.CARDS, _picture_parts, lasting=("cards",))
PRINT = Output("flyers and posters", OutputKind.PRINT, _print_parts, lasting=("print",))
