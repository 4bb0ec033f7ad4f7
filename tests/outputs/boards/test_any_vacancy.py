"""Whatever a vacancy says, each board's file is XML, within the board's limits and in its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html

import kollega_theme
from boards import EVERY, NOW, OPTIONS, board_files, faults
from corpora import AS_OF, CORPUS
from kollega.check.content import catalogue, render_bodies
from kollega.config.load import settings_of
from kollega.config.project import Project
from kollega.content.item import VacancyItem
from kollega.content.read import Content
from kollega.content.vacancy import EmploymentType, SalaryUnit, Vacancy
from kollega.content.yaml_values import Marks
from kollega.outputs.boards.board import boards_of
from kollega.outputs.boards.job import jobs_of
from kollega.outputs.boards.output import document, publisher_of
from kollega.outputs.boards.text import shorten, shorten_html
from kollega.outputs.edition import Edition
from kollega.site.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterable

NOWHERE = Path("/nowhere")
"""Nothing is read there."""

LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
PIECES = st.sampled_from(
    [
        "]]>",
        "<![CDATA[",
        "&amp;",
        "<b>",
        "</job>",
        "&",
        "\N{COMBINING ACUTE ACCENT}",
        "👩\N{ZERO WIDTH JOINER}🔧",
        "語",
        "؟",
    ]
)
TEXTS = st.lists(PIECES | st.text(LETTERS, max_size=12), min_size=1, max_size=9).map(" ".join).filter(str.strip)
LINES = TEXTS.map(str.strip)
STRETCH = st.sampled_from([1, 1, 1, 9, 400])
"""How often a text is said, since limits lie far from what is usually drawn."""
MOST = 2_000
"""Characters of a line of front matter."""


def stretched(text: str, times: int, most: int | None = None) -> str:
    return " ".join([text] * times)[:most].strip()


COUNTRIES = st.sampled_from(["NL", "BE", "US", "JP", "SE"])
PLACES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("street", "postal_code", "city", "region"), LINES) | {"country": COUNTRIES}
)
AMOUNTS = st.decimals(0, 10**6, places=2).map(str) | st.integers(0, 10**6).map(str)
SALARIES = st.tuples(AMOUNTS, AMOUNTS, st.sampled_from(["EUR", "USD", "JPY", "CHF"]), st.sampled_from(list(SalaryUnit)))


def salary(parts: tuple[str, str, str, SalaryUnit], ends: tuple[str, ...]) -> dict[str, str]:
    least, most = sorted(parts[:2], key=float)
    told = {"min": least, "max": most}
    return {end: told[end] for end in ends} | {"currency": parts[2], "unit": parts[3]}


FRONTS = st.fixed_dictionaries(
    {
        "title": LINES,
        "description": LINES,
        "date_posted": st.dates(NOW.date().replace(year=2025), NOW.date()).map(str),
        "apply_url": st.sampled_from(
            ["https://a.example/", "https://a.example/?utm_source=x&b=%20#c", "http://ä.example"]
        ),
    },
    optional={
        "valid_through": st.sampled_from(["2026-12-31", "2026-12-31 17:00", "2026-12-31T17:00+09:00"]),
        "locations": st.lists(PLACES | LINES | st.just("yard"), max_size=4),
        "employment_type": st.lists(st.sampled_from(list(EmploymentType)), unique=True),
        "salary": st.builds(salary, SALARIES, st.sampled_from([("min",), ("max",), ("min", "max")])),
        "hours": st.integers(1, 60).map(str),
        "department": LINES,
        "tags": st.lists(LINES, max_size=5),
        "identifier": LINES,
        "education": LINES,
        "experience": LINES,
        "benefits": st.lists(LINES, max_size=3),
        "openings": st.integers(1, 9),
    },
)
HOMES = st.sampled_from(
    [
        {},
        {"workplace": "onsite"},
        {"workplace": "hybrid"},
        {"workplace": "remote", "applicant_locations": ["NL"]},
        {"workplace": "remote", "applicant_locations": ["DE", "NL"]},
    ]
)
WAYS = st.sampled_from([{}, {"apply_url": None, "apply_email": "a@wind.example"}])
VACANCIES = st.tuples(FRONTS, HOMES, WAYS, st.sampled_from(["en", "nl", "fa"]), TEXTS, STRETCH)


@cache
def project() -> Project:
    options = {**OPTIONS, "languages": ["en", "nl", "fa"], "boards": list(EVERY)}
    theme = (Path(kollega_theme.__file__).parent,)
    return Project(NOWHERE, NOWHERE, NOWHERE, "Work", "https://work.wind.example/", settings_of(options), theme)


def posted(vacancies: Iterable[VacancyItem]) -> dict[str, bytes]:
    """Return each board's file of some vacancies, by path."""
    content = Content(vacancies=tuple(vacancies))
    site = catalogue(project(), content, NOW)
    bodies = render_bodies(content.items, Links(content, site, ""), project().words)
    named = {item.path: body for item, body in zip(content.items, bodies, strict=True)}
    editions = [Edition(project(), site, named, lang) for lang in site.languages]
    jobs = {edition.lang: tuple(jobs_of(edition)) for edition in editions}
    publisher = publisher_of(editions[0])
    return {
        path: document(board, [job for lang in languages for job in jobs[lang]], publisher)
        for board in boards_of(project().settings)
        for path, languages in board.files()
    }


@given(st.lists(VACANCIES, min_size=4, max_size=4))
@settings(max_examples=50, phases=[Phase.explicit, Phase.generate])
def test_any_vacancies_make_files_as_their_boards_want_them(drawn: list[Any]) -> None:
    items = []
    for index, (front, home, way, lang, text, times) in enumerate(drawn):
        long = {key: stretched(front[key], times, MOST) for key in ("title", "description")}
        model, body = Vacancy.model_validate({**front, **long, **home, **way}), stretched(text, times)
        items.append(VacancyItem(f"v{index}", lang, f"vacancies/v{index}.md", model, body, 1, Marks()))
    files = posted(items)
    assert [fault for path, content in files.items() for fault in faults(path, content)] == []
    for content in files.values():
        root = etree.fromstring(content)
        for described in root.xpath("//description/text()|//value/text()"):
            assert html.fragment_fromstring(described, create_parent="div").text_content().strip()
    counted = etree.fromstring(files["feeds/jobs/xing.xml"]).xpath("count(//posting)")
    assert counted == len(items)


@given(TEXTS, STRETCH, st.integers(1, 300))
def test_a_text_that_is_cut_is_short_enough_and_begins_as_the_whole(said: str, times: int, most: int) -> None:
    text = stretched(said, times)
    cut = shorten(text, most)
    assert len(cut) <= max(most, 1)
    assert text.startswith(cut.removesuffix("…")) or cut == text


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(40, 300))
def test_html_that_is_cut_stays_whole_elements(texts: list[str], most: int) -> None:
    paragraphs = [etree.Element("p") for _ in texts]
    for paragraph, text in zip(paragraphs, texts, strict=True):
        paragraph.text = text
    written = "".join(etree.tostring(each, method="html", encoding="unicode") for each in paragraphs)
    cut = shorten_html(written, most)
    assert len(cut) <= most
    read = html.fragment_fromstring(cut, create_parent="div")
    assert {str(each.tag) for each in read} == {"p"}
    assert read.text is None


@pytest.mark.parametrize("name", ["digital-service"])
def test_real_vacancies_make_files_as_their_boards_want_them(name: str, tmp_path: Path) -> None:
    source = CORPUS / name
    if not source.is_dir():
        pytest.skip(f"the corpus {name} is not beside this repository (../shared/corpus)")
    options = {**OPTIONS, "languages": ["en", "es"], "boards": list(EVERY)}
    theme = (Path(kollega_theme.__file__).parent,)
    corpus = Project(source, source / "pages", tmp_path, "Work", "https://work.example/", settings_of(options), theme)
    files = board_files(corpus, AS_OF)
    assert [fault for path, content in files.items() for fault in faults(path, content)] == []
    assert etree.fromstring(files["feeds/jobs/xing.xml"]).xpath("count(//posting)") > 0
