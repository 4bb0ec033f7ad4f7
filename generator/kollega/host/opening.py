"""A site as `kollega build` gets it from MkDocs: what its mkdocs.yml says, and what draws with that."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.commands import build as mkdocs_build

from kollega.build.pipeline import Drawn
from kollega.host.configuration import loaded_config, plugin_of, project_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.build.pipeline import Host
    from kollega.build.plan import Plan
    from kollega.config.project import Project


def opened(config_file: Path, site_dir: Path | None = None) -> tuple[Project, Host]:
    """Return the site of an mkdocs.yml, and what draws it, once; raise ConfigurationError where the file is wrong."""
    config = loaded_config(config_file, site_dir)
    return project_from(config, plugin_of(config).options), partial(_drawn, config)


def _drawn(config: MkDocsConfig, plan: Plan, folder: Path) -> Drawn:
    from kollega.host.drawing import Drawing

    config.site_dir = str(folder)
    drawing = plugin_of(config).drawing = Drawing(plan)
    config.plugins.on_startup(command="build", dirty=False)
    with _quiet():
        mkdocs_build.build(config)
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return Drawn(drawing.frames, drawing.templates, tuple(paths))


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
