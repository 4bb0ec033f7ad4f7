"""The words of the forms in which one writes in the browser, in the languages that have some."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kollega.scaffold.draft import editor_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class FormWords:
    """The words of forms in a language.

    A key is looked for with what it stands in, `person.photo`, and else alone. One that nobody has written words for is
    called as in the file, and explained as in the schema.
    """

    lang: str
    texts: Mapping[str, Mapping[str, str]]

    @classmethod
    @cache
    def of(cls, lang: str) -> FormWords:
        """Return the words in a language; in English where it has none."""
        return cls(lang, editor_words(lang))

    def label(self, key: str) -> str:
        """Return what a field is called."""
        return self._said("labels", key) or key.rpartition(".")[2].replace("_", " ").capitalize()

    def hint(self, key: str, explanation: str) -> str:
        """Return what stands below a field: `explanation` where nothing was written for forms."""
        return self._said("hints", key) or explanation

    def choice(self, value: str) -> str:
        """Return what a value is called."""
        return self.texts["choices"].get(value, value)

    def message(self, key: str) -> str:
        """Return another sentence of the forms."""
        return self.texts["messages"][key]

    def collection(self, key: str) -> dict[str, str]:
        """Return what the files of a kind are called, one of them, and what they are."""
        texts = self.texts
        return {
            "label": texts["collections"][key],
            "label_singular": texts["entries"][key],
            "description": texts["descriptions"][key],
        }

    def _said(self, table: str, key: str) -> str:
        texts = self.texts[table]
        return texts.get(key) or texts.get(key.rpartition(".")[2], "")
