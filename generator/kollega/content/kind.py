"""What there is to read on a site: its kinds, which loads nothing, so that whoever only names them is quick."""

from __future__ import annotations

from enum import StrEnum


class ItemKind(StrEnum):
    """The kinds of items."""

    STORY = "story"
    VACANCY = "vacancy"
    PERSON = "person"

    @property
    def plural(self) -> str:
        """Return the word that folders, addresses and feeds use."""
        return _PLURALS[self]


_PLURALS = {ItemKind.STORY: "stories", ItemKind.VACANCY: "vacancies", ItemKind.PERSON: "people"}
