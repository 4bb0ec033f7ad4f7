"""What an export consists of: the site's files, JSON, tables, a list of addresses, WordPress' format."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from kollega.content.kind import ItemKind
from kollega.exports.hr_open import position_openings
from kollega.exports.wordpress import wordpress
from kollega.filesystem import MAX_FILE, UnreadableError, read
from kollega.importers.site_folder import EXPORTED, site_files
from kollega.outputs.feeds.entry import entry_of
from kollega.outputs.pages.redirects import renamed
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.build.plan import Plan
    from kollega.content.item import AnyItem, ShareableItem
    from kollega.site.catalogue import Site

DATA: Final = "site.json"
"""What it says of itself; `site.schema.json` says what each key holds."""

_COLUMNS: Final[Mapping[ItemKind, tuple[str, ...]]] = {
    ItemKind.STORY: ("date", "updated", "authors", "department", "location", "tags", "description", "photo"),
    ItemKind.VACANCY: (
        *("date_posted", "valid_through", "department", "locations", "workplace", "employment_type"),
        *("hours.min", "hours.max", "salary.min", "salary.max", "salary.currency", "salary.unit"),
        *("tags", "description", "apply_url", "apply_email", "contact", "identifier"),
    ),
    ItemKind.PERSON: ("role", "department", "location", "expertise", "pronouns", "since", "status", "photo"),
}
"""The facts that have a column in a kind's table, behind those that all have; JSON has every one."""
_FIRST: Final = ("slug", "lang", "title", "url", "stage", "path")

_CALCULATED: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets take for a formula (OWASP, CSV Injection)."""


def export_files(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of an export, the site's own files last."""
    whole = site_data(plan)
    yield DATA, json.dumps(whole, ensure_ascii=False, indent=2).encode()
    for kind in ItemKind:
        yield f"{kind.plural}.csv", _table(whole[kind.plural], (*_FIRST, *_COLUMNS[kind]))
    yield "position-openings.json", position_openings(plan)
    yield "addresses.csv", _csv(("address", "leads_to", "what", "title"), _addresses(plan))
    yield "wordpress.xml", wordpress(plan)
    yield from ((f"{EXPORTED}/{path}", content) for path, content in _sources(plan))


def site_data(plan: Plan) -> dict[str, Any]:
    """Return all that is published as `site.schema.json` says."""
    site, project = plan.site, plan.project
    return {
        "version": 1,
        "day": site.now.astimezone(site.settings.zone).date().isoformat(),
        "site": {
            "name": project.site_name,
            "url": project.site_url,
            "languages": list(site.languages),
            "organisation": site.settings.organisation.name,
        },
        "stories": [_shareable(story, plan) for story in site.stories],
        "vacancies": [_shareable(vacancy, plan) for vacancy in site.vacancies],
        "people": [_item(person, plan) for person in site.people],
        "names": {
            kind.plural: {
                facet.id: {lang: site.facets.name(facet, lang) for lang in site.languages}
                for facet in sorted(each for each in site.facets.known if each.kind is kind)
            }
            for kind in FacetKind
        },
    }


def _shareable(item: ShareableItem, plan: Plan) -> dict[str, Any]:
    """Return a story or a vacancy, with its text as feeds have it."""
    entry = entry_of(item, plan.edition(item.lang))
    return _item(item, plan) | {
        "id": entry.id,
        "short_url": plan.project.url(plan.site.short_path(item)),
        "html": entry.text,
        "authors": [author.name for author in entry.authors],
    }


def _item(item: AnyItem, plan: Plan) -> dict[str, Any]:
    return {
        "slug": item.slug,
        "lang": item.lang,
        "title": item.front.title,
        "url": plan.project.url(plan.site.path(item)),
        "stage": plan.site.stages[item.path].value,
        "path": f"{EXPORTED}/{item.path}",
        "facts": item.front.model_dump(mode="json", exclude_defaults=True),
        "text": item.text,
    }


def _table(items: Sequence[Mapping[str, Any]], columns: tuple[str, ...]) -> bytes:
    """Return the items as a table; a list stands in one cell, in JSON where its values have parts of their own."""
    return _csv(columns, ([_cell(_value({**item["facts"], **item}, column)) for column in columns] for item in items))


def _value(item: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 - a value of JSON
    name, _, part = column.partition(".")
    value = item.get(name)
    return value.get(part) if part and isinstance(value, dict) else value


def _cell(value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value or "")


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as RFC 4180 has them, with a mark by which Excel knows UTF-8; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([f"'{cell}" if cell.startswith(_CALCULATED) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _addresses(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """Yield the addresses that people may have kept, and where those that are no pages lead."""
    site, url = plan.site, plan.project.url
    for item in site.items:
        title = item.front.title
        for path in site.paths(item).values() if item.kind is ItemKind.PERSON else (site.path(item),):
            yield url(path), "", item.kind.value, title
        if item.kind is not ItemKind.PERSON:
            yield url(site.short_path(item)), url(site.path(item)), "short link", title
    for former in renamed(site):
        yield url(former.path), url(former.target), "former address", ""
    yield from ((url(page.address), "", "page", "") for page in site.pages)
    yield from ((url(path), "", what, title) for path, what, title in _lists(site))


def _lists(site: Site) -> Iterator[tuple[str, str, str]]:
    for lang in site.languages:
        yield from ((site.list_path(kind, lang), "list", kind.plural) for kind in ItemKind)
        for kind in FacetKind:
            for facet in site.facets.in_language(lang, kind):
                yield site.facet_path(facet, lang), kind.value, site.facets.name(facet, lang)
        for part in site.slices.in_language(lang):
            yield from ((f"{site.feed_stem(part)}.{ending}", "feed", "") for ending in ("rss", "atom", "json"))


def _sources(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the site's files as they lie."""
    paths = (each for each in site_files(plan.project) if isinstance(each, str))
    for path in dict.fromkeys(paths):
        with suppress(UnreadableError):  # the check has told of it
            yield path, read(plan.project.root, path, MAX_FILE)
