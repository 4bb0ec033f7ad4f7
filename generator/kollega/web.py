"""How other hosts are asked: in HTTP alone, within limits of time and size, and where they may lead."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

import idna

from kollega.clock import system_time
from kollega.diagnostics import KollegaError
from kollega.i18n.wording import NO_WORDING, Wording, wording
from kollega.internet import InsideError, InternetHandler, SecureInternetHandler, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO


class Silence(StrEnum):
    """Why an address gave no answer."""

    NO_HOST = "no host"
    NO_TRUST = "no trust"
    NO_CONNECTION = "no connection"
    NO_TIME = "no time"
    NOWHERE = "nowhere"
    NOT_ASKED = "not asked"


SILENCES: Final = {
    Silence.NO_HOST: wording("there is no such host"),
    Silence.NO_TRUST: wording("its certificate is not valid, so browsers warn about it"),
    Silence.NO_CONNECTION: wording("the host refuses connections"),
    Silence.NO_TIME: wording("the host did not answer in time"),
    Silence.NOWHERE: wording("its redirects lead nowhere"),
    Silence.NOT_ASKED: wording("the host asked us to slow down before it was this one's turn"),
}
"""What is said of each."""

HANDLERS: Final = (
    ProxyHandler,
    HTTPHandler,
    HTTPSHandler,
    HTTPRedirectHandler,
    HTTPErrorProcessor,
    HTTPDefaultErrorHandler,
)
"""Those for the web alone: a redirect must not lead to a file of this machine, nor to an FTP server."""

PATIENCE: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""What a host answers that asks for patience."""

_NO_NAME: Final = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""What a name server answers that knows there is none; that it cannot be asked today is something else."""


def silence_of(reason: object) -> Silence:
    """Return why there is no answer, by the error that came instead."""
    if isinstance(reason, URLError):
        return silence_of(reason.reason)
    if isinstance(reason, socket.gaierror) and reason.errno in _NO_NAME:
        return Silence.NO_HOST
    kinds = ((ssl.SSLCertVerificationError, Silence.NO_TRUST), (TimeoutError, Silence.NO_TIME))
    return next((silence for kind, silence in kinds if isinstance(reason, kind)), Silence.NO_CONNECTION)


def ascii_url(url: str) -> str:
    """Return an address as it is sent: what is not ASCII is encoded, in the name of a host by its own rules."""
    parts = urlsplit(url)
    netloc = parts.netloc
    if not netloc.isascii():
        netloc = idna.encode(parts.hostname or "", uts46=True).decode() + (f":{parts.port}" if parts.port else "")
    return quote(parts._replace(netloc=netloc).geturl(), safe="%/:=&?~#+!$,;'@()*[]")


_BY_HAND: Final = wording("Open the address in a browser, or try again later.")


class WebError(KollegaError):
    """Nothing could be fetched: why, and what to do."""

    def __init__(self, message: Wording, hint: Wording = NO_WORDING, status: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
        """Of HTTP; 0 where there was no answer."""


@dataclass(frozen=True)
class Page:
    """What was found at an address."""

    url: str
    """Where, behind all redirects."""
    content: bytes
    etag: str = ""
    """What a host calls this very content; empty where it calls it nothing."""


MOST: Final = 50_000_000
"""Bytes of a page: an answer with the texts of 5,000 vacancies."""


@dataclass(frozen=True)
class Client:
    """Asks for pages. It waits where a host asks for patience, and tries again where one is out of order."""

    name: str
    """What the other side is told of who asks."""
    most: int = MOST
    """Bytes of a page."""
    seconds: float = 30.0
    """How long a host may be silent, and a third of how long a whole page may take."""
    tries: int = 3
    longest_wait: float = 60.0
    """Seconds that a host may ask for."""
    sleep: Callable[[float], None] = time.sleep

    def get(self, url: str, etag: str = "") -> Page | None:
        """Return what is at an address; None where it is what a host calls `etag`. Raises WebError."""
        for attempt in range(1, self.tries + 1):
            try:
                return self._once(url, etag)
            except HTTPError as error:
                error.close()
                if error.code == HTTPStatus.NOT_MODIFIED:
                    return None
                again = error.code in PATIENCE or error.code >= HTTPStatus.INTERNAL_SERVER_ERROR
                wait = _wait_of(error) or float(2 ** (attempt - 1))
                if not again or attempt == self.tries or wait > self.longest_wait:
                    raise _refused(url, error.code) from error
            except InsideError as error:
                raise _inside(url, error.host) from error
            except (OSError, HTTPException, ValueError) as error:
                silence, wait = silence_of(error), float(2 ** (attempt - 1))
                if silence not in {Silence.NO_TIME, Silence.NO_CONNECTION} or attempt == self.tries:
                    said = wording("{url}: {said}", url=url, said=SILENCES[silence])
                    raise WebError(said, _BY_HAND) from error
            self.sleep(wait)
        raise AssertionError

    def _once(self, url: str, etag: str) -> Page:
        asked = {"User-Agent": self.name, "Accept": "*/*"} | ({"If-None-Match": etag} if etag else {})
        request = Request(ascii_url(url), headers=asked)  # noqa: S310 - the handlers know the web alone
        opener = OpenerDirector()
        for handler in HANDLERS:
            opener.add_handler(_GUARDED[handler](request.host) if handler in _GUARDED else handler())
        with opener.open(request, timeout=self.seconds) as response:
            return Page(response.url, self._read(response, url), response.headers.get("ETag", ""))

    def _read(self, response: HTTPResponse, url: str) -> bytes:
        """Return what a host sends, within the limits of size and of time."""
        until = time.monotonic() + 3 * self.seconds
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(1 << 16):
            pieces.append(piece)
            size += len(piece)
            if size > self.most:
                message = wording("{url}: it is larger than {size} MB", url=url, size=self.most // 10**6)
                raise WebError(message, wording("Save the part you need in a file, and import that."))
            if time.monotonic() > until:
                raise TimeoutError
        return b"".join(pieces)


def _wait_of(error: HTTPError) -> float:
    """Return for how many seconds a host asks to be left alone; 0 where it says nothing."""
    said = str(error.headers.get("Retry-After", ""))
    with suppress(ValueError, TypeError):
        return (
            float(said) if said.isdigit() else max(0.0, parsedate_to_datetime(said).timestamp() - system_time() / 10**9)
        )
    return 0.0


def _refused(url: str, status: int) -> WebError:
    if status < HTTPStatus.BAD_REQUEST:
        return WebError(wording("{url}: {said}", url=url, said=SILENCES[Silence.NOWHERE]), _BY_HAND, status)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        hint = wording("Check the name of the account.")
    elif status in PATIENCE:
        hint = wording("The host asks us to slow down: try again later.")
    else:
        hint = _BY_HAND
    return WebError(wording("{url}: it answers {status}", url=url, status=status), hint, status)


def _inside(url: str, other: str) -> WebError:
    message = wording("{url}: it leads to {other}, which is not fetched", url=url, other=other)
    return WebError(message, wording("If it is right, give that address instead."))


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, and none that leads from the web into the network of whoever runs this."""

    max_redirections = 5

    def __init__(self, host: str) -> None:
        self.host = host
        """The one that was named, which may be inside."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature of urllib
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        """Return the next question. Raises WebError for one that must not be asked."""
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        is_weaker = before.scheme == "https" and after.scheme != "https"
        if is_weaker or (after.netloc != self.host and not is_public(after.hostname or "")):
            fp.close()
            raise _inside(req.full_url, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type] # typeshed's HTTPMessage


_GUARDED: Final[Mapping[type, Callable[[str], BaseHandler]]] = {
    HTTPHandler: InternetHandler,
    HTTPSHandler: SecureInternetHandler,
    HTTPRedirectHandler: _Redirects,
}
"""What stands in for the handlers where the host was named by somebody, and what it answers by a stranger."""
