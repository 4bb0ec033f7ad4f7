"""Every word that the program says can be said in each language that comes with it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kollega
import kollega_theme

if TYPE_CHECKING:
    from babel.messages.catalog import Message

PROGRAM = Path(kollega.__file__).parent
THEME = Path(kollega_theme.__file__).parent
SHIPPED = sorted(file.stem for file in (THEME / "words").glob("*.po"))

FUNCTIONS = {"words": None, "gettext": None, "_": None, "ngettext": (1, 2)}
"""How code says a word, and which of their arguments are words."""


@cache
def said() -> frozenset[str]:
    """Return every text that templates and code ask to be translated; of a plural, the form for one."""
    templates = extract_from_dir(str(THEME), [("**.html", "jinja2")], {"**.html": {"silent": "false"}})
    code = extract_from_dir(str(PROGRAM), [("**.py", "python")], keywords=FUNCTIONS)
    messages = (message for _file, _line, message, _comments, _context in (*templates, *code))
    return frozenset(message if isinstance(message, str) else message[0] for message in messages)


def translated(lang: str) -> dict[str, list[str]]:
    """Return the translations by English text; of a plural, by its form for one."""
    with (THEME / "words" / f"{lang}.po").open("rb") as lines:
        messages = tuple(read_po(lines, lang))
    return {
        message.id if isinstance(message.id, str) else message.id[0]: forms_of(message)
        for message in messages
        if message.id and all(forms_of(message)) and not message.fuzzy
    }


def forms_of(message: Message) -> list[str]:
    """Return the forms of a translation: one, or as many as the language has for numbers."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


@cache
def constants() -> frozenset[str]:
    """Return every text in the program, since tables hold words that are translated where they are used."""
    trees = (ast.parse(file.read_text("utf-8")) for file in PROGRAM.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_words_are_found_in_templates_and_in_code() -> None:
    assert {"Apply", "Skip to content", "Vacancies", "%(pay)s a month"} <= said()


def test_the_languages_that_come_with_the_theme() -> None:
    assert set(SHIPPED) == {"de", "fr", "nl", "sv"}


@pytest.mark.parametrize("lang", SHIPPED)
def test_every_word_is_translated(lang: str) -> None:
    assert sorted(said() - translated(lang).keys()) == []


@pytest.mark.parametrize("lang", SHIPPED)
def test_no_translation_is_left_of_words_that_nobody_says(lang: str) -> None:
    assert sorted(translated(lang).keys() - said() - constants()) == []
