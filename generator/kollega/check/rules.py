"""The rules of the check, all in one list, and those that only the catalogue or a text can tell."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kollega.check.consent import consent_is_given, consent_lasts, named_people_have_agreed
from kollega.check.pay import former_pay_is_not_asked, offered, pay_is_said, states_are_known
from kollega.check.plausibility import values_are_plausible
from kollega.check.references import (
    aliases_are_free,
    languages_have_a_home,
    names_are_taken_once,
    page_addresses_are_free,
    page_addresses_can_be_read,
    people_exist,
    photos_are_there,
    related_vacancies_exist,
)
from kollega.check.titles import titles_are_names
from kollega.content.item import ShareableItem, VacancyItem
from kollega.content.kind import ItemKind
from kollega.content.vacancy import Workplace
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import either, wording
from kollega.markdown.tree import says
from kollega.site.addresses import feed_id, short_code
from kollega.site.life import Stage
from kollega.site.taxonomy import town_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kollega.config.values import Place
    from kollega.content.item import AnyItem, ShareableItem
    from kollega.content.read import Content
    from kollega.markdown.body import Body
    from kollega.site.catalogue import Site


def rule_diagnostics(content: Content, site: Site) -> tuple[Diagnostic, ...]:
    """Return every problem that the rules below find."""
    return tuple(chain.from_iterable(rule(content, site) for rule in RULES))


_NO_MORE = frozenset({Stage.CLOSED, Stage.WITHDRAWN})


def short_links_differ(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find two items whose short links would be one."""
    owners: dict[str, ShareableItem] = {}
    for item in sorted(content.shareable, key=lambda item: item.path):
        first = owners.setdefault(short_code(item), item)
        if first is not item and feed_id(first) != feed_id(item):  # one name for two items is another rule's to report
            message = wording(
                "the short link {address} belongs to {file} already",
                address=f"/{site.short_path(item)}",
                file=first.path,
            )
            hint = wording("By rare coincidence both names give the same one. Choose another name for this file.")
            yield Diagnostic.at(item.path, item.marks.value(), "short-link-taken", message, hint)


def contacts_are_with_us(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find contacts who have withdrawn: the vacancy is shown without them."""
    gone = {item.slug for item in site.withdrawn if item.kind is ItemKind.PERSON}
    for vacancy in content.vacancies:
        if vacancy.front.contact in gone and site.stages[vacancy.path] not in _NO_MORE:
            message = wording("the contact has withdrawn, so the vacancy names nobody to ask")
            hint = wording("Name another colleague, or delete the line.")
            mark = vacancy.marks.value("contact")
            yield Diagnostic.at(vacancy.path, mark, "withdrawn-contact", message, hint, severity=Severity.WARNING)


def closing_dates_are_given(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find vacancies of which there is no closing date."""
    severity = Severity(site.settings.require.closing_date)
    for vacancy in offered(content, site):
        if vacancy.front.valid_through is None:
            message = wording("there is no closing date")
            hint = wording(
                "Add `valid_through: …` with the last day to apply; without one the vacancy stays open "
                "until somebody closes it."
            )
            yield Diagnostic.at(
                vacancy.path, vacancy.marks.value(), "no-closing-date", message, hint, severity=severity
            )


def places_are_given(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find vacancies of which nothing says where the work is."""
    severity = Severity(site.settings.require.place)
    for vacancy in offered(content, site):
        if not vacancy.front.locations and vacancy.front.workplace is not Workplace.REMOTE:
            message = wording("nothing says where the work is, so search engines do not list it as a job")
            hint = wording(
                "Add `locations: [{city: …, country: …}]`, or `workplace: remote` with `applicant_locations`."
            )
            mark = vacancy.marks.key("locations")
            yield Diagnostic.at(vacancy.path, mark, "no-place", message, hint, severity=severity)


def countries_are_known(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find work that is done somewhere, where nothing says in which country: everywhere, or at one of its places."""
    for vacancy in offered(content, site):
        places = [site.facets.place(location) for location in vacancy.front.locations]
        lacking = [index for index, place in enumerate(places) if not place.country]
        if lacking and len(lacking) == len(places) and vacancy.front.workplace is not Workplace.REMOTE:
            message = wording("nothing says which country the work is in, so search engines do not list it as a job")
            hint = wording(
                "Write `locations: [{city: …, country: …}]`, or give the place a country under `places` in mkdocs.yml."
            )
            mark = vacancy.marks.key("locations")
            yield Diagnostic.at(vacancy.path, mark, "no-country", message, hint, severity=Severity.WARNING)
            continue
        for index in lacking:
            yield _place_without_country(vacancy, index, places[index])


def _place_without_country(vacancy: VacancyItem, index: int, place: Place) -> Diagnostic:
    location = vacancy.front.locations[index]
    name = location if isinstance(location, str) else town_of(place)
    message = (
        wording(
            "nothing says which country “{name}” is in, so search engines list the job without that place", name=name
        )
        if name
        else wording("nothing says which country this place is in, so search engines list the job without it")
    )
    hint = (
        wording(
            "Give “{location}” a `country:` under `places` in mkdocs.yml, or write `{{city: …, country: …}}` instead.",
            location=location,
        )
        if isinstance(location, str)
        else wording("Add `country: …` to the place.")
    )
    mark = vacancy.marks.value("locations", index)
    return Diagnostic.at(vacancy.path, mark, "no-country", message, hint, severity=Severity.NOTE)


def places_are_told_apart(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find locations that could be one or another of several places of that name."""
    for item in content.items:
        if site.stages[item.path] in _NO_MORE:
            continue
        for key, location in _locations(item):
            if candidates := site.facets.candidates(location):
                name = location if isinstance(location, str) else town_of(location)
                ids = either(f"`{each}`" for each in candidates)
                message = (
                    wording("“{name}” could be {ids}, so neither is used", name=name, ids=ids)
                    if len(candidates) > 1
                    else wording("“{name}” could be {ids}, so it counts as a place of its own", name=name, ids=ids)
                )
                hint = wording("Write {ids}, or the place with its region and country.", ids=ids)
                yield Diagnostic.at(
                    item.path, item.marks.value(*key), "ambiguous-place", message, hint, severity=Severity.WARNING
                )


def _locations(item: AnyItem) -> Iterator[tuple[tuple[str | int, ...], str | Place]]:
    if isinstance(item, VacancyItem):
        yield from ((("locations", index), each) for index, each in enumerate(item.front.locations))
    elif item.front.location:
        yield ("location",), item.front.location


def stories_are_reviewed(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find stories on the site whose day of being read again is past."""
    for story in content.stories:
        day = story.front.review_by
        if day and day < _today(site) and site.stages[story.path] is Stage.LIVE:
            message = wording("the story was due for review by {day}", day=day)
            hint = wording("Ask the author whether it may stay. Then set a later day, or withdraw the story.")
            mark = story.marks.value("review_by")
            yield Diagnostic.at(story.path, mark, "review-due", message, hint, severity=Severity.WARNING)


def _today(site: Site) -> date:
    return site.now.astimezone(site.settings.zone).date()


RULES = (
    names_are_taken_once,
    aliases_are_free,
    people_exist,
    related_vacancies_exist,
    photos_are_there,
    consent_is_given,
    named_people_have_agreed,
    short_links_differ,
    contacts_are_with_us,
    pay_is_said,
    former_pay_is_not_asked,
    states_are_known,
    closing_dates_are_given,
    places_are_given,
    countries_are_known,
    places_are_told_apart,
    titles_are_names,
    stories_are_reviewed,
    consent_lasts,
    values_are_plausible,
    page_addresses_are_free,
    page_addresses_can_be_read,
    languages_have_a_home,
)
"""All rules, each on its own; a new rule is a function and a line here."""


def quote_diagnostics(content: Content, bodies: Mapping[str, Body]) -> Iterator[Diagnostic]:
    """Find quotes that do not stand in their story.

    They are errors: a site must not put words into a colleague's mouth, and a story that was changed
    afterwards has to be looked at by somebody.
    """
    for story in content.stories:
        quote = story.front.quote
        if quote and not says(bodies[story.path].text, quote):
            hint = wording("Copy a sentence from the text, word for word, or delete the line.")
            message = wording("the text does not say this, so it cannot be quoted")
            yield Diagnostic.at(story.path, story.marks.value("quote"), "quote-not-said", message, hint)
