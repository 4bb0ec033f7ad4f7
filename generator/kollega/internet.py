"""Which hosts are on the internet, and connections to these alone, and to the one that somebody has named."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class InsideError(Exception):
    """A stranger leads into the network of whoever runs this."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


def is_public(host: str) -> bool:
    """Return whether a host is one of the internet, by every address that its name has."""
    try:
        return _are_public(addresses_of(host))
    except (OSError, UnicodeError):
        return False


def addresses_of(host: str) -> tuple[str, ...]:
    """Return the addresses that a name has now. Raises OSError and UnicodeError."""
    found = (str(each[4][0]).partition("%")[0] for each in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    return tuple(dict.fromkeys(found))


def _are_public(addresses: Sequence[str]) -> bool:
    found = map(ipaddress.ip_address, addresses)
    plain = [getattr(each, "ipv4_mapped", None) or each for each in found]
    return bool(plain) and all(each.is_global and not each.is_multicast for each in plain)


def public_connection(
    host: str, port: int, seconds: float | None, lookup: Callable[[str], Sequence[str]] = addresses_of
) -> socket.socket:
    """Return a connection to a host of the internet. Raises OSError, and InsideError.

    The name is looked up once, and one of these addresses is asked: whoever owns a name could have it lead to the
    internet when it is looked at, and inside when it is asked (“DNS rebinding”).
    """
    addresses = lookup(host)
    if not _are_public(addresses):
        raise InsideError(host)
    refused: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), seconds)
        except OSError as error:
            refused = error
    raise refused or OSError


class _PublicConnection(HTTPConnection):
    def connect(self) -> None:
        """Connect to the internet alone."""
        self.sock = public_connection(self.host, self.port, self.timeout)


class _PublicSecureConnection(HTTPSConnection):
    def connect(self) -> None:
        """Connect to the internet alone."""
        plain = public_connection(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class InternetHandler(HTTPHandler):
    """Connects to the host that was named wherever it is, and to others on the internet alone."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host

    def http_open(self, req: Request) -> HTTPResponse:
        """Return an answer."""
        return self.do_open(_PublicConnection if _is_stranger(req, self.host) else HTTPConnection, req)


class SecureInternetHandler(HTTPSHandler):
    """Connects as `InternetHandler` does, and trusts certificates as the system does."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host

    def https_open(self, req: Request) -> HTTPResponse:
        """Return an answer."""
        return self.do_open(_PublicSecureConnection if _is_stranger(req, self.host) else HTTPSConnection, req)


def _is_stranger(request: Request, host: str) -> bool:
    """Return whether a host was not named, and is asked without a proxy, which looks names up by itself."""
    return host != request.host == urlsplit(request.full_url).netloc
