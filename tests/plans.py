"""A site that is planned and not drawn: what its editions know, and what templates make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from company import NOW
from kollega.build.plan import plan_project
from kollega.host import open_site

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.build.plan import Plan
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition


@dataclass(frozen=True)
class Written:
    """Editions of a site by language, and the templates that write them down."""

    plan: Plan
    context: RenderContext

    @classmethod
    def of(cls, config_file: Path, folder: Path) -> Written:
        """Plan the site of an mkdocs.yml; the host draws into a folder."""
        project, draw = open_site(config_file, folder)
        plan = plan_project(project, NOW)
        drawn = draw(plan, folder)
        return cls(plan, plan.context(drawn.templates, drawn.frames))

    def edition(self, lang: str) -> Edition:
        """Return the edition of a language."""
        return next(each for each in self.plan.publication.editions if each.lang == lang)

    def macro(self, template: str, name: str, value: Any) -> str:
        """Return what a macro makes of a value."""
        return str(getattr(self.context.templates.get_template(template).module, name)(value))
