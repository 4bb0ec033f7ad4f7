"""Which of the addresses that were once published are lost, and what could take them over."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kollega.check.published import Heirs, compare
from kollega.check.url_list import Listed, read_list
from kollega.diagnostics import ConfigurationError, Mark
from writing import ANNA, site_of, story, vacancy

URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


def sitemap(*urls: str) -> str:
    return URLSET.format("".join(f"<url><loc>{url}</loc><lastmod>2024-01-01</lastmod></url>" for url in urls))


def index(*urls: str) -> str:
    return INDEX.format("".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls))


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"list": sitemap("https://x.org/a/", "https://x.org/b/?p=1&amp;q=2")}, id="a sitemap"),
        pytest.param(
            {"list": sitemap("\n https://x.org/a/ ", "https://x.org/b/?p=1&amp;q=2\n")}, id="with white space"
        ),
        pytest.param(
            {"list": sitemap("https://x.org/a/", "https://x.org/b/?p=1&amp;q=2").replace(" xmlns", " x")},
            id="of no namespace",
        ),
        pytest.param(
            {"list": gzip.compress(sitemap("https://x.org/a/", "https://x.org/b/?p=1&amp;q=2").encode())}, id="packed"
        ),
        pytest.param(
            {"list": sitemap("https://x.org/a/", "https://x.org/b/?p=1&amp;q=2").encode("utf-16")}, id="UTF-16"
        ),
        pytest.param({"list": "https://x.org/a/\nhttps://x.org/b/?p=1&q=2\nhttps://x.org/a/\n"}, id="lines, one twice"),
        pytest.param({"list": "\ufeff# all\n\nhttps://x.org/a/\r\n  https://x.org/b/?p=1&q=2\r\n"}, id="with remarks"),
        pytest.param({"list": 'Page,Clicks\n"https://x.org/a/",7\nhttps://x.org/b/?p=1&q=2;3\n'}, id="an export"),
        pytest.param(
            {
                "list": index("https://x.org/maps/one.xml", "https://x.org/maps/two.xml.gz"),
                "one.xml": sitemap("https://x.org/a/"),
                "two.xml": sitemap("https://x.org/b/?p=1&amp;q=2"),
            },
            id="an index of what lies beside it",
        ),
        pytest.param(
            {
                "list": gzip.compress(index("https://x.org/one.xml").encode()),
                "one.xml.gz": gzip.compress(sitemap("https://x.org/a/", "https://x.org/b/?p=1&amp;q=2").encode()),
            },
            id="all packed",
        ),
    ],
)
def test_a_list_is_read_in_every_form(files: dict[str, str | bytes], tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    assert [each.url for each in read_list(tmp_path / "list")] == ["https://x.org/a/", "https://x.org/b/?p=1&q=2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "there is no address in it", id="nothing"),
        pytest.param("Page,Clicks\n", "there is no address in it", id="headings alone"),
        pytest.param(sitemap(), "there is no address in it", id="an empty sitemap"),
        pytest.param("<urlset><url>", "it is not a sitemap", id="cut off"),
        pytest.param(gzip.compress(b"https://x.org/")[:12], "it is compressed, and damaged", id="damaged"),
        pytest.param(index("https://x.org/maps/three.xml"), "three.xml is not beside it", id="of what is not there"),
        pytest.param(index("https://x.org/list"), "list is not beside it", id="of itself"),
        pytest.param(index("https://x.org/"), "is not beside it", id="of a folder"),
        pytest.param(index("https://x.org/inner.xml"), "lists files that are not sitemaps", id="of an index"),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY e SYSTEM "file:///etc/hostname">]><urlset><url><loc>&e;</loc></url></urlset>',
            "there is no address in it",
            id="that would read another file",
        ),
    ],
)
def test_a_list_that_cannot_be_read_is_told_in_words(content: str | bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "inner.xml").write_text(index("https://x.org/one.xml"))
    (tmp_path / "list").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigurationError, match=said):
        read_list(tmp_path / "list")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (sitemap("https://x.org/a/", "https://x.org/b/"), [(1, 71), (1, 138)]),
        (sitemap("\nhttps://x.org/a/", "https://x.org/b/?p=1&amp;q=2"), [(2, 1), (2, 68)]),
        ("# former\n  https://x.org/a/\n", [(2, 3)]),
    ],
)
def test_an_address_is_told_with_its_line_and_column(text: str, places: list[tuple[int, int]], tmp_path: Path) -> None:
    (tmp_path / "list").write_text(text)
    assert [(each.mark.line, each.mark.column) for each in read_list(tmp_path / "list")] == places


PUBLISHED = frozenset({"index.html", "vacancies/fitter/index.html", "feeds/vacancies.rss", "nl/café/index.html"})


def listed(*urls: str) -> list[Listed]:
    return [Listed(url, Path("list"), Mark(number)) for number, url in enumerate(urls, start=1)]


@pytest.mark.parametrize(
    "url",
    [
        "https://x.org/jobs/",
        "https://x.org/jobs",
        "http://www.x.org/jobs/index.html",
        "https://x.org:443/jobs/vacancies/fitter/",
        "https://x.org/jobs//vacancies/fitter",
        "https://X.org/jobs/vacancies/fitter/index.html?utm_source=x#apply",
        "https://x.org/jobs/feeds/vacancies.rss",
        "https://x.org/jobs/nl/caf%C3%A9/",
        "https://x.org/jobs/nl/cafe%CC%81/",
        "/jobs/vacancies/fitter/",
        "/vacancies/fitter/",
    ],
)
def test_an_address_is_kept_however_it_is_written(url: str) -> None:
    found = compare(listed(url, "https://x.org/jobs/gone/"), "https://x.org/jobs/", PUBLISHED)
    assert (found.kept, [each.path for each in found.lost], found.elsewhere) == (1, ["gone/"], 0)


@pytest.mark.parametrize(
    ("urls", "lost", "elsewhere", "former"),
    [
        pytest.param(["https://x.org/jobs/a/", "http://www.x.org/jobs/a"], ["a/"], 0, "", id="twice is once"),
        pytest.param(["https://x.org/jobs/a/", "https://y.org/jobs/b/"], ["a/"], 1, "", id="another host"),
        pytest.param(["https://x.org/jobs/a/", "https://x.org/shop/"], ["a/"], 1, "", id="another folder"),
        pytest.param(["https://x.org/jobs/a/", "https://[x/"], ["a/"], 1, "", id="nonsense"),
        pytest.param(
            ["https://old.org/jobs/a/", "https://www.old.org/b/"], ["a/", "b/"], 0, "old.org", id="all of a former host"
        ),
        pytest.param(["https://x.org/jobs/Vacancies/Fitter/"], ["Vacancies/Fitter/"], 0, "", id="capitals are others"),
        pytest.param(["https://x.org/jobs/../etc/"], [], 1, "", id="above"),
    ],
)
def test_what_is_lost_is_told_once_and_what_is_elsewhere_counted(
    urls: list[str], lost: list[str], elsewhere: int, former: str
) -> None:
    found = compare(listed(*urls), "https://x.org/jobs/", PUBLISHED)
    assert ([each.path for each in found.lost], found.elsewhere, found.former_host) == (lost, elsewhere, former)


ITEMS = (
    vacancy("bridge-mechanic", title="Bridge mechanic", aliases=["lock-keeper"]),
    vacancy("bridge-mechanic", title="Brugmonteur", lang="nl"),
    vacancy("lift-fitter", title="Lift fitter"),
    vacancy("lift-driver", title="Lift driver", status="closed"),
    vacancy("senior-lift-driver", title="Senior lift driver"),
    vacancy("gone", title="Keeper of the gone lock", status="withdrawn"),
    vacancy("soon", title="Night skipper", date_posted="2026-05-01"),
    story("thursday-soup", title="Soup on Thursdays"),
    ANNA,
)


@pytest.mark.parametrize(
    ("lost", "heir", "by_alias"),
    [
        pytest.param("vacancies/bridge-mechanics/", "vacancies/bridge-mechanic/", True, id="the plural"),
        pytest.param("vacancies/bridge-mechanic-4711/", "vacancies/bridge-mechanic/", True, id="with a number"),
        pytest.param("vacancies/mechanic-bridge-utrecht/", "vacancies/bridge-mechanic/", True, id="with a town"),
        pytest.param("nl/vacancies/brugmonteur/", "nl/vacancies/bridge-mechanic/", True, id="by its title, in Dutch"),
        pytest.param(
            "nl/vacancies/bridge-mechanics/", "nl/vacancies/bridge-mechanic/", True, id="of two languages its own"
        ),
        pytest.param("vacancies/lock-keepers/", "vacancies/bridge-mechanic/", True, id="like a former name"),
        pytest.param("vacancies/thursdays-soup/", "stories/thursday-soup/", False, id="a story among vacancies"),
        pytest.param("nl/vacancies/lift-fitter/", "vacancies/lift-fitter/", False, id="in another language alone"),
        pytest.param("jobs/4711-lift-fitter.html", "vacancies/lift-fitter/", False, id="of another system"),
        pytest.param("vacancies/Lift-Fitter/", "vacancies/lift-fitter/", False, id="in capitals"),
        pytest.param("vacancies/lift-fitter.php", "vacancies/lift-fitter/", False, id="with an ending"),
        pytest.param("vacancies/fitter/", None, False, id="half of a name"),
        pytest.param(
            "vacancies/lift-drivers-senior-lift/", "vacancies/senior-lift-driver/", True, id="the nearer of two"
        ),
        pytest.param("vacancies/lift-fitter-driver/", None, False, id="as like one as another"),
        pytest.param("vacancies/lift/", None, False, id="one of several"),
        pytest.param("vacancies/gone/", None, False, id="a withdrawn one is never named"),
        pytest.param("people/anna-b/", None, False, id="nor is a person"),
        pytest.param("vacancies/4711/", None, False, id="a number"),
        pytest.param("go/lift-fitter/", None, False, id="a short link"),
        pytest.param("assets/bridge-mechanic.png", None, False, id="a picture"),
        pytest.param("", None, False, id="the home page"),
    ],
)
def test_what_could_take_an_address_over_is_named_where_that_is_fairly_sure(
    lost: str, heir: str | None, *, by_alias: bool
) -> None:
    found = Heirs(site_of(*ITEMS), {"vacancies/lift-fitter/index.html"}).of(lost)
    assert (found and found.path) == heir
    assert bool(found and found.item) is by_alias


def test_what_is_not_published_yet_is_named_as_what_will_stand_there() -> None:
    waiting = Heirs(site_of(*ITEMS), frozenset()).unpublished("vacancies/soon")
    assert waiting
    assert waiting.path == "vacancies/soon.en.md"
    assert Heirs(site_of(*ITEMS), frozenset()).unpublished("vacancies/gone/") is None
