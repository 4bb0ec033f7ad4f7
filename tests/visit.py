"""Somebody who reads a site in Chromium, and everything that their browser noticed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page, Request

KINDS = [
    "",
    "working-here/",
    "stories/",
    "stories/the-heron-on-gauge-17/",
    "vacancies/",
    "vacancies/bridge-mechanic/",
    "vacancies/deckhand/",
    "people/",
    "people/yusuf-aydin/",
    "departments/ferries/",
    "locations/terhaven/",
    "tags/early-shift/",
    "search/",
    "search/?q=heron",
    "share/",
    "share/stories/a-baker-on-the-ferry/",
    "share/vacancies/bridge-mechanic/",
    "first-post/",
    "feeds/",
    "privacy/",
    "accessibility/",
    "../404.html",
]
"""A page of each kind; the vacancies are open and closed."""

_FAULTS = {"error", "warning"}
"""Kinds of messages on the console that a page must not give rise to."""


@dataclass(frozen=True)
class Reader:
    """A window of Chromium with a memory of its own."""

    page: Page
    address: str
    """Of the site, with a trailing slash."""
    complaints: list[str] = field(default_factory=list)
    """Errors of scripts and on the console, requests that failed, dialogs."""
    hosts: set[str] = field(default_factory=set)
    """Whom the browser asked for anything."""

    @classmethod
    @contextmanager
    def of(cls, browser: Browser, address: str, **options: Any) -> Iterator[Reader]:
        """Open a window and close it at the end; options are those of a context of Playwright."""
        context = browser.new_context(**options)
        reader = cls(context.new_page(), address)
        complain = reader.complaints.append
        context.on("console", lambda said: complain(said.text) if said.type in _FAULTS else None)
        context.on("weberror", lambda error: complain(str(error.error)))
        context.on("requestfailed", lambda request: complain(f"{request.url} failed") if _is_fault(request) else None)
        # Playwright marks the functions it calls, and a frozen value's own methods cannot be marked.
        context.on("dialog", lambda dialog: reader.asked(dialog))  # noqa: PLW0108 - as said above
        context.on("request", lambda request: reader.hosts.add(_host(request.url)))
        try:
            yield reader
        finally:
            context.close()

    def visit(self, path: str) -> Page:
        """Go to a page of the site, wait until everything on it is there, and return it."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def kept(self) -> dict[str, Any]:
        """Return what the site left in the browser."""
        script = """async () => ({
            local: {...localStorage}, session: {...sessionStorage}, databases: await indexedDB.databases(),
            caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length,
        })"""
        left: dict[str, Any] = self.page.evaluate(script)
        return {name: value for name, value in left.items() if value} | {
            cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()
        }

    def asked(self, dialog: Dialog) -> None:
        """Close a dialog; no page of ours opens one."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def _is_fault(request: Request) -> bool:
    """Return whether a request failed by itself, and not because the reader went on to the next page."""
    return request.failure != "net::ERR_ABORTED"


def _host(url: str) -> str:
    return "{0.scheme}://{0.netloc}/".format(urlsplit(url))
