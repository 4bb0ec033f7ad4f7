"""`kollega check --since`: what of a site's problems the changes since a revision have brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.cli.console import say
from kollega.cli.repository import Repository
from kollega.diagnostics import ConfigurationError
from kollega.executor import executor_for
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kollega.check.content import CheckResult
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.executor import Executor


@dataclass(frozen=True)
class Changes:
    """What is not as it was at a commit."""

    repository: Repository
    commit: str
    files: frozenset[str]
    """Paths relative to the folder of mkdocs.yml."""

    @classmethod
    def since(cls, revision: str, project: Project) -> Changes:
        """Return what has changed since the work that lies here left a revision. Raises Refusal."""
        repository = Repository.around(project.root)
        commit = repository.fork_point(revision)
        return cls(repository, commit, repository.changed_files(commit))

    def concern(self, path: str) -> bool:
        """Return whether a file is among those that have changed."""
        return path in self.files

    def brought(self, diagnostics: Iterable[Diagnostic], project: Project, now: datetime) -> tuple[Diagnostic, ...]:
        """Return the problems of files that have changed, and those of other files that were not there before.

        A change can break what stands elsewhere: a file is deleted that others name, or a setting gets stricter.
        """
        told = tuple(diagnostics)
        if all(self.concern(each.path) for each in told):
            return told
        return self.not_in(self.seen_before(project, now), told)

    def not_in(self, before: CheckResult | None, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the same, given what was seen at the commit."""
        known = frozenset(map(_same, before.diagnostics)) if before else frozenset()
        return tuple(each for each in diagnostics if self.concern(each.path) or _same(each) not in known)

    def seen_before(self, project: Project, now: datetime, *, checked: bool = True) -> CheckResult | None:
        """Return the site at the commit, at the very same moment: time alone changes nothing. None where there is none.

        Its files are gone by then. Unless it is to be checked, it has neither texts nor problems.
        """
        from kollega.check.content import check_project
        from kollega.host import project_of

        with self.repository.checkout(self.commit) as folder:
            config_file = folder / project.config_name
            if not config_file.is_file():  # the site is new
                return None
            executor = executor_for()
            try:
                then = project_of(config_file)
                return check_project(then, now, executor=executor) if checked else _unchecked(then, now, executor)
            except ConfigurationError:
                say(
                    wording("The settings from back then cannot be used, so the problems in all files are listed."),
                    err=True,
                )
                return None


def _unchecked(project: Project, now: datetime, executor: Executor) -> CheckResult:
    from kollega.check.content import CheckResult, catalogue, read
    from kollega.site.links import Links

    content = read(project, executor)
    site = catalogue(project, content, now)
    return CheckResult(site, {}, Links(content, site, project.pages_folder), ())


def _same(diagnostic: Diagnostic) -> tuple[object, ...]:
    """Return what tells a problem of a file that has not changed from the others; hints may name other files."""
    return (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.message)
