"""The press and the fonts that the theme ships."""

from pathlib import Path

import pytest

import kollega_theme
from kollega.outputs.cards.fonts import Coverage, coverage_of
from kollega.outputs.cards.render import CardPress

PRINT_FOLDER = Path(kollega_theme.__file__).parent / "print"


@pytest.fixture(scope="session")
def press() -> CardPress:
    return CardPress(PRINT_FOLDER)


@pytest.fixture(scope="session")
def coverage(press: CardPress) -> Coverage:
    return coverage_of(press.font_faces)
