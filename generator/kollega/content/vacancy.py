"""What the front matter of a vacancy says; names follow schema.org/JobPosting."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from kollega.config.days import Day, DayOrTime
from kollega.config.meanings import PAY_EXAMPLE, hours_meant, pay_meant
from kollega.config.slug import FacetName, FacetNames, Locations, Slug, Slugs
from kollega.config.urls import Email, WebAddress
from kollega.config.validation import FrontMatter, value_error, value_label
from kollega.config.values import (
    AsList,
    Currency,
    Duration,
    Few,
    Home,
    Imported,
    Language,
    Line,
    Lines,
    MadeWith,
    Number,
    Once,
    OwnWords,
    Text,
)
from kollega.i18n.wording import wording


class VacancyStatus(StrEnum):
    """Where a vacancy is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Workplace(StrEnum):
    """Where the work is done."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """The words of schema.org and of job boards for kinds of employment."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    CONTRACTOR = "CONTRACTOR"
    TEMPORARY = "TEMPORARY"
    INTERN = "INTERN"
    VOLUNTEER = "VOLUNTEER"
    PER_DIEM = "PER_DIEM"
    OTHER = "OTHER"


class EducationLevel(StrEnum):
    """What schooling is asked for, in the words that search engines know."""

    NONE = "none"
    HIGH_SCHOOL = "high school"
    PROFESSIONAL = "professional certificate"
    ASSOCIATE = "associate degree"
    BACHELOR = "bachelor degree"
    POSTGRADUATE = "postgraduate degree"


class SalaryUnit(StrEnum):
    """The time that a salary is for."""

    HOUR = "HOUR"
    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


class _Range(FrontMatter):
    min: Number | None = None
    """The least."""
    max: Annotated[Number | None, Field(validate_default=True)] = None
    """The most."""

    @field_validator("max")
    @classmethod
    def _min_is_below_max(cls, most: Number | None, info: ValidationInfo) -> Number | None:
        least = info.data.get("min")
        if "min" in info.data and least is None and most is None:
            raise value_error(
                "empty-range", wording("neither `min` nor `max` is given"), wording("Give at least one of the two.")
            )
        if least is not None and most is not None and least > most:
            raise value_error(
                "range-reversed",
                wording("`min` ({least}) is above `max` ({most})", least=least, most=most),
                wording("Swap the two."),
                key="min",
            )
        return most


class Hours(_Range):
    """Hours a week, from and to."""


class Salary(_Range):
    """What the work pays, before tax."""

    currency: Currency
    """ISO 4217, for example EUR."""
    unit: SalaryUnit
    """HOUR, DAY, WEEK, MONTH or YEAR."""


def _hours(value: object) -> object:
    if isinstance(value, (dict, Hours)):
        return value
    if (meant := hours_meant(value)) and (meant.startswith("{") or isinstance(value, list)):
        message = wording("expected a number or a range, but found {found}", found=value_label(value))
        raise value_error("bad-number", message, wording("Write `{meant}`.", meant=meant))
    return {"min": value, "max": value}


def _salary(value: object) -> object:
    if isinstance(value, (dict, Salary)):
        return value
    meant, is_whole = pay_meant(value)
    if is_whole:
        hint = wording("Write `{meant}`.", meant=f"salary: {meant}")
    elif meant:
        hint = wording("Write for example `{meant}`.", meant=f"salary: {meant}")
    else:
        hint = wording("Write for example `{meant}`, or take the line out.", meant=f"salary: {PAY_EXAMPLE}")
    message = wording("expected four keys, but found {found}", found=value_label(value))
    raise value_error("not-a-mapping", message, hint)


class Vacancy(FrontMatter):
    """A vacancy."""

    title: Line
    """The name of the job alone: no place, pay or code."""
    date_posted: Day
    """The day it is published; a day in the future keeps it back until then."""
    valid_through: DayOrTime | None = None
    """The last day, or the moment, at which one can apply."""
    description: Text
    """One or two sentences for lists, feeds, search engines and share texts."""
    department: FacetName | None = None
    """The team: an id or a name."""
    tags: FacetNames = ()
    """What the work is about: ids or names."""
    lang: Language | None = None
    """The language of the vacancy; the site's first language if left out."""
    aliases: Slugs = ()
    """Former names of the file, oldest first; each leads to the vacancy."""
    made_with: MadeWith = ()
    """What artificial intelligence has made: the text, pictures, the translation. The page says so."""
    share: OwnWords = Field(default_factory=dict)
    """The team's own words for a network, or for `any` of them."""
    status: VacancyStatus = VacancyStatus.PUBLISHED
    """draft, published, closed or withdrawn."""
    locations: Locations = ()
    """Places: ids, names, or addresses with street, postal_code, city, region and country."""
    workplace: Workplace | None = None
    """onsite, hybrid or remote."""
    applicant_locations: Annotated[tuple[Home, ...], Few, AsList, Once, Field(validate_default=True)] = ()
    """Countries, states, regions or `EU`, from which one can work; remote work needs it."""
    employment_type: Annotated[tuple[EmploymentType, ...], AsList, Once] = ()
    """FULL_TIME, PART_TIME and the like."""
    hours: Annotated[Hours, BeforeValidator(_hours, json_schema_input_type=Hours | Number)] | None = None
    """Hours a week: a number, or `min` and `max`."""
    salary: Annotated[Salary, BeforeValidator(_salary, json_schema_input_type=Salary)] | None = None
    """What it pays: `min`, `max`, `currency` and `unit`."""
    apply_url: WebAddress | None = None
    """Where one applies."""
    apply_email: Annotated[Email | None, Field(validate_default=True)] = None
    """Whom one writes to, where there is no `apply_url`."""
    direct_apply: bool | None = None
    """Whether one can apply at `apply_url` itself, without further pages."""
    open_application: bool = False
    """Whether people can always apply, for no single job; then there is no `valid_through`."""
    contact: Slug | None = None
    """The id of a colleague who answers questions."""
    identifier: Line | None = None
    """The organisation's own number for the vacancy."""
    openings: Annotated[int, Field(ge=1, le=9999)] | None = None
    """How many people are sought."""
    start_date: Line | None = None
    """When the work begins: a date, or words."""
    job_duration: Duration | None = None
    """How long the work lasts, where it has an end: `P6M` is six months."""
    education: Line | None = None
    """What schooling is asked for."""
    education_level: EducationLevel | None = None
    """The least of it, for search engines: `none`, `high school`, `professional certificate`, `bachelor degree`…"""
    experience: Line | None = None
    """What experience is asked for."""
    experience_months: Annotated[int, Field(ge=0, le=600)] | None = None
    """How long one has done such work at least, in months, for search engines."""
    benefits: Lines = ()
    """What comes with the job besides pay."""
    process: Lines = ()
    """What happens when one applies, step by step."""
    answer_within: Duration | None = None
    """How long an answer takes at most: `P7D` is seven days."""
    imported: Imported = Field(default_factory=dict)
    """From where `kollega import` brought it, and what it was then; nobody else need touch it."""

    authors: ClassVar[tuple[str, ...]] = ()
    photo: ClassVar[None] = None
    photo_alt: ClassVar[None] = None
    """A vacancy is the organisation's; it has its contact's portrait."""

    @property
    def publication_date(self) -> date:
        """Return the day of first publication."""
        return self.date_posted

    @property
    def last_change(self) -> date | None:
        """Return the day from which it is as it is."""
        return self.date_posted

    @field_validator("valid_through")
    @classmethod
    def _end_is_later(cls, end: DayOrTime | None, info: ValidationInfo) -> DayOrTime | None:
        posted = info.data.get("date_posted")
        last = end.date() if isinstance(end, datetime) else end
        if posted and last and last < posted:
            message = wording("`valid_through` is before `date_posted` ({posted})", posted=posted)
            raise value_error("dates-reversed", message, wording("Swap the two, or correct the year."))
        return end

    @field_validator("open_application")
    @classmethod
    def _has_no_end(cls, always: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's own signature
        if always and (end := info.data.get("valid_through")):
            message = wording("an open application has no closing date, but `valid_through` is {end}", end=end)
            hint = wording(
                "Take `valid_through` out; `status: closed` ends it. A job with a last day is no open application."
            )
            raise value_error("open-with-an-end", message, hint, key="valid_through")
        return always

    @field_validator("applicant_locations")
    @classmethod
    def _homes_are_given(cls, homes: tuple[Home, ...], info: ValidationInfo) -> tuple[Home, ...]:
        if info.data.get("workplace") is Workplace.REMOTE and not homes:
            hint = wording("Add `applicant_locations: [NL, BE]` with the countries people can work from.")
            raise value_error(
                "remote-from-nowhere", wording("remote work needs `applicant_locations`"), hint, key="workplace"
            )
        return homes

    @field_validator("apply_email")
    @classmethod
    def _apply_is_possible(cls, email: Email | None, info: ValidationInfo) -> Email | None:
        if email is None and "apply_url" in info.data and info.data["apply_url"] is None:
            hint = wording("Add `apply_url:` with an address, or `apply_email:`.")
            raise value_error("no-way-to-apply", wording("there is neither `apply_url` nor `apply_email`"), hint)
        return email
