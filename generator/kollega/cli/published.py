"""`kollega check --published`: which of the addresses that were once published the site would lose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kollega.check.published import Heirs, compare, lost_diagnostic
from kollega.check.url_list import read_list
from kollega.executor import SERIAL
from kollega.i18n.wording import plural, sentences, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.check.content import CheckResult
    from kollega.check.published import Comparison
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.wording import Wording


def lost_addresses(file: Path, project: Project, seen: CheckResult) -> tuple[Comparison, tuple[Diagnostic, ...]]:
    """Return how a list compares with the site, and what is to be said of each address that is lost.

    Raises ConfigurationError where the list cannot be read, and ContentError where the site cannot be published.
    """
    published = frozenset(_paths(project, seen))
    found = compare(read_list(file), project.site_url, published)
    here = [each for each in found.lost if not _is_file(each.path, project.pages_dir)]
    heirs = Heirs(seen.site, published)
    kept = found.kept + len(found.lost) - len(here)
    told = tuple(lost_diagnostic(each, heirs, project.root) for each in here)
    return replace(found, lost=tuple(here), kept=kept), told


def summary(found: Comparison, file: Path) -> Wording:
    """Return how much of a list the site has, in a sentence or two."""
    total = found.kept + len(found.lost)
    said = [
        plural(
            "The site has {kept:,} of the {number:,} address in {file}.",
            "The site has {kept:,} of the {number:,} addresses in {file}.",
            total,
            kept=found.kept,
            file=file.name,
        )
    ]
    if found.former_host:
        said.append(wording("{host} was taken to be its former host.", host=found.former_host))
    if found.elsewhere:
        said.append(
            plural("{number:,} address is outside it.", "{number:,} addresses are outside it.", found.elsewhere)
        )
    return sentences(said)


def _paths(project: Project, seen: CheckResult) -> Iterator[str]:
    """Yield the paths of everything that a build would publish, but for the files beside hand-written pages."""
    from kollega.build.plan import plan_site
    from kollega.outputs.output import ALL_KINDS
    from kollega.outputs.outputs import OUTPUTS

    plan = plan_site(project, seen, OUTPUTS, SERIAL)
    yield from (artifact.path for artifact in plan.publication.artifacts(ALL_KINDS))
    yield from (f"{page.address}index.html" for page in seen.site.pages)


def _is_file(path: str, folder: Path) -> bool:
    """Return whether an address is that of a picture or another file that lies among the hand-written pages."""
    parts = path.split("/")
    return not path.endswith((".md", "/")) and ".." not in parts and "\0" not in path and (folder / path).is_file()
