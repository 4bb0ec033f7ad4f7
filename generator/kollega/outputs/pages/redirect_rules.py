"""Former addresses as rules for web servers, which answer with a real redirect before any page is asked for.

Only aliases are in them. Short links stay pages, since they show a card; what is withdrawn stands in no list; and the
name of a town may mean several places one day, which a browser that keeps a lasting redirect would never learn. Every
server passes on what stands behind `?` by itself, and browsers what stands behind `#`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from kollega.outputs.artifact import Artifact, render_text
from kollega.outputs.pages.redirects import renamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kollega.outputs.output import Publication

_PLAIN = "/-._~"

MOST_STATIC = 2_000
"""How many rules without placeholders Cloudflare takes; one more, and a deployment can fail
(https://developers.cloudflare.com/pages/configuration/redirects/, read 2026-11-28)."""


class Rename(NamedTuple):
    """One former address and the present one, as a server sees them: from the root of its host, decoded."""

    former: str
    """Ends in a slash."""
    present: str
    """The same."""

    @property
    def encoded(self) -> tuple[str, str]:
        """Return both as they stand in an address: `:` and `*` would be placeholders otherwise."""
        return quote(self.former, _PLAIN), quote(self.present, _PLAIN)


def renames(publication: Publication) -> tuple[Rename, ...]:
    """Return the former addresses of a site in all languages, by path."""
    first = publication.first
    base = unquote(urlsplit(first.project.site_url).path)
    return tuple(Rename(f"{base}{each.path}", f"{base}{each.target}") for each in renamed(first.site))


def netlify(rules: Sequence[Rename]) -> str:
    """Return `_redirects` for Netlify, which shows a page that is there in the place of a rule without `!`.

    (https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing, read 2026-11-28)
    """
    return "".join(f"{former} {present} 301!\n" for former, present in (rule.encoded for rule in rules))


def cloudflare(rules: Sequence[Rename]) -> str:
    """Return `_redirects` for Cloudflare and all others that read it.

    Cloudflare asks its rules before the pages and refuses `301!`, some deployments as a whole. Beyond its limit the
    pages at former addresses lead on.
    """
    lines = (f"{former} {present} 301\n" for former, present in (rule.encoded for rule in rules[:MOST_STATIC]))
    return "".join(lines)


def nginx(rules: Sequence[Rename]) -> str:
    """Return the lines of a map from `$uri`, which nginx has decoded, to where it sends: a variable begins with `$`."""
    pairs = ((former, rule.encoded[1]) for rule in rules for former in (rule.former, rule.former.removesuffix("/")))
    return "".join(f"{_in_quotes(former)} {_in_quotes(present)};\n" for former, present in pairs)


def apache(rules: Sequence[Rename]) -> str:
    """Return rules of mod_alias, which take an address with and without its last slash, and decode it before."""
    return "".join(
        f"Redirect permanent {_in_quotes(rule.former.removesuffix('/'))} "
        f"{_in_quotes(rule.encoded[1].removesuffix('/'))}\n"
        for rule in rules
    )


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


BESIDE: dict[str, tuple[str, Callable[[Sequence[Rename]], str]]] = {
    "nginx": ("redirects.nginx", nginx),
    "apache": ("redirects.apache", apache),
}
"""What lies beside the site for those servers that read it with their settings: name and content by server."""

_HEAD = "# Former addresses, from Kollega. The handbook says how {server} reads them (publishing.md, “Redirects”).\n"


def redirects_file(publication: Publication) -> Iterator[Artifact[str]]:
    """Yield `_redirects`, if anything was renamed; it lies in the site, since its readers look for it there."""
    if rules := renames(publication):
        form = netlify if "netlify" in publication.first.site.settings.redirects else cloudflare
        yield Artifact("_redirects", form(rules), render_text)


def files_beside(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """Return name and content of the files beside the site for the servers that the settings name."""
    servers = [server for server in BESIDE if server in publication.first.site.settings.redirects]
    for server in servers:
        name, form = BESIDE[server]
        yield name, f"{_HEAD.format(server=server)}{form(renames(publication))}".encode()
