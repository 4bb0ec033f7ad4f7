"""What is shown on other sites: a link that says where it leads stands in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from lxml import etree

from kollega.markdown.sanitise import NOTHING
from kollega.markdown.tree import stands_alone, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping


_HOST: Final = re.compile(r"[^\s@%.]++(?:\.++[^\s@%.]++)++\.*+")
_PLAYER_TITLE: Final = re.compile(r"(?:YouTube|Vimeo|Dailymotion)?\s*video player", re.IGNORECASE)
"""What players call themselves in the code that they offer for copying: it says nothing of the video."""


@dataclass(frozen=True)
class VideoHost:
    """A site that shows videos, by one of its hosts."""

    name: str
    """Its address as people know it."""
    video: re.Pattern[str]
    """Finds a video in the path and query of an address; other pages, such as somebody's channel, are none."""
    player: re.Pattern[str] = re.compile("(?!)")
    """The same in the address of its player, which is made for frames; the group is the video's id."""
    page: str = ""
    """The address of the page where one watches, with the id as `{0}`."""


_YOUTUBE: Final = VideoHost(
    name="youtube.com",
    video=re.compile(r"/(?:watch\?|shorts/|live/|embed/)"),
    player=re.compile(r"/embed/(?!videoseries|live_stream)([\w-]+)"),
    page="https://www.youtube.com/watch?v={0}",
)
_VIMEO: Final = VideoHost(
    name="vimeo.com",
    video=re.compile(r"/(?:video/)?\d+"),
    player=re.compile(r"/video/(\d++)(?!.*[?&]h=)"),  # with `h` it is unlisted, and its page cannot be told
    page="https://vimeo.com/{0}",
)
_DAILYMOTION: Final = VideoHost(
    name="dailymotion.com",
    video=re.compile(r"/(?:embed/)?video/\w"),
    player=re.compile(r"/embed/video/(\w+)"),
    page="https://www.dailymotion.com/video/{0}",
)

VIDEO_HOSTS: Final[Mapping[str, VideoHost]] = {
    "youtube.com": _YOUTUBE,
    "m.youtube.com": _YOUTUBE,
    "youtube-nocookie.com": _YOUTUBE,
    "youtu.be": VideoHost("youtube.com", re.compile(r"/[\w-]+")),
    "vimeo.com": _VIMEO,
    "player.vimeo.com": _VIMEO,
    "dailymotion.com": _DAILYMOTION,
    "dai.ly": VideoHost("dailymotion.com", re.compile(r"/\w+")),
}
"""Sites that show videos, by each of their hosts, without `www.`."""


@dataclass(frozen=True)
class ExternalPage:
    """A page of another site."""

    url: str
    """Where a reader goes: of a video, the page where one watches it, if that can be told."""
    host: str
    """Whose page it is, for people: `youtube.com`."""
    is_video: bool


def external_page(url: str) -> ExternalPage | None:
    """Return the page that a web address leads to; nothing for other addresses, and where no host is to be seen."""
    parts = _parts(url)
    host = (parts.hostname or "").removeprefix("www.") if parts else ""
    if parts is None or parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return None
    if (known := VIDEO_HOSTS.get(host)) is None:
        return ExternalPage(url, host, is_video=False)
    asked = f"{parts.path}?{parts.query}"
    player = known.player.match(asked)
    page = known.page.format(player[1]) if player else url
    return ExternalPage(page, known.name, is_video=known.video.match(asked) is not None)


def frame_title(player: str) -> str:
    """Return the title of what a frame shows; nothing where it only names the player."""
    title = " ".join(player.split())
    return "" if _PLAYER_TITLE.fullmatch(title) else title


def _parts(url: str) -> SplitResult | None:
    """Return the parts of an address as browsers take it apart: a backslash is a slash to them."""
    try:
        return urlsplit(url.replace("\\", "/"))
    except ValueError:  # brackets around what is no IPv6 address
        return None


_AROUND: Final = frozenset({NOTHING, "article", "aside", "blockquote", "details", "div", "section"})
"""What holds paragraphs: a link in nothing else is given one."""


def bare_destination(link: etree._Element) -> ExternalPage | None:
    """Return where a link leads that is all of its paragraph, and a mere picture, or the bare address of a video."""
    parent, url = link.getparent(), link.get("href", "")
    if parent is None or not stands_alone(link, parent) or (page := external_page(url)) is None:
        return None
    if len(link) == 1 and link[0].tag == "img":
        return None if ((link.text or "") + (link[0].tail or "")).strip() else page
    return page if page.is_video and not len(link) and link.text == url else None


def show_destination(link: etree._Element, target: ExternalPage, line: str) -> None:
    """Let a link say where it leads; a picture in it makes its paragraph a figure."""
    if link.text == link.get("href"):
        link.text = None
    elif len(link):
        link[-1].tail = " "
    elif link.text:
        link.text += " "
    etree.SubElement(link, "span", {"class": "leading-line"}).text = line
    paragraph = link.getparent()
    if all(element.tag in _AROUND for element in link.iterancestors()):
        paragraph = etree.Element("p")
        wrap(link, paragraph)
    if paragraph is None or not stands_alone(link, paragraph):
        return
    paragraph.set("class", "leading leading-video" if target.is_video else "leading")
    picture = next(link.iter("img"), None)
    if picture is not None:
        paragraph.tag = "figure"
        if title := picture.get("title"):
            del picture.attrib["title"]
            etree.SubElement(paragraph, "figcaption").text = title
