"""The style sheet in which an organisation's colours and typeface take the place of the theme's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.outputs.colours.palette import palette_of
from kollega.outputs.colours.portraits import THEMES_OWN
from kollega.outputs.typefaces.style import type_style

if TYPE_CHECKING:
    from kollega.outputs.colours.palette import Role
    from kollega.outputs.colours.portraits import Hue
    from kollega.outputs.typefaces.style import TypeStyle
    from kollega.project import Project


@dataclass(frozen=True, slots=True)
class BrandStyle:
    """What differs from the theme's style sheet."""

    colours: tuple[Role, ...]
    hues: tuple[Hue, ...]
    """Of portraits without a picture; none where they are the theme's own."""
    type: TypeStyle

    @property
    def path(self) -> str:
        """Return the root-relative path of the style sheet; empty where there is nothing to say."""
        if not self.colours and not self.hues and not self.type.roles:
            return ""
        digest = hashlib.sha256(repr((self.colours, self.hues, self.type)).encode()).hexdigest()[:12]
        return f"assets/theme/stylesheets/brand.{digest}.css"


def brand_style_of(project: Project) -> BrandStyle:
    """Return the style of a project's organisation."""
    palette = palette_of(project.settings.organisation.colours)
    hues = () if palette.hues == THEMES_OWN else palette.hues
    return BrandStyle(palette.changes, hues, type_style(project.typeface))
