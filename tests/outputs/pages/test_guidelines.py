"""The guidelines for sharing are at their address, and every share page leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.diagnostics import ConfigurationError
from kollega.host import project_of
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website


@pytest.mark.parametrize("name", ["guidelines", "sharing/our-rules"])
def test_they_stand_at_one_address_however_their_file_is_called(company: Company, name: str) -> None:
    company.configure({"languages": ["en", "nl"], "guidelines": f"pages/{name}.md"})
    company.write(f"pages/{name}.md", "# You may, and need not\n")
    company.write(f"pages/{name}.nl.md", "# Het mag, en het hoeft niet\n")
    company.write("stories/lifts.nl.md", (company.root / "stories/lifts.md").read_bytes())
    website = company.build()
    assert {"guidelines/", "nl/guidelines/"} <= website.pages.keys()
    for address in (
        "share/",
        "share/stories/lifts/",
        "share/vacancies/fitter/",
        "nl/share/",
        "nl/share/stories/lifts/",
    ):
        links = [attribute(link, "href") for link in website.pages[address].select("main a")]
        target = "nl/guidelines/" if address.startswith("nl/") else "guidelines/"
        assert "../" * address.count("/") + target in links, address
        assert website.broken(f"{address}index.html") == []


@pytest.mark.parametrize("path", ["rules.md", "pages/rules.pdf"])
def test_a_file_that_is_no_hand_written_page_is_refused(company: Company, path: str) -> None:
    company.write(path, "x")
    company.configure({"guidelines": path})
    with pytest.raises(ConfigurationError, match="neither a file of rules nor a hand-written page") as refused:
        project_of(company.config_file)
    assert refused.value.hint == "Name guidelines.yml, or a hand-written page such as pages/guidelines.md."


RULES = """\
tone: {en: Plain words., nl: Gewone woorden.}
topics:
  budget: {title: {en: Money, nl: Geld}, instead: Ask first.}
rules:
  lift:
    phrases: {en: [elevator*], nl: [elevator*, hijsbak]}
    severity: error
    why: {en: We say lift., nl: We zeggen lift.}
off: [age]
"""


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("guidelines"))
    company.configure({"languages": ["en", "nl", "fa"]})
    company.write("guidelines.yml", RULES)
    company.write("pages/guidelines.nl.md", "# Onze afspraken\n\nHet mag, en het hoeft niet.\n")
    return company.draw()


def said(website: Website, address: str) -> str:
    main = website.pages[address].select_one("main")
    return " ".join(main.get_text(" ").split()) if main else ""


def test_every_language_has_a_page_that_says_what_the_rules_say(website: Website) -> None:
    english, dutch, persian = (said(website, f"{prefix}guidelines/") for prefix in ("", "nl/", "fa/"))
    for words in ("Plain words.", "Money", "Ask first.", "We say lift.", "elevator…", "Nothing is published"):
        assert words in english
    for words in ("Gewone woorden.", "Geld", "We zeggen lift.", "hijsbak", "Afkomst en taal"):
        assert words in dutch
    assert "hijsbak" not in english
    assert "young team" not in english
    assert "Plain words." in persian
    texts = website.pages["fa/guidelines/"].select("main h3 bdi, main p > bdi")
    assert {attribute(text, "lang") for text in texts if text.get_text() != "lift"} == {"en"}


def test_a_page_that_somebody_has_written_is_its_introduction(website: Website) -> None:
    dutch = said(website, "nl/guidelines/")
    assert dutch.startswith("Onze afspraken Het mag, en het hoeft niet.")
    assert [each.get_text() for each in website.pages["nl/guidelines/"].select("h1")] == ["Onze afspraken"]
    assert "Je eigen woorden zijn het best." not in dutch
    assert "Your own words are best." in said(website, "guidelines/")
    (link,) = website.pages["guidelines/"].select("main a")
    assert (attribute(link, "href"), attribute(link.select_one("bdi[lang]"), "lang")) == ("../nl/guidelines/", "nl")


def test_the_page_is_linked_and_known_in_every_language(website: Website) -> None:
    sitemap = website.files["sitemap.xml"].decode()
    for prefix in ("", "nl/", "fa/"):
        assert f"<loc>{website.url}{prefix}guidelines/</loc>" in sitemap
        foot = [attribute(link, "href") for link in website.pages[f"{prefix}stories/"].select(".colophon-links a")]
        assert sum(each.endswith(f"{prefix}guidelines/") for each in foot) == 1
        broken = website.broken(f"{prefix}guidelines/index.html")
        assert [link for link in broken if not link.endswith("search/")] == [], "the search is not made here"


def test_what_a_rule_says_is_text_and_no_html(company: Company) -> None:
    company.write("guidelines.yml", "rules: {x: {phrases: ['<b>x</b>'], why: '<script>1</script>', title: '<i>'}}\n")
    page = company.draw().pages["guidelines/"]
    assert page.select("main :is(b, i, main script)") == []
    assert "<script>1</script>" in page.get_text()


def test_without_anything_to_say_the_page_holds_its_few_lines(company: Company) -> None:
    company.write("guidelines.yml", "defaults: false\n")
    page = company.draw().pages["guidelines/"]
    assert [each.get_text() for each in page.select("main :is(h1, h2, h3)")] == [
        "Guidelines",
        "When you talk about your work",
    ]
