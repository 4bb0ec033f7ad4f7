"""The facts of a vacancy line by line, as its page, feeds and job boards tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kollega.outputs import facts
from kollega.outputs.summaries import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.outputs.edition import Edition

FactKind = Literal[
    "pay",
    "place",
    "workplace",
    "hours",
    "employment",
    "closes",
    "closing",
    "open",
    "closed",
    "contact",
    "start",
    "duration",
    "openings",
    "experience",
    "education",
    "benefits",
    "identifier",
    "address",
]
"""What a fact is about; the template knows the label of each."""


class Fact(NamedTuple):
    """One line of a vacancy's facts."""

    kind: FactKind
    """What it is about."""
    value: str = ""
    """The fact in words; empty where it is names alone."""
    iso: str = ""
    """The same for machines, where it is a date."""
    names: tuple[Link, ...] = ()
    """Places or people, each with its page; the path of one without a page is empty."""


def vacancy_facts(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    """Yield what is known of a vacancy, in the order in which one wants to know it."""
    yield from _at_first_sight(vacancy, edition)
    yield from _after_deciding(vacancy, edition)


def _at_first_sight(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words, site = vacancy.front, edition.words, edition.site
    if front.salary:
        yield Fact("pay", facts.without_breaks(facts.pay(front.salary, words)))
    if front.hours:
        hours = facts.without_breaks(facts.hours(front.hours, words))
        yield Fact("hours", words("%(hours)s a week", hours=hours))
    yield from _end(vacancy, edition)
    if front.locations:
        yield Fact("place", names=tuple(_place_link(location, edition) for location in front.locations))
    contact = site.contact(vacancy)
    if contact and site.is_open(vacancy):
        yield Fact("contact", names=(Link(contact.front.name, edition.path(contact)),))
    if front.workplace:
        text = facts.with_capital(facts.workplace(front.workplace, words))
        homes = facts.homes(front, words)
        yield Fact("workplace", f"{text} ({homes})" if homes else text)
    if front.employment_type:
        yield Fact("employment", facts.with_capital(facts.employment(front.employment_type, words)))


def _end(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    """Yield until when one can apply, or could."""
    front, site, words = vacancy.front, edition.site, edition.words
    iso, text = facts.closing(front, site.settings, words)
    if iso and site.is_open(vacancy):
        yield Fact("closing" if site.closes_today(vacancy) else "closes", text, iso)
    elif iso and site.is_past(front):
        yield Fact("closed", text, iso)
    elif ending := facts.ending(vacancy, site, words):
        yield Fact("open", ending)


def _after_deciding(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words = vacancy.front, edition.words
    if front.start_date:
        yield Fact("start", facts.start(front.start_date, words))
    if front.job_duration:
        yield Fact("duration", facts.duration(front.job_duration, words))
    if front.openings:
        yield Fact("openings", words.number(front.openings))
    if experience := facts.experience(front, words):
        yield Fact("experience", experience)
    if education := facts.education(front, words):
        yield Fact("education", education)
    if front.benefits:
        yield Fact("benefits", ", ".join(front.benefits))
    if front.identifier:
        yield Fact("identifier", front.identifier)
    for location in front.locations:
        name = facts.place_name(location, edition.site.facets, edition.lang, words)
        if address := facts.address(edition.site.facets.place(location), name, words):
            yield Fact("address", address)


def _place_link(location: str | Place, edition: Edition) -> Link:
    """Return a place's name and, where it has one, its page."""
    site, lang = edition.site, edition.lang
    name = facts.place_name(location, site.facets, lang, edition.words)
    facet = site.facets.location(location)
    return Link(name, site.facet_path(facet, lang) if facet and site.facets.has_page(facet, lang) else "")
