"""The fields of the editors' forms, made from the schemas of front matter: none can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from kollega.config.options import in_language
from kollega.config.project import networks_of
from kollega.content.kind import ItemKind
from kollega.i18n.language import own_name
from kollega.scaffold.cms.editors import Feature
from kollega.scaffold.schema import front_matter_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.facets import Facet
    from kollega.config.settings import Settings
    from kollega.scaffold.cms.editors import Editor
    from kollega.scaffold.cms.words import FormWords

Field = dict[str, Any]
"""A field of a form, as the editors' configuration describes it."""

RELATIONS: Final[Mapping[str, ItemKind]] = {
    "authors": ItemKind.PERSON,
    "contact": ItemKind.PERSON,
    "vacancies": ItemKind.VACANCY,
}
"""Keys that name other files by their slugs."""

NAMES: Final[Mapping[ItemKind, str]] = {ItemKind.STORY: "title", ItemKind.VACANCY: "title", ItemKind.PERSON: "name"}
"""By what a file of a kind is called in lists."""

SHAPES: Final[Mapping[str, str]] = {"hours": "range", "locations": "places", "share": "texts", "links": "pairs"}
"""Keys that may be written in more than one way, or with keys of their own, and in which way a form shows them.

What turns one into the other and back stands in format.js."""

UNSHOWN: Final = frozenset({"imported"})
"""Keys that a command keeps, and no form shows; format.js loses nothing of them."""

_PARAGRAPHS: Final = frozenset({"description", "quote"})
_PHOTOS: Final = frozenset({"photo"})
_FIRST_DAYS: Final = frozenset({"date", "date_posted"})
"""Which a new file has from today on, unless somebody chooses another day."""


@dataclass(frozen=True)
class Forms:
    """The forms of a site for an editor, in the words of a language."""

    settings: Settings
    editor: Editor
    words: FormWords

    @property
    def is_translated(self) -> bool:
        """Return whether a form shows the languages of a text beside each other."""
        return Feature.TRANSLATIONS in self.editor.features and len(self.settings.languages) > 1

    def fields(self, kind: ItemKind) -> list[Field]:
        """Return the fields of a kind's front matter, in the order of its schema, and the text below it."""
        schema = front_matter_schema(kind)
        found = [
            self._field(key, schema["properties"][key], schema, str(kind))
            for key in schema["properties"]
            if key not in UNSHOWN
        ]
        body = {"name": "body", "label": self.words.label(f"{kind}.body"), "widget": "markdown"}
        needed = {"required": kind is not ItemKind.PERSON}  # of whom a name is enough
        return [*found, self._translated(body | needed | dict(self.editor.body))]

    def _field(self, key: str, described: Mapping[str, Any], schema: Mapping[str, Any], within: str) -> Field:
        """Return the field of a key of a schema, or of a mapping in it."""
        required = key in (schema.get("required") or ())
        hint = self.words.hint(f"{within}.{key}", described.get("description", ""))
        head = {"name": key, "label": self.words.label(f"{within}.{key}")} | ({"hint": hint} if hint else {})
        field = head | {"required": required} | self._widget(key, _Values.of(described, schema), within)
        return self._translated(field)

    def _translated(self, field: Field) -> Field:
        """Return a field, and those within it, of which each language has its own."""
        return field | {"i18n": True} if self.is_translated else field

    def _widget(self, key: str, values: _Values, within: str) -> Field:  # noqa: PLR0911 - one for each kind of value
        if key in SHAPES:
            shown = {"range": self._range, "places": self._places, "texts": self._texts, "pairs": self._pairs}
            return shown[SHAPES[key]](values)
        if key in RELATIONS:
            return self._relation(RELATIONS[key], several=values.several)
        if options := self._options(key, values):
            return {"widget": "select", "options": options} | ({"multiple": True} if values.several else {})
        if key in _PHOTOS:
            return {"widget": "image", "choose_url": False}
        if values.several:
            return self._list(self._simple("entry", values.one, within))
        if values.mapping:
            return self._group(self._below(values.mapping, values.schema, key))
        return self._simple(key, values.one, within)

    def _simple(self, key: str, value: Mapping[str, Any], within: str) -> Field:
        """Return the widget of one text, number or day."""
        typed = Feature.INPUT_TYPES in self.editor.features
        if value.get("format") == "date":
            day = {"type": "date"} if typed else {"date_format": _DAY, "time_format": False}
            default = "{{now}}" if key in _FIRST_DAYS and within != ItemKind.PERSON else ""
            return {"widget": "datetime", "format": _DAY, "default": default} | day
        if value.get("type") in {"integer", "number"}:
            kind = self.editor.numbers[value["type"] == "number"]
            limits = {short: value[name] for name, short in _LIMITS.items() if name in value}
            return {"widget": "number", "value_type": kind} | limits
        pattern = {"pattern": [value["pattern"], self.words.message("pattern")]} if "pattern" in value else {}
        kinds = {"type": _TYPES[value["format"]]} if typed and value.get("format") in _TYPES else {}
        length = {"maxlength": value["maxLength"]} if typed and "maxLength" in value else {}
        return {"widget": "text" if key in _PARAGRAPHS else "string"} | pattern | kinds | length

    def _list(self, field: Field) -> Field:
        """Return a list of entries of one field; a field of their own lets an entry have a comma in it."""
        return {
            "widget": "list",
            "field": self._translated({"label": self.words.label("entry"), "name": "entry"} | field),
        }

    def _relation(self, kind: ItemKind, *, several: bool) -> Field:
        name = NAMES[kind]
        return {
            "widget": "relation",
            "collection": kind.plural,
            "value_field": "{{slug}}",
            "search_fields": [name],
            "display_fields": [name] if Feature.TRANSLATIONS in self.editor.features else [name, "{{slug}}"],
        } | ({"multiple": True} if several else {})

    def _options(self, key: str, values: _Values) -> list[Field]:
        """Return what can be chosen for a key; empty where anything can be written."""
        if facets := self._facets.get(key):
            return [{"label": _name(facets[each], each, self.words.lang), "value": each} for each in facets]
        if key == "lang":
            return [{"label": own_name(lang), "value": lang} for lang in self.settings.languages]
        if values.one.get("type") == "boolean":
            return [{"label": self.words.choice(each), "value": each} for each in ("true", "false")]
        chosen = values.one.get("enum", ())
        return [{"label": self.words.choice(each), "value": each} for each in chosen]

    @cached_property
    def _facets(self) -> Mapping[str, Mapping[str, Facet]]:
        settings = self.settings
        return {"department": settings.departments, "tags": settings.tags, "location": settings.places}

    def _below(self, mapping: Mapping[str, Any], schema: Mapping[str, Any], within: str) -> list[Field]:
        """Return the fields of a mapping in a schema."""
        whole = {**mapping, "$defs": schema.get("$defs", {})}
        return [self._field(key, below, whole, within) for key, below in mapping["properties"].items()]

    def _group(self, fields: list[Field]) -> Field:
        """Return fields as a group, which need not be there."""
        if Feature.ABSENT_GROUPS in self.editor.features:
            return {"widget": "object", "collapsed": "auto", "fields": fields}
        return {"widget": "object", "collapsed": True, "fields": [field | {"required": False} for field in fields]}

    def _range(self, values: _Values) -> Field:
        """Return the least and the most; where both are one, the file has one number."""
        return self._group(self._below(values.mapping or {}, values.schema, "hours"))

    def _places(self, values: _Values) -> Field:
        """Return places, each by the id that it has in the settings or any other name, or written out."""
        label = self.words.label("place")
        known = self.settings.places
        options = [{"label": _name(known[each], each, self.words.lang), "value": each} for each in known]
        chosen: Field = {"widget": "select", "options": options} if options else {"widget": "string"}
        place = self._translated({"name": "place", "label": label, "required": False} | chosen)
        written = self._below(values.mapping or {}, values.schema, "place")
        return {
            "widget": "list",
            "label_singular": label,
            "summary": "{{fields.place}} {{fields.city}}",
            "fields": [place, *written],
        }

    def _texts(self, _values: _Values) -> Field:
        """Return texts for any network, and for each that the site offers."""
        text = {"widget": "text"}
        networks = {"any": self.words.choice("any")} | {
            key: each.name for key, each in networks_of(self.settings).items()
        }
        fields = [
            self._translated({"name": key, "label": name, "required": False} | self._list(text))
            for key, name in networks.items()
        ]
        return self._group(fields)

    def _pairs(self, values: _Values) -> Field:
        """Return names and addresses."""
        address = {"name": "address", "label": self.words.label("address")} | self._simple("address", values.one, "")
        return {
            "widget": "list",
            "label_singular": self.words.label("entry"),
            "summary": "{{fields.network}}",
            "fields": [
                self._translated({"name": "network", "label": self.words.label("network"), "widget": "string"}),
                self._translated(address),
            ],
        }


_DAY: Final = "YYYY-MM-DD"
_LIMITS: Final = {"minimum": "min", "maximum": "max"}
_TYPES: Final = {"uri": "url", "email": "email"}


@dataclass(frozen=True)
class _Values:
    """What a key of a schema may hold."""

    schema: Mapping[str, Any]
    one: Mapping[str, Any]
    """A single value, or an entry of a list."""
    several: bool
    """Whether it may be a list."""
    mapping: Mapping[str, Any] | None
    """The schema of a mapping that it may be, or an entry of a list."""

    @classmethod
    def of(cls, described: Mapping[str, Any], schema: Mapping[str, Any]) -> _Values:
        """Return what a description allows."""
        found = list(_alternatives(described, schema))
        entries = [
            each for every in found if every.get("type") == "array" for each in _alternatives(every["items"], schema)
        ]
        values = entries or found
        values += [each for every in found if "additionalProperties" in every for each in _valued(every, schema)]
        mapping = next((each for each in values if "properties" in each), None)
        simple = next((each for each in values if each.get("type") not in {"object", "array", "null"}), {})
        return cls(schema, simple, bool(entries), mapping)


def _alternatives(described: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the simple descriptions that a description stands for."""
    if reference := described.get("$ref"):
        yield from _alternatives(schema["$defs"][reference.rpartition("/")[2]], schema)
    elif several := described.get("anyOf") or described.get("oneOf"):
        for each in several:
            yield from _alternatives(each, schema)
    else:
        kind = described.get("type")  # a text may be written as a number, and is meant as a text
        yield {**described, "type": kind[0] if isinstance(kind, list) else kind}


def _valued(mapping: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the descriptions of what stands behind any key of a mapping."""
    behind = mapping["additionalProperties"]
    if isinstance(behind, dict):
        yield from _alternatives(behind, schema)


def key_orders() -> list[list[str]]:
    """Return the keys of each kind in the order of its form."""
    return [list(front_matter_schema(kind)["properties"]) for kind in ItemKind]


def list_keys() -> tuple[str, ...]:
    """Return the keys that hold a list in a form, and one value in many a file."""
    found = set[str]()
    for kind in ItemKind:
        schema = front_matter_schema(kind)
        found |= {key for key, described in schema["properties"].items() if _Values.of(described, schema).several}
    return tuple(sorted(found - SHAPES.keys()))


def _name(facet: Facet, facet_id: str, lang: str) -> str:
    return in_language(facet.name, lang, facet_id)
