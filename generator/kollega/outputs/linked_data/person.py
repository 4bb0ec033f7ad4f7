"""A colleague as linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.person import PersonStatus
from kollega.outputs.linked_data.node import Address, Node, node
from kollega.outputs.linked_data.organisation import organisation

if TYPE_CHECKING:
    from kollega.content.item import PersonItem
    from kollega.site.catalogue import Site


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
