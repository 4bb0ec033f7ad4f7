"""What a host sends along with the site's files: how long browsers keep them, and what pages may do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kollega.site.addresses import DEFAULT_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.outputs.output import Publication

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""Pages run, show and ask for what is the site's own, and nothing written into a page runs or sets a style.

The search runs compiled code, which `wasm-unsafe-eval` allows and no other."""

EVERYWHERE: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}

PAGES: Mapping[str, str] = {"Cache-Control": "public, max-age=0, must-revalidate", "X-Frame-Options": "DENY"}
"""Pages are asked for anew each time, since an old one names files that are gone. Nobody shows them in a frame; what
is made for that lies elsewhere."""

KEPT: Mapping[str, str] = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For a year, the longest that counts (RFC 9111, 1.2.2)."""


_PLAIN = re.compile(r"[\w./~-]")
"""A character that means itself in a pattern."""


@dataclass(frozen=True)
class Rule:
    """Headers for the addresses that a pattern matches, `/stories/*`."""

    pattern: str
    headers: Mapping[str, str]

    def __str__(self) -> str:
        """Return the rule as `_headers` files write it."""
        lines = (f"  {name}: {value}\n" for name, value in self.headers.items())
        return f"{self.pattern}\n{''.join(lines)}"


def header_rules(publication: Publication) -> Iterator[Rule]:
    """Yield the rules of a site.

    Where several match an address their headers add up, so that no two of them name the same header for one address:
    hosts do not agree on what that means.
    """
    base = urlsplit(publication.first.project.site_url).path
    yield Rule(f"{base}*", EVERYWHERE)
    for folder in sorted(folder for output in publication.outputs for folder in output.lasting):
        yield Rule(f"{base}assets/{folder}/*", KEPT)
    for edition in publication.editions:
        sections = (section.name for section in edition.sections if f"{section.name}/" not in DEFAULT_PAGES)
        yield from (Rule(f"{base}{edition.prefix}{section}/*", PAGES) for section in sections)
        addresses = {edition.prefix + page for page in DEFAULT_PAGES} | {
            page.address for page in edition.site.pages if page.lang == edition.lang
        }
        yield from (Rule(f"{base}{literal(address)}", PAGES) for address in sorted(addresses))


def literal(address: str) -> str:
    """Return an address as a pattern that matches it alone.

    A line break in a file's name would begin a rule of its own; hosts take `*` and `:name` for more than they are.
    """
    return "".join(letter if _PLAIN.fullmatch(letter) else quote(letter) for letter in address)


def headers_file(publication: Publication) -> str:
    """Return `_headers`, which Netlify, Cloudflare Pages and others read."""
    return "\n".join(map(str, header_rules(publication)))
