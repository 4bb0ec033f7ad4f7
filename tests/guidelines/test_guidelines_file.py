"""guidelines.yml is added to what Kollega brings, and what is wrong in it is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import Severity
from kollega.guidelines.model import Guidelines, Rule
from kollega.guidelines.read import default_guidelines, read_guidelines
from test_handbook import page, rows

if TYPE_CHECKING:
    from pathlib import Path

FILE = "guidelines.yml"


def read(folder: Path, text: str) -> Guidelines:
    (folder / FILE).write_text(text, "utf-8")
    guidelines, diagnostics = read_guidelines(FILE, folder)
    assert diagnostics == ()
    return guidelines


WRONG = [
    ("rulez: {}\n", 1, 1, "guidelines-key", "Did you mean `rules`?"),
    ("rules:\n  x:\n    phrase: [a]\n", 3, 5, "guidelines-key", "Did you mean `phrases`?"),
    ("topics:\n  x:\n    instaed: b\n", 3, 5, "guidelines-key", "Did you mean `instead`?"),
    ("rules:\n  x:\n    severity: warn\n", 3, 15, "unknown-word", "Write `warning`."),
    ("rules:\n  x:\n    kinds: [stories]\n", 3, 13, "unknown-word", "Did you mean `story`?"),
    ("rules:\n  x:\n    phrases: {english: [a]}\n", 3, 15, "bad-language", "Did you mean `en`?"),
    ("rules:\n  x:\n    phrases:\n      en: [ok, '***']\n", 4, 16, "bad-phrase", "Write words"),
    ("rules:\n  x:\n    phrases: [ro*ck]\n", 3, 15, "bad-phrase", "Put it at the beginning"),
    ("rules:\n  x:\n    patterns: ['(a']\n", 3, 16, "bad-pattern", "A pattern is"),
    ("rules:\n  x:\n    patterns: ['a*']\n", 3, 16, "bad-pattern", "A pattern is"),
    ("rules:\n  x:\n    patterns: ['a{1000000000}']\n", 3, 16, "bad-pattern", "Write several"),
    ("rules:\n  x:\n    patterns: ['(?:(?:a{99}){99}){99}']\n", 3, 16, "bad-pattern", "Write several"),
    (f"rules:\n  x:\n    patterns: ['{'(?:' * 300}']\n", 3, 16, "bad-pattern", "Write several"),
    ("rules:\n  Not a Name:\n    why: x\n", 2, 3, "bad-slug", ""),
    ("rules: [a]\n", 1, 8, "not-a-mapping", "Write lines such as"),
    ("rules:\n  x:\n    why:\n", 3, 9, "empty", ""),
    ("defaults: perhaps\n", 1, 11, "not-yes-or-no", "Write one of the two."),
    ("readability: {en: many}\n", 1, 19, "bad-number", "Write digits only."),
    ("off: [heros]\n", 1, 7, "no-such-guideline", "Did you mean `heroes`?"),
    ("topics:\n  age: {}\n", 2, 3, "guideline-twice", "Choose another name."),
    ("rules:\n  readability: {why: x}\n", 2, 3, "guideline-twice", "Choose another name."),
    ("rules: {}\nrules: {}\n", 2, 1, "duplicate-key", "The first `rules` is on line 1."),
    ("rules:\n\tx: y\n", 2, 1, "yaml-tab", "Use spaces"),
    ("- a\n", 1, 1, "bad-yaml", "Write for example"),
    ("tone: a: b\n", 1, 8, "bad-yaml", ""),
    ("tone: \0\n", 1, 7, "control-character", "Delete it."),
]


@pytest.mark.parametrize(("text", "line", "column", "code", "hint"), WRONG, ids=[repr(each[0][:50]) for each in WRONG])
def test_what_is_wrong_is_told_with_its_line(  # noqa: PLR0913, PLR0917 - what a problem is made of
    tmp_path: Path, text: str, line: int, column: int, code: str, hint: str
) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    guidelines, (diagnostic, *_) = read_guidelines(FILE, tmp_path)
    assert (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code) == (FILE, line, column, code)
    assert diagnostic.severity is Severity.ERROR
    assert diagnostic.hint.startswith(hint)
    assert "front matter" not in diagnostic.message
    assert guidelines == default_guidelines()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"tone: \xe9"])
def test_a_file_in_another_encoding_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert [each.code for each in read_guidelines(FILE, tmp_path)[1]] == ["not-utf8"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("tone: x\n", "utf-8")
    (tmp_path / FILE).symlink_to("elsewhere.yml")
    assert [each.code for each in read_guidelines(FILE, tmp_path)[1]] == ["outside-file"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "rules: {}\n"])
def test_without_rules_of_its_own_those_count_that_kollega_brings(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).rules == default_guidelines().rules


def test_without_a_file_those_count_that_kollega_brings(tmp_path: Path) -> None:
    assert read_guidelines(FILE, tmp_path) == (default_guidelines(), ())


def test_own_rules_are_added_and_those_of_the_same_name_extended(tmp_path: Path) -> None:
    rules = read(tmp_path, "rules:\n  age: {severity: error, phrases: {en: [fresh]}}\n  own: {phrases: [x]}\n").rules
    ours = default_guidelines().rules["age"]
    assert set(rules) == {*default_guidelines().rules, "own"}
    assert rules["age"].severity is Severity.ERROR
    assert rules["age"].phrases_in("en") == (*ours.phrases_in("en"), "fresh")
    assert (rules["age"].why, rules["age"].kinds) == (ours.why, ours.kinds)


def test_rules_are_switched_off_one_by_one_or_all(tmp_path: Path) -> None:
    assert "age" not in read(tmp_path, "off: [age, clients]\n").rules
    assert "clients" not in read(tmp_path, "off: clients\n").topics
    nothing = read(tmp_path, "defaults: false\n")
    assert (nothing.rules, nothing.topics, nothing.tone, nothing.readability) == ({}, {}, {}, {})
    assert read(tmp_path, "off: readability\n").readability == {}


@pytest.mark.parametrize(("model", "number"), [(Guidelines, 0), (Rule, 1)])
def test_every_key_is_in_the_handbook_and_no_other(model: type[Rule], number: int) -> None:
    tables = page("guidelines.md").split("Each topic and each rule")
    told = {cells[0].strip("`") for cells in rows(tables[number]) if cells[0].startswith("`")}
    assert told == set(model.model_fields)
