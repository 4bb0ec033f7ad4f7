"""What the law says of pay in vacancies, country by country: a table, and what a site changes of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations when the program runs
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kollega.config.validation import fault_of
from kollega.diagnostics import ConfigurationError
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.networks import Citation  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from kollega.config.pay import PayRules

_Text = Annotated[str, Field(max_length=500)]


@dataclass(frozen=True, kw_only=True)
class PayRule:
    """One entry of pay_rules.toml, whose head explains each key."""

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)

    code: str
    name: Annotated[_Text, Field(min_length=1)]
    also: tuple[_Text, ...] = ()
    stage: Literal["law", "draft", "none"] = "law"
    asks: Literal["range", "amount", "later", "nothing"] = "nothing"
    since: date | None = None
    former_pay: date | None = None
    says: _Text = ""
    applies: _Text = ""
    law: _Text = ""
    sources: dict[Literal["pay", "former_pay"], Citation] = field(default_factory=dict)
    sure: Literal["authority", "agreed", "single", "disputed", "own"] = "own"
    remark: _Text = ""

    def asks_on(self, day: date) -> str:
        """Return what an advertisement is asked for on a day, in the words of `asks`; a draft asks for nothing."""
        in_force = self.stage == "law" and self.since is not None and self.since <= day
        return self.asks if in_force else "nothing"

    def forbids_former_pay(self, day: date) -> bool:
        """Return whether nobody may be asked on a day what they earned before."""
        return self.stage == "law" and self.former_pay is not None and self.former_pay <= day


def pay_rules(settings: PayRules) -> tuple[PayRule, ...]:
    """Return the table with what a site changes of it, sorted by code; raise ConfigurationError for a wrong row."""
    rules = dict(_standard())
    for code, change in settings.rules.items():
        if isinstance(change, dict):
            rules[code] = _rule(code, _table().get(code, {}) | change)
        elif change:
            hint = wording("Write `false` to switch it off, or keys below it, indented.")
            raise ConfigurationError(_option(code), wording("`true` changes nothing"), hint)
        elif code not in rules:
            hint = suggestion(code, tuple(rules), wording("There are {names}.", names=", ".join(rules)))
            raise ConfigurationError(_option(code), wording("there is no rule `{code}` to switch off", code=code), hint)
        else:
            del rules[code]
    return tuple(rules[code] for code in sorted(rules))


def _option(code: str, *steps: str) -> str:
    return ".".join(("plugins", "kollega", "pay_rules", "rules", code, *steps))


def _rule(code: str, row: Mapping[str, Any]) -> PayRule:
    try:
        rule = _rows().validate_python({**row, "code": code})
    except ValidationError as error:
        raise _wrong_row(code, error.errors(include_url=False)[0]) from error
    if rule.stage == "law" and rule.asks != "nothing" and rule.since is None:
        hint = wording("Add `since:` with the first day on which it applies.")
        raise ConfigurationError(_option(code, "since"), wording("is missing"), hint)
    return rule


def _wrong_row(code: str, detail: ErrorDetails) -> ConfigurationError:
    """Return pydantic's error about a row, in our words."""
    steps = [str(step) for step in detail["loc"] if step != "code"]
    option, key = _option(code, *steps), (steps or [code])[-1]
    if detail["type"] == "missing":
        return ConfigurationError(option, wording("is missing"), wording("Add `{key}:` there.", key=key))
    if detail["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        keys = tuple(PayRule.__dataclass_fields__)
        return ConfigurationError(
            option,
            wording("there is no such key"),
            suggestion(key, keys, wording("There are {names}.", names=", ".join(keys))),
        )
    if detail["type"].startswith("date_"):
        hint = wording("Write year-month-day, for example 2027-01-01.")
        return ConfigurationError(option, wording("expected a date, but found “{input}”", input=detail["input"]), hint)
    fault = fault_of(detail, {"dataclass_type": "model_type"}.get(detail["type"], detail["type"]), key)
    return ConfigurationError(option, fault.message, fault.hint)


@cache
def _standard() -> Mapping[str, PayRule]:
    return {code: _rule(code, row) for code, row in _table().items()}


@cache
def _rows() -> TypeAdapter[PayRule]:
    return TypeAdapter(PayRule)


@cache
def _table() -> Mapping[str, dict[str, Any]]:
    return tomllib.loads(files("kollega.check").joinpath("pay_rules.toml").read_text("utf-8"))
