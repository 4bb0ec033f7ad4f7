"""What cards and print are set in: the organisation's families, as far as Typst can read their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.problem import Mark, Problem
from kollega.outputs.cards.view import Fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.typeface import Family
    from kollega.outputs.cards.render import CardPress
    from kollega.project import Project


def card_fonts(project: Project, press: CardPress) -> Fonts:
    """Return the families of each kind of text, the theme's own behind those of the organisation."""
    chosen, own = project.typeface, Fonts()
    return Fonts(
        titles=(*_names(chosen.titles, project, press), *own.titles),
        texts=(*_names(chosen.texts, project, press), *own.texts),
        interface=(*_names(chosen.interface, project, press), *own.interface),
    )


def font_problems(project: Project, press: CardPress) -> Iterator[Problem]:
    """Yield a warning for each family that pages can show and cards cannot."""
    for family in project.typeface.families:
        if not _names(family, project, press):
            message = f"share cards cannot be set in {family[0].family}: they need TTF or OTF files"
            hint = "Put the family's TTF or OTF files beside this one. Until then, cards keep the theme's fonts."
            yield Problem.at(family[0].path, Mark(), "font-not-for-cards", message, hint, warning=True)


def _names(family: Family, project: Project, press: CardPress) -> tuple[str, ...]:
    return press.families({project.root / font.path for font in family})
