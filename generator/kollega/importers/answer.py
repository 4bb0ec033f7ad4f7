"""What another system has answered, as plain data: texts, lists and groups, whatever it is written in."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from kollega.diagnostics import KollegaError
from kollega.i18n.wording import NO_WORDING, Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

Data = Any
"""A text, true, false or None; a list of such; or a mapping of texts to such. Numbers are the text that was written."""

MOST: Final = 5_000
"""Vacancies or stories of one source."""


class SourceError(KollegaError):
    """A source holds nothing that can be imported: why, and what to do."""

    def __init__(self, message: Wording, hint: Wording = NO_WORDING) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def json_data(content: bytes) -> Data:
    """Return what JSON in any encoding of Unicode says, its numbers as text. Raises SourceError.

    Line breaks within texts, which JSON does not allow and people leave in web pages, are taken as such.
    """
    try:
        return json.loads(content, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except UnicodeDecodeError as error:
        raise SourceError(wording("it is not UTF-8 text"), _SAVED) from error
    except json.JSONDecodeError as error:
        message = wording("it is not JSON (line {line}, column {column})", line=error.lineno, column=error.colno)
        raise SourceError(message, _SAVED) from error
    except RecursionError as error:
        raise _nested() from error


_SAVED: Final = wording("Check that the address is the one in the handbook, and that it opens without signing in.")


def _nested() -> SourceError:
    return SourceError(wording("it nests its values without end"), _SAVED)


def xml_data(content: bytes) -> Data:
    """Return what XML says: each element is the text in it, or what its own elements say, by their names.

    What stands there several times is a list. Nothing else is opened or fetched for it. Raises SourceError.
    """
    return element_data(xml_root(content))


def xml_root(content: bytes) -> _Element:
    """Return the outermost element of XML; entities stay what they are, and nothing is fetched. Raises SourceError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content.strip(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = wording("it is not XML (line {line}, column {column})", line=line, column=column)
        raise SourceError(message, _SAVED) from error


def element_data(element: _Element) -> Data:
    """Return what an element says; of names in a namespace, the last part counts. Raises SourceError."""
    try:
        return _data(element)
    except RecursionError as error:
        raise _nested() from error


def _data(element: _Element) -> Data:
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        return (element.text or "").strip()
    found: dict[str, list[Data]] = defaultdict(list)
    for child in children:
        found[child.tag.rpartition("}")[2]].append(_data(child))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def pick(data: Data, path: str) -> Data:
    """Return what stands at a way of names and numbers through data, such as `departments.0.name`; None for nothing.

    Of a list, it is what stands there in each of its entries.
    """
    for step in filter(None, path.split(".")):
        if isinstance(data, list):
            if step.isdigit():
                data = data[int(step)] if int(step) < len(data) else None
            else:
                data = [each for entry in data for each in listed(pick(entry, step))]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def listed(data: Data) -> list[Data]:
    """Return data as a list: one thing is a list of it, and nothing an empty one."""
    if data is None or data == "":
        return []
    return data if isinstance(data, list) else [data]


def texts(data: Data) -> Iterator[str]:
    """Yield the texts of data that is one, or a list of such."""
    yield from (each.strip() for each in listed(data) if isinstance(each, str) and each.strip())


def first_text(data: Data, *paths: str) -> str:
    """Return the first text at one of some ways; empty for none."""
    return next((text for path in paths for text in texts(pick(data, path))), "")


def matches(data: Data, said: Mapping[str, str]) -> bool:
    """Return whether data says one of some words, by the ways to them; true and false are `True` and `False`."""
    return any(str(pick(data, way)) == word for way, word in said.items())


def joined(base: str, url: str) -> str:
    """Return an address that stands on the page at another; empty for what is none."""
    try:
        return urljoin(base, url)
    except ValueError:  # brackets around what is no IPv6 address
        return ""


def host_of(url: str) -> str:
    """Return the host of an address, with its port; empty for what is none."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
