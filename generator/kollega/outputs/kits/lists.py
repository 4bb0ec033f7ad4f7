"""The list of every kit, for colleagues who look for something to share."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from kollega.config.options import language_of
from kollega.content.item import StoryItem
from kollega.content.pages import GUIDELINES
from kollega.i18n.collation import sort_key
from kollega.outputs import facts
from kollega.outputs.feeds.discovery import FeedLink
from kollega.outputs.kits.feed import MEDIA_TYPE, feed_path, feed_title
from kollega.outputs.kits.groups import GroupLink, group_links
from kollega.outputs.layout.chrome import foreign, language_links
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.pages.lists import Pagination, paginate
from kollega.outputs.summaries import Moment, moment
from kollega.site.addresses import BOARD, FIRST_POST, SHARE_FOLDER
from kollega.site.life import Stage, last_day
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.content.item import ShareableItem
    from kollega.outputs.edition import Edition


INDEX = "kits.json"
"""The list of every kit as data, beside the list."""


KITS_A_PAGE = 24


SOON = timedelta(days=14)


MOST_CLOSING = 6
"""Which vacancies are named first, since they close soon."""


class Pause(NamedTuple):
    """What is told while sharing is paused."""

    reason: str = ""
    """Why, in the words of those who paused it; empty where they do not say."""
    reason_lang: str = ""
    """BCP 47, where it is in another language than the page."""
    guidelines: str = ""
    """Path of the guidelines."""


class KitLink(NamedTuple):
    """A kit in the list of all kits."""

    kind: Literal["story", "vacancy"]
    """What is shared."""
    title: str
    """Its title."""
    path: str
    """Its share page."""
    published: Moment
    """When it appeared."""
    byline: str = ""
    """Who wrote it; empty for a vacancy."""
    team: str = ""
    """The department's name."""
    places: tuple[str, ...] = ()
    """The names of the places of a vacancy."""
    closes: Moment | None = None
    """The last day to apply."""
    ending: str = ""
    """What is said in its place on that day: “Closes today”."""


class ShareIndex(NamedTuple):
    """Every kit of one language, newest first."""

    kits: tuple[KitLink, ...] = ()
    """Those of this page."""
    closing: tuple[KitLink, ...] = ()
    """Vacancies that close soon, the first of them first; on the first page."""
    total: int = 0
    """How many kits there are."""
    teams: tuple[str, ...] = ()
    """The departments that have some, by name."""
    places: tuple[str, ...] = ()
    """The places that have some, by name."""
    groups: tuple[GroupLink, ...] = ()
    """Teams, places and topics with open vacancies, to be shared together; on the first page."""
    pagination: Pagination | None = None
    """Where one is."""
    data: str = ""
    """Root-relative path of the list as data, for the search; empty where all stand on one page."""
    guidelines: str = ""
    """Path of the guidelines."""
    first_post: str = ""
    """Path of the page for whoever has never posted."""
    board: str = ""
    """Path of what teams have told; empty where the site has no such page."""
    feed: str = ""
    """Root-relative path of the feed of new kits; empty where there are none."""
    paused: Pause | None = None
    """While the employer has paused sharing; then there are no kits."""


def share_lists(edition: Edition) -> Iterator[FramedPage]:
    """Yield the pages of the list of every kit of a language."""
    title = edition.words("Share")
    for path, index in share_indexes(edition):
        page = section_page(SHARE_FOLDER, "share/index.html", path, index, title, edition, robots=NOINDEX)
        feed = (FeedLink(feed_title(edition), index.feed, MEDIA_TYPE),) if index.feed else ()
        yield page._replace(head=page.head._replace(feeds=(*page.head.feeds, *feed)))


def share_indexes(edition: Edition) -> Iterator[tuple[str, ShareIndex]]:
    """Yield path and content of each page of the list of every kit of a language."""
    links, base = kit_links(edition), edition.site.section_path(SHARE_FOLDER, edition.lang)
    for path, some, pagination in paginate(links, KITS_A_PAGE, base):
        yield (
            path,
            ShareIndex(
                kits=some,
                closing=_closing_soon(links, edition) if path == base else (),
                total=len(links),
                teams=_by_name((link.team for link in links if link.team), edition.lang),
                places=_by_name((place for link in links for place in link.places), edition.lang),
                groups=tuple(link for link in group_links(edition) if link.kind != "list") if path == base else (),
                pagination=pagination,
                data=f"{base}{INDEX}" if links else "",
                guidelines=guidelines_path(edition),
                first_post=edition.site.section_paths(FIRST_POST)[edition.lang],
                board=edition.site.section_paths(BOARD)[edition.lang] if edition.site.settings.play else "",
                feed=feed_path(edition),
                paused=pause_of(edition),
            ),
        )


def _by_name(names: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return different names by the alphabet of a language."""
    return tuple(sorted(set(names), key=partial(sort_key, lang=lang)))


def pause_of(edition: Edition) -> Pause | None:
    """Return what is told while sharing is paused; None where it is not."""
    share = edition.site.settings.share
    if not share.paused:
        return None
    said = share.paused if isinstance(share.paused, dict) else {}
    spoken = language_of(said, edition.lang, edition.site.languages[0]) if said else edition.lang
    return Pause(share.pause_reason(edition.lang), foreign(spoken, edition), guidelines_path(edition))


def pause_pages(edition: Edition) -> Iterator[FramedPage]:
    """Yield, while sharing is paused, a page in the place of each kit, since people have kept its address."""
    pause = pause_of(edition)
    kits = (*_paused_items(edition), *_paused_groups(edition)) if pause else ()
    for name, paths in kits:
        path, title = paths[edition.lang], f"{edition.words('Share')}: {name}"
        head, languages = page_head(edition, title, path, robots=NOINDEX), language_links(edition, paths)
        yield FramedPage(path, edition.lang, SHARE_FOLDER, "share/paused.html", pause, head, languages)


def _paused_items(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what else would have a kit in this language: its name, and its share pages by language."""
    site = edition.site
    for item in site.shareable:
        live = [each for each in site.translations(item) if site.stages[each.path] is Stage.LIVE]
        if item.lang == edition.lang and item in live:
            yield item.front.title, {each.lang: site.share_path(each) for each in live}


def _paused_groups(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the same of vacancies that would be shared together."""
    groups = edition.site.groups
    for group in groups.open_in(edition.lang):
        yield groups.name(group, edition.lang), groups.share_paths(group)


def kit_links(edition: Edition) -> tuple[KitLink, ...]:
    """Return a link to every kit of a language, newest first."""
    shared = edition.site.shared_in(edition.lang)
    items = sorted(shared, key=lambda item: (-item.front.publication_date.toordinal(), item.path))
    return tuple(kit_link(item, edition) for item in items)


def _closing_soon(links: Iterable[KitLink], edition: Edition) -> tuple[KitLink, ...]:
    """Return the vacancies that close within two weeks, the first of them first."""
    last = (edition.site.now + SOON).date().isoformat()
    closing = [link for link in links if link.closes and link.closes.iso[:10] <= last]
    return tuple(sorted(closing, key=_end)[:MOST_CLOSING])


def _end(link: KitLink) -> str:
    """Return when a vacancy closes, such that a day counts to its end."""
    iso = link.closes.iso if link.closes else ""
    return iso if "T" in iso else f"{iso}T24"


def kit_link(item: ShareableItem, edition: Edition) -> KitLink:
    """Return a link to the kit of an item."""
    site, words = edition.site, edition.words
    link = KitLink(
        "story" if isinstance(item, StoryItem) else "vacancy",
        item.front.title,
        site.share_path(item),
        moment(item.front.publication_date, edition),
        team=site.facets.department_name(item, edition.lang),
    )
    if isinstance(item, StoryItem):
        return link._replace(byline=words.conjoined([person.front.name for person in site.authors(item)]))
    link = link._replace(places=site.facets.names(item, FacetKind.LOCATION, edition.lang))
    iso, _ = facts.closing(item.front, site.settings, words)
    end = last_day(item.front, site.settings)
    if end is None:
        return link
    return link._replace(
        closes=Moment(iso, words.short_date(end, near=site.now)), ending=facts.ending(item, site, words)
    )


def guidelines_path(edition: Edition) -> str:
    """Return the path of the guidelines in this language."""
    return edition.prefix + GUIDELINES
