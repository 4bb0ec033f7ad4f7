"""The editors that run in a browser: where their bundles come from, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

YAML: Final = ("js-yaml", "5.5.0", "browser/js-yaml.umd.min.js")
"""The reader and writer of YAML that both share with our format of files: package, version, and file in `dist/`."""

YAML_DIGEST: Final = "sha512-paNr4LFIFPjeeSmwNYdrb8FafLLG/Cr2Af3GjbsHJ5CxIjH4r0c2emlmRdAtpPAieP1gRVzk6buBbVP5gBMGAg=="


class Feature(Enum):
    """What one editor can do, and the other cannot."""

    TRANSLATIONS = auto()
    """Keeps the languages of a text beside each other.

    Decap 3.16.3 with `i18n` writes a translation that nobody wrote, made of the keys that both have in common."""
    ABSENT_GROUPS = auto()
    """Lets a group of keys be absent. Decap asks for what is required in a group that is not required itself."""
    INPUT_TYPES = auto()
    """Knows addresses and days as kinds of input, how long a text may be, and how long a name of a file."""


@dataclass(frozen=True)
class Editor:
    """An editor that commits to the code host by itself, without a server of its own."""

    name: str
    """As the command calls it."""
    title: str
    """As it calls itself."""
    package: str
    """Its name on npm."""
    version: str
    """The version that this Kollega was tested with."""
    digest: str
    """Of the package, as npm compares it."""
    script: str
    """The file of its `dist/` that a page loads."""
    more: tuple[str, ...]
    """Patterns of files in its `dist/` that the script loads later."""
    features: frozenset[Feature]
    """What it can do."""
    collection: Mapping[str, Any]
    """What each of its collections says besides."""
    settings: Mapping[str, Any]
    """What its configuration says besides."""
    numbers: tuple[str, str]
    """What it calls whole numbers and others."""
    body: Mapping[str, Any]
    """How a text is written.

    In Sveltia 0.221.1 the rich editor forgets how a table is aligned as soon as a title changes, so that it is the
    second choice; that of Decap breaks alerts and tables at one typed letter."""

    @property
    def packages(self) -> dict[str, str]:
        """Return what npm installs for it, and in which versions."""
        return {self.package: self.version, YAML[0]: YAML[1]}


SVELTIA: Final = Editor(
    name="sveltia",
    title="Sveltia CMS",
    package="@sveltia/cms",
    version="0.221.1",
    digest="sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    script="sveltia-cms.js",
    more=("chunks/*.js",),
    features=frozenset(Feature),
    collection={},
    settings={"output": {"omit_empty_optional_fields": True}},
    numbers=("int/string", "float/string"),
    body={"modes": ["raw", "rich_text"]},
)

DECAP: Final = Editor(
    name="decap",
    title="Decap CMS",
    package="decap-cms",
    version="3.16.3",
    digest="sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
    script="decap-cms.js",
    more=("*.decap-cms.js", "*.wasm"),
    features=frozenset(),
    collection={"extension": "md"},
    settings={},
    numbers=("int", "float"),
    body={"modes": ["raw"]},
)

EDITORS: Final[Mapping[str, Editor]] = {editor.name: editor for editor in (SVELTIA, DECAP)}
