"""A site as `kollega build` gets it from the host: what its mkdocs.yml says, and what draws with that."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from mkdocs.commands import build as host_build

from kollega.build.render import Drawn
from kollega.host.configuration import load_config
from kollega.host.log import host_log
from kollega.host.project import project_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.build.plan import Plan
    from kollega.build.render import Host
    from kollega.config.project import Project
    from kollega.host.plugin import KollegaPlugin


def open_site(config_file: Path, site_dir: Path | None = None) -> tuple[Project, Host]:
    """Return the site of an mkdocs.yml, and what draws it, once; raise ConfigurationError where the file is wrong."""
    config = load_config(config_file, site_dir)
    return project_from(config), partial(_draw, config)


def _draw(config: MkDocsConfig, plan: Plan, folder: Path) -> Drawn:
    from kollega.host.draw import Drawing

    config.site_dir = str(folder)
    drawing = cast("KollegaPlugin", config.plugins["kollega"]).drawing = Drawing(plan)
    config.plugins.on_startup(command="build", dirty=False)
    with _hush():
        host_build.build(config)
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return Drawn(drawing.frames, drawing.templates, tuple(paths))


@contextmanager
def _hush() -> Iterator[None]:
    """Keep the host from telling of its own progress; its warnings are shown."""
    before = host_log.level
    host_log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        host_log.setLevel(before)
