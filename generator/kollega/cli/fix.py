"""`kollega check --fix`: what can be mended without a doubt, shown or written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kollega.cli.console import say
from kollega.cli.refusal import Refusal, refuse_os_errors
from kollega.i18n.wording import plural, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kollega.check.content import CheckResult
    from kollega.check.mending.mend import Mend
    from kollega.config.project import Project
    from kollega.i18n.wording import Wording


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
    said = (
        wording("{count} can be fixed safely. `kollega check --fix --write` does it.", count=_count(found))
        if found
        else wording("There is nothing to fix safely.")
    )
    say(said, err=True)
    return 0


def write_mends(project: Project, seen: CheckResult, within: Callable[[str], bool]) -> bool:
    """Mend what can be mended, and say so; return whether anything was. Raises Refusal."""
    found = _mends(project, seen, within)
    for mend in found:
        file, target = project.root / mend.path, project.root / mend.target
        with refuse_os_errors(file):
            if file.read_bytes() != mend.before:
                raise Refusal(wording("{file} has changed while it was read", file=mend.path), wording("Try again."))
            if target != file:
                _rename(mend, project)
            elif mend.after != mend.before:
                file.write_bytes(mend.after)
    if found:
        say(wording("{count} fixed.", count=_count(found)), err=True)
    return bool(found)


def _rename(mend: Mend, project: Project) -> None:
    file, target = project.root / mend.path, project.root / mend.target
    # Where capitals are no difference to the system, `x.MD` is there as `x.md` already.
    if target.exists() and not target.samefile(file):
        hint = wording("Nothing is overwritten; rename one of the two.")
        raise Refusal(wording("{file} is there already", file=mend.target), hint)
    file.rename(target)


def _mends(project: Project, seen: CheckResult, within: Callable[[str], bool]) -> tuple[Mend, ...]:
    from kollega.check.mending.mend import mends

    told = (diagnostic for diagnostic in seen.diagnostics if within(diagnostic.path))
    return tuple(mends(told, seen.links.content, project.settings, project.root))


def _count(found: Sequence[Mend]) -> Wording:
    problems = plural("{number:,} problem", "{number:,} problems", sum(len(mend.mended) for mend in found))
    return plural("{problems} in {number:,} file", "{problems} in {number:,} files", len(found), problems=problems)
