"""How each kind of view becomes bytes: the functions that artifacts name."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.kits.document import kit_json
from kollega.outputs.pictures.bare import bare
from kollega.outputs.pictures.encode import encoded, in_few_colours, whole
from kollega.outputs.typefaces.cut import cut

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.content.photo import Photo
    from kollega.content.rendition import Rendition
    from kollega.outputs.brand import BrandStyle
    from kollega.outputs.cards.view import CardView
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.feeds.view import Feed
    from kollega.outputs.kits.view import Kit
    from kollega.outputs.pages.views.chrome import LanguageLink
    from kollega.outputs.pages.views.head import Head
    from kollega.outputs.pages.views.listing import RedirectPage
    from kollega.outputs.press import Press
    from kollega.outputs.typefaces.cut import FontPart


class FramedPage(NamedTuple):
    """A page of the site in the frame of its language and section."""

    path: str
    """Root-relative path of the page."""
    lang: str
    """BCP 47."""
    section: str
    """Which part of the navigation it belongs to."""
    template: str
    """The template of what stands in the frame."""
    page: Any
    """What that template shows."""
    head: Head
    """What it says to machines."""
    languages: tuple[LanguageLink, ...] = ()
    """The site's other languages."""
    edit: str = ""
    """Where to improve the page."""


class PublishedFeed(NamedTuple):
    """A feed in one format, and where it is found."""

    feed: Feed
    """What it holds."""
    form: Format
    """How it is written."""
    url: str
    """Absolute address of the feed itself."""


def root_of(path: str) -> str:
    """Return the way from a page to the site's root: `../../`, or `./` from the root itself."""
    return "../" * path.count("/") or "./"


def framed_page(view: FramedPage, press: Press) -> bytes:
    """Return a page in its frame."""
    frame = press.frames[view.lang, view.section]
    root, lang = root_of(view.path), view.lang
    html = frame.filled(
        root=root,
        head=press.html("partials/head.html", lang, head=view.head, root=root),
        languages=press.html("partials/languages.html", lang, languages=view.languages, root=root),
        edit=press.html("partials/edit.html", lang, edit=view.edit),
        body=press.html(view.template, lang, page=view.page, root=root, chrome=frame.chrome),
    )
    return html.encode()


def redirect_page(view: RedirectPage, press: Press) -> bytes:
    """Return a page that leads elsewhere."""
    return press.html("redirect.html", view.lang, redirect=view).encode()


def brand_style(view: BrandStyle, press: Press) -> bytes:
    """Return the style sheet of the organisation's colours and typeface."""
    return press.templates.get_template("brand.css").render(style=view).encode()


def font_file(view: FontPart, press: Press) -> bytes:
    """Return a part of a font as WOFF2."""
    return cut(press.file(view.font.path), view)


def card_picture(view: CardView, press: Press) -> bytes:
    """Return a share card as PNG; raise ContentError where the picture of a face turns out to be damaged.

    With photos in full colours it would be larger than the 300 kB up to which WhatsApp is said to show a picture
    (opengraph.to/articles/og-image-too-large and others, read 2026-11-21; Meta names no number).
    """
    faces = [press.cropped(face.picture) if face.picture else None for face in view.faces]
    card = press.cards.png(view, faces)
    return in_few_colours(card) if any(faces) else card


def picture_file(view: Rendition, press: Press) -> bytes:
    """Return a picture in one size and format; raise ContentError where it turns out to be damaged."""
    with whole(view.photo):
        return encoded(press.file(view.photo.path), view)


def bare_picture(photo: Photo, root: Path) -> bytes:
    """Return a picture of the site in `root` as it is, without what a camera noted; raise ContentError as above."""
    with whole(photo):
        return bare((root / photo.path).read_bytes(), photo.ending, photo.orientation)


def feed_file(view: PublishedFeed, _press: Press) -> bytes:
    """Return a feed in its format."""
    return view.form.written(view.feed, view.url)


def kit_file(view: Kit, _press: Press) -> bytes:
    """Return a kit as `kit.json`."""
    return kit_json(view).encode()


def json_file(view: Any, _press: Press) -> bytes:  # noqa: ANN401 - any view
    """Return a view as JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, indent=2).encode()


def text_file(view: str, _press: Press) -> bytes:
    """Return a text as UTF-8."""
    return view.encode()


def ready_file(view: bytes, _press: Press) -> bytes:
    """Return bytes that are ready."""
    return view
