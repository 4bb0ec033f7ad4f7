"""Somebody who reads a site in Chromium, and everything that their browser noticed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page, Request, ViewportSize

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
    "share/board/",
    "share/stories/a-baker-on-the-ferry/",
    "share/vacancies/bridge-mechanic/",
    "share/locations/wulpenoord/",
    "first-post/",
    "feeds/",
    "privacy/",
    "accessibility/",
    "../404.html",
]
"""A page of each kind; the vacancies are open and closed."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_FAULTS = {"error", "warning"}
"""Kinds of messages on the console that a page must not give rise to."""


_AT_REST: dict[tuple[Browser, str], Reader] = {}
"""Windows in which nobody reads, by their browser and options, the one that rests longest first."""

_MOST_AT_REST = 4

USUAL_SIZE: ViewportSize = {"width": 1280, "height": 720}
"""Of a window of Playwright that is not told otherwise."""

EVERYTHING_IS_THERE = """async (runsScripts) => {
    const bench = document.querySelector("[data-workbench][hidden]");
    if (bench && runsScripts) await new Promise((there, late) => {
        new MutationObserver(there).observe(bench, { attributeFilter: ["hidden"] });
        setTimeout(late, 60_000, new Error("The workbench stays hidden."));
    });
    document.documentElement.getBoundingClientRect();
    await document.fonts.ready;
}"""
"""The texts of a workbench come in a file of their own, and Chromium asks for a font once it lays out what is to be set
in it. To ask for all this with a locator would have Playwright compile its selectors anew in each page, which takes a
third as long as the visit."""

_FORGET = """async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    for (const name of await caches.keys()) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}"""


@dataclass(frozen=True)
class Reader:
    """A window of Chromium that remembers nothing of whoever read in it before."""

    page: Page
    address: str
    """Of the site, with a trailing slash."""
    complaints: list[str] = field(default_factory=list)
    """Errors of scripts and on the console, requests that failed, dialogs."""
    hosts: set[str] = field(default_factory=set)
    """Whom the browser asked for anything."""
    runs_scripts: bool = True

    @classmethod
    @contextmanager
    def of(cls, browser: Browser, address: str, *, anew: bool = False, **options: Any) -> Iterator[Reader]:
        """Give a window; options are those of a context of Playwright.

        Whoever comes next with the same options gets it too, emptied: to open one takes Chromium four times as long as
        to show a page. If `anew`, it is opened for this reader alone, with nothing in its cache: for those who look at
        what a first visit fetches, or do to a window what cannot be undone, as adding a script to all its pages.
        """
        kind = (browser, repr(sorted(options.items())))
        rested = None if anew else _AT_REST.pop(kind, None)
        reader = replace(rested, address=address) if rested else cls._open(browser, address, options)
        try:
            yield reader
        except BaseException:
            reader.page.context.close()
            raise
        if anew or kind in _AT_REST or any(not address.startswith(host) for host in reader.hosts):
            reader.page.context.close()
            return
        reader.leave(options)
        _AT_REST[kind] = reader
        if len(_AT_REST) > _MOST_AT_REST:
            _AT_REST.pop(next(iter(_AT_REST))).page.context.close()

    @classmethod
    def _open(cls, browser: Browser, address: str, options: dict[str, Any]) -> Reader:
        context = browser.new_context(**options)
        reader = cls(context.new_page(), address, runs_scripts=options.get("java_script_enabled", True))
        complain = reader.complaints.append
        context.on("console", lambda said: complain(said.text) if said.type in _FAULTS else None)
        context.on("weberror", lambda error: complain(str(error.error)))
        context.on("requestfailed", lambda request: complain(f"{request.url} failed") if _is_fault(request) else None)
        # Playwright marks the functions it calls, and a frozen value's own methods cannot be marked.
        context.on("dialog", lambda dialog: reader.asked(dialog))  # noqa: PLW0108 - as said above
        context.on("request", lambda request: reader.hosts.add(_host(request.url)))
        return reader

    def leave(self, options: dict[str, Any]) -> None:
        """Leave the window as one that was just opened with these options, but for what Chromium has in its cache."""
        page = self.page
        page.goto(f"{self.address}robots.txt")  # a page of no site would have Chromium begin a new process for the next
        page.evaluate(_FORGET)
        page.context.clear_cookies()
        page.mouse.move(-1, -1)
        page.set_viewport_size(options.get("viewport", USUAL_SIZE))
        page.emulate_media(color_scheme=options.get("color_scheme", "light"), reduced_motion="no-preference")
        self.complaints.clear()
        self.hosts.clear()

    def visit(self, path: str) -> Page:
        """Go to a page of the site, wait until everything on it is there, and return it."""
        self.page.goto(self.address + path, wait_until="load")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page is laid out, with its texts and the fonts that it is set in."""
        self.page.evaluate(EVERYTHING_IS_THERE, self.runs_scripts)

    def prefer(self, scheme: Scheme) -> None:
        """Ask for light or dark from now on, and for no motion, so that the page that is shown becomes so at once."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.settle()

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
