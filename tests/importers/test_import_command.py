"""`kollega import`: what is there comes in, what people changed stays, and nothing is written twice."""

from __future__ import annotations

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from answers import ANSWERS, GREENHOUSE, PAGE
from click.testing import CliRunner, Result

from company import minimal_company
from corpora import CORPUS
from kollega.cli.command import kollega

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JOB = GREENHOUSE["jobs"][0]
FILE = Path("vacancies/lift-fitter.md")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    minimal_company(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01, noon in UTC
    return tmp_path


@pytest.fixture
def bring(site: Path) -> Callable[..., Result]:
    """Import vacancies of Greenhouse, each as the one that there is but for what is changed."""

    def imported(*changes: dict[str, Any], options: tuple[str, ...] = ()) -> Result:
        (site / "answer.json").write_text(json.dumps({"jobs": [{**JOB, **change} for change in changes]}), "utf-8")
        return run("greenhouse", "answer.json", "--account", "acme", *options)

    return imported


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kollega, ["import", *arguments])


def files() -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("vacancies").iterdir()}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_comes_in_passes_the_check_and_a_second_import_writes_nothing(site: Path, name: str) -> None:
    ending = "json" if ANSWERS[name].startswith(("{", "[")) else "xml" if name == "personio" else "html"
    (site / f"answer.{ending}").write_text(ANSWERS[name], "utf-8")
    account = () if name == "jobposting" else ("--account", "acme")
    done = run(name, f"answer.{ending}", *account)
    assert (done.exit_code, "1 new, 0 changed" in done.output) == (0, True), done.output
    assert FILE.is_file()
    checked = CliRunner().invoke(kollega, ["check", str(FILE)])
    assert checked.exit_code == 0, checked.output
    before = files()
    os.utime(FILE, ns=(0, before[str(FILE)][1]))
    again = run(name, f"answer.{ending}", *account)
    assert "0 new, 0 changed, 0 closed, 0 open again, 1 as they were" in again.output
    assert files() == before


def test_a_file_says_where_it_comes_from(bring: Callable[..., Result]) -> None:
    assert bring({}).exit_code == 0
    assert "imported:\n  from: greenhouse/acme\n  id: 4000\n  digest: title:" in FILE.read_text("utf-8")


def test_what_changes_there_changes_here_and_what_people_wrote_stays(bring: Callable[..., Result]) -> None:
    bring({})
    text = FILE.read_text("utf-8")
    mine = text.replace("department: Workshop", "department: Workshop # ours\ncontact: ana\n# a remark")
    mine = mine.replace("description: You mend lifts.", "description: Lifts wait for you.")
    FILE.write_text(mine.replace("\n## Your tasks", "\nAna shows you how.\n\n## Your tasks"), "utf-8")
    done = bring({"title": "Lead lift fitter", "content": JOB["content"].replace("Oil", "Oil and paint")})
    assert "vacancies/lift-fitter.md: changed: Lead lift fitter" in done.output
    after = FILE.read_text("utf-8")
    for line in ("title: Lead lift fitter", "department: Workshop # ours\ncontact: ana\n# a remark"):
        assert line in after
    assert "description: Lifts wait for you." in after
    assert "Ana shows you how.\n\n## Your tasks\n\n- Mend\n- Oil and paint\n" in after


def test_a_conflict_keeps_what_is_here_and_is_told_once_with_its_place(bring: Callable[..., Result]) -> None:
    bring({})
    FILE.write_text(FILE.read_text("utf-8").replace("title: Lift fitter", "title: Mine"), "utf-8")
    done = bring({"title": "Theirs"})
    assert "vacancies/lift-fitter.md:2:8: `title` was changed here and where it comes from" in done.output
    assert "here:  Mine" in done.output
    assert "there: Theirs" in done.output
    assert "1 file with a conflict" in done.output
    assert "title: Mine" in FILE.read_text("utf-8")
    assert "1 as they were; 0 files with conflicts" in bring({"title": "Theirs"}).output


def test_a_text_that_both_changed_is_told_on_its_line(bring: Callable[..., Result]) -> None:
    bring({})
    FILE.write_text(FILE.read_text("utf-8").replace("- Mend\n- Oil", "- Sing"), "utf-8")
    done = bring({"content": JOB["content"].replace("Oil", "Paint")})
    line = FILE.read_text("utf-8").split("\n").index("- Sing") + 1
    assert f"vacancies/lift-fitter.md:{line}:1: the text was changed here and where it comes from" in done.output


@pytest.mark.parametrize(
    ("status", "becomes"), [("", "closed"), ("draft", "draft"), ("withdrawn", "withdrawn"), ("closed", "closed")]
)
def test_what_is_gone_there_is_closed_here_where_it_was_published(
    bring: Callable[..., Result], status: str, becomes: str
) -> None:
    bring({}, {"id": 5000, "title": "Painter"})
    if status:
        FILE.write_text(FILE.read_text("utf-8").replace("department:", f"status: {status}\ndepartment:"), "utf-8")
    done = bring({"id": 5000, "title": "Painter"})
    assert ("1 closed" in done.output) == (not status)
    assert f"status: {becomes}\n" in FILE.read_text("utf-8")


def test_what_comes_back_there_is_open_again_unless_somebody_closed_it_here(bring: Callable[..., Result]) -> None:
    bring({}, {"id": 5000, "title": "Painter"})
    bring({"id": 5000, "title": "Painter"})
    assert "status: closed" in FILE.read_text("utf-8")
    assert "vacancies/lift-fitter.md: open again" in bring({}, {"id": 5000, "title": "Painter"}).output
    assert "status:" not in FILE.read_text("utf-8")
    FILE.write_text(FILE.read_text("utf-8").replace("department:", "status: closed\ndepartment:"), "utf-8")
    bring({"title": "Lift fitter (m/f)"}, {"id": 5000, "title": "Painter"})
    assert "status: closed" in FILE.read_text("utf-8")


def test_an_empty_answer_closes_nothing_unless_somebody_says_so(bring: Callable[..., Result]) -> None:
    bring({})
    refused = bring()
    assert refused.exit_code == 2
    assert "has no vacancies at all: 1 would be closed" in refused.output
    assert bring(options=("--close-all",)).exit_code == 0
    assert "status: closed" in FILE.read_text("utf-8")


def test_what_cannot_be_read_there_today_is_not_closed_here(bring: Callable[..., Result]) -> None:
    bring({})
    assert "0 closed" in bring({"title": ""}, {"id": 1, "title": "Painter"}).output


def test_a_renamed_file_is_still_the_same_vacancy(bring: Callable[..., Result]) -> None:
    bring({})
    FILE.rename("vacancies/elsewhere.md")
    assert "0 new, 0 changed, 0 closed, 0 open again, 1 as they were" in bring({}).output


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Fitter", "Fitter", "Fitter"], ["fitter-2", "fitter-utrecht", "fitter-3"]),
        (["../../etc/passwd"], ["etc-passwd"]),
        (["README"], ["readme-utrecht"]),
        (["con"], ["con"]),
        (["维修工"], None),
        (["a" * 400], ["a" * 60]),
    ],
)
def test_a_file_has_a_name_of_its_own_in_the_folder_of_vacancies(
    site: Path, bring: Callable[..., Result], titles: list[str], names: list[str] | None
) -> None:
    before = {path for path in site.rglob("*") if ".kollega" not in path.parts}
    done = bring(*({"id": number, "title": title} for number, title in enumerate(titles)))
    assert done.exit_code == 0, done.output
    new = {path for path in site.rglob("*") if ".kollega" not in path.parts} - before - {site / "answer.json"}
    assert {path.parent for path in new} == {site / "vacancies"}
    assert names is None or {path.stem for path in new} == set(names)
    assert CliRunner().invoke(kollega, ["check", "vacancies"]).exit_code == 0


def test_a_copy_of_a_file_is_told_and_left_alone(bring: Callable[..., Result]) -> None:
    bring({})
    copy = Path("vacancies/painter.md")
    copy.write_text(FILE.read_text("utf-8").replace("title: Lift fitter", "title: Painter"), "utf-8")
    before = copy.read_bytes()
    done = bring({"title": "Lead lift fitter"})
    assert "vacancies/painter.md: `imported` is the same as in vacancies/lift-fitter.md" in done.output
    assert "1 changed" in done.output
    assert copy.read_bytes() == before


def test_a_text_without_end_still_has_facts_that_can_be_read(bring: Callable[..., Result]) -> None:
    done = bring({"content": "".join(f"<p>Line {number}</p>" for number in range(2_000))})
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(kollega, ["check", str(FILE)]).exit_code == 0


def test_a_dry_run_shows_a_diff_and_writes_nothing(bring: Callable[..., Result]) -> None:
    before = files()
    done = bring({}, options=("--dry-run",))
    assert "+title: Lift fitter" in done.output
    assert "1 new" in done.output
    assert files() == before


def test_nothing_is_written_while_a_file_cannot_be_read(bring: Callable[..., Result]) -> None:
    Path("vacancies/fitter.md").write_text("---\ntitle: [\n---\n", "utf-8")
    before = files()
    done = bring({})
    assert (done.exit_code, files()) == (1, before)
    assert "vacancies/fitter.md:3:1: error" in done.output


def test_a_file_whose_facts_cannot_be_told_apart_is_left_alone(bring: Callable[..., Result]) -> None:
    bring({})
    stamp = FILE.read_text("utf-8").partition("digest: ")[2].partition("\n")[0].strip("'")
    facts = f"{{title: Lift fitter, imported: {{from: greenhouse/acme, id: 4000, digest: '{stamp}'}}}}"
    FILE.write_text(f"---\n{facts}\n---\n\nText\n", "utf-8")
    before = FILE.read_bytes()
    done = bring({"title": "Other"})
    assert "its facts cannot be read" in done.output
    assert FILE.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("greenhouse", "gone.json"), "gone.json: there is no such file"),
        (("greenhouse", "a/../b"), "“a/../b” is not the name of an account of Greenhouse"),
        (("greenhouse", "vacancies"), "that is a folder"),
        (("jobposting", "ftp://a.example/"), "is not a web address"),
        (("greenhouse", "acme", "--lang", "nl"), "the site has no language “nl”"),
        (("greenhouse", "mkdocs.yml"), "mkdocs.yml: it is not JSON (line 1, column 1)"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_source_that_is_none_is_refused_with_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert "→" in done.output


# From the network, which is this machine


@pytest.fixture
def careers(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A careers site: a page that leads to two of vacancies, of which one is gone."""
    pages = {
        "/jobs/": b'<a href="one/">One</a> <a href="two/">Two</a> <a href="/about/">About</a>',
        "/jobs/one/": PAGE.replace("https://www.acme.example/jobs/lift-fitter/", "/jobs/one/").encode(),
    }

    class Careers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            known = body is not None and self.headers["If-None-Match"] == '"1"'
            self.send_response(304 if known else 404 if body is None else 200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", "0" if known else str(len(body or b"")))
            self.end_headers()
            self.wfile.write(b"" if known else body or b"")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Careers) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/jobs/"
        server.shutdown()


def test_a_careers_page_is_read_with_the_pages_below_it(site: Path, careers: str) -> None:
    done = run("jobposting", careers)
    assert (done.exit_code, "1 new" in done.output) == (0, True), done.output
    assert f"from: jobposting/{careers.removeprefix('http://').rstrip('/')}" in FILE.read_text("utf-8")
    assert len(list((site / ".kollega/import").iterdir())) == 2
    assert "0 new, 0 changed, 0 closed, 0 open again, 1 as they were" in run("jobposting", careers).output


# Real answers, which lie beside this repository where it is worked on

REAL = CORPUS.parent / "ats"


@pytest.mark.corpus
@pytest.mark.skipif(not REAL.is_dir(), reason="the real answers are not there")
def test_real_answers_make_files_without_errors(site: Path) -> None:
    for name in ("greenhouse.json", "lever.json", "recruitee.json", "personio.xml"):
        done = run(name.partition(".")[0], str(REAL / name), "--account", "acme")
        assert done.exit_code == 0, done.output
    assert len(list((site / "vacancies").iterdir())) == 1 + 7
    assert CliRunner().invoke(kollega, ["check", "vacancies"]).exit_code == 0
