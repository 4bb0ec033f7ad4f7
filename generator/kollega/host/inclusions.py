"""What Markdown extensions of others may put into hand-written pages: nothing that is not there to be read.

They open files by themselves, follow links, and look from the working folder, where a checkout keeps its keys: whoever
may write a page could publish these. One that can be kept to a folder is; one that cannot is refused.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import ConfigurationError as HostConfigurationError

from kollega.diagnostics import ConfigurationError
from kollega.filesystem import presentable
from kollega.i18n.wording import NO_WORDING, sentences, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.i18n.wording import Wording

_SNIPPETS: Final = "pymdownx.snippets"
_UNBOUNDED: Final = frozenset({"pymdownx.b64", "markdown_include.include", "mdx_include"})
"""Extensions that put into pages what a page names, and keep to no folder: that of pymdown-extensions 13.1 was tried
on 2026-11-28, the others are made for it by their own documents."""
_HINT: Final = wording(
    "Write `- {extension}: {{base_path: [includes]}}`, with a folder beside mkdocs.yml for such texts alone.",
    extension=_SNIPPETS,
)


def check_inclusions(config: MkDocsConfig, root: Path) -> None:
    """Raise ConfigurationError for an extension that would put any file of the disk, or of the web, into a page."""
    for name in config.markdown_extensions:
        if name in _UNBOUNDED:
            message = wording("puts into a page any file on this disk that the page names")
            raise ConfigurationError(
                f"markdown_extensions.{name}", message, sentences((wording("Take it out."), _HINT))
            )
    if _SNIPPETS in config.markdown_extensions:
        _check_snippets(config, config.mdx_configs.get(_SNIPPETS) or {}, root)


def _check_snippets(config: MkDocsConfig, options: Mapping[str, object], root: Path) -> None:
    option = f"markdown_extensions.{_SNIPPETS}"
    if options.get("url_download"):
        message = wording("puts into a page whatever another site says at the time")
        raise ConfigurationError(
            f"{option}.url_download", message, wording("Take the line out, and keep a copy of the text.")
        )
    if not options.get("restrict_base_path", True):
        message = wording("lets a page name files outside `base_path`")
        raise ConfigurationError(f"{option}.restrict_base_path", message, wording("Take the line out."))
    for folder in _folders(options.get("base_path", os.curdir), config.docs_dir):
        if problem := _problem(folder, root):
            raise ConfigurationError(f"{option}.base_path", problem, _HINT)


def _folders(base_path: object, docs_dir: str) -> Iterator[str]:
    """Yield the folders of a setting; MkDocs' `!relative` alone stands for that of each page."""
    for each in base_path if isinstance(base_path, list | tuple) else (base_path,):
        try:
            yield os.fspath(each) if isinstance(each, os.PathLike) else str(each)
        except HostConfigurationError:
            yield docs_dir


def _problem(folder: str, root: Path) -> Wording:
    """Return why pages may not name what lies in a folder; nothing where they may."""
    way = os.path.relpath(Path(os.path.realpath(os.curdir)) / folder, root)
    if way == os.curdir:
        return wording("pages could name every file beside mkdocs.yml, and what git keeps there")
    if any(step.startswith(".") for step in Path(way).parts):
        return wording("“{folder}” is hidden, or is outside the folder of mkdocs.yml", folder=presentable(folder))
    steps = [*reversed(Path(way).parents), Path(way)]
    if wrong := next((step for step in steps if not S_ISDIR(_mode(root / step))), None):
        return wording("{path} is not a folder", path=presentable(str(wrong)))
    others = _others(root, way)
    neither = (wording("{path} is neither a file nor a folder", path=presentable(path)) for path in others)
    return next(neither, NO_WORDING)


def _others(root: Path, folder: str) -> Iterator[str]:
    """Yield links, devices and pipes below a folder, hidden or not: an extension opens what is hidden too."""
    for place, folders, files in os.walk(root / folder):
        for path in (Path(place, name) for name in sorted((*folders, *files))):
            if not (S_ISREG(mode := _mode(path)) or S_ISDIR(mode)):
                yield path.relative_to(root).as_posix()


def _mode(path: Path) -> int:
    """Return the type and the rights of what lies at a path, not of what it leads to; 0 for nothing."""
    try:
        return path.lstat().st_mode
    except OSError:
        return 0
