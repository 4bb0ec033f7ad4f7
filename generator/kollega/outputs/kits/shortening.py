"""Making words fit: whole sentences where they can be, else the first one up to a word."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from kollega.networks.graphemes import grapheme_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.networks import Network

NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What French puts between a quotation and its marks."""
_ELLIPSIS = "…"
# A sentence ends after a word of three letters or more, so that “Dr. Lee” and “e.g. tests” stay whole. shortening.js
# reads the same patterns, in its own dialect.
_SENTENCE_END = regex.compile(
    r"\n\s*|(?<=[\p{L}\p{M}]{3}[.!?؟۔।॥։።។။])\s+(?=[\p{Lu}\p{Lo}¿¡“‘„«])"
    r"|(?<=[。！？])(?![”’」』）\p{M}\p{Grapheme_Extend}\N{ZERO WIDTH JOINER}])"
)


def _last_letter(scripts: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?V1)[[{scripts}]&&[\p{{L}}\p{{M}}\p{{N}}]]\Z")


_STOPS = (
    ("。", _last_letter(r"\p{Han}\p{Hiragana}\p{Katakana}")),
    ("", _last_letter(r"\p{Thai}\p{Lao}")),
    ("។", _last_letter(r"\p{Khmer}")),
    ("။", _last_letter(r"\p{Myanmar}")),
    ("።", _last_letter(r"\p{Ethiopic}")),
    ("।", _last_letter(r"\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Oriya}")),
    (".", _last_letter(r"\p{Any}")),
)
"""What ends a sentence that has no end yet, by its last letter."""
_UNSPACED_END = regex.compile(r"[。！？」』）]\Z")
_TOKEN = regex.compile(r"\S+")
# A space that does not break keeps a number and its unit together, and a narrow one the digits of a number.
_BOUND_TOKEN = regex.compile(
    r"(?:\S|[\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}]|(?<=\p{Nd})\s(?=\p{Nd}))+"
)
_NUMBER_TOKEN = regex.compile(r"(?:\S|\N{NARROW NO-BREAK SPACE}|(?<=\p{Nd})\s(?=\p{Nd}))+")
_WHOLE_TOKEN = regex.compile(r"[#＃@＠]|://|\w\.\w")
# Scripts without spaces do not show where a word ends, but for a mark, and in Japanese a particle before what has a
# meaning; more would take a dictionary, which the browsers of readers and this program would not share.
_PHRASE_END = regex.compile(
    r"[、，；：。！？」』）၊]|(?<=[\p{Han}\p{Hiragana}\p{Katakana}ー])[をはがにでとのもへや](?=[\p{Han}\p{Katakana}\p{Latin}\p{Nd}])"
)
_QUOTATION_MARK = regex.compile(r"[“”„‘‚«»「」『』]|(?<!\p{L})[’\"]|[’\"](?!\p{L})")
_MARKS_THAT_PAIR = frozenset({"“”", "„“", "„”", "‘’", "‚‘", "‚’", "«»", "»«", "””", "「」", "『』", '""'})
_DEEPEST = 4
"""Quotations in quotations. A mark that ends nothing must not cost time for each that begins nothing."""
_LOOSE_END = regex.compile(r"(?r)[\s\p{Ps}\p{Pi}.,:;!?–—\-‐、，；：。！？،؛؟۔।။၊។…]+\Z")


def join_sentences(sentences: Sequence[str]) -> str:
    """Return the sentences as one paragraph; scripts that write without spaces get none."""
    return "".join(
        sentence if not before or _UNSPACED_END.search(before) else f" {sentence}"
        for before, sentence in zip(("", *sentences), sentences, strict=False)
    )


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, the last with the full stop of its script where it had none."""
    stop = next((stop for stop, ending in _STOPS if ending.search(text)), "")
    return tuple(part for part in _SENTENCE_END.split(text + stop) if part)


def fit(sentences: Sequence[str], network: Network, link: str, disclosure: str = "", tags: Sequence[str] = ()) -> str:
    """Return the text that `network` takes together with `link`, which is not in it; empty where there is none.

    It holds as many leading sentences as fit with the disclosure, then as many tags. Where not even the first
    sentence fits so, it stands alone, and where it is too long for that, it ends at a word, in an ellipsis.
    """

    def fits(text: str) -> bool:
        return network.fits(network.post(text, link))

    def body(kept: int) -> str:
        return whole_text(tuple(sentences[:kept]), disclosure, network.paragraph, ())

    everything = whole_text(tuple(sentences), disclosure, network.paragraph, tuple(tags))
    if fits(everything):
        return everything
    # More sentences are never shorter, so that half of what is left can be put aside each time.
    kept = bisect_right(range(1, len(sentences) + 1), 0, key=lambda kept: 0 if fits(body(kept)) else 1)
    if not kept:
        return sentences[0] if fits(sentences[0]) else shorten(sentences[0], network, link)
    tagged = (f"{body(kept)}{network.paragraph}{' '.join(tags[:number])}" for number in range(len(tags), 0, -1))
    return next(filter(fits, tagged), body(kept))


# Most networks have room for everything.
@lru_cache(maxsize=64)
def whole_text(sentences: tuple[str, ...], disclosure: str, paragraph: str, tags: tuple[str, ...]) -> str:
    """Return sentences, disclosure and tags together."""
    text = join_sentences([*sentences, disclosure] if disclosure else sentences)
    return f"{text}{paragraph}{' '.join(tags)}" if tags else text


def shorten(sentence: str, network: Network, link: str) -> str:
    """Return the longest beginning of a sentence that fits with `link`, ending at a word and in an ellipsis.

    A tag, a mention and an address count as one word, and so does a number with its unit where nothing else would
    be left. Scripts without spaces are cut at the end of a phrase. Empty where no whole word fits.
    """
    kinds = (_word_ends(sentence), _token_ends(sentence, _NUMBER_TOKEN))
    return next(filter(None, (_longest(sentence, ends, network, link) for ends in kinds)), "")


def shorten_title(title: str, most: int | None) -> str:
    """Return a title in at most so many characters: a longer one ends at a word, else at a grapheme, in an ellipsis."""
    if most is None or len(title) <= most:
        return title
    for ends in (sorted(_word_ends(title)), list(grapheme_ends(title))):
        if kept := bisect_right(ends, most, key=lambda end: len(_beginning(title, end))):
            return _beginning(title, ends[kept - 1])
    return _ELLIPSIS


def _longest(sentence: str, ends: set[int], network: Network, link: str) -> str:
    def length(end: int) -> int:
        return network.length(network.post(_beginning(sentence, end), link))

    graphemes = set(grapheme_ends(sentence))
    inner = sorted(ends - {len(sentence)})
    near = inner[: bisect_right(inner, network.limit or 0, key=length)]
    texts = (_beginning(sentence, end) for end in reversed(near) if _last(sentence, end) in graphemes)
    return next((text for text in texts if network.fits(network.post(text, link))), "")


def _last(sentence: str, end: int) -> int:
    """Return where a beginning of a sentence ends without what joins nothing any more; 0 where nothing is left."""
    return len(_LOOSE_END.sub("", sentence[:end]))


def _beginning(sentence: str, end: int) -> str:
    """Return the beginning of a sentence with an ellipsis, and with the marks that end the quotations in it."""
    last = _last(sentence, end)
    ends = "".join(mark for start, stop, mark in quotations(sentence) if start < last <= stop)
    return f"{sentence[:last]}{_ELLIPSIS}{ends}"


@lru_cache(maxsize=64)
def quotations(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Return where each quotation begins and ends, and with what mark, the one that ends first on top.

    What stands within a word is an apostrophe, or marks an abbreviation of Hebrew. The space that French puts before »
    belongs to it.
    """
    begun: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    for match in _QUOTATION_MARK.finditer(sentence):
        mark, place = match.group(), match.start()
        depth = next((at for at in reversed(range(len(begun))) if begun[at][1] + mark in _MARKS_THAT_PAIR), None)
        if depth is None:
            begun = [*begun[1 - _DEEPEST :], (place, mark)]
            continue
        space = sentence[place - 1] if sentence[place - 1] in NO_BREAK else ""
        found.append((begun[depth][0], place, f"{space}{mark}"))
        del begun[depth:]
    return tuple(found)


def _word_ends(sentence: str) -> set[int]:
    inner = (
        token.start() + match.end()
        for token in _TOKEN.finditer(sentence)
        if not _WHOLE_TOKEN.search(token.group())
        for match in _PHRASE_END.finditer(token.group())
    )
    return _token_ends(sentence, _BOUND_TOKEN).union(inner)


def _token_ends(sentence: str, pattern: regex.Pattern[str]) -> set[int]:
    return {match.end() for match in pattern.finditer(sentence)}
