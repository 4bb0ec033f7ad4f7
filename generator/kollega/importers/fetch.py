"""The vacancies of a source, asked for where they are; what a host says has not changed is not sent again."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote, urlsplit

from kollega.config.urls import address_fault
from kollega.i18n.wording import wording
from kollega.importers.answer import MOST, Data, SourceError, first_text, host_of, joined, json_data
from kollega.importers.job_postings import further_pages
from kollega.importers.vacancies import records_of
from kollega.web import Client, Page, WebError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.importers.system import Account, System

_PAUSE: Final = 0.2
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

    def pages(self, urls: list[str]) -> Iterator[tuple[str, Page]]:
        """Yield addresses of one host, one after the other, and what is there; what is gone is passed over."""
        for url in urls:
            self.pause(_PAUSE)
            try:
                yield url, self.page(url)
            except WebError as error:
                if error.status not in _GONE:
                    raise


_GONE: Final = frozenset({404, 410})


def fetch_records(system: System, account: Account, lang: str, fetcher: Fetcher) -> list[Data]:
    """Return all vacancies of an account of a system as data. Raises WebError and SourceError."""
    page = fetcher.page(account.address(lang))
    found = records_of(system, page.content, page.url)
    if system.format == "json-ld":
        return found or _on_further_pages(system, page, fetcher)
    while (url := _next_part(system, account, lang, page, len(found))) and len(found) < MOST:
        fetcher.pause(_PAUSE)
        page = fetcher.page(url)
        more = records_of(system, page.content, page.url)
        if not more:
            break
        found += more
    return _with_details(system, account, found, fetcher) if system.detail_url else found


def _next_part(system: System, account: Account, lang: str, page: Page, done: int) -> str:
    """Return where the next vacancies are, on the same host; empty where there are no more."""
    if not system.next and not system.total:
        return ""
    data = json_data(page.content)
    if system.total:
        total = first_text(data, system.total)
        return account.address(lang, done) if total.isdigit() and done < int(total) else ""
    url = joined(page.url, first_text(data, system.next) or page.url)
    return url if url != page.url and host_of(url) == host_of(page.url) else ""


def _with_details(system: System, account: Account, found: list[Data], fetcher: Fetcher) -> list[Data]:
    """Return vacancies with what only their own answers say; one that is not there any more is none."""
    names = (quote(first_text(each, *system.facts["id"]), safe="") for each in found)
    known = {
        system.detail_url.format(account=account.name, id=name): each for name, each in zip(names, found, strict=True)
    }
    details = ((known[url], json_data(page.content)) for url, page in fetcher.pages(list(known)))
    return [each | more for each, more in details if isinstance(more, dict)]


def _on_further_pages(system: System, page: Page, fetcher: Fetcher) -> list[Data]:
    """Return the vacancies of the pages that one leads to. Raises SourceError where there are too many, or none."""
    urls = further_pages(page.content, page.url)
    if len(urls) > _MOST_PAGES:
        message = wording("{url}: it leads to more than {number} pages", url=page.url, number=_MOST_PAGES)
        raise SourceError(message, wording("Give the address of the page that lists only vacancies."))
    found = [each for _, one in fetcher.pages(urls) for each in records_of(system, one.content, one.url)]
    if urls and not found:
        message = wording("{url}: neither it nor the pages below it have a JobPosting", url=page.url)
        raise SourceError(
            message, wording("Give the address of one vacancy's page, or of a page that links to such pages below it.")
        )
    return found[:MOST]


def source_name(system: str, account: str) -> str:
    """Return what a source is called in the files that come from it."""
    host = host_of(account)
    return f"{system}/{host}{urlsplit(account).path}".rstrip("/") if host else f"{system}/{account}".rstrip("/")
