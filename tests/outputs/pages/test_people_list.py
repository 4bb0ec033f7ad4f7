"""A list of very many colleagues: letters that lead to names, and a field for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from website import Website

FIRST = [*"ABCDEFGH"]
OTHERS = ["Åse Berg", "émile Roux", "3 Wind", "李 明", "ولید"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("people") / "acme")
    names = [f"{letter}o Vos {number}" for letter in FIRST for number in range(8)] + OTHERS
    for number, name in enumerate(names):
        company.write(f"stories/people/p{number}.md", f"---\nname: {name}\n---\nHello.\n")
    return company.draw()


def test_letters_lead_to_the_first_of_their_names_on_whichever_page(site: Website) -> None:
    for path in ("people/", "people/page/2/"):
        links = site.pages[path].select(".letters a")
        assert [link.get_text() for link in links] == [*FIRST, "Å", "É", "و", "李"], "in the order of the list"
        for link in links:
            page, _, anchor = str(link["href"]).replace("../", "").partition("#")
            (person,) = site.pages[page].select(f"[id='{anchor}']")
            assert person.select_one(".person-name").get_text().upper().startswith(link.get_text())


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
