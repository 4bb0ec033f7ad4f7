"""The rules of the W3C's feed validator for what our feeds are made of, under the names that it has for them.

It is in no package registry, so they are written down here as its source has them (src/feedvalidator of
w3c/feedvalidator, read 2026-11-28: base, channel, item, link, content, extension, validators, mediaTypes; entry, feed
of rubys/feedvalidator). What no list here has is told as undefined, so that whatever a feed learns to say is looked up.
"""

# ruff: noqa: SIM905 - sets of names read better as lines than as columns

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import html5lib
from html5lib.html5parser import ParseError
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://base.google.com/ns/1.0": "g",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""The namespaces that it knows, and the prefixes that it asks for: ReservedPrefix, UnknownNamespace."""

_JOB = {"g:salary": "?", "g:job_type": "?", "dcterms:temporal": "*", "dcterms:spatial": "*", "dcterms:valid": "*"}
_LINKS = {"atom:link": "+"}
CHILDREN: dict[str, dict[str, str]] = {
    "rss": {"channel": "1"},
    "channel": {
        **dict.fromkeys(("title", "link", "description", "language", "generator", "lastBuildDate", "docs"), "1"),
        **_LINKS,
        "xhtml:div": "*",
        "item": "*",
    },
    "item": {
        **dict.fromkeys(("title", "link", "description", "guid", "pubDate"), "1"),
        **dict.fromkeys(("content:encoded", "enclosure", "atom:updated"), "?"),
        **dict.fromkeys(("category", "dc:creator"), "*"),
        **_JOB,
    },
    "atom:feed": {
        **dict.fromkeys(("atom:id", "atom:title", "atom:updated", "atom:subtitle", "atom:generator"), "1"),
        "atom:author": "+",
        **_LINKS,
        "xhtml:div": "*",
        "atom:entry": "*",
    },
    "atom:entry": {
        **dict.fromkeys(("atom:id", "atom:title", "atom:updated", "atom:published", "atom:summary"), "1"),
        "atom:content": "?",
        "atom:author": "*",
        "atom:category": "*",
        **_LINKS,
        **_JOB,
    },
    "atom:author": {"atom:name": "1", "atom:uri": "?", "atom:email": "?"},
}
"""What may stand in what, and how often: UndefinedElement, DuplicateElement, MissingElement."""

ATTRIBUTES = {
    "rss": {"version"},
    "guid": {"isPermaLink"},
    "category": {"domain"},
    "enclosure": {"url", "length", "type"},
    "atom:link": {"rel", "type", "href", "hreflang", "length", "title"},
    "atom:category": {"term", "scheme", "label"},
    **{key: {"type"} for key in ("atom:title", "atom:subtitle", "atom:summary", "atom:content")},
}
"""UnexpectedAttribute."""

RELATIONS = {"alternate", "self", "enclosure", "related", "via"}

_ELEMENTS = set(
    "a abbr acronym address area article aside b bdi big blockquote br caption cite code col colgroup data dd del "
    "details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p "
    "picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th "
    "thead time tr tt u ul var wbr".split()
)
"""SecurityRisk, NotHtml."""
_HTML_ATTRIBUTES = set(
    "abbr align alt cite class colspan datetime decoding dir headers height href hreflang id label lang loading name "
    "open rel reversed rowspan scope sizes span src srcset start style tabindex title type value width".split()
)
"""SecurityRiskAttr."""
_STYLES = {"text-align", "direction", "unicode-bidi"}
"""DangerousStyleAttr."""

_URL = re.compile(r"[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+$")
_FILE = re.compile(r"https?://([A-Za-z0-9\-]+\.)+[A-Za-z0-9][-A-Za-z0-9]*(?::\d+)?(/|$)")
_MIME = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+$")
_UUID = re.compile(r"urn:uuid:[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$")
_RFC_2822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0$")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*)?(Z|[+-]\d\d:\d\d)$")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9-]+)?$")


def findings(document: bytes, now: datetime) -> list[str]:
    """Return what the validator would say of a feed, but for where it lies."""
    root = etree.fromstring(document)
    rules = (_namespaces, _structure, _names, _enclosures, _links, _markup)
    return sorted({*_dates(root, now), *(found for rule in rules for found in rule(root))})


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    return f"{PREFIXES.get(name.namespace, '?')}:{name.localname}" if name.namespace else name.localname


def _named(root: etree._Element, *names: str) -> Iterator[tuple[str, etree._Element]]:
    found = ((_name(element), element) for element in root.iter(etree.Element))
    return ((name, element) for name, element in found if name in names)


def _namespaces(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for prefix, uri in element.nsmap.items():
            if uri not in PREFIXES:
                yield f"UnknownNamespace {uri}"
            elif prefix and PREFIXES[uri] != prefix:
                yield f"ReservedPrefix {prefix}"
            elif prefix in {"atom", "xhtml"} and _name(root) == "atom:feed":
                yield f"AvoidNamespacePrefix {prefix}"


def _structure(root: etree._Element) -> Iterator[str]:
    if root.tag == "rss" and root.get("version") != "2.0":
        yield "InvalidRSSVersion"
    for element in root.iter(etree.Element):
        name = _name(element)
        if any(_name(parent).startswith("xhtml:") for parent in (element, *element.iterancestors())):
            continue
        allowed, children = CHILDREN.get(name, {}), Counter(map(_name, element))
        yield from (f"UndefinedElement {name}/{child}" for child in children.keys() - allowed.keys())
        for child, times in allowed.items():
            if times in "1+" and not children[child]:
                yield f"MissingElement {name}/{child}"
            if times in "1?" and children[child] > 1:
                yield f"DuplicateElement {name}/{child}"
        plain = {str(each) for each in element.attrib if not str(each).startswith("{")}
        yield from (f"UnexpectedAttribute {name}/{each}" for each in plain - ATTRIBUTES.get(name, set()))
        kinds = [child in {"item", "atom:entry"} for child in map(_name, element)]
        if kinds != sorted(kinds):
            yield f"MisplacedMetadata {name}"
        order = list(map(_name, element))
        if "content:encoded" in order and "description" not in order[: order.index("content:encoded")]:
            yield "NeedDescriptionBeforeContent"


def _names(root: etree._Element) -> Iterator[str]:
    for name, element in _named(root, "link", "docs", "atom:uri"):
        if not _URL.match(element.text or ""):
            yield f"InvalidFullLink {name} {element.text}"
    for name, element in _named(root, "guid", "atom:id"):
        if not _UUID.match(element.text or "") or element.get("isPermaLink", "false") != "false":
            yield f"InvalidUUID {name} {element.text}"
    for kind in ("guid", "atom:id", "atom:updated"):
        seen = Counter(each.text for _, each in _named(root, kind) if _name(_parent(each)) in {"item", "atom:entry"})
        yield from (f"DuplicateValue {kind} {text}" for text, times in seen.items() if times > 1)
    for name, element in _named(root, "title", "description", "language", "category", "dc:creator", "atom:title"):
        if not (element.text or "").strip():
            yield f"NotBlank {name}"
    languages = [each.text for _, each in _named(root, "language")]
    languages += [str(each) for each in root.xpath("//@hreflang | //@xml:lang")]
    yield from (f"InvalidLanguage {lang}" for lang in languages if not _LANGUAGE.match(lang or ""))


def _enclosures(root: etree._Element) -> Iterator[str]:
    for _, element in _named(root, "enclosure"):
        if not _FILE.match(element.get("url", "")) or not _URL.match(element.get("url", "")):
            yield f"InvalidURLAttribute {element.get('url')}"
        if not element.get("length", "").isdigit():
            yield f"InvalidIntegerAttribute {element.get('length')}"
        if not _MIME.match(element.get("type", "")):
            yield f"InvalidMIMEAttribute {element.get('type')}"


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _dates(root: etree._Element, now: datetime) -> Iterator[str]:
    for name, element in _named(root, "pubDate", "lastBuildDate", "atom:updated", "atom:published"):
        text = element.text or ""
        mail = not name.startswith("atom:")
        if not (_RFC_2822 if mail else _RFC_3339).match(text):
            yield f"Invalid{'RFC2822' if mail else 'RFC3339'}Date {name} {text}"
            continue
        moment = parsedate_to_datetime(text) if mail else datetime.fromisoformat(text)
        if mail and moment.strftime("%a") != text[:3]:
            yield f"IncorrectDOW {text}"
        if moment > now:
            yield f"ImplausibleDate {name} {text}"


def _links(root: etree._Element) -> Iterator[str]:
    for _, element in _named(root, "atom:link"):
        if element.get("rel", "alternate") not in RELATIONS:
            yield f"UnregisteredAtomLinkRel {element.get('rel')}"
        address = element.get("href", "")
        if not _URL.match(address) and address.isascii():
            yield f"InvalidIRI {address}"
        if element.get("type") and not _MIME.match(element.get("type", "")):
            yield f"InvalidMIMEType {element.get('type')}"
        if element.get("length") and not element.get("length", "").isdigit():
            yield f"InvalidNonNegativeInteger {element.get('length')}"
        if (element.text or "").strip() or len(element):
            yield "AtomLinkNotEmpty"
    for name, element in _named(root, "channel", "atom:feed", "atom:entry"):
        links = [each for each in element if _name(each) == "atom:link"]
        if name != "atom:entry" and not any(each.get("rel") == "self" for each in links):
            yield "MissingSelf"
        keys = Counter((each.get("rel", "alternate"), each.get("type"), each.get("hreflang")) for each in links)
        yield from (f"DuplicateAtomLink {key}" for key, times in keys.items() if times > 1)


def _markup(root: etree._Element) -> Iterator[str]:
    for name, element in _named(root, "description", "content:encoded", "atom:content", "atom:summary", "atom:title"):
        if name.startswith("atom:") and element.get("type", "text") == "text":
            yield from _undeclared(name, element.text or "")
        elif name != "description" or _name(_parent(element)) == "item":
            yield from _html(name, element.text or "")
    for name, element in _named(root, "title", "category", "description", "g:job_type", "atom:name"):
        if name != "description" or _name(_parent(element)) == "channel":
            yield from _undeclared(name, element.text or "")
    text = "".join(map(str, root.itertext()))
    if re.search("[\x80-\x9f\ufffd]", text):
        yield "BadCharacters"


def _undeclared(name: str, text: str) -> Iterator[str]:
    if re.search(r"</\w+>|<[a-zA-Z/]|&#|&(?:amp|lt|gt|quot|nbsp|copy)\b", text):
        yield f"ContainsHTML {name} {text[:60]}"


def _html(name: str, text: str) -> Iterator[str]:
    try:
        tree: Any = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(text)
    except ParseError as error:
        yield f"NotHtml {name} {error}"
        return
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            continue
        if element.tag not in _ELEMENTS:
            yield f"SecurityRisk {name} {element.tag}"
        for attribute, value in element.attrib.items():
            if attribute not in _HTML_ATTRIBUTES and not attribute.startswith("data-"):
                yield f"SecurityRiskAttr {name} {attribute}"
            if attribute == "style" and {part.partition(":")[0].strip() for part in value.split(";")} - _STYLES - {""}:
                yield f"DangerousStyleAttr {value}"
            if attribute in {"href", "src"} and not re.match(r"\w+:", value):
                yield f"ContainsRelRef {name} {value}"
