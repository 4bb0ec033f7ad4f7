"""The site's settings: the options of the plugin `kollega` in mkdocs.yml, declared in one place."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, field_validator

from kollega.config.facet_id import FacetKey, id_of
from kollega.config.values import FREE, Contact, Country, Day, Language, Line, Listed, Place, Slug, WebAddress, misfit

F = TypeVar("F", bound="Facet")

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def _colour(value: str) -> str:
    if _COLOUR.fullmatch(value):
        return value
    hint = 'Write six hexadecimal digits in quotation marks, for example "#0b5d5e".'
    raise misfit("bad-colour", f"“{value}” is not a colour", hint)


def _different(languages: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(languages)) == len(languages):
        return languages
    raise misfit("language-twice", "a language stands here twice", "Name each language once.")


def _by_language(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


def _apart(facets: dict[str, F]) -> dict[str, F]:
    """Refuse two facets of one kind that a name could mean, in whatever language."""
    owners = {facet_id: facet_id for facet_id in facets}
    for facet_id, facet in facets.items():
        for lang, name in filter(itemgetter(1), facet.name.items()):
            owner = owners.setdefault(id_of(name), facet_id)
            if owner != facet_id:
                message = f"“{name}” could also mean `{owner}`, whose id or name it is"
                hint = "Give each a name that no other has in any language, such as “Paris, Texas” beside “Paris”."
                raise misfit("name-taken", message, hint, key=".".join(filter(None, (facet_id, "name", lang))))
    return facets


def _for_all(value: object) -> object:
    return dict.fromkeys(("titles", "texts", "interface"), value) if isinstance(value, str) else value


def _for_both(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else dict.fromkeys(("stories", "vacancies"), value)


def _folder(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts:
        raise misfit("outside", f"“{value}” lies outside the site's own folder", "Name a folder beside mkdocs.yml.")
    return str(path)


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "Write a name of the IANA list, for example Europe/Amsterdam."
        raise misfit("unknown-zone", f"“{value}” is not a time zone", hint) from None
    return value


def _home(value: str) -> str:
    return value if value.endswith("/") or "?" in value or "#" in value else value + "/"


Colour = Annotated[str, AfterValidator(_colour)]
"""A colour as six hexadecimal digits, for example #0b5d5e."""
Worded = Annotated[
    dict[Literal[""] | Language, Annotated[str, FREE, Field(min_length=1)]], BeforeValidator(_by_language)
]
"""A text in several languages; one text alone, under the empty language, serves for all."""
PictureFormat = Literal["square", "portrait", "story", "quote"]
PrintFormat = Literal["a5", "a4", "a3"]
Folder = Annotated[str, AfterValidator(_folder)]
"""A path below the folder of mkdocs.yml."""


def in_language(texts: dict[str, str], lang: str, default: str = "") -> str:
    """Return the text in a language, else the one for all, else the first, else `default`."""
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), default)


def language_of(texts: dict[str, str], lang: str, first: str) -> str:
    """Return the language of the text that `in_language` returns; one text for all is in `first`, the site's."""
    if texts.get(lang):
        return lang
    return first if texts.get("") else next(iter(texts), first)


class Options(BaseModel):
    """What every mapping of settings has in common: it is frozen, and an unknown option is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _said(cls, value: object) -> object:
        """Refuse a setting with nothing behind it: something was meant, if only by who began the line."""
        if value is None or (isinstance(value, str) and not value.strip()):
            hint = "Write it there, or take the line out. What has a `#` in it needs quotation marks."
            raise misfit("empty-setting", "there is nothing behind it", hint)
        return value


class Colours(Options):
    """The organisation's colours; their contrast is the theme's care."""

    brand: Colour | None = None
    """Links, the apply button and the bar that marks where one is."""
    support: Colour | None = None
    """The second colour, for what stands beside."""
    accent: Colour | None = None
    """The third, for what decorates; the first does so where there is none."""


class Families(Options):
    """What the organisation is set in: families of the folder `fonts`, as they call themselves."""

    titles: Line | None = None
    """Headlines, names and pay."""
    texts: Line | None = None
    """What one reads: stories, hand-written pages."""
    interface: Line | None = None
    """Navigation, facts, labels."""


class Organisation(Options):
    """Who employs."""

    name: Line
    """As it writes itself."""
    url: Annotated[WebAddress, AfterValidator(_home)]
    """Its own site, not the careers site."""
    logo: Line | None = None
    """A picture in the folder of the hand-written pages."""
    same_as: Annotated[tuple[WebAddress, ...], Listed] = ()
    """Other addresses of the organisation, such as its entry in a register."""
    description: Worded = Field(default_factory=dict)
    """One sentence about what it does; may be given for each language."""
    colours: Colours = Colours()
    """Brand colours, written #rrggbb."""
    typeface: Annotated[Families, BeforeValidator(_for_all)] = Families()
    """A family for everything, or one each for titles, texts and interface."""


class Facet(Options):
    """A department, tag or place that has names and a page of its own."""

    name: Worded = Field(default_factory=dict)
    """Its name; may be given for each language."""
    introduction: Worded = Field(default_factory=dict)
    """A few sentences for its page; may be given for each language."""
    picture: Line | None = None
    """A picture in the folder of the hand-written pages."""
    lead: Slug | None = None
    """The id of the colleague who leads it."""


class PlaceFacet(Facet):
    """A place with an address."""

    street: Line | None = None
    """Street and number."""
    postal_code: Line | None = None
    """Postal code."""
    city: Line | None = None
    """Town or city."""
    region: Line | None = None
    """Region, state or province."""
    country: Country | None = None
    """ISO 3166-1, for example NL. Write “NO” for Norway in quotation marks."""

    @property
    def place(self) -> Place:
        """Return the address alone."""
        return Place(
            street=self.street,
            postal_code=self.postal_code,
            city=self.city,
            region=self.region,
            country=self.country,
        )


class Pictures(Options):
    """Which pictures kits hold besides the card."""

    stories: Annotated[tuple[PictureFormat, ...], Listed] = ()
    """For stories of the last year."""
    vacancies: Annotated[tuple[PictureFormat, ...], Listed] = ("square", "story")
    """For open vacancies."""


class Prints(Options):
    """Which PDFs kits hold."""

    stories: Annotated[tuple[PrintFormat, ...], Listed] = ()
    """For stories of the last year."""
    vacancies: Annotated[tuple[PrintFormat, ...], Listed] = ()
    """For open vacancies."""


class Share(Options):
    """How share texts are made."""

    networks: tuple[Line | dict[str, Any], ...] = ()
    """Which networks to offer, in this order, by id; a mapping with `id` adds a network or changes a known one."""
    hashtags: Annotated[tuple[Line, ...], Listed] = ()
    """Words to put behind a text where hashtags are customary, without `#`."""
    disclosure: Worded = Field(default_factory=dict)
    """A sentence or hashtag such as “I work here.” behind prepared texts, never behind own words."""
    campaign: Slug | None = None
    """The value of utm_campaign in shared links, if they shall have one. It never tells who shared."""
    tracking: bool = True
    """Whether shared links tell their network (utm_source)."""
    pictures: Annotated[Pictures, BeforeValidator(_for_both)] = Pictures()
    """Pictures for each kind of item, or one list for both."""
    print: Annotated[Prints, BeforeValidator(_for_both)] = Prints()
    """Flyers and posters for each kind of item, or one list for both."""
    paused: StrictBool | Worded = False
    """Takes share texts and buttons off the site, for instance in a crisis; the reason is told, where there is one."""

    def pause_reason(self, lang: str) -> str:
        """Return why sharing is paused, in a language; empty where nobody has said so."""
        return in_language(self.paused, lang) if isinstance(self.paused, dict) else ""


class Statements(Options):
    """What the statements on privacy and accessibility say of the organisation."""

    contact: Contact | None = None
    """Whom to tell of a barrier, or to ask about data: an e-mail address or a web address."""
    reviewed: Day | None = None
    """The day on which somebody last looked whether the statements are true."""
    server_logs: Worded = Field(default_factory=dict)
    """What the web server notes and for how long; may be given for each language."""


class Settings(Options):
    """Everything that the people who run a site can set."""

    organisation: Organisation
    """Who employs: name, url, logo, same_as, description, colours, typeface."""
    languages: Annotated[tuple[Language, ...], Listed, Field(min_length=1), AfterValidator(_different)] = ("en",)
    """The site's languages; the first lives at the root."""
    site_names: dict[Language, Line] = Field(default_factory=dict)
    """The site's name in its other languages; that in the first is MkDocs' `site_name`."""
    time_zone: Annotated[str, AfterValidator(_zone)] = "UTC"
    """In which days begin and end."""
    places: Annotated[dict[FacetKey, PlaceFacet], AfterValidator(_apart)] = Field(default_factory=dict)
    """Places by id."""
    departments: Annotated[dict[FacetKey, Facet], AfterValidator(_apart)] = Field(default_factory=dict)
    """Departments by id."""
    tags: Annotated[dict[FacetKey, Facet], AfterValidator(_apart)] = Field(default_factory=dict)
    """Tags by id."""
    stories_dir: Folder = "stories"
    """The folder of the stories, beside mkdocs.yml."""
    vacancies_dir: Folder = "vacancies"
    """The folder of the vacancies, beside mkdocs.yml."""
    share: Share = Share()
    """Networks, hashtags, disclosure, campaign, tracking, paused."""
    statements: Statements = Statements()
    """What the statements on privacy and accessibility say: contact, reviewed, server_logs."""
    guidelines: Folder | None = None
    """The file with the guidelines for sharing, for example pages/guidelines.md."""
    consent: Literal["required", "optional"] = "optional"
    """Whether a story without `consent` is an error."""
    fonts: Folder | None = None
    """A folder with the fonts of `organisation.typeface`, and fonts for scripts that the theme's lack on cards."""

    @property
    def zone(self) -> tzinfo:
        """Return the site's time zone."""
        return ZoneInfo(self.time_zone)

    def moment(self, value: date | datetime, *, end_of_day: bool = False) -> datetime:
        """Return a day or time as a moment in the site's zone; a day begins at 00:00, or ends just before 24:00."""
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=self.zone)
        return datetime.combine(value, time.max if end_of_day else time.min, tzinfo=self.zone)

    def prefix(self, lang: str) -> str:
        """Return the folder of a language below the site's root: empty for the first, else `nl/`."""
        return "" if lang == self.languages[0] else f"{lang}/"
