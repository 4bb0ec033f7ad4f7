"""What networks are called on a share page: names stay names, and words are said in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from company import Company

STORY = "---\ntitle: Lift\nauthors: [ana]\ndate: 2026-03-01\ndescription: Why lifts wait.\n---\nA lift waits.\n"
OWN = [{"id": "email", "name": "Post office"}, "plain", {"id": "paper", "name": "Stories"}]


def names(company: Company, lang: str) -> set[str]:
    page = company.draw().pages[f"{lang}/share/stories/lifts/"]
    return {label.get_text(strip=True) for label in page.select(".networks label")}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", {"E-mail", "Platte tekst", "Sms", "Mastodon"}),
        ("fi", {"Sähköposti", "Pelkkä teksti", "Tekstiviesti", "Mastodon"}),
        ("fa", {"E-mail", "Plain text", "SMS", "Mastodon"}),
    ],
)
def test_words_are_translated_and_names_are_not(company: Company, lang: str, words: set[str]) -> None:
    company.configure({"languages": ["en", lang]})
    company.write(f"stories/lifts.{lang}.md", STORY)
    assert words <= names(company, lang)


@pytest.mark.parametrize(("lang", "spoken"), [("nl", set()), ("fa", {"en"})])
def test_what_a_script_says_in_english_is_marked_as_english(company: Company, lang: str, spoken: set[str]) -> None:
    company.configure({"languages": ["en", lang]})
    company.write(f"stories/lifts.{lang}.md", STORY)
    page = company.draw().pages[f"{lang}/share/stories/lifts/"]
    said = page.select("#count, #note, [data-said], [data-variants], figcaption, [data-opens] span")
    assert len(said) == 6
    assert {str(each["lang"]) for each in said if each.has_attr("lang")} == spoken
    assert len([each for each in said if each.has_attr("lang")]) == 6 * len(spoken)


def test_what_a_company_calls_a_network_stays_as_it_is(company: Company) -> None:
    company.configure({"languages": ["en", "nl"], "share": {"networks": OWN}})
    company.write("stories/lifts.nl.md", STORY)
    assert names(company, "nl") == {"Post office", "Platte tekst", "Stories"}
