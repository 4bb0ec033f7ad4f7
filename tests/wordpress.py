"""WordPress' own functions, those that need neither database nor web server; `tests/ensure-wordpress` fetches them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from website import Website

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
FOLDERS = (CACHE / "kollega-tests" / "wordpress", Path("/usr/share/wordpress"))
FOLDER = next((folder for folder in FOLDERS if (folder / "wp-includes" / "version.php").is_file()), FOLDERS[0])

needs_wordpress = pytest.mark.skipif(
    not (shutil.which("php") and FOLDER.is_dir()), reason="there is no WordPress: tests/ensure-wordpress says how"
)

EMBED_SCRIPT = FOLDER / "wp-includes" / "js" / "wp-embed.js"
"""What WordPress adds to pages that hold a frame."""


def ask(function: str, argument: str, website: Website) -> str:
    """Return what one of the functions of wordpress.php says; what it would fetch it finds in the site's folder."""
    script = Path(__file__).with_suffix(".php")
    answer = subprocess.run(
        ["php", script, FOLDER, website.folder, website.url],
        input=json.dumps([function, argument]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    text: str = json.loads(answer.stdout)
    return text
