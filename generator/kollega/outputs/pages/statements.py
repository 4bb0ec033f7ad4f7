"""The statements on privacy and on accessibility, for languages in which nobody has written them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.config.options import in_language, language_of
from kollega.outputs.layout.chrome import foreign, language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import page_head
from kollega.outputs.summaries import Moment, WebLink, contact_link, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.edition import Edition


KEPT = ("kollega-theme", "kollega-keys", "kollega-saved", "kollega-share")
"""What the theme's scripts keep in a reader's browser, by key."""


class Statement(NamedTuple):
    """What the theme cannot know of a site, and its statements say."""

    organisation: str
    """Who is responsible."""
    contact: WebLink
    """Whom to tell: a mailbox or a page."""
    reviewed: Moment | None = None
    """When somebody last looked whether all of it is true."""
    server_logs: str = ""
    """What the web server keeps, in the organisation's own words."""
    server_logs_lang: str = ""
    """BCP 47, where these words are in another language than the page."""
    kept: tuple[str, ...] = ()
    """The names under which a reader's browser keeps something."""
    is_told_by_links: bool = False
    """Whether the address of a shared link says through which network it was shared."""
    counts_applying: bool = False
    """Whether the link to apply leads through a page of the site."""


def statement_pages(edition: Edition) -> Iterator[FramedPage]:
    """Yield those of the two pages that nobody has written in the edition's language."""
    words = edition.words
    pages = {
        "privacy": (
            words("Privacy"),
            words("The pages of this site set no cookies, load nothing from other companies and track nobody."),
        ),
        "accessibility": (
            words("Accessibility"),
            words("What you can rely on here, what does not work well yet, and who to tell."),
        ),
    }
    for name, (title, description) in pages.items():
        if edition.site.is_default_page(f"{name}/", edition.lang):
            paths = edition.site.section_paths(f"{name}/")
            path = paths[edition.lang]
            head = page_head(edition, title, path, description=description, paths=paths)
            template, languages = f"statements/{name}.html", language_links(edition, paths)
            yield FramedPage(path, edition.lang, name, template, statement(edition), head, languages)


def statement(edition: Edition) -> Statement:
    """Return what both statements say of the organisation."""
    settings, lang = edition.site.settings, edition.lang
    said = settings.statements
    return Statement(
        organisation=settings.organisation.name,
        contact=contact_link(said.contact or settings.organisation.url),  # whose own site says how it is reached
        reviewed=moment(said.reviewed, edition) if said.reviewed else None,
        server_logs=in_language(said.server_logs, lang),
        server_logs_lang=foreign(language_of(said.server_logs, lang, settings.languages[0]), edition),
        kept=KEPT,
        is_told_by_links=settings.share.tracking and not settings.share.paused,
        counts_applying=settings.reach.out_links,
    )
