"""What stands around pages that are written by hand, and on the page for an address that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kollega.outputs.pages.frame import chrome, language_links
from kollega.outputs.pages.head import NOINDEX, page_head
from kollega.outputs.pages.lists import home_page, not_found
from kollega.outputs.pages.plan import home_linked_data
from kollega.outputs.press import template_words

if TYPE_CHECKING:
    from jinja2 import Environment

    from kollega.content.item import Page
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.frame import HandWritten


def page_context(  # noqa: PLR0913 - what the host knows of a page
    edition: Edition, page: Page, pages: HandWritten, templates: Environment, *, title: str, description: str
) -> dict[str, Any]:
    """Return what `main.html` shows besides the page's own text."""
    is_home = page.address == edition.prefix
    paths = edition.site.page_paths(page)
    head = page_head(
        edition,
        edition.site_name if is_home else title,
        page.address,
        description=description,
        paths=paths,
        json_ld=home_linked_data(edition) if is_home else (),
    )
    return {
        **template_words(edition.words, templates),
        "chrome": chrome(edition, "", pages, page.address),
        "head": head,
        "languages": language_links(edition, paths),
        "edit": edition.project.edit_url(page.path),
        "home": home_page(edition) if is_home else None,
    }


def missing_context(edition: Edition, pages: HandWritten, templates: Environment) -> dict[str, Any]:
    """Return what `404.html` shows."""
    head = page_head(edition, edition.words("This page is not here."), "404.html", robots=NOINDEX)
    return {
        **template_words(edition.words, templates),
        "chrome": chrome(edition, "", pages),
        "head": head._replace(canonical=""),
        "languages": language_links(edition, {}),
        "edit": "",
        "missing": not_found(edition),
    }
