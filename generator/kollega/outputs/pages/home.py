"""The home page: one colleague’s sentence, who works here, what is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kollega.config.options import in_language, language_of
from kollega.outputs.layout.chrome import foreign, language_links
from kollega.outputs.layout.frame import NO_SECTION, FramedPage
from kollega.outputs.layout.head import page_head
from kollega.outputs.linked_data import documents, website
from kollega.outputs.pages.elsewhere import OtherLanguage, home_elsewhere, vacancies_elsewhere
from kollega.outputs.summaries import person_card, picture, story_card, vacancy_row

if TYPE_CHECKING:
    from kollega.content.item import StoryItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.summaries import PersonCard, Picture, StoryCard, VacancyRow


_MOST_LETTERS = 240
"""A sentence that fills the first screen is no longer than this."""

_MOST_TOLD = 13
"""Among so many of the newest stories one with a picture is looked for: an older one is no news."""


class Voice(NamedTuple):
    """The story that the home page opens with: a sentence of it set large, or else its title."""

    title: str
    """The story's title."""
    path: str
    """The story's page."""
    description: str
    """The standfirst."""
    quote: str = ""
    """What its author says in it, without quotation marks; empty where no sentence was chosen."""
    tellers: tuple[PersonCard, ...] = ()
    """Who tells it. What several tell is not said by one of them alone."""
    picture: Picture | None = None
    """The story's own, where no face of whoever tells it stands there."""


class Figure(NamedTuple):
    """What the organisation says of itself in a figure."""

    number: str
    """As it was written: `140`; empty where the text begins with none."""
    label: str
    """What it counts."""
    lang: str = ""
    """BCP 47, where that is not the page's."""


class HomePage(NamedTuple):
    """One colleague's sentence, who works here, what is open."""

    voice: Voice | None = None
    """None while there is no story."""
    tellers: int = 0
    """How many colleagues have told stories."""
    people: tuple[PersonCard, ...] = ()
    """Up to eight colleagues."""
    people_total: int = 0
    """How many have a page."""
    pictured: StoryCard | None = None
    """The newest story that has a picture, for a page that would else show none before it is scrolled far."""
    figures: tuple[Figure, ...] = ()
    """Those of the settings; nobody is counted here."""
    stories: tuple[StoryCard, ...] = ()
    """Up to four, newest first, without those that stand above."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Up to eight, those that close first on top."""
    vacancies_total: int = 0
    """How many are open."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What is open, and told, in other languages alone."""
    is_open_elsewhere: bool = False
    """Whether there are vacancies in it."""


def home_page(edition: Edition) -> FramedPage:
    """Return the home page of a language for which nobody has written one."""
    site = edition.site
    head = page_head(
        edition,
        edition.site_name,
        edition.prefix,
        description=in_language(site.settings.organisation.description, edition.lang),
        paths=site.section_paths(""),
        json_ld=home_linked_data(edition),
    )
    languages = language_links(edition, site.section_paths(""))
    return FramedPage(edition.prefix, edition.lang, NO_SECTION, "lists/home.html", home_view(edition), head, languages)


def home_view(edition: Edition) -> HomePage:
    """Return what the home page shows besides hand-written words."""
    site, lang = edition.site, edition.lang
    stories, vacancies, people = site.stories_in(lang), site.vacancies_in(lang), site.people_in(lang)
    tellers = {person.slug: person for story in stories for person in site.authors(story)}
    further = [story_card(story, edition) for story in stories[1:_MOST_TOLD]]
    pictured = next((card for card in further if card.picture), None)
    shown = tellers | {person.slug: person for person in people}
    return HomePage(
        voice=_voice(stories[0], edition) if stories else None,
        tellers=len(tellers),
        people=tuple(person_card(person, edition) for person in list(shown.values())[:8]),
        people_total=len(people),
        pictured=pictured,
        figures=tuple(_figure(texts, edition) for texts in site.settings.organisation.figures),
        stories=tuple(card for card in further if card is not pictured)[:4],
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in vacancies[:8]),
        vacancies_total=len(vacancies),
        elsewhere=home_elsewhere(edition),
        is_open_elsewhere=bool(vacancies_elsewhere(edition)),
    )


def home_linked_data(edition: Edition) -> tuple[str, ...]:
    """Return what the home page of a language says of the site and its publisher."""
    project = edition.project
    return documents(website(edition.site_name, project.settings, edition.lang, project.url))


def _voice(story: StoryItem, edition: Edition) -> Voice:
    front, authors = story.front, edition.site.authors(story)
    quote = front.quote if front.quote and len(front.quote) <= _MOST_LETTERS else ""
    tellers = tuple(person_card(person, edition) for person in authors)
    has_face = len(tellers) == 1 and tellers[0].portrait.photo is not None
    shown = None if has_face else picture(story, edition)
    return Voice(front.title, edition.path(story), front.description, quote, tellers, shown)


_NUMBER = re.compile(r"(\S*\d\S*(?:[ \u00a0\u202f]\d{3}\b)*)\s+(.+)", re.DOTALL)
"""A number with its signs, and the rest: `140`, `1,200`, `1 200`, `94%`."""


def figure_parts(text: str) -> tuple[str, str]:
    """Return the number that a text begins with, empty where there is none, and what it counts."""
    found = _NUMBER.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def _figure(texts: dict[str, str], edition: Edition) -> Figure:
    spoken = language_of(texts, edition.lang, edition.site.settings.languages[0])
    return Figure(*figure_parts(in_language(texts, edition.lang)), foreign(spoken, edition))
