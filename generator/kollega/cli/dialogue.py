"""What a command asks whoever runs it, in the language of messages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from kollega.cli.console import say, translated
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.i18n.wording import Wording


def is_interactive() -> bool:
    """Return whether questions can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def prompt(question: Wording, convert: Callable[[str], Any], *, default: str = "") -> Any:  # noqa: ANN401 - what `convert` returns
    """Return the converted answer to a question, which is asked again until `convert` refuses no more."""
    asked = translated(question)
    suffix = " " if asked.endswith("?") else ": "
    while True:
        answer = click.prompt(asked, default=default, show_default=bool(default), prompt_suffix=suffix)
        try:
            return convert(answer)
        except Refusal as refusal:
            click.echo(refusal.sentences())


_YES: Final = wording("yes")
_NO: Final = wording("no")


def confirm(question: Wording, *, default: bool = False) -> bool:
    """Return the answer to a question for yes or no, given in the language of the command or in English."""
    yes, no = translated(_YES), translated(_NO)
    letters = f"{yes[0].upper()}/{no[0]}" if default else f"{yes[0]}/{no[0].upper()}"
    answers = {"": default} | {
        form: meant
        for meant, word, ours in ((False, no, _NO), (True, yes, _YES))
        for form in (ours, ours[0], word, word[0])
    }
    asked = translated(question)
    while (
        answer := click.prompt(f"{asked} [{letters}]", default="", show_default=False).strip().lower()
    ) not in answers:
        say(wording("Answer {yes} or {no}.", yes=_YES, no=_NO))
    return answers[answer]
