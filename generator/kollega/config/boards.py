"""What the settings say of job boards."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from kollega.config.options import Options
from kollega.config.slug import Slug
from kollega.config.urls import Email
from kollega.config.validation import value_error
from kollega.config.values import AsList, Language, Line
from kollega.i18n.wording import wording

_PARAMETER = re.compile(r"[\w.~-]+=[\w.~-]+", re.ASCII)
_ELEMENT = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
"""Of the names that XML allows, those that any program reads."""


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _company_id(value: str) -> str:
    if value.isascii() and value.isdigit():
        return value
    hint = wording(
        "LinkedIn shows it in the address of your page when you manage it: linkedin.com/company/1234567/admin/."
    )
    raise value_error("bad-company-id", wording("“{value}” is not a number", value=value), hint)


def _parameter(value: str) -> str:
    if _PARAMETER.fullmatch(value):
        return value
    hint = wording("Write a name, an equals sign and a value, for example gh_src=abc123.")
    raise value_error("bad-parameter", wording("“{value}” is not a parameter of an address", value=value), hint)


def _element(value: str) -> str:
    if _ELEMENT.fullmatch(value):
        return value
    raise value_error(
        "bad-element",
        wording("“{value}” is not the name of an element", value=value),
        wording("Write it as the board has it."),
    )


def _as_options(value: object) -> object:
    rows = [value] if isinstance(value, str) else value
    return [{"id": each} if isinstance(each, str) else each for each in rows] if isinstance(rows, list) else rows


class BoardOptions(Options):
    """A job board that the site writes a file for."""

    id: Slug
    """One of the table, or a new one."""
    like: Slug | None = None
    """For a new one, the board of the table whose dialect it reads."""
    name: Line | None = None
    """For a new one, what it is called."""
    languages: Annotated[tuple[Language, ...], AsList] = ()
    """The languages of the vacancies that it gets; all if left out."""
    source: Annotated[Line, AfterValidator(_parameter)] | None = None
    """The parameter that tells in links where a visitor comes from."""
    company_id: Annotated[Line, BeforeValidator(_as_text), AfterValidator(_company_id)] | None = None
    """The number of the organisation's page on LinkedIn."""
    poster_email: Email | None = None
    """Whom the board writes to about advertisements."""
    elements: dict[Annotated[str, AfterValidator(_element)], Annotated[Line, BeforeValidator(_as_text)]] = Field(
        default_factory=dict
    )
    """Further elements of each advertisement, as a contract may ask for them, and what stands in them."""


Boards = Annotated[tuple[BoardOptions, ...], BeforeValidator(_as_options)]
"""Job boards, each by its id alone or with what it needs."""
