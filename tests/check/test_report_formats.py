"""Each format is read back by what reads it: a terminal, a code host's runner, a JSON parser, a Markdown engine."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import PurePath

import comrak
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from kollega.check.reports.excerpt import WIDTH, excerpt, visible
from kollega.check.reports.findings import Findings, Inventory, verdict
from kollega.check.reports.formats import (
    MOST,
    code_markdown,
    fenced_markdown,
    json_report,
    plain_markdown,
    pull_request_comment,
    workflow_commands,
)
from kollega.check.reports.text import text_report
from kollega.diagnostics import Diagnostic, Mark, Severity

ERROR = Diagnostic.at(
    "stories/me.md", Mark(3, 11), "unknown-person", "there is no person “ines”", "Did you mean `ines-vercammen`?"
)
WARNING = Diagnostic.at(
    "stories/me.md", Mark(2, 1), "unknown-key", "the key `tittle` is not known", severity=Severity.WARNING
)
NOTE = Diagnostic.at("stories/me.md", Mark(9, 4), "note", "worth a look", severity=Severity.NOTE)
OTHER = Diagnostic.at("vacancies/x.md", Mark(), "no-front-matter", "the file does not begin with front matter")

GITHUB = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts"):
    setattr(GITHUB, _name, True)
RAW = comrak.RenderOptions()
RAW.unsafe_ = True

NASTY = st.text(st.sampled_from("ab1`*_[]()<>@#|~:/\\&!$-+.\n\t\r\x1b\u202e") | st.characters(), max_size=40)


def diagnostic(message: str, hint: str = "", path: str = "stories/me.md") -> Diagnostic:
    return Diagnostic.at(path, Mark(1, 1), "code", message, hint)


def test_the_text_shows_line_mark_and_hint() -> None:
    report = text_report(Findings((ERROR,)), {("stories/me.md", 3): "authors: [ines, marjan-dekkers]"})
    assert report.plain == (
        "stories/me.md:3:11: error: there is no person “ines”\n"
        "  | authors: [ines, marjan-dekkers]\n"
        "  |           ^^^^\n"
        "  → Did you mean `ines-vercammen`?\n"
        "\n"
        "Errors: 1 unknown-person\n"
        "`kollega check --explain CODE` says more about any of these.\n"
        "\n"
        "1 error in 1 file. Nothing is published until the error is fixed."
    )


def test_a_report_ends_with_how_many_there_are_of_each_kind() -> None:
    warnings = (replace(WARNING, line=line) for line in range(1, 1203))
    findings = Findings((NOTE, ERROR, *warnings, replace(WARNING, code="broken-link"), OTHER, replace(OTHER, line=2)))
    assert text_report(findings, {}, most=1).plain.split("\n\n")[-2:] == [
        (
            "Errors: 2 no-front-matter, 1 unknown-person\n"
            "Warnings: 1,202 unknown-key, 1 broken-link\n"
            "Notes: 1 note\n"
            "`kollega check --explain CODE` says more about any of these."
        ),
        "3 errors, 1,203 warnings and 1 note in 2 files. Nothing is published until the errors are fixed.",
    ]


def test_only_the_first_problems_can_be_shown_and_all_are_counted() -> None:
    report = text_report(Findings((WARNING, ERROR, OTHER)), {}, most=1).plain
    assert [line for line in report.splitlines() if line] == [
        "stories/me.md:2:1: warning: the key `tittle` is not known",
        "And 2 more: `kollega check` shows them all.",
        "Errors: 1 no-front-matter, 1 unknown-person",
        "Warnings: 1 unknown-key",
        "`kollega check --explain CODE` says more about any of these.",
        "2 errors and 1 warning in 2 files. Nothing is published until the errors are fixed.",
    ]


@pytest.mark.parametrize(
    ("diagnostics", "strict", "stops", "said"),
    [
        ((NOTE,), False, False, "1 note in 1 file. The site can be published as it is."),
        ((NOTE,), True, False, "1 note in 1 file. The site can be published as it is."),
        (
            (NOTE, NOTE, OTHER),
            False,
            True,
            "1 error and 2 notes in 2 files. Nothing is published until the error is fixed.",
        ),
        (
            (NOTE, WARNING, OTHER),
            True,
            True,
            "1 error, 1 warning and 1 note in 2 files. Nothing is published until the error is fixed.",
        ),
        (
            (NOTE, WARNING),
            True,
            True,
            "1 warning and 1 note in 1 file. With --strict, nothing is published until the warning is fixed.",
        ),
    ],
    ids=["a note", "a note, strictly", "with an error", "with everything", "with a warning, strictly"],
)
def test_a_note_never_stops_publication(
    diagnostics: tuple[Diagnostic, ...], *, strict: bool, stops: bool, said: str
) -> None:
    findings = Findings(diagnostics, strict=strict)
    assert (findings.stop_publication, verdict(findings)) == (stops, said)


def test_every_format_tells_a_note_as_one() -> None:
    findings = Findings((NOTE,))
    assert text_report(findings, {}).plain.startswith("stories/me.md:9:4: note: worth a look\n")
    assert workflow_commands(findings) == "::notice file=stories/me.md,line=9,col=4,title=note::worth a look"
    assert json.loads(json_report(findings))[0]["severity"] == "note"
    assert "- **note** on line 9: worth a look" in pull_request_comment(findings)


def files(number: int, *, like: Diagnostic = NOTE) -> tuple[Diagnostic, ...]:
    return tuple(replace(like, path=f"vacancies/v{index:02}.md") for index in range(1, number + 1))


def test_a_note_that_many_files_share_is_told_once_with_their_names() -> None:
    findings = Findings((ERROR, *files(25)), PurePath("site"))
    named = ", ".join(f"site/vacancies/v{index:02}.md" for index in range(2, 22))
    report = text_report(findings, {}).plain
    assert report.count("worth a look") == 1
    assert f"\n  The same goes for {named} and 4 more.\n" in report
    assert "Notes: 25 note" in report
    assert "1 error and 25 notes in 26 files." in report
    comment = pull_request_comment(findings)
    assert comment.count("worth a look") == 1
    assert comment.endswith("v21.md and 4 more.")


@pytest.mark.parametrize(
    ("diagnostics", "told"),
    [
        (files(3), 3),
        (files(4), 1),
        (files(9, like=WARNING), 9),
        (files(9, like=ERROR), 9),
        ((*files(9), *files(2, like=replace(NOTE, message="something else"))), 3),
        ((*files(9), *files(9, like=replace(NOTE, hint="Do it so."))), 2),
        ((*files(9), *files(9, like=replace(NOTE, code="other"))), 2),
    ],
    ids=["three", "four", "warnings", "errors", "another message", "another hint", "another code"],
)
def test_only_notes_that_say_just_the_same_are_told_together(diagnostics: tuple[Diagnostic, ...], told: int) -> None:
    places = re.findall(r"^\S+:\d+:\d+: ", text_report(Findings(diagnostics), {}).plain, re.MULTILINE)
    assert len(places) == told
    assert pull_request_comment(Findings(diagnostics)).count("- **") == told
    assert len(json.loads(json_report(Findings(diagnostics)))) == len(diagnostics)
    assert len(workflow_commands(Findings(diagnostics)).splitlines()) == len(diagnostics)


def test_notes_that_are_told_together_are_counted_when_only_the_first_are_shown() -> None:
    findings = Findings((*files(9), WARNING, ERROR))
    assert "And 2 more: `kollega check` shows them all." in text_report(findings, {}, most=1).plain


def test_a_line_that_cannot_be_shown_is_left_out() -> None:
    assert text_report(Findings((OTHER,)), {}).plain.splitlines()[:2] == [
        "vacancies/x.md:1:1: error: the file does not begin with front matter",
        "",
    ]


def test_paths_are_written_as_from_where_the_reader_stands() -> None:
    findings = Findings((ERROR,), PurePath("sites/careers"))
    assert text_report(findings, {}).plain.startswith("sites/careers/stories/me.md:3:11: ")
    assert "file=sites/careers/stories/me.md," in workflow_commands(findings)
    assert "`sites/careers/stories/me.md`" in pull_request_comment(findings)


@pytest.mark.parametrize(
    ("line", "column", "shown", "mark"),
    [
        pytest.param("date: soon", 7, "date: soon", "      ^^^^", id="a word"),
        pytest.param('title: "a b" # c', 8, 'title: "a b" # c', "       ^^^^^", id="a quoted value"),
        pytest.param(
            "url: https://x.example/a, b", 6, "url: https://x.example/a, b", "     " + "^" * 19, id="an address"
        ),
        pytest.param("See [a b](c.md).", 5, "See [a b](c.md).", "    ^^^^^^^^^^^", id="a link"),
        pytest.param("<i b=c>d", 1, "<i b=c>d", "^^^^^^^", id="a tag"),
        pytest.param("date:\tsoon", 7, "date:   soon", "        ^^^^", id="after a tab"),
        pytest.param("\t\tx", 2, "        x", "    ^^^^", id="on a tab"),
        pytest.param("日本: 語学", 5, "日本: 語学", "      ^^^^", id="wide letters"),
        pytest.param("e\u0301: x", 5, "e\u0301: x", "   ^", id="an accent of its own"),
        pytest.param("title:", 99, "title:", "      ^", id="past the end"),
        pytest.param("a\x1b[31m b", 1, "a␛[31m b", "^^", id="what steers a terminal"),
    ],
)
def test_the_mark_stands_under_the_word(line: str, column: int, shown: str, mark: str) -> None:
    made = excerpt(line, column)
    assert (made.text, made.mark) == (shown, mark)


@settings(deadline=None)
@given(NASTY.filter(lambda text: "\n" not in text), st.integers(1, 50))
def test_the_mark_begins_where_the_text_before_the_place_ends(line: str, column: int) -> None:
    made = excerpt(line, column)
    spaces = len(made.mark) - len(made.mark.lstrip(" "))
    tabless = [visible(char) if char != "\t" else None for char in line[: column - 1]]
    if None not in tabless:
        assert spaces == cell_len("".join(filter(None, tabless)))
    assert set(made.mark) <= {" ", "^"}
    assert made.mark.endswith("^")


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_of_a_long_line_the_place_is_shown(length: int, column: int) -> None:
    made = excerpt("x " * length, column)
    assert len(made.text) <= WIDTH + 2
    assert len(made.mark) <= WIDTH + 2


@pytest.mark.parametrize(
    ("findings", "sentence"),
    [
        (
            Findings((WARNING, ERROR, OTHER)),
            "2 errors and 1 warning in 2 files. Nothing is published until the errors are fixed.",
        ),
        (Findings((WARNING,)), "1 warning in 1 file. The site can be published as it is."),
        (
            Findings((WARNING,), strict=True),
            "1 warning in 1 file. With --strict, nothing is published until the warning is fixed.",
        ),
        (Findings((), inventory=Inventory(1507, 68, 1)), "1,507 stories, 68 vacancies and 1 person: all is well."),
        (Findings((), inventory=Inventory(vacancies=1)), "1 vacancy: all is well."),
        (Findings(()), "There is no story, vacancy or person to check here."),
    ],
    ids=["errors", "warnings", "strict", "all is well", "one kind", "nothing"],
)
def test_the_verdict_is_a_sentence(findings: Findings, sentence: str) -> None:
    assert verdict(findings) == sentence


def test_a_workflow_command_names_place_and_hint() -> None:
    assert workflow_commands(Findings((WARNING, ERROR))) == (
        "::warning file=stories/me.md,line=2,col=1,title=unknown-key::the key `tittle` is not known\n"
        "::error file=stories/me.md,line=3,col=11,title=unknown-person::"
        "there is no person “ines”%0ADid you mean `ines-vercammen`?"
    )


def _runner_reads(line: str) -> tuple[dict[str, str], str]:
    """Read a command as the runner does."""
    head, _, message = line[2:].partition("::")
    pairs = (pair.partition("=") for pair in head.partition(" ")[2].split(","))
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescaped(text: str) -> str:
        return re.sub("%(?:0D|0A|3A|2C|25)", lambda code: codes[code[0]], text)

    return {name: unescaped(value) for name, _, value in pairs}, unescaped(message)


@settings(deadline=None)
@given(st.lists(st.tuples(NASTY, NASTY), min_size=1, max_size=3))
def test_a_runner_reads_one_command_for_each_problem_and_no_other(parts: list[tuple[str, str]]) -> None:
    diagnostics = tuple(diagnostic(f"m{text}", path=f"stories/{path}x") for path, text in parts)
    commands = workflow_commands(Findings(diagnostics)).split("\n")
    assert len(commands) == len(diagnostics)
    for command, each in zip(commands, diagnostics, strict=True):
        named, message = _runner_reads(command)
        assert (named["file"], message) == (PurePath(each.path).as_posix(), each.message)


def test_the_records_are_the_problems() -> None:
    assert json.loads(json_report(Findings((WARNING, ERROR)))) == [WARNING.as_dict(), ERROR.as_dict()]
    assert json.loads(json_report(Findings(()))) == []


def test_a_comment_is_a_list_by_file() -> None:
    assert pull_request_comment(Findings((WARNING, ERROR, OTHER))) == (
        "**Kollega:** 2 errors and 1 warning in 2 files. Nothing is published until the errors are fixed.\n"
        "\n"
        "`stories/me.md`\n"
        "\n"
        "- **warning** on line 2: the key `tittle` is not known\n"
        "- **error** on line 3: there is no person “ines”\\\n"
        "  → Did you mean `ines-vercammen`?\n"
        "\n"
        "`vacancies/x.md`\n"
        "\n"
        "- **error** on line 1: the file does not begin with front matter"
    )


@settings(deadline=None)
@given(NASTY, NASTY, NASTY)
@pytest.mark.parametrize("text", ["", "![x](https://evil.example/p.png)", "www.evil.example", "<b>|`a``b`|"])
def test_nothing_of_a_comment_comes_alive(text: str, message: str, hint: str, path: str) -> None:
    made = pull_request_comment(Findings((diagnostic(message + text, hint + text, path=f"stories/{path}{text}.md"),)))
    html = BeautifulSoup(comrak.render_markdown(made, GITHUB, None, RAW), "html.parser")
    assert {tag.name for tag in html.find_all()} <= {"p", "strong", "code", "ul", "li", "br"}
    for code in html.find_all("code"):
        code.extract()
    assert not re.search(r"[@#]\w", html.get_text())


@settings(deadline=None)
@given(NASTY)
def test_a_text_as_code_ends_where_it_ends(text: str) -> None:
    block = BeautifulSoup(
        comrak.render_markdown(f"a\n\n{fenced_markdown(text)}\n\nb", GITHUB, None, RAW), "html.parser"
    )
    assert [tag.name for tag in block.find_all()] == ["p", "pre", "code", "p"]
    assert not re.search(r"^\s*/", fenced_markdown(text), re.MULTILINE)
    span = BeautifulSoup(comrak.render_markdown(f"a {code_markdown(text)} b", GITHUB, None, RAW), "html.parser")
    assert {tag.name for tag in span.find_all()} <= {"p", "code"}
    assert span.get_text().startswith("a ")


@pytest.mark.parametrize(
    "text",
    ["#12", "@all", "!3", "GH-12", "gh-12", "~bug", "%next", "&4", "$5", "^alert#6", "a1b2c3d4e5", "www.a.b", "a@b.cc"],
)
def test_what_a_code_host_makes_a_link_of_is_broken_up(text: str) -> None:
    html = comrak.render_markdown(f"x {plain_markdown(text)} y", GITHUB, None, RAW)
    assert "<a" not in html
    assert text not in BeautifulSoup(html, "html.parser").get_text() or text == "www.a.b"


def test_a_comment_is_never_longer_than_code_hosts_take() -> None:
    made = pull_request_comment(
        Findings(tuple(diagnostic("m" * 200, "h" * 200, path=f"stories/{n}.md") for n in range(MOST + 412)))
    )
    assert len(made) < 65_536
    assert made.endswith("And 412 more: `kollega check` shows them all.")


@settings(deadline=None)
@given(NASTY)
def test_no_report_steers_a_terminal(text: str) -> None:
    findings = Findings((diagnostic(text, text, path=f"stories/{text}"),))
    report = text_report(findings, {(findings.diagnostics[0].path, 1): text.replace("\n", " ")})
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report.plain)
    assert not any(line.lstrip().startswith("::") for line in report.plain.split("\n"))
