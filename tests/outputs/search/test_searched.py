"""Which pages are searched, and what of them an index depends on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.outputs.search.pages import SearchedPage, digest, index_text, searched_pages
from kollega.outputs.search.spelling import with_spaces

PAGE = '<html lang="{lang}"><body><header>{frame}</header><main><p data-pagefind-body>{text}</p></main></body></html>'


def page(
    lang: str = "en", frame: str = "Menu", text: str = "Ferries", path: str = "stories/x/index.html"
) -> SearchedPage:
    return SearchedPage(path, PAGE.format(lang=lang, frame=frame, text=text).encode())


def test_only_marked_pages_of_items_are_searched() -> None:
    marked = ["stories/a/index.html", "nl/people/b/index.html", "vacancies/c/index.html"]
    others = ["stories/index.html", "stories/page/2/index.html", "share/stories/a/index.html", "index.html"]
    former = "stories/former/index.html"
    site = {path: PAGE.encode() for path in (*marked, *others)} | {former: b"moved"}
    assert [each.path for each in searched_pages(site, site.__getitem__, ["", "nl/"])] == sorted(marked)


def test_a_new_frame_asks_for_no_new_index() -> None:
    assert digest([page()], "1") == digest([page(frame="Another menu")], "1")


@pytest.mark.parametrize(
    "changed",
    [page(text="Bridges"), page(lang="nl"), page(path="stories/y/index.html")],
    ids=["text", "language", "address"],
)
def test_what_is_found_asks_for_a_new_index(changed: SearchedPage) -> None:
    assert digest([page()], "1") != digest([changed], "1")


def test_another_pagefind_asks_for_a_new_index() -> None:
    assert digest([page()], "1") != digest([page()], "2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("渡し船", " 渡  し  船 ", id="kanji and hiragana"),
        pytest.param("サービス", " サ  ー  ビ  ス ", id="a long vowel"),
        pytest.param("ITの人", "IT の  人 ", id="Latin letters stay together"),
        pytest.param("東、西。", " 東 、 西 。", id="punctuation is no letter"),
        pytest.param("กา", " ก  า ", id="Thai"),
        pytest.param("داستان پل", "داستان پل", id="Persian has spaces"),
        pytest.param("다리와 나룻배", "다리와 나룻배", id="Korean has spaces"),
        pytest.param("Fährbrücke", "Fährbrücke", id="German"),
    ],
)
def test_letters_of_scripts_without_spaces_stand_apart(text: str, expected: str) -> None:
    assert with_spaces(f"<p>{text}</p>") == f"<p>{expected}</p>"


@given(st.text(st.characters(codec="utf-8", exclude_characters="<>")))
def test_nothing_but_spaces_is_added(text: str) -> None:
    assert with_spaces(f"<p>{text}</p>").replace(" ", "") == f"<p>{text}</p>".replace(" ", "")


def test_attributes_stay_as_they_are() -> None:
    assert with_spaces('<p title="渡し船" data-pagefind-filter="kind:story">船</p>') == (
        '<p title="渡し船" data-pagefind-filter="kind:story"> 船 </p>'
    )


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("fa", "كتاب ٤٢ علي", "کتاب ۴۲ علی", id="from an Arabic keyboard"),
        pytest.param("ar", "كتاب ٤٢ علي", "كتاب ٤٢ علي", id="Arabic itself"),
        pytest.param("ja", "船と橋", " 船  と  橋 ", id="Japanese"),
        pytest.param("th", "กี่", " ก  \u3435  \u3448 ", id="Thai signs and tones"),
    ],
)
def test_a_page_is_indexed_in_the_letters_of_its_language(lang: str, text: str, expected: str) -> None:
    page = '<html lang="{}" dir="auto"><p>{}</p></html>'
    assert index_text(page.format(lang, text)) == page.format(lang, expected)


def test_a_page_without_a_language_is_indexed_as_it_is() -> None:
    assert index_text("<p>كتاب</p>") == "<p>كتاب</p>"


def test_names_that_a_result_says_are_searched_like_text() -> None:
    assert with_spaces('<ul data-by="山田, Ana" title="山田">') == '<ul data-by=" 山  田 , Ana" title="山田">'
