"""Former addresses on real web servers, and as the hosts of static sites read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from company import minimal_company
from kollega.diagnostics import ConfigurationError
from kollega.outputs.pages.redirect_rules import MOST_STATIC, Rename, apache, cloudflare, netlify, nginx
from web_servers import SERVERS, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from company import Company
    from website import Website

    Server = Callable[[Path, Path, Path], AbstractContextManager[str]]

BASE = "/caf%C3%A9%20%22x%22/jobs/"
"""The folder of the site on its host: letters, a space and quotation marks, as an address writes them."""

FACTS = "date_posted: 2026-03-01\ndescription: You mend lifts.\napply_email: jobs@acme.example\n"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    company = minimal_company(tmp_path_factory.mktemp("renamed") / "acme")
    settings = {"languages": ["en", "nl"], "redirects": ["nginx", "apache"]}
    company.configure(settings, site_url=f"https://acme.example{BASE}")
    company.edit("vacancies/fitter.md", "---\ntitle", "---\naliases: [lift-fitter, lift-fitter-2020]\ntitle")
    company.edit("stories/lifts.md", "---\ntitle", "---\naliases: [lift]\ntitle")
    for name, line in {"fitter.nl": "aliases: [monteur]", "gone": "status: withdrawn\naliases: [gone-before]"}.items():
        company.write(f"vacancies/{name}.md", f"---\ntitle: Lifts\n{line}\n{FACTS}---\nText.\n")
    return company


@pytest.fixture(scope="module")
def site(company: Company) -> Website:
    return company.draw()


@pytest.fixture(scope="module", params=SERVERS)
def server(
    site: Website, company: Company, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    base = folder / "www" / unquote(BASE).strip("/")
    base.parent.mkdir(parents=True)
    base.symlink_to(site.folder)
    for each in (folder, *folder.parents[:2], *company.root.parents[:2]):
        each.chmod(0o755)  # Apache reads as another user
    start: Server = SERVERS[request.param]
    with start(folder / "www", company.root / f"redirects.{request.param}", folder) as url:
        yield url


@pytest.mark.parametrize(
    ("former", "present"),
    [
        pytest.param("vacancies/lift-fitter/", "vacancies/fitter/", id="an alias"),
        pytest.param("vacancies/lift-fitter-2020/", "vacancies/fitter/", id="one that begins like another"),
        pytest.param("vacancies/lift-fitter", "vacancies/fitter/", id="without its last slash"),
        pytest.param("stories/lift/", "stories/lifts/", id="a story"),
        pytest.param("nl/vacancies/monteur/", "nl/vacancies/fitter/", id="another language"),
    ],
)
@pytest.mark.parametrize("query", ["", "?utm_source=linkedin&ref=a%26b%20c"])
def test_a_server_leads_from_a_former_address_on_with_its_query(
    server: str, former: str, present: str, query: str
) -> None:
    status, target = answer(f"{server}{BASE}{former}{query}")
    assert status == 301
    if not target.partition("?")[0].endswith("/"):  # Apache takes the slash along as it found it
        _, target = answer(target)
    path, mark, behind = target.removeprefix(server).partition("?")
    assert (unquote(path), mark + behind) == (unquote(f"{BASE}{present}"), query)
    assert answer(f"{server}{target.removeprefix(server)}") == (200, "")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("vacancies/fitter/", 200, id="what is there"),
        pytest.param("vacancies/lift-fitters/", 404, id="what begins with a former name"),
        pytest.param("vacancies/monteur/", 404, id="an alias of another language"),
        pytest.param("vacancies/gone-before/", 200, id="a withdrawn one, whose page leads to the list"),
    ],
)
def test_a_server_leaves_all_other_addresses_to_the_pages(server: str, address: str, status: int) -> None:
    assert answer(f"{server}{BASE}{address}") == (status, "")


def test_a_short_link_stays_a_page_that_shows_its_card(server: str, site: Website) -> None:
    short = [address for address in site.redirects if address.startswith("go/")]
    assert short
    assert {answer(f"{server}{BASE}{address}") for address in short} == {(200, "")}


def test_nothing_withdrawn_stands_in_a_list_of_former_addresses(site: Website, company: Company) -> None:
    lists = [site.files["_redirects"], *((company.root / f"redirects.{name}").read_bytes() for name in SERVERS)]
    assert [b"gone" in text for text in lists] == [False, False, False]
    assert [text.count(b"lift-fitter-2020") for text in lists] == [1, 2, 1]


def test_rules_for_servers_lie_beside_the_site_and_those_of_hosts_in_it(site: Website, company: Company) -> None:
    assert {path for path in site.files if "redirects" in path} == {"_redirects"}
    assert {path.name for path in company.root.glob("*redirects*")} == {"redirects.nginx", "redirects.apache"}


@pytest.mark.parametrize("content", ["location /old/ { return 301 /new/; }", None], ids=["another file", "a folder"])
def test_what_somebody_else_has_put_in_their_place_is_kept_and_told(tmp_path: Path, content: str | None) -> None:
    company = minimal_company(tmp_path / "acme")
    company.configure({"redirects": "nginx"})
    beside = company.write("redirects.nginx" + ("" if content else "/x"), content or "")
    with pytest.raises(ConfigurationError, match="is where a build writes"):
        company.draw()
    assert beside.read_text("utf-8") == (content or "")
    assert not company.site_dir.exists()


def test_what_an_earlier_build_has_put_there_is_brought_up_to_date(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    company.configure({"redirects": "apache"})
    company.draw()
    company.edit("stories/lifts.md", "---\ntitle", "---\naliases: [lift]\ntitle")
    company.draw()
    assert 'Redirect permanent "/stories/lift" ' in (company.root / "redirects.apache").read_text("utf-8")
    assert not list(company.root.glob(".redirects*"))


def test_a_site_in_which_nothing_was_renamed_has_no_list(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    assert "_redirects" not in company.draw().files
    assert not list(company.root.glob("redirects.*"))


STRANGE = Rename('/a "b"\\c/ü:x*/$uri/old/', '/a "b"\\c/ü:x*/$uri/new/')


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (cloudflare, "/a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/old/ /a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/new/ 301\n"),
        (netlify, "/a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/old/ /a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/new/ 301!\n"),
        (
            nginx,
            (
                '"/a \\"b\\"\\\\c/ü:x*/$uri/old/" "/a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/new/";\n'
                '"/a \\"b\\"\\\\c/ü:x*/$uri/old" "/a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/new/";\n'
            ),
        ),
        (
            apache,
            'Redirect permanent "/a \\"b\\"\\\\c/ü:x*/$uri/old" "/a%20%22b%22%5Cc/%C3%BC%3Ax%2A/%24uri/new"\n',
        ),
    ],
)
def test_what_means_something_else_to_a_server_is_written_so_that_it_does_not(
    form: Callable[[list[Rename]], str], text: str
) -> None:
    assert form([STRANGE]) == text


def test_a_host_with_a_limit_gets_no_more_rules_than_it_takes() -> None:
    rules = [Rename(f"/vacancies/{number}/", "/vacancies/x/") for number in range(MOST_STATIC + 1)]
    assert len(cloudflare(rules).splitlines()) == MOST_STATIC
    assert len(netlify(rules).splitlines()) == MOST_STATIC + 1
