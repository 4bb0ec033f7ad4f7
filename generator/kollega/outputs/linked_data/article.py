"""A story as linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs.feeds.publication import published_at
from kollega.outputs.linked_data.node import Address, Node, node
from kollega.outputs.linked_data.organisation import organisation

if TYPE_CHECKING:
    from kollega.content.item import PersonItem, StoryItem
    from kollega.site.catalogue import Site


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
