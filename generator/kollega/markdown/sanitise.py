"""What may stay in a body: the policy, and nh3, which has the last word on it."""

# ruff: noqa: SIM905 - sets of names read better as lines than as columns

from __future__ import annotations

import re
from typing import Final

import nh3

from kollega.i18n.wording import wording

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""Where links may lead outside of the site."""
ID_PREFIX: Final = "s-"
"""Before every id of a body: an id like `__config` would break Material's script."""
SITE: Final = "\ufdd0"
"""Stands in finished HTML where the way to the site's root goes. No input can hold it: see `render`."""
PAGE: Final = "\ufdd1"
"""The same, for the address of the page itself."""
NOTHING: Final = "x-nothing"
"""The name that the walk gives to elements that go; nh3 keeps what stands in them."""

_INLINE: Final = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark q rp rt ruby s samp small span "
    "strong sub sup time u var wbr".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr li ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
ALLOWED: Final = _INLINE | _BLOCKS
"""Elements that may stay."""
_WRITTEN: Final = frozenset({"picture", "source"})
"""Elements that only the walk writes; those of a text it has renamed."""
UNWRAPPED: Final = frozenset(
    "acronym basefont big body center dialog fieldset font footer form frameset head header hgroup html label "
    "legend main marquee menu nav nobr optgroup picture slot source strike tt x-body x-nothing".split()
)
"""Elements that go without a word; what stands in them stays."""
TAKEN_OUT: Final = {
    "script": wording("Texts cannot contain scripts; the theme can."),
    "style": wording("How pages look is up to the theme."),
    "link": wording("How pages look is up to the theme."),
    "iframe": wording("Write a link to the page instead."),
    "embed": wording("Write a link to the file instead."),
    "object": wording("Write a link to the file instead."),
    "svg": wording("Save it as a picture file beside the text."),
    "math": wording("Write the formula as text or code, or as a picture."),
    "input": wording("For a list to tick off, begin its lines with `- [ ]` and `- [x]`."),
} | dict.fromkeys(
    "applet area audio base bgsound button canvas datalist frame isindex keygen map meta meter noembed noframes "
    "noscript option output param plaintext progress select template textarea title track video xmp".split(),
    wording("Use text, a picture or a link instead."),
)
"""Elements of HTML that go with all that is in them, and what to do instead."""
CLASSES: Final = frozenset(
    "align-center align-left align-right footnote-backref footnote-ref footnotes leading leading-line leading-video "
    "markdown-alert markdown-alert-caution markdown-alert-important markdown-alert-note markdown-alert-tip "
    "markdown-alert-title markdown-alert-warning table".split()
)
"""Classes that the theme's style sheet knows; all others go without a word."""
_SIZE: Final = re.compile(r"\./[^\s,]+ [0-9]+w")
_ATTRIBUTES: Final = {
    "*": {"aria-label", "class", "dir", "id", "lang", "title"},
    "a": {"href", "rel"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"},
    "input": {"checked"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"sizes", "srcset", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


def sanitise(html: str) -> str:
    """Return the HTML with nothing in it but what may stay, addresses of the site and the page marked."""
    return _CLEANER.clean(html)


def sanitise_again(html: str) -> str:
    """Return the same of HTML that has gone through once, marks and all: itself, unless somebody has changed it."""
    return sanitise(html.replace(SITE, "./").replace(PAGE, "")).strip()


def _marked(url: str) -> str | None:
    """Return a relative address behind its mark; only the walk writes these two forms."""
    if url.startswith("./"):
        return SITE + url[2:]
    return PAGE + url if url.startswith(("#", "?")) else None


def _marked_sizes(srcset: str) -> str | None:
    """Return the candidates of a `srcset` behind their marks; nothing where one is not the walk's."""
    sizes = srcset.split(", ")
    return ", ".join(SITE + size[2:] for size in sizes) if all(map(_SIZE.fullmatch, sizes)) else None


def _kept(_tag: str, name: str, value: str) -> str | None:
    """Return what stays of an attribute: the theme's classes; of pictures, those of the site."""
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES) or None
    if name == "srcset":
        return _marked_sizes(value)
    return None if name == "src" and not value.startswith("./") else value


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED | _WRITTEN),
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    tag_attribute_values={"div": {"role": {"region"}, "tabindex": {"0"}}},
    set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    attribute_filter=_kept,
    url_schemes=set(SCHEMES),
    url_relative=_marked,
    link_rel=None,  # the walk gives it to links that leave the site
    id_prefix=ID_PREFIX,
)
