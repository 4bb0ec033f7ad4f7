"""The files that share pages read besides their own: a kit's texts, none of them twice, and what networks do.

`kit.json` repeats a text for each network that takes it, so that it can be read flat. A share page needs the same texts
quickly: each is named once here, and every network lists numbers.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from kollega.outputs.kits.sentences import label_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words
    from kollega.networks import Network
    from kollega.outputs.kits.kit import Kit, Snippet

_TAGS = re.compile(r"\s+([#＃]\S+(?: [#＃]\S+)*)\Z")
"""The hashtags at the end of a text."""


def texts_of(kit: Kit, networks: Mapping[str, Network], words: Words) -> dict[str, Any]:
    """Return a kit's texts as its share page reads them: data ready for JSON.

    `rows` are sets of texts that some networks share, each text as the numbers of its variant, its words and its tags
    (-1 for none); `voices` name for each voice and network the number of its set.
    """
    everything = tuple(chain(kit.snippets, kit.prompts))
    variants, texts, tags, rows = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    said: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
    for each in everything:
        row = said.setdefault(each.voice, {}).setdefault(each.network, [])
        row.append((variants.of(each.variant), *_numbered(each, texts, tags)))
    voices = {voice: {name: rows.of(tuple(row)) for name, row in there.items()} for voice, there in said.items()}
    links = {snippet.network: snippet.link for snippet in everything}
    return {
        "title": kit.title,
        "short": kit.short_url,
        "links": {network: links.get(network, "") for network in networks},
        "variants": [[name, label_of(name, words)] for name in variants.values],
        "texts": texts.values,
        "tags": tags.values,
        "rows": rows.values,
        "voices": voices,
    }


def rules_of(networks: Mapping[str, Network]) -> dict[str, Any]:
    """Return what a share page knows of each network: how it counts, shows and is opened; data ready for JSON."""
    return {network.id: _rules(network) for network in networks.values()}


class _Numbers:
    """Different values in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def of(self, value: Any) -> int:  # noqa: ANN401 - texts and rows of numbers
        """Return the number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Any]:
        """Return the values, each at its number."""
        return list(self._numbers)


def _numbered(snippet: Snippet, texts: _Numbers, tags: _Numbers) -> tuple[int, int]:
    """Return the numbers of a text's words and of its hashtags."""
    text, at_end = _parted(snippet.text_without_link)
    return texts.of(text), tags.of(at_end) if at_end else -1


# Most networks take the same texts.
@lru_cache(maxsize=256)
def _parted(text: str) -> tuple[str, str]:
    """Return a text without the hashtags at its end, and these."""
    found = _TAGS.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def _rules(network: Network) -> dict[str, Any]:
    """Return how a network counts, as counting.js reads it, and what else the share page asks of it."""
    return {
        "name": network.name,
        "icon": network.icon,
        "limits": [{"unit": limit.unit, "most": limit.most} for limit in network.limits],
        "linkCost": network.link_cost,
        "links": network.links,
        "mostLinks": network.most_links,
        "mostHashtags": network.most_hashtags,
        "mentions": network.mentions,
        "refuses": network.refuses,
        "paragraph": network.paragraph,
        "lineBreaks": network.line_breaks,
        "emphasis": network.emphasis,
        "fold": asdict(network.fold) if network.fold else None,
        "title": network.title,
        "comment": network.link_in_comment,
        "follows": list(network.becomes_link),
        "card": network.card,
        "pictures": list(network.pictures),
        "opens": network.intent_url or "",
        "opensMost": network.intent_limit,
        "takesText": network.takes_text,
    }
