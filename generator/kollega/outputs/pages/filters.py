"""Filters above a list: what can be asked of vacancies and people, and what each row answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from kollega.content.vacancy import EmploymentType, Hours, Salary, SalaryUnit, Workplace
from kollega.i18n.collation import sort_key
from kollega.outputs import facts
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kollega.content.item import PersonItem, VacancyItem
    from kollega.content.vacancy import Vacancy
    from kollega.i18n.words import Words
    from kollega.outputs.edition import Edition


Marks = Mapping[str, str]
"""By the name of a filter what one row has: values with spaces between them, or text to look for words in."""


class Option(NamedTuple):
    """Something one may choose."""

    value: str
    """As it stands in the address; without spaces."""
    label: str
    """In words."""
    rows: int
    """How many rows of the whole list have it."""


class Filter(NamedTuple):
    """A question with options; rows that have any of the chosen ones stay."""

    name: str
    """As it stands in the address."""
    label: str
    """The question, in words."""
    options: tuple[Option, ...]
    """Those that some rows have, and not all."""
    single: bool = False
    """Whether one option at most may be chosen."""
    note: str = ""
    """What one should know of the options; empty where they say it all."""


class Filters(NamedTuple):
    """What can be asked of a list of several pages; it stands on the first."""

    questions: tuple[Filter, ...]
    """In the order in which one would ask."""
    words: tuple[str, ...] = ()
    """What may be written into a field that asks who knows about it, where the list has one."""
    by_name: bool = False
    """Whether there is a field for the name of a colleague."""
    pages: tuple[str, ...] = ()
    """Paths of the other pages of the list, whose rows are fetched when somebody asks."""


_BANDS = {
    "up-to-24": Hours(max=24),
    "24-32": Hours(min=24, max=32),
    "from-32": Hours(min=32),
}
"""Hours a week that one can ask for; a band holds both its ends."""

_MOST_STEPS = 5
"""How many amounts of pay one can choose from."""

_OTHERWISE = "otherwise"
"""Stands in the address for pay that cannot be compared, or is not named."""


@dataclass(frozen=True)
class _Question:
    name: str
    label: str
    options: Sequence[tuple[str, str]]
    """Value and label of each, in order."""
    answers: Callable[[VacancyItem], Collection[str]]
    """The values that a vacancy has."""
    single: bool = False
    note: str = ""

    def filter_of(self, vacancies: Sequence[VacancyItem]) -> Filter | None:
        """Return the question with what some of the vacancies have; None where it would tell them not apart."""
        counts = Counter(chain.from_iterable(map(self.answers, vacancies)))
        options = tuple(Option(value, label, counts[value]) for value, label in self.options if counts[value])
        tells = any(option.rows < len(vacancies) for option in options)
        return Filter(self.name, self.label, options, self.single, self.note) if tells else None


def vacancy_filters(vacancies: Sequence[VacancyItem], edition: Edition) -> tuple[tuple[Filter, ...], tuple[Marks, ...]]:
    """Return the filters of a list of vacancies, and what each vacancy has."""
    asked = [(question, question.filter_of(vacancies)) for question in _questions(vacancies, edition)]
    telling = [question for question, found in asked if found]
    marks = tuple({each.name: " ".join(each.answers(vacancy)) for each in telling} for vacancy in vacancies)
    return tuple(found for _, found in asked if found), marks


def subjects(people: Iterable[PersonItem], lang: str) -> tuple[str, ...]:
    """Return what one may ask colleagues about, each subject once, by the alphabet of a language."""
    found = {subject.casefold(): subject for person in people for subject in reversed(person.front.expertise)}
    return tuple(sorted(found.values(), key=partial(sort_key, lang=lang)))


def person_marks(person: PersonItem) -> Marks:
    """Return what is looked through when somebody asks who knows a subject, or for a name."""
    front = person.front
    return {"about": "; ".join((*front.expertise, front.role or "", front.name)), "name": front.name}


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
    places = [(each.value, facts.with_capital(facts.workplace(each, words))) for each in Workplace]
    yield _Question("workplace", words("Workplace"), places, lambda v: _named(v.front.workplace))
    kinds = [(each.value, facts.with_capital(facts.employment((each,), words))) for each in EmploymentType]
    yield _Question("employment", words("Kind of work"), kinds, lambda v: v.front.employment_type)
    bands = [(name, facts.with_capital(facts.hours(band, words))) for name, band in _BANDS.items()]
    yield _Question("hours", words("Hours"), bands, _bands_of)
    yield from _pay_question(vacancies, words)


def _facet_question(kind: FacetKind, label: str, edition: Edition) -> _Question:
    site, lang = edition.site, edition.lang
    options = [(facet.id, site.facets.name(facet, lang)) for facet in site.facets.in_language(lang, kind)]
    return _Question(kind.value, label, options, lambda v: [facet.id for facet in site.facets.of_kind(v, kind)])


def _named(workplace: Workplace | None) -> list[str]:
    return [workplace.value] if workplace else []


def _bands_of(vacancy: VacancyItem) -> list[str]:
    hours = vacancy.front.hours
    return [name for name, band in _BANDS.items() if _overlap(hours, band)] if hours else []


def _overlap(one: Hours, other: Hours) -> bool:
    return (one.min or 0) <= (other.max or math.inf) and (other.min or 0) <= (one.max or math.inf)


class _Scale(NamedTuple):
    """The amounts of one currency that one can ask for, and what each vacancy pays in it."""

    measure: Measure
    amounts: tuple[int, ...]
    pays: Mapping[str, Decimal]
    """By the path of each vacancy that can be compared."""

    @classmethod
    def of(cls, measure: Measure, vacancies: Sequence[VacancyItem]) -> _Scale:
        named = ((vacancy, measure.amount(vacancy.front)) for vacancy in vacancies)
        pays = {vacancy.path: amount for vacancy, amount in named if amount is not None}
        return cls(measure, steps(min(pays.values()), max(pays.values())), pays)

    def converts(self, vacancy: VacancyItem) -> bool:
        """Return whether a vacancy that can be compared names its pay for another time."""
        return vacancy.path in self.pays and not self.measure.is_own(vacancy.front)


def _pay_question(vacancies: Sequence[VacancyItem], words: Words) -> Iterator[_Question]:
    """Yield the question of the least pay, in each currency in which several amounts are named, the usual one first.

    In the address an amount is `3000` in the usual currency, and `SEK-30000` in another. Whoever asks for one does not
    see what is named otherwise, and is told how much that is.
    """
    found = (_Scale.of(measure, vacancies) for measure in measures(vacancy.front for vacancy in vacancies))
    scales = [scale for scale in found if scale.amounts]
    if not scales:
        return
    usual = scales[0].measure.currency
    values = [
        (str(amount) if scale.measure.currency == usual else f"{scale.measure.currency}-{amount}", amount, scale)
        for scale in scales
        for amount in scale.amounts
    ]
    options = [(value, facts.pay(scale.measure.at_least(amount), words)) for value, amount, scale in values]
    converted = any(scale.converts(vacancy) for scale in scales for vacancy in vacancies)
    note = words("Pay by the hour, the week or the year is converted: about right, not exact.")

    def reached(vacancy: VacancyItem) -> list[str]:
        if not any(vacancy.path in scale.pays for scale in scales):
            return [_OTHERWISE]
        return [value for value, amount, scale in values if scale.pays.get(vacancy.path, -1) >= amount]

    options.append((_OTHERWISE, words("something else, or not stated")))
    yield _Question("pay", words("Pay"), options, reached, single=True, note=note if converted else "")


_A_YEAR = {SalaryUnit.WEEK: 52, SalaryUnit.MONTH: 12, SalaryUnit.YEAR: 1}
"""How many of a unit a year has. Days are not among them: how many a week are worked is not said."""


@dataclass(frozen=True, order=True)
class Measure:
    """In what pay is compared. No rate of exchange is known here: another currency is another measure."""

    currency: str
    """ISO 4217."""
    unit: SalaryUnit
    """The time that amounts are for."""

    def amount(self, vacancy: Vacancy) -> Decimal | None:
        """Return the most that a job pays, as far as it says; None where this measure cannot tell.

        Another unit is converted by the weeks of a year and the hours that the vacancy names, so that the amount is
        about right: a thirteenth month or holiday pay is not in it.
        """
        salary = vacancy.salary
        if salary is None or salary.currency != self.currency:
            return None
        if salary.unit is self.unit:
            return _most(salary)
        given, wanted = (_times_a_year(unit, vacancy.hours) for unit in (salary.unit, self.unit))
        return _most(salary) * given / wanted if given and wanted else None

    def at_least(self, amount: int) -> Salary:
        """Return the pay that begins with an amount."""
        return Salary(min=Decimal(amount), currency=self.currency, unit=self.unit)

    def is_own(self, vacancy: Vacancy) -> bool:
        """Return whether a vacancy names its pay in this very measure."""
        return vacancy.salary is not None and Measure(vacancy.salary.currency, vacancy.salary.unit) == self


def measures(vacancies: Iterable[Vacancy]) -> tuple[Measure, ...]:
    """Return for each currency the measure in which most vacancies name their pay; what most name stands first."""
    paid = (vacancy.salary for vacancy in vacancies)
    named = Counter(Measure(salary.currency, salary.unit) for salary in paid if salary)
    units = Counter(measure.unit for measure in named.elements())
    usual: dict[str, Measure] = {}
    for measure in sorted(named, key=lambda each: (-named[each], -units[each.unit], each)):
        usual.setdefault(measure.currency, measure)
    return tuple(usual.values())


def _times_a_year(unit: SalaryUnit, hours: Hours | None) -> Decimal | None:
    if unit is SalaryUnit.HOUR and hours:
        return 52 * _most(hours)
    return Decimal(_A_YEAR[unit]) if unit in _A_YEAR else None


def _most(span: Salary | Hours) -> Decimal:
    """Return the upper end of a span, else the one there is."""
    return next(Decimal(amount) for amount in (span.max, span.min) if amount is not None)
