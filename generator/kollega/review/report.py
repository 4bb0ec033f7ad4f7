"""A review as Markdown, as GitHub and GitLab show it: everything that people wrote stands in it as text alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from kollega.check.reports.findings import verdict
from kollega.check.reports.formats import code_markdown, plain_markdown, problem_markdown
from kollega.i18n.wording import plural, wording
from kollega.review.effect import ChangeKind, Fate
from kollega.review.entry_report import MOST_PROBLEMS, entry_markdown
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording
    from kollega.review.effect import GoneItem
    from kollega.review.review import Review

MARKER: Final = "<!-- kollega review -->"
"""Begins each review and is not shown: by it a workflow finds the comment that it has to update."""

LONGEST: Final = 60_000
"""Characters of a review: GitHub takes 65,536 of a comment (docs.github.com, “body is too long”), GitLab a million.
What is left is for what a workflow adds."""

MOST_FILES: Final = 30


def review_markdown(review: Review, longest: int = LONGEST) -> str:
    """Return a review of so many characters at most: share texts go first, then whole items, and that is said."""
    for with_texts in (True, False):
        sections = list(_sections(review, with_texts=with_texts))
        if len(text := "\n\n".join(sections)) <= longest:
            return f"{text}\n"
    return f"{_cut(sections, longest, review.findings.translate)}\n"


_CUT: Final = wording(
    "Cut off here, because a comment has no room for more: `kollega review --longest 0` writes the rest."
)
_NO_TEXTS: Final = wording(
    "Share texts are left out, because a comment has no room for more: `kollega share` prints them."
)


def _cut(sections: Sequence[str], longest: int, say: Translate) -> str:
    """Return as many parts as there is room for, and that some are missing."""
    end, kept = f"**{say(_CUT)}**", list[str]()
    room = longest - len(end) - 2
    for section in sections:
        room -= len(section) + 2
        if room < 0:
            break
        kept.append(section)
    return "\n\n".join((*kept, end))


def _sections(review: Review, *, with_texts: bool) -> Iterator[str]:
    """Yield the parts of a review; none of them is cut within."""
    say = review.findings.translate
    yield MARKER
    yield f"**Kollega:** {_summary(review)}"
    if not with_texts and any(entry.texts for entry in review.entries):
        yield say(_NO_TEXTS)
    if 0 < len(review.pages) < sum(entry.changed.stage is not Stage.WITHDRAWN for entry in review.entries):
        yield say(
            wording("With so many changes, pages are kept of the first {number:,} only.", number=len(review.pages))
        )
    # First what is short and must not be cut off, however many stories somebody adds.
    if gone := review.effect.gone:
        lines = (*(_gone(each, review) for each in gone[:MOST_FILES]), *_more_files(len(gone), say))
        yield "\n".join((_heading(say(wording("What leaves the site"))) + "\n", *lines))
    yield from _other_files(review)
    own = {entry.item.path for entry in review.entries}
    elsewhere = [each for each in review.findings.diagnostics if each.path not in own]
    if review.stops:  # it may be these that keep the rest from being shown
        yield from _elsewhere(elsewhere, review)
    for entry in review.entries:
        yield "\n\n".join(entry_markdown(entry, review, with_texts=with_texts))
    if not review.stops:
        yield from _elsewhere(elsewhere, review)


def _elsewhere(problems: Sequence[Diagnostic], review: Review) -> Iterator[str]:
    if problems:
        title = review.findings.translate(wording("Problems elsewhere"))
        yield "\n\n".join((_heading(title), *_problems_by_file(problems, review)))


def _heading(text: str) -> str:
    return f"### {text}"


_COUNTS: Final[Mapping[ChangeKind, Callable[[int], Wording]]] = {
    ChangeKind.NEW: lambda number: plural("{number:,} new", "{number:,} new", number),
    ChangeKind.CHANGED: lambda number: plural("{number:,} changed", "{number:,} changed", number),
    ChangeKind.RENAMED: lambda number: plural("{number:,} renamed", "{number:,} renamed", number),
}


def _summary(review: Review) -> str:
    say = review.findings.translate
    changes = Counter(entry.changed.change for entry in review.entries)
    counted = [say(_COUNTS[kind](changes[kind])) for kind in ChangeKind if changes[kind]]
    gone = sum(each.fate is not Fate.RENAMED for each in review.effect.gone)
    counted += [say(plural("{number:,} leaves the site", "{number:,} leave the site", gone))] if gone else []
    found = say(verdict(review.findings) if review.findings.diagnostics else wording("No problems."))
    if counted:
        return f"{', '.join(counted)}. {found}"
    if review.effect.pages or review.effect.unread:
        return " ".join((say(wording("No story, vacancy or person can be shown.")), found))
    return " ".join((say(wording("No story, vacancy, person or page has changed.")), found))


# What leaves, and what else has changed


def _problems_by_file(problems: Iterable[Diagnostic], review: Review) -> Iterator[str]:
    by_file: dict[str, list[Diagnostic]] = {}
    for each in problems:
        by_file.setdefault(review.findings.path(each), []).append(each)
    for path, told in list(by_file.items())[:MOST_FILES]:
        lines = (problem_markdown(each, review.findings.translate) for each in told[:MOST_PROBLEMS])
        yield "\n".join((f"{code_markdown(path)}\n", *lines))
    yield from _more_files(len(by_file), review.findings.translate)


def _more_files(number: int, say: Translate) -> Iterator[str]:
    if number > MOST_FILES:
        more = plural("And {number:,} more file.", "And {number:,} more files.", number - MOST_FILES)
        yield f"- {say(more)}"


_FATES: Final[Mapping[Fate, Wording]] = {
    Fate.WITHDRAWN: wording("withdrawn: it leaves every page, feed and picture, and its addresses lead to a list."),
    Fate.HELD_BACK: wording("a draft again, or not published yet: until then its addresses lead nowhere."),
    Fate.RENAMED: wording("renamed: its former addresses lead on."),
    Fate.DELETED: wording("deleted: its addresses, and links that people have shared, lead nowhere from then on."),
}


def _mend_of(gone: GoneItem, review: Review) -> Wording:
    """Return how what is deleted could still lead somewhere."""
    if gone.successor:
        return wording(
            "If {file} has taken its place, write `aliases: [{name}]` there.",
            file=_file(gone.successor, review),
            name=gone.slug,
        )
    return wording(
        "If another file has taken its place, name it there under `aliases`. If you write `status: withdrawn` "
        "instead of deleting it, its address leads to the list."
    )


def _gone(gone: GoneItem, review: Review) -> str:
    say = review.findings.translate
    # Of what is withdrawn, the title is told no more.
    title = "" if gone.fate is Fate.WITHDRAWN else f" ({plain_markdown(gone.title)})"
    addresses = ", ".join(code_markdown(review.site_url + each) for each in gone.addresses)
    told = [f"- {_file(gone.path, review)}{title}, {say(_FATES[gone.fate])}"]
    told.append(say(wording("No longer there: {addresses}.", addresses=addresses)))
    if gone.onward:
        told.append(say(wording("From there to {address}.", address=code_markdown(review.site_url + gone.onward))))
    hint = f"\\\n  → {say(_mend_of(gone, review))}" if gone.fate is Fate.DELETED else ""
    return f"{' '.join(told)}{hint}"


def _other_files(review: Review) -> Iterator[str]:
    effect, say = review.effect, review.findings.translate
    groups = (
        (wording("Stories, vacancies and people that cannot be read yet"), effect.unread),
        (wording("Hand-written pages"), effect.pages),
        (wording("Other files, which can change the whole site or run something: read them as code"), effect.others),
    )
    lines = [f"- {say(title)}: {_files(paths, review)}" for title, paths in groups if paths]
    if lines:
        yield "\n".join((_heading(say(wording("What else has changed"))) + "\n", *lines))


def _file(path: str, review: Review) -> str:
    return code_markdown((review.findings.folder / path).as_posix())


def _files(paths: Sequence[str], review: Review) -> str:
    named = ", ".join(_file(path, review) for path in paths[:MOST_FILES])
    left = len(paths[MOST_FILES:])
    more = review.findings.translate(plural("{number:,} more", "{number:,} more", left))
    return f"{named}, {more}" if left else named
