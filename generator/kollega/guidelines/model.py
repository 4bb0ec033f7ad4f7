"""What guidelines are made of: rules with their words, topics that need care, a tone."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import regex
from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from kollega.config.options import Options, TextByLanguage
from kollega.config.slug import Slug
from kollega.config.validation import value_error
from kollega.config.values import AsList, Language, Line
from kollega.content.kind import ItemKind
from kollega.diagnostics import Mark, Severity
from kollega.i18n.wording import wording

MOST_RULES = 200
MOST_PHRASES = 500
"""Of a rule in one language."""
LONGEST_PATTERN = 300
"""Characters."""
MOST_REPEATS = 1_000
"""How often a part of a pattern may be counted. `regex` writes counted parts out when it reads them: a few numbers in
braces, one within the other, fill the memory (regex 2026.11.15, tried 2026-11-28)."""

GENDER_CODED, READABILITY = "gender-coded", "readability"
"""The rules that count words instead of looking for some."""

T = TypeVar("T")

_COUNTED = regex.compile(r"\{(\d*)(?:,(\d*))?\}")
_MEANT_BY_ALL = ""


def _check_phrase(value: str) -> str:
    if not any(character.isalnum() for character in value):
        raise value_error(
            "bad-phrase",
            wording("“{value}” has no letter", value=value),
            wording("Write words; `*` stands for an ending."),
        )
    if any("*" in word.strip("*") for word in value.split()) or "**" in value:
        hint = wording("Put it at the beginning or at the end of a word, for example `young*`, or write a pattern.")
        raise value_error("bad-phrase", wording("“{value}” has a `*` inside a word", value=value), hint)
    return value


def _check_pattern(value: str) -> str:
    hint = wording("A pattern is a regular expression of Python; plain words belong under `phrases`.")
    if len(value) > LONGEST_PATTERN or _repeats(value) > MOST_REPEATS:
        message = wording(
            "this pattern is longer than {length} characters, or repeats more than {repeats} times",
            length=LONGEST_PATTERN,
            repeats=MOST_REPEATS,
        )
        raise value_error("bad-pattern", message, wording("Write several short ones."))
    try:
        found = regex.compile(value)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise value_error(
            "bad-pattern", wording("“{value}” is not a pattern: {error}", value=value, error=error), hint
        ) from None
    if found.search("") is not None:
        raise value_error(
            "bad-pattern", wording("the pattern “{value}” finds a text without letters", value=value), hint
        )
    return value


def _repeats(pattern: str) -> int:
    """Return how often the innermost part of a pattern can be written out, if all that is counted were nested."""
    times = 1
    for lower, upper in _COUNTED.findall(pattern):
        times *= max(int(lower[:9] or 1), int(upper[:9] or 1), 1)
    return times


def _for_all_languages(value: object) -> object:
    return value if isinstance(value, dict) else {_MEANT_BY_ALL: value}


Phrase = Annotated[Line, AfterValidator(_check_phrase)]
Pattern = Annotated[Line, AfterValidator(_check_pattern)]
Phrases = Annotated[
    dict[Literal[""] | Language, Annotated[tuple[Phrase, ...], Field(max_length=MOST_PHRASES), AsList]],
    BeforeValidator(_for_all_languages),
]
"""Words by language; a plain list counts in all languages."""
Patterns = Annotated[
    dict[Literal[""] | Language, Annotated[tuple[Pattern, ...], Field(max_length=50), AsList]],
    BeforeValidator(_for_all_languages),
]


class Rule(Options):
    """Some words that texts had better do without, and what to write instead."""

    title: TextByLanguage = Field(default_factory=dict)
    """How the page of guidelines calls it, by language."""
    phrases: Phrases = Field(default_factory=dict)
    """The words, by language; `*` at the beginning or the end of a word stands for any letters."""
    patterns: Patterns = Field(default_factory=dict)
    """Regular expressions, by language, for what phrases cannot say."""
    kinds: Annotated[tuple[ItemKind, ...], AsList, Field(min_length=1)] = tuple(ItemKind)
    """In what they are looked for: story, vacancy, person."""
    severity: Severity = Severity.NOTE
    """How grave it is: note, warning or error."""
    why: TextByLanguage = Field(default_factory=dict)
    """Why, by language."""
    instead: TextByLanguage = Field(default_factory=dict)
    """What to write instead, by language."""

    def phrases_in(self, lang: str) -> tuple[str, ...]:
        """Return the words that are looked for in texts of a language."""
        return of_language(self.phrases, lang)

    def patterns_in(self, lang: str) -> tuple[str, ...]:
        """Return the regular expressions for texts of a language."""
        return of_language(self.patterns, lang)


class Guidelines(Options):
    """All that a site's guidelines say."""

    defaults: bool = True
    """Whether the rules that Kollega brings count too."""
    off: Annotated[tuple[Slug, ...], AsList] = ()
    """Rules and topics, by id, of those that Kollega brings which do not count."""
    tone: TextByLanguage = Field(default_factory=dict)
    """How the organisation wants to sound, by language."""
    topics: Annotated[dict[Slug, Rule], Field(max_length=MOST_RULES)] = Field(default_factory=dict)
    """Topics that need care, by id; words that speak of them may be given, and need not."""
    rules: Annotated[dict[Slug, Rule], Field(max_length=MOST_RULES)] = Field(default_factory=dict)
    """Rules by id."""
    readability: Annotated[
        dict[Literal[""] | Language, Annotated[int, Field(ge=20, le=200)]], BeforeValidator(_for_all_languages)
    ] = Field(default_factory=dict)
    """The LIX above which a text is called hard to read, by language."""

    _places: dict[str, Mark] = PrivateAttr(default_factory=dict)

    def place_of(self, pattern: str) -> Mark:
        """Return where a pattern stands in the file of the site."""
        return self._places.get(pattern, Mark())

    def placed(self, places: dict[str, Mark]) -> Guidelines:
        """Return the same guidelines, which know where their patterns stand."""
        copy = self.model_copy()
        copy._places = places  # noqa: SLF001 - its own
        return copy

    @property
    def ids(self) -> tuple[str, ...]:
        """Return what a comment in a text can silence."""
        return (*self.rules, *self.topics, GENDER_CODED, READABILITY)


def of_language(lists: dict[str, tuple[T, ...]], lang: str) -> tuple[T, ...]:
    """Return what a list by language has for all of them, for a language without its region, and with it."""
    keys = dict.fromkeys((_MEANT_BY_ALL, base_of(lang), lang))
    return tuple(dict.fromkeys(each for key in keys for each in lists.get(key, ())))


def base_of(lang: str) -> str:
    """Return a language without script and region: `de` for `de-AT`."""
    return lang.partition("-")[0]
