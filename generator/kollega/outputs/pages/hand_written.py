"""Pages that are written by hand: what stands around them, and the blocks within them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.content.item import PersonItem
from kollega.content.kind import ItemKind
from kollega.content.pages import GUIDELINES
from kollega.markdown.blocks import ALERTS, alert, replace_blocks
from kollega.markdown.sanitise import ID_PREFIX
from kollega.outputs.layout.chrome import chrome, language_links
from kollega.outputs.layout.frame import NO_SECTION, root_of
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.pages.guidelines import guidelines_view
from kollega.outputs.pages.home import home_linked_data, home_view
from kollega.outputs.summaries import Link, facet_link, person_card, story_card, vacancy_row
from kollega.outputs.templates import template_words
from kollega.site.blocks import QuoteContent, Selection, block_content
from kollega.site.file_links import FileLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

    from jinja2 import Environment

    from kollega.content.pages import Page
    from kollega.markdown.blocks import Block as Written
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import HandWritten
    from kollega.outputs.summaries import PersonCard, StoryCard, VacancyRow
    from kollega.site.blocks import BlockContent
    from kollega.site.links import Links


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
        "guidelines": guidelines_view(edition) if page.address == edition.prefix + GUIDELINES else None,
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


class ListBlock(NamedTuple):
    """Some stories, some open vacancies or some colleagues."""

    items: tuple[StoryCard | VacancyRow | PersonCard, ...]
    """All of one kind; of vacancies there may be none."""
    total: int
    """How many the whole site has in this language."""
    title: str = ""
    """The heading; empty for none."""
    onward: Link | None = None
    """Where there are more; its label is empty where it leads to all that the site has."""


class QuoteBlock(NamedTuple):
    """Somebody's words."""

    words: str
    """Finished HTML."""
    person: PersonCard | None = None
    """Who says them."""
    story: StoryCard | None = None
    """Or the story that they are from."""
    said_by: str = ""
    """Or who says them, as it is written: finished HTML, may be empty."""


_PLACE = "<!--\ue000{token}-{number}\ue001-->"
"""What holds the place of a block while the host draws the page: a comment. The token is the digest of the page, which
the page cannot hold."""
_HEADING = re.compile(r"<h([1-6])[\s>]")
_LOWEST = 6


@dataclass(frozen=True)
class PageLayout:
    """A hand-written page before it is drawn."""

    markdown: str
    """With the places of blocks in it."""
    blocks: tuple[BlockContent, ...]
    """What is shown there, in turn."""
    token: str = ""
    """What the places are known by."""

    @property
    def places(self) -> tuple[str, ...]:
        """Return what holds the place of each block."""
        return tuple(_PLACE.format(token=self.token, number=number) for number in range(len(self.blocks)))


def page_layout(markdown: str, page: Page, links: Links, edition: Edition) -> PageLayout:
    """Return the text of a page as the host draws it: alerts in its own Markdown, and places for blocks."""
    resolver = FileLinks(links, page.path, page.lang)
    shown: list[BlockContent] = []
    token = hashlib.sha256(markdown.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def replacement(block: Written) -> str:
        if block.name in ALERTS:
            return alert(block, edition.words(ALERTS[block.name]))
        found, _ = block_content(block, resolver, edition.words)
        if found is None:
            return ""
        shown.append(found)
        return _PLACE.format(token=token, number=len(shown) - 1)

    return PageLayout(replace_blocks(markdown, replacement), tuple(shown), token)


def fill_blocks(html: str, layout: PageLayout, page: Page, edition: Edition, templates: Environment) -> str:
    """Return the page that the host has drawn with its blocks in it.

    Their headings are one level below the heading that stands before them.
    """
    if not layout.blocks:
        return html
    root, words = root_of(page.address), template_words(edition.words, templates)
    places = dict(zip(layout.places, layout.blocks, strict=True))
    texts = re.split(f"({'|'.join(places)})", html)
    level, drawn = 1, texts[:1]
    for before, place, after in zip(texts[::2], texts[1::2], texts[2::2], strict=False):
        level = next((int(found) for found in reversed(_HEADING.findall(before))), level)
        template, view = block_view(places[place], edition, root)
        own = min(level + 1, _LOWEST)
        titled = isinstance(view, ListBlock) and view.title
        context = {"block": view, "level": own, "below": min(own + 1, _LOWEST) if titled else own, "root": root}
        drawn += [templates.get_template(template).render(words | context), after]
    return "".join(drawn)


_LINK = re.compile(r"""(<a\s(?:[^<>]*\s)?href=")(?!//)([^"?#<>:]+)((?:\?[^"#]*)?#?)""")
"""A link within the site, as HTML has it; in code, where < is written otherwise, it is none."""


def lead_within_site(html: str, page: Page, links: Links) -> str:
    """Return a drawn page whose links lead where they would in a story.

    A file is shown in the page's language, and an address such as `/share/` is below the site's root, not the host's.
    The places of an item's text are called there as they are.
    """

    def relative(link: re.Match[str]) -> str:
        opening, target, more = link.groups()
        written, meant = _addresses(target, page, links)
        led = target if meant == written else f"{root_of(page.address)}{meant}"
        prefix = ID_PREFIX if more.endswith("#") and links.holds_body(meant) else ""
        return f"{opening}{led}{more}{prefix}"

    return _LINK.sub(relative, html)


def _addresses(target: str, page: Page, links: Links) -> tuple[str, str]:
    """Return the address below the site's root to which a link leads as it is written, and the one that is meant."""
    if target.startswith("/"):
        address = target.removeprefix("/")
        address = f"{address}/" if address and not address.endswith("/") else address
        return target, address if address in links.addresses else target
    place = posixpath.normpath(posixpath.join(page.address, target))
    here = "" if place == "." else f"{place}/"
    return here, links.versions.get(here, {}).get(page.lang, here)


def block_view(block: BlockContent, edition: Edition, root: str) -> tuple[str, ListBlock | QuoteBlock]:
    """Return the template of a block and what it shows; `root` leads from the page to the site's root."""
    if isinstance(block, QuoteContent):
        return "blocks/quote.html", _quote(block, edition, root)
    shown = _LISTS[block.kind]
    items = tuple(shown.view(item, edition) for item in block.items)
    total = len(shown.all(edition))
    return f"blocks/{block.kind.plural}.html", ListBlock(items, total, block.title, _onward(block, edition))


def _quote(block: QuoteContent, edition: Edition, root: str) -> QuoteBlock:
    words, said_by = block.words.html_at(root), block.said_by.html_at(root)
    if block.by is None:
        return QuoteBlock(words, said_by=said_by)
    if isinstance(block.by, PersonItem):
        return QuoteBlock(words, person=_person(block.by, edition))
    return QuoteBlock(words, story=story_card(block.by, edition))


def _person(person: PersonItem, edition: Edition) -> PersonCard:
    """Return a colleague in short; their page may be in another language alone."""
    paths = edition.site.paths(person)
    card = person_card(person, edition)
    return card if edition.lang in paths else card._replace(path=next(iter(paths.values())))


def _onward(block: Selection, edition: Edition) -> Link | None:
    """Return the link to all of what a block shows a part of; to all vacancies where it shows none."""
    if block.more and block.facet and edition.site.facets.has_page(block.facet, edition.lang):
        return facet_link(block.facet, edition)
    if block.more or not block.items:
        return Link("", edition.site.list_path(block.kind, edition.lang))
    return None


@dataclass(frozen=True)
class _List:
    """How a kind of item is shown in lists."""

    view: Callable[[Any, Edition], StoryCard | VacancyRow | PersonCard]
    """Of one item."""
    all: Callable[[Edition], Sized]
    """All items of an edition."""


_LISTS = {
    ItemKind.STORY: _List(story_card, lambda edition: edition.site.stories_in(edition.lang)),
    ItemKind.VACANCY: _List(vacancy_row, lambda edition: edition.site.vacancies_in(edition.lang)),
    ItemKind.PERSON: _List(_person, lambda edition: edition.site.people_in(edition.lang)),
}
