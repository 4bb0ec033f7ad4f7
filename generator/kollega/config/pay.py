"""What a site sets about pay in its vacancies: how grave it is when a fact is missing, and which rules of law hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kollega.config.options import Options
from kollega.config.validation import value_error, value_label
from kollega.config.values import Home
from kollega.i18n.wording import wording

Gravity = Literal["note", "warning", "error"]
"""How grave something is that a site decides about."""


def _change(value: object) -> object:
    if isinstance(value, (bool, dict)):
        return value
    hint = wording("Write `false` to switch the rule off, or keys below it, indented.")
    raise value_error(
        "not-yes-or-no",
        wording("expected `false` or keys, but found {found}", found=value_label(value)),
        hint,
    )


class Require(Options):
    """How grave it is when a vacancy that one can apply for does not say something: a note, a warning or an error."""

    pay: Gravity = "note"
    """What it pays."""
    closing_date: Gravity = "note"
    """Until when one can apply."""
    place: Gravity = "note"
    """Where the work is, or from where it may be done."""


class PayRules(Options):
    """What the law says of pay in vacancies, as far as the table knows and the site corrects it."""

    severity: Literal["warning", "error"] = "warning"
    """How grave it is when a vacancy does not say what a rule in force asks for."""
    rules: dict[Home, Annotated[bool | dict[str, Any], BeforeValidator(_change)]] = Field(default_factory=dict)
    """Changes of the table by country or state: `false` switches a rule off, keys change it or make a new one."""
