"""Style sheets and scripts of a site's own, which mkdocs.yml names as MkDocs has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kollega.diagnostics import ConfigurationError
from kollega.host import project_of
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website


def extended(company: Company, **extras: Any) -> Website:
    company.write("pages/styles/first.css", "h1 { color: red }")
    company.write("pages/styles/the second.css", "h1 { color: green }")
    company.write("pages/one.js", "")
    company.write("pages/two.mjs", "")
    company.configure(**extras)
    return company.build()


def linked(site: Website, address: str) -> list[str]:
    """Return the style sheets that the head of a page links, without the way to the root and the digests."""
    links = site.pages[address].select("head link[rel=stylesheet]")
    return [attribute(link, "href").lstrip("./").partition("?")[0] for link in links]


def test_every_page_links_them_after_the_theme_s_and_in_their_order(company: Company) -> None:
    site = extended(company, extra_css=["styles/the second.css", "styles/first.css"])
    assert {"stories/lifts/", "vacancies/fitter/", "share/", "embed/vacancies/", "404.html", ""} <= site.pages.keys()
    for address in site.pages:
        *theme, second, first = linked(site, address)
        assert theme[0].startswith("assets/theme/stylesheets/kollega.")
        assert all(each.startswith("assets/theme/") for each in theme)
        assert [second, first] == ["styles/the%20second.css", "styles/first.css"]
    assert [path for path in site.documents if any("styles/" in link for link in site.broken(path))] == []


def test_scripts_have_the_forms_that_mkdocs_knows(company: Company) -> None:
    forms = [
        "one.js",
        "two.mjs",
        {"path": "one.js", "defer": True},
        {"path": "one.js", "async": True, "type": "text/x"},
    ]
    site = extended(company, extra_javascript=forms)
    written = [dict(script.attrs) for script in site.pages["stories/lifts/"].select("footer ~ script")]
    assert [(str(script.pop("src")).partition("?")[0], script) for script in written] == [
        ("../../one.js", {}),
        ("../../two.mjs", {"type": "module"}),
        ("../../one.js", {"defer": ""}),
        ("../../one.js", {"async": "", "type": "text/x"}),
    ]


def test_an_address_changes_with_what_is_in_the_file(company: Company) -> None:
    before = extended(company, extra_css=["styles/first.css"]).pages["stories/lifts/"]
    company.write("pages/styles/first.css", "h1 { color: blue }")
    after = company.build().pages["stories/lifts/"]
    addresses = [attribute(page.select("head link[rel=stylesheet]")[-1], "href") for page in (before, after)]
    assert [address.partition("?")[0] for address in addresses] == ["../../styles/first.css"] * 2
    assert addresses[0] != addresses[1]


@pytest.mark.parametrize(
    "path",
    [
        "https://cdn.example.org/x.css",
        "//cdn.example.org/x.css",
        "data:text/css,h1{}",
        "missing.css",
        "../mkdocs.yml",
        "/etc/hostname",
        "styles",
        "",
        {"path": "one.js"},
    ],
    ids=str,
)
def test_what_is_no_file_of_the_site_is_refused(company: Company, path: object) -> None:
    company.write("pages/styles/first.css", "")
    company.configure(extra_css=[path])
    with pytest.raises(ConfigurationError) as refused:
        project_of(company.config_file)
    assert refused.value.option == "extra_css"
    assert refused.value.hint


def test_a_script_of_another_host_ends_the_command_with_the_name_of_the_option(company: Company) -> None:
    company.configure(extra_javascript=[{"path": "https://cdn.example.org/x.js", "async": True}])
    ended = company.run("kollega", "check")
    assert ended.returncode == 2
    assert "extra_javascript: “https://cdn.example.org/x.js” is an address" in ended.stderr
