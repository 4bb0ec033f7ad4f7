"""The guidelines for sharing are at their address, and every share page leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import ConfigurationError
from kollega.host import project_of
from website import attribute

if TYPE_CHECKING:
    from company import Company


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
