"""`kollega check --fix`: what can be mended without a doubt, shown or written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kollega.cli.refusal import Refusal, refuse_os_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kollega.check.content import CheckResult
    from kollega.check.mending.mend import Mend
    from kollega.config.project import Project


def show_mends(project: Project, seen: CheckResult, within: Callable[[str], bool]) -> int:
    """Print as a diff what of the chosen files can be mended, and return the exit status."""
    from kollega.check.reports.excerpt import visible
    from kollega.check.reports.patch import patch

    found = _mends(project, seen, within)
    if sys.stdout.isatty():  # what steers a terminal is shown, and not obeyed
        lines = patch(found).decode("utf-8", "replace").split("\n")
        click.echo("\n".join(map(visible, lines)), nl=False)
    else:
        click.echo(patch(found), nl=False)
    if found:
        click.echo(f"{_count(found)} can be mended without a doubt. `kollega check --fix --write` does it.", err=True)
    else:
        click.echo("There is nothing that can be mended without a doubt.", err=True)
    return 0


def write_mends(project: Project, seen: CheckResult, within: Callable[[str], bool]) -> bool:
    """Mend what can be mended, and say so; return whether anything was. Raises Refusal."""
    found = _mends(project, seen, within)
    for mend in found:
        file, target = project.root / mend.path, project.root / mend.target
        with refuse_os_errors(file):
            if file.read_bytes() != mend.before:
                raise Refusal(f"{mend.path} has changed while it was read", "Try again.")
            if target != file:
                _rename(mend, project)
            elif mend.after != mend.before:
                file.write_bytes(mend.after)
    if found:
        click.echo(f"{_count(found)} mended.", err=True)
    return bool(found)


def _rename(mend: Mend, project: Project) -> None:
    file, target = project.root / mend.path, project.root / mend.target
    # Where capitals are no difference to the system, `x.MD` is there as `x.md` already.
    if target.exists() and not target.samefile(file):
        raise Refusal(f"{mend.target} is there already", "Nothing is overwritten; rename one of the two.")
    file.rename(target)


def _mends(project: Project, seen: CheckResult, within: Callable[[str], bool]) -> tuple[Mend, ...]:
    from kollega.check.mending.mend import mends

    told = (diagnostic for diagnostic in seen.diagnostics if within(diagnostic.path))
    return tuple(mends(told, seen.links.content, project.settings, project.root))


def _count(found: Sequence[Mend]) -> str:
    from kollega.check.reports.findings import quantity

    problems = sum(len(mend.mended) for mend in found)
    return f"{quantity(problems, 'problem', 'problems')} in {quantity(len(found), 'file', 'files')}"
