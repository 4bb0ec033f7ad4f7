"""What people wrote, as it can stand in a post: plain text, and hashtags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from kollega.config.slug import has_signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.networks import Network

_UNWRITABLE = regex.compile(r"(?V1)[[\p{Cc}\p{Cs}]--[\n]]+")
# X takes no post with one of them.
_NO_CHARACTER = regex.compile(r"[\ufeff\p{Noncharacter_Code_Point}]+")
_SPACE = regex.compile(r"[^\S\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}]+")
# What networks take for one tag; joiners hold the letters of Persian and of Indic scripts together.
_PART = regex.compile(r"[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|[\u200c\u200d](?=\p{L}))*")
_LETTER = regex.compile(r"\p{L}")
# The half-space of Persian parts words, which an underscore does too in tags; elsewhere nothing says the same.
_HALF_SPACE = regex.compile(r"(?<=\p{Script=Arabic}\p{M}*)\u200c(?=\p{Script=Arabic})")
_LONGEST = 64
"""In characters; Bluesky's limit is the lowest
(https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json, read 2026-11-21)."""


def plain(text: str, addresses: Iterable[str]) -> str:
    """Return the text without control characters, and without those addresses, which every post has already."""
    for address in filter(None, addresses):
        if address in text:
            text = regex.sub(rf"{regex.escape(address)}(?:[?#][^\s)]*)?", "", text)
    return str(_UNWRITABLE.sub(" ", text))


def plain_line(text: str, addresses: Iterable[str]) -> str:
    """Return the same on one line, with its spaces that keep a number and its currency together."""
    return str(_SPACE.sub(" ", _NO_CHARACTER.sub("", plain(text, addresses)))).strip()


def plain_lines(text: str, addresses: Iterable[str]) -> str:
    """Return the same without white space around it or at the end of its lines."""
    return "\n".join(line.rstrip() for line in plain(text, addresses).split("\n")).strip()


def hashtags(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words as different tags: `Data science` becomes `#DataScience`, which screen readers can read.

    What has no letter cannot be a tag, nor what is too long for one, nor a name such as `C++`, of which networks would
    take the letter alone.
    """
    tags = (_tag(_PART.findall(word)) for word in words if not has_signs(word))
    different = {tag.casefold(): tag for tag in tags if _LETTER.search(tag) and len(tag) <= _LONGEST}
    return tuple(different.values())


def hashtags_on(network: Network, tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags that a network takes whole, as many as are customary there.

    Where it ends tags at a half-space, Persian ones are said with an underscore; what cannot be said so is left out.
    """
    ends = set(network.hashtag_ends)
    sayable = (_HALF_SPACE.sub("_", tag) if ends.intersection(tag) else tag for tag in tags)
    return tuple(tag for tag in sayable if not ends.intersection(tag))[: network.hashtags]


def _tag(parts: list[str]) -> str:
    return "#" + ("".join(part[0].upper() + part[1:] for part in parts) if len(parts) > 1 else "".join(parts))
