"""What is shown at a board meeting: a page of one file, and a sheet of A4."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from bs4 import BeautifulSoup

from kollega.reach.board import HEIGHT, plot_of, reach_html, reach_pdf
from kollega.reach.cells import SITE, Cell, Measure, Table
from kollega.reach.figures import Counts, report_of
from kollega.reach.sections import origin_names

if TYPE_CHECKING:
    from kollega.config.project import Project
    from kollega.reach.figures import Report
    from kollega.reach.pages import Pages

FIRST = date(2026, 6, 1)


def report(pages: Pages, project: Project, days: list[int], lang: str = "en", **more: int) -> Report:
    """Return the report of so many visits on each day from the first of June on, one story's all of them."""
    story = Cell(Table.STORY, "story/en/lifts")
    counted = {Cell(Table.PERIOD, (FIRST + timedelta(n)).isoformat()): visits for n, visits in enumerate(days)}
    sums = {SITE: sum(days), story: sum(days), Cell(Table.NETWORK, "linkedin"): more.get("linkedin", 0)}
    sums |= {cell._replace(measure=Measure.READERS): sum(days) for cell in (SITE, story)}
    sums |= {cell._replace(measure=Measure.ONWARD): more.get("onward", 0) for cell in (SITE, story)}
    span = (FIRST, FIRST + timedelta(len(days) - 1)) if days else None
    counts = Counts(counted | sums, "logs", span)
    return report_of(counts, pages, project, lang, origin_names(project, project.words(lang)))


def test_the_page_is_one_file_that_asks_nobody_and_runs_nothing(pages: Pages, project: Project) -> None:
    page = BeautifulSoup(reach_html(report(pages, project, [20, 30], linkedin=20, onward=20), project), "html5lib")
    assert not page.select("script, link, img, iframe, [onclick]")
    loaded = [node.get("src") or "" for node in page.select("[src]")]
    assert loaded == []
    assert "default-src 'none'" in str(page.select_one("meta[http-equiv]")["content"])  # type: ignore[index] # it is there
    assert [node.get_text(strip=True) for node in page.select(".figure")] == ["50", "40%", "€90"]


def test_the_plot_says_in_words_what_it_shows_and_in_a_table(pages: Pages, project: Project) -> None:
    page = BeautifulSoup(reach_html(report(pages, project, [20, 30, 0, 1]), project), "html5lib")
    (plot,) = page.select("figure svg")
    assert plot["role"] == "img"
    assert plot["aria-label"] == "Visits from 1 June 2026 to 4 June 2026. The highest figure is 30, for 2 Jun."
    told = [node.get_text(strip=True) for node in page.select("figure td")]
    assert told == ["fewer than 5", "30", "fewer than 5", "fewer than 5"]


@pytest.mark.parametrize(("days", "bars"), [(1, 0), (2, 2), (31, 31), (32, 5), (182, 26), (183, 6)])
def test_time_is_told_in_days_then_weeks_then_months(days: int, bars: int, pages: Pages, project: Project) -> None:
    plot = plot_of(report(pages, project, [10] * days), project.words("en"))
    assert len(plot.bars if plot else ()) == bars


@pytest.mark.parametrize("most", [5, 6, 9, 10, 37, 99, 100, 101, 1_234, 50_000, 999_999])
def test_the_scale_has_few_round_lines_and_reaches_the_highest_bar(most: int, pages: Pages, project: Project) -> None:
    plot = plot_of(report(pages, project, [most, most]), project.words("en"))
    assert plot
    assert 2 <= len(plot.lines) <= 6
    assert plot.lines[0].y == HEIGHT
    assert plot.lines[-1].y == 0
    assert all(0 <= bar.y <= HEIGHT / 2 for bar in plot.bars)


@pytest.mark.parametrize("days", [[], [3], [20, 30]])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_there_is_one_sheet_whatever_there_is_to_tell(
    days: list[int], lang: str, pages: Pages, project: Project
) -> None:
    document = pypdfium2.PdfDocument(reach_pdf(report(pages, project, days, lang), project))
    assert len(document) == 1
    assert {"en": "What was read", "nl": "Wat er gelezen is"}[lang] in document[0].get_textpage().get_text_bounded()
    assert reach_html(report(pages, project, days, lang), project)
