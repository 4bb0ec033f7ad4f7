from __future__ import annotations

import os
import select
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kollega.config.slug import SLUG
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.scaffold.draft import LONGEST_SLUG, draft_text, proposed_slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

COMMAND = (sys.executable, "-c", "from kollega.cli import main; main()")

STORY = ["new", "story", "--title", "Night shift: a story", "--author", "robin-example", "--description", "What I saw."]
VACANCY = ["new", "vacancy", "--title", "Baker", "--description", "Bread.", "--apply-email", "jobs@example.org"]
VACANCY += ["--location", "Oslo", "--country", "NO"]
PERSON = ["new", "person", "--name", "Åsa Ørn"]


def write_text_of_ones_own(file: Path) -> None:
    """Put a text in place of the prompts below the facts, as a writer does."""
    facts, line, _ = file.read_text("utf-8").rpartition("---\n")
    file.write_text(f"{facts}{line}\nThe flour lorry came backwards.\n", "utf-8")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        pytest.param(STORY, "stories/night-shift-a-story.md", id="story"),
        pytest.param([*STORY, "--slug", "nights", "--tag", "a, b", "--tag", "yes"], "stories/nights.md", id="tags"),
        pytest.param([*STORY, "--department", "#1", "--location", "[x"], "stories/night-shift-a-story.md", id="yaml"),
        pytest.param(VACANCY, "vacancies/baker.md", id="vacancy"),
        pytest.param([*VACANCY, "--contact", "robin-example"], "vacancies/baker.md", id="contact"),
        pytest.param(PERSON, "stories/people/asa-orn.md", id="person"),
        pytest.param(
            [*PERSON, "--role", "Off: shore", "--consent", "2026-01-31"], "stories/people/asa-orn.md", id="role"
        ),
    ],
)
def test_what_it_writes_passes_the_check(
    site: Path, run: Callable[..., Result], arguments: list[str], path: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"Written: {path}\n")
    assert (site / path).is_file()
    write_text_of_ones_own(site / path)
    checked = run("check", "--strict", path)
    assert checked.exit_code == 0, checked.output
    assert checked.output.endswith((": all is well.\n", " notes in 1 file. The site can be published as it is.\n"))


def test_a_story_begins_as_a_draft_of_today(site: Path, run: Callable[..., Result]) -> None:
    run(*STORY, "--as-of", "2026-05-04")
    lines = (site / "stories/night-shift-a-story.md").read_text("utf-8").splitlines()
    assert lines[:7] == [
        "---",
        "title: 'Night shift: a story'",
        "authors: [robin-example]",
        "date: 2026-05-04",
        "description: What I saw.",
        "status: draft",
        "# Take the line above away when everybody may read the story.",
    ]


def test_a_translation_gets_the_name_of_its_language(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#languages: [en, nl]", "languages: [en, nl]"), "utf-8")
    arguments = [*STORY, "--slug", "a-day-in-the-stockroom", "--lang", "nl"]
    assert run(*arguments).output.startswith("Written: stories/a-day-in-the-stockroom.nl.md\n")
    write_text_of_ones_own(site / "stories/a-day-in-the-stockroom.nl.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "story", "--title", "A"], "missing: --author, --description."),
        (["new", "vacancy"], "missing: --title, --description, --apply-url."),
        ([*STORY, "--author", "robin-exampel"], "did you mean robin-example?"),
        ([*STORY, "--author", "Robin"], "“Robin” is not an id"),
        ([*STORY, "--consent", "soon"], "a date was expected"),
        ([*STORY, "--slug", "A day"], "for example a-day"),
        ([*STORY, "--slug", "../../escape"], "letters, digits and hyphens"),
        ([*STORY, "--slug", "a-day-in-the-stockroom"], "is taken by stories/a-day-in-the-stockroom.md"),
        ([*STORY, "--lang", "xx"], "the site has no language “xx”"),
        ([*STORY, "--title", "\x1b[2J"], "invisible control character"),
        ([*STORY, "--title", "A\ue000"], "a character that only some fonts know (U+E000)"),
        ([*STORY, "--title", "x" * 2001], "the text has 2,001 characters. The most is 2000."),
        ([*STORY, "--slug", "a" * 300], ".md: the name is too long"),
        ([*STORY, "--title", " "], "Invalid value for '--title': there is nothing in it"),
        ([*STORY, "--author", ""], "Invalid value for '--author': there is nothing in it"),
        ([*PERSON, "--name", ""], "Invalid value for '--name': there is nothing in it"),
        ([*VACANCY, "--apply-url", "example.org"], "is not a web address"),
        ([*VACANCY, "--country", "Norway"], "Write NO."),
        ([*VACANCY, "--contact", "nobody"], "there is no person “nobody”"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_the_check_would_refuse_is_not_written(
    site: Path, run: Callable[..., Result], arguments: list[str], words: str
) -> None:
    before = sorted(site.rglob("*"))
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert words in " ".join(result.stderr.split())
    assert sorted(site.rglob("*")) == before


def test_nothing_is_overwritten(site: Path, run: Callable[..., Result]) -> None:
    run(*STORY)
    (site / "stories/night-shift-a-story.md").write_text("mine")  # cannot be read as a story any more
    result = run(*STORY)
    assert result.exit_code == 2
    assert (site / "stories/night-shift-a-story.md").read_text() == "mine"


def test_a_file_where_a_folder_should_be_is_a_sentence(site: Path, run: Callable[..., Result]) -> None:
    shutil.rmtree(site / "vacancies")
    (site / "vacancies").write_text("mine")
    result = run(*VACANCY)
    assert result.exit_code == 2
    assert "a file stands where a folder should be" in " ".join(result.stderr.split()), result.stderr
    assert (site / "vacancies").read_text() == "mine"


def test_a_site_that_requires_consent_is_given_it(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#consent: required", "consent: required"), "utf-8")
    assert "missing: --consent." in run(*STORY).stderr
    run(*STORY, "--consent", "2026-02-20")
    write_text_of_ones_own(site / "stories/night-shift-a-story.md")
    assert run("check", "--strict", "stories/night-shift-a-story.md").exit_code == 0


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_title_is_read_back_as_it_was(title: str) -> None:
    plain = " ".join(title.split())
    facts = {"title": plain, "authors": ("a",), "description": plain, "tags": (plain,), "today": "2026-01-01"}
    absent = dict.fromkeys(("department", "location", "consent"))
    source = parse("stories/x.md", draft_text(ItemKind.STORY, facts | absent, "en").encode())
    assert isinstance(source, Source)
    if plain not in {"", "~", "null"}:
        assert (source.data["title"], source.data["tags"]) == (plain, [plain])


@given(st.text(min_size=1, max_size=300))
def test_a_proposed_name_is_a_name_of_fair_length(title: str) -> None:
    slug = proposed_slug(title)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= LONGEST_SLUG


def _dialogue(answers: list[bytes], *arguments: str) -> tuple[str, int]:
    """Return what a terminal shows, and the exit status, when the questions are answered in turn."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*COMMAND, *arguments])  # noqa: S606 - the terminal is the test's own
    shown = b""
    try:
        while select.select([terminal], [], [], 20)[0]:
            shown += os.read(terminal, 1024)
            if answers and shown.endswith((b"? ", b"]: ")):
                os.write(terminal, answers.pop(0) + b"\n")
    except OSError:  # the other side has closed the terminal
        pass
    finally:
        os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_one_is_asked(site: Path, run: Callable[..., Result]) -> None:
    answers = [b"My first year", b"robin", b"robin-example", b"What I learned.", b"A Day", b""]
    shown, status = _dialogue(answers, "new", "story")
    assert status == 0, shown
    assert "there is no person “robin”; did you mean robin-example?" in shown
    assert "Name of the file, without .md [my-first-year]" in shown
    write_text_of_ones_own(site / "stories/my-first-year.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_country_is_asked_for_where_the_site_does_not_know_it(site: Path, run: Callable[..., Result]) -> None:
    answers = [b"Baker", b"Bread.", b"Oslo", b"jobs", b"https://jobs.example.org/", b"NO", b""]
    shown, status = _dialogue(answers, "new", "vacancy")
    assert status == 0, shown
    assert "city: Oslo\n    country: 'NO'\n" in (site / "vacancies/baker.md").read_text("utf-8")
    write_text_of_ones_own(site / "vacancies/baker.md")
    assert run("check", "--strict").exit_code == 0


def test_a_place_that_the_site_knows_is_named_by_its_id(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      places: {yard: {city: Oslo, country: 'NO'}}\n", "utf-8")
    run(*VACANCY[:-4], "--location", "yard")
    assert "\nlocations: [yard]\n" in (site / "vacancies/baker.md").read_text("utf-8")
    write_text_of_ones_own(site / "vacancies/baker.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_who_stops_at_a_question_has_written_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    shown, status = _dialogue([b"\x04"], "new", "story")
    assert (status, "Stopped." in shown, "Traceback" in shown) == (130, True, False)
    assert sorted(site.rglob("*")) == before
