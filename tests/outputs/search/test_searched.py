"""Which pages are searched, and what of them an index depends on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.outputs.search.pages import SearchedPage, searched_pages, searched_part
from kollega.outputs.search.spelling import UNSPACED, may_be_unspaced, with_spaces
from kollega.outputs.search.wording import TITLE_MARK, WORD_MARK, index_text

PAGE = (
    '<html lang="{lang}"><body><header>{frame}</header><main id="main"><p data-pagefind-body>{text}</p>'
    "<ul><li>{list}</li></ul></main><footer>{frame}</footer></body></html>"
)


def page(path: str = "stories/x/index.html", **parts: str) -> SearchedPage:
    whole = {"lang": "en", "frame": "Menu", "text": "Ferries", "list": "Another story"} | parts
    return SearchedPage.of(path, PAGE.format(**whole).encode())


def test_only_marked_pages_of_items_are_searched() -> None:
    marked = ["stories/a/index.html", "nl/people/b/index.html", "vacancies/c/index.html"]
    others = ["stories/index.html", "stories/page/2/index.html", "share/stories/a/index.html", "index.html"]
    former = "stories/former/index.html"
    site = {path: PAGE.encode() for path in (*marked, *others)} | {former: b"moved"}
    assert [each.path for each in searched_pages(site, site.__getitem__, ["", "nl/"])] == sorted(marked)


@pytest.mark.parametrize("part", ["frame", "list"])
def test_what_stands_around_a_text_asks_for_no_new_index(part: str) -> None:
    assert page(**{part: "Another"}) == page()


@pytest.mark.parametrize(
    "changed",
    [page(text="Bridges"), page(lang="nl"), page(path="stories/y/index.html")],
    ids=["text", "language", "address"],
)
def test_what_is_found_asks_for_a_new_index(changed: SearchedPage) -> None:
    assert page().digest != changed.digest


WHOLE = '<html lang="en" dir="ltr"><head><title>t</title></head><body><nav>n</nav><main>{}</main><footer>f</footer>'
PARTS = {
    "lists below": ("<article data-pagefind-body>a</article>", "<ul><li>b</ul>"),
    "a title above": ("<h1 data-pagefind-meta='title'>t</h1><div data-pagefind-body>a</div>", "b"),
    "two texts": ("<div data-pagefind-body>a</div><p>b</p><div data-pagefind-body>c</div>", "d"),
    "elements of the same name below": ("<div data-pagefind-body>a</div><div>b</div>", "c"),
    "a fact below": ("<div data-pagefind-body>a</div><p data-pagefind-meta=x>b</p>", ""),
    "what is not searched below": ("<div data-pagefind-body>a</div>", "<p data-pagefind-ignore>b</p>"),
    "an element without an end": ("<p data-pagefind-body>a", ""),
    "no text": ("<p>a</p>", ""),
}
"""What is searched of the main part of a page, and what is not."""


@pytest.mark.parametrize("case", PARTS)
def test_what_is_searched_is_the_text_with_its_facts(case: str) -> None:
    searched, rest = PARTS[case]
    head = '<!doctype html><html lang="en" dir="ltr"><body>'
    assert searched_part(WHOLE.format(searched + rest).encode()).decode() == f"{head}<main>{searched}</main>"


def test_of_a_page_without_a_main_part_all_is_searched() -> None:
    assert searched_part(b"<html><body data-pagefind-body>a") == b"<html><body data-pagefind-body>a"


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


def test_every_letter_without_spaces_is_looked_for() -> None:
    letters = UNSPACED.findall("".join(map(chr, (*range(0xD800), *range(0xE000, 0x33480)))))
    assert len(letters) > 90_000
    assert [letter for letter in letters if not may_be_unspaced(letter)] == []
    assert not any(map(may_be_unspaced, (WORD_MARK, TITLE_MARK, "„Straße“ – 5 €…", "Київ 🚢")))
