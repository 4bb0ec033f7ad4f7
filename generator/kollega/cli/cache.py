"""`kollega cache`: what builds keep for the next ones, and how to be rid of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.options import cache_dir, config_file
from kollega.i18n.wording import as_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kollega.build.cache import Cache

_NAMES: Final[Mapping[str, str]] = {
    "assets/cards": "share pictures",
    "assets/print": "flyers and posters",
    "assets/pictures": "photos",
    "assets/theme": "fonts",
    "pagefind": "search indexes",
    "texts": "what was read and found in texts",
    "builds": "what the last builds made",
}
"""What lies in a folder of the cache."""


@click.group()
def cache() -> None:
    """See or delete what builds keep.

    Share pictures, photos, the search index and what was read from each file need not be made
    again. Deleting it costs nothing but the time of the next build.
    """


@cache.command(
    epilog="""\b
    Examples:
      kollega cache info
      kollega cache info --cache-dir ../kept
    """
)
@config_file
@cache_dir
def info(config_file: Path, *, cache_dir: Path | None) -> None:
    """Tell what is kept, where, and how large it is."""
    kept, size = _cache(config_file, cache_dir), _limit(config_file)
    click.echo("\n".join(_lines(kept, size)))


@cache.command(
    epilog="""\b
    Examples:
      kollega cache clear
    """
)
@config_file
@cache_dir
def clear(config_file: Path, *, cache_dir: Path | None) -> None:
    """Delete everything that is kept."""
    kept = _cache(config_file, cache_dir)
    freed = sum(file.size for file in kept.files())
    kept.clear()
    click.echo(f"{_folder(kept)}: {_megabytes(freed)} deleted")


def _cache(config_file: Path, cache_dir: Path | None) -> Cache:
    """Return the cache of a site, or in another folder. Raises ConfigurationError and Refusal."""
    from kollega.build.cache import Cache
    from kollega.cli.refusal import Refusal

    kept = Cache.of(cache_dir or config_file.absolute().parent)
    if kept.folder is None:
        raise Refusal(as_wording(kept.note))
    return kept


def _limit(config_file: Path) -> int:
    """Return how many bytes builds of a site keep at most."""
    from kollega.build.pipeline import MEGABYTE
    from kollega.host import project_of

    return project_of(config_file).settings.cache.size * MEGABYTE


def _lines(kept: Cache, limit: int) -> Iterator[str]:
    files, sizes = Counter[str](), Counter[str]()
    for file in kept.files():
        place = file.path.relative_to(kept.folder or "").as_posix()
        name = next((name for folder, name in _NAMES.items() if place.startswith(f"{folder}/")), "other")
        files[name] += 1
        sizes[name] += file.size
    yield f"{_folder(kept)}: {_megabytes(sizes.total())} of {_megabytes(limit)}"
    yield from (f"  {name}: {files[name]:,} files, {_megabytes(size)}" for name, size in sizes.most_common())


def _folder(kept: Cache) -> str:
    return f"{kept.folder}/"


def _megabytes(size: int) -> str:
    return f"{size / 10**6:,.1f} MB"
