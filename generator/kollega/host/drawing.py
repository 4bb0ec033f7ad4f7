"""Drawing frames and hand-written pages with MkDocs, for `kollega build`."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.commands import build as mkdocs_build

from kollega.host.configuration import loaded_config, plugin_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.pipeline import Drawn, Host, Plan


def drawn_with(config_file: Path) -> Host:
    """Return the host that draws with the site's MkDocs configuration."""

    def draw(plan: Plan, folder: Path) -> Drawn:
        config = loaded_config(config_file, folder)
        plugin = plugin_of(config)
        plugin.plan, plugin.guest = plan, True
        config.plugins.on_startup(command="build", dirty=False)
        with _quiet():
            mkdocs_build.build(config)
        if plugin.drawn is None:
            raise RuntimeError("MkDocs draws frames")
        paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
        return replace(plugin.drawn, paths=tuple(paths))

    return draw


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs from telling of its own progress; its warnings are shown."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
