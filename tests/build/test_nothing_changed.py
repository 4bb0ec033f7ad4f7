"""A build that finds everything as the last one has left it does nothing; any other makes what a first one makes."""

from __future__ import annotations

import os
import shutil
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from company import NOW, ORGANISATION, minimal_company, picture
from damage import DAMAGE
from kollega.build.cache import Cache
from kollega.build.pipeline import build
from kollega.build.record import Records
from kollega.build.units import Units
from kollega.diagnostics import ContentError
from kollega.host import open_site
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from company import Company
    from kollega.build.pipeline import Report

QUICK = frozenset({OutputKind.PAGES, OutputKind.FEEDS})

OVERRIDE = "theme/partials/footer.html"

LATER = NOW.replace(hour=18)


def settle(company: Company) -> None:
    """Let every file be older than its disk can tell times apart."""
    then = time.time() - 60
    for file in company.root.rglob("*"):
        if file.is_file() and ".kollega" not in file.parts:
            os.utime(file, (then, then))
    time.sleep(0.15)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose site is made, with something that is warned of."""
    company = minimal_company(tmp_path_factory.mktemp("done") / "acme")
    settings = {"organisation": ORGANISATION | {"logo": "logo.png"}, "fonts": "fonts"}
    company.configure(settings | {"time_zone": "Europe/Amsterdam"}, theme={"name": "kollega", "custom_dir": "theme"})
    company.write("pages/logo.png", picture())
    company.write("pages/files/terms.txt", "Terms")
    company.write("fonts/readme.txt", "None yet")
    company.write("theme/words/nl.po", 'msgid ""\nmsgstr ""\n')
    company.write("guidelines.yml", "tone: {en: Speak of your work.}\n")
    company.edit("stories/lifts.md", "tags:", "colour: red\ntags:")
    company.edit("vacancies/fitter.md", "description:", "valid_through: 2026-11-25T17:00\ndescription:")
    settle(company)
    make(company)
    return company


@pytest.fixture(scope="module")
def sources(done: Company) -> dict[str, bytes]:
    return sources_of(done)


@pytest.fixture
def company(done: Company, sources: dict[str, bytes]) -> Company:
    """Return that company, with its site as it was made at first."""
    for path in sources_of(done).keys() - sources.keys():
        (done.root / path).unlink()
    for path, content in sources.items():
        if not (done.root / path).is_file() or (done.root / path).read_bytes() != content:
            done.write(path, content)
    if not make(done).idle:
        settle(done)
        make(done)
    return done


def sources_of(company: Company) -> dict[str, bytes]:
    """Return what has been written, by path."""
    made = ("site/", ".kollega/", "changed.txt")
    return {path: content for path, content in site_of(company.root).items() if not path.startswith(made)}


def make(company: Company, now: datetime = LATER, **options: Any) -> Report:
    """Build, and return what was done."""
    return build(*open_site(company.config_file, company.site_dir), now, kinds=QUICK, **options)


def site_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def cold(company: Company, now: datetime) -> dict[str, bytes]:
    """Return the files that a first build makes."""
    folder = company.root.with_name("cold")
    shutil.rmtree(folder, ignore_errors=True)
    build(*open_site(company.config_file, folder), now, kinds=QUICK, cached=False)
    return site_of(folder)


def test_a_second_build_does_nothing_and_tells_the_same(company: Company) -> None:
    before, changed = site_of(company.site_dir), company.root / "changed.txt"
    report = make(company)
    assert report.idle
    assert [each.code for each in report.diagnostics] == ["unknown-key", "no-pay", "no-place"]
    assert (report.changes.written, report.changes.removed) == (0, 0)
    assert report.changes.kept == len(before) - 1  # the list of what was built is none of it
    assert site_of(company.site_dir) == before
    assert changed.read_text("utf-8").count("\n") == 1


def test_what_is_warned_of_is_an_error_where_it_is_asked_to_be(company: Company) -> None:
    with pytest.raises(ContentError):
        make(company, strict=True)
    assert not (company.root / "changed.txt").exists()


CHANGES: dict[str, Callable[[Company], object]] = {
    "a text": lambda company: company.edit("stories/lifts.md", "A lift waits", "A lift rests"),
    "a title": lambda company: company.edit("stories/lifts.md", "Lifts that wait", "Lifts that rest"),
    "a new file": lambda company: company.write("vacancies/cook.md", _VACANCY),
    "a file that goes": lambda company: (company.root / "vacancies/fitter.md").unlink(),
    "a file that moves": lambda company: (company.root / "vacancies/fitter.md").rename(company.root / "vacancies/b.md"),
    "a hand-written page": lambda company: company.edit("pages/index.md", "Work at Acme", "Work with us"),
    "a file among the pages": lambda company: company.write("pages/files/terms.txt", "Other"),
    "a picture": lambda company: company.write("pages/logo.png", picture((64, 64))),
    "the settings": lambda company: company.edit("mkdocs.yml", "name: Acme", "name: Apex"),
    "the guidelines": lambda company: company.write("guidelines.yml", "tone: {en: Speak of your day.}\n"),
    "a template of one's own": lambda company: company.write(OVERRIDE, "<footer>Ours</footer>"),
    "a word of one's own": lambda company: company.write("theme/words/en.po", _WORDS),
    "a font": lambda company: company.write("fonts/readme.txt", "Not yet"),
    "a page that somebody has altered": lambda company: company.write("site/index.html", "Altered"),
    "a page that somebody has deleted": lambda company: (company.site_dir / "stories/index.html").unlink(),
    "a feed that somebody has replaced by a folder": lambda company: (
        (company.site_dir / "feeds/stories.rss").unlink(),
        (company.site_dir / "feeds/stories.rss").mkdir(),
    ),
    "the list of what was built, deleted": lambda company: (company.site_dir / ".kollega.json").unlink(),
    "the whole site, deleted": lambda company: shutil.rmtree(company.site_dir),
}

_VACANCY = "---\ntitle: Cook\ndate_posted: 2026-03-01\ndescription: You cook.\napply_url: https://apply.acme.example/c\n---\nA.\n"
_WORDS = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Vacancies"\nmsgstr "Openings"\n'


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_looked_at(company: Company, change: str) -> None:
    CHANGES[change](company)
    report = make(company)
    assert not report.idle
    assert site_of(company.site_dir) == cold(company, LATER)
    assert (company.root / "changed.txt").exists()


MOMENTS = {
    "an hour later": (timedelta(hours=1), True),
    "just before midnight": (timedelta(hours=5, minutes=59, seconds=59), True),
    "midnight": (timedelta(hours=6), False),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_day_lasts_from_midnight_to_midnight(company: Company, moment: str) -> None:
    later, idle = MOMENTS[moment]
    assert make(company, LATER + later).idle is idle
    assert site_of(company.site_dir) == cold(company, LATER + later)


def test_a_vacancy_closes_without_any_file_changing(company: Company) -> None:
    closing = datetime(2026, 11, 25, 17, tzinfo=LATER.tzinfo)
    for moment, idle in ((-10, False), (0, True), (1, False), (-1, False)):
        assert make(company, closing + timedelta(seconds=moment)).idle is idle
        if not idle:
            assert site_of(company.site_dir) == cold(company, closing + timedelta(seconds=moment))


def test_what_is_of_today_is_dated_by_the_time_until_the_evening(company: Company) -> None:
    company.edit("stories/lifts.md", "2026-03-01", "2026-11-21")
    settle(company)
    make(company, NOW.replace(hour=9))
    assert make(company, NOW.replace(hour=9)).idle
    for hour, idle in ((10, False), (17, False), (18, True)):
        moment = NOW.replace(hour=hour)
        assert make(company, moment).idle is idle
        assert site_of(company.site_dir) == cold(company, moment)


def test_what_was_saved_a_moment_before_is_looked_at_again(company: Company) -> None:
    company.edit("stories/lifts.md", "A lift waits", "A lift rests")
    make(company)
    status = (company.root / "stories/lifts.md").stat()
    assert not make(company).idle or status.st_mtime_ns < time.time_ns() - 10**8


def test_other_plugins_may_read_what_nobody_knows(company: Company) -> None:
    text = company.config_file.read_text("utf-8")
    company.write("hook.py", "def on_config(config):\n    return config\n")
    company.write("mkdocs.yml", f"{text}hooks: [hook.py]\n")
    settle(company)
    make(company)
    assert not make(company).idle


def test_other_kinds_are_another_build(company: Company) -> None:
    build(*open_site(company.config_file, company.site_dir), LATER, kinds=frozenset({OutputKind.FEEDS}))
    assert not make(company).idle
    assert make(company).idle


def test_without_a_cache_everything_is_looked_at(company: Company) -> None:
    assert not make(company, cached=False).idle


@pytest.mark.parametrize("damage", ["half", "the last bit", "links to a device", "gone"])
def test_what_is_kept_of_the_last_build_may_be_damaged(company: Company, damage: str) -> None:
    before = site_of(company.site_dir)
    records = sorted((company.root / ".kollega/builds").iterdir())
    DAMAGE[damage](records)
    assert not make(company).idle
    assert site_of(company.site_dir) == before
    assert make(company).idle


@pytest.mark.parametrize("said", [b"", b"{}", b"[]", b"null", b"\xff", b'{"settings": 1}', b"[" * 100_000])
def test_what_is_no_record_is_none(company: Company, said: bytes) -> None:
    cache = Cache(company.root / ".kollega")
    records = [f"builds/{record.name}" for record in (company.root / ".kollega/builds").iterdir()]
    for name in records:
        cache.put(name, said)
    project, _ = open_site(company.config_file, company.site_dir)
    assert Records(cache, project, ()).last() is None


@pytest.mark.parametrize(
    "said",
    [
        *(b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'["", {}, {}, {}, {}]', b'["", {}, {}, {}, [], {}]'),
        *(b'["", {}, {"a 1": 1}, {}, {}, {}]', b'["", {}, {"a 1": ["pages", ["a"], [0]]}, {}, {}, {}]'),
        *(b'["", {}, {"a 1": ["soup", [], []]}, {}, {}, {}]', b'["", {}, {}, {}, {}, {"en": [["Home"]]}]'),
        b'["", {"a": ""}, {}, {}, {"card": [["one"], [0]]}, {}]',
    ],
)
def test_what_no_build_has_noted_of_its_parts_is_not_believed(said: bytes) -> None:
    with pytest.raises((ValueError, TypeError, IndexError, AttributeError, RecursionError)):
        Units.of_bytes(said)
