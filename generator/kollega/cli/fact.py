"""Values of a front matter, given as options or asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


class Fact(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A value for a key of the front matter of a kind: whatever the check would call an error is refused."""

    name = "text"

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """Return the text on one line, or fail as click does."""
        from kollega.check.reports.excerpt import visible
        from kollega.content.item import ItemKind
        from kollega.i18n.characters import strange_in, strange_name
        from kollega.scaffold.draft import misfit

        text = " ".join(str(value).split())
        if not text:
            self.fail("there is nothing in it", param, ctx)
        if strange := strange_in(text):
            self.fail(f"there is {strange_name(strange[0])} in it", param, ctx)
        if visible(text) != text:
            self.fail("there is an invisible control character in it", param, ctx)
        if wrong := misfit(ItemKind(self.kind), self.key, text):
            self.fail(wrong, param, ctx)
        return text


def asked(question: str, convert: Callable[[str], Any], *, default: str | None = None) -> Any:  # noqa: ANN401 - what `convert` returns
    """Return the converted answer to a question, which is asked again until it can be converted."""
    suffix = " " if question.endswith("?") else ": "
    return click.prompt(question, value_proc=convert, default=default, show_default=bool(default), prompt_suffix=suffix)


def somebody_answers() -> bool:
    """Return whether questions can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
