"""The vacancies of a source, asked for where they are; what a host says has not changed is not sent again."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from kollega.config.urls import address_fault
from kollega.i18n.wording import wording
from kollega.importers.answer import MOST, Data, SourceError
from kollega.importers.job_postings import further_pages
from kollega.importers.posting import records_of
from kollega.web import Client, Page, WebError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.importers.system import System

_PAUSE: Final = 0.5
"""Seconds between two pages of a host."""

_MOST_PAGES: Final = 500
"""Of one careers site."""


class Store(Protocol):
    """Keeps what was fetched, and may forget it."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None for nothing."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name."""


@dataclass(frozen=True)
class Fetcher:
    """Asks for pages, and remembers what hosts called them."""

    client: Client
    store: Store
    pause: Callable[[float], None] = time.sleep

    def page(self, url: str) -> Page:
        """Return what is at an address, as it is there now. Raises WebError, or SourceError for no address."""
        if fault := address_fault(url):
            raise SourceError(fault.message, fault.hint)
        name = f"import/{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()}"
        etag, _, kept = (self.store.get(name) or b"").partition(b"\n")
        found = self.client.get(url, etag.decode("ascii", "replace"))
        if found is None:
            return Page(url, kept)
        if found.etag.isascii() and found.etag and "\n" not in found.etag:
            self.store.put(name, found.etag.encode() + b"\n" + found.content)
        return found

    def pages(self, urls: list[str]) -> Iterator[Page]:
        """Yield what is at addresses of one host, one after the other; what is not there any more is passed over."""
        for url in urls:
            self.pause(_PAUSE)
            try:
                yield self.page(url)
            except WebError as error:
                if error.status not in _GONE:
                    raise


_GONE: Final = frozenset({404, 410})


def fetch_records(system: System, account: str, lang: str, fetcher: Fetcher) -> list[Data]:
    """Return all vacancies of an account of a system as data. Raises WebError and SourceError."""
    page = fetcher.page(system.address(account, lang))
    found = records_of(system, page.content, page.url)
    if system.format == "json-ld" and not found:
        found = _on_further_pages(system, page, fetcher)
    return found


def _on_further_pages(system: System, page: Page, fetcher: Fetcher) -> list[Data]:
    """Return the vacancies of the pages that one leads to. Raises SourceError where there are too many, or none."""
    urls = further_pages(page.content, page.url)
    if len(urls) > _MOST_PAGES:
        message = wording("{url}: it leads to more than {number} pages", url=page.url, number=_MOST_PAGES)
        raise SourceError(message, wording("Name the page that lists the vacancies alone."))
    found = [each for one in fetcher.pages(urls) for each in records_of(system, one.content, one.url)]
    if urls and not found:
        message = wording("{url}: neither it nor the pages below it say JobPosting", url=page.url)
        raise SourceError(message, wording("Name a page of one vacancy, or one that links to such pages below it."))
    return found[:MOST]


def source_name(system: str, account: str) -> str:
    """Return what a source is called in the files that come from it."""
    parts = urlsplit(account)
    return f"{system}/{parts.netloc}{parts.path}".rstrip("/") if parts.netloc else f"{system}/{account}".rstrip("/")
