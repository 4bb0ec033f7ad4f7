"""The editor that a site has, read from what `kollega cms` wrote for it."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import yaml

from kollega.config.project import BrowserEditor
from kollega.scaffold.cms.editors import EDITORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER: Final = "admin"
"""Of the editor, in the folder of the hand-written pages and in the site."""

CONFIG: Final = f"{FOLDER}/config.yml"
PAGE: Final = f"{FOLDER}/index.html"

_MARK: Final = re.compile(
    r"^# kollega cms (?P<editor>[a-z]+) --lang (?P<lang>[A-Za-z0-9-]+) · (?P<digest>[0-9a-f]{16})\n(?:-->\n)?",
    re.MULTILINE,
)
"""What stands above whatever the command wrote, so that it knows its own work from what was changed by hand."""

_LONGEST: Final = 1_000_000
"""Bytes; no configuration is as long."""


@dataclass(frozen=True)
class Written:
    """A file that `kollega cms` wrote, as it is now."""

    above: str
    """What stands above the mark: the site's own, word for word."""
    editor: str
    lang: str
    digest: str
    """Of what was written below the mark."""
    is_unchanged: bool
    """Whether that still stands there."""

    @classmethod
    def of(cls, text: str) -> Written | None:
        """Return what a file says of itself; None where it was not written by the command."""
        found = _MARK.search(text)
        if found is None or found["editor"] not in EDITORS:
            return None
        same = _digest(text[found.end() :]) == found["digest"]
        return cls(text[: found.start()], found["editor"], found["lang"], found["digest"], same)


def mark(editor: str, lang: str, below: str) -> str:
    """Return the line that stands above what the command writes."""
    return f"# kollega cms {editor} --lang {lang} · {_digest(below)}\n"


def site_editor(pages_dir: Path) -> BrowserEditor | None:
    """Return the editor of a site; None where it has none, or one that somebody set up in another way."""
    text = ""
    with suppress(OSError, ValueError), (pages_dir / CONFIG).open("rb") as file:
        text = file.read(_LONGEST).decode()
    written = Written.of(text)
    if written is None:
        return None
    backend = _backend(written.above)
    origins = tuple(dict.fromkeys(_origins(backend)))
    images = _IMAGES.get(str(backend.get("name")), ())
    return BrowserEditor(written.editor, written.lang, written.digest, origins, (*images, *origins))


_API: Final[Mapping[str, str]] = {"github": "https://api.github.com", "gitlab": "https://gitlab.com"}
"""Where code hosts answer an editor, unless the configuration names another place (`api_root`, `base_url`)."""

_IMAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "github": ("https://avatars.githubusercontent.com",),
    "gitlab": ("https://secure.gravatar.com",),
}
"""Where the portraits of those who sign in lie."""


def _backend(above: str) -> dict[str, Any]:
    with suppress(yaml.YAMLError):
        said = yaml.safe_load(above)
        if isinstance(said, dict) and isinstance(said.get("backend"), dict):
            return dict(said["backend"])
    return {}


def _origins(backend: Mapping[str, Any]) -> Iterator[str]:
    """Yield the hosts that an editor's page asks, as a policy names them; nothing of an address that is none."""
    name = str(backend.get("name"))
    for address in (backend.get("api_root", _API.get(name)), backend.get("base_url") if name == "gitlab" else None):
        with suppress(ValueError):
            parts = urlsplit(str(address or ""))
            if parts.scheme == "https" and re.fullmatch(r"[A-Za-z0-9.-]+(?::\d+)?", parts.netloc):
                yield f"https://{parts.netloc}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
