"""A site's folder, and what its mkdocs.yml says."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from pydantic import ValidationError

from kollega.brand.typeface import Typeface
from kollega.config.extras import Extras
from kollega.config.options import Options
from kollega.config.settings import Settings
from kollega.config.urls import address_fault
from kollega.config.validation_errors import data_steps, fault_of
from kollega.diagnostics import ConfigurationError
from kollega.filesystem import MissingError, UnreadableError, require_file
from kollega.i18n.catalogue import originals
from kollega.i18n.characters import strange_in, strange_name, turning_mark
from kollega.i18n.suggestion import suggestion
from kollega.i18n.words import Words, load_words
from kollega.networks import load_networks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import ErrorDetails

    from kollega.diagnostics import Diagnostic
    from kollega.networks import Network


_SITE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[^\s?#\"'<>\\]*)?")
"""Hosts are written in ASCII: in Open Graph and feeds, not every reader knows other letters."""


PAGE_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""What MkDocs takes for Markdown (mkdocs.utils.markdown_extensions of 1.6)."""


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
    config_name: str = "mkdocs.yml"
    """The name of the settings' file, in the folder `root`."""

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

    def network_name(self, written: str) -> str:
        """Return a network's name for its id or its name; another name as it is written, with a capital."""
        return self._network_names.get(written.casefold()) or written[:1].upper() + written[1:]

    @cached_property
    def _network_names(self) -> dict[str, str]:
        """The name of each network by its id and by its name: every person's page asks for some."""
        networks = known_networks(self.settings).values()
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


def site_url_of(value: object) -> str:
    """Return the site's address with a trailing slash, or raise ConfigurationError."""
    if isinstance(value, str) and _SITE_URL.fullmatch(value) and address_fault(value) is None:
        return value.rstrip("/") + "/"
    hint = "Write the whole address of the site, for example site_url: https://careers.example.org/"
    raise ConfigurationError("site_url", f"“{value or ''}” is not the address of a site", hint)


def check_folders(settings: Settings, root: Path, pages_dir: Path, site_dir: Path) -> None:
    """Raise ConfigurationError for a file or folder that settings name and that is not there, or cannot be used."""
    folder = Path(os.path.relpath(pages_dir, root)).as_posix()
    guidelines, logo = settings.guidelines, settings.organisation.logo
    if guidelines:
        _require("guidelines", root, guidelines)
        if not (Path(guidelines).suffix in PAGE_ENDINGS and PurePosixPath(guidelines).is_relative_to(folder)):
            hint = f"Put it among the hand-written pages, for example {pages_dir.name}/guidelines.md."
            raise ConfigurationError("plugins.kollega.guidelines", f"{guidelines} is no hand-written page", hint)
    if logo:
        place = posixpath.normpath(f"{folder}/{logo}")
        if not PurePosixPath(place).is_relative_to(folder):
            hint = f"Put it among the hand-written pages, in the folder {pages_dir.name}."
            raise ConfigurationError("plugins.kollega.organisation.logo", f"{logo} lies elsewhere", hint)
        _require("organisation.logo", root, place)
    if settings.fonts and not os.path.lexists(root / settings.fonts):
        raise _absent("fonts", settings.fonts)
    for source in (root / settings.stories_dir, root / settings.vacancies_dir):
        if site_dir.is_relative_to(source) or source.is_relative_to(site_dir):
            hint = "Name a folder of its own for the site, for example site_dir: site"
            raise ConfigurationError("site_dir", f"the site would be built over {source}", hint)


def _require(option: str, root: Path, path: str) -> None:
    """Raise ConfigurationError where settings name a file of the pages that is not there.

    Whatever else keeps one from being read that is there, the check of the pages tells.
    """
    try:
        require_file(root, path)
    except UnreadableError as error:
        is_told = error.diagnostic.code != "bad-name" or os.path.lexists(root / path)
        if isinstance(error, MissingError) or not is_told:
            raise _absent(option, path) from error


def _absent(option: str, path: str) -> ConfigurationError:
    pure = PurePosixPath(path)
    where = "beside mkdocs.yml" if pure.parent == PurePosixPath() else f"in the folder {pure.parent}"
    return ConfigurationError(f"plugins.kollega.{option}", f"there is no {pure.name} {where}")


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the options of the plugin as settings, or raise ConfigurationError for the first that is wrong."""
    check_characters("plugins.kollega", options)
    try:
        return Settings.model_validate(options)
    except ValidationError as error:
        # A misspelt option is the likelier cause of a missing one.
        details = sorted(error.errors(include_url=False), key=lambda detail: detail["type"] != "extra_forbidden")
        raise _misconfigured(details[0], options) from error


def check_characters(option: str, value: object) -> None:
    """Raise ConfigurationError for a character that no text needs, or that turns the texts beside it."""
    if isinstance(value, str):
        strange, turn = strange_in(value), turning_mark(value)
        if strange:
            raise ConfigurationError(option, f"there is {strange_name(strange[0])}", "Delete it.")
        if turn:
            raise ConfigurationError(option, f"an invisible mark ({turn}) turns the order of letters", "Delete it.")
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        check_characters(option, key)
        check_characters(f"{option}.{key}", below)


def networks_of(settings: Settings) -> dict[str, Network]:
    """Return the networks that a site offers by id, in its order; raise ConfigurationError for one that is wrong."""
    known = known_networks(settings)
    chosen = [row["id"] for row in _network_rows(settings)] or list(known)
    if unknown := next((network_id for network_id in chosen if network_id not in known), None):
        hint = suggestion(unknown, tuple(known), f"There are {', '.join(known)}.")
        raise ConfigurationError(_NETWORKS, f"there is no network “{unknown}”", hint)
    return {network_id: known[network_id] for network_id in chosen}


def known_networks(settings: Settings) -> Mapping[str, Network]:
    """Return all networks by id, offered or not, a site's own among them; raise ConfigurationError for a wrong one."""
    rows = _network_rows(settings)
    if nameless := next((row for row in rows if not isinstance(row.get("id"), str)), None):
        message = f"the network {nameless} has no `id`"
        raise ConfigurationError(_NETWORKS, message, "Add `id:` with a word of your own.")
    try:
        return load_networks({row["id"]: row for row in rows if len(row) > 1})
    except ValueError as error:
        raise ConfigurationError(_NETWORKS, str(error), "See the handbook for what a network is made of.") from error


def _network_rows(settings: Settings) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {"id": row} for row in settings.share.networks]


def _misconfigured(detail: ErrorDetails, options: Mapping[str, Any]) -> ConfigurationError:
    absent = detail["type"] == "missing"
    *_, last = detail["loc"]
    steps = [str(step) for step in (*data_steps(detail["loc"], options), *([last] if absent else ()))]
    at = detail.get("ctx", {}).get("key", "")
    option = ".".join(["plugins", "kollega", *steps, *filter(None, [at])])
    if absent:
        hint = f"Add `{steps[-1]}:` there." if len(steps) > 1 else "Add `organisation:` with `name:` and `url:`."
        return ConfigurationError(option, "is missing", hint)
    if detail["type"] == "extra_forbidden":
        hint = suggestion(steps[-1], _option_names(), "See the handbook for the options.")
        return ConfigurationError(option, "there is no such option", hint)
    fault = fault_of(detail, detail["type"], steps[-1])
    hint = fault.hint
    if isinstance(detail["input"], bool):
        hint = "YAML reads yes, no, on and off as truth values; put the word in quotation marks."
    elif detail["type"] == "string_type" and isinstance(detail["input"], (int, float, date)):
        hint = "YAML reads this as a number or a date; put it in quotation marks."
    return ConfigurationError(option, fault.message, hint)


def _option_names() -> list[str]:
    families: list[type[Options]] = [Settings, *Options.__subclasses__()]
    return sorted({name for family in families for name in family.model_fields})
