"""What stays the same about an item for as long as it lives: its short code and its id in feeds."""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

_NAMESPACE = uuid.UUID("6f1d3f0c-7a55-5d0e-9a4c-3a0b8f6f0f5e")
"""A fixed number of our own, so that ids are the same on every machine and for ever."""

_CODE_LENGTH = 7
"""35 bits: among 2,000 items two share a code once in 17,000 sites, and then the check says so."""
_CODE_BYTES = 5
"""What so many letters and digits are written from."""


def first_name(item: AnyItem) -> str:
    """Return the slug under which the item was first published."""
    aliases = getattr(item.front, "aliases", ())
    return aliases[0] if aliases else item.slug


def _origin(item: AnyItem) -> str:
    return f"{item.kind}/{item.lang}/{first_name(item)}"


def short_code(item: AnyItem) -> str:
    """Return the code of the item's short link: seven small letters and digits."""
    digest = hashlib.sha256(_origin(item).encode()).digest()
    return base64.b32hexencode(digest[:_CODE_BYTES]).decode().lower()[:_CODE_LENGTH]


def feed_id(item: AnyItem) -> str:
    """Return the item's id in feeds, a URN that no change of title or address touches."""
    return uuid.uuid5(_NAMESPACE, _origin(item)).urn
