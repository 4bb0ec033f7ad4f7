"""What networks take for a link or a mention inside a text.

The rules are those of X's twitter-text 3.1.0 and of Mastodon's composer, which builds upon it (npm twitter-text, run
2026-11-27; https://github.com/mastodon/mastodon, url_regex.js and counter.ts), with two differences: the top-level
domains are today's, and an address at a name that is reserved for examples and tests is a link, since it stands for
the real address of a site. counting.js does the same in the browser.

The time is linear in the length of the text: a run of letters that may hold a domain is looked at once, from its end.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# The accented letters that twitter-text names, and those that its patterns take for their capitals.
_ACCENTED = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272"
    "\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
_LETTER = f"A-Za-z0-9{_ACCENTED}"
_PATH = rf"{_LETTER}\u0400-\u04ff\u1c80-\u1c87!*';:=+,.$/%#\[\]\-\u2013_~@|&"
_PATH_END = rf"{_LETTER}\u0400-\u04ff\u1c80-\u1c87+\-=_#/"
_BRACKETS = rf"\((?:[{_PATH}]+(?:\([{_PATH}]+\)[{_PATH}]*)?|\([{_PATH}]+\)[{_PATH}]*)\)"
_SPACE = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVALID = "\ufffe\ufeff\uffff"
_DIRECTION = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"

_BEFORE = rf"(?<![A-Za-z0-9@＠$#＃{_INVALID}])"
_NOT_BARE_BEHIND = "-_./"

_OUTSIDE = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACE}{_INVALID}{_DIRECTION}"
_RUN = re.compile(rf"[^{_OUTSIDE}]+")
"""Letters that a domain may hold, with dots, hyphens and underscores."""
_LIKELY_RUN = re.compile(rf"(?<=://)[^{_OUTSIDE}]+|(?<![^{_OUTSIDE}])[^.{_OUTSIDE}]*+\.[^{_OUTSIDE}]+")
"""Those behind a scheme, and those with a dot that is not the last of them."""
_LIKELY_TOKEN = re.compile(r"(?<![^ \n])[^ \n.:]*+[.:][^ \n]+")
"""What stands between spaces and may hold a link, which never goes on behind one."""
_START = re.compile(rf"{_BEFORE}[^-_]")
_SCHEME = re.compile(rf"{_BEFORE}[Hh][Tt][Tt][Pp][Ss]?://")
_QUERY = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_REST = re.compile(
    r"(?::[0-9]+)?"
    rf"(?P<path>/(?:[{_PATH}]|{_BRACKETS})*(?<=[{_PATH_END}])(?:{_BRACKETS})*)?"
    rf"(?:{_QUERY})?"
)
_LOCAL = re.compile(r"(?:localhost|127\.0\.0\.1)(?![\w.-])", re.IGNORECASE)
_SHORT = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE | re.ASCII)
"""X's own short links: whatever else is behind them is no part of them."""
_RESERVED = frozenset({"example", "invalid", "localhost", "test"})
"""https://www.rfc-editor.org/rfc/rfc6761, read 2026-11-27."""
_ASCII_LABELS = re.compile(rf"(?:[{_LETTER}-]+\.)+")
_ASCII_WORD = re.compile("[0-9A-Za-z-]+")
_NO_TOP_BEFORE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@+-")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_LABEL_OCTETS, _ADDRESS_LENGTH, _SHORT_LENGTH = 63, 4096, 40

REMOTE_MENTION = re.compile(r"(?<![/0-9A-Za-z_])@([A-Za-z0-9_]+)@[A-Za-z0-9.-]+[A-Za-z0-9]")
"""A mention with its server; the first group is the local part."""

_Span = tuple[int, int]


def with_links_as(by: str, text: str, rule: str) -> str:
    """Return the text with a stand-in for each link, by a rule of `LINK_RULES`."""
    composed, links = _links(text, rule)
    pieces, done = [], 0
    for start, end in links:
        pieces += [composed[done:start], by]
        done = end
    return "".join((*pieces, composed[done:]))


def number_of_links(text: str, rule: str) -> int:
    """Return how many links a network finds, by a rule of `LINK_RULES`."""
    return len(_links(text, rule)[1])


# Whether a post fits is asked before how long it is.
@lru_cache(maxsize=64)
def _links(text: str, rule: str) -> tuple[str, tuple[_Span, ...]]:
    """Return the text as a rule reads it, and where links stand in it."""
    seems_link, form, _ = LINK_RULES[rule]
    if not seems_link.search(text):
        return text, ()
    formed = form(text)
    likely = ((token.start(), token.group()) for token in _LIKELY_TOKEN.finditer(formed))
    # The beginning of a text differs from that of a word within it.
    within = ((start - 1, f" {token}") if start else (start, token) for start, token in likely)
    return formed, tuple(
        (first + start, first + end) for first, token in within for start, end in _token_links(token, rule)
    )


# Every post of one item for one network has the same link in it.
@lru_cache(maxsize=256)
def _token_links(token: str, rule: str) -> tuple[_Span, ...]:
    return tuple(LINK_RULES[rule].find(token))


def _addresses(text: str) -> Iterator[_Span]:
    """Yield where Mastodon finds links: a scheme, a domain that ends in a known one, and what goes with it."""
    done = 0
    for scheme in _SCHEME.finditer(text):
        if done <= scheme.start() and (run := _RUN.match(text, scheme.end())):
            domain = next(_domains(text, run.span(), 0, addressed=True), None)
            if domain and domain[0] == run.start():
                done = _rest(text, domain[1])[0]
                yield scheme.start(), done


def _addresses_and_domains(text: str) -> Iterator[_Span]:
    """Yield where X finds links: addresses, and domains in Latin letters that stand for themselves."""
    done = 0
    for run in _LIKELY_RUN.finditer(text):
        start = _scheme_start(text, run.start(), done)
        if start is None and "." not in run.group()[:-1]:
            continue
        low = done + 1 if done else 0
        for domain in _domains(text, run.span(), low, addressed=start is not None):
            done, with_path = _rest(text, domain[1])
            address = start is not None and domain[0] == run.start()
            first = start if address and start is not None else domain[0]
            if not _holds(text[domain[0] : domain[1]], done - first):
                continue
            if address:
                yield from _address(text, first, done)
            elif text[domain[0] - 1 : domain[0]] not in set(_NOT_BARE_BEHIND):
                yield from _bare(text, domain, done if with_path else domain[1])


def _address(text: str, start: int, end: int) -> Iterator[_Span]:
    """Yield an address; of a short link of X, what is one, and nothing where its code is too long."""
    short = _SHORT.match(text, start, end)
    if short is None:
        yield start, end
    elif len(short[1]) <= _SHORT_LENGTH:
        yield short.span()


def _scheme_start(text: str, domain: int, done: int) -> int | None:
    """Return where the scheme before a domain begins; a letter must be free between it and the link before."""
    if not text.endswith("://", 0, domain):
        return None
    for length in (len("https://"), len("http://")):
        start = domain - length
        if (start > done or start == done == 0) and (found := _SCHEME.match(text, start)) and found.end() == domain:
            return start
    return None


def _bare(text: str, domain: _Span, end: int) -> Iterator[_Span]:
    """Yield the parts of a domain that are domains in Latin letters; the last takes what goes with the whole."""
    first = domain[0]
    parts = list(_latin_domains(text[first : domain[1]]))
    for start, stop in parts[:-1]:
        yield first + start, first + stop
    for start, stop in parts[-1:]:
        yield first + start, first + stop + end - domain[1]


def _rest(text: str, domain_end: int) -> tuple[int, bool]:
    """Return where port, path and query end, and whether there is a path."""
    rest = _REST.match(text, domain_end)
    return (rest.end(), rest["path"] is not None) if rest else (domain_end, False)


def _domains(text: str, run: _Span, low: int, *, addressed: bool) -> Iterator[_Span]:
    """Yield the domains in a run of their letters from left to right, each as long as it can be."""
    if addressed and (local := _LOCAL.match(text, run[0])):
        yield local.span()
        return
    labels = _labels(text, run)
    tops = [_top_end(text, label, addressed=addressed) for label in labels]
    ends = _ends(text, labels, tops)
    for (start, stop), top, end in zip(labels, tops[1:], ends[1:], strict=False):
        if not (top or end) or start == stop or text[stop - 1] in "-_":
            continue
        first = start if end else max(start, text.rfind("_", start, stop) + 1)
        if found := _START.search(text, max(first, low), stop):
            # At the beginning of a text, a letter that may stand before a domain is rather taken for that.
            second = found.start() == 0 and first == 0 and _START.match(text, 1, stop)
            yield 1 if second else found.start(), end or top
            low = (end or top) + 1


def _labels(text: str, run: _Span) -> list[_Span]:
    labels, start = [], run[0]
    for label in text[slice(*run)].split("."):
        labels.append((start, start + len(label)))
        start += len(label) + 1
    return labels


def _ends(text: str, labels: Sequence[_Span], tops: Sequence[int]) -> list[int]:
    """Return for each label where the longest domain ends that goes on behind it; 0 where there is none.

    Only labels before the last but one may hold underscores.
    """
    ends = [0] * len(labels)
    for index in range(len(labels) - 2, -1, -1):
        start, stop = labels[index]
        if start < stop and text[start] not in "-_" and text[stop - 1] not in "-_":
            ends[index] = ends[index + 1] or (0 if "_" in text[start:stop] else tops[index + 1])
    return ends


def _top_end(text: str, label: _Span, *, addressed: bool = False) -> int:
    """Return where the top-level domain ends with which a label begins; 0 where it begins with none."""
    word = _ASCII_WORD.match(text, *label)
    if word and (name := word.group().lower()).startswith("xn--") and len(name) > len("xn--"):
        return word.end()
    known = _top_level_domains()[0]
    if word and (name in known or (addressed and name in _RESERVED)) and _may_end(text, word.end()):
        return word.end()
    others = () if text[slice(*label)].isascii() else _top_level_domains()[1]
    lower = text[slice(*label)].lower() if others else ""
    return next(
        (label[0] + len(top) for top in others if lower.startswith(top) and _may_end(text, label[0] + len(top))), 0
    )


def _may_end(text: str, end: int) -> bool:
    return text[end : end + 1] not in _NO_TOP_BEFORE


@cache
def _top_level_domains() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the top-level domains in ASCII, and the others, of those that begin alike the longest first."""
    lines = files(__package__).joinpath("top_level_domains.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    return frozenset(filter(str.isascii, names)), tuple(sorted((n for n in names if not n.isascii()), reverse=True))


def _latin_domains(domain: str) -> Iterator[_Span]:
    done = 0
    while labels := _ASCII_LABELS.search(domain, done):
        starts = (dot.end() for dot in re.finditer(r"\.", labels.group()))
        tops = [_top_end(domain, (labels.start() + start, len(domain))) for start in starts]
        end = next(filter(None, reversed(tops)), 0)
        if end:
            yield labels.start(), end
        done = end or labels.end()


def _holds(domain: str, length: int) -> bool:
    """Return whether a domain can be asked for, and the whole address is not too long."""
    if domain.startswith("xn--") and not any(_latin_domains(domain)):
        return False
    return length + len("https://") <= _ADDRESS_LENGTH and all(map(_is_short, domain.split(".")))


def _is_short(label: str) -> bool:
    """Return whether a label keeps within what the Domain Name System takes (RFC 1035), in its form in ASCII."""
    if len(label) > _LABEL_OCTETS or label.isascii():
        return len(label) <= _LABEL_OCTETS
    parts = _DOTS.split(label)
    octets = [len(part) if part.isascii() else len("xn--") + len(part.encode("punycode")) for part in parts]
    return sum(octets) + len(parts) - 1 <= _LABEL_OCTETS


class LinkRule(NamedTuple):
    """What a network takes for a link."""

    seems_link: re.Pattern[str]
    """Without it, there is no link in a text."""
    form: Callable[[str], str]
    """The text as the network reads it."""
    find: Callable[[str], Iterator[_Span]]
    """Where links stand in it."""


LINK_RULES: Mapping[str, LinkRule] = MappingProxyType(
    {
        "with scheme": LinkRule(re.compile("://"), str, _addresses),
        "any domain": LinkRule(re.compile(r"://|\S\.\w"), partial(normalize, "NFC"), _addresses_and_domains),
    }
)
"""The rules for what is a link, as networks.toml names them."""
