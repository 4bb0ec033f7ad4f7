"""What `kollega new` asks for each kind, and what its answers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Question:
    """A key that a new file should have."""

    key: str
    option: str
    """How it is given without being asked."""
    words: str
    needed: bool = True
    """Whether the check calls it an error to leave it out."""


_MAY_BE_EMPTY = "or nothing"
_TITLE = Question("title", "--title", "What is it called?")
_DESCRIPTION = Question("description", "--description", "What is it about, in one or two sentences?")
_TEAM = Question("department", "--department", f"Which team is it about ({_MAY_BE_EMPTY})?", needed=False)

CONSENT = Question("consent", "--consent", "On which day had everybody shown or named agreed (as 2026-03-01)?")
APPLY = Question("apply", "--apply-url", "Where does one apply (a whole web address, or an e-mail address)?")
COUNTRY = Question("country", "--country", "In which country is that (two letters, as NL)?", needed=False)

QUESTIONS: Mapping[ItemKind, tuple[Question, ...]] = {
    ItemKind.STORY: (
        _TITLE,
        Question("authors", "--author", "Who writes it (name or id of a person, or several with commas)?"),
        _DESCRIPTION,
        _TEAM,
    ),
    ItemKind.VACANCY: (
        Question("title", "--title", "What is the job called?"),
        _DESCRIPTION,
        Question("department", "--department", f"In which team is it ({_MAY_BE_EMPTY})?", needed=False),
        Question("locations", "--location", "Where is the work (a place of the site, or a town)?", needed=False),
    ),
    ItemKind.PERSON: (
        Question("name", "--name", "What is the person's name?"),
        Question("role", "--role", f"What do they do, in a few words ({_MAY_BE_EMPTY})?", needed=False),
        Question("department", "--department", f"In which team ({_MAY_BE_EMPTY})?", needed=False),
        Question("location", "--location", f"Where do they work ({_MAY_BE_EMPTY})?", needed=False),
    ),
}

OF_THE_JOB = (
    Question(
        "employment_type",
        "--employment-type",
        f"Full-time, part-time, temporary, intern … ({_MAY_BE_EMPTY})?",
        needed=False,
    ),
    Question("hours", "--hours", f"How many hours a week (as 36 or 32-36, {_MAY_BE_EMPTY})?", needed=False),
    Question("salary", "--pay", f"What does it pay (as 2800-3600 EUR a month, {_MAY_BE_EMPTY})?", needed=False),
    Question(
        "valid_through",
        "--closing-date",
        f"Until which day can one apply (as 2026-03-01, {_MAY_BE_EMPTY})?",
        needed=False,
    ),
    Question("contact", "--contact", f"Which colleague answers questions (name or id, {_MAY_BE_EMPTY})?", needed=False),
)
"""What candidates look for; asked behind where one applies."""

_NUMBER = re.compile(r"\d(?:[\d .,'’\u00a0\u202f]*\d)?")
_UNIT = re.compile(r"(?<![a-z])(hour|day|week|month|year)(?:s|ly)?(?![a-z])", re.IGNORECASE)
_CURRENCY = re.compile(r"(?<![a-z])(?!per)[a-z]{3}(?![a-z])|€", re.IGNORECASE)


class RangeValue(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """One number or two, and for pay a currency and a time, checked as the front matter is."""

    name = "text"

    def __init__(self, key: str) -> None:
        self.key = key

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own signature
        """Return what stands in the front matter, or fail as click does."""
        from kollega.scaffold.draft import value_problem

        made = _range(str(value)) if self.key == "hours" else _pay(str(value))
        if isinstance(made, str):
            self.fail(made, param, ctx)
        if wrong := value_problem(ItemKind.VACANCY, self.key, made):
            self.fail(wrong, param, ctx)
        return made["min"] if self.key == "hours" and made["min"] == made["max"] else made


def _range(text: str) -> dict[str, Any] | str:
    """Return the least and the most, or what is wrong."""
    from kollega.check.mending.values import numbers

    found = [next(numbers(each), each) for each in _NUMBER.findall(text)]
    if len(found) not in {1, 2}:
        return f"one number or two were expected, and “{text}” was found. Write for example 32-36."
    low, high = (_plain(each) for each in (found[0], found[-1]))
    return {"min": low, "max": high}


def _pay(text: str) -> dict[str, Any] | str:
    """Return pay as it stands in the front matter, or what is wrong; currency and time may be said in any language."""
    import yaml

    from kollega.check.mending.values import pay

    if meant := next(pay(text), ""):
        return {key: _plain(str(value)) for key, value in yaml.safe_load(meant).items()}
    unit = _UNIT.search(text)
    currency = _CURRENCY.search(_UNIT.sub(" ", text))
    if unit is None or currency is None:
        lacking = "which currency" if currency is None else "whether that is by hour, day, week, month or year"
        return f"“{text}” does not say {lacking}. Write for example 2800-3600 EUR a month."
    amount = _range(text)
    if isinstance(amount, str):
        return amount
    if amount["min"] == amount["max"]:
        amount.pop("max")
    return amount | {"currency": currency[0].replace("€", "EUR").upper(), "unit": unit[1].upper()}


def _plain(number: str) -> int | float | str:
    """Return a number as YAML writes it; what is none stays as it is, and is refused by its type."""
    try:
        return int(number)
    except ValueError:
        return float(number) if re.fullmatch(r"\d+\.\d{1,2}", number) else number
