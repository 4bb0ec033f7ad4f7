"""`kollega serve`."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import click

from kollega.cli.options import as_of, config_file

if TYPE_CHECKING:
    from pathlib import Path

_ADDRESS = re.compile(r"\S+:(\d{1,5})")
_LAST_PORT = 65535


def _address(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None or ((match := _ADDRESS.fullmatch(value)) and int(match[1]) <= _LAST_PORT):
        return value
    raise click.BadParameter(f"“{value}” is not an address and a port, such as 127.0.0.1:8000")


@click.command(
    epilog="""\b
    Examples:
      kollega serve
      kollega serve -a 127.0.0.1:9000
    """
)
@config_file
@click.option(
    "-a", "--dev-addr", metavar="IP:PORT", callback=_address, help="Where to show it, for example 127.0.0.1:8000."
)
@as_of
def serve(config_file: Path, dev_addr: str | None, as_of: str | None) -> None:
    """Show the site in your browser while you write.

    It follows what you save. Drafts are shown too, and marked as such. Stop it with Ctrl-C.
    """
    from kollega.cli.site import site_at
    from kollega.host.serve import serve as serve_site

    _, now = site_at(config_file, as_of)
    logging.basicConfig(level=logging.INFO, format="%(message)s")  # says where the site is to be seen
    serve_site(config_file, dev_addr, now if as_of else None)
