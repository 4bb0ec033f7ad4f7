"""The statements on privacy and on accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.pages.views.card import Moment, WebLink


class Statement(NamedTuple):
    """What the theme cannot know of a site, and its statements say."""

    organisation: str
    """Who is responsible."""
    contact: WebLink
    """Whom to tell: a mailbox or a page."""
    reviewed: Moment | None = None
    """When somebody last looked whether all of it is true."""
    server_logs: str = ""
    """What the web server keeps, in the organisation's own words."""
    server_logs_lang: str = ""
    """BCP 47, where these words are in another language than the page."""
    kept: tuple[str, ...] = ()
    """The names under which a reader's browser keeps something."""
    is_told_by_links: bool = False
    """Whether the address of a shared link says through which network it was shared."""
