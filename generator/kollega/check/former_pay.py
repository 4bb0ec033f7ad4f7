"""Questions in a vacancy for what applicants earned before, found by the phrases in which people ask."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from kollega.content.yaml_values import mark_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import VacancyItem
    from kollega.diagnostics import Mark, Steps

_KEYS = ("description", "education", "experience", "benefits", "process")
"""Which facts are sentences; `title` and places are not."""
_SENTENCE_ENDS = regex.compile(r"[.!?:;…。！？](?=\s|$)|\n\s*\n|\n\s*[-*+#>]")


def questions(vacancy: VacancyItem) -> Iterator[tuple[Mark, str]]:
    """Yield each question for a former pay, with the place where it stands, in the order of the file."""
    for steps, text in _facts(vacancy):
        yield from ((vacancy.marks.value(*steps), phrase) for _, phrase in _found(text))
    for offset, phrase in _found(vacancy.text):
        yield mark_at(vacancy.text, offset).moved(vacancy.text_line - 1), phrase


def _facts(vacancy: VacancyItem) -> Iterator[tuple[Steps, str]]:
    values = vars(vacancy.front)
    for key in _KEYS:
        value = values.get(key)
        if isinstance(value, str):
            yield (key,), value
        elif value:
            yield from (((key, index), each) for index, each in enumerate(value))


def _found(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a phrase stands and how it is written, unless its sentence says that nobody asks."""
    for phrase, refusal in _languages():
        for match in phrase.finditer(text):
            before = max((end.end() for end in _SENTENCE_ENDS.finditer(text, 0, match.start())), default=0)
            end = _SENTENCE_ENDS.search(text, match.end())
            if not refusal.search(text, before, end.start() if end else len(text)):
                yield match.start(), " ".join(match[0].split())


@cache
def _languages() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """Return the phrases of each language, and the words with which it says that nobody asks."""
    rows = tomllib.loads(files("kollega.check").joinpath("former_pay.toml").read_text("utf-8"))
    return tuple((_any_of(row["asks"]), _any_of(row["refuses"])) for row in rows.values())


def _any_of(phrases: list[str]) -> regex.Pattern[str]:
    r"""Return a pattern of whole words; a space in a phrase stands for any white space and signs of emphasis."""
    alternatives = "|".join(phrase.replace(" ", r"[\s*_]+") for phrase in phrases)
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{alternatives})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)
