"""Titles of vacancies that say more than what the job is called.

Search engines for jobs want the name alone, and list others lower or not at all: no pay, place, code or cries
(https://developers.google.com/search/docs/appearance/structured-data/job-posting#job-posting-definition, read from a
stored copy, 2026-11-28). The page and its facts say the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kollega.check.pay import offered
from kollega.config.slug import folded_letters
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import enumeration, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import VacancyItem
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site

_PAY: Final = re.compile(r"[€$£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK)\b)")
_CRY: Final = re.compile(r"[!¡！]+")
_CAPITALS: Final = 12
"""Letters of a title all in capitals that is no abbreviation: `SRE / SDET` is one, `LIFT FITTER` hardly."""


def titles_are_names(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find titles in which more stands than the name of the job; one note for each, with all that is too much."""
    for vacancy in offered(content, site):
        if found := tuple(_extras(vacancy, site)):
            message = wording(
                "the title has {extras}; job search engines want only the name of the job",
                extras=enumeration(found),
            )
            hint = wording("Shorten it to what the job is called: the page and its facts say the rest.")
            mark = vacancy.marks.value("title")
            yield Diagnostic.at(vacancy.path, mark, "title-says-more", message, hint, severity=Severity.NOTE)


def _extras(vacancy: VacancyItem, site: Site) -> Iterator[Wording]:
    """Yield what stands in a title beside the name of the job."""
    front, title = vacancy.front, vacancy.front.title
    if pay := _PAY.search(title):
        yield wording("pay (“{pay}”)", pay=pay[0].strip())
    towns = (site.facets.place(location).city for location in front.locations)
    for town in dict.fromkeys(filter(None, towns)):
        if _has_words(title, town):
            yield wording("a place (“{town}”)", town=town)
    if front.identifier and _has_words(title, front.identifier):
        yield wording("your number (“{number}”)", number=front.identifier)
    if cry := _CRY.search(title):
        yield wording("“{sign}”", sign=cry[0])
    if title.upper() == title != title.lower() and sum(map(str.isalpha, title)) >= _CAPITALS:
        yield wording("nothing but capitals")


def _has_words(title: str, words: str) -> bool:
    """Return whether words stand in a title as whole ones, however they are written."""
    return bool(re.search(rf"(?<!\w){re.escape(folded_letters(words))}(?!\w)", folded_letters(title)))
