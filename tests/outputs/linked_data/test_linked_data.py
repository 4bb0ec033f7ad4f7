"""What machines are told of stories, people and the site; and that no text leaves its script element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kollega.outputs.linked_data import article, json_ld, node, profile_page, website

if TYPE_CHECKING:
    from collections.abc import Callable

    Front = dict[str, object]
    Files = dict[str, tuple[Front, str]]
    Maker = Callable[..., Any]

HOME = "https://careers.example.org/work/"
EMPLOYER = {
    "@type": "Organization",
    "name": "Wadden & Wind",
    "url": "https://www.example.org/",
    "sameAs": ["https://register.example.net/4711"],
    "logo": f"{HOME}assets/logo.svg",
}
ANN: Front = {
    "name": "Ann",
    "role": "Miller",
    "expertise": ["flour"],
    "links": {"website": "https://ann.example.net/"},
}
STORY: Front = {"title": "A story", "authors": ["ann"], "date": "2026-03-01", "description": "About it."}


def told_of_story(site_of: Maker, front: Front, path: str = "stories/a.md") -> Any:
    small = site_of({path: (front, "Text."), "stories/people/ann.md": (ANN, "")})
    (story,) = small.found.site.stories
    return json.loads(json_ld(article(story, small.found.site, small.url, f"{HOME}assets/cards/a.png")))


def told_of_ann(site_of: Maker, front: Front, lang: str = "en") -> Any:
    small = site_of({"stories/people/ann.md": (front, "")})
    (person,) = small.found.site.people
    return json.loads(json_ld(profile_page(person, lang, small.found.site, small.url)))


def test_a_story_is_an_article_by_people_with_pages(site_of: Maker) -> None:
    assert told_of_story(site_of, STORY | {"updated": "2026-04-02", "source": "https://example.net/talk"}) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "A story",
        "description": "About it.",
        "url": f"{HOME}stories/a/",
        "mainEntityOfPage": f"{HOME}stories/a/",
        "inLanguage": "en",
        "datePublished": "2026-03-01T12:00:00+01:00",
        "dateModified": "2026-04-02T12:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ann", "url": f"{HOME}people/ann/"}],
        "publisher": EMPLOYER,
        "image": f"{HOME}assets/cards/a.png",
        "isBasedOn": "https://example.net/talk",
    }


def test_a_translated_story_names_its_authors_pages_in_its_language(site_of: Maker) -> None:
    told = told_of_story(site_of, STORY, "stories/a.nl.md")
    assert (told["inLanguage"], told["url"]) == ("nl", f"{HOME}nl/stories/a/")
    assert told["author"][0]["url"] == f"{HOME}nl/people/ann/"


def test_a_story_never_changed_was_modified_when_published(site_of: Maker) -> None:
    told = told_of_story(site_of, STORY)
    assert told["dateModified"] == told["datePublished"]
    assert "isBasedOn" not in told


def test_a_withdrawn_author_is_not_told(site_of: Maker) -> None:
    people: Files = {
        "stories/people/ann.md": (ANN, ""),
        "stories/people/gone.md": ({"name": "Gone", "status": "withdrawn"}, ""),
    }
    small = site_of({"stories/a.md": (STORY | {"authors": ["gone", "ann"]}, "Text.")} | people)
    told = article(small.found.site.stories[0], small.found.site, small.url)
    assert "Gone" not in json_ld(told)


def test_a_colleague_works_here(site_of: Maker) -> None:
    assert told_of_ann(site_of, ANN, "nl") == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": f"{HOME}nl/people/ann/",
        "inLanguage": "nl",
        "mainEntity": {
            "@type": "Person",
            "name": "Ann",
            "url": f"{HOME}nl/people/ann/",
            "jobTitle": "Miller",
            "knowsAbout": ["flour"],
            "sameAs": ["https://ann.example.net/"],
            "worksFor": EMPLOYER,
        },
    }


def test_a_former_colleague_no_longer_works_here(site_of: Maker) -> None:
    entity = told_of_ann(site_of, ANN | {"status": "alumni"})["mainEntity"]
    assert entity["alumniOf"] == EMPLOYER
    assert entity.keys().isdisjoint({"worksFor", "jobTitle"})


@pytest.mark.parametrize(
    ("lang", "url", "description"),
    [pytest.param("en", HOME, "Windmills.", id="first"), pytest.param("nl", f"{HOME}nl/", "Molens.", id="other")],
)
def test_a_home_page_tells_the_site_and_the_employer(lang: str, url: str, description: str, site_of: Maker) -> None:
    small = site_of({})
    assert website("Work", small.found.site.settings, lang, small.url) == {
        "@type": "WebSite",
        "name": "Work",
        "url": url,
        "inLanguage": lang,
        "publisher": EMPLOYER | {"description": description},
    }


HOSTILE = {
    "</script><script>alert(1)</script>": "</script><script>alert(1)</script>",
    "<!--<script>": "<!--<script>",
    "]]>": "]]>",
    '"}{"': "“}{”",
    '7"},{': '7"},{',
    "a\u2028b\u2029c": "a b c",
    "\\u003c": "\\u003c",
    "&lt;/script&gt;": "</script>",
}
"""Titles, and what is printed of each."""


@pytest.mark.parametrize(("title", "headline"), HOSTILE.items())
def test_a_title_is_inert_in_its_script(title: str, headline: str, site_of: Maker) -> None:
    told = told_of_story(site_of, STORY | {"title": title})
    assert told["headline"] == headline


@given(st.text())
def test_any_text_stays_in_its_script_and_comes_back(text: str) -> None:
    written = json_ld(node("Thing", name=text))
    assert not set(written) & set("<>&\u2028\u2029")
    page = html.document_fromstring(f'<script type="application/ld+json">{written}</script><p>after')
    assert page.xpath("string(//p)") == "after"
    assert json.loads(written).get("name", "") == text
