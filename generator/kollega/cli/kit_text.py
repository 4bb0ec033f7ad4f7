"""A share kit as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from kollega.report.visible import visible

if TYPE_CHECKING:
    from kollega.outputs.kits import Kit, Snippet


def kit_text(kit: Kit) -> Text:
    """Return the texts of a kit under the names of their networks, then the beginnings with gaps to fill."""
    text = Text.assemble((visible(kit.title), "bold"), f"\n{kit.url}\n")
    for snippet in kit.snippets:
        _append(text, snippet)
    if kit.prompts:
        text.append("\n\nTo be finished in your own words, where it says […]:\n", "bold")
    for prompt in kit.prompts:
        _append(text, prompt)
    return text


def _append(text: Text, snippet: Snippet) -> None:
    of = "" if snippet.limit is None else f" of {snippet.limit:,}"
    text.append(f"\n── {snippet.network}, {snippet.variant}: {snippet.length:,}{of}\n", "cyan")
    if snippet.title is not None:
        text.append(f"{visible(snippet.title)}\n\n", "bold")
    text.append("\n".join(map(visible, snippet.text.split("\n"))) + "\n")
    if snippet.intent:
        text.append(f"Open: {snippet.intent}\n", "dim")
