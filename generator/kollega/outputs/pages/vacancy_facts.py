"""The facts of a vacancy, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs import facts
from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.views.item import Fact
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.fields import Place
    from kollega.content.item import VacancyItem
    from kollega.outputs.edition import Edition


def vacancy_facts(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    """Yield what is known of a vacancy, in the order in which one wants to know it."""
    yield from _at_first_sight(vacancy, edition)
    yield from _after_deciding(vacancy, edition)


def _at_first_sight(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words, site = vacancy.front, edition.words, edition.site
    if front.salary:
        yield Fact("pay", facts.unbroken(facts.pay(front.salary, words)))
    if front.hours:
        hours = facts.unbroken(facts.hours(front.hours, words))
        yield Fact("hours", words("%(hours)s a week", hours=hours))
    iso, text = facts.closing(front, site.settings, words)
    if iso and site.is_open(vacancy):
        yield Fact("closes", text, iso)
    elif iso and site.is_past(front):
        yield Fact("closed", text, iso)
    if front.locations:
        yield Fact("place", names=tuple(_place_link(location, edition) for location in front.locations))
    contact = site.contact(vacancy)
    if contact and site.is_open(vacancy):
        yield Fact("contact", names=(Link(contact.front.name, edition.path(contact)),))
    if front.workplace:
        text = facts.capitalised(facts.workplace(front.workplace, words))
        countries = ", ".join(words.country(code) for code in front.applicant_locations)
        yield Fact("workplace", f"{text} ({countries})" if countries else text)
    if front.employment_type:
        yield Fact("employment", facts.capitalised(facts.employment(front.employment_type, words)))


def _after_deciding(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words = vacancy.front, edition.words
    if front.start_date:
        yield Fact("start", facts.start(front.start_date, words))
    if front.openings:
        yield Fact("openings", words.number(front.openings))
    if front.experience:
        yield Fact("experience", front.experience)
    if front.education:
        yield Fact("education", front.education)
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
    text = location if isinstance(location, str) else location.city or location.region
    facet = site.facets.meant_by(FacetKind.LOCATION, text) if text else None
    return Link(name, site.facet_path(facet, lang) if facet and site.has_page(facet, lang) else "")
