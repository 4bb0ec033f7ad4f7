"""`kollega build` and `kollega serve`: the site, made or shown."""

from __future__ import annotations

import errno
import logging
import os
import re
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.cli.console import progress_line, say
from kollega.cli.options import as_of, cache_dir, config_file, moment_of, show_diagnostics, site_at
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import plural, wording
from kollega.outputs.output import ALL_KINDS, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.build.pipeline import Report

MOST_WARNINGS = 20
"""Shown after a build, which is not about them; `kollega check` shows all."""


class _Kinds(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """Kinds of files with commas between them."""

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> frozenset[OutputKind]:  # noqa: ANN401 - click's own signature
        from kollega.i18n.suggestion import suggestion

        names = [name.strip() for name in str(value).split(",") if name.strip()]
        known = [kind.value for kind in OutputKind]
        for name in names:
            if name not in known:
                raise Refusal.of_value(
                    param,
                    wording("there is no kind “{name}”", name=name),
                    suggestion(name, known, wording("There are {names}.", names=", ".join(known)), form="{}"),
                )
        if not names:
            raise Refusal.of_value(param, wording("name at least one of {names}", names=", ".join(known)))
        return frozenset(map(OutputKind, names))


@click.command(
    epilog="""\b
    Examples:
      kollega build                      into the site_dir of mkdocs.yml, which is site/ if not set
      kollega build -d public --strict   in a pull request's check
      kollega build --only feeds,kits    leave the other files as they are
    """
)
@config_file
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The folder to build into.")
@click.option("--only", metavar="KIND,…", type=_Kinds(), help=f"Make only {', '.join(OutputKind)}; keep the rest.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many files to make at a time.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Let the workers of a Dask cluster make the files.")
@click.option("--no-cache", is_flag=True, help="Make everything from scratch.")
@cache_dir
@as_of
@click.pass_context
def build(  # noqa: PLR0913 - a parameter for each option
    ctx: click.Context,
    *,
    config_file: Path,
    site_dir: Path | None,
    only: frozenset[OutputKind] | None,
    strict: bool,
    jobs: int | None,
    scheduler: str,
    no_cache: bool,
    cache_dir: Path | None,
    as_of: str | None,
) -> None:
    """Make the site.

    Everything is checked first. If something must be fixed, the earlier site stays as it is. Only files that change are
    written, and files that are no longer part of the site are removed.
    """
    from kollega.build.pipeline import build as build_site
    from kollega.executor import processors
    from kollega.host import open_site

    began, (project, host) = time.monotonic(), open_site(config_file, site_dir)
    make = partial(build_site, kinds=only or ALL_KINDS, strict=strict, jobs=jobs or processors())
    with progress_line() as progress:
        report = make(
            project,
            host,
            moment_of(project, as_of),
            cached=not no_cache,
            cache_dir=cache_dir,
            progress=progress,
            scheduler=scheduler,
        )
    _conclude(ctx, report, project.site_dir, time.monotonic() - began)


def _conclude(ctx: click.Context, report: Report, site_dir: Path, seconds: float) -> None:
    """Tell what a build has made, what is wrong, and what kept it from ending well."""
    if report.diagnostics:
        show_diagnostics(ctx, report.diagnostics, most=MOST_WARNINGS)
    done = report.changes
    say(
        plural(
            "{folder}: {number:,} file, {written:,} of them new or changed, "
            "{removed:,} removed ({seconds:.1f} seconds)",
            "{folder}: {number:,} files, {written:,} of them new or changed, "
            "{removed:,} removed ({seconds:.1f} seconds)",
            done.written + done.kept,
            folder=_shown(site_dir),
            written=done.written,
            removed=done.removed,
            seconds=seconds,
        )
    )
    if report.note:
        say(wording("Note: {note}", note=report.note), err=True)
    if report.failure:
        raise report.failure


def _shown(folder: Path) -> str:
    """Return a folder as one would write it here."""
    here = Path.cwd()
    return f"{folder.relative_to(here) if folder.is_relative_to(here) else folder}{os.sep}"


_ADDRESS = re.compile(r"\S+:(\d{1,5})")
_LAST_PORT = 65535


def _address(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None or ((match := _ADDRESS.fullmatch(value)) and int(match[1]) <= _LAST_PORT):
        return value
    message = wording("“{value}” is not an address and a port, such as 127.0.0.1:8000", value=value)
    raise Refusal.of_value(parameter, message)


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
@cache_dir
@as_of
def serve(config_file: Path, *, dev_addr: str | None, cache_dir: Path | None, as_of: str | None) -> None:
    """Show the site in your browser while you write.

    It updates when you save. It shows drafts too, marked as such. Stop it with Ctrl-C.
    """
    from kollega.host.serve import serve as serve_site

    _, now = site_at(config_file, as_of)
    logging.basicConfig(level=logging.INFO, format="%(message)s")  # says where the site is to be seen
    with _refuse_taken(dev_addr or _LOCAL):
        serve_site(config_file, dev_addr, now if as_of else None, cache_dir)


@contextmanager
def _refuse_taken(address: str) -> Iterator[None]:
    """Raise Refusal, in plain words, where nobody can listen at an address."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REASONS:
            raise
        hint = wording("Stop it, or use another port: `kollega serve -a 127.0.0.1:8001`.")
        raise Refusal(_REASONS[error.errno].fill({"address": address}), hint) from error


_LOCAL = "127.0.0.1:8000"
"""Where the host listens unless it is told otherwise."""
_REASONS = {
    errno.EADDRINUSE: wording(
        "{address} is already in use, perhaps by `kollega serve` in another window",
    ),
    errno.EACCES: wording("the system does not let you use {address}"),
}
