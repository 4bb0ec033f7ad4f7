"""Pages that stand alone, for those who run a site: one file in its colours and type that opens from anywhere."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader

from kollega.brand.palette import palette_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kollega.config.organisation import BrandColours

_FONTS: Final = {"Literata": "literata-latin", "Source Sans 3": "source-sans-3-latin"}
"""What such a page holds of the theme's fonts; letters of other scripts are set in the reader's own."""


def document_html(
    template: str, view: Mapping[str, Any], themes: Sequence[Path], colours: BrandColours, translate: Callable[..., str]
) -> bytes:
    """Return a page in one file that asks nobody for anything and runs no script.

    Its template finds `roles`, the colours by name, and `fonts`, addresses that hold them by family; `_` translates.
    """
    environment = Environment(loader=FileSystemLoader(themes), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    given = {"_": translate, "roles": palette_of(colours).roles, "fonts": dict(_embedded(themes))}
    return environment.get_template(template).render(view, **given).encode()


def _embedded(themes: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield the theme's fonts, each as an address that holds it."""
    for family, name in _FONTS.items():
        file = theme_file(f"assets/fonts/{name}.woff2", themes)
        yield family, f"data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}"


def theme_file(name: str, themes: Sequence[Path]) -> Path:
    """Return a file of the site's own theme, or else of the theme that comes with the program."""
    return next(folder / name for folder in themes if (folder / name).is_file())
