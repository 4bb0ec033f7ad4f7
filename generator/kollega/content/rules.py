"""What must be right between files, and what a single front matter cannot know about the site."""

from __future__ import annotations

import difflib
import posixpath
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.item import Kind, ShareableItem
from kollega.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.content.reading import Content
    from kollega.settings import Settings


def rule_problems(content: Content, settings: Settings) -> tuple[Problem, ...]:
    """Return every problem that the rules below find."""
    return tuple(chain.from_iterable(rule(content, settings) for rule in RULES))


def names_are_taken_once(content: Content, _settings: Settings) -> Iterator[Problem]:
    """Find two files of one kind and language with one slug: they would be one page."""
    taken: dict[tuple[Kind, str, str], str] = {}
    for item in content.items:
        first = taken.setdefault(item.key, item.path)
        if first != item.path:
            message = f"“{item.slug}” is taken already by {first}"
            yield Problem.at(item.path, item.marks.value(), "slug-taken", message, "Rename one of the two files.")


def aliases_are_free(content: Content, _settings: Settings) -> Iterator[Problem]:
    """Find aliases that are a name already: an alias leads to one item."""
    taken = {item.key: item.path for item in content.items}
    for item in content.shareable:
        for index, alias in enumerate(item.front.aliases):
            first = taken.setdefault((item.kind, item.lang, alias), item.path)
            if first != item.path or alias == item.slug:
                message = f"the alias “{alias}” is " + (
                    "the name of this very file" if alias == item.slug else f"taken already by {first}"
                )
                mark = item.marks.value("aliases", index)
                yield Problem.at(item.path, mark, "alias-taken", message, "Take it out of `aliases`.")


def people_exist(content: Content, settings: Settings) -> Iterator[Problem]:
    """Find authors and contacts without a file of their own."""
    known = {person.slug for person in content.people}
    there = known | {slug for kind, slug in content.unread if kind is Kind.PERSON}
    for item in content.shareable:
        for steps, slug in _named_people(item):
            if slug not in there and Kind.PERSON not in content.closed:
                near = _near(slug, known)
                hint = near or f"Add the file {settings.stories_dir}/people/{slug}.md with a `name:`."
                message = f"there is no person “{slug}”"
                yield Problem.at(item.path, item.marks.value(*steps), "unknown-person", message, hint)


def _named_people(item: ShareableItem) -> Iterator[tuple[tuple[str | int, ...], str]]:
    authors = getattr(item.front, "authors", ())
    yield from ((("authors", index), slug) for index, slug in enumerate(authors))
    if contact := getattr(item.front, "contact", None):
        yield ("contact",), contact


def related_vacancies_exist(content: Content, _settings: Settings) -> Iterator[Problem]:
    """Find vacancies that a story names and that are not there."""
    known = {vacancy.slug for vacancy in content.vacancies}
    there = known | {slug for kind, slug in content.unread if kind is Kind.VACANCY}
    for story in content.stories:
        for index, slug in enumerate(story.front.vacancies):
            if slug not in there and Kind.VACANCY not in content.closed:
                hint = _near(slug, known) or "Write the name of a file in the folder of vacancies, without `.md`."
                mark = story.marks.value("vacancies", index)
                yield Problem.at(story.path, mark, "unknown-vacancy", f"there is no vacancy “{slug}”", hint)


def photos_are_there(content: Content, _settings: Settings) -> Iterator[Problem]:
    """Find photos that are not there; a photo is a picture that lies beside its file."""
    there = {problem.path for problem in content.problems}.union(content.photos)
    for item in content.items:
        if not (photo := getattr(item.front, "photo", None)):
            continue
        mark = item.marks.value("photo")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(item.path), photo))
        if "://" in photo:
            hint = "Save the picture beside this file and write its name here."
            yield Problem.at(item.path, mark, "outside-photo", "pictures of other sites are not shown", hint)
        elif path.startswith("../") or photo.startswith("/"):
            message = f"the photo “{photo}” lies outside the site's folder"
            yield Problem.at(item.path, mark, "outside-photo", message, "Put the picture beside this file.")
        elif there.isdisjoint((path, *map(str, PurePosixPath(path).parents))):
            near = difflib.get_close_matches(path, content.photos, n=1)
            hint = f"Did you mean `{posixpath.relpath(near[0], posixpath.dirname(item.path))}`?" if near else ""
            hint = hint or "Put the picture beside this file: JPEG, PNG, WebP or GIF."
            yield Problem.at(item.path, mark, "missing-photo", f"there is no picture “{photo}”", hint)


def consent_is_given(content: Content, settings: Settings) -> Iterator[Problem]:
    """Find, where the site asks for it, people who are shown without having agreed."""
    if settings.consent == "required":
        for item in content.items:
            if item.kind is not Kind.VACANCY and getattr(item.front, "consent", None) is None:
                hint = "Ask everybody shown or named, then add `consent:` with the day on which they had agreed."
                yield Problem.at(item.path, item.marks.value(), "no-consent", "`consent` is missing", hint)


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean `{near[0]}`?" if near else ""


RULES = (
    names_are_taken_once,
    aliases_are_free,
    people_exist,
    related_vacancies_exist,
    photos_are_there,
    consent_is_given,
)
"""All rules, each on its own; a new rule is a function and a line here."""
