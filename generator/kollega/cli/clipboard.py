"""The clipboard of whoever sits at the terminal, on this machine or at the other end of a connection."""

from __future__ import annotations

import base64
import os
import sys

from kollega.cli.console import Refusal


def copy(text: str) -> None:
    """Put a text on the clipboard. Raises Refusal where there is none.

    Over ssh this machine's clipboard is somebody else's, so the terminal is asked (OSC 52), as it is where there is no
    desktop; whether it may set the clipboard is a setting of the terminal.
    """
    if "SSH_CONNECTION" in os.environ or not _on_desktop(text):
        _through_terminal(text)


def _on_desktop(text: str) -> bool:
    # Loaded where it is needed: over ssh nothing of a desktop is asked for.
    import copykitten

    try:
        # Where the program that copied has to keep the text, another process does.
        copykitten.copy(text, detach=sys.platform.startswith("linux"))
    except copykitten.CopykittenError:
        return False
    return True


def _through_terminal(text: str) -> None:
    # https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, “Manipulate Selection Data”
    terminal = next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
    if terminal is None:
        raise Refusal("there is no clipboard here", "Leave out --copy, and hand the text to a program of your own.")
    terminal.write(f"\033]52;c;{base64.b64encode(text.encode()).decode()}\a")
    terminal.flush()
