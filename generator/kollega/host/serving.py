"""The site in a browser while somebody writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.exceptions import ConfigurationError as MkDocsConfigurationError

from kollega.clock import EPOCH
from kollega.errors import ConfigurationError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def serve(config_file: Path, address: str | None, now: datetime | None = None) -> None:
    """Show the site in a browser, drafts included, and follow what is saved; raise ConfigurationError at the start."""
    if now is not None:  # MkDocs loads the plugin anew for every change; only the environment reaches it
        os.environ[EPOCH] = str(int(now.timestamp()))
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except MkDocsConfigurationError as error:
        if isinstance(error.__cause__, ConfigurationError):
            raise error.__cause__ from error
        raise
