"""The files that a story becomes which was handed in: itself as a draft, and its author where they are new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from kollega.content.kind import ItemKind
from kollega.scaffold.draft import draft_text, path_of, proposed_slug, value_problem
from kollega.submissions.submission import SubmissionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kollega.config.settings import Settings
    from kollega.content.read import Content
    from kollega.submissions.submission import Submission

SUMMARY: Final = 200
"""Characters of a summary that is taken from the text."""

_SENTENCE: Final = re.compile(r".*?[.!?…。](?=\s|$)", re.DOTALL)
_NOT_PROSE: Final = re.compile(r"[#>|`~]|[-*_=]{3}")


@dataclass(frozen=True)
class NewStory:
    """What is to be written."""

    author: str
    """The id of the person who wrote it."""
    files: tuple[tuple[str, str], ...]
    """Path, relative to the folder of mkdocs.yml, and text of each file; the author's first, if they are new."""


@dataclass(frozen=True)
class Intake:
    """A site on a day, which takes stories in."""

    content: Content
    settings: Settings
    today: date

    def new_story(self, submission: Submission, lang: str, author: str = "") -> NewStory:
        """Return the files of a story in a language of the site; `author` is the id of who wrote it, if it is known.

        No path is that of a file that is there. Raises SubmissionError where a value could stand in no file.
        """
        known = author or _known_author(submission.name, self.content)
        person = known or proposed_slug(submission.name)
        story = self._story(submission, lang, person)
        return NewStory(person, (story,) if known else (self._person(submission, lang, person), story))

    def _person(self, submission: Submission, lang: str, slug: str) -> tuple[str, str]:
        facts = {"name": submission.name, "role": submission.role or None, "slug": slug, **self._common(submission)}
        _see_that_it_fits(ItemKind.PERSON, facts, ("name", "role"))
        path = path_of(ItemKind.PERSON, slug, self.settings.languages[0], self.settings)
        return path, draft_text(ItemKind.PERSON, facts, lang)

    def _story(self, submission: Submission, lang: str, author: str) -> tuple[str, str]:
        slug = _free_slug(proposed_slug(submission.title), self.content)
        facts = {
            "title": submission.title,
            "authors": [author],
            "description": submission.summary or first_sentence(submission.text) or submission.title,
            "tags": None,
            "text": f"{submission.text}\n",
            "slug": slug,
            **self._common(submission),
        }
        _see_that_it_fits(ItemKind.STORY, facts, ("title", "description"))
        return path_of(ItemKind.STORY, slug, lang, self.settings), draft_text(ItemKind.STORY, facts, lang)

    def _common(self, submission: Submission) -> dict[str, object]:
        consent = self.today if submission.consent else None
        return {"today": self.today, "consent": consent, "department": None, "location": None}


def first_sentence(text: str) -> str:
    """Return the first sentence of a Markdown text, cut at a word; empty where there is no sentence."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text[:5_000]))
    prose = next((each for each in paragraphs if each and not _NOT_PROSE.match(each)), "")
    sentence = found[0] if (found := _SENTENCE.match(prose)) else prose
    return sentence if len(sentence) <= SUMMARY else f"{sentence[:SUMMARY].rpartition(' ')[0] or sentence[:SUMMARY]}…"


def _known_author(name: str, content: Content) -> str:
    """Return the id of the one person of that name, or whose file would be called so; empty for nobody.

    Raises SubmissionError where several have the name.
    """
    same = sorted({each.slug for each in content.people if each.front.name.casefold() == name.casefold()})
    if len(same) > 1:
        raise SubmissionError(f"there are several people called “{name}”", f"Say --author with {' or '.join(same)}.")
    slug = proposed_slug(name)
    return same[0] if same else slug if slug in known_people(content) else ""


def known_people(content: Content) -> frozenset[str]:
    """Return the ids of all who have a file, also one that cannot be read."""
    unread = (each.slug for each in content.unread if each.kind is ItemKind.PERSON)
    return frozenset({*(each.slug for each in content.people), *unread})


def _free_slug(proposed: str, content: Content) -> str:
    """Return the name, with a number where a story has it in any language: it would become its translation."""
    taken = {item.slug for item in content.items if item.kind is ItemKind.STORY}
    taken |= {each.slug for each in content.unread if each.kind is ItemKind.STORY}
    taken |= {alias for item in content.shareable for alias in item.front.aliases}
    numbered = (proposed if number == 1 else f"{proposed}-{number}" for number in count(1))
    return next(slug for slug in numbered if slug not in taken)


def _see_that_it_fits(kind: ItemKind, facts: Mapping[str, object], keys: tuple[str, ...]) -> None:
    for key in keys:
        if facts[key] and (wrong := value_problem(kind, key, facts[key])):
            raise SubmissionError(f"`{key}`: {wrong}", "Change it in the form, and send it again.")
