"""The promises that hold for every page, each with a test; the other files go into the details.

1. Nobody else is asked, nothing is kept      here, and browser/test_every_page.py
2. No link tells who shared it                here
3. No snippet breaks its network's rules      kits/test_invariant.py, build/test_feeds_and_kits.py
4. No traceback, no half a site               build/test_publishing.py, build/test_mkdocs.py, content/
5. Same inputs, same bytes                    build/test_same_bytes.py
6. Withdrawn means gone                       build/test_life.py
7. A JobPosting says what the page says       outputs/linked_data/test_page_and_posting.py
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from company import Company
    from website import Website

LOADED = (
    "//script | //img | //iframe | //source | //video | //audio | //embed | //object"
    " | //link[contains(@rel, 'stylesheet') or contains(@rel, 'icon')]"
)
"""What a browser fetches by itself."""

OWN_FILES = {
    "embed/kollega",
    "pagefind/pagefind",
    "pagefind/pagefind-worker",
    *(f"assets/theme/javascripts/{name}" for name in ("feeds", "filters", "kits", "search-index", "share")),
}
"""Scripts that ask for files of the site itself; their browser tests see whom."""


def test_nothing_is_loaded_from_another_host(example: Website) -> None:
    loaded = {
        node.get(name, "")
        for page in example.trees.values()
        for node in page.xpath(LOADED)
        for name in ("src", "href", "srcset", "data")
    }
    assert [each for each in loaded if "//" in each] == []


def test_no_style_sheet_or_script_names_another_host(example: Website) -> None:
    sources = {path: content.decode() for path, content in example.files.items() if path.endswith((".css", ".js"))}
    assert sources
    asked = re.compile(
        r"@import|url\(['\"]?(?:https?:)?//|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|document\.cookie"
    )
    assert {path.split(".")[0] for path, source in sources.items() if asked.search(source)} <= OWN_FILES


def test_a_style_sheet_names_only_files_that_are_there(example: Website) -> None:
    for path in [path for path in example.files if path.endswith(".css")]:
        for name in re.findall(r"url\(['\"]?([^'\")#]+)", example.files[path].decode()):
            if not name.startswith("data:"):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                assert target in example.files, (path, name)


def test_no_link_tells_who_shared_it(example: Website) -> None:
    people = re.compile("dekkers|aydin|vercammen|marjan|yusuf|ines", re.IGNORECASE)
    for kit in example.kits.values():
        for snippet in kit["snippets"] + kit["prompts"]:
            parameters = parse_qs(urlsplit(snippet["link"]).query)
            assert parameters.keys() <= {"utm_source", "utm_campaign"}
            assert parameters["utm_source"] == [snippet["network"]]
            assert not people.search(urlsplit(snippet["link"]).query)
        assert not people.search(urlsplit(kit["short_url"]).path)


def test_without_tracking_a_link_tells_nothing_at_all(company: Company) -> None:
    company.configure({"share": {"tracking": False}})
    kits = company.build().kits.values()
    assert kits
    assert [s["link"] for kit in kits for s in kit["snippets"] if s["link"] != kit["short_url"]] == []
