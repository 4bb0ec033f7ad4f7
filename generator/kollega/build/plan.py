"""From a project's content to a plan of its site: its editions, and everything that can be made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.check.content import check_project
from kollega.config.project import networks_of
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.executor import SERIAL
from kollega.outputs.assets import assets_of
from kollega.outputs.cards.build import sheets_of
from kollega.outputs.cards.fonts import font_diagnostics
from kollega.outputs.cards.logo import Logo, logo_of
from kollega.outputs.cards.render import CardPress
from kollega.outputs.edition import Edition
from kollega.outputs.layout.templates import Templates
from kollega.outputs.output import Output, Publication, sections_of
from kollega.outputs.outputs import OUTPUTS
from kollega.outputs.press import Press

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from jinja2 import Environment

    from kollega.check.content import CheckResult
    from kollega.config.project import Project
    from kollega.executor import Executor
    from kollega.outputs.layout.frame import Frame
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
    card_press: CardPress
    diagnostics: tuple[Diagnostic, ...]
    """Those of the content, and what only shows when outputs are planned."""

    def edition(self, lang: str) -> Edition:
        """Return the edition of a language of the site."""
        return next(edition for edition in self.publication.editions if edition.lang == lang)

    def templates(self, host: Environment | None = None) -> Templates:
        """Return the theme's templates, which find and know what those of a host do."""
        return Templates(self.project.theme_dirs, self.publication.assets, host)

    def press(self, templates: Templates, frames: Mapping[tuple[str, str], Frame]) -> Press:
        """Return what makes the bytes of the site's files."""
        return Press(templates, self.project, frames, self.card_press)


def plan_project(
    project: Project,
    now: datetime,
    *,
    drafts: bool = False,
    outputs: tuple[Output, ...] = OUTPUTS,
    executor: Executor = SERIAL,
) -> Plan:
    """Return what a project's site will be made of at the moment `now`; raise ContentError where it has errors."""
    return plan_site(project, check_project(project, now, drafts=drafts, executor=executor), outputs, executor)


def plan_site(project: Project, content: CheckResult, outputs: tuple[Output, ...], executor: Executor) -> Plan:
    """Return what a site will be made of; raise ContentError where its content has errors."""
    site, fonts = content.publishable().site, project.settings.fonts
    press = CardPress(_print_folder(project), project.root / fonts if fonts else None)
    drawing = logo_of(project, press, executor)
    logo = drawing if isinstance(drawing, Logo) else None
    sheets = sheets_of(site, project, press, logo.card if logo else None)
    assets, networks = assets_of(project.theme_dirs, project.own_theme), networks_of(project.settings)
    sections = sections_of(outputs)
    editions = tuple(
        Edition(project, site, content.bodies, lang, sheets.cards, logo, sections, sheets.more)
        for lang in site.languages
    )
    diagnostics = (
        *content.diagnostics,
        *_undrawable(sheets.missing),
        *font_diagnostics(project, press),
        *((drawing,) if isinstance(drawing, Diagnostic) else ()),
    )
    publication = Publication(editions, networks, assets, outputs)
    return Plan(project, site, content.links, publication, press, tuple(sorted(diagnostics)))


def _print_folder(project: Project) -> Path:
    """Return the first theme folder that has Typst documents."""
    return next(folder / "print" for folder in project.theme_dirs if (folder / "print" / "card.typ").is_file())


def _undrawable(scripts: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for path, names in scripts.items():
        if not path.startswith(":"):
            message = f"the share card has no font for {', '.join(names)}, so that the text is left off the picture"
            hint = "Put a font that has this script into a folder and name the folder under `fonts` in mkdocs.yml."
            yield Diagnostic.at(path, Mark(), "no-font", message, hint, severity=Severity.WARNING)
