"""`kollega cache`: what builds keep for the next ones, and how to be rid of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import say
from kollega.cli.options import cache_dir, config_file
from kollega.i18n.wording import as_wording, plural, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kollega.build.cache import Cache
    from kollega.i18n.wording import Wording

_NAMES: Final[Mapping[str, Wording]] = {
    "assets/cards": wording("share pictures"),
    "assets/print": wording("flyers and posters"),
    "assets/pictures": wording("photos"),
    "assets/theme": wording("fonts"),
    "pagefind": wording("search indexes"),
    "texts": wording("what was read and found in texts"),
    "builds": wording("what the last builds made"),
}
"""What lies in a folder of the cache."""

_OTHER: Final = wording("other files")


@click.group()
def cache() -> None:
    """See or delete what builds keep.

    Share pictures, photos, the search index and what was read from each file do not have to be made again. Deleting
    them costs nothing but the time of the next build.
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
    """Say what is kept, where, and how large it is."""
    kept, size = _cache(config_file, cache_dir), _limit(config_file)
    for line in _lines(kept, size):
        say(line)


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
    say(wording("{folder}/: {size:,.1f} MB deleted", folder=kept.folder, size=_megabytes(freed)))


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


def _lines(kept: Cache, limit: int) -> Iterator[Wording]:
    files: Counter[Wording] = Counter()
    sizes: Counter[Wording] = Counter()
    for file in kept.files():
        place = file.path.relative_to(kept.folder or "").as_posix()
        name = next((name for folder, name in _NAMES.items() if place.startswith(f"{folder}/")), _OTHER)
        files[name] += 1
        sizes[name] += file.size
    total, most = _megabytes(sizes.total()), _megabytes(limit)
    yield wording("{folder}/: {size:,.1f} MB of {limit:,.1f} MB", folder=kept.folder, size=total, limit=most)
    for name, size in sizes.most_common():
        yield plural(
            "  {name}: {number:,} file, {size:,.1f} MB",
            "  {name}: {number:,} files, {size:,.1f} MB",
            files[name],
            name=name,
            size=_megabytes(size),
        )


def _megabytes(size: int) -> float:
    return size / 10**6
