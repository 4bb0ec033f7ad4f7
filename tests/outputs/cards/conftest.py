"""The press and the fonts that the theme ships."""

from pathlib import Path

import pytest

import kollega_theme
from company import Company, minimal_company
from kollega.outputs.cards.fonts import Coverage, coverage_of
from kollega.outputs.cards.render import CardPress

PRINT_FOLDER = Path(kollega_theme.__file__).parent / "print"


@pytest.fixture(scope="session")
def press() -> CardPress:
    return CardPress(PRINT_FOLDER)


@pytest.fixture(scope="session")
def coverage(press: CardPress) -> Coverage:
    return coverage_of(press.font_faces)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Return a small site that has drawn no pictures yet."""
    return minimal_company(tmp_path / "acme")
