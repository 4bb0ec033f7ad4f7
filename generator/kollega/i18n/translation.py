"""In which language the program speaks to those who write, and how a wording is said in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, Literal, get_args

from kollega.i18n.wording import Wording, sentence_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words

MessageLanguage = Literal["en", "nl", "sv", "de", "fr"]
"""A language that messages are written in."""

VARIABLE: Final = "KOLLEGA_MESSAGES"
"""The variable of the environment by which somebody reads another language than the one that their site has set."""

Translate = Callable[[str], str]
"""Says a wording in one language; other texts stay as they are."""

_ENGLISH: Final = "en"
_SETTING: Final = re.compile(r"""^[^#\n]*?[ \t{,"']messages["']?:[ \t]*["']?([A-Za-z]{2})\b""", re.MULTILINE)


def message_language(written: object, environ: Mapping[str, str]) -> str:
    """Return the language to speak: the environment's, else what a setting says; English where neither can be used."""
    known: tuple[str, ...] = get_args(MessageLanguage)
    asked_for = (environ.get(VARIABLE, "")[:2].lower(), str(written)[:2].lower())
    return next((lang for lang in asked_for if lang in known), _ENGLISH)


def language_set_in(configuration: str) -> str:
    """Return what the text of an mkdocs.yml sets for messages, even where it is no YAML; nothing for none."""
    found = _SETTING.search(configuration)
    return found[1] if found else ""


EXPLANATIONS: Final = "explanations"
"""The catalogue of the texts that explain codes, which a check seldom needs."""


@cache
def translation(lang: str, catalogue: str = "messages") -> Translate:
    """Return what says wordings in a language. Its catalogue, a folder beside this file, is read when needed."""
    return str if lang == _ENGLISH else Translation(lang, catalogue)


@dataclass(frozen=True)
class Translation:
    """Says wordings in a language other than English; one that has no translation stays English."""

    lang: str
    catalogue: str
    """The folder that its catalogue lies in."""

    def __call__(self, text: str) -> str:
        """Return a text in the language."""
        if not isinstance(text, Wording):
            return text
        said = self._words.ngettext(text.templates[0], text.templates[-1], text.number)
        return sentence_of(said, ((name, self._value(value)) for name, value in text.values))

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self(value)
        return _Number(value, self._signs) if isinstance(value, (int, float)) else value

    @cached_property
    def _words(self) -> Words:
        from kollega.i18n.words import load_words  # with Babel, which nobody needs who reads English

        with as_file(files("kollega.i18n").joinpath(self.catalogue)) as folder:
            return load_words(self.lang, (folder,))

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What the language writes for the signs in English numbers."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        locale = self._words.locale
        return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})


@dataclass(frozen=True)
class _Number:
    """A number in a gap; where its gap says how it is written, its signs are those of the language."""

    value: float
    signs: dict[int, str]

    def __format__(self, form: str) -> str:
        written = format(self.value, form)
        return written.translate(self.signs) if form else written
