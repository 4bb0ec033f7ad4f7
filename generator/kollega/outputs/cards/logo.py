"""The organisation's logo, drawn once for all cards, and what pages must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Final

from kollega.brand.palette import BY_NIGHT
from kollega.diagnostics import Diagnostic, KollegaError, Mark, Severity
from kollega.filesystem import MAX_FILE, UnreadableError, read
from kollega.i18n.wording import wording
from kollega.media.encode import vanishes
from kollega.outputs.cards.render import UndrawableError
from kollega.outputs.cards.view import CardLogo

if TYPE_CHECKING:
    from kollega.config.project import Project
    from kollega.executor import Executor
    from kollega.outputs.cards.render import CardPress

MAX_BYTES: Final = 1_000_000

PLACE: Final = (400, 56)
"""Pixels of a card that a logo may fill."""

SHAPES: Final = (1 / 6, 20)
"""How many times wider than high a logo may be: outside of this it would be a hair."""

WORDMARK: Final = 2.2
"""How many times wider than high a logo is that most likely holds the organisation's name."""

_FOLLOWS_THE_READER: Final = b"prefers-color-scheme"
"""Stands in an SVG that changes its colours by night by itself."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that can be drawn."""

    ratio: float
    """How many times wider than high."""
    card: CardLogo
    """As cards show it."""
    vanishes: bool
    """Whether it needs a light ground by night."""


def logo_of(project: Project, press: CardPress, executor: Executor) -> Logo | Diagnostic | None:
    """Return the logo that the settings name, what keeps it from being drawn, or None where they name none.

    Drawing starts threads, and processes may be forked later, so that it is left to another one where there are any.
    """
    name = project.settings.organisation.logo
    if not name:
        return None
    try:
        content = read(project.root, f"{project.pages_folder}/{name}", MAX_FILE)
        return next(iter(executor.map(partial(_logo, press), [content])))
    except (UndrawableError, KollegaError, UnreadableError, OSError) as error:
        message = wording(
            "share cards show the organisation's name in place of the logo: {reason}", reason=_reason(error)
        )
        hint = wording("Save the logo as plain SVG, without scripts and with all its pictures inside, or as PNG.")
        return Diagnostic.at(
            f"{project.pages_folder}/{name}", Mark(), "logo-not-drawn", message, hint, severity=Severity.WARNING
        )


def _reason(error: Exception) -> str:
    """Return why a logo is not drawn: in our words, which can be translated, or in those of who found it."""
    return error.args[0] if isinstance(error, UndrawableError) and error.args else str(error)


def _logo(press: CardPress, file: bytes) -> Logo:
    if len(file) > MAX_BYTES:
        raise UndrawableError(wording("it is larger than {size} MB", size=MAX_BYTES // 10**6))
    if b"<script" in file.lower():
        raise UndrawableError(wording("it holds a script"))
    ratio = press.ratio(file)
    if not SHAPES[0] <= ratio <= SHAPES[1]:
        raise UndrawableError(wording("it is far longer one way than the other"))
    width, height = ceil(min(PLACE[0], PLACE[1] * ratio)), ceil(min(PLACE[1], PLACE[0] / ratio))
    card = CardLogo(width, height, ratio >= WORDMARK, press.drawn(file, width, height))
    return Logo(ratio, card, _FOLLOWS_THE_READER not in file and vanishes(card.picture, BY_NIGHT.paper))
