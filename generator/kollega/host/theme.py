"""The theme as MkDocs uses it: templates to draw with, and no files to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Environment


class DrawingTheme(Theme):
    """A theme of which MkDocs copies nothing: we publish assets, under names of their own, and nothing else.

    MkDocs would copy each file that the templates' loader lists.
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
