"""Sites of real content, which lies beside this repository where it is worked on."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

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

WHOLE_PHOTOS, SMALL = 12, (160, 160)
"""How many photos of a corpus stay as they are, and the size in pixels of the others: a hundred photos in all their
renditions take ten seconds, and show here what a dozen show."""


def corpus_site(shared: Path, name: str) -> Website:
    """Return the site that a corpus makes; its content lies around it, which no test changes."""
    source = CORPUS / name
    if not source.is_dir():
        pytest.skip(f"the corpus {name} is not beside this repository (../shared/corpus)")

    def build(root: Path) -> Website:
        shutil.copytree(source, root, ignore=shutil.ignore_patterns(".kollega", "site"))
        for path in (root, *root.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
        for photo in islice(sorted(root.glob("stories/images/*")), WHOLE_PHOTOS, None):
            _shrink(photo)
        return Company(root).build(now=AS_OF, kinds=KINDS[name])

    return built_once(shared, name, build)


def _shrink(photo: Path) -> None:
    with Image.open(photo) as image:
        image.thumbnail(SMALL)
        image.save(photo, image.format)
