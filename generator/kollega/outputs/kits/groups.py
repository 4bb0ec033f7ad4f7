"""The kit of vacancies that are shared together, those of a team, a place or a topic: one text, one link, pictures."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.config.options import in_language
from kollega.outputs.artifact import Artifact
from kollega.outputs.cards.groups import ONE_IS_OPEN, open_here
from kollega.outputs.kits.compose import Channel
from kollega.outputs.kits.kit import Kit, Sharing, Snippet
from kollega.outputs.kits.plain_text import plain_line
from kollega.outputs.kits.shortening import fit
from kollega.outputs.kits.subject import pictures_of
from kollega.outputs.layout.frame import root_of
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.output import Output, OutputKind
from kollega.outputs.pages.redirects import RedirectPage, render_redirect
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication
    from kollega.site.groups import Group, GroupKind


MOST_TITLES: Final = 12
"""How many vacancies a text names: more would be a list, and no post."""


class GroupLink(NamedTuple):
    """Vacancies that can be shared together, in the list of all kits."""

    kind: GroupKind
    """What they have in common."""
    name: str
    """The name in this language."""
    path: str
    """The share page."""
    open: str
    """How many vacancies are open there, as people say it."""
    number: int
    """The same as a number."""
    team: str = ""
    """The department's name, where it is a department's."""
    place: str = ""
    """The name of the place, where it is that of one."""


def group_links(edition: Edition) -> tuple[GroupLink, ...]:
    """Return a link to each group's share page."""
    return tuple(group_link(group, edition) for group in edition.site.groups.shared_in(edition.lang))


def group_link(group: Group, edition: Edition) -> GroupLink:
    """Return the link to a group's share page."""
    groups, lang = edition.site.groups, edition.lang
    number = groups.open_in(lang)[group]
    names = {facet.kind: edition.site.facets.name(facet, lang) for facet in group.facets}
    return GroupLink(
        group.kind,
        groups.name(group, lang),
        groups.share_path(group, lang),
        open_here(number, edition.words),
        number,
        names.get(FacetKind.DEPARTMENT, ""),
        names.get(FacetKind.LOCATION, ""),
    )


def group_description(group: Group, number: str, edition: Edition) -> str:
    """Return what networks show below a group's name: what the site says of it, else how many vacancies are open."""
    stated = edition.site.facets.settings_of(group.facet).introduction
    return number if group.kind == "list" else in_language(stated, edition.lang) or number


def group_kit(group: Group, edition: Edition, networks: Mapping[str, Network]) -> Kit:
    """Return a group's kit: for each network one text, with as many of the vacancies as it takes, up to a dozen."""
    site, lang, settings = edition.site, edition.lang, edition.site.settings
    link, url = group_link(group, edition), edition.project.url(site.groups.target(group, lang))
    short_url = edition.project.url(group.short_path(lang))
    sharing = Sharing.of(settings, networks, lang)
    named = plain_line(f"{link.name}, {settings.organisation.name}", ())
    titles = tuple(plain_line(each.front.title, ()) for each in site.groups.vacancies(group, lang))
    channels = (Channel(network, sharing.link(short_url, network), named, sharing) for network in sharing.networks)
    first = named if edition.words.untranslated([ONE_IS_OPEN]) else f"{named}: {link.open}."
    texts = ((channel, _text(channel, first, titles)) for channel in channels)
    return Kit(
        kind=link.kind,
        slug=group.slug,
        lang=lang,
        title=named,
        url=url,
        short_url=short_url,
        snippets=tuple(channel.post(Snippet, "colleague", "facts", text) for channel, text in texts if text),
        prompts=(),
        images=pictures_of(group.key(lang), edition),
        print=(),
    )


def _text(channel: Channel, first: str, titles: Sequence[str]) -> str:
    """Return the longest text that a network takes, with the disclosure where that leaves room for a sentence."""
    ends = dict.fromkeys((channel.sharing.disclosure, ""))
    texts = (_longest(channel, first, titles, end) for end in ends)
    return next(filter(None, texts), "") or fit((first,), channel.network, channel.link)


def _longest(channel: Channel, first: str, titles: Sequence[str], end: str) -> str:
    """Return the text with as many titles as fit before its end; empty where not even the first sentence does."""
    network, most = channel.network, min(len(titles), MOST_TITLES)

    def form(kept: int) -> str:
        return network.paragraph.join(filter(None, (first, _list(titles, kept, network), end)))

    if channel.fits(form(most)):
        return form(most)
    # More titles are never shorter, so that half of what is left can be put aside each time.
    kept = bisect_right(range(1, most), 0, key=lambda kept: 0 if channel.fits(form(kept)) else 1)
    return form(kept) if kept or channel.fits(form(0)) else ""


def _list(titles: Sequence[str], kept: int, network: Network) -> str:
    """Return so many of the titles, an ellipsis in place of the others.

    Each has a line of its own, but where the network would run the lines together.
    """
    rest = () if kept in {0, len(titles)} else ("…",)
    return (" · " if network.line_breaks == "dropped" else "\n").join((*titles[:kept], *rest))


def _parts(publication: Publication) -> Iterable[Part]:
    return (partial(_short_links, edition) for edition in publication.editions)


def _short_links(edition: Edition) -> Iterator[Artifact[Any]]:
    """Yield the short links of all that is or was shared together; paused or closed, they lead on."""
    for group in edition.site.groups.linked_in(edition.lang):
        yield short_link(group, edition)


def short_link(group: Group, edition: Edition) -> Artifact[RedirectPage]:
    """Return the file at a group's short link, with what networks show of the group."""
    groups, lang, path = edition.site.groups, edition.lang, group.short_path(edition.lang)
    target, root, number = groups.target(group, lang), root_of(path), groups.open_in(lang).get(group, 0)
    said = group_description(group, open_here(number, edition.words) if number else "", edition)
    # Facebook shows what the canonical address says of itself, and filters have nothing to say.
    own = path if "?" in target else target
    head = page_head(edition, groups.name(group, lang), own, description=said, robots=NOINDEX, card=group.key(lang))
    view = RedirectPage(lang, f"{root}{target}", head.canonical, root, head._replace(feeds=()))
    return Artifact(f"{path}index.html", view, render_redirect)


GROUP_LINKS = Output("short links of teams and places", OutputKind.PAGES, _parts, steady=True)
