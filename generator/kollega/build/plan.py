"""From a project's content to a plan of its site: its editions, and everything that can be made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.config.project import networks_of
from kollega.diagnostics import Diagnostic, Mark, Severity, has_errors
from kollega.outputs.assets import assets_of
from kollega.outputs.cards.build import cards_of
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
    from pathlib import Path

    from jinja2 import Environment

    from kollega.check.examination import Examination, Examined
    from kollega.config.project import Project
    from kollega.outputs.layout.frame import Frame


@dataclass(frozen=True)
class Plan:
    """What a site will be made of, and everything that is wrong."""

    project: Project
    examined: Examined
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


def plan_of(begun: Examination, jobs: int, outputs: tuple[Output, ...] = OUTPUTS) -> Plan:
    """Return the plan of a site whose content is being examined; raise ContentError where that has errors."""
    if has_errors(begun.diagnostics):
        begun.done().publishable()
    project, site = begun.project, begun.site
    fonts = project.settings.fonts
    press = CardPress(_print_folder(project), project.root / fonts if fonts else None)
    drawn = logo_of(project, press, jobs)
    logo = drawn if isinstance(drawn, Logo) else None
    cards, scripts = cards_of(site, project, press, logo.card if logo else None)
    assets, networks = assets_of(project.theme_dirs, project.own_theme), networks_of(project.settings)
    found = begun.done().publishable()
    sections = sections_of(outputs)
    editions = tuple(Edition(project, site, found.bodies, lang, cards, logo, sections) for lang in site.languages)
    faults = (drawn,) if isinstance(drawn, Diagnostic) else ()
    diagnostics = tuple(sorted((*found.diagnostics, *_undrawable(scripts), *font_diagnostics(project, press), *faults)))
    return Plan(project, found, Publication(editions, networks, assets, outputs), press, diagnostics)


def _print_folder(project: Project) -> Path:
    """Return the first theme folder that has Typst documents."""
    return next(folder / "print" for folder in project.theme_dirs if (folder / "print" / "card.typ").is_file())


def _undrawable(scripts: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for path, names in scripts.items():
        if not path.startswith(":"):
            message = f"the share card has no font for {', '.join(names)}, so that the text is left off the picture"
            hint = "Put a font that has this script into a folder and name the folder under `fonts` in mkdocs.yml."
            yield Diagnostic.at(path, Mark(), "no-font", message, hint, severity=Severity.WARNING)
