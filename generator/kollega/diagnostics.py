"""What is wrong: with content, as values with place and hint; with a whole run, as exceptions.

Messages and hints are wordings (`kollega.i18n.wording`): English here, and in the language of the reader in reports.

KollegaError
├── ConfigurationError   the settings or the command are wrong; exit status 2
└── ContentError         the content has errors; exit status 1
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import NO_WORDING, as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording


Steps = tuple[str | int, ...]
"""The way to a value through nested data: keys and places in lists."""


class Severity(StrEnum):
    """How grave something is: an error stops publication, a warning only where it is asked to, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITIES: Final[Mapping[Severity, Wording]] = {
    Severity.ERROR: wording("error"),
    Severity.WARNING: wording("warning"),
    Severity.NOTE: wording("note"),
}
"""What people read for each."""


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a text: line and column, both counted from 1, columns in characters."""

    line: int = 1
    column: int = 1

    def moved(self, lines: int) -> Mark:
        """Return the mark `lines` lines further down."""
        return replace(self, line=self.line + lines)


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One thing that is wrong with one file."""

    path: str
    """The file, relative to the folder of mkdocs.yml, with forward slashes."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    severity: Severity
    code: str
    """A stable word for the kind of problem, such as `unknown-author`."""
    message: Wording
    """What was expected and what was found, in plain words."""
    hint: Wording = NO_WORDING
    """What to do; empty where the message says it already."""

    @classmethod
    def at(  # noqa: PLR0913 - the parts of a diagnostic
        cls,
        path: str,
        mark: Mark,
        code: str,
        message: Wording,
        hint: Wording = NO_WORDING,
        *,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """Return what is wrong at a mark of a file."""
        return cls(path, mark.line, mark.column, severity, code, message, hint)

    def in_words(self, translate: Translate) -> Diagnostic:
        """Return the same in the words of a language."""
        return replace(self, message=as_wording(translate(self.message)), hint=as_wording(translate(self.hint)))

    def as_dict(self) -> dict[str, str | int]:
        """Return the fields in the order of the contract, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, as somebody says it who does not know in which file the text stands."""

    code: str
    message: Wording
    hint: Wording = NO_WORDING
    severity: Severity = Severity.ERROR
    mark: Mark = Mark()
    """Where in the text; its first line is line 1."""

    def of(self, path: str, lines: int = 0) -> Diagnostic:
        """Return the same of the file at `path`, in which the text begins below that many lines."""
        return Diagnostic.at(path, self.mark.moved(lines), self.code, self.message, self.hint, severity=self.severity)


OF_LEAVING = frozenset({"consent-ended", "withdrawn-contact", "withdrawn-link", "withdrawn-named"})
"""Warnings that come with somebody's leaving, often on a day on which nobody changed a file. They never stop anything:
whoever has left must not stay on a site because its build is strict."""


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Return whether any of what is wrong stops publication; if `strict`, a warning does so too."""
    return any(
        each.severity is Severity.ERROR
        or (strict and each.severity is Severity.WARNING and each.code not in OF_LEAVING)
        for each in diagnostics
    )


class KollegaError(Exception):
    """A run that ends without having published anything."""


class ConfigurationError(KollegaError):
    """A setting is wrong; `option` names it as it is written in mkdocs.yml."""

    def __init__(
        self,
        option: str,
        message: Wording,
        hint: Wording = NO_WORDING,
        *,
        place: str = "",
        is_of_type: bool = False,
    ) -> None:
        super().__init__(option, message, hint)
        self.option = option
        self.message = message
        self.hint = hint
        self.place = place
        """The file and its line, where that is known."""
        self.is_of_type = is_of_type
        """Whether YAML has read a word as something else."""

    def __str__(self) -> str:
        """Return the message behind the name of the option."""
        return self.sentence(str)

    def sentence(self, translate: Translate) -> str:
        """Return the message in a language, behind the name of the option."""
        message = translate(self.message)
        return ": ".join(filter(None, (self.place, self.option, message)))


class ContentError(KollegaError):
    """The content has errors; `diagnostics` holds all of them and all warnings."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return what a run that does not show the problems says."""
        return "the content has errors"
