"""The employer and its careers site as linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs.linked_data.node import Address, Node, node
from kollega.settings import in_language

if TYPE_CHECKING:
    from kollega.settings import Organisation, Settings


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
