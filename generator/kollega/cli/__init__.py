"""The command `kollega`: it reads what is asked, calls the program, and says what came of it."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes a while to load, in which one may press Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from kollega.cli.command import kollega

__all__ = ["kollega", "main"]


def main() -> None:
    """Run the command line of this process and leave with its exit status."""
    from kollega.cli.signals import stop_at_once

    stop_at_once()
    from kollega.cli.command import run

    run()


def __getattr__(name: str) -> Any:  # noqa: ANN401 - Python's own signature
    """Return the command itself, which takes a while to load."""
    if name != "kollega":
        raise AttributeError(name)
    from kollega.cli.command import kollega

    return kollega
