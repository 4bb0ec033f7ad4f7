"""What is made only when somebody asks for it is what would have been made anyway."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from kollega.host.live import paths_at
from patience import PATIENCE
from preview import preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from company import Company
    from preview import Preview

TEXTS = (".html", ".json", ".rss", ".atom", ".xml", ".txt", ".ics")

SCRIPT = re.compile(r"<script>// In every page of a preview.*?</script>", re.DOTALL)


def wait_for(served: Preview, path: str, holds: Callable[[str], bool]) -> None:
    """Wait until a page is what it should be."""
    end = time.monotonic() + PATIENCE
    while not holds(served.answer(path)):
        assert time.monotonic() < end, served.log.read_text("utf-8")
        time.sleep(0.1)


def answers(served: Preview, paths: Iterable[str]) -> dict[str, str]:
    """Return what is served, without the script that knows when that was."""
    return {path: SCRIPT.sub("", served.answer(path)) for path in paths}


def test_what_is_served_after_some_edits_is_what_a_preview_that_begins_then_serves(company: Company) -> None:
    with preview(company, "kollega", "--as-of", "2026-11-21") as served:
        served.answer("stories/lifts/")
        company.edit("stories/lifts.md", "title: Lifts that wait", "title: Lifts that hurry")
        wait_for(served, "stories/lifts/", lambda page: "Lifts that hurry" in page)
        company.write("stories/stairs.md", (company.root / "stories/lifts.md").read_text("utf-8"))
        wait_for(served, "stories/stairs/", lambda page: "A lift waits" in page)
        company.edit("vacancies/fitter.md", "department: Workshop", "status: withdrawn\ndepartment: Loft")
        company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Maria Silva")
        wait_for(served, "people/ana/", lambda page: "Ana Maria Silva" in page)
        wait_for(served, "vacancies/fitter/", lambda page: "Lift fitter" not in page)
        company.edit("stories/stairs.md", "date: 2026-03-01", "date: soon")
        wait_for(served, "stories/lifts/", lambda page: "stories/stairs.md:4:7" in page)
        (company.root / "stories/stairs.md").unlink()
        wait_for(served, "stories/lifts/", lambda page: "stories/stairs.md" not in page)
        site = company.draw().files
        paths = ["", "stories/stairs/", "nowhere/", *(path for path in site if path.endswith(TEXTS))]
        kept = answers(served, paths)
    with preview(company, "kollega", "--as-of", "2026-11-21", place=served.place) as served:
        begun = answers(served, paths)
        assert "page_count" in served.answer("pagefind/pagefind-entry.json"), "it is indexed when somebody searches"
    assert [path for path in paths if kept[path] != begun[path]] == []
    assert "Ana Maria Silva" in kept["stories/lifts/index.html"]
    assert kept["stories/stairs/"] == kept["nowhere/"] != kept[""]


def test_a_template_that_cannot_be_drawn_is_told_in_the_place_of_its_page(company: Company) -> None:
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    company.write("theme/items/story.html", "\n{% if %}")
    with preview(company, "kollega") as served:
        assert "items/story.html:2" in served.answer("stories/lifts/")
        assert "Lift fitter" in served.answer("vacancies/fitter/")
        (company.root / "theme/items/story.html").unlink()
        wait_for(served, "stories/lifts/", lambda page: "A lift waits" in page)


@pytest.mark.parametrize(
    ("address", "mount_path", "paths"),
    [
        ("/", "/", ["index.html"]),
        ("/stories/", "/", ["stories/index.html"]),
        ("/stories", "/", ["stories", "stories/index.html"]),
        ("/careers/stories/", "/careers/", ["stories/index.html"]),
        ("/stories/", "/careers/", []),
        ("/a/../../b.css", "/", ["b.css"]),
        ("/livereload/1/2", "/", []),
        ("/_headers", "/", ["_headers", "_headers/index.html"]),
        ("/caf\xc3\xa9.txt", "/", ["café.txt"]),
    ],
)
def test_an_address_means_files(address: str, mount_path: str, paths: list[str]) -> None:
    assert list(paths_at(address, mount_path)) == paths
