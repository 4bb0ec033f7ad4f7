"""PDFs are made where no fork of the process will miss the threads that they leave behind."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from test_pictures import STORY, VACANCY

from kollega.executor import executor_for
from kollega.executor.executors import FORKS
from kollega.outputs.cards.render import CardPress, Files
from kollega.outputs.cards.sheet import CARD, PICTURES, PRINTS, SLIDES, Format, Sheet
from kollega.outputs.cards.slides import slides_of

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company
    from kollega.outputs.cards.fonts import Coverage
    from kollega.outputs.cards.view import CardView

pytestmark = pytest.mark.skipif(not FORKS, reason="this system has no forks")
FLYER = Sheet(PRINTS["a5"], VACANCY, "assets/print/vacancy-x-a5.0.pdf")
PATIENCE = 120
"""Seconds after which a program counts as one that waits for ever."""

HOST = """
import threading, time
from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config

def by_host():
    config = load_config("mkdocs.yml", site_dir="host")
    config.plugins.on_startup(command="serve", dirty=False)
    host_build(config)
"""
OURS = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from kollega.build.pipeline import build
from kollega.host import open_site

def ours(name, jobs):
    project, draw = open_site(Path("mkdocs.yml"), Path(name))
    build(project, draw, datetime(2026, 11, 21, 12, tzinfo=UTC), jobs=jobs, cached=False)
"""
PROGRAMS = {
    "one job, then two, then one": f"{OURS}\nours('one', 1)\nours('two', 2)\nours('three', 1)",
    "two jobs, twice": f"{OURS}\nours('one', 2)\nours('two', 2)",
    "served, saved, served, then two jobs": f"""{HOST}{OURS}
threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()  # as a server has one
by_host()
story = Path("stories/lifts.md")
story.write_text(story.read_text().replace("Lifts that wait", "Lifts that wait again"))
by_host()
ours("one", 1)
ours("two", 2)
""",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_process_that_made_flyers_can_make_them_again(company: Company, program: str) -> None:
    company.configure({"share": {"pictures": [], "print": ["a5"]}})
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=company.root, env=os.environ | {"SOURCE_DATE_EPOCH": "1795258800"}, capture_output=True, timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    sites = [folder for name in ("one", "two", "three", "host") if (folder := company.root / name).is_dir()]
    flyers = [{file.name: file.read_bytes() for file in folder.glob("assets/print/*.pdf")} for folder in sites]
    assert len(flyers[0]) == 2
    assert all(other == flyers[0] for other in flyers[1:])


@pytest.mark.parametrize("form", [CARD, *PICTURES.values(), *PRINTS.values()], ids=lambda form: form.name)
@pytest.mark.parametrize("view", [VACANCY, STORY], ids=["vacancy", "story"])
def test_whatever_is_drawn_is_the_same_whoever_draws_it(
    press: CardPress, coverage: Coverage, form: Format, view: CardView
) -> None:
    """This process, by its companion, or one that was forked after that."""
    sheet = Sheet(form, view, "a", slides=slides_of(view, "", coverage) if form == SLIDES else ())
    files = Files((None,) * len(view.faces))
    elsewhere = press.sheet(sheet, files)
    forked = list(executor_for(2).map(lambda _: press.sheet(sheet, files), range(2)))
    assert {elsewhere, *forked} == {elsewhere}


def test_what_keeps_a_flyer_from_being_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "flyer.typ").write_text('#panic("no paper")')
    with pytest.raises(RuntimeError, match="no paper"):
        CardPress(tmp_path).sheet(FLYER, Files())
