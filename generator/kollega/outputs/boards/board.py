"""A job board as a value: what its file is made of, and what it asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from kollega.content.vacancy import EmploymentType, SalaryUnit, Workplace  # noqa: TC001 - pydantic reads the annotations when the program runs
from kollega.diagnostics import ConfigurationError
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.networks import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.boards import BoardOptions
    from kollega.config.settings import Settings

Need = Literal["place", "city", "region", "country"]
Element = tuple[str, str]
"""The name of an element, a slash between it and what holds it, and the field that it holds."""

_OPTION = "plugins.kollega.boards"
_OF_ANY = frozenset({"languages", "source", "elements"})
"""Options that every board takes."""
_OF_OWN = frozenset({"like", "name"})
"""Options that a board has which the site adds."""


@dataclass(frozen=True)
class DialectCitation(Citation):
    """Where and when a board's dialect was read."""

    stored: bool = False
    """Whether it was a copy, of which parts were missing."""


@dataclass(frozen=True, kw_only=True)
class Board:
    """One entry of boards.toml, whose head explains each key, with what the site's settings say of it."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    terms: str
    note: str = ""
    root: str
    item: str
    id_attribute: str = ""
    head: tuple[Element, ...] = ()
    elements: tuple[Element, ...]
    always: tuple[str, ...] = ()
    per_place: bool = False
    per_language: bool = False
    remote_city: str = ""
    cdata: bool = False
    source: str
    asks: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    shortest: int = 0
    longest: dict[str, int] = field(default_factory=dict, hash=False)
    replace: dict[str, str] = field(default_factory=dict, hash=False)
    employment: dict[EmploymentType, str] = field(default_factory=dict, hash=False)
    contract: dict[EmploymentType, str] = field(default_factory=dict, hash=False)
    schedule: dict[EmploymentType | Literal["BOTH"], str] = field(default_factory=dict, hash=False)
    workplace: dict[Workplace, str] = field(default_factory=dict, hash=False)
    period: dict[SalaryUnit, str] = field(default_factory=dict, hash=False)
    sources: dict[str, DialectCitation] = field(default_factory=dict, hash=False)
    languages: tuple[str, ...] = ()
    """Those of the vacancies that it gets, the site's first language first."""
    company_id: str = ""
    poster_email: str = ""
    additions: tuple[Element, ...] = ()
    """Elements with texts that the site adds to each advertisement."""

    @property
    def per_number(self) -> bool:
        """Return whether the board knows vacancies by numbers."""
        return any(value == "number" for _, value in self.elements)

    def most(self, value: str) -> int | None:
        """Return how many characters the element of a field holds at most; None where that is not known."""
        names = (name.partition("/")[0] for name, each in self.elements if each == value)
        return next((self.longest[name] for name in names if name in self.longest), None)

    def files(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the root-relative path of each file, and the languages of the vacancies in it."""
        if self.per_language:
            yield from ((f"feeds/jobs/{self.id}/{lang}.xml", (lang,)) for lang in self.languages)
        else:
            yield f"feeds/jobs/{self.id}.xml", self.languages


@cache
def load_boards() -> Mapping[str, Board]:
    """Return all boards by id, in the order of the table."""
    table = tomllib.loads(files(__package__).joinpath("boards.toml").read_text("utf-8"))
    return {key: TypeAdapter(Board).validate_python({**row, "id": key}) for key, row in table.items()}


def boards_of(settings: Settings) -> tuple[Board, ...]:
    """Return the boards that a site writes files for, in its order.

    Raises ConfigurationError for one that there is not, and for one without what it asks for.
    """
    names = [options.id for options in settings.boards]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ConfigurationError(
            _OPTION, wording("“{name}” is listed twice", name=twice), wording("Name each board once.")
        )
    return tuple(_board(options, settings) for options in settings.boards)


def has_numbers(settings: Settings) -> bool:
    """Return whether vacancies have numbers, since a board knows them by these."""
    return any(_row(options).per_number for options in settings.boards)


def _board(options: BoardOptions, settings: Settings) -> Board:
    row, option = _row(options), f"{_OPTION}.{options.id}"
    given = {key: value for key, value in options if key != "id" and value}
    own = _OF_OWN if options.like else frozenset()
    known = {*_OF_ANY, *own, *row.asks, *row.takes}
    if useless := next((key for key in given if key not in known), None):
        hint = wording(
            "Take the line out. {name} knows {keys}.",
            name=row.name,
            keys=", ".join(f"`{key}`" for key in sorted(known)),
        )
        raise ConfigurationError(f"{option}.{useless}", wording("{name} has no use for it", name=row.name), hint)
    if missing := next((key for key in row.asks if key not in given), None):
        hint = wording("Write `- id: {id}` and below it `{key}: …`.", id=options.id, key=missing)
        raise ConfigurationError(
            option,
            wording("`{key}` is missing, and {name} takes nothing without it", key=missing, name=row.name),
            hint,
        )
    return replace(
        row,
        id=options.id,
        name=options.name or row.name,
        languages=_languages(options, settings),
        source=options.source or (row.source if settings.share.tracking else ""),
        company_id=options.company_id or "",
        poster_email=options.poster_email or "",
        additions=tuple(options.elements.items()),
    )


def _languages(options: BoardOptions, settings: Settings) -> tuple[str, ...]:
    """Return the languages that a board gets, in the site's order."""
    if other := next((lang for lang in options.languages if lang not in settings.languages), None):
        hint = suggestion(other, settings.languages, wording("There are {names}.", names=", ".join(settings.languages)))
        raise ConfigurationError(
            f"{_OPTION}.{options.id}.languages", wording("the site has no language “{lang}”", lang=other), hint
        )
    return tuple(lang for lang in settings.languages if lang in (options.languages or settings.languages))


def _row(options: BoardOptions) -> Board:
    """Return the row of the table that a board is, or is like."""
    boards, asked = load_boards(), options.like or options.id
    if options.like and options.id in boards:
        hint = wording("Take `like` out, or give your own board an id other than `{id}`.", id=options.id)
        raise ConfigurationError(
            f"{_OPTION}.{options.id}", wording("is a known board, so it cannot be like another"), hint
        )
    if options.like and not options.name:
        raise ConfigurationError(
            f"{_OPTION}.{options.id}", wording("`{key}` is missing", key="name"), wording("Add the name of the board.")
        )
    if asked in boards:
        return boards[asked]
    known = wording(
        "The boards are {names}. A board of your own needs `like:` with one of them.", names=", ".join(boards)
    )
    option = f"{_OPTION}.{options.id}.like" if options.like else _OPTION
    raise ConfigurationError(
        option, wording("there is no job board “{name}”", name=asked), suggestion(asked, tuple(boards), known)
    )
