"""What finds a page beside its words: its title apart, and other spellings."""

from __future__ import annotations

import pytest
from lxml import html

from kollega.outputs.search.wording import TITLE_MARK, WORD_MARK, with_spellings

PAGE = (
    '<html lang="{lang}"><body><header>Überall</header><main><article data-pagefind-body '
    'data-pagefind-filter="kind:{kind}"><h1 data-pagefind-meta="title" data-pagefind-ignore>{title}</h1>'
    '<p data-pagefind-meta="role" data-pagefind-ignore>{role}</p><p data-pagefind-ignore>Große Pause</p>'
    '<p data-pagefind-meta="place[data-place]" data-place="Łódź" data-pagefind-ignore>{text}</p>'
    "<p>{text}</p></article><aside>Fußnote</aside></main></body></html>"
)


def held(fact: str, **page: str) -> set[str]:
    whole = {"lang": "en", "kind": "story", "title": "", "role": "", "text": ""} | page
    element = html.document_fromstring(with_spellings(PAGE.format(**whole))).find(".//article")
    assert element is not None
    assert f"{fact}[data-{fact}]" in element.get("data-pagefind-meta", "")
    return set(element.get(f"data-{fact}", "").split())


def test_words_of_a_title_are_marked_and_the_title_is_one_word() -> None:
    assert held("named", title="Zur Straße") == {
        *(WORD_MARK + word for word in ("zur", "straße", "strasse")),
        *(TITLE_MARK + word for word in ("zurstraße", "zurstrasse")),
    }


def test_other_spellings_are_those_of_what_is_searched_and_of_nothing_else() -> None:
    assert held("also", text="Im Fußball &lt;ß&gt;") == {"fussball", "ss", "lodz"}


@pytest.mark.parametrize(
    ("page", "found", "not_found"),
    [
        ({"lang": "sv", "kind": "vacancy", "title": "Laddtekniker"}, {"tekniker"}, {"ker"}),
        ({"lang": "nl", "kind": "story", "title": "De brugwachter"}, {"wachter"}, {"brugwachter"}),
        ({"lang": "de", "kind": "person", "title": "Kim Vandenberg"}, {"denberg", "berg", "erg"}, {"rg"}),
        ({"lang": "en", "kind": "person", "title": "Kim Vandenberg"}, {"denberg", "berg", "erg"}, {"rg"}),
        ({"lang": "en", "kind": "vacancy", "title": "Wheelwright"}, set(), {"wright"}),
    ],
)
def test_the_end_of_a_compound_is_found_in_titles_and_any_part_of_a_name(
    page: dict[str, str], found: set[str], not_found: set[str]
) -> None:
    titled = held("titled", **page)
    assert found <= titled
    assert not not_found & titled


def test_the_end_of_what_somebody_does_finds_them_after_titles() -> None:
    assert "tekniker" in held("also", lang="sv", kind="person", role="Laddtekniker")
    assert held("also", lang="en", kind="person", role="Wheelwright") == {"lodz"}


def test_facts_that_a_template_marks_there_stay() -> None:
    page = with_spellings('<html><body data-pagefind-meta="place[data-place]" data-pagefind-body>Straße')
    assert 'data-pagefind-meta="named[data-named], titled[data-titled], also[data-also], place[data-place]"' in page


def test_a_page_that_is_not_searched_stays_as_it_is() -> None:
    assert with_spellings("<p>Straße</p>") == "<p>Straße</p>"
