"""How soon a command answers."""

from __future__ import annotations

import subprocess
import sys

SLOW = {"babel", "fontTools", "frontmatter", "jinja2", "lxml", "mkdocs", "PIL", "pydantic", "regex", "rich", "yaml"}
"""Libraries that take longer to load than the program says how it is used."""


def test_the_help_waits_for_no_library_that_only_a_command_needs() -> None:
    look = "import sys, kollega.cli.command; print(*{name.partition('.')[0] for name in sys.modules})"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True).stdout
    assert set(said.split()) & SLOW == set()
    assert "click" in said.split()
