"""What somebody has handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.diagnostics import KollegaError
from kollega.i18n.wording import NO_WORDING

if TYPE_CHECKING:
    from kollega.i18n.wording import Wording


@dataclass(frozen=True)
class Submission:
    """A story as it was handed in. A value that nobody gave is empty; all but the text are one line."""

    title: str
    text: str
    """Markdown that shows no file, loads nothing and holds no HTML."""
    name: str
    """Who wrote it."""
    summary: str = ""
    role: str = ""
    consent: bool = False
    """Whether they agreed to publication, for everybody who is named or shown."""
    lang: str = ""
    """The language of the form; empty where that is unknown."""
    photos: tuple[str, ...] = ()
    """Web addresses of pictures that lie elsewhere."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    """Name and content of pictures that came along."""


class SubmissionError(KollegaError):
    """No story can be made of what was handed in: what is missing, and what to do."""

    def __init__(self, message: Wording, hint: Wording = NO_WORDING) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
