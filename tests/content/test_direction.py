"""No character of a text is seen by nobody, turns what stands beside it, or forges a mark of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from company import ORGANISATION, minimal_company
from kollega.config.load import settings_of
from kollega.content.source import parse
from kollega.diagnostics import ConfigurationError, ContentError, Diagnostic
from kollega.i18n.characters import balance
from kollega.outputs.artifact import Frame, slot

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Examine, Write
    from kollega.outputs.layout.chrome import Chrome

ANNA = "---\nname: {}\n---\n{}\n"
ENDS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
STRANGE = ["\x00", "\x1b", "\x7f", "\x85", "\x9b", "\ue000", "\uf8ff", "\ufdd0", "\ufffe", "\uffff"]
STRANGE += ["\U0001fffe", "\U0002ffff", "\U000f0000", "\U0010fffd", "\U0010ffff"]


def number(value: object) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in str(value)) if len(str(value)) < 3 else ""


@pytest.mark.parametrize("character", STRANGE, ids=number)
@pytest.mark.parametrize(("text", "line", "column"), [(ANNA.format("A{}", ""), 2, 8), (ANNA.format("A", "b {}"), 4, 3)])
def test_a_character_that_no_text_needs_is_an_error_in_its_place(
    text: str, line: int, column: int, character: str
) -> None:
    found = parse("x.md", text.replace("{}", character).encode())
    assert isinstance(found, Diagnostic)
    assert (found.code, found.line, found.column) == ("control-character", line, column)
    assert f"U+{ord(character):04X}" in found.message


@pytest.mark.parametrize("escape", [r"\uE000", r"\x07", r"\uFFFE", r"\U000F0000", r"\x9b"])
def test_an_escape_of_such_a_character_is_an_error(escape: str) -> None:
    found = parse("x.md", ANNA.format(f'"A{escape}"', "").encode())
    assert isinstance(found, Diagnostic)
    assert found.code == "control-character"


@pytest.mark.parametrize("escape", [r"\uD800", r"\uDFFF", r"\uD83D\uDE00"])
def test_half_a_character_is_never_read(escape: str) -> None:
    assert isinstance(parse("x.md", ANNA.format(f'"A{escape}"', "").encode()), Diagnostic)


@pytest.mark.parametrize(
    "text",
    ["é 你 👩‍🚒 🏴\U000e0067\U000e007f ﷺ می\u200cروم \u200e\u200f \u00a0 \ufeff", "\ufdf0 \U0001fffd \U000e01ef"],
)
def test_characters_of_every_script_are_read(text: str) -> None:
    assert not isinstance(parse("x.md", ANNA.format(f"A{text}", text).encode()), Diagnostic)


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        ("A\u202eb", "", (2, 7)),
        ("A\u202eb\u202c", "", (2, 7)),
        ("\u202dA", "", (2, 7)),
        ("A\u2067b", "", (2, 7)),
        ("A\u2067\u202bb\u2069", "", (2, 7)),
        ("A\u2069b", "", (2, 7)),
        ('"A\\u202Eb"', "", (2, 7)),
        ("A", "b\u202e c", (4, 2)),
        ("A", "b\n\nc \u2068d\n\ne\u2069", (6, 3)),
    ],
)
def test_a_mark_that_turns_the_text_is_told_in_its_place(
    name: str, body: str, place: tuple[int, int], write: Write, examine: Examine
) -> None:
    diagnostics = examine(write({"stories/people/anna.md": ANNA.format(name, body)})).diagnostics
    found = [(each.line, each.column, str(each.severity), each.code) for each in diagnostics]
    assert found[0] == (*place, "warning", "turned-text")


@pytest.mark.parametrize("name", ["\u2067אנה\u2069", "\u202bאנה\u202c", "A\u200fב", "\u2068a\u2067b\u2069\u2069"])
def test_a_mark_that_is_ended_is_nothing_to_tell(name: str, write: Write, examine: Examine) -> None:
    assert examine(write({"stories/people/anna.md": ANNA.format(name, f"{name}\nb {name}")})).diagnostics == ()


@given(st.text("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=30))
def test_what_a_balanced_text_turns_ends_with_it(text: str) -> None:
    made, opened = balance(text), list[str]()
    for letter in made:
        if letter in ENDS:
            opened.append(ENDS[letter])
        elif letter == "\u2069":
            while opened.pop() != "\u2069":
                pass
        elif letter == "\u202c":
            assert opened.pop() == letter
    assert opened == []
    assert balance(made) == made
    assert [each for each in made if each in "ab"] == [each for each in text if each in "ab"]


@pytest.mark.parametrize("text", ["A\ue000b", "A\x1b", "A\u202eb", "A\u2067b"], ids=ascii)
@pytest.mark.parametrize("option", ["organisation.name", "tags.fog.name", "tags.fog.introduction.en", "share.hashtags"])
def test_such_a_character_in_a_setting_is_an_error(option: str, text: str) -> None:
    options: dict[str, Any] = {"organisation": dict(ORGANISATION)}
    *above, last = option.split(".")
    inner = options
    for key in above:
        inner = inner.setdefault(key, {})
    inner[last] = text
    with pytest.raises(ConfigurationError) as caught:
        settings_of(options)
    assert caught.value.option == f"plugins.kollega.{option}"


@pytest.mark.parametrize("text", ["\ue000body\ue001", "\ue000x\ue001", "\u202ex"], ids=ascii)
@pytest.mark.parametrize("option", ["site_name", "site_description", "copyright", "nav"])
def test_such_a_character_in_a_setting_of_mkdocs_is_an_error(option: str, text: str, tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.configure(**{option: [{text: "index.md"}] if option == "nav" else text})
    with pytest.raises(ConfigurationError) as caught:
        company.build()
    assert caught.value.option.startswith(option)


@pytest.mark.parametrize("mark", ["\ue000 x \ue001", "\ue000body\ue001", "\ue000root\ue001"], ids=ascii)
@pytest.mark.parametrize(
    ("path", "before"),
    [("stories/lifts.md", "Lifts that wait"), ("vacancies/fitter.md", "Lift fitter"), ("stories/people/ana.md", "Ana")],
)
def test_a_title_with_our_marks_is_told_and_not_built(path: str, before: str, mark: str, tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.edit(path, before, f"{before} {mark}")
    with pytest.raises(ContentError) as caught:
        company.build()
    errors = {diagnostic.code for diagnostic in caught.value.diagnostics if diagnostic.severity == "error"}
    assert errors == {"control-character"}


def test_no_reference_forges_a_slot_of_the_frame_or_a_place_of_a_block(tmp_path: Path) -> None:
    forged = "&#xE000;{}&#xE001; &#57344;x&#57345;"
    company = minimal_company(tmp_path)
    company.write("pages/index.md", f"# Work {forged.format('body')}\n\n> [!STORIES]\n\n<!--{forged.format('0')}-->\n")
    company.write("pages/more.md", f"# More {forged.format('body')}\n")
    company.edit(
        "stories/lifts.md", "A lift waits", f"{forged.format('body')} <b title='{forged.format('head')}'>A</b>"
    )
    site = company.build()
    assert site.pages["stories/lifts/"].h1
    assert "stories/lifts/" in str(site.pages[""])
    assert all(page.select_one("main") and len(page.select("main")) == 1 for page in site.pages.values())


def test_only_what_was_drawn_for_a_frame_is_a_slot_of_it() -> None:
    forged = f"\ue000body\ue001 {slot('body', 'their')} {slot('title', 'our')}"
    frame = Frame.of(cast("Chrome", None), f"{forged} {slot('body', 'our')}", "our")
    assert frame.fill(body="B") == f"{forged} B"


def test_a_title_that_turns_is_closed_wherever_it_is_shown(tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts \u202ethat wait")
    site = company.build()
    said = [text for path, text in texts(tmp_path / "site") if "\u202e" in text and path]
    assert said
    for text in said:
        assert text.count("\u202e") == text.count("\u202c")
    assert site.files


def texts(folder: Path) -> list[tuple[str, str]]:
    endings = {".html", ".json", ".rss", ".xml", ".txt"}
    return [(str(file), file.read_text("utf-8")) for file in folder.rglob("*") if file.suffix in endings]
