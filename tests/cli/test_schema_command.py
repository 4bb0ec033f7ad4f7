from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.scaffold.company import company_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

EXAMPLE = Path(__file__).parents[2]
FOLDERS = {ItemKind.STORY: "stories", ItemKind.VACANCY: "vacancies", ItemKind.PERSON: "stories/people"}


@pytest.fixture(params=list(ItemKind))
def kind(request: pytest.FixtureRequest) -> ItemKind:
    return ItemKind(request.param)


def _schema(run: Callable[..., Result], kind: ItemKind) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(run("schema", kind.value).stdout)
    return schema


def _as_an_editor_reads(text: str) -> Any:
    """Read front matter as YAML 1.2 does, where a date is a text."""
    return yaml.load(text.split("---\n")[1], _Editor)  # noqa: S506 - a safe loader


class _Editor(yaml.SafeLoader):
    pass


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_every_key_is_explained(run: Callable[..., Result], kind: ItemKind) -> None:
    schema = _schema(run, kind)
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(FRONT[kind].model_fields)
    assert all(key["description"] for key in schema["properties"].values())
    assert schema["$id"] == f"urn:kollega:front-matter:{kind}"


def test_the_example_site_satisfies_it(run: Callable[..., Result], kind: ItemKind) -> None:
    validator = Draft202012Validator(_schema(run, kind))
    files = [path for path in (EXAMPLE / FOLDERS[kind]).glob("*.md") if path.name != "README.md"]
    texts = [file.read_text("utf-8") for file in files]
    texts += [
        text.decode()
        for path, text in company_files()
        if path.startswith(f"{FOLDERS[kind]}/") and path.count("/") == FOLDERS[kind].count("/") + 1
    ]
    assert len(texts) > 1
    for text in texts:
        assert [error.message for error in validator.iter_errors(_as_an_editor_reads(text))] == []


STORY = {"title": "A", "authors": ["a"], "date": "2026-01-01", "description": "B"}


@pytest.mark.parametrize(
    "more",
    [
        {"title": 1984},
        {"authors": "a"},
        {"tags": "onboarding"},
        {"share": {"any": "x"}},
        {"share": {"any": ["x", "y"]}},
    ],
    ids=str,
)
def test_what_the_check_takes_an_editor_takes(run: Callable[..., Result], more: dict[str, Any]) -> None:
    assert Draft202012Validator(_schema(run, ItemKind.STORY)).is_valid(STORY | more)


@pytest.mark.parametrize("more", [{"tittle": "A"}, {"authors": ["A b"]}, {"status": "done"}, {"title": None}], ids=str)
def test_what_the_check_refuses_an_editor_marks(run: Callable[..., Result], more: dict[str, Any]) -> None:
    assert not Draft202012Validator(_schema(run, ItemKind.STORY)).is_valid(STORY | more)
