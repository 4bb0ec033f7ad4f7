"""The page for whoever has never posted about their work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kollega.outputs.kits.first_post import MOST_STORIES, TITLE
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website

LANGUAGES = ("en", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sv")
STORY = "---\ntitle: {}\nauthors: [ana]\ndate: {}\ndescription: Why lifts wait.\n---\nA lift waits.\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in all the languages of the page, and in one that it does not speak."""
    from company import minimal_company

    company = minimal_company(tmp_path_factory.mktemp("many"))
    company.configure({"languages": [*LANGUAGES, "fa"]})
    for lang in (*LANGUAGES[1:], "fa"):
        company.write(f"stories/lifts.{lang}.md", STORY.format(f"Lift {lang}", "2026-03-01"))
    return company.draw()


def lost(website: Website, address: str) -> list[str]:
    """Return the links of a page that lead nowhere, but for those to the search, which was not built."""
    return [link for link in website.broken(f"{address}index.html") if not link.endswith("search/")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_it_is_said_in_the_language(many: Website, lang: str) -> None:
    page = many.pages["first-post/" if lang == "en" else f"{lang}/first-post/"]
    assert [word.text for word in page.select("main [lang]")] == []
    assert (page.select_one("h1").text == TITLE) is (lang == "en")  # type: ignore[union-attr]


def test_in_another_language_it_is_english_and_says_so(many: Website) -> None:
    page = many.pages["fa/first-post/"]
    assert page.select_one("html")["dir"] == "rtl"  # type: ignore[index]
    assert page.select_one("h1 [lang=en]").text == TITLE  # type: ignore[union-attr]
    assert all(item.select("[lang=en]") for item in page.select(".beginnings li"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_beginnings_are_those_of_the_last_texts_of_a_share_page(many: Website, lang: str) -> None:
    prefix = "" if lang == "en" else f"{lang}/"
    step = many.pages[f"{prefix}first-post/"].select(".first-steps > li")[1]
    beginnings = [item.text.replace("…", "").strip() for item in step.select(".beginnings li")]
    kit = json.loads(many.files[f"{prefix}share/stories/lifts/kit.json"])
    prompts = [prompt["text"] for prompt in kit["prompts"] if prompt["voice"] == "colleague"]
    assert len(beginnings) == 3
    assert all(any(prompt.startswith(beginning) for prompt in prompts) for beginning in beginnings)
    told = step.select(".beginnings ~ p")
    assert len(told) == 1
    assert (told[0].text == "The last texts on its page begin like this.") is (lang == "en")


@pytest.mark.parametrize("lang", [*LANGUAGES, "fa"])
def test_its_links_lead_somewhere(many: Website, lang: str) -> None:
    assert lost(many, "first-post/" if lang == "en" else f"{lang}/first-post/") == []


def test_one_chooses_among_the_newest_stories(company: Company) -> None:
    for day in range(1, 9):
        company.write(f"stories/l{day}.md", STORY.format(f"Lift {day}", f"2026-05-{day:02}"))
    links = [link.text for link in company.draw().pages["first-post/"].select(".kits a")]
    assert links == [f"Lift {day}" for day in range(8, 8 - MOST_STORIES, -1)]


def test_without_stories_one_chooses_a_vacancy(company: Company) -> None:
    company.edit("stories/lifts.md", "tags: [lifts]", "status: withdrawn")
    assert [link.text for link in company.draw().pages["first-post/"].select(".kits a")] == ["Lift fitter"]


def test_the_list_of_all_kits_leads_there(company: Company) -> None:
    website = company.draw()
    assert website.pages["share/"].select("main a[href='../first-post/']")
    assert "../share/" in [attribute(link, "href") for link in website.pages["first-post/"].select("main a")]


def test_it_is_for_colleagues_and_not_for_search_engines(company: Company) -> None:
    website = company.draw()
    assert website.pages["first-post/"].select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert b"first-post" not in website.files["sitemap.xml"]


def test_short_guidelines_stand_beside_it_until_there_are_longer_ones(company: Company) -> None:
    assert len(company.draw().pages["first-post/"].select(".first-post-rules li")) == 5
    company.write("pages/guidelines.md", "# You may, and need not\n")
    company.configure({"guidelines": "pages/guidelines.md", "share": {"disclosure": "#IWorkAtAcme"}})
    rules = company.draw().pages["first-post/"].select(".first-post-rules")[0]
    assert rules.select("a[href='../guidelines/']")
    assert rules.select("li") == []
    assert "#IWorkAtAcme" in rules.text


def test_during_a_pause_it_says_why_and_shows_no_steps(company: Company) -> None:
    company.configure({"share": {"paused": "We are mourning a colleague."}})
    website = company.draw()
    page = website.pages["first-post/"]
    assert "We are mourning a colleague." in page.text
    assert page.select("main ol, main a[href*='share/']") == []
    assert website.pages["share/"].select("main a[href*='first-post']") == []


def test_a_company_writes_its_own_in_one_language_or_in_all(company: Company) -> None:
    company.configure({"languages": ["en", "nl"]})
    company.write("pages/first-post.nl.md", "# Zo begin je bij ons\n")
    website = company.draw()
    assert website.pages["nl/first-post/"].select_one("h1").text.strip() == "Zo begin je bij ons"  # type: ignore[union-attr]
    assert website.pages["first-post/"].select_one("h1").text == TITLE  # type: ignore[union-attr]
    for address in ("first-post/", "nl/first-post/"):
        assert lost(website, address) == []


def test_a_hand_written_page_may_lead_there(company: Company) -> None:
    company.write("pages/index.md", "# Work\n\n[Begin](/first-post/)\n")
    assert lost(company.draw(), "") == []
