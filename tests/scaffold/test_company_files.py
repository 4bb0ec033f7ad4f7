"""What a company's repository holds for its code host, its hosts and its colleagues, as their programs read it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema.validators import validator_for

from handbook import links
from kollega.cli.command import kollega
from kollega.scaffold.company import Company, company_files
from kollega.scaffold.handbook import handbook_files
from node import read_with

COMPANY = Company("Veer & Peil", ("en", "nl"), "https://work.veer.example/", "https://veer.example/")
TEXTS = {path: content.decode() for path, content in company_files(COMPANY)}
WORKFLOWS = {path: text for path, text in TEXTS.items() if path.startswith(".github/workflows/")}
WITH_DIGEST = re.sub(r"^  # (digest:|  )", r"  \1", WORKFLOWS[".github/workflows/site.yml"], flags=re.MULTILINE)
"""The workflow as it is once the signs before its last job are taken off."""

# The code host


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        *((path, "github-workflows") for path in WORKFLOWS),
        *((path, "github-issue-forms") for path in TEXTS if path.startswith(".github/ISSUE_TEMPLATE/")),
        (".github/dependabot.yml", "dependabot"),
        (".gitlab-ci.yml", "gitlab-ci"),
        ("renovate.json", "renovate"),
    ],
)
def test_the_code_hosts_own_schema_takes_a_file(path: str, schema: str) -> None:
    known = files("check_jsonschema").joinpath(f"builtin_schemas/vendor/{schema}.json")
    rules = json.loads(known.read_text("utf-8"))
    content = yaml.safe_load(TEXTS[path])
    content = {"on" if key is True else key: value for key, value in content.items()}  # YAML 1.1 takes `on` for true
    assert [error.message for error in validator_for(rules)(rules).iter_errors(content)] == []


def test_linters_find_nothing_in_the_workflows(tmp_path: Path) -> None:
    for path, text in [*TEXTS.items(), (".github/workflows/with-digest.yml", WITH_DIGEST)]:
        if path.startswith(".github/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
    zizmor = Path(sys.executable).with_name("zizmor")
    arguments = ["--offline", "--quiet", "--persona=pedantic", "--format=json", "."]
    done = subprocess.run([zizmor, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout or "[]")) == (0, []), done.stderr


def test_another_linter_finds_nothing_in_them_either() -> None:
    broken = "on: push\njobs: {a: {runs-on: ubuntu-latest}}"
    found = read_with("workflows.mjs", WORKFLOWS | {"with-digest.yml": WITH_DIGEST, "broken.yml": broken})
    assert [path for path in found if found[path]] == ["broken.yml"]


def test_other_peoples_actions_are_named_by_commit_with_their_tag_and_one_commit_each() -> None:
    used = [found for text in [*WORKFLOWS.values(), WITH_DIGEST] for found in re.findall(r"uses: (\S+)@(.*)", text)]
    assert len(used) > 10
    for _, version in used:
        assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", version), version
    assert len(set(used)) == len({action for action, _ in used})


def test_who_has_to_agree_is_said_of_what_is_there() -> None:
    lines = [line for line in TEXTS["CODEOWNERS"].splitlines() if re.match("#?/", line)]
    written = {*TEXTS, "constraints.txt", "requirements.txt", "vendor/handbook/index.md"}
    for line in lines:
        path = line.lstrip("#").split()[0].removeprefix("/")
        assert [each for each in written if each == path or (path.endswith("/") and each.startswith(path))], path
    assert [line for line in lines if not line.startswith("#")] == []  # nobody is asked whom the host does not know


# What is run there


GH = """#!{python}
import os, sys
assert sys.argv[1:] == ["api", "repos/veer/careers/pages", "--jq", ".build_type"], sys.argv
sys.stderr.write(os.environ["SAYS"])
print("workflow" if os.environ["STATUS"] == "0" else "{{}}")
sys.exit(int(os.environ["STATUS"]))
"""


@pytest.mark.parametrize(
    ("status", "says", "published", "ends"),
    [("0", "", True, 0), ("1", "gh: Not Found (HTTP 404)", False, 0), ("1", "gh: HTTP 502", False, 1)],
    ids=["Pages are on", "Pages are off", "GitHub is down"],
)
def test_where_pages_are_off_that_is_said_and_nothing_fails(
    tmp_path: Path, status: str, says: str, *, published: bool, ends: int
) -> None:
    (tmp_path / "gh").write_text(GH.format(python=sys.executable))
    (tmp_path / "gh").chmod(0o755)
    told, deploy = yaml.safe_load(WORKFLOWS[".github/workflows/site.yml"])["jobs"]["publish"]["steps"]
    environ = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "veer/careers",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "STATUS": status,
        "SAYS": says,
    }
    (tmp_path / "output").touch()
    # as GitHub runs it: bash -e
    done = subprocess.run(["bash", "-e", "-c", told["run"]], cwd=tmp_path, env=environ, capture_output=True, text=True)  # noqa: PLW1510 - the status is what is tested
    assert done.returncode == ends, done.stderr
    assert ((tmp_path / "output").read_text() == "on=yes\n") == published
    assert ("::notice title=Nothing was published yet::" in done.stdout) == (not published and not ends)
    assert deploy["if"] == "steps.pages.outputs.on == 'yes'"


GITLAB = yaml.safe_load(TEXTS[".gitlab-ci.yml"])
JOBS = {name: job for name, job in GITLAB.items() if isinstance(job, dict) and "script" in job}


def commands_of(text: str) -> list[list[str]]:
    """Return the words of each command of ours in lines of a shell."""
    return [
        shlex.split(re.split(r"\||>", part)[0])
        for part in re.split(r"&&|\n", text)
        if part.strip().startswith("kollega ")
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company")
    for path, content in company_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)  # without git, nothing is taken from the cache
    return folder


def test_what_the_code_host_and_other_hosts_run_can_be_run_and_makes_what_they_keep(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    texts = [WORKFLOWS[f".github/workflows/{name}.yml"] for name in ("site", "due", "gaps", "links")]
    steps = [step for text in texts for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
    scripts = [step["run"] for step in steps if "run" in step]
    scripts += ["\n".join(job["script"]) for job in JOBS.values()]
    scripts += [tomllib.loads(TEXTS["netlify.toml"])["build"]["command"]]
    given = {tuple(words) for script in scripts for words in commands_of(script) if words[1] != "review"}
    assert len(given) == 10
    for _, *words in sorted(given):  # nothing is asked of the web: one applies to the example by mail
        done = CliRunner().invoke(kollega, words)
        assert done.exit_code == 0, done.output
    preview, _ = JOBS["preview"]["artifacts"]["paths"]
    (public,) = JOBS["pages"]["artifacts"]["paths"]
    netlify = tomllib.loads(TEXTS["netlify.toml"])["build"]["publish"]
    cloudflare = tomllib.loads(TEXTS["wrangler.toml"])["pages_build_output_dir"]
    assert [(site / each / "index.html").is_file() for each in (preview, public, netlify, cloudflare)] == [True] * 4


@pytest.mark.parametrize(("due", "fails"), [("- [ ] Fog: due for review", True), ("Nothing ends.", False)])
def test_gitlab_writes_to_somebody_where_something_is_due(tmp_path: Path, due: str, *, fails: bool) -> None:
    command, reminder = JOBS["due"]["script"]
    assert command.endswith("| tee due.md")
    (tmp_path / "due.md").write_text(f"{due}\n")
    done = subprocess.run(["bash", "-eo", "pipefail", "-c", reminder], cwd=tmp_path, check=False)
    assert bool(done.returncode) == fails


@pytest.mark.parametrize("hook", ["", "https://hooks.example/build?a=1&b=2"])
def test_hosts_that_build_themselves_are_called_at_night_where_their_hook_is_known(tmp_path: Path, hook: str) -> None:
    (tmp_path / "curl").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > called\n')
    (tmp_path / "curl").chmod(0o755)
    job = yaml.safe_load(WORKFLOWS[".github/workflows/site.yml"])["jobs"]["elsewhere"]
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "BUILD_HOOK": hook}
    subprocess.run(["bash", "-e", "-c", job["steps"][0]["run"]], cwd=tmp_path, env=environ, check=True)
    called = tmp_path / "called"
    assert (called.read_text().splitlines()[-3:] if hook else called.exists()) == (
        ["--request", "POST", hook] if hook else False
    )


def test_a_merge_request_never_writes_what_is_kept() -> None:
    assert {name: job["cache"].get("policy") for name, job in JOBS.items() if "cache" in job} == {
        "preview": "pull",
        "pages": None,
    }
    steps = yaml.safe_load(WORKFLOWS[".github/workflows/site.yml"])["jobs"]["site"]["steps"]
    (saved,) = [step for step in steps if "cache" in step.get("uses", "") and "restore" not in step["uses"]]
    assert saved["if"] == "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"


# The colleagues


def test_the_read_me_is_in_the_first_language_and_leads_to_what_is_there() -> None:
    for lang, word in [("en", "Add a story"), ("nl", "Een verhaal"), ("sv", "en berättelse"), ("de", "Eine Geschichte"),
                       ("fr", "un récit"), ("no", "Add a story")]:  # fmt: skip
        written = dict(company_files(Company(languages=(lang, "ja")))) | dict(handbook_files())
        text = written["README.md"].decode()
        assert word in text, lang
        assert links(text), lang
        assert [link for link in links(text) if link not in written] == [], lang
        folders = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        known = {*written, *(f"{parent}/" for path in written for parent in map(str, PurePosixPath(path).parents))}
        named = {path for cell in folders for path in re.findall("`(.*?)`", cell)} - {
            "requirements.txt",
            "constraints.txt",
        }
        assert named - known == set(), lang
        assert text.count(".venv/bin/python -m pip install -r requirements.txt") == 1, lang
        assert text.count(r".venv\Scripts\python -m pip install -r requirements.txt") == 1, lang
        assert written[".github/pull_request_template.md"] == written[".gitlab/merge_request_templates/Default.md"]


@pytest.mark.parametrize("vendored", [True, False])
def test_the_read_me_says_what_lies_in_vendor(*, vendored: bool) -> None:
    text = dict(company_files(COMPANY, vendored=vendored))["README.md"].decode()
    assert ("the program itself" in text, "which fetches the program" in text) == (vendored, not vendored)


def test_the_handbook_lies_there_and_no_link_of_it_leads_nowhere() -> None:
    pages = {path.removeprefix("vendor/handbook/"): content for path, content in handbook_files()}
    assert {"index.md", "settings.md", "nginx.conf", "images/vacancy.webp"} <= pages.keys()
    for name, content in pages.items():
        text = content.decode() if name.endswith(".md") else ""
        targets = [link.partition("#")[0] for link in links(text) if "://" not in link]
        assert [target for target in targets if target and target not in pages] == [], name


def test_hosts_are_told_the_name_of_the_site() -> None:
    assert "    server_name work.veer.example;\n" in TEXTS["nginx.conf"]
    assert "careers.example.org" not in TEXTS["nginx.conf"]
    assert tomllib.loads(TEXTS["wrangler.toml"])["name"] == "veer-peil-careers"


# The settings


@pytest.mark.parametrize("lang", ["en", "nl", "sv", "de", "fr", "de-AT", "no"])
def test_one_word_of_the_theme_is_said_otherwise_in_the_first_language(lang: str) -> None:
    catalogues = [path for path, _ in company_files(Company(languages=(lang, "ja"))) if path.startswith("theme/")]
    tag = {"de-AT": "de", "no": "en"}.get(lang, lang)
    assert catalogues == [f"theme/words/{tag}.po"]


def test_answers_stand_in_the_settings() -> None:
    company = Company(
        "A", ("en",), "https://a.example/", "https://b.example/", ("#112233", "#445566"), {"assets/logo.svg": b"x"}
    )
    written = dict(company_files(company))
    config: dict[str, Any] = yaml.safe_load(written["mkdocs.yml"])
    assert (config["site_name"], config["site_url"]) == ("Working at A", "https://a.example/")
    assert config["plugins"][0]["kollega"]["organisation"] == {
        "name": "A",
        "url": "https://b.example/",
        "logo": "assets/logo.svg",
        "colours": {"brand": "#112233", "support": "#445566"},
    }
    assert written["pages/assets/logo.svg"] == b"x"
