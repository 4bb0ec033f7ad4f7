"""What `kollega new` asks for each kind, and what its answers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from kollega.cli.refusal import Refusal
from kollega.content.kind import ItemKind
from kollega.i18n.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Question:
    """A key that a new file should have."""

    key: str
    option: str
    """How it is given without being asked."""
    words: Wording
    needed: bool = True
    """Whether the check calls it an error to leave it out."""


CONSENT = Question(
    "consent", "--consent", wording("By which day had everybody shown or named agreed (such as 2026-03-01)?")
)
APPLY = Question("apply", "--apply-url", wording("Where do people apply (a whole web address, or an e-mail address)?"))
COUNTRY = Question(
    "country", "--country", wording("Which country is that in (two letters, such as NL; Enter for none)?"), needed=False
)

QUESTIONS: Mapping[ItemKind, tuple[Question, ...]] = {
    ItemKind.STORY: (
        Question("title", "--title", wording("What is your story called?")),
        Question("authors", "--author", wording("Who is it by (name or id of a person; several with commas)?")),
        Question("description", "--description", wording("What is your story about, in one or two sentences?")),
        Question(
            "department", "--department", wording("Which team is your story about (Enter for none)?"), needed=False
        ),
    ),
    ItemKind.VACANCY: (
        Question("title", "--title", wording("What is the job called?")),
        Question("description", "--description", wording("What is to be done, in one or two sentences?")),
        Question("department", "--department", wording("Which team is the job in (Enter for none)?"), needed=False),
        Question(
            "locations",
            "--location",
            wording("Where is the work (a place on the site, or a town; Enter for none)?"),
            needed=False,
        ),
    ),
    ItemKind.PERSON: (
        Question("name", "--name", wording("What is the person's name?")),
        Question("role", "--role", wording("What do they do, in a few words (Enter for none)?"), needed=False),
        Question("department", "--department", wording("Which team are they in (Enter for none)?"), needed=False),
        Question("location", "--location", wording("Where do they work (Enter for none)?"), needed=False),
    ),
}

OF_THE_JOB = (
    Question(
        "employment_type",
        "--employment-type",
        wording("Full-time, part-time, temporary, intern … (Enter for none)?"),
        needed=False,
    ),
    Question("hours", "--hours", wording("How many hours a week (such as 36 or 32-36; Enter for none)?"), needed=False),
    Question(
        "salary", "--pay", wording("What does it pay (such as 2800-3600 EUR a month; Enter for none)?"), needed=False
    ),
    Question(
        "valid_through",
        "--closing-date",
        wording("What is the last day to apply (such as 2026-03-01; Enter for none)?"),
        needed=False,
    ),
    Question(
        "contact", "--contact", wording("Which colleague answers questions (name or id; Enter for none)?"), needed=False
    ),
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

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own signature
        """Return what stands in the front matter. Raises Refusal."""
        from kollega.scaffold.draft import value_fault

        made = _range(str(value)) if self.key == "hours" else _pay(str(value))
        if isinstance(made, _Misread):
            raise Refusal.of_value(param, made.problem, made.hint)
        if wrong := value_fault(ItemKind.VACANCY, self.key, made):
            raise Refusal.of_value(param, wrong.message, wrong.hint)
        return made["min"] if self.key == "hours" and made["min"] == made["max"] else made


class _Misread(NamedTuple):
    """What is wrong with an amount, and what to write."""

    problem: Wording
    hint: Wording


_PAY_EXAMPLE: Final = wording("Write for example 2800-3600 EUR a month.")


def _range(text: str) -> dict[str, Any] | _Misread:
    """Return the least and the most, or what is wrong."""
    from kollega.check.mending.values import numbers

    found = [next(numbers(each), each) for each in _NUMBER.findall(text)]
    if len(found) not in {1, 2}:
        problem = wording("expected one number or two, but found “{text}”", text=text)
        return _Misread(problem, wording("Write for example 32-36."))
    low, high = (_plain(each) for each in (found[0], found[-1]))
    return {"min": low, "max": high}


def _pay(text: str) -> dict[str, Any] | _Misread:
    """Return pay as it stands in the front matter, or what is wrong; currency and time may be said in any language."""
    import yaml

    from kollega.check.mending.values import pay

    if meant := next(pay(text), ""):
        return {key: _plain(str(value)) for key, value in yaml.safe_load(meant).items()}
    unit = _UNIT.search(text)
    currency = _CURRENCY.search(_UNIT.sub(" ", text))
    if unit is None or currency is None:
        lacking = (
            wording("“{text}” does not say which currency", text=text)
            if currency is None
            else wording("“{text}” does not say whether that is by hour, day, week, month or year", text=text)
        )
        return _Misread(lacking, _PAY_EXAMPLE)
    amount = _range(text)
    if isinstance(amount, _Misread):
        return amount._replace(hint=_PAY_EXAMPLE)
    if amount["min"] == amount["max"]:
        amount.pop("max")
    return amount | {"currency": currency[0].replace("€", "EUR").upper(), "unit": unit[1].upper()}


def _plain(number: str) -> int | float | str:
    """Return a number as YAML writes it; what is none stays as it is, and is refused by its type."""
    try:
        return int(number)
    except ValueError:
        return float(number) if re.fullmatch(r"\d+\.\d{1,2}", number) else number
