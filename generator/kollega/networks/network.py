"""A network as a value: how much it takes, how it counts, and how it is opened with a post."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations when the program runs
from functools import cache, cached_property, lru_cache, reduce
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import quote

import regex
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError

from kollega.i18n.wording import Wording, as_wording, wording
from kollega.networks.addresses import REMOTE_MENTION, number_of_links, with_links_as
from kollega.networks.counting import MOST_A_CHARACTER, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

_LINE_BREAKS: Mapping[str, str] = {"kept": "%0A", "dropped": "%20", "crlf": "%0D%0A"}
# A site's settings may come from a file that somebody else wrote.
_OPENS = regex.compile(r"(?!(?:javascript|vbscript|data|file|blob):)[a-z][a-z0-9+.-]*:", regex.IGNORECASE)
_SLOTS = {"text", "link", "post", "title"}


def _known_unit(unit: str) -> str:
    if unit not in UNITS:
        raise ValueError(wording("“{unit}” is not a unit; the units are {units}", unit=unit, units=", ".join(UNITS)))
    return unit


def _with_one_link(template: str) -> str:
    slots = [slot for _, slot in _pieces(template) if slot]
    if unknown := set(slots) - _SLOTS:
        message = wording(
            "{{{slot}}} is unknown; there are {{text}}, {{link}}, {{post}} and {{title}}", slot=min(unknown)
        )
        raise ValueError(message)
    if not _OPENS.match(template):
        message = wording("an address like this opens no network; begin it with https:// or an app's own scheme")
        raise ValueError(message)
    if slots.count("link") + slots.count("post") != 1:
        raise ValueError(wording("the link must be in it exactly once, as {link} or in {post}"))
    return template


_Unit = Annotated[str, AfterValidator(_known_unit)]
_Template = Annotated[str, AfterValidator(_with_one_link)]
_Count = Annotated[int, Field(ge=0, strict=True)]
_Some = Annotated[int, Field(ge=1, strict=True)]
_Icon = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
_Followed = Literal["address", "hashtag", "mention"]
PictureFormat = Literal["square", "portrait", "story", "quote"]
"""The pictures that a kit may hold beside the card: their names in settings, in the rows of networks and in kits."""
_Shape = Literal["card", PictureFormat, "slides"]
# Written so that a browser reads the same from it, which knows no words by Python's rules.
_HASHTAG = regex.compile(r"(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{N}_]*\p{L})")


@dataclass(frozen=True)
class Limit:
    """How much a post may hold at most, in one unit of `counting`."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    unit: _Unit
    most: _Some


@dataclass(frozen=True)
class Fold:
    """About how many characters of a post are shown before “more”."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    desk: _Some
    phone: _Some


@dataclass(frozen=True)
class Citation:
    """Where and when something in a table of ours was read."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    url: str
    read: date


@dataclass(frozen=True, kw_only=True)
class Network:
    """One entry of networks.toml, whose head explains each key."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Annotated[str, Field(min_length=1)]
    icon: _Icon = "plain"
    limits: tuple[Limit, ...] = ()
    link_cost: _Count | None = None
    links: Literal["with scheme", "any domain"] = "with scheme"
    most_links: _Some | None = None
    mentions: Literal["whole", "local part"] = "whole"
    refuses: str = ""
    fold: Fold | None = None
    line_breaks: Literal["kept", "dropped", "crlf"] = "kept"
    emphasis: str = ""
    hashtags: _Count = 0
    most_hashtags: _Count | None = None
    hashtag_ends: str = ""
    title: bool = False
    most_title: _Some | None = None
    link_in_comment: bool = False
    becomes_link: tuple[_Followed, ...] = ("address", "hashtag", "mention")
    card: Literal["large", "small", "none"] = "none"
    pictures: tuple[_Shape, ...] = ("card",)
    intent_url: _Template | None = None
    intent_limit: _Count | None = None
    sources: dict[str, Citation] = field(default_factory=dict, hash=False)

    @property
    def limit(self) -> int | None:
        """Return how much a post holds in the first unit, or nothing where there is no limit."""
        return self.limits[0].most if self.limits else None

    @property
    def paragraph(self) -> str:
        """Return what stands between two paragraphs of a post, so that it reads well after the opening link too."""
        return " " if self.line_breaks == "dropped" else "\n\n"

    @cached_property
    def takes_text(self) -> bool:
        """Return whether the opening link carries a text, and not the link alone."""
        return self.intent_url is not None and ("{text}" in self.intent_url or "{post}" in self.intent_url)

    def length(self, text: str) -> int:
        """Return what the network counts for a whole post, in its first unit (code points where it has no limit)."""
        count = UNITS[self.limits[0].unit] if self.limits else len
        return count(self._countable(text))

    def fits(self, text: str) -> bool:
        """Return whether the network takes a whole post, link included: it keeps within every limit."""
        countable = self._countable(text)
        return (
            not self.refused(text)
            and all(UNITS[limit.unit](countable) <= limit.most for limit in self.limits)
            and (self.most_links is None or number_of_links(text, self.links) <= self.most_links)
            and (self.most_hashtags is None or len(_HASHTAG.findall(text)) <= self.most_hashtags)
        )

    def takes_any(self, length: int) -> bool:
        """Return whether a text of so many characters fits, whatever it says; False where one has to count."""
        is_open = self.link_cost is self.most_links is self.most_hashtags is None and not self.refuses
        return is_open and all(limit.most >= length * MOST_A_CHARACTER for limit in self.limits)

    def refused(self, text: str) -> str:
        """Return a character of the text for which the network takes no post at all; nothing where there is none."""
        return next((character for character in self.refuses if character in text), "") if self.refuses else ""

    def post(self, text: str, link: str) -> str:
        """Return the text with its link, as it is posted."""
        return f"{text}{self.paragraph}{link}" if text else link

    def intent(self, text: str, link: str, title: str = "") -> str | None:
        """Return the address that opens the network with a post: `text` is without the link, which it has once.

        Where the address would be too long for the programs that have to open it, it goes without the text,
        and then without the title. There is none where the network cannot be opened with a post.
        """
        if self.intent_url is None:
            return None
        addresses = (self._opened(*words, link) for words in ((text, title), ("", title), ("", "")))
        most = self.intent_limit
        first = next(addresses)
        if most is None or len(first) <= most:
            return first
        *_, shortest = rest = tuple(addresses)
        return next((address for address in rest if len(address) <= most), shortest)

    def _opened(self, text: str, title: str, link: str) -> str:
        post = (text, self.paragraph, link) if text else (link,)
        words = {"text": (text,), "link": (link,), "title": (title,), "post": post, "": ()}
        opened: list[str] = []
        for literal, slot in _pieces(self.intent_url or ""):
            opened += (literal, *[_quoted(each, self.line_breaks) for each in words[slot]])
        return "".join(opened)

    def _countable(self, text: str) -> str:
        if self.link_cost is not None:
            text = with_links_as("x" * self.link_cost, text, self.links)
        return REMOTE_MENTION.sub(r"@\1", text) if self.mentions == "local part" and "@" in text else text


@dataclass(frozen=True)
class Count:
    """What a network counts for a text."""

    network: str
    length: int
    """In the network's first unit."""
    limit: int | None
    fits: bool
    """In all of its units."""


def count(network: Network, text: str) -> Count:
    """Return what `network` counts for a whole post."""
    return Count(network.id, network.length(text), network.limit, network.fits(text))


# The same texts and links go to many networks.
@lru_cache(maxsize=256)
def _quoted(text: str, line_breaks: str) -> str:
    """Return a text as an address holds it, its line breaks as a network takes them."""
    lines = (line for line in text.split("\n") if line or line_breaks != "dropped")
    return _LINE_BREAKS[line_breaks].join("%20".join(map(_quoted_word, line.split(" "))) for line in lines)


# Texts share most of their words.
@lru_cache(maxsize=20_000)
def _quoted_word(word: str) -> str:
    return quote(word, safe="", errors="replace")


@cache
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    return tuple((literal, slot or "") for literal, slot, _, _ in Formatter().parse(template))


@cache
def _rows() -> TypeAdapter[Network]:
    return TypeAdapter(Network)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("networks.toml").read_text("utf-8"))


def load_networks(extra: Mapping[str, Mapping[str, Any]] = MappingProxyType({})) -> Mapping[str, Network]:
    """Return all networks by id, in the order of the table, those of `extra` after them.

    An entry of `extra` changes single keys of a known network or adds one. Raises ValueError, with a line for
    each wrong value that names the network and the key.
    """
    table = _table()
    rows = {key: {**table.get(key, {}), **extra.get(key, {}), "id": key} for key in (*table, *extra)}
    return MappingProxyType({key: _network(key, row) for key, row in rows.items()})


def _network(key: str, row: Mapping[str, Any]) -> Network:
    try:
        return _rows().validate_python(row)
    except ValidationError as error:
        raise ValueError(reduce(_beside, (_problem(key, part) for part in error.errors()))) from error


def _problem(key: str, part: ErrorDetails) -> Wording:
    """Return what is wrong with one key; pydantic's own words are English in all languages."""
    way = ".".join(map(str, (key, *part["loc"])))
    match part:
        case {"ctx": {"error": ValueError(args=[Wording() as said])}}:
            return wording("{way}: {problem}", way=way, problem=said)
        case {"type": "string_pattern_mismatch", "input": given}:
            problem = wording("“{value}” is not an id: ids have lower-case letters, digits and hyphens", value=given)
            return wording("{way}: {problem}", way=way, problem=problem)
    said = _SAID.get(part["type"]) or as_wording(part["msg"])
    return wording("{way}: {problem}", way=way, problem=said)


_SAID = {"missing": wording("is missing"), "unexpected_keyword_argument": wording("there is no such option")}


def _beside(first: Wording, second: Wording) -> Wording:
    return wording("{first}\n{second}", first=first, second=second)
