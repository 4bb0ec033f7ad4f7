"""What came from a source: a vacancy or a story as our files would say it, or why it is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kollega.diagnostics import Diagnostic
from kollega.importers.merge import blocks_of
from kollega.media.photo import picture_of
from kollega.submissions.files import first_sentence
from kollega.submissions.plain import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.kind import ItemKind
    from kollega.i18n.wording import Wording

Load = Callable[[str], bytes | None]
"""Returns the picture at an address of a source; None where there is none."""


@dataclass(frozen=True)
class Pictures:
    """The pictures of a story, which are fetched where they are needed."""

    addresses: Mapping[str, str]
    """By the names that they get beside the story."""
    load: Load
    above: str = ""
    """The name of the one that stands above the story."""
    alt: str = ""
    """What that shows; empty where the source does not say."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of each that can be shown."""
        for name, address in self.addresses.items():
            content = self.load(address)
            if content is not None and not isinstance(picture_of(name, content), Diagnostic):
                yield name, content


@dataclass(frozen=True)
class Posting:
    """A vacancy, or a story, of a source in one language of the site."""

    kind: ItemKind
    id: str
    lang: str
    facts: Mapping[str, Any]
    """As YAML has them: texts, lists and groups."""
    text: str
    """Markdown."""
    remarks: tuple[Wording, ...] = ()
    """What somebody should know of it."""
    pictures: Pictures | None = None
    """Those that lie beside it."""

    @property
    def title(self) -> str:
        """Return what it is called."""
        return str(self.facts["title"])


@dataclass(frozen=True)
class Refused:
    """What could not be imported: which, why, and what to do."""

    place: str
    id: str
    message: Wording
    hint: Wording


def first_sentence_of(text: str) -> str:
    """Return the first sentence that stands in no list."""
    blocks = (block.replace("\\\n", "\n\n") for block in blocks_of(text) if not _ENTRY.match(block))
    return line_of(first_sentence("\n\n".join(blocks)))


_ENTRY: Final = re.compile(r"[-*+] |\d+[.)] |!\[")
