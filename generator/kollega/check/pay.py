"""Rules about pay: what a site or the law wants a vacancy to say, and what nobody may be asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kollega.check.former_pay import questions
from kollega.check.pay_rules import pay_rules
from kollega.config.slug import folded_letters
from kollega.content.vacancy import EmploymentType, Workplace
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.territory import EUROPEAN_UNION, MEMBERS, country_of, with_members
from kollega.i18n.wording import enumeration, sentences, table_wording, wording
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kollega.check.pay_rules import PayRule
    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.read import Content
    from kollega.content.vacancy import Salary
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site

_ENDS = {"range": ("min", "max"), "amount": ("min",)}
"""Which keys of `salary` each kind of rule asks for."""
_DISCLAIMER = wording("This is not legal advice.")
_GRAVITY = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


def offered(content: Content, site: Site) -> tuple[VacancyItem, ...]:
    """Return the vacancies that one can apply for, or will be able to, each for a certain job."""
    over = {Stage.CLOSED, Stage.WITHDRAWN}
    return tuple(
        each for each in content.vacancies if site.stages[each.path] not in over and not each.front.open_application
    )


def pay_is_said(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find vacancies that do not say what they pay, as the law or the site wants it; one problem for each."""
    rules = pay_rules(site.settings.pay_rules)
    for vacancy in offered(content, site):
        if set(vacancy.front.employment_type) == {EmploymentType.VOLUNTEER}:
            continue
        found = tuple(_unlawful_pay(vacancy, site, rules))
        yield from found
        gravity = Severity(site.settings.require.pay)
        if vacancy.front.salary is None and all(_is_graver(gravity, each.severity) for each in found):
            hint = wording("{hint} Applicants look for it first.", hint=_salary_hint(None))
            yield Diagnostic.at(
                vacancy.path,
                vacancy.marks.value(),
                "no-pay",
                wording("nothing says what the job pays"),
                hint,
                severity=gravity,
            )


def _is_graver(one: Severity, other: Severity) -> bool:
    return _GRAVITY.index(one) > _GRAVITY.index(other)


def _unlawful_pay(vacancy: VacancyItem, site: Site, rules: Iterable[PayRule]) -> Iterator[Diagnostic]:
    """Yield what a vacancy does not say although the law where the work is done asks for it; a note if it may wait."""
    salary, day, codes = vacancy.front.salary, _first_day(vacancy, site), areas(vacancy, site, rules)
    here = [(rule, rule.asks_on(day)) for rule in rules if rule.code in codes]
    broken = [rule for rule, asks in here if _is_broken(asks, salary)]
    if broken:
        mark = vacancy.marks.key("salary") if salary else vacancy.marks.value()
        message = wording(
            "{missing}, which an advertisement must say in {cited}", missing=_missing(salary), cited=_cited(broken)
        )
        severity = Severity(site.settings.pay_rules.severity)
        yield Diagnostic.at(vacancy.path, mark, "pay-rule", message, _hint(salary, broken), severity=severity)
    waiting = [rule for rule, asks in here if asks == "later"]
    if waiting and not broken and salary is None:
        message = wording(
            "the pay is missing. That is allowed here, but applicants must be told it later in {cited}",
            cited=_cited(waiting),
        )
        says = [
            wording("{place}: {says}.", place=table_wording(rule.name), says=table_wording(rule.says))
            for rule in waiting
            if rule.says
        ]
        hint = sentences((*says, _DISCLAIMER))
        yield Diagnostic.at(
            vacancy.path, vacancy.marks.value(), "pay-rule-later", message, hint, severity=Severity.NOTE
        )


def states_are_known(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find work without a state in countries of which some states want the pay said, where it is not said in full."""
    rules = pay_rules(site.settings.pay_rules)
    for vacancy in offered(content, site):
        day, salary = _first_day(vacancy, site), vacancy.front.salary
        wanting = {
            country_of(rule.code) for rule in rules if "-" in rule.code and _is_broken(rule.asks_on(day), salary)
        }
        for index, place in enumerate(map(site.facets.place, vacancy.front.locations)):
            if place.country in wanting and not place.region:
                message = wording(
                    "nothing says which state the work is in, and some states want an advertisement to state the pay"
                )
                hint = wording("Add `region: …` to the place, for example `region: CO`.")
                mark = vacancy.marks.value("locations", index)
                yield Diagnostic.at(vacancy.path, mark, "no-state", message, hint, severity=Severity.NOTE)


def _first_day(vacancy: VacancyItem, site: Site) -> date:
    """Return the day on which a vacancy is first seen from now on: today, or the one for which it is held back."""
    return max(site.now.astimezone(site.settings.zone).date(), vacancy.front.date_posted)


def _is_broken(asks: str, salary: Salary | None) -> bool:
    return any(salary is None or getattr(salary, end) is None for end in _ENDS.get(asks, ()))


def _missing(salary: Salary | None) -> Wording:
    if salary is None:
        return wording("the pay is missing")
    return wording("the pay has no `{key}`", key="min" if salary.min is None else "max")


def _hint(salary: Salary | None, broken: Sequence[PayRule]) -> Wording:
    applies = broken[0].applies if len(broken) == 1 else ""
    whom = [wording("It applies to {whom}.", whom=table_wording(applies))] if applies else []
    where = wording("The handbook gives the source, under “Pay rules”.")
    return sentences((_salary_hint(salary), *whom, where, _DISCLAIMER))


def _salary_hint(salary: Salary | None) -> Wording:
    if salary is None:
        return wording("Add `salary: {min: …, max: …, currency: …, unit: …}`.")
    return wording("Give both ends; for a fixed amount, both are the same.")


def _cited(rules: Sequence[PayRule]) -> Wording:
    """Return where rules hold, each with its law and the day since when."""
    return enumeration(sorted(_cited_rule(rule) for rule in rules))


def _cited_rule(rule: PayRule) -> Wording:
    place = table_wording(rule.name)
    if not rule.law:
        return wording("{place} (since {day})", place=place, day=rule.since)
    return wording("{place} ({law}, since {day})", place=place, law=rule.law, day=rule.since)


def areas(vacancy: VacancyItem, site: Site, rules: Iterable[PayRule]) -> frozenset[str]:
    """Return the codes of the countries and states whose law may ask something of a vacancy.

    Work from afar may be done anywhere in the country that is named, so that the laws of all its states count.
    """
    here = {code for each in vacancy.front.locations for code in _area(site.facets.place(each), rules)}
    if vacancy.front.workplace is Workplace.REMOTE:
        homes = with_members(vacancy.front.applicant_locations)
        here |= {code for home in homes for code in (home, country_of(home))}
        here |= {rule.code for rule in rules if country_of(rule.code) in homes}
    return frozenset(here | ({EUROPEAN_UNION} if here.intersection(MEMBERS) else set()))


def _area(place: Place, rules: Iterable[PayRule]) -> Iterator[str]:
    """Yield the codes of a place: its country, and the state where one of the rules is of that state."""
    if not place.country:
        return
    yield place.country
    region = _folded(place.region or "")
    for rule in rules:
        country, _, state = rule.code.partition("-")
        if state and country == place.country and region in {*map(_folded, (rule.code, state, rule.name, *rule.also))}:
            yield rule.code


@lru_cache(maxsize=1024)  # the same few states are asked for with every vacancy
def _folded(name: str) -> str:
    """Return a name without what spellings differ in: case, accents, dots, spaces and hyphens."""
    return "".join(filter(str.isalnum, folded_letters(name)))


def former_pay_is_not_asked(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find questions for what applicants earned before, where the law forbids them."""
    rules = pay_rules(site.settings.pay_rules)
    for vacancy in offered(content, site):
        day, codes = _first_day(vacancy, site), areas(vacancy, site, rules)
        strict = [rule for rule in rules if rule.forbids_former_pay(day) and rule.code in codes]
        for mark, phrase in questions(vacancy) if strict else ():
            where = enumeration(
                sorted(
                    wording("{place} (since {day})", place=table_wording(rule.name), day=rule.former_pay)
                    for rule in strict
                )
            )
            message = wording(
                "“{phrase}”: in {where} nobody may be asked what they earned before", phrase=phrase, where=where
            )
            hint = wording("Take it out; you may ask what pay somebody hopes for. {disclaimer}", disclaimer=_DISCLAIMER)
            severity = Severity(site.settings.pay_rules.severity)
            yield Diagnostic.at(vacancy.path, mark, "former-pay", message, hint, severity=severity)
