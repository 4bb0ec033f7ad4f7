"""From a slice of the site to the feed of it."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from kollega.config.options import in_language
from kollega.content.item import StoryItem
from kollega.content.kind import ItemKind
from kollega.outputs.edition import once
from kollega.outputs.facts import closing, employment, hours, whole
from kollega.outputs.feeds.content import feed_html
from kollega.outputs.feeds.discovery import feed_title
from kollega.outputs.feeds.feed import Author, Entry, Fact, Feed, Image, Job
from kollega.outputs.summaries import picture
from kollega.outputs.vacancy_facts import vacancy_facts
from kollega.site.addresses import FEEDS_FOLDER, day_share, feed_id
from kollega.site.life import feed_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from kollega.content.item import ShareableItem, VacancyItem
    from kollega.content.vacancy import Salary, Vacancy
    from kollega.outputs.edition import Edition
    from kollega.site.slices import Slice


def feed_of(part: Slice, edition: Edition) -> Feed:
    """Return the feed of a slice."""
    entries = tuple(entry_of(item, edition) for item in _newest(part, edition))
    organisation = edition.site.settings.organisation
    title, author = feed_title(part, edition), Author(organisation.name, str(organisation.url))
    return Feed(
        id=uuid5(NAMESPACE_URL, f"{organisation.url}#{part.kind}-{part.lang}-{part.scope.folder}").urn,
        path=edition.site.feed_stem(part),
        title=title,
        description=in_language(organisation.description, part.lang, title),
        lang=part.lang,
        url=edition.project.url(edition.site.slice_path(part)),
        help=edition.project.url(edition.site.section_path(FEEDS_FOLDER, part.lang)),
        author=author,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def feed_size(part: Slice, edition: Edition) -> int:
    """Return how many entries the feed of a slice has."""
    limits = edition.site.settings.feeds
    limit = limits.stories if part.kind is ItemKind.STORY else limits.vacancies
    return len(part.items) if limit == "all" else min(limit, len(part.items))


def _newest(part: Slice, edition: Edition) -> list[ShareableItem]:
    ordered = sorted(part.items, key=lambda item: feed_date(item, edition), reverse=True)
    return ordered[: feed_size(part, edition)]


@once
def feed_date(item: ShareableItem, edition: Edition) -> datetime:
    """Return the moment at which feeds say that an item was published."""
    return _moment(item.front.publication_date, item, edition)


def _moment(day: date, item: ShareableItem, edition: Edition) -> datetime:
    """Return a moment of a day that no other item of the day is likely to have."""
    return feed_moment(day, edition.site.settings, edition.site.now, day_share(item))


@once
def entry_of(item: ShareableItem, edition: Edition) -> Entry:
    """Return the entry of a story or a vacancy, the same in every feed that holds it."""
    site, project, url = edition.site, edition.project, edition.project.url(edition.path(item))
    published = feed_date(item, edition)
    changed = item.front.updated if isinstance(item, StoryItem) else None
    authors = tuple(Author(person.front.name, edition.person_url(person)) for person in site.authors(item))
    names = (site.facets.name(facet, item.lang) for facet in site.facets.of(item))
    return Entry(
        id=feed_id(item),
        lang=item.lang,
        direction=edition.words.direction,
        title=item.front.title,
        url=url,
        published=published,
        updated=_moment(changed, item, edition) if changed else published,
        summary=item.front.description,
        text=feed_html(edition.body(item).html_at(escape(project.site_url), escape(url))),
        authors=authors,
        byline=edition.words.conjoined([author.name for author in authors]),
        categories=tuple(dict.fromkeys(names)),
        image=_image(item, edition),
        job=None if isinstance(item, StoryItem) else _job(item, edition),
        made_with=item.front.made_with,
        source=str(item.front.source or "") if isinstance(item, StoryItem) else "",
    )


def _image(item: ShareableItem, edition: Edition) -> Image | None:
    url = edition.project.url
    if photo := picture(item, edition):
        return Image(photo.path, url(photo.path), _type(photo.path), photo.alt, photo.width, photo.height)
    card = edition.pictures.cards.get(item.path)
    return Image(card.path, url(card.path), _type(card.path)) if card else None


def _type(path: str) -> str:
    ending = path.rpartition(".")[2]
    return f"image/{'jpeg' if ending == 'jpg' else ending}"


def _job(item: VacancyItem, edition: Edition) -> Job:
    front, words = item.front, edition.words
    names = (edition.site.facets.location_name(each, item.lang) for each in front.locations)
    places = tuple(dict.fromkeys(filter(None, names)))
    closes, _ = closing(front, edition.site.settings, words)
    return Job(
        facts=tuple(_facts(item, edition)),
        places=places,
        hours=hours(front.hours, words) if front.hours else "",
        employment=employment(front.employment_type, words),
        salary=_salary(front.salary) if front.salary else "",
        closes=closes,
        terms=dict(_terms(front, places, closes)),
    )


def _facts(item: VacancyItem, edition: Edition) -> Iterator[Fact]:
    for fact in vacancy_facts(item, edition):
        value = fact.value or edition.words.conjoined([name.label for name in fact.names])
        kind = (
            "closes" if fact.kind == "closing" else fact.kind
        )  # a reader keeps its copy, so that today will not be it
        yield Fact(kind, value.replace("\N{WORD JOINER}", ""))


def _terms(front: Vacancy, places: tuple[str, ...], closes: str) -> Iterator[tuple[str, Any]]:
    """Yield what the front matter says, under the names that it has there, and what its places are called."""
    if front.salary:
        bounds = _bounds(front.salary.min, front.salary.max)
        yield "salary", bounds | {"currency": front.salary.currency, "unit": str(front.salary.unit)}
    if front.hours:
        yield "hours", _bounds(front.hours.min, front.hours.max)
    if places:
        yield "locations", list(places)
    if front.workplace:
        yield "workplace", str(front.workplace)
    if front.employment_type:
        yield "employment_type", [str(each) for each in front.employment_type]
    if closes:
        yield "valid_through", closes


def _bounds(least: Any, most: Any) -> dict[str, float]:  # noqa: ANN401 - numbers of pydantic's
    return {name: whole(value) for name, value in (("min", least), ("max", most)) if value is not None}


def _salary(salary: Salary) -> str:
    """Return pay as Google Base had it, a figure before anything else: “4200-5600 EUR/MONTH”."""
    bounds = [whole(each) for each in (salary.min or Decimal(), salary.max) if each is not None]
    return f"{'-'.join(map(str, dict.fromkeys(bounds)))} {salary.currency}/{salary.unit}"
