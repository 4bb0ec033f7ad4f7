"""The sentence that the home page opens with: one that its author said, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website

QUOTE = "description: Why lifts wait.\nquote: A lift waits where it was left."


def test_the_home_page_opens_with_the_sentence_that_the_newest_story_quotes(company: Company) -> None:
    company.edit("stories/lifts.md", "description: Why lifts wait.", QUOTE)
    site = company.draw()
    voice = site.pages[""].select_one(".voice")
    assert voice
    assert voice.select_one("q").get_text() == "A lift waits where it was left."
    assert voice.select_one(".voice-name a").get_text() == "Ana Silva"
    assert attribute(voice.select_one(".voice-story a"), "href").endswith("stories/lifts/")
    repeated = site.pages["stories/lifts/"].select_one(".prose-story > p + .pull-quote")
    assert attribute(repeated, "aria-hidden") == "true"


def test_without_a_quote_it_opens_with_the_title_and_nobody_is_made_to_say_it(company: Company) -> None:
    voice = company.draw().pages[""].select_one(".voice")
    assert voice
    assert voice.select("q, blockquote") == []
    assert voice.select_one(".voice-words a").get_text() == "Lifts that wait"


def test_what_several_wrote_is_not_said_by_one_of_them(company: Company) -> None:
    company.write("stories/people/bo.md", "---\nname: Bo Ek\n---\n")
    company.edit("stories/lifts.md", "authors: [ana]", "authors: [ana, bo]")
    company.edit("stories/lifts.md", "description: Why lifts wait.", QUOTE)
    voice = company.draw().pages[""].select_one(".voice")
    assert voice
    assert voice.select("q")
    assert voice.select(".voice-name, .portrait") == []
    assert voice.select_one(".voice-story a").get_text(strip=True) == "Lifts that wait"


def test_a_sentence_that_its_author_set_large_already_is_not_repeated(company: Company) -> None:
    company.edit("stories/lifts.md", "description: Why lifts wait.", QUOTE)
    company.edit("stories/lifts.md", "\nA lift waits where it was left.", "\nYes.\n\n> A lift waits where it was left.")
    site = company.draw()
    assert site.pages["stories/lifts/"].select(".pull-quote") == []
    assert site.pages[""].select_one(".voice q").get_text() == "A lift waits where it was left."


def test_the_home_page_says_at_a_glance_how_many_tell_and_how_much_is_open(example: Website) -> None:
    links = example.pages[""].select(".at-a-glance a")
    assert [link.get_text(strip=True) for link in links] == ["9 colleagues tell", "10 vacancies are open"]
    assert [attribute(link, "href") for link in links] == ["./stories/", "./vacancies/"]
