"""Which story or vacancy a name on the command line means, and which there are where it means none."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.cli.refusal import Refusal
from kollega.i18n.wording import as_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.content.item import AnyItem, ShareableItem
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
            raise Refusal(f"the name ends in .{suffix}, and --lang says {lang}", "Leave out one of the two.")
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
        within = f" in {asked.lang}" if asked.lang else ""
        message = f"there is no story or open vacancy “{asked.slug}”{within}"
        raise Refusal(message, f"{_near(asked, offered)} {_listed(asked, offered, page)}")
    if len({item.kind for item in found}) > 1:
        slug = asked.slug
        raise Refusal(f"there is a story and a vacancy “{slug}”", f"Say stories/{slug} or vacancies/{slug}.")
    return min(found, key=lambda item: site.languages.index(item.lang))


def _near(asked: ItemName, offered: Sequence[ShareableItem]) -> str:
    """Return where a name is that is not where it was looked for, else which one it is like."""
    from kollega.i18n.suggestion import suggestion

    if same := [item for item in offered if item.slug == asked.slug]:
        return f"There is {', '.join(f'{item.kind.plural}/{item.slug}.{item.lang}' for item in same)}."
    rule = "Only what is on the site now can be shared: no drafts, no closed vacancies."
    return suggestion(asked.slug, {item.slug for item in offered}, as_wording(rule), form="{}")


def _listed(asked: ItemName, offered: Sequence[ShareableItem], page: str) -> str:
    """Return how to see which names there are: the newest of them, and the page with all."""
    newest = sorted(offered, key=lambda item: (-item.front.publication_date.toordinal(), item.slug))
    names = list(dict.fromkeys(item.slug for item in newest if asked.lang in {"", item.lang}))
    among = f"Some names are {', '.join(names[:_SOME])}. " if names else ""
    return f"{among}All there is to share stands on {page}: a name is the last part of an address there."


def items_called(name: str, items: Sequence[AnyItem]) -> tuple[AnyItem, ...]:
    """Return the item of a name, an id, a path or a person's whole name, in all of its languages. Raises Refusal."""
    from kollega.i18n.suggestion import suggestion

    path = PurePosixPath(name)
    asked = ItemName.of(str(path.parent) if path.stem.partition(".")[0] == "index" else name, None)
    found = [item for item in items if asked.fits(item)] or [item for item in items if _is_person(name, item)]
    choices = sorted({f"{item.kind.plural}/{item.slug}" for item in found})
    if len(choices) == 1:
        return tuple(found)
    if choices:
        raise Refusal(f"“{name}” could be {' or '.join(choices)}", "Say which of them.")
    near = sorted({f"{item.slug} ({item.front.title})" for item in items if _has_word(name, item)})
    slugs = {item.slug for item in items}
    hint = (
        f"There is {', '.join(near[:_SOME])}." if near else suggestion(asked.slug, slugs, as_wording(_NAMES), form="{}")
    )
    raise Refusal(f"there is no story, vacancy or person “{name}”", hint)


_NAMES = "A name is that of a file without .md, or a person's whole name in quotation marks."


def _is_person(name: str, item: AnyItem) -> bool:
    return item.kind == "person" and _folded(item.front.title) == _folded(name)


def _has_word(name: str, item: AnyItem) -> bool:
    return item.kind == "person" and _folded(name) in _folded(item.front.title).split()


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
