"""changed.txt: which pages a build has brought, changed and taken away, for those who tell search engines.

It lies beside the site. A build takes the last one's away when it begins, and writes its own when everything is in
place: what is there tells of the last build that was done, or nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kollega.build.staging import Staging

NAME: Final = "changed.txt"
HEAD: Final = "# kollega build: new, changed and removed pages of "
"""How the file begins; whatever begins otherwise is somebody else's."""

_HIDDEN = re.compile(rb'<meta name="robots" content="[^"]*noindex')
_PAGE = ".html"
_INDEX = "index.html"


class ChangedPages(NamedTuple):
    """What became of the pages that search engines may show, or might until now, by root-relative path."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Those that are hidden from now on are among them: engines must look to know."""
    removed: tuple[str, ...] = ()


NO_CHANGES: Final = ChangedPages()


def changed_pages(staged: Staging, brought: Iterable[str], stale: Iterable[str]) -> ChangedPages:
    """Return what becomes of pages once files that are staged take their places, and the stale ones go."""
    new, changed = [], []
    for path in sorted(filter(_is_page, brought)):
        content = _read(f"{staged.folder}/{path}")
        if content is None:  # it stays as it is
            continue
        before = _read(f"{staged.site_dir}/{path}") if path in staged.before else None
        if content == before:
            continue
        if before is not None and (_is_shown(before) or _is_shown(content)):
            changed.append(path)
        elif before is None and _is_shown(content):
            new.append(path)
    removed = (path for path in sorted(filter(_is_page, stale)) if _is_shown(_read(f"{staged.site_dir}/{path}") or b""))
    return ChangedPages(tuple(new), tuple(changed), tuple(removed))


def _is_page(path: str) -> bool:
    return path.endswith(_PAGE)


def _is_shown(content: bytes) -> bool:
    """Return whether search engines may show a page."""
    return bool(content) and not _HIDDEN.search(content.partition(b"</head>")[0])


def _read(file: str) -> bytes | None:
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - thousands of them: a path takes half of the time
            return opened.read()
    except OSError:
        return None


def forget_changes(site_dir: Path) -> None:
    """Take away what the last build has left; raise ConfigurationError where something else has the name."""
    file = site_dir.with_name(NAME)
    if not file.is_symlink() and not file.exists():
        return
    is_ours = file.is_file() and not file.is_symlink() and (_read(str(file)) or b"").startswith(HEAD.encode())
    if not is_ours:
        message = wording("is where a build writes its list, beside {name}/", name=site_dir.name)
        raise ConfigurationError(
            str(file), message, wording("Move it elsewhere, or build into a folder somewhere else.")
        )
    file.unlink()


def list_of_changes(pages: ChangedPages, site_dir: Path, site_url: str) -> tuple[str, bytes]:
    """Return name and content of the list beside a site's folder, each line a word and an absolute address."""
    lines = (f"{word} {address}\n" for word, address in _lines(pages, site_url))
    return NAME, f"{HEAD}{site_dir.name}/\n{''.join(lines)}".encode()


def _lines(pages: ChangedPages, site_url: str) -> Iterator[tuple[str, str]]:
    for word, paths in zip(pages._fields, pages, strict=True):
        for path in paths:
            shown = path.removesuffix(_INDEX) if path.rpartition("/")[2] == _INDEX else path
            yield word, site_url + quote(shown, safe="/~")
