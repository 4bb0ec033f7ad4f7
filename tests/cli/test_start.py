"""How soon a command answers."""

from __future__ import annotations

import subprocess
import sys

SLOW = {"babel", "fontTools", "frontmatter", "jinja2", "lxml", "mkdocs", "PIL", "pydantic", "regex", "rich", "yaml"}
"""Libraries that take longer to load than the program says how it is used."""

DRAWING = {"fontTools", "pagefind_bin", "cbor2"}
"""What reads fonts and indexes pages."""


def _loaded_by(code: str) -> set[str]:
    look = f"import sys; {code}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", look], capture_output=True, check=True).stdout.decode().split())


def test_the_help_waits_for_no_library_that_only_a_command_needs() -> None:
    loaded = _loaded_by("from kollega.cli.command import kollega; [*kollega.commands.values()]")
    assert loaded & SLOW == set()
    assert "click" in loaded


def test_a_command_waits_for_no_other() -> None:
    loaded = _loaded_by("from kollega.cli.command import kollega; kollega.commands['check']")
    assert {name for name in loaded if name.startswith(("kollega.cli.re", "kollega.cli.ne", "kollega.cli.b"))} == {
        "kollega.cli.refusal"
    }


def test_what_only_some_files_need_is_loaded_for_them() -> None:
    assert {name.partition(".")[0] for name in _loaded_by("import kollega.host, kollega.build.make")} & DRAWING == set()
