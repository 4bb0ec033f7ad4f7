"""What the blocks of hand-written pages show on a given day, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kollega.content.item import PersonItem, StoryItem, VacancyItem
from kollega.content.kind import ItemKind
from kollega.diagnostics import Fault, Severity
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.markdown.addresses import AddressKind as Place
from kollega.markdown.addresses import parse_address
from kollega.markdown.blocks import (
    ALERTS,
    KEYS,
    NAMES,
    QUOTE,
    BlockLine,
    Choice,
    ListRule,
    blocks_of,
    parts_of,
    quotation_of,
)
from kollega.markdown.body import body
from kollega.site.block_rules import items_by_rules, limit_of, rule_faults, single_facet
from kollega.site.file_links import FileLinks
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.words import Words
    from kollega.markdown.blocks import Block
    from kollega.markdown.body import Body
    from kollega.site.links import Links
    from kollega.site.taxonomy import FacetId

_KIND_OF = {kind.plural.upper(): kind for kind in ItemKind}
"""What the blocks that show a list are named after."""

_NOWHERE = ("unpublished-link", "unknown-address", "withdrawn-link")
"""Links to what is not on the site now: by its file, and by its address."""


@dataclass(frozen=True)
class Selection:
    """Stories, vacancies or people that a block shows; there may be none."""

    kind: ItemKind
    title: str
    """Plain text; may be empty."""
    items: tuple[AnyItem, ...]
    more: bool = False
    """Whether there are more than are shown."""
    facet: FacetId | None = None
    """The department, location or tag that was asked for, where nothing else was."""


@dataclass(frozen=True)
class QuoteContent:
    """Somebody's words."""

    words: Body
    by: StoryItem | PersonItem | None
    """The colleague who says them, or the story that they are from."""
    said_by: Body
    """Who says them, as it is written."""


BlockContent = Selection | QuoteContent
Faults = tuple[Fault, ...]


def block_diagnostics(content: Content, links: Links, words: Callable[[str], Words]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the blocks of all hand-written pages."""
    for page in content.pages:
        for block in blocks_of(page.text):
            _, faults = block_content(block, FileLinks(links, page.path, page.lang), words(page.lang))
            yield from (fault.of(page.path) for fault in faults)


def block_content(block: Block, links: FileLinks, words: Callable[[str], str]) -> tuple[BlockContent | None, Faults]:
    """Return what a block shows, and what is wrong with it.

    None where it shows nothing: an alert, an error, the words of somebody who is not on the site now, an empty list
    (but for vacancies, where that is worth saying). Links that lead nowhere are not told: those of whole pages are
    checked together.
    """
    if block.nested:
        return None, (_nested_block(block),)
    if block.name in ALERTS:
        return None, ()
    if block.name == QUOTE:
        return _quotation(block, links, words)
    return _selection(block, links) if block.name in KEYS else (None, (_unknown_block(block),))


def _selection(block: Block, links: FileLinks) -> tuple[Selection | None, Faults]:
    site, kind, parts = links.links.site, _KIND_OF[block.name], tuple(parts_of(block))
    choices = [part for part in parts if isinstance(part, Choice)]
    rules = [part for part in parts if isinstance(part, ListRule)]
    chosen = [_choice(choice, kind, links) for choice in choices]
    shown = _by_hand(chosen, block, kind) if choices else _by_rules(rules, block, kind, links)
    faults = (
        *map(_stray_line, parts),
        _mixed_block(choices, rules),
        *rule_faults(rules, block.name, site, links.lang),
        *(fault for _, fault in chosen),
    )
    return shown if shown.items or kind is ItemKind.VACANCY else None, tuple(filter(None, faults))


def _by_hand(chosen: Iterable[tuple[AnyItem | None, Fault | None]], block: Block, kind: ItemKind) -> Selection:
    """Return what is chosen by hand, each item once."""
    items = {item.path: item for item, _ in chosen if item}
    return Selection(kind, block.title.text, tuple(items.values()))


def _by_rules(rules: Sequence[ListRule], block: Block, kind: ItemKind, links: FileLinks) -> Selection:
    """Return what is asked for by rules."""
    site, limit = links.links.site, limit_of(rules, block.name)
    found = items_by_rules(rules, kind, site, links.lang)
    return Selection(kind, block.title.text, found[:limit], len(found) > limit, single_facet(rules, site))


def _choice(choice: Choice, kind: ItemKind, links: FileLinks) -> tuple[AnyItem | None, Fault | None]:
    """Return the item that is chosen, in the language of the page where there is one, and what is wrong with that."""
    target = parse_address(choice.target)
    item = links.item(target.path) if target.kind is Place.SITE else None
    if item is None and target.kind is Place.SITE and links.is_reported(target.path):
        return None, None
    if item is None or item.kind is not kind:
        return None, _wrong_kind(choice, kind, item)
    site = links.links.site
    shown = site.item(kind, item.slug, links.lang)
    if shown and site.stages[shown.path] is Stage.CLOSED:
        message = wording("this vacancy is closed, so the block leaves it out")
        return None, Fault(
            "closed-vacancy",
            message,
            wording("Take the line out, or choose another one."),
            severity=Severity.WARNING,
            mark=choice.mark,
        )
    return shown, None


def _quotation(block: Block, links: FileLinks, words: Callable[[str], str]) -> tuple[QuoteContent | None, Faults]:
    """Return the words of a quotation; None where one of its links leads to what is not on the site now.

    Whoever has withdrawn is not quoted any more.
    """
    found = quotation_of(block)
    if not found.words:
        message, hint = (
            wording("the quotation is empty"),
            wording("Write the words below `[!QUOTE]`, each line after a `>`."),
        )
        return None, (Fault("empty", message, hint, mark=block.mark),)
    lang = links.lang if links.links.site.settings.typographer else ""
    said, said_by = (body(text, links, words, lang) for text in (found.words, found.by))
    nowhere = [fault for fault in (*said.faults, *said_by.faults) if fault.code in _NOWHERE]
    if nowhere:
        addresses = (fault for fault in nowhere if fault.code == _NOWHERE[1])  # nobody else tells of these
        return None, tuple(replace(fault, mark=block.mark) for fault in addresses)
    target = parse_address(found.link.target) if found.link else None
    item = links.item(target.path) if target and target.kind is Place.SITE else None
    by = links.links.site.item(item.kind, item.slug, links.lang) if item else None
    return QuoteContent(said, None if isinstance(by, VacancyItem) else by, said_by), ()


def _unknown_block(block: Block) -> Fault:
    some = ", ".join(f"`[!{name}]`" for name in (*KEYS, QUOTE))
    hint = suggestion(
        block.name,
        NAMES,
        wording("The blocks are {names}. For plain words write `\\[!` instead.", names=some),
        form="`[!{}]`",
    )
    return Fault("unknown-block", wording("there is no block `[!{name}]`", name=block.name), hint, mark=block.mark)


def _nested_block(block: Block) -> Fault:
    message = wording("a block cannot stand in a list or in another quotation")
    hint = wording("Begin all its lines with `>` at the left margin, after an empty line.")
    return Fault("nested-block", message, hint, mark=block.mark)


def _stray_line(part: Choice | ListRule | BlockLine) -> Fault | None:
    if not isinstance(part, BlockLine):
        return None
    message = wording("this is neither one link nor a rule")
    hint = wording(
        "Write `- [Its title](../stories/its-file.md)` to choose by hand, or a rule such as `- department: ferries`."
    )
    return Fault("unknown-line", message, hint, mark=part.mark)


def _mixed_block(choices: Sequence[Choice], rules: Sequence[ListRule]) -> Fault | None:
    if not choices or not rules:
        return None
    message = wording("a block either chooses by hand or has rules")
    hint = wording("Delete the rules to show what you chose, or the links to show what the rules find.")
    later = max(choices[0].mark, rules[0].mark)
    return Fault("mixed-block", message, hint, mark=later)


_ONE = {
    ItemKind.STORY: wording("a story"),
    ItemKind.VACANCY: wording("a vacancy"),
    ItemKind.PERSON: wording("a person"),
}
_SEVERAL = {
    ItemKind.STORY: wording("stories"),
    ItemKind.VACANCY: wording("vacancies"),
    ItemKind.PERSON: wording("people"),
}


def _wrong_kind(choice: Choice, kind: ItemKind, item: AnyItem | None) -> Fault:
    target = _ONE[item.kind] if item else wording("something else")
    message = wording("the block shows {kind}, and this leads to {target}", kind=_SEVERAL[kind], target=target)
    hint = (
        wording("Put it into a block `[!{name}]`.", name=item.kind.plural.upper())
        if item
        else wording("Link to Markdown files of {kind}.", kind=_SEVERAL[kind])
    )
    return Fault("wrong-item", message, hint, mark=choice.mark)
