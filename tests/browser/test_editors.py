"""The real editors, on their own test repositories: what is written in them passes the check, and nothing is lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from playwright.sync_api import expect

from company import EXAMPLE, example_company
from kollega.config.project import BrowserEditor
from kollega.host import project_of
from kollega.outputs.site_files.headers import editor_headers
from kollega.scaffold.cms.bundle import bundle, is_installed
from kollega.scaffold.cms.editors import EDITORS
from kollega.scaffold.cms.files import config_text, page_text
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

INSTALLED = Path(__file__).parents[1] / "editors"
FOLDERS = ("stories", "vacancies")
_FRONT = re.compile(r"^---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_FILL = """async (files) => {
    const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", { create: true });
    for (const [path, text] of Object.entries(files)) {
        const names = path.split("/");
        let folder = top;
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
        const file = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
        await file.write(text);
        await file.close();
    }
}"""
_READ = """async () => {
    const files = {};
    const walk = async (folder, path) => {
        for await (const [name, entry] of folder.entries())
            if (entry.kind === "directory") await walk(entry, `${path}${name}/`);
            else files[path + name] = await (await entry.getFile()).text();
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test"), "");
    return files;
}"""
_REPOSITORY = """const walk = (tree) => Object.fromEntries(Object.entries(tree).map(
    ([name, below]) => [name, typeof below === "string" ? { content: below } : walk(below)]
));
window.repoFiles = walk(FILES);
window.repoFiles["stories/people"] = window.repoFiles.stories.people;
"""
"""Its test repository knows no folders in folders."""
_REPOSITORY_FILES = """() => {
    const files = {};
    const walk = (tree, path) => Object.entries(tree).forEach(([name, below]) => {
        if (typeof below.content === "string") files[path + name] = below.content;
        else walk(below, `${path}${name}/`);
    });
    walk({ stories: window.repoFiles.stories, vacancies: window.repoFiles.vacancies }, "");
    return files;
}"""

_SAVED = """async (before) => {
    while (JSON.stringify(window.repoFiles) === before) await new Promise((later) => setTimeout(later, 50));
}"""


def texts() -> dict[str, str]:
    """Return every Markdown file of the example's stories, people and vacancies."""
    files = (file for folder in FOLDERS for file in sorted((EXAMPLE / folder).rglob("*.md")))
    return {file.relative_to(EXAMPLE).as_posix(): file.read_text("utf-8") for file in files}


def meaning(text: str) -> tuple[dict[str, Any], str]:
    """Return what a file says, however it is written: facts as texts, one value where a list is meant as a list."""
    found = _FRONT.match(text)
    assert found
    front: dict[str, Any] = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    lists = {
        "authors",
        "tags",
        "vacancies",
        "aliases",
        "locations",
        "employment_type",
        "benefits",
        "process",
        "expertise",
    }
    whole = {key: [value] if key in lists and isinstance(value, str) else value for key, value in front.items()}
    if "share" in whole:
        whole["share"] = {key: [each] if isinstance(each, str) else each for key, each in whole["share"].items()}
    return whole, text[found.end() :].strip()


@dataclass(frozen=True)
class Sveltia:
    """Somebody who writes with Sveltia, in Dutch."""

    page: Page

    def open(self, address: str, files: dict[str, str]) -> None:
        self.page.goto(f"{address}admin/")
        self.page.evaluate(_FILL, files)
        self.page.get_by_role("button", name="Werken met een testrepository").click()
        expect(
            self.page.get_by_text("Bridge mechanic").or_(self.page.get_by_text("Left on board")).first
        ).to_be_visible()

    def go(self, place: str) -> None:
        self.page.evaluate("place => { location.hash = `#/collections/${place}` }", place)

    def field(self, key: str) -> Locator:
        return self.page.locator(f'section[data-key-path="{key}"]').first

    def write(self, key: str, text: str) -> None:
        self.field(key).locator("input, textarea").first.fill(text)

    def write_body(self, text: str) -> None:
        self.field("body").locator("textarea").fill(text)

    def choose(self, key: str, name: str) -> None:
        field = self.field(key)
        radio = field.get_by_role("radio", name=name, exact=True)
        if radio.count():
            radio.click()
            return
        field.get_by_role("combobox").click()
        self.page.get_by_role("option", name=name).click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Opslaan", exact=True).click()
        expect(self.page.get_by_text("Item opgeslagen")).to_be_visible()
        expect(self.page).to_have_url(re.compile(r"#/collections/\w+$"))

    def files(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(_READ)
        return found


@dataclass(frozen=True)
class Decap:
    """Somebody who writes with Decap, in Dutch."""

    page: Page

    def open(self, address: str, files: dict[str, str]) -> None:
        tree: dict[str, Any] = {}
        for path, text in files.items():
            *folders, name = path.split("/")
            below = tree
            for folder in folders:
                below = below.setdefault(folder, {})
            below[name] = text
        self.page.add_init_script(_REPOSITORY.replace("FILES", json.dumps(tree)))
        self.page.goto(f"{address}admin/")
        self.page.get_by_role("button", name="Inloggen").click()
        expect(self.page.get_by_role("heading", name="Verhalen", exact=True).first).to_be_visible()

    def go(self, place: str) -> None:
        self.page.evaluate("place => { location.hash = `#/collections/${place.split('/')[0]}` }", place)
        expect(self.page.get_by_role("button", name="Publiceer", exact=True)).to_have_count(0)
        self.page.evaluate("place => { location.hash = `#/collections/${place}` }", place)

    def write(self, key: str, text: str) -> None:
        self.page.locator(f"[id^='{key}-field']").first.fill(text)

    def write_body(self, text: str) -> None:
        self.page.locator("[data-slate-editor]").click()
        self.page.keyboard.insert_text(text)

    def choose(self, key: str, name: str) -> None:
        field = self.page.locator(f"xpath=//label[starts-with(@for, '{key}-field')]/following::input[1]")
        field.click()
        field.fill(name)
        self.page.get_by_role("option", name=name).first.click()

    def save(self) -> None:
        before = self.page.evaluate("() => JSON.stringify(window.repoFiles)")
        self.page.get_by_role("button", name="Publiceer", exact=True).click()
        self.page.get_by_role("menuitem", name="Publiceer nu").click()
        self.page.evaluate(_SAVED, before)

    def files(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(_REPOSITORY_FILES)
        return found


WRITERS: Final[dict[str, type[Sveltia | Decap]]] = {"sveltia": Sveltia, "decap": Decap}
BACKEND = "backend:\n  name: test-repo\n"
FOR_TESTS: Final = {
    "publish_mode: editorial_workflow": "publish_mode: simple",
    "  media_folder: ''": "  media_folder: /pages/assets",
}
"""Decap's test repository takes every file of a folder for a picture, and keeps proposals in a place of their own."""


@pytest.fixture(scope="module", params=WRITERS)
def writer(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sveltia | Decap]:
    name = request.param
    editor = EDITORS[name]
    if not is_installed(INSTALLED, editor):
        pytest.skip("the editors are not installed; `make readers` does that where it can")
    site = tmp_path_factory.mktemp(name)
    project = project_of(EXAMPLE / "mkdocs.yml")
    config = config_text(project, editor, "nl", BACKEND)
    if name == "decap":
        for before, after in FOR_TESTS.items():
            assert before in config
            config = config.replace(before, after)
    pages = {"config.yml": config.encode(), "index.html": page_text(project, editor, "nl").encode()}
    for path, content in {**dict(bundle(INSTALLED, editor)), **pages}.items():
        file = site / "admin" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    headers = editor_headers(BrowserEditor(name, "nl", ""))
    rule = "".join(f"  {header}: {value}\n" for header, value in headers.items())
    (site / "_headers").write_text(f"/admin/*\n{rule}", "utf-8")
    with (
        served(site) as address,
        Reader.of(chromium, address, anew=True, locale="nl-NL") as reader,
    ):
        found = WRITERS[name](reader.page)
        found.open(address, texts())
        yield found
        assert {host for host in reader.hosts if host.startswith("http") and host not in address} == set()
        assert [said for said in reader.complaints if "Content Security Policy" in said] == []


EDITED: Final = {
    "stories/the-bridge-that-would-not-close.md": "stories/entries/the-bridge-that-would-not-close",
    "stories/the-heron-on-gauge-17/index.md": "story_folders/entries/the-heron-on-gauge-17/index",
    "stories/people/yusuf-aydin.md": "people/entries/yusuf-aydin",
    "vacancies/bridge-mechanic.md": "vacancies/entries/bridge-mechanic",
    "vacancies/bridge-operator.md": "vacancies/entries/bridge-operator",
}
"""A file of each kind, hours in both ways, and where its form is."""


@pytest.mark.parametrize("path", EDITED)
def test_a_change_of_one_field_changes_nothing_else(writer: Sveltia | Decap, path: str) -> None:
    before = texts()
    key = "name" if "people" in path else "title"
    writer.go(EDITED[path])
    writer.write(key, "Another name")
    writer.save()
    after = writer.files()
    front, body = meaning(before[path])
    assert meaning(after[path]) == (front | {key: "Another name"}, body)
    translations = {each for each in before if each.startswith(f"{path.removesuffix('.md')}.") and each != path}
    assert {each: meaning(after[each]) for each in translations} == {
        each: meaning(before[each]) for each in translations
    }


def test_what_is_made_in_an_editor_passes_the_check(writer: Sveltia | Decap, tmp_path: Path) -> None:
    before = writer.files().keys()
    writer.page.set_viewport_size({"width": 1280, "height": 5000})  # Sveltia makes the fields that one sees
    writer.go("people/new")
    writer.write("name", "Zoë Müller-Ødegård")
    writer.write("role", "Keeps the pumps: all #7 of them")
    writer.choose("department", "Veren")
    writer.save()
    writer.go("vacancies/new")
    writer.write("title", "Pump hand (nights)")
    writer.write("description", "Keep seven pumps dry: with a torch, and a colleague.")
    writer.write("apply_email", "jobs@example.org")
    writer.write("identifier", "0017")
    writer.write_body("You keep them dry.")
    writer.save()
    writer.go("stories/new")
    writer.write("title", "Überraschung: the “dry” pump?")
    writer.choose("authors", "Zoë")
    writer.write("description", "What a pump does that has nothing to do.")
    writer.write_body("It *waits*, and so do I.\n\n- for rain\n- for soup")
    writer.save()
    made = {path: text for path, text in writer.files().items() if path not in before}
    kinds = sorted(path.rpartition("/")[0] for path in made)
    assert kinds == ["stories", "stories/people", "vacancies"], made
    company = example_company(tmp_path / "example")
    company.edit("mkdocs.yml", "      boards: [", "      # boards: [")  # they ask for more than the check does
    for path, text in made.items():
        company.write(path, text)
    said = json.loads(company.run("kollega", "check", "--format", "json").stdout)
    found = [(each["code"], each["message"]) for each in said if each["path"] in made and each["severity"] != "note"]
    assert found == []
    assert company.run("kollega", "check", "--strict").returncode == 0
    (story,) = (meaning(text) for path, text in made.items() if path.startswith("stories/") and "people" not in path)
    (person,) = (Path(path).stem for path in made if "people" in path)
    assert story[0]["authors"] == [person]
    assert story[1].startswith("It *waits*, and so do I.")
    (vacancy,) = (meaning(text)[0] for path, text in made.items() if path.startswith("vacancies/"))
    assert vacancy["identifier"] == "0017"
    assert vacancy.keys() == {"title", "date_posted", "description", "apply_email", "identifier"}


def test_the_format_keeps_every_word_of_every_item(chromium: Browser, tmp_path: Path) -> None:
    """Of the whole example, and of what is easily lost."""
    if not is_installed(INSTALLED, EDITORS["sveltia"]):
        pytest.skip("the editors are not installed; `make readers` does that where it can")
    files = dict(bundle(INSTALLED, EDITORS["sveltia"]))
    for name in ("js-yaml.js", "format.js"):
        (tmp_path / name).write_bytes(files[name])
    registers = "var CMS = { registerCustomFormat: (name, ending, format) => { window.format = format; } };"
    (tmp_path / "cms.js").write_text(registers, "utf-8")
    scripts = "".join(f'<script src="{name}"></script>' for name in ("cms.js", "js-yaml.js", "format.js"))
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{scripts}", "utf-8")
    (tmp_path / "_headers").write_text("", "utf-8")
    written = list(texts().values()) + EASILY_LOST
    with served(tmp_path) as address, Reader.of(chromium, address, anew=True) as reader:
        again = reader.visit("").evaluate("texts => texts.map(text => format.toFile(format.fromFile(text)))", written)
    assert [meaning(each) for each in again] == [meaning(each) for each in written]


EASILY_LOST: Final = [
    """\
---
title: 007
identifier: 0017
locations:
  - wulpenoord
  - street: Am Kai 1
    postal_code: 01067
    city: Dresden
    country: NO
hours: 17.90
---

One.
""",
    """\
---
title: yes
hours:
  min: 8
  max: 08
valid_through: 2026-12-01 17:00
mine: {deep: [1.0, ~, 0x1F]}
---
Two.
""",
    """\
---
name: 'Ana: a name'
links:
  website: https://a.example/
  mastodon: https://b.example/@ana
---
""",
    """\
---
title: |-
  Two
  lines
share:
  any: one
  x: [a, b]
---

> [!NOTE]
> Stays.

| a | b |
|:--|--:|
| 1 | 2 |
""",
    """\
---
title: “Quoted” – 'and' more  # a remark
tags: [a, 'b, c']
---

---

A rule above, and --- within.
""",
]
