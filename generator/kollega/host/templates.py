"""The theme's templates, as MkDocs finds them, made for thousands of pages."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, Template
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType

    from jinja2 import BytecodeCache
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


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder; whatever cannot be written there is compiled again next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket, if there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> BytecodeCache | None:
    """Return where templates stay compiled, as Python's modules do, from one build to the next.

    That is a folder of the user's own among the temporary files, and None where Jinja finds that others can write
    there: what is compiled is run. It is not in the project's cache, which strangers' pull requests may share.
    """
    try:
        return _Compiled(pattern=f"kollega-{version('kollega')}-%s.cache")
    except (OSError, RuntimeError):
        return None


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

    def __init__(self, host: Environment, added: dict[str, Any]) -> None:
        super().__init__(
            loader=host.loader,
            extensions=[type(extension) for extension in host.extensions.values()],
            autoescape=True,
            auto_reload=False,  # MkDocs makes them anew for each build
            cache_size=-1,  # all are kept: that needs no record of which was used last
            bytecode_cache=compiled_templates(),
        )
        self.filters, self.tests, self.globals = host.filters, host.tests, host.globals | added

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows by itself: the same for all, where Jinja makes a chain of two for each."""
        return {**self.globals, **d} if d else self.globals
