"""Everything that a site publishes, in the order in which menus name its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs.agents.llms import AGENTS
from kollega.outputs.boards.output import BOARDS
from kollega.outputs.calendars import CALENDARS
from kollega.outputs.cards.output import CARDS, PRINT
from kollega.outputs.embeds.output import EMBEDS
from kollega.outputs.feeds.output import FEEDS
from kollega.outputs.feeds.page import FEEDS_PAGE
from kollega.outputs.kits.feed import KIT_FEED
from kollega.outputs.kits.first_post import FIRST_POST_PAGE
from kollega.outputs.kits.groups import GROUP_LINKS
from kollega.outputs.kits.output import KITS
from kollega.outputs.pages.output import PAGES, REDIRECTS
from kollega.outputs.photos import DOCUMENTS, PHOTOS
from kollega.outputs.play.output import PLAY
from kollega.outputs.search.output import SEARCH
from kollega.outputs.site_files.output import SITE_FILES
from kollega.outputs.theme import THEME

if TYPE_CHECKING:
    from kollega.outputs.output import Output

OUTPUTS: tuple[Output, ...] = (
    PAGES,
    REDIRECTS,
    SEARCH,
    KITS,
    GROUP_LINKS,
    FEEDS_PAGE,
    FEEDS,
    CALENDARS,
    AGENTS,
    BOARDS,
    KIT_FEED,
    EMBEDS,
    FIRST_POST_PAGE,
    PLAY,
    PHOTOS,
    DOCUMENTS,
    CARDS,
    PRINT,
    THEME,
    SITE_FILES,
)
