"""The theme as the host uses it: templates to draw with, and no files to copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.theme import Theme

import kollega_theme
from kollega.content.files import folder_diagnostics
from kollega.diagnostics import ConfigurationError
from kollega.host.configuration import HINTS
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from kollega.diagnostics import Diagnostic


class DrawingTheme(Theme):
    """A theme of which the host copies nothing: we publish assets, under names of their own, and nothing else.

    It would copy each file that the templates' loader lists.
    """

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> Environment:
        """Return the environment of the theme's templates."""
        env = super().get_env()
        env.loader = _Unlisted(self.dirs)
        return env


class _Unlisted(FileSystemLoader):
    """Finds templates by their names."""

    def list_templates(self) -> list[str]:
        """Return nothing."""
        return []


def check_theme(config: MkDocsConfig) -> None:
    """Raise ConfigurationError where the site is not drawn with our theme, or with one that extends it."""
    ours = Path(kollega_theme.__path__[0]).resolve()
    if ours not in (Path(folder).resolve() for folder in config.theme.dirs):
        name = config.theme.name
        message = (
            wording("the theme `{name}` cannot draw this site", name=name)
            if name
            else wording("a theme without a name cannot draw this site")
        )
        raise ConfigurationError("theme", message, HINTS["theme"])


def installed_themes(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders of themes that were installed, those that win first."""
    return map(Path, config.theme.dirs[1:] if config.theme.custom_dir else config.theme.dirs)


def theme_diagnostics(own: Path | None, root: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files of the site's own theme, which may lie beside the site's folder."""
    if own is None:
        return
    if own.is_relative_to(root):
        yield from folder_diagnostics(root, own.relative_to(root).as_posix())
    else:
        yield from (replace(each, path=f"{own.name}/{each.path}") for each in folder_diagnostics(own, "."))
