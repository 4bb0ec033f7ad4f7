"""Whatever anybody writes anywhere, nothing of it runs in a browser, and nobody else is asked for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import feedparser
import pytest

from company import hostile_company, picture
from kollega.outputs.output import OutputKind
from questions import answers, ask
from served import served
from vectors import ELSEWHERE, VECTORS, groups
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from website import Website

FOREIGN = r"""() => [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({name, value}) => name.startsWith('on')
        || (/^(href|src|action|data|xlink:href)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)))
).map((element) => element.outerHTML.slice(0, 200))"""
"""Elements with a handler, or with an address that is code: they would run when somebody points at them."""

AWAKEN = """() => document.querySelectorAll('main *').forEach((element) => {
    for (const name of ['focus', 'mouseover', 'toggle', 'animationstart']) element.dispatchEvent(new Event(name))
})"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in whose every field and names of files stands every vector; nobody looks at its share cards."""
    company = hostile_company(tmp_path_factory.mktemp("attacked"), groups())
    names = [vector for vector in VECTORS if "/" not in vector]
    shown = [f"![a](<{quote(name)}.png>) [b](<../pages/files/{quote(name)}.txt>)" for name in names]
    for name in names:
        company.write(f"pages/{name}.md", "A page is called like its file where it has no heading.\n")
        company.write(f"pages/files/{name}.txt", name)
        company.write(f"stories/{name}.png", picture())
    company.edit("stories/lifts.md", "A lift waits", "\n\n".join((*shown, "A lift waits")))
    return company.build(kinds=frozenset(OutputKind) - {OutputKind.CARDS})


class Victim:
    """Somebody whose browser knows no policy, so that whatever is let through would run."""

    def __init__(self, reader: Reader) -> None:
        self.ran: list[Any] = []
        self.reader = reader
        self.page = reader.page
        self.page.context.expose_function("ran", lambda *said: self.ran.append(said))

    def harm(self) -> list[Any]:
        """Return what ran, who else was asked, and what would run if somebody pointed at it."""
        strangers = [host for host in self.reader.hosts if not self.reader.address.startswith(host)]
        return [*self.ran, *strangers, *self.page.evaluate(FOREIGN)]


@pytest.fixture(scope="module")
def victim(chromium: Browser, attacked: Website) -> Iterator[Victim]:
    with served(attacked.folder) as address, Reader.of(chromium, address, anew=True, bypass_csp=True) as reader:
        yield Victim(reader)


def test_a_vector_that_is_let_through_is_noticed(victim: Victim) -> None:
    victim.page.goto(f"{victim.reader.address}404.html")
    victim.page.evaluate("document.body.innerHTML = '<img src=x onerror=ran(0)>'")
    victim.page.wait_for_timeout(200)  # as long as everybody after this is watched at least
    assert victim.ran == [(0,)]
    assert victim.page.evaluate(FOREIGN)
    victim.ran.clear()
    victim.reader.hosts.clear()


def test_no_page_runs_a_vector(victim: Victim, attacked: Website) -> None:
    harm = {}
    # A facet of one vector alone shows nothing that those of a group do not show.
    pages = [path for path in attacked.pages if "vectors-" in path or not path.startswith(("tags/", "locations/"))]
    for path in pages:
        victim.page.goto(victim.reader.address + quote(path), wait_until="load")
        victim.page.evaluate(AWAKEN)
        if found := victim.harm():
            harm[path] = found
        victim.ran.clear()
    assert harm == {}
    assert len(pages) > 9 * len(groups())


def test_no_address_that_is_asked_for_runs_a_vector(victim: Victim) -> None:
    for group in groups().values():
        asked = quote(" ".join(group), safe="")
        for path in (
            f"search/?q={asked}",
            f"vacancies/?q={asked}&department={asked}&tag={asked}&location={asked}#{asked}",
            f"people/?q={asked}&expertise={asked}",
            f"share/?q={asked}&ref={asked}&utm_source={asked}",
            f"{asked}/",
        ):
            victim.page.goto(victim.reader.address + path, wait_until="load")
    victim.page.wait_for_timeout(300)
    assert victim.harm() == []


def test_no_result_of_the_search_runs_a_vector(victim: Victim) -> None:
    for words in ("ran", "script", "onerror img", "vectors"):
        victim.page.goto(f"{victim.reader.address}search/?q={quote(words)}", wait_until="load")
        assert answers(victim.page)
        victim.page.wait_for_timeout(200)
        assert victim.harm() == []
    for vector in VECTORS:
        ask(victim.page, vector)
    victim.page.wait_for_timeout(200)
    assert victim.harm() == []


def test_no_own_words_on_a_share_page_run(victim: Victim) -> None:
    for kind in ("stories", "vacancies"):
        victim.page.goto(f"{victim.reader.address}share/{kind}/vectors-1/", wait_until="load")
        for area in victim.page.locator("textarea:visible").all()[:3]:
            for vector in VECTORS:
                area.fill(vector)
        assert victim.harm() == []


@pytest.mark.parametrize("feed", ["feeds/stories.rss", "feeds/vacancies.rss"])
def test_no_feed_runs_a_vector_in_a_reader_that_takes_it_for_html(victim: Victim, attacked: Website, feed: str) -> None:
    parsed = feedparser.parse(attacked.files[feed], sanitize_html=False)
    assert len(parsed.entries) > len(groups())
    texts = [parsed.feed.description, *(entry.summary for entry in parsed.entries)]
    texts += [content.value for entry in parsed.entries for content in entry.content]
    victim.page.goto(f"{victim.reader.address}404.html", wait_until="load")
    for text in texts:
        victim.page.evaluate("(html) => { document.body.innerHTML = html }", text)
        victim.page.evaluate(AWAKEN)
        assert victim.page.evaluate(FOREIGN) == []
    victim.page.wait_for_timeout(300)
    assert victim.ran == []
    assert not any(ELSEWHERE in host for host in victim.reader.hosts)
    victim.reader.hosts.clear()
