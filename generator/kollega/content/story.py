"""What the front matter of a story says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from kollega.config.days import Day
from kollega.config.slug import FacetName, FacetNames, Slugs
from kollega.config.urls import WebAddress
from kollega.config.validation import FrontMatter, value_error
from kollega.config.values import Imported, Language, Line, MadeWith, OwnWords, Text
from kollega.i18n.wording import wording


class StoryStatus(StrEnum):
    """Where a story is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Story(FrontMatter):
    """A colleague's story."""

    title: Line
    """What the story is called. Changing it moves no address."""
    authors: Annotated[Slugs, Field(min_length=1)]
    """The ids of those who wrote it: names of files in stories/people/."""
    date: Day
    """The day of first publication; a day in the future keeps the story back until then."""
    description: Text
    """One or two sentences for lists, feeds, search engines and share texts."""
    quote: Text | None = None
    """A sentence of the text, word for word, to be set large: in the story, and on the home page."""
    updated: Day | None = None
    """The day of the last change that readers should know of."""
    lang: Language | None = None
    """The language of the story; the site's first language if left out."""
    tags: FacetNames = ()
    """What the story is about: ids or names."""
    department: FacetName | None = None
    """The team the story is about: an id or a name."""
    location: FacetName | None = None
    """The place the story is about: an id or a name."""
    photo: Line | None = None
    """A picture beside the file."""
    photo_alt: Annotated[Line | None, Field(validate_default=True)] = None
    """What the picture shows, for those who do not see it."""
    vacancies: Slugs = ()
    """Vacancies that belong to the story; without it they are found by team, place and tags."""
    source: WebAddress | None = None
    """Where the thing that the story comments on was published."""
    consent: Day | None = None
    """The day on which everybody shown or named had agreed to publication."""
    consent_until: Day | None = None
    """The day until which they agreed."""
    review_by: Day | None = None
    """The day by which to ask again."""
    status: StoryStatus = StoryStatus.PUBLISHED
    """draft, published or withdrawn."""
    aliases: Slugs = ()
    """Former names of the file, oldest first; each leads to the story."""
    made_with: MadeWith = ()
    """What artificial intelligence has made: the text, pictures, the translation. The page says so."""
    share: OwnWords = Field(default_factory=dict)
    """The author's own words for a network, or for `any` of them."""
    imported: Imported = Field(default_factory=dict)
    """From where `kollega import` brought it, and what it was then; nobody else need touch it."""

    @property
    def locations(self) -> tuple[str, ...]:
        """Return the one location, if there is one."""
        return (self.location,) if self.location else ()

    @property
    def publication_date(self) -> Day:
        """Return the day of first publication."""
        return self.date

    @property
    def last_change(self) -> Day | None:
        """Return the day from which it is as it is."""
        return self.updated or self.date

    @field_validator("photo_alt")
    @classmethod
    def _alt_is_given(cls, alt: str | None, info: ValidationInfo) -> str | None:
        return require_alt(alt, info)

    @field_validator("updated")
    @classmethod
    def _updated_is_later(cls, updated: Day | None, info: ValidationInfo) -> Day | None:
        first = info.data.get("date")
        if updated and first and updated < first:
            message = wording("`updated` is before `date` ({first})", first=first)
            raise value_error("dates-reversed", message, wording("Swap the two, or correct the year."))
        return updated


def require_alt(alt: str | None, info: ValidationInfo) -> str | None:
    """Return the alternative text, or raise where a photo has none."""
    if info.data.get("photo") and not alt:
        hint = wording("Add `photo_alt:` with a sentence that says what the picture shows.")
        raise value_error("photo-without-alt", wording("the photo has no `photo_alt`"), hint, key="photo")
    return alt
