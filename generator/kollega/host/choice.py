"""Which host draws the site: MkDocs, or ProperDocs, a fork of MkDocs 1 that keeps to its contract.

Python loads this module before any other of the package. They all say `mkdocs`, as plugins and themes do; where
ProperDocs is the host, that name then leads to it.
"""

from __future__ import annotations

import importlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import either, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

HOSTS: Final = ("mkdocs", "properdocs")
"""What a host's library and program are called, the one that is preferred first."""

VARIABLE: Final = "KOLLEGA_HOST"
"""What says in the environment which host a command is to take; a host that runs us is not asked."""

_LAST_MAJOR: Final = 1
"""MkDocs 2 is to take neither plugins nor themes (ProperDocs 1.6.7, replacement_warning.py, read 2026-11-27)."""


def host_of(loaded: Mapping[str, ModuleType], environment: Mapping[str, str], is_usable: Callable[[str], bool]) -> str:
    """Return the name of the host that runs us; else of the one that is chosen, else of the first that can be used.

    Raises ConfigurationError where there is none.
    """
    if "mkdocs" in loaded:
        return loaded["mkdocs"].__name__  # ProperDocs' program puts ProperDocs in its place
    if "properdocs" in loaded:
        return "properdocs"
    chosen = environment.get(VARIABLE)
    if chosen and chosen not in HOSTS:
        raise ConfigurationError(
            VARIABLE,
            wording("there is no host “{name}”", name=chosen),
            wording("Write {meant}.", meant=either(HOSTS)),
        )
    usable = next((name for name in ((chosen,) if chosen else HOSTS) if is_usable(name)), None)
    if usable is None and chosen:
        hint = wording(
            "Install it (pip install {name}), or take {variable} out of the environment.",
            name=chosen,
            variable=VARIABLE,
        )
        raise ConfigurationError(VARIABLE, wording("{name} is not installed", name=chosen), hint)
    if usable is None:
        raise ConfigurationError(
            "", wording("neither MkDocs 1 nor ProperDocs is installed"), wording("Run: pip install properdocs")
        )
    return usable


def _is_usable(name: str) -> bool:
    """Return whether a host is installed in a version that takes plugins."""
    try:
        return int(version(name).split(".")[0]) <= _LAST_MAJOR
    except PackageNotFoundError:
        return False


HOST_NAME: Final = host_of(sys.modules, os.environ, _is_usable)
"""What the host's library is called, and what its messages are logged under."""

if HOST_NAME != "mkdocs":
    importlib.import_module(f"{HOST_NAME}.replacement")  # from here on, `mkdocs` leads to it
