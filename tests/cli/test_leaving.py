"""`kollega withdraw` and `kollega about`: leaving is as easy as joining, and everybody can see what is said of them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from company import Company

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

FILES = {
    "pages/index.md": "# Work at Acme\n\nAsk Ana Silva.\n",
    "stories/people/ana.md": (
        "---\nname: Ana Silva # as she writes it\nphoto: ana.png\nphoto_alt: Ana\n---\nAna mends lifts.\n"
    ),
    "stories/people/ana.nl.md": "---\nname: Ana Silva\n---\nAna maakt liften.\n",
    "stories/people/bo.md": "---\nname: Bo Ek\nstatus: alumni\n---\nBo was here.\n",
    "stories/lifts.md": (
        "---\ntitle: Lifts that wait\nauthors: [ana]\ndate: 2026-03-01\ndescription: Why lifts wait.\n---\n"
        "A lift waits where it was left.\n"
    ),
    "stories/ropes.md": (
        "---\r\ntitle: Ropes # a working title\r\nauthors:\r\n  - bo\r\n  - ana\r\ndate: 2026-03-01\r\n"
        "description: Old ropes.\r\nstatus: published # since spring\r\n---\r\nAna Silva's ropes. Ana ties them.\r\n"
    ),
    "stories/ropes.nl.md": (
        "---\ntitle: Touwen\nauthors: [bo]\ndate: 2026-03-01\ndescription: Oude touwen.\n---\nTouwen.\n"
    ),
    "vacancies/fitter.md": (
        "---\ntitle: Lift fitter\ndate_posted: 2026-03-01\ndescription: You mend lifts.\ncontact: ana\n"
        "apply_url: https://apply.acme.example/fitter\n---\nAsk ![her](../stories/people/ana.png).\n"
    ),
    "vacancies/ropes.md": (
        "---\ntitle: Ropemaker\ndate_posted: 2026-03-01\ndescription: You make ropes.\nstatus: draft\n"
        "apply_url: https://apply.acme.example/ropes\n---\nAnatomy of a rope.\n"
    ),
}


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Company:
    """A company in two languages, in whose folder the commands run."""
    company = Company(tmp_path)
    company.configure({"languages": ["en", "nl"], "departments": {"workshop": {"lead": "ana"}}})
    for path, text in FILES.items():
        company.write(path, text)
    company.write("stories/people/ana.png", b"not looked at here")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01, noon in UTC
    return company


def changed(company: Company) -> dict[str, str]:
    """Return the files that are not as they were."""
    now = {path: (company.root / path).read_bytes().decode() for path in FILES}
    return {path: text for path, text in now.items() if text != FILES[path]}


# Withdrawing


def test_a_story_is_withdrawn_in_all_its_languages_by_one_line_each(acme: Company, run: Callable[..., Result]) -> None:
    result = run("withdraw", "stories/ropes", "--yes")
    assert result.exit_code == 0, result.output
    assert changed(acme) == {
        "stories/ropes.md": FILES["stories/ropes.md"].replace("published #", "withdrawn #"),
        "stories/ropes.nl.md": FILES["stories/ropes.nl.md"].replace("touwen.\n---", "touwen.\nstatus: withdrawn\n---"),
    }
    assert "Written: stories/ropes.md\nWritten: stories/ropes.nl.md\n" in result.stdout
    again = run("withdraw", "stories/ropes", "--yes")
    assert (again.exit_code, again.stdout) == (0, "“stories/ropes” is withdrawn already.\n")


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("lifts", ["stories/lifts.md"]),
        ("stories/lifts.md", ["stories/lifts.md"]),
        ("story/lifts", ["stories/lifts.md"]),
        ("ropes.nl", ["stories/ropes.nl.md"]),
        ("stories/ropes.nl.md", ["stories/ropes.nl.md"]),
        ("vacancies/ropes", ["vacancies/ropes.md"]),
        ("fitter", ["vacancies/fitter.md"]),
        ("bo", ["stories/people/bo.md"]),
        ("people/bo", ["stories/people/bo.md"]),
        ("Bo Ek", ["stories/people/bo.md"]),
        ("ana silva", ["stories/people/ana.md", "stories/people/ana.nl.md"]),
    ],
)
def test_what_is_meant_is_known_by_its_name(
    acme: Company, run: Callable[..., Result], name: str, paths: list[str]
) -> None:
    result = run("withdraw", name, "--yes")
    assert result.exit_code == 0, result.output
    assert sorted(changed(acme)) == paths


def test_what_goes_what_stays_and_what_no_build_calls_back_is_told_before(
    acme: Company, run: Callable[..., Result]
) -> None:
    lines = run("withdraw", "ana").stdout.splitlines()
    assert changed(acme) == {}
    assert lines[0] == "Ana Silva (stories/people/ana.md, stories/people/ana.nl.md)"
    for address in ("people/ana/", "nl/people/ana/", "stories/lifts/", "share/stories/lifts/"):
        assert f"  https://careers.acme.example/{address}" in lines
    told = "\n".join(lines)
    assert "  Lifts that wait (stories/lifts.md): its last author leaves" in lines
    assert "stories/ropes.md:5: one of its authors" in told
    assert "vacancies/fitter.md:5: its contact" in told
    assert "  mkdocs.yml: lead of `departments.workshop`" in lines
    assert "stories/ropes.md:10: “Ana Silva”" in told
    assert "pages/index.md:3: “Ana Silva”" in told
    assert "vacancies/fitter.md:8: “../stories/people/ana.png”" in told
    assert "The history of the repository" in told
    assert "Ropemaker" not in told


def test_what_is_told_to_be_gone_is_gone_from_the_site_and_the_rest_is_there(
    acme: Company, run: Callable[..., Result]
) -> None:
    acme.edit("vacancies/fitter.md", "Ask ![her](../stories/people/ana.png).", "Ask.")
    for person in ("ana", "ana.nl"):
        acme.edit(f"stories/people/{person}.md", "---\nname", "---\nrole: Fitter\nname")
    acme.edit("stories/people/ana.md", "photo: ana.png\nphoto_alt: Ana\n", "")
    (acme.root / "stories/people/ana.png").unlink()
    moment = datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("UTC"))
    before = dict(acme.draw(now=moment).files)
    told = run("withdraw", "ana", "--yes").stdout
    after = acme.draw(now=moment)
    gone = [line.removeprefix("  https://careers.acme.example/") for line in told.splitlines() if "://" in line]
    assert gone
    for address in gone:
        assert f"{address}index.html" in before
        assert b"Lifts that wait" not in after.files.get(f"{address}index.html", b"")
        assert b"Ana" not in after.files.get(f"{address}index.html", b"")
    shown = {path for path, content in after.files.items() if b"Ana Silva" in content}
    assert all(
        path.startswith(("index", "stories/ropes", "share/stories/ropes", "feeds/", "embed/", "search"))
        for path in shown
    ), shown


def test_what_is_not_on_the_site_is_withdrawn_without_ado(acme: Company, run: Callable[..., Result]) -> None:
    told = run("withdraw", "vacancies/ropes", "--yes").stdout
    assert "nothing, since it is not on the site now" in told
    assert "What job boards have taken over" in told
    assert list(changed(acme)) == ["vacancies/ropes.md"]


def test_nobody_is_asked_where_nobody_sits(acme: Company, run: Callable[..., Result]) -> None:
    result = run("withdraw", "lifts")
    assert (result.exit_code, changed(acme)) == (2, {})
    assert "--yes" in result.stderr


@pytest.mark.parametrize(("answer", "status", "count"), [("n\n", 1, 0), ("\n", 1, 0), ("y\n", 0, 1)])
def test_somebody_at_a_terminal_is_asked_first(acme: Company, answer: str, status: int, count: int) -> None:
    outer, inner = pty.openpty()
    command = [sys.executable, "-c", "from kollega.cli import main; main()", "withdraw", "lifts"]
    with subprocess.Popen(command, stdin=inner, stdout=inner, stderr=subprocess.DEVNULL, cwd=acme.root) as process:
        os.close(inner)
        os.write(outer, answer.encode())
        try:
            while os.read(outer, 1024):
                pass
        except OSError:  # the other end is closed
            pass
    os.close(outer)
    assert (process.returncode, len(changed(acme))) == (status, count)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ropes", "could be stories/ropes or vacancies/ropes"),
        ("liftz", "Did you mean lifts?"),
        ("Ana", "Did you mean Ana Silva (ana)?"),
        ("people/lifts", "there is no story, vacancy or person"),
        ("ropes.sv", "there is no story, vacancy or person"),
        ("nobody at all", "A name is a file's name without .md"),
        ("broken", "a file of “broken” has errors"),
        ("", "there is no story, vacancy or person"),
    ],
)
def test_what_is_not_there_or_not_clear_is_a_sentence_and_changes_nothing(
    acme: Company, run: Callable[..., Result], name: str, words: str
) -> None:
    acme.write("stories/broken.md", "---\ntitle: x\n")
    result = run("withdraw", name, "--yes")
    assert (result.exit_code, changed(acme)) == (2, {})
    assert words in " ".join(result.stderr.split())


def test_a_file_whose_status_is_repeated_by_another_fact_is_left_to_people(
    acme: Company, run: Callable[..., Result]
) -> None:
    text = FILES["stories/lifts.md"].replace("---\nA", "status: &now published\ntags: [*now]\n---\nA")
    acme.write("stories/lifts.md", text)
    result = run("withdraw", "lifts", "--yes")
    assert (result.exit_code, (acme.root / "stories/lifts.md").read_text()) == (2, text)
    assert "Write `status: withdrawn`" in result.stderr


def test_a_file_keeps_its_rights(acme: Company, run: Callable[..., Result]) -> None:
    file = acme.root / "stories/lifts.md"
    file.chmod(0o640)
    assert run("withdraw", "lifts", "--yes").exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in file.parent.iterdir() if path.name.startswith(".")) == []


# What is said of a person

SAID = {
    "mkdocs.yml": [("lead",)],
    "pages/index.md": [("name",)],
    "stories/lifts.md": [("author",)],
    "stories/people/ana.md": [("file",)],
    "stories/people/ana.nl.md": [("file",)],
    "stories/people/ana.png": [("picture file",)],
    "stories/ropes.md": [("author",), ("name",)],
    "vacancies/fitter.md": [("contact",), ("picture",)],
}


@pytest.mark.parametrize("name", ["ana", "people/ana", "stories/people/ana.md", "Ana Silva", "ANA SILVA"])
def test_every_line_that_speaks_of_a_person_is_listed(acme: Company, run: Callable[..., Result], name: str) -> None:
    del acme
    result = run("about", name, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in json.loads(result.stdout):
        found.setdefault(entry["path"], []).append(tuple(entry["how"]))
    assert found == SAID


def test_drafts_what_is_withdrawn_and_what_has_errors_are_looked_through(
    acme: Company, run: Callable[..., Result]
) -> None:
    acme.edit("vacancies/ropes.md", "Anatomy of a rope.", "Ana Silva\nties.")
    acme.write("stories/gone.md", FILES["stories/lifts.md"].replace("---\nA", "status: withdrawn\n---\nAna Silva. A"))
    acme.write("stories/broken.md", "---\ntitle: x\nAna Silva # and a remark\n")
    acme.write("stories/note.txt", "Ana\nSilva\n")
    lines = {(entry["path"], entry["line"]) for entry in json.loads(run("about", "ana", "--format", "json").stdout)}
    assert {
        ("vacancies/ropes.md", 8),
        ("stories/gone.md", 8),
        ("stories/broken.md", 3),
        ("stories/note.txt", 1),
    } <= lines


def test_a_part_of_a_name_is_perhaps_them_unless_it_is_somebody_elses_name(
    acme: Company, run: Callable[..., Result]
) -> None:
    acme.write("stories/people/ana-2.md", "---\nname: Ana Costa\n---\n")
    acme.edit("vacancies/ropes.md", "Anatomy of a rope.", "Ana Costa ties.\nAna laughs. Anatomy.\nSilva!\nana")
    found = {
        entry["line"]: entry["how"]
        for entry in json.loads(run("about", "ana", "--format", "json").stdout)
        if entry["path"] == "vacancies/ropes.md"
    }
    assert found == {9: ["perhaps"], 10: ["perhaps"]}


def test_people_read_it_with_the_lines(acme: Company, run: Callable[..., Result]) -> None:
    del acme
    told = run("about", "ana").stdout
    assert told.startswith("Ana Silva (ana)\n\n")
    assert "stories/ropes.md:10: named in the text\n  | Ana Silva's ropes. Ana ties them.\n" in told
    assert "stories/people/ana.png: their picture\n" in told
    assert "10 places in 8 files." in told
    assert 'git log --all --patch -S "Ana Silva"' in told


@pytest.mark.parametrize(
    ("name", "words"),
    [("lifts", "there is no"), ("Ana", "Did you mean Ana Silva (ana)?"), ("ano", "Did you mean Ana Silva (ana)?")],
)
def test_somebody_who_is_not_there_is_a_sentence(
    acme: Company, run: Callable[..., Result], name: str, words: str
) -> None:
    del acme
    result = run("about", name)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


# Whoever has left stops nothing


def test_a_strict_build_goes_on_when_a_consent_ends_and_takes_off_what_it_was_for(
    acme: Company, run: Callable[..., Result]
) -> None:
    acme.edit("vacancies/fitter.md", "Ask ![her](../stories/people/ana.png).", "Ask [her](/people/ana/).")
    acme.edit("stories/people/ana.md", "photo: ana.png\nphoto_alt: Ana\n", "consent_until: 2026-02-28\n")
    acme.edit("stories/people/ana.md", "name: Ana Silva # as she writes it", "name: Ana Silva")
    acme.edit("stories/ropes.md", "Ana ties them.", "[Ana](people/ana.md) ties [them](lifts.md).")
    (acme.root / "stories/people/ana.png").unlink()
    acme.edit("vacancies/fitter.md", "contact", "locations: [{city: Ghent, country: BE}]\ncontact")
    acme.edit("stories/ropes.md", "Ropes # a working title", "Ropes")
    checked = run("check", "--strict", "--format", "json")
    found = {each["code"] for each in json.loads(checked.stdout) if each["severity"] != "note"}
    assert found == {"consent-ended", "withdrawn-contact", "withdrawn-named", "withdrawn-link"}
    assert checked.exit_code == 0
    assert "The site can be published as it is." in run("check", "--strict").stdout
