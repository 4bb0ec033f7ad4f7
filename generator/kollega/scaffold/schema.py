"""The JSON Schema of a front matter, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from kollega.content.item import FRONT, Kind

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_TITLES = {
    Kind.STORY: "Front matter of a story",
    Kind.VACANCY: "Front matter of a vacancy",
    Kind.PERSON: "Front matter of a person",
}


class _AsWritten(GenerateJsonSchema):
    """Describes what people may write, which is more than what the types hold afterwards."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Take numbers too: the front matter is read as text, so `title: 1984` is one."""
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """Take one value where a list is meant: `tags: onboarding` is `tags: [onboarding]`."""
        several = super().tuple_schema(schema)
        return {"anyOf": [several["items"], several]}


def front_matter_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the front matter of a kind."""
    schema = FRONT[kind].model_json_schema(schema_generator=_AsWritten)
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:kollega:front-matter:{kind}"}
    return head | schema | {"title": _TITLES[kind]}
