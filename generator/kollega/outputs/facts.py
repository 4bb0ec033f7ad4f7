"""Facts in words: pay, hours, places and dates as one language says them."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from kollega.content.vacancy import EducationLevel, EmploymentType, SalaryUnit, Workplace
from kollega.networks.graphemes import segments
from kollega.site.life import closing_moment

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kollega.config.settings import Settings
    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Hours, Salary, Vacancy
    from kollega.i18n.words import Words
    from kollega.site.catalogue import Site
    from kollega.site.facets import Facets

_SPAN = "\N{EN DASH}"
_NARROW = 18
"""Letters that a figure set large has room for in the margin of a page."""


def pay(salary: Salary, words: Words) -> str:
    """Return what a job pays: “€4,200–5,600 a month”."""
    return _per(salary.unit, words) % {"pay": _amount(salary, words)}


@lru_cache
def _per(unit: SalaryUnit, words: Words) -> str:
    return {
        SalaryUnit.HOUR: words("%(pay)s an hour"),
        SalaryUnit.DAY: words("%(pay)s a day"),
        SalaryUnit.WEEK: words("%(pay)s a week"),
        SalaryUnit.MONTH: words("%(pay)s a month"),
        SalaryUnit.YEAR: words("%(pay)s a year"),
    }[unit]


def _amount(salary: Salary, words: Words) -> str:
    least, most = salary.min, salary.max
    if least is None or most is None or least == most:
        amount = words.money(least if least is not None else most or 0, salary.currency)
        if least == most:
            return amount
        return words("from %(pay)s", pay=amount) if most is None else words("up to %(pay)s", pay=amount)
    return words.money_span(least, most, salary.currency)


def hours(value: Hours, words: Words) -> str:
    """Return hours a week: “32–36 hours”."""
    least, most = value.min, value.max
    if least is None or most is None:
        only = words.ngettext("%(num)s hour", "%(num)s hours", int(least or most or 0))
        only %= {"num": words.number(least or most or 0)}
        return words("from %(hours)s", hours=only) if most is None else words("up to %(hours)s", hours=only)
    span = words.number(least) if least == most else f"{words.number(least)}{_SPAN}{words.number(most)}"
    return words.ngettext("%(num)s hour", "%(num)s hours", int(most)) % {"num": span}


def weekly(value: Hours, words: Words) -> str:
    """Return hours a week: “32–36 hours a week”."""
    return words("%(hours)s a week", hours=hours(value, words))


def without_breaks(span: str) -> str:
    """Return a span as pages show it: no line ends after its dash, unless a narrow column has no room for it."""
    longest = max(map(len, span.split()), default=0)
    return span if longest > _NARROW else span.replace(_SPAN, f"{_SPAN}\N{WORD JOINER}")


def whole(value: Decimal) -> int | float:
    """Return a number for machines: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


@lru_cache
def workplace(value: Workplace, words: Words) -> str:
    """Return where the work is done, in words."""
    return {
        Workplace.ONSITE: words("on site"),
        Workplace.HYBRID: words("partly at home"),
        Workplace.REMOTE: words("remote"),
    }[value]


@lru_cache
def employment(types: tuple[EmploymentType, ...], words: Words) -> str:
    """Return the kinds of employment, in words."""
    names = {
        EmploymentType.FULL_TIME: words("full-time"),
        EmploymentType.PART_TIME: words("part-time"),
        EmploymentType.CONTRACTOR: words("freelance"),
        EmploymentType.TEMPORARY: words("temporary"),
        EmploymentType.INTERN: words("internship"),
        EmploymentType.VOLUNTEER: words("voluntary work"),
        EmploymentType.PER_DIEM: words("by the day"),
        EmploymentType.OTHER: words("other"),
    }
    return ", ".join(names[each] for each in types)


def with_capital(text: str) -> str:
    """Return a text that begins with a capital, its other letters as they are."""
    return text[:1].upper() + text[1:]


def place_name(location: str | Place, facets: Facets, lang: str, words: Words) -> str:
    """Return the name of a place: its own, or town and country."""
    name = facets.location_name(location, lang)
    country = "" if isinstance(location, str) or not location.country else words.country(location.country)
    return name if name.endswith(country) and name else ", ".join(filter(None, (name, country)))


def address(place: Place, name: str, words: Words) -> str:
    """Return where a place called `name` lies: street, town, region, country, as far as its name does not say it all.

    A page shows it because JobPosting says it.
    """
    country = words.country(place.country) if place.country else ""
    town = " ".join(filter(None, (place.postal_code, place.city)))
    region = "" if place.region == place.city else place.region
    parts = tuple(dict.fromkeys(filter(None, (place.street, town, region, country))))
    return "" if {*parts} <= {*name.split(", ")} else ", ".join(parts)


def where(vacancy: Vacancy, facets: Facets, lang: str, words: Words) -> str:
    """Return where a job is done, short: “Utrecht”, “Utrecht or remote”, “Remote”."""
    return _or_remote(", ".join(_names(vacancy, facets, lang, words)), vacancy, words)


def where_briefly(vacancy: Vacancy, facets: Facets, lang: str, words: Words) -> str:
    """Return the same for where there is little room: several places as their number, “2 places”."""
    names = _names(vacancy, facets, lang, words)
    several = words.ngettext("%(num)s place", "%(num)s places", len(names)) % {"num": len(names)}
    return _or_remote("".join(names) if len(names) < 2 else several, vacancy, words)  # noqa: PLR2004 - none or one


def _names(vacancy: Vacancy, facets: Facets, lang: str, words: Words) -> tuple[str, ...]:
    """Return what the different places of a job are called."""
    names = (facets.location_name(each, lang) or place_name(each, facets, lang, words) for each in vacancy.locations)
    return tuple(dict.fromkeys(names))


def _or_remote(places: str, vacancy: Vacancy, words: Words) -> str:
    if vacancy.workplace is Workplace.REMOTE:
        return words("%(place)s or remote", place=places) if places else with_capital(words("remote"))
    return places


def closing(vacancy: Vacancy, settings: Settings, words: Words) -> tuple[str, str]:
    """Return the end of a vacancy for machines (ISO 8601) and for people; empty where it has none."""
    end = vacancy.valid_through
    if end is None:
        return "", ""
    if isinstance(end, datetime):
        moment = (closing_moment(vacancy, settings) or end).astimezone(settings.zone)
        day, time = words.date(moment.date()), words.time(moment)
        text = words("%(day)s, %(time)s", day=day, time=time)
        return moment.isoformat(timespec="minutes"), f"{text} ({words.zone(moment)})"
    return end.isoformat(), words.date(end)


def homes(vacancy: Vacancy, words: Words) -> str:
    """Return from where one can work: “Netherlands, Belgium”, “California, United States; European Union”."""
    names = [words.territory(code) for code in vacancy.applicant_locations]
    return ("; " if any("," in name for name in names) else ", ").join(names)


def duration(text: str, words: Words) -> str:
    """Return a length of time by ISO 8601 in words: “1 year and 6 months” for `P1Y6M`."""
    date, _, time = text.removeprefix("P").partition("T")
    amounts = [(int(number), unit) for number, unit in re.findall(r"(\d+)(\D)", f"{date}{time}")]
    return words.conjoined([_amount_of_time(number, unit, words) for number, unit in amounts if number])


def _amount_of_time(number: int, unit: str, words: Words) -> str:
    forms = {
        "Y": words.ngettext("%(num)s year", "%(num)s years", number),
        "M": words.ngettext("%(num)s month", "%(num)s months", number),
        "W": words.ngettext("%(num)s week", "%(num)s weeks", number),
        "D": words.ngettext("%(num)s day", "%(num)s days", number),
        "H": words.ngettext("%(num)s hour", "%(num)s hours", number),
    }
    return forms[unit] % {"num": words.number(number)}


def education(vacancy: Vacancy, words: Words) -> str:
    """Return what schooling is asked for: its level, and what the vacancy says of it."""
    level = _level(vacancy.education_level, words) if vacancy.education_level else ""
    return "; ".join(filter(None, (level, vacancy.education)))


@lru_cache
def _level(level: EducationLevel, words: Words) -> str:
    return with_capital(
        {
            EducationLevel.NONE: words("none required"),
            EducationLevel.HIGH_SCHOOL: words("secondary school"),
            EducationLevel.PROFESSIONAL: words("professional certificate"),
            EducationLevel.ASSOCIATE: words("associate degree"),
            EducationLevel.BACHELOR: words("bachelor’s degree"),
            EducationLevel.POSTGRADUATE: words("postgraduate degree"),
        }[level]
    )


def experience(vacancy: Vacancy, words: Words) -> str:
    """Return what experience is asked for: how long, and what the vacancy says of it."""
    months = vacancy.experience_months
    least = duration("P{}Y{}M".format(*divmod(months, 12)), words) if months else ""
    none = with_capital(words("none required")) if months == 0 else ""
    return "; ".join(filter(None, (least, none, vacancy.experience)))


def ending(vacancy: VacancyItem, site: Site, words: Words) -> str:
    """Return what to say in a line where a last day alone does not tell: “Closes today”, “Until filled”, “Always open”.

    Empty where a day tells it, and where a vacancy is closed.
    """
    front = vacancy.front
    if not site.is_open(vacancy):
        return ""
    if site.closes_today(vacancy):
        end = closing_moment(front, site.settings) if isinstance(front.valid_through, datetime) else None
        local = end and end.astimezone(site.settings.zone)
        return words("Closes today at %(time)s", time=words.time(local)) if local else words("Closes today")
    if front.valid_through:
        return ""
    return words("Always open") if front.open_application else words("Until filled")


def start(text: str, words: Words) -> str:
    """Return when a job begins: a date as the language writes it, or the words as they are."""
    day = as_day(text)
    return words.date(day) if day else text


def as_day(text: str) -> date | None:
    """Return the day that a text is, if it is one."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def initials(name: str) -> str:
    """Return two letters for a name, as far as it has them: of its first and its last word, or of its only one."""
    words = [_letters(word) for word in name.split() if word[0].isalnum()]
    letters = words[0][:2] if len(words) == 1 else [word[0] for word in words[:1] + words[1:][-1:]]
    return "".join(letters).upper()


def _letters(word: str) -> list[str]:
    """Return the letters of a word, each with its marks; Unicode's rules take a while to load, and ASCII needs none."""
    return list(word if word.isascii() else segments(word))
