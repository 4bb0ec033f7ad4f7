"""Everything that a site's files say of one person: what data protection calls access."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.yaml_values import mark_at
from kollega.site.mentions import People, beside
from kollega.site.names import Names, parts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kollega.content.item import PersonItem
    from kollega.content.read import Content

_Found = tuple[str, int, str]
"""Path, line, and how it speaks of somebody."""
_LEAD = re.compile(r"^\s*lead\s*:\s*[\"']?(?P<slug>[a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Entry:
    """One line that speaks of somebody."""

    path: str
    line: int
    how: tuple[str, ...]
    """`file`, `picture file`, `author`, `contact`, `lead`, `name`, `picture` or `link`; `perhaps` where a part of the
    name stands alone, and nothing else speaks of them."""


def dossier(person: Sequence[PersonItem], content: Content, texts: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return every line of the texts, given by path, that speaks of a person, given in all languages; sorted."""
    own = {item.path for item in person}
    found = [*_files(person, content), *_roles(person[0].slug, content)]
    everybody = People(content.people)
    for path, text in texts.items():
        found += _leads(person[0].slug, path, text)
        if path not in own:
            found += _mentions(person, everybody, path, text)
            found += _perhaps(person, content, path, text)
    lines: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for path, line, how in found:
        lines[path, line][how] = None
    return tuple(Entry(*place, tuple(_surest(ways))) for place, ways in sorted(lines.items()))


def _surest(ways: Collection[str]) -> list[str]:
    return sorted(set(ways) - {"perhaps"}) or ["perhaps"]


def _files(person: Sequence[PersonItem], content: Content) -> Iterator[_Found]:
    for item in person:
        yield item.path, 1, "file"
        if item.front.photo and (picture := beside(item.path, item.front.photo)) in content.files:
            yield picture, 1, "picture file"


def _roles(slug: str, content: Content) -> Iterator[_Found]:
    for item in content.shareable:
        for index, author in enumerate(item.front.authors):
            if author == slug:
                yield item.path, item.marks.value("authors", index).line, "author"
    for vacancy in content.vacancies:
        if vacancy.front.contact == slug:
            yield vacancy.path, vacancy.marks.value("contact").line, "contact"


def _leads(slug: str, path: str, text: str) -> Iterator[_Found]:
    if path.endswith((".yml", ".yaml")):
        for lead in _LEAD.finditer(text):
            if lead["slug"] == slug:
                yield path, mark_at(text, lead.start("slug")).line, "lead"


def _mentions(person: Sequence[PersonItem], everybody: People, path: str, text: str) -> Iterator[_Found]:
    for mention in everybody.mentions(path, text):
        if person[0].slug in mention.slugs:
            yield path, mark_at(text, mention.start).line, mention.kind.value


def _perhaps(person: Sequence[PersonItem], content: Content, path: str, text: str) -> Iterator[_Found]:
    """Yield where a part of the name stands outside anybody's whole name."""
    names = Names(tuple(dict.fromkeys(each.front.name for each in content.people)))
    sure = names.found_in(text)
    for name in dict.fromkeys(item.front.name for item in person):
        for part in parts_in(text, name, sure):
            yield path, mark_at(text, part.start).line, "perhaps"
