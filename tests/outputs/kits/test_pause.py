"""Sharing can be paused: the site says why, and nothing that was posted breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from company import Company
    from website import Website

REASON = {"en": "We are mourning a colleague.", "nl": "We rouwen om een collega."}
KITS = ("share/stories/lifts/", "share/vacancies/fitter/")
DUTCH = (
    "---\ntitle: Wachtende liften\nauthors: [ana]\ndate: 2026-03-01\ndescription: Waarom liften wachten.\n---\n"
    "Een lift wacht.\n"
)


@pytest.fixture
def paused(company: Company) -> Website:
    """Return a site that was built, then built again while sharing is paused."""
    company.configure({"languages": ["en", "nl"]})
    company.write("stories/lifts.nl.md", DUTCH)
    company.build()
    company.configure({"languages": ["en", "nl"], "share": {"paused": REASON}})
    return company.build()


def test_every_share_page_says_why_in_its_language(paused: Website) -> None:
    for address in ("share/", *KITS):
        assert REASON["en"] in paused.pages[address].text, address
    for address in ("nl/share/", "nl/share/stories/lifts/"):
        assert REASON["nl"] in paused.pages[address].text, address


def test_no_text_to_share_is_left(paused: Website) -> None:
    assert [path for path in paused.files if path.endswith(("kit.json", "texts.json", "kits.json"))] == []
    assert all(not page.select("textarea") for page in paused.pages.values())


def test_no_page_leads_to_a_share_page(paused: Website) -> None:
    for address in ("stories/lifts/", "vacancies/fitter/"):
        assert paused.pages[address].select("a[href*='share/stories'], a[href*='share/vacancies']") == []


def test_links_that_were_posted_keep_working(paused: Website) -> None:
    assert len([path for path in paused.files if path.startswith("go/")]) == len(["lifts", "lifts.nl", "fitter"])


def test_a_pause_without_a_reason_is_told_too(company: Company) -> None:
    company.configure({"share": {"paused": True}})
    website = company.build()
    for address in ("share/", *KITS):
        assert "Sharing is paused for the moment." in website.pages[address].text, address


def test_the_command_says_why_and_ends_with_1(company: Company) -> None:
    company.configure({"share": {"paused": "We are mourning a colleague."}})
    done = company.run("kollega", "share", "lifts")
    assert done.returncode == 1
    assert "We are mourning a colleague." in done.stderr
