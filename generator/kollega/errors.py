"""What can go wrong with a whole run.

KollegaError
├── ConfigurationError   the settings or the command are wrong; exit status 2
└── ContentError         the content has errors; exit status 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.content.problem import Problem


class KollegaError(Exception):
    """A run that ends without having published anything."""


class ConfigurationError(KollegaError):
    """A setting is wrong; `option` names it as it is written in mkdocs.yml."""

    def __init__(self, option: str, message: str, hint: str = "") -> None:
        super().__init__(option, message, hint)
        self.option = option
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message behind the name of the option."""
        return f"{self.option}: {self.message}" if self.option else self.message


class ContentError(KollegaError):
    """The content has errors; `problems` holds all of them and all warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return what a run that does not show the problems says."""
        return "the content has errors"
