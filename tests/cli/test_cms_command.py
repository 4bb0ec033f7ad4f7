"""`kollega cms`: what it writes, what it leaves alone, and what the check says of it afterwards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from company import Company

GITHUB = ("--repo", "https://github.com/acme/careers")
CONFIG = "pages/admin/config.yml"
FILES = [CONFIG, "pages/admin/index.html", "package.json", "package-lock.json"]


def said_by(company: Company, *arguments: str) -> subprocess.CompletedProcess[str]:
    return company.run("kollega", "cms", *arguments)


def text_of(company: Company, path: str) -> str:
    return (company.root / path).read_text("utf-8")


def written(root: Path) -> list[str]:
    return [path for path in FILES if (root / path).exists()]


def test_it_writes_the_page_the_forms_and_what_installs_the_editor(company: Company) -> None:
    result = said_by(company, "sveltia", *GITHUB)
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.strip() for line in result.stdout.splitlines()[:4]] == FILES == written(company.root)
    assert yaml.safe_load(text_of(company, CONFIG))["backend"] == {
        "name": "github",
        "repo": "acme/careers",
        "branch": "main",
    }
    page = text_of(company, "pages/admin/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert "http" not in page
    assert "npm ci --ignore-scripts" in result.stdout
    check = company.run("kollega", "check", "--strict")
    assert (check.returncode, check.stderr) == (0, "")


HOSTS = [
    pytest.param(["https://github.com/acme/careers"], "github", "acme/careers", None, id="GitHub"),
    pytest.param(["git@github.com:acme/careers.git"], "github", "acme/careers", None, id="as git writes it"),
    pytest.param(["https://gitlab.com/acme/hr/careers/"], "gitlab", "acme/hr/careers", None, id="GitLab, in a group"),
    pytest.param(
        ["https://gitlab.acme.example/hr/careers"],
        "gitlab",
        "hr/careers",
        "https://gitlab.acme.example/api/v4",
        id="a GitLab of one's own",
    ),
    pytest.param(
        ["https://code.acme.example/hr/careers", "--host", "github"],
        "github",
        "hr/careers",
        "https://code.acme.example/api/v3",
        id="a GitHub of one's own",
    ),
]


@pytest.mark.parametrize(("given", "name", "repository", "api"), HOSTS)
def test_a_repository_is_known_by_its_address(
    company: Company, given: list[str], name: str, repository: str, api: str | None
) -> None:
    assert said_by(company, "decap", "--repo", *given).returncode == 0
    backend = yaml.safe_load(text_of(company, CONFIG))["backend"]
    assert (backend["name"], backend["repo"], backend.get("api_root")) == (name, repository, api)


@pytest.mark.parametrize("given", [[], ["--repo", "https://code.acme.example/hr/careers"], ["--repo", "acme"]])
def test_a_repository_that_is_not_known_is_asked_for(company: Company, given: list[str]) -> None:
    result = said_by(company, "sveltia", *given)
    assert result.returncode == 2
    assert "--repo https://github.com/acme/careers" in " ".join(result.stderr.split())
    assert written(company.root) == []


def test_what_is_one_s_own_stays_when_settings_change(company: Company) -> None:
    said_by(company, "sveltia", *GITHUB)
    company.edit(CONFIG, "  branch: main\n", "  branch: live\n  base_url: https://sign-in.acme.example\n")
    company.configure({"tags": {"lifts": {"name": "Lifts"}}})
    check = company.run("kollega", "check", "--format", "json")
    found = [(each["path"], each["code"], each["severity"]) for each in json.loads(check.stdout)]
    found = [each for each in found if each[2] != "note"]
    assert found == [(CONFIG, "editor-out-of-date", "warning")]
    result = said_by(company, "sveltia")
    assert (result.returncode, result.stderr) == (0, "")
    text = text_of(company, CONFIG)
    assert yaml.safe_load(text)["backend"]["base_url"] == "https://sign-in.acme.example"
    assert "value: lifts" in text
    assert company.run("kollega", "check", "--strict").returncode == 0
    assert [line.strip() for line in said_by(company, "sveltia").stdout.splitlines()[:4]] == [
        f"{path} (as it was)" for path in FILES
    ]


@pytest.mark.parametrize("path", FILES[:2])
def test_what_somebody_changed_by_hand_is_shown_and_not_written_over(company: Company, path: str) -> None:
    said_by(company, "sveltia", *GITHUB)
    before = text_of(company, path)
    company.write(path, before.replace("Title", "Headline").replace("<noscript>", "<noscript>Sorry: "))
    company.configure({"tags": {"lifts": {"name": "Lifts"}}})
    changed = {each: text_of(company, each) for each in FILES}
    result = said_by(company, "sveltia")
    assert result.returncode == 2
    assert f"somebody has edited {path} by hand" in result.stderr
    assert "Headline" in result.stderr or "Sorry" in result.stderr
    assert {each: text_of(company, each) for each in FILES} == changed
    assert said_by(company, "sveltia", "--overwrite").returncode == 0
    assert "Headline" not in text_of(company, path)
    assert "Sorry" not in text_of(company, path)


def test_a_configuration_of_one_s_own_is_left_alone(company: Company) -> None:
    company.write(CONFIG, "backend: {name: git-gateway}\n")
    result = said_by(company, "decap", *GITHUB)
    assert result.returncode == 2
    assert text_of(company, CONFIG) == "backend: {name: git-gateway}\n"
    assert written(company.root) == [CONFIG]


def test_a_newer_version_of_the_editor_stays_until_another_editor_is_chosen(company: Company) -> None:
    said_by(company, "sveltia", *GITHUB)
    newer = text_of(company, "package.json").replace("0.221.1", "0.999.0")
    company.write("package.json", newer)
    said_by(company, "sveltia")
    assert text_of(company, "package.json") == newer
    said_by(company, "decap")
    assert [*json.loads(text_of(company, "package.json"))["dependencies"]] == ["decap-cms", "js-yaml"]
    assert "decap-cms.js" in text_of(company, "pages/admin/index.html")
    assert yaml.safe_load(text_of(company, CONFIG))["backend"]["repo"] == "acme/careers"


def test_a_package_json_of_one_s_own_stays(company: Company) -> None:
    company.write("package.json", '{"name": "acme-site"}\n')
    result = said_by(company, "sveltia", *GITHUB)
    assert text_of(company, "package.json") == '{"name": "acme-site"}\n'
    assert "package-lock.json" not in written(company.root)
    assert "npm install --save-exact @sveltia/cms@0.221.1 js-yaml@5.5.0" in result.stdout


def test_forms_speak_the_site_s_language_or_another_of_it(company: Company) -> None:
    company.configure({"languages": ["nl", "de"]})
    said_by(company, "sveltia", *GITHUB)
    assert "label: Geschreven door" in text_of(company, CONFIG)
    said_by(company, "sveltia", "--lang", "de")
    assert "label: Geschrieben von" in text_of(company, CONFIG)
    said_by(company, "sveltia")
    assert "label: Geschrieben von" in text_of(company, CONFIG)
    assert said_by(company, "sveltia", "--lang", "fr").returncode == 2
