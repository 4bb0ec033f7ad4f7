"""The pages for colleagues who share, and the page about feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.kits.view import Snippet
    from kollega.outputs.pages.views.card import Moment, Picture, WebLink


class NetworkGroup(NamedTuple):
    """The texts for one network."""

    id: str
    """The network's id."""
    name: str
    """The network's name."""
    unit: str
    """How the network counts: its first unit, `characters` where it has no limit."""
    snippets: tuple[Snippet, ...]
    """Texts ready to post, the author's own first."""
    prompts: tuple[Snippet, ...] = ()
    """Texts with gaps `[…]` still to fill."""
    link_cost: int | None = None
    """What any link counts; None where it counts what it is long."""
    mentions: Literal["whole", "local part"] = "whole"
    """What of a mention with its server counts."""
    line_breaks: Literal["kept", "dropped", "crlf"] = "kept"
    """What the opening link does to line breaks."""
    takes_text: bool = True
    """Whether the opening link carries the text, or the link alone."""


class Download(NamedTuple):
    """A file to take along."""

    label: str
    """What it is for: `Card`, `Flyer A5`."""
    path: str
    """Root-relative path."""
    detail: str = ""
    """Size or format: `1200 × 630`."""


class SharePage(NamedTuple):
    """Everything one needs to post about one story or vacancy."""

    kind: Literal["story", "vacancy"]
    """What is shared."""
    title: str
    """Its title."""
    description: str
    """Its standfirst."""
    path: str
    """Its page."""
    url: str
    """Its absolute address, as shown."""
    host: str
    """The site's host, as a link card shows it."""
    short_url: str
    """Its short link, absolute."""
    groups: tuple[NetworkGroup, ...]
    """Networks in the site's order."""
    card: Picture | None = None
    """The picture networks will show."""
    downloads: tuple[Download, ...] = ()
    """Pictures and print."""
    kit: str = ""
    """Path of `kit.json`."""
    guidelines: str = ""
    """Path of the guidelines; empty where there are none."""
    disclosure: str = ""
    """What the employer asks colleagues to make known, as `#IWorkAt…`; empty for nothing."""


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
    """Who wrote it, or the department."""


class ShareIndex(NamedTuple):
    """Every kit of one language."""

    stories: tuple[KitLink, ...] = ()
    """Newest first."""
    vacancies: tuple[KitLink, ...] = ()
    """Open ones, newest first."""
    guidelines: str = ""
    """Path of the guidelines; empty where there are none."""
    paused: bool = False
    """Whether the employer has paused sharing; then there are no kits."""


class FeedGroup(NamedTuple):
    """Feeds of one subject."""

    title: str
    """`Everything`, or the name of a department, location, tag or person."""
    feeds: tuple[WebLink, ...]
    """What each holds, and its absolute address."""


class FeedsPage(NamedTuple):
    """Which feeds there are."""

    groups: tuple[FeedGroup, ...]
    """The widest first."""
    directory: str
    """Absolute address of the file that tells an intranet who works here."""
