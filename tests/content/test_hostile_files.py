"""Files that no sample in the repository can be: too large, too deep, elsewhere, or not there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kollega.content.source import MAX_FRONT_MATTER, MAX_TEXT_BYTES, parse, read_source
from kollega.content.yaml_values import MAX_NESTING, MAX_VALUES
from kollega.diagnostics import Diagnostic, Mark, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Examine, Write

ANNA = "---\nname: Anna Visser\n---\n"
STORY = "---\ntitle: The ferry\nauthors: [anna]\ndate: 2026-01-05\ndescription: A day.\n{}---\n\nText.\n"


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(diagnostic.path, diagnostic.code) for diagnostic in diagnostics]


@pytest.mark.parametrize("path", ["stories/the-ferry.md", "vacancies/deckhand.md", "pages/index.md"])
def test_a_file_of_ten_megabytes_is_refused(path: str, write: Write, examine: Examine) -> None:
    folder = write({path: b"x" * 10_000_000})
    assert codes(examine(folder).diagnostics) == [(path, "too-large")]


def test_the_largest_file_is_read(write: Write) -> None:
    front = b"---\nname: Anna\n---\n"
    folder = write({"anna.md": front.ljust(MAX_TEXT_BYTES, b"x"), "bram.md": front.ljust(MAX_TEXT_BYTES + 1, b"x")})
    assert not isinstance(read_source("anna.md", folder), Diagnostic)
    assert isinstance(read_source("bram.md", folder), Diagnostic)


def test_front_matter_of_a_megabyte_is_refused() -> None:
    found = parse("x.md", b"---\ntags:\n" + b"- tag\n" * (MAX_FRONT_MATTER // 6) + b"---\n")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.line) == ("too-large", 1)


@pytest.mark.parametrize("outside", ["secret.md", "secret.png"])
@pytest.mark.parametrize("folder", ["stories", "vacancies", "pages"])
def test_a_link_to_a_file_outside_of_the_repository_is_not_read(
    folder: str, outside: str, tmp_path: Path, write: Write, examine: Examine
) -> None:
    (tmp_path / outside).write_text("secret", encoding="utf-8")
    repository = write({f"{folder}/readme.md": ""})
    (repository / folder / outside).symlink_to(tmp_path / outside)
    found = examine(repository)
    assert codes(found.diagnostics) == [(f"{folder}/{outside}", "outside-file")]
    assert has_errors(found.diagnostics)


def test_a_link_to_a_folder_or_to_nothing_is_not_followed(tmp_path: Path, write: Write, examine: Examine) -> None:
    repository = write({"stories/people/anna.md": ANNA, "pages/index.md": "# Hello\n"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.md").write_text("secret", encoding="utf-8")
    (repository / "stories" / "the-ferry").symlink_to(tmp_path / "elsewhere")
    (repository / "pages" / "loop").symlink_to(repository)
    (repository / "stories" / "gone.md").symlink_to(repository / "nowhere.md")
    assert codes(examine(repository).diagnostics) == [
        ("pages/loop", "outside-file"),
        ("stories/gone.md", "outside-file"),
        ("stories/the-ferry", "outside-file"),
    ]


@pytest.mark.parametrize("folder", ["stories", "vacancies", "pages"])
def test_a_folder_that_leads_out_of_the_repository_is_not_read(
    folder: str, tmp_path: Path, write: Write, examine: Examine
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.md").write_text("secret", encoding="utf-8")
    repository = write({"readme.md": ""})
    shutil.rmtree(repository / folder, ignore_errors=True)
    (repository / folder).symlink_to(tmp_path / "elsewhere")
    found = examine(repository)
    assert {code for _, code in codes(found.diagnostics)} == {"outside-file"}
    assert folder in {path for path, _ in codes(found.diagnostics)}
    assert found.site.items == ()


def test_a_link_within_the_repository_is_no_content_either(write: Write, examine: Examine) -> None:
    repository = write({"stories/people/anna.md": ANNA, "texts/the-ferry.md": STORY.format("")})
    (repository / "stories" / "the-ferry.md").symlink_to(repository / "texts" / "the-ferry.md")
    found = examine(repository)
    assert codes(found.diagnostics) == [("stories/the-ferry.md", "outside-file")]
    assert found.site.stories == ()


def test_a_folder_named_like_a_file_is_a_folder(write: Write, examine: Examine) -> None:
    repository = write({"stories/people/anna.md": ANNA})
    (repository / "stories" / "the-ferry.md").mkdir()
    assert examine(repository).diagnostics == ()


@pytest.mark.parametrize("name", ["gone.md", "folder.md"])
def test_a_file_that_cannot_be_read_is_a_problem(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    found = read_source(name, tmp_path)
    assert isinstance(found, Diagnostic)
    assert (found.path, found.code) == (name, "unreadable")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("[" * 10_000, id="brackets that open"),
        pytest.param("[" * 10_000 + "]" * 10_000, id="brackets that close"),
        pytest.param("{a: " * 5_000 + "}" * 5_000, id="braces"),
        pytest.param("[" * MAX_NESTING + "]" * MAX_NESTING, id="as many brackets as are looked into"),
        pytest.param("\n" + "'[' ]\n" * 3_000 + "[" * 3_000, id="brackets that hide how deep they are"),
        pytest.param("\n" + "\n".join(f"{' ' * 2 * level}a:" for level in range(150)), id="keys below keys"),
        pytest.param("\n  " + "- " * 10_000 + "x", id="lists in lists"),
        pytest.param("&a [*a]", id="a list that holds itself"),
        pytest.param(f"[{'a,' * MAX_VALUES}]", id="very many values"),
        pytest.param("!!python/object/apply:os.system [x]", id="a command"),
        pytest.param("\\" * 20_000, id="backslashes"),
        pytest.param("'" * 19_999, id="quotation marks"),
        pytest.param("&" * 20_000, id="ampersands"),
        pytest.param("? " * 10_000, id="question marks"),
        pytest.param("|" * 10_000, id="bars"),
    ],
)
def test_yaml_that_nests_or_grows_without_end_comes_to_an_end(value: str) -> None:
    found = parse("stories/x.md", f"---\ntitle: The ferry\ntags: {value}\n---\n\nText.\n".encode())
    if isinstance(found, Diagnostic):
        assert found.line >= 2
        assert found.code in {"yaml-grows", "bad-yaml"}
    else:
        assert len(found.marks.values) <= MAX_VALUES


def test_aliases_that_would_grow_to_billions_of_values_are_read_no_further_than_a_few_thousand() -> None:
    # Ten lines of ten times the line before; what is counted is what is built, which no machine makes slower.
    lines = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10 if n else ['x'] * 10)}]" for n in range(10)]
    found = parse("stories/x.md", "\n".join(["---", *lines, "---", "", "Text."]).encode())
    assert isinstance(found, Diagnostic)
    assert found.code == "yaml-grows"


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        pytest.param("---\ntitle: é水👩‍✈️\x07\n---\n".encode(), Mark(2, 14), id="after letters of several bytes"),
        pytest.param(b"---\r\ntitle: a\r\nx: \x07\r\n---\r\n", Mark(3, 4), id="after line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf\x07---\n", Mark(1, 1), id="after a byte order mark"),
        pytest.param(b"---\ntitle: a\n---\n\nText \x00", Mark(5, 6), id="in the text"),
        pytest.param(b"---\ntitle: \xe9\n---\n", Mark(2, 8), id="a letter that is not UTF-8"),
        pytest.param(b"---\r\ntitle: \xc3\xa9\xe9\r\n---\r\n", Mark(2, 9), id="one after a letter that is"),
        pytest.param(b"\xef\xbb\xbf\xe9", Mark(1, 1), id="one after a byte order mark"),
        pytest.param(b"\xff\xfe-\x00-\x00", Mark(1, 1), id="another encoding"),
    ],
)
def test_a_letter_that_cannot_be_shown_has_its_place(content: bytes, mark: Mark) -> None:
    found = parse("x.md", content)
    assert isinstance(found, Diagnostic)
    assert Mark(found.line, found.column) == mark
