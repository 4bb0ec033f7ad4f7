"""Applicant systems as rows of a table: where they are asked, and which of their fields is which fact."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kollega.i18n.wording import wording
from kollega.importers.answer import SourceError, host_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Ways = tuple[str, ...]
"""Ways through a vacancy, of which the first counts that leads to something."""


@dataclass(frozen=True)
class Section:
    """A part of a vacancy's text."""

    html: Ways
    """The ways to it."""
    each: str = ""
    """The way to the entries in which `heading` and `html` are, where there are several."""
    heading: str = ""
    escaped: bool = False
    """Whether the HTML may be written as text once more."""
    own: bool = True
    """Whether it is about this vacancy, and not about whoever looks for somebody."""


@dataclass(frozen=True)
class Account:
    """Whose vacancies they are, and where they are asked for."""

    name: str = ""
    """Empty where nobody has said it."""
    url: str = ""

    def address(self, lang: str, offset: int = 0) -> str:
        """Return where they are, in a language, behind so many of them."""
        return self.url.replace("{account}", self.name).replace("{lang}", lang).replace("{offset}", str(offset))


@dataclass(frozen=True)
class System:
    """An applicant system: a row of systems.toml, which says what each field is."""

    id: str
    name: str
    url: str
    read: str
    """What its fields were read from, and when."""
    tried: bool
    """Whether real answers were imported."""
    facts: Mapping[str, Ways]
    sections: Sequence[Section]
    format: str = "json"
    records: str = ""
    account_in_url: str = ""
    job_url: str = ""
    hosts: Mapping[str, str] = field(default_factory=dict)
    total: str = ""
    next: str = ""
    detail_url: str = ""
    languages: str = ""
    unless: Mapping[str, str] = field(default_factory=dict)
    """What vacancies are left out, by the way to it: those that a system says it does not list."""
    boilerplate: str = ""
    place: Mapping[str, Ways] = field(default_factory=dict)
    all_places: bool = False
    """Whether all ways to places count, not the first alone."""
    place_unless: Mapping[str, str] = field(default_factory=dict)
    salary: Mapping[str, Ways] = field(default_factory=dict)
    salary_where: Mapping[str, str] = field(default_factory=dict)
    salary_unless: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    """The ways to what says true, by the word of ours for where the work is done."""
    words: Mapping[str, str] = field(default_factory=dict)

    def account_of(self, source: str) -> Account:
        """Return the account that somebody has named, by its name or the address of its page. Raises SourceError."""
        if self.format == "json-ld":
            return Account(source, source)
        host = host_of(source)
        found = re.search(self.account_in_url, source)
        name = found["account"] if found else host if "*" in self.hosts and host else source
        if not re.fullmatch(r"[A-Za-z0-9][\w.-]{0,99}", name, re.ASCII):
            message = wording("“{source}” is not the name of an account of {system}", source=source, system=self.name)
            hint = wording(
                "Write it as it is in the address of its vacancies page, or name a file with a saved answer."
            )
            raise SourceError(message, hint)
        elsewhere = self.hosts.get("*", self.url) if name == host else self.hosts.get(host, self.url)
        return Account(name, elsewhere.replace("{host}", name))


@cache
def systems() -> Mapping[str, System]:
    """Return all systems by id."""
    rows = tomllib.loads(files(__package__).joinpath("systems.toml").read_text("utf-8"))
    return {name: _system(name, row) for name, row in rows.items()}


def _system(name: str, row: dict[str, Any]) -> System:
    ways: dict[str, Any] = {key: _ways(row[key]) for key in ("facts", "place", "salary") if key in row}
    return System(**(row | ways | {"id": name, "sections": tuple(map(_section, row["sections"]))}))


def _section(row: dict[str, Any]) -> Section:
    return Section(**(row | _ways({"html": row["html"]})))


def _ways(row: Mapping[str, str | list[str]]) -> dict[str, Ways]:
    return {key: (ways,) if isinstance(ways, str) else tuple(ways) for key, ways in row.items()}
