"""A site of windmills with every kind of vacancy, and the files that boards get of it; no test changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from boards import MILLS, NOW, board_files, project_at

if TYPE_CHECKING:
    from kollega.config.project import Project


@pytest.fixture(scope="session")
def mills(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the site of the mills."""
    return project_at(tmp_path_factory.mktemp("mills"), MILLS)


@pytest.fixture(scope="session")
def files(mills: Project) -> dict[str, bytes]:
    """Return what the boards get of it, by path."""
    return board_files(mills, NOW, drafts=True)


@pytest.fixture(scope="session")
def trees(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """Return the same, read by a parser of XML, by the name behind `feeds/jobs/`."""
    named = ((path.removeprefix("feeds/jobs/").removesuffix(".xml"), content) for path, content in files.items())
    return {name: etree.fromstring(content) for name, content in named}
