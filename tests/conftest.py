"""Sites to build, and what was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import Company, example_company, hostile_company, minimal_company

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Return a small site of its own for each test."""
    return minimal_company(tmp_path / "acme")


@pytest.fixture
def example_copy(tmp_path: Path) -> Company:
    """Return a copy of the example that a test may change."""
    return example_company(tmp_path / "example")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return the example site as it is published; no test changes it."""
    return example_company(tmp_path_factory.mktemp("example")).build()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return the site of a company all of whose text would like to be code."""
    return hostile_company(tmp_path_factory.mktemp("hostile")).build()
