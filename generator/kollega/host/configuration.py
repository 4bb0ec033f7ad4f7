"""An mkdocs.yml as the host reads it, and what is told where it cannot."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping
from contextlib import contextmanager
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkdocs import config as host_config
from mkdocs.exceptions import Abort
from mkdocs.exceptions import ConfigurationError as HostConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme
from yaml import MarkedYAMLError, YAMLError

from kollega.content.yaml_errors import yaml_fault
from kollega.diagnostics import ConfigurationError, KollegaError
from kollega.host.choice import HOST_NAME
from kollega.host.log import host_log
from kollega.host.settings_layout import check_layout, outdented
from kollega.host.settings_place import located
from kollega.i18n.wording import NO_WORDING, Wording, as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

_NO_FOLDER: Final = wording("there is no folder “{name}”")

HINTS: Final = {
    "site_name": wording("Write what the site is called, for example `site_name: Working at Acme`."),
    "plugins": wording("Write each on a line of its own: `- kollega:`, and below it, indented, its options."),
    "docs_dir": wording("Write the folder of your hand-written pages, for example `docs_dir: pages`."),
    "theme": wording(
        "Write `theme: {name: kollega}` in mkdocs.yml, and in it the folder of your own templates as `custom_dir`."
    ),
}
"""What to do about an option of the host that is wrong."""


class _Complaint(NamedTuple):
    """What the host says of an option, and what we say instead."""

    said: re.Pattern[str]
    message: Wording
    is_of_type: bool = False


_COMPLAINTS: Final = (
    _Complaint(re.compile(r"Required configuration not provided\."), wording("is missing")),
    _Complaint(re.compile(r"Expected type: <class 'str'> but received: .*"), wording("is not a text"), is_of_type=True),
    _Complaint(re.compile(r"The path '(?:.*[/\\])?(?P<name>[^/\\]+)' isn't an existing directory\."), _NO_FOLDER),
    _Complaint(re.compile(r"Unrecognised theme name: '(?P<name>.*)'\."), wording("there is no theme “{name}”")),
    _Complaint(re.compile(r'The "(?P<name>.*)" plugin is not installed'), wording("there is no plugin “{name}”")),
    _Complaint(re.compile(r"Invalid Plugins configuration.*"), wording("is not a list of plugins")),
)

_READING: Final = "_validate"
"""What the host calls the function that reads one option after another."""

_HOST_ERROR: Final = re.compile(r"Config value '([^']+)': (.+?)(?: The available installed themes are: .+)?", re.DOTALL)
"""How the host tells its log what is wrong with an option. Of the themes that it offers, none but ours will do."""


def load_config(config_file: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """Return what the host reads in a file, for a folder to build into; raise ConfigurationError where it is wrong."""
    chosen = {"site_dir": str(site_dir)} if site_dir else {}
    try:
        with _collect_errors() as said:
            return host_config.load_config(str(config_file), **chosen)
    except HostConfigurationError as error:
        raise _unreadable(config_file, error) from error
    except Abort as error:
        raise _first_error(config_file, said) from error
    except (YAMLError, ImportError) as error:  # a tag such as !!python/name that names nothing
        raise ConfigurationError(str(config_file), wording("this is not valid YAML")) from error
    except (OSError, KollegaError):
        raise
    except Exception as error:  # the host is not prepared for a list where it wants a word, and the like
        option = _option_read(error) or str(config_file)
        message = wording("MkDocs cannot read this: {error}", error=error)
        raise ConfigurationError(option, message, HINTS.get(option, NO_WORDING)) from error


def options_of(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return our plugin's options as they are written; raise ConfigurationError where it is not in the list."""
    plugin = config.plugins.get("kollega")
    if plugin is None:
        hint = wording("Add `- kollega:` with `organisation:` under `plugins:`.")
        raise ConfigurationError("plugins", wording("the plugin kollega is not in the list"), hint)
    options: Mapping[str, Any] = plugin.config
    return options


_PLUGINS: Final = frozenset({"kollega", "search"})
"""Of which we know that they read nothing but the site's own files."""

_EXTENSIONS: Final = frozenset(
    {
        *(
            "abbr",
            "admonition",
            "attr_list",
            "codehilite",
            "def_list",
            "extra",
            "fenced_code",
            "footnotes",
            "legacy_attrs",
        ),
        *("legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
    }
)
"""Python-Markdown's own: they know nothing but a page's text (markdown/extensions of 3.10)."""


def digest_of(config: MkDocsConfig) -> str:
    """Return a digest of everything that a configuration says, wherever it says it.

    It is empty where pages can show what neither the configuration nor the site's own files say: plugins, hooks and
    extensions of others may read whatever they like.
    """
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if config.hooks or not _PLUGINS.issuperset(config.plugins) or not _EXTENSIONS.issuperset(extensions):
        return ""
    told = f"{HOST_NAME} {_as_text(dict(config))}"
    return "" if _NAMELESS in told else hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


_NAMELESS: Final = " at 0x"
"""What Python says of a thing that it knows by its place in memory alone, which is another one the next time."""


def _as_text(value: object) -> str:
    """Return a value of a configuration as a text that is the same for the same."""
    match value:
        case Mapping():
            return f"{{{', '.join(f'{key!r}: {_as_text(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_as_text, value))}]"
        case set() | frozenset():
            return f"[{', '.join(sorted(map(_as_text, value)))}]"
        case BasePlugin():
            return _as_text(value.config)
        case Theme():
            return _as_text(vars(value))
        case _:
            return repr(value)


_NO_KEYS: Final = "Expected a key-value mapping"
"""How the host calls a file that holds a list, or one word."""


def _unreadable(config_file: Path, error: HostConfigurationError) -> ConfigurationError:
    """Return what is wrong with a file that the host cannot read, with the line where it is no YAML."""
    if not isinstance(error.__context__, MarkedYAMLError):
        if _NO_KEYS in str(error):
            return ConfigurationError(str(config_file), wording("holds no settings"), HINTS["site_name"])
        return ConfigurationError(str(config_file), as_wording(str(error)))
    lines = config_file.read_text("utf-8", "replace").splitlines()
    found = yaml_fault(lines, error.__context__)
    if slip := outdented(lines, found.mark.line):
        return ConfigurationError(f"{config_file}:{found.mark.line}", *slip)
    return ConfigurationError(f"{config_file}:{found.mark.line}", found.message, found.hint)


def _option_read(error: Exception) -> str:
    """Return the name of the option that the host was reading when it failed; nothing where that cannot be told."""
    frames = (frame for frame, _ in walk_tb(error.__traceback__) if frame.f_code.co_name == _READING)
    return next((str(frame.f_locals["key"]) for frame in frames if "key" in frame.f_locals), "")


def _first_error(config_file: Path, said: list[str]) -> ConfigurationError:
    """Return the first of the errors that the host told its log, with the option's name in front.

    Raises ConfigurationError where the layout of the file tells more.
    """
    check_layout(config_file)
    first = next(iter(said), "")
    found = _HOST_ERROR.fullmatch(first)
    if not found:
        return ConfigurationError(str(config_file), as_wording(first))
    option, told, hint = found[1], found[2], HINTS.get(found[1], NO_WORDING)
    for complaint in _COMPLAINTS:
        if meant := complaint.said.fullmatch(told):
            message = complaint.message.fill(meant.groupdict())
            error = ConfigurationError(option, message, hint, is_of_type=complaint.is_of_type)
            return located(error, config_file)
    return ConfigurationError(option, as_wording(told), hint)


@contextmanager
def _collect_errors() -> Iterator[list[str]]:
    """Collect the errors that the host tells its log, and keep them from being printed."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, listener = host_log.getChild("config"), Listener(logging.ERROR)
    logger.addHandler(listener)
    before, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.propagate = before
        logger.removeHandler(listener)
