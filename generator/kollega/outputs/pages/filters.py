"""What can be asked of the lists of vacancies and people, and what each row answers."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from kollega.content.vacancy import EmploymentType, Hours, Salary, Workplace
from kollega.outputs import facts
from kollega.outputs.pages.views.filters import Filter, Option
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from decimal import Decimal

    from kollega.content.item import PersonItem, VacancyItem
    from kollega.content.vacancy import SalaryUnit
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.views.filters import Marks
    from kollega.words import Words

_BANDS = {
    "up-to-24": Hours(max=24),
    "24-32": Hours(min=24, max=32),
    "from-32": Hours(min=32),
}
"""Hours a week that one can ask for; a band holds both its ends."""

_MOST_STEPS = 5
"""How many amounts of pay one can choose from."""


@dataclass(frozen=True)
class _Question:
    name: str
    label: str
    options: Sequence[tuple[str, str]]
    """Value and label of each, in order."""
    answers: Callable[[VacancyItem], Collection[str]]
    """The values that a vacancy has."""
    single: bool = False

    def asked_of(self, vacancies: Sequence[VacancyItem]) -> Filter | None:
        """Return the question with what some of the vacancies have; None where it would tell them not apart."""
        counts = Counter(chain.from_iterable(map(self.answers, vacancies)))
        options = tuple(Option(value, label, counts[value]) for value, label in self.options if counts[value])
        tells = any(option.count < len(vacancies) for option in options)
        return Filter(self.name, self.label, options, self.single) if tells else None


def vacancy_filters(vacancies: Sequence[VacancyItem], edition: Edition) -> tuple[tuple[Filter, ...], tuple[Marks, ...]]:
    """Return the filters of a list of vacancies, and what each vacancy has."""
    asked = [(question, question.asked_of(vacancies)) for question in _questions(vacancies, edition)]
    telling = [question for question, found in asked if found]
    marks = tuple({each.name: " ".join(each.answers(vacancy)) for each in telling} for vacancy in vacancies)
    return tuple(found for _, found in asked if found), marks


def subjects(people: Iterable[PersonItem]) -> tuple[str, ...]:
    """Return what one may ask colleagues about, each subject once, by the alphabet."""
    found = {subject.casefold(): subject for person in people for subject in reversed(person.front.expertise)}
    return tuple(found[key] for key in sorted(found))


def known_by(person: PersonItem) -> Marks:
    """Return what is looked through when somebody asks who knows a subject."""
    front = person.front
    return {"about": "; ".join((*front.expertise, front.role or "", front.name))}


def steps(least: Decimal, most: Decimal) -> tuple[int, ...]:
    """Return a few round amounts above the least and up to the most: 2,500, 3,000, 3,500."""
    widths = (leading * 10**zeros for zeros in count() for leading in (1, 2, 5))
    width = next(width for width in widths if (most - least) / width <= _MOST_STEPS - 1)
    first = math.floor(least / width) + 1
    return tuple(number * width for number in range(first, math.floor(most / width) + 1))


def _questions(vacancies: Sequence[VacancyItem], edition: Edition) -> Iterator[_Question]:
    words = edition.words
    for kind, label in ((FacetKind.DEPARTMENT, words("Team")), (FacetKind.LOCATION, words("Where"))):
        yield _facet_question(kind, label, edition)
    places = [(each.value, facts.capitalised(facts.workplace(each, words))) for each in Workplace]
    yield _Question("workplace", words("Workplace"), places, lambda v: _named(v.front.workplace))
    kinds = [(each.value, facts.capitalised(facts.employment((each,), words))) for each in EmploymentType]
    yield _Question("employment", words("Kind of work"), kinds, lambda v: v.front.employment_type)
    bands = [(name, facts.capitalised(facts.hours(band, words))) for name, band in _BANDS.items()]
    yield _Question("hours", words("Hours"), bands, _bands_of)
    yield from _pay_question(vacancies, words)


def _facet_question(kind: FacetKind, label: str, edition: Edition) -> _Question:
    site, lang = edition.site, edition.lang
    options = [(facet[1], site.facet_name(facet, lang)) for facet in site.facets_in(lang, kind)]
    return _Question(kind.value, label, options, lambda v: [name for each, name in site.facets_of(v) if each is kind])


def _named(workplace: Workplace | None) -> list[str]:
    return [workplace.value] if workplace else []


def _bands_of(vacancy: VacancyItem) -> list[str]:
    hours = vacancy.front.hours
    return [name for name, band in _BANDS.items() if _overlap(hours, band)] if hours else []


def _overlap(one: Hours, other: Hours) -> bool:
    return (one.min or 0) <= (other.max or math.inf) and (other.min or 0) <= (one.max or math.inf)


def _pay_question(vacancies: Sequence[VacancyItem], words: Words) -> Iterator[_Question]:
    """Yield the question of the least pay, in the currency and for the time that most vacancies name.

    Pay a year is not compared with pay a month, since a thirteenth month and holiday pay differ, and no rate of
    exchange is known here: a vacancy that names its pay otherwise is left out when somebody asks.
    """
    named = Counter(_measure(vacancy.front.salary) for vacancy in vacancies if vacancy.front.salary)
    if not named:
        return
    currency, unit = measure = min(named, key=lambda each: (-named[each], each))
    tops = {
        vacancy.path: _top(vacancy.front.salary)
        for vacancy in vacancies
        if vacancy.front.salary and _measure(vacancy.front.salary) == measure
    }
    amounts = steps(min(tops.values()), max(tops.values()))
    options = [(str(each), facts.pay(Salary(min=each, currency=currency, unit=unit), words)) for each in amounts]

    def reached(vacancy: VacancyItem) -> list[str]:
        return [str(each) for each in amounts if vacancy.path in tops and tops[vacancy.path] >= each]

    yield _Question("pay", words("Pay"), options, reached, single=True)


def _measure(salary: Salary) -> tuple[str, SalaryUnit]:
    return salary.currency, salary.unit


def _top(salary: Salary) -> Decimal:
    """Return the most that a job pays, as far as it says."""
    return next(amount for amount in (salary.max, salary.min) if amount is not None)
