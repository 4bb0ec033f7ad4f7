"""Linked data: what pages tell machines about themselves, in the words of schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.html import fragment_fromstring

from kollega.config.options import in_language
from kollega.content.person import PersonStatus
from kollega.content.vacancy import Workplace
from kollega.outputs.facts import as_day, whole
from kollega.site.life import closing_moment, published_at

if TYPE_CHECKING:
    from kollega.config.settings import Organisation, Settings
    from kollega.config.values import Place
    from kollega.content.item import PersonItem, StoryItem, VacancyItem
    from kollega.content.vacancy import Salary, Vacancy
    from kollega.markdown.body import Body
    from kollega.site.catalogue import Site


Node = dict[str, object]
"""A thing with a type and properties: plain data, ready for JSON."""

Address = Callable[[str], str]
"""Returns the absolute address of a root-relative path."""

_NOTHING: Final[tuple[object, ...]] = (None, "", [])

_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Characters that could end or change the script element, or that old parsers take for a line's end. They
stand in JSON's strings only, where the escape means the same."""


def node(kind: str, /, **properties: object) -> Node:
    """Return a thing of a type of schema.org, without the properties of which nothing is known."""
    known = {name: value for name, value in properties.items() if value not in _NOTHING}
    return {"@type": kind} | known


def json_ld(document: Node) -> str:
    """Return a document that may stand inside `<script type="application/ld+json">` as it is."""
    whole = {"@context": "https://schema.org"} | document
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():  # `translate` asks a dictionary for each of thousands of letters
        text = text.replace(character, escape)
    return text


def documents(document: Node | None) -> tuple[str, ...]:
    """Return what a page says of itself, ready for its head: nothing where there is nothing to say."""
    return (json_ld(document),) if document else ()


def organisation(settings: Settings, url: Address, description: str = "") -> Node:
    """Return the employer as pages name it: name, own site, other addresses, logo."""
    said = settings.organisation
    return node(
        "Organization",
        name=said.name,
        url=said.url,
        sameAs=list(said.same_as),
        logo=_logo(said, url),
        description=description,
    )


def hiring_organisation(settings: Settings, url: Address) -> Node:
    """Return the employer as a vacancy names it: search engines take its own site from `sameAs`."""
    said = settings.organisation
    return node("Organization", name=said.name, sameAs=said.url, logo=_logo(said, url))


def website(site_name: str, settings: Settings, lang: str, url: Address) -> Node:
    """Return the site and who publishes it, for the home page of a language."""
    publisher = organisation(settings, url, in_language(settings.organisation.description, lang))
    return node("WebSite", name=site_name, url=url(settings.prefix(lang)), inLanguage=lang, publisher=publisher)


def _logo(said: Organisation, url: Address) -> str:
    return url(said.logo) if said.logo else ""


def article(story: StoryItem, site: Site, url: Address, image: str = "") -> Node:
    """Return what a story's page says of itself; `image` is the absolute address of its photo or card."""
    front, settings = story.front, site.settings
    address = url(site.path(story))
    return node(
        "Article",
        headline=front.title,
        description=front.description,
        url=address,
        mainEntityOfPage=address,
        inLanguage=story.lang,
        datePublished=published_at(front.date, settings).isoformat(),
        dateModified=published_at(front.updated or front.date, settings).isoformat(),
        author=[_author(person, story.lang, site, url) for person in site.authors(story)],
        publisher=organisation(settings, url),
        image=image,
        isBasedOn=front.source,
    )


def _author(person: PersonItem, lang: str, site: Site, url: Address) -> Node:
    """Return an author, whose page stands in every language in which they wrote."""
    address = url(site.path_of(person.kind, person.slug, lang))
    return node("Person", name=person.front.name, url=address)


def profile_page(person: PersonItem, lang: str, site: Site, url: Address, image: str = "") -> Node:
    """Return what a colleague's page in a language says of itself; `image` is their portrait's absolute address."""
    front = person.front
    address = url(site.path_of(person.kind, person.slug, lang))
    works_here = front.status is PersonStatus.ACTIVE
    employing = organisation(site.settings, url)
    entity = node(
        "Person",
        name=front.name,
        url=address,
        image=image,
        jobTitle=front.role if works_here else None,
        knowsAbout=list(front.expertise),
        sameAs=list(front.links.values()),
        worksFor=employing if works_here else None,
        alumniOf=None if works_here else employing,
    )
    return node("ProfilePage", url=address, inLanguage=lang, mainEntity=entity)


_KEPT: Final = frozenset({"p", "ul", "ol", "li", "br", "strong", "b", "em", "i"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES: Final = frozenset({"tr", "dt", "dd", "pre", "caption", "figcaption", "summary"})
"""Elements that are paragraphs where they hold no blocks themselves."""
_UNSEEN: Final = ("img", "input")
_HOLDS_BLOCKS = etree.XPath("boolean(.//p | .//ul | .//ol | .//pre | .//dl | .//table | .//div | .//blockquote)")


def description_html(standfirst: str, body: Body) -> str:
    """Return the standfirst and the text as HTML of few elements without attributes; headings are bold paragraphs."""
    root = fragment_fromstring(body.html, create_parent="div")
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for element in root.iterdescendants():
        element.attrib.clear()
        if element.tag in _HEADINGS:
            _embolden(element)
        elif element.tag in _LINES and not _HOLDS_BLOCKS(element):
            element.tag = "p"
    others = {element.tag for element in root.iterdescendants()} - _KEPT
    etree.strip_tags(root, *others)
    first = etree.Element("p")
    first.text, first.tail, root.text = standfirst, root.text, None
    root.insert(0, first)
    return "".join(etree.tostring(element, method="html", encoding="unicode") for element in root).strip()


def _embolden(heading: etree._Element) -> None:
    """Make a heading a paragraph that is bold as a whole."""
    strong = etree.Element("strong")
    strong.text, heading.text = heading.text, None
    strong.extend(list(heading))
    heading.append(strong)
    heading.tag = "p"


def job_posting(vacancy: VacancyItem, body: Body, site: Site, url: Address) -> Node | None:
    """Return what a vacancy's page shows, for search engines; None where one cannot apply, or not yet.

    Work in no country that is known, and a place in none, are left out: the rules call an address without one an error.
    Hours are left out: `workHours` wants words, and search engines do not read it.
    """
    if not site.is_open(vacancy) or site.is_draft(vacancy):
        return None
    front, settings = vacancy.front, site.settings
    places = [place for place in map(site.facets.place, front.locations) if place.country]
    if not places and front.workplace is not Workplace.REMOTE:
        return None
    closing = closing_moment(front, settings)
    start = as_day(front.start_date) if front.start_date else None
    return node(
        "JobPosting",
        title=front.title,
        description=description_html(front.description, body),
        url=url(site.path(vacancy)),
        datePosted=front.date_posted.isoformat(),
        validThrough=closing.isoformat(timespec="seconds") if closing else None,
        hiringOrganization=hiring_organisation(settings, url),
        identifier=_identifier(front, settings.organisation.name),
        jobLocation=[_location(place) for place in places],
        **_remote(front),
        employmentType=[str(each) for each in front.employment_type],
        baseSalary=_salary(front.salary) if front.salary else None,
        directApply=front.direct_apply,
        totalJobOpenings=front.openings,
        jobStartDate=start.isoformat() if start else None,
        educationRequirements=front.education,
        experienceRequirements=front.experience,
        jobBenefits=list(front.benefits),
    )


def _identifier(front: Vacancy, organisation: str) -> Node | None:
    return node("PropertyValue", name=organisation, value=front.identifier) if front.identifier else None


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


def _remote(front: Vacancy) -> Node:
    """Return what is said of work from anywhere: only of work that never needs one to come."""
    if front.workplace is not Workplace.REMOTE:
        return {}
    countries = [node("Country", name=code) for code in front.applicant_locations]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries}


def _salary(salary: Salary) -> Node | None:
    """Return the pay; None where one end alone is known, since one value would be read as the pay itself."""
    if salary.min is None or salary.max is None:
        return None
    least, most = whole(salary.min), whole(salary.max)
    amount = {"value": least} if least == most else {"minValue": least, "maxValue": most}
    value = node("QuantitativeValue", **amount, unitText=str(salary.unit))
    return node("MonetaryAmount", currency=salary.currency, value=value)
