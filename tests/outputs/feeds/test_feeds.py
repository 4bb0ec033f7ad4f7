"""What is in a feed and what is not, read back by somebody else's parser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import etree, html

from kollega.check.content import check_project
from kollega.content.kind import ItemKind
from kollega.outputs.edition import Edition
from kollega.outputs.feeds.entry import feed_of
from kollega.outputs.feeds.feed import Image, Setting
from kollega.outputs.feeds.formats import RSS
from kollega.site.slices import WHOLE_SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.config.project import Project
    from kollega.outputs.feeds.feed import Feed

    Front = dict[str, object]
    Files = dict[str, tuple[Front, str]]
    Maker = Callable[[Files], Project]

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
HOME = "https://careers.example.org/work/"
HOSTILE = 'Tea & <b>"biscuits"</b> ]]> &amp; 🫖 العربية'
READ = HOSTILE.replace("&amp;", "&")
PRINTED = READ.replace('"biscuits"', "“biscuits”")

PEOPLE: Files = {
    "stories/people/ann.md": ({"name": "Ann & Sons"}, ""),
    "stories/people/bo.md": ({"name": "Bo"}, ""),
    "stories/people/gone.md": ({"name": "Gone", "status": "withdrawn"}, ""),
}
STORY: Front = {"title": "A story", "authors": ["ann"], "date": "2026-03-01", "description": "About it."}
VACANCY: Front = {
    "title": "Miller",
    "date_posted": "2026-05-01",
    "description": "Mill.",
    "apply_url": "https://apply.example.org/miller",
}


def edition_of(project: Project, lang: str = "en", *, drafts: bool = False) -> Edition:
    found = check_project(project, NOW, drafts=drafts)
    return Edition(project, found.site, found.bodies, lang)


def feed(project: Project, kind: ItemKind = ItemKind.STORY, lang: str = "en") -> Feed:
    edition = edition_of(project, lang)
    part = edition.site.slices.get(WHOLE_SITE, kind, lang)
    assert part, "there is no such feed"
    return feed_of(part, edition)


def written(feed: Feed) -> bytes:
    setting = Setting(HOME + RSS.path(feed.path), "feed.css", '<div xmlns="http://www.w3.org/1999/xhtml"/>')
    return RSS.document(feed, setting, [RSS.entry(entry) for entry in feed.entries])


def read(feed: Feed) -> Any:
    parsed = feedparser.parse(written(feed))
    assert not parsed.bozo
    return parsed


def stories(project_of: Maker, files: Files, lang: str = "en") -> Any:
    return read(feed(project_of(PEOPLE | files), ItemKind.STORY, lang))


def vacancies(project_of: Maker, files: Files) -> Any:
    return read(feed(project_of(PEOPLE | files), ItemKind.VACANCY))


def titles(parsed: Any) -> list[str]:
    return [entry.title for entry in parsed.entries]


def test_a_channel_says_what_it_is_and_where(project_of: Maker) -> None:
    parsed = stories(project_of, {"stories/a.md": (STORY, "Text.")})
    assert parsed.version == "rss20"
    assert parsed.feed.title == "Work & wind: Stories"
    assert parsed.feed.link == f"{HOME}stories/"
    assert parsed.feed.language == "en"
    assert parsed.feed.generator == "Kollega"
    own = [link.href for link in parsed.feed.links if link.rel == "self"]
    assert own == [f"{HOME}feeds/stories.rss"]


def test_an_entry_says_everything_a_reader_shows(project_of: Maker) -> None:
    front = STORY | {"authors": ["bo", "gone", "ann"], "department": "mills", "location": "yard", "tags": ["a tag"]}
    (entry,) = stories(project_of, {"stories/a.md": (front, "Text.")}).entries
    assert entry.title == "A story"
    assert entry.link == f"{HOME}stories/a/"
    assert entry.summary == "About it."
    assert entry.id.startswith("urn:uuid:")
    assert [author.name for author in entry.authors] == ["Bo and Ann & Sons"]
    assert {tag.term for tag in entry.tags} == {"Mills & more", "The yard", "a tag"}
    assert entry.content[0].value == "<p>Text.</p>"


def test_an_id_is_no_address(project_of: Maker) -> None:
    guid = etree.fromstring(written(feed(project_of(PEOPLE | {"stories/a.md": (STORY, "Text.")})))).find(".//item/guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_a_day_is_a_moment_from_noon_on_in_the_sites_zone_that_never_changes(project_of: Maker) -> None:
    channel = feed(project_of(PEOPLE | {"stories/a.md": (STORY | {"updated": "2026-04-02"}, "Text.")}))
    (entry,) = channel.entries
    assert entry.published.isoformat() == "2026-03-01T14:02:26+01:00"
    assert entry.updated.isoformat() == "2026-04-02T14:02:26+02:00"
    document = etree.fromstring(written(channel))
    assert document.findtext(".//item/pubDate") == "Sun, 01 Mar 2026 14:02:26 +0100"
    assert document.findtext("channel/lastBuildDate") == "Thu, 02 Apr 2026 14:02:26 +0200"


def test_no_two_stories_of_a_day_have_one_moment(project_of: Maker) -> None:
    """Else readers could not tell which is newer."""
    files: Files = {f"stories/s{number}.md": (STORY | {"title": str(number)}, "Text.") for number in range(12)}
    moments = [entry.updated for entry in feed(project_of(PEOPLE | files)).entries]
    assert moments == sorted(set(moments), reverse=True)
    assert {moment.date().isoformat() for moment in moments} == {"2026-03-01"}


def test_full_text_holds_absolute_addresses_alone(project_of: Maker) -> None:
    text = (
        "[other](b.md), [part](#part), [bo](people/bo.md), [out](https://example.net/?a=1&b=2)\n\n## Part\n\n[^1]: Note"
    )
    parsed = stories(project_of, {"stories/a.md": (STORY, text), "stories/b.md": (STORY | {"title": "B"}, "B")})
    content = next(entry.content[0].value for entry in parsed.entries if entry.title == "A story")
    assert html.fromstring(content).xpath("//@href") == [
        f"{HOME}stories/b/",
        f"{HOME}stories/a/#s-part",
        f"{HOME}people/bo/",
        "https://example.net/?a=1&b=2",
    ]


def test_each_language_has_its_own_feed(project_of: Maker) -> None:
    files: Files = {"stories/a.md": (STORY, "Text."), "stories/a.nl.md": (STORY | {"title": "Verhaal"}, "Tekst.")}
    parsed = stories(project_of, files, "nl")
    assert titles(parsed) == ["Verhaal"]
    assert parsed.feed.language == "nl"
    assert parsed.feed.link == f"{HOME}nl/stories/"
    assert parsed.feed.description == "Molens."
    assert parsed.entries[0].link == f"{HOME}nl/stories/a/"


def test_stories_come_newest_first_and_not_without_end(project_of: Maker) -> None:
    days = [f"2026-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(55)]
    files: Files = {f"stories/s{day}.md": (STORY | {"title": day, "date": day}, "Text.") for day in days}
    assert titles(stories(project_of, files)) == sorted(days, reverse=True)[:50]


def test_vacancies_come_newest_first_and_all_of_them(project_of: Maker) -> None:
    days = [f"2026-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(55)]
    files: Files = {f"vacancies/v{day}.md": (VACANCY | {"title": day, "date_posted": day}, "Text.") for day in days}
    assert titles(vacancies(project_of, files)) == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "withdrawn"}, id="withdrawn"),
        pytest.param({"status": "draft"}, id="draft"),
        pytest.param({"date": "2026-06-16"}, id="upcoming"),
        pytest.param({"authors": ["gone"]}, id="last author withdrawn"),
        pytest.param({"consent_until": "2026-06-01"}, id="consent over"),
    ],
)
def test_a_story_that_is_not_live_is_in_no_feed(change: Front, project_of: Maker) -> None:
    others = {"stories/b.md": (STORY | {"title": "B"}, "Text.")}
    assert titles(stories(project_of, others | {"stories/a.md": (STORY | change, "Text.")})) == ["B"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "withdrawn"}, id="withdrawn"),
        pytest.param({"status": "draft"}, id="draft"),
        pytest.param({"status": "closed"}, id="closed by hand"),
        pytest.param({"valid_through": "2026-06-14"}, id="closed by date"),
        pytest.param({"date_posted": "2026-06-16"}, id="upcoming"),
    ],
)
def test_a_vacancy_that_is_not_open_is_in_no_feed(change: Front, project_of: Maker) -> None:
    others = {"vacancies/b.md": (VACANCY | {"title": "B"}, "Text.")}
    assert titles(vacancies(project_of, others | {"vacancies/a.md": (VACANCY | change, "Text.")})) == ["B"]


def test_a_text_that_readers_keep_does_not_say_today(project_of: Maker) -> None:
    last_day = VACANCY | {"valid_through": f"{NOW:%Y-%m-%d}"}
    (entry,) = feed(project_of({**PEOPLE, "vacancies/today.md": (last_day, "Come.")}), ItemKind.VACANCY).entries
    assert entry.job
    assert [fact for fact in entry.job.facts if fact.kind.startswith("clos")] == [("closes", "15 June 2026")]


def test_a_preview_of_drafts_leaves_the_feeds_alone(project_of: Maker) -> None:
    files: Files = {
        "stories/a.md": (STORY | {"status": "draft"}, "Text."),
        "vacancies/a.md": (VACANCY | {"status": "draft"}, "Text."),
    }
    assert edition_of(project_of(PEOPLE | files), drafts=True).site.slices.in_language("en") == ()


def test_there_is_no_feed_of_vacancies_while_all_are_closed(project_of: Maker) -> None:
    closed: Files = {"vacancies/a.md": (VACANCY | {"status": "closed"}, "Text.")}
    assert edition_of(project_of(PEOPLE | closed)).site.slices.in_language("en") == ()


def test_an_id_outlives_title_date_and_name(project_of: Maker) -> None:
    (before,) = stories(project_of, {"stories/a.md": (STORY, "Text.")}).entries
    renamed = STORY | {"title": "Another", "date": "2026-05-05", "aliases": ["a"]}
    found = stories(project_of, {"stories/a.md": (STORY | {"status": "draft"}, ""), "stories/b.md": (renamed, "Text.")})
    assert [entry.id for entry in found.entries] == [before.id]


def test_text_of_front_matter_is_text_wherever_it_lands(project_of: Maker) -> None:
    front = STORY | {"title": HOSTILE, "description": HOSTILE, "tags": [HOSTILE]}
    document = etree.fromstring(written(feed(project_of(PEOPLE | {"stories/a.md": (front, "Text.")}))))
    assert document.findtext(".//item/title") == PRINTED
    assert document.findtext(".//item/category") == READ
    description = html.fragment_fromstring(document.findtext(".//item/description") or "", create_parent="p")
    assert (list(description), description.text) == ([], PRINTED)


def test_feeds_are_the_same_bytes_each_time(project_of: Maker) -> None:
    project = project_of(PEOPLE | {"stories/a.md": (STORY, "Text."), "vacancies/v.md": (VACANCY, "Text.")})
    first, second = ([written(feed(project, kind)) for kind in (ItemKind.STORY, ItemKind.VACANCY)] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("length", "said"), [pytest.param(4711, "4711", id="known"), pytest.param(None, "0", id="unknown")]
)
def test_a_picture_is_enclosed_with_type_and_length(length: int | None, said: str, project_of: Maker) -> None:
    project = project_of(PEOPLE | {"stories/a.md": (STORY, "Text.")})
    image, plain = Image("assets/cards/a.png", f"{HOME}assets/cards/a.png", "image/png", length=length), feed(project)
    (entry,) = read(plain._replace(entries=(plain.entries[0]._replace(image=image),))).entries
    (enclosure,) = entry.enclosures
    assert (enclosure.href, enclosure.type, enclosure.length) == (image.url, "image/png", said)
