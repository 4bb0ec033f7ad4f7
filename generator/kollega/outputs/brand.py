"""The style sheet in which an organisation's colours and typeface take the place of the theme's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.outputs.colours.palette import palette_of
from kollega.outputs.typefaces.style import type_style

if TYPE_CHECKING:
    from kollega.outputs.colours.palette import Role
    from kollega.outputs.typefaces.style import TypeStyle
    from kollega.project import Project


@dataclass(frozen=True, slots=True)
class BrandStyle:
    """What differs from the theme's style sheet."""

    colours: tuple[Role, ...]
    type: TypeStyle

    @property
    def path(self) -> str:
        """Return the root-relative path of the style sheet; empty where there is nothing to say."""
        if not self.colours and not self.type.roles:
            return ""
        digest = hashlib.sha256(repr((self.colours, self.type)).encode()).hexdigest()[:12]
        return f"assets/theme/stylesheets/brand.{digest}.css"


def brand_style_of(project: Project) -> BrandStyle:
    """Return the style of a project's organisation."""
    return BrandStyle(palette_of(project.settings.organisation.colours).changes, type_style(project.typeface))
