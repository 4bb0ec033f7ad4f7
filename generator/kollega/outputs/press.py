"""What recipes need to make bytes: templates with words, frames, cards, and the site's own files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from kollega.outputs.pages.frame import chrome
from kollega.outputs.pictures.encode import cropped, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.runtime import Context

    from kollega.content.rendition import Crop
    from kollega.outputs.cards.render import CardPress
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.frame import HandWritten
    from kollega.outputs.pages.views.chrome import Chrome
    from kollega.words import Words

SLOTS = ("root", "head", "languages", "edit", "body")
"""What differs between the pages of one frame."""

KEPT_CROPS = 512
"""How many cut pictures of 40 kB are kept for further cards."""

_MARKER = re.compile("\ue000([a-z]+)\ue001")
"""Private-use characters around a slot's name: no text of ours holds them."""


def slot(name: str) -> Markup:
    """Return the marker that stands for a slot while a frame is drawn."""
    return Markup(f"\ue000{name}\ue001")  # noqa: S704 - a constant name between two characters


@dataclass(frozen=True)
class Frame:
    """The frame of a language and section, drawn once, with its slots still open."""

    chrome: Chrome
    """What it was drawn from; pages look up a few things in it."""
    parts: tuple[str, ...]
    """Text and names of slots in turn."""

    @classmethod
    def of(cls, chrome: Chrome, html: str) -> Frame:
        """Return the frame that a document with markers is."""
        return cls(chrome, tuple(_MARKER.split(html)))

    def filled(self, **slots: str) -> str:
        """Return the document with its slots filled."""
        return "".join(slots[part] if index % 2 else part for index, part in enumerate(self.parts))


@dataclass(frozen=True)
class Press:
    """Everything that recipes share; two threads may use it at once."""

    templates: Environment
    """The theme's templates, a company's own in front."""
    words: Callable[[str], Words]
    """Words by language."""
    frames: Mapping[tuple[str, str], Frame]
    """Frames by language and section."""
    cards: CardPress
    """Draws share cards."""
    root: Path
    """The folder of mkdocs.yml."""

    def html(self, template: str, lang: str, **context: Any) -> str:  # noqa: ANN401 - whatever a template shows
        """Return a template drawn in a language."""
        return self.templates.get_template(template).render(self._words_of[lang] | context)

    def file(self, path: str) -> bytes:
        """Return a file of the site's folder."""
        return (self.root / path).read_bytes()

    def cropped(self, crop: Crop) -> bytes:
        """Return a cut picture, made once for many cards."""
        return self._crops(crop)

    @cached_property
    def _crops(self) -> Callable[[Crop], bytes]:
        @lru_cache(KEPT_CROPS)
        def crop_of(crop: Crop) -> bytes:
            with whole(crop.photo):
                return cropped(self.file(crop.photo.path), crop)

        return crop_of

    @cached_property
    def _words_of(self) -> Mapping[str, dict[str, Any]]:
        return {lang: template_words(self.words(lang), self.templates) for lang, _ in self.frames}


def drawn_frames(
    templates: Environment, editions: Iterable[Edition], pages: HandWritten, sections: Iterable[str]
) -> dict[tuple[str, str], Frame]:
    """Return the frame of each language and section, its slots still open."""
    slots = {name: slot(name) for name in SLOTS}
    shell = templates.get_template("shell.html")
    frames = {}
    for edition, section in product(editions, sections):
        surroundings = chrome(edition, section, pages)
        context = template_words(edition.words, templates) | {
            "chrome": surroundings,
            "slots": slots,
            "root": slots["root"],
        }
        frames[edition.lang, section] = Frame.of(surroundings, shell.render(context))
    return frames


def fragments() -> Callable[..., Markup]:
    """Return the function with which templates draw what many pages show: `fragment("partials/x.html", name=view, …)`.

    The template is given nothing but these values, the words and the way to the root. It is drawn once for the same
    of them; views are known by identity, since an edition makes each once.
    """
    drawn: dict[tuple[object, ...], tuple[Markup, object]] = {}

    @pass_context
    def fragment(context: Context, template: str, **shown: object) -> Markup:
        root, words = context["root"], context["_"]
        values = [value if isinstance(value, (str, int)) else id(value) for value in shown.values()]
        key = template, root, words, *shown, *values
        if key not in drawn:
            given = {name: context[name] for name in ("root", "_", "gettext", "ngettext")}
            markup = Markup(context.environment.get_template(template).render(given, **shown))  # noqa: S704 - it escapes
            drawn[key] = markup, shown  # what is kept keeps its identity
        return drawn[key][0]

    return fragment


def template_words(words: Words, templates: Environment) -> dict[str, Any]:
    """Return the functions with which templates say words: `_("…", name=…)` and `ngettext("…", "…", n)`.

    What has no translation is marked as English there, so that it is read aloud as such and keeps its order between
    words that run the other way. `gettext("…", name=…)` says the same as plain text, for attributes.

    Most words have no values, and pages say the same ones a thousand times: those are put together once.
    """
    number = cache(words.number)
    english = templates.get_template("partials/english.html").module.english  # type: ignore[attr-defined] # a macro

    def numbered(values: dict[str, object]) -> dict[str, object]:
        return {name: number(value) if isinstance(value, int) else value for name, value in values.items()}

    def filled(text: str, translated: str, values: dict[str, object]) -> Markup:
        said = Markup(translated) % numbered(values)  # noqa: S704 - catalogues are the theme's own, and values are escaped
        return said if words.language_of(text) == words.lang else Markup(english(said))  # noqa: S704 - a template's

    def told(text: str, **values: object) -> Markup:
        return filled(text, words.gettext(text), values) if values else said(text)

    @cache
    def said(text: str) -> Markup:
        return filled(text, words.gettext(text), {})

    def gettext(text: str, **values: object) -> str:
        return words(text, **numbered(values))

    def ngettext(one: str, many: str, n: int, **values: object) -> Markup:
        return filled(one, words.ngettext(one, many, n), {"num": n, **values}) if values else counted(one, many, n)

    @cache
    def counted(one: str, many: str, n: int) -> Markup:
        return filled(one, words.ngettext(one, many, n), {"num": n})

    return {"_": told, "gettext": gettext, "ngettext": ngettext}
