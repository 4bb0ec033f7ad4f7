"""Linked data: what pages tell machines about themselves, in the words of schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kollega.config.options import in_language
from kollega.config.values import MadeByAI
from kollega.content.person import PersonStatus
from kollega.site.life import published_at

if TYPE_CHECKING:
    from kollega.config.organisation import Organisation
    from kollega.config.settings import Settings
    from kollega.content.item import PersonItem, StoryItem
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


_MADE_BY_AI: Final = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
"""What a trained model has made (https://schema.org/IPTCDigitalSourceEnumeration, read 2026-11-28)."""


def article(story: StoryItem, site: Site, url: Address, image: str = "", *, is_photo: bool = False) -> Node:
    """Return what a story's page says of itself; `image` is the absolute address of its photo or card."""
    front, settings = story.front, site.settings
    address = url(site.path(story))
    by_ai = is_photo and MadeByAI.PICTURES in front.made_with
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
        image=node("ImageObject", url=image, digitalSourceType=_MADE_BY_AI) if by_ai else image,
        isBasedOn=front.source,
        digitalSourceType=_MADE_BY_AI if MadeByAI.TEXT in front.made_with else None,
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
