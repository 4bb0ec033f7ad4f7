"""The theme's templates, made for thousands of pages, and what they can say and draw."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence
    from pathlib import Path
    from types import CodeType

    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    from kollega.i18n.words import Words
    from kollega.outputs.assets import Assets

_SPECIAL = re.compile("[&<>\"']")
"""What `escape` escapes."""


def escape_once(value: object) -> str:
    """Return what `escape` makes of a value; text with nothing to escape, and what is escaped, as they are.

    Most values of a page are such, and `escape` makes a new object of each: a tenth of the time of drawing.
    """
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class _CompiledTemplates(FileSystemBytecodeCache):
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
        return _CompiledTemplates(pattern=f"kollega-{version('kollega')}-%s.cache")
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
        template.root_render_func.__globals__["escape"] = escape_once
        return template


_PLAIN = frozenset({FunctionType, MethodType})


class _Context(Context):
    """What a template is given; it calls a plain function at once, where Jinja asks four things of it before."""

    def call(self, obj: Callable[..., Any], /, *args: Any, **values: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Return what a function says; it is given the context where it asks for that."""
        if type(obj) not in _PLAIN or hasattr(obj, "jinja_pass_arg"):
            return super().call(obj, *args, **values)
        for name in ("_loop_vars", "_block_vars"):  # what Jinja adds for those that are given the context
            values.pop(name, None)
        return obj(*args, **values)


class Templates(Environment):
    """Templates that escape, and know what those of our theme use.

    A page includes some twenty: what Jinja notes down between two took a third of the time of drawing, and is left out.
    It can be pickled: another process makes it anew of the theme's folders, without what a host added.
    """

    template_class, context_class = _Template, _Context

    def __init__(self, theme_dirs: Sequence[Path], assets: Assets, host: Environment | None = None) -> None:
        """Find templates in folders, those that win first; find and know what those of a host do, where it has some."""
        host = host or Environment(loader=FileSystemLoader(theme_dirs), autoescape=True)
        super().__init__(
            loader=host.loader,
            extensions=[type(extension) for extension in host.extensions.values()],
            autoescape=True,
            auto_reload=False,  # they are made anew for each build
            cache_size=-1,  # all are kept: that needs no record of which was used last
            bytecode_cache=compiled_templates(),
        )
        self._made_of = tuple(theme_dirs), assets
        self._known: dict[str | Template, Template] = {}
        self.filters, self.tests = host.filters, host.tests
        self.globals = host.globals | {"asset": assets.path, "fragment": fragments()}

    def __reduce__(self) -> tuple[type[Templates], tuple[tuple[Path, ...], Assets]]:
        """Return what another process makes it of."""
        return Templates, self._made_of

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own signature
    ) -> Template:
        """Return a template; one that was asked for before without another look: a page asks for some twenty."""
        if globals or (template := self._known.get(name)) is None:
            template = self._known[name] = super().get_template(name, parent, globals)
        return template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows by itself: the same for all, where Jinja makes a chain of two for each."""
        return {**self.globals, **d} if d else self.globals


KEPT_FRAGMENTS = 20_000
"""How many fragments are kept, of a kilobyte or two: all of a site of 5,000 items. Of a larger one most pages show the
same few, its newest, so that it takes no longer; keeping all took a seventh of the memory."""


def fragments(most: int = KEPT_FRAGMENTS) -> Callable[..., Markup]:
    """Return the function with which templates draw what many pages show: `fragment("partials/x.html", name=view, …)`.

    The template is given nothing but these values, the words and the way to the root. It is drawn once for the same
    of them; views are known by identity, since an edition makes each once. With `most` of them it begins anew.
    """
    drawn: dict[tuple[object, ...], tuple[Markup, object]] = {}

    @pass_context
    def fragment(context: Context, template: str, **shown: object) -> Markup:
        root, words = map(context.resolve_or_missing, ("root", "_"))
        values = [value if isinstance(value, (str, int)) else id(value) for value in shown.values()]
        key = template, root, words, *shown, *values
        if known := drawn.get(key):  # at once: another thread may clear it
            return known[0]
        if len(drawn) >= most:
            drawn.clear()
        given = {name: context[name] for name in ("root", "_", "gettext", "ngettext")}
        markup = Markup(context.environment.get_template(template).render(given, **shown))  # noqa: S704 - it escapes
        drawn[key] = markup, shown  # what is kept keeps its identity
        return markup

    return fragment


def template_words(words: Words, templates: Environment) -> dict[str, Any]:
    """Return the functions with which templates say words: `_("…", name=…)` and `ngettext("…", "…", n)`.

    What has no translation is marked as English there, so that it is read aloud as such and keeps its order between
    words that run the other way. `gettext("…", name=…)` says the same as plain text, for attributes.

    Most words have no values, and pages say the same ones a thousand times: those are put together once.
    """
    number = cache(words.number)
    english = templates.get_template("partials/english.html").module.english  # type: ignore[attr-defined] # a macro

    def filled(text: str, translated: str, values: dict[str, object]) -> Markup:
        said = Markup(translated) % _numbered(values, number)  # noqa: S704 - catalogues are the theme's own, and values are escaped
        return said if words.language_of(text) == words.lang else Markup(english(said))  # noqa: S704 - a template's

    def told(text: str, **values: object) -> Markup:
        return filled(text, words.gettext(text), values) if values else said(text)

    @cache
    def said(text: str) -> Markup:
        return filled(text, words.gettext(text), {})

    def gettext(text: str, **values: object) -> str:
        return words(text, **_numbered(values, number))

    def ngettext(one: str, many: str, n: int, **values: object) -> Markup:
        return filled(one, words.ngettext(one, many, n), {"num": n, **values}) if values else counted(one, many, n)

    @cache
    def counted(one: str, many: str, n: int) -> Markup:
        return filled(one, words.ngettext(one, many, n), {"num": n})

    return {"_": told, "gettext": gettext, "ngettext": ngettext}


def _numbered(values: dict[str, object], number: Callable[[int], str]) -> dict[str, object]:
    """Return values with their numbers as a language writes them."""
    return {name: number(value) if isinstance(value, int) else value for name, value in values.items()}
