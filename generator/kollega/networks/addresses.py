"""What networks take for a link or a mention inside a text.

The rules are those of X's twitter-text, which Mastodon uses too (both read 2026-11-21 at
https://github.com/twitter/twitter-text and https://github.com/mastodon/mastodon), with one difference:
an address with a scheme is a link even where its top-level domain is none, such as the reserved
`.example`, since it stands for the real address of a site.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ACCENTED = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_PATH = rf"a-z0-9{_ACCENTED}\u0400-\u052f!*';:=+,.$/%#\[\]\-\u2013_~@|&"
_PATH_END = rf"a-z0-9{_ACCENTED}\u0400-\u052f+\-=_#/)"
_BEFORE = r"(?<![A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff])"
_KNOWN_END = r"\L<top>(?![0-9a-z@+-])"
_ASCII_HOST = r"[0-9a-z][0-9a-z.-]*(?<=[0-9a-z])"
# The list of top-level domains, slow to search, is asked only where a host has other letters or touches some.
_HOST = rf"(?:{_ASCII_HOST}(?!\.?\w)|(?:[\w-]+\.)+{_KNOWN_END}|{_ASCII_HOST})"
_REST = (
    r"(?::[0-9]+)?"
    rf"(?:/(?:[{_PATH}]|\([{_PATH}]*\))*(?<=[{_PATH_END}]))?"
    r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*(?<=[a-z0-9\-_&=#/?]))?"
)
_WITH_SCHEME = rf"{_BEFORE}https?://{_HOST}{_REST}"
_BARE = rf"{_BEFORE}(?<![-_./])(?:[a-z0-9{_ACCENTED}-]+\.)+{_KNOWN_END}{_REST}"
_INNER_DOT = regex.compile(r"\w\.\w")

REMOTE_MENTION = regex.compile(r"(?<![/\w])@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+", regex.IGNORECASE | regex.ASCII)
"""A mention with its server; the first group is the local part."""


@cache
def _pattern(source: str) -> regex.Pattern[str]:
    lines = files(__package__).joinpath("top_level_domains.txt").read_text("utf-8").splitlines()
    top = frozenset(line for line in lines if not line.startswith("#"))
    return regex.compile(source, regex.IGNORECASE, top=top)


# A post is looked at for each of its limits and then for its length.
@lru_cache(maxsize=8)
def _addresses_replaced(text: str, by: str) -> str:
    return _pattern(_WITH_SCHEME).sub(by, text) if "://" in text else text


@lru_cache(maxsize=8)
def _domains_replaced(text: str, by: str) -> str:
    rest = _addresses_replaced(text, by)
    return _pattern(f"{_WITH_SCHEME}|{_BARE}").sub(by, text) if _INNER_DOT.search(rest) else rest


LINKS_REPLACED: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {"with scheme": _addresses_replaced, "any domain": _domains_replaced}
)
"""The text with a stand-in for each link, by the rule for what is one, as networks.toml names the rules."""
