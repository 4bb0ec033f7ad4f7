"""Where readers come from: the network that a link names, or the one whose host a browser tells."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kollega.reach.agents import unescape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kollega.reach.pages import Pages, Request

DIRECT: Final = "direct"
"""From nowhere that a browser tells: typed, from a bookmark, an app, a mail or a printed code without its source."""
WEBSITES: Final = "websites"
"""From websites that are none of ours and in no table. They are told together: a host may be somebody's own."""
OTHER_LINKS: Final = "other-links"
"""By links that name a source which nobody here knows. It is not told: such a name may be anybody's."""
OWN_SOURCES: Final = ("print", "digest", "feeds", "embed")
"""What links of ours may name besides networks and job boards."""
SEARCH: Final = "search"
ASSISTANTS: Final = "assistants"

UNPAID: Final = frozenset({DIRECT, WEBSITES, OTHER_LINKS, *OWN_SOURCES})
"""Where nobody sells clicks."""

_HOST: Final = re.compile(r"[a-z-]+://(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_GOOGLE: Final = re.compile(r"(?:^|\.)google\.(?:[a-z]{2}|com?\.[a-z]{2})$")
"""The search of a country, such as google.nl or google.co.uk."""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("origins.toml").read_text("utf-8"))


@cache
def _by_host() -> Mapping[str, str]:
    return {host.casefold(): key for rows in _table().values() for key, hosts in rows.items() for host in hosts}


def known_boards() -> tuple[str, ...]:
    """Return the job boards that links and browsers name."""
    return tuple(_table()["boards"])


def origin_of_host(host: str) -> str:
    """Return the key of the network, board or kind of a host: of its own or, if that is in no table, of those above."""
    name, hosts = host.casefold().rstrip("."), _by_host()
    parts = name.split(".")
    above = (".".join(parts[start:]) for start in range(len(parts)))
    found = next((hosts[each] for each in above if each in hosts), "")
    return found or (SEARCH if _GOOGLE.search(name) else WEBSITES)


@dataclass(frozen=True)
class Origin:
    """Where a request comes from."""

    network: str = ""
    """The key of who sent the reader; empty for a page of the site itself."""
    request: Request | None = None
    """That page, as it was asked for."""


@dataclass(frozen=True)
class Origins:
    """Tells origins apart for a site."""

    pages: Pages
    networks: Collection[str]
    """The ids of all networks that links may name."""

    def by_referrer(self, logged: bytes) -> Origin:
        """Return where a browser says that it comes from; a log has `-` or nothing where it does not say so."""
        address = unescape(logged).decode("utf-8", "replace")
        found = _HOST.match(address)
        if not found:
            return Origin(DIRECT)
        host = found[1].casefold()
        if host.removeprefix("www.") == self._host:
            return Origin(request=self.pages.request(address))
        return Origin(origin_of_host(host))

    def by_source(self, source: str) -> str:
        """Return the network that a link names."""
        return source if source in self._named else _ALIASES.get(source, OTHER_LINKS)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset((*self.networks, *known_boards(), *OWN_SOURCES))

    @cached_property
    def _host(self) -> str:
        found = _HOST.match(self.pages.site_url)
        return found[1].casefold().removeprefix("www.") if found else ""


_ALIASES: Final = {"chatgpt.com": ASSISTANTS, "openai": ASSISTANTS, "perplexity": ASSISTANTS, "google": SEARCH}
"""What assistants and search engines themselves add to the links that they show."""
