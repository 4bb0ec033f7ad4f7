"""Programs that know vacancies by their numbers find them under these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from kollega.outputs.pages.redirects import former_addresses
from kollega.site.addresses import job_number, short_code
from writing import site_of, vacancy

if TYPE_CHECKING:
    from kollega.site.catalogue import Site
    from website import Website

BOARDS = ["personio"]


def led_to(site: Site) -> dict[str, tuple[str, bool]]:
    """Return where numbers lead, and whether the page there tells of the vacancy."""
    addresses = (each for each in former_addresses(site) if each.path.startswith("job/"))
    return {each.path: (each.target, each.item is not None) for each in addresses}


def test_each_number_in_a_file_leads_to_the_page_of_that_vacancy_in_its_language(example: Website) -> None:
    for lang, prefix in (("en", ""), ("nl", "nl/"), ("sv", "sv/")):
        positions = etree.fromstring(example.files[f"feeds/jobs/personio/{lang}.xml"]).findall("position")
        assert positions
        for position in positions:
            target = example.redirects[f"job/{position.findtext('id')}/"]
            assert target.startswith(f"{prefix}vacancies/")
            assert example.pages[target].select_one("h1").get_text() == position.findtext("name")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        pytest.param({}, True, id="open"),
        pytest.param({"status": "closed"}, True, id="closed"),
        pytest.param({"status": "withdrawn"}, False, id="withdrawn"),
    ],
)
def test_a_number_leads_on_whatever_becomes_of_its_vacancy(front: dict[str, str], told: bool) -> None:  # noqa: FBT001
    item = vacancy("cook", **front)
    page = "vacancies/cook/" if told else "vacancies/"
    assert led_to(site_of(item, boards=BOARDS)) == {f"job/{job_number(item)}/": (page, told)}


def test_no_vacancy_has_a_number_where_no_board_knows_it_by_one() -> None:
    assert led_to(site_of(vacancy("cook"), boards=["indeed"])) == led_to(site_of(vacancy("cook"))) == {}


def test_numbers_differ_over_languages_and_stay_when_others_come_or_a_file_is_renamed() -> None:
    alone = led_to(site_of(vacancy("cook"), boards=BOARDS))
    both = led_to(site_of(vacancy("cook"), vacancy("cook", lang="nl"), vacancy("mate"), boards=BOARDS))
    renamed = led_to(site_of(vacancy("chef", aliases=["cook"]), boards=BOARDS))
    assert len(both) == 3
    assert alone.items() <= both.items()
    assert alone.keys() == renamed.keys()


def test_a_number_is_the_code_of_the_short_link_written_otherwise() -> None:
    items = [vacancy(f"v{index}", lang=lang) for index in range(500) for lang in ("en", "nl")]
    numbers = {job_number(item): short_code(item) for item in items}
    assert len(numbers) == len({short_code(item) for item in items}) == len(items)
    assert max(numbers) < 2**35
