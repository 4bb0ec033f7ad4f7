"""Whatever is done to a site, one thing after another: a warm build makes the same as one that knows nothing.

KOLLEGA_EDITS=200 in the environment tries that many runs of edits instead of a few, and makes pictures, print and the
search index too, which take long.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from company import NOW, ORGANISATION, Company, minimal_company
from kollega.build.cache import Cache
from kollega.build.pipeline import build
from kollega.check.content import check_project
from kollega.content.item import FRONT, SHOWN
from kollega.diagnostics import ContentError
from kollega.host import open_site, project_of
from kollega.outputs.output import ALL_KINDS, OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.build.plan import Plan
    from kollega.build.render import Shell
    from kollega.outputs.layout.chrome import HandWritten

KINDS = frozenset(OutputKind) - {OutputKind.CARDS, OutputKind.PRINT, OutputKind.SEARCH}

RUNS = int(os.environ.get("KOLLEGA_EDITS", "3"))

MADE = ALL_KINDS if "KOLLEGA_EDITS" in os.environ else KINDS
"""What is made after each edit."""

PRINTED = ["a5"] if "KOLLEGA_EDITS" in os.environ else []

PEOPLE, STORIES, VACANCIES = ("ana", "ben", "cleo"), ("alpha", "beta", "gamma", "delta"), ("cook", "fitter", "driver")
TEAMS, TAGS, TOWNS = ("Workshop", "Kitchen", "workshop"), ("Lifts", "lifts", "food"), ("Ghent", "Malmö")
WORDS = ("lifts", "soup", "ropes", "bread", "night shifts")
LANGUAGES = ("en", "nl")
THEME = {
    "partials/footer.html": "<footer>{said}</footer>",
    "items/story.html": "<h1>{{{{ page.title }}}}, {said}</h1>",
    "404.html": "{said}, {{{{ 'index.html' | url }}}}",
    "assets/stylesheets/kollega.css": "body {{ content: '{said}' }}",
}
"""Files of a theme that a company may have instead of ours, with a word in each."""
DAYS = ("2026-11-01", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-01")

word, day, number = st.sampled_from(WORDS), st.sampled_from(DAYS), st.integers(0, 10_000)
story = st.builds(lambda name, lang: f"stories/{name}{lang}.md", st.sampled_from(STORIES), st.sampled_from(("", ".nl")))
vacancy = st.builds(lambda name: f"vacancies/{name}.md", st.sampled_from(VACANCIES))
person = st.builds(lambda name: f"stories/people/{name}.md", st.sampled_from(PEOPLE))
item = st.one_of(story, vacancy, person)


class Site(RuleBasedStateMachine):
    """A small site, the edits that somebody makes, and the builds after each."""

    @initialize()
    def begin(self) -> None:
        self.company: Company = minimal_company(Path(tempfile.mkdtemp(prefix="kollega-warm-")) / "acme")
        self.now = NOW
        self.told = {"organisation": ORGANISATION, "languages": list(LANGUAGES), "share": {"print": PRINTED}}
        self.save_settings()
        for name in PEOPLE:
            self.write(f"stories/people/{name}.md", {"name": f"{name.title()} Silva", "department": "Workshop"}, "Me.")
        for name in STORIES[:2]:
            self.write_story(f"stories/{name}.md", "ana", "lifts", 1, "2026-11-01")
        self.write_vacancy("vacancies/cook.md", "soup", 2, "2026-11-22")
        self.look()

    def teardown(self) -> None:
        if hasattr(self, "company"):
            shutil.rmtree(self.company.root.parent)

    # What somebody does

    @rule(path=story, author=st.sampled_from(PEOPLE), about=word, seed=number, date=day)
    def write_story_anew(self, path: str, author: str, about: str, seed: int, date: str) -> None:
        self.write_story(path, author, about, seed, date)
        self.look()

    @rule(path=vacancy, about=word, seed=number, date=day)
    def write_vacancy_anew(self, path: str, about: str, seed: int, date: str) -> None:
        self.write_vacancy(path, about, seed, date)
        self.look()

    @rule(path=item, said=word)
    def retitle(self, path: str, said: str) -> None:
        key = "name" if "people" in path else "title"
        self.change(path, lambda front: front | {key: f"{said.title()} {key}"})

    @rule(path=st.one_of(story, vacancy), tag=st.sampled_from(TAGS), team=st.sampled_from(TEAMS))
    def retag(self, path: str, tag: str, team: str) -> None:
        self.change(path, lambda front: front | {"tags": [tag], "department": team})

    @rule(path=item, said=word, other=item)
    def add_to_text(self, path: str, said: str, other: str) -> None:
        way = os.path.relpath(other, Path(path).parent)
        self.change(path, lambda front: front, f"More of {said}, [as here]({way}).")

    @rule(path=story, sentence=st.sampled_from(("Then we make more of it", "Nobody said this")))
    def quote(self, path: str, sentence: str) -> None:
        self.change(path, lambda front: front | {"quote": sentence})

    @rule(path=item)
    def withdraw(self, path: str) -> None:
        self.change(path, lambda front: front | {"status": "withdrawn"})

    @rule(path=story, until=day)
    def end_consent(self, path: str, until: str) -> None:
        self.change(path, lambda front: front | {"consent": "2026-10-01", "consent_until": until})

    @rule(path=item)
    def delete(self, path: str) -> None:
        (self.company.root / path).unlink(missing_ok=True)
        self.look()

    @rule(path=story, name=st.sampled_from(STORIES), aliased=st.booleans())
    def rename(self, path: str, name: str, *, aliased: bool) -> None:
        file = self.company.root / path
        new = f"stories/{name}{'.nl' if '.nl.' in path else ''}.md"
        if file.is_file() and not (self.company.root / new).exists():
            file.rename(self.company.root / new)
            slug = Path(path).name.partition(".")[0]
            self.change(new, lambda front: front | ({"aliases": [slug]} if aliased else {}))

    @rule(said=word, linked=item)
    def write_page(self, said: str, linked: str) -> None:
        blocks = f"> [!STORIES] Of {said}\n\n> [!PEOPLE]\n"
        self.company.write("pages/index.md", f"# Work with {said}\n\n[This](../{linked}) and that.\n\n{blocks}")
        self.company.write("pages/more.md", f"# More {said}\n\n> [!VACANCIES]\n")
        self.look()

    @rule(name=st.sampled_from(("Acme", "Apex")), paused=st.booleans(), languages=st.sampled_from((1, 2)))
    def set_up(self, name: str, *, paused: bool, languages: int) -> None:
        self.told["organisation"] = ORGANISATION | {"name": name}
        self.told["share"] = {"print": PRINTED, "paused": paused}
        self.told["languages"] = list(LANGUAGES[:languages])
        self.save_settings()
        self.look()

    @rule(said=word, file=st.sampled_from(tuple(THEME)))
    def override_a_file_of_the_theme(self, said: str, file: str) -> None:
        self.company.write(f"theme/{file}", THEME[file].format(said=said))
        self.look()

    @rule(said=word)
    def override_a_word(self, said: str) -> None:
        opening = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        self.company.write("theme/words/en.po", f'{opening}msgid "Vacancies"\nmsgstr "{said}"\n')
        self.look()

    @rule(hours=st.sampled_from((1, 6, 30)))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.look()

    @rule(path=st.sampled_from(("index.html", "stories/index.html", "feeds/stories.rss")))
    def spoil_what_is_published(self, path: str) -> None:
        if (self.company.site_dir / path).is_file():
            self.company.write(f"site/{path}", "Spoilt")
            self.look()

    @rule()
    def look_again(self) -> None:
        self.look()

    # What comes of it

    def look(self) -> None:
        """Check and build warm and cold, and compare what is published and what is told."""
        project = project_of(self.company.config_file)
        known = check_project(project, self.now, store=Cache(self.company.root / ".kollega"))
        assert known.diagnostics == check_project(project, self.now).diagnostics
        assert self.outcome(self.company.site_dir, cached=True) == self.outcome(self.cold, cached=False)
        if self.cold.is_dir():
            assert files_of(self.company.site_dir) == files_of(self.cold)

    @property
    def cold(self) -> Path:
        return self.company.root.with_name("cold")

    def outcome(self, folder: Path, *, cached: bool) -> object:
        if not cached:
            shutil.rmtree(folder, ignore_errors=True)
        try:
            report = build(*open_site(self.company.config_file, folder), self.now, kinds=MADE, cached=cached)
        except ContentError as error:
            return error.diagnostics
        return report.diagnostics, report.changes.written + report.changes.kept

    # How it is written

    def write_story(self, path: str, author: str, about: str, seed: int, date: str) -> None:
        front = {"title": f"A day of {about}", "authors": [author], "date": date, "description": f"On {about}."}
        front |= {"tags": [TAGS[seed % 3]], "department": TEAMS[seed % 3], "location": TOWNS[seed % 2]}
        self.write(path, front, f"We make {about}. Then we make more of it, {seed} times.")

    def write_vacancy(self, path: str, about: str, seed: int, date: str) -> None:
        front = {"title": f"Maker of {about}", "date_posted": "2026-11-01", "description": f"You make {about}."}
        front |= {"department": TEAMS[seed % 3], "tags": [TAGS[seed % 3]], "contact": PEOPLE[seed % 3]}
        front |= {"valid_through": max(date, "2026-11-02"), "apply_url": "https://apply.acme.example/"}
        self.write(path, front, f"You make {about}, {seed} times.")

    def write(self, path: str, front: dict[str, object], text: str) -> None:
        self.company.write(path, f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{text}\n")

    def change(self, path: str, of: Callable[[dict[str, object]], dict[str, object]], more: str = "") -> None:
        """Change the front matter of a file and add to its text, where it is there; then look."""
        file = self.company.root / path
        if file.is_file():
            _, front, text = file.read_text("utf-8").split("---\n", 2)
            self.write(path, of(yaml.safe_load(front)), f"{text}\n{more}")
            self.look()

    def save_settings(self) -> None:
        self.company.configure(self.told, theme={"name": "kollega", "custom_dir": "theme"})
        (self.company.root / "theme").mkdir(exist_ok=True)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_warm_build_makes_what_a_first_one_makes() -> None:
    healthy = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Site,
        settings=settings(max_examples=RUNS, stateful_step_count=8, deadline=None, suppress_health_check=healthy),
    )


def _tell(told: list[str], stage: str, _done: int, _total: int) -> None:
    told.append(stage)


def test_only_what_read_a_change_is_made_again(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    for number in range(30):
        front = f"title: Story {number}\nauthors: [ana]\ndate: 2026-0{1 + number % 9}-01\ndescription: One.\n"
        company.write(f"stories/story-{number}.md", f"---\n{front}department: Team {number}\n---\nA story.\n")
    time.sleep(0.2)  # of a file that is younger nobody knows whether it was written again

    def steps_after(old: str, new: str) -> int:
        told: list[str] = []
        company.edit("stories/story-4.md", old, new)
        build(*open_site(company.config_file, company.site_dir), NOW, kinds=KINDS, progress=partial(_tell, told))
        assert new.strip() in (company.site_dir / "stories/story-4/index.html").read_text("utf-8")
        return told.count("Writing")

    first = steps_after("A story.", "A story. First.")
    sentence, length = steps_after("First.", "Again."), steps_after("Again.", "Again. " * 400)
    title = steps_after("Story 4", "Fourth story")
    listed = (company.site_dir / "stories/index.html").read_text("utf-8")
    assert "Fourth story" in listed
    assert "2 min" in listed  # of 800 words
    assert sentence < length <= title < first  # lists tell a title and how long it takes to read, and not a sentence


def test_the_host_draws_pages_anew_only_where_they_say_something_else(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    company.write("pages/index.md", "# Work with us\n\n> [!STORIES] New\n")
    known = []

    def build_after(old: str, new: str) -> str:
        company.edit("stories/lifts.md", old, new)
        time.sleep(0.2)
        project, host = open_site(company.config_file, company.site_dir)

        def draw(plan: Plan, folder: Path, menu: HandWritten | None = None) -> Shell:
            known.append(menu is not None)
            return host(plan, folder, menu)

        build(project, draw, NOW, kinds=KINDS)
        return (company.site_dir / "index.html").read_text("utf-8")

    title = (company.root / "stories/lifts.md").read_text("utf-8").partition("title: ")[2].partition("\n")[0]
    first = build_after("A lift waits", "A lift waits and waits")
    assert title in first
    assert build_after("waits and waits", "waits") == first
    assert "Some other title" in build_after(f"title: {title}", "title: Some other title")
    assert known == [False, True, False]


def test_a_vacancy_has_a_new_card_when_the_colleague_that_it_quotes_says_something_else(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    for day, quote in ((1, "quote: We climb."), (2, ""), (3, ""), (4, "")):  # a page shows three, a card quotes any
        front = (
            f"title: Ropes {day}\nauthors: [ana]\ndate: 2026-11-0{day}\ndescription: One.\ndepartment: Lifts\n{quote}"
        )
        company.write(f"stories/ropes-{day}.md", f"---\n{front}\n---\nWe climb. We rest.\n")
    front = "title: Fitter\ndate_posted: 2026-11-01\ndescription: You fit.\ndepartment: Lifts\napply_email: a@b.example"
    company.write("vacancies/fitter.md", f"---\n{front}\n---\nYou climb.\n")
    cards = []
    for said in ("We climb.", "We rest."):
        time.sleep(0.2)
        company.edit("stories/ropes-1.md", "quote: We climb.", f"quote: {said}")
        build(*open_site(company.config_file, company.site_dir), NOW, kinds=KINDS)
        page = (company.site_dir / "vacancies/fitter/index.html").read_text("utf-8")
        cards.append(page.partition('og:image" content="')[2].partition('"')[0])
    assert cards[0] != cards[1]


def test_what_is_only_shown_decides_nothing() -> None:
    """Every key that may change without another structure is a key of its kind."""
    assert {kind: keys - FRONT[kind].model_fields.keys() for kind, keys in SHOWN.items()} == {
        kind: frozenset() for kind in SHOWN
    }
