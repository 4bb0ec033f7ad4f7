"""What a host sends along with the site's files: how long browsers keep them, and what pages may do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kollega.scaffold.cms.site_editor import FOLDER as EDITOR_FOLDER
from kollega.site.addresses import DEFAULT_PAGES, EMBED_FOLDER, FEEDS_FOLDER, OUT_FOLDER, SHARE_FOLDER, SHORT_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.config.project import BrowserEditor
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

SHARED: Mapping[str, str] = {"Access-Control-Allow-Origin": "*"}
"""Scripts of other sites may read it, as nobody in particular: they send no cookie along."""

EMBEDDED: Mapping[str, str] = {"Cache-Control": PAGES["Cache-Control"], **SHARED}
"""What other sites show, in a frame or by a script: asked for anew each time, so that what is withdrawn is gone there
too."""

KEPT: Mapping[str, str] = {"Cache-Control": "public, max-age=31536000, immutable", **SHARED}
"""For a year, the longest that counts (RFC 9111, 1.2.2). A page in a frame that is held apart (`sandbox`) is no page of
this site to a browser, and has its fonts only where everybody may read them."""

_GUARDS = ("Content-Security-Policy", "Cross-Origin-Opener-Policy")
"""What the page of an editor has of its own. Where two policies hold for one address, browsers keep to both."""

FEED_TYPES: Mapping[str, Mapping[str, str]] = {
    "rss": {"Content-Type": "application/xml; charset=utf-8", **SHARED},
    "atom": {"Content-Type": "application/xml; charset=utf-8", **SHARED},
    "json": SHARED,
}
"""Of feeds, by their endings. Under the media types of their own, browsers show them as plain text (Chromium 156, tried
2026-11-28), or offer to save them; as XML they are pages, and readers of feeds look into the file."""

JOBS = "jobs.json"
"""All open vacancies, for candidates' own agents."""


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
    hosts do not agree on what that means. What other sites and readers of feeds depend on stands before mere pages:
    Cloudflare takes 100 rules and leaves what follows (MAX_HEADER_RULES in @cloudflare/pages-shared 0.13, read
    2026-11-28), and a site in six languages has more.
    """
    base = urlsplit(publication.first.project.site_url).path
    folders = [*_shared_rules(publication), *_section_rules(publication)]
    covered = tuple(rule.pattern.removesuffix("*") for rule in folders if rule.pattern.endswith("/*"))
    pages = (rule for rule in _page_rules(publication) if not rule.pattern.startswith(covered))
    common = _common_rules(publication, folders)
    for rule in (*common, *sorted(folders, key=lambda each: each.headers is PAGES), *pages):
        yield Rule(base + rule.pattern, rule.headers)


def _common_rules(publication: Publication, folders: Iterable[Rule]) -> Iterator[Rule]:
    """Yield what holds for every address; where there is an editor, what it has otherwise holds for all others."""
    editor = publication.first.project.editor
    if editor is None:
        yield Rule("*", EVERYWHERE)
        return
    guards = {name: EVERYWHERE[name] for name in _GUARDS}
    yield Rule("*", {name: value for name, value in EVERYWHERE.items() if name not in guards})
    yield Rule(f"{EDITOR_FOLDER}/*", editor_headers(editor))
    pages = [page.address for edition in publication.editions for page in edition.site.pages]
    addresses = [*(rule.pattern for rule in folders), *pages, *DEFAULT_PAGES, *_OTHER_FOLDERS]
    inner = dict.fromkeys(address.partition("/")[0] for address in addresses if "/" in address)
    files = dict.fromkeys(address for address in addresses if "/" not in address)
    yield from (Rule(f"{literal(folder)}/*", guards) for folder in sorted(inner) if folder != EDITOR_FOLDER)
    yield from (Rule(literal(file), guards) for file in sorted(files))


def editor_headers(editor: BrowserEditor) -> Mapping[str, str]:
    """Return the headers of the page on which colleagues write, and of what it loads.

    Its scripts are the site's own and speak to the code host. They style what they draw, and show pictures and previews
    that they have made. Decap 3.16.3 makes code of its configuration's schema. To sign in, a window opens that answers.
    """
    asked, images = " ".join(("", *editor.origins)), " ".join(("", *editor.images))
    evaluates = " 'unsafe-eval'" if editor.name in _EVALUATING else ""
    policy = (
        f"default-src 'self'; script-src 'self'{evaluates}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        f"img-src 'self' blob: data:{images}; connect-src 'self' blob: data:{asked}; frame-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    own = {"Content-Security-Policy": policy, "Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
    return {**own, **PAGES, "X-Robots-Tag": "noindex"}


_EVALUATING = frozenset({"decap"})
_OTHER_FOLDERS = ("assets/", f"{SHORT_FOLDER}/", f"{OUT_FOLDER}/", "pagefind/", "404.html")
"""What a site has besides its sections and hand-written pages."""


def _shared_rules(publication: Publication) -> Iterator[Rule]:
    """Yield what other sites, readers of feeds and candidates' agents depend on, below the site's path."""
    for folder in sorted(folder for output in publication.outputs for folder in output.lasting):
        yield Rule(f"assets/{folder}/*", KEPT)
    yield Rule(JOBS, SHARED)
    for edition in publication.editions:
        yield Rule(f"{edition.prefix}{EMBED_FOLDER}/*", EMBEDDED)
        yield Rule(edition.site.directory_path(edition.lang), SHARED)
        feeds = edition.site.section_path(FEEDS_FOLDER, edition.lang)
        yield from (Rule(f"{feeds}*.{ending}", headers) for ending, headers in FEED_TYPES.items())


def _section_rules(publication: Publication) -> Iterator[Rule]:
    """Yield the sections of the site, with all that lies below them."""
    for edition in publication.editions:
        for section in edition.sections:
            if f"{section.name}/" not in DEFAULT_PAGES:
                headers = {**PAGES, **SHARED} if section.name == SHARE_FOLDER else PAGES  # kits lie among the pages
                yield Rule(f"{edition.prefix}{section.name}/*", headers)


def _page_rules(publication: Publication) -> Iterator[Rule]:
    """Yield the pages that lie in no section, each by itself."""
    for edition in publication.editions:
        addresses = {edition.prefix + page for page in DEFAULT_PAGES} | {
            page.address for page in edition.site.pages if page.lang == edition.lang
        }
        yield from (Rule(literal(address), PAGES) for address in sorted(addresses))


def literal(address: str) -> str:
    """Return an address as a pattern that matches it alone.

    A line break in a file's name would begin a rule of its own; hosts take `*` and `:name` for more than they are.
    """
    return "".join(letter if _PLAIN.fullmatch(letter) else quote(letter) for letter in address)


def headers_file(publication: Publication) -> str:
    """Return `_headers`, which Netlify, Cloudflare Pages and others read."""
    return "\n".join(map(str, header_rules(publication)))
