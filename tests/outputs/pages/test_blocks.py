"""What hand-written pages show in the place of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import HOSTILE
from website import Website, attribute

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from company import Company

PERSON = "---\nname: {name}\nrole: Fitter\nexpertise: [{knows}]\nstatus: {status}\n---\n"
STORY = "---\ntitle: {title}\nauthors: [{author}]\ndate: {date}\ndescription: Read it.\ntags: [lifts]\n---\nText.\n"
VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-01\ndescription: A job.\ndepartment: {team}\nstatus: {status}\n"
    "apply_url: https://apply.acme.example/\n---\nText.\n"
)


@pytest.fixture
def acme(company: Company) -> Company:
    """Return a company of a few colleagues, stories and vacancies."""
    for name, knows, status in (("Bo", "steel ropes, tea", "active"), ("Cy", "ropes", "alumni")):
        company.write(f"stories/people/{name.lower()}.md", PERSON.format(name=name, knows=knows, status=status))
    for slug, title, date in (("ropes", "Ropes that hold", "2026-04-01"), ("doors", "Doors that close", "2026-05-01")):
        company.write(f"stories/{slug}.md", STORY.format(title=title, date=date, author="bo"))
    for slug, team, status in (("smith", "Forge", "published"), ("cook", "Canteen", "closed")):
        company.write(f"vacancies/{slug}.md", VACANCY.format(title=slug.title(), team=team, status=status))
    return company


def built(company: Company, *markdown: str) -> tuple[Website, BeautifulSoup]:
    """Return the site with a page that has this text, and the page."""
    company.write("pages/why/us.md", "\n\n".join(("# Why us", *markdown)))
    site = company.draw()
    page = site.pages["why/us/"]
    assert {attribute(a, "href") for a in page.select("main a")} & set(site.broken("why/us/index.html")) == set()
    return site, page


def shown(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(node.get_text().split()) for node in page.select(f"main {selector}")]


def test_what_is_chosen_by_hand_is_shown_in_its_order_with_its_own_title(acme: Company) -> None:
    chosen = "> [!STORIES] Begin here\n> - [Rope](../../stories/ropes.md)\n> - [Lift](../../stories/lifts.md)"
    _, page = built(acme, chosen)
    assert shown(page, ".block .story-title") == ["Ropes that hold", "Lifts that wait"]
    assert [attribute(a, "href") for a in page.select(".block a")] == ["../../stories/ropes/", "../../stories/lifts/"]
    assert "[!" not in page.get_text()


ASKED = {
    "> [!STORIES]": ["Doors that close", "Ropes that hold", "Lifts that wait"],
    "> [!STORIES]\n> department: workshop": ["Lifts that wait"],
    "> [!STORIES]\n> - tag: Lifts\n> - at most: 1": ["Doors that close"],
    "> [!STORIES]\n> tag: lifts\n> department: Workshop": ["Lifts that wait"],
    "> [!VACANCIES]\n> department: Forge": ["Smith"],
    "> [!VACANCIES]\n> - [Smith](../../vacancies/smith.md)": ["Smith"],
    "> [!PEOPLE]\n> expertise: Ropes": ["Bo"],
    "> [!PEOPLE]\n> expertise: steel ropes": ["Bo"],
    "> [!PEOPLE]\n> expertise: rope": [],
    "> [!PEOPLE]\n> - [Cy](../../stories/people/cy.md)": ["Cy"],
}
"""What the rules find; a former colleague is only shown by hand, and half a word finds nothing."""


def test_rules_find_what_has_all_that_they_name(acme: Company) -> None:
    _, page = built(acme, *(f"## Part\n\n{block}" for block in ASKED))
    found = [
        [title.get_text() for title in heading.find_next_siblings(limit=1)[0].select("article :is(h2, h3)")]
        for heading in page.select("main h2")
    ]
    assert dict(zip(ASKED, found, strict=True)) == ASKED


def test_where_there_are_more_a_link_leads_to_them(acme: Company) -> None:
    blocks = ("[!STORIES]\n> tag: lifts", "[!STORIES]", "[!VACANCIES]", "[!PEOPLE]")
    _, page = built(acme, *(f"> {block}\n> at most: 1" for block in blocks))
    assert shown(page, ".block .onward") == ["lifts", "All stories", "All 2 vacancies", "All 3 colleagues"]
    onward = [attribute(a, "href") for a in page.select(".block .onward a")]
    assert onward == [f"../../{path}/" for path in ("tags/lifts", "stories", "vacancies", "people")]


def test_headings_follow_the_one_that_stands_before(acme: Company) -> None:
    block = "> [!STORIES] {}\n> at most: 1"
    _, page = built(acme, block.format("One"), "## A section", block.format("Two"), "### Below", block.format(""))
    headings = [(node.name, node.get_text()) for node in page.select("main :is(h1, h2, h3, h4, h5, h6)")]
    assert headings == [
        *(("h1", "Why us"), ("h2", "One"), ("h3", "Doors that close")),
        *(("h2", "A section"), ("h3", "Two"), ("h4", "Doors that close")),
        *(("h3", "Below"), ("h4", "Doors that close")),
    ]


@pytest.mark.parametrize(
    "block", ["> [!VACANCIES] Open\n> department: Canteen", "> [!VACANCIES] Open\n> - [Cook](../../vacancies/cook.md)"]
)
def test_where_nothing_is_open_the_block_says_so_and_where_all_vacancies_are(acme: Company, block: str) -> None:
    _, page = built(acme, block)
    assert shown(page, ".block") == ["Open Nothing is open here right now. Perhaps elsewhere? All 2 vacancies"]
    assert attribute(page.select_one(".block .onward a"), "href") == "../../vacancies/"


def test_where_nothing_at_all_is_open_the_block_says_that_too(acme: Company) -> None:
    for slug in ("smith", "fitter"):
        (acme.root / f"vacancies/{slug}.md").unlink()
    _, page = built(acme, "> [!VACANCIES]")
    assert shown(page, ".block") == ["Nothing is open right now. That will change. Vacancies"]


def test_other_blocks_vanish_where_there_is_nothing(acme: Company) -> None:
    _, page = built(acme, "> [!PEOPLE] They know\n> expertise: flying", "The end.")
    assert shown(page, ".prose") == ["Why us The end."]


@pytest.mark.parametrize(
    ("last", "said_by", "hrefs"),
    [
        ("— [B.](../../stories/people/bo.md)", ["Bo", "Fitter"], ["../../people/bo/"]),
        ("— [it](../../stories/ropes.md)", ["Bo", "Ropes that hold"], ["../../stories/ropes/"]),
        ("— a visitor, *at noon*", ["a visitor, at noon"], []),
        ("", [], []),
    ],
)
def test_a_quotation_says_who_says_it(acme: Company, last: str, said_by: list[str], hrefs: list[str]) -> None:
    _, page = built(acme, f"> [!QUOTE]\n> It **holds**, I\n> say.\n>\n> {last}")
    assert shown(page, "figure blockquote") == ["It holds, I say."]
    assert shown(page, "blockquote strong") == ["holds"]
    assert shown(page, "figcaption p") == said_by
    assert [attribute(a, "href") for a in page.select("figcaption a")] == hrefs


GONE = {
    "a quotation of them": "> [!QUOTE]\n> Unmistakable words.\n>\n> — [Zed Unmistakable](../../stories/people/zed.md)",
    "with more than the link": "> [!QUOTE]\n> Unmistakable.\n> — [Zed](../../stories/people/zed.md), unmistakable",
    "a quotation of their story": "> [!QUOTE]\n> Unmistakable words.\n>\n> — [It](../../stories/zed.md)",
    "with the address of their page": "> [!QUOTE]\n> Unmistakable words.\n> — [Zed](/people/zed/)",
    "words that lead to them": "> [!QUOTE]\n> As [Zed](../../stories/people/zed.md) says, unmistakable.",
    "their story, by hand": "> [!STORIES] Unmistakable\n> - [Zed Unmistakable](../../stories/zed.md)",
    "their page, by hand": "> [!PEOPLE] Unmistakable\n> - [Zed Unmistakable](../../stories/people/zed.md)",
}


def test_whoever_withdraws_leaves_every_block(acme: Company) -> None:
    acme.write("stories/people/zed.md", PERSON.format(name="Zed Unmistakable", knows="all", status="active"))
    acme.write("stories/zed.md", STORY.format(title="Unmistakable", author="zed", date="2026-03-01"))
    pages = {f"why/block-{number}/": block for number, block in enumerate(GONE.values())}
    for address, block in pages.items():
        acme.write(f"pages/{address.rstrip('/')}.md", f"# Why us\n\n{block}\n")
    before = acme.build().holding("unmistakable")
    assert [block for address, block in pages.items() if f"{address}index.html" not in before] == []
    acme.edit("stories/people/zed.md", "active", "withdrawn")
    site = acme.build()
    assert site.holding("unmistakable") == []
    assert {address: shown(site.pages[address], ".prose") for address in pages} == {
        address: ["Why us"] for address in pages
    }


def test_mkdocs_fills_blocks_in_and_leaves_out_whoever_has_withdrawn(acme: Company) -> None:
    acme.edit("stories/people/bo.md", "active", "withdrawn")
    block = "> [!QUOTE]\n> Unmistakable words.\n>\n> — [Bo](../../stories/people/bo.md)"
    page = built(acme, block, "> [!STORIES]", "> [!NOTE]\n> Noted.")[1]
    made = acme.run("mkdocs", "build")
    assert "pages/why/us.md:6:5" in made.stderr
    site = Website(acme.site_dir, "https://careers.acme.example/")
    assert str(site.pages["why/us/"]) == str(page)
    assert site.holding("unmistakable") == []


def test_what_exists_in_another_language_alone_is_marked(acme: Company) -> None:
    acme.configure({"languages": ["en", "nl", "fa"]})
    acme.write("stories/ropes.nl.md", STORY.format(title="Touwen die houden", date="2026-04-01", author="bo"))
    acme.write("stories/persian.fa.md", STORY.format(title="بالابرها", date="2026-04-01", author="cy"))
    chosen = "> - [Rope](../stories/ropes.md)\n> - [Doors](../stories/doors.md)\n> - [P](../stories/persian.fa.md)"
    people = "> [!PEOPLE]\n> - [Ana](../stories/people/ana.md)"
    vacancies = "> [!VACANCIES]\n> - [Smith](../vacancies/smith.md)"
    acme.write("pages/why.nl.md", f"# Waarom\n\n> [!STORIES] Begin\n{chosen}\n\n{people}\n\n{vacancies}")
    site = acme.build()
    page = site.pages["nl/why/"]
    spoken = [(attribute(a, "lang"), attribute(a, "dir"), attribute(a, "href")) for a in page.select(".story-title a")]
    assert spoken == [
        ("", "", "../../nl/stories/ropes/"),
        ("en", "ltr", "../../stories/doors/"),
        ("fa", "rtl", "../../fa/stories/persian/"),
    ]
    assert shown(page, ".story-line [lang]") == ["English", "فارسی"]
    assert shown(page, ".departure-team [lang]") == ["English"]
    assert attribute(page.select_one(".person-name a"), "href") == "../../people/ana/"
    assert site.broken("nl/why/index.html") == []


def test_text_in_a_block_stays_text(acme: Company) -> None:
    hostile = HOSTILE.replace("<img src=x onerror=", "<b onclick=")  # a picture that is missing would end the build
    _, page = built(acme, f"> [!STORIES] {hostile}\n> at most: 1", f"> [!QUOTE]\n> {hostile}<i>so</i>\n> — {hostile}")
    assert shown(page, ".block-title") == [hostile]
    assert page.select("main script, main [onclick]") == []
    assert shown(page, "blockquote i") == ["so"]


def test_alerts_are_called_in_the_language_of_the_page(acme: Company) -> None:
    acme.configure({"languages": ["en", "nl"]})
    acme.write(
        "pages/why.nl.md", "# Waarom\n\n> [!TIP]\n> Neem [de lift](../stories/lifts.md).\n\n> [!WARNING] Pas op\n"
    )
    page = acme.draw().pages["nl/why/"]
    assert shown(page, ".markdown-alert-tip") == ["Tip Neem de lift."]
    assert shown(page, ".markdown-alert-warning .admonition-title") == ["Pas op"]
    assert attribute(page.select_one(".markdown-alert a"), "href") == "../../stories/lifts/"


def test_blocks_stand_on_the_home_page_and_within_html_and_not_in_code(acme: Company) -> None:
    block = "> [!STORIES]\n> at most: 1"
    acme.write("pages/index.md", f"# Acme\n\n<details>\n\n{block}\n\n</details>\n\n```\n{block}\n```\n")
    home = acme.draw().pages[""]
    assert shown(home, ".welcome details .story-title") == ["Doors that close"]
    assert shown(home, ".welcome pre") == ["> [!STORIES] > at most: 1"]


def test_a_draft_is_left_out_of_what_is_published(acme: Company) -> None:
    acme.edit("stories/doors.md", "tags:", "status: draft\ntags:")
    _, page = built(acme, "> [!STORIES]", "> [!STORIES]\n> - [Doors](../../stories/doors.md)")
    assert shown(page, ".story-title") == ["Ropes that hold", "Lifts that wait"]


def test_an_error_in_a_block_leaves_the_site_as_it_was(acme: Company) -> None:
    before = acme.build()
    acme.write("pages/index.md", "# Acme\n\n> [!STORYS]\n")
    failed = acme.run("mkdocs", "build")
    assert failed.returncode == 1
    assert "pages/index.md:3:3" in failed.stderr
    assert acme.run("kollega", "build").returncode == 1
    assert before.folder.joinpath("index.html").read_bytes() == before.files["index.html"]
