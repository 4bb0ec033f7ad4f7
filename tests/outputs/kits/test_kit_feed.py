"""The feed of new kits, as a feed reader, a chat channel and an intranet read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from company import HOSTILE, NOW
from feed_rules import findings
from kollega.outputs.kits.feed import NEWEST

if TYPE_CHECKING:
    from company import Company
    from website import Website

HOME = "https://careers.acme.example/"
STORY = "---\ntitle: {}\nauthors: [ana]\ndate: {}\ndescription: Why lifts wait.\n{}---\nA lift waits.\n"


def read(website: Website, path: str = "feeds/kits.atom") -> Any:
    parsed = feedparser.parse(website.files[path])
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def by_title(website: Website) -> dict[str, Any]:
    return {entry.title: entry for entry in read(website).entries}


def test_an_entry_is_a_text_that_can_be_posted(company: Company) -> None:
    entry = by_title(company.draw())["Lifts that wait"]
    text, _, link = entry.summary.rpartition("\n\n")
    assert "Ana Silva" in text
    assert link.startswith(f"{HOME}go/")
    assert entry.link == f"{HOME}share/stories/lifts/"
    assert entry.summary_detail.type == "text/plain"
    assert f'href="{HOME}share/stories/lifts/"' in entry.content[0].value


def test_the_picture_of_an_entry_is_one_that_is_there(company: Company) -> None:
    website = company.build()
    for entry in read(website).entries:
        (enclosure,) = entry.enclosures
        assert enclosure.type == "image/png"
        assert website.files[enclosure.href.removeprefix(HOME)].startswith(b"\x89PNG")


def test_own_words_come_before_prepared_ones(company: Company) -> None:
    company.edit("vacancies/fitter.md", "department: Workshop", "share:\n  any: [Come and mend lifts with us.]")
    assert by_title(company.draw())["Lift fitter"].summary.startswith("Come and mend lifts with us.\n\nhttps://")


def test_different_stories_begin_with_different_sentences(company: Company) -> None:
    for number in range(12):
        company.write(
            f"stories/lift-{number}.md", STORY.format(f"Lift {number}", "2026-03-02", "quote: A lift waits.\n")
        )
    summaries = [entry.summary for entry in read(company.draw()).entries]
    assert len({summary.split(" ")[0] for summary in summaries}) > 2


def test_nobody_is_offered_the_first_person_of_somebody_else(company: Company) -> None:
    company.edit("stories/lifts.md", "tags: [lifts]", "share:\n  any: [I mend lifts.]")
    assert "“I mend lifts.”" in by_title(company.draw())["Lifts that wait"].summary


def test_each_language_has_the_feed_of_its_own(company: Company) -> None:
    company.configure({"languages": ["en", "nl", "fa"]})
    company.write("stories/lifts.nl.md", STORY.format("Wachtende liften", "2026-03-01", ""))
    company.write("stories/lifts.fa.md", STORY.format("آسانسور", "2026-03-01", ""))
    website = company.draw()
    assert [entry.title for entry in read(website, "nl/feeds/kits.atom").entries] == ["Wachtende liften"]
    assert read(website, "nl/feeds/kits.atom").feed.title.endswith(": Om te delen")
    assert 'dir="rtl"' in website.files["fa/feeds/kits.atom"].decode()
    assert len({read(website, f"{prefix}feeds/kits.atom").feed.id for prefix in ("", "nl/", "fa/")}) == 3


def test_an_entry_is_known_again_under_a_new_title_name_and_address(company: Company) -> None:
    before = {entry.id for entry in read(company.draw()).entries}
    company.edit("stories/lifts.md", "title: Lifts that wait", "title: Patience\naliases: [lifts]")
    (company.root / "stories/lifts.md").rename(company.root / "stories/patience.md")
    company.configure(site_url="https://jobs.acme.example/")
    assert {entry.id for entry in read(company.draw()).entries} == before


def test_an_entry_is_another_one_than_that_of_the_story_itself(company: Company) -> None:
    website = company.draw()
    others = {entry.id for feed in website.feeds.values() for entry in feed.entries}
    assert others.isdisjoint(entry.id for entry in read(website).entries)


@pytest.mark.parametrize(
    ("front", "updated"),
    [
        pytest.param("", "2026-03-01", id="never"),
        pytest.param("updated: 2026-05-04\n", "2026-05-04", id="later"),
    ],
)
def test_an_entry_changes_only_where_the_front_matter_says_so(company: Company, front: str, updated: str) -> None:
    company.write("stories/lifts.md", STORY.format("Lifts that wait", "2026-03-01", front))
    entry = by_title(company.draw())["Lifts that wait"]
    assert (entry.published[:10], entry.updated[:10]) == ("2026-03-01", updated)


def test_the_newest_kits_are_in_the_feed_newest_first(company: Company) -> None:
    for day in range(1, NEWEST + 1):
        company.write(f"stories/s{day}.md", STORY.format(f"Lift {day}", f"2026-05-{day:02}", ""))
    entries = read(company.draw()).entries
    assert [entry.title for entry in entries] == [f"Lift {day}" for day in range(NEWEST, 0, -1)]


def test_of_kits_of_one_day_one_can_tell_which_is_newer(company: Company) -> None:
    for number in range(5):
        company.write(f"stories/s{number}.md", STORY.format(f"Lift {number}", "2026-05-04", ""))
    website = company.draw()
    moments = [entry.published for entry in read(website).entries]
    assert len(set(moments)) == len(moments) == 7
    assert moments == sorted(moments, reverse=True)
    assert [each for each in findings(website.files["feeds/kits.atom"], NOW) if "Duplicate" in each] == []


STORY_GONE, VACANCY_GONE = [f"{HOME}share/vacancies/fitter/"], [f"{HOME}share/stories/lifts/"]
GONE = {
    "a draft": ("stories/lifts.md", "tags: [lifts]", "status: draft", STORY_GONE),
    "withdrawn": ("stories/lifts.md", "tags: [lifts]", "status: withdrawn", STORY_GONE),
    "consent is over": ("stories/lifts.md", "tags: [lifts]", "consent_until: 2026-11-20", STORY_GONE),
    "its author is gone": ("stories/people/ana.md", "name: Ana Silva", "name: Ana\nstatus: withdrawn", STORY_GONE),
    "upcoming": ("stories/lifts.md", "date: 2026-03-01", "date: 2026-12-01", STORY_GONE),
    "closed": ("vacancies/fitter.md", "department: Workshop", "valid_through: 2026-11-20", VACANCY_GONE),
}


@pytest.mark.parametrize("case", GONE)
def test_what_is_not_shared_is_not_in_the_feed(company: Company, case: str) -> None:
    path, before, after, left = GONE[case]
    company.edit(path, before, after)
    assert [entry.link for entry in read(company.draw()).entries] == left


def test_a_pause_takes_the_feed_away_and_every_link_to_it(company: Company) -> None:
    assert "feeds/kits.atom" in company.draw().files
    company.configure({"share": {"paused": True}})
    website = company.draw()
    assert "feeds/kits.atom" not in website.files
    assert not any("kits.atom" in content.decode() for path, content in website.files.items() if path.endswith(".html"))


def test_the_share_page_leads_feed_readers_to_it(company: Company) -> None:
    page = company.draw().pages["share/"]
    (link,) = page.select("head link[type='application/atom+xml']")
    assert (link["rel"], link["href"]) == (["alternate"], "../feeds/kits.atom")
    assert page.select("main a[href='../feeds/kits.atom']")


def test_hostile_words_stay_words(hostile: Website) -> None:
    raw = feedparser.parse(hostile.files["feeds/kits.atom"], sanitize_html=False)
    assert not raw.bozo
    assert {HOSTILE} <= {entry.title for entry in raw.entries}
    for entry in raw.entries:
        found = {element.name for element in BeautifulSoup(entry.content[0].value, "html.parser").find_all()}
        assert found == {"div", "p", "a"}


def test_the_same_site_has_the_same_feed_on_any_day(company: Company) -> None:
    first = company.draw().files["feeds/kits.atom"]
    assert company.draw(now=NOW.replace(day=24)).files["feeds/kits.atom"] == first
