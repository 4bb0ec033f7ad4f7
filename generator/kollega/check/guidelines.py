"""Look texts through for what the guidelines of the site advise against."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from kollega.config.options import in_language
from kollega.content.kind import ItemKind
from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.guidelines.counting import coded_in, difficulty, leaning, leans, may_be_hard
from kollega.guidelines.model import GENDER_CODED, READABILITY, of_language
from kollega.guidelines.passages import Passages, Silence, silence_in
from kollega.guidelines.phrases import TIME_OUT, Folded, Matcher, Phrase, SlowPattern, Tokens, folded, words_of
from kollega.guidelines.read import is_counted
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import as_wording, wording
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kollega.content.item import AnyItem
    from kollega.diagnostics import Steps
    from kollega.guidelines.model import Guidelines
    from kollega.markdown.body import Body
    from kollega.site.catalogue import Site

_OVER = frozenset({Stage.CLOSED, Stage.WITHDRAWN})
"""Nobody mends what is over."""
_KEYS = {
    ItemKind.STORY: ("title", "description", "photo_alt", "share"),
    ItemKind.VACANCY: ("title", "description", "education", "experience", "benefits", "process", "photo_alt", "share"),
    ItemKind.PERSON: ("role", "expertise", "photo_alt"),
}
"""Which facts are an author's own words; a `quote` is somebody's, and stands in the text besides."""
_HOW_TO_SILENCE = wording(
    "To set a guideline aside, write a comment with a reason: `<!-- guidelines: off {rule}: why it must be so -->`."
)
_FEW = 8
"""Words that are told of many."""
_MOST_IDLE = 50_000
"""Tokens that are known to have no word of a rule: a few megabytes."""


class Passage(NamedTuple):
    """Some words of an item in which a rule's were found."""

    rule: str
    mark: Mark
    written: str


class Linter:
    """What looks through the texts of a site for what its guidelines advise against."""

    def __init__(self, guidelines: Guidelines, site: Site) -> None:
        self._guidelines, self._site = guidelines, site
        self._lints: dict[tuple[ItemKind, str], Lint] = {}

    def diagnostics(self, item: AnyItem, body: Body, tokens: Tokens) -> Iterator[Diagnostic]:
        """Yield what an item had better not say, and patterns that have turned out to take too long."""
        if self._site.stages[item.path] in _OVER or (item.text.strip() and not body.html):
            return
        lint = self._lint(item.kind, item.lang)
        known = len(lint.matcher.slow)
        yield from lint.diagnostics(item, tokens)
        for slow in lint.matcher.slow[known:]:
            mark = self._guidelines.place_of(slow.pattern)
            yield _slow_diagnostic(self._site.settings.guidelines_file, mark, slow)

    def _lint(self, kind: ItemKind, lang: str) -> Lint:
        if (kind, lang) not in self._lints:
            self._lints[kind, lang] = Lint(self._guidelines, kind, lang)
        return self._lints[kind, lang]


def _slow_diagnostic(path: str, mark: Mark, slow: SlowPattern) -> Diagnostic:
    message = wording(
        "the pattern “{pattern}” of `{rule}` takes longer than {seconds} seconds for one text",
        pattern=slow.pattern,
        rule=slow.rule,
        seconds=TIME_OUT,
    )
    hint = wording("It was given up. A repetition within a repetition, such as `(a+)+`, is often the reason.")
    return Diagnostic.at(path, mark, "slow-pattern", message, hint)


class Lint:
    """What looks through texts of one kind and language."""

    def __init__(self, guidelines: Guidelines, kind: ItemKind, lang: str) -> None:
        self._guidelines, self._kind, self._lang = guidelines, kind, lang
        self._rules = {**guidelines.topics, **guidelines.rules}
        self.matcher = Matcher({name: rule for name, rule in self._rules.items() if kind in rule.kinds}, lang)
        self._limit = next(iter(reversed(of_language(_listed(guidelines.readability), lang))), 0)
        self._counts_coded = kind is ItemKind.VACANCY and is_counted(guidelines, GENDER_CODED)
        self._idle: set[str] = set()

    def diagnostics(self, item: AnyItem, tokens: Tokens) -> Iterator[Diagnostic]:
        """Yield what an item had better not say, of whose text there are the tokens."""
        text, original, facts = Passages(item.text), tokens.folded, tuple(_facts(item))
        beside = "\n".join(folded(value).text for _, value in facts)
        whole, small = f"{original.text}\n{beside}", f"{tokens.small}\n{beside.lower()}"
        words = self._telling_words(tokens.different.union(beside.lower().split()))
        likely = (each for each in self.matcher.candidates(words) if each.may_be_in(small))
        candidates = [each for each in likely if each.pattern.search(whole)]
        yield from self._silences(item, text)
        found = (*_in_facts(item, facts, self.matcher, candidates), *self._in_text(item, text, original, candidates))
        yield from (self._diagnostic(item.path, each) for each in found)
        if self._limit and self._kind is not ItemKind.PERSON and may_be_hard(item.text, tokens.all, self._limit):
            yield from _hard_to_read(item, text, self._limit)
        if self._counts_coded and leans(words, self._lang):
            yield from _gender_coded(item, text)

    def _telling_words(self, tokens: AbstractSet[str]) -> AbstractSet[str]:
        """Return the words that a rule may count, of what stands between the white space of a text.

        Texts share most of their words, and hardly any of these is one: what of former texts has none is known as idle.
        """
        new = tokens - self._idle
        words = words_of(new)
        telling = self.matcher.anchored(words) | (coded_in(words, self._lang) if self._counts_coded else frozenset())
        if len(self._idle) > _MOST_IDLE:
            self._idle.clear()
        self._idle.update(token for token in new if not any(map(token.__contains__, telling)))
        return telling

    def _in_text(
        self, item: AnyItem, text: Passages, original: Folded, candidates: Sequence[Phrase]
    ) -> Iterator[Passage]:
        for rule, start, end in self.matcher.find(original, candidates):
            begin, stop = original.at(start), original.at(end)
            if text.is_prose(begin, stop) and not text.is_silent(rule, begin):
                yield Passage(rule, mark_at(item.text, begin).moved(item.text_line - 1), item.text[begin:stop])

    def _diagnostic(self, path: str, found: Passage) -> Diagnostic:
        rule = self._rules[found.rule]
        written = " ".join(found.written.replace("*", "").replace("_", "").replace(">", "").split())
        why = in_language(rule.why, self._lang) or wording("Our guidelines advise against it.")
        message = wording("“{written}” ({rule}): {why}", written=written, rule=found.rule, why=why)
        instead = in_language(rule.instead, self._lang)
        hint = as_wording(instead) if instead else _HOW_TO_SILENCE.fill({"rule": found.rule})
        return Diagnostic.at(path, found.mark, "guideline", message, hint, severity=rule.severity)

    def _silences(self, item: AnyItem, text: Passages) -> Iterator[Diagnostic]:
        known = self._guidelines.ids
        for silence in text.silences:
            mark = mark_at(item.text, silence.start).moved(item.text_line - 1)
            yield from silence_diagnostics(silence, item.path, mark, known)


def _listed(numbers: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    return {lang: (number,) for lang, number in numbers.items()}


def silence_diagnostics(silence: Silence, path: str, mark: Mark, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a comment that holds guidelines back."""
    for name in silence.rules:
        if name not in known:
            hint = suggestion(name, known, wording("There are {names}.", names=", ".join(known)))
            message = wording("there is no guideline `{name}` to set aside", name=name)
            yield Diagnostic.at(path, mark, "no-such-guideline", message, hint, severity=Severity.WARNING)
    if not silence.rules or not silence.reason:
        name = silence.rules[0] if silence.rules else known[0]
        message = wording("this comment sets no guideline aside: it needs a name and a reason")
        hint = wording("Write `guidelines: off {name}: …` with a few words that say why.", name=name)
        yield Diagnostic.at(path, mark, "silence-without-reason", message, hint, severity=Severity.WARNING)


def _hard_to_read(item: AnyItem, text: Passages, limit: int) -> Iterator[Diagnostic]:
    found = None if text.is_silent_at_all(READABILITY) else difficulty(text.prose, item.lang, limit)
    if found:
        # Not the text's own figure: a note that says the same of many texts is told once.
        message = wording("the text is hard to read: above LIX {limit}, where a newspaper has about 45", limit=limit)
        hint = wording("Split long sentences in two, and use shorter words where you can.")
        yield Diagnostic.at(item.path, Mark(item.text_line), "hard-to-read", message, hint, severity=Severity.NOTE)


def _gender_coded(item: AnyItem, text: Passages) -> Iterator[Diagnostic]:
    found = None if text.is_silent_at_all(GENDER_CODED) else leaning(text.prose, item.lang)
    if found:
        words = ", ".join(found.words[:_FEW]) + (" …" if len(found.words) > _FEW else "")
        message = wording(
            "many words that readers associate with men, and few others ({rule}): {words}",
            rule=GENDER_CODED,
            words=words,
        )
        hint = wording(
            "In experiments, women found such jobs less appealing. Say what the work is and who it is done with, "
            "rather than what somebody must be like."
        )
        mark = mark_at(item.text, found.start).moved(item.text_line - 1)
        yield Diagnostic.at(item.path, mark, "gender-coded", message, hint, severity=Severity.NOTE)


def _in_facts(
    item: AnyItem, facts: Iterable[tuple[Steps, str]], matcher: Matcher, candidates: Sequence[Phrase]
) -> Iterator[Passage]:
    """Yield what stands in the front matter, unless a comment with a reason holds it back."""
    for steps, value in facts:
        original = folded(value)
        for rule, start, end in matcher.find(original, candidates):
            written = value[original.at(start) : original.at(end)]
            lines = _Lines(item)
            mark = lines.place(item.marks.value(*steps), written)
            if not lines.is_silent(rule, mark):
                yield Passage(rule, mark, written)


class _Lines:
    """The lines of an item's front matter."""

    def __init__(self, item: AnyItem) -> None:
        self._lines = ("", *item.marks.raw.split("\n"))
        """The first is line 1, the opening `---`."""

    def place(self, value: Mark, written: str) -> Mark:
        """Return where words of a value stand: exactly, where they are written on one of its lines as they are."""
        for number in range(value.line, len(self._lines)):
            column = self._lines[number].find(written, value.column - 1 if number == value.line else 0)
            if column >= 0:
                return Mark(number, column + 1)
            if number > value.line and not self._lines[number].startswith((" ", "\t")):
                break
        return value

    def is_silent(self, rule: str, mark: Mark) -> bool:
        """Return whether a comment on the lines right above holds a rule back with a reason.

        Behind a value, YAML would take a comment out of a text that means a `#`: that is told as lost.
        """
        above = takewhile(lambda line: line.lstrip().startswith("#"), reversed(self._lines[: mark.line]))
        silences = filter(None, (silence_in(line.partition("#")[2]) for line in above))
        return any(reason and rule in rules for rules, reason in silences)


def _facts(item: AnyItem) -> Iterator[tuple[Steps, str]]:
    values = vars(item.front)
    for key in _KEYS[item.kind]:
        yield from _texts((key,), values.get(key))


def _texts(steps: Steps, value: object) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts((*steps, key), each)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts((*steps, index), each)
