"""The facts about a story or a vacancy that its kit is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kollega.content.item import VacancyItem
from kollega.content.vacancy import Workplace
from kollega.outputs import facts
from kollega.outputs.kits.kit import Picture, PrintFile
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.item import ShareableItem
    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.kit import Shareable, Topic

ANY = "any"
"""The key under `share` whose texts are for every network."""

_ADDED = {Workplace.ONSITE, Workplace.HYBRID}
"""What a place does not say yet; of a remote job it does: “Ghent or remote”."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The facts about a story or a vacancy that a kit is made from.

    Every fact is finished text in the subject's language; an empty one is not known, and sentences that need it
    are left out. Texts are plain: no Markdown, no HTML.
    """

    kind: Shareable
    is_open_application: bool = False
    """Whether it is a vacancy for no single job."""
    slug: str
    lang: str
    title: str
    description: str
    url: str
    """Absolute and canonical, without parameters for tracking."""
    short_url: str
    """Absolute, `…/go/<code>/`."""
    organisation: str
    authors: tuple[str, ...] = ()
    """Names, for a story."""
    quote: str = ""
    """One sentence of a story."""
    team: str = ""
    place: str = ""
    workplace: str = ""
    """Such as “hybrid”."""
    pay: str = ""
    """Such as “€3,500–€4,200 a month”."""
    closes: str = ""
    """The last day to apply, such as “1 April 2026”."""
    hashtags: tuple[str, ...] = ()
    """Words, most important first; `Data science` becomes `#DataScience`."""
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Own words, by network id, those for every network under `any`: a story's author's, or a vacancy's team's."""
    images: tuple[Picture, ...] = ()
    print: tuple[PrintFile, ...] = ()

    @property
    def topic(self) -> Topic:
        """Return what texts are about."""
        return "open application" if self.is_open_application else self.kind

    @property
    def addresses(self) -> tuple[str, str]:
        """Return the addresses that lead to the subject."""
        return self.url, self.short_url


def subject_of(item: ShareableItem, edition: Edition) -> Subject:
    """Return what a kit says of a story or an open vacancy."""
    front, site, project = item.front, edition.site, edition.project
    about = _vacancy_facts(item, edition) if isinstance(item, VacancyItem) else {"quote": item.front.quote or ""}
    return Subject(
        kind="vacancy" if isinstance(item, VacancyItem) else "story",
        slug=item.slug,
        lang=item.lang,
        title=front.title,
        description=front.description,
        url=project.url(edition.path(item)),
        short_url=project.url(site.short_path(item)),
        organisation=site.settings.organisation.name,
        authors=tuple(person.front.name for person in site.authors(item)),
        team=site.facets.department_name(item, item.lang),
        hashtags=(*site.settings.share.hashtags, *site.facets.names(item, FacetKind.TAG, item.lang)),
        own=front.share,
        images=pictures_of(item.path, edition),
        print=_prints_of(item.path, edition),
        **about,
    )


def pictures_of(key: str, edition: Edition) -> tuple[Picture, ...]:
    """Return the pictures about an item or a group, the card first."""
    url = edition.project.url
    return tuple(
        Picture(url(each.path), each.format.width, each.format.height, each.alt, each.format.name)
        for each in _sheets(key, edition)
        if not each.format.printed
    )


def _prints_of(key: str, edition: Edition) -> tuple[PrintFile, ...]:
    """Return what can be printed about an item."""
    sheets = (each for each in _sheets(key, edition) if each.format.printed)
    return tuple(PrintFile(edition.project.url(each.path), each.format.size) for each in sheets)


def _sheets(key: str, edition: Edition) -> Iterator[Sheet]:
    if card := edition.pictures.cards.get(key):
        yield card
    yield from edition.pictures.sheets.get(key, ())


def _vacancy_facts(vacancy: VacancyItem, edition: Edition) -> dict[str, Any]:
    front, words, site = vacancy.front, edition.words, edition.site
    return {
        "is_open_application": front.open_application,
        "place": facts.where(front, site.facets, vacancy.lang, words),
        "workplace": facts.workplace(front.workplace, words) if front.workplace in _ADDED else "",
        "pay": facts.pay(front.salary, words) if front.salary else "",
        "closes": facts.closing(front, site.settings, words)[1],
    }
