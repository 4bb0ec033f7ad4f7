"""Markdown to HTML: everything that knows comrak."""

from __future__ import annotations

import re

import comrak

from kollega.i18n.characters import plain, strange_in

_EXTENSIONS = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts"):
    setattr(_EXTENSIONS, _name, True)
_EXTENSIONS.header_id_prefix = ""  # ids as the code host makes them; the walk prefixes every id alike
_RENDERING = comrak.RenderOptions()
_WITH_PLACES = comrak.RenderOptions()
_WITH_PLACES.sourcepos = True  # columns in bytes: counting characters takes it seconds on a line of 100 kB
for _rendering in (_RENDERING, _WITH_PLACES):
    _rendering.unsafe_ = True  # raw HTML passes here, so that the walk can say what is taken out, and where

_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+))")
_LAST_CODE_POINT = 0x10FFFF


def source_of(markdown: str) -> str:
    """Return the Markdown as it is rendered: plain, with one kind of line ending."""
    return plain(markdown.replace("\r\n", "\n").replace("\r", "\n"))


def html_of(source: str) -> str:
    """Return the HTML of a source, raw HTML in it, and nothing strange."""
    return _rendered(source, _RENDERING)


def placed_html_of(source: str) -> str:
    """Return the same with the place of everything that comrak made."""
    return _rendered(source, _WITH_PLACES)


def _rendered(source: str, rendering: comrak.RenderOptions) -> str:
    html = comrak.render_markdown(source, _EXTENSIONS, None, rendering)
    if "&#" not in source:  # without references, nothing comes in that was not in the source
        return html
    # What is left of references stands in raw HTML; comrak has resolved or escaped all others.
    return _REFERENCE.sub(_safe_reference, plain(html))


def _safe_reference(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    digits = hexadecimal or decimal
    number = int(digits, 16 if hexadecimal else 10) if len(digits) <= len(str(_LAST_CODE_POINT)) else 0
    strange = number > _LAST_CODE_POINT or strange_in(chr(number))
    return "&#xfffd" if strange else reference[0]
