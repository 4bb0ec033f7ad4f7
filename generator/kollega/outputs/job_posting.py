"""JobPosting: what search engines are told of a vacancy, by Google's rules and in the words of its page.

The rules: https://developers.google.com/search/docs/appearance/structured-data/job-posting (read 2026-11-28).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.content.vacancy import EducationLevel, Workplace
from kollega.i18n.territory import with_members
from kollega.markdown.tree import tree_of
from kollega.outputs import facts
from kollega.outputs.linked_data import hiring_organisation, node
from kollega.site.life import closing_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Salary, Vacancy
    from kollega.i18n.words import Words
    from kollega.markdown.body import Body
    from kollega.outputs.linked_data import Address, Node
    from kollega.site.catalogue import Site


def job_posting(vacancy: VacancyItem, body: Body, site: Site, url: Address, words: Words) -> Node | None:
    """Return what a vacancy's page shows, for search engines; None where one cannot apply (yet), or for no single job.

    Work in no country that is known, and a place in none, are left out: the rules call an address without one an error.
    Where a value is a name or a text, it is the page's: in the language of the vacancy, as `words` say it.
    """
    if not site.is_open(vacancy) or site.is_draft(vacancy) or vacancy.front.open_application:
        return None
    front, settings = vacancy.front, site.settings
    places = [place for place in map(site.facets.place, front.locations) if place.country]
    if not places and front.workplace is not Workplace.REMOTE:
        return None
    closing = closing_moment(front, settings)
    return node(
        "JobPosting",
        title=front.title,
        description=description_html(front.description, body),
        url=url(site.path(vacancy)),
        datePosted=front.date_posted.isoformat(),
        validThrough=closing.isoformat(timespec="seconds") if closing else None,
        hiringOrganization=hiring_organisation(settings, url),
        identifier=_identifier(front, settings.organisation.name),
        jobLocation=_one_or_all([_location(place) for place in places]),
        **_remote(front, words),
        **_terms(front, words),
        educationRequirements=_education(front),
        experienceRequirements=_experience(front),
    )


def _terms(front: Vacancy, words: Words) -> Node:
    """Return on which terms one would work."""
    start = facts.as_day(front.start_date) if front.start_date else None
    return {
        "employmentType": [str(each) for each in front.employment_type],
        "workHours": facts.weekly(front.hours, words) if front.hours else None,
        "baseSalary": _salary(front.salary) if front.salary else None,
        "directApply": front.direct_apply,
        "totalJobOpenings": front.openings,
        "jobStartDate": start.isoformat() if start else None,
        "jobDuration": front.job_duration,
        "jobBenefits": list(front.benefits),
    }


_NONE_ASKED: Final = "no requirements"
"""What Google's rules say for it."""


def _education(front: Vacancy) -> Node | str | None:
    """Return what schooling is asked for: in the rules' own words where the level is given, else as a text."""
    level = front.education_level
    if level is None:
        return front.education
    if level is EducationLevel.NONE and not front.education:
        return _NONE_ASKED
    category = None if level is EducationLevel.NONE else level
    return node("EducationalOccupationalCredential", credentialCategory=category, description=front.education)


def _experience(front: Vacancy) -> Node | str | None:
    """Return what experience is asked for: in months where they are given, else as a text."""
    months = front.experience_months
    if months is None:
        return front.experience
    if months == 0 and not front.experience:
        return _NONE_ASKED
    return node("OccupationalExperienceRequirements", monthsOfExperience=months, description=front.experience)


def _identifier(front: Vacancy, organisation: str) -> Node | None:
    return node("PropertyValue", name=organisation, value=front.identifier) if front.identifier else None


def _one_or_all(nodes: list[Node]) -> Node | list[Node]:
    """Return a list, or its only node: some readers look for the country of a place in the list instead of in it."""
    return nodes[0] if len(nodes) == 1 else nodes


def _location(place: Place) -> Node:
    address = node(
        "PostalAddress",
        streetAddress=place.street,
        postalCode=place.postal_code,
        addressLocality=place.city,
        addressRegion=place.region,
        addressCountry=place.country,
    )
    return node("Place", address=address)


def _remote(front: Vacancy, words: Words) -> Node:
    """Return what is said of work from anywhere: only of work that never needs one to come.

    The European Union is told as its members, since it is no administrative area that search engines know.
    """
    if front.workplace is not Workplace.REMOTE:
        return {}
    homes = [_home(code, words) for code in with_members(front.applicant_locations)]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": homes}


def _home(code: str, words: Words) -> Node:
    return node("State" if "-" in code else "Country", name=words.territory(code))


def _salary(salary: Salary) -> Node | None:
    """Return the pay; None where one end alone is known, since one value would be read as the pay itself."""
    if salary.min is None or salary.max is None:
        return None
    least, most = facts.whole(salary.min), facts.whole(salary.max)
    amount = {"value": least} if least == most else {"minValue": least, "maxValue": most}
    value = node("QuantitativeValue", **amount, unitText=str(salary.unit))
    return node("MonetaryAmount", currency=salary.currency, value=value)


_KEPT: Final = frozenset({"p", "ul", "ol", "li", "br", "strong", "b", "em", "i"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BARE: Final[Mapping[tuple[str, ...], str]] = {
    (end, name): "".join(f"<{end}{each}>" for each in names[:: -1 if end else 1])
    for name, names in ({name: (name,) for name in _KEPT} | dict.fromkeys(_HEADINGS, ("p", "strong"))).items()
    for end in ("", "/")
}
"""What tags become, by their slash and their name: themselves without attributes, or two of a heading; others go."""
_LINES: Final = frozenset({"tr", "dt", "dd", "pre", "caption", "figcaption", "summary"})
"""Elements that are paragraphs where they hold no blocks themselves."""
_PLAIN: Final = re.compile(
    r'<(/?)(p|ul|ol|li|br|strong|b|em|i|a|code|del|ins|mark|blockquote|h[1-6])(?: [^"<>]*(?:"[^"<>]*"[^"<>]*)*)?>'
)
"""The tags that most texts are written with, as nh3 writes them."""
_UNSEEN: Final = ("img", "input")
_HOLDS_BLOCKS = etree.XPath("boolean(.//p | .//ul | .//ol | .//pre | .//dl | .//table | .//div | .//blockquote)")


def description_html(standfirst: str, body: Body) -> str:
    """Return the standfirst and the text as HTML of few elements without attributes; headings are bold paragraphs."""
    first = etree.Element("p")
    first.text = standfirst
    plain, tags = _PLAIN.subn(lambda tag: _BARE.get(tag.groups(), ""), body.html)
    if tags == body.html.count("<") and "&nbsp;" not in plain:  # which libxml2 writes as the character
        return f"{_written(first)}{plain.strip()}"
    root = tree_of(body.html)[0][0]
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for element in root.iterdescendants():
        element.attrib.clear()
        if element.tag in _HEADINGS:
            _embolden(element)
        elif element.tag in _LINES and not _HOLDS_BLOCKS(element):
            element.tag = "p"
    others = {element.tag for element in root.iterdescendants()} - _KEPT
    etree.strip_tags(root, *others)
    first.tail, root.text = (root.text or "").lstrip(), None
    root.insert(0, first)
    return "".join(map(_written, root)).strip()


def _written(element: etree._Element) -> str:
    return etree.tostring(element, method="html", encoding="unicode")


def _embolden(heading: etree._Element) -> None:
    """Make a heading a paragraph that is bold as a whole."""
    strong = etree.Element("strong")
    strong.text, heading.text = heading.text, None
    strong.extend(list(heading))
    heading.append(strong)
    heading.tag = "p"
