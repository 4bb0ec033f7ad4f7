"""What is new to share since a day: stories, vacancies, and what closes soon, with one ready text each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.content.item import StoryItem
from kollega.media.renditions import Crop
from kollega.outputs import facts
from kollega.outputs.kits.lists import SOON
from kollega.outputs.kits.ready import ReadyText, ready_text
from kollega.outputs.kits.shortening import shorten_title
from kollega.site.addresses import SHARE_FOLDER, short_code
from kollega.site.life import closing_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from kollega.content.item import ShareableItem, VacancyItem
    from kollega.i18n.words import Words
    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.edition import Edition

MOST: Final = 8
"""How many items one section names: what a colleague reads on the way to the coffee."""

LONGEST_SUBJECT: Final = 120
"""Characters of the first title that a subject names."""

PICTURE: Final = (840, 420)
"""Pixels of a story's picture, which a mail shows 536 wide: sharp on a phone, and not a megabyte each."""


MOST_ENLARGED_IN_A_MAIL: Final = 1.5
"""How many times larger than it is a picture may be made: in a mail it is then about as large as in its file."""


class DigestEntry(NamedTuple):
    """An item of the digest."""

    key: str
    """The code of its short link, which names it among the others."""
    ready: ReadyText
    """Its title, a text to post, and where there are more."""
    url: str
    """Absolute address of its page."""
    detail: str
    """Who wrote it, or where, how many hours, what pay."""
    is_story: bool = False
    closes: str = ""
    """The last day to apply, as the language writes it; empty where there is none."""
    photo: Crop | None = None
    """The story's picture."""
    photo_alt: str = ""
    """What that shows, in words."""
    card: Sheet | None = None
    """The share card of a story without a picture."""


class DigestSection(NamedTuple):
    """Items under one title."""

    title: str
    """In English: a text of the catalogues."""
    entries: tuple[DigestEntry, ...]


class Digest(NamedTuple):
    """A message for colleagues in one language."""

    lang: str
    """BCP 47."""
    direction: str
    """How it is written: `ltr`, `rtl`."""
    since: date
    """The day from which on something is new."""
    now: datetime
    """The moment of the message, with its zone."""
    site_name: str
    site_url: str
    organisation: str
    sections: tuple[DigestSection, ...]
    """None of them empty."""
    page: str
    """Absolute address of the page with everything there is to share."""
    stories: int
    """How many new stories there are, those that no section names included."""
    vacancies: int
    """How many vacancies are new or close soon, those that no section names included."""

    @property
    def entries(self) -> tuple[DigestEntry, ...]:
        """Return all items in their order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def more_stories(self) -> int:
        """Return how many new stories stand on the page alone."""
        return self.stories - sum(entry.is_story for entry in self.entries)

    @property
    def more_vacancies(self) -> int:
        """Return how many vacancies stand on the page alone, though they are new or close soon."""
        return self.vacancies - sum(not entry.is_story for entry in self.entries)

    @property
    def shorter(self) -> Digest:
        """Return the same without the last item of its longest section."""
        longest = max(self.sections, key=lambda section: len(section.entries))
        sections = (
            section._replace(entries=section.entries[:-1]) if section is longest else section
            for section in self.sections
        )
        return self._replace(sections=tuple(section for section in sections if section.entries))


def digest_of(edition: Edition, since: date) -> Digest:
    """Return what is new in a language since a day, that day included; without sections where nothing is."""
    site, words = edition.site, edition.words
    shared = sorted(
        site.shared_in(edition.lang), key=lambda item: (-item.front.publication_date.toordinal(), item.path)
    )
    closing = tuple(_closing_soon(edition))
    new = [item for item in shared if item.front.publication_date >= since and item not in closing]
    stories = [item for item in new if isinstance(item, StoryItem)]
    vacancies = [item for item in new if not isinstance(item, StoryItem)]
    groups: tuple[tuple[str, Iterable[ShareableItem]], ...] = (
        ("New stories", stories),
        ("New vacancies", vacancies),
        ("Closing soon", closing),
    )
    sections = (
        DigestSection(title, tuple(_entry(item, edition) for item in islice(items, MOST))) for title, items in groups
    )
    return Digest(
        lang=edition.lang,
        direction=words.direction,
        since=since,
        now=site.now,
        site_name=edition.site_name,
        site_url=edition.project.url(edition.prefix),
        organisation=site.settings.organisation.name,
        sections=tuple(section for section in sections if section.entries),
        page=edition.project.url(edition.site.section_path(SHARE_FOLDER, edition.lang)),
        stories=len(stories),
        vacancies=len(vacancies) + len(closing),
    )


def _closing_soon(edition: Edition) -> Iterator[VacancyItem]:
    """Yield the vacancies that close within two weeks, the first of them first."""
    site = edition.site
    for vacancy in site.vacancies_in(edition.lang):
        end = closing_moment(vacancy.front, site.settings)
        if end and end <= site.now + SOON and site.is_shared(vacancy):
            yield vacancy


def _entry(item: ShareableItem, edition: Edition) -> DigestEntry:
    words = edition.words
    entry = DigestEntry(
        key=short_code(item),
        ready=ready_text(item, edition, edition.project.known_networks),
        url=edition.project.url(edition.path(item)),
        detail="",
    )
    if not isinstance(item, StoryItem):
        return _with_facts(entry, item, edition)
    entry = entry._replace(is_story=True)
    authors = words.conjoined([person.front.name for person in edition.site.authors(item)])
    photo = edition.site.photos.get(edition.site.photo_path(item))
    crop = photo and Crop(photo, *PICTURE)
    if crop and crop.enlarged <= MOST_ENLARGED_IN_A_MAIL:
        return entry._replace(detail=authors, photo=crop, photo_alt=item.front.photo_alt or "")
    return entry._replace(detail=authors, card=edition.pictures.cards.get(item.path))


def _with_facts(entry: DigestEntry, vacancy: VacancyItem, edition: Edition) -> DigestEntry:
    front, site, words = vacancy.front, edition.site, edition.words
    known = (
        facts.where(front, site.facets, vacancy.lang, words),
        facts.hours(front.hours, words) if front.hours else "",
        facts.pay(front.salary, words) if front.salary else "",
    )
    day = facts.closing(front, site.settings, words)[1]
    return entry._replace(detail=" · ".join(filter(None, known)), closes=day)


def subject_line(digest: Digest, words: Words) -> str:
    """Return the subject: what the first item is called."""
    first = digest.entries[0].ready.title
    return words("New to share: %(title)s", title=shorten_title(first, LONGEST_SUBJECT))


def greeting(digest: Digest, words: Words) -> str:
    """Return the sentence that a digest begins with."""
    return words(
        "Here is what is new at %(organisation)s, each with a text to start from. Change it: your own words work best.",
        organisation=digest.organisation,
    )


def onward(digest: Digest, words: Words) -> str:
    """Return what the link to everything is called, with how much of what is new stands there alone."""
    label = words("Everything there is to share")
    more = ", ".join(_more(digest, words))
    return f"{label} ({more})" if more else label


def _more(digest: Digest, words: Words) -> Iterator[str]:
    if number := digest.more_stories:
        yield words.ngettext("%(num)s more story", "%(num)s more stories", number) % {"num": words.number(number)}
    if number := digest.more_vacancies:
        yield words.ngettext("%(num)s more vacancy", "%(num)s more vacancies", number) % {"num": words.number(number)}


def details(entry: DigestEntry, words: Words) -> Iterator[str]:
    """Yield what stands below a title: who wrote it, or the facts, and until when one can apply."""
    if entry.detail:
        yield entry.detail
    if entry.closes:
        yield words("Apply by %(day)s", day=entry.closes)
