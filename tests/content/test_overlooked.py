"""A text that is not read because of its name or its folder is told, with the name that it should have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Examine, Write

ANNA = "---\nname: Anna Visser\n---\n"
STORY = "---\ntitle: The ferry\nauthors: [anna]\ndate: 2026-01-05\ndescription: A day.\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("stories/x.markdown", "stories/x.md"),
        ("stories/X.MD", "stories/x.md"),
        ("stories/x.Md", "stories/x.md"),
        ("stories/x.mdx", "stories/x.md"),
        ("stories/x.mkd", "stories/x.md"),
        ("stories/x.txt", "stories/x.md"),
        ("stories/x.TXT", "stories/x.md"),
        ("stories/x.md.txt", "stories/x.md"),
        ("stories/x.markdown.txt", "stories/x.md"),
        ("stories/x.md.bak", "stories/x.md"),
        ("stories/x.md~", "stories/x.md"),
        ("stories/x.md ", "stories/x.md"),
        ("stories/x.docx", "stories/x.md"),
        ("stories/x.odt", "stories/x.md"),
        ("stories/x.rtf", "stories/x.md"),
        ("stories/x.html", "stories/x.md"),
        ("stories/x.yml", "stories/x.md"),
        ("stories/x", "stories/x.md"),
        ("stories/x.nl.MD", "stories/x.nl.md"),
        ("stories/x.nl.md.txt", "stories/x.nl.md"),
        ("stories/x.de-CH.markdown", "stories/x.de-CH.md"),
        ("stories/My First Year.docx", "stories/my-first-year.md"),
        ("stories/sixth/INDEX.MD", "stories/sixth/index.md"),
        ("stories/sixth/index.markdown", "stories/sixth/index.md"),
        ("stories/sixth/Index.nl.txt", "stories/sixth/index.nl.md"),
        ("stories/people/Ana.MD", "stories/people/ana.md"),
        ("stories/people/ana.txt", "stories/people/ana.md"),
        ("vacancies/deckhand.pdf", "vacancies/deckhand.md"),
        ("vacancies/deckhand/index.mdown", "vacancies/deckhand/index.md"),
        ("pages/index.MD", "pages/index.md"),
        ("pages/working-here.md.txt", "pages/working-here.md"),
        ("pages/working-here.mdx", "pages/working-here.md"),
    ],
)
def test_a_text_with_another_ending_is_told_with_its_right_name(
    path: str, right: str, write: Write, examine: Examine
) -> None:
    [diagnostic] = examine(write({path: "Text.\n"})).diagnostics
    assert (diagnostic.path, diagnostic.code, diagnostic.severity) == (path, "overlooked", "warning")
    assert diagnostic.hint == f"Save it as plain text under the name {right}."


def test_where_the_right_name_is_taken_both_are_to_become_one(write: Write, examine: Examine) -> None:
    [diagnostic] = examine(write({"pages/index.md": "# Hello\n", "pages/index.md.bak": "# Hello\n"})).diagnostics
    assert diagnostic.hint == "Delete it, or move what it says into pages/index.md, which is there too."


@pytest.mark.parametrize("path", ["stories/a/b/x.md", "stories/a/story.md", "stories/a/story.MD", "vacancies/a/b.txt"])
def test_a_text_that_lies_too_deep_is_told(path: str, write: Write, examine: Examine) -> None:
    [diagnostic] = examine(write({path: "Text.\n"})).diagnostics
    assert (diagnostic.path, diagnostic.code) == (path, "overlooked")
    assert "its-name/index.md" in diagnostic.hint


@pytest.mark.parametrize(
    "path",
    [
        "stories/README",
        "stories/Readme.txt",
        "stories/.x.markdown",
        "stories/_x.markdown",
        "stories/_drafts/x.txt",
        "stories/x/ferry.svg",
        "stories/x/film.mp4",
        "stories/LICENSE",
        "stories/Thumbs.db",
        "pages/robots.txt",
        "pages/terms.pdf",
        "pages/x.markdown",
        "notes.txt",
    ],
)
def test_what_is_no_text_or_is_put_aside_is_not_told(path: str, write: Write, examine: Examine) -> None:
    assert examine(write({path: "Text.\n"})).diagnostics == ()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("timetable.pdf", "[When it sails](timetable.pdf)"),
        ("the timetable.pdf", "[When it sails](the%20timetable.pdf)"),
        ("timetable.txt", "[When it sails][1]\n\n[1]: timetable.txt"),
        ("timetable.docx", '<a href="timetable.docx">When it sails</a>'),
    ],
)
def test_a_document_that_a_text_links_to_is_published_with_it_and_not_told(
    name: str, written: str, write: Write, examine: Examine
) -> None:
    files = {"stories/people/anna.md": ANNA, "stories/ferry/index.md": STORY.format(written)}
    assert examine(write({**files, f"stories/ferry/{name}": "08:15"})).diagnostics == ()


def test_a_text_that_is_linked_to_is_told_all_the_same(write: Write, examine: Examine) -> None:
    files = {"stories/people/anna.md": ANNA, "stories/ferry.md": STORY.format("[More](more.markdown)")}
    diagnostics = examine(write({**files, "stories/more.markdown": "More."})).diagnostics
    assert [(each.path, each.code) for each in diagnostics] == [
        ("stories/ferry.md", "broken-link"),
        ("stories/more.markdown", "overlooked"),
    ]


def test_a_folder_that_is_not_there_is_empty(write: Write, examine: Examine) -> None:
    assert examine(write({"pages/index.md": "# Hello\n"})).diagnostics == ()
