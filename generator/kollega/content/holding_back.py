"""Keys with which somebody means to hold something back, and which would do nothing: misspelt, or another tool's."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from kollega.config.slug import LATIN_LETTERS
from kollega.i18n.suggestion import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kollega.diagnostics import Steps

_LONGEST = 48
"""Letters of a key that is looked at; the words of a longer one are a sentence."""
_NEAR = 0.8
"""How alike two keys are of which one is a slip of the other: `stauts`, `consent_untill`."""
_SHORT = 0.75
"""The same for `date`, in which a slip is a fourth of the word; the value must be a day then."""
_DAY = re.compile(r"\d{4}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}")


@dataclass(frozen=True)
class Intent:
    """What somebody means by a key, and what is to be written for it."""

    when: Literal["not no", "no", "word"]
    """What value holds something back: anything but no; no alone; or a word that says so itself."""
    words: frozenset[str]
    mends: Mapping[str, str]
    """What to write, by kind of item."""


@dataclass(frozen=True)
class _Vocabulary:
    fillers: frozenset[str]
    negations: frozenset[str]
    no: frozenset[str]
    yes: frozenset[str]
    parts: frozenset[str]
    own: Mapping[str, Intent]
    intents: tuple[Intent, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """Return all words of keys."""
        return self.fillers.union(*(intent.words for intent in self.intents))

    @cached_property
    def holding(self) -> frozenset[str]:
        """Return the words that hold something back as values."""
        return frozenset[str]().union(*(intent.words for intent in self.intents if intent.when == "not no"))

    @cached_property
    def slips(self) -> Mapping[str, frozenset[str]]:
        """Return the longer words of intents by what a slip leaves of them."""
        found = defaultdict[str, set[str]](set)
        for word in (word for word in self.known - self.fillers if len(word) > len("date")):
            for slip in _slips(word):
                found[slip].add(word)
        return {slip: frozenset(words) for slip, words in found.items()}

    @property
    def starting(self) -> Intent:
        """Return the intent of a day from which something may be seen."""
        return self.own["date"]


@dataclass(frozen=True)
class HoldingKey:
    """A key that is meant to hold something back."""

    steps: Steps
    """The way to it."""
    intent: Intent


def intent_of(key: str, value: object) -> Intent | None:
    """Return what somebody means to hold back with an unknown key; None where it holds nothing back."""
    return next((intent for intent, holds in _intents(key, value) if holds), None)


def holds_nothing(key: str, value: object) -> bool:
    """Return whether an unknown key is one with which one could hold something back, and this value does not."""
    found = list(_intents(key, value))
    return bool(found) and not any(holds for _, holds in found)


def holding_keys(steps: Steps, data: Any, *, plain: bool = False) -> Iterator[HoldingKey]:  # noqa: ANN401 - nested data of YAML
    """Yield every key below an unknown one that is meant to hold something back.

    `plain` is for where a key may be any word: there the value alone must say that something is held back.
    """
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        intent = intent_of(step, value) if isinstance(step, str) and (not plain or says_so(value)) else None
        if intent:
            yield HoldingKey((*steps, step), intent)
        else:
            yield from holding_keys((*steps, step), value, plain=plain)


def says_so(value: object) -> bool:
    """Return whether a value is yes, no, a day, or a word such as `withdrawn`."""
    words = _vocabulary()
    return _fold(value) in words.no | words.yes or _is_day(value) or _is_word(value)


def _intents(key: str, value: object) -> Iterator[tuple[Intent, bool]]:
    """Yield what a key can mean, and whether it holds something back with this value."""
    words, folded = _vocabulary(), _fold(key)
    if own := _own(folded, value):
        yield words.own[own], _fold(value) not in words.yes | {""} if own == "status" else _is_said(value)
        return
    made_of = _words_of(folded, words.known)
    negated = frozenset() if made_of else _words_of(folded, words.known | words.negations)
    for intent in words.intents:
        if negated & intent.words and intent.when != "word":
            yield intent, _is_said(value) is (intent.when == "no")
        if made_of & intent.words:
            yield (words.starting, True) if intent.when == "no" and _is_day(value) else (intent, _holds(intent, value))
    if not made_of and says_so(value) and (near := _near(folded)):
        yield from ((intent, _holds(intent, value)) for intent in words.intents if near & intent.words)


def _holds(intent: Intent, value: object) -> bool:
    words = _vocabulary()
    if isinstance(value, list) and words.parts.issuperset(map(_fold, value)):
        return False
    if isinstance(value, dict):
        return False  # what is in it is looked at by itself
    rules: dict[str, Callable[[object], bool]] = {
        "not no": _is_said,
        "no": lambda value: value is not None and _fold(value) in words.no,
        "word": _is_word,
    }
    return rules[intent.when](value)


def _is_said(value: object) -> bool:
    return value not in (None, "", [], {}) and _fold(value) not in _vocabulary().no


def _is_day(value: object) -> bool:
    return isinstance(value, str) and bool(_DAY.match(value.strip()))


def _is_word(value: object) -> bool:
    """Return whether a value is a word that holds something back, or a list of words with such a one."""
    said = value if isinstance(value, list) else re.split("[,;]", value[:_LONGEST]) if isinstance(value, str) else ()
    return any(_words_of(_fold(word), _vocabulary().known) & _vocabulary().holding for word in said)


def _own(folded: str, value: object) -> str:
    """Return the key of ours that a word is, or nearly is, without what joins its words; empty where there is none."""
    own = _vocabulary().own
    if folded in own:
        return folded
    if _is_day(value) and len(folded) <= len("dates") and Names(["date"]).nearest(folded, _SHORT):
        return "date"
    return Names(own.keys() - {"date"}).nearest(folded, _NEAR)


def _near(folded: str) -> frozenset[str]:
    """Return the words of intents of which a key is a slip."""
    slips = _vocabulary().slips
    known = (slips.get(slip, frozenset()) for slip in _slips(folded)) if len(folded) <= _LONGEST else ()
    return frozenset[str]().union(*known)


def _words_of(folded: str, known: frozenset[str]) -> frozenset[str]:
    """Return the known words that a key can be made of; none where a part of it is unknown."""
    size = len(folded) if len(folded) <= _LONGEST else 0
    pieces = [(begin, end) for begin in range(size) for end in range(begin + 1, size + 1) if folded[begin:end] in known]
    reached, leading = {0}, {size}
    for begin, end in pieces:
        reached |= {end} if begin in reached else set()
    for begin, end in reversed(pieces):
        leading |= {begin} if end in leading else set()
    return frozenset(folded[begin:end] for begin, end in pieces if begin in reached and end in leading)


def _slips(word: str) -> frozenset[str]:
    """Return a word and what is left of it without one of its letters: two words that share one differ by a slip."""
    return frozenset({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})


def _fold(value: object) -> str:
    """Return the letters and digits of a text alone, small and without accents; empty where it is none."""
    if not isinstance(value, str):
        return ""
    plain = unicodedata.normalize("NFKD", value[: 2 * _LONGEST].casefold().translate(LATIN_LETTERS))
    return "".join(character for character in plain if character.isalnum())


@cache
def _vocabulary() -> _Vocabulary:
    rows = tomllib.loads(files("kollega.content").joinpath("holding_back.toml").read_text("utf-8"))
    intents = {
        name: Intent(row.pop("when"), frozenset(map(_fold, row.pop("words").split())), row)
        for name, row in rows["intents"].items()
    }
    lists = {name: frozenset(rows[name].split()) for name in ("fillers", "negations", "no", "yes", "parts")}
    own = {key: intents[name] for key, name in rows["own"].items()}
    return _Vocabulary(**lists, own=own, intents=tuple(intents.values()))
