"""Which pages each language has, and where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kollega.outputs.linked_data.article import article
from kollega.outputs.linked_data.job import job_posting
from kollega.outputs.linked_data.node import json_ld
from kollega.outputs.linked_data.organisation import website
from kollega.outputs.linked_data.person import profile_page
from kollega.outputs.pages.frame import STATEMENTS, language_links
from kollega.outputs.pages.head import NOINDEX, item_head, page_head
from kollega.outputs.pages.items import person_page, story_page, vacancy_page
from kollega.outputs.pages.lists import (
    facet_pages,
    home_page,
    people_lists,
    search_page,
    story_lists,
    vacancy_lists,
)
from kollega.outputs.pages.sharing import feeds_page, share_index, share_page
from kollega.outputs.pages.short import picture
from kollega.outputs.pages.statements import statement_pages
from kollega.outputs.recipes import FramedPage, root_of
from kollega.settings import in_language
from kollega.site.facets import FacetKind
from kollega.workers import batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kollega.content.item import AnyItem, PersonItem, ShareableItem, StoryItem, VacancyItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.view import Kit
    from kollega.outputs.linked_data.node import Node
    from kollega.site.facets import FacetId

Item = TypeVar("Item", bound="AnyItem")

SECTIONS = ("", "stories", "vacancies", "people", "search", "share", "feeds", *STATEMENTS)
"""The parts of the navigation; each language has a frame for each."""


def parts_of(edition: Edition) -> Iterator[Callable[[], Iterable[FramedPage]]]:
    """Yield what makes the pages of a language, bit by bit; neither those written by hand nor those for sharing."""
    site, lang = edition.site, edition.lang
    items: tuple[tuple[Callable[..., FramedPage], Sequence[AnyItem]], ...] = (
        (_story, site.stories_in(lang)),
        (_vacancy, [vacancy for vacancy in site.vacancies if vacancy.lang == lang]),
        (_person, site.people_in(lang)),
    )
    yield from (partial(_each, page, some, edition) for page, all_ in items for some in batches(all_))
    facets = [facet for kind in FacetKind for facet in site.facets_in(lang, kind)]
    yield from (partial(_facets, some, edition) for some in batches(facets))
    yield partial(_lists, edition)


def _each(page: Callable[[Item, Edition], FramedPage], items: Iterable[Item], edition: Edition) -> Iterator[FramedPage]:
    return (page(item, edition) for item in items)


def share_list(edition: Edition) -> FramedPage:
    """Return the list of every kit of a language."""
    base, title = f"{edition.prefix}share/", edition.words("Share")
    return _list("share", "share/index.html", base, share_index(edition), title, edition, robots=NOINDEX)


def search(edition: Edition) -> FramedPage:
    """Return the page where one searches; what it finds is different each time, so that no search engine needs it."""
    base, title = f"{edition.prefix}search/", edition.words("Search")
    return _list("search", "search.html", base, search_page(edition), title, edition, robots=NOINDEX)


def share_item(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> FramedPage:
    """Return the page of one kit."""
    path = edition.site.share_path(item)
    return FramedPage(
        path=path,
        lang=edition.lang,
        section="share",
        template="share/item.html",
        page=share_page(item, kit, networks, edition),
        head=page_head(edition, f"{edition.words('Share')}: {kit.title}", path, robots=NOINDEX),
        languages=language_links(edition, edition.site.share_paths(item)),
    )


def home_linked_data(edition: Edition) -> tuple[str, ...]:
    """Return what the home page of a language says of the site and its publisher."""
    project = edition.project
    return (json_ld(website(edition.site_name, project.settings, edition.lang, project.url)),)


def _story(story: StoryItem, edition: Edition) -> FramedPage:
    site, url, path = edition.site, edition.project.url, edition.path(story)
    image = picture(story, edition) or edition.cards.get(story.path)
    data = article(story, site, url, url(image.path) if image else "")
    languages = language_links(edition, site.paths(story))
    return FramedPage(
        path=path,
        lang=edition.lang,
        section="stories",
        template="items/story.html",
        page=story_page(story, edition, root_of(path), languages),
        head=item_head(edition, story, robots=_hidden(site.is_draft(story)), json_ld=_documents(data)),
        languages=languages,
        edit=edition.project.edit_url(story.path),
    )


def _vacancy(vacancy: VacancyItem, edition: Edition) -> FramedPage:
    site, path = edition.site, edition.path(vacancy)
    posting = job_posting(vacancy, edition.body(vacancy), site, edition.project.url)
    languages = language_links(edition, site.paths(vacancy))
    hidden = site.is_draft(vacancy) or not site.is_open(vacancy)
    return FramedPage(
        path=path,
        lang=edition.lang,
        section="vacancies",
        template="items/vacancy.html",
        page=vacancy_page(vacancy, edition, root_of(path), languages),
        head=item_head(edition, vacancy, robots=_hidden(hidden), json_ld=_documents(posting)),
        languages=languages,
        edit=edition.project.edit_url(vacancy.path),
    )


def _person(person: PersonItem, edition: Edition) -> FramedPage:
    url, path, photo = edition.project.url, edition.path(person), picture(person, edition)
    data = profile_page(person, edition.lang, edition.site, url, url(photo.path) if photo else "")
    return FramedPage(
        path=path,
        lang=edition.lang,
        section="people",
        template="items/person.html",
        page=person_page(person, edition, root_of(path)),
        head=item_head(edition, person, json_ld=_documents(data)),
        languages=language_links(edition, edition.site.paths(person)),
        edit=edition.project.edit_url(person.path),
    )


def _lists(edition: Edition) -> Iterator[FramedPage]:
    words = edition.words
    for path, stories in story_lists(edition):
        yield _list("stories", "lists/stories.html", path, stories, words("Stories"), edition)
    for path, vacancies in vacancy_lists(edition):
        yield _list("vacancies", "lists/vacancies.html", path, vacancies, words("Vacancies"), edition)
    for path, people in people_lists(edition):
        yield _list("people", "lists/people.html", path, people, words("People"), edition)
    yield _list("feeds", "feeds.html", f"{edition.prefix}feeds/", feeds_page(edition), words("Feeds"), edition)
    yield from statement_pages(edition)
    if edition.site.is_drawn("", edition.lang):
        yield _home(edition)


def _facets(facets: Iterable[FacetId], edition: Edition) -> Iterator[FramedPage]:
    site = edition.site
    for facet in facets:
        paths = site.facet_paths(facet)
        introduction = in_language(site.facets.settings_of(facet).introduction, edition.lang)
        for path, page in facet_pages(facet, edition):
            head = page_head(edition, page.name, path, description=introduction, paths=paths)
            languages = language_links(edition, paths)
            yield FramedPage(path, edition.lang, "", "lists/facet.html", page, head, languages)


def _home(edition: Edition) -> FramedPage:
    """Return the home page of a language for which nobody has written one."""
    site = edition.site
    head = page_head(
        edition,
        edition.site_name,
        edition.prefix,
        description=in_language(site.settings.organisation.description, edition.lang),
        paths=site.section_paths(""),
        json_ld=home_linked_data(edition),
    )
    languages = language_links(edition, site.section_paths(""))
    return FramedPage(edition.prefix, edition.lang, "", "lists/home.html", home_page(edition), head, languages)


def _list(  # noqa: PLR0913, PLR0917 - a page of a list is these six things
    section: str,
    template: str,
    path: str,
    page: Any,  # noqa: ANN401 - whatever the template shows
    title: str,
    edition: Edition,
    *,
    robots: str = "",
) -> FramedPage:
    paths = edition.site.section_paths(f"{section}/")
    first = path == paths[edition.lang]
    head = page_head(edition, title, path, paths=paths if first else None, robots=robots)
    return FramedPage(path, edition.lang, section, template, page, head, language_links(edition, paths))


def _documents(node: Node | None) -> tuple[str, ...]:
    return (json_ld(node),) if node else ()


def _hidden(hidden: bool) -> str:  # noqa: FBT001 - the one thing it says
    return NOINDEX if hidden else ""
