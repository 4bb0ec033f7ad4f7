"""`kollega reach`: what is read, and nobody who reads."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import jsonschema
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from company import NOW, minimal_company
from kollega.check.content import catalogue, read
from kollega.executor import SERIAL
from kollega.host import project_of
from kollega.reach.board import reach_html, reach_pdf
from kollega.reach.figures import report_of
from kollega.reach.formats import reach_csv, reach_json, reach_text
from kollega.reach.pages import Pages
from kollega.reach.reading import counts_of
from kollega.reach.sections import origin_names
from log_lines import crowd, line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from company import Company

SCHEMA = json.loads(files("kollega.reach").joinpath("reach.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    made = minimal_company(tmp_path_factory.mktemp("acme"))
    made.configure({"reach": {"click_prices": {"linkedin": 4.5}}}, site_url="https://acme.example/careers/")
    return made


def test_it_prints_a_page_and_writes_figures(company: Company) -> None:
    log = crowd(12, "stories/lifts/?utm_source=linkedin") + crowd(3, "vacancies/fitter/")
    company.write("access.log", log + line("", agent="curl/8"))
    ended = company.run("kollega", "reach", "access.log", "-o", "figures")
    assert ended.returncode == 0, ended.stderr
    assert "1 November 2026: 12 visits" in ended.stdout
    assert re.search(r"^ *12 +– +– +LinkedIn$|^ *12 +– +LinkedIn$", ended.stdout, re.MULTILINE)
    assert "LinkedIn: 12 visits × €4.50 = €54" in ended.stdout
    figures = json.loads((company.root / "figures/reach.json").read_text("utf-8"))
    jsonschema.validate(figures, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [(row["id"], row["visits"]) for row in figures["stories"]] == [("lifts", 12)]
    assert [(row["id"], row["visits"]) for row in figures["vacancies"]] == [("fitter", None)]
    page = (company.root / "figures/reach.html").read_text("utf-8")
    assert ">12<" in page
    assert "LinkedIn: 12 visits × €4.50 = €54" in page
    rows = list(csv.DictReader(io.StringIO((company.root / "figures/reach.csv").read_text("utf-8"))))
    assert [row["visits"] for row in rows if row["table"] == "stories"] == ["12"]


@pytest.mark.parametrize(("name", "text", "message"), [
    ("notes.txt", "Hello.\n", "notes.txt: this is neither an access log nor an export that Kollega knows"),
    ("cut.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03K", "cut.gz: the compressed file is damaged, or ends too early"),
    ("missing.log", None, "missing.log"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(company: Company, name: str, text: str | None, message: str) -> None:
    if text is not None:
        company.write(name, text)
    ended = company.run("kollega", "reach", name, "-o", "nothing")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert message in ended.stderr
    assert not (company.root / "nothing").exists()


def visits(company: Company, *arguments: str) -> int | None:
    ended = company.run("kollega", "reach", *arguments, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    figures = json.loads(ended.stdout)
    return figures["total"]["visits"]  # type: ignore[no-any-return] # a figure


def test_some_days_of_a_log_can_be_chosen(company: Company) -> None:
    company.write(
        "days.log", "".join(crowd(number, "stories/lifts/", day=day) for day, number in ((1, 10), (2, 20), (3, 40)))
    )
    assert visits(company, "days.log", "--from", "2026-11-02") == 60
    assert visits(company, "days.log", "--from", "2026-11-02", "--to", "2026-11-02") == 20


@pytest.mark.parametrize(("settings", "arguments", "message"), [
    ({"click_prices": {"linkdin": 4}}, ["x.log"], "did you mean `linkedin`?"),
    ({"threshold": 4}, ["x.log"], "reach.threshold"),
    ({}, ["x.csv", "--from", "2026-11-01"], "x.csv: days cannot be chosen from an export"),
])  # fmt: skip
def test_what_cannot_be_meant_is_refused(
    settings: dict[str, object], arguments: list[str], message: str, tmp_path: Path
) -> None:
    other = minimal_company(tmp_path)
    other.configure({"reach": settings})
    other.write("x.log", line(""))
    other.write("x.csv", "x,y\n/stories/lifts/,30\n")
    ended = other.run("kollega", "reach", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert message.casefold() in ended.stderr.casefold()


def test_a_log_of_another_site_is_told_for_one(company: Company) -> None:
    company.write("other.log", line("").replace("/careers/", "/elsewhere/"))
    ended = company.run("kollega", "reach", "other.log")
    assert "pages of https://acme.example/careers/. Is that its address?" in ended.stdout


@pytest.fixture(scope="module")
def outputs(company: Company) -> Callable[..., tuple[str, ...]]:
    """Return what a log comes out as, in every format."""
    project = project_of(company.config_file)
    pages = Pages(catalogue(project, read(project, SERIAL), NOW), project.site_url)
    names = origin_names(project, project.words("en"))

    def told_of(log: str, *, pdf: bool = False) -> tuple[str, ...]:
        counts = counts_of([company.write("hostile.log", log)], pages, project)
        report = report_of(counts, pages, project, "en", names)
        texts = reach_json(report, project.site_url), reach_csv(report), reach_text(report, project)
        return *texts, reach_html(report, project).decode(), sheet_text(reach_pdf(report, project)) if pdf else ""

    return told_of


ADDRESS, NAME = "203.0.113.77", "robinofthenight"


def hostile(secret: str) -> tuple[dict[str, str], ...]:
    """Return requests that say something of a person wherever one can say anything."""
    site = "https://acme.example/careers/"
    return (
        {"path": f"stories/lifts/?utm_source={secret}"},
        {
            "path": f"stories/lifts/?gclid={secret}&utm_campaign={secret}",
            "referrer": f"https://{secret}.example/{secret}",
        },
        {"path": f"{secret}/"},
        {"path": "stories/lifts/", "agent": f"Mozilla/5.0 ({secret})"},
        {"path": "vacancies/fitter/", "referrer": f"{site}stories/lifts/?id={secret}"},
        {"path": "stories/lifts/?utm_source=linkedin", "referrer": f"https://www.linkedin.com/in/{secret}"},
    )


SECRETS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=12, max_size=12)


@settings(max_examples=15, deadline=None)
@given(secret=SECRETS, places=st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_no_output_holds_an_address_a_user_agent_or_an_id(
    secret: str, places: list[int], outputs: Callable[..., tuple[str, ...]]
) -> None:
    requests = [hostile(secret)[place] for place in places]
    log = "".join(line(visitor=ADDRESS, **request) + crowd(6, **request) for request in requests)
    for told in outputs(log):
        assert [word for word in (secret, ADDRESS, "Mozilla", "192.0.") if word in told] == []


def test_nor_does_the_sheet_for_a_board_meeting(outputs: Callable[..., tuple[str, ...]]) -> None:
    log = "".join(line(visitor=ADDRESS, **request) + crowd(6, **request) for request in hostile(NAME))
    *_, sheet = outputs(log, pdf=True)
    assert "What was read" in sheet
    assert [word for word in (NAME, ADDRESS, "Mozilla", "192.0.") if word in sheet] == []


def sheet_text(pdf: bytes) -> str:
    """Return what a PDF of one page says."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_bounded())
