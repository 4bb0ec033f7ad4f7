"""The files that a story becomes which was handed in: itself as a draft, and its author where they are new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from kollega.content.kind import ItemKind
from kollega.diagnostics import ContentError, Diagnostic
from kollega.i18n.wording import either, sentences, wording
from kollega.media.encode import encode, report_damage
from kollega.media.photo import picture_of
from kollega.media.renditions import renditions_of
from kollega.scaffold.draft import draft_text, path_of, proposed_slug, value_fault
from kollega.submissions.plain import line_of
from kollega.submissions.submission import SubmissionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from kollega.config.settings import Settings
    from kollega.content.read import Content
    from kollega.submissions.submission import Submission

SUMMARY: Final = 200
"""Characters of a summary that is taken from the text."""

MOST_PICTURES: Final = 10
"""Of one story: more is an album."""

_SMALLEST: Final = 200
"""Pixels of a picture's shorter side; what is smaller is the logo of a signature."""

_SENTENCE: Final = re.compile(r".*?[.!?…。](?=\s|$)", re.DOTALL)
_NOT_PROSE: Final = re.compile(r"[#>|`~]|[-*_=]{3}")


@dataclass(frozen=True)
class NewStory:
    """What is to be written."""

    author: str
    """The id of the person who wrote it."""
    files: tuple[tuple[str, bytes], ...]
    """Path, relative to the folder of mkdocs.yml, and content of each: pictures, a new author, the story."""
    pictures: tuple[str, ...] = ()
    """The paths of those that are pictures."""


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
        known = author or _known_author(submission.name, lang, self.content)
        person = known or proposed_slug(submission.name, lang)
        slug = _free_slug(proposed_slug(submission.title, lang), self.content)
        path = path_of(ItemKind.STORY, slug, lang, self.settings)
        pictures = tuple(_files_beside(path, submission.pictures))
        photo = PurePosixPath(pictures[0][0]).name if pictures else None
        story = path, self._story(submission, lang, {"authors": [person], "slug": slug, "picture": photo})
        people = () if known else (self._person(submission, lang, person),)
        texts = ((each, text.encode()) for each, text in (*people, story))
        return NewStory(person, (*pictures, *texts), tuple(each for each, _ in pictures))

    def _person(self, submission: Submission, lang: str, slug: str) -> tuple[str, str]:
        facts = {"name": submission.name, "role": submission.role or None, "slug": slug, **self._common(submission)}
        _see_that_it_fits(ItemKind.PERSON, facts, ("name", "role"))
        path = path_of(ItemKind.PERSON, slug, self.settings.languages[0], self.settings)
        return path, draft_text(ItemKind.PERSON, facts, lang)

    def _story(self, submission: Submission, lang: str, own: Mapping[str, object]) -> str:
        facts = {
            "title": submission.title,
            "description": submission.summary or line_of(first_sentence(submission.text)) or submission.title,
            "tags": None,
            "text": f"{submission.text}\n",
            **own,
            **self._common(submission),
        }
        _see_that_it_fits(ItemKind.STORY, facts, ("title", "description"))
        return draft_text(ItemKind.STORY, facts, lang)

    def _common(self, submission: Submission) -> dict[str, object]:
        consent = self.today if submission.consent else None
        return {"today": self.today, "consent": consent, "department": None, "location": None}


def first_sentence(text: str) -> str:
    """Return the first sentence of a Markdown text, cut at a word; empty where there is no sentence."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text[:5_000]))
    prose = next((each for each in paragraphs if each and not _NOT_PROSE.match(each)), "")
    sentence = found[0] if (found := _SENTENCE.match(prose)) else prose
    return sentence if len(sentence) <= SUMMARY else f"{sentence[:SUMMARY].rpartition(' ')[0] or sentence[:SUMMARY]}…"


def _known_author(name: str, lang: str, content: Content) -> str:
    """Return the id of the one person of that name, or whose file would be called so in a language; empty for nobody.

    Raises SubmissionError where several have the name.
    """
    same = sorted({each.slug for each in content.people if each.front.name.casefold() == name.casefold()})
    if len(same) > 1:
        hint = wording("Use --author with {ids}.", ids=either(same))
        raise SubmissionError(wording("there are several people called “{name}”", name=name), hint)
    slugs = [*same, *known_people(content).intersection((proposed_slug(name, lang), proposed_slug(name)))]
    return next(iter(slugs), "")


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
        if facts[key] and (wrong := value_fault(kind, key, facts[key])):
            hint = wording("Change it in the form, and send it again.")
            problem = wording("`{key}`: {problem}", key=key, problem=wrong.message)
            raise SubmissionError(problem, sentences(filter(None, (wrong.hint, hint))))


def _files_beside(story: str, pictures: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each picture that can be shown, upright and without what a camera noted.

    They have the name of the story, and a number from the second on. What is no picture is left out.
    """
    folder, slug = PurePosixPath(story).parent, PurePosixPath(story).name.partition(".")[0]
    number = 0
    for name, content in pictures:
        photo = picture_of(name or "picture", content)
        if isinstance(photo, Diagnostic) or min(photo.width, photo.height) < _SMALLEST:
            continue
        largest = renditions_of(photo).largest
        try:
            with report_damage(photo):
                bare = encode(content, largest)
        except ContentError:
            continue
        number += 1
        if number > MOST_PICTURES:
            return
        yield f"{folder / slug}{'' if number == 1 else f'-{number}'}.{largest.ending}", bare
