"""What a site publishes for intranets and other programs is as its schemas say, which the handbook links."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator, FormatChecker

if TYPE_CHECKING:
    from website import Website

SCHEMAS = {
    "people/people.json": "pages/people.schema.json",
    "share/kits.json": "kits/kits.schema.json",
    "kit.json": "kits/kit.schema.json",
}


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_each_file_of_the_example_is_as_its_schema_says(example: Website, name: str, schema: str) -> None:
    written = files("kollega.outputs").joinpath(schema).read_text("utf-8")
    validator = Draft202012Validator(json.loads(written), format_checker=FormatChecker())
    found = {path: content for path, content in example.files.items() if f"/{path}".endswith(f"/{name}")}
    assert len(found) >= len(("en", "nl", "sv"))
    problems = [
        (path, each.message) for path, data in found.items() for each in validator.iter_errors(json.loads(data))
    ]
    assert problems == []
