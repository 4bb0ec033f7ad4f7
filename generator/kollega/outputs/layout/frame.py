"""The frame of a page, drawn once for each language and section, and a page put into it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.artifact import SLOTS, Artifact, Frame, slot
from kollega.outputs.layout.chrome import chrome, language_links
from kollega.outputs.layout.head import page_head
from kollega.outputs.templates import template_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import HandWritten, LanguageLink
    from kollega.outputs.layout.head import Head

NO_SECTION = ""
"""The section of pages that belong to none: home and what is written by hand."""


class FramedPage(NamedTuple):
    """A page of the site in the frame of its language and section."""

    path: str
    """Root-relative path of the page."""
    lang: str
    """BCP 47."""
    section: str
    """Which section it belongs to."""
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

    @property
    def artifact(self) -> Artifact[FramedPage]:
        """Return the file of the page."""
        return Artifact(f"{self.path}index.html", self, render_page)


def draw_frames(
    templates: Environment, editions: Iterable[Edition], pages: HandWritten
) -> dict[tuple[str, str], Frame]:
    """Return the frame of each language and section, its slots still open."""
    shell = templates.get_template("shell.html")
    frames = {}
    for edition in editions:
        words = template_words(edition.words, templates)
        for section in (NO_SECTION, *(section.name for section in edition.sections)):
            around = chrome(edition, section, pages)
            token = hashlib.sha256(repr(around).encode("utf-8", "surrogatepass")).hexdigest()[:16]
            slots = {name: slot(name, token) for name in SLOTS}
            html = shell.render(words | {"chrome": around, "slots": slots, "root": slots["root"]})
            frames[edition.lang, section] = Frame.of(around, html, token)
    return frames


def root_of(path: str) -> str:
    """Return the way from a page to the site's root: `../../`, or `./` from the root itself."""
    return "../" * path.count("/") or "./"


def render_page(view: FramedPage, context: RenderContext) -> bytes:
    """Return a page in its frame."""
    frame = context.frames[view.lang, view.section]
    root, lang = root_of(view.path), view.lang
    html = frame.fill(
        root=root,
        head=context.html("partials/head.html", lang, head=view.head, root=root),
        languages=context.small_part("partials/languages.html", lang, languages=view.languages, root=root),
        edit=context.small_part("partials/edit.html", lang, edit=view.edit),
        body=context.html(view.template, lang, page=view.page, root=root, chrome=frame.chrome),
    )
    return html.encode()


def section_page(  # noqa: PLR0913, PLR0917 - a page of a section's list is these six things
    section: str,
    template: str,
    path: str,
    page: Any,  # noqa: ANN401 - whatever the template shows
    title: str,
    edition: Edition,
    *,
    robots: str = "",
    embed: str = "",
    switch: Mapping[str, str] | None = None,
) -> FramedPage:
    """Return a page of the list that a section begins with; only its first page has versions in other languages.

    `switch` says where the choice of a language leads, where that is not the first page.
    """
    paths = edition.site.section_paths(f"{section}/")
    first = path == paths[edition.lang]
    head = page_head(edition, title, path, paths=paths if first else None, robots=robots, embed=embed if first else "")
    return FramedPage(path, edition.lang, section, template, page, head, language_links(edition, switch or paths))
