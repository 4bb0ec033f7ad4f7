"""The theme's templates, as MkDocs finds them, made for thousands of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, Template
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType

    from jinja2.bccache import Bucket

_SPECIAL = re.compile("[&<>\"']")
"""What `escape` escapes."""


def escaped(value: object) -> str:
    """Return what `escape` makes of a value; text with nothing to escape, and what is escaped, as they are.

    Most values of a page are such, and `escape` makes a new object of each: a tenth of the time of drawing.
    """
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory. Whoever writes sees each change the sooner: compiling takes a third of it.

    Jinja asks for them by file, and takes what is kept only while the file says the same.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept under its key."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class _Template(Template):
    """A template that escapes as above what it puts out."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's own signature
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return the template that is made of compiled code, which calls `escape` by its name."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template


class Templates(Environment):
    """Templates that find, know and can do what those of the host do, and escape.

    A page includes some twenty: what Jinja notes down between two took a third of the time of drawing, and is left out.
    """

    template_class = _Template

    def __init__(self, host: Environment, compiled: BytecodeCache, added: dict[str, Any]) -> None:
        super().__init__(
            loader=host.loader,
            extensions=[type(extension) for extension in host.extensions.values()],
            autoescape=True,
            auto_reload=False,  # MkDocs makes them anew for each build
            cache_size=-1,  # all are kept: that needs no record of which was used last
            bytecode_cache=compiled,
        )
        self.filters, self.tests, self.globals = host.filters, host.tests, host.globals | added

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows by itself: the same for all, where Jinja makes a chain of two for each."""
        return {**self.globals, **d} if d else self.globals
