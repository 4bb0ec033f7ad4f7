"""Pictures for sharing as PNG, flyers and posters as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from kollega.content.files import read_file
from kollega.content.reading import OnDemand
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.wording import wording
from kollega.media.encode import encode_crop, quantise, report_damage
from kollega.outputs.artifact import Artifact
from kollega.outputs.cards.build import Artist
from kollega.outputs.cards.fonts import font_diagnostics
from kollega.outputs.cards.logo import Logo, logo_of
from kollega.outputs.cards.render import CardPress, Files
from kollega.outputs.edition import Pictures
from kollega.outputs.output import Output, OutputKind, Preparation, each_in_bundles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.content.reading import Memo
    from kollega.executor import Executor
    from kollega.markdown.body import Body
    from kollega.media.renditions import Crop
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.output import Parts, Publication
    from kollega.site.catalogue import Site


AT_ONCE = 8
"""Items whose pictures a process draws before it takes others: an item has up to six, each of some 20 ms."""

KEPT_CROPS = 512
"""How many cut pictures of 40 kB are kept for further cards."""

LARGE: Final = 200_000
"""Bytes of a picture from which on it is worth to count its colours, which takes as long as to draw it.

Of photos as large as a slab it holds more than the 300 kB up to which WhatsApp is said to show a picture
(opengraph.to/articles/og-image-too-large and others, read 2026-11-21; Meta names no number).
"""


@dataclass(frozen=True)
class Cropper:
    """Cuts pictures, each once for many cards."""

    root: Path
    """The folder of the site."""

    def __reduce__(self) -> tuple[type[Cropper], tuple[Path]]:
        """Return what another process makes it of: not what was cut."""
        return Cropper, (self.root,)

    def crop(self, crop: Crop) -> bytes:
        """Return a cut picture; raise ContentError where it turns out to be damaged."""
        return self._crop(crop)

    @cached_property
    def _crop(self) -> Callable[[Crop], bytes]:
        @lru_cache(KEPT_CROPS)
        def crop_of(crop: Crop) -> bytes:
            with report_damage(crop.photo):
                return encode_crop(read_file(crop.photo.path, self.root), crop)

        return crop_of


def _prepare(project: Project, site: Site, bodies: Mapping[str, Body], executor: Executor, memo: Memo) -> Preparation:
    """Return everything that is to be drawn about a site, and what draws it."""
    fonts = project.settings.fonts
    press = CardPress(_print_folder(project), project.root / fonts if fonts else None)
    drawing = logo_of(project, press, executor)
    logo = drawing if isinstance(drawing, Logo) else None
    artist = Artist(site, project, bodies, press, logo.card if logo else None)
    diagnostics = (
        *_undrawable(artist, memo),
        *font_diagnostics(project, press),
        *((drawing,) if isinstance(drawing, Diagnostic) else ()),
    )
    pictures = Pictures(OnDemand(artist.subjects, artist.card), OnDemand(artist.subjects, artist.others), logo)
    return Preparation(pictures, (press, Cropper(project.root)), diagnostics)


def _print_folder(project: Project) -> Path:
    """Return the first theme folder that has Typst documents."""
    return next(folder / "print" for folder in project.theme_dirs if (folder / "print" / "card.typ").is_file())


def _undrawable(artist: Artist, memo: Memo) -> Iterator[Diagnostic]:
    """Yield a warning for each item with letters that its card cannot show, and a note for one with emoji."""
    for path in artist.subjects:
        name = f"{path}: left out with {artist.press.templates_digest}"
        scripts, emoji = memo.get(name, partial(artist.left_out, path))
        if scripts and not path.startswith(":"):
            message = wording(
                "the share card has no font for {names}, so the text is left off the picture", names=scripts
            )
            hint = wording(
                "Put a font that has this script into a folder and name the folder under `fonts` in mkdocs.yml."
            )
            yield Diagnostic.at(path, Mark(), "no-font", message, hint, severity=Severity.WARNING)
        if emoji and not path.startswith(":"):
            message = wording("pictures and print show no emoji: {emoji} is left out there", emoji=emoji)
            yield Diagnostic.at(path, Mark(), "emoji-left-out", message, severity=Severity.NOTE)


def _picture_parts(publication: Publication) -> Iterator[Parts]:
    pictures = publication.first.pictures
    return each_in_bundles(partial(_pictures, pictures), tuple(pictures.cards), AT_ONCE)


def _print_parts(publication: Publication) -> Iterator[Parts]:
    pictures = publication.first.pictures
    return each_in_bundles(partial(_prints, pictures), tuple(pictures.sheets), AT_ONCE)


def _pictures(pictures: Pictures, keys: Iterable[str]) -> Iterator[Artifact[Any]]:
    for key in keys:
        for sheet in (pictures.cards[key], *pictures.sheets[key]):
            if not sheet.format.printed:
                yield Artifact(sheet.path, sheet, render_picture, lasting=True)


def _prints(pictures: Pictures, keys: Iterable[str]) -> Iterator[Artifact[Any]]:
    for key in keys:
        for sheet in pictures.sheets[key]:
            if sheet.format.printed:
                yield Artifact(sheet.path, sheet, render_print, lasting=True)


def render_picture(sheet: Sheet, context: RenderContext) -> bytes:
    """Return a picture as PNG, in few colours where it would be large; raise ContentError for a damaged photo on it."""
    png = context.tool(CardPress).sheet(sheet, _files_on(sheet, context))
    if sheet.photo:
        right = sheet.format.width - sheet.photo.width if sheet.view.direction == "ltr" else 0
        return quantise(png, context.tool(Cropper).crop(sheet.photo), (right, 0))
    return quantise(png) if len(png) > LARGE else png


def render_print(sheet: Sheet, context: RenderContext) -> bytes:
    """Return a PDF; raise ContentError where a picture on it turns out to be damaged."""
    return context.tool(CardPress).sheet(sheet, _files_on(sheet, context))


def _files_on(sheet: Sheet, context: RenderContext) -> Files:
    """Return the pictures that Typst sets; onto a PNG a photo is laid afterwards, which takes a third of the time."""
    view, crop = sheet.view, context.tool(Cropper).crop
    faces = tuple(crop(face.picture) if face.picture else None for face in view.faces)
    contact = crop(view.contact.picture) if view.contact and view.contact.picture else None
    return Files(faces, contact, crop(sheet.photo) if sheet.photo and sheet.format.printed else None)


CARDS = Output(
    "share cards and pictures",
    OutputKind.CARDS,
    _picture_parts,
    lasting=("cards",),
    prepare=_prepare,
    early=True,
    steady=True,
)
PRINT = Output("flyers and posters", OutputKind.PRINT, _print_parts, lasting=("print",), early=True, steady=True)
