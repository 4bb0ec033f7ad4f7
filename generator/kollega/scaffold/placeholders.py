"""What `kollega new` and `kollega init` write for somebody to replace, and where it still stands.

The texts are read from the files that these commands write from: whatever they say is known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.wording import sentences, wording
from kollega.scaffold.draft import ORIGINAL, draft_body, example_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.project import Project
    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording

NAME = "Example company"
"""The organisation of a new site."""

DOMAIN = "company.example.org"
"""Where it lives: nobody can have this address (RFC 2606), and nobody else's example has it."""

SHORTEST = 25
"""Characters of a sentence that is known again; what is shorter, such as “This is an example.”, anybody may write."""

_SHOWN = 60
"""Characters of a sentence that a message repeats."""

_MARKER = re.compile(r"(?:[-*+>]|\d+\.) +")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Word:
    """A name that stands for one of yours."""

    text: str
    hint: Wording

    def places(self, text: str, *, yaml: bool) -> Iterator[int]:
        """Yield where a text has it; in YAML, not where it stands in a comment."""
        for found in re.finditer(rf"(?<![\w-]){re.escape(self.text)}(?![\w-])", text):
            before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            if not (yaml and re.search(r"(?:^|\s)#", before)):
                yield found.start()


WORDS = (
    Word(NAME, wording("Write the name of your organisation.")),
    Word(DOMAIN, wording("Write an address of your own.")),
    Word("Robin Example", wording("Write the name of a colleague, or delete the file.")),
    Word("Exampleton", wording("Write the town where the work is.")),
)
"""What is made up in the example, wherever it stands."""


def placeholder_diagnostics(content: Content, project: Project) -> Iterator[Diagnostic]:
    """Yield what still stands as it was begun in hand-written pages and settings."""
    for page in content.pages:
        yield from _words(page.path, page.text)
    config = project.root / project.config_name
    if config.is_file():
        yield from _words(project.config_name, config.read_text("utf-8", "replace"), yaml=True)


def item_placeholders(item: AnyItem, tokens: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what still stands in an item as it was begun.

    `tokens` are what stands between the white space of its text, in small letters.
    """
    front, offset = item.marks.raw, item.text_line - 1
    yield from _words(item.path, front, yaml=True)
    yield from _words(item.path, item.text, offset)
    lines = {
        mark_at(front, left.start()).line: left
        for left in reversed(_left(front, item.lang, frozenset(front.lower().split())))
    }
    for left in lines.values():
        yield _said(item.path, mark_at(front, left.start()), left[0], wording("Write your own in its place."))
    if several := sorted(_left(item.text, item.lang, tokens), key=re.Match.start):
        first, last = several[0], mark_at(item.text, several[-1].start()).line + offset
        hint = wording("Write your own text in its place, or delete it.")
        if len(several) > 1:
            hint = sentences((hint, wording("There is more of it, down to line {line}.", line=last)))
        yield _said(item.path, mark_at(item.text, first.start()).moved(offset), first[0], hint)


def _words(path: str, text: str, offset: int = 0, *, yaml: bool = False) -> Iterator[Diagnostic]:
    for word in (word for word in WORDS if word.text in text):
        for start in word.places(text, yaml=yaml):
            mark = mark_at(text, start).moved(offset)
            message = wording("“{text}” is only an example, and nobody has replaced it yet", text=word.text)
            yield Diagnostic.at(path, mark, "placeholder", message, word.hint, severity=Severity.WARNING)


def _said(path: str, mark: Mark, sentence: str, hint: Wording) -> Diagnostic:
    plain = " ".join(sentence.split())
    short = plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rpartition(' ')[0]}…"
    message = wording("this is still the example text: “{sentence}”", sentence=short)
    return Diagnostic.at(path, mark, "placeholder", message, hint, severity=Severity.WARNING)


def _left(text: str, lang: str, tokens: frozenset[str]) -> list[re.Match[str]]:
    """Return where a text of some tokens has sentences that are to be replaced, however its lines are broken."""
    known = _by_longest_words(lang)
    near = chain(known[""], *map(known.__getitem__, tokens.intersection(known)))
    likely = [sentence for sentence, words in near if words <= tokens]
    if not likely:  # as in nearly every text
        return []
    plain = " ".join(text.split())
    found = (re.search(r"\s+".join(map(re.escape, each.split())), text) for each in likely if each in plain)
    return [match for match in found if match]


@cache
def _by_longest_words(lang: str) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
    """Return the sentences that are to be replaced, each with its words in small letters, by the longest of these.

    Those at its ends, which may have signs around, are left out: where there are no others, it stands under none.
    """
    sentences: dict[str, list[tuple[str, frozenset[str]]]] = {"": []}
    for sentence in example_sentences(lang):
        words = frozenset(sentence.lower().split()[1:-1])
        sentences.setdefault(max(sorted(words), key=len, default=""), []).append((sentence, words))
    return sentences


@cache
def example_sentences(lang: str) -> tuple[str, ...]:
    """Return the sentences that new files have in a language, and in English, which serves where there are none."""
    texts = [draft_body(kind, each) for each in (lang, ORIGINAL) for kind in (ItemKind.STORY, ItemKind.VACANCY)]
    for path, text in chain(example_files(lang), example_files(ORIGINAL)):
        source = parse(path, text.encode())
        if isinstance(source, Source):
            texts += [source.text, *_values(source.data)]
    found = chain.from_iterable(map(_sentences, texts))
    return tuple(dict.fromkeys(sentence for sentence in found if len(sentence) >= SHORTEST))


def _values(data: Any) -> Iterator[str]:  # noqa: ANN401 - nested data of YAML
    """Yield the values of a front matter that are sentences."""
    if isinstance(data, dict):
        yield from chain.from_iterable(map(_values, data.values()))
    elif isinstance(data, str) and data.endswith("."):
        yield data


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a Markdown text, without its headings, which one may keep."""
    for block in re.split(r"\n\s*\n|\n(?=[-*+] )", text.strip()):
        if not block.startswith("#"):
            yield from _SENTENCE_END.split(" ".join(_MARKER.sub("", block, count=1).split()))
