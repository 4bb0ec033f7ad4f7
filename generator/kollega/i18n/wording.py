"""What is said to people who write: a text that is English, and that can be said in other languages as well.

A wording *is* its English text: it is compared, sorted, kept and written like any other. It remembers besides of which
sentence and which values it was made, so that whoever shows it can say the same in another language (`translation`).
"""

from __future__ import annotations

from functools import reduce
from string import Formatter
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Values = tuple[tuple[str, object], ...]


def sentence_of(template: str, values: Iterable[tuple[str, object]]) -> str:
    """Return a sentence with its gaps filled; one without values stays as it is."""
    found = dict(values)
    return template.format_map(found) if found else template


class Wording(str):
    """A sentence or a part of one, filled with what was found. Made with `wording` and `plural`."""

    __slots__ = ("number", "templates", "values")

    templates: tuple[str, ...]
    """The English sentence with its `{gaps}`; where it counts something, the one for one thing and the one for many."""
    number: int
    """How many things it counts; 1 where it counts none."""
    values: Values
    """What stands in the gaps, by name; wordings are translated along. With none, braces are just braces."""

    def __new__(cls, templates: tuple[str, ...], number: int = 1, values: Values = ()) -> Self:
        """Return the English text with what it was made of."""
        said = super().__new__(cls, sentence_of(templates[0 if number == 1 else -1], values))
        said.templates, said.number, said.values = templates, number, values
        return said

    def __reduce__(self) -> tuple[type[Wording], tuple[tuple[str, ...], int, Values]]:
        """Return what another process makes it of."""
        return Wording, (self.templates, self.number, self.values)

    def fill(self, values: Mapping[str, object]) -> Wording:
        """Return the sentence with those of some values that it has gaps for."""
        gaps = {name for template in self.templates for _, name, _, _ in Formatter().parse(template) if name}
        return Wording(self.templates, self.number, _kept((name, values[name]) for name in sorted(gaps)))


def wording(sentence: str, /, **values: object) -> Wording:
    """Return a sentence with its `{gaps}` filled. It is written here as it is: the catalogues are compared with it."""
    return Wording((sentence,), 1, _kept(values.items()))


def plural(one: str, many: str, number: int, /, **values: object) -> Wording:
    """Return a sentence about a number of things, which stands in the gap `{number:,}`."""
    return Wording((one, many), number, _kept((*values.items(), ("number", number))))


def commas(parts: Iterable[str]) -> Wording:
    """Return parts one behind the other: “A, B, C”."""
    first, *others = parts
    return reduce(_joined, others, as_wording(first))


def enumeration(parts: Iterable[str]) -> Wording:
    """Return parts as a list in a sentence: “A, B and C”."""
    *first, last = tuple(parts) or ("",)
    if not first:
        return as_wording(last)
    return wording("{first} and {last}", first=commas(first), last=last)


def either(parts: Iterable[str]) -> Wording:
    """Return parts that one may choose from: “A or B or C”."""
    first, *others = parts
    return reduce(_or, others, as_wording(first))


def sentences(parts: Iterable[str]) -> Wording:
    """Return sentences one behind the other."""
    first, *others = parts
    return reduce(_beside, others, as_wording(first))


def table_wording(text: str) -> Wording:
    """Return a text of one of our tables, which is translated like those in code."""
    return Wording((text,))


def as_wording(text: str) -> Wording:
    """Return a text that is the same in all languages, such as a name, as a wording."""
    return text if isinstance(text, Wording) else Wording(("{text}",), 1, (("text", text),))


NO_WORDING = Wording(("",))
"""What is said where nothing is to be said."""


def _beside(first: Wording, second: str) -> Wording:
    return wording("{first} {second}", first=first, second=second)


def _or(first: Wording, second: str) -> Wording:
    return wording("{first} or {second}", first=first, second=second)


def _joined(first: Wording, second: str) -> Wording:
    return wording("{first}, {second}", first=first, second=second)


def _kept(values: Iterable[tuple[str, object]]) -> Values:
    """Return values that stay what they are: texts and numbers, and the texts of all others."""
    return tuple((name, value if isinstance(value, (str, int, float)) else str(value)) for name, value in values)
