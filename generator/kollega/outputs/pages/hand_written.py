"""What stands around pages that are written by hand, and on the page for an address that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.layout.chrome import chrome, language_links
from kollega.outputs.layout.frame import NO_SECTION
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.pages.home import home_linked_data, home_view
from kollega.outputs.summaries import story_card, vacancy_row
from kollega.outputs.templates import template_words

if TYPE_CHECKING:
    from jinja2 import Environment

    from kollega.content.item import Page
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import HandWritten
    from kollega.outputs.summaries import StoryCard, VacancyRow


class NotFound(NamedTuple):
    """The page for an address that leads nowhere."""

    vacancies: tuple[VacancyRow, ...] = ()
    """Some that are open."""
    stories: tuple[StoryCard, ...] = ()
    """Some to read."""


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
        "chrome": chrome(edition, NO_SECTION, pages, page.address),
        "head": head,
        "languages": language_links(edition, paths),
        "edit": edition.project.edit_url(page.path),
        "home": home_view(edition) if is_home else None,
    }


def missing_context(edition: Edition, pages: HandWritten, templates: Environment) -> dict[str, Any]:
    """Return what `404.html` shows."""
    head = page_head(edition, edition.words("This page is not here."), "404.html", robots=NOINDEX)
    return {
        **template_words(edition.words, templates),
        "chrome": chrome(edition, NO_SECTION, pages),
        "head": head._replace(canonical=""),
        "languages": language_links(edition, {}),
        "edit": "",
        "missing": not_found(edition),
    }


def not_found(edition: Edition) -> NotFound:
    """Return what the page for a wrong address offers instead."""
    site, lang = edition.site, edition.lang
    return NotFound(
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in site.vacancies_in(lang)[:5]),
        stories=tuple(story_card(story, edition) for story in site.stories_in(lang)[:3]),
    )
