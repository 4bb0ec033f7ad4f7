"""Which pictures the site shows: all others stay where they are."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from kollega.content.rendition import FOLDER, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.photo import Photo
    from kollega.outputs.edition import Edition

_STEM = re.compile(re.escape(FOLDER) + r"[^\s\"/]+(?=-[0-9]+\.[a-z]+)")


def shown_photos(edition: Edition) -> Iterator[Photo]:
    """Yield the pictures that front matter, texts and settings of the whole site show.

    Those of the hand-written pages are the host's.
    """
    site = edition.site
    settings = site.settings
    facets = chain(settings.departments.values(), settings.tags.values(), settings.places.values())
    stated = {f"{edition.project.pages_folder}/{facet.picture}" for facet in facets if facet.picture}
    named = {site.photo_path(item) for item in site.items} | stated
    within = {found for item in site.items for found in _STEM.findall(edition.body(item).html)}
    yield from (photo for path, photo in site.photos.items() if path in named or stem(photo) in within)
