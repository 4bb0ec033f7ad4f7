"""Build what another program makes too, and nothing else: pages, and RSS of all stories and of all vacancies.

A whole process, as `kollega build --no-cache --only pages,feeds` is one, without the outputs that the other has not.
"""

from __future__ import annotations

import argparse
import gc
import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kollega.build.pipeline import build
from kollega.cli.command import OBJECTS
from kollega.host import open_site
from kollega.outputs.feeds.formats import RSS
from kollega.outputs.feeds.output import STYLE, feed_files
from kollega.outputs.output import OutputKind
from kollega.outputs.outputs import OUTPUTS
from kollega.site.slices import WHOLE_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.output import Output, Part, Publication

PAGES = frozenset({"pages", "search", "page about feeds", "photos", "theme", "site files"})
"""The outputs of pages, by their names: without embeds, calendars, share pages and lists for machines."""
CARDS = "share cards and pictures"
"""Which pages name by digests, although they are not drawn."""


def main() -> None:
    """Build the site of this folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site-dir", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes share the work")
    parser.add_argument("--cards", action="store_true", help="let pages name share cards")
    options = parser.parse_args()
    gc.set_threshold(OBJECTS)
    project, draw = open_site(Path("mkdocs.yml"), options.site_dir)
    now = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    kinds, names = frozenset({OutputKind.PAGES, OutputKind.FEEDS}), PAGES | ({CARDS} if options.cards else set())
    outputs = tuple(_whole(each) for each in OUTPUTS if each.name in {*names, "feeds"})
    build(project, draw, now, kinds=kinds, jobs=options.jobs, cached=False, outputs=outputs)
    gc.freeze()  # as the command does, when what is still there ends with the process


def _whole(output: Output) -> Output:
    """Return an output, of feeds those of the whole site: they need not wait for pictures, of which there are none."""
    return replace(output, parts=_parts, late=False, early=True) if output.name == "feeds" else output


def _parts(publication: Publication) -> Iterator[Part]:
    style = publication.assets.path(STYLE)
    for edition in publication.editions:
        for part in edition.site.slices.of(WHOLE_SITE, edition.lang):
            yield partial(feed_files, part, edition, RSS, style)


if __name__ == "__main__":
    main()
