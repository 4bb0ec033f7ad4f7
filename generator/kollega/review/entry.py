"""A changed item as it will be: its card, its share texts, what it will stand beside, who is named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kollega.config.project import networks_of
from kollega.content.item import PersonItem, StoryItem, VacancyItem
from kollega.content.person import PersonStatus
from kollega.i18n.wording import wording
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Sharing
from kollega.outputs.kits.subject import subject_of
from kollega.outputs.pages.vacancy import TEAM
from kollega.review.people import people_in
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import AnyItem, ShareableItem
    from kollega.content.read import Content
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.wording import Wording
    from kollega.networks import Network
    from kollega.outputs.cards.sheet import Sheet
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.kit import Kit, Snippet
    from kollega.review.effect import ChangedItem
    from kollega.review.people import NamedPerson
    from kollega.site.catalogue import Site

_OWN = ("own", "words")
"""How the names of texts begin that somebody wrote, and no catalogue."""


class Count(NamedTuple):
    """What a network counts for a text, its link included."""

    network: str
    """Its name."""
    length: int
    limit: int | None
    """None where it has none."""

    @property
    def fullness(self) -> float:
        """Return how much of the room is taken, 0 where there is no end to it."""
        return self.length / self.limit if self.limit else 0


@dataclass(frozen=True)
class ShareText:
    """A text to share, and where it can be posted."""

    voice: str
    variant: str
    text: str
    """As the network has it that cuts least off, without the link."""
    counts: tuple[Count, ...]


class Neighbours(NamedTuple):
    """Titles or names of what stands together with an item."""

    relation: Wording
    """In which way."""
    names: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """Everything that is told of one changed item."""

    changed: ChangedItem
    path: str
    """Root-relative path of its page."""
    problems: tuple[Diagnostic, ...]
    neighbours: tuple[Neighbours, ...]
    people: tuple[NamedPerson, ...]
    texts: tuple[ShareText, ...] = ()
    """None for people, for what cannot be shared, and where errors stop everything."""
    card: Sheet | None = field(default=None, repr=False)
    """Its share card, where it has one."""

    @property
    def item(self) -> AnyItem:
        """Return the item itself."""
        return self.changed.item

    @property
    def is_live(self) -> bool:
        """Return whether it stands on the site as soon as the change is merged."""
        return self.changed.stage in {Stage.LIVE, Stage.CLOSED}


def entry_of(
    changed: ChangedItem, content: Content, site: Site, problems: Iterable[Diagnostic], edition: Edition | None
) -> Entry:
    """Return what is told of an item; `edition` is that of its language, or None where errors stop everything.

    `site` shows it whether it is published yet or not.
    """
    item = changed.item
    is_shown = changed.stage is not Stage.WITHDRAWN
    return Entry(
        changed=changed,
        path=site.path(item),
        problems=tuple(problems),
        neighbours=tuple(_neighbours(item, site)) if is_shown else (),
        people=people_in(item, content, site) if is_shown else (),
        texts=_texts(item, edition) if edition and is_shown and not isinstance(item, PersonItem) else (),
        card=edition.pictures.cards.get(item.path) if edition and is_shown else None,
    )


def _texts(item: ShareableItem, edition: Edition) -> tuple[ShareText, ...]:
    if not edition.site.is_shared(item):
        return ()
    networks = networks_of(edition.project.settings)
    sharing = Sharing.of(edition.site.settings, networks, item.lang)
    return share_texts(kit_of(subject_of(item, edition), sharing, edition.words), networks)


def share_texts(kit: Kit, networks: Mapping[str, Network]) -> tuple[ShareText, ...]:
    """Return the texts of a kit: those that somebody wrote in full, of prepared ones the longest of each kind."""
    groups: defaultdict[tuple[str, ...], list[Snippet]] = defaultdict(list)
    for snippet in kit.snippets:
        written = snippet.variant.partition("-")[0] in _OWN
        groups[snippet.voice, snippet.variant, snippet.text_without_link if written else ""].append(snippet)
    # What its author wrote comes first: nobody else has read it yet.
    ordered = sorted(groups.values(), key=lambda group: not group[0].variant.startswith(_OWN))
    return tuple(_share_text(group, networks) for group in ordered)


def _share_text(snippets: list[Snippet], networks: Mapping[str, Network]) -> ShareText:
    longest = max(snippets, key=lambda each: len(each.text_without_link))
    counts = tuple(Count(networks[each.network].name, each.length, each.limit) for each in snippets)
    return ShareText(longest.voice, longest.variant, longest.text_without_link, counts)


def _neighbours(item: AnyItem, site: Site) -> Iterator[Neighbours]:
    """Yield what will stand together with an item, in its language; nothing that is not there."""
    found = (
        _of_story(item, site)
        if isinstance(item, StoryItem)
        else _of_vacancy(item, site)
        if isinstance(item, VacancyItem)
        else _of_person(item, site)
    )
    for relation, items in found.items():
        if names := tuple(dict.fromkeys(each.front.title for each in items)):
            yield Neighbours(relation, names)


def _of_story(story: StoryItem, site: Site) -> dict[Wording, Iterable[AnyItem]]:
    related = site.related
    return {
        wording("Vacancies below it"): related.vacancies_for(story),
        wording("Vacancies that show it"): (
            v for v in site.vacancies_in(story.lang) if story in related.stories_for(v)
        ),
        wording("People whose page shows it"): site.authors(story),
        wording("Stories to read next"): related.stories_like(story),
    }


def _of_vacancy(vacancy: VacancyItem, site: Site) -> dict[Wording, Iterable[AnyItem]]:
    related = site.related
    if not site.is_open(vacancy):
        return {
            wording("Vacancies most like it"): related.vacancies_like(vacancy),
            wording("Stories on its page"): related.stories_for(vacancy),
        }
    people = related.team_of(vacancy, TEAM)
    return {
        wording("People on its page"): people,
        wording("Stories on its page"): related.stories_for(vacancy),
        wording("Stories that show it"): (
            s for s in site.stories_in(vacancy.lang) if vacancy in related.vacancies_for(s)
        ),
        wording("People whose page shows it"): (
            p for p in site.people_in(vacancy.lang) if vacancy in _vacancies_of(p, site)
        ),
    }


def _of_person(person: PersonItem, site: Site) -> dict[Wording, Iterable[AnyItem]]:
    slug = person.slug
    return {
        wording("Their stories"): site.stories_by(person, person.lang),
        wording("Vacancies on their page"): _vacancies_of(person, site),
        wording("Vacancies that show them"): (
            v for v in site.vacancies_in(person.lang) if slug in {p.slug for p in site.related.team_of(v, TEAM)}
        ),
    }


def _vacancies_of(person: PersonItem, site: Site) -> tuple[VacancyItem, ...]:
    """Return the vacancies on somebody's page, which has none once they have left."""
    has_left = person.front.status is PersonStatus.ALUMNI
    return () if has_left else site.related.vacancies_near(person, person.lang)
