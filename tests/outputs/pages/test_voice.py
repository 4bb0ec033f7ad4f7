"""The sentence that the home page opens with: one that its author said, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import picture
from kollega.outputs.pages.home import figure_parts
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


@pytest.mark.parametrize(
    ("facts", "where", "elsewhere"),
    [
        ("", ".opening-quote", ".pull-quote, .opening-face, .opening-picture"),
        ("\nphoto: hall.png\nphoto_alt: A hall.", ".prose-story > p + .pull-quote", ".opening-quote, .opening-face"),
    ],
    ids=["without a picture", "with one"],
)
def test_a_story_opens_with_its_picture_or_else_with_its_sentence_which_is_repeated_once(
    company: Company, facts: str, where: str, elsewhere: str
) -> None:
    company.write("stories/hall.png", picture())
    company.edit("stories/lifts.md", "description: Why lifts wait.", QUOTE + facts)
    story = company.draw().pages["stories/lifts/"]
    repeated = story.select_one(where)
    assert attribute(repeated, "aria-hidden") == "true"
    assert [each.get_text() for each in story.select(f"{where} q")] == ["A lift waits where it was left."]
    assert story.select(elsewhere) == []


def test_the_home_page_shows_the_newest_story_that_has_a_picture_and_none_twice(company: Company) -> None:
    company.write("stories/hall.png", picture())
    for day, photo in (
        (1, "\nphoto: hall.png\nphoto_alt: A hall."),
        (2, "\nphoto: hall.png\nphoto_alt: A hall."),
        (3, ""),
    ):
        text = f"title: Day {day}\nauthors: [ana]\ndate: 2020-01-0{day}\ndescription: A day.{photo}"
        company.write(f"stories/day-{day}.md", f"---\n{text}\n---\nA day.\n")
    home = company.draw().pages[""]
    assert home.select_one(".welcome-story .story-title").get_text() == "Day 2"
    assert [each.get_text() for each in home.select(".section .story-title")] == ["Day 3", "Day 1"]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [("", (0, 1)), ("photo: ana.png\nphoto_alt: Ana", (1, 0))],
    ids=["a monogram gives way", "a face stays"],
)
def test_the_home_page_opens_with_a_face_or_else_with_the_picture_of_the_story(
    company: Company, facts: str, shown: tuple[int, int]
) -> None:
    for path in ("stories/hall.png", "stories/people/ana.png"):
        company.write(path, picture())
    company.edit("stories/lifts.md", "description: Why lifts wait.", QUOTE + "\nphoto: hall.png\nphoto_alt: A hall.")
    company.edit("stories/people/ana.md", "name: Ana Silva", f"name: Ana Silva\n{facts}")
    voice = company.draw().pages[""].select_one(".voice")
    assert voice
    assert (len(voice.select(".portrait img")), len(voice.select(".voice-picture img[alt='A hall.']"))) == shown
    assert len(voice.select("img, .portrait-initials")) == 1


def test_on_a_person_s_page_their_face_stands_large_once(company: Company) -> None:
    person = company.draw().pages["people/ana/"]
    assert len(person.select(".portrait")) == 1
    assert [each.get_text() for each in person.select(".story-title")] == ["Lifts that wait"]


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
    assert [link.get_text(strip=True) for link in links] == ["Stories by 9 colleagues", "10 vacancies are open"]
    assert [attribute(link, "href") for link in links] == ["./stories/", "./vacancies/"]


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        ("140 people work here", "140", "people work here"),
        ("1,200 bridges", "1,200", "bridges"),
        ("1 200 broar", "1 200", "broar"),
        ("94% stay", "94%", "stay"),
        ("۱۴۰ نفر", "۱۴۰", "نفر"),
        ("2 in 3 came by a colleague", "2", "in 3 came by a colleague"),
        ("Twelve nationalities", "", "Twelve nationalities"),
        ("42", "", "42"),
    ],
)
def test_a_figure_is_a_number_and_what_it_counts(text: str, number: str, label: str) -> None:
    assert figure_parts(text) == (number, label)


def test_figures_are_those_of_the_settings_in_the_language_of_the_page(example: Website, company: Company) -> None:
    assert [each.get_text() for each in example.pages["nl/"].select(".figures-told li")][:2] == [
        "140 mensen werken hier",
        "19 beweegbare bruggen",
    ]
    assert company.draw().pages[""].select(".figures-told") == []
