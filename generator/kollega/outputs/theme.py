"""What the theme brings to every site, and the style sheet and fonts in which an organisation's take their place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.brand.font_faces import font_parts, type_style
from kollega.brand.palette import THEMES_OWN, palette_of
from kollega.brand.subset import subset_font
from kollega.outputs.artifact import Artifact, render_bytes
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.brand.font_faces import TypeStyle
    from kollega.brand.palette import Hue, Role
    from kollega.brand.subset import FontPart
    from kollega.config.project import Project
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.output import Part, Publication


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


def _parts(publication: Publication) -> Iterator[Part]:
    yield partial(_theme, publication)
    yield from (partial(_font, part) for part in font_parts(publication.first.project.typeface))


def _theme(publication: Publication) -> Iterator[Artifact[Any]]:
    style = brand_style_of(publication.first.project)
    if style.path:
        yield Artifact(style.path, style, render_brand_style)
    for path, content in publication.assets.files:
        yield Artifact(path, content, render_bytes)


def _font(part: FontPart) -> Iterator[Artifact[Any]]:
    yield Artifact(part.path, part, render_font, lasting=True)


def render_brand_style(view: BrandStyle, context: RenderContext) -> bytes:
    """Return the style sheet of the organisation's colours and typeface."""
    return context.templates.get_template("brand.css").render(style=view).encode()


def render_font(view: FontPart, context: RenderContext) -> bytes:
    """Return a part of a font as WOFF2."""
    return subset_font(context.file(view.font.path), view)


THEME = Output("theme", OutputKind.PAGES, _parts, lasting=("theme",), early=True)
