"""What is withdrawn, closed, upcoming or a draft, in every output of a build."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from website import Website, attribute

if TYPE_CHECKING:
    from company import Company

RARE_STORY = """---
title: A quite unmistakable headline
authors: [{author}]
date: {date}
description: An unmistakable summary.
department: Workshop
tags: [lifts]
status: {status}
aliases: [formerly-unmistakable]
vacancies: [fitter]
---
An unmistakable body.
"""
RARE_PERSON = "---\nname: Zebedee Unmistakable\nrole: Fitter\nstatus: {status}\n---\nAn unmistakable person.\n"

RARE_VACANCY = """---
title: Unmistakable opening
date_posted: {date}
description: An unmistakable job.
department: Workshop
tags: [lifts]
status: {status}
apply_url: https://apply.acme.example/unmistakable
contact: ana
---
An unmistakable duty.
"""


def kept(site: Website) -> list[str]:
    """Return the files that tell of the item; the addresses from which it redirects hold no word of it."""
    return [path for path in site.holding("unmistakable", "zebedee") if not _is_silent_redirect(site, path)]


def _is_silent_redirect(site: Website, path: str) -> bool:
    is_silent = b"unmistakable" not in site.files[path].lower() and b"zebedee" not in site.files[path].lower()
    return is_silent and path.removesuffix("index.html") in site.redirects


def add_rare(company: Company, *, status: str = "published", date: str = "2026-03-02", person: str = "active") -> None:
    company.write("stories/people/zebedee.md", RARE_PERSON.format(status=person))
    author = "zebedee" if person == "withdrawn" else "ana"
    company.write("stories/unmistakable.md", RARE_STORY.format(author=author, status=status, date=date))
    company.write("vacancies/unmistakable.md", RARE_VACANCY.format(status=status, date=date))
    if person == "active":
        (company.root / "stories/people/zebedee.md").unlink()


def test_what_is_published_is_found_everywhere(company: Company) -> None:
    add_rare(company)
    found = kept(company.build())
    for part in ("stories/unmistakable", "vacancies/unmistakable", "share/stories/unmistakable", ".rss", "kit.json"):
        assert any(part in path for path in found), part
    for path in ("index.html", "people/ana/index.html", "departments/workshop/index.html", "sitemap.xml"):
        assert path in found


@pytest.mark.parametrize(
    "state",
    [
        pytest.param({"status": "withdrawn"}, id="withdrawn"),
        pytest.param({"status": "draft"}, id="draft"),
        pytest.param({"date": "2026-11-22"}, id="upcoming"),
    ],
)
def test_what_is_not_to_be_read_is_in_no_output(company: Company, state: dict[str, str]) -> None:
    add_rare(company)
    company.build()
    add_rare(company, **state)
    assert kept(company.build()) == []


def test_a_story_goes_with_the_last_of_its_authors(company: Company) -> None:
    add_rare(company, person="withdrawn")
    (company.root / "vacancies/unmistakable.md").unlink()
    site = company.build()
    assert kept(site) == []
    assert site.redirects["stories/unmistakable/"] == "stories/"
    assert site.redirects["stories/formerly-unmistakable/"] == "stories/"


def test_addresses_of_what_is_withdrawn_lead_to_the_lists(company: Company) -> None:
    add_rare(company)
    before = company.build()
    short = [address for address in before.redirects if "unmistakable" in before.redirects[address]]
    add_rare(company, status="withdrawn")
    site = company.build()
    lists = {"stories": "stories/", "vacancies": "vacancies/"}
    assert {site.redirects[address] for address in short} == {*lists.values(), "share/"}
    assert [site.redirects[f"{kind}/unmistakable/"] for kind in lists] == list(lists.values())
    for address in short:
        assert b"unmistakable" not in site.files[f"{address}index.html"].lower()


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_links_to_what_is_not_on_the_site_tell_nothing_of_it(company: Company, status: str) -> None:
    add_rare(company, status=status)
    company.edit("stories/lifts.md", "A lift waits", "[A lift](unmistakable.md) waits")
    company.edit("vacancies/fitter.md", "You go", "[You](../stories/unmistakable.md) go")
    company.edit("pages/index.md", "Acme", "Acme, [a lift](../stories/unmistakable.md)")
    site = company.build()
    assert kept(site) == []
    assert [broken for path in site.documents if (broken := site.broken(path))] == []


def test_a_story_becomes_known_on_its_day_where_the_site_is(company: Company) -> None:
    company.configure({"time_zone": "Pacific/Auckland"})
    add_rare(company, date="2026-11-22")
    (company.root / "vacancies/unmistakable.md").unlink()
    in_auckland = ZoneInfo("Pacific/Auckland")
    assert kept(company.build(now=datetime(2026, 11, 21, 23, 59, tzinfo=in_auckland))) == []
    assert kept(company.build(now=datetime(2026, 11, 22, 0, 1, tzinfo=in_auckland)))


def test_drafts_are_shown_to_those_who_write_and_marked(company: Company) -> None:
    add_rare(company, status="draft")
    config = load_config(str(company.config_file))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    site = Website(company.site_dir, "https://careers.acme.example/")
    for address in ("stories/unmistakable/", "vacancies/unmistakable/"):
        page = site.pages[address]
        assert "Draft" in page.get_text()
        assert attribute(page.select_one("meta[name=robots]"), "content") == "noindex"
    assert not [path for path in kept(site) if path.endswith((".rss", "kit.json", "sitemap.xml"))]


CLOSED = {"by its date": "valid_through: 2026-11-20", "by hand": "status: closed"}


@pytest.mark.parametrize("line", CLOSED.values(), ids=CLOSED)
def test_the_page_of_a_closed_vacancy_stays_and_nothing_else(company: Company, line: str) -> None:
    company.edit("vacancies/fitter.md", "apply_url", f"{line}\napply_url")
    company.write("vacancies/painter.md", RARE_VACANCY.format(status="published", date="2026-03-02"))
    site = company.build()
    page = site.pages["vacancies/fitter/"]
    assert page.h1
    assert page.h1.text == "Lift fitter"
    assert attribute(page.select_one("meta[name=robots]"), "content") == "noindex"
    assert "JobPosting" not in str(page)
    assert "apply.acme.example" not in str(page)
    links = [attribute(a, "href") for a in page.select("main a")]
    assert "../../vacancies/painter/" in links
    assert "../../stories/lifts/" in links
    redirects = {f"{address}index.html" for address, target in site.redirects.items() if target == "vacancies/fitter/"}
    assert set(site.holding("lift fitter", "vacancies/fitter")) - redirects == {"vacancies/fitter/index.html"}
    assert len(redirects) == 2
    assert "share/vacancies/fitter/index.html" in redirects


def test_a_vacancy_is_open_to_the_end_of_its_last_day(company: Company) -> None:
    company.configure({"time_zone": "Europe/Amsterdam"})
    place = "locations: [{city: Delft, country: NL}]"
    company.edit("vacancies/fitter.md", "apply_url", f"{place}\nvalid_through: 2026-11-21\napply_url")
    zone = ZoneInfo("Europe/Amsterdam")
    last, first = datetime(2026, 11, 21, 23, 59, tzinfo=zone), datetime(2026, 11, 22, tzinfo=zone)
    for moment, is_open in ((last, True), (first, False)):
        site = company.build(now=moment)
        assert bool(site.json_ld("vacancies/fitter/")) is is_open
        assert ("share/vacancies/fitter/kit.json" in site.files) is is_open


def test_a_withdrawn_contact_is_dropped_with_a_warning(company: Company) -> None:
    company.write("stories/people/zebedee.md", RARE_PERSON.format(status="withdrawn"))
    company.edit("vacancies/fitter.md", "apply_url", "contact: zebedee\napply_url")
    assert kept(company.build()) == []
    assert "vacancies/fitter.md:6:" in company.run("kollega", "build").stderr


def test_a_share_page_that_is_no_more_leads_on(company: Company) -> None:
    """Digests and messages link to share pages, which must not end in nothing."""
    add_rare(company, status="withdrawn")
    company.edit("stories/lifts.md", "title:", "aliases: [slow-lifts]\ntitle:")
    company.edit("vacancies/fitter.md", "apply_url", "status: closed\naliases: [mender]\napply_url")
    company.write(
        "vacancies/joiner.md", (company.root / "vacancies/fitter.md").read_text("utf-8").replace("mender", "j")
    )
    site = company.draw()
    expected = {
        "share/stories/slow-lifts/": "share/stories/lifts/",
        "share/vacancies/fitter/": "vacancies/fitter/",
        "share/vacancies/mender/": "vacancies/fitter/",
        "share/departments/workshop/": "departments/workshop/",
        "share/stories/unmistakable/": "share/",
        "share/stories/formerly-unmistakable/": "share/",
        "share/vacancies/unmistakable/": "share/",
    }
    assert {address: site.redirects.get(address) for address in expected} == expected
    assert kept(site) == []
    robots = [site.documents[f"{address}index.html"].select_one("meta[name=robots]") for address in expected]
    assert {attribute(each, "content") for each in robots} == {"noindex"}
    assert [site.broken(f"{address}index.html") for address in expected] == [[]] * len(expected)
