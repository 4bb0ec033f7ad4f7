"""Message catalogues (gettext PO) of one language, read from several folders into one table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from gettext import c2py
from typing import TYPE_CHECKING

from babel.messages.pofile import PoFileError, read_po

from kollega.i18n.language import prefixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_PLACEHOLDER = re.compile(r"%\((\w+)\)")


@dataclass(frozen=True)
class Message:
    """A translation: one form, or as many as the language has for numbers."""

    forms: tuple[str, ...]
    form_for: Callable[[int], int]
    """The index of the form for a number."""


Catalogue = dict[tuple[str, str], Message]
"""Messages by context (empty where there is none) and English text, of which the singular counts."""


def load_catalogue(lang: str, folders: Iterable[Path]) -> Catalogue:
    """Return the translations for a language; what is missing in `nl-BE` comes from `nl`.

    A folder holds one file for each language, such as `nl.po`. A later folder wins over an earlier one.
    Raises ValueError, naming the file, for a file that is no catalogue and for a translation with other
    placeholders than its original.
    """
    found = tuple(folders)
    general_first = reversed(tuple(prefixes(lang)))
    paths = (folder / f"{tag}.po" for tag in general_first for folder in found)
    return {key: message for path in paths if path.is_file() for key, message in _read(path).items()}


def originals(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the English texts that the catalogues of any language translate, sorted.

    Raises ValueError as `catalogue` does.
    """
    files = (file for folder in folders for file in sorted(folder.glob("*.po")))
    return tuple(sorted({text for file in files for context, text in _read(file) if not context}))


def _read(path: Path) -> Catalogue:
    try:
        with path.open("rb") as file:
            translations = read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error
    form_for = c2py(translations.plural_expr)
    return {
        (entry.context or "", originals[0]): Message(_checked(path, originals, forms), form_for)
        for entry in translations
        if (originals := _texts(entry.id)) != ("",) and all(forms := _texts(entry.string) or ("",)) and not entry.fuzzy
    }


def _texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _checked(path: Path, originals: tuple[str, ...], forms: tuple[str, ...]) -> tuple[str, ...]:
    names = {name for text in originals for name in _PLACEHOLDER.findall(text)}
    sample = dict.fromkeys(names, 0)
    for form in forms if names else ():
        try:
            form % sample
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: “{form}” has other placeholders than “{originals[0]}”") from error
    return forms
