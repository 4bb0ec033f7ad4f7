"""What the front matter of a person says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from kollega.config.days import Day
from kollega.config.slug import FacetName
from kollega.config.urls import WebAddress
from kollega.config.validation import FrontMatter
from kollega.config.values import Few, Line, Lines, MadeWith, WithoutBlanks
from kollega.content.story import require_alt


class PersonStatus(StrEnum):
    """How a person stands to the organisation."""

    ACTIVE = "active"
    ALUMNI = "alumni"
    WITHDRAWN = "withdrawn"


class Person(FrontMatter):
    """A colleague: who they are, and what they can be asked about."""

    name: Line
    """The name as the person writes it."""
    role: Line | None = None
    """What they do, in a few words."""
    department: FacetName | None = None
    """Their team: an id or a name."""
    location: FacetName | None = None
    """Where they work: an id or a name."""
    photo: Line | None = None
    """A portrait beside the file."""
    photo_alt: Annotated[Line | None, Field(validate_default=True)] = None
    """What the portrait shows, for those who do not see it."""
    expertise: Lines = ()
    """What they can be asked about."""
    links: Annotated[dict[Line, WebAddress], Few, WithoutBlanks] = Field(default_factory=dict)
    """Where else they can be found: a network's name and an address."""
    pronouns: Line | None = None
    """For example she/her."""
    since: Day | None = None
    """The day they joined."""
    consent: Day | None = None
    """The day on which they agreed to this page."""
    consent_until: Day | None = None
    """The day until which they agreed."""
    made_with: MadeWith = ()
    """What artificial intelligence has made: the text, pictures, the translation. The page says so."""
    badges: bool = False
    """Whether there are badges for their own pages elsewhere, where the site has a board of teams."""
    thanks: bool = False
    """Whether that board may thank them by name."""
    status: PersonStatus = PersonStatus.ACTIVE
    """active, alumni or withdrawn."""

    tags: ClassVar[tuple[str, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    authors: ClassVar[tuple[str, ...]] = ()
    last_change: ClassVar[None] = None
    """A person has no topics, no former names, wrote no file but their own, and no day says how old that is."""

    @property
    def title(self) -> str:
        """Return the name, which is what their page is called."""
        return self.name

    @property
    def description(self) -> str:
        """Return name and role, which describe the page."""
        return ", ".join(filter(None, (self.name, self.role)))

    @property
    def locations(self) -> tuple[str, ...]:
        """Return the one location, if there is one."""
        return (self.location,) if self.location else ()

    @field_validator("photo_alt")
    @classmethod
    def _alt_is_given(cls, alt: str | None, info: ValidationInfo) -> str | None:
        return require_alt(alt, info)
