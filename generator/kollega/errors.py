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
        super().__init__(f"{option}: {message}" if option else message)
        self.option = option
        self.hint = hint


class ContentError(KollegaError):
    """The content has errors; `problems` holds all of them and all warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the content has errors")
        self.problems = problems
