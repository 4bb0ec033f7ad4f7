"""A new site: what it says, what CI and colleagues install, and what the command answers."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from handbook import ROOT
from kollega.cli.console import installed_command, quoted
from kollega.cli.new_site import COLOUR, LANGUAGE, LOGO, NAME, QUESTIONS, SITE_URL, WEBSITE, SettingValue, complete
from kollega.scaffold.company import Company, company_files
from kollega.scaffold.draft import has_texts, page_files
from newcomer import replace_placeholders
from terminal import dialogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from company import Company as Folder


@pytest.mark.parametrize("arguments", [[], ["--lang", "nl"], ["--lang", "sv", "--lang", "en"]], ids=" ".join)
def test_a_new_site_can_be_built_and_strictly_so_once_its_owner_has_replaced_the_example(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", "careers", *arguments)
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "careers")
    assert [run("check").exit_code, run("check", "--strict").exit_code, run("build").exit_code] == [0, 1, 0]
    assert run("build", "--strict").exit_code == 1
    replace_placeholders(tmp_path / "careers")
    assert run("check", "--strict").exit_code == 0
    assert run("build", "--strict").exit_code == 0


def test_each_language_gets_its_pages_and_its_name(tmp_path: Path, run: Callable[..., Result]) -> None:
    run("init", str(tmp_path), "--name", "Veer & Peil: #1", "--lang", "nl", "--lang", "fr", "--lang", "de-CH")
    heads = {
        name: re.findall("^# (.+)", (tmp_path / "pages" / name).read_text("utf-8"), re.MULTILINE)[0]
        for name in ("index.md", "index.fr.md", "index.de-CH.md", "guidelines.fr.md")
    }
    assert heads == {
        "index.md": "Lees het van de mensen die het doen",
        "index.fr.md": "Lisez-le de celles et ceux qui y travaillent",
        "index.de-CH.md": "Lies es von denen, die es machen",
        "guidelines.fr.md": "Quand vous parlez de votre travail",
    }
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    (plugin,) = config["plugins"]
    assert config["site_name"] == "Werken bij Veer & Peil: #1"
    assert plugin["kollega"]["languages"] == ["nl", "fr", "de-CH"]
    assert plugin["kollega"]["messages"] == "nl", "who writes in Dutch first is told what is wrong in Dutch"
    assert plugin["kollega"]["site_names"] == {
        "fr": "Travailler chez Veer & Peil: #1",
        "de-CH": "Arbeiten bei Veer & Peil: #1",
    }


def test_who_deletes_the_example_has_nothing_else_to_mend(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", str(tmp_path), "--yes", *(part for lang in ("en", "nl", "sv", "de", "fr") for part in ("--lang", lang)))
    for folder in ("stories", "vacancies"):
        for file in (tmp_path / folder).rglob("*.md"):
            file.unlink()
    monkeypatch.chdir(tmp_path)
    result = run("check", "--format", "json")
    told = json.loads(result.stdout)
    assert {each["code"] for each in told} == {"placeholder"}, told
    assert {each["path"].split("/")[0] for each in told} == {"pages", "mkdocs.yml"}


def test_a_language_without_texts_begins_in_english_and_that_is_said(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    result = run("init", str(tmp_path), "--lang", "en", "--lang", "no")
    assert result.output.endswith("no starter texts in Norsk: those pages are in English. Translate them.\n"), (
        result.output
    )
    english, other = ((tmp_path / "pages" / name).read_text("utf-8") for name in ("index.md", "index.no.md"))
    assert other == english.replace("](/stories/)", "](/no/stories/)") != english
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))["plugins"][0]["kollega"]["languages"][1] == "no"


def test_every_page_has_a_text_in_every_language() -> None:
    languages = [file.stem for file in (ROOT / "theme/kollega_theme/words").glob("*.po")]
    names = {lang: [name for name, _ in page_files(lang)] for lang in languages if has_texts(lang)}
    assert len(names) == len(languages) > 3
    (pages,) = set(map(tuple, names.values()))
    assert [name for name in pages if "/" not in name] == ["guidelines.md", "index.md"]


def test_hidden_files_are_written_under_their_names(tmp_path: Path, run: Callable[..., Result]) -> None:
    run("init", str(tmp_path))
    assert "/site/" in (tmp_path / ".gitignore").read_text()
    assert (tmp_path / ".github/workflows/site.yml").is_file()


def test_every_file_is_told_but_pages_of_the_handbook(tmp_path: Path, run: Callable[..., Result]) -> None:
    output, handbook = run("init", str(tmp_path / "careers")).output, tmp_path / "careers/vendor/handbook"
    for file in (tmp_path / "careers").rglob("*"):
        told = f"  {file.as_posix()}\n" in output
        assert told or not file.is_file() or file.is_relative_to(handbook)
    assert f"  {handbook.as_posix()}/\n" in output


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#0b5a62"/></svg>'
)


def test_what_is_given_stands_in_the_site_which_can_be_built(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Our logo.SVG").write_text(SVG)
    address = ("--url", "https://work.acme.example", "--website", "https://acme.example")
    given = ("--yes", "--name", "Acme", *address, "--color", "0B5A62", "--colour", "#b4531f", "--logo", "Our logo.SVG")
    assert run("init", "careers", *given).exit_code == 0
    monkeypatch.chdir(tmp_path / "careers")
    replace_placeholders(tmp_path / "careers")
    built = run("build", "--strict", "--only", "pages")
    assert built.exit_code == 0, built.output
    home = (tmp_path / "careers/site/index.html").read_text("utf-8")
    assert ("Working at Acme" in home, 'href="https://work.acme.example/"' in home, "assets/logo.svg" in home) == (
        True,
        True,
        True,
    )
    assert "#0b5a62" in (tmp_path / "careers/mkdocs.yml").read_text().lower()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_one_is_asked_and_may_leave_everything(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG)
    answers = [
        "sv, en",
        "Acme",
        "our site",
        "https://work.acme.example/",
        "",
        "0b5a62",
        str(tmp_path / "logo.svg"),
    ]
    shown, status = dialogue(["init", str(tmp_path / "careers")], answers)
    assert status == 0, shown
    assert shown.count("Vilken adress får webbplatsen") == 2  # the first answer was no address
    config = yaml.safe_load((tmp_path / "careers/mkdocs.yml").read_text("utf-8"))
    (plugin,) = config["plugins"]
    assert (config["site_name"], config["site_url"]) == ("Jobba på Acme", "https://work.acme.example/")
    assert plugin["kollega"]["languages"] == ["sv", "en"]
    assert plugin["kollega"]["organisation"] == {
        "name": "Acme",
        "url": "https://www.company.example.org/",
        "logo": "assets/logo.svg",
        "colours": {"brand": "#0b5a62"},
    }
    quiet, status = dialogue(["init", "--yes", str(tmp_path / "quiet")], [])
    assert (status, "?" in quiet) == (0, False), quiet


@pytest.mark.parametrize(
    ("value", "answer", "meant"),
    [
        (SITE_URL, "work.acme.example", "https://work.acme.example/"),
        (SITE_URL, "acme.example/careers", "https://acme.example/careers/"),
        (SITE_URL, "http://localhost:8000", "http://localhost:8000/"),
        (WEBSITE, "räksmörgås.example", "https://räksmörgås.example"),
        (WEBSITE, "https://acme.example/en", "https://acme.example/en"),
        (COLOUR, "0B5a62", "#0B5a62"),
        (COLOUR, " #0b5a62 ", "#0b5a62"),
        (COLOUR, '"#0b5a62"', "#0b5a62"),
        (COLOUR, "'0b5a62'", "#0b5a62"),
        (COLOUR, "„#0b5a62“", "#0b5a62"),
        (COLOUR, "#f0a", "#ff00aa"),
        (NAME, "  Veer   & Peil ", "Veer & Peil"),
        (LANGUAGE, "DE-at", "de-AT"),
    ],
)
def test_answers_are_taken_as_people_give_them(value: SettingValue, answer: str, meant: str) -> None:
    assert value.convert(answer, None, None) == meant


@pytest.mark.parametrize("answer", ["de, nl", "de nl", "de;nl", "de; nl,", " de,nl "])
def test_several_answers_stand_apart_in_any_usual_way(answer: str) -> None:
    languages = next(question for question in QUESTIONS if question.key == "languages")
    assert languages.answer(answer) == ("de", "nl")


@pytest.mark.parametrize(
    "dropped", ["Our logo.svg", "'Our logo.svg'", '"Our logo.svg"', r"Our\ logo.svg", " Our logo.svg "]
)
def test_a_logo_may_be_dropped_into_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dropped: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Our logo.svg").write_text("<svg/>")
    assert LOGO.convert(dropped, None, None) == {"assets/logo.svg": b"<svg/>"}


def test_a_language_that_is_called_by_its_name_is_named(tmp_path: Path, run: Callable[..., Result]) -> None:
    told = " ".join(run("init", str(tmp_path / "new"), "--lang", "svenska").stderr.split())
    assert told.endswith("“svenska” is not the tag of a language → Did you mean `sv`?")


def test_nothing_is_an_answer_and_leaves_the_example() -> None:
    assert {question.answer(text) for question in QUESTIONS for text in ("", "  ")} == {None}
    assert complete({"name": "Acme", "logo": None, "colours": (), "languages": ("nl",)}, asking=False) == {
        "name": "Acme",
        "languages": ("nl",),
    }


def test_on_windows_what_is_to_be_typed_is_typed_into_powershell() -> None:
    assert quoted(r"C:\Users\me\.venv\Scripts\kollega.exe", windows=True) == r"C:\Users\me\.venv\Scripts\kollega.exe"
    assert quoted("my careers", windows=True) == '"my careers"'
    assert quoted("my careers", windows=False) == "'my careers'"


@pytest.mark.parametrize("name", ["kollega", "kollega.exe"])
def test_the_running_command_is_found_also_where_its_ending_is_not_told(tmp_path: Path, name: str) -> None:
    assert installed_command(tmp_path / "kollega", tmp_path / "python.exe") is None
    (tmp_path / name).touch()
    assert installed_command(tmp_path / "kollega", tmp_path / "python.exe") == tmp_path / name
    assert installed_command(tmp_path / "elsewhere/pytest", tmp_path / "python.exe") == tmp_path / name


# What runs in a company's CI


WORKFLOW = dict(company_files(Company()))[".github/workflows/site.yml"].decode()


LINKS = dict(company_files(Company()))[".github/workflows/links.yml"].decode()


def test_a_job_has_no_more_rights_time_or_credentials_than_it_needs() -> None:
    workflow = yaml.safe_load(WORKFLOW)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "site": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
        "elsewhere": {},
    }
    assert all(0 < job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())
    checkouts = [
        step for job in workflow["jobs"].values() for step in job["steps"] if "checkout" in step.get("uses", "")
    ]
    assert [step["with"] for step in checkouts] == [{"persist-credentials": False}]
    assert workflow["concurrency"]["group"] == "site-${{ github.ref }}"


def test_nothing_that_a_pull_request_says_stands_in_a_line_of_a_shell() -> None:
    steps = [step for job in yaml.safe_load(WORKFLOW)["jobs"].values() for step in job["steps"]]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts[:4] == [
        "python -m pip install -r requirements.txt",
        "kollega check --format github",
        "npm ci --ignore-scripts --no-audit --no-fund",
        "kollega build -d site",
    ]
    assert [script for script in scripts if "${{" in script] == []
    assert "pull_request_target" not in WORKFLOW


def test_links_are_asked_about_once_a_week_and_never_for_a_pull_request() -> None:
    workflow = yaml.load(LINKS, yaml.BaseLoader)  # noqa: S506 - of texts alone; YAML takes `on` for true
    assert workflow["on"].keys() == {"schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert (workflow["permissions"], job["permissions"]) == ({}, {"contents": "read"})
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python -m pip install -r requirements.txt",
        'kollega check --apply-links --strict --format markdown >> "$GITHUB_STEP_SUMMARY"',
    ]


WITH_DIGEST = re.sub(r"^  # (digest:|  )", r"  \1", WORKFLOW, flags=re.MULTILINE)
"""The workflow as it is once the signs before its last job are taken off."""


def test_a_digest_is_sent_by_a_job_that_one_can_switch_on(tmp_path: Path) -> None:
    before, after = (yaml.safe_load(text)["jobs"] for text in (WORKFLOW, WITH_DIGEST))
    assert after.keys() - before.keys() == {"digest"}
    job = after["digest"]
    assert (job["if"], job["needs"], job["permissions"]) == (
        "github.event_name == 'schedule'",
        "publish",
        {"contents": "read"},
    )
    *_, step = job["steps"]
    script = tmp_path / "send.sh"
    script.write_text(step["run"])
    subprocess.run(["bash", "-n", script], check=True)
    assert step["env"] == {"WEBHOOK": "${{ secrets.DIGEST_WEBHOOK }}"}
    assert "${{" not in step["run"]


def test_the_command_of_that_job_is_one_that_there_is(company: Folder, run: Callable[..., Result]) -> None:
    *_, step = yaml.safe_load(WITH_DIGEST)["jobs"]["digest"]["steps"]
    (line,) = [line for line in step["run"].splitlines() if line.startswith("kollega ")]
    words = shlex.split(line.partition("||")[0])[1:]
    words[words.index("--since") + 1] = "2026-03-01"
    done = run(*words[:-1], str(company.root / "message.json"), "-f", str(company.config_file), "--as-of", "2026-03-02")
    assert done.exit_code == 0, done.output
    assert json.loads((company.root / "message.json").read_bytes())["blocks"]


# What cannot be done


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Missing argument 'DIR'"),
        (["full"], "full is not empty"),
        (["file.txt"], "file.txt is a file, not a folder"),
        (["file.txt/careers"], ": a file stands where a folder should be"),
        (["nowhere"], "nowhere is a link that leads nowhere"),
        (["x" * 300], ": the name is too long"),
        (["new", "--lang", "english"], "“english” is not the tag of a language → Did you mean `en`?"),
        (["new", "--lang", "en", "--lang", "en"], "one is named twice"),
        (["new", "--name", "  "], "there is nothing in it"),
        (
            ["new", "--url", "careers"],
            "“careers” is not the address of a site → Write the whole address",
        ),
        (["new", "--url", "https://careers.example.com/?a=b"], "is not the address of a site"),
        (["new", "--website", "example"], "“example” is not a web address → Write the whole address"),
        (["new", "--colour", "teal"], "“teal” is not a colour → Write six hexadecimal digits"),
        (["new", *["--colour", "0b5a62"] * 2], "one is named twice"),
        (["new", *(f"--colour={number:06}" for number in range(4))], "there are 4, but at most 3 can be used"),
        (["new", "--logo", "logo.svg"], "there is no file logo.svg"),
        (["new", "--logo", "full"], "full is a folder; name the picture in it"),
        (["new", "--logo", "file.txt"], "a logo is a picture that ends in .svg, .png, .jpg or .webp"),
        (["new", "--logo", "broken.png"], "this is not a picture"),
        (["new", "--logo", "broken.svg"], "it is not an SVG picture"),
        (["new", "--name", "A\x1b[2J"], "invisible control character"),
        (["new", "--tittle", "A"], "No such option"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_what_cannot_be_begun_is_a_sentence_and_changes_nothing(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    for name in ("file.txt", "broken.png", "broken.svg"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "nowhere").symlink_to("not-there")
    before = sorted(tmp_path.rglob("*"))
    result = run("init", *arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert words in " ".join(result.stderr.split())
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="for root, no folder is closed")
@pytest.mark.parametrize("mode", [0o000, 0o500], ids=["unreadable", "read-only"])
def test_a_folder_without_permission_is_a_sentence(tmp_path: Path, run: Callable[..., Result], mode: int) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=mode)
    for folder in (closed, closed / "careers"):
        result = run("init", str(folder))
        assert (result.exit_code, "ermi" in result.stderr or "you may not write there" in result.stderr) == (2, True), (
            result.output
        )


def test_in_this_very_folder_there_is_nowhere_to_go(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    output = run("init", ".").output
    assert ("cd ." in output, "  1. " in output, output.count(" serve ")) == (False, True, 1)


def test_a_new_clone_is_an_empty_folder(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", str(tmp_path)).exit_code == 0
