"""The report in SARIF, read by the schema of the standard and as code hosts read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.check.codes import explanations
from kollega.check.reports.findings import Findings
from kollega.check.reports.sarif import ROOT, sarif_report
from kollega.diagnostics import Diagnostic, Mark, Severity
from node import READERS

ERROR = Diagnostic.at("stories/me.md", Mark(3, 11), "unknown-person", "there is no person “ines”", "Is it `inez`?")
WARNING = Diagnostic.at("stories/me.md", Mark(2, 1), "unknown-key", "`tittle` is not known", severity=Severity.WARNING)
NOTE = Diagnostic.at("vacancies/x.md", Mark(1), "no-pay", "it does not say its pay", severity=Severity.NOTE)
LINES = {("stories/me.md", 3): "authors: [ines, marjan-dekkers]"}


def run_of(*diagnostics: Diagnostic, folder: str = "", lines: dict[tuple[str, int], str] | None = None) -> Any:
    return json.loads(sarif_report(Findings(diagnostics, PurePath(folder)), lines or {}))["runs"][0]


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of SARIF 2.1.0, as Microsoft's own matcher holds it."""
    file = READERS / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    if not file.is_file():
        pytest.skip("the schema of SARIF is not installed; `make readers` does that where it can")
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("diagnostics", [(), (ERROR,), (WARNING, ERROR, NOTE)], ids=["nothing", "one", "each severity"])
def test_the_report_is_valid_by_the_schema_of_the_standard(diagnostics: tuple[Diagnostic, ...], schema: Any) -> None:
    jsonschema.validate(json.loads(sarif_report(Findings(diagnostics), LINES)), schema)


def test_a_problem_is_told_with_its_severity_words_and_place() -> None:
    (result,) = run_of(ERROR, lines=LINES)["results"]
    assert (result["ruleId"], result["level"]) == ("unknown-person", "error")
    assert result["message"]["text"] == "there is no person “ines”\nIs it `inez`?"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "stories/me.md", "uriBaseId": ROOT},
        "region": {"startLine": 3, "startColumn": 11, "endColumn": 15},
    }


def test_columns_count_characters_and_the_report_says_so() -> None:
    line = "title: 🦊🦊 [b](c.md)"
    run = run_of(replace(ERROR, line=1, column=11), lines={("stories/me.md", 1): line})
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "[b](c.md)"


@pytest.mark.parametrize(
    ("folder", "path", "uri"),
    [
        ("", "stories/my year.md", "stories/my%20year.md"),
        ("", "stories/été#1.md", "stories/%C3%A9t%C3%A9%231.md"),
        ("", "stories/a:b%20.md", "stories/a%3Ab%2520.md"),
        ("", "stories/\udcff.md", "stories/%3F.md"),
        ("sites/careers", "mkdocs.yml", "sites/careers/mkdocs.yml"),
        ("/srv/careers", "mkdocs.yml", "file:///srv/careers/mkdocs.yml"),
    ],
    ids=["a space", "accent and hash", "colon and percent", "no text", "a folder below", "a folder elsewhere"],
)
def test_a_path_is_an_address_below_the_root_of_the_repository(folder: str, path: str, uri: str) -> None:
    (result,) = run_of(replace(ERROR, path=path), folder=folder)["results"]
    file = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert file == ({"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT})


def test_every_code_is_a_rule_with_all_that_code_hosts_show() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(explanations())
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"] in {each.replace("\n\n", "\n") for each in [rule["help"]["markdown"]]}
        assert rule["defaultConfiguration"]["level"] in set(Severity)
        assert len(rule["properties"]["tags"]) <= 10


def test_a_result_names_the_place_of_its_rule() -> None:
    run = run_of(WARNING, ERROR, NOTE)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_problem_is_the_same_when_it_moves_and_another_where_it_is_told_twice() -> None:
    line = "authors: [ines, ines]"
    first, moved = ({("stories/me.md", number): line} for number in (3, 9))
    before = run_of(ERROR, replace(ERROR, column=17), lines=first)["results"]
    after = run_of(replace(ERROR, line=9), lines=moved)["results"]
    assert before[0]["partialFingerprints"] == after[0]["partialFingerprints"]
    assert before[0]["partialFingerprints"] != before[1]["partialFingerprints"]


def test_of_more_problems_than_code_hosts_take_the_gravest_are_told() -> None:
    notes = [replace(NOTE, path=f"a/{number}.md") for number in range(3)]
    report = json.loads(sarif_report(Findings((*notes, ERROR, WARNING)), {}, most=3))
    assert [result["level"] for result in report["runs"][0]["results"]] == ["note", "warning", "error"]


def shown_by_a_viewer(text: str) -> str:
    """Return a message as whoever keeps to SARIF 2.1.0, 3.11, shows it; what is a link there is lost."""
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", text)
    assert not re.search(r"(?<!\{)(?:\{\{)*\{\d+\}(?!\})", text)
    return text.replace("{{", "{").replace("}}", "}").replace("\\[", "[")


@settings(deadline=None, max_examples=50)
@given(st.text(st.sampled_from("a0[](){} `"), max_size=30), st.text(max_size=20))
def test_any_message_and_path_come_out_as_they_were(message: str, name: str) -> None:
    (result,) = run_of(replace(ERROR, path=f"stories/{name.replace('/', '')}x", message=f"m{message}", hint=""))[
        "results"
    ]
    assert shown_by_a_viewer(result["message"]["text"]) == f"m{message}"
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert PurePosixPath(unquote(uri)).name == f"{name.replace('/', '')}x"
