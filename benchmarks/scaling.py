"""Show that time grows with what is written and not with its square: at n, 2n and 4n, for texts made to be slow.

Prints the seconds and how they grow, and ends with exit status 1 where twice as much takes far more than twice as long.
What is refused by its count (`kollega.markdown.bounds`) is tried just below its bound.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from functools import partial
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

from kollega.config.values import LONGEST_TEXT, LONGEST_WORDS
from kollega.content.front_matter import validate
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.diagnostics import Fault
from kollega.i18n.suggestion import Names
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import body
from kollega.networks import load_networks
from kollega.outputs.kits import shortening

if TYPE_CHECKING:
    from collections.abc import Callable

BOUND = 3.0
"""How many times as long twice as much may take: two, and what a busy machine adds. The square is four times."""
ROUNDS = 3
"""Of which the quickest counts."""
UNFELT = 0.02
"""Seconds below which a machine's moods are larger than what is measured."""
STORY = "title: A\nauthors: [a]\ndate: 2026-01-05\ndescription: A day.\n"


@dataclass(frozen=True)
class Case:
    """Something that takes time."""

    name: str
    size: int
    """What n is."""
    prepared: Callable[[int], Callable[[], object]]
    """Returns what is measured, with as much as asked for."""


class Anywhere:
    """Knows every page and picture but those that are said to be broken."""

    def link(self, target: str) -> LinkTarget | Fault:
        """Return a page."""
        return Fault("broken-link", "there is nothing") if "broken" in target else LinkTarget(target)

    def picture(self, target: str) -> PictureTarget | Fault:
        """Return a picture of several sizes."""
        return PictureTarget(target, 1, 1, sizes=((target, 1), (target, 2)), webp=((target, 1),))


def text_of(unit: str, beginning: str, end: str, size: int) -> str:
    """Return a text of about a size; `#` in the unit is its number."""
    numbered = (unit.replace("#", str(number)) for number in range(size // len(unit)))
    return beginning + "".join(numbered) + end


def a_body(name: str, unit: str, beginning: str = "", end: str = "", size: int = 50_000) -> Case:
    """Return the case of a body that says something over and over."""

    def prepared(size: int) -> Callable[[], object]:
        return partial(body, text_of(unit, beginning, end, size), Anywhere(), str)

    return Case(f"body: {name}", size, prepared)


def a_front_matter(name: str, unit: str, beginning: str = "", end: str = "") -> Case:
    """Return the case of a front matter that does."""

    def prepared(size: int) -> Callable[[], object]:
        content = f"---\n{STORY}{text_of(unit, beginning, end, size)}\n---\nText.\n".encode()
        return partial(typed, content)

    return Case(f"front matter: {name}", 3_500, prepared)


def typed(content: bytes) -> None:
    """Read a file and take it for a story."""
    source = parse("a.md", content)
    if isinstance(source, Source):
        validate(FRONT[ItemKind.STORY], source)


def a_post(name: str, unit: str, beginning: str = "", end: str = "") -> Case:
    """Return the case of a text that every network counts; each time another, since what was counted is remembered."""

    def prepared(size: int) -> Callable[[], object]:
        fresh = (f"{text_of(unit, beginning, end, size)}{number}" for number in count())

        def counted() -> None:
            text = next(fresh)
            for network in load_networks().values():
                network.fits(text)

        return counted

    return Case(f"post: {name}", LONGEST_WORDS // 4, prepared)


def cut(unit: str, size: int) -> Callable[[], object]:
    """Return the fitting of sentences into what every network takes; each time others."""
    fresh = (shortening.split_sentences(f"{number}{text_of(unit, '', '', size)}") for number in count())

    def fitted() -> None:
        sentences = next(fresh)
        for network in load_networks().values():
            shortening.fit(sentences, network, "https://example.org/")

    return fitted


def names(size: int) -> Callable[[], object]:
    """Return the search for as many names as there are, each of which is hardly wrong."""
    known = [f"stories/what-team-{number}-did.md" for number in range(size)]

    def looked_for() -> None:
        there = Names(known)
        for name in known:
            there.nearest(name.replace("team", "taem"))

    return looked_for


BODIES = (
    a_body("links in a paragraph", "[a](https://example.org) "),
    a_body("links to the site", "[a](b.md) "),
    a_body("broken links", "[ä](broken-#.md) "),
    a_body("bare addresses", "https://example.org "),
    a_body("bare addresses of hosts", "www.example.org "),
    a_body("addresses with a capital", "Https://example.org "),
    a_body("mail addresses on lines", "a@example.org\n"),
    a_body("long address", "a", "https://example.org/", '"'),
    a_body("long host", "a.", "<https://", "%>"),
    a_body("pictures", "![a](b.jpg) "),
    a_body("pictures that are links", "[![a](https://x.org/b)](https://y.org) "),
    a_body("findings between wide letters", "ä [b](javascript:a) <svg></svg> "),
    a_body("raw elements", "<i>a</i> "),
    a_body("raw elements in a row", "<b onclick=x>a</b>\n\n"),
    a_body("end tags alone", "</p><b onclick=x>a</b> "),
    a_body("end tags without an end", "</body ", "<div>\n"),
    a_body("tags without an end", "<a", "<div>\n"),
    a_body("values without an end", "<p a='<p b=\"", "<div>\n"),
    a_body("ids", "<p id=a></p><p id=a-#></p>\n"),
    a_body("comments", "<!-- # --><svg></svg>\n\n"),
    a_body("brackets", "!["),
    a_body("emphasis", "*a **b "),
    a_body("quotes", "> a\n\n"),
    a_body("quotes in quotes", "> " * 4 + "a word or two\n\n"),
    a_body("lists", "- a\n"),
    a_body("lists in lists", "- "),
    a_body("tables", "|a|\n|-|\n|b|\n\n", size=25_000),
    a_body("rows of a table", "|a|b|\n", "|a|b|\n|-|-|\n", size=25_000),
    a_body("footnotes", "Some words.[^#]\n\n[^#]: And what is to be said of them.\n\n"),
    a_body("code", "```\n<a>\n```\n"),
    a_body("accents", "é "),
    a_body("words", "word "),
)
"""Bodies that were slow, might be, or are plain."""

BOUNDED = (
    Case("body: headings of one name", 500, lambda size: partial(body, "# a\n" * size, Anywhere(), str)),
    Case("body: addresses in a line", 250, lambda size: partial(body, "a@b.org " * size, Anywhere(), str)),
    Case("body: brackets", 125, lambda size: partial(body, "https://b.org/" + ")" * size, Anywhere(), str)),
    Case("body: columns", 250, lambda size: partial(body, ("|a" * size + "|\n") + "|-" * size, Anywhere(), str)),
    Case("body: escapes", 25_000, lambda size: partial(body, "&" * size, Anywhere(), str)),
    Case("body: attributes", 25, lambda size: partial(body, "<p " + "a=b " * size + ">", Anywhere(), str)),
)
"""What is refused beyond a count: it may grow with its square, since it ends before that is felt."""

FRONT_MATTERS = (
    a_front_matter("spaces in own words", " ", 'share: {any: "a', 'b"}'),
    a_front_matter("accents in own words", "é", 'share: {any: "', '"}'),
    a_front_matter("unknown keys", "key#: true\n"),
    a_front_matter("a long word in a list", "é", "tags: [", "]"),
)
POSTS = (
    a_post("spaces", " ", "a", "b"),
    a_post("accents", "é"),
    a_post("words with accents", "né "),
    a_post("marks upon a letter", "\u0301", "a"),
    a_post("address with a quotation mark", "a", "https://example.org/", '"'),
    a_post("quotation marks behind an address", '"', "https://example.org/"),
    a_post("points", "a."),
    a_post("addresses", "https://example.org/# "),
    a_post("mentions", "@a@example.org "),
    a_post("hashtags", "#a "),
    a_post("emoji", "👩‍👩‍👧"),
    a_post("conjuncts", "ক্ষ"),
)
CUTS = tuple(
    Case(f"post: cut from {name}", LONGEST_TEXT // 4, partial(cut, unit))
    for name, unit in (("words", "word "), ("one word", "é"), ("sentences", "Né. "), ("kanji", "漢"))
)
CASES = (*BODIES, *FRONT_MATTERS, *POSTS, *CUTS, Case("names that are hardly wrong", 250, names))
"""What must not grow with the square."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor works, whatever else the machine does."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def quickest(case: Case, size: int) -> float:
    """Return the least of a few tries."""
    work = case.prepared(size)
    return min(seconds(work) for _ in range(ROUNDS))


def grows_too_fast(shortest: float, middle: float, longest: float) -> bool:
    """Return whether both steps, or what they make together, are beyond the bound."""
    felt = max(shortest, UNFELT)
    return longest > BOUND * max(middle, UNFELT) and longest > BOUND**2 / 1.5 * felt


def main() -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a part of the names of cases")
    only = parser.parse_args().only
    print(f"{'':44}{'n':>8}{'s':>9}{'2n: s':>9}{'4n: s':>9}{'2n/n':>7}{'4n/2n':>7}")
    slow = []
    for case in chain(CASES, BOUNDED):
        if only not in case.name:
            continue
        taken = tuple(quickest(case, times * case.size) for times in (1, 2, 4))
        steps = [later / max(earlier, 1e-6) for earlier, later in pairwise(taken)]
        late = case in CASES and grows_too_fast(*taken)
        slow += [case.name] * late
        cells = "".join(f"{one:9.4f}" for one in taken) + "".join(f"{step:7.1f}" for step in steps)
        print(f"{case.name:44}{case.size:8,}{cells}{'  TOO FAST' if late else ''}")
    if slow:
        print(f"grows faster than what is written: {', '.join(slow)}", file=sys.stderr)
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
