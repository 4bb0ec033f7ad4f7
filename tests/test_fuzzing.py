"""Whatever is typed, there is no traceback, and what the check calls clean builds.

KOLLEGA_FUZZ=50 tries fifty times as much, each time something else: for a night, or after a change of what reads files.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from company import Company, minimal_company, picture
from kollega.check.codes import explanations
from kollega.check.content import check_project
from kollega.check.mending.mend import mend
from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.check.reports.text import text_report
from kollega.config.load import settings_of
from kollega.config.project import networks_of
from kollega.content.files import item_file, item_folders
from kollega.content.kind import ItemKind
from kollega.content.read import Content, reading_of
from kollega.diagnostics import ConfigurationError, Diagnostic, Severity
from kollega.guidelines.read import read_guidelines
from kollega.host.project import project_of
from kollega.scaffold.story_form import form_labels
from kollega.submissions.files import Intake
from kollega.submissions.form import form_submission
from kollega.submissions.mail import mail_submission
from kollega.submissions.submission import Submission, SubmissionError
from typing_hands import FORMS, GUIDELINES, OPTIONS, TEXTS, VALUES, item_files, mails, whole_forms

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = int(os.environ.get("KOLLEGA_FUZZ", "1"))
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTINGS = settings_of({"organisation": {"name": "Veer", "url": "https://www.example.org/"}, "languages": ["en", "nl"]})
PATHS = {ItemKind.STORY: "stories/x.md", ItemKind.VACANCY: "vacancies/x.md", ItemKind.PERSON: "stories/people/x.md"}


def often(examples: int, *, shrinks: bool = True) -> Callable[..., settings]:
    """Return how often something is tried: the same each time, unless more is wanted."""
    health = [
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ]
    return settings(
        phases=tuple(Phase) if shrinks else (Phase.generate,),
        max_examples=examples * TIMES,
        derandomize=TIMES == 1,
        deadline=None,
        database=None,
        suppress_health_check=health,
    )


@often(100)
@given(kind=st.sampled_from(list(ItemKind)), data=st.data())
def test_any_file_of_an_item_is_read_and_mended_or_told(kind: ItemKind, data: st.DataObject) -> None:
    file = item_file(PATHS[kind], item_folders(SETTINGS))
    assert file is not None
    content = data.draw(item_files(kind))
    item, told = reading_of(file, content, SETTINGS)
    assert item is not None or told
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in told:
        assert each.code in explanations()
        assert each.severity in explanations()[each.code].severities
        assert 1 <= each.line <= len(lines)
        assert 1 <= each.column <= len(lines[each.line - 1]) + 1, each
    after, _ = mend(file, content, SETTINGS)
    assert mend(file, after, SETTINGS)[0] == after


@often(2, shrinks=False)  # to build a site so often would take minutes
@given(data=st.data())
def test_what_the_check_calls_clean_builds(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    company = minimal_company(tmp_path_factory.mktemp("fuzz") / "site")
    company.write("stories/people/anna.md", "---\nname: Anna Maas\n---\nAnna.\n")
    company.write("stories/quay.jpg", picture((320, 240)))
    files = {
        f"{folder}/n{number}.md": data.draw(item_files(kind, most=1))
        for kind, folder in (
            (ItemKind.STORY, "stories"),
            (ItemKind.VACANCY, "vacancies"),
            (ItemKind.PERSON, "stories/people"),
        )
        for number in range(8)
    } | {f"pages/n{number}.md": data.draw(TEXTS).encode("utf-8", "replace") for number in range(4)}
    for path, content in files.items():
        company.write(path, content)
    while errors := [each for each in told_of(company) if each.severity is Severity.ERROR]:
        for path in {each.path for each in errors}:
            (company.root / path).unlink()
    website = company.draw()
    assert (website.folder / "stories/index.html").is_file()


def told_of(company: Company) -> tuple[Diagnostic, ...]:
    """Return what the check tells, once it could be shown."""
    project = project_of(company.config_file)
    found = check_project(project, NOW).diagnostics
    assert text_report(Findings(found), source_lines(project.root, found)).plain
    return found


@often(100)
@given(options=OPTIONS)
def test_any_options_are_settings_or_told(options: dict[object, object]) -> None:
    with suppress(ConfigurationError):
        networks_of(settings_of(options))  # type: ignore[arg-type] # YAML gives keys of any kind


@often(40)
@given(
    text=st.one_of(
        OPTIONS.map(lambda each: yaml.safe_dump({"plugins": [{"kollega": each}]}, allow_unicode=True)),
        st.dictionaries(
            st.sampled_from(["plugins", "nav", "theme", "extra_css", "repo_url", "x"]), VALUES, max_size=3
        ).map(lambda each: "\n".join(f"{key}: {value}" for key, value in each.items())),
        st.text(max_size=40),
    )
)
def test_any_mkdocs_yml_is_read_or_told(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("settings")
    (root / "pages").mkdir()
    start = "site_name: Us\nsite_url: https://careers.example.org/\ndocs_dir: pages\ntheme: {name: kollega}\n"
    (root / "mkdocs.yml").write_bytes((start + text).encode("utf-8", "surrogatepass"))
    with suppress(ConfigurationError):
        project_of(root / "mkdocs.yml")


@often(100)
@given(text=GUIDELINES)
def test_any_guidelines_are_read_or_told(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("guidelines")
    (root / "guidelines.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    for each in read_guidelines("guidelines.yml", root)[1]:
        assert each.code in explanations()


@often(80)
@given(body=st.one_of(FORMS, whole_forms()))
def test_any_form_becomes_a_story_that_can_be_read_or_is_refused(body: str) -> None:
    assert_story(lambda: form_submission(body, form_labels()))


@often(80)
@given(content=st.one_of(mails(), st.binary(max_size=200)))
def test_any_mail_becomes_a_story_that_can_be_read_or_is_refused(content: bytes) -> None:
    assert_story(lambda: mail_submission(content))


HOSTILE = [
    "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
    "[" * 5000,
    "{" * 99,
    "---\ntitle: x\n---\nx",
    "—\n--\n---",
    "a\\x85b\x85",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_would_break_a_file_is_but_words_in_a_story_that_was_handed_in(text: str) -> None:
    labels = form_labels()["en"]
    answers = {"title": "Fog", "name": "Bram", "text": text, "consent": "- [x] Yes"}
    body = "\n\n".join(f"### {label}\n\n{answers.get(field, '_No response_')}" for label, field in labels.items())
    assert form_submission(body, form_labels()).text
    assert_story(lambda: form_submission(body, form_labels()))


def assert_story(submission: Callable[[], Submission]) -> None:
    """See that each file of what was handed in is read without an error."""
    with suppress(SubmissionError):
        for path, content in Intake(Content(), SETTINGS, NOW.date()).new_story(submission(), "en").files:
            if file := item_file(path, item_folders(SETTINGS)):
                item, told = reading_of(file, content, SETTINGS)
                assert item is not None, (content.decode(), told)
