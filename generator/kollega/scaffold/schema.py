"""The JSON Schema of a front matter, for editors."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from kollega.config.validation import FrontMatter
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_TITLES = {
    ItemKind.STORY: "Front matter of a story",
    ItemKind.VACANCY: "Front matter of a vacancy",
    ItemKind.PERSON: "Front matter of a person",
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

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Explain each key."""
        described = super().model_schema(schema)
        for key, explanation in field_docs(schema["cls"]).items():
            described["properties"][key]["description"] = explanation
        return described


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstrings under the fields of a kind of mapping, by key.

    pydantic can find them for every model, which took 20 ms of every command; only a schema shows them.
    """
    found = {}
    for family in reversed(model.mro()):
        if issubclass(family, FrontMatter):
            for field, below in pairwise(ast.walk(ast.parse(inspect.getsource(family)))):
                match field, below:
                    case ast.AnnAssign(target=ast.Name(key)), ast.Expr(ast.Constant(str(text))):
                        found[key] = inspect.cleandoc(text)
    return {key: found[key] for key in model.model_fields if key in found}


def front_matter_schema(kind: ItemKind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the front matter of a kind."""
    schema = FRONT[kind].model_json_schema(schema_generator=_AsWritten)
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:kollega:front-matter:{kind}"}
    return head | schema | {"title": _TITLES[kind]}
