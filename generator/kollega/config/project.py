"""A site's folder, and what its mkdocs.yml says."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from kollega.brand.typeface import Typeface
from kollega.diagnostics import ConfigurationError
from kollega.i18n.catalogue import originals
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import as_wording, wording
from kollega.i18n.words import Words, load_words
from kollega.networks import load_networks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kollega.config.settings import Settings
    from kollega.diagnostics import Diagnostic
    from kollega.networks import Network


PAGE_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""What MkDocs takes for Markdown (mkdocs.utils.markdown_extensions of 1.6)."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script that every page loads."""

    address: str
    """Root-relative."""
    kind: str = ""
    """The attribute `type`; `module` for one that imports others."""
    deferred: bool = False
    """Whether it waits until the page is there."""
    asynchronous: bool = False
    """Whether it runs as soon as it is there itself."""


@dataclass(frozen=True)
class Extras:
    """What every page loads besides what the theme brings, in this order."""

    styles: tuple[str, ...] = ()
    """Root-relative addresses."""
    scripts: tuple[Script, ...] = ()


@dataclass(frozen=True, slots=True)
class BrowserEditor:
    """The editor in which colleagues write in the browser, as `kollega cms` has set it up."""

    name: str
    """As that command calls it."""
    lang: str
    """The language of its forms."""
    digest: str
    """Of what the command wrote into its configuration."""
    origins: tuple[str, ...] = ()
    """Whom its page asks: the code host."""
    images: tuple[str, ...] = ()
    """Whose pictures its page shows: those of the people there."""


@dataclass(frozen=True)
class Project:
    """Where a site's files lie, and how the site is called and found."""

    root: Path
    """The folder of mkdocs.yml."""
    pages_dir: Path
    """The folder of the hand-written pages (`docs_dir`)."""
    site_dir: Path
    """Where the site is built."""
    site_name: str
    """How the site is called in its first language."""
    site_url: str
    """The site's absolute address, with a trailing slash."""
    settings: Settings
    """The options of the plugin `kollega`."""
    theme_dirs: tuple[Path, ...]
    """Folders of templates and words, those that win first."""
    own_theme: Path | None = None
    """The one of them that is the site's own (`custom_dir`)."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the files of the site's own theme and of its fonts; none of these files is used then."""
    typeface: Typeface = field(default_factory=Typeface)
    """The families that the organisation is set in."""
    edit_base: str = ""
    """Where the code host edits files of `pages_dir`, with a trailing slash; empty for nowhere."""
    extras: Extras = field(default_factory=Extras)
    """Style sheets and scripts of the site's own."""
    editor: BrowserEditor | None = None
    """What people write with in the browser, if the site has such a page."""
    config_name: str = "mkdocs.yml"
    """The name of the settings' file, in the folder `root`."""
    host_digest: str = ""
    """A digest of all that the host was told; empty where pages can show what others than the site's own files say."""

    def __reduce__(self) -> tuple[type[Project], tuple[Any, ...]]:
        """Return what another process makes it of: not what was derived and is kept."""
        return Project, tuple(getattr(self, each.name) for each in fields(self))

    @cached_property
    def pages_folder(self) -> str:
        """Return the folder of the hand-written pages, relative to the root, with forward slashes."""
        return Path(os.path.relpath(self.pages_dir, self.root)).as_posix()

    def site_name_in(self, lang: str) -> str:
        """Return how the site is called in a language: as in the first, where it has no name of its own."""
        return self.settings.site_names.get(lang, self.site_name)

    def url(self, path: str) -> str:
        """Return the absolute address of a root-relative path."""
        return self.site_url + path

    @cached_property
    def words(self) -> Callable[[str], Words]:
        """Return the words of a language: the theme's, and over them those of the site's own theme folder.

        They are read once for each project: the next build has one of its own, and what was saved in between.
        """
        return cache(partial(load_words, folders=self._word_folders))

    def texts(self) -> tuple[str, ...]:
        """Return the English texts that a language's catalogue translates, without the sentences of share texts."""
        return originals(folder for folder in self._word_folders if folder.name == "words")

    @cached_property
    def _word_folders(self) -> tuple[Path, ...]:
        """The theme's words and sentences, then those of the site's own theme; every item asks for some."""
        return tuple(folder / name for folder in reversed(self.theme_dirs) for name in ("words", "sentences"))

    @cached_property
    def known_networks(self) -> Mapping[str, Network]:
        """Return all networks by id, offered or not: a feed and a digest ask for them with every entry.

        Raises ConfigurationError for one that is wrong.
        """
        return known_networks(self.settings)

    def network_name(self, written: str) -> str:
        """Return a network's name for its id or its name; another name as it is written, with a capital."""
        return self._network_names.get(written.casefold()) or written[:1].upper() + written[1:]

    @cached_property
    def _network_names(self) -> dict[str, str]:
        """The name of each network by its id and by its name: every person's page asks for some."""
        networks = self.known_networks.values()
        return {key.casefold(): network.name for network in networks for key in (network.name, network.id)}

    def edit_url(self, path: str) -> str:
        """Return where to edit a file, given relative to the root; empty where the code host is not known."""
        if not self.edit_base:
            return ""
        return urljoin(self.edit_base, self.way_from_pages(path))

    def way_from_pages(self, path: str) -> str:
        """Return the way from the folder of the hand-written pages to a file that is given relative to the root."""
        folder, _, name = path.rpartition("/")
        return posixpath.normpath(f"{self._way_to(folder)}/{name}")

    @cached_property
    def _way_to(self) -> Callable[[str], str]:
        """The way from the folder of the hand-written pages to another: thousands of files lie in the same few."""
        return cache(lambda folder: Path(os.path.relpath(folder or ".", self.pages_folder)).as_posix())


_NETWORKS = "plugins.kollega.share.networks"
_FORMER = {
    "twitter": "x",
    "fb": "facebook",
    "insta": "instagram",
    "ig": "instagram",
    "mail": "email",
    "e-mail": "email",
}
"""What people call networks, by names of before or short ones."""


def networks_of(settings: Settings) -> dict[str, Network]:
    """Return the networks that a site offers by id, in its order; raise ConfigurationError for one that is wrong."""
    known = known_networks(settings)
    chosen = [row["id"] for row in _network_rows(settings)] or list(known)
    if unknown := next((network_id for network_id in chosen if network_id not in known), None):
        hint = suggestion(
            _FORMER.get(unknown.casefold(), unknown),
            tuple(known),
            wording("There are {names}.", names=", ".join(known)),
        )
        raise ConfigurationError(_NETWORKS, wording("there is no network “{name}”", name=unknown), hint)
    return {network_id: known[network_id] for network_id in chosen}


def known_networks(settings: Settings) -> Mapping[str, Network]:
    """Return all networks by id, offered or not, a site's own among them; raise ConfigurationError for a wrong one."""
    rows = _network_rows(settings)
    if nameless := next((row for row in rows if not isinstance(row.get("id"), str)), None):
        message = wording("the network {network} has no `id`", network=nameless)
        raise ConfigurationError(_NETWORKS, message, wording("Add `id:` with a word of your own."))
    try:
        return load_networks({row["id"]: row for row in rows if len(row) > 1})
    except ValueError as error:
        raise ConfigurationError(
            _NETWORKS, as_wording(error.args[0]), wording("See the handbook for what a network is made of.")
        ) from error


def _network_rows(settings: Settings) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {"id": row} for row in settings.share.networks]
