"""A review as Markdown, as GitHub and GitLab show it: everything that people wrote stands in it as text alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from kollega.check.reports.findings import quantity, verdict
from kollega.check.reports.formats import code_markdown, plain_markdown, problem_markdown
from kollega.review.effect import ChangeKind, Fate
from kollega.review.entry_report import MOST_PROBLEMS, entry_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.diagnostics import Diagnostic
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
    return f"{_cut(sections, longest)}\n"


_CUT: Final = "**Cut off here**, since a comment holds no more: `kollega review` writes the rest with `--longest 0`."
_NO_TEXTS: Final = "Share texts are left out, since a comment holds no more: `kollega share` prints them."


def _cut(sections: Sequence[str], longest: int) -> str:
    """Return as many parts as there is room for, and that some are missing."""
    kept: list[str] = []
    room = longest - len(_CUT) - 2
    for section in sections:
        room -= len(section) + 2
        if room < 0:
            break
        kept.append(section)
    return "\n\n".join((*kept, _CUT))


def _sections(review: Review, *, with_texts: bool) -> Iterator[str]:
    """Yield the parts of a review; none of them is cut within."""
    yield MARKER
    yield f"**Kollega:** {_summary(review)}"
    if not with_texts and any(entry.texts for entry in review.entries):
        yield _NO_TEXTS
    # First what is short and must not be cut off, however many stories somebody adds.
    if gone := review.effect.gone:
        lines = (*(_gone(each, review) for each in gone[:MOST_FILES]), *_more_files(len(gone)))
        yield "\n".join(("### What leaves the site\n", *lines))
    yield from _other_files(review)
    for entry in review.entries:
        yield "\n\n".join(entry_markdown(entry, review, with_texts=with_texts))
    own = {entry.item.path for entry in review.entries}
    if elsewhere := [each for each in review.findings.diagnostics if each.path not in own]:
        yield "\n\n".join(("### Problems elsewhere", *_problems_by_file(elsewhere, review)))


def _summary(review: Review) -> str:
    changes = Counter(entry.changed.change for entry in review.entries)
    counted = [f"{changes[kind]} {kind}" for kind in ChangeKind if changes[kind]]
    gone = sum(each.fate is not Fate.RENAMED for each in review.effect.gone)
    counted += [f"{gone} {'leaves' if gone == 1 else 'leave'} the site"] if gone else []
    found = review.findings.translate(verdict(review.findings)) if review.findings.diagnostics else "No problems."
    if counted:
        return f"{', '.join(counted)}. {found}"
    if review.effect.pages or review.effect.unread:
        return f"No story, vacancy or person can be shown. {found}"
    return f"No story, vacancy, person or page has changed. {found}"


# What leaves, and what else has changed


def _problems_by_file(problems: Iterable[Diagnostic], review: Review) -> Iterator[str]:
    by_file: dict[str, list[Diagnostic]] = {}
    for each in problems:
        by_file.setdefault(review.findings.path(each), []).append(each)
    for path, told in list(by_file.items())[:MOST_FILES]:
        lines = (problem_markdown(each, review.findings.translate) for each in told[:MOST_PROBLEMS])
        yield "\n".join((f"{code_markdown(path)}\n", *lines))
    yield from _more_files(len(by_file))


def _more_files(number: int) -> Iterator[str]:
    if number > MOST_FILES:
        yield f"- And {quantity(number - MOST_FILES, 'more file', 'more files')}."


_FATES: Final[Mapping[Fate, str]] = {
    Fate.WITHDRAWN: "is withdrawn: it leaves every page, feed and picture, and its addresses lead to a list",
    Fate.HELD_BACK: "was on the site, and is a draft or yet to come: until then its address leads nowhere",
    Fate.RENAMED: "has another name now, and its former address leads on",
    Fate.DELETED: "is deleted: its addresses, and links that people have shared, lead nowhere from then on",
}


def _mend_of(gone: GoneItem, review: Review) -> str:
    """Return how what is deleted could still lead somewhere."""
    if gone.successor:
        return f"If {_file(gone.successor, review)} has taken its place, write `aliases: [{gone.slug}]` there."
    return (
        "If another file has taken its place, name it there under `aliases`. With `status: withdrawn`, in place of "
        "deleting it, its address leads to the list."
    )


def _gone(gone: GoneItem, review: Review) -> str:
    # Of what is withdrawn, the title is told no more.
    title = "" if gone.fate is Fate.WITHDRAWN else f" ({plain_markdown(gone.title)})"
    onward = f" Onward: {code_markdown(review.site_url + gone.onward)}." if gone.onward else ""
    addresses = ", ".join(code_markdown(review.site_url + each) for each in gone.addresses)
    hint = f"\\\n  → {_mend_of(gone, review)}" if gone.fate is Fate.DELETED else ""
    return f"- {_file(gone.path, review)}{title} {_FATES[gone.fate]}. No more: {addresses}.{onward}{hint}"


def _other_files(review: Review) -> Iterator[str]:
    effect = review.effect
    groups = (
        ("Stories, vacancies and people that cannot be read yet", effect.unread),
        ("Hand-written pages", effect.pages),
        ("Other files (settings, templates and scripts change the whole site: read them as code)", effect.others),
    )
    lines = [f"- {title}: {_files(paths, review)}" for title, paths in groups if paths]
    if lines:
        yield "\n".join(("### What else has changed\n", *lines))


def _file(path: str, review: Review) -> str:
    return code_markdown((review.findings.folder / path).as_posix())


def _files(paths: Sequence[str], review: Review) -> str:
    named = ", ".join(_file(path, review) for path in paths[:MOST_FILES])
    return f"{named} and {len(paths) - MOST_FILES:,} more" if len(paths) > MOST_FILES else named
