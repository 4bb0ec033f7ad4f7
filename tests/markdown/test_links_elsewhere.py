"""A link to another site says where it leads, where a page of that site would have shown a picture or a frame."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import Body, body
from kollega.markdown.embeds import ExternalPage, external_page

SWEDISH = {"Video on %(host)s": "Video på %(host)s", "On %(host)s": "På %(host)s"}


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1200, 800)


def made(markdown: str) -> Body:
    return body(markdown, Anywhere(), lambda word: SWEDISH.get(word, word))


def only(markdown: str, selector: str) -> Tag:
    (found,) = BeautifulSoup(made(markdown).html_at(""), "html5lib").select(selector)
    return found


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize(
    ("url", "host", "is_video"),
    [
        ("https://www.youtube.com/watch?v=abc", "youtube.com", True),
        ("https://m.youtube.com/shorts/abc", "youtube.com", True),
        ("https://youtu.be/abc", "youtube.com", True),
        ("HTTPS://YouTube.com/live/abc", "youtube.com", True),
        ("https://www.youtube.com/@acme", "youtube.com", False),
        ("https://vimeo.com/123", "vimeo.com", True),
        ("https://vimeo.com/acme", "vimeo.com", False),
        ("https://www.dailymotion.com/video/x1", "dailymotion.com", True),
        ("https://video.example.org/watch?v=abc", "video.example.org", False),
        ("https://youtube.com.example.org/watch?v=abc", "youtube.com.example.org", False),
        ("https://youtube.com@example.org/watch?v=abc", "example.org", False),
        ("https://example.org\\@youtube.com/watch?v=abc", "example.org", False),
    ],
)
def test_a_host_is_called_as_people_know_it(url: str, host: str, *, is_video: bool) -> None:
    assert external_page(url) == ExternalPage(url, host, is_video)


@pytest.mark.parametrize(
    ("player", "page"),
    [
        ("https://www.youtube.com/embed/a-b_c?si=1&start=2", "https://www.youtube.com/watch?v=a-b_c"),
        ("https://www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
        ("https://player.vimeo.com/video/123?title=0", "https://vimeo.com/123"),
        ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
        (unlisted := "https://player.vimeo.com/video/123?dnt=1&h=abc", unlisted),
        (playlist := "https://www.youtube.com/embed/videoseries?list=abc", playlist),
    ],
)
def test_a_player_leads_to_the_page_where_one_watches(player: str, page: str) -> None:
    assert external_page(player) == ExternalPage(page, external_page(page).host, is_video=True)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "url", ["mailto:a@example.org", "tel:1", "https://[x", "https:///x", "https:x", "https://%41/"]
)
def test_an_address_without_a_host_to_be_seen_leads_nowhere_that_could_be_said(url: str) -> None:
    assert external_page(url) is None


def test_a_picture_that_leads_to_a_video_is_a_figure_that_says_so() -> None:
    markdown = '[![A ferry](x.webp "At *ten*")](https://www.youtube.com/watch?v=abc)'
    figure = only(markdown, "figure.leading.leading-video")
    link = figure.select_one("a")
    assert link
    assert (link["href"], link["rel"]) == ("https://www.youtube.com/watch?v=abc", ["noopener"])
    assert [(img["alt"], img.get("title")) for img in link.select("img")] == [("A ferry", None)]
    assert words(link) == "Video på youtube.com"
    assert words(only(markdown, "figure > figcaption")) == "At *ten*"
    assert made(markdown).faults == ()


def test_a_picture_that_leads_to_another_page_names_its_host() -> None:
    figure = only("> [![A tide](x.png)](https://www.example.org/tides)", "blockquote > figure.leading")
    assert words(figure) == "På example.org"
    assert "leading-video" not in figure["class"]


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("[![A](x.png)](anna.md)", id="within the site"),
        pytest.param("[![A](x.png)](mailto:anna@example.org)", id="to a mailbox"),
        pytest.param("So: [![A](x.png)](https://example.org/)", id="among words"),
        pytest.param("[![A](x.png) and words](https://example.org/)", id="with words"),
        pytest.param("https://example.org/", id="an address that names its host itself"),
        pytest.param("[a film](https://youtu.be/abc)", id="words of the author"),
    ],
)
def test_other_links_stay_as_they_are(markdown: str) -> None:
    assert "leading" not in made(markdown).html_at("")


def test_a_picture_of_another_site_within_such_a_link_leaves_its_words() -> None:
    paragraph = only("[![A ferry](https://i.ytimg.com/x.jpg)](https://youtu.be/abc)", "p.leading-video > a")
    assert words(paragraph) == "A ferry Video på youtube.com"


def test_the_bare_address_of_a_video_says_what_it_is() -> None:
    link = only("https://youtu.be/abc", "p.leading-video > a")
    assert (link["href"], words(link)) == ("https://youtu.be/abc", "Video på youtube.com")


@pytest.mark.parametrize(
    ("markdown", "selector", "href", "said"),
    [
        pytest.param(
            '<iframe src="https://www.youtube-nocookie.com/embed/abc" title="YouTube video player"></iframe>',
            "body > p.leading-video > a",
            "https://www.youtube.com/watch?v=abc",
            "Video på youtube.com",
            id="a video",
        ),
        pytest.param(
            '<div>\n<iframe src="//player.vimeo.com/video/12" title="How a\nbridge turns">x</iframe>\n</div>',
            "div > p.leading-video > a",
            "https://vimeo.com/12",
            "How a bridge turns Video på vimeo.com",
            id="a video with a title",
        ),
        pytest.param(
            'Look: <iframe src="https://maps.example.org/x?a=1&amp;b=2"></iframe>.',
            "p:not(.leading) > a",
            "https://maps.example.org/x?a=1&b=2",
            "På maps.example.org",
            id="another page, among words",
        ),
        pytest.param(
            "<ul><li><iframe src=https://example.org/></iframe></li></ul>",
            "li > a",
            "https://example.org/",
            "På example.org",
            id="in a list",
        ),
    ],
)
def test_a_frame_becomes_a_link_and_is_reported(markdown: str, selector: str, href: str, said: str) -> None:
    link = only(markdown, selector)
    assert (link["href"], words(link)) == (href, said)
    (finding,) = made(markdown).faults
    assert (finding.code, finding.mark.line) == (
        "forbidden-element",
        1 + markdown[: markdown.find("<iframe")].count("\n"),
    )


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe src="about/"></iframe>',
        "<iframe srcdoc='<b>x</b>'></iframe>",
        '<a href="https://a.example/"><iframe src="https://b.example/"></iframe></a>',
    ],
)
def test_a_frame_that_leads_nowhere_else_is_taken_out(frame: str) -> None:
    assert made(frame).text == ""
    assert "leading" not in made(frame).html_at("")
    assert "forbidden-element" in [finding.code for finding in made(frame).faults]


def test_what_the_program_says_of_a_link_is_not_the_text_of_the_author() -> None:
    assert made("One.\n\n[![A](x.png)](https://example.org/)\n\nTwo.").text == "One.\nTwo."
