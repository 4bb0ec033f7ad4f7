"""A file of the site before it is made: its path, what it shows, and what makes its bytes of that."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from markupsafe import Markup

from kollega.content.files import read_file
from kollega.outputs.templates import template_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kollega.config.project import Project
    from kollega.outputs.templates import Templates

View = TypeVar("View")
Tool = TypeVar("Tool")

SLOTS = ("root", "head", "languages", "edit", "body")
"""What differs between the pages of one frame."""

_MARKER = "\ue000{token}-{name}\ue001"
"""Stands for a slot while a frame is drawn. The token is a digest of all that the frame shows: nothing can hold its own
digest, so that no content forges a slot."""


def _unknown_size(_path: str) -> int | None:
    return None


KEPT_PARTS = 512
"""How many small parts of pages are kept, of a kilobyte or two."""


@dataclass(frozen=True)
class Frame:
    """What surrounds the pages of a language and section, drawn once, with its slots still open."""

    chrome: object
    """What it was drawn from; the templates of pages look up a few things in it."""
    parts: tuple[str, ...]
    """Text and names of slots in turn."""

    @classmethod
    def of(cls, chrome: object, html: str, token: str) -> Frame:
        """Return the frame that a document with markers is."""
        marker = re.compile(_MARKER.format(token=token, name=f"({'|'.join(SLOTS)})"))
        return cls(chrome, tuple(marker.split(html)))

    def fill(self, **slots: str) -> str:
        """Return the document with its slots filled."""
        filled = list(self.parts)
        filled[1::2] = [slots[name] for name in filled[1::2]]
        return "".join(filled)


def slot(name: str, token: str) -> Markup:
    """Return the marker that stands for a slot while a frame is drawn."""
    return Markup(_MARKER.format(token=token, name=name))  # noqa: S704 - a constant name and a digest


@dataclass(frozen=True)
class RenderContext:
    """Everything that renderers share; two threads may use it at once, and another process may be sent it."""

    templates: Templates
    """The theme's templates, a company's own in front."""
    project: Project
    """Knows words, and where files lie."""
    frames: Mapping[tuple[str, str], Frame]
    """Frames by language and section."""
    tools: Mapping[type[Any], Any] = field(default_factory=dict)
    """What outputs have made ready for their renderers, by its type."""
    size: Callable[[str], int | None] = _unknown_size
    """Returns how many bytes a file of the site has; None where it is not there, or not yet."""

    def __reduce__(self) -> tuple[type[RenderContext], tuple[Any, ...]]:
        """Return what another process makes it of: nothing of what was drawn and is kept."""
        return RenderContext, (self.templates, self.project, self.frames, self.tools, self.size)

    def at(self, size: Callable[[str], int | None]) -> RenderContext:
        """Return the same for the time when `size` knows what was made first."""
        return replace(self, size=size)

    def html(self, template: str, lang: str, **context: Any) -> str:  # noqa: ANN401 - whatever a template shows
        """Return a template drawn in a language."""
        return self.templates.get_template(template).render(self._words_of[lang] | context)

    def small_part(self, template: str, lang: str, **context: Hashable) -> str:
        """Return the same, drawn once for equal values: of what most pages show alike."""
        return self._small_parts(template, lang, tuple(context.items()))

    @cached_property
    def _small_parts(self) -> Callable[[str, str, tuple[tuple[str, Hashable], ...]], str]:
        return lru_cache(KEPT_PARTS)(lambda template, lang, context: self.html(template, lang, **dict(context)))

    def file(self, path: str) -> bytes:
        """Return a file of the site's folder; raise ContentError where that has become unreadable."""
        return read_file(path, self.project.root)

    def tool(self, kind: type[Tool]) -> Tool:
        """Return the tool of a type."""
        return cast("Tool", self.tools[kind])

    @cached_property
    def _words_of(self) -> Mapping[str, dict[str, Any]]:
        languages = {lang for lang, _ in self.frames}
        return {lang: template_words(self.project.words(lang), self.templates) for lang in languages}


class Artifact(NamedTuple, Generic[View]):
    """A file of the site. Its bytes depend on the view and the context alone.

    It can be pickled, its renderer by name, and rendered by another process.
    """

    path: str
    """Root-relative path of the file."""
    view: View
    """Everything the file shows: a frozen value."""
    renderer: Callable[[View, RenderContext], bytes]
    """Makes the bytes from the view: a function of a module, so that it has a name."""
    lasting: bool = False
    """Whether the path holds a digest of the view, so that what was made under it once need not be made again."""

    def render(self, context: RenderContext) -> bytes:
        """Return the file's bytes."""
        return self.renderer(self.view, context)


def render_json(view: Any, _context: RenderContext) -> bytes:  # noqa: ANN401 - any data class
    """Return a view as JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, indent=2).encode()


def render_text(view: str, _context: RenderContext) -> bytes:
    """Return a text as UTF-8."""
    return view.encode()


def render_bytes(view: bytes, _context: RenderContext) -> bytes:
    """Return bytes that are ready."""
    return view
