"""The forms in which one writes in the browser, and what is published of the editors that show them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

import kollega.scaffold
from company import EXAMPLE
from kollega.content.kind import ItemKind
from kollega.host import project_of
from kollega.scaffold.cms.bundle import bundle, format_script
from kollega.scaffold.cms.editors import DECAP, EDITORS, SVELTIA, YAML
from kollega.scaffold.cms.fields import SHAPES, UNSHOWN
from kollega.scaffold.cms.files import config_text, editor_config, package_files
from kollega.scaffold.company import company_files
from kollega.scaffold.schema import front_matter_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company
    from kollega.scaffold.cms.editors import Editor

LANGUAGES = ("en", "nl", "sv", "de", "fr")
INSTALLED = Path(__file__).parents[1] / "editors"
TEXTS = Path(kollega.scaffold.__file__).parent / "texts"
PROJECT = project_of(EXAMPLE / "mkdocs.yml")

each_editor = pytest.mark.parametrize("editor", EDITORS.values(), ids=EDITORS)
needs_editors = pytest.mark.skipif(
    not (INSTALLED / "node_modules").is_dir(), reason="the editors are not installed; `make readers` does that"
)


@cache
def config(name: str, lang: str = "en") -> dict[str, Any]:
    return editor_config(PROJECT, EDITORS[name], lang)


def collection(editor: Editor, name: str, lang: str = "en") -> dict[str, Any]:
    found: list[dict[str, Any]] = config(editor.name, lang)["collections"]
    return next(each for each in found if each["name"] == name)


def field(editor: Editor, name: str, *keys: str, lang: str = "en") -> dict[str, Any]:
    found = collection(editor, name, lang)
    for key in keys:
        found = next(each for each in (found.get("fields") or [found["field"]]) if each["name"] == key)
    return found


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in fields:
        yield each
        yield from every_field([*each.get("fields", []), *([each["field"]] if "field" in each else [])])


@each_editor
@pytest.mark.parametrize("kind", ItemKind)
def test_every_key_of_the_front_matter_has_a_field(editor: Editor, kind: ItemKind) -> None:
    keys = [each["name"] for each in collection(editor, kind.plural)["fields"]]
    assert keys == [*(key for key in front_matter_schema(kind)["properties"] if key not in UNSHOWN), "body"]


@pytest.mark.parametrize("kind", ItemKind)
def test_a_key_that_may_be_written_in_two_ways_has_a_shape(kind: ItemKind) -> None:
    """Else a form would show one way, and the other would be lost as soon as somebody saves."""
    schema = front_matter_schema(kind)

    def kinds(described: dict[str, Any]) -> set[str]:
        if "$ref" in described:
            return kinds(schema["$defs"][described["$ref"].rpartition("/")[2]])
        if several := described.get("anyOf") or described.get("oneOf"):
            return {kind for each in several for kind in kinds(each)}
        if described.get("type") == "array":
            return kinds(described["items"])
        return {"mapping" if described.get("type") == "object" else "value"} - {
            "value" if described.get("type") == "null" else ""
        }

    both = {key for key, described in schema["properties"].items() if kinds(described) == {"mapping", "value"}}
    free = {key for key, described in schema["properties"].items() if "additionalProperties" in described} - UNSHOWN
    assert both | free == SHAPES.keys() & schema["properties"].keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_and_every_choice_has_words_in_each_language(lang: str) -> None:
    words = tomllib.loads((TEXTS / lang / "editor.toml").read_text("utf-8"))
    english = tomllib.loads((TEXTS / "en" / "editor.toml").read_text("utf-8"))
    assert {table: [*texts] for table, texts in words.items() if table != "hints"} == {
        table: [*texts] for table, texts in english.items() if table != "hints"
    }
    for kind in ItemKind:
        schema = front_matter_schema(kind)
        mappings = [schema["properties"], *(each.get("properties", {}) for each in schema["$defs"].values())]
        keys = {key for mapping in mappings for key in mapping} - UNSHOWN
        labels = {name.rpartition(".")[2] for name in words["labels"]}
        hints = {name.rpartition(".")[2] for name in words["hints"]}
        assert keys - labels == set()
        assert lang == "en" or keys - hints == set()
        choices = {value for each in schema["$defs"].values() for value in each.get("enum", ())}
        assert choices - words["choices"].keys() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@each_editor
def test_every_field_has_a_name_of_its_own_language(editor: Editor, lang: str) -> None:
    fields = [each for found in config(editor.name, lang)["collections"] for each in found["fields"]]
    nameless = [each["name"] for each in every_field(fields) if not each.get("label")]
    assert nameless == []


FACTS: list[tuple[str, Any, Any]] = [
    ("empty keys are left out", config("sveltia")["output"], {"omit_empty_optional_fields": True}),
    (
        "names of files are plain letters",
        {key: config("sveltia")["slug"][key] for key in ("encoding", "clean_accents")},
        {"encoding": "ascii", "clean_accents": True},
    ),
    (
        "translations lie beside the original",
        config("sveltia")["i18n"],
        {
            "structure": "multiple_files",
            "locales": ["en", "nl", "sv"],
            "default_locale": "en",
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        },
    ),
    ("Decap makes no translations", "i18n" in yaml.safe_dump(config("decap")), False),
    ("the rich editor comes second", field(SVELTIA, "stories", "body")["modes"], ["raw", "rich_text"]),
    ("Decap has none", field(DECAP, "stories", "body")["modes"], ["raw"]),
    ("a postal code is a text", field(SVELTIA, "vacancies", "locations", "postal_code")["widget"], "string"),
    ("a story in a folder", collection(SVELTIA, "story_folders")["path"], "{{slug}}/index"),
    ("a story", collection(SVELTIA, "stories")["path"], "{{slug}}"),
    ("a picture beside it", collection(SVELTIA, "stories")["media_folder"], ""),
    ("a translation in Decap", collection(DECAP, "people_nl")["extension"], "nl.md"),
    ("who wrote", field(SVELTIA, "stories", "authors")["collection"], "people"),
    ("a vacancy beside a story", field(DECAP, "stories", "vacancies")["collection"], "vacancies"),
    ("how many", [field(SVELTIA, "vacancies", "openings")[key] for key in ("min", "max")], [1, 9999]),
    ("how long a title", field(SVELTIA, "stories", "title")["maxlength"], 2000),
    (
        "teams",
        [each["value"] for each in field(SVELTIA, "people", "department")["options"]][:2],
        ["ferries", "bridges"],
    ),
    ("in Swedish", field(SVELTIA, "people", "department", lang="sv")["options"][0]["label"], "Färjor"),
    ("languages", [each["value"] for each in field(DECAP, "stories", "lang")["options"]], ["en", "nl", "sv"]),
    ("a benefit may have a comma", field(DECAP, "vacancies", "benefits")["field"]["widget"], "string"),
    ("Decap asks for no part of an absent pay", field(DECAP, "vacancies", "salary", "currency")["required"], False),
    ("from today", field(SVELTIA, "vacancies", "date_posted")["default"], "{{now}}"),
]


@pytest.mark.parametrize(("found", "expected"), [case[1:] for case in FACTS], ids=[case[0] for case in FACTS])
def test_what_the_editors_need_to_be_told(found: Any, expected: Any) -> None:
    assert found == expected


def test_a_company_without_vocabulary_writes_freely(company: Company) -> None:
    settings = editor_config(project_of(company.config_file), SVELTIA, "en")
    stories, _, vacancies, _ = settings["collections"]
    widgets = {each["name"]: each["widget"] for each in stories["fields"]}
    assert {key: widgets[key] for key in ("department", "tags", "location")} == {
        "department": "string",
        "tags": "list",
        "location": "string",
    }
    assert next(each for each in vacancies["fields"] if each["name"] == "locations")["fields"][0]["widget"] == "string"
    assert "i18n" not in yaml.safe_dump(settings)


@needs_editors
@each_editor
def test_no_file_of_an_editor_loads_anything_from_another_host(editor: Editor) -> None:
    hosts = (b"https://unpkg.com/", b"https://cdn.jsdelivr.net/")
    files = dict(bundle(INSTALLED, editor))
    assert {editor.script, "format.js", "js-yaml.js"} <= files.keys()
    assert [path for path, content in files.items() if path.endswith(".js") and any(map(content.count, hosts))] == []


@needs_editors
def test_sveltia_s_own_schema_takes_the_configuration() -> None:
    schema = json.loads((INSTALLED / "node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    said = yaml.safe_load(config_text(PROJECT, SVELTIA, "en", "backend: {name: github, repo: acme/careers}\n"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(said)] == []


def test_the_tests_drive_the_versions_that_are_installed_for_companies() -> None:
    installed = json.loads((INSTALLED / "package-lock.json").read_text("utf-8"))["packages"]
    for editor in EDITORS.values():
        locked = json.loads(package_files(editor)["package-lock.json"])["packages"]
        del locked[""]
        assert len(locked) == 2
        assert locked.items() <= installed.items()


def test_what_npm_is_told_names_no_registry() -> None:
    texts = [text for editor in EDITORS.values() for text in package_files(editor).values()]
    assert not any("http" in text or "resolved" in text for text in texts)
    assert all(YAML[1] in text for text in texts)


def test_the_format_knows_the_keys() -> None:
    script = format_script()
    assert "/*" not in script
    assert '"expertise"' in script
    assert '"hours": "range"' in script


GITHUB = ("--repo", "https://github.com/acme/careers")


@needs_editors
def test_a_build_publishes_the_editor_and_leads_nobody_there(company: Company) -> None:
    company.run("kollega", "cms", "sveltia", *GITHUB)
    (company.root / "node_modules").symlink_to(INSTALLED / "node_modules")
    website = company.draw()
    files = {f"admin/{path}" for path in dict(bundle(INSTALLED, SVELTIA))}
    assert {*files, "admin/index.html", "admin/config.yml"} <= website.files.keys()
    assert b"data-pagefind-body" not in website.files["admin/index.html"]
    leading = [path for path, content in website.files.items() if b'"/admin/' in content or b"../admin/" in content]
    assert [path for path in leading if not path.startswith("admin/")] == []


def test_a_build_says_how_the_editor_is_installed(company: Company) -> None:
    company.run("kollega", "cms", "sveltia", *GITHUB)
    result = company.run("kollega", "build", "--only", "pages")
    assert result.returncode == 0
    assert "npm ci --ignore-scripts" in result.stderr


def test_a_new_site_installs_the_editor_before_it_builds() -> None:
    files = {path: content.decode() for path, content in company_files() if not path.endswith(".whl")}
    steps = [
        step.get("run", "") for step in yaml.safe_load(files[".github/workflows/site.yml"])["jobs"]["site"]["steps"]
    ]
    installs = next(number for number, step in enumerate(steps) if step.startswith("npm ci --ignore-scripts"))
    assert installs < steps.index("kollega build -d site")
    gitlab = yaml.safe_load(files[".gitlab-ci.yml"])["editor"]
    assert gitlab["stage"] == ".pre"
    assert gitlab["script"][0].startswith("npm ci --ignore-scripts")
    assert "/node_modules/" in files[".gitignore"].splitlines()
    assert "npm" in json.loads(files["renovate.json"])["enabledManagers"]
