"""What the host would fall over in a hand-written page is told before, with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kollega.site.addresses import DEFAULT_PAGES

if TYPE_CHECKING:
    from company import Company


def told(company: Company) -> dict[str, str]:
    """Return the message about each page whose address is taken, by its path."""
    found = json.loads(company.run("kollega", "check", "--format", "json").stdout)
    return {each["path"]: each["message"] for each in found if each["code"] == "page-taken"}


@pytest.fixture
def rich(company: Company) -> Company:
    """Return a site in two languages, with a tag, a place, two vacancies of a team, a former name and a translation."""
    company.configure({"languages": ["en", "nl"], "places": {"ghent": {"city": "Ghent", "country": "BE"}}})
    company.edit("stories/lifts.md", "tags: [lifts]", "tags: [lifts]\nlocation: ghent\naliases: [old-lifts]")
    company.write("stories/lifts.nl.md", (company.root / "stories/lifts.md").read_text("utf-8"))
    company.write("vacancies/welder.md", (company.root / "vacancies/fitter.md").read_text("utf-8"))
    return company


def test_a_page_at_any_address_of_the_site_is_told_and_only_there(rich: Company) -> None:
    own = {""} | {f"{prefix}{page}" for prefix in ("", "nl/") for page in DEFAULT_PAGES}
    drawn = {path.removesuffix("index.html") for path in rich.draw().files if path.endswith("/index.html")}
    taken = sorted((drawn | {"search/", "nl/search/"}) - own)
    assert {"stories/", "nl/vacancies/", "tags/lifts/", "stories/old-lifts/", "share/stories/lifts/"} < set(taken)
    assert {"share/departments/workshop/", "go/vldscek2/"} < set(taken)
    files = {f"pages/{address.removesuffix('/')}.md": f"the site uses the address /{address}" for address in taken}
    for path in (*files, "pages/first-post.md", "pages/privacy.md", "pages/guidelines.md", "pages/stories/other.md"):
        rich.write(path, "# Mine\n\nWords of mine.\n")
    said = told(rich)
    assert {path: message.partition(" itself")[0] for path, message in said.items()} == files


@pytest.mark.parametrize("name", ["vacancies", "vacancies.nl", "feeds", "share", "people", "stories/lifts"])
def test_what_is_told_is_what_would_not_be_shown(rich: Company, name: str) -> None:
    rich.write(f"pages/{name}.md", "# Mine\n\nWords of mine.\n")
    assert list(told(rich)) == [f"pages/{name}.md"]
    assert not any(b"Words of mine" in content for content in rich.draw().files.values())


@pytest.mark.parametrize("name", ["first-post", "privacy", "accessibility", "guidelines", "vacancies-with-us"])
def test_a_page_that_takes_the_place_of_the_themes_is_not_told(rich: Company, name: str) -> None:
    rich.write(f"pages/{name}.md", "# Mine\n\nWords of mine.\n")
    assert told(rich) == {}
    assert b"Words of mine" in rich.draw().files[f"{name}/index.html"]


@pytest.mark.parametrize(
    "line",
    [
        "[a link](https://[)",
        "![A boat](https://[/boat.jpg)",
        "A [link][one].\n\n[one]: https://[",
        "<https://[>",
    ],
    ids=["link", "picture", "reference", "in brackets"],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_address_that_nobody_can_read_is_an_error_with_its_line(company: Company, line: str, command: str) -> None:
    company.write("pages/index.md", f"# Work at Acme\n\n{line}\n")
    done = company.run("kollega", command)
    assert done.returncode == 1
    assert f"pages/index.md:{2 + line.count(chr(10)) + 1}:" in done.stdout + done.stderr
    assert "is not an address" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_brackets_that_belong_to_an_address_are_left_alone(company: Company) -> None:
    company.write("pages/index.md", "# Work at Acme\n\n[one](https://[::1]/) and [two](https://example.org/?a[]=1)\n")
    assert company.run("kollega", "check").returncode == 0


@pytest.mark.parametrize(
    ("settings", "pages", "hints"),
    [
        ({}, ["index.md"], []),
        ({"languages": ["en", "nl"]}, [], []),
        ({"languages": ["en", "nl"]}, ["index.md", "index.nl.md"], []),
        (
            {"languages": ["en", "nl"]},
            ["index.md"],
            ["pages/index.nl.md and translate it, and write the site's name under `site_names` in mkdocs.yml."],
        ),
        (
            {"languages": ["nl", "de-AT", "en"], "site_names": {"en": "A", "de-AT": "B"}},
            ["index.md", "index.en.md", "about.de-AT.md"],
            ["pages/index.de-AT.md and translate it."],
        ),
    ],
    ids=["one language", "no home at all", "two homes", "one home of two", "two homes of three"],
)
def test_a_language_into_which_the_home_page_is_not_translated_is_told_and_stops_nothing(
    company: Company, settings: dict[str, object], pages: list[str], hints: list[str]
) -> None:
    company.configure(settings)
    (company.root / "pages/index.md").unlink()
    for name in pages:
        company.write(f"pages/{name}", "# Home\n")
    done = company.run("kollega", "check", "--strict", "--format", "json")
    found = [each for each in json.loads(done.stdout) if each["code"] == "no-home"]
    assert [(each["path"], each["severity"]) for each in found] == [("pages/index.md", "note")] * len(hints)
    assert [each["hint"] for each in found] == [f"Copy it to {hint}" for hint in hints]
    assert done.returncode == 0, done.stdout
