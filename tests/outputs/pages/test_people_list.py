"""A list of very many colleagues: letters that lead to names, and a field for one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from website import Website

FIRST = [*"ABCDEFGH"]
OTHERS = ["Åse Berg", "émile Roux", "3 Wind", "李 明", "ولید"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("people") / "acme")
    company.configure({"languages": ["sv"]})
    names = [f"{letter}o Vos {number}" for letter in FIRST for number in range(8)] + OTHERS
    for number, name in enumerate(names):
        company.write(f"stories/people/p{number}.md", f"---\nname: {name}\n---\nHello.\n")
    return company.draw()


def test_letters_lead_to_the_first_of_their_names_on_whichever_page(site: Website) -> None:
    for path in ("people/", "people/page/2/"):
        links = site.pages[path].select(".letters a")
        assert [link.get_text() for link in links] == [*FIRST, "Å", "و", "李"], "in the order of the list"
        for link in links:
            page, _, anchor = str(link["href"]).replace("../", "").partition("#")
            (person,) = site.pages[page].select(f"[id='{anchor}']")
            name = person.select_one(".person-name").get_text().upper()
            assert normalize("NFD", name).startswith(normalize("NFD", link.get_text()))


def test_many_colleagues_have_a_field_for_a_name_which_knows_all_of_them(site: Website) -> None:
    page = site.pages["people/"]
    assert [str(each["name"]) for each in page.select(".filters input")] == ["name"]
    marks = [
        str(row["data-name"])
        for each in ("people/", "people/page/2/")
        for row in site.pages[each].select(".people > li")
    ]
    assert {"Åse Berg", "李 明", "Ho Vos 7"} <= set(marks)


def test_few_colleagues_are_found_without(example: Website) -> None:
    page = example.pages["people/"]
    assert page.select(".letters, #filter-name, [id^='names-']") == []


def test_names_stand_where_readers_of_the_language_look_for_them(site: Website) -> None:
    rows = site.pages["people/page/2/"].select(".people > li")
    assert [str(row["data-name"]) for row in rows][-3:] == ["Åse Berg", "ولید", "李 明"]
    names = [
        str(row["data-name"])
        for path in ("people/", "people/page/2/")
        for row in site.pages[path].select(".people > li")
    ]
    assert names[0] == "3 Wind"
    assert names[names.index("émile Roux") - 1 :][:3] == ["Do Vos 7", "émile Roux", "Eo Vos 0"]
