"""What is published of an editor: the files that npm has installed, made to ask nobody but this site for more."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kollega.scaffold.cms.editors import SVELTIA, YAML
from kollega.scaffold.cms.fields import RELATIONS, SHAPES, key_orders, list_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.scaffold.cms.editors import Editor

FORMAT_SCRIPT: Final = "format.js"
YAML_SCRIPT: Final = "js-yaml.js"

INSTALLED: Final = "node_modules"
"""The folder into which npm installs, beside mkdocs.yml."""

_FONT: Final = re.compile(
    r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/([a-z0-9-]+)\.woff2"
)
_GAP: Final = re.compile(r"/\* (\w+) \*/ (?:\[\]|\{\})")
"""Where the format's script is told of our keys."""
_CDN: Final = "https://unpkg.com/"
_MIRROR: Final = "./unpkg/"


def is_installed(root: Path, editor: Editor) -> bool:
    """Return whether npm has installed an editor beside mkdocs.yml, with what reads and writes YAML."""
    installed = root / INSTALLED
    return (installed / editor.package / "dist" / editor.script).is_file() and _yaml_file(root).is_file()


def bundle(root: Path, editor: Editor) -> Iterator[tuple[str, bytes]]:
    """Yield path, relative to the folder of the editor's page, and content of each file that it loads."""
    package = root / INSTALLED / editor.package
    yield FORMAT_SCRIPT, format_script().encode()
    yield YAML_SCRIPT, _yaml_file(root).read_bytes()
    script = (package / "dist" / editor.script).read_bytes()
    if editor is SVELTIA:
        text = script.decode()
        fonts = dict(_fonts(text, package))
        script = _FONT.sub(_font_name, text).replace(_CDN, _MIRROR).encode()
        yield from fonts.items()
        yield from _mirror(package)
    yield editor.script, script
    for pattern in editor.more:
        for file in sorted((package / "dist").glob(pattern)):
            yield file.relative_to(package / "dist").as_posix(), file.read_bytes()


def format_script() -> str:
    """Return the script that reads and writes our files in an editor."""
    script = files(__package__).joinpath(FORMAT_SCRIPT).read_text("utf-8")
    known = {"lists": list_keys(), "orders": key_orders(), "shapes": dict(SHAPES), "slugs": list(RELATIONS)}
    return _GAP.sub(lambda gap: json.dumps(known[gap[1]]), script)


def _yaml_file(root: Path) -> Path:
    package, _version, file = YAML
    return root / INSTALLED / package / "dist" / file


def _fonts(script: str, package: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the fonts that Sveltia's script would have from another host; the package holds them under longer names."""
    for font in _FONT.finditer(script):
        found = sorted((package / "npm" / "assets").glob(f"{font[1]}-{font[2]}-*.woff2"))
        if found:
            yield _font_name(font), found[0].read_bytes()


def _font_name(font: re.Match[str]) -> str:
    return f"{font[1]}-{font[2]}.woff2"


def _mirror(package: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what Sveltia asks unpkg.com for at every start: its words, and which version is the newest.

    Where it gets no words, as with a policy that forbids the request, it asks for them again without end (0.221.1).
    """
    about = (package / "package.json").read_bytes()
    version = json.loads(about)["version"]
    yield f"unpkg/{SVELTIA.package}/package.json", about
    for file in sorted((package / "locales").glob("*.json")):
        yield f"unpkg/{SVELTIA.package}@{version}/locales/{file.name}", file.read_bytes()
