"""Which story or vacancy a name on the command line means, and which there are where it means none."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.cli.dialogue import confirm, is_interactive
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import NO_WORDING, as_wording, either, sentences, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.cli.known_names import UnknownName
    from kollega.content.item import AnyItem, ShareableItem
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site

_SOME: Final = 5
"""How many names an answer holds that says which there are."""


class ItemName(NamedTuple):
    """What somebody has written to name an item: `slug`, `vacancies/slug`, `slug.nl`."""

    name: str
    slug: str
    folder: str
    """`vacancies`, `story` or the like; empty for any kind."""
    lang: str
    """BCP 47; empty for any language."""

    @classmethod
    def of(cls, name: str, lang: str | None) -> ItemName:
        """Return what a name and `--lang` ask for. Raises Refusal where they contradict each other."""
        path = PurePosixPath(name.removesuffix(".md"))
        slug, _, suffix = path.name.partition(".")
        if lang and suffix not in {"", lang}:
            message = wording("the name ends in .{suffix}, and --lang says {lang}", suffix=suffix, lang=lang)
            raise Refusal(message, wording("Leave out one of the two."))
        return cls(name, slug, path.parent.name, suffix or lang or "")

    def fits(self, item: AnyItem) -> bool:
        """Return whether this is what is meant."""
        of_kind = self.folder in {"", item.kind, item.kind.plural}
        return of_kind and item.slug == self.slug and self.lang in {"", item.lang}


def named_item(asked: ItemName, site: Site, page: str) -> ShareableItem:
    """Return the story or open vacancy that is asked for. Raises Refusal, which names the page with all of them."""
    offered = [item for lang in site.languages for item in site.shared_in(lang)]
    found = [item for item in offered if asked.fits(item)]
    if not found:
        message = (
            wording("there is no story or open vacancy “{name}” in {lang}", name=asked.slug, lang=asked.lang)
            if asked.lang
            else wording("there is no story or open vacancy “{name}”", name=asked.slug)
        )
        raise Refusal(message, sentences([_near(asked, offered), *_listed(asked, offered, page)]))
    if len({item.kind for item in found}) > 1:
        hint = wording("Write stories/{name} or vacancies/{name}.", name=asked.slug)
        raise Refusal(wording("there is a story and a vacancy “{name}”", name=asked.slug), hint)
    return min(found, key=lambda item: site.languages.index(item.lang))


def _near(asked: ItemName, offered: Sequence[ShareableItem]) -> Wording:
    """Return where a name is that is not where it was looked for, else which one it is like."""
    from kollega.i18n.suggestion import suggestion

    if same := [item for item in offered if item.slug == asked.slug]:
        names = ", ".join(f"{item.kind.plural}/{item.slug}.{item.lang}" for item in same)
        return wording("There is {names}.", names=names)
    rule = wording("Only what is on the site now can be shared: no drafts, no closed vacancies.")
    return suggestion(asked.slug, {item.slug for item in offered}, rule, form="{}")


def _listed(asked: ItemName, offered: Sequence[ShareableItem], page: str) -> Iterator[Wording]:
    """Yield how to see which names there are: the newest of them, and the page with all."""
    newest = sorted(offered, key=lambda item: (-item.front.publication_date.toordinal(), item.slug))
    names = list(dict.fromkeys(item.slug for item in newest if asked.lang in {"", item.lang}))
    if names:
        yield wording("Some names are {names}.", names=", ".join(names[:_SOME]))
    yield wording("Everything you can share is on {page}: a name is the last part of an address there.", page=page)


def items_called(name: str, items: Sequence[AnyItem]) -> tuple[AnyItem, ...]:
    """Return the item of a name, an id, a path or a person's whole name, in all of its languages. Raises Refusal."""
    path = PurePosixPath(name)
    asked = ItemName.of(str(path.parent) if path.stem.partition(".")[0] == "index" else name, None)
    found = [item for item in items if asked.fits(item)] or [item for item in items if _is_person(name, item)]
    choices = sorted({f"{item.kind.plural}/{item.slug}" for item in found})
    if len(choices) == 1:
        return tuple(found)
    if choices:
        message = wording("“{name}” could be {ids}", name=name, ids=either(choices))
        raise Refusal(message, wording("Say which one."))
    unknown = _unknown(name, asked, items)
    if unknown.likely and is_interactive() and confirm(as_wording(unknown.sentences()), default=True):
        return tuple(item for item in items if item.kind == "person" and item.slug == unknown.likely)
    raise unknown


def _unknown(name: str, asked: ItemName, items: Sequence[AnyItem]) -> UnknownName:
    """Return what is said of a name that nothing has: which file is called nearly so, else which people."""
    from kollega.cli.known_names import UnknownName
    from kollega.i18n.suggestion import suggestion

    people = {item.slug: item.front.title for item in items if item.kind == "person"}
    only_people = len(people) == len({item.slug for item in items})
    problem = (
        wording("there is no person “{name}”", name=name)
        if only_people
        else wording("there is no story, vacancy or person “{name}”", name=name)
    )
    slip = suggestion(asked.slug, {item.slug for item in items} - people.keys(), form="{}")
    if slip != NO_WORDING:
        return UnknownName(problem, slip, is_free=True)
    return UnknownName.of_nobody(problem, name, people, _NAMES)


_NAMES: Final = wording("A name is a file's name without .md, or a person's full name in quotation marks.")


def _is_person(name: str, item: AnyItem) -> bool:
    return item.kind == "person" and _folded(item.front.title) == _folded(name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
