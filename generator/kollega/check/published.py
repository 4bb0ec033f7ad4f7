"""Addresses that were once published and are not any more, and what could take each of them over."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from kollega.config.slug import SLUG, folded_letters
from kollega.content.kind import ItemKind
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from kollega.check.url_list import Listed
    from kollega.content.item import AnyItem, ShareableItem
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site


class Lost(NamedTuple):
    """An address that the site has no more."""

    listed: Listed
    path: str
    """Relative to the site's root, decoded."""


@dataclass(frozen=True)
class Comparison:
    """A list of addresses beside what a site has."""

    lost: tuple[Lost, ...]
    kept: int
    """How many the site has."""
    elsewhere: int
    """How many are of other hosts, or outside of the site's folder."""
    former_host: str = ""
    """The host that was taken for the site's former one, since none of the addresses is of its own."""


def compare(addresses: Sequence[Listed], site_url: str, published: Collection[str]) -> Comparison:
    """Return which of the addresses a site has lost, by the paths of what it publishes.

    `http` and `www.` are no difference, nor is the last slash, nor `index.html`.
    """
    own, base = _host(site_url), urlsplit(site_url).path
    hosts = Counter(filter(None, (_host(each.url) for each in addresses)))
    former = "" if own in hosts or not hosts else max(hosts, key=hosts.__getitem__)
    ours = [each for each in addresses if _host(each.url) in {"", former or own}]
    paths = [(each, _path(each.url, base, outside=bool(former or not _host(each.url)))) for each in ours]
    inside = {path.rstrip("/"): Lost(each, path) for each, path in reversed(paths) if path is not None}
    lost = tuple(each for each in reversed(inside.values()) if not _is_there(each.path, published))
    elsewhere = len(addresses) - sum(path is not None for _, path in paths)
    return Comparison(lost, len(inside) - len(lost), elsewhere, former)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return "?"


def _path(url: str, base: str, *, outside: bool) -> str | None:
    """Return the path of an address below the site's folder; None for one elsewhere, unless `outside` is the same."""
    written = unicodedata.normalize("NFC", unquote(urlsplit(url).path))
    whole = posixpath.normpath(f"/{written.lstrip('/')}") + "/" * written.endswith("/")
    path = re.sub(r"(?<=/)index\.html?$", "", re.sub("/+", "/", whole))
    folder = unquote(base)
    if f"{path}/".startswith(folder) or path.startswith(folder):
        return path[len(folder) :]
    return path.removeprefix("/") if outside else None


def _is_there(path: str, published: Collection[str]) -> bool:
    plain = path.rstrip("/")
    return any(each in published for each in (path, plain, f"{plain}/index.html" if plain else "index.html"))


_SURE: Final = 0.75
_AHEAD: Final = 0.1
"""How like a name must be to be proposed, and how much more like than that of any other item."""

_SAME_PLACE: Final = 0.01
"""What an item gets ahead that could take the address over itself."""

_STEM: Final = 6
"""Letters by which words are compared: `mechanic` is `mechanics`."""

_MACHINES: Final = frozenset({"assets", "embed", "feeds", "go", "pagefind", "search"})
"""Folders in which names say nothing of items."""

_ENDING: Final = re.compile(r"\.(?:html?|php|aspx?|jsp)$")


class Heir(NamedTuple):
    """What an address that is lost could lead to."""

    path: str
    """Relative to the site's root."""
    title: str = ""
    item: ShareableItem | None = None
    """The item that can take the address over by an alias; None where only the server can lead there."""


@dataclass(frozen=True)
class Heirs:
    """Finds what could take an address over: an item whose name is like that in the address, if no other's is."""

    site: Site
    published: Collection[str]

    def of(self, path: str) -> Heir | None:
        """Return what an address could lead to, where that is fairly sure."""
        plain = _ENDING.sub("", path.rstrip("/"))
        if plain != path.rstrip("/") and _is_there(plain, self.published):
            return Heir(f"{plain}/")
        parts = plain.split("/")
        if parts[0] in _MACHINES or (item := self._nearest(parts[-1], plain)) is None:
            return None
        alias = self.place(path) == (item.kind, item.lang)
        return Heir(self.site.path(item), item.front.title, item if alias else None)

    def unpublished(self, path: str) -> AnyItem | None:
        """Return the item that will stand at an address, or stands there in previews."""
        wanted = f"{path.rstrip('/')}/"
        return next((each for each in self.site.unpublished if self.site.path(each) == wanted), None)

    def place(self, path: str) -> tuple[ItemKind, str] | None:
        """Return the kind and language of the items whose aliases have addresses like this one."""
        folder, _, slug = path.rstrip("/").rpartition("/")
        return self._folders.get(f"{folder}/") if SLUG.fullmatch(slug) else None

    def _nearest(self, name: str, path: str) -> ShareableItem | None:
        """Return the item whose name is most like one: first of the kind and language that the address has."""
        wanted, place = _stems(name), self.place(path)
        best: dict[tuple[ItemKind, str], tuple[float, int]] = {}
        for index, stems in {named for stem in wanted for named in self._by_stem.get(stem, ())}:
            item = self.site.shareable[index]
            likeness = 2 * len(wanted & stems) / (len(wanted) + len(stems))
            score = likeness + _SAME_PLACE * ((item.kind, item.lang) == place), -index
            best[item.kind, item.slug] = max(score, best.get((item.kind, item.slug), score))
        first, second, *_ = (*sorted(best.values(), reverse=True), (0, 0), (0, 0))
        return self.site.shareable[-first[1]] if first[0] >= max(_SURE, second[0] + _AHEAD) else None

    @cached_property
    def _folders(self) -> Mapping[str, tuple[ItemKind, str]]:
        kinds = (ItemKind.STORY, ItemKind.VACANCY)
        return {self.site.list_path(kind, lang): (kind, lang) for lang in self.site.languages for kind in kinds}

    @cached_property
    def _by_stem(self) -> Mapping[str, Sequence[tuple[int, frozenset[str]]]]:
        found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for index, item in enumerate(self.site.shareable):
            for stems in {_stems(name) for name in (item.slug, item.front.title, *item.front.aliases)}:
                for stem in stems:
                    found[stem].append((index, stems))
        return found


def _stems(name: str) -> frozenset[str]:
    """Return the beginnings of the words of a name, without numbers and single letters, which name nothing."""
    words = re.findall(r"[^\W_]+", folded_letters(name))
    return frozenset(word[:_STEM] for word in words if len(word) > 1 and not word.isdigit())


def lost_diagnostic(lost: Lost, heirs: Heirs, root: Path) -> Diagnostic:
    """Return what is to be said of an address that is lost; the path of its list is relative to `root`."""
    file = PurePath(os.path.relpath(lost.listed.file, root)).as_posix()
    message, hint = wording("the site no longer has the address {address}", address=f"/{lost.path}"), _hint(lost, heirs)
    return Diagnostic.at(file, lost.listed.mark, "lost-address", message, hint, severity=Severity.WARNING)


def _hint(lost: Lost, heirs: Heirs) -> Wording:
    """Return what to do about an address."""
    if waiting := heirs.unpublished(lost.path):
        return wording("Check {file}, which stands in for it and is not published yet.", file=waiting.path)
    heir = heirs.of(lost.path)
    if heir and heir.item:
        name = lost.path.rstrip("/").rpartition("/")[2]
        others = "".join(f"{alias}, " for alias in heir.item.front.aliases)
        return wording(
            "If “{title}” has taken its place, write `aliases: [{names}]` into {file}.",
            names=f"{others}{name}",
            file=heir.item.path,
            title=heir.title,
        )
    if heir:
        page = (
            wording("{address} (“{title}”)", address=f"/{heir.path}", title=heir.title)
            if heir.title
            else f"/{heir.path}"
        )
        return wording("Have your server redirect it to {page}: an alias cannot lead from such an address.", page=page)
    if heirs.place(lost.path):
        return wording(
            "If something has taken its place, name it under `aliases` there. Otherwise there is nothing to do."
        )
    return wording(
        "If something has taken its place, have your server redirect it there. Otherwise there is nothing to do."
    )
