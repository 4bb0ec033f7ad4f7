"""What mkdocs.yml says, made into settings; whatever cannot be used there is refused."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ValidationError

from kollega.config.project import PAGE_ENDINGS
from kollega.config.settings import Settings
from kollega.config.urls import address_fault
from kollega.config.validation import data_steps, fault_of, mapping_in
from kollega.diagnostics import ConfigurationError
from kollega.filesystem import MAX_FILE, MissingError, UnreadableError, read, require_file
from kollega.i18n.characters import strange_in, strange_name, turning_mark
from kollega.i18n.suggestion import suggestion
from kollega.i18n.translation import language_set_in, message_language, translation
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.i18n.translation import Translate

_SITE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[^\s?#\"'<>\\]*)?")
"""Hosts are written in ASCII: in Open Graph and feeds, not every reader knows other letters."""


def translation_for(written: object) -> Translate:
    """Return what says messages in the language that a site sets for them, or in that of the environment."""
    return translation(message_language(written, os.environ))


def translation_at(config_file: Path) -> Translate:
    """Return what says messages in the language that a file sets for them, even where nothing else can be read."""
    return translation(message_language_at(config_file))


def message_language_at(config_file: Path) -> str:
    """Return the language of messages that a file sets, even where nothing else of it can be read."""
    file = Path(os.path.realpath(config_file))
    try:
        written = read(file.parent, file.name, MAX_FILE).decode("utf-8", "replace")
    except UnreadableError:
        written = ""
    return message_language(language_set_in(written), os.environ)


def site_url_of(value: object) -> str:
    """Return the site's address with a trailing slash, or raise ConfigurationError."""
    if isinstance(value, str) and _SITE_URL.fullmatch(value) and address_fault(value) is None:
        return value.rstrip("/") + "/"
    hint = wording("Write the whole address of the site, for example site_url: https://careers.example.org/")
    raise ConfigurationError("site_url", wording("“{value}” is not the address of a site", value=value or ""), hint)


def check_folders(settings: Settings, root: Path, pages_dir: Path, site_dir: Path) -> None:
    """Raise ConfigurationError for a file or folder that settings name and that is not there, or cannot be used."""
    folder = Path(os.path.relpath(pages_dir, root)).as_posix()
    guidelines, logo = settings.guidelines, settings.organisation.logo
    if guidelines:
        _require("guidelines", root, guidelines)
        is_page = Path(guidelines).suffix in PAGE_ENDINGS and PurePosixPath(guidelines).is_relative_to(folder)
        if not (is_page or guidelines == settings.guidelines_file):
            hint = wording(
                "Name guidelines.yml, or a hand-written page such as {file}.", file=f"{pages_dir.name}/guidelines.md"
            )
            message = wording("{file} is neither a file of rules nor a hand-written page", file=guidelines)
            raise ConfigurationError("plugins.kollega.guidelines", message, hint)
    if logo:
        place = posixpath.normpath(f"{folder}/{logo}")
        if not PurePosixPath(place).is_relative_to(folder):
            hint = wording("Put it among the hand-written pages, in the folder {folder}.", folder=pages_dir.name)
            raise ConfigurationError(
                "plugins.kollega.organisation.logo", wording("{file} is somewhere else", file=logo), hint
            )
        _require("organisation.logo", root, place)
    if settings.fonts and not os.path.lexists(root / settings.fonts):
        raise _absent("fonts", settings.fonts)
    for source in (root / settings.stories_dir, root / settings.vacancies_dir):
        if site_dir.is_relative_to(source) or source.is_relative_to(site_dir):
            hint = wording("Name a folder of its own for the site, for example site_dir: site")
            raise ConfigurationError("site_dir", wording("the site would be built over {folder}", folder=source), hint)


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
    message = (
        wording("there is no {name} beside mkdocs.yml", name=pure.name)
        if pure.parent == PurePosixPath()
        else wording("there is no {name} in the folder {folder}", name=pure.name, folder=pure.parent)
    )
    return ConfigurationError(f"plugins.kollega.{option}", message)


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
            raise ConfigurationError(
                option, wording("there is {character}", character=strange_name(strange[0])), wording("Delete it.")
            )
        if turn:
            raise ConfigurationError(
                option,
                wording("an invisible mark ({turn}) reverses the order of letters", turn=turn),
                wording("Delete it."),
            )
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        check_characters(option, key)
        check_characters(f"{option}.{key}", below)


def _misconfigured(detail: ErrorDetails, options: Mapping[str, Any]) -> ConfigurationError:
    absent = detail["type"] == "missing"
    *_, last = detail["loc"]
    steps = [str(step) for step in (*data_steps(detail["loc"], options), *([last] if absent else ()))]
    at = detail.get("ctx", {}).get("key", "")
    option = ".".join(["plugins", "kollega", *steps, *filter(None, [at])])
    if absent:
        hint = (
            wording("Add `{key}:` there.", key=steps[-1])
            if len(steps) > 1
            else wording("Add `organisation:` with `name:` and `url:`.")
        )
        return ConfigurationError(option, wording("is missing"), hint)
    if detail["type"] == "extra_forbidden":
        known = _option_names(steps[:-1])
        hint = suggestion(steps[-1], known, wording("The options here are {names}.", names=", ".join(known)))
        if len(steps) == 1 and steps[-1] in _OF_HOST:
            hint = wording("It is a setting of MkDocs: write it at the left margin, above `plugins:`.")
        return ConfigurationError(option, wording("there is no such option"), hint)
    if isinstance(detail["input"], bool) and detail["type"] in {"enum", "literal_error"}:
        detail = {**detail, "input": "yes" if detail["input"] else "no"}  # as it was written, or nearly
    fault = fault_of(detail, detail["type"], steps[-1])
    hint = fault.hint
    is_truth = isinstance(detail["input"], bool)
    is_number = detail["type"] in _OF_WORDS and isinstance(detail["input"], (int, float, date))
    if is_truth:
        hint = wording("YAML reads yes, no, on and off as truth values; put the word in quotation marks.")
    elif is_number:
        hint = wording("YAML reads this as a number or a date; put it in quotation marks.")
    return ConfigurationError(option, fault.message, hint, is_of_type=is_truth or is_number)


_OF_WORDS = frozenset({"string_type", "dict_type", "model_type", "model_attributes_type"})
"""What pydantic says where a word, or a word by language, was wanted."""


_OF_HOST = (
    *("site_name", "site_url", "site_description", "docs_dir", "site_dir", "theme", "nav"),
    *("repo_url", "edit_uri", "extra_css", "extra_javascript", "copyright"),
)
"""Settings of MkDocs that people look for among ours."""


def _option_names(around: Sequence[str]) -> tuple[str, ...]:
    """Return the options that a mapping of settings may have, given the keys that lead to it."""
    model: type[BaseModel] = Settings
    for key in around:
        field = model.model_fields.get(key)
        model = (mapping_in(field.annotation) if field else None) or model
    return tuple(model.model_fields)


def asset_address(path: object, option: str, root: Path, folder: str) -> str:
    """Return the root-relative address of a file in the folder of the hand-written pages, a path below `root`.

    The file keeps its place, since style sheets and scripts name others beside them. Behind it stands a digest of what
    it holds, so that browsers ask anew for what has changed. Raises ConfigurationError for what is no such file.
    """
    if not isinstance(path, str):
        raise ConfigurationError(
            option, wording("“{path}” is not the name of a file", path=path), wording("Write a list of names of files.")
        )
    if _leads_elsewhere(path):
        hint = wording(
            "Save it in the folder {folder} and write its name here: pages load nothing from other hosts.",
            folder=folder,
        )
        raise ConfigurationError(option, wording("“{path}” is an address, not a file of this site", path=path), hint)
    place = posixpath.normpath(path)
    try:
        content = read(root, f"{folder}/{place}", MAX_FILE)
    except MissingError as error:
        hint = wording("Put the file there, and write its name as seen from the folder {folder}.", folder=folder)
        raise ConfigurationError(
            option, wording("there is no “{path}” in the folder {folder}", path=path, folder=folder), hint
        ) from error
    except UnreadableError as error:
        found = error.diagnostic
        message = wording("{file}: {problem}", file=found.path, problem=found.message)
        raise ConfigurationError(option, message, found.hint) from error
    return f"{quote(place)}?{hashlib.sha256(content).hexdigest()[:12]}"


def _leads_elsewhere(path: str) -> bool:
    try:
        parts = urlsplit(path)
    except ValueError:  # brackets around what is no IPv6 address
        return True
    return bool(parts.scheme or parts.netloc)
