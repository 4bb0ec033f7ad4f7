"""Sites of real content, which lies beside this repository where it is worked on."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from company import Company
from kollega.outputs.output import OutputKind
from shared import built_once

if TYPE_CHECKING:
    from website import Website

CORPUS = Path(__file__).parents[2] / "shared/corpus"

AS_OF = datetime(2024, 4, 15, 12, tzinfo=UTC)
"""Where the corpora end."""

WITHOUT_CARDS = frozenset(OutputKind) - {OutputKind.CARDS}

KINDS = {"digital-service": WITHOUT_CARDS, "publiccode": WITHOUT_CARDS, "guides": frozenset(OutputKind)}
"""What is built of each: 600 cards take half a minute, and those of five scripts are enough."""


def corpus_site(shared: Path, name: str) -> Website:
    """Return the site that a corpus makes; its content lies around it, which no test changes."""
    source = CORPUS / name
    if not source.is_dir():
        pytest.skip(f"the corpus {name} is not beside this repository (../shared/corpus)")

    def build(root: Path) -> Website:
        shutil.copytree(source, root)
        for folder in (root, *root.rglob("*")):
            folder.chmod(folder.stat().st_mode | 0o200)
        return Company(root).build(now=AS_OF, kinds=KINDS[name], jobs=2)

    return built_once(shared, name, build)
