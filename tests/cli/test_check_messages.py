"""The check speaks the language that a site sets, in every form of its report.

KOLLEGA_RENEW=1 writes the reports anew; read what git then shows as changed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import ConfigurationError
from kollega.host.serve import error_page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

REPORTS = Path(__file__).parent / "reports"

FRONT = "---\ntitle: {title}\nauthors: [robin-exampel]\ndate: {date}\ndescription: One.\n---\n\nText.\n"
VACANCY = """---
title: Fitter (REMOTE!!)
date_posted: 2026-02-01
description: One.
locations: [{city: Linz, country: AT}]
apply_email: jobs at example.org
stauts: draft
---

<script>alert()</script> [there](nowhere.md)
"""


def set_language(site: Path, lang: str) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      #messages: nl\n", f"      messages: {lang}\n")
    assert f"messages: {lang}" in text
    settings.write_text(text, "utf-8")


@pytest.fixture
def broken(site: Path) -> Path:
    """A site with one mistake of each of many kinds."""
    (site / "stories/one.md").write_text(FRONT.format(title="One", date="soon"))
    (site / "stories/two.md").write_text(FRONT.format(title="Two: 2", date="2026-01-05"))
    (site / "stories/three.md").write_text(FRONT.format(title="3\ncolour: red\nquote: No!", date="2026-01-05"))
    (site / "stories/four.md").write_text(FRONT.format(title="<b>4\nphoto: four.jpg", date="2126-01-05"))
    (site / "vacancies/fitter.md").write_text(VACANCY)
    (site / "vacancies/open.md").write_text(VACANCY.replace("stauts: draft\n", "").replace(" at ", "@"))
    return site


@pytest.mark.parametrize("lang", ["en", "nl", "sv", "de", "fr"])
def test_a_broken_site_is_told_of_in_the_language_of_its_settings(
    broken: Path, run: Callable[..., Result], lang: str
) -> None:
    set_language(broken, lang)
    result = run("check")
    golden = REPORTS / f"{lang}.txt"
    if "KOLLEGA_RENEW" in os.environ:
        golden.write_text(result.output, encoding="utf-8", newline="\n")
    assert (result.exit_code, result.output) == (1, golden.read_text("utf-8"))


def test_every_form_of_the_report_has_the_same_words_and_codes_stay(broken: Path, run: Callable[..., Result]) -> None:
    set_language(broken, "nl")
    message, hint = (
        "er hoort een datum te staan, maar er staat ‘soon’",
        "Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-01.",
    )
    told = json.loads(run("check", "stories/one.md", "--format", "json").output)[0]
    assert (told["severity"], told["code"], told["message"], told["hint"]) == ("error", "bad-date", message, hint)
    assert (
        f"::error file=stories/one.md,line=4,col=7,title=bad-date::{message}%0A{hint}"
        in run("check", "stories/one.md", "--format", "github").output
    )
    assert "- **fout** op regel 4: er hoort een datum" in run("check", "stories/one.md", "--format", "markdown").output


@pytest.mark.usefixtures("broken")
def test_alerts_of_a_code_host_stay_the_same_ones_when_the_language_changes(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = {}
    for lang in ("en", "de"):
        monkeypatch.setenv("KOLLEGA_MESSAGES", lang)
        (runs[lang],) = json.loads(run("check", "--format", "sarif").output)["runs"]
    english, german = (
        [(each["ruleId"], each["partialFingerprints"]) for each in run["results"]] for run in runs.values()
    )
    assert english == german
    assert runs["en"]["results"][0]["message"] != runs["de"]["results"][0]["message"]
    rules = {rule["id"]: rule["fullDescription"]["text"] for rule in runs["de"]["tool"]["driver"]["rules"]}
    assert rules["broken-link"] == "Lesende würden auf einer Seite landen, die das sagt."


def test_what_somebody_has_in_their_environment_wins(
    broken: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(broken, "nl")
    monkeypatch.setenv("KOLLEGA_MESSAGES", "fr")
    assert run("check", "stories/people").output == "1 personne : tout va bien.\n".replace(" :", "\N{NO-BREAK SPACE}:")
    assert "Ce qui a été trouvé" in run("check", "--explain", "bad-date").output


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "organisation:",
            "organization:",
            ": plugins.kollega.organization: diese Option gibt es nicht\n  → Meintest",
        ),
        ("site_url: ", "site_url: x", ": site_url: „xhttps://"),
        ("docs_dir: pages", "docs_dir: [", "Fehler: mkdocs.yml:"),
        ("messages: de", "messages: dee", ": plugins.kollega.messages: “dee” is not one of"),
    ],
    ids=["option", "address", "yaml", "no language of ours"],
)
def test_settings_that_cannot_be_used_are_refused_in_their_own_language(
    site: Path, run: Callable[..., Result], before: str, after: str, said: str
) -> None:
    set_language(site, "de")
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(before, after, 1), "utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_page_of_a_preview_says_it_in_the_language_of_the_site(site: Path) -> None:
    set_language(site, "sv")
    page = error_page_of(ConfigurationError("site_url", "x"), site / "mkdocs.yml").html
    assert '<html lang="sv"' in page
    assert "Något behöver rättas" in page
    assert "Webbplatsen kan inte visas förrän det här är rättat." in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--due", "400"], "in den nächsten 400 Tagen ab"),
        (["--fix"], "Es gibt nichts, das sich gefahrlos beheben ließe.\n"),
        (["--translations"], "Geschichten"),
        (["--published", "list.txt"], "Die Website hat 0 von 1 Adresse aus list.txt. careers.example.org wurde für"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_the_check_tells_besides_is_in_the_language_too(
    site: Path, run: Callable[..., Result], arguments: list[str], said: str
) -> None:
    set_language(site, "de")
    (site / "list.txt").write_text("https://careers.example.org/old/\n")
    result = run("check", *arguments)
    assert said in result.stdout + result.stderr
