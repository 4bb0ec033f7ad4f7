"""The site that a command is about, and the moment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kollega.clock import EPOCH, now_of
from kollega.host import project_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kollega.config.project import Project


def site_at(config_file: Path, as_of: str | None) -> tuple[Project, datetime]:
    """Return the site of a configuration, and the moment to look at it. Raises ConfigurationError."""
    project = project_of(config_file)
    return project, moment_of(project, as_of)


def moment_of(project: Project, as_of: str | None) -> datetime:
    """Return the moment to look at a site, and let libraries take it for now. Raises ConfigurationError."""
    now = now_of(as_of, os.environ, project.settings.zone)
    os.environ[EPOCH] = str(int(now.timestamp()))
    return now
