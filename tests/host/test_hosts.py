"""A site is the same, and the same is said, whichever host draws it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from company import Company, minimal_company
from environment import environment_without
from website import Website

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = {"no-material": ("mkdocs-material", "mkdocs-material-extensions", "properdocs")}
"""What is not installed, by the name of an environment."""


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folders of the programs of each environment."""
    folder = tmp_path_factory.mktemp("environments")
    return {name: environment_without(folder / name, *libraries) for name, libraries in HIDDEN.items()}


@pytest.mark.parametrize("library", ["material", "properdocs"])
def test_what_is_hidden_cannot_be_imported(programs: dict[str, Path], library: str) -> None:
    python = programs["no-material"] / "python"
    said = subprocess.run([python, "-c", f"import {library}"], capture_output=True, encoding="utf-8", check=False)
    assert f"No module named '{library}'" in said.stderr


def built(company: Company, program: Path | str) -> Website:
    made = company.run(program, "build")
    assert made.returncode == 0, made.stderr
    return Website(company.site_dir, "https://careers.acme.example/")


def test_without_material_a_site_has_the_same_bytes(
    company: Company, programs: dict[str, Path], tmp_path: Path
) -> None:
    other = minimal_company(tmp_path / "other")
    assert built(other, programs["no-material"] / "kollega").reproducible == built(company, "kollega").reproducible
