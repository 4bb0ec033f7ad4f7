"""Whatever the check can say is said in each language that messages come in, with the same gaps."""

from __future__ import annotations

import pickle
import re
import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, get_args

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kollega
import kollega_theme
from kollega.check.codes import explanations
from kollega.i18n.translation import MessageLanguage, language_set_in, message_language, translation
from kollega.i18n.wording import enumeration, plural, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

PROGRAM = Path(kollega.__file__).parent
THEME = Path(kollega_theme.__file__).parent
LANGUAGES = [lang for lang in get_args(MessageLanguage) if lang != "en"]


def texts_of(value: object) -> tuple[str, ...]:
    """Return the one form of a message, or all."""
    return (value,) if isinstance(value, str) else tuple(value or ())


@cache
def said() -> frozenset[tuple[str, ...]]:
    """Return everything that code says with `wording` and `plural`, where there is something to translate in it."""
    functions = {"wording": None, "plural": (1, 2)}
    found = extract_from_dir(str(PROGRAM), [("**.py", "python")], keywords=functions)
    forms = (texts_of(message) for _, _, message, _, _ in found)
    return frozenset((*(each for each in forms if has_words(each[0])), *((text,) for text in table_texts())))


def table_texts() -> Iterator[str]:
    """Yield the texts of our tables that reports tell."""
    rows = tomllib.loads((PROGRAM / "check" / "pay_rules.toml").read_text("utf-8")).values()
    for row in rows:
        yield row["name"]
        yield from (row[key] for key in _TOLD.get(row.get("asks", ""), ()) if key in row)
    intents = tomllib.loads((PROGRAM / "content" / "holding_back.toml").read_text("utf-8"))["intents"].values()
    yield from (intent[kind] for intent in intents for kind in ("story", "vacancy", "person", "page"))


_TOLD = {"range": ("applies",), "amount": ("applies",), "later": ("says",)}
"""What a report tells of a pay rule, by what that asks for."""


def has_words(template: str) -> bool:
    """Return whether a template has more than gaps and commas: words, or quotation marks, which differ."""
    return any(each.isalpha() or each in "“”‘’" for text, *_ in Formatter().parse(template) for each in text)


@cache
def catalogue(lang: str, folder: str = "messages") -> tuple[Message, ...]:
    return messages(PROGRAM / "i18n" / folder / f"{lang}.po")


@cache
def messages(path: Path) -> tuple[Message, ...]:
    with path.open("rb") as lines:
        return tuple(message for message in read_po(lines, path.stem) if message.id)


def gaps(template: str) -> Iterator[tuple[str, str | None, str | None]]:
    return ((name, form, how) for _, name, form, how in Formatter().parse(template) if name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_message_is_translated_and_no_translation_is_left_over(lang: str) -> None:
    translations = {texts_of(message.id) for message in catalogue(lang) if all(texts_of(message.string))}
    assert sorted(said() - translations) == []
    assert sorted(translations - said()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_translation_has_the_gaps_of_its_message(lang: str) -> None:
    wrong = {
        form
        for message in catalogue(lang)
        for form in texts_of(message.string)
        if sorted(gaps(form)) != sorted(gaps(texts_of(message.id)[-1]))
    }
    assert wrong == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_translation_has_a_form_for_one_and_one_for_many_where_something_is_counted(lang: str) -> None:
    assert {len(texts_of(message.string)) - len(texts_of(message.id)) for message in catalogue(lang)} == {0}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_codes_mean_is_explained_in_each_language(lang: str) -> None:
    texts = {text for each in explanations().values() for text in (each.found, each.why, each.mend)}
    translations = {message.id for message in catalogue(lang, "explanations") if message.string}
    assert sorted(texts - translations) == []
    assert sorted(translations - texts) == []


@pytest.mark.parametrize("folder", ["messages", "explanations"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_message_does(lang: str, folder: str) -> None:
    """A clause stays a clause and a sentence a sentence; what is code in backticks stays code."""
    for message in catalogue(lang, folder):
        for form, original in zip(texts_of(message.string), texts_of(message.id), strict=True):
            assert (form[-1] == ".", form[-1] == "?") == (original[-1] == ".", original[-1] == "?"), form
            assert form.count("`") == original.count("`"), form


_STRAY_MARKS = {
    "de": "[‘”]",
    "fr": r"[ \xa0](?=[;!?»])|«(?!\u202f)|[ \u202f]:(?=\s|$)",
    "nl": "[“”„]",
    "sv": "[“„]",
}
"""French sets a narrow space that does not break before `;`, `!`, `?` and within « », a wide one before a colon."""

_STRAY_TERMS = {
    "de": (
        r"\bIds?\b|Kodierung|Front Matter|Code-Host|Bildschirmleser|Stellenbörse|Bewerbungsschluss|(?<!und )\bLeser\b"
        r"|[Zz]ustimmung|[Zz]ugestimmt|\bVerlauf\b|Übersicht"
    ),
    "nl": (
        r"(?<!^De )\bfeiten\b|\bplugins?\b|vacaturesite|\bloon\b|front matter|codeplatform|\b[Aa]fdeling(en)?\b"
        r"|\bakkoord\b|\b(de|een) hint\b"
    ),
}
"""Second words for what the catalogues call Kennung, Codierung, Angaben, gegevens, plug-in, vacaturebank…"""


def translations_of(lang: str) -> Iterator[str]:
    """Yield every translation of a language as it is read, without what is code."""
    folders = (PROGRAM / "i18n" / "messages", PROGRAM / "i18n" / "explanations", THEME / "words", THEME / "sentences")
    for folder in folders:
        for message in messages(folder / f"{lang}.po"):
            yield from (re.sub("`[^`]*`", "", form) for form in texts_of(message.string))


@pytest.mark.parametrize("lang", _STRAY_MARKS)
def test_a_translation_has_the_marks_and_spaces_of_its_language(lang: str) -> None:
    assert [form for form in translations_of(lang) if re.search(_STRAY_MARKS[lang], form)] == []


@pytest.mark.parametrize("lang", _STRAY_TERMS)
def test_no_term_is_translated_in_two_ways(lang: str) -> None:
    assert [form for form in translations_of(lang) if re.search(_STRAY_TERMS[lang], form)] == []


@pytest.mark.parametrize(
    "path",
    sorted([*PROGRAM.glob("i18n/*/*.po"), *THEME.glob("*/*.po")]),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_an_entry_of_a_catalogue_has_one_translation(path: Path) -> None:
    """A merge that keeps the lines of both sides leaves a second one, which a reader of catalogues takes in silence."""
    assert re.findall(r'(?m)^msgstr "[^\n]*"\n(?!$|"|#)[^\n]*', path.read_text("utf-8")) == []


@pytest.mark.parametrize("folder", ["messages", "explanations"])
def test_messages_in_german_say_du(folder: str) -> None:
    formal = re.compile(r"\w+en Sie\b")
    assert [
        form for message in catalogue("de", folder) for form in texts_of(message.string) if formal.search(form)
    ] == []


FOUND = wording("there is no person “{name}”", name="ann")


def test_a_message_is_its_english_text() -> None:
    assert FOUND == "there is no person “ann”"
    assert hash(FOUND) == hash("there is no person “ann”")
    assert type(translation("en")(FOUND)) is str


def test_a_message_that_another_process_found_can_be_translated_too() -> None:
    copies = pickle.loads(pickle.dumps(FOUND)), deepcopy(FOUND)  # noqa: S301 - our own
    assert {translation("nl")(each) for each in copies} == {"er is geen persoon ‘ann’"}


def test_what_people_wrote_stays_as_it_is_in_each_language() -> None:
    hostile = "{name} %(name)s {0.__class__} {{}}"
    for lang in LANGUAGES:
        assert hostile in translation(lang)(wording("there is no person “{name}”", name=hostile))
        assert translation(lang)(hostile) == hostile


def test_numbers_and_lists_are_those_of_the_language() -> None:
    counts = enumeration([plural("{number:,} error", "{number:,} errors", 1200), "a.md", "b.md"])
    assert counts == "1,200 errors, a.md and b.md"
    assert translation("nl")(counts) == "1.200 fouten, a.md en b.md"
    assert translation("de")(counts) == "1.200 Fehler, a.md und b.md"
    assert translation("sv")(counts) == "1\N{NO-BREAK SPACE}200 fel, a.md och b.md"
    assert translation("fr")(counts) == "1\N{NARROW NO-BREAK SPACE}200 erreurs, a.md et b.md"


@pytest.mark.parametrize(
    ("setting", "variable", "lang"),
    [
        (None, "", "en"),
        ("nl", "", "nl"),
        ("nl", "de", "de"),
        ("nl", "de_AT.UTF-8", "de"),
        ("nl", "C.UTF-8", "nl"),
        ("nl", "pl", "nl"),
        ("xx", "", "en"),
        (["nl"], "", "en"),
    ],
)
def test_the_environment_wins_over_the_setting_and_what_cannot_be_used_over_neither(
    setting: object, variable: str, lang: str
) -> None:
    assert message_language(setting, {"KOLLEGA_MESSAGES": variable}) == lang


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("      messages: nl", "nl"),
        ('      messages: "sv"  # for all of us', "sv"),
        ("  - kollega: {organisation: [, messages: de}", "de"),
        ('  "kollega": {"messages": "fr"}', "fr"),
        ("      #messages: nl", ""),
        ("      messages:", ""),
        ("      messages_of: nl", ""),
    ],
)
def test_the_language_is_found_in_settings_that_cannot_be_read(line: str, lang: str) -> None:
    assert language_set_in(f"plugins:\n  - kollega:\n      organisation: [\n{line}\n") == lang
