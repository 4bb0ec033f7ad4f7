"""Three-way merging without the text of the last import: what it was is known by digests, which the file keeps itself.

A fact is as it was imported last where its digest is the same; a text is compared block by block. So a fresh clone
knows all that is needed, nothing lies beside the files, and a file may be renamed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TEXT: Final = "text"
"""What the text below the facts is called among the digests."""

_LETTERS: Final = 6
"""Of a digest: one in a thousand million is that of something else by chance."""

_MOST_BLOCKS: Final = 1_000
"""Of a text whose digests a file keeps; the longest real vacancy has some 60."""

_GAP: Final = re.compile(r"\n[ \t]*\n\s*?(?=\S|\Z)")


def digest_of(value: Any) -> str:  # noqa: ANN401 - nested data of YAML
    """Return a short digest of a value of a front matter; empty for none."""
    if value is None:
        return ""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return base64.b32encode(hashlib.sha256(written).digest()).decode().lower()[:_LETTERS]


def blocks_of(text: str) -> list[str]:
    """Return the paragraphs, headings and lists of a text; of one that has too many, all is a single one."""
    blocks = [block.strip("\n") for block in _GAP.split(text.strip()) if block.strip()]
    return blocks if len(blocks) <= _MOST_BLOCKS else [text.strip()]


def written_digests(facts: Mapping[str, Any], text: str) -> str:
    """Return the digests of facts and of a text as one line, which `read_digests` reads."""
    found = {key: digest_of(value) for key, value in facts.items()} | {TEXT: ".".join(map(digest_of, blocks_of(text)))}
    return " ".join(f"{key}:{digest}" for key, digest in found.items() if digest)


def read_digests(written: str) -> dict[str, str]:
    """Return the digests of a line by key; those of a text are joined by points."""
    pairs = (each.partition(":") for each in written.split())
    return {key: digest for key, colon, digest in pairs if colon}


@dataclass(frozen=True)
class Merge:
    """What a file is to say."""

    facts: Mapping[str, Any]
    """Those that change; None for one that goes."""
    text: str | None
    """The text, if that changes."""
    conflicts: tuple[str, ...]
    """The keys of what was changed here and there, and stays as it is here."""
    block: int | None = None
    """The number of the first block of the text, as it is here, among them."""


def merge(base: Mapping[str, str], here: tuple[Mapping[str, Any], str], there: tuple[Mapping[str, Any], str]) -> Merge:
    """Return what to change here, by the digests of what both were once."""
    facts: dict[str, Any] = {}
    conflicts: list[str] = []
    for key in dict.fromkeys((*there[0], *base)):
        if key == TEXT:
            continue
        ours, theirs = (digest_of(side[0].get(key)) for side in (here, there))
        once = base.get(key, "")
        if theirs in {ours, once}:
            continue
        if ours == once:
            facts[key] = there[0].get(key)
        else:
            conflicts.append(key)
    blocks, clash = merge_blocks(
        [*filter(None, base.get(TEXT, "").split("."))], blocks_of(here[1]), blocks_of(there[1])
    )
    text = "\n\n".join(blocks) if blocks != blocks_of(here[1]) else None
    told = (*conflicts, TEXT) if clash is not None else tuple(conflicts)
    return Merge(facts, text, told, clash)


def merge_blocks(base: Sequence[str], here: Sequence[str], there: Sequence[str]) -> tuple[list[str], int | None]:
    """Return the blocks of two texts as one, by the digests of those that both were once.

    Where both have changed the same place differently, what is here stays; the number of the first such block is
    returned with it.
    """
    ours, theirs = (list(map(digest_of, side)) for side in (here, there))
    merged: list[str] = []
    clash = None
    for (b, b_end), (o, o_end), (t, t_end) in _pieces(base, ours, theirs):
        once, our, their = base[b:b_end], ours[o:o_end], theirs[t:t_end]
        if our == once:
            merged += there[t:t_end]
        else:
            merged += here[o:o_end]
            if their not in (once, our) and clash is None:
                clash = o
    return merged, clash


Piece = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def _pieces(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    """Yield the three beginnings and ends of pieces: by turns what differs somewhere, and one block that all share."""
    in_ours, in_theirs = _matches(base, ours), _matches(base, theirs)
    b = o = t = 0
    for index in sorted(in_ours.keys() & in_theirs.keys()):
        our, their = in_ours[index], in_theirs[index]
        yield (b, index), (o, our), (t, their)
        b, o, t = index + 1, our + 1, their + 1
        yield (index, b), (our, o), (their, t)
    yield (b, len(base)), (o, len(ours)), (t, len(theirs))


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    found = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {a + step: b + step for a, b, size in found for step in range(size)}
