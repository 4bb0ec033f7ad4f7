"""Rules about what files say of each other: names, people, vacancies, photos, and addresses of hand-written pages."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from itertools import chain, product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from kollega.check.mending.values import lists, people
from kollega.config.slug import SLUG
from kollega.content.item import ShareableItem, VacancyItem
from kollega.content.kind import ItemKind
from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.language import own_name
from kollega.i18n.suggestion import Names, file_question, question
from kollega.i18n.wording import NO_WORDING, Wording, wording
from kollega.markdown.render import html_of, source_of
from kollega.markdown.tree import tree_of
from kollega.site.addresses import EMBED_FOLDER, SEARCH_FOLDER, SECTION_FOLDERS, SHORT_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.pages import Page
    from kollega.content.read import Content
    from kollega.site.catalogue import Site

_OWN_FOLDERS = frozenset(
    (*SECTION_FOLDERS, SEARCH_FOLDER, EMBED_FOLDER, SHORT_FOLDER, *(kind.plural for kind in FacetKind))
)
"""In one of them, below the folder of a language perhaps, is each address that the site has of its own."""
_ADDRESSES = "//a/@href | //img/@src"


def names_are_taken_once(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find two files of one kind and language with one slug: they would be one page."""
    taken: dict[tuple[ItemKind, str, str], str] = {}
    for item in content.items:
        first = taken.setdefault(item.key, item.path)
        if first != item.path:
            message = wording("“{name}” is taken already by {file}", name=item.slug, file=first)
            hint = wording("Rename one of the two files.")
            yield Diagnostic.at(item.path, item.marks.value(), "slug-taken", message, hint)


def aliases_are_free(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find aliases that are a name already: an alias leads to one item."""
    taken = {item.key: item.path for item in content.items}
    for item in content.shareable:
        for index, alias in enumerate(item.front.aliases):
            first = taken.setdefault((item.kind, item.lang, alias), item.path)
            if first != item.path or alias == item.slug:
                message = (
                    wording("the alias “{alias}” is this file's own name", alias=alias)
                    if alias == item.slug
                    else wording("the alias “{alias}” is taken already by {file}", alias=alias, file=first)
                )
                mark = item.marks.value("aliases", index)
                yield Diagnostic.at(item.path, mark, "alias-taken", message, wording("Take it out of `aliases`."))


def people_exist(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find authors and contacts without a file of their own."""
    known = {person.slug for person in content.people}
    names = Names(known)
    for item in content.shareable:
        for steps, slug in _named_people(item):
            if slug not in known and not content.is_unread(ItemKind.PERSON, slug):
                file = f"{site.settings.people_dir}/{slug}.md"
                hint = _near(slug, names) or wording("Add the file {file} with a `name:`.", file=file)
                message = wording("there is no person “{name}”", name=slug)
                yield Diagnostic.at(item.path, item.marks.value(*steps), "unknown-person", message, hint)


def with_ids_of_names(content: Content) -> Iterator[Diagnostic]:
    """Yield what reading has found; where a name stands in place of an id, with the id of who or what is called so."""
    colleagues = ((person.front.name, person.slug) for person in content.people)
    jobs = ((vacancy.front.title, vacancy.slug) for vacancy in content.vacancies)
    named = people(chain(colleagues, jobs))
    for diagnostic in content.diagnostics:
        value = _value(diagnostic) if diagnostic.code == "bad-slug" else ""
        written, *read = [*lists(value, named)] or [[]]
        several = (dict.fromkeys(ids) for ids in read if ids != written and all(map(SLUG.fullmatch, ids)))
        meant = next(chain(named(value), (f"[{', '.join(ids)}]" for ids in several)), "")
        yield replace(diagnostic, hint=wording("Write `{meant}`.", meant=meant)) if meant else diagnostic


def _value(diagnostic: Diagnostic) -> str:
    """Return the value that a problem tells of; empty where it tells none."""
    message = diagnostic.message
    return str(dict(message.values).get("value", "")) if isinstance(message, Wording) else ""


def _named_people(item: ShareableItem) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("authors", index), slug) for index, slug in enumerate(item.front.authors))
    if isinstance(item, VacancyItem) and item.front.contact:
        yield ("contact",), item.front.contact


def related_vacancies_exist(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find vacancies that a story names and that are not there."""
    known = {vacancy.slug for vacancy in content.vacancies}
    names = Names(known)
    for story in content.stories:
        for index, slug in enumerate(story.front.vacancies):
            if slug not in known and not content.is_unread(ItemKind.VACANCY, slug):
                hint = _near(slug, names) or wording(
                    "Write the name of a file in the folder of vacancies, without `.md`."
                )
                mark = story.marks.value("vacancies", index)
                message = wording("there is no vacancy “{name}”", name=slug)
                yield Diagnostic.at(story.path, mark, "unknown-vacancy", message, hint)


def photos_are_there(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find photos that are not there; a photo is a picture that lies beside its file."""
    there = {diagnostic.path for diagnostic in content.diagnostics}.union(content.photos)
    names = Names(content.photos)
    for item in content.items:
        if not (photo := item.front.photo):
            continue
        mark = item.marks.value("photo")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(item.path), photo))
        if "://" in photo:
            message = wording("pictures from other sites are not shown")
            hint = wording("Save the picture beside this file and write its name here.")
            yield Diagnostic.at(item.path, mark, "outside-photo", message, hint)
        elif path.startswith("../") or photo.startswith("/"):
            message = wording("the photo “{photo}” is outside the site's folder", photo=photo)
            hint = wording("Put the picture beside this file.")
            yield Diagnostic.at(item.path, mark, "outside-photo", message, hint)
        elif there.isdisjoint((path, *map(str, PurePosixPath(path).parents))):
            near = names.of_file(photo) or names.nearest(path)
            beside = wording("Put the picture beside this file: JPEG, PNG, WebP or GIF.")
            hint = file_question(near, path, posixpath.dirname(item.path)) if near else beside
            message = wording("there is no picture “{photo}”", photo=photo)
            yield Diagnostic.at(item.path, mark, "missing-photo", message, hint)


def _near(word: str, names: Names) -> Wording:
    near = names.nearest(word)
    return question(near) if near else NO_WORDING


def page_addresses_are_free(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find hand-written pages at an address where the site puts a page of its own: theirs would not be shown."""
    likely = [page for page in content.pages if not _OWN_FOLDERS.isdisjoint(page.address.split("/"))]
    taken = frozenset(_own_addresses(site)) if likely else ()
    for page in likely:
        if page.address in taken:
            message = wording(
                "the site uses the address {address} itself, so this page is not shown", address=f"/{page.address}"
            )
            hint = wording("Give the file another name. A page lists stories, vacancies or people with a block.")
            yield Diagnostic.at(page.path, Mark(), "page-taken", message, hint, severity=Severity.WARNING)


def _own_addresses(site: Site) -> Iterator[str]:
    """Yield the addresses of lists, of items and facets, of what of them is shared or shown elsewhere, and links."""
    for lang in site.languages:
        yield from (site.section_path(folder, lang) for folder in (*SECTION_FOLDERS, SEARCH_FOLDER))
        yield from (site.embed_path(kind, lang) for kind in (ItemKind.STORY, ItemKind.VACANCY))
        yield from (site.groups.share_path(group, lang) for group in site.groups.linked_in(lang))
        yield from (group.short_path(lang) for group in site.groups.linked_in(lang))
    for item in site.items:
        yield from site.paths(item).values()
    for item in site.shareable:
        yield from (site.share_path(item), site.short_path(item), site.item_embed_path(item))
        for alias in item.front.aliases:
            yield site.path_of(item.kind, alias, item.lang)
            yield site.share_path_of(item.kind, alias, item.lang)
    for lang, kind in product(site.languages, FacetKind):
        yield from (site.facet_path(facet, lang) for facet in site.facets.in_language(lang, kind))


def languages_have_a_home(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find languages into which the home page is not translated: theirs has lists alone, and perhaps no name."""
    settings, homes = site.settings, {page.address: page for page in content.pages}
    first = homes.get("")
    for lang in settings.languages[1:]:
        if first and settings.prefix(lang) not in homes:
            stem, _, ending = first.path.rpartition(".")
            message = wording(
                "there is no such page in {language}, so its home page has neither heading nor text",
                language=own_name(lang),
            )
            file = f"{stem}.{lang}.{ending}"
            hint = (
                wording("Copy it to {file} and translate it.", file=file)
                if lang in settings.site_names
                else wording(
                    "Copy it to {file} and translate it, and write the site's name under `site_names` in mkdocs.yml.",
                    file=file,
                )
            )
            yield Diagnostic.at(first.path, Mark(), "no-home", message, hint, severity=Severity.NOTE)


def page_addresses_can_be_read(content: Content, _site: Site) -> Iterator[Diagnostic]:
    """Find addresses in hand-written pages that nobody can take apart, such as `https://[`."""
    for page in content.pages:
        if "[" in page.text and "://" in page.text:
            yield from _unreadable(page)


def _unreadable(page: Page) -> Iterator[Diagnostic]:
    source = source_of(page.text)
    addresses = cast("list[str]", tree_of(html_of(source)).xpath(_ADDRESSES))
    for address in dict.fromkeys(map(unquote, addresses)):
        try:
            urlsplit(address)
        except ValueError:
            found = source.find(address)
            message = wording("“{address}” is not an address", address=address)
            hint = wording("Write the whole address as a browser shows it, for example https://www.example.org/.")
            yield Diagnostic.at(
                page.path, mark_at(source, found) if found >= 0 else Mark(), "bad-address", message, hint
            )
