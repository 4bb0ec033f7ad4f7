"""From a project's content to a plan of its site: its editions, and everything that can be made of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kollega.check.content import catalogue, check, read
from kollega.check.memory import Memory
from kollega.content.reading import Memo
from kollega.executor import SERIAL
from kollega.outputs.artifact import RenderContext
from kollega.outputs.assets import assets_of
from kollega.outputs.edition import Edition, Pictures
from kollega.outputs.output import Publication, sections_of
from kollega.outputs.outputs import OUTPUTS
from kollega.outputs.templates import Templates
from kollega.site.structure import Texts, structure_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from jinja2 import Environment

    from kollega.check.content import CheckResult
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.executor import Executor
    from kollega.outputs.artifact import Frame
    from kollega.outputs.output import Output
    from kollega.site.catalogue import Site
    from kollega.site.links import Links


@dataclass(frozen=True)
class Plan:
    """What a site will be made of, and everything that is wrong."""

    project: Project
    site: Site
    """The catalogue."""
    links: Links
    """Where the links of each file lead."""
    publication: Publication
    """The site with everything that its outputs are made of."""
    diagnostics: tuple[Diagnostic, ...]
    """Those of the content, and what only shows when outputs are planned."""

    def edition(self, lang: str) -> Edition:
        """Return the edition of a language of the site."""
        return next(edition for edition in self.publication.editions if edition.lang == lang)

    def templates(self, host: Environment | None = None) -> Templates:
        """Return the theme's templates, which find and know what those of a host do."""
        return Templates(self.project.theme_dirs, self.publication.assets, host)

    def context(self, templates: Templates, frames: Mapping[tuple[str, str], Frame]) -> RenderContext:
        """Return what the site's files are made with."""
        return RenderContext(templates, self.project, frames, self.publication.tools)


def plan_project(  # noqa: PLR0913 - what is read, when and how, and what is to be made of it
    project: Project,
    now: datetime,
    *,
    drafts: bool = False,
    outputs: tuple[Output, ...] = OUTPUTS,
    executor: Executor = SERIAL,
    memory: Memory | None = None,
) -> Plan:
    """Return what a project's site will be made of at the moment `now`; raise ContentError where it has errors."""
    memory = memory or Memory.of(project, None)
    content = read(project, executor, memory)
    site = catalogue(project, content, now, drafts=drafts)
    result = check(project, content, site, executor, memory)
    memo = memory.memo(Texts(structure_of(content.items, site), memory.digests(result.bodies)))
    return plan_site(project, result, outputs, executor, memo)


def plan_site(
    project: Project,
    content: CheckResult,
    outputs: tuple[Output, ...],
    executor: Executor,
    memo: Memo | None = None,
) -> Plan:
    """Return what a site will be made of; what is in a memo is not found out anew.

    Raises ContentError where the content has errors.
    """
    site, memo = content.publishable().site, memo or Memo()
    ready = [output.prepare(project, site, content.bodies, executor, memo) for output in outputs]
    pictures = next(filter(None, (each.pictures for each in ready)), Pictures())
    sections = sections_of(outputs)
    editions = tuple(Edition(project, site, content.bodies, lang, sections, pictures) for lang in site.languages)
    assets = assets_of(project.theme_dirs, project.own_theme)
    tools = {type(tool): tool for each in ready for tool in each.tools}
    diagnostics = sorted((*content.diagnostics, *chain.from_iterable(each.diagnostics for each in ready)))
    return Plan(project, site, content.links, Publication(editions, assets, outputs, tools), tuple(diagnostics))
