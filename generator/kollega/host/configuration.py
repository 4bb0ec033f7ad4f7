"""What an mkdocs.yml says, read by MkDocs."""

from __future__ import annotations

import logging
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from mkdocs import config as mkdocs_config
from mkdocs.exceptions import Abort
from mkdocs.exceptions import ConfigurationError as MkDocsConfigurationError
from mkdocs.utils import get_theme_dir
from yaml import YAMLError

from kollega.brand.typeface import Typeface, typeface_of
from kollega.config.extras import Extras, Script, address_of
from kollega.config.project import Project, check_characters, check_folders, settings_of, site_url_of
from kollega.config.settings import Settings
from kollega.content.files import folder_diagnostics
from kollega.content.lost_text import Comment, comments_behind_values, is_free_text
from kollega.content.yaml_faults import Unusable
from kollega.diagnostics import ConfigurationError, KollegaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.diagnostics import Diagnostic
    from kollega.host.plugin import KollegaPlugin

_MKDOCS_TEXTS = frozenset({"site_name", "site_description", "site_author", "copyright"})
"""MkDocs' own settings that may be any words."""

_HINTS = {
    "theme": "Write `theme: {name: kollega}` in mkdocs.yml, and in it the folder of your own templates as `custom_dir`."
}
"""What to do about an option of MkDocs that is wrong."""

_READING = "_validate"
"""What MkDocs calls the function that reads one option after another."""

_MKDOCS_ERROR = re.compile(r"Config value '([^']+)': (.+)", re.DOTALL)
"""How MkDocs tells its log what is wrong with an option."""


def project_of(config_file: Path) -> Project:
    """Return what an mkdocs.yml says; raise ConfigurationError where it is wrong."""
    config = loaded_config(config_file)
    return project_from(config, plugin_of(config).options)


def loaded_config(config_file: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """Return what MkDocs reads in a file, for a folder to build into; raise ConfigurationError where it is wrong."""
    chosen = {"site_dir": str(site_dir)} if site_dir else {}
    try:
        with _overheard() as said:
            return mkdocs_config.load_config(str(config_file), **chosen)
    except MkDocsConfigurationError as error:
        raise ConfigurationError(str(config_file), str(error)) from error
    except Abort as error:
        raise _refused(config_file, said) from error
    except (YAMLError, ImportError) as error:  # a tag such as !!python/name that names nothing
        raise ConfigurationError(str(config_file), "this is not valid YAML") from error
    except (OSError, KollegaError):
        raise
    except Exception as error:  # MkDocs is not prepared for a list where it wants a word, and the like
        option = _option_read(error) or str(config_file)
        message = f"MkDocs cannot read this: {error}"
        raise ConfigurationError(option, message, _HINTS.get(option, "")) from error


def _option_read(error: Exception) -> str:
    """Return the name of the option that MkDocs was reading when it failed; nothing where that cannot be told."""
    frames = (frame for frame, _ in walk_tb(error.__traceback__) if frame.f_code.co_name == _READING)
    return next((str(frame.f_locals["key"]) for frame in frames if "key" in frame.f_locals), "")


def plugin_of(config: MkDocsConfig) -> KollegaPlugin:
    """Return our plugin in a configuration; raise ConfigurationError where it is not in the list."""
    plugin = config.plugins.get("kollega")
    if plugin is None:
        hint = "Add `- kollega:` with `organisation:` under `plugins:`."
        raise ConfigurationError("plugins", "the plugin kollega is not in the list", hint)
    return cast("KollegaPlugin", plugin)


def project_from(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    """Return what a configuration and our plugin's options say; raise ConfigurationError where they are wrong."""
    if not config.use_directory_urls:
        raise ConfigurationError("use_directory_urls", "must be true", "Take the line out: addresses end in a slash.")
    config_file = Path(config.config_file_path or "mkdocs.yml").absolute()
    above, root = config_file.parent, config_file.parent.resolve()
    _check_comments(config.config_file_path)
    _check_addresses(config)
    _check_theme(config)
    for option in ("nav", *sorted(_MKDOCS_TEXTS)):
        check_characters(option, config[option])
    settings = settings_of(options)
    pages_dir, site_dir = _seen_from(root, above, config.docs_dir), Path(config.site_dir)
    check_folders(settings, root, pages_dir, site_dir)
    own_theme = _seen_from(root, above, config.theme.custom_dir) if config.theme.custom_dir else None
    diagnostics = (
        *_theme_diagnostics(own_theme, root),
        *(folder_diagnostics(root, settings.fonts) if settings.fonts else ()),
    )
    repository = (config.repo_url or "").rstrip("/") + "/" if config.repo_url else ""
    return Project(
        root=root,
        pages_dir=pages_dir,
        site_dir=site_dir,
        site_name=config.site_name,
        site_url=site_url_of(config.site_url),
        settings=settings,
        theme_dirs=(*([own_theme] if own_theme and not diagnostics else ()), *_installed_themes(config)),
        own_theme=own_theme,
        diagnostics=tuple(sorted(diagnostics)),
        typeface=Typeface() if diagnostics else typeface_of(settings, root),
        edit_base=_edit_base(repository, config.edit_uri or ""),
        extras=_extras(config, root, pages_dir),
        config_name=config_file.name,
    )


def _check_addresses(config: MkDocsConfig) -> None:
    """Raise ConfigurationError for an address that MkDocs would fall over only when it draws."""
    for option, value in (("nav", config.nav), ("edit_uri", config.edit_uri), ("repo_url", config.repo_url)):
        for text in _texts(value):
            try:
                urlsplit(text)
            except ValueError as error:
                hint = "Look at what stands between https:// and the next slash."
                raise ConfigurationError(option, f"nothing can be found at “{text}”", hint) from error


def _texts(value: object) -> Iterator[str]:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from (text for each in below for text in _texts(each))
    if isinstance(value, str):
        yield value


def _check_theme(config: MkDocsConfig) -> None:
    """Raise ConfigurationError where the site is not drawn with our theme, or with one that extends it."""
    ours = Path(get_theme_dir("kollega")).resolve()
    if ours not in (Path(folder).resolve() for folder in config.theme.dirs):
        name = f"the theme `{config.theme.name}`" if config.theme.name else "a theme without a name"
        raise ConfigurationError("theme", f"{name} cannot draw this site", _HINTS["theme"])


def _check_comments(config_file: str | None) -> None:
    """Raise ConfigurationError where words of a setting are lost behind ` #`: a colour without quotation marks is."""
    raw = Path(config_file).read_text("utf-8-sig", "replace") if config_file else ""
    with suppress(Unusable):  # MkDocs reads more than a front matter may hold
        if lost := next(filter(_loses_words, comments_behind_values(raw)), None):
            message = f"“{lost.text}” on line {lost.mark.line} is lost: to YAML, ` #` begins a remark"
            raise ConfigurationError(".".join(lost.keys), message, lost.hint)


def _loses_words(comment: Comment) -> bool:
    match comment.keys:
        case ("plugins", "kollega", *ours):
            return comment.goes_on and (not comment.value or is_free_text(Settings, ours))
        case (only,):
            return comment.goes_on and only in _MKDOCS_TEXTS
        case _:
            return False


def _seen_from(root: Path, above: Path, folder: str) -> Path:
    """Return a folder as it lies below the site's own, to which a link may lead, if it does lie there."""
    path = Path(os.path.normpath(Path.cwd() / folder))
    return root / path.relative_to(above) if path.is_relative_to(above) else path


def _installed_themes(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders of themes that were installed, those that win first."""
    return map(Path, config.theme.dirs[1:] if config.theme.custom_dir else config.theme.dirs)


def _theme_diagnostics(own: Path | None, root: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files of the site's own theme, which may lie beside the site's folder."""
    if own is None:
        return
    if own.is_relative_to(root):
        yield from folder_diagnostics(root, own.relative_to(root).as_posix())
    else:
        yield from (replace(each, path=f"{own.name}/{each.path}") for each in folder_diagnostics(own, "."))


def _extras(config: MkDocsConfig, root: Path, pages_dir: Path) -> Extras:
    """Return the files of `extra_css` and `extra_javascript`; MkDocs reads a script as a name, or as one with more."""
    folder = Path(os.path.relpath(pages_dir, root)).as_posix()
    styles = tuple(address_of(path, "extra_css", root, folder) for path in config.extra_css)
    scripts = tuple(
        Script(address_of(script, "extra_javascript", root, folder))
        if isinstance(script, str)
        else Script(address_of(script.path, "extra_javascript", root, folder), script.type, script.defer, script.async_)
        for script in config.extra_javascript
    )
    return Extras(styles, scripts)


def _edit_base(repository: str, edit_uri: str) -> str:
    if not edit_uri or edit_uri.startswith(("http://", "https://")):
        return edit_uri and edit_uri.rstrip("/") + "/"
    return repository and repository + edit_uri.strip("/") + "/"


def _refused(config_file: Path, said: list[str]) -> ConfigurationError:
    """Return the first of the errors that MkDocs told its log, with the option's name in front."""
    first = next(iter(said), "")
    found = _MKDOCS_ERROR.match(first)
    if not found:
        return ConfigurationError(str(config_file), first)
    return ConfigurationError(found[1], found[2], _HINTS.get(found[1], ""))


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Collect the errors that MkDocs tells its log, and keep them from being printed."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs.config"), Listener(logging.ERROR)
    logger.addHandler(listener)
    before, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.propagate = before
        logger.removeHandler(listener)
