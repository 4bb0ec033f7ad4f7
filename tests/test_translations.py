"""Every word that the program says can be said in Dutch."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kollega
import kollega_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(kollega.__file__).parent
THEME = Path(kollega_theme.__file__).parent

FUNCTIONS = {"words": None, "gettext": None, "_": None, "ngettext": (1, 2)}
"""How code says a word, and which of their arguments are words."""


def said() -> Iterator[str]:
    """Yield every text that templates and code ask to be translated; of a plural, the form for one."""
    templates = extract_from_dir(str(THEME), [("**.html", "jinja2")], {"**.html": {"silent": "false"}})
    code = extract_from_dir(str(PROGRAM), [("**.py", "python")], keywords=FUNCTIONS)
    for _file, _line, message, _comments, _context in (*templates, *code):
        yield message if isinstance(message, str) else message[0]


def translated(lang: str) -> dict[str, str]:
    """Return every text that has a translation, with the file it is in; of a plural, the form for one."""
    found = {}
    for file in sorted((THEME / "words").glob(f"*{lang}.po")):
        with file.open("rb") as lines:
            for message in read_po(lines, lang):
                forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
                if message.id and all(forms) and not message.fuzzy:
                    found[message.id if isinstance(message.id, str) else message.id[0]] = file.name
    return found


def constants() -> set[str]:
    """Return every text in the program, since tables hold words that are translated where they are used."""
    trees = (ast.parse(file.read_text("utf-8")) for file in PROGRAM.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_words_are_found_in_templates_and_in_code() -> None:
    assert {"Apply", "Skip to the text", "Vacancies", "%(pay)s a month"} <= set(said())


@pytest.mark.parametrize("lang", ["nl"])
def test_every_word_is_translated(lang: str) -> None:
    assert sorted(set(said()) - translated(lang).keys()) == []


@pytest.mark.parametrize("lang", ["nl"])
def test_no_translation_is_left_of_words_that_nobody_says(lang: str) -> None:
    assert sorted(translated(lang).keys() - set(said()) - constants()) == []
