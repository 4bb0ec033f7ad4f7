"""The site's settings: the options of the plugin `kollega` in mkdocs.yml, declared in one place."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StrictBool

from kollega.config.boards import Boards
from kollega.config.days import Day
from kollega.config.facets import Department, Facet, PlaceFacet, refuse_shared_names
from kollega.config.options import Folder, Options, TextByLanguage, TimeZone, in_language
from kollega.config.organisation import Organisation
from kollega.config.pay import PayRules, Require
from kollega.config.slug import FacetKey, Slug
from kollega.config.urls import Contact
from kollega.config.validation import value_error
from kollega.config.values import AsList, Currency, Language, Line
from kollega.i18n.translation import MessageLanguage
from kollega.i18n.wording import wording
from kollega.networks import PictureFormat

GUIDELINES_ENDINGS = (".yml", ".yaml")
"""Of a file with rules; another is a hand-written page."""


def _refuse_repetition(languages: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(languages)) == len(languages):
        return languages
    raise value_error("language-twice", wording("a language is listed twice"), wording("Name each language once."))


def _for_both(value: object) -> object:
    return value if isinstance(value, dict | BaseModel) else dict.fromkeys(("stories", "vacancies"), value)


def _index_now_key(value: str) -> str:
    if re.fullmatch("[A-Za-z0-9-]{8,128}", value):
        return value
    hint = wording(
        "Write 8 to 128 letters without accents, digits or hyphens, for example what `openssl rand -hex 16` prints."
    )
    raise value_error("bad-key", wording("“{value}” cannot be a key of IndexNow", value=value), hint)


PrintFormat = Literal["a5", "a4", "a3", "slides"]

RedirectServer = Literal["netlify", "nginx", "apache"]

Compression = Literal["brotli", "gzip"]


class PictureOptions(Options):
    """Which pictures kits hold besides the card."""

    stories: Annotated[tuple[PictureFormat, ...], AsList] = ()
    """For stories of the last year."""
    vacancies: Annotated[tuple[PictureFormat, ...], AsList] = ("square", "story")
    """For open vacancies."""


class PrintOptions(Options):
    """Which PDFs kits hold."""

    stories: Annotated[tuple[PrintFormat, ...], AsList] = ("a4",)
    """For stories of the last year."""
    vacancies: Annotated[tuple[PrintFormat, ...], AsList] = ("a4",)
    """For open vacancies."""


class Share(Options):
    """How share texts are made."""

    networks: tuple[Line | dict[str, Any], ...] = ()
    """Which networks to offer, in this order, by id; a mapping with `id` adds a network or changes a known one."""
    hashtags: Annotated[tuple[Line, ...], AsList] = ()
    """Words to put behind a text where hashtags are customary, without `#`."""
    disclosure: TextByLanguage = Field(default_factory=dict)
    """A sentence or hashtag such as “I work here.” behind prepared texts, never behind own words."""
    campaign: Slug | None = None
    """The value of utm_campaign in shared links, if they shall have one. It never tells who shared."""
    tracking: bool = True
    """Whether shared links tell their network (utm_source)."""
    pictures: Annotated[PictureOptions, BeforeValidator(_for_both)] = PictureOptions.model_construct()
    """Pictures for each kind of item, or one list for both."""
    print: Annotated[PrintOptions, BeforeValidator(_for_both)] = PrintOptions.model_construct()
    """Flyers and posters for each kind of item, or one list for both."""
    paused: StrictBool | TextByLanguage = False
    """Takes share texts and buttons off the site, for instance in a crisis; the reason is told, where there is one."""

    def pause_reason(self, lang: str) -> str:
        """Return why sharing is paused, in a language; empty where nobody has said so."""
        return in_language(self.paused, lang) if isinstance(self.paused, dict) else ""


class Statements(Options):
    """What the statements on privacy and accessibility say of the organisation."""

    contact: Contact | None = None
    """Whom to tell of a barrier, or to ask about data: an e-mail address or a web address."""
    adjustments: Contact | None = None
    """Whom candidates ask for another way to apply: an e-mail address or a web address; else `contact`."""
    reviewed: Day | None = None
    """The day on which somebody last looked whether the statements are true."""
    server_logs: TextByLanguage = Field(default_factory=dict)
    """What the web server notes and for how long; may be given for each language."""


class FeedOptions(Options):
    """How much feeds hold."""

    stories: Annotated[int, Field(ge=1)] | Literal["all"] = 50
    """The newest stories of each feed: at one a week those of a year, and about half a megabyte."""
    vacancies: Annotated[int, Field(ge=1)] | Literal["all"] = "all"
    """The newest open vacancies of each feed: `all`, since whoever shows them elsewhere must not miss one."""


class CacheOptions(Options):
    """How much builds keep for the next ones."""

    size: Annotated[int, Field(ge=1)] = 1_000
    """In megabytes; what was used last stays."""


class Reach(Options):
    """What `kollega reach` tells, and what a site lets the logs of its web server see."""

    threshold: Annotated[int, Field(ge=5)] = 5
    """From how many visits on a figure is told; never fewer than 5."""
    out_links: StrictBool = False
    """Whether links to apply and out of texts lead through pages of the site, so that its logs know of them."""
    currency: Currency = "EUR"
    """What prices are in (ISO 4217)."""
    click_prices: dict[Line, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)
    """What a click costs on a network where one pays for it, by its id; `any` is for all others."""


class Crawlers(Options):
    """For what programs may fetch the site; robots.txt says so, and those who keep to it do."""

    search: StrictBool = True
    """To be found by search engines, and by everybody whom no other key means."""
    answers: StrictBool = True
    """For the answers of assistants such as ChatGPT, Claude or Perplexity, which candidates ask."""
    training: StrictBool = True
    """To train language models with."""


class Settings(Options):
    """Everything that the people who run a site can set."""

    organisation: Organisation
    """Who employs: name, url, logo, same_as, description, colours, typeface."""
    languages: Annotated[tuple[Language, ...], AsList, Field(min_length=1), AfterValidator(_refuse_repetition)] = (
        "en",
    )
    """The site's languages; the first lives at the root."""
    site_names: dict[Language, Line] = Field(default_factory=dict)
    """The site's name in its other languages; that in the first is MkDocs' `site_name`."""
    time_zone: TimeZone = "UTC"
    """In which days begin and end."""
    typographer: bool = True
    """Whether `"`, `'`, `--` and `...` in texts become the marks that their language prints."""
    places: Annotated[dict[FacetKey, PlaceFacet], AfterValidator(refuse_shared_names)] = Field(default_factory=dict)
    """Places by id."""
    departments: Annotated[dict[FacetKey, Department], AfterValidator(refuse_shared_names)] = Field(
        default_factory=dict
    )
    """Departments by id."""
    tags: Annotated[dict[FacetKey, Facet], AfterValidator(refuse_shared_names)] = Field(default_factory=dict)
    """Tags by id."""
    stories_dir: Folder = "stories"
    """The folder of the stories, beside mkdocs.yml."""
    vacancies_dir: Folder = "vacancies"
    """The folder of the vacancies, beside mkdocs.yml."""
    feeds: FeedOptions = FeedOptions.model_construct()
    """How many stories and vacancies feeds hold."""
    share: Share = Share.model_construct()
    """Networks, hashtags, disclosure, campaign, tracking, paused."""
    statements: Statements = Statements.model_construct()
    """What the statements on privacy and accessibility say: contact, adjustments, reviewed, server_logs."""
    guidelines: Folder | None = None
    """The file with the guidelines: guidelines.yml, or a page that introduces them, such as pages/guidelines.md."""
    consent: Literal["required", "optional"] = "optional"
    """Whether it is an error that somebody is shown or named without `consent`."""
    boards: Boards = ()
    """Job boards to write files for, each by its id, or as a mapping with what it needs."""
    indexnow_key: Annotated[Line, AfterValidator(_index_now_key)] | None = None
    """The key with which you tell search engines of changes by IndexNow; it is published as a file of its name."""
    crawlers: Crawlers = Crawlers.model_construct()
    """For what programs may fetch the site: search, answers, training."""
    reach: Reach = Reach.model_construct()
    """Figures of what is read: threshold, out_links, currency, click_prices."""
    play: StrictBool = False
    """Whether there is a board of teams, and badges and thanks for colleagues whose files ask for them."""
    redirects: Annotated[tuple[RedirectServer, ...], AsList] = ()
    """The web servers that are told former addresses in a form of their own: netlify, nginx, apache."""
    cache: CacheOptions = Field(default_factory=CacheOptions)
    """How much builds keep in `.kollega/`."""
    compress: Annotated[tuple[Compression, ...], AsList] = ()
    """In which forms texts are compressed beforehand, for web servers that send such copies: brotli, gzip."""
    checksums: bool = False
    """Whether SHA256SUMS beside the site names the digest of each file."""
    require: Require = Require.model_construct()
    """How grave it is when a vacancy lacks pay, closing_date or place: note, warning or error."""
    pay_rules: PayRules = PayRules.model_construct()
    """What the law says of pay in vacancies: severity, rules."""
    messages: MessageLanguage = "en"
    """The language in which the check and whatever else is wrong with a site is told: en, nl, sv, de or fr."""
    fonts: Folder | None = None
    """A folder with the fonts of `organisation.typeface`, and fonts for scripts that the theme's lack on cards."""

    @property
    def people_dir(self) -> str:
        """Return the folder of the colleagues, beside mkdocs.yml."""
        return f"{self.stories_dir}/people"

    @property
    def guidelines_file(self) -> str:
        """Return the file with the rules of the guidelines, which need not be there."""
        named = self.guidelines or ""
        return named if named.endswith(GUIDELINES_ENDINGS) else f"guidelines{GUIDELINES_ENDINGS[0]}"

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
